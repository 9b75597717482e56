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
/* harmony import */ var _stack_networks_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(24304);
/* harmony import */ var _compose_project_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(73171);













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
    const end = async () => {
        await (0,_processes_find_js__WEBPACK_IMPORTED_MODULE_9__/* .endMarked */ .Q)(record.session, (ms) => context.clock.sleep(ms));
        if (isKept)
            return;
        const settled = context.signal.aborted ? _cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_3__/* .UNSETTLED */ .ht : _cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_3__/* .SETTLED */ ._V;
        await (0,_cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_3__/* .sweep */ .X0)(engine, [`${_docker_labels_js__WEBPACK_IMPORTED_MODULE_7__/* .LABEL */ .d_.session}=${record.session}`], context.clock, settled);
        (0,_cleanup_session_js__WEBPACK_IMPORTED_MODULE_2__/* .closeSession */ .Vu)(context.paths.state, record);
    };
    let done;
    try {
        done = await work({
            engine,
            record,
            compose: new _compose_project_js__WEBPACK_IMPORTED_MODULE_12__/* .ComposeReader */ .A(),
            addresses: new _stack_networks_js__WEBPACK_IMPORTED_MODULE_11__/* .AddressBook */ .u5(engine, () => reapQuietly(context, engine)),
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
    await (0,_snapshot_collect_states_js__WEBPACK_IMPORTED_MODULE_10__/* .collectStates */ .x)(engine, context.clock, { dryRun: false }).then((states) => {
        for (const { removed, why } of states)
            if (removed)
                context.log.debug(`a saved initial state was removed: ${why}`);
    }, (error) => context.log.warning(`saved initial states could not be looked at: ${error.message}`));
    (0,_cleanup_temp_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .removeDeadTempFolders */ .a)((0,node_os__WEBPACK_IMPORTED_MODULE_0__.tmpdir)(), false);
    return removed;
}


/***/ }),

/***/ 3449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ collectStates)
/* harmony export */ });
/* unused harmony export UNUSED_MS */
/* harmony import */ var _docker_labels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3757);
/* harmony import */ var _seal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94135);


const UNUSED_MS = 7 * 24 * 60 * 60 * 1000;
async function collectStates(engine, clock, { dryRun }) {
    const collected = [];
    for (const generation of await (0,_seal_js__WEBPACK_IMPORTED_MODULE_1__/* .listGenerations */ .UN)(engine)) {
        const { key, sealed, volumes, users } = generation;
        if (sealed === undefined && volumes.length === 0)
            continue;
        const created = sealed?.createdMs ?? Math.min(...volumes.map((volume) => volume.created * 1000));
        const ageMs = clock.now() - created;
        const { goes, why } = await judge(engine, clock, generation);
        if (goes && !dryRun) {
            if (sealed !== undefined)
                await (0,_seal_js__WEBPACK_IMPORTED_MODULE_1__/* .breakSeal */ .nP)(engine, key);
            for (const { id } of volumes)
                await engine.remove({ kind: 'volume', id });
        }
        collected.push({
            key,
            suite: sealed?.suite ?? '',
            repository: sealed?.repository ?? '',
            bytes: sealed?.bytes ?? 0,
            ageMs,
            removed: goes,
            why: users.length > 0 ? `session ${users.join(', ')} uses it` : why,
        });
    }
    return collected;
}
async function judge(engine, clock, { sealed, users, maker, volumes }) {
    if (users.length > 0)
        return { goes: false, why: '' };
    if (sealed === undefined) {
        const isMade = maker !== '' && (await engine.owned([`${_docker_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.session}=${maker}`])).length > 0;
        return isMade
            ? { goes: false, why: `session ${maker} is making it` }
            : { goes: true, why: 'it was never finished, or another one took its place' };
    }
    const used = Math.max(...volumes.map((volume) => volume.created * 1000));
    return clock.now() - used < UNUSED_MS
        ? { goes: false, why: 'it is kept for 7 days from its last use' }
        : { goes: true, why: 'nobody has used it for 7 days' };
}


/***/ }),

