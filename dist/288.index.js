export const id = 288;
export const ids = [288];
export const modules = {

/***/ 16931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ reap)
});

// EXTERNAL MODULE: ./.build/src/docker/labels.js
var docker_labels = __webpack_require__(3757);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/processes/find.js
var find = __webpack_require__(80354);
// EXTERNAL MODULE: ./.build/src/cleanup/host.js
var cleanup_host = __webpack_require__(18012);
;// CONCATENATED MODULE: ./.build/src/cleanup/liveness.js

const dead = (why) => ({ dead: true, why });
const alive = (why) => ({ dead: false, why });
function judge({ labels, record, created, runStatus, isAskedFor = false }, host) {
    const isOurs = record !== undefined && record.bootId === host.bootId && record.pidNamespace === host.pidNamespace;
    const leaseIsOurs = isOurs && host.bootId !== '' && host.pidNamespace !== '';
    const isRunning = leaseIsOurs && record.processStart !== '' && host.processStart(record.pid) === record.processStart;
    if (isRunning)
        return alive('its process is running');
    if (isAskedFor) {
        return !isOurs && runStatus === 'in-progress' ? alive('its run goes on, elsewhere') : dead('it was asked for');
    }
    const deadline = Number(labels[docker_labels/* LABEL */.d_.deadline] ?? record?.deadline ?? 0);
    if (deadline > 0 && deadline < host.now)
        return dead('its deadline has passed');
    const bootId = labels[docker_labels/* LABEL */.d_.hostBootId] ?? record?.bootId ?? '';
    if (bootId !== '' && host.bootId !== '' && bootId !== host.bootId)
        return dead('the host was restarted since');
    const isOld = created > 0 && created + host.olderThan <= host.now;
    if (record?.kept === true) {
        return isOld
            ? dead('kept for debugging, and older than the limit')
            : alive('kept for debugging until its deadline');
    }
    if (leaseIsOurs)
        return dead('its process is gone');
    if (runStatus === 'completed')
        return dead('its run is completed');
    if (isOld)
        return dead('older than the limit, and nothing vouches for it');
    return alive('nothing proves that it is dead');
}

// EXTERNAL MODULE: ./.build/src/cleanup/session.js
var session = __webpack_require__(47588);
// EXTERNAL MODULE: ./.build/src/cleanup/sweep.js
var sweep = __webpack_require__(97336);
;// CONCATENATED MODULE: ./.build/src/cleanup/reaper.js







async function reap(engine, state, clock, options) {
    const records = (0,session/* readRecords */.T3)(state);
    const bySession = new Map();
    for (const object of await engine.owned([docker_labels/* LABEL */.d_.session])) {
        const session = object.labels[docker_labels/* LABEL */.d_.session] ?? '';
        if (session === '')
            continue;
        bySession.set(session, [...(bySession.get(session) ?? []), object]);
    }
    const now = Math.floor(clock.now() / 1000);
    const host = {
        bootId: engine.info.isLocal ? (0,cleanup_host/* bootId */.aW)() : '',
        pidNamespace: (0,cleanup_host/* pidNamespace */.fP)(),
        processStart: cleanup_host/* processStart */.gy,
        now,
        olderThan: options.olderThanMs / 1000,
    };
    const judged = await Promise.all(sessionsOf(bySession, records, options).map(async (session) => {
        const objects = bySession.get(session) ?? [];
        const record = records.get(session);
        const labels = objects[0]?.labels ?? {};
        const runStatus = (await options.runStatus?.(...runOf(labels))) ?? 'unknown';
        const created = Math.min(...objects.map((object) => object.created || now), now);
        const isAskedFor = options.session !== undefined;
        const { dead, why } = judge({ session, labels, created, record, runStatus, isAskedFor }, host);
        const found = {
            session,
            repository: labels[docker_labels/* LABEL */.d_.repository] ?? record?.repository ?? '',
            suite: labels[docker_labels/* LABEL */.d_.suite] ?? '',
            objects: objects.map(({ kind, name }) => ({ kind, name })),
            ageSeconds: now - created,
            dead,
            why,
        };
        return { found, record };
    }));
    if (!options.dryRun)
        (0,session/* removeDeadAsides */.gw)(state);
    const failures = [];
    for (const { found, record } of judged) {
        if (!found.dead || options.dryRun)
            continue;
        try {
            await (0,find/* endMarked */.Q)(found.session, (ms) => clock.sleep(ms));
            await (0,sweep/* sweep */.X0)(engine, [`${docker_labels/* LABEL */.d_.session}=${found.session}`], clock, sweep/* UNSETTLED */.ht);
            if (record !== undefined)
                (0,session/* closeSession */.Vu)(state, record);
        }
        catch (error) {
            failures.push(`session ${found.session}: ${error.message}`);
        }
    }
    if (failures.length > 0) {
        throw new errors/* EnvironmentError */.eG('teardown-incomplete', failures.join('\n'), {
            hint: 'Run it again; `docker ps -a` shows what holds them.',
        });
    }
    return judged.map(({ found }) => found);
}
function sessionsOf(objects, records, { session }) {
    const all = [...new Set([...objects.keys(), ...records.keys()])].sort();
    return session === undefined ? all : all.filter((one) => one === session);
}
const runOf = (labels) => [
    labels[docker_labels/* LABEL */.d_.repository] ?? '',
    labels[docker_labels/* LABEL */.d_.runId] ?? '',
    Number(labels[docker_labels/* LABEL */.d_.runAttempt] ?? 1),
];


/***/ }),

/***/ 10288:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ openEngine),
/* harmony export */   f: () => (/* binding */ withSession)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var _cleanup_reaper_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16931);
/* harmony import */ var _cleanup_session_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47588);
/* harmony import */ var _cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97336);
/* harmony import */ var _cleanup_temp_folder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(82169);
/* harmony import */ var _docker_compose_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(34455);
/* harmony import */ var _docker_connect_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(51530);
/* harmony import */ var _docker_labels_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3757);
/* harmony import */ var _docker_no_engine_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9472);
/* harmony import */ var _processes_find_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(80354);
/* harmony import */ var _snapshot_collect_states_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(3449);
/* harmony import */ var _snapshot_spares_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(91030);
/* harmony import */ var _stack_networks_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(24304);
/* harmony import */ var _compose_project_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(73171);














