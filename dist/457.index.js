export const id = 457;
export const ids = [457];
export const modules = {

/***/ 9909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ explainChanges)
/* harmony export */ });
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45965);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60095);


const SHOWS_UNDER = {
    networks: ['container-name', 'links', 'default-bridge', 'fixed-address'],
    volumes: ['bind-mount', 'file-secret', 'anonymous-volume'],
    shm_size: ['host-ipc'],
    scale: ['replicas'],
    restart: ['restart-policy'],
    image: ['build'],
    pull_policy: ['build'],
};
function explainChanges(before, after, judged) {
    const lines = changedLines((0,_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .redact */ .E)(before), (0,_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .redact */ .E)(after), []);
    const rewritten = judged.filter(({ action }) => action === 'rewritten');
    const reasons = lines.map((line) => reasonOf(line.steps, rewritten));
    const groups = [...rewritten, undefined].map((because) => ({
        ...(because && { because }),
        lines: lines.filter((_, index) => reasons[index] === because).map(({ steps: _, ...line }) => line),
    }));
    return groups.filter((group) => group.lines.length > 0);
}
function reasonOf(steps, rewritten) {
    if (steps[0] !== 'services' && steps.at(-1) !== 'name' && !['ipam', 'driver_opts'].includes(steps[2] ?? ''))
        return undefined;
    let best;
    for (const judged of rewritten) {
        const way = judged.path.map((step) => (typeof step === 'string' ? step : 'item' in step ? step.item : step.target));
        let common = 0;
        while (common < way.length && way[common] === steps[common])
            common++;
        const isWhole = common === way.length || common >= 4;
        if (common >= 3 && (isWhole || best === undefined) && common > (best?.common ?? 0))
            best = { judged, common };
    }
    if (best !== undefined)
        return best.judged;
    const hazards = SHOWS_UNDER[steps[2] ?? ''] ?? [];
    return rewritten.find(({ hazard, service }) => service === steps[1] && hazards.includes(hazard));
}
const isMap = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
function changedLines(before, after, steps) {
    if (isMap(before) && isMap(after)) {
        const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
        return keys.flatMap((key) => changedLines(before[key], after[key], [...steps, key]));
    }
    if (Array.isArray(before) && Array.isArray(after))
        return changedItems(before, after, steps);
    const [was, is] = [JSON.stringify(before ?? null), JSON.stringify(after ?? null)];
    if (was === is)
        return [];
    const path = steps.join('.');
    return [{ steps, path, ...(before !== undefined && { before: was }), ...(after !== undefined && { after: is }) }];
}
function changedItems(before, after, steps) {
    const keyed = (items) => new Map(items.map((item) => [isMap(item) ? String(item.target ?? item.source) : JSON.stringify(item), item]));
    const [was, is] = [keyed(before), keyed(after)];
    return (0,_model_js__WEBPACK_IMPORTED_MODULE_1__/* .sortedEntries */ .CA)(Object.fromEntries([...was, ...is])).flatMap(([key]) => {
        const [old, now] = [was.get(key), is.get(key)];
        if (JSON.stringify(old) === JSON.stringify(now))
            return [];
        const path = `${steps.join('.')}[${key}]`;
        return [
            {
                steps: [...steps, key],
                path,
                ...(old !== undefined && { before: JSON.stringify(old) }),
                ...(now !== undefined && { after: JSON.stringify(now) }),
            },
        ];
    });
}


/***/ }),

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

/***/ 89533:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JM: () => (/* binding */ auditSuites),
/* harmony export */   fm: () => (/* binding */ leastStacks),
/* harmony export */   lp: () => (/* binding */ tellWarnings)
/* harmony export */ });
/* harmony import */ var _compose_diff_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9909);
/* harmony import */ var _compose_model_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(45965);
/* harmony import */ var _compose_test_environment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86986);
/* harmony import */ var _isolate_project_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5819);
/* harmony import */ var _stack_identity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8119);
/* harmony import */ var _suite_services_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73625);






