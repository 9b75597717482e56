#!/usr/bin/env node
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 42613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 20181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 35317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 49140:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("constants");

/***/ }),

/***/ 76982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 72250:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("dns");

/***/ }),

/***/ 24434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 79896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 91943:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs/promises");

/***/ }),

/***/ 58611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 85675:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http2");

/***/ }),

/***/ 65692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 69278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 34589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 16698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 31421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 37540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 77598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 53053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 40610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 78474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 73024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 51455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 37067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 32467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 44708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 98995:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");

/***/ }),

/***/ 77030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 48161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 76760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 53916:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path/posix");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 41792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 57075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 38321:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/consumers");

/***/ }),

/***/ 46466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 46193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");

/***/ }),

/***/ 58500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 41692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 73136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 57975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 73429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 78877:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");

/***/ }),

/***/ 75919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 38522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 70857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 16928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 83480:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("querystring");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 13193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 53557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 64756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 52018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 87016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 39023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 43106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 18012:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   aW: () => (/* binding */ bootId),
/* harmony export */   fP: () => (/* binding */ pidNamespace),
/* harmony export */   gy: () => (/* binding */ processStart)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);

const orEmpty = (read) => {
    try {
        return read().trim();
    }
    catch {
        return '';
    }
};
const bootId = () => orEmpty(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)('/proc/sys/kernel/random/boot_id', 'utf8'));
const pidNamespace = () => orEmpty(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)('/proc/self/ns/pid'));
const processStart = (pid) => orEmpty(() => {
    const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
});


/***/ }),

/***/ 74476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ leaseName),
/* harmony export */   S: () => (/* binding */ isGone)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(77598);
/* harmony import */ var _host_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(18012);


const NAME = /^([0-9a-f]{8})-(\d+)-(\d+)$/;
const hostMark = () => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(`${(0,_host_js__WEBPACK_IMPORTED_MODULE_1__/* .bootId */ .aW)()} ${(0,_host_js__WEBPACK_IMPORTED_MODULE_1__/* .pidNamespace */ .fP)()}`).digest('hex').slice(0, 8);
function leaseName(pid = process.pid) {
    const start = (0,_host_js__WEBPACK_IMPORTED_MODULE_1__/* .processStart */ .gy)(pid);
    return start === '' || (0,_host_js__WEBPACK_IMPORTED_MODULE_1__/* .bootId */ .aW)() === '' || (0,_host_js__WEBPACK_IMPORTED_MODULE_1__/* .pidNamespace */ .fP)() === '' ? undefined : `${hostMark()}-${pid}-${start}`;
}
function isGone(name) {
    const [, mark, pid, start] = NAME.exec(name) ?? [];
    return mark === hostMark() && (0,_host_js__WEBPACK_IMPORTED_MODULE_1__/* .bootId */ .aW)() !== '' && (0,_host_js__WEBPACK_IMPORTED_MODULE_1__/* .processStart */ .gy)(Number(pid)) !== start;
}


/***/ }),

/***/ 47588:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ SESSION_STATE),
/* harmony export */   Hh: () => (/* binding */ parseRecord),
/* harmony export */   T3: () => (/* binding */ readRecords),
/* harmony export */   Vu: () => (/* binding */ closeSession),
/* harmony export */   aF: () => (/* binding */ keepFile),
/* harmony export */   as: () => (/* binding */ keepSession),
/* harmony export */   fA: () => (/* binding */ openSession),
/* harmony export */   gw: () => (/* binding */ removeDeadAsides)
/* harmony export */ });
/* unused harmony export SESSION_LIFETIME_MS */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(76760);
/* harmony import */ var _host_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(18012);
/* harmony import */ var _lease_name_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(74476);