const REAP_AFTER_MS = 24 * 60 * 60 * 1000;
async function openEngine({ env, }) {
    const address = await (0,_docker_compose_js__WEBPACK_IMPORTED_MODULE_5__/* .engineAddress */ .ZK)({ env });
    const [engine] = await Promise.all([(0,_docker_connect_js__WEBPACK_IMPORTED_MODULE_6__/* .connect */ .N)(address), (0,_docker_compose_js__WEBPACK_IMPORTED_MODULE_5__/* .composeVersion */ .JM)({ env })]);
    return { engine, address };
}
async function withSession(context, { compose }, work) {
    const hasStacks = compose !== false;
    const { engine, address } = hasStacks ? await openEngine(context) : { engine: (0,_docker_no_engine_js__WEBPACK_IMPORTED_MODULE_8__/* .noEngine */ .q)(), address: _docker_no_engine_js__WEBPACK_IMPORTED_MODULE_8__/* .NO_ENGINE */ .Z };
    if (hasStacks)
        await reapQuietly(context, engine);
    const record = (0,_cleanup_session_js__WEBPACK_IMPORTED_MODULE_2__/* .openSession */ .fA)(context, address);
    let isKept = false;
    const keep = () => {
        isKept = true;
        (0,_cleanup_session_js__WEBPACK_IMPORTED_MODULE_2__/* .keepSession */ .as)(context, record);
    };
    const spares = new _snapshot_spares_js__WEBPACK_IMPORTED_MODULE_11__/* .Spares */ .f(engine, record.session, (0,_docker_labels_js__WEBPACK_IMPORTED_MODULE_7__/* .sessionLabels */ .sx)(record));
    const end = async () => {
        await spares.close();
        await (0,_processes_find_js__WEBPACK_IMPORTED_MODULE_9__/* .endMarked */ .Q)(record.session, (ms) => context.clock.sleep(ms));
        if (isKept)
            return;
        const settled = context.signal.aborted ? _cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_3__/* .UNSETTLED */ .ht : _cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_3__/* .SETTLED */ ._V;
        await (0,_cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_3__/* .sweep */ .X0)(engine, [`${_docker_labels_js__WEBPACK_IMPORTED_MODULE_7__/* .LABEL */ .d_.session}=${record.session}`], context.clock, settled);
        await spares.discard();
        (0,_cleanup_session_js__WEBPACK_IMPORTED_MODULE_2__/* .closeSession */ .Vu)(context.paths.state, record);
    };
    let done;
    try {
        done = await work({
            engine,
            record,
            compose: new _compose_project_js__WEBPACK_IMPORTED_MODULE_13__/* .ComposeReader */ .A(),
            addresses: new _stack_networks_js__WEBPACK_IMPORTED_MODULE_12__/* .AddressBook */ .u5(engine, () => reapQuietly(context, engine)),
            spares,
            keep,
        });
    }
    catch (error) {
        await end().catch((left) => context.log.warning(left.message));
        throw error;
    }
    await end();
    return done;
}
async function reapQuietly(context, engine) {
    let removed = 0;
    try {
        const found = await (0,_cleanup_reaper_js__WEBPACK_IMPORTED_MODULE_1__/* .reap */ .x)(engine, context.paths.state, context.clock, { olderThanMs: REAP_AFTER_MS, dryRun: false });
        for (const { session, why, objects } of found.filter(({ dead }) => dead)) {
            removed += objects.length;
            if (objects.length > 0)
                context.log.info(`removed ${objects.length} objects of session ${session}: ${why}`);
        }
    }
    catch (error) {
        context.log.warning(`what earlier sessions left could not be removed: ${error.message}`);
    }
    await (0,_snapshot_collect_states_js__WEBPACK_IMPORTED_MODULE_10__/* .collectStates */ .xl)(engine, context.clock, { dryRun: false }).then((states) => {
        for (const { removed, why } of states)
            if (removed)
                context.log.debug(`a saved initial state was removed: ${why}`);
    }, (error) => context.log.warning(`saved initial states could not be looked at: ${error.message}`));
    (0,_cleanup_temp_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .removeDeadTempFolders */ .a)((0,node_os__WEBPACK_IMPORTED_MODULE_0__.tmpdir)(), false);
    return removed;
}


/***/ }),

/***/ 81103:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P2: () => (/* binding */ layerFolders),
/* harmony export */   PE: () => (/* binding */ layerSlotId),
/* harmony export */   Pj: () => (/* binding */ withLayerVolumes),
/* harmony export */   fo: () => (/* binding */ layerSlotOf),
/* harmony export */   vl: () => (/* binding */ changedPaths),
/* harmony export */   w6: () => (/* binding */ readLayer)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _compose_bind_sources_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65382);
/* harmony import */ var _slots_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72121);



const LOOKED_AT = 4000;
const NO_DATA = /(^|\/)(__pycache__|\.cache|\.npm|\.pytest_cache|\.local|node_modules\/\.[^/]+)(\/|$)|\.(log|pid|pyc|sock)$/;
async function readLayer(engine, containerId) {
    const changes = await engine.layerChanges(containerId);
    const leaves = leavesOf(changes).filter(({ path }) => !(0,_slots_js__WEBPACK_IMPORTED_MODULE_2__/* .isScratch */ .$h)(path) && !NO_DATA.test(path));
    const paths = new Map();
    for (let at = 0; at < Math.min(leaves.length, LOOKED_AT); at += 20) {
        await Promise.all(leaves.slice(at, at + 20).map(async ({ path, what }) => {
            if (what === 'removed')
                return void paths.set(path, what);
            const stat = await engine.stat(containerId, path);
            if (stat === undefined || (stat.isFolder && what === 'changed'))
                return;
            paths.set(path, stat.isFolder ? 'folder' : `${stat.size} ${stat.modified}`);
        }));
    }
    return { paths, added: new Set(changes.flatMap(({ path, what }) => (what === 'added' ? [path] : []))) };
}
function leavesOf(changes) {
    const folders = new Set(changes.map(({ path }) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(path)));
    return changes.filter(({ path }) => !folders.has(path));
}
const changedPaths = (before, after) => [...after.paths].flatMap(([path, what]) => (before?.paths.get(path) === what ? [] : [path])).sort();
function layerFolders({ paths, added }, mounts) {
    const folders = new Set();
    for (const path of paths.keys()) {
        if (mounts.some((mount) => (0,_compose_bind_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .isWithin */ .UO)(path, mount) || (0,_compose_bind_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .isWithin */ .UO)(mount, path)))
            continue;
        let folder = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(path);
        if (paths.get(path) === 'folder')
            folder = path;
        while (added.has(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(folder)))
            folder = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(folder);
        folders.add(folder);
    }
    return [...folders].filter((one) => ![...folders].some((other) => other !== one && (0,_compose_bind_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .isWithin */ .UO)(one, other))).sort();
}
const layerSlotId = ({ service, target }) => `layer:${service}:${target}`;
function layerSlotOf(id) {
    const [, service, target] = /^layer:([a-zA-Z0-9._-]+):(\/.+)$/.exec(id) ?? [];
    if (service === undefined || target === undefined || node_path__WEBPACK_IMPORTED_MODULE_0__.posix.resolve(target) !== target)
        return undefined;
    return (0,_slots_js__WEBPACK_IMPORTED_MODULE_2__/* .isScratch */ .$h)(target) ? undefined : { service, target };
}
function withLayerVolumes(model, project, labels, ids) {
    const volumes = { ...model.volumes };
    const services = { ...model.services };
    const idOf = new Map();
    for (const id of ids) {
        const layer = layerSlotOf(id);
        const definition = layer && services[layer.service];
        if (layer === undefined || definition === undefined)
            continue;
        const { service, target } = layer;
        const source = `${service}-layer-${idOf.size + 1}`;
        idOf.set(source, id);
        volumes[source] = { name: `${project}_${source}`, labels: { ...labels } };
        services[service] = { ...definition, volumes: [...(definition.volumes ?? []), { type: 'volume', source, target }] };
    }
    return { model: { ...model, services, ...(idOf.size > 0 && { volumes }) }, idOf };
}


/***/ }),

/***/ 59457:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LU: () => (/* binding */ childrenOf),
/* harmony export */   bO: () => (/* binding */ markHiding),
/* harmony export */   wX: () => (/* binding */ namesIn)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76619);



function namesIn(folder) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder);
    }
    catch {
        return [];
    }
}
function childrenOf(entries, folder) {
    const start = folder === '.' ? '' : `${folder}/`;
    return new Set(entries
        .map(({ path }) => path)
        .filter((path) => path !== '.' && path.startsWith(start) && !path.slice(start.length).includes('/'))
        .map((path) => path.slice(start.length)));
}
async function markHiding(engine, door, sources, manifest) {
    const slots = await Promise.all(manifest.slots.map(async ({ slot, entries }) => {
        const view = sources.find(({ id }) => id === slot)?.view;
        if (view === undefined)
            return { slot, entries };
        const marked = entries.map(async (entry) => {
            if (entry.kind !== 'folder')
                return entry;
            const own = childrenOf(entries, entry.path);
            const below = namesIn((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(view.lower, entry.path)).find((name) => !own.has(name));
            if (below === undefined)
                return entry;
            const seen = await engine.stat(door, `/door/${view.volume}/${entry.path}/${below}`);
            return seen === undefined ? { ...entry, hides: true } : entry;
        });
        return { slot, entries: await Promise.all(marked) };
    }));
    return (0,_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .makeManifest */ .Ui)(slots);
}


/***/ }),

/***/ 45378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ likelyOpened),
/* harmony export */   w: () => (/* binding */ SQLITE_HEAD)
/* harmony export */ });
/* harmony import */ var _postgres_tables_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65487);