async function auditSuites(context, session, config, suites, stacks) {
    if (config.compose === false)
        return [];
    const source = { files: config.compose, folder: config.root };
    const project = await session.compose.read(source, context.env, _stack_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .NO_SHARD */ .Z, context.signal);
    return suites.map((suite) => auditSuite(context, project, config, suite, stacks));
}
function leastStacks(suites, parallel) {
    const shards = suites.reduce((sum, suite) => sum + (typeof suite.shards === 'number' ? suite.shards : 1), 0);
    return Math.min(parallel, shards);
}
function tellWarnings({ log }, audited) {
    const told = new Set();
    for (const finding of audited.flatMap(({ judged }) => judged)) {
        const line = sentence(finding);
        if (finding.action === 'warning' && !told.has(line))
            log.warning(line, finding.location);
        told.add(line);
    }
}
function auditSuite(context, project, config, suite, stacks) {
    const { start, all } = (0,_suite_services_js__WEBPACK_IMPORTED_MODULE_4__/* .servicesOf */ .Y)(project.model, config, suite);
    const model = (0,_compose_model_js__WEBPACK_IMPORTED_MODULE_5__/* .onlyServices */ .ju)(project.model, all);
    const onHost = suite.place.kind === 'host';
    if (onHost && stacks > 1)
        (0,_compose_test_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .requireMappedPorts */ .DX)(suite.name, (0,_compose_model_js__WEBPACK_IMPORTED_MODULE_5__/* .onlyServices */ .ju)(project.model, start), suite.env);
    const built = (0,_compose_model_js__WEBPACK_IMPORTED_MODULE_5__/* .sortedEntries */ .CA)(model.services).filter(([, { build }]) => build !== undefined);
    const isolated = (0,_isolate_project_js__WEBPACK_IMPORTED_MODULE_2__/* .isolateProject */ .b)(context, project, {
        model,
        project: `isoshard-${suite.name}`,
        labels: {},
        ports: onHost ? (stacks > 1 ? 'assign' : 'keep') : 'drop',
        images: Object.fromEntries(built.map(([service]) => [service, 'built once, beforehand'])),
        allow: config.allow,
        stacks,
    });
    if (isolated.refusal !== undefined)
        throw isolated.refusal;
    const { judged } = isolated;
    return { suite: suite.name, judged, groups: (0,_compose_diff_js__WEBPACK_IMPORTED_MODULE_0__/* .explainChanges */ .Z)(model, isolated.model, judged), model: isolated.model };
}
const sentence = ({ hazard, service, what }) => `${service === undefined ? '' : `service ${service}: `}${what} (${hazard})`;


/***/ }),

/***/ 95692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runMode: () => (/* binding */ runMode)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/reports/isolation.js
var isolation = __webpack_require__(73623);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
;// CONCATENATED MODULE: ./.build/src/sharding/select-shards.js

function selectShards(plan, selection, suites = []) {
    if (selection.kind === 'none')
        return [];
    const among = selectSuites(plan, suites);
    const all = among.flatMap((suite) => suite.shards.map((shard) => ({ suite, shard })));
    if (selection.kind === 'all')
        return all;
    if (selection.kind === 'names') {
        const known = new Set(all.map(({ shard }) => shard.name));
        const unknown = selection.names.filter((name) => !known.has(name));
        if (unknown.length > 0) {
            throw new errors/* InputError */.dz('unknown-shard', `shard: the plan has no ${quoted(unknown)}; it has ${quoted([...known])}`, {
                hint: 'Pass `shard: ${{ matrix.shard }}` with the matrix of the same plan.',
            });
        }
        return all.filter(({ shard }) => selection.names.includes(shard.name));
    }
    for (const suite of among) {
        if (suite.tests.length === 0 || suite.requested === selection.total)
            continue;
        const message = `shard: ${selection.index}/${selection.total} was asked for, but the plan divides suite ${suite.name} into ${suite.requested}`;
        throw new errors/* ProjectError */.wB('plan-mismatch', message, { hint: 'All jobs of a run have to use the same total.' });
    }
    return all.filter(({ shard }) => shard.index === selection.index);
}
function selectSuites(plan, names) {
    if (names.length === 0)
        return plan.suites;
    const known = plan.suites.map((suite) => suite.name);
    const unknown = names.filter((name) => !known.includes(name));
    if (unknown.length > 0) {
        throw new errors/* InputError */.dz('unknown-suite', `suite: the plan has no ${quoted(unknown)}; it has ${quoted(known)}`);
    }
    return plan.suites.filter((suite) => names.includes(suite.name));
}
const NAMED = 20;
function quoted(names) {
    if (names.length === 0)
        return 'none';
    const shown = names.slice(0, NAMED).map((name) => `"${name}"`);
    return names.length > NAMED ? `${shown.join(', ')} and ${names.length - NAMED} more` : shown.join(', ');
}