const SESSION_LIFETIME_MS = 6 * 60 * 60 * 1000;
const SESSION_STATE = 'session';
const folderOf = (state) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(state, 'sessions');
const fileOf = (state, session) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folderOf(state), `${session}.json`);
function writeDurably(file, text) {
    const aside = `${file}.${(0,_lease_name_js__WEBPACK_IMPORTED_MODULE_4__/* .leaseName */ .A)() ?? process.pid}.tmp`;
    const descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(aside, 'w', 0o600);
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeSync)(descriptor, text);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fsyncSync)(descriptor);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(descriptor);
    }
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.renameSync)(aside, file);
}
function openSession(context, dockerHost) {
    const session = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(5).toString('hex');
    const record = {
        kind: 'isoshard-session',
        version: 1,
        session,
        repository: context.run.repository,
        runId: context.run.runId,
        attempt: context.run.attempt,
        job: context.run.job,
        bootId: (0,_host_js__WEBPACK_IMPORTED_MODULE_3__/* .bootId */ .aW)(),
        deadline: Math.floor((context.clock.now() + SESSION_LIFETIME_MS) / 1000),
        pid: process.pid,
        pidNamespace: (0,_host_js__WEBPACK_IMPORTED_MODULE_3__/* .pidNamespace */ .fP)(),
        processStart: (0,_host_js__WEBPACK_IMPORTED_MODULE_3__/* .processStart */ .gy)(process.pid),
        dockerHost,
        scratch: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(context.paths.temp, session),
        kept: false,
    };
    context.state.save(SESSION_STATE, JSON.stringify(record));
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)(folderOf(context.paths.state), { recursive: true, mode: 0o700 });
    writeDurably(fileOf(context.paths.state, session), JSON.stringify(record));
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)(record.scratch, { recursive: true, mode: 0o700 });
    return record;
}
function keepSession(context, record) {
    const kept = JSON.stringify({ ...record, kept: true });
    writeDurably(fileOf(context.paths.state, record.session), kept);
    context.state.save(SESSION_STATE, kept);
}
const keptFolder = (state, session) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(state, 'kept', session);
function keepFile(state, { session }, name, text) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)(keptFolder(state, session), { recursive: true, mode: 0o700 });
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(keptFolder(state, session), name);
    writeDurably(file, text);
    return file;
}
function closeSession(state, record) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(record.scratch, { recursive: true, force: true });
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(keptFolder(state, record.session), { recursive: true, force: true });
    for (const aside of asides(state).filter((name) => name.startsWith(`${record.session}.json.`))) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folderOf(state), aside), { force: true });
    }
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(fileOf(state, record.session), { force: true });
}
function removeDeadAsides(state) {
    for (const aside of asides(state)) {
        const lease = /^[^.]+\.json\.(.+)\.tmp$/.exec(aside)?.[1] ?? '';
        if ((0,_lease_name_js__WEBPACK_IMPORTED_MODULE_4__/* .isGone */ .S)(lease))
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folderOf(state), aside), { force: true });
    }
}
function asides(state) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)(folderOf(state)).filter((name) => name.endsWith('.tmp'));
    }
    catch {
        return [];
    }
}
const TYPES = {
    session: 'string',
    repository: 'string',
    runId: 'string',
    attempt: 'number',
    job: 'string',
    bootId: 'string',
    deadline: 'number',
    pid: 'number',
    pidNamespace: 'string',
    processStart: 'string',
    scratch: 'string',
    kept: 'boolean',
};
function parseRecord(text) {
    let value;
    try {
        value = Object(JSON.parse(text));
    }
    catch {
        return undefined;
    }
    const record = value;
    const isRecord = value.kind === 'isoshard-session' &&
        value.version === 1 &&
        Object.entries(TYPES).every(([key, type]) => typeof value[key] === type) &&
        /^[0-9a-f]{10}$/.test(record.session) &&
        (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(record.scratch) &&
        (0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(record.scratch) === record.session;
    return isRecord ? record : undefined;
}
function readRecords(state) {
    let files;
    try {
        files = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)(folderOf(state)).filter((file) => file.endsWith('.json'));
    }
    catch {
        return new Map();
    }
    const records = files.flatMap((file) => {
        try {
            return parseRecord((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folderOf(state), file), 'utf8')) ?? [];
        }
        catch {
            return [];
        }
    });
    return new Map(records.map((record) => [record.session, record]));
}