const SQLITE_HEAD = '53514c69746520666f726d6174203300';
const LARGE_BYTES = 16 * 1024 * 1024;
const INNODB = /^(ibdata\d+|ib_logfile\d+|undo_?\d+|mysql\.ibd|aria_log\.\d+|#innodb_redo\/#ib_redo\d+)$/;
const POSTGRES = /^(global\/(\d+|pg_control)|pg_xact\/[0-9A-F]+|base\/(?!1\/|4\/)\d+\/\d{1,4}(_\w+)?)$/;
const SEGMENT = /^pg_wal\/[0-9A-F]{24}$/;
function likelyOpened(manifest) {
    const files = manifest.entries.filter(({ kind }) => kind === 'file');
    const innodb = files.flatMap(({ path }) => /^(.*\/)?ibdata1$/.exec(path)?.[1] ?? (path === 'ibdata1' ? '' : []));
    const postgres = (0,_postgres_tables_js__WEBPACK_IMPORTED_MODULE_0__/* .postgresFolders */ .LW)(manifest).map(({ path }) => (path === '.' ? '' : `${path}/`));
    const below = (folders, path, names) => folders.some((folder) => path.startsWith(folder) && names.test(path.slice(folder.length)));
    const logs = postgres.map((folder) => files
        .map(({ path }) => path)
        .filter((path) => below([folder], path, SEGMENT))
        .sort()[0]);
    return files
        .filter((file) => (file.head === SQLITE_HEAD && file.size >= LARGE_BYTES) ||
        below(innodb, file.path, INNODB) ||
        below(postgres, file.path, POSTGRES) ||
        logs.includes(file.path))
        .map(({ path }) => path);
}


/***/ }),

/***/ 76619:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $$: () => (/* binding */ bytesOf),
/* harmony export */   MV: () => (/* binding */ MANIFEST_LIMIT),
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   Ui: () => (/* binding */ makeManifest),
/* harmony export */   kK: () => (/* binding */ compareManifests),
/* harmony export */   ol: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
function makeManifest(slots) {
    const sorted = slots.map(({ slot, entries }) => ({
        slot,
        entries: [...entries].sort((a, b) => byText(a.path, b.path)),
    }));
    return { kind: 'isoshard-state', version: 1, slots: sorted.sort((a, b) => byText(a.slot, b.slot)) };
}
function digestOf(manifest) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for (const { slot, entries } of manifest.slots) {
        hash.update(`${JSON.stringify([slot, entries.length])}\n`);
        for (const { path, kind, mode, uid, gid, size, content } of entries) {
            hash.update(`${JSON.stringify([path, kind, mode, uid, gid, size, content])}\n`);
        }
    }
    return `sha256:${hash.digest('hex')}`;
}
const bytesOf = ({ slots }) => slots.reduce((sum, { entries }) => sum + entries.reduce((bytes, { size }) => bytes + size, 0), 0);
const MANIFEST_LIMIT = 256 * 1024 * 1024;
function parseManifest(text) {
    try {
        const value = JSON.parse(text);
        const isManifest = value.kind === 'isoshard-state' && value.version === 1 && Array.isArray(value.slots);
        return isManifest && value.slots.every(({ slot, entries }) => typeof slot === 'string' && Array.isArray(entries))
            ? value
            : undefined;
    }
    catch {
        return undefined;
    }
}
function compareManifests(before, after) {
    const slots = [...new Set([...before.slots, ...after.slots].map(({ slot }) => slot))].sort(byText);
    return slots.flatMap((slot) => {
        const [old, now] = [entriesOf(before, slot), entriesOf(after, slot)];
        const paths = [...new Set([...old.keys(), ...now.keys()])].sort(byText);
        return paths.flatMap((path) => {
            const [a, b] = [old.get(path), now.get(path)];
            const what = differenceOf(a, b);
            return what === undefined ? [] : [{ slot, path, what, sizes: [a?.size ?? 0, b?.size ?? 0] }];
        });
    });
}
const entriesOf = ({ slots }, slot) => new Map((slots.find((one) => one.slot === slot)?.entries ?? []).map((entry) => [entry.path, entry]));
function differenceOf(a, b) {
    if (a === undefined || b === undefined)
        return a === undefined ? 'added' : 'removed';
    if (a.kind !== b.kind)
        return 'kind';
    if (a.content !== b.content || a.size !== b.size)
        return 'content';
    return a.mode !== b.mode || a.uid !== b.uid || a.gid !== b.gid ? 'owner or mode' : undefined;
}


/***/ }),

/***/ 65487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LW: () => (/* binding */ postgresFolders),
/* harmony export */   d8: () => (/* binding */ READ_POSTGRES),
/* harmony export */   gO: () => (/* binding */ parsePostgresTables)
/* harmony export */ });
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78139);

function postgresFolders({ entries }) {
    const paths = new Set(entries.map(({ path }) => path));
    return entries.flatMap(({ path, uid }) => {
        const [, folder] = /^(.*?)\/?PG_VERSION$/.exec(path) ?? [];
        if (folder === undefined || !paths.has(`${folder === '' ? '' : `${folder}/`}global/pg_control`))
            return [];
        return [{ path: folder || '.', uid }];
    });
}
const OURS = "n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'";
const SQL = `SELECT format('SELECT json_build_object(''database'', current_database(), ''table'', %L, ''definition'', %L, ''rows'', count(*),'
  ' ''names'', %L::json, ''sums'', to_json(ARRAY[%s, sum(hashtext(isoshard_row::text)::bigint)]::text[])) FROM ONLY %I.%I AS isoshard_row',
  n.nspname || '.' || c.relname,
  string_agg(format('%I %s%s', a.attname, format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN ' NOT NULL' END), ', ' ORDER BY a.attnum),
  json_agg(a.attname ORDER BY a.attnum),
  string_agg(format('sum(hashtext(isoshard_row.%I::text)::bigint)', a.attname), ', ' ORDER BY a.attnum),
  n.nspname, c.relname)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relkind IN ('r', 'm') AND ${OURS} GROUP BY n.nspname, c.relname ORDER BY n.nspname, c.relname
\\gexec
SELECT format('SELECT json_build_object(''database'', current_database(), ''table'', %L, ''definition'', ''a sequence'', ''rows'', 1,'
  ' ''names'', ''["last_value"]''::json, ''sums'', to_json(ARRAY[last_value::text, last_value::text])) FROM %I.%I',
  n.nspname || '.' || c.relname, n.nspname, c.relname)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'S' AND ${OURS} ORDER BY n.nspname, c.relname
\\gexec
`;
const SCRIPT = `PGPASSWORD=\${POSTGRES_PASSWORD:-\${POSTGRESQL_PASSWORD:-}}
if [ -z "$PGPASSWORD" ] && [ -r "\${POSTGRES_PASSWORD_FILE:-}" ]; then PGPASSWORD=$(cat "$POSTGRES_PASSWORD_FILE"); fi
export PGPASSWORD
ask() { psql -XqAtw \${user:+-U "$user"} -d "$@"; }
for user in "\${POSTGRES_USER:-}" "\${POSTGRESQL_USERNAME:-}" "\${PGUSER:-}" postgres ''; do
  said=$(ask template1 -c 'SELECT 1' 2>&1) && break
done
[ "$said" = 1 ] || { printf '%s\\n' "$said" >&2; exit 9; }
ask template1 -c "SELECT datname FROM pg_database WHERE datallowconn AND datname NOT IN ('template0', 'template1') ORDER BY 1" |
while IFS= read -r database; do printf '%s' "$1" | ask "$database" -f -; done
`;
const READ_POSTGRES = ['sh', '-c', SCRIPT, 'sh', SQL];
function parsePostgresTables(text) {
    return text.split('\n').flatMap((line) => {
        try {
            const { database, table, definition, rows, names, sums } = JSON.parse(line);
            const isOurs = typeof table === 'string' && Array.isArray(names) && Array.isArray(sums);
            if (!isOurs)
                return [];
            const pairs = [...names, _tables_js__WEBPACK_IMPORTED_MODULE_0__/* .ROW */ .nw].map((name, index) => [String(name), String(sums[index])]);
            return [{ database, table, definition, rows: Number(rows), sums: Object.fromEntries(pairs) }];
        }
        catch {
            return [];
        }
    });
}