// EXTERNAL MODULE: ./.build/src/modes/audit-suites.js
var audit_suites = __webpack_require__(89533);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./.build/src/sharding/plan-text.js + 1 modules
var plan_text = __webpack_require__(47197);
// EXTERNAL MODULE: ./.build/src/modes/collected.js
var collected = __webpack_require__(45555);
// EXTERNAL MODULE: ./.build/src/modes/run-shards.js + 12 modules
var run_shards = __webpack_require__(18224);
// EXTERNAL MODULE: ./.build/src/modes/write-report.js + 7 modules
var write_report = __webpack_require__(72399);
;// CONCATENATED MODULE: ./.build/src/modes/conclude-run.js






async function conclude(context, inputs, concluded) {
    const { config, selected, folder, whole, runs } = concluded;
    const names = new Set(selected.map(({ shard }) => shard.name));
    const suites = concluded.plan.suites
        .map((suite) => ({ ...suite, shards: suite.shards.filter(({ name }) => names.has(name)) }))
        .filter(({ shards }) => shards.length > 0);
    const plan = { ...concluded.plan, suites };
    for (const left of ['shards', 'playwright'])
        (0,external_node_fs_.rmSync)((0,external_node_path_.join)(folder, left), { recursive: true, force: true });
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
    if (inputs.output !== undefined)
        (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, 'plan.json'), (0,plan_text/* serializePlan */.S1)(concluded.plan));
    for (const { suite, shard } of selected) {
        const places = runs.find(({ results }) => results.shard === shard.name)?.places ?? [];
        for (const { from, to } of places)
            (0,collected/* replaceCollected */.m)(from, suite.shards.length > 1 ? (0,external_node_path_.join)(to, shard.name) : to);
    }
    const outcome = await (0,write_report/* writeReport */.u)(context, {
        plan,
        folder,
        shards: (0,run_shards/* shardsFolder */.ei)(context),
        needs: [],
        annotate: (0,run_shards/* isAnnotating */.Eq)(context, whole),
        upload: false,
        remember: whole && !inputs.failed && inputs.runnerArguments.length === 0 && !context.signal.aborted
            ? { config }
            : undefined,
    });
    const blamed = runs.find(({ error }) => error !== undefined)?.error;
    const testsFailed = runs.some(({ results }) => results.outcome === 'failed');
    return blamed !== undefined && !testsFailed && !context.signal.aborted
        ? { ...outcome, exitStatus: blamed.exitStatus }
        : outcome;
}

// EXTERNAL MODULE: ./.build/src/modes/failed-tests.js
var failed_tests = __webpack_require__(71255);
// EXTERNAL MODULE: ./.build/src/modes/image-sources.js
var image_sources = __webpack_require__(57014);
// EXTERNAL MODULE: ./.build/src/modes/merge-blobs.js
var merge_blobs = __webpack_require__(20641);
// EXTERNAL MODULE: ./.build/src/modes/make-plan.js + 10 modules
var make_plan = __webpack_require__(31592);
// EXTERNAL MODULE: ./.build/src/modes/plan-artifact.js
var plan_artifact = __webpack_require__(43500);
;// CONCATENATED MODULE: ./.build/src/modes/plan-to-run.js







