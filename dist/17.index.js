export const id = 17;
export const ids = [17];
export const modules = {

/***/ 22506:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Uc: () => (/* binding */ registryDigest),
/* harmony export */   Wq: () => (/* binding */ bake),
/* harmony export */   h0: () => (/* binding */ currentBuilder),
/* harmony export */   ry: () => (/* binding */ buildxVersion)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _processes_spawn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83422);


async function buildxVersion(options) {
    const ended = await (0,_processes_spawn_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)({ ...options, argv: ['docker', 'buildx', 'version'] });
    const version = /(\d+\.\d+\.\d+)/.exec(ended.stdout)?.[1];
    if (ended.code === 0 && version !== undefined)
        return version;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EnvironmentError */ .eG('command-missing', 'docker buildx is not installed', {
        hint: 'Install it: https://docs.docker.com/build/buildx/install/',
    });
}
function bake(file, args, options) {
    const env = { ...options.env, BUILDX_BAKE_ENTITLEMENTS_FS: '0', BUILDX_NO_DEFAULT_ATTESTATIONS: '1' };
    return (0,_processes_spawn_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)({ ...options, env, argv: ['docker', 'buildx', 'bake', '--file', file, '--progress', 'plain', ...args] });
}
async function currentBuilder(options) {
    const ended = await (0,_processes_spawn_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)({ ...options, argv: ['docker', 'buildx', 'inspect'], timeoutMs: 20_000 });
    const driver = /^Driver:\s*(\S+)/m.exec(ended.stdout)?.[1];
    if (ended.code !== 0 || driver === undefined)
        return undefined;
    const platforms = [...ended.stdout.matchAll(/^Platforms:\s*(.+)$/gm)].flatMap(([, list = '']) => list.split(/[,\s]+/));
    return { driver, platforms: [...new Set(platforms.map((one) => one.replace('*', '')))].filter((one) => one !== '') };
}
const REGISTRY_TIMEOUT_MS = 15_000;
async function registryDigest(reference, options) {
    const argv = ['docker', 'buildx', 'imagetools', 'inspect', '--format', '{{.Manifest.Digest}}', reference];
    const ended = await (0,_processes_spawn_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)({ ...options, argv, timeoutMs: REGISTRY_TIMEOUT_MS });
    const digest = /sha256:[0-9a-f]{64}/.exec(ended.stdout)?.[0];
    if (ended.code === 0 && digest !== undefined)
        return { digest };
    const said = ended.stderr
        .trim()
        .split('\n')
        .at(-1)
        ?.replace(/^ERROR: /, '') || 'nothing was said';
    return { reason: ended.timedOut ? `its registry did not answer within ${REGISTRY_TIMEOUT_MS / 1000} s` : said };
}


/***/ }),

/***/ 32017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   doctorMode: () => (/* binding */ doctorMode)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _cleanup_reaper_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16931);
/* harmony import */ var _docker_buildx_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22506);
/* harmony import */ var _docker_compose_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(36624);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(10288);






const ENOUGH_DISK_BYTES = 5 * 1024 ** 3;
async function doctorMode(context, { state }) {
    if (state !== undefined)
        return (await Promise.all(/* import() */[__webpack_require__.e(143), __webpack_require__.e(6), __webpack_require__.e(489), __webpack_require__.e(376), __webpack_require__.e(855), __webpack_require__.e(992), __webpack_require__.e(831), __webpack_require__.e(620)]).then(__webpack_require__.bind(__webpack_require__, 62620))).doctorState(context, state);
    const checks = [];
    const check = async (name, work) => {
        try {
            checks.push({ name, ok: true, said: await work() });
        }
        catch (error) {
            const { message, hint } = (0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .toIsoshardError */ .lR)(error);
            checks.push({ name, ok: false, said: message, ...(hint !== undefined && { hint }) });
        }
    };
    await check('engine', async () => (await (0,_session_js__WEBPACK_IMPORTED_MODULE_5__/* .openEngine */ .F)(context)).engine.info.version);
    await check('compose', () => (0,_docker_compose_js__WEBPACK_IMPORTED_MODULE_3__/* .composeVersion */ .JM)({ env: context.env }));
    await check('buildx', () => (0,_docker_buildx_js__WEBPACK_IMPORTED_MODULE_2__/* .buildxVersion */ .ry)({ env: context.env }));
    const { bavail, bsize } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statfsSync)(context.paths.workspace);
    const free = bavail * bsize;
    const isEnough = free >= ENOUGH_DISK_BYTES;
    const said = `${(free / 1024 ** 3).toFixed(1)} GiB free`;
    checks.push({
        name: 'disk',
        ok: isEnough,
        said,
        ...(!isEnough && { hint: '`docker system prune` removes what nothing uses.' }),
    });
    await check('leftovers', async () => {
        const { engine } = await (0,_session_js__WEBPACK_IMPORTED_MODULE_5__/* .openEngine */ .F)(context);
        const found = await (0,_cleanup_reaper_js__WEBPACK_IMPORTED_MODULE_1__/* .reap */ .x)(engine, context.paths.state, context.clock, {
            olderThanMs: 6 * 3600 * 1000,
            dryRun: true,
        });
        const dead = found.filter((session) => session.dead).length;
        return `${found.length} sessions, ${dead} of them dead${dead > 0 ? ': `isoshard cleanup` removes them' : ''}`;
    });
    for (const { name, ok, said, hint } of checks)
        context.log.info(`${ok ? '✓' : '✗'} ${name.padEnd(10)} ${said}${hint ? `\n             ${hint}` : ''}`);
    return { exitStatus: checks.every(({ ok }) => ok) ? 0 : 3, json: { checks } };
}


/***/ })

};