/***/ }),

/***/ 52006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dx: () => (/* binding */ pathInSlot),
/* harmony export */   Yr: () => (/* binding */ hashed),
/* harmony export */   q0: () => (/* binding */ toEntry),
/* harmony export */   un: () => (/* binding */ readState)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46466);
/* harmony import */ var tar_stream__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56118);
/* harmony import */ var _likely_opened_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45378);




const KINDS = {
    file: 'file',
    'contiguous-file': 'file',
    directory: 'folder',
    symlink: 'link',
    link: 'hardlink',
};
const JOURNAL = /-journal$/;
const HEAD_BYTES = 16;
const pathInSlot = (name) => name
    .split('/')
    .filter((step) => step !== '' && step !== '.')
    .slice(1)
    .join('/') || '.';
function toEntry(header) {
    const isWhiteout = header.type === 'character-device' && !header.devmajor && !header.devminor;
    const kind = isWhiteout ? 'removed' : (KINDS[header.type ?? 'file'] ?? 'other');
    const target = kind === 'link' ? header.linkname : kind === 'hardlink' ? pathInSlot(header.linkname ?? '') : '';
    return {
        path: pathInSlot(header.name),
        kind,
        mode: isWhiteout ? 0 : (header.mode ?? 0) & 0o7777,
        uid: isWhiteout ? 0 : (header.uid ?? 0),
        gid: isWhiteout ? 0 : (header.gid ?? 0),
        size: kind === 'file' ? (header.size ?? 0) : 0,
        content: target ?? '',
        modified: Math.floor((header.mtime?.getTime() ?? 0) / 1000),
    };
}
async function readState(archive) {
    const entries = [];
    const extract = tar_stream__WEBPACK_IMPORTED_MODULE_2__.extract();
    extract.on('entry', (header, stream, next) => {
        const entry = toEntry(header);
        hashed(entry, stream).then((read) => {
            entries.push(read);
            next();
        }, next);
    });
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_1__.pipeline)(archive, extract);
    return entries;
}
async function hashed(entry, stream) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let head = Buffer.alloc(0);
    for await (const chunk of stream) {
        hash.update(chunk);
        if (head.length < HEAD_BYTES)
            head = Buffer.concat([head, chunk]).subarray(0, HEAD_BYTES);
    }
    if (entry.kind !== 'file')
        return entry;
    const content = hash.digest('hex');
    const begins = head.toString('hex');
    return { ...entry, content, ...((JOURNAL.test(entry.path) || begins === _likely_opened_js__WEBPACK_IMPORTED_MODULE_3__/* .SQLITE_HEAD */ .w) && { head: begins }) };
}


/***/ }),

/***/ 61388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h1: () => (/* binding */ MANIFEST_FILE),
  yH: () => (/* binding */ dataLabels),
  Kf: () => (/* binding */ dataPath),
  wI: () => (/* binding */ readSlots),
  LZ: () => (/* binding */ saveState),
  DB: () => (/* binding */ sealManifest),
  u0: () => (/* binding */ sourcesOf),
  _n: () => (/* binding */ throughDoor)
});

// EXTERNAL MODULE: ./.build/src/docker/labels.js
var labels = __webpack_require__(3757);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/stack/archive.js
var archive = __webpack_require__(34010);
// EXTERNAL MODULE: ./.build/src/snapshot/hiding-folders.js
var hiding_folders = __webpack_require__(59457);
// EXTERNAL MODULE: ./.build/src/snapshot/manifest.js
var snapshot_manifest = __webpack_require__(76619);
// EXTERNAL MODULE: ./.build/src/snapshot/read-state.js
var read_state = __webpack_require__(52006);
// EXTERNAL MODULE: ./.build/src/snapshot/seal.js
var seal = __webpack_require__(94135);
;// CONCATENATED MODULE: ./.build/src/snapshot/unclean.js
const HOT_JOURNAL = 'd9d505f920a163d7';
function uncleanParts(slots) {
    return slots.flatMap(({ entries }) => {
        const byPath = new Map(entries.map((entry) => [entry.path, entry]));
        return entries.flatMap((entry) => {
            const why = whyUnclean(entry, byPath);
            return why === undefined ? [] : [`${entry.path}: ${why}`];
        });
    });
}
function whyUnclean({ path, size, kind, head }, all) {
    if (kind !== 'file')
        return undefined;
    const at = path.lastIndexOf('/');
    const [folder, name] = [path.slice(0, at + 1), path.slice(at + 1)];
    const beside = (other) => all.get(`${folder}${other}`);
    if (name === 'postmaster.pid' && beside('PG_VERSION'))
        return 'the lock of a PostgreSQL server that has not ended';
    if (name.endsWith('.pid') && beside('ibdata1'))
        return 'the lock of a MySQL or MariaDB server that has not ended';
    if (name === 'mongod.lock' && size > 0)
        return 'the lock of a MongoDB server that has not ended';
    if (/^temp-.*\.rdb$/.test(name))
        return 'a dump that Redis had not finished';
    if (name.endsWith('-wal') && size > 0 && beside(name.slice(0, -4))) {
        return 'the write-ahead log of a SQLite database that was not closed';
    }
    const isHot = head?.startsWith(HOT_JOURNAL) ?? size > 0;
    if (name.endsWith('-journal') && isHot && size > 0 && beside(name.slice(0, -8))) {
        return 'the journal of a SQLite transaction that was not ended';
    }
    return undefined;
}

;// CONCATENATED MODULE: ./.build/src/snapshot/save.js








const MANIFEST_FILE = 'manifest.json';
const dataPath = ({ kind, volume }) => kind === 'changes' ? `/door/${volume}/upper` : `/door/${volume}`;
const dataLabels = (making) => ({
    ...(0,seal/* partLabels */.D6)(making, 'data'),
    [labels/* LABEL */.d_.snapshotSession]: making.session,
});
const sourcesOf = ({ key, generation }, slots) => slots.map(({ id, kind }, index) => ({ id, kind, volume: (0,seal/* dataVolume */.$u)(key, generation, index) }));
async function throughDoor(engine, image, volumes, labels, work) {
    const door = await engine.createDoor(image, Object.fromEntries(volumes.map((name) => [name, `/door/${name}`])), labels);
    try {
        return await work(door);
    }
    finally {
        await engine.remove({ kind: 'container', id: door });
    }
}
async function readSlots(engine, door, sources) {
    const slots = [];
    for (const source of sources) {
        const archive = await engine.getArchive(door, dataPath(source));
        slots.push({ slot: source.id, entries: archive === undefined ? [] : await (0,read_state/* readState */.un)(archive) });
    }
    return (0,snapshot_manifest/* makeManifest */.Ui)(slots);
}
async function saveState(engine, making, sources, { image, labels, nowMs }) {
    const volumes = sources.map(({ volume }) => volume);
    const shown = sources.flatMap(({ view }) => view?.volume ?? []);
    const manifest = await throughDoor(engine, image, [...volumes, ...shown], labels, async (door) => (0,hiding_folders/* markHiding */.bO)(engine, door, sources, await readSlots(engine, door, sources)));
    const unclean = uncleanParts(manifest.slots);
    if (unclean.length > 0) {
        throw new errors/* ProjectError */.wB('state-unclean', `the initial state of ${making.suite} was not left clean: ${unclean.join('; ')}`, {
            hint: 'Let its last step end what is open (SQLite: `PRAGMA wal_checkpoint(TRUNCATE)`), give the service longer (`stop:`), or use `prepare: {snapshot: false}`.',
        });
    }
    return { snapshot: await sealManifest(engine, making, sources, manifest, { image, labels, nowMs }), manifest };
}
async function sealManifest(engine, making, sources, manifest, { image, labels, nowMs }) {
    const { key, generation, platform, repository, suite } = making;
    const volume = (0,seal/* manifestVolume */.km)(key, generation);
    await engine.createVolume(volume, { ...dataLabels(making), ...(0,seal/* partLabels */.D6)(making, 'manifest') });
    await throughDoor(engine, image, [volume], labels, (door) => engine.putArchive(door, `/door/${volume}`, (0,archive/* pack */.qq)([{ path: MANIFEST_FILE, content: JSON.stringify(manifest) }])));
    const slots = sources.map((source) => {
        const root = manifest.slots
            .find(({ slot }) => slot === source.id)
            ?.entries.find(({ path, kind }) => path === '.' && kind === 'folder');
        const { uid = 0, gid = 0, mode = 0o755 } = root ?? {};
        const { id, kind, volume } = source;
        return { id, kind, volume, owner: { uid, gid, mode } };
    });
    const facts = { digest: (0,snapshot_manifest/* digestOf */.ol)(manifest), createdMs: nowMs, platform, bytes: (0,snapshot_manifest/* bytesOf */.$$)(manifest), repository, suite };
    return (0,seal/* seal */.od)(engine, { key, generation, ...facts, slots });
}


