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
/* harmony import */ var _snapshot_spares_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(45842);
/* harmony import */ var _stack_networks_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(24304);
/* harmony import */ var _compose_project_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(73171);














const REAP_AFTER_MS = 24 * 60 * 60 * 1000;
async function openEngine({ env, }) {
    const address = await (0,_docker_compose_js__WEBPACK_IMPORTED_MODULE_5__/* .engineAddress */ .ZK)({ env });
    const [engine, compose] = await Promise.allSettled([(0,_docker_connect_js__WEBPACK_IMPORTED_MODULE_6__/* .connect */ .N)(address), (0,_docker_compose_js__WEBPACK_IMPORTED_MODULE_5__/* .composeVersion */ .JM)({ env })]);
    if (engine.status === 'rejected')
        throw engine.reason;
    if (compose.status === 'rejected')
        throw compose.reason;
    return { engine: engine.value, address };
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
        context.state.save(_cleanup_session_js__WEBPACK_IMPORTED_MODULE_2__/* .SESSION_STATE */ .$t, '');
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
/* harmony export */   Jj: () => (/* binding */ keptPaths),
/* harmony export */   Ku: () => (/* binding */ firstOf),
/* harmony export */   P2: () => (/* binding */ layerFolders),
/* harmony export */   PE: () => (/* binding */ layerSlotId),
/* harmony export */   Pj: () => (/* binding */ withLayerVolumes),
/* harmony export */   fo: () => (/* binding */ layerSlotOf),
/* harmony export */   vl: () => (/* binding */ changedPaths),
/* harmony export */   w6: () => (/* binding */ readLayer)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _compose_bind_sources_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65382);
/* harmony import */ var _extract_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7052);
/* harmony import */ var _likely_opened_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45378);
/* harmony import */ var _slots_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72121);





const LOOKED_AT = 4000;
const NO_DATA = /(^|\/)(__pycache__|\.cache|\.npm|\.pytest_cache|node_modules\/\.[^/]+)(\/|$)|\.(log|pid|pyc|sock)$/;
const SQLITE_PAGE = 512;
async function readLayer(engine, containerId) {
    const changes = await engine.layerChanges(containerId);
    const added = new Set(changes.flatMap(({ path, what }) => (what === 'added' ? [path] : [])));
    const isData = ({ path }) => !(0,_slots_js__WEBPACK_IMPORTED_MODULE_4__/* .isScratch */ .$h)(path) && !NO_DATA.test(path);
    const all = leavesOf(changes);
    const data = all.filter(isData);
    const leaves = [...data, ...all.filter((one) => !isData(one) && one.what !== 'removed')].slice(0, LOOKED_AT);
    const paths = new Map();
    for (let at = 0; at < leaves.length; at += 20) {
        await Promise.all(leaves.slice(at, at + 20).map(async (change) => {
            const { path, what } = change;
            if (what === 'removed')
                return void paths.set(path, what);
            const stat = await engine.stat(containerId, path);
            if (stat === undefined || (stat.isFolder && what === 'changed'))
                return;
            if (!isData(change) && (stat.isFolder || !(await isSqlite(engine, containerId, path, stat.size))))
                return;
            paths.set(path, stat.isFolder ? 'folder' : `${stat.size} ${stat.modified}`);
        }));
    }
    return { paths, added, tooMany: data.length > LOOKED_AT ? data.length : 0 };
}
async function isSqlite(engine, containerId, path, size) {
    if (size === 0 || size % SQLITE_PAGE !== 0)
        return false;
    return (0,_extract_file_js__WEBPACK_IMPORTED_MODULE_2__/* .beginsWith */ .t)(engine, containerId, path, Buffer.from(_likely_opened_js__WEBPACK_IMPORTED_MODULE_3__/* .SQLITE_HEAD */ .w, 'hex'));
}
function leavesOf(changes) {
    const folders = new Set(changes.map(({ path }) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(path)));
    return changes.filter(({ path }) => !folders.has(path));
}
const changedPaths = (before, after) => [...after.paths].flatMap(([path, what]) => (before?.paths.get(path) === what ? [] : [path])).sort();
const keptPaths = ({ paths }, mounts) => [...paths.keys()].filter((path) => !mounts.some((mount) => (0,_compose_bind_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .isWithin */ .UO)(path, mount) || (0,_compose_bind_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .isWithin */ .UO)(mount, path))).sort();
const firstOf = (paths) => `${paths.slice(0, 3).join(', ')}${paths.length > 3 ? ` and ${paths.length - 3} more` : ''}`;
function layerFolders(layer, mounts) {
    const { paths, added } = layer;
    const folders = new Set();
    for (const path of keptPaths(layer, mounts)) {
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
    return (0,_slots_js__WEBPACK_IMPORTED_MODULE_4__/* .isScratch */ .$h)(target) ? undefined : { service, target };
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

/***/ 7052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ extractFile),
/* harmony export */   t: () => (/* binding */ beginsWith)
/* harmony export */ });
/* harmony import */ var tar_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56118);