/***/ }),

/***/ 82169:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ makeTempFolder),
/* harmony export */   a: () => (/* binding */ removeDeadTempFolders)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);
/* harmony import */ var _lease_name_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(74476);



const NAME = /^isoshard-(.+)-[A-Za-z0-9]{6}$/;
function makeTempFolder(parent) {
    const lease = (0,_lease_name_js__WEBPACK_IMPORTED_MODULE_2__/* .leaseName */ .A)();
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdtempSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent, lease === undefined ? 'isoshard-' : `isoshard-${lease}-`));
}
function removeDeadTempFolders(parent, dryRun) {
    let names;
    try {
        names = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(parent);
    }
    catch {
        return [];
    }
    const dead = names
        .filter((name) => (0,_lease_name_js__WEBPACK_IMPORTED_MODULE_2__/* .isGone */ .S)(NAME.exec(name)?.[1] ?? ''))
        .map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent, name))
        .filter((path) => {
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, { throwIfNoEntry: false });
        return stat?.isDirectory() === true && stat.uid === process.getuid?.();
    });
    return dryRun ? dead : dead.filter(isRemoved);
}
function isRemoved(path) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { recursive: true, force: true, maxRetries: 3 });
        return true;
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 28991:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(78474);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(76760);
/* harmony import */ var _cleanup_session_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(47588);
/* harmony import */ var _cleanup_temp_folder_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(82169);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(36624);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(47060);