/***/ }),

/***/ 72121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $h: () => (/* binding */ isScratch),
/* harmony export */   Zl: () => (/* binding */ planState),
/* harmony export */   fj: () => (/* binding */ withImageVolumes),
/* harmony export */   wZ: () => (/* binding */ mountTargets)
/* harmony export */ });
/* harmony import */ var _compose_model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45965);

const SCRATCH = /^\/(tmp|run|var\/run|var\/tmp|var\/cache|var\/log|dev|proc|sys)(\/|$)/;
const isScratch = (path) => SCRATCH.test(path);
function withImageVolumes(model, project, labels, declared) {
    const volumes = { ...model.volumes };
    const services = { ...model.services };
    for (const [service, paths] of (0,_compose_model_js__WEBPACK_IMPORTED_MODULE_0__/* .sortedEntries */ .CA)(declared)) {
        const definition = services[service];
        if (definition === undefined || Number(definition.scale ?? 1) > 1)
            continue;
        const free = paths.filter((path) => !isMounted(definition, path));
        const mounts = free.map((target, index) => ({ type: 'volume', source: `${service}-image-${index + 1}`, target }));
        for (const { source } of mounts)
            volumes[source] = { name: `${project}_${source}`, labels: { ...labels } };
        if (mounts.length > 0) {
            services[service] = { ...definition, volumes: [...(definition.volumes ?? []), ...mounts] };
        }
    }
    return { ...model, services, ...(Object.keys(volumes).length > 0 && { volumes }) };
}
const isMounted = (service, path) => [...(service.volumes ?? []).map(({ target }) => target), ...tmpfsOf(service)].some((target) => target.replace(/\/$/, '') === path.replace(/\/$/, ''));
function tmpfsOf(service) {
    const named = Array.isArray(service.tmpfs) ? service.tmpfs : service.tmpfs === undefined ? [] : [service.tmpfs];
    const mounted = (service.volumes ?? []).filter(({ type }) => type === 'tmpfs').map(({ target }) => target);
    return [...named.map((one) => String(one).split(':')[0] ?? ''), ...mounted];
}
function mountTargets(service = {}) {
    const files = ['configs', 'secrets'].flatMap((kind) => (service[kind] ?? []).map(({ source = '', target = source }) => target.startsWith('/') ? target : `${kind === 'secrets' ? '/run/secrets' : ''}/${target}`));
    const volumes = (service.volumes ?? []).map(({ target }) => target);
    return [...volumes, ...tmpfsOf(service), ...files].map((path) => path.replace(/(.)\/$/, '$1'));
}
function planState(model, binds, services) {
    const obstacles = [];
    const found = new Map();
    for (const service of [...services].sort()) {
        const definition = model.services[service];
        if (definition === undefined)
            continue;
        const memory = tmpfsOf(definition).filter((path) => !isScratch(path));
        if (memory.length > 0)
            obstacles.push(`${service} keeps ${memory.join(', ')} in memory (tmpfs)`);
        for (const { type, source, target, read_only, volume } of definition.volumes ?? []) {
            if (type !== 'volume' || read_only === true)
                continue;
            if (!source)
                obstacles.push(`each replica of ${service} has a volume of its own on ${target}`);
            else if (isElsewhere(model, binds, source))
                obstacles.push(`volume ${source} of ${service} is not the stack's own`);
            else
                found.set(source, [...(found.get(source) ?? []), { service, target, subpath: volume?.subpath ?? '' }]);
        }
    }
    const slots = [...found].map(([key, mounts]) => {
        const view = binds.views.find(({ volume }) => volume === key);
        const first = mounts[0];
        return {
            id: view === undefined ? `volume:${key}` : `bind:${first?.service}:${first?.target}`,
            kind: view?.how === 'overlay' ? 'changes' : 'volume',
            key,
            volume: view?.volume ?? model.volumes?.[key]?.name ?? key,
            mounts,
        };
    });
    return { slots: slots.sort((a, b) => (a.id < b.id ? -1 : 1)), obstacles };
}
function isElsewhere(model, binds, key) {
    if (binds.views.some(({ volume }) => volume === key))
        return false;
    const definition = model.volumes?.[key];
    const driver = definition?.driver;
    return (0,_compose_model_js__WEBPACK_IMPORTED_MODULE_0__/* .isForeignResource */ .fC)(definition) || (driver !== undefined && driver !== 'local') || !!definition?.driver_opts;
}


/***/ }),

/***/ 91030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ Spares),
  b: () => (/* binding */ copierImages)
});

// EXTERNAL MODULE: ./.build/src/stack/archive.js
var archive = __webpack_require__(34010);
// EXTERNAL MODULE: ./.build/src/snapshot/container-layer.js
var container_layer = __webpack_require__(81103);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./.build/src/snapshot/copied-ahead.js

const MOST_FILES = 2000;
const MOST_NAMES = 90_000;
function largestOf({ entries }, opened) {
    const files = entries.filter(({ kind, path }) => kind === 'file' && opened.has(path));
    let names = 0;
    const fits = ({ path }) => {
        names += Buffer.byteLength(path) + 10;
        return names <= MOST_NAMES;
    };
    const largest = [...files].sort((a, b) => b.size - a.size).slice(0, MOST_FILES);
    return largest.filter(fits).map(({ path }) => path);
}
function copyScript(paths) {
    const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;
    const byFolder = new Map();
    for (const path of paths) {
        const folder = external_node_path_.posix.dirname(path);
        byFolder.set(folder, [...(byFolder.get(folder) ?? []), external_node_path_.posix.basename(path)]);
    }
    const lines = [...byFolder].map(([folder, names]) => `cd "$1"/${quoted(folder)} && cp -p -- ${names.map(quoted).join(' ')} "$2"/${quoted(`${folder}/`)} || exit 1`);
    return [...lines, 'sync -f "$2" 2> /dev/null || sync'].join('\n');
}
function foldersOf(saved, { entries }, paths) {
    const parents = new Set(paths.flatMap((path) => {
        const steps = path.split('/').slice(0, -1);
        return steps.map((_, index) => steps.slice(0, index + 1).join('/'));
    }));
    const folders = entries.filter(({ path, kind }) => kind === 'folder' && parents.has(path));
    return [
        { path: 'upper/', ...saved.owner },
        ...folders.map(({ path, mode, uid, gid }) => ({ path: `upper/${path}/`, mode, uid, gid })),
    ];
}

// EXTERNAL MODULE: ./.build/src/snapshot/layers-ahead.js
var layers_ahead = __webpack_require__(24136);
// EXTERNAL MODULE: ./.build/src/snapshot/likely-opened.js
var likely_opened = __webpack_require__(45378);
// EXTERNAL MODULE: ./.build/src/snapshot/save.js + 1 modules
var save = __webpack_require__(61388);
// EXTERNAL MODULE: ./.build/src/snapshot/seal.js
var seal = __webpack_require__(94135);
// EXTERNAL MODULE: ./.build/src/snapshot/verify-state.js
var verify_state = __webpack_require__(26227);
;// CONCATENATED MODULE: ./.build/src/snapshot/spares.js








