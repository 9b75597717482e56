export const id = 356;
export const ids = [356];
export const modules = {

/***/ 6356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  doctorMode: () => (/* binding */ doctorMode)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./.build/src/cleanup/reaper.js + 1 modules
var reaper = __webpack_require__(16931);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/processes/spawn.js
var spawn = __webpack_require__(83422);
;// CONCATENATED MODULE: ./.build/src/docker/buildx.js


async function buildxVersion(options) {
    const ended = await (0,spawn/* run */.e)({ ...options, argv: ['docker', 'buildx', 'version'] });
    const version = /(\d+\.\d+\.\d+)/.exec(ended.stdout)?.[1];
    if (ended.code === 0 && version !== undefined)
        return version;
    throw new errors/* EnvironmentError */.eG('command-missing', 'docker buildx is not installed', {
        hint: 'Install it: https://docs.docker.com/build/buildx/install/',
    });
}

// EXTERNAL MODULE: ./.build/src/docker/compose.js + 2 modules
var compose = __webpack_require__(34455);
// EXTERNAL MODULE: ./.build/src/modes/session.js
var session = __webpack_require__(10288);
;// CONCATENATED MODULE: ./.build/src/modes/doctor.js






const ENOUGH_DISK_BYTES = 5 * 1024 ** 3;
async function doctorMode(context, _inputs) {
    const checks = [];
    const check = async (name, work) => {
        try {
            checks.push({ name, ok: true, said: await work() });
        }
        catch (error) {
            const { message, hint } = (0,errors/* toIsoshardError */.lR)(error);
            checks.push({ name, ok: false, said: message, ...(hint !== undefined && { hint }) });
        }
    };
    await check('engine', async () => (await (0,session/* openEngine */.F)(context)).engine.info.version);
    await check('compose', () => (0,compose/* composeVersion */.JM)({ env: context.env }));
    await check('buildx', () => buildxVersion({ env: context.env }));
    const { bavail, bsize } = (0,external_node_fs_.statfsSync)(context.paths.workspace);
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
        const { engine } = await (0,session/* openEngine */.F)(context);
        const found = await (0,reaper/* reap */.x)(engine, context.paths.state, context.clock, {
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