async function extractFile(engine, door, path, header) {
    const archive = (await engine.getArchive(door, path));
    if (archive === undefined)
        return undefined;
    const extract = tar_stream__WEBPACK_IMPORTED_MODULE_0__.extract();
    archive.on('error', (error) => extract.destroy(error));
    archive.pipe(extract);
    try {
        for await (const entry of extract) {
            const chunks = [];
            let isWanted = entry.header.type === 'file' && (entry.header.size ?? 0) >= header.length;
            for await (const chunk of entry) {
                chunks.push(chunk);
                isWanted &&= begins(chunks, header);
                if (!isWanted)
                    return undefined;
            }
            return isWanted ? Buffer.concat(chunks) : undefined;
        }
        return undefined;
    }
    finally {
        archive.destroy();
        extract.destroy();
    }
}
async function beginsWith(engine, door, path, header) {
    const archive = (await engine.getArchive(door, path));
    if (archive === undefined)
        return false;
    const extract = tar_stream__WEBPACK_IMPORTED_MODULE_0__.extract();
    archive.on('error', (error) => extract.destroy(error));
    archive.pipe(extract);
    try {
        for await (const entry of extract) {
            for await (const chunk of entry)
                return chunk.subarray(0, header.length).equals(header);
            return false;
        }
        return false;
    }
    finally {
        archive.destroy();
        extract.destroy();
    }
}
function begins([first = Buffer.alloc(0)], header) {
    const length = Math.min(first.length, header.length);
    return first.subarray(0, length).toString('latin1') === header.slice(0, length);
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

/***/ 65487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LW: () => (/* binding */ postgresFolders),
/* harmony export */   P5: () => (/* binding */ AS_WHOM),
/* harmony export */   d8: () => (/* binding */ READ_POSTGRES),
/* harmony export */   gO: () => (/* binding */ parsePostgresTables),
/* harmony export */   kQ: () => (/* binding */ ASK)
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
const CATALOGS = {
    pg_proc: `SELECT concat_ws(' ', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid), pg_get_function_result(p.oid), p.prosecdef, p.provolatile, p.proconfig::text, p.prosrc)
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE ${OURS}`,
    pg_roles: `SELECT concat_ws(' ', rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication, rolconnlimit, rolvaliduntil, rolconfig::text) FROM pg_roles`,
    pg_views: `SELECT concat_ws(' ', n.nspname, c.relname, pg_get_viewdef(c.oid)) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('v', 'm') AND ${OURS}`,
};
const ofCatalog = (name, query) => `SELECT json_build_object('database', current_database(), 'table', '${name}', 'definition', 'a catalog', 'rows', count(*), 'names', '["definition"]'::json,
  'sums', to_json(ARRAY[sum(hashtext(definition)::bigint), sum(hashtext(definition)::bigint)]::text[])) FROM (${query}) AS declared (definition);`;
const SQL = `SELECT format('SELECT json_build_object(''database'', current_database(), ''table'', %L, ''definition'', %L, ''rows'', count(*),'
  ' ''names'', %L::json, ''sums'', to_json(ARRAY[%s, sum(hashtext(isoshard_row::text)::bigint)]::text[])) FROM ONLY %I.%I AS isoshard_row',
  n.nspname || '.' || c.relname,
  concat_ws('; ', string_agg(format('%I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN ' NOT NULL' END,
      ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid)), ', ' ORDER BY a.attnum),
    (SELECT string_agg(conname || ' ' || pg_get_constraintdef(oid), ', ' ORDER BY conname) FROM pg_constraint WHERE conrelid = c.oid),
    (SELECT string_agg(def, ', ' ORDER BY def) FROM (SELECT pg_get_indexdef(indexrelid) AS def FROM pg_index WHERE indrelid = c.oid) AS i),
    (SELECT string_agg(def, ', ' ORDER BY def) FROM (SELECT pg_get_triggerdef(oid) AS def FROM pg_trigger WHERE tgrelid = c.oid AND NOT tgisinternal) AS t)),
  json_agg(a.attname ORDER BY a.attnum),
  string_agg(format('sum(hashtext(isoshard_row.%I::text)::bigint)', a.attname), ', ' ORDER BY a.attnum),
  n.nspname, c.relname)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
WHERE c.relkind IN ('r', 'm') AND ${OURS} GROUP BY n.nspname, c.relname, c.oid ORDER BY n.nspname, c.relname
\\gexec
SELECT format('SELECT json_build_object(''database'', current_database(), ''table'', %L, ''definition'', ''a sequence'', ''rows'', 1,'
  ' ''names'', ''["last_value", "is_called"]''::json, ''sums'', to_json(ARRAY[last_value::text, is_called::text, concat(last_value, is_called)])) FROM %I.%I',
  n.nspname || '.' || c.relname, n.nspname, c.relname)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'S' AND ${OURS} ORDER BY n.nspname, c.relname
\\gexec
${Object.entries(CATALOGS)
    .map(([name, query]) => ofCatalog(name, query))
    .join('\n')}
`;
const ASK = `PGPASSWORD=\${POSTGRES_PASSWORD:-\${POSTGRESQL_PASSWORD:-}}
if [ -z "$PGPASSWORD" ] && [ -r "\${POSTGRES_PASSWORD_FILE:-}" ]; then PGPASSWORD=$(cat "$POSTGRES_PASSWORD_FILE"); fi
export PGPASSWORD
ask() { psql -XqAtw \${user:+-U "$user"} -d "$@"; }
`;
const AS_WHOM = `for user in "\${POSTGRES_USER:-}" "\${POSTGRESQL_USERNAME:-}" "\${PGUSER:-}" postgres ''; do
  said=$(ask template1 -c 'SELECT 1' 2>&1) && break
done
[ "$said" = 1 ] || { printf '%s\\n' "$said" >&2; exit 9; }
`;
const SCRIPT = `${ASK}${AS_WHOM}ask template1 -c "SELECT datname FROM pg_database WHERE datallowconn AND datname NOT IN ('template0', 'template1') ORDER BY 1" |
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
const TELLING = /-journal$|(^|\/)global\/pg_control$/;
const HEAD_BYTES = 20;
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
    if (begins.startsWith(_likely_opened_js__WEBPACK_IMPORTED_MODULE_3__/* .SQLITE_HEAD */ .w))
        return { ...entry, content, head: _likely_opened_js__WEBPACK_IMPORTED_MODULE_3__/* .SQLITE_HEAD */ .w };
    return { ...entry, content, ...(TELLING.test(entry.path) && { head: begins }) };
}


/***/ }),

/***/ 61388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h1: () => (/* binding */ MANIFEST_FILE),
  gF: () => (/* binding */ NotSavable),
  g2: () => (/* binding */ READ_AGAIN_BYTES),
  yH: () => (/* binding */ dataLabels),
  Kf: () => (/* binding */ dataPath),
  XL: () => (/* binding */ foldersIn),
  wI: () => (/* binding */ readSlots),
  LZ: () => (/* binding */ saveState),
  DB: () => (/* binding */ sealManifest),
  u0: () => (/* binding */ sourcesOf),
  _n: () => (/* binding */ throughDoor),
  v: () => (/* binding */ uncleanError)
});

// EXTERNAL MODULE: ./.build/src/docker/labels.js
var labels = __webpack_require__(3757);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/stack/archive.js
var archive = __webpack_require__(34010);
// EXTERNAL MODULE: ./.build/src/snapshot/hiding-folders.js
var hiding_folders = __webpack_require__(59457);
// EXTERNAL MODULE: ./.build/src/snapshot/listing.js
var snapshot_listing = __webpack_require__(90780);
// EXTERNAL MODULE: ./.build/src/snapshot/manifest.js
var snapshot_manifest = __webpack_require__(76619);
// EXTERNAL MODULE: ./.build/src/snapshot/read-state.js
var read_state = __webpack_require__(52006);
// EXTERNAL MODULE: ./.build/src/snapshot/seal.js
var seal = __webpack_require__(94135);
;// CONCATENATED MODULE: ./.build/src/snapshot/unclean.js
const HOT_JOURNAL = 'd9d505f920a163d7';
const POSTGRES_STATE = 16;
const POSTGRES_ENDED = [1, 2];
const SILENT = /(^|\/)(ibdata1|dump\.rdb|appendonly[^/]*)$/;
function uncleanParts(slots, killed = new Map()) {
    return slots.flatMap(({ slot, entries }) => {
        const byPath = new Map(entries.map((entry) => [entry.path, entry]));
        const parts = entries.flatMap((entry) => {
            const why = whyUnclean(entry, byPath);
            return why === undefined ? [] : [`${entry.path}: ${why}`];
        });
        const ended = killed.get(slot);
        const silent = ended === undefined ? undefined : entries.find(({ path }) => SILENT.test(path));
        return silent === undefined ? parts : [...parts, `${silent.path}: ${ended}`];
    });
}
const NO_DATA = /\.(log|err|pid)$/;
function underHostName(slots, hosts) {
    for (const { slot, entries } of slots) {
        for (const { path } of entries) {
            const host = NO_DATA.test(path) ? undefined : [...hosts.keys()].find((name) => path.includes(name));
            if (host === undefined)
                continue;
            const service = hosts.get(host);
            return `${path} of ${slot} has the host name of ${service}, which is another one in each stack; \`hostname:\` of ${service} in the compose file keeps it`;
        }
    }
    return undefined;
}
function whyUnclean({ path, size, kind, head }, all) {
    if (kind !== 'file')
        return undefined;
    const at = path.lastIndexOf('/');
    const [folder, name] = [path.slice(0, at + 1), path.slice(at + 1)];
    const beside = (other) => all.get(`${folder}${other}`);
    if (name === 'postmaster.pid' && beside('PG_VERSION'))
        return 'the lock of a PostgreSQL server that has not ended';
    if (isPostgresOpen(path, head, all))
        return 'the control file of a PostgreSQL server that was ended before it had closed its files';
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
function isPostgresOpen(path, head, all) {
    const [, folder] = /^(.*\/|)global\/pg_control$/.exec(path) ?? [];
    if (folder === undefined || !all.has(`${folder}PG_VERSION`) || all.has(`${folder}backup_label`))
        return false;
    const bytes = Buffer.from(head ?? '', 'hex').subarray(POSTGRES_STATE, POSTGRES_STATE + 4);
    return (bytes.length === 4 && !POSTGRES_ENDED.some((state) => [bytes.readUInt32LE(), bytes.readUInt32BE()].includes(state)));
}

;// CONCATENATED MODULE: ./.build/src/snapshot/save.js









const READ_AGAIN_BYTES = 32 * 1024 * 1024;
class NotSavable extends Error {
}
const MANIFEST_FILE = 'manifest.json';
const dataPath = ({ kind, volume }) => kind === 'changes' ? `/door/${volume}/upper` : `/door/${volume}`;
const foldersIn = (sources) => sources.map((source) => ({ volume: source.volume, path: dataPath(source) }));
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
const uncleanError = (suite, parts) => new errors/* ProjectError */.wB('state-unclean', `the initial state of ${suite} was not left clean: ${parts.join('; ')}`, {
    hint: 'Let its last step end what is open (SQLite: `PRAGMA wal_checkpoint(TRUNCATE)`), let the service hear its stop signal (`init: true`, `exec` in its script) or give it longer (`stop:`), or use `prepare: {snapshot: false}`.',
});
async function saveState(engine, making, sources, { killed, hosts, ...options }) {
    const { image, labels } = options;
    const volumes = sources.map(({ volume }) => volume);
    const shown = sources.flatMap(({ view }) => view?.volume ?? []);
    const manifest = await throughDoor(engine, image, [...volumes, ...shown], labels, async (door) => (0,hiding_folders/* markHiding */.bO)(engine, door, sources, await readSlots(engine, door, sources)));
    const unclean = uncleanParts(manifest.slots, killed);
    if (unclean.length > 0)
        throw uncleanError(making.suite, unclean);
    const named = underHostName(manifest.slots, hosts);
    if (named !== undefined)
        throw new NotSavable(named);
    return { snapshot: await sealManifest(engine, making, sources, manifest, options), manifest };
}
async function sealManifest(engine, making, sources, manifest, { image, images, labels, nowMs }) {
    const { key, generation, platform, repository, suite } = making;
    const volume = (0,seal/* manifestVolume */.km)(key, generation);
    await engine.createVolume(volume, { ...dataLabels(making), ...(0,seal/* partLabels */.D6)(making, 'manifest') });
    const bytes = (0,snapshot_manifest/* bytesOf */.$$)(manifest);
    const listing = bytes > READ_AGAIN_BYTES ? await (0,snapshot_listing/* listSlots */.QY)(engine, foldersIn(sources), { images, labels }) : undefined;
    const files = [
        { path: MANIFEST_FILE, content: JSON.stringify(manifest) },
        ...(listing === undefined ? [] : [{ path: snapshot_listing/* LISTING_FILE */.Ug, content: listing }]),
    ];
    await throughDoor(engine, image, [volume], labels, (door) => engine.putArchive(door, `/door/${volume}`, (0,archive/* pack */.qq)(files)));
    const slots = sources.map((source) => {
        const root = manifest.slots
            .find(({ slot }) => slot === source.id)
            ?.entries.find(({ path, kind }) => path === '.' && kind === 'folder');
        const { uid = 0, gid = 0, mode = 0o755 } = root ?? {};
        const { id, kind, volume } = source;
        return { id, kind, volume, owner: { uid, gid, mode } };
    });
    const facts = { digest: (0,snapshot_manifest/* digestOf */.ol)(manifest), createdMs: nowMs, platform, bytes, repository, suite };
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
function planState(model, binds, services, once = []) {
    const obstacles = [];
    const found = new Map();
    for (const service of [...new Set([...services, ...once])].sort()) {
        const definition = model.services[service];
        if (definition === undefined)
            continue;
        const memory = services.includes(service) ? tmpfsOf(definition).filter((path) => !isScratch(path)) : [];
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

/***/ 45842:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ copierImages),
/* harmony export */   f: () => (/* binding */ Spares)
/* harmony export */ });
/* harmony import */ var _stack_archive_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34010);
/* harmony import */ var _container_layer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81103);
/* harmony import */ var _copied_ahead_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15522);
/* harmony import */ var _layers_ahead_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24136);
/* harmony import */ var _likely_opened_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(45378);
/* harmony import */ var _save_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(61388);
/* harmony import */ var _seal_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(94135);
/* harmony import */ var _verify_state_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(26227);








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
        for (const volume of await (0,_layers_ahead_js__WEBPACK_IMPORTED_MODULE_3__/* .freeLayers */ .DR)(engine, snapshot, slotId)) {
            if (this.#asked.has(volume))
                continue;
            this.#asked.add(volume);
            if (!(await (0,_layers_ahead_js__WEBPACK_IMPORTED_MODULE_3__/* .takeLayer */ .pd)(engine, snapshot, volume, session)))
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
            const paths = (0,_copied_ahead_js__WEBPACK_IMPORTED_MODULE_2__/* .largestOf */ .u1)(own, new Set((0,_likely_opened_js__WEBPACK_IMPORTED_MODULE_4__/* .likelyOpened */ ._)(own)));
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
        await Promise.all(this.#taken.map((volume) => (0,_layers_ahead_js__WEBPACK_IMPORTED_MODULE_3__/* .removeLayer */ .e5)(this.engine, volume)));
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
            const free = await (0,_layers_ahead_js__WEBPACK_IMPORTED_MODULE_3__/* .freeLayers */ .DR)(this.engine, snapshot, slot.id);
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
        const volume = (0,_seal_js__WEBPACK_IMPORTED_MODULE_6__/* .manifestVolume */ .km)(snapshot.key, snapshot.generation);
        const manifest = await (0,_save_js__WEBPACK_IMPORTED_MODULE_5__/* .throughDoor */ ._n)(engine, image, [volume], labels, (door) => (0,_verify_state_js__WEBPACK_IMPORTED_MODULE_7__/* .readManifest */ .WI)(engine, door, snapshot));
        const own = manifest?.slots.find((one) => one.slot === slot.id);
        if (own === undefined)
            return undefined;
        const upper = slot.upperVolume;
        const argv = ['sh', '-c', LIST, 'sh', `/door/${upper}/upper`];
        const found = await this.#run(copierImage, { [upper]: `/door/${upper}` }, argv);
        const opened = new Set(found?.split('\n').map((line) => line.replace(/^\.\//, '')));
        return { paths: (0,_copied_ahead_js__WEBPACK_IMPORTED_MODULE_2__/* .largestOf */ .u1)(own, opened), manifest: own, isMaking: false };
    }
    async #make(snapshot, saved, { paths, manifest }, image) {
        if (this.#isClosed)
            return;
        const { engine, session } = this;
        const volume = await (0,_layers_ahead_js__WEBPACK_IMPORTED_MODULE_3__/* .createLayer */ .Ay)(engine, snapshot, saved.id, session);
        const below = saved.volume;
        const mounts = { [below]: `/door/${below}`, [volume]: `/door/${volume}` };
        const argv = ['sh', '-c', (0,_copied_ahead_js__WEBPACK_IMPORTED_MODULE_2__/* .copyScript */ .XY)(paths), 'sh', (0,_save_js__WEBPACK_IMPORTED_MODULE_5__/* .dataPath */ .Kf)(saved), `/door/${volume}/upper`];
        let isWhole = false;
        try {
            const folders = (0,_stack_archive_js__WEBPACK_IMPORTED_MODULE_0__/* .pack */ .qq)((0,_copied_ahead_js__WEBPACK_IMPORTED_MODULE_2__/* .foldersOf */ .pd)(saved, manifest, paths));
            const before = (door) => engine.putArchive(door, `/door/${volume}`, folders);
            isWhole = (await this.#run(image, mounts, argv, { before })) !== undefined;
            if (isWhole)
                await (0,_layers_ahead_js__WEBPACK_IMPORTED_MODULE_3__/* .offerLayer */ .gw)(engine, snapshot, volume, session);
        }
        finally {
            if (!isWhole)
                await (0,_layers_ahead_js__WEBPACK_IMPORTED_MODULE_3__/* .removeLayer */ .e5)(engine, volume);
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
    const image = images[(0,_container_layer_js__WEBPACK_IMPORTED_MODULE_1__/* .layerSlotOf */ .fo)(id)?.service ?? mounts[0]?.service ?? ''];
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
/* harmony import */ var _listing_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90780);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76619);
/* harmony import */ var _save_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61388);
/* harmony import */ var _seal_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(94135);





const AT_ONCE = 20;
async function readManifest(engine, door, snapshot) {
    const text = await readKept(engine, door, snapshot, _save_js__WEBPACK_IMPORTED_MODULE_3__/* .MANIFEST_FILE */ .h1);
    const manifest = text === undefined ? undefined : (0,_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseManifest */ .Ng)(text);
    return manifest !== undefined && (0,_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(manifest) === snapshot.digest ? manifest : undefined;
}
async function readKept(engine, door, { key, generation }, file) {
    const archive = await engine.getArchive(door, `/door/${(0,_seal_js__WEBPACK_IMPORTED_MODULE_4__/* .manifestVolume */ .km)(key, generation)}/${file}`);
    return archive && (0,_stack_archive_js__WEBPACK_IMPORTED_MODULE_0__/* .readSingle */ .zd)(archive, _manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .MANIFEST_LIMIT */ .MV);
}
const volumesOf = (snapshot) => [
    (0,_seal_js__WEBPACK_IMPORTED_MODULE_4__/* .manifestVolume */ .km)(snapshot.key, snapshot.generation),
    ...snapshot.slots.map(({ volume }) => volume),
];
async function whyNotWhole(engine, snapshot, { image, images, labels, onManifest }) {
    const there = await Promise.all(volumesOf(snapshot).map((name) => engine.volume(name)));
    const lost = volumesOf(snapshot).filter((_, index) => there[index] === undefined);
    if (lost.length > 0)
        return `lacks ${lost.join(', ')}`;
    return (0,_save_js__WEBPACK_IMPORTED_MODULE_3__/* .throughDoor */ ._n)(engine, image, volumesOf(snapshot), labels, async (door) => {
        const manifest = await readManifest(engine, door, snapshot);
        if (manifest === undefined)
            return 'has another manifest than it was sealed with';
        onManifest?.(manifest);
        if (snapshot.bytes <= _save_js__WEBPACK_IMPORTED_MODULE_3__/* .READ_AGAIN_BYTES */ .g2) {
            const now = withoutHidden(await (0,_save_js__WEBPACK_IMPORTED_MODULE_3__/* .readSlots */ .wI)(engine, door, snapshot.slots), manifest);
            const [first] = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .compareManifests */ .kK)(manifest, now);
            return first && `holds something else now: ${first.path} of ${first.slot} (${first.what})`;
        }
        const listing = await readKept(engine, door, snapshot, _listing_js__WEBPACK_IMPORTED_MODULE_1__/* .LISTING_FILE */ .Ug);
        const now = listing && (await (0,_listing_js__WEBPACK_IMPORTED_MODULE_1__/* .listSlots */ .QY)(engine, (0,_save_js__WEBPACK_IMPORTED_MODULE_3__/* .foldersIn */ .XL)(snapshot.slots), { images, labels }));
        const changed = listing && now ? (0,_listing_js__WEBPACK_IMPORTED_MODULE_1__/* .otherPath */ ._f)(listing, now) : await firstOther(engine, door, snapshot, manifest);
        return changed && `was changed: ${changed} is not as it was saved`;
    });
}
async function firstOther(engine, door, snapshot, manifest) {
    const files = manifest.slots.flatMap(({ slot, entries }) => {
        const saved = snapshot.slots.find(({ id }) => id === slot);
        return saved === undefined ? [] : entries.filter(({ kind }) => kind === 'file').map((entry) => ({ saved, entry }));
    });
    for (let at = 0; at < files.length; at += AT_ONCE) {
        const found = files.slice(at, at + AT_ONCE).map(async ({ saved, entry }) => {
            const stat = await engine.stat(door, `${(0,_save_js__WEBPACK_IMPORTED_MODULE_3__/* .dataPath */ .Kf)(saved)}/${entry.path}`);
            const isSame = stat?.size === entry.size && Math.floor(Date.parse(stat.modified) / 1000) === entry.modified;
            return isSame ? undefined : entry.path;
        });
        const changed = (await Promise.all(found)).find((path) => path !== undefined);
        if (changed !== undefined)
            return changed;
    }
    return undefined;
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