const MOST_LINES = 100_000;
const LIST = 'cd "$1" && find . -type f';
class Spares {
    engine;
    session;
    labels;
    #learnt = new Map();
    #guessed = new Map();
    #copiers = new Set();
    #isClosed = false;
    #asked = new Set();
    #taken = [];
    #last = Promise.resolve();
    constructor(engine, session, labels) {
        this.engine = engine;
        this.session = session;
        this.labels = labels;
    }
    async take(snapshot, slotId) {
        const { engine, session } = this;
        for (const volume of await (0,layers_ahead/* freeLayers */.DR)(engine, snapshot, slotId)) {
            if (this.#asked.has(volume))
                continue;
            this.#asked.add(volume);
            if (!(await (0,layers_ahead/* takeLayer */.pd)(engine, snapshot, volume, session)))
                continue;
            this.#taken.push(volume);
            return volume;
        }
        return undefined;
    }
    guess(snapshot, manifest, images) {
        for (const { id } of snapshot.slots) {
            const own = manifest.slots.find(({ slot }) => slot === id);
            const image = images[id];
            if (own === undefined || image === undefined)
                continue;
            const paths = largestOf(own, new Set((0,likely_opened/* likelyOpened */._)(own)));
            if (paths.length > 0)
                this.#guessed.set(nameOf(snapshot, id), { paths, image });
        }
    }
    async warm(snapshot, slotId, volume, labels, laid) {
        const guessed = this.#guessed.get(nameOf(snapshot, slotId));
        if (guessed === undefined)
            return;
        const argv = ['sh', '-c', 'cd "$1" && shift && touch -c -a -- "$@"', 'sh', '/door', ...guessed.paths];
        const work = this.#run(guessed.image, { [volume]: '/door' }, argv, { labels, isUrgent: true, before: () => laid });
        await work.catch(() => undefined);
    }
    renew({ state, model }) {
        const slots = (state?.slots ?? []).filter(({ kind, how }) => kind === 'volume' && how === 'overlay');
        const work = slots.map((slot) => {
            const image = model.services[slot.mounts[0]?.service ?? '']?.image ?? '';
            return state === undefined ? undefined : this.#renew(state, slot, image).catch(() => undefined);
        });
        const done = Promise.all([this.#last, ...work]).then(() => undefined);
        this.#last = done;
        return done;
    }
    async discard() {
        await Promise.all(this.#taken.map((volume) => (0,layers_ahead/* removeLayer */.e5)(this.engine, volume)));
    }
    async close() {
        this.#isClosed = true;
        await Promise.all([...this.#copiers].map((id) => this.engine.kill(id).catch(() => undefined)));
        await this.#last;
    }
    async #renew({ snapshot, image }, slot, copierImage) {
        if (this.#isClosed)
            return;
        const name = nameOf(snapshot, slot.id);
        if (!this.#learnt.has(name))
            this.#learnt.set(name, this.#learn(snapshot, slot, image, copierImage));
        const known = await this.#learnt.get(name);
        if (known === undefined || known.paths.length === 0 || known.isMaking)
            return;
        known.isMaking = true;
        try {
            const free = await (0,layers_ahead/* freeLayers */.DR)(this.engine, snapshot, slot.id);
            if (free.length === 0)
                await this.#make(snapshot, slot.saved, known, copierImage);
        }
        finally {
            known.isMaking = false;
        }
    }
    async #learn(snapshot, slot, image, copierImage) {
        const { engine } = this;
        const labels = { ...this.labels };
        const volume = (0,seal/* manifestVolume */.km)(snapshot.key, snapshot.generation);
        const manifest = await (0,save/* throughDoor */._n)(engine, image, [volume], labels, (door) => (0,verify_state/* readManifest */.WI)(engine, door, snapshot));
        const own = manifest?.slots.find((one) => one.slot === slot.id);
        if (own === undefined)
            return undefined;
        const upper = slot.upperVolume;
        const argv = ['sh', '-c', LIST, 'sh', `/door/${upper}/upper`];
        const found = await this.#run(copierImage, { [upper]: `/door/${upper}` }, argv);
        const opened = new Set(found?.split('\n').map((line) => line.replace(/^\.\//, '')));
        return { paths: largestOf(own, opened), manifest: own, isMaking: false };
    }
    async #make(snapshot, saved, { paths, manifest }, image) {
        if (this.#isClosed)
            return;
        const { engine, session } = this;
        const volume = await (0,layers_ahead/* createLayer */.Ay)(engine, snapshot, saved.id, session);
        const below = saved.volume;
        const mounts = { [below]: `/door/${below}`, [volume]: `/door/${volume}` };
        const argv = ['sh', '-c', copyScript(paths), 'sh', (0,save/* dataPath */.Kf)(saved), `/door/${volume}/upper`];
        let isWhole = false;
        try {
            const folders = (0,archive/* pack */.qq)(foldersOf(saved, manifest, paths));
            const before = (door) => engine.putArchive(door, `/door/${volume}`, folders);
            isWhole = (await this.#run(image, mounts, argv, { before })) !== undefined;
            if (isWhole)
                await (0,layers_ahead/* offerLayer */.gw)(engine, snapshot, volume, session);
        }
        finally {
            if (!isWhole)
                await (0,layers_ahead/* removeLayer */.e5)(engine, volume);
        }
    }
    async #run(image, mounts, argv, options = {}) {
        const { engine } = this;
        if (this.#isClosed)
            return undefined;
        const { before, isUrgent = false, labels = this.labels } = options;
        const copier = await engine.createDoor(image, mounts, { ...labels }, { argv, isUrgent });
        this.#copiers.add(copier);
        try {
            await before?.(copier);
            if (this.#isClosed)
                return undefined;
            await engine.start(copier);
            await engine.ended(copier);
            const isDone = (await engine.state(copier))?.exitCode === 0;
            return isDone ? await engine.logs(copier, MOST_LINES) : undefined;
        }
        finally {
            this.#copiers.delete(copier);
            await engine.remove({ kind: 'container', id: copier });
        }
    }
}
const copierImages = (slots, images) => Object.fromEntries(slots.flatMap(({ id, mounts }) => {
    const image = images[(0,container_layer/* layerSlotOf */.fo)(id)?.service ?? mounts[0]?.service ?? ''];
    return image ? [[id, image]] : [];
}));
const nameOf = ({ generation }, slotId) => `${generation} ${slotId}`;


/***/ }),

/***/ 78139:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dz: () => (/* binding */ compareTables),
/* harmony export */   nw: () => (/* binding */ ROW),
/* harmony export */   uq: () => (/* binding */ describeTable)
/* harmony export */ });
const ROW = '*';
const keyOf = ({ database, table }) => JSON.stringify([database, table]);
function compareTables(before, after) {
    const [old, now] = [before, after].map((tables) => new Map(tables.map((table) => [keyOf(table), table])));
    const keys = [...new Set([...before, ...after].map(keyOf))].sort();
    return keys.flatMap((key) => {
        const [a, b] = [old?.get(key), now?.get(key)];
        const { database, table } = a ?? b ?? { database: '', table: '' };
        const rows = [a?.rows ?? 0, b?.rows ?? 0];
        if (a === undefined || b === undefined) {
            const what = a === undefined ? 'added' : 'removed';
            return [{ database, table, what, rows, definition: false, columns: [] }];
        }
        const names = [...new Set([...Object.keys(a.sums), ...Object.keys(b.sums)])].filter((name) => a.sums[name] !== b.sums[name]);
        const definition = a.definition !== b.definition;
        if (!definition && names.length === 0 && rows[0] === rows[1])
            return [];
        const columns = names.filter((name) => name !== ROW);
        return [{ database, table, what: 'changed', rows, definition, columns }];
    });
}
function describeTable({ table, what, rows, definition, columns }) {
    const count = (number) => `${number} ${number === 1 ? 'row' : 'rows'}`;
    if (what !== 'changed')
        return `${table}: ${what}, ${count(Math.max(...rows))}`;
    const said = [
        rows[0] === rows[1] ? count(rows[0]) : `${count(rows[0])}, now ${rows[1]}`,
        ...(definition ? ['declared in another way'] : []),
        ...(columns.length > 0 ? [`other values in ${columns.join(', ')}`] : []),
        ...(columns.length === 0 && !definition && rows[0] === rows[1] ? ['the same values in other rows'] : []),
    ];
    return `${table}: ${said.join(', ')}`;
}


/***/ }),

/***/ 26227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ whyNotWhole),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   v3: () => (/* binding */ volumesOf)
/* harmony export */ });
/* harmony import */ var _stack_archive_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34010);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76619);
/* harmony import */ var _save_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61388);
/* harmony import */ var _seal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94135);