/***/ 94135:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $u: () => (/* binding */ dataVolume),
/* harmony export */   BH: () => (/* binding */ newGeneration),
/* harmony export */   Cb: () => (/* binding */ findSnapshot),
/* harmony export */   D6: () => (/* binding */ partLabels),
/* harmony export */   Nm: () => (/* binding */ markUsed),
/* harmony export */   UN: () => (/* binding */ listGenerations),
/* harmony export */   km: () => (/* binding */ manifestVolume),
/* harmony export */   nP: () => (/* binding */ breakSeal),
/* harmony export */   od: () => (/* binding */ seal)
/* harmony export */ });
/* unused harmony exports sealName, readSeal */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38816);
/* harmony import */ var _docker_labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3757);



const id = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1).max(2000);
const number = zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().min(0);
const factsSchema = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    version: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(1),
    digest: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^sha256:[0-9a-f]{64}$/),
    createdMs: number,
    platform: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().max(100),
    bytes: number,
    repository: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().max(500),
    suite: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().max(100),
    slots: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        id,
        kind: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['volume', 'changes']),
        volume: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^isoshard-state-[0-9a-f]{16}-[0-9a-f]{10}-\d+$/),
        owner: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ uid: number, gid: number, mode: number }),
    }))
        .max(1000),
});
const newGeneration = () => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(5).toString('hex');
const folderName = (key, generation) => `isoshard-state-${key.slice(0, 16)}-${generation}`;
const dataVolume = (key, generation, index) => `${folderName(key, generation)}-${index}`;
const manifestVolume = (key, generation) => `${folderName(key, generation)}-manifest`;
const sealName = (key) => `isoshard-state-${key.slice(0, 40)}`;
const partLabels = ({ key, generation }, part) => ({
    [_docker_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.snapshot]: key,
    [_docker_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.snapshotGeneration]: generation,
    [_docker_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.snapshotPart]: part,
});
function readSeal(labels) {
    const key = labels[_docker_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.snapshot] ?? '';
    const generation = labels[_docker_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.snapshotGeneration] ?? '';
    try {
        const facts = factsSchema.safeParse(JSON.parse(labels[_docker_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.snapshotFacts] ?? ''));
        if (!facts.success || !/^[0-9a-f]{64}$/.test(key) || !/^[0-9a-f]{10}$/.test(generation))
            return undefined;
        const { version: _, ...rest } = facts.data;
        const isOwn = rest.slots.every(({ volume }) => volume.startsWith(`${folderName(key, generation)}-`));
        return isOwn ? { key, generation, ...rest } : undefined;
    }
    catch {
        return undefined;
    }
}
async function findSnapshot(engine, key) {
    const seal = await engine.volume(sealName(key));
    const found = seal && readSeal(seal.labels);
    return found?.key === key ? found : undefined;
}
async function seal(engine, snapshot) {
    const { key, generation, ...facts } = snapshot;
    const labels = {
        ...partLabels({ key, generation }, 'seal'),
        [_docker_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.snapshotFacts]: JSON.stringify({ version: 1, ...facts }),
    };
    await engine.createVolume(sealName(key), labels);
    return (await findSnapshot(engine, key)) ?? snapshot;
}
const DAY_MS = 24 * 60 * 60 * 1000;
async function markUsed(engine, snapshot, nowMs) {
    const { key, generation } = snapshot;
    const name = `${folderName(key, generation)}-day-${Math.floor(nowMs / DAY_MS)}`;
    await engine.createVolume(name, partLabels(snapshot, 'mark'));
}
const breakSeal = (engine, key) => engine.remove({ kind: 'volume', id: sealName(key) });
async function listGenerations(engine) {
    const found = new Map();
    for (const object of await engine.owned([_docker_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.snapshot])) {
        const { labels } = object;
        const key = labels[_docker_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.snapshot] ?? '';
        const generation = labels[_docker_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.snapshotGeneration] ?? '';
        const name = `${key} ${generation}`;
        const own = found.get(name) ?? { key, generation, sealed: undefined, volumes: [], users: [], maker: '' };
        found.set(name, own);
        const part = labels[_docker_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.snapshotPart];
        if (part === 'seal')
            own.sealed = readSeal(labels);
        else if (part === 'use')
            own.users = [...new Set([...own.users, labels[_docker_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.session] ?? ''])];
        else if (object.kind === 'volume') {
            own.volumes = [...own.volumes, object];
            own.maker = labels[_docker_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.snapshotSession] ?? own.maker;
        }
    }
    return [...found.values()].sort((a, b) => (`${a.key} ${a.generation}` < `${b.key} ${b.generation}` ? -1 : 1));
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