async function knownPlan(context, inputs) {
    if (inputs.plan !== undefined) {
        const file = (0,external_node_path_.resolve)(context.paths.workspace, inputs.plan);
        try {
            return ofThisCommit(context, (0,plan_text/* parsePlan */.vS)((0,external_node_fs_.readFileSync)(file, 'utf8'), inputs.plan));
        }
        catch (cause) {
            if (cause.code !== 'ENOENT')
                throw cause;
            throw new errors/* InputError */.dz('bad-arguments', `--plan: there is no file ${file}`, {
                cause,
                hint: '`isoshard plan --output plan.json` makes one.',
            });
        }
    }
    if (inputs.shard.kind === 'all')
        return undefined;
    const found = await (0,plan_artifact/* downloadPlan */.mb)(context, inputs.variant);
    const plan = found && ofThisCommit(context, found);
    if (plan === undefined && inputs.shard.kind === 'names' && context.kind === 'action') {
        throw new errors/* ProjectError */.wB('plan-invalid', `shards are named (${inputs.shard.names.join(', ')}), and this run has no plan`, {
            hint: 'Run the action with `mode: plan` in a job before, or name shards as i/N.',
        });
    }
    return plan;
}
function ofThisCommit({ run }, plan) {
    if (plan.commit === run.commit)
        return plan;
    const message = `the plan is of commit ${plan.commit || 'unknown'}, and ${run.commit || 'an unknown one'} is checked out`;
    throw new errors/* ProjectError */.wB('plan-mismatch', message, {
        hint: 'Check out the same commit in all jobs, or make the plan again.',
    });
}
async function ownPlan(context, session, { config, suites }, inputs, only) {
    const { shard } = inputs;
    const divided = shard.kind === 'fraction' ? suites.map((suite) => ({ ...suite, shards: shard.total })) : suites;
    const isPart = inputs.runnerArguments.length > 0 || only !== undefined || shard.kind === 'fraction';
    await (0,audit_suites/* auditSuites */.JM)(context, session, config, suites, isPart ? 1 : (0,audit_suites/* leastStacks */.fm)(suites, inputs.parallel));
    const useTimings = shard.kind !== 'fraction' || context.artifacts.available;
    const { plan } = await (0,make_plan/* makePlanOf */.L)(context, session, { ...inputs, config, suites: divided, useTimings, only });
    return shard.kind === 'fraction' && context.artifacts.available ? await (0,plan_artifact/* agreeOnPlan */.Tt)(context, plan) : plan;
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./.build/src/compose/model.js
var compose_model = __webpack_require__(45965);
;// CONCATENATED MODULE: ./.build/src/compose/needs.js

function needsOf(model) {
    const services = (0,compose_model/* sortedEntries */.CA)(model.services);
    return {
        memoryBytes: services.reduce((sum, [, service]) => sum + (memoryLimit(service) ?? 0) * Number(service.scale ?? 1), 0),
        unlimited: services.filter(([, service]) => memoryLimit(service) === undefined).map(([name]) => name),
        networks: (0,compose_model/* sortedEntries */.CA)(model.networks).filter(([, network]) => network?.external !== true).length,
        ports: services.flatMap(([service, { ports }]) => (ports ?? []).flatMap(({ published }) => published !== undefined && /^\d+$/.test(published) && published !== '0'
            ? [{ service, port: Number(published) }]
            : [])),
    };
}
function memoryLimit(service) {
    const { resources } = (service.deploy ?? {});
    const limit = Number(service.mem_limit ?? resources?.limits?.memory);
    return Number.isFinite(limit) && limit > 0 ? limit : undefined;
}

// EXTERNAL MODULE: ./.build/src/stack/start-error.js
var start_error = __webpack_require__(46819);
;// CONCATENATED MODULE: ./.build/src/modes/preflight.js





const GIB = 1024 ** 3;
const DISK_FOR_A_STACK_BYTES = 0.5 * GIB;
async function preflight({ log }, engine, capacity, { models, atOnce }) {
    const needs = models.map(needsOf);
    for (const { port } of atOnce === 1 ? needs.flatMap(({ ports }) => ports) : []) {
        if (!(await isFree(port)))
            throw await (0,start_error/* portTaken */.f5)(engine, port);
    }
    const networks = Math.max(0, ...needs.map((one) => one.networks));
    const room = networks === 0 ? Number.POSITIVE_INFINITY : await capacity(networks * atOnce);
    if (room < networks * atOnce) {
        throw new errors/* EnvironmentError */.eG('network-exhausted', `${atOnce} stacks of ${networks} networks need ${networks * atOnce} address blocks, ${room} are free: ${Math.floor(room / networks)} stacks fit`, { hint: 'Run fewer with --parallel, or free some: `isoshard cleanup`, `docker network prune`.' });
    }
    const memory = Math.max(0, ...needs.map((one) => one.memoryBytes));
    const total = engine.info.memoryBytes;
    if (memory > 0 && total > 0 && memory * atOnce > total) {
        log.warning(`the memory limits of a stack add up to ${gib(memory)}, of ${atOnce} at once to ${gib(memory * atOnce)}; this host has ${gib(total)}: ${Math.floor(total / memory)} fit for certain (--parallel)`);
    }
    const free = engine.info.isLocal ? freeDisk(engine.info.volumesFolder) : undefined;
    if (free !== undefined && free < DISK_FOR_A_STACK_BYTES * atOnce) {
        log.warning(`${gib(free)} of disk are free where Docker keeps its data: enough for about ${Math.floor(free / DISK_FOR_A_STACK_BYTES)} stacks at once; \`docker system prune\` frees what nothing uses`);
    }
}
const gib = (bytes) => `${(bytes / GIB).toFixed(1)} GiB`;
function freeDisk(folder) {
    for (const path of [folder, '/']) {
        try {
            const { bavail, bsize } = (0,external_node_fs_.statfsSync)(path);
            return bavail * bsize;
        }
        catch {
        }
    }
    return undefined;
}
function isFree(port) {
    return new Promise((resolve) => {
        const server = (0,external_node_net_.createServer)();
        server.once('error', (error) => resolve(error.code !== 'EADDRINUSE'));
        server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
}

// EXTERNAL MODULE: ./.build/src/modes/project.js + 2 modules
var modes_project = __webpack_require__(33061);
// EXTERNAL MODULE: ./.build/src/modes/provide-images.js + 6 modules
var provide_images = __webpack_require__(57497);
// EXTERNAL MODULE: ./.build/src/modes/session.js
var session = __webpack_require__(10288);
;// CONCATENATED MODULE: ./.build/src/modes/run.js














async function runMode(context, inputs) {
    if (inputs.shard.kind === 'none')
        return nothingToRun(context, 'the plan is empty');
    const folder = inputs.output === undefined ? (0,external_node_path_.join)(context.paths.temp, 'report') : (0,external_node_path_.resolve)(context.paths.workspace, inputs.output);
    const only = inputs.failed ? (0,failed_tests/* failedTests */.T)(folder) : undefined;
    const project = onlySuites((0,modes_project/* loadProject */.g)(context, inputs), only);
    if (project.suites.length === 0)
        return nothingToRun(context, 'nothing failed in the last run of these suites');
    const known = await knownPlan(context, inputs);
    const whole = isWhole(known, inputs);
    const { plan, selected, runs } = await (0,session/* withSession */.f)(context, project.config, async (session) => {
        const { config } = project;
        const plan = known ?? (await ownPlan(context, session, project, inputs, only));
        const selected = selectShards(plan, inputs.shard, inputs.suites);
        if (selected.length === 0)
            context.log.info('no shard of the plan is for this job: there is nothing to run');
        const atOnce = Math.min(inputs.parallel, selected.length);
        const names = new Set(selected.map(({ suite }) => suite.name));
        const suites = config.suites.filter(({ name }) => names.has(name));
        const audited = await (0,audit_suites/* auditSuites */.JM)(context, session, config, suites, atOnce);
        (0,audit_suites/* tellWarnings */.lp)(context, audited);
        if (known === undefined)
            await context.summary.append((0,isolation/* isolationMarkdown */._V)(audited));
        const imagesMs = known === undefined ? 0 : await imagesOf(context, session, config, known);
        const models = audited.map(({ model }) => model);
        await preflight(context, session.engine, (wanted) => session.addresses.capacity(wanted), { models, atOnce });
        const runs = await (0,run_shards/* runShards */.TS)(context, session, { project, inputs, plan, selected, imagesMs, atOnce, whole });
        if (whole && !context.signal.aborted)
            await (0,merge_blobs/* mergeBlobs */.$b)(context, session, project, plan, (0,run_shards/* shardsFolder */.ei)(context));
        return { plan, selected, runs };
    });
    const { config } = project;
    return conclude(context, inputs, { config, plan, selected, runs, folder, whole });
}
function nothingToRun({ log, outputs }, why) {
    log.info(`${why}: there is nothing to run`);
    outputs.set('result', 'success');
    return { exitStatus: 0, json: { verdict: 'success', shards: [] } };
}
const onlySuites = ({ config, suites }, only) => ({
    config,
    suites: only === undefined ? suites : suites.filter(({ name }) => only.has(name)),
});
const isWhole = (known, inputs) => known === undefined && inputs.shard.kind === 'all';
async function imagesOf(context, session, config, plan) {
    const suites = config.suites.filter(({ name }) => plan.suites.some((planned) => planned.name === name));
    const sources = await (0,image_sources/* imageSources */.c)(context, session, config, suites);
    const request = { config, ...sources, images: plan.images, publishes: false };
    return (0,provide_images/* withImages */.n)(context, session, request, async (_outcomes, ms) => ms);
}


/***/ }),

/***/ 73623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NI: () => (/* binding */ diffText),
/* harmony export */   Sm: () => (/* binding */ auditTable),
/* harmony export */   _V: () => (/* binding */ isolationMarkdown)
/* harmony export */ });
/* harmony import */ var _compose_hazards_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70722);
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87487);
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21291);