const READ_AGAIN_BYTES = 32 * 1024 * 1024;
const LOOKED_AT = 40;
async function readManifest(engine, door, snapshot) {
    const path = `/door/${(0,_seal_js__WEBPACK_IMPORTED_MODULE_3__/* .manifestVolume */ .km)(snapshot.key, snapshot.generation)}/${_save_js__WEBPACK_IMPORTED_MODULE_2__/* .MANIFEST_FILE */ .h1}`;
    const archive = await engine.getArchive(door, path);
    const manifest = archive && (0,_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(await (0,_stack_archive_js__WEBPACK_IMPORTED_MODULE_0__/* .readSingle */ .zd)(archive, _manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .MANIFEST_LIMIT */ .MV));
    return manifest !== undefined && (0,_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(manifest) === snapshot.digest ? manifest : undefined;
}
const volumesOf = (snapshot) => [
    (0,_seal_js__WEBPACK_IMPORTED_MODULE_3__/* .manifestVolume */ .km)(snapshot.key, snapshot.generation),
    ...snapshot.slots.map(({ volume }) => volume),
];
async function whyNotWhole(engine, snapshot, { image, labels, onManifest }) {
    const there = await Promise.all(volumesOf(snapshot).map((name) => engine.volume(name)));
    const lost = volumesOf(snapshot).filter((_, index) => there[index] === undefined);
    if (lost.length > 0)
        return `lacks ${lost.join(', ')}`;
    return (0,_save_js__WEBPACK_IMPORTED_MODULE_2__/* .throughDoor */ ._n)(engine, image, volumesOf(snapshot), labels, async (door) => {
        const manifest = await readManifest(engine, door, snapshot);
        if (manifest === undefined)
            return 'has another manifest than it was sealed with';
        onManifest?.(manifest);
        if (snapshot.bytes <= READ_AGAIN_BYTES) {
            const now = withoutHidden(await (0,_save_js__WEBPACK_IMPORTED_MODULE_2__/* .readSlots */ .wI)(engine, door, snapshot.slots), manifest);
            const [first] = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .compareManifests */ .kK)(manifest, now);
            return first && `holds something else now: ${first.path} of ${first.slot} (${first.what})`;
        }
        return lookAtLargest(engine, door, snapshot, manifest);
    });
}
async function lookAtLargest(engine, door, snapshot, manifest) {
    const files = manifest.slots.flatMap(({ slot, entries }) => {
        const saved = snapshot.slots.find(({ id }) => id === slot);
        return saved === undefined ? [] : entries.filter(({ kind }) => kind === 'file').map((entry) => ({ saved, entry }));
    });
    const largest = files.sort((a, b) => b.entry.size - a.entry.size).slice(0, LOOKED_AT);
    const found = await Promise.all(largest.map(async ({ saved, entry }) => {
        const stat = await engine.stat(door, `${(0,_save_js__WEBPACK_IMPORTED_MODULE_2__/* .dataPath */ .Kf)(saved)}/${entry.path}`);
        const isSame = stat?.size === entry.size && Math.floor(Date.parse(stat.modified) / 1000) === entry.modified;
        return isSame ? undefined : entry.path;
    }));
    const changed = found.find((path) => path !== undefined);
    return changed === undefined ? undefined : `was changed: ${changed} is not as it was saved`;
}
function withoutHidden(now, { slots }) {
    return {
        ...now,
        slots: now.slots.map(({ slot, entries }) => {
            const sealed = slots.find((one) => one.slot === slot)?.entries ?? [];
            const known = new Set(sealed.map(({ path }) => path));
            const hiding = new Set(sealed.filter(({ hides }) => hides === true).map(({ path }) => path));
            const folderOf = (path) => path.split('/').slice(0, -1).join('/') || '.';
            const isExtra = ({ path, kind }) => kind === 'removed' && !known.has(path) && hiding.has(folderOf(path));
            return { slot, entries: entries.filter((entry) => !isExtra(entry)) };
        }),
    };
}


/***/ }),

/***/ 34010:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l1: () => (/* binding */ unpack),
/* harmony export */   qq: () => (/* binding */ pack),
/* harmony export */   zd: () => (/* binding */ readSingle)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46466);
/* harmony import */ var tar_stream__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(56118);




function pack(entries) {
    const archive = tar_stream__WEBPACK_IMPORTED_MODULE_3__.pack();
    for (const { path, content, link, mode, uid = 0, gid = 0 } of entries) {
        const isFolder = path.endsWith('/');
        if (link !== undefined) {
            archive.entry({ name: path, type: 'symlink', linkname: link, uid, gid, mtime: new Date(0) });
            continue;
        }
        archive.entry({
            name: path,
            type: isFolder ? 'directory' : 'file',
            mode: mode ?? (isFolder ? 0o755 : 0o644),
            uid,
            gid,
            mtime: new Date(0),
        }, isFolder ? '' : (content ?? ''));
    }
    archive.finalize();
    return archive;
}
async function unpack(archive, target) {
    const extract = tar_stream__WEBPACK_IMPORTED_MODULE_3__.extract();
    const write = async (header, stream) => {
        const path = placeBelow(target, header.name);
        if (path !== undefined && header.type === 'directory')
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(path, { recursive: true });
        if (path === undefined || header.type !== 'file') {
            stream.resume();
            return (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.finished)(stream);
        }
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true });
        return (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)(stream, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createWriteStream)(path));
    };
    extract.on('entry', (header, stream, next) => {
        write(header, stream).then(() => next(), next);
    });
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)(archive, extract);
}
function placeBelow(target, name) {
    const steps = name.split('/').filter((step) => step !== '' && step !== '.');
    return name.startsWith('/') || steps.includes('..') ? undefined : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target, ...steps.slice(1));
}
async function readSingle(archive, limit) {
    const extract = tar_stream__WEBPACK_IMPORTED_MODULE_3__.extract();
    const chunks = [];
    let size = 0;
    extract.on('entry', (_, stream, next) => {
        stream.on('data', (data) => {
            const chunk = data;
            if (size < limit)
                chunks.push(chunk);
            size += chunk.length;
        });
        stream.on('end', next);
    });
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)(archive, extract);
    return Buffer.concat(chunks).subarray(0, limit).toString('utf8');
}


/***/ }),

/***/ 24304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u5: () => (/* binding */ AddressBook),
  W_: () => (/* binding */ makeNetworks)
});

