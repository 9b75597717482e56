export const id = 620;
export const ids = [620];
export const modules = {

/***/ 62620:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  doctorState: () => (/* binding */ doctorState)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/config/duration.js
var duration = __webpack_require__(62744);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/snapshot/seal.js
var seal = __webpack_require__(94135);
// EXTERNAL MODULE: ./.build/src/snapshot/tables.js
var snapshot_tables = __webpack_require__(78139);
// EXTERNAL MODULE: ./.build/src/cleanup/sweep.js
var sweep = __webpack_require__(97336);
// EXTERNAL MODULE: ./.build/src/docker/compose.js + 2 modules
var compose = __webpack_require__(34455);
// EXTERNAL MODULE: ./.build/src/docker/labels.js
var docker_labels = __webpack_require__(3757);
// EXTERNAL MODULE: ./.build/src/snapshot/extract-file.js
var extract_file = __webpack_require__(7052);
// EXTERNAL MODULE: ./.build/src/snapshot/manifest.js
var manifest = __webpack_require__(76619);
// EXTERNAL MODULE: ./.build/src/snapshot/postgres-tables.js
var postgres_tables = __webpack_require__(65487);
// EXTERNAL MODULE: ./.build/src/snapshot/save.js + 1 modules
var save = __webpack_require__(61388);
;// CONCATENATED MODULE: ./.build/src/snapshot/sqlite-tables.js

const SQLITE_HEADER = 'SQLite format 3\0';
const LARGEST_SQLITE = 1024 ** 3;
async function readSqliteTables(content, database) {
    const { default: load } = await __webpack_require__.e(/* import() */ 865).then(__webpack_require__.t.bind(__webpack_require__, 28865, 19));
    const { Database } = (await load());
    const opened = new Database(content);
    const notes = [];
    try {
        const found = sqlite_tables_all(opened, "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name");
        const tables = found.flatMap(([name, sql]) => {
            try {
                return [{ database, table: String(name), definition: String(sql), ...sumsOf(opened, String(name)) }];
            }
            catch (error) {
                notes.push(`${database}: table ${String(name)} cannot be read: ${error.message}`);
                return [];
            }
        });
        return { tables, notes };
    }
    finally {
        opened.close();
    }
}
function sqlite_tables_all(database, sql) {
    const statement = database.prepare(sql);
    const rows = [];
    try {
        while (statement.step())
            rows.push(statement.get(null, { useBigInt: true }));
    }
    finally {
        statement.free();
    }
    return rows;
}
function sumsOf(database, table) {
    const statement = database.prepare(`SELECT * FROM "${table.replaceAll('"', '""')}"`);
    try {
        const names = [...statement.getColumnNames(), snapshot_tables/* ROW */.nw];
        const sums = names.map(() => new Sum());
        let rows = 0;
        while (statement.step()) {
            const texts = statement.get(null, { useBigInt: true }).map(textOf);
            for (const [index, text] of [...texts, JSON.stringify(texts)].entries())
                sums[index]?.add(text);
            rows += 1;
        }
        return { rows, sums: Object.fromEntries(names.map((name, index) => [name, String(sums[index])])) };
    }
    finally {
        statement.free();
    }
}
function textOf(value) {
    if (value instanceof Uint8Array)
        return `blob ${Buffer.from(value).toString('hex')}`;
    return value === null ? 'null' : `${typeof value === 'string' ? 'text' : 'number'} ${value}`;
}
class Sum {
    #high = 0;
    #low = 0;
    add(text) {
        let [high, low] = [0xdeadbeef, 0x41c6ce57];
        for (let index = 0; index < text.length; index++) {
            const code = text.charCodeAt(index);
            high = Math.imul(high ^ code, 2654435761);
            low = Math.imul(low ^ code, 1597334677);
        }
        high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
        low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
        this.#high = (this.#high + high) >>> 0;
        this.#low = (this.#low + low) >>> 0;
    }
    toString() {
        return [this.#high, this.#low].map((part) => part.toString(16).padStart(8, '0')).join('');
    }
}

// EXTERNAL MODULE: ./.build/src/snapshot/verify-state.js
var verify_state = __webpack_require__(26227);
// EXTERNAL MODULE: ./.build/src/stack/start.js + 1 modules
var start = __webpack_require__(54503);
// EXTERNAL MODULE: ./.build/src/modes/make-stack.js + 1 modules
var make_stack = __webpack_require__(87406);
;// CONCATENATED MODULE: ./.build/src/modes/compare-states.js













async function compareStates(context, session, request, states) {
    const { engine, record } = session;
    const labels = { [docker_labels/* LABEL */.d_.session]: record.session };
    const image = request.images[0]?.tag ?? '';
    const door = image !== '' && (await engine.hasImage(image)) ? image : await engine.anyImage();
    const notes = [];
    const volumes = [...new Set(states.flatMap(verify_state/* volumesOf */.v3))];
    const { manifests, files, sqlite } = await (0,save/* throughDoor */._n)(engine, door, volumes, labels, async (door) => {
        const read = await Promise.all(states.map((state) => (0,verify_state/* readManifest */.WI)(engine, door, state)));
        const manifests = read.map((manifest) => manifest ?? { kind: 'isoshard-state', version: 1, slots: [] });
        if (read.includes(undefined))
            notes.push('a state lacks its manifest: it was changed after it was saved');
        const files = (0,manifest/* compareManifests */.kK)(...manifests);
        const changed = files.filter(({ what, slot, path }) => what === 'content' && !isInServer(manifests, slot, path));
        const sqlite = [];
        for (const { slot, path, sizes } of changed) {
            if (Math.max(...sizes) > LARGEST_SQLITE)
                continue;
            const sides = [];
            for (const { slots } of states) {
                const saved = slots.find(({ id }) => id === slot);
                const content = saved && (await (0,extract_file/* extractFile */.A)(engine, door, `${(0,save/* dataPath */.Kf)(saved)}/${path}`, SQLITE_HEADER));
                if (content === undefined)
                    break;
                const tables = await readSqliteTables(content, path).catch((error) => {
                    notes.push(`${path} cannot be read: ${error.message}`);
                });
                if (tables === undefined)
                    break;
                notes.push(...tables.notes);
                sides.push(tables.tables);
            }
            const [before, after] = sides;
            if (before !== undefined && after !== undefined)
                sqlite.push(...(0,snapshot_tables/* compareTables */.Dz)(before, after).map((table) => ({ ...table, slot })));
        }
        return { manifests, files, sqlite };
    });
    const databases = manifests[0].slots.flatMap((one) => (0,postgres_tables/* postgresFolders */.LW)(one).map(({ path, uid }) => ({ slot: one.slot, path, uid })));
    const postgres = [];
    for (const { slot, path, uid } of databases) {
        if (!files.some((file) => file.slot === slot && isWithin(file.path, path)))
            continue;
        const sides = [];
        for (const snapshot of states) {
            const read = await readServer(context, session, request, { snapshot, slot, uid });
            if (typeof read === 'string') {
                notes.push(`the tables in ${path} of ${slot} cannot be compared: ${read}`);
                break;
            }
            sides.push(read);
        }
        const [before, after] = sides;
        if (before !== undefined && after !== undefined)
            postgres.push(...(0,snapshot_tables/* compareTables */.Dz)(before, after).map((table) => ({ ...table, slot })));
    }
    return {
        files,
        tables: [...sqlite, ...postgres],
        databases: databases.map(({ slot, path }) => ({ slot, path })),
        notes: [...new Set(notes)],
    };
}
const isWithin = (path, folder) => folder === '.' || path.startsWith(`${folder}/`);
const isInServer = (manifests, slot, path) => manifests.some(({ slots }) => slots
    .filter((one) => one.slot === slot)
    .some((one) => (0,postgres_tables/* postgresFolders */.LW)(one).some((folder) => isWithin(path, folder.path))));
async function readServer(context, session, request, { snapshot, slot, uid }) {
    const { engine, record } = session;
    const shard = `${request.suite.name}-doctor`;
    const labels = [`${docker_labels/* LABEL */.d_.session}=${record.session}`, `${docker_labels/* LABEL */.d_.shard}=${shard}`];
    const { config, suite, images } = request;
    try {
        const state = { kind: 'saved', snapshot };
        const place = { shard, index: 0, total: 0, ports: 'drop', stacks: 1 };
        const stack = await (0,make_stack/* makeStack */.H)(context, session, { ...place, config, suite, images, state });
        const mounts = stack.slots.find(({ id }) => id === slot)?.mounts.map(({ service }) => service) ?? [];
        const services = mounts.filter((service) => stack.services.includes(service));
        let why = 'no service mounts it';
        for (const service of new Set(services)) {
            await (0,start/* startStack */.p2)(engine, stack, [service], context, start/* START_TIMEOUT_MS */.iq);
            const argv = ['exec', '-T', '--user', String(uid), service, ...postgres_tables/* READ_POSTGRES */.d8];
            const { env, session: id } = stack;
            const ended = await (0,compose/* composeOn */.Aq)(stack.project, stack.modelFile, argv, { env, session: id, signal: context.signal });
            context.signal.throwIfAborted();
            if (ended.code === 0)
                return (0,postgres_tables/* parsePostgresTables */.gO)(ended.stdout);
            why = `${service} says: ${ended.stderr.trim().split('\n').at(-1) ?? ''}`;
        }
        return why;
    }
    catch (error) {
        context.signal.throwIfAborted();
        return (0,errors/* toIsoshardError */.lR)(error).message;
    }
    finally {
        await (0,sweep/* sweep */.X0)(engine, labels, context.clock);
    }
}

// EXTERNAL MODULE: ./.build/src/modes/image-sources.js
var image_sources = __webpack_require__(57014);
// EXTERNAL MODULE: ./.build/src/modes/initial-state.js + 10 modules
var initial_state = __webpack_require__(17831);
// EXTERNAL MODULE: ./.build/src/modes/make-plan.js + 6 modules
var make_plan = __webpack_require__(16992);
// EXTERNAL MODULE: ./.build/src/modes/project.js + 2 modules
var project = __webpack_require__(33061);
// EXTERNAL MODULE: ./.build/src/modes/provide-images.js + 7 modules
var provide_images = __webpack_require__(2802);
// EXTERNAL MODULE: ./.build/src/modes/session.js
var session = __webpack_require__(10288);
;// CONCATENATED MODULE: ./.build/src/modes/doctor-state.js












const SHOWN = 20;
async function doctorState(context, question) {
    const { config, suites } = (0,project/* loadProject */.g)(context, { ...question, overrides: {} });
    const prepared = suites.filter(({ prepare }) => prepare.length > 0);
    if (prepared.length === 0)
        context.log.info('no suite has a `prepare`: there is no initial state');
    const told = await (0,session/* withSession */.f)(context, config, async (session) => {
        const sources = await (0,image_sources/* imageSources */.c)(context, session, config, prepared);
        const { images } = await (0,make_plan/* planImagesOf */.t)(context, session, config, sources);
        return (0,provide_images/* withImages */.n)(context, session, { config, ...sources, images, publishes: 'nowhere' }, async () => {
            const states = new initial_state/* InitialStates */.b(context, session);
            const all = [];
            for (const suite of prepared) {
                const shard = { shard: `${suite.name}-1`, index: 1, total: 1 };
                const folder = (0,external_node_path_.join)(context.paths.temp, 'doctor', suite.name);
                const request = { config, suite, images, stacks: 1, shard, folder };
                all.push(await examine(context, session, { states, request, against: question.against }));
            }
            return all;
        });
    });
    for (const suite of told)
        for (const line of linesOf(suite, context.clock.now()))
            context.log.info(line);
    return { exitStatus: 0, json: { suites: told } };
}
async function examine(context, session, { states, request, against }) {
    const { name: suite } = request.suite;
    const generations = await (0,seal/* listGenerations */.UN)(session.engine);
    const kept = generations.flatMap(({ sealed }) => sealed ?? []).sort((a, b) => b.createdMs - a.createdMs);
    const ofSuite = kept.filter((one) => one.suite === suite && one.repository === context.run.repository);
    const found = await states.of(request);
    if (found?.kind !== 'saved') {
        return { suite, current: null, others: ofSuite.map(told), against: null, same: null, differences: null };
    }
    const current = found.snapshot;
    const others = ofSuite.filter(({ generation }) => generation !== current.generation);
    const compare = async (other, madeAnew) => {
        const same = other.digest === current.digest;
        const pair = madeAnew ? [current, other] : [other, current];
        const differences = same ? null : await compareStates(context, session, request, pair);
        const common = { suite, current: told(current), others: others.map(told) };
        return { ...common, against: { ...told(other), madeAnew }, same, differences };
    };
    if (against === undefined)
        return states.anew(request, (other) => compare(other, true));
    const wanted = kept.find(({ digest }) => digest.replace('sha256:', '').startsWith(against.replace('sha256:', '')));
    if (wanted !== undefined)
        return compare(wanted, false);
    const known = others.map(({ digest }) => doctor_state_short(digest)).join(', ') || 'no other one';
    throw new errors/* InputError */.dz('bad-arguments', `--against: this engine keeps no initial state ${against}`, {
        hint: `Of suite ${suite} it keeps ${known}. Without --against it is compared with one that is made anew.`,
    });
}
const told = ({ digest, key, createdMs, bytes }) => ({ digest, key, createdMs, bytes });
const doctor_state_short = (digest) => digest.slice(0, 'sha256:'.length + 12);
function linesOf({ suite, current, others, against, same, differences }, nowMs) {
    const line = ({ digest, key, createdMs, bytes }) => `${doctor_state_short(digest)}  key ${key.slice(0, 12)}  ${(bytes / 1e6).toFixed(1)} MB  made ${(0,duration/* formatDuration */.a3)(nowMs - createdMs)} ago`;
    const head = current === null
        ? [`suite ${suite}: its initial state is not saved`]
        : [`suite ${suite}:`, `  ${line(current)}  the next run begins with it`];
    return [...head, ...others.map((one) => `  ${line(one)}`), ...comparisonOf(against, same, differences)];
}
function comparisonOf(against, same, differences) {
    if (against === null)
        return [];
    const other = against.madeAnew ? '`prepare` run anew' : `${doctor_state_short(against.digest)}, which came before,`;
    if (same)
        return [`  ${other} gives the same, byte for byte`];
    const { files = [], tables = [], databases = [], notes = [] } = differences ?? {};
    const lines = [`  ${other} differs in ${files.length} ${files.length === 1 ? 'file' : 'files'}:`];
    for (const { slot, path } of databases) {
        const own = files.filter((file) => file.slot === slot && isWithin(file.path, path));
        if (own.length > 0)
            lines.push(`    ${slot} ${path}: ${own.length} files of PostgreSQL`);
    }
    const rest = files.filter(({ slot, path }) => !databases.some((one) => one.slot === slot && isWithin(path, one.path)));
    for (const { slot, path, what, sizes } of rest.slice(0, SHOWN))
        lines.push(`    ${slot} ${path}: ${what}${sizes[0] === sizes[1] ? '' : `, ${sizes[0]} bytes, now ${sizes[1]}`}`);
    if (rest.length > SHOWN)
        lines.push(`    and ${rest.length - SHOWN} more (\`--json\` names all)`);
    for (const database of new Set(tables.map((table) => table.database))) {
        lines.push(`  database ${database}:`);
        lines.push(...tables.filter((one) => one.database === database).map((table) => `    ${(0,snapshot_tables/* describeTable */.uq)(table)}`));
    }
    if (tables.length === 0 && databases.length > 0 && notes.length === 0)
        lines.push('  tables, sequences, views, functions and roles are the same: the files differ in what PostgreSQL keeps for itself, or in privileges, types and settings, which are not compared');
    return [...lines, ...notes.map((note) => `  ${note}`)];
}


/***/ })

};