const SIGNS = { refused: '✗', warning: '!', allowed: '~', rewritten: '✓' };
const WORDS = {
    refused: 'refused',
    warning: 'told, and left as it is',
    allowed: 'allowed by the configuration',
    rewritten: 'made private',
};
const placeOf = ({ location }) => (location === undefined ? '' : `${location.file}:${location.line}`);
const subject = ({ service, what, becomes }) => `${service === undefined ? '' : `${service}: `}${what}${becomes === undefined ? '' : ` → ${becomes}`}`;
function auditTable(judged) {
    const places = judged.map(placeOf);
    const width = Math.min(60, Math.max(0, ...places.map((place) => place.length)));
    const name = Math.max(0, ...judged.map(({ hazard }) => hazard.length));
    const rows = judged.flatMap((finding, index) => {
        const head = `${SIGNS[finding.action]} ${(places[index] ?? '').padEnd(width)}  ${finding.hazard.padEnd(name)}`;
        const fix = finding.action === 'refused' ? [`    ${_compose_hazards_index_js__WEBPACK_IMPORTED_MODULE_0__/* .HAZARDS */ .Yc.get(finding.hazard)?.fix ?? ''}`] : [];
        return [`${head}  ${(0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(subject(finding), 300)}`, ...fix];
    });
    return [...rows, countsOf(judged)];
}
function countsOf(judged) {
    const counts = ['refused', 'warning', 'allowed', 'rewritten'].flatMap((action) => {
        const count = judged.filter((finding) => finding.action === action).length;
        return count === 0 ? [] : [`${(0,_headline_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(count, 'place')} ${WORDS[action]}`];
    });
    return counts.length === 0 ? 'nothing is shared' : counts.join(', ');
}
function diffText(groups) {
    return groups.flatMap(({ because, lines }) => [
        because === undefined ? 'every stack: its own names and labels' : reason(because),
        ...lines.flatMap(({ path, before, after }) => [
            ...(before === undefined ? [] : [`  - ${(0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(`${path}: ${before}`, 400)}`]),
            ...(after === undefined ? [] : [`  + ${(0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(`${path}: ${after}`, 400)}`]),
        ]),
    ]);
}
const reason = (finding) => {
    const at = placeOf(finding);
    return (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(`${at ? `${at}  ` : ''}${finding.hazard}: ${_compose_hazards_index_js__WEBPACK_IMPORTED_MODULE_0__/* .HAZARDS */ .Yc.get(finding.hazard)?.about ?? ''}`, 400);
};
function isolationMarkdown(suites) {
    return suites
        .filter(({ judged }) => judged.length > 0)
        .map(({ suite, judged, groups }) => {
        const rows = judged.map((finding) => `| ${[SIGNS[finding.action], placeOf(finding), finding.hazard, subject(finding)].map((cell) => (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(cell, 300)).join(' | ')} |`);
        const table = ['| | Where | Hazard | What |', '|---|---|---|---|', ...rows].join('\n');
        const code = diffText(groups.filter(({ because }) => because !== undefined)).map((line) => `    ${line}`);
        const changes = code.length === 0 ? '' : `\n\n${code.join('\n')}`;
        const title = `Isolation of ${(0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(suite, 60)}: ${countsOf(judged)}`;
        return `<details><summary>${title}</summary>\n\n${table}${changes}\n\n</details>\n`;
    })
        .join('\n');
}


/***/ })

};