// UNUSED EXPORTS: exhausted

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./.build/src/compose/model.js
var compose_model = __webpack_require__(45965);
;// CONCATENATED MODULE: ./.build/src/compose/subnets.js
const POOLS = ['10.128.0.0/9', '10.0.0.0/9', '172.16.0.0/12', '192.168.0.0/16'];
const SMALLEST_PREFIX = 28;
const LARGEST_PREFIX = 20;
const RESERVED = 3;
const sizeOf = ({ prefix }) => 2 ** (32 - prefix);
function parseBlock(text) {
    const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text.trim());
    if (match === null)
        return undefined;
    const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number);
    if (Math.max(a, b, c, d) > 255 || prefix > 32)
        return undefined;
    const address = ((a * 256 + b) * 256 + c) * 256 + d;
    return { base: address - (address % 2 ** (32 - prefix)), prefix };
}
function formatBlock({ base, prefix }) {
    return `${[24, 16, 8, 0].map((bits) => Math.floor(base / 2 ** bits) % 256).join('.')}/${prefix}`;
}
const overlap = (a, b) => a.base < b.base + sizeOf(b) && b.base < a.base + sizeOf(a);
function prefixFor(containers) {
    const bits = Math.ceil(Math.log2(containers + RESERVED));
    return Math.max(LARGEST_PREFIX, Math.min(SMALLEST_PREFIX, 32 - bits));
}
function freeBlock(prefix, taken, start, pools = POOLS) {
    const size = 2 ** (32 - prefix);
    for (const pool of pools.flatMap((text) => parseBlock(text) ?? [])) {
        if (pool.prefix > prefix)
            continue;
        const end = pool.base + sizeOf(pool);
        const middle = pool.base + Math.floor((start * sizeOf(pool)) / size) * size;
        const found = firstFree(middle, end, prefix, taken) ?? firstFree(pool.base, middle, prefix, taken);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
function firstFree(from, end, prefix, taken) {
    const size = 2 ** (32 - prefix);
    for (let base = from; base + size <= end;) {
        const candidate = { base, prefix };
        const blocking = taken.find((block) => overlap(candidate, block));
        if (blocking === undefined)
            return candidate;
        base = Math.max(base + size, Math.ceil((blocking.base + sizeOf(blocking)) / size) * size);
    }
    return undefined;
}
function parseRoutes(text) {
    return text
        .split('\n')
        .slice(1)
        .flatMap((line) => {
        const [, destination, , , , , , mask] = line.split(/\s+/);
        if (destination === undefined || mask === undefined || !/^[0-9A-F]{8}$/i.test(destination + mask.slice(8)))
            return [];
        const number = (hex) => [6, 4, 2, 0].reduce((sum, at) => sum * 256 + Number.parseInt(hex.slice(at, at + 2), 16), 0);
        const prefix = 32 - Math.round(Math.log2(2 ** 32 - number(mask)));
        return prefix < 8 ? [] : [{ base: number(destination), prefix }];
    });
}

// EXTERNAL MODULE: ./.build/src/docker/labels.js
var docker_labels = __webpack_require__(3757);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
;// CONCATENATED MODULE: ./.build/src/stack/networks.js






const BLOCKS_BY_SIZE = 29;
const ATTEMPTS = 50;
const ONE_OFFS = 3;
class AddressBook {
    engine;
    free;
    pools;
    seen;
    handedOut = [];
    freed;
    constructor(engine, free = async () => 0, pools = POOLS) {
        this.engine = engine;
        this.free = free;
        this.pools = pools;
    }
    async reserve(prefix, name) {
        const start = (0,external_node_crypto_.createHash)('sha256').update(name).digest().readUInt32BE(0) / 2 ** 32;
        const seen = await this.look();
        const block = freeBlock(prefix, [...seen, ...this.handedOut], start, this.pools);
        if (block !== undefined)
            this.handedOut.push(block);
        return block;
    }
    async capacity(wanted) {
        const taken = [...(await this.look()), ...this.handedOut];
        for (let count = 0; count < wanted; count++) {
            const block = freeBlock(prefixFor(0), taken, 0, this.pools);
            if (block === undefined)
                return count;
            taken.push(block);
        }
        return wanted;
    }
    refresh() {
        this.seen = undefined;
    }
    makeRoom() {
        this.freed ??= this.free().then((count) => {
            this.refresh();
            return count;
        });
        return this.freed;
    }
    look() {
        this.seen ??= this.engine.networks().then((networks) => {
            const used = networks.flatMap(({ subnets }) => subnets.flatMap((subnet) => parseBlock(subnet) ?? []));
            return [...used, ...(this.engine.info.isLocal ? hostRoutes() : [])];
        });
        return this.seen;
    }
}
function hostRoutes() {
    try {
        return parseRoutes((0,external_node_fs_.readFileSync)('/proc/net/route', 'utf8'));
    }
    catch {
        return [];
    }
}
async function makeNetworks(engine, book, model) {
    const made = await Promise.all((0,compose_model/* sortedEntries */.CA)(model.networks).map(async ([key, definition]) => {
        if (definition?.external === true || definition?.name === undefined)
            return [key, definition];
        await makeNetwork(engine, book, model, key, definition.name, definition);
        return [key, { name: definition.name, external: true }];
    }));
    return made.length === 0 ? model : { ...model, networks: Object.fromEntries(made) };
}
async function makeNetwork(engine, book, model, key, name, definition) {
    const { driver, driver_opts: options, internal, attachable, enable_ipv6: ipv6, labels } = definition;
    const prefix = prefixFor(attachedTo(model, key) + ONE_OFFS);
    const request = {
        driver: driver ?? 'bridge',
        labels: { ...labels, [docker_labels/* COMPOSE_LABEL */.UC.network]: key, [docker_labels/* COMPOSE_LABEL */.UC.project]: model.name ?? '' },
        options: options ?? {},
        internal: internal === true,
        attachable: attachable === true,
        ipv6: ipv6 === true,
    };
    const isPlain = request.driver === 'bridge' && (definition.ipam?.driver ?? 'default') === 'default';
    if (!isPlain || definition.ipam?.config !== undefined) {
        await engine.createNetwork(name, { ...request, subnets: subnetsOf(definition) });
        return;
    }
    const six = request.ipv6 ? [localPrefix(name)] : [];
    const bySize = engine.info.major >= BLOCKS_BY_SIZE;
    let freed;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
        const block = bySize ? undefined : await book.reserve(prefix, `${name} ${attempt}`);
        const subnet = bySize ? `0.0.0.0/${prefix}` : block && formatBlock(block);
        const outcome = subnet && (await engine.createNetwork(name, { ...request, subnets: [subnet, ...six] }));
        if (outcome === 'created')
            return;
        if (subnet !== undefined && !bySize) {
            book.refresh();
            continue;
        }
        if (freed !== undefined)
            break;
        freed = await book.makeRoom();
        if (freed === 0)
            break;
    }
    throw exhausted(await engine.networks(), freed ?? 0);
}
const subnetsOf = ({ ipam }) => (ipam?.config ?? []).flatMap(({ subnet }) => subnet ?? []);
const attachedTo = (model, key) => Object.values(model.services).reduce((sum, { networks, scale }) => sum + (networks !== undefined && key in networks ? Math.max(1, scale ?? 1) : 0), 0);
function localPrefix(name) {
    const hex = (0,external_node_crypto_.createHash)('sha256').update(name).digest('hex');
    return `fd${hex.slice(0, 2)}:${hex.slice(2, 6)}:${hex.slice(6, 10)}:${hex.slice(10, 14)}::/64`;
}
function exhausted(networks, freed) {
    const owners = new Map();
    for (const { labels } of networks) {
        const session = labels[docker_labels/* LABEL */.d_.session];
        const project = labels[docker_labels/* COMPOSE_LABEL */.UC.project];
        const owner = session ? `isoshard session ${session}` : project ? `project ${project}` : 'nobody in particular';
        owners.set(owner, (owners.get(owner) ?? 0) + 1);
    }
    const most = [...owners].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    const said = most.slice(0, 8).map(([owner, count]) => `${count} of ${owner}`);
    const rest = most.length > said.length ? `, ${most.length - said.length} more owners` : '';
    const dead = freed === 0 ? 'none a leftover of a dead session' : `after ${freed} leftovers of dead sessions were removed`;
    const ours = networks.filter(({ labels }) => labels[docker_labels/* LABEL */.d_.session]).length;
    return new errors/* EnvironmentError */.eG('network-exhausted', `no address block is left for another network: ${networks.length} networks have them (${said.join(', ')}${rest}), ${ours} of them isoshard's, ${dead}`, {
        hint: '`isoshard cleanup` removes those of dead sessions, `docker network prune` those that no container uses; `docker network ls` shows all.',
    });
}


/***/ })

};