const STARTED_STATE = 'started';
const CANCELLED = 130;
const pluginsFolder = () => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.realpathSync)(process.argv[1] ?? '.')), 'plugins');
async function runInputs(context, inputs) {
    switch (inputs.mode) {
        case 'plan':
            return (await Promise.all(/* import() */[__nccwpck_require__.e(816), __nccwpck_require__.e(815), __nccwpck_require__.e(118), __nccwpck_require__.e(143), __nccwpck_require__.e(6), __nccwpck_require__.e(108), __nccwpck_require__.e(538), __nccwpck_require__.e(489), __nccwpck_require__.e(288), __nccwpck_require__.e(376), __nccwpck_require__.e(855), __nccwpck_require__.e(992), __nccwpck_require__.e(953)]).then(__nccwpck_require__.bind(__nccwpck_require__, 39098))).planMode(context, inputs);
        case 'run':
            return (await Promise.all(/* import() */[__nccwpck_require__.e(816), __nccwpck_require__.e(815), __nccwpck_require__.e(118), __nccwpck_require__.e(143), __nccwpck_require__.e(6), __nccwpck_require__.e(108), __nccwpck_require__.e(538), __nccwpck_require__.e(489), __nccwpck_require__.e(288), __nccwpck_require__.e(376), __nccwpck_require__.e(855), __nccwpck_require__.e(992), __nccwpck_require__.e(395), __nccwpck_require__.e(831), __nccwpck_require__.e(717)]).then(__nccwpck_require__.bind(__nccwpck_require__, 98608))).runMode(context, inputs);
        case 'report':
            return (await Promise.all(/* import() */[__nccwpck_require__.e(816), __nccwpck_require__.e(815), __nccwpck_require__.e(118), __nccwpck_require__.e(143), __nccwpck_require__.e(6), __nccwpck_require__.e(108), __nccwpck_require__.e(538), __nccwpck_require__.e(489), __nccwpck_require__.e(288), __nccwpck_require__.e(376), __nccwpck_require__.e(855), __nccwpck_require__.e(395), __nccwpck_require__.e(614)]).then(__nccwpck_require__.bind(__nccwpck_require__, 23614))).reportMode(context, inputs);
        case 'cleanup': {
            const { cleanupMode } = await Promise.all(/* import() */[__nccwpck_require__.e(816), __nccwpck_require__.e(815), __nccwpck_require__.e(118), __nccwpck_require__.e(108), __nccwpck_require__.e(538), __nccwpck_require__.e(288), __nccwpck_require__.e(342)]).then(__nccwpck_require__.bind(__nccwpck_require__, 31342));
            const { githubApi } = await __nccwpck_require__.e(/* import() */ 163).then(__nccwpck_require__.bind(__nccwpck_require__, 92163));
            const apiUrl = process.env.GITHUB_API_URL;
            const api = githubApi({ token: inputs.token, log: context.log, ...(apiUrl !== undefined && { apiUrl }) });
            return cleanupMode(context, inputs, api);
        }
        case 'post':
            return (await Promise.all(/* import() */[__nccwpck_require__.e(816), __nccwpck_require__.e(815), __nccwpck_require__.e(118), __nccwpck_require__.e(108), __nccwpck_require__.e(376), __nccwpck_require__.e(890)]).then(__nccwpck_require__.bind(__nccwpck_require__, 11026))).postMode(context);
        case 'audit':
            return (await Promise.all(/* import() */[__nccwpck_require__.e(816), __nccwpck_require__.e(815), __nccwpck_require__.e(538), __nccwpck_require__.e(489), __nccwpck_require__.e(233)]).then(__nccwpck_require__.bind(__nccwpck_require__, 28755))).auditMode(context, inputs);
        case 'isolate':
            return (await Promise.all(/* import() */[__nccwpck_require__.e(816), __nccwpck_require__.e(815), __nccwpck_require__.e(538), __nccwpck_require__.e(489), __nccwpck_require__.e(233)]).then(__nccwpck_require__.bind(__nccwpck_require__, 28755))).isolateMode(context, inputs);
        case 'doctor':
            return (await Promise.all(/* import() */[__nccwpck_require__.e(816), __nccwpck_require__.e(815), __nccwpck_require__.e(118), __nccwpck_require__.e(108), __nccwpck_require__.e(538), __nccwpck_require__.e(288), __nccwpck_require__.e(17)]).then(__nccwpck_require__.bind(__nccwpck_require__, 32017))).doctorMode(context, inputs);
    }
}
function abortOnSignals() {
    const controller = new AbortController();
    (0,node_events__WEBPACK_IMPORTED_MODULE_0__.setMaxListeners)(0, controller.signal);
    const onSignal = () => {
        if (controller.signal.aborted)
            process.exit(CANCELLED);
        controller.abort(new Error('cancelled'));
    };
    for (const signal of ['SIGINT', 'SIGTERM'])
        process.on(signal, onSignal);
    return controller;
}
function cancelled({ log, outputs }) {
    log.info('cancelled');
    outputs.set('result', 'cancelled');
    return CANCELLED;
}
function renderError(context, error) {
    if (context.signal.aborted)
        return cancelled(context);
    const known = (0,_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .toIsoshardError */ .lR)(error);
    const text = [`${known.message} [${known.code}]`, ...(known.hint === undefined ? [] : [known.hint])].join('\n');
    context.log.error(text, known.location);
    if (known.exitStatus === 4 && known.cause instanceof Error)
        context.log.debug(known.cause.stack ?? '');
    context.outputs.set('result', 'failure');
    return known.exitStatus;
}
async function asAction(signal) {
    const { actionContext } = await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(838), __nccwpck_require__.e(495)]).then(__nccwpck_require__.bind(__nccwpck_require__, 40495));
    const context = actionContext({ env: process.env, signal, pluginsFolder: pluginsFolder() });
    const isPost = context.state.get(STARTED_STATE) !== '' || context.state.get(_cleanup_session_js__WEBPACK_IMPORTED_MODULE_3__/* .SESSION_STATE */ .$t) !== '';
    try {
        const { readActionInputs, readPostInputs } = await Promise.all(/* import() */[__nccwpck_require__.e(816), __nccwpck_require__.e(257)]).then(__nccwpck_require__.bind(__nccwpck_require__, 88257));
        const { actionInput } = await __nccwpck_require__.e(/* import() */ 948).then(__nccwpck_require__.bind(__nccwpck_require__, 54948));
        const get = actionInput(process.env);
        if (!isPost)
            context.state.save(STARTED_STATE, 'true');
        const inputs = isPost ? readPostInputs(get) : readActionInputs(get, process.env);
        const { exitStatus } = await runInputs(context, inputs);
        return signal.aborted && !isPost ? cancelled(context) : exitStatus;
    }
    catch (error) {
        return renderError(context, error);
    }
}
async function asCommand(argv, signal) {
    const { laptopContext } = await __nccwpck_require__.e(/* import() */ 541).then(__nccwpck_require__.bind(__nccwpck_require__, 32541));
    const { parseArguments } = await Promise.all(/* import() */[__nccwpck_require__.e(816), __nccwpck_require__.e(179), __nccwpck_require__.e(771)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7771));
    const json = argv.includes('--json') || (argv[0] === 'isolate' && !argv.includes('--diff'));
    const context = laptopContext({
        cwd: process.cwd(),
        env: process.env,
        signal,
        json,
        pluginsFolder: pluginsFolder(),
        makeTemp: _cleanup_temp_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .makeTempFolder */ .P,
    });
    try {
        const parsed = parseArguments(argv, { version: _version_js__WEBPACK_IMPORTED_MODULE_6__/* .VERSION */ .x, env: process.env });
        if (parsed.kind === 'help') {
            process.stdout.write(parsed.text);
            return parsed.exitStatus;
        }
        const outcome = await runInputs(context, parsed.inputs);
        if (json)
            process.stdout.write(`${JSON.stringify(outcome.json ?? {}, null, 2)}\n`);
        return signal.aborted ? cancelled(context) : outcome.exitStatus;
    }
    catch (error) {
        return renderError(context, error);
    }
    finally {
        context.dispose();
    }
}
async function main() {
    const { signal } = abortOnSignals();
    const argv = process.argv.slice(2);
    const isAction = argv.length === 0 && process.env.GITHUB_ACTIONS === 'true';
    process.exitCode = isAction ? await asAction(signal) : await asCommand(argv, signal);
    setTimeout(() => process.exit(), 500).unref();
}
await main();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 36624:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gd: () => (/* binding */ InternalError),
/* harmony export */   dz: () => (/* binding */ InputError),
/* harmony export */   eG: () => (/* binding */ EnvironmentError),
/* harmony export */   lR: () => (/* binding */ toIsoshardError),
/* harmony export */   wB: () => (/* binding */ ProjectError)
/* harmony export */ });
/* unused harmony export IsoshardError */
class IsoshardError extends Error {
    code;
    hint;
    location;
    constructor(code, message, details = {}) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.code = code;
        this.name = new.target.name;
        this.hint = details.hint;
        this.location = details.location;
    }
}
class InputError extends IsoshardError {
    exitStatus = 2;
    constructor(code, message, details) {
        super(code, message, details);
    }
}
class ProjectError extends IsoshardError {
    get exitStatus() {
        return ['tests-failed', 'prepare-failed', 'state-unclean', 'start-failed'].includes(this.code) ? 1 : 2;
    }
    constructor(code, message, details) {
        super(code, message, details);
    }
}
class EnvironmentError extends IsoshardError {
    exitStatus = 3;
    constructor(code, message, details) {
        super(code, message, details);
    }
}
class InternalError extends IsoshardError {
    exitStatus = 4;
    constructor(message, details) {
        super('internal', message, details);
    }
}
function toIsoshardError(error) {
    if (error instanceof IsoshardError)
        return error;
    const message = error instanceof Error ? error.message : String(error);
    return new InternalError(message, {
        cause: error,
        hint: 'This is a bug of isoshard: please report it with the log.',
    });
}


/***/ }),

/***/ 47060:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  x: () => (/* binding */ VERSION)
});

;// CONCATENATED MODULE: ./.build/package.json
const package_namespaceObject = {"rE":"0.1.0"};
;// CONCATENATED MODULE: ./.build/src/version.js

const VERSION = package_namespaceObject.rE;


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(28991);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
