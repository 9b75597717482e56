export const id = 855;
export const ids = [855];
export const modules = {

/***/ 86986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DX: () => (/* binding */ requireMappedPorts),
/* harmony export */   b3: () => (/* binding */ fillEnvironment),
/* harmony export */   nV: () => (/* binding */ serviceVariables),
/* harmony export */   or: () => (/* binding */ identityVariables)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45965);


const identityVariables = (shard) => ({
    ISOSHARD_RUN_ID: shard.runId,
    TEST_RUN_ID: shard.runId,
    ISOSHARD_SUITE: shard.suite,
    ISOSHARD_SHARD: String(shard.index),
    ISOSHARD_SHARDS: String(shard.total),
    ISOSHARD_PROJECT: shard.project,
});
const variableName = (service) => service.toUpperCase().replace(/[^A-Z0-9]/g, '_');
function serviceVariables(model, published) {
    const variables = {};
    for (const [service, { ports }] of (0,_model_js__WEBPACK_IMPORTED_MODULE_1__/* .sortedEntries */ .CA)(model.services)) {
        const prefix = `ISOSHARD_${variableName(service)}`;
        if (published === undefined || published[service] !== undefined) {
            variables[`${prefix}_HOST`] = published === undefined ? service : 'localhost';
        }
        for (const { target } of ports ?? []) {
            const port = published === undefined ? target : published[service]?.[target];
            if (port !== undefined)
                variables[`${prefix}_PORT_${target}`] = String(port);
        }
    }
    return variables;
}
const PLACEHOLDER = /\{(url|host|port):([A-Za-z0-9._-]+)(?::(\d+))?\}|\{env:([A-Za-z_][A-Za-z0-9_]*)\}/g;
function fillEnvironment(env, published, parent) {
    const fill = (value) => value.replace(PLACEHOLDER, (whole, kind, service, port = '', name = '') => {
        if (kind === undefined)
            return parent[name] ?? '';
        const host = published === undefined ? service : 'localhost';
        if (kind === 'host' && port === '')
            return host;
        if (port === '') {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('port-unmapped', `${whole} names no port`, {
                hint: `Write {${kind}:${service}:PORT} in the suite's env, with the port that ${service} listens on.`,
            });
        }
        const number = published === undefined ? Number(port) : published[service]?.[Number(port)];
        if (number === undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('port-unmapped', `${whole}: service ${service} publishes no port ${port}`, {
                hint: `Add \`ports: ["${port}"]\` to ${service} in the compose file, or correct the suite's env.`,
            });
        }
        return kind === 'url' ? `http://${host}:${number}` : kind === 'host' ? host : String(number);
    });
    return Object.fromEntries(Object.entries(env).map(([key, value]) => [key, fill(value)]));
}
function requireMappedPorts(suite, model, env) {
    const mentioned = new Set(Object.values(env).flatMap((value) => [...value.matchAll(PLACEHOLDER)].map(([, , service, port]) => `${service}:${port}`)));
    const missing = (0,_model_js__WEBPACK_IMPORTED_MODULE_1__/* .sortedEntries */ .CA)(model.services).flatMap(([service, { ports }]) => [...new Set((ports ?? []).map(({ target }) => target))]
        .filter((target) => !mentioned.has(`${service}:${target}`))
        .map((target) => ({ service, target })));
    if (missing.length === 0)
        return;
    const lines = missing.map(({ service, target }) => `${variableName(service)}_URL: "{url:${service}:${target}}"`);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('port-unmapped', `several stacks at once cannot share host ports, and suite ${suite} does not say how its tests learn of ${missing
        .map(({ service, target }) => `${service}:${target}`)
        .join(', ')}`, {
        hint: `Add to the suite's env, under a name that your tests read: ${lines.join('; ')}; or run with --parallel 1.`,
    });
}


/***/ }),

/***/ 1494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ placeInConfig)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _config_located_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57508);


function placeInConfig({ file }, path, at) {
    try {
        return { file, ...(0,_config_located_js__WEBPACK_IMPORTED_MODULE_1__/* .locate */ .x)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8')).place(path, at) };
    }
    catch {
        return { file };
    }
}


/***/ }),

/***/ 15088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UT: () => (/* binding */ foreignRun),
/* harmony export */   j_: () => (/* binding */ readEvent),
/* harmony export */   o: () => (/* binding */ foreignCode),
/* harmony export */   ok: () => (/* binding */ isDefaultBranch)
/* harmony export */ });
/* unused harmony export foreignBy */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _processes_spawn_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83422);



const isObject = (value) => typeof value === 'object' && value !== null;
function foreignBy({ repository, eventName, commit, head, event }) {
    if (!isObject(event))
        return 'the event that started this run cannot be read';
    const { pull_request: pull, workflow_run: upstream } = event;
    if (/^pull_request/.test(eventName) && pull === undefined)
        return 'the event names no pull request';
    const source = pull === undefined ? upstream?.head_repository : (pull.head?.repo ?? null);
    if (source === null || (source !== undefined && source.full_name !== repository)) {
        return `the code is of ${source?.full_name ?? 'a repository that is gone'}, a fork`;
    }
    const merged = eventName === 'pull_request' ? pull?.head?.sha : undefined;
    const own = [commit, merged].filter((sha) => sha !== undefined && sha !== '');
    if (head === '')
        return 'what is checked out is not known';
    return own.includes(head) ? undefined : `commit ${head.slice(0, 12)} is checked out, which is not that of this run`;
}
async function foreignCode(context) {
    if (context.env.GITHUB_ACTIONS !== 'true')
        return undefined;
    return foreignBy({ ...runFacts(context), head: await headOf(context) });
}
async function foreignRun(context) {
    if (context.env.GITHUB_ACTIONS !== 'true')
        return undefined;
    const facts = runFacts(context);
    const isCheckout = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context.paths.workspace, '.git'));
    return foreignBy({ ...facts, head: isCheckout ? await headOf(context) : facts.commit });
}
function isDefaultBranch({ env }) {
    const event = readEvent(env.GITHUB_EVENT_PATH);
    const branch = event?.repository?.default_branch;
    return typeof branch === 'string' && branch !== '' && env.GITHUB_REF === `refs/heads/${branch}`;
}
function runFacts({ env, run: job }) {
    return {
        repository: job.repository,
        eventName: env.GITHUB_EVENT_NAME ?? '',
        commit: env.GITHUB_SHA ?? '',
        event: readEvent(env.GITHUB_EVENT_PATH),
    };
}
async function headOf({ env, paths }) {
    const ended = await (0,_processes_spawn_js__WEBPACK_IMPORTED_MODULE_2__/* .run */ .e)({
        argv: ['git', 'rev-parse', '--verify', 'HEAD'],
        cwd: paths.workspace,
        env,
        timeoutMs: 5000,
    }).catch(() => undefined);
    return ended?.code === 0 ? ended.stdout.trim() : '';
}
function readEvent(file) {
    try {
        return JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file ?? '', 'utf8'));
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 87406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ makeStack)
});

// EXTERNAL MODULE: ./.build/src/compose/bind-sources.js
var bind_sources = __webpack_require__(65382);
// EXTERNAL MODULE: ./.build/src/compose/health-check.js
var health_check = __webpack_require__(93977);
// EXTERNAL MODULE: ./.build/src/compose/model.js
var compose_model = __webpack_require__(45965);
// EXTERNAL MODULE: ./.build/src/compose/test-environment.js
var test_environment = __webpack_require__(86986);
// EXTERNAL MODULE: ./.build/src/docker/labels.js
var docker_labels = __webpack_require__(3757);
// EXTERNAL MODULE: ./.build/src/snapshot/begin-state.js
var begin_state = __webpack_require__(53669);
// EXTERNAL MODULE: ./.build/src/snapshot/mount-state.js
var mount_state = __webpack_require__(83401);
// EXTERNAL MODULE: ./.build/src/stack/networks.js + 1 modules
var stack_networks = __webpack_require__(24304);
// EXTERNAL MODULE: ./.build/src/stack/start.js + 1 modules
var stack_start = __webpack_require__(54503);
// EXTERNAL MODULE: ./.build/src/stack/tests-in-service.js + 1 modules
var tests_in_service = __webpack_require__(12590);
// EXTERNAL MODULE: ./.build/src/stack/volumes.js
var stack_volumes = __webpack_require__(55551);
;// CONCATENATED MODULE: ./.build/src/modes/image-checks.js

async function imageChecks(engine, model, images = {}) {
    const found = await Promise.all((0,compose_model/* sortedEntries */.CA)(model.services).map(async ([service, definition]) => {
        const reference = images[service] ?? definition.image;
        const check = reference === undefined ? undefined : (await engine.imageEnvironment(reference))?.check;
        return check === undefined ? [] : [[service, check]];
    }));
    return Object.fromEntries(found.flat());
}

// EXTERNAL MODULE: ./.build/src/modes/isolate-project.js + 5 modules
var isolate_project = __webpack_require__(5819);
// EXTERNAL MODULE: ./.build/src/modes/stack-identity.js
var stack_identity = __webpack_require__(8119);
// EXTERNAL MODULE: ./.build/src/modes/stack-images.js
var stack_images = __webpack_require__(90595);
// EXTERNAL MODULE: ./.build/src/modes/suite-services.js
var suite_services = __webpack_require__(73625);
;// CONCATENATED MODULE: ./.build/src/modes/make-stack.js
















async function makeStack(context, session, request) {
    const { config, suite, tools } = request;
    const { record, engine } = session;
    const identity = (0,stack_identity/* identityOf */.c)(record.session, request);
    const { project } = identity;
    const env = { ...context.env, ...(0,test_environment/* identityVariables */.or)(identity) };
    const source = { files: config.compose, folder: config.root };
    const compose = await session.compose.read(source, context.env, (0,test_environment/* identityVariables */.or)(identity), context.signal);
    const original = compose.model;
    const { start, once, all } = (0,suite_services/* servicesOf */.Y)(original, config, suite);
    const needed = (0,compose_model/* onlyServices */.ju)(original, all);
    if (request.ports === 'assign')
        (0,test_environment/* requireMappedPorts */.DX)(suite.name, (0,compose_model/* onlyServices */.ju)(original, start), valuesOf(suite));
    const labels = (0,docker_labels/* sessionLabels */.sx)(record, suite.name, request.shard);
    const images = Object.fromEntries(request.images.map(({ service, tag }) => [service, tag]));
    const checks = await imageChecks(engine, needed, images);
    const isolated = (0,isolate_project/* isolateProject */.b)(context, compose, {
        model: needed,
        project,
        labels,
        ports: request.ports,
        images,
        imageChecks: checks,
        allow: config.allow,
        stacks: request.stacks,
        engine: engine.info,
    });
    if (isolated.refusal !== undefined)
        throw isolated.refusal;
    const begun = (0,begin_state/* beginState */.X)(isolated.model, isolated.binds, request.state, {
        project,
        labels,
        services: [...start, ...once],
        declared: request.state === undefined ? {} : await (0,stack_images/* imageVolumes */.zf)(engine, isolated.model, [...start, ...once]),
    });
    for (const definition of Object.values(begun.model.services))
        delete definition.profiles;
    const toolsVolume = `${project}-tools`;
    const place = suite.place.kind === 'service' ? suite.place.service : undefined;
    let model = begun.model;
    if (tools !== undefined && place !== undefined) {
        const env = tools.env(await (0,stack_images/* currentEnvironment */.hf)(engine, model, place), needed);
        model = (0,tests_in_service/* withTools */.YP)(model, place, toolsVolume, env, tools.door);
    }
    const needsDoor = (0,bind_sources/* bindSources */.ol)(needed).size > 0 || tools !== undefined || request.state !== undefined;
    const here = needsDoor ? await (0,stack_images/* imageHere */.YJ)(engine, model) : undefined;
    const makeIn = (image) => begun.make(engine, image, session.spares);
    const networks = (0,stack_networks/* makeNetworks */.W_)(engine, session.addresses, model);
    const [inNetworks, early] = await both(networks, here === undefined ? undefined : makeIn(here));
    model = inNetworks;
    const stack = {
        project,
        session: record.session,
        model,
        modelFile: (0,stack_start/* writeModel */.Bq)(record.scratch, project, model),
        env,
        ready: config.ready,
        patience: (0,health_check/* patienceOf */.Hw)(needed, checks),
    };
    const image = here ?? (needsDoor ? await (0,stack_images/* pulledImage */.YV)(context, stack) : '');
    const state = here === undefined ? await makeIn(image) : early;
    const volumes = {
        binds: begun.views,
        labels,
        tools: tools && { volume: toolsVolume, pluginFiles: tools.pluginFiles, input: tools.input },
    };
    if (needsDoor)
        await (0,stack_volumes/* makeVolumes */.Q4)(engine, context.paths.plugins, { ...volumes, image });
    const locate = (service) => compose.sources.locate(['services', service]);
    const binds = state === undefined ? isolated.binds : (0,mount_state/* viewsWithState */.Cb)(isolated.binds, state.slots);
    return { ...stack, services: start, original, locate, binds, labels, state, slots: begun.slots };
}
const valuesOf = ({ env, database }) => ({ ...env, ...(database?.url && { DATABASE_URL: database.url }) });
async function both(one, other) {
    await Promise.allSettled([one, other]);
    return [await one, await other];
}


/***/ }),

/***/ 33061:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ loadProject)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./.build/src/config/find.js
var find = __webpack_require__(48643);
// EXTERNAL MODULE: ./.build/src/config/load.js + 6 modules
var load = __webpack_require__(96759);
// EXTERNAL MODULE: ./.build/src/config/duration.js
var duration = __webpack_require__(62744);
// EXTERNAL MODULE: ./.build/src/config/freeze.js
var freeze = __webpack_require__(60367);
;// CONCATENATED MODULE: ./.build/src/config/overrides.js


function applyOverrides(config, inputs) {
    const { overrides } = inputs;
    const changes = [];
    const suites = config.suites.map((suite) => {
        if (inputs.suites.length > 0 && !inputs.suites.includes(suite.name))
            return suite;
        const changed = { ...suite, ...overrides };
        const auto = changed.shards === 'auto';
        note(changes, suite.name, 'shards', overrides.shards, suite.shards, true, String);
        note(changes, suite.name, 'target-duration', overrides.targetDurationMs, suite.targetDurationMs, auto, duration/* formatDuration */.a3);
        note(changes, suite.name, 'max-shards', overrides.maxShards, suite.maxShards, auto, String);
        return changed;
    });
    return (0,freeze/* deepFreeze */.o)({ config: { ...config, suites }, changes });
}
function note(changes, suite, input, value, configured, effective, written) {
    if (value === undefined || (effective && value === configured))
        return;
    changes.push({
        suite,
        input,
        value: written(value),
        configured: configured === undefined ? undefined : written(configured),
        effective,
    });
}

// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/config/nearest.js
var nearest = __webpack_require__(17976);
;// CONCATENATED MODULE: ./.build/src/config/suites.js


function selectSuites(config, names) {
    if (names.length === 0)
        return config.suites;
    const known = config.suites.map((suite) => suite.name);
    const unknown = names.filter((name) => !known.includes(name));
    if (unknown.length > 0) {
        const problems = unknown.map((name) => `suite: there is no suite ${JSON.stringify(name)}${(0,nearest/* didYouMean */.au)(name, known)}`);
        throw new errors/* InputError */.dz('unknown-suite', problems.join('\n'), {
            hint: `The configuration has ${known.join(', ')}.`,
        });
    }
    return config.suites.filter((suite) => names.includes(suite.name));
}

;// CONCATENATED MODULE: ./.build/src/modes/project.js





function loadProject({ paths, log }, request) {
    const source = (0,find/* findConfig */.u)({
        workspace: paths.workspace,
        exists: external_node_fs_.existsSync,
        ...(request.config !== undefined && { config: request.config }),
    });
    const { config, changes } = applyOverrides((0,load/* parseConfig */.o)((0,external_node_fs_.readFileSync)(source.file, 'utf8'), source), request);
    for (const { suite, input, value, effective } of changes) {
        if (!effective)
            log.warning(`${input}: ${value} changes nothing for ${suite}: its number of shards is fixed`);
    }
    const images = {
        ...config.images,
        transport: request.transport && request.transport !== 'auto' ? request.transport : config.images.transport,
    };
    return { config: { ...config, images }, suites: selectSuites(config, request.suites) };
}


/***/ }),

/***/ 8119:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ NO_SHARD),
/* harmony export */   c: () => (/* binding */ identityOf)
/* harmony export */ });
/* harmony import */ var _docker_labels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3757);

const NO_SHARD = {
    ISOSHARD_RUN_ID: 'isoshard',
    TEST_RUN_ID: 'isoshard',
    ISOSHARD_SUITE: '',
    ISOSHARD_SHARD: '0',
    ISOSHARD_SHARDS: '0',
    ISOSHARD_PROJECT: 'isoshard',
};
function identityOf(session, request) {
    const { suite, shard, index, total } = request;
    const project = (0,_docker_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .projectName */ .j1)(session, shard);
    return { runId: project.replace(/^isoshard-/, ''), suite: suite.name, index, total, project };
}


/***/ }),

/***/ 90595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YJ: () => (/* binding */ imageHere),
/* harmony export */   YV: () => (/* binding */ pulledImage),
/* harmony export */   hf: () => (/* binding */ currentEnvironment),
/* harmony export */   zf: () => (/* binding */ imageVolumes)
/* harmony export */ });
/* harmony import */ var _docker_compose_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36624);


async function imageVolumes(engine, model, services) {
    const declared = await Promise.all(services.map(async (service) => {
        const image = model.services[service]?.image;
        const facts = image === undefined ? undefined : await engine.imageFacts(image);
        return [service, facts?.volumes ?? []];
    }));
    return Object.fromEntries(declared);
}
async function currentEnvironment(engine, model, service) {
    const definition = model.services[service];
    const image = definition?.image === undefined ? undefined : await engine.imageEnvironment(definition.image);
    const own = Object.entries(definition?.environment ?? {}).map(([name, value]) => [
        name,
        (value ?? '').replaceAll('$$', '$'),
    ]);
    return { ...image?.env, ...Object.fromEntries(own) };
}
const imagesOf = ({ services }) => Object.values(services).flatMap(({ image }) => image ?? []);
async function imageHere(engine, model) {
    for (const image of imagesOf(model))
        if (await engine.hasImage(image))
            return image;
    return undefined;
}
async function pulledImage({ signal }, stack) {
    const candidates = imagesOf(stack.model);
    const pulled = await (0,_docker_compose_js__WEBPACK_IMPORTED_MODULE_0__/* .composeOn */ .Aq)(stack.project, stack.modelFile, ['pull', '--quiet'], {
        env: stack.env,
        session: stack.session,
        signal,
    });
    signal.throwIfAborted();
    if (pulled.code === 0 && candidates[0] !== undefined)
        return candidates[0];
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EnvironmentError */ .eG('image-missing', `none of the stack's images can be had: ${pulled.stderr.trim().split('\n').at(-1) ?? ''}`, {
        hint: 'Check `image:` in the compose file, and that this machine is logged in to the registry.',
    });
}


/***/ }),

/***/ 73625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ servicesOf)
/* harmony export */ });
/* harmony import */ var _compose_model_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45965);
/* harmony import */ var _config_nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17976);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _config_place_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1494);




function servicesOf(model, config, suite) {
    const steps = suite.prepareOptions === undefined ? ['prepare'] : ['prepare', 'steps'];
    const named = [
        ...(suite.place.kind === 'service' ? [[suite.place.service, ['service']]] : []),
        ...(suite.services ?? []).map((service, at) => [service, ['services', at]]),
        ...suite.prepare.map(({ service }, at) => [service, [...steps, at, 'service']]),
        ...(suite.prepareOptions?.refresh ?? []).map(({ service }, at) => [service, ['prepare', 'refresh', at, 'service']]),
    ];
    const known = Object.keys(model.services).sort();
    const mustHave = (name, who, path, at = 'value') => {
        if (known.includes(name))
            return;
        const message = `${who} names service ${name}, which the compose file does not have${(0,_config_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .didYouMean */ .au)(name, known)}`;
        const hint = `Services of the compose file: ${known.join(', ')}.`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('unknown-service', message, { location: (0,_config_place_js__WEBPACK_IMPORTED_MODULE_1__/* .placeInConfig */ .t)(config, path, at), hint });
    };
    for (const [name, path] of named)
        mustHave(name, `suite ${suite.name}`, ['suites', suite.name, ...path]);
    for (const key of ['ready', 'stop'])
        for (const name of Object.keys(config[key]))
            mustHave(name, key, [key, name], 'key');
    const place = suite.place.kind === 'service' ? suite.place.service : undefined;
    const roots = suite.services ?? (place === undefined ? (0,_compose_model_js__WEBPACK_IMPORTED_MODULE_3__/* .upServices */ .KY)(model, config.profiles) : []);
    const start = (0,_compose_model_js__WEBPACK_IMPORTED_MODULE_3__/* .closure */ .Cx)(model, [...roots, ...(place === undefined ? [] : [place])]).filter((name) => name !== place);
    const once = [...new Set(suite.prepare.map(({ service }) => service))].filter((name) => !start.includes(name));
    return { start, once, all: (0,_compose_model_js__WEBPACK_IMPORTED_MODULE_3__/* .closure */ .Cx)(model, [...start, ...named.map(([service]) => service)]) };
}


/***/ }),

/***/ 33965:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  nB: () => (/* binding */ learn),
  kF: () => (/* binding */ readTimings),
  vi: () => (/* binding */ weigh)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./.build/src/timings/choose.js
function chooseTimings({ suites }, name, wanted, listing) {
    const candidates = suites
        .filter((suite) => suite.name === name)
        .map((suite) => {
        const known = listing.tests.filter(({ id }) => suite.tests.has(id)).length;
        return { suite, known, distance: distance(suite, wanted) };
    })
        .filter(({ known }) => known > 0);
    const half = listing.tests.length / 2;
    candidates.sort((a, b) => Number(b.known >= half) - Number(a.known >= half) || a.distance - b.distance || b.known - a.known);
    const [best, ...rest] = candidates;
    const others = rest.map(({ suite }) => suite);
    return { suite: best?.suite, others, known: best?.known ?? 0, isExact: best?.distance === 0 };
}
function distance(a, b) {
    const far = (one, other) => Math.min(999, Math.abs(one - other));
    return (a.on === b.on ? 0 : 1e6) + far(a.workers, b.workers) * 1000 + far(a.stacks, b.stacks);
}

;// CONCATENATED MODULE: ./.build/src/timings/estimate.js
const CHANGE = 1.3;
const NEWEST = 5;
function expectedOf(samples) {
    const logs = samples.slice(-NEWEST).map(logOf);
    if (samples.every((sample) => sample === 0))
        return 0;
    if (logs.length < 4)
        return Math.exp(mean(logs));
    const newest = logs.slice(-2);
    const before = [...logs.slice(0, -2)].sort((a, b) => a - b);
    const usual = before[Math.floor((before.length - 1) / 2)] ?? 0;
    const off = newest.map((log) => log - usual);
    if (off.every((by) => by > Math.log(CHANGE)) || off.every((by) => by < -Math.log(CHANGE)))
        return Math.exp(mean(newest));
    return Math.exp(mean([...logs].sort((a, b) => a - b).slice(1, -1)));
}
const USUAL = { noise: 0.1, drift: 0.02 };
const ENOUGH_STEPS = 30;
const LEAST_NOISE = 0.01;
const TO_DEVIATION = 1 / 0.6745;
const LAG = 3;
function variationOf(all) {
    const [near, far] = [[], []];
    for (const samples of all) {
        for (let at = 1; at < samples.length; at += 1) {
            near.push(apart(samples, at, 1));
            if (at >= LAG)
                far.push(apart(samples, at, LAG));
        }
    }
    if (near.length < ENOUGH_STEPS)
        return USUAL;
    const steps = deviationOf(near) ** 2;
    if (far.length < ENOUGH_STEPS)
        return { noise: Math.max(LEAST_NOISE, Math.sqrt(steps / 2)), drift: USUAL.drift };
    const drift = Math.min(steps, Math.max(0, (deviationOf(far) ** 2 - steps) / (LAG - 1)));
    return { noise: Math.max(LEAST_NOISE, Math.sqrt((steps - drift) / 2)), drift: Math.sqrt(drift) };
}
const apart = (samples, at, lag) => Math.abs(logOf(samples[at] ?? 0) - logOf(samples[at - lag] ?? 0));
function deviationOf(steps) {
    steps.sort((a, b) => a - b);
    return (steps[Math.floor(steps.length / 2)] ?? 0) * TO_DEVIATION;
}
const ACCIDENT = 2;
const CHANGED = 2;
function estimateOf(all, { noise, drift }) {
    const [first, ...later] = all;
    if (first === undefined)
        return undefined;
    let level = logOf(first.ms);
    let variance = noise ** 2 + first.doubt;
    let last = { log: level, own: variance, off: 0 };
    for (const { ms, doubt } of later) {
        const [log, own] = [logOf(ms), noise ** 2 + doubt];
        const ahead = variance + drift ** 2;
        const spread = Math.sqrt(ahead + own);
        const off = (log - level) / spread;
        if (Math.abs(off) > CHANGED && Math.abs(last.off) > CHANGED && off * last.off > 0) {
            variance = 1 / (1 / own + 1 / last.own);
            level = variance * (log / own + last.log / last.own);
            last = { log, own, off: 0 };
        }
        else {
            const gain = ahead / (ahead + own);
            level += gain * spread * Math.min(ACCIDENT, Math.max(-ACCIDENT, off));
            variance = ahead * (1 - gain);
            last = { log, own, off };
        }
    }
    return { ms: Math.exp(level), variance: variance + drift ** 2 };
}
const logOf = (ms) => Math.log(Math.max(ms, 0.5));
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

;// CONCATENATED MODULE: ./.build/src/timings/fit.js

const UNKNOWN_MORE = 0.2;
const LEAST_LEFT = 0.1;
function fitTests({ tests }) {
    const plain = [...tests.values()].map((test) => samplesOf(test, 'nothing'));
    const variation = variationOf(plain);
    const levels = new Map([...tests.keys()].map((id, at) => [id, middleOf(plain[at] ?? [])]));
    const pairs = (test, kind, off) => {
        const level = levels.get(test.id);
        if (level === undefined)
            return [];
        const variance = (variation.noise * Math.max(1, level)) ** 2 * 2;
        return samplesOf(test, kind).map((ms) => ({ ms: ms - off - level, weight: 1 / variance }));
    };
    const byFile = new Map();
    for (const test of tests.values()) {
        const own = byFile.get(test.file) ?? [];
        own.push(...pairs(test, 'file', 0));
        byFile.set(test.file, own);
    }
    const files = new Map([...byFile].map(([file, all]) => [file, moreOf(all)]));
    const known = [...files.values()].filter(({ deviation }) => deviation !== undefined).map(({ ms }) => ms);
    const usual = { ms: middleOf(known) ?? 0, deviation: undefined };
    const ofFile = (file) => {
        const own = files.get(file);
        return own?.deviation === undefined ? usual : own;
    };
    const worker = moreOf([...tests.values()].flatMap((test) => pairs(test, 'worker', ofFile(test.file).ms)));
    const estimates = new Map();
    for (const test of tests.values()) {
        const file = ofFile(test.file);
        const all = test.ms.map((ms, at) => without(ms, test.firstOf[at] ?? 'nothing', file, worker));
        const estimate = estimateOf(all, variation);
        if (estimate !== undefined)
            estimates.set(test.id, estimate);
    }
    return { variation, estimates, moreOfFile: (file) => ofFile(file).ms, moreOfWorker: worker.ms };
}
function without(ms, firstOf, file, worker) {
    if (firstOf === 'nothing')
        return { ms, doubt: 0 };
    const off = file.ms + (firstOf === 'worker' ? worker.ms : 0);
    const left = Math.max(ms - off, ms * LEAST_LEFT, 1);
    const parts = firstOf === 'worker' ? [file, worker] : [file];
    const doubt = parts.reduce((sum, { deviation }) => sum + ((deviation ?? UNKNOWN_MORE * left) / left) ** 2, 0);
    return { ms: left, doubt: Math.min(1, doubt) };
}
const samplesOf = ({ ms, firstOf }, kind) => ms.filter((_, at) => firstOf[at] === kind);
function moreOf(pairs) {
    const total = pairs.reduce((sum, { weight }) => sum + weight, 0);
    if (total === 0)
        return { ms: 0, deviation: undefined };
    pairs.sort((a, b) => a.ms - b.ms);
    let below = 0;
    const middle = pairs.find(({ weight }) => {
        below += weight;
        return below >= total / 2;
    });
    const deviation = 1.25 / Math.sqrt(total);
    return { ms: Math.max(0, (middle?.ms ?? 0) - deviation), deviation };
}
function middleOf(values) {
    return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
}

// EXTERNAL MODULE: ./.build/src/timings/sequence.js
var sequence = __webpack_require__(29966);
// EXTERNAL MODULE: ./.build/src/sharding/units.js
var units = __webpack_require__(18383);
;// CONCATENATED MODULE: ./.build/src/timings/shard-run.js

const medianOf = (values) => values.length === 0 ? undefined : (0,units/* median */.JZ)(values);
function launchOf(runs) {
    const isFirst = ({ firstOf }) => firstOf === 'worker' || firstOf === 'slot';
    const steps = runs.flatMap(({ sequence }) => sequence.steps).filter(isFirst);
    const usual = medianOf(steps.map(({ besideMs }) => besideMs)) ?? 0;
    return (step) => (isFirst(step) ? Math.min(usual, step.besideMs) : 0);
}
function runnerMs({ sequence, results, slowness }, launch) {
    const { startedAtMs = 0, phases } = results ?? {};
    if (phases?.tests === undefined || sequence.startMs === undefined)
        return undefined;
    const begun = startedAtMs + stackPhases(phases);
    const before = sequence.startMs - begun;
    const after = begun + phases.tests - sequence.endMs;
    if (before < 0 || before > phases.tests || after < -1000 || after > phases.tests)
        return undefined;
    const first = sequence.steps.find(({ firstOf }) => firstOf === 'slot');
    return (before + Math.max(0, after) + (first === undefined ? 0 : launch(first))) / slowness;
}
function stackMs(results) {
    if (results?.phases.start === undefined)
        return undefined;
    return stackPhases(results.phases) + (results.phases.teardown ?? 0);
}
const stackPhases = ({ state = 0, start = 0, ready = 0, prepare = 0 }) => state + start + ready + prepare;
function errorOf({ estimateMs }, results) {
    const took = results?.phases.tests;
    if (took === undefined || estimateMs === 0)
        return undefined;
    return Math.round((Math.abs(took - estimateMs) / estimateMs) * 1000);
}

;// CONCATENATED MODULE: ./.build/src/timings/slowness.js
const ENOUGH_TESTS = 5;
const MACHINES = 0.2;
const SUITE = 0.05;
const slowness_ACCIDENT = 2;
const LIMIT = 4;
function slownessOf(shards, noise) {
    const machines = shards.map((ratios) => (ratios.length < ENOUGH_TESTS ? undefined : locationOf(ratios, noise)));
    const seen = machines.flatMap((one) => one ?? []);
    if (seen.length === 0)
        return shards.map(() => 1);
    const common = seen.reduce((sum, { log }) => sum + log, 0) / seen.length;
    const between = seen.reduce((sum, { log }) => sum + (log - common) ** 2, 0) / Math.max(1, seen.length - 1);
    const own = seen.length === 1 ? 1 : SUITE ** 2 / (SUITE ** 2 + between / seen.length);
    return machines.map((machine) => {
        const off = machine === undefined ? 0 : machine.log - common;
        const sure = machine === undefined ? 0 : MACHINES ** 2 / (MACHINES ** 2 + machine.variance);
        return Math.min(LIMIT, Math.max(1 / LIMIT, Math.exp(common * (1 - own) + off * sure)));
    });
}
function locationOf(ratios, noise) {
    const sorted = ratios.map(({ log }) => log).sort((a, b) => a - b);
    let at = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
    let weights = 0;
    for (let step = 0; step < 5; step += 1) {
        let sum = 0;
        weights = 0;
        for (const { log, variance } of ratios) {
            const spread = Math.sqrt(variance + noise ** 2);
            const weight = 1 / spread ** 2;
            sum += weight * Math.min(slowness_ACCIDENT * spread, Math.max(-slowness_ACCIDENT * spread, log - at));
            weights += weight;
        }
        at += sum / weights;
    }
    return { log: at, variance: 1 / weights };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(38816);
// EXTERNAL MODULE: ./.build/src/sharding/order.js
var order = __webpack_require__(23040);
;// CONCATENATED MODULE: ./.build/src/timings/timings-file.js



const RUNS_KEPT = 5;
const COSTS_KEPT = 5;
const TIMING_LIMIT_MS = 6 * 3_600_000;
const TIMINGS_LIMIT = 64 * 1024 * 1024;
const TESTS_LIMIT = 200_000;
const ID_LIMIT = 8192;
const CONDITIONS_LIMIT = 3;
const samples = schemas/* array */.YOg(schemas/* number */.aig()).max(100);
const FIRSTS = ['nothing', 'file', 'worker'];
const firsts = schemas/* string */.YjP()
    .regex(/^[012]*$/)
    .max(100);
const named = schemas/* array */.YOg(schemas/* tuple */.PVZ([schemas/* string */.YjP().max(ID_LIMIT), samples])).max(TESTS_LIMIT);
const schema = schemas/* object */.Ikc({
    kind: schemas/* literal */.euz('isoshard-timings'),
    version: schemas/* number */.aig(),
    suites: schemas/* array */.YOg(schemas/* object */.Ikc({
        name: schemas/* string */.YjP().max(128),
        conditions: schemas/* array */.YOg(schemas/* object */.Ikc({
            on: schemas/* string */.YjP().max(256),
            stacks: schemas/* number */.aig(),
            workers: schemas/* number */.aig(),
            atOnce: schemas/* number */.aig(),
            costs: schemas/* object */.Ikc({ runner: samples, stack: samples, worker: samples, gap: samples }),
            errors: samples,
            files: named,
            setups: named,
            shared: named,
        }))
            .max(100),
        paths: schemas/* array */.YOg(schemas/* string */.YjP().max(ID_LIMIT)).max(TESTS_LIMIT),
        tests: schemas/* array */.YOg(schemas/* tuple */.PVZ([schemas/* string */.YjP().min(1), schemas/* number */.aig()], schemas/* tuple */.PVZ([samples, firsts]))).max(TESTS_LIMIT),
    }))
        .max(1000),
});
function parseTimings(text) {
    const aside = (reason) => ({ timings: undefined, reason });
    if (text.length > TIMINGS_LIMIT)
        return aside(`they are longer than ${TIMINGS_LIMIT} characters`);
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return aside('they are not JSON, or cut off');
    }
    const { kind, version } = Object(value);
    if (kind === 'isoshard-timings' && typeof version === 'number' && version !== 1)
        return aside(`they have version ${version}, and this isoshard reads version 1`);
    const parsed = schema.safeParse(value);
    if (!parsed.success) {
        const issue = parsed.error.issues[0];
        return aside(`they have another shape: ${issue?.path.join('.') || 'file'}: ${issue?.message ?? ''}`);
    }
    const { suites } = parsed.data;
    if (suites.reduce((sum, { tests, conditions }) => sum + tests.length * conditions.length, 0) > TESTS_LIMIT) {
        return aside(`they hold more than ${TESTS_LIMIT} tests`);
    }
    let clamped = 0;
    const clean = (values, limit) => values.slice(-limit).map((ms) => {
        if (ms < 0 || ms > TIMING_LIMIT_MS)
            clamped += 1;
        return clamp(ms);
    });
    const byName = (entries) => firstOfEach(entries.map(([name, values]) => [name, clean(values, COSTS_KEPT)]));
    const read = suites.flatMap(({ name, conditions, paths, tests }) => conditions.map(({ costs, ...one }, at) => {
        const measured = tests.flatMap(([id, path, ...all]) => {
            const [values = [], firsts = ''] = all[at] ?? [];
            const ms = clean(values, RUNS_KEPT);
            if (ms.length === 0 || id.length > ID_LIMIT)
                return [];
            const from = values.length - ms.length;
            const firstOf = ms.map((_, run) => FIRSTS[Number(firsts[from + run] ?? 0)] ?? 'nothing');
            return [[id, { id, file: paths[path] ?? '', ms, firstOf }]];
        });
        return {
            name,
            on: one.on,
            stacks: whole(one.stacks, 10_000),
            workers: whole(one.workers, 10_000),
            atOnce: whole(one.atOnce, 10_000),
            costs: {
                runner: clean(costs.runner, COSTS_KEPT),
                stack: clean(costs.stack, COSTS_KEPT),
                worker: clean(costs.worker, COSTS_KEPT),
                gap: clean(costs.gap, COSTS_KEPT),
            },
            files: byName(one.files),
            setups: byName(one.setups),
            shared: byName(one.shared),
            errors: clean(one.errors, COSTS_KEPT),
            tests: firstOfEach(measured),
        };
    }));
    return { timings: makeTimings([...firstOfEach(read.map((suite) => [keyOf(suite), suite])).values()]), clamped };
}
function firstOfEach(entries) {
    const map = new Map();
    for (const [name, value] of entries)
        if (!map.has(name))
            map.set(name, value);
    return map;
}
const keyOf = ({ name, on, stacks, workers }) => JSON.stringify([name, on, stacks, workers]);
function makeTimings(suites) {
    const kept = suites.map((suite) => {
        const tests = [...suite.tests].filter(([, { ms }]) => ms.length > 0);
        return { ...suite, tests: new Map(tests) };
    });
    return { kind: 'isoshard-timings', version: 1, suites: kept.sort((0,order.by)(({ name }) => name)) };
}
function clamp(ms) {
    return whole(ms, TIMING_LIMIT_MS);
}
function whole(value, limit) {
    return Number.isNaN(value) ? 0 : Math.round(Math.min(Math.max(value, 0), limit));
}
const PLAIN_ID = 100;
const hashOf = (id) => `#${(0,external_node_crypto_.createHash)('sha256').update(id).digest('base64url').slice(0, 22)}`;
function withIds(timings, ids) {
    const long = new Map(ids.filter((id) => id.length > PLAIN_ID).map((id) => [hashOf(id), id]));
    if (long.size === 0)
        return timings;
    const suites = timings.suites.map((suite) => {
        const tests = [...suite.tests.values()].map((test) => {
            const id = long.get(test.id) ?? test.id;
            return [id, { ...test, id }];
        });
        return { ...suite, tests: new Map(tests) };
    });
    return { ...timings, suites };
}
function serializeTimings({ suites }) {
    const names = [...new Set(suites.map(({ name }) => name))];
    const texts = names.map((name) => suiteText(suites.filter((suite) => suite.name === name)));
    return `{"kind":"isoshard-timings","version":1,"suites":[${texts.join(',\n')}]}\n`;
}
const lines = (entries) => (entries.length === 0 ? '[]' : `[\n${entries.join(',\n')}]`);
function suiteText(conditions) {
    const files = new Map(conditions.flatMap(({ tests }) => [...tests.values()].map(({ id, file }) => [id, file])));
    const paths = [...new Set(files.values())].sort(order/* byCodeUnit */.X);
    const places = new Map(paths.map((path, at) => [path, at]));
    const rows = [...files]
        .map(([id, file]) => {
        const measured = conditions.map(({ tests }) => tests.get(id) ?? { ms: [], firstOf: [] });
        const texts = measured.map(({ ms, firstOf }) => [ms, firstOf.map((one) => FIRSTS.indexOf(one)).join('')]);
        return [id.length > PLAIN_ID ? hashOf(id) : id, places.get(file), ...texts];
    })
        .sort((0,order.by)(([id]) => id));
    const head = { name: conditions[0]?.name, conditions: conditions.map(conditionsText), paths };
    return `${JSON.stringify(head).slice(0, -1)},\n"tests":${lines(rows.map((row) => JSON.stringify(row)))}}`;
}
function conditionsText({ on, stacks, workers, atOnce, costs, errors, files, setups, shared }) {
    const { runner, stack, worker, gap } = costs;
    const named = (map) => [...map].sort((0,order.by)(([name]) => name));
    const byName = { files: named(files), setups: named(setups), shared: named(shared) };
    return { on, stacks, workers, atOnce, costs: { runner, stack, worker, gap }, errors, ...byName };
}

;// CONCATENATED MODULE: ./.build/src/timings/fold.js





function foldTimings(old, run) {
    const ids = run.plan.suites.flatMap(({ tests }) => tests.map(({ id }) => id));
    const known = old && withIds(old, ids);
    const suites = new Map((known?.suites ?? []).map((suite) => [keyOf(suite), suite]));
    for (const planned of run.plan.suites) {
        for (const { conditions, found } of byConditions(planned, run)) {
            const key = keyOf({ name: planned.name, ...conditions });
            const known = suites.get(key) ?? nothingKnown(planned.name, conditions);
            suites.delete(key);
            suites.set(key, foldSuite(known, planned, withSlowness(found, fitTests(known))));
        }
    }
    return makeTimings(fewConditions([...suites.values()]));
}
function nothingKnown(name, conditions) {
    return {
        name,
        ...conditions,
        atOnce: 0,
        costs: { runner: [], stack: [], worker: [], gap: [] },
        files: new Map(),
        setups: new Map(),
        shared: new Map(),
        errors: [],
        tests: new Map(),
    };
}
function fewConditions(suites) {
    const counts = new Map();
    const kept = suites.toReversed().filter(({ name }) => {
        counts.set(name, (counts.get(name) ?? 0) + 1);
        return (counts.get(name) ?? 0) <= CONDITIONS_LIMIT;
    });
    return kept.toReversed();
}
function byConditions(planned, run) {
    const usual = run.conditionsOf(planned);
    const groups = new Map();
    for (const { stacks = usual.stacks, ...found } of foundOf(planned, run))
        groups.set(stacks, [...(groups.get(stacks) ?? []), found]);
    return [...groups]
        .sort(([a, one], [b, other]) => one.length - other.length || a - b)
        .map(([stacks, found]) => ({ conditions: { ...usual, stacks }, found }));
}
function foundOf(planned, run) {
    const isOwn = (of) => of.plan === run.plan.id && of.suite === planned.name && of.attempt === run.attempt;
    const receipts = run.receipts.filter(({ header }) => isOwn(header));
    return planned.shards.flatMap((shard) => {
        const own = receipts.filter(({ header }) => header.shard === shard.name);
        const [receipt] = own;
        if (receipt === undefined || own.length > 1)
            return [];
        const ended = run.results.find((one) => isOwn(one) && one.shard === shard.name);
        const isWhole = ended?.outcome === 'passed' || ended?.outcome === 'failed';
        return [{ shard, stacks: ended?.stacks, sequence: (0,sequence/* sequenceOf */.n)(receipt), results: isWhole ? ended : undefined }];
    });
}
function withSlowness(found, fit) {
    const launch = launchOf(found);
    const shards = slownessOf(found.map(({ sequence }) => ratiosOf(sequence, launch, fit)), fit.variation.noise);
    return found.map((one, at) => ({ ...one, slowness: shards[at] ?? 1 }));
}
function ratiosOf({ steps }, launch, fit) {
    return steps.flatMap((step) => {
        const { id, file, firstOf, isClean } = step;
        const durationMs = step.durationMs - launch(step);
        const alone = fit.estimates.get(id);
        if (alone === undefined || !isClean)
            return [];
        const more = firstOf === 'nothing' ? 0 : fit.moreOfFile(file) + (firstOf === 'file' ? 0 : fit.moreOfWorker);
        return [{ log: Math.log(Math.max(1, durationMs) / Math.max(1, alone.ms + more)), variance: alone.variance }];
    });
}
const SHARED_MS = 10;
function foldSuite(known, planned, runs) {
    const tests = new Map();
    for (const { id, file } of planned.tests) {
        const before = known.tests.get(id);
        if (before !== undefined)
            tests.set(id, { ...before, file });
    }
    const files = new Samplings();
    const [workers, gaps, setups, shared] = [new Samplings(), new Samplings(), new Samplings(), new Samplings()];
    const own = new Map(planned.tests.map(({ id, file }) => [id, file]));
    const launch = launchOf(runs);
    for (const { sequence, slowness } of runs) {
        for (const step of sequence.steps) {
            if (!own.has(step.id))
                continue;
            const { id, file, firstOf, isClean } = step;
            const launchMs = launch(step);
            const durationMs = (step.durationMs - launchMs) / slowness;
            const gapMs = step.gapMs === undefined ? undefined : (step.gapMs + launchMs) / slowness;
            if (gapMs !== undefined && firstOf === 'nothing')
                gaps.add('', gapMs);
            if (gapMs !== undefined && firstOf === 'file')
                files.add(file, gapMs);
            if (gapMs !== undefined && firstOf === 'worker')
                workers.add('', gapMs);
            for (const [name, ms] of step.shared)
                if (ms >= SHARED_MS)
                    shared.add(name, ms / slowness);
            if (!isClean || id.length > ID_LIMIT)
                continue;
            const before = tests.get(id);
            tests.set(id, {
                id,
                file: own.get(id) ?? file,
                ms: [...(before?.ms ?? []), clamp(Math.max(1, durationMs))].slice(-RUNS_KEPT),
                firstOf: [...(before?.firstOf ?? []), firstOf === 'slot' ? 'worker' : firstOf].slice(-RUNS_KEPT),
            });
        }
        for (const [project, ms] of sequence.setups)
            setups.add(project, ms / slowness);
    }
    const gap = gaps.median('') ?? 0;
    const fileNames = new Set(planned.tests.map(({ file }) => file));
    return {
        ...known,
        atOnce: Math.max(...runs.map(({ sequence }) => sequence.atOnce)),
        costs: {
            runner: grown(known.costs.runner, medianOf(runs.flatMap((run) => runnerMs(run, launch) ?? []))),
            stack: grown(known.costs.stack, medianOf(runs.flatMap(({ results }) => stackMs(results) ?? []))),
            worker: grown(known.costs.worker, workers.median('')),
            gap: grown(known.costs.gap, gaps.median('')),
        },
        files: files.over(known.files, (ms) => Math.max(0, ms - gap), (file) => fileNames.has(file)),
        setups: setups.over(known.setups, (ms) => ms),
        shared: shared.over(known.shared, (ms) => ms, (name) => runs.length < planned.shards.length || shared.has(name)),
        errors: grown(known.errors, medianOf(runs.flatMap(({ shard, results }) => errorOf(shard, results) ?? []))),
        tests: new Map([...tests].slice(0, TESTS_LIMIT)),
    };
}
class Samplings {
    #by = new Map();
    add(name, ms) {
        this.#by.set(name, [...(this.#by.get(name) ?? []), ms]);
    }
    has(name) {
        return this.#by.has(name);
    }
    median(name) {
        return medianOf(this.#by.get(name) ?? []);
    }
    over(known, of, isThere = () => true) {
        const names = [...new Set([...known.keys(), ...this.#by.keys()])].filter(isThere).sort();
        return new Map(names.map((name) => {
            const now = this.median(name);
            return [name, grown(known.get(name) ?? [], now === undefined ? undefined : of(now))];
        }));
    }
}
const grown = (samples, ms) => ms === undefined ? samples : [...samples, clamp(ms)].slice(-COSTS_KEPT);

// EXTERNAL MODULE: ./.build/src/sharding/schedule.js
var schedule = __webpack_require__(15231);
;// CONCATENATED MODULE: ./.build/src/timings/unknown.js
const WIDER = 2;
const TAIL = 0.01;
const RENAMED = 0.5;
function guesses(known, gone = new Map(), added = new Map()) {
    const sorted = [...known.values()].sort((a, b) => a - b);
    const most = sorted[Math.max(0, Math.min(sorted.length - 2, Math.ceil(sorted.length * (1 - TAIL)) - 1))] ?? 0;
    const circles = [new Circles(), new Circles(), new Circles(), new Circles()];
    const [all, timeouts, tags, files] = circles;
    for (const [test, exact] of known) {
        const ms = Math.min(exact, most);
        all.add('', ms);
        if (test.timeoutMs !== undefined)
            timeouts.add(String(test.timeoutMs), ms);
        for (const tag of test.tags ?? [])
            tags.add(tag, ms);
        files.add(test.file, ms);
    }
    return ({ file, tags: own = [], timeoutMs }) => {
        let guess = all.of([''], 0);
        if (timeoutMs !== undefined)
            guess = timeouts.of([String(timeoutMs)], guess);
        guess = tags.of(own, guess);
        guess = files.of([file], guess);
        const missing = gone.get(file) ?? [];
        if (missing.length === 0)
            return guess;
        const share = RENAMED * Math.min(1, missing.length / (added.get(file) ?? 1));
        return share * (missing.reduce((sum, ms) => sum + ms, 0) / missing.length) + (1 - share) * guess;
    };
}
class Circles {
    #by = new Map();
    add(name, ms) {
        const { sum, count } = this.#by.get(name) ?? { sum: 0, count: 0 };
        this.#by.set(name, { sum: sum + ms, count: count + 1 });
    }
    of(names, wider) {
        let [sum, count] = [0, 0];
        for (const name of names) {
            const circle = this.#by.get(name);
            sum += circle?.sum ?? 0;
            count += circle?.count ?? 0;
        }
        const weight = wider > 0 ? WIDER : 0;
        return count + weight === 0 ? 0 : (sum + weight * wider) / (count + weight);
    }
}

;// CONCATENATED MODULE: ./.build/src/timings/model.js





function fitWeights(suite, listing, workers, others = []) {
    const fit = fitTests(suite);
    const { estimates } = fit;
    const shrunk = shrink(suite, estimates);
    const measured = new Map(listing.tests.flatMap((test) => {
        const own = shrunk.get(test.id);
        return own === undefined ? [] : [[test, own]];
    }));
    const gone = goneFrom(suite, listing, estimates);
    const guess = guesses(measured, byFile([...gone].map(([id, file]) => [file, estimates.get(id)?.ms ?? 0])), countByFile(listing.tests.filter((test) => !measured.has(test))));
    const gap = expectedOf(suite.costs.gap);
    const elsewhere = measured.size < listing.tests.length ? others.map((other) => scaledTo(shrunk, other)) : [];
    const expected = (test) => measured.get(test) ?? elsewhere.flatMap((other) => other.get(test.id) ?? [])[0] ?? guess(test);
    const ms = new Map(listing.tests.map((test) => [test.id, weightOf(expected(test) + gap)]));
    const base = new Map([...shrunk].map(([id, own]) => [id, weightOf(own + gap)]));
    const { keys, costs, setupMs } = costsOf(suite, listing, fit, gone);
    const first = hasProjects(listing) ? 0 : fit.moreOfWorker;
    const isAfterSetup = suite.setups.size > 0 && listing.tests.every(({ needs = [] }) => needs.length > 0);
    const worker = hasProjects(listing) && !isAfterSetup ? expectedOf(suite.costs.worker) : 0;
    return {
        ms,
        known: measured.size,
        keys,
        costs,
        fixed: {
            runnerMs: Math.max(0, Math.round(expectedOf(suite.costs.runner) + setupMs + first - worker)),
            stackMs: Math.round(expectedOf(suite.costs.stack)),
        },
        workers: Math.max(1, workers ?? suite.atOnce),
        ...(suite.errors.length > 0 && { errorPermille: (0,units/* median */.JZ)(suite.errors) }),
        base,
        gone,
    };
}
function scaledTo(here, other) {
    const { estimates } = fitTests(other);
    const ratios = [...estimates].flatMap(([id, { ms }]) => {
        const own = here.get(id);
        return own === undefined ? [] : [own / ms];
    });
    const ratio = ratios.length === 0 ? 1 : (0,units/* median */.JZ)(ratios);
    return new Map([...estimates].map(([id, { ms }]) => [id, ms * ratio]));
}
function goneFrom({ tests }, listing, estimates) {
    const listed = new Set(listing.tests.map(({ id }) => id));
    return new Map([...estimates.keys()].flatMap((id) => (listed.has(id) ? [] : [[id, tests.get(id)?.file ?? '']])));
}
function byFile(entries) {
    const all = new Map();
    for (const [file, ms] of entries) {
        const own = all.get(file);
        if (own)
            own.push(ms);
        else
            all.set(file, [ms]);
    }
    return all;
}
function countByFile(tests) {
    const counts = new Map();
    for (const { file } of tests)
        counts.set(file, (counts.get(file) ?? 0) + 1);
    return counts;
}
const weightOf = (ms) => Math.max(1, Math.round(ms));
function shrink({ tests }, estimates) {
    const fileOf = (id) => tests.get(id)?.file ?? '';
    const logsOf = byFile([...estimates].map(([id, { ms }]) => [fileOf(id), Math.log(ms)]));
    const all = [...logsOf.values()].flat();
    const suite = { mean: meanOf(all), variance: varianceOf(all, meanOf(all)) };
    const files = new Map([...logsOf].map(([file, logs]) => {
        const mean = (logs.length * meanOf(logs) + suite.mean) / (logs.length + 1);
        const variance = (logs.length * varianceOf(logs, meanOf(logs)) + 2 * suite.variance) / (logs.length + 2);
        return [file, { mean, variance }];
    }));
    return new Map([...estimates].map(([id, estimate]) => {
        const { mean, variance } = files.get(fileOf(id)) ?? suite;
        const own = variance + estimate.variance === 0 ? 1 : variance / (variance + estimate.variance);
        return [id, Math.exp(own * Math.log(estimate.ms) + (1 - own) * mean)];
    }));
}
const meanOf = (values) => values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
const varianceOf = (values, mean) => meanOf(values.map((value) => (value - mean) ** 2));
const hasProjects = ({ tests }) => new Set(tests.map(({ title }) => (0,units/* projectOf */.v8)(title))).size > 1;
function costsOf(suite, listing, fit, gone) {
    const costs = new Map();
    const pay = (key, ms) => {
        costs.set(key, Math.round(ms));
        return key;
    };
    const touch = (file) => expectedOf(suite.files.get(file) ?? []) + fit.moreOfFile(file);
    const usual = (0,units/* median */.JZ)([...suite.files.keys()].map(touch));
    const worker = hasProjects(listing) ? expectedOf(suite.costs.worker) + fit.moreOfWorker : 0;
    const sharedMs = (name) => expectedOf(suite.shared.get(name) ?? []);
    const keyOfFile = (file) => pay(`file ${file}`, suite.files.has(file) ? touch(file) : usual);
    const keys = new Map([...gone].map(([id, file]) => [id, [keyOfFile(file)]]));
    for (const { id, file, title, shares = [], needs = [] } of listing.tests) {
        keys.set(id, [
            keyOfFile(file),
            ...(worker > 0 ? [pay(`project ${(0,units/* projectOf */.v8)(title)}`, worker)] : []),
            ...shares.flatMap((name) => (suite.shared.has(name) ? [pay(`shared ${name}`, sharedMs(name))] : [])),
            ...needs.map((name) => pay(`${schedule/* SETUP_KEY */.A}${name}`, expectedOf(suite.setups.get(name) ?? []))),
        ]);
    }
    const isTold = listing.tests.some(({ needs }) => needs !== undefined);
    const setupMs = isTold ? 0 : [...suite.setups.values()].reduce((sum, samples) => sum + expectedOf(samples), 0);
    return { keys, costs, setupMs };
}

;// CONCATENATED MODULE: ./.build/src/timings/store.js



const TIMINGS_KEY_PREFIX = 'isoshard-timings-1/';
const FILE = 'timings.json';
const timingsKey = (variant) => `${TIMINGS_KEY_PREFIX}${variant}/`;
const timingsArtifact = (variant) => variant === '' ? 'isoshard-timings' : `isoshard-timings-${variant}`;
const RETENTION_DAYS = 14;
const cachedFile = ({ paths }) => (0,external_node_path_.join)(paths.temp, 'timings', FILE);
async function fetchTimings(context, variant) {
    const { cache, artifacts, paths, log } = context;
    const file = cachedFile(context);
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(file), { recursive: true });
    try {
        if (await cache.restore(timingsKey(variant), [file])) {
            const timings = readTimingsFile(file, 'the timings in the cache', log);
            if (timings !== undefined)
                return timings;
        }
        const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(paths.temp, 'past-timings-'));
        if (!(await artifacts.downloadPast(timingsArtifact(variant), folder)))
            return undefined;
        return readTimingsFile((0,external_node_path_.join)(folder, FILE), 'the timings of the last run', log);
    }
    catch (error) {
        log.warning(`timings of past runs could not be had: ${error.message}`);
        return undefined;
    }
    finally {
        (0,external_node_fs_.rmSync)(file, { force: true });
    }
}
async function cacheTimings(context, variant, timings) {
    const { run, cache, log } = context;
    const file = cachedFile(context);
    try {
        writeTimingsFile(file, timings);
        const saved = await cache.save(`${timingsKey(variant)}${run.runId}-${run.attempt}`, [file]);
        log.debug(`timings: cache ${saved}`);
    }
    catch (error) {
        log.warning(`the timings could not be put into the cache: ${error.message}`);
    }
    finally {
        (0,external_node_fs_.rmSync)(file, { force: true });
    }
}
async function uploadTimings({ artifacts, log }, variant, timings, folder) {
    const file = (0,external_node_path_.join)(folder, FILE);
    try {
        writeTimingsFile(file, timings);
        await artifacts.upload(timingsArtifact(variant), folder, [file], RETENTION_DAYS);
    }
    catch (error) {
        log.warning(`the timings could not be uploaded: ${error.message}`);
    }
}
function readTimingsFile(file, what, log) {
    let text;
    try {
        if ((0,external_node_fs_.statSync)(file).size > TIMINGS_LIMIT * 3) {
            log.warning(`${what} are not used: they are longer than ${TIMINGS_LIMIT} characters`);
            return undefined;
        }
        text = (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch (error) {
        if (error.code !== 'ENOENT')
            log.warning(`${what} are not used: ${error.message}`);
        return undefined;
    }
    const parsed = parseTimings(text);
    if (parsed.timings === undefined) {
        log.warning(`${what} are not used: ${parsed.reason}`);
        return undefined;
    }
    if (parsed.clamped > 0) {
        log.warning(`${what}: ${parsed.clamped} numbers are none that a test can take, and were brought to 0 or 6 h`);
    }
    return parsed.timings;
}
function writeTimingsFile(file, timings) {
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(file), { recursive: true });
    const aside = `${file}.${process.pid}.new`;
    (0,external_node_fs_.writeFileSync)(aside, serializeTimings(timings));
    (0,external_node_fs_.renameSync)(aside, file);
}

// EXTERNAL MODULE: ./.build/src/modes/foreign-code.js
var foreign_code = __webpack_require__(15088);
// EXTERNAL MODULE: ./.build/src/modes/user-cache.js
var user_cache = __webpack_require__(27274);
;// CONCATENATED MODULE: ./.build/src/modes/timings.js











function timingsFileOf(context, config, variant) {
    if (config?.timings === false)
        return false;
    if (config?.timings !== undefined)
        return config.timings;
    if (context.kind === 'action' || config === undefined)
        return undefined;
    return (0,external_node_path_.join)((0,user_cache/* cacheFolder */.n)(context), 'timings', projectKey(context, config), `timings${variant === '' ? '' : `-${variant}`}.json`);
}
function projectKey({ run }, { file }) {
    let root = (0,external_node_path_.dirname)(file);
    while (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, '.git')) && (0,external_node_path_.dirname)(root) !== root)
        root = (0,external_node_path_.dirname)(root);
    const inGit = (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, '.git'));
    const owner = run.repository !== '' ? run.repository : inGit ? root : (0,external_node_path_.dirname)(file);
    const key = JSON.stringify([owner, inGit ? (0,external_node_path_.relative)(root, file) : file]);
    const name = owner
        .split('/')
        .filter((step) => step !== '')
        .at(-1) ?? '';
    const digest = (0,external_node_crypto_.createHash)('sha256').update(key).digest('hex').slice(0, 16);
    return `${name.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, 40)}-${digest}`;
}
async function readTimings(context, config, variant) {
    const file = timingsFileOf(context, config, variant);
    if (file === false)
        return undefined;
    return file === undefined
        ? fetchTimings(context, variant)
        : readTimingsFile(file, `the timings in ${file}`, context.log);
}
function weigh(context, read, suites) {
    const ids = suites.flatMap(({ listing }) => listing.tests.map(({ id }) => id));
    const timings = read && withIds(read, ids);
    const weights = new Map();
    const said = [];
    const named = new Set(timings?.suites.map(({ name }) => name));
    if (timings === undefined || named.size === 0)
        return { weights, said };
    const warn = (text) => {
        said.push({ isWarning: true, text });
    };
    const areForeign = !suites.some(({ suite }) => named.has(suite.name));
    if (areForeign)
        warn('the timings know none of these suites: are they of another project?');
    for (const { suite, listing, stacks } of suites) {
        if (areForeign || listing.tests.length === 0)
            continue;
        const wanted = { on: machineClass(context, suite.runsOn), stacks, workers: suite.workers ?? 0 };
        const chosen = chooseTimings(timings, suite.name, wanted, listing);
        if (chosen.known * 2 < listing.tests.length) {
            const rest = chosen.known === 0 ? 'they are divided by count' : 'the others are guessed';
            warn(`suite ${suite.name}: the timings know ${chosen.known} of ${listing.tests.length} tests; ${rest}. They may be of another project, or most tests are new or were renamed`);
        }
        if (chosen.suite === undefined)
            continue;
        if (!chosen.isExact) {
            const { on, stacks: at, workers } = chosen.suite;
            const how = [`${at} ${at === 1 ? 'stack' : 'stacks'} at once`, ...(workers > 0 ? [`${workers} workers`] : [])];
            const text = `suite ${suite.name}: weighed with what was measured on ${on}, with ${how.join(' and ')}`;
            said.push({ isWarning: false, text });
        }
        weights.set(suite.name, fitWeights(chosen.suite, listing, suite.workers, chosen.others));
    }
    return { weights, said };
}
function machineClass({ kind }, runsOn) {
    return kind === 'action' ? runsOn : `${process.platform}-${process.arch}-${(0,external_node_os_.availableParallelism)()}`;
}
async function learn(context, { plan, evidence, config, folder }) {
    const file = timingsFileOf(context, config, plan.variant);
    if (file === false)
        return;
    const { log } = context;
    try {
        const quiet = { ...context, log: { ...log, warning: log.debug } };
        const old = await readTimings(quiet, config, plan.variant);
        const shards = plan.suites.reduce((sum, suite) => sum + suite.shards.length, 0);
        const timings = foldTimings(old, {
            plan,
            receipts: evidence.receipts,
            results: evidence.results ?? [],
            attempt: context.run.attempt,
            conditionsOf: ({ runsOn, workers = 0 }) => ({
                on: machineClass(context, runsOn),
                stacks: Math.max(1, Math.min(plan.parallel, shards)),
                workers,
            }),
        });
        writeTimingsFile((0,external_node_path_.join)(folder, 'timings.json'), timings);
        if (file !== undefined) {
            writeTimingsFile(file, timings);
            log.debug(`timings: ${file}`);
            return;
        }
        const foreign = await (0,foreign_code/* foreignRun */.UT)(context);
        if (foreign !== undefined) {
            log.info(`the timings of this run are not kept: ${foreign}`);
            return;
        }
        if (context.artifacts.available)
            await uploadTimings(context, plan.variant, timings, (0,external_node_path_.join)(context.paths.temp, 'own-timings'));
        if ((0,foreign_code/* isDefaultBranch */.ok)(context))
            await cacheTimings(context, plan.variant, timings);
    }
    catch (error) {
        log.warning(`the timings of this run were not kept: ${error.message}`);
    }
}


/***/ }),

/***/ 27274:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ cacheFolder)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


function cacheFolder({ env }) {
    const configured = env.XDG_CACHE_HOME ?? '';
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(configured) ? configured : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(env.HOME || (0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)(), '.cache'), 'isoshard');
}


/***/ }),

/***/ 79423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ parseJunit),
/* harmony export */   x: () => (/* binding */ JUNIT_LIMIT)
/* harmony export */ });
/* harmony import */ var fast_xml_parser__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41143);

const JUNIT_LIMIT = 64 * 1024 * 1024;
const parser = new fast_xml_parser__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseAttributeValue: false,
    parseTagValue: false,
    trimValues: false,
    htmlEntities: true,
});
function parseJunit(text) {
    if (text.length > JUNIT_LIMIT)
        return { problem: `is longer than ${JUNIT_LIMIT} characters` };
    if (/<!(DOCTYPE|ENTITY)/i.test(text))
        return { problem: 'has a document type, which JUnit XML has not' };
    let nodes;
    try {
        nodes = parser.parse(text, true);
    }
    catch (error) {
        return { problem: `is not XML: ${error.message}` };
    }
    const roots = elements(nodes).filter(({ name }) => name === 'testsuites' || name === 'testsuite');
    if (roots.length === 0)
        return { problem: 'has neither testsuites nor testsuite as its root' };
    const cases = [];
    for (const root of roots)
        collect(root, [], cases);
    return { cases };
}
function elements(content) {
    if (!Array.isArray(content))
        return [];
    return content.flatMap((node) => {
        const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
        return name === undefined ? [] : [{ name, attributes: attributesOf(node), content: node[name] }];
    });
}
function attributesOf(node) {
    const attributes = node[':@'];
    if (typeof attributes !== 'object' || attributes === null)
        return {};
    return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)]));
}
function collect(element, around, cases) {
    if (element.name === 'testcase') {
        cases.push(toCase(element, around));
        return;
    }
    if (element.name !== 'testsuites' && element.name !== 'testsuite')
        return;
    for (const child of elements(element.content))
        collect(child, [element, ...around], cases);
}
function toCase({ attributes, content }, around) {
    const parts = elements(content);
    const bad = parts.filter(({ name }) => name === 'failure' || name === 'error');
    const skipped = parts.some(({ name }) => name === 'skipped');
    const files = [attributes, ...around.map((suite) => suite.attributes)].flatMap(({ file, filepath }) => [
        file,
        filepath,
    ]);
    const names = around.map((suite) => suite.attributes.name);
    const seconds = Number(attributes.time);
    const line = Number(attributes.line);
    return {
        name: attributes.name ?? '',
        places: [...files, ...names, attributes.classname].flatMap((place) => (place ? [place] : [])),
        seconds: Number.isFinite(seconds) && seconds > 0 ? seconds : 0,
        outcome: bad.length > 0 ? 'failed' : skipped ? 'skipped' : 'passed',
        message: bad.map((part) => [part.attributes.message ?? '', textOf(part.content)].join('\n').trim()).join('\n'),
        line: Number.isInteger(line) && line > 0 ? line : 0,
    };
}
function textOf(content) {
    if (!Array.isArray(content))
        return '';
    return content.map((node) => (typeof node['#text'] === 'string' ? node['#text'] : '')).join('');
}


/***/ }),

/***/ 11162:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IF: () => (/* binding */ listingErrors),
/* harmony export */   Kd: () => (/* binding */ parseListingFile),
/* harmony export */   iI: () => (/* binding */ toListing)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38816);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);


const listedTest = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    title: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    file: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    line: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int().min(0),
    group: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    select: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).exactOptional(),
    tags: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).max(100).exactOptional(),
    timeoutMs: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().min(0).exactOptional(),
    shares: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(8192)).max(1000).exactOptional(),
    needs: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).max(1000).exactOptional(),
});
const listingFile = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('isoshard-listing'),
    version: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1),
    runner: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    runnerVersion: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    rootDir: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    focused: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().default(false),
    warnings: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).default([]),
    errors: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ message: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), file: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(), line: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().optional() })),
    tests: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(listedTest),
    setup: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(listedTest),
});
function parseListingFile(text) {
    let document;
    try {
        document = JSON.parse(text);
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('listing-failed', 'listing.json is not JSON: the listing was cut off', { cause });
    }
    const parsed = listingFile.safeParse(document);
    if (parsed.success)
        return parsed.data;
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') || 'the document';
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('listing-failed', `listing.json is not a listing of version 1: ${where}: ${issue?.message}`);
}
function toListing(file, warnings) {
    const seen = new Set();
    for (const { id, title, file: path, line } of [...file.tests, ...file.setup]) {
        if (seen.has(id)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('listing-failed', `two tests have the same id: ${id} (${title})`, {
                location: { file: path, ...(line > 0 ? { line } : {}) },
                hint: 'Give them different names or parameters.',
            });
        }
        seen.add(id);
    }
    const { runner, runnerVersion: version, rootDir, tests, setup } = file;
    return { runner, version, rootDir, tests, setup, warnings };
}
function listingErrors(file) {
    const texts = file.errors.map(({ message, file: path, line }) => {
        const place = path === undefined ? '' : `${path}${line === undefined ? '' : `:${line}`}: `;
        return `${place}${message}`;
    });
    const placed = file.errors.find((error) => error.file !== undefined);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('listing-failed', `${file.runner} could not list its tests:\n${texts.join('\n')}`, {
        hint: 'The same error appears without isoshard: mend it there first.',
        location: locationOf(placed),
    });
}
function locationOf(error) {
    if (error?.file === undefined)
        return undefined;
    return { file: error.file, ...(error.line === undefined ? {} : { line: error.line }) };
}


/***/ }),

/***/ 59986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ commandByLockFile)
/* harmony export */ });
function commandByLockFile(files, commands, otherwise) {
    return commands.find(([file]) => files.includes(file))?.[1] ?? otherwise;
}


/***/ }),

/***/ 55865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ explainNoListing)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);

const SHOWN_LINES = 20;
const ANSI = /\u001b\[[0-9;?]*[A-Za-z]/g;
function explainNoListing(runner, { exitCode, output }, signs) {
    const text = output.replace(ANSI, '').trimEnd();
    const known = signs.find(({ sign }) => sign.test(text));
    const shown = text.split('\n').slice(-SHOWN_LINES).join('\n');
    const ended = exitCode === null ? 'was killed' : `ended with status ${exitCode}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB(known?.code ?? 'listing-failed', `${runner} ${ended} and listed no tests:\n${shown}`, {
        hint: known?.hint ?? 'Run the same command without isoshard to see more of it.',
    });
}


/***/ }),

/***/ 39340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ pytest),
/* harmony export */   b: () => (/* binding */ DATABASE_VARIABLE)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _listing_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11162);
/* harmony import */ var _lock_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(59986);
/* harmony import */ var _no_listing_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(55865);
/* harmony import */ var _selection_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63481);





const DATABASE_VARIABLE = 'ISOSHARD_DATABASE';
const OLDEST_MAJOR = 7;
const PYTHON = ['python3', '-m', 'pytest'];
const BY_LOCK_FILE = [
    ['uv.lock', ['uv', 'run', 'python', '-m', 'pytest']],
    ['poetry.lock', ['poetry', 'run', 'python', '-m', 'pytest']],
    ['pdm.lock', ['pdm', 'run', 'python', '-m', 'pytest']],
    ['Pipfile.lock', ['pipenv', 'run', 'python', '-m', 'pytest']],
];
const SIGNS = [
    {
        sign: /Error importing plugin "isoshard_pytest"|No module named '?isoshard_pytest/,
        code: 'listing-failed',
        hint: 'Something on the way to pytest drops PYTHONPATH: set `command` to what starts Python itself.',
    },
    {
        sign: /No module named '?pytest|not found|no such file/i,
        code: 'listing-failed',
        hint: 'pytest is not installed where the suite runs: install it there, or set `command`.',
    },
];
const pytest = {
    name: 'pytest',
    pluginFiles: [
        ...['__init__', 'lister', 'recorder', 'attempts', 'describe', 'groups', 'shared', 'reset'].map((name) => `isoshard_pytest/${name}`),
        ...['__init__', 'isolated', 'request', 'url', 'drivers', 'engines'].map((name) => `isoshard_db/${name}`),
        ...['sqlite', 'postgres', 'pool', 'mysql'].map((name) => `isoshard_db/${name}`),
    ].map((name) => `pytest/${name}.py`),
    defaultCommand(place, files) {
        return place === 'host' ? (0,_lock_files_js__WEBPACK_IMPORTED_MODULE_3__/* .commandByLockFile */ .Y)(files, BY_LOCK_FILE, PYTHON) : PYTHON;
    },
    list(suite, place, extraArgs) {
        return {
            command: [...pytestCommand(suite, place), ...suite.args, ...extraArgs, '--collect-only', '-q'],
            env: { ...settings(suite), ISOSHARD_MODE: 'list', ISOSHARD_OUTPUT: place.output },
            prependPath: pythonPath(place),
            warnings: [],
        };
    },
    inputs: ({ ids }) => ({ [_selection_js__WEBPACK_IMPORTED_MODULE_4__/* .SELECTION_FILE */ .E]: (0,_selection_js__WEBPACK_IMPORTED_MODULE_4__/* .renderSelection */ .V)(ids) }),
    run(suite, place, request, extraArgs) {
        const { workers } = suite;
        return {
            command: [
                ...pytestCommand(suite, place),
                ...(workers !== undefined && workers > 1 ? ['-n', String(workers)] : []),
                ...suite.args,
                ...extraArgs,
            ],
            env: {
                ...settings(suite),
                ISOSHARD_MODE: 'run',
                ISOSHARD_OUTPUT: place.output,
                ISOSHARD_SELECTION: `${request.input}/${_selection_js__WEBPACK_IMPORTED_MODULE_4__/* .SELECTION_FILE */ .E}`,
                ISOSHARD_RECEIPT_HEADER: JSON.stringify(request.header),
            },
            prependPath: pythonPath(place),
            warnings: [],
        };
    },
    parseListing(text) {
        const file = (0,_listing_file_js__WEBPACK_IMPORTED_MODULE_1__/* .parseListingFile */ .Kd)(text);
        const major = Number.parseInt(file.runnerVersion, 10);
        if (!(major >= OLDEST_MAJOR)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('runner-unsupported', `pytest: expected 7 or later, found ${file.runnerVersion}`, {
                hint: 'Update pytest where the suite runs.',
            });
        }
        if (file.errors.length > 0)
            throw (0,_listing_file_js__WEBPACK_IMPORTED_MODULE_1__/* .listingErrors */ .IF)(file);
        return (0,_listing_file_js__WEBPACK_IMPORTED_MODULE_1__/* .toListing */ .iI)(file, file.warnings);
    },
    explainNoListing(outcome) {
        return (0,_no_listing_js__WEBPACK_IMPORTED_MODULE_2__/* .explainNoListing */ .x)('pytest', outcome, SIGNS);
    },
};
function pytestCommand(suite, place) {
    return [...(suite.command ?? pytest.defaultCommand(suite.place.kind, place.files)), '-p', 'isoshard_pytest'];
}
function pythonPath(place) {
    return { PYTHONPATH: `${place.plugins}/pytest` };
}
function settings({ workers, database }) {
    return {
        ...(workers === undefined ? {} : { ISOSHARD_WORKERS: String(workers) }),
        ...(database === undefined ? {} : { [DATABASE_VARIABLE]: JSON.stringify(database) }),
    };
}


/***/ }),

/***/ 62060:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ runnerFor)
});

// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/runners/adapter.js
var adapter = __webpack_require__(58748);
// EXTERNAL MODULE: ./.build/src/runners/listing-file.js
var listing_file = __webpack_require__(11162);
// EXTERNAL MODULE: ./.build/src/runners/lock-files.js
var lock_files = __webpack_require__(59986);
// EXTERNAL MODULE: ./.build/src/runners/no-listing.js
var no_listing = __webpack_require__(55865);
;// CONCATENATED MODULE: ./.build/src/runners/playwright-arguments.js
const WITH_VALUE = /^(--(add-reporter|browser|config|global-timeout|grep|grep-invert|last-failed-file|max-failures|output|repeat-each|reporter|retries|run-agents|shard|test-list|test-list-invert|timeout|trace|tsconfig|ui-host|ui-port|update-source-method|workers)|-(c|g|gv|G|j))$/;
const WITH_VALUES = /^--project$/;
const WITH_CHOICE = [
    [/^(-u|--update-snapshots)$/, /^(all|changed|missing|none|default)$/],
    [/^--debug$/, /^(inspector|cli)$/],
    [/^--shuffle$/, /^\d+$/],
    [/^--only-changed$/, /^[^-]/],
];
function splitArguments(given) {
    const options = [];
    const filters = [];
    const rest = [...given];
    for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
        if (arg === '--') {
            filters.push(...rest);
            break;
        }
        if (!arg.startsWith('-')) {
            filters.push(arg);
            continue;
        }
        options.push(arg);
        if (WITH_VALUE.test(arg))
            options.push(...rest.splice(0, 1));
        else if (WITH_VALUES.test(arg))
            while (rest[0] !== undefined && !rest[0].startsWith('-'))
                options.push(...rest.splice(0, 1));
        else if (WITH_CHOICE.some(([option, value]) => option.test(arg) && value.test(rest[0] ?? ''))) {
            options.push(...rest.splice(0, 1));
        }
    }
    return { options, filters };
}
function withOptions(given, options) {
    const dashes = given.indexOf('--');
    const end = dashes < 0 ? given.length : dashes;
    return [...given.slice(0, end), ...options, ...given.slice(end)];
}
function takeAddedReporters(given) {
    const options = [];
    const added = [];
    const rest = [...given];
    for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
        const value = arg === '--add-reporter' ? rest.shift() : /^--add-reporter=(.*)$/s.exec(arg)?.[1];
        if (value === undefined)
            options.push(arg);
        else
            added.splice(0, added.length, value);
    }
    return { options, added };
}

;// CONCATENATED MODULE: ./.build/src/runners/playwright-test-list.js
const SEPARATOR = ' › ';
const SHORTEST = 2;
function renderTestList(suite, ids, prefixes) {
    const chosen = new Set(ids);
    const counts = new Map();
    if (prefixes) {
        for (const { id, select = [] } of suite) {
            for (const prefix of prefixesOf(select[0] ?? '')) {
                const count = counts.get(prefix) ?? { all: 0, chosen: 0 };
                count.all += 1;
                if (chosen.has(id))
                    count.chosen += 1;
                counts.set(prefix, count);
            }
        }
    }
    const lines = new Set();
    for (const { id, select = [] } of suite) {
        const [line, ...openers] = select;
        if (!chosen.has(id) || line === undefined)
            continue;
        const whole = prefixesOf(line).find((prefix) => {
            const count = counts.get(prefix);
            return count !== undefined && count.all === count.chosen;
        });
        lines.add(whole ?? line);
        for (const opener of openers)
            lines.add(opener);
    }
    return [...lines].map((line) => `${line}\n`).join('');
}
function prefixesOf(line) {
    const parts = line.split(SEPARATOR);
    return parts.slice(SHORTEST - 1).map((_, index) => parts.slice(0, SHORTEST + index).join(SEPARATOR));
}

;// CONCATENATED MODULE: ./.build/src/runners/playwright-versions.js
const PLAYWRIGHT_VERSIONS = [
    [63, { selectsBy: 'ids', addsReporters: true }],
    [62, { selectsBy: 'ids', addsReporters: false }],
    [58, { selectsBy: 'prefixes', addsReporters: false }],
    [56, { selectsBy: 'lines', addsReporters: false }],
    [40, { selectsBy: 'files', addsReporters: false }],
];
function abilitiesOf(version) {
    const [, major, minor] = /^(\d+)\.(\d+)/.exec(version) ?? [];
    if (major === undefined || Number(major) < 1)
        return undefined;
    const known = Number(major) > 1 ? Number.MAX_SAFE_INTEGER : Number(minor);
    return PLAYWRIGHT_VERSIONS.find(([since]) => known >= since)?.[1];
}

// EXTERNAL MODULE: ./.build/src/runners/selection.js
var selection = __webpack_require__(63481);
;// CONCATENATED MODULE: ./.build/src/runners/playwright.js









const TEST_LIST = 'tests.txt';
const REPORTER = 'playwright/reporter.cjs';
const NPX = ['npx', '--no', 'playwright'];
const BY_LOCK_FILE = [
    ['pnpm-lock.yaml', ['pnpm', 'exec', 'playwright']],
    ['yarn.lock', ['yarn', 'playwright']],
    ['bun.lock', ['bunx', '--no-install', 'playwright']],
    ['bun.lockb', ['bunx', '--no-install', 'playwright']],
];
const SIGNS = [
    {
        sign: /npx canceled|could not determine executable|Cannot find module '@?playwright|not found|no such file/i,
        code: 'listing-failed',
        hint: 'Playwright is not installed where the suite runs: install @playwright/test there, or set `command`.',
    },
];
const playwright = {
    name: 'playwright',
    pluginFiles: ['reporter', 'lister', 'recorder', 'projects', 'groups', 'names', 'describe', 'fixtures'].map((name) => `playwright/${name}.cjs`),
    defaultCommand(place, files) {
        return place === 'host' ? (0,lock_files/* commandByLockFile */.Y)(files, BY_LOCK_FILE, NPX) : NPX;
    },
    list(suite, place, extraArgs) {
        const ours = ['--list', '--shard=1/1', `--reporter=${reporterIn(place)}`];
        return {
            command: [...testCommand(suite, place), ...withOptions([...suite.args, ...extraArgs], ours)],
            env: {
                ISOSHARD_MODE: 'list',
                ISOSHARD_OUTPUT: place.output,
                ISOSHARD_LIST_SHARDS: String(shardsOf(suite)),
                ISOSHARD_VERSIONS: JSON.stringify(PLAYWRIGHT_VERSIONS.map(([minor, { selectsBy }]) => [minor, selectsBy])),
            },
            prependPath: {},
            warnings: [],
        };
    },
    inputs({ ids, suite, runnerVersion }) {
        const prefixes = abilitiesOf(runnerVersion)?.selectsBy === 'prefixes';
        return {
            [selection/* SELECTION_FILE */.E]: (0,selection/* renderSelection */.V)(ids),
            ...(selectionKind(suite) === 'lines' ? { [TEST_LIST]: renderTestList(suite, ids, prefixes) } : {}),
        };
    },
    run(suite, place, request, extraArgs) {
        const reporter = reporterIn(place);
        const { options, added } = takeAddedReporters([...suite.args, ...extraArgs]);
        const byFlag = (abilitiesOf(request.runnerVersion)?.addsReporters ?? false) && !reporter.includes(',');
        const reporters = byFlag ? [...added, reporter, 'blob'] : added;
        const ours = [
            ...selectingOptions(request),
            ...(reporters.length > 0 ? [`--add-reporter=${reporters.join(',')}`] : []),
        ];
        return {
            command: [
                ...testCommand(suite, place),
                ...filesOf(request),
                ...(suite.workers === undefined ? [] : [`--workers=${suite.workers}`]),
                ...withOptions(selectionKind(request.suite) === 'files' ? splitArguments(options).options : options, ours),
            ],
            env: {
                ISOSHARD_MODE: 'run',
                ISOSHARD_OUTPUT: place.output,
                ISOSHARD_SELECTION: `${request.input}/${selection/* SELECTION_FILE */.E}`,
                ISOSHARD_RECEIPT_HEADER: JSON.stringify(request.header),
                ...(byFlag ? { ISOSHARD_BLOB_FILE: blobFile(place, request) } : { PW_TEST_REPORTER: reporter }),
            },
            prependPath: {},
            warnings: byFlag ? [] : [`Playwright ${request.runnerVersion} writes no merged HTML report: 1.63 and later do.`],
        };
    },
    parseListing(text) {
        const file = (0,listing_file/* parseListingFile */.Kd)(text);
        if (abilitiesOf(file.runnerVersion) === undefined)
            throw unsupported(file.runnerVersion);
        if (file.errors.length > 0 && !file.errors.every(({ message }) => /^Error: No tests found/.test(message))) {
            throw (0,listing_file/* listingErrors */.IF)(file);
        }
        const warnings = file.focused ? [`.only leaves ${file.tests.length} tests of this suite, as Playwright does.`] : [];
        return (0,listing_file/* toListing */.iI)(file, [...file.warnings, ...warnings]);
    },
    explainNoListing(outcome) {
        return (0,no_listing/* explainNoListing */.x)('playwright', outcome, SIGNS);
    },
};
function testCommand(suite, place) {
    return [...(suite.command ?? playwright.defaultCommand(suite.place.kind, place.files)), 'test'];
}
function reporterIn(place) {
    return `${place.plugins}/${REPORTER}`;
}
function blobFile(place, request) {
    return `${place.output}/${adapter/* OUTPUT_FILES */.Y.blobs}/${request.header.shard}.zip`;
}
function shardsOf(suite) {
    return suite.shards === 'auto' ? suite.maxShards : suite.shards;
}
function selectionKind(suite) {
    const name = suite[0]?.select?.[0];
    if (name === undefined)
        return 'ids';
    return name.startsWith('/') ? 'files' : 'lines';
}
function selectingOptions(request) {
    switch (selectionKind(request.suite)) {
        case 'ids':
            return request.total > 1 ? [`--shard=${request.index}/${request.total}`] : [];
        case 'lines':
            return [`--test-list=${request.input}/${TEST_LIST}`, '--shard=1/1'];
        case 'files':
            return ['--shard=1/1'];
    }
}
function filesOf({ ids, suite }) {
    if (selectionKind(suite) !== 'files')
        return [];
    const chosen = new Set(ids);
    return [...new Set(suite.flatMap(({ id, select = [] }) => (chosen.has(id) ? select : [])))].sort();
}
function unsupported(version) {
    const found = version === '' ? 'of an unknown version' : version;
    return new errors/* ProjectError */.wB('runner-unsupported', `Playwright: expected 1.40 or later, found ${found}`, {
        hint: 'Update @playwright/test, and the image where the tests run in one, to 1.40 or later; from 1.63 on there is a merged HTML report too.',
    });
}

// EXTERNAL MODULE: ./.build/src/runners/pytest.js
var pytest = __webpack_require__(39340);
// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(14006);
// EXTERNAL MODULE: ./.build/src/runners/junit.js
var junit = __webpack_require__(79423);
;// CONCATENATED MODULE: ./.build/src/runners/place-case.js
function placeIn(files) {
    const exact = new Set(files);
    const dotted = files.map((file) => ({ file, name: dots(file) }));
    const known = new Map();
    const find = (written) => {
        const place = written.replaceAll('\\', '/').replace(/^\.\//, '');
        if (exact.has(place))
            return place;
        const ends = longest(files.filter((file) => place.endsWith(`/${file}`)));
        if (ends !== undefined)
            return ends;
        const holds = files.filter((file) => file.endsWith(`/${place}`));
        if (holds.length > 0)
            return holds.length === 1 ? holds[0] : undefined;
        const inside = longest(dotted.filter(({ name }) => `${place}.`.startsWith(`${name}.`)).map(({ file }) => file));
        if (inside !== undefined)
            return inside;
        const classes = dotted.filter(({ name }) => name.endsWith(`.${place}`));
        return classes.length === 1 ? classes[0]?.file : undefined;
    };
    return (test) => {
        for (const place of test.places) {
            if (!known.has(place))
                known.set(place, find(place));
            const file = known.get(place);
            if (file !== undefined)
                return file;
        }
        return undefined;
    };
}
const dots = (file) => file.replace(/\.[^./]+$/, '').replaceAll('/', '.');
const longest = (files) => files.reduce((best, file) => (best !== undefined && best.length >= file.length ? best : file), undefined);

;// CONCATENATED MODULE: ./.build/src/runners/junit-receipt.js


const SHOWN = 3;
const ERRORS_OF_A_FILE = 20;
function renderJunitReceipt(run) {
    const { header, files, startedAtMs, durationMs } = run;
    const events = [{ event: 'begin', tests: files, setup: [], runner: run.runner, runnerVersion: '' }];
    const { byFile, homeless, problems } = sort(run);
    let atMs = startedAtMs;
    for (const [file, runs] of byFile) {
        for (const cases of isRepeated(runs) ? runs : [runs.flat()]) {
            events.push({ event: 'start', id: file, retry: 0, atMs, worker: 0 });
            const end = endOf(file, cases, atMs);
            atMs = end.atMs;
            events.push(end);
        }
    }
    for (const message of problems)
        events.push({ event: 'error', message });
    if (homeless.length > 0) {
        const named = homeless
            .slice(0, SHOWN)
            .map((test) => JSON.stringify([...test.places, test.name].join(' › ').slice(0, 200)));
        const message = `isoshard: of ${homeless.length} test cases in the JUnit XML nobody can tell the file: ${named.join(', ')}`;
        events.push({ event: 'error', message });
    }
    const names = Object.keys(run.documents);
    if (names.length === 0) {
        events.push({ event: 'error', message: 'isoshard: the runner left no JUnit XML: nothing proves what ran' });
    }
    else if (problems.length === 0) {
        const bad = [...byFile.values()].some((runs) => outcomeOf(runs.flat()) === 'failed');
        events.push({ event: 'finish', status: bad || homeless.length > 0 ? 'failed' : 'passed', durationMs });
    }
    return [header, ...events].map((line) => `${JSON.stringify(line)}\n`).join('');
}
function sort({ suite, documents }) {
    const placed = placeIn(suite);
    const byFile = new Map();
    const homeless = [];
    const problems = [];
    for (const [name, text] of Object.entries(documents)) {
        const { cases = [], problem } = (0,junit/* parseJunit */.k)(text);
        if (problem !== undefined)
            problems.push(`isoshard: ${name} ${problem}`);
        const own = new Map();
        for (const test of cases) {
            const file = placed(test);
            if (file === undefined)
                homeless.push(test);
            else
                own.set(file, [...(own.get(file) ?? []), test]);
        }
        for (const [file, run] of own)
            byFile.set(file, [...(byFile.get(file) ?? []), run]);
    }
    return { byFile, homeless, problems };
}
function isRepeated(runs) {
    const seen = new Set();
    for (const cases of runs) {
        const own = new Set(cases.map(({ places, name }) => JSON.stringify([...places, name])));
        if ([...own].some((one) => seen.has(one)))
            return true;
        for (const one of own)
            seen.add(one);
    }
    return false;
}
function outcomeOf(cases) {
    if (cases.some(({ outcome }) => outcome === 'failed'))
        return 'failed';
    return cases.every(({ outcome }) => outcome === 'skipped') ? 'skipped' : 'passed';
}
function endOf(file, cases, startMs) {
    const status = outcomeOf(cases);
    const durationMs = Math.round(cases.reduce((sum, { seconds }) => sum + seconds, 0) * 1000);
    const failed = cases.filter(({ outcome }) => outcome === 'failed').slice(0, ERRORS_OF_A_FILE);
    return {
        event: 'end',
        id: file,
        retry: 0,
        status,
        ok: status !== 'failed',
        willRetry: false,
        durationMs,
        atMs: startMs + durationMs,
        worker: 0,
        setup: false,
        title: file,
        file,
        line: failed[0]?.line ?? 0,
        errors: failed.map(({ name, message, line }) => ({
            message: `${name}\n${message}`.trim(),
            file,
            ...(line > 0 ? { line } : {}),
        })),
    };
}

;// CONCATENATED MODULE: ./.build/src/runners/by-files.js





const FIND = 'find . \\( -name node_modules -o -name ".?*" \\) -prune -o -type f -print0 > "$ISOSHARD_OUTPUT/listing.part" && mv "$ISOSHARD_OUTPUT/listing.part" "$ISOSHARD_OUTPUT/listing.json"';
const BRING_OUT = 'rm -rf -- "$ISOSHARD_JUNIT"; "$@"; code=$?; if [ -e "$ISOSHARD_JUNIT" ]; then cp -R -- "$ISOSHARD_JUNIT" "$ISOSHARD_OUTPUT/junit"; fi; exit $code';
function byFiles(template) {
    return {
        name: template.name,
        pluginFiles: [],
        defaultCommand: () => template.command,
        list: (_suite, place) => ({
            command: ['sh', '-c', FIND],
            env: { ISOSHARD_OUTPUT: place.output },
            prependPath: {},
            warnings: [],
        }),
        inputs: () => ({}),
        run: (suite, place, request, extraArgs) => ({
            command: commandOf(template, suite, place, request, extraArgs),
            env: {
                ...fill(template.env, `${place.output}/${adapter/* OUTPUT_FILES */.Y.junit}`),
                ISOSHARD_OUTPUT: place.output,
                ...(suite.junit === undefined ? {} : { ISOSHARD_JUNIT: suite.junit }),
            },
            prependPath: {},
            warnings: [],
        }),
        parseListing(text, suite, extraArgs = []) {
            const tests = toTests(template, text.split('\0'), suite?.files ?? template.files, pathsIn(extraArgs));
            return { runner: template.name, version: '', rootDir: '.', tests, setup: [] };
        },
        explainNoListing: (outcome) => (0,no_listing/* explainNoListing */.x)(template.name, outcome, [
            {
                sign: /not found|no such file/i,
                code: 'listing-failed',
                hint: 'Where the tests run there must be sh and find.',
            },
        ]),
        toReceipt: (request, documents, times) => renderJunitReceipt({
            header: request.header,
            files: request.ids,
            suite: request.suite.map(({ file }) => file),
            runner: template.name,
            documents,
            ...times,
        }),
    };
}
function commandOf(template, suite, place, { ids }, extraArgs) {
    const junit = `${place.output}/${adapter/* OUTPUT_FILES */.Y.junit}`;
    const options = extraArgs.filter((word) => word.startsWith('-'));
    const words = [...(suite.command ?? template.command), ...template.words, ...suite.args, ...options];
    const argv = words.flatMap((word) => (word === '{files}' ? ids : [word.replaceAll('{junit}', junit)]));
    return suite.junit === undefined ? argv : ['sh', '-c', BRING_OUT, 'sh', ...argv];
}
const fill = (env, junit) => Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value.replaceAll('{junit}', junit)]));
const pathsIn = (extraArgs) => extraArgs.filter((word) => !word.startsWith('-')).map((word) => word.replace(/^\.\//, '').replace(/\/$/, ''));
function toTests(template, found, globs, only) {
    const wanted = globs.filter((glob) => !glob.startsWith('!'));
    const unwanted = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
    const isWanted = picomatch(wanted, { ignore: unwanted });
    const files = found
        .map((file) => file.replace(/^\.\//, ''))
        .filter((file) => file !== '' && isWanted(file))
        .filter((file) => only.length === 0 || only.some((path) => file === path || file.startsWith(`${path}/`)))
        .sort((a, b) => (a < b ? -1 : 1));
    const odd = files.find((file) => file.startsWith('-'));
    if (odd !== undefined) {
        throw new errors/* ProjectError */.wB('listing-failed', `${odd} begins with "-": its runner would take it for an option`, {
            hint: 'Rename the file.',
        });
    }
    const groups = template.takesParts ? partsOfOthers(files) : undefined;
    return files.map((file) => ({ id: file, title: file, file, line: 0, group: groups?.get(file) ?? file }));
}
function partsOfOthers(files) {
    const groups = new Map(files.map((file) => [file, file]));
    for (const part of files) {
        for (const whole of files) {
            if (whole === part || !whole.includes(part))
                continue;
            const [from, to] = [groups.get(whole) ?? whole, groups.get(part) ?? part];
            for (const [file, group] of groups)
                if (group === from)
                    groups.set(file, to);
        }
    }
    return groups;
}

;// CONCATENATED MODULE: ./.build/src/runners/templates.js

const command = byFiles({ name: 'command', command: [], words: [], env: {}, files: [], takesParts: false });
const vitest = byFiles({
    name: 'vitest',
    command: ['npx', '--no', 'vitest'],
    words: ['run', '--reporter=default', '--reporter=junit', '--outputFile.junit={junit}', '{files}'],
    env: {},
    files: ['**/*.{test,spec}.?(c|m)[jt]s?(x)', '!**/dist/**'],
    takesParts: true,
});
const jest = byFiles({
    name: 'jest',
    command: ['npx', '--no', 'jest'],
    words: ['--ci', '--reporters=default', '--reporters=jest-junit', '--runTestsByPath', '{files}'],
    env: {
        JEST_JUNIT_OUTPUT_FILE: '{junit}',
        JEST_JUNIT_ADD_FILE_ATTRIBUTE: 'true',
        JEST_JUNIT_REPORT_TEST_SUITE_ERRORS: 'true',
    },
    files: ['**/__tests__/**/*.[jt]s?(x)', '**/?(*.)+(spec|test).?([mc])[jt]s?(x)'],
    takesParts: false,
});

;// CONCATENATED MODULE: ./.build/src/runners/runner-for.js



const ADAPTERS = { playwright: playwright, pytest: pytest/* pytest */.C, vitest: vitest, jest: jest, command: command };
function runnerFor(name) {
    return ADAPTERS[name];
}


/***/ }),

/***/ 63481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ SELECTION_FILE),
/* harmony export */   V: () => (/* binding */ renderSelection)
/* harmony export */ });
const SELECTION_FILE = 'selection.json';
function renderSelection(ids) {
    return `${JSON.stringify({ kind: 'isoshard-selection', version: 1, tests: ids })}\n`;
}


/***/ }),

/***/ 15231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ SETUP_KEY),
/* harmony export */   o: () => (/* binding */ wallOf)
/* harmony export */ });
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23040);

const SETUP_KEY = 'setup ';
function wallOf(units, workers, costs = new Map()) {
    const free = Array.from({ length: Math.max(1, Math.min(workers, units.length)) }, () => 0);
    const paid = free.map(() => new Set());
    const setups = new Set(units.flatMap(({ keys }) => (keys ?? []).filter((key) => key.startsWith(SETUP_KEY))));
    let before = 0;
    for (const key of setups)
        before += costs.get(key) ?? 0;
    const ordered = free.length === 1 ? units : [...units].sort(IN_ORDER);
    for (const { weight, keys = [] } of ordered) {
        let worker = 0;
        for (let other = 1; other < free.length; other += 1) {
            if ((free[other] ?? 0) < (free[worker] ?? 0))
                worker = other;
        }
        let takes = weight;
        for (const key of keys) {
            if (setups.has(key) || paid[worker]?.has(key))
                continue;
            paid[worker]?.add(key);
            takes += costs.get(key) ?? 0;
        }
        free[worker] = (free[worker] ?? 0) + takes;
    }
    return before + Math.max(...free);
}
const IN_ORDER = (0,_order_js__WEBPACK_IMPORTED_MODULE_0__.by)((unit) => unit.place, (unit) => unit.id);


/***/ }),

/***/ 18383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J1: () => (/* binding */ toUnits),
/* harmony export */   JZ: () => (/* binding */ median),
/* harmony export */   v8: () => (/* binding */ projectOf)
/* harmony export */ });
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23040);

function toUnits(listing, weights) {
    const timed = weights !== undefined && weights.known > 0 ? weights : undefined;
    const groups = new Map();
    for (const test of listing.tests) {
        const group = groups.get(test.group);
        if (group)
            group.push(test);
        else
            groups.set(test.group, [test]);
    }
    const units = [...groups].map(([id, tests]) => {
        const keys = new Set(tests.flatMap((test) => timed?.keys.get(test.id) ?? []));
        const costly = [...keys].filter((key) => (timed?.costs.get(key) ?? 0) > 0).sort(_order_js__WEBPACK_IMPORTED_MODULE_0__/* .byCodeUnit */ .X);
        return {
            id,
            tests: tests.map((test) => test.id).sort(_order_js__WEBPACK_IMPORTED_MODULE_0__/* .byCodeUnit */ .X),
            place: tests.map(placeOf).sort(_order_js__WEBPACK_IMPORTED_MODULE_0__/* .byCodeUnit */ .X)[0] ?? '',
            weight: tests.reduce((sum, test) => sum + (timed === undefined ? 1 : Math.max(1, timed.ms.get(test.id) ?? 1)), 0),
            ...(costly.length > 0 && { keys: costly }),
        };
    });
    units.sort((0,_order_js__WEBPACK_IMPORTED_MODULE_0__.by)((unit) => unit.id));
    const weighed = {
        units,
        weighedBy: timed ? 'durations' : 'count',
        known: timed?.known ?? 0,
        costs: timed?.costs ?? new Map(),
    };
    return weighed;
}
const placeOf = ({ title, file, line }) => JSON.stringify([projectOf(title) === '' ? '' : `[${projectOf(title)}]`, file, String(line).padStart(7, '0')]);
function projectOf(title) {
    return /^\[([^\]]*)\]/.exec(title)?.[1] ?? '';
}
function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}


/***/ }),

/***/ 53669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ beginState)
/* harmony export */ });
/* harmony import */ var _container_layer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81103);
/* harmony import */ var _mount_state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83401);
/* harmony import */ var _save_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61388);
/* harmony import */ var _slots_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72121);




function beginState(model, binds, start, facts) {
    if (start === undefined)
        return { model, slots: [], views: binds, make: async () => undefined };
    const { project, labels } = facts;
    const own = (0,_slots_js__WEBPACK_IMPORTED_MODULE_3__/* .withImageVolumes */ .fj)(model, project, labels, facts.declared);
    const ids = start.kind === 'saved' ? start.snapshot.slots.map(({ id }) => id) : [];
    const { model: named, idOf } = (0,_container_layer_js__WEBPACK_IMPORTED_MODULE_0__/* .withLayerVolumes */ .Pj)(own, project, labels, ids);
    const slots = (0,_slots_js__WEBPACK_IMPORTED_MODULE_3__/* .planState */ .Zl)(named, binds, facts.services).slots.map((slot) => ({
        ...slot,
        id: idOf.get(slot.key) ?? slot.id,
    }));
    if (start.kind === 'saved') {
        const mounted = slots.map((slot, index) => ({ key: slot.key, volume: (0,_mount_state_js__WEBPACK_IMPORTED_MODULE_1__/* .mountedName */ .Ou)(slot, project, index) }));
        const keys = new Set(slots.map(({ key }) => key));
        return {
            model: (0,_mount_state_js__WEBPACK_IMPORTED_MODULE_1__/* .withState */ .Q2)(named, mounted),
            slots,
            views: { ...binds, views: binds.views.filter(({ volume }) => !keys.has(volume)) },
            make: (engine, image, spares) => (0,_mount_state_js__WEBPACK_IMPORTED_MODULE_1__/* .mountState */ .N5)(engine, { snapshot: start.snapshot, slots, project, labels, image, spares }, binds),
        };
    }
    const { making } = start;
    const sources = (0,_save_js__WEBPACK_IMPORTED_MODULE_2__/* .sourcesOf */ .u0)(making, slots);
    const volumeOf = (key) => sources[slots.findIndex((slot) => slot.key === key)]?.volume;
    const views = binds.views.map((view) => {
        const volume = volumeOf(view.volume);
        if (volume === undefined)
            return view;
        return view.how === 'overlay' ? { ...view, upperVolume: volume } : { ...view, volume };
    });
    const volumes = slots
        .filter(({ kind }) => kind === 'volume')
        .map(({ key }) => [key, { name: volumeOf(key) ?? '', external: true }]);
    return {
        model: { ...named, volumes: { ...named.volumes, ...Object.fromEntries(volumes) } },
        slots,
        views: { ...binds, views },
        make: async (engine) => {
            await engine.createVolume(`${project}-making`, labels);
            await Promise.all(sources.map(({ volume }) => engine.createVolume(volume, (0,_save_js__WEBPACK_IMPORTED_MODULE_2__/* .dataLabels */ .yH)(making))));
            return undefined;
        },
    };
}


/***/ }),

/***/ 35379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fN: () => (/* binding */ renamed),
/* harmony export */   hw: () => (/* binding */ copyState),
/* harmony export */   vD: () => (/* binding */ copyLayerFolder)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46466);
/* harmony import */ var tar_stream__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56118);
/* harmony import */ var _read_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52006);
/* harmony import */ var _save_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(61388);





const CARRIED = new Set(['file', 'directory', 'symlink', 'link', 'fifo']);
function renamed(archive, root, { whiteouts, isLeftOut = () => false }) {
    const out = tar_stream__WEBPACK_IMPORTED_MODULE_2__.pack();
    const extract = tar_stream__WEBPACK_IMPORTED_MODULE_2__.extract();
    const entries = [];
    extract.on('entry', (header, stream, next) => {
        const entry = (0,_read_state_js__WEBPACK_IMPORTED_MODULE_3__/* .toEntry */ .q0)(header);
        const isCarried = CARRIED.has(header.type ?? '') || (whiteouts && entry.kind === 'removed');
        const isInside = !entry.path.split('/').includes('..') && !isLeftOut(entry.path);
        const place = (path) => (path === '.' ? root : `${root}/${path}`);
        const carry = async () => {
            if (!isCarried || !isInside) {
                stream.resume();
                return (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_1__.finished)(stream);
            }
            const linkname = header.type === 'link' ? place((0,_read_state_js__WEBPACK_IMPORTED_MODULE_3__/* .pathInSlot */ .Dx)(header.linkname ?? '')) : header.linkname;
            const target = out.entry({
                ...header,
                name: place(entry.path),
                ...(linkname != null && { linkname }),
                pax: null,
            });
            const through = new node_stream__WEBPACK_IMPORTED_MODULE_0__.PassThrough();
            const read = (0,_read_state_js__WEBPACK_IMPORTED_MODULE_3__/* .hashed */ .Yr)(entry, through);
            if (header.type === 'file')
                await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_1__.pipeline)(stream, tee(through), target);
            else {
                stream.resume();
                through.end();
            }
            entries.push(await read);
        };
        carry().then(() => next(), next);
    });
    const done = (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_1__.pipeline)(archive, extract).then(() => {
        out.finalize();
        return entries;
    }, (error) => {
        out.destroy(error);
        throw error;
    });
    return { stream: out, entries: done };
}
const tee = (other) => async function* (source) {
    for await (const chunk of source) {
        if (!other.write(chunk))
            await new Promise((resolve) => other.once('drain', resolve));
        yield chunk;
    }
    other.end();
};
async function copyState(engine, image, labels, { from, to, slot }) {
    const entries = await (0,_save_js__WEBPACK_IMPORTED_MODULE_4__/* .throughDoor */ ._n)(engine, image, [from.volume], labels, (source) => (0,_save_js__WEBPACK_IMPORTED_MODULE_4__/* .throughDoor */ ._n)(engine, image, [to], labels, async (target) => {
        const archive = await engine.getArchive(source, (0,_save_js__WEBPACK_IMPORTED_MODULE_4__/* .dataPath */ .Kf)(from));
        if (archive === undefined)
            return [];
        const copy = renamed(archive, to, { whiteouts: false });
        const [read] = await Promise.all([copy.entries, engine.putArchive(target, '/door', copy.stream)]);
        return read;
    }));
    return { slot, entries };
}
async function copyLayerFolder(engine, image, labels, { containerId, folder, to, mounts }) {
    const below = mounts.filter((mount) => mount.startsWith(`${folder}/`)).map((mount) => mount.slice(folder.length + 1));
    const isLeftOut = (path) => below.some((mount) => path.startsWith(`${mount}/`));
    await (0,_save_js__WEBPACK_IMPORTED_MODULE_4__/* .throughDoor */ ._n)(engine, image, [to], labels, async (target) => {
        const archive = await engine.getArchive(containerId, folder);
        if (archive === undefined)
            return;
        const copy = renamed(archive, to, { whiteouts: false, isLeftOut });
        await Promise.all([copy.entries, engine.putArchive(target, '/door', copy.stream)]);
    });
}


/***/ }),

/***/ 83401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cb: () => (/* binding */ viewsWithState),
/* harmony export */   N5: () => (/* binding */ mountState),
/* harmony export */   Ou: () => (/* binding */ mountedName),
/* harmony export */   Q2: () => (/* binding */ withState),
/* harmony export */   Zw: () => (/* binding */ upperEntries),
/* harmony export */   iU: () => (/* binding */ upperName)
/* harmony export */ });
/* harmony import */ var _compose_binds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78188);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36624);
/* harmony import */ var _stack_archive_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34010);
/* harmony import */ var _copy_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35379);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76619);
/* harmony import */ var _save_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(61388);
/* harmony import */ var _seal_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(94135);







const upperName = (project, index, round) => `${project}-state-${index}-${round}`;
const mountedName = ({ kind, volume }, project, index) => kind === 'changes' ? volume : `${project}-state-${index}`;
function upperEntries(volumesFolder, links, slots, wanted = new Set(slots)) {
    return slots.flatMap((slot, index) => {
        const { upperVolume, saved } = slot;
        if (!wanted.has(slot))
            return [];
        return [
            { path: `${upperVolume}/upper/`, ...saved.owner },
            { path: `${upperVolume}/work/`, mode: 0o700 },
            { path: `${links}/${index}`, link: `${volumesFolder}/${upperVolume}/_data` },
        ];
    });
}
async function mountState(engine, { snapshot, slots, project, labels, image, overlays: isOverlaid = engine.info.isRootful, spares }, { views }) {
    const { volumesFolder } = engine.info;
    const own = { ...labels, ...(0,_seal_js__WEBPACK_IMPORTED_MODULE_6__/* .partLabels */ .D6)(snapshot, 'use') };
    const links = `${project}-state`;
    await engine.createVolume(links, own);
    const layers = await Promise.all(slots.map(({ kind, id }) => (isOverlaid && kind === 'volume' ? spares?.take(snapshot, id) : undefined)));
    const mounted = slots.map((slot, index) => {
        const saved = snapshot.slots.find(({ id }) => id === slot.id);
        if (saved === undefined || saved.kind !== slot.kind) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EnvironmentError */ .eG('engine-failed', `the saved state has nothing for ${slot.id}`, {
                hint: 'Remove it with `isoshard cleanup`, and run again.',
            });
        }
        const volume = mountedName(slot, project, index);
        const upperVolume = layers[index] ?? upperName(project, index, 0);
        return { ...slot, volume, saved, how: isOverlaid ? 'overlay' : 'copy', upperVolume };
    });
    const ready = { snapshot, slots: mounted, links, round: 0, spares, labels: own, image };
    if (!isOverlaid) {
        const copied = [];
        for (const { volume, saved, id } of mounted) {
            await engine.createVolume(volume, own);
            copied.push(await (0,_copy_state_js__WEBPACK_IMPORTED_MODULE_3__/* .copyState */ .hw)(engine, image, labels, { from: saved, to: volume, slot: id }));
        }
        const digest = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .digestOf */ .ol)((0,_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .makeManifest */ .Ui)(copied));
        if (digest !== snapshot.digest) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EnvironmentError */ .eG('engine-failed', `the saved state arrived as something else (${digest})`, {
                hint: 'Run again: a state that was changed is made anew.',
            });
        }
        return { ...ready, warm: Promise.resolve() };
    }
    const uppers = mounted.map(({ upperVolume }) => upperVolume);
    const overlays = mounted.map(({ volume, saved, kind, key }, index) => {
        const data = (0,_save_js__WEBPACK_IMPORTED_MODULE_5__/* .dataPath */ .Kf)({ ...saved, id: saved.id }).replace('/door/', '');
        const [name = '', ...rest] = data.split('/');
        const below = [`${volumesFolder}/${[name, '_data', ...rest].join('/')}`];
        const view = views.find((one) => one.volume === key);
        if (kind === 'changes' && view !== undefined)
            below.push(view.lower);
        return engine.createVolume(volume, own, (0,_compose_binds_js__WEBPACK_IMPORTED_MODULE_0__/* .overlayOf */ .ke)(below, `${volumesFolder}/${links}/_data/${index}`));
    });
    await Promise.all([...uppers.map((name) => engine.createVolume(name, own)), ...overlays]);
    const shown = [links, ...uppers].map((name) => [name, `/door/${name}`]);
    const door = engine.createDoor(image, Object.fromEntries(shown), labels);
    const laid = door.then((id) => engine.putArchive(id, '/door', (0,_stack_archive_js__WEBPACK_IMPORTED_MODULE_2__/* .pack */ .qq)(upperEntries(volumesFolder, links, mounted))));
    const cold = mounted.filter((slot, index) => slot.kind === 'volume' && layers[index] === undefined);
    const warm = Promise.all(cold.map(({ id, volume }) => spares?.warm(snapshot, id, volume, own, laid)));
    await laid.finally(async () => engine.remove({ kind: 'container', id: await door }));
    return { ...ready, warm };
}
function withState(model, slots) {
    const keys = new Set(slots.map(({ key }) => key));
    const named = slots.map(({ key, volume }) => [key, { name: volume, external: true }]);
    const services = Object.entries(model.services).map(([name, definition]) => {
        const volumes = definition.volumes?.map((mount) => keys.has(mount.source ?? '') ? { ...mount, volume: { ...mount.volume, nocopy: true } } : mount);
        return [name, volumes === undefined ? definition : { ...definition, volumes }];
    });
    return {
        ...model,
        services: Object.fromEntries(services),
        volumes: { ...model.volumes, ...Object.fromEntries(named) },
    };
}
function viewsWithState(binds, slots) {
    const views = binds.views.map((view) => {
        const slot = slots.find(({ key }) => key === view.volume);
        if (slot === undefined || slot.kind !== 'changes')
            return view;
        return {
            ...view,
            get upperVolume() {
                return slot.upperVolume;
            },
        };
    });
    return { ...binds, views };
}


/***/ }),

/***/ 10540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ packFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46466);
/* harmony import */ var tar_stream__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(56118);




function packFolder(folder, name) {
    const archive = tar_stream__WEBPACK_IMPORTED_MODULE_3__.pack();
    add(archive, folder, name).then(() => archive.finalize(), (error) => archive.destroy(error));
    return archive;
}
async function add(archive, path, name) {
    const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path);
    const header = { name, mode: stat.mode & 0o7777, uid: stat.uid, gid: stat.gid, mtime: stat.mtime };
    if (stat.isDirectory()) {
        archive.entry({ ...header, type: 'directory' });
        for (const child of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(path).sort())
            await add(archive, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, child), `${name}/${child}`);
    }
    else if (stat.isSymbolicLink()) {
        archive.entry({ ...header, type: 'symlink', linkname: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)(path) });
    }
    else if (stat.isFile()) {
        const entry = archive.entry({ ...header, type: 'file', size: stat.size });
        if (stat.size > 0)
            await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(path, { end: stat.size - 1 }), entry);
        else
            entry.end(Buffer.alloc(0));
    }
}


/***/ }),

/***/ 73760:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bn: () => (/* binding */ DOOR_MOUNT),
/* harmony export */   Us: () => (/* binding */ whileOpen),
/* harmony export */   fg: () => (/* binding */ socketIn),
/* harmony export */   uz: () => (/* binding */ planDoor)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37067);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(36624);





const DOOR_MOUNT = '/isoshard-door';
const SOCKET = 'reset.sock';
function planDoor(folder) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.chmodSync)(folder, 0o711);
    return { folder, token: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(32).toString('hex') };
}
const socketIn = (folder) => (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, SOCKET);
async function whileOpen({ folder, token }, reset, work) {
    let last = Promise.resolve();
    const server = (0,node_http__WEBPACK_IMPORTED_MODULE_2__.createServer)((request, response) => {
        request.resume();
        const answer = (status, body) => {
            response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
        };
        if (!isAllowed(request, token))
            return answer(403, { message: 'not the token of this shard' });
        if (request.method !== 'POST' || request.url !== '/reset')
            return answer(404, { message: 'expected POST /reset' });
        const own = last.then(reset);
        last = own.catch(() => undefined);
        own.then((done) => answer(200, done), (error) => {
            const { code, message, hint } = (0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .toIsoshardError */ .lR)(error);
            answer(500, { code, message, hint });
        });
    });
    server.requestTimeout = 0;
    await new Promise((resolve, reject) => server.once('error', reject).listen(socketIn(folder), resolve));
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.chmodSync)(socketIn(folder), 0o777);
    try {
        return await work();
    }
    finally {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
        await last;
    }
}
function isAllowed({ headers }, token) {
    const given = Buffer.from(headers.authorization ?? '');
    const expected = Buffer.from(`Bearer ${token}`);
    return given.length === expected.length && (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.timingSafeEqual)(given, expected);
}


/***/ }),

/***/ 12590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E1: () => (/* binding */ runInService),
  YP: () => (/* binding */ withTools),
  bz: () => (/* binding */ workingFolderOf)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/docker/compose.js + 2 modules
var compose = __webpack_require__(34455);
// EXTERNAL MODULE: ./.build/src/docker/labels.js
var labels = __webpack_require__(3757);
// EXTERNAL MODULE: ./.build/src/stack/archive.js
var stack_archive = __webpack_require__(34010);
// EXTERNAL MODULE: ./.build/src/stack/reset-door.js
var reset_door = __webpack_require__(73760);
// EXTERNAL MODULE: ./.build/src/stack/volumes.js
var volumes = __webpack_require__(55551);
// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(53916);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(56118);
// EXTERNAL MODULE: ./.build/src/compose/bind-sources.js
var bind_sources = __webpack_require__(65382);
;// CONCATENATED MODULE: ./.build/src/stack/written.js




function upperPathOf(service, { views }, path) {
    const covering = (service.volumes ?? [])
        .filter(({ target }) => (0,bind_sources/* isWithin */.UO)(path, target))
        .sort((a, b) => b.target.length - a.target.length)[0];
    const view = views.find(({ how, volume }) => how === 'overlay' && volume === covering?.source);
    if (view === undefined || covering === undefined)
        return undefined;
    return (0,posix_.join)(doorPath(view), covering.volume?.subpath ?? '', (0,posix_.relative)(covering.target, path));
}
const doorPath = ({ upperVolume }) => `/door/${upperVolume}/upper`;
async function throughUppers(engine, { views }, image, labels, work) {
    const overlays = views.filter(({ how }) => how === 'overlay');
    if (overlays.length === 0)
        return undefined;
    const mounts = Object.fromEntries(overlays.map(({ upperVolume }) => [upperVolume, `/door/${upperVolume}`]));
    const door = await engine.createDoor(image, mounts, labels);
    try {
        return await work(door);
    }
    finally {
        await engine.remove({ kind: 'container', id: door });
    }
}
async function countWritten(engine, door, { views }) {
    const counted = await Promise.all(views
        .filter(({ how }) => how === 'overlay')
        .map(async (view) => ({ folder: view.lower, files: await countFiles(engine, door, doorPath(view)) })));
    return counted.filter(({ files }) => files > 0);
}
async function countFiles(engine, door, path) {
    const archive = await engine.getArchive(door, path);
    if (archive === undefined)
        return 0;
    let files = 0;
    const extract = tar_stream.extract();
    extract.on('entry', ({ type }, stream, next) => {
        if (type === 'file' || type === 'symlink')
            files += 1;
        stream.resume();
        (0,promises_.finished)(stream).then(() => next(), next);
    });
    await (0,promises_.pipeline)(archive, extract);
    return files;
}

;// CONCATENATED MODULE: ./.build/src/stack/tests-in-service.js








const RECEIPT_LIMIT = 256 * 1024 * 1024;
const FOLLOW_MS = 1000;
function withTools(model, service, toolsVolume, env, door) {
    const definition = model.services[service] ?? {};
    const literal = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value.replaceAll('$', '$$$$')]));
    return {
        ...model,
        volumes: { ...model.volumes, [toolsVolume]: { name: toolsVolume, external: true } },
        services: {
            ...model.services,
            [service]: {
                ...definition,
                restart: 'no',
                environment: { ...definition.environment, ...literal },
                volumes: [
                    ...(definition.volumes ?? []),
                    { type: 'volume', source: toolsVolume, target: volumes/* TOOLS_MOUNT */.eX, volume: { nocopy: true } },
                    ...(door === undefined ? [] : [{ type: 'bind', source: door, target: reset_door/* DOOR_MOUNT */.Bn }]),
                ],
            },
        },
    };
}
const testContainer = async (engine, project, service) => (await engine.containers([`${labels/* COMPOSE_LABEL */.UC.project}=${project}`, `${labels/* COMPOSE_LABEL */.UC.service}=${service}`])).find(({ oneOff }) => oneOff);
async function runInService(engine, stack, context, request) {
    const done = new AbortController();
    (0,external_node_fs_.appendFileSync)(request.logFile, '');
    const following = request.follow && follow(engine, stack, context, request, done.signal);
    const ended = await (0,compose/* composeOn */.Aq)(stack.project, stack.modelFile, ['--progress', 'quiet', 'run', '-T', '--no-deps', request.service, ...request.argv], {
        env: stack.env,
        session: stack.session,
        signal: context.signal,
        timeoutMs: request.timeoutMs,
        onOutput: (chunk) => (0,external_node_fs_.appendFileSync)(request.logFile, chunk),
    });
    done.abort();
    await following;
    const container = await testContainer(engine, stack.project, request.service);
    if (container === undefined)
        return { ...ended, written: [] };
    await copyOut(engine, container.id, volumes/* TOOLS */.It.output, request.outputTo);
    const written = await throughUppers(engine, request.binds, container.image, request.labels, async (door) => {
        await collect(engine, stack, request, container.id, door);
        return countWritten(engine, door, request.binds);
    });
    if (written === undefined)
        await collect(engine, stack, request, container.id, undefined);
    return { ...ended, written: written ?? [] };
}
async function collect(engine, { model }, { service, collect: paths, collectTo, binds }, container, door) {
    if (paths.length === 0)
        return;
    const workingFolder = await workingFolderOf(engine, model, service);
    for (const path of paths) {
        const inside = external_node_path_.posix.resolve(workingFolder, path);
        const upper = door === undefined ? undefined : upperPathOf(model.services[service] ?? {}, binds, inside);
        const to = (0,external_node_path_.join)(collectTo, path);
        if (door !== undefined && upper !== undefined)
            await copyOut(engine, door, upper, to);
        else
            await copyOut(engine, container, inside, to);
    }
}
async function workingFolderOf(engine, model, service) {
    const { working_dir: own, image } = model.services[service] ?? {};
    return own || (image !== undefined && (await engine.imageEnvironment(image))?.workingDir) || '/';
}
async function copyOut(engine, containerId, path, to) {
    const archive = await engine.getArchive(containerId, path);
    if (archive === undefined)
        return;
    await (0,stack_archive/* unpack */.l1)(archive, to);
}
async function follow(engine, stack, { clock }, { service, follow }, done) {
    if (follow === undefined)
        return;
    while (!done.aborted) {
        await clock.sleep(FOLLOW_MS, done).catch(() => undefined);
        try {
            const container = await testContainer(engine, stack.project, service);
            const archive = container && (await engine.getArchive(container.id, `${volumes/* TOOLS */.It.output}/${follow.file}`));
            if (archive)
                follow.onText(await (0,stack_archive/* readSingle */.zd)(archive, RECEIPT_LIMIT));
        }
        catch {
        }
    }
}


/***/ }),

/***/ 55551:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   It: () => (/* binding */ TOOLS),
/* harmony export */   Q4: () => (/* binding */ makeVolumes),
/* harmony export */   eX: () => (/* binding */ TOOLS_MOUNT)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _compose_binds_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78188);
/* harmony import */ var _archive_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34010);
/* harmony import */ var _pack_folder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(10540);





const TOOLS_MOUNT = '/isoshard';
const TOOLS = {
    plugins: `${TOOLS_MOUNT}/plugins`,
    output: `${TOOLS_MOUNT}/output`,
    input: `${TOOLS_MOUNT}/input`,
};
async function makeVolumes(engine, pluginsFolder, request) {
    const { binds, tools, labels } = request;
    const viewsThat = (how) => binds.views.filter((view) => view.how === how);
    const [overlays, copies, empties] = [viewsThat('overlay'), viewsThat('copy'), viewsThat('empty')];
    const filled = [
        ...overlays.map(({ upperVolume }) => upperVolume),
        ...copies.map(({ volume }) => volume),
        ...(tools ? [tools.volume] : []),
    ];
    await Promise.all([...filled, ...empties.map(({ volume }) => volume)].map((name) => engine.createVolume(name, labels)));
    if (filled.length === 0)
        return;
    const door = await engine.createDoor(request.image, Object.fromEntries(filled.map((name) => [name, `/door/${name}`])), labels);
    try {
        const entries = overlays.flatMap(({ upperVolume, owner }) => [
            { path: `${upperVolume}/upper/`, ...owner },
            { path: `${upperVolume}/work/`, mode: 0o700 },
        ]);
        if (tools)
            entries.push(...toolEntries(tools.volume, pluginsFolder, tools));
        await engine.putArchive(door, '/door', (0,_archive_js__WEBPACK_IMPORTED_MODULE_3__/* .pack */ .qq)(entries));
        for (const { lower, volume } of copies)
            await engine.putArchive(door, '/door', (0,_pack_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .packFolder */ .C)(lower, volume));
    }
    finally {
        await engine.remove({ kind: 'container', id: door });
    }
    await Promise.all(overlays.map((view) => engine.createVolume(view.volume, labels, (0,_compose_binds_js__WEBPACK_IMPORTED_MODULE_2__/* .overlayOptions */ .TK)(view, engine.info.volumesFolder))));
}
function toolEntries(volume, pluginsFolder, { pluginFiles, input }) {
    const plugins = pluginFiles.map((name) => ({
        path: `${volume}/plugins/${name}`,
        content: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(pluginsFolder, name)),
    }));
    const inputs = Object.entries(input).map(([name, content]) => ({ path: `${volume}/input/${name}`, content }));
    return [
        { path: `${volume}/output/`, mode: 0o777 },
        { path: `${volume}/plugins/` },
        ...plugins,
        { path: `${volume}/input/` },
        ...inputs,
    ];
}


/***/ }),

/***/ 29966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ sequenceOf)
/* harmony export */ });
/* harmony import */ var _sharding_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18383);

const CLOCK_MS = 20;
function sequenceOf({ events }) {
    const all = timed(events);
    const lastSeen = new Map(all.map(({ end }, at) => [end.worker, at]));
    const tries = new Map();
    for (const { end } of all)
        tries.set(end.id, (tries.get(end.id) ?? 0) + 1);
    const slots = [];
    const steps = [];
    const setups = new Map();
    for (const [at, { end, startMs, endMs }] of all.entries()) {
        let slot = slots.find(({ worker }) => worker === end.worker);
        let firstOf = slot?.files.has(end.file) ? 'nothing' : 'file';
        const before = slots
            .filter((other) => (lastSeen.get(other.worker) ?? 0) < at && other.endMs <= startMs + CLOCK_MS)
            .reduce((best, other) => (best && best.endMs >= other.endMs ? best : other), undefined);
        let gapMs = slot === undefined ? undefined : startMs - slot.endMs;
        if (slot === undefined) {
            firstOf = before === undefined ? 'slot' : 'worker';
            gapMs = before === undefined ? undefined : Math.max(0, startMs - before.endMs);
            slot = before ?? { worker: end.worker, endMs, files: new Set() };
            if (before === undefined)
                slots.push(slot);
            slot.worker = end.worker;
            slot.files = new Set();
        }
        slot.files.add(end.file);
        slot.endMs = endMs;
        if (gapMs !== undefined && gapMs < 0)
            gapMs = gapMs < -CLOCK_MS ? undefined : 0;
        const { id, file, shared = [] } = end;
        const durationMs = endMs - startMs;
        if (end.setup) {
            const project = (0,_sharding_units_js__WEBPACK_IMPORTED_MODULE_0__/* .projectOf */ .v8)(end.title);
            const between = firstOf === 'nothing' || firstOf === 'file' ? (gapMs ?? 0) : 0;
            setups.set(project, (setups.get(project) ?? 0) + durationMs + between);
            continue;
        }
        const isClean = tries.get(id) === 1 && end.retry === 0 && end.ok && end.status === 'passed';
        const own = durationMs - shared.reduce((sum, [, ms]) => sum + ms, 0);
        steps.push({
            id,
            file,
            durationMs: Math.max(0, own),
            besideMs: durationMs - end.durationMs,
            shared,
            gapMs,
            firstOf,
            isClean,
        });
    }
    return {
        steps,
        setups,
        startMs: all[0]?.startMs,
        endMs: all.reduce((max, { endMs }) => Math.max(max, endMs), 0),
        atOnce: Math.min(atOnceOf(all), new Set(all.map(({ end }) => end.worker)).size),
    };
}
function timed(events) {
    const starts = new Map();
    const all = [];
    for (const event of events) {
        if (event.event === 'start' && event.worker >= 0)
            starts.set(JSON.stringify([event.id, event.retry]), event.atMs);
        if (event.event !== 'end')
            continue;
        const startMs = starts.get(JSON.stringify([event.id, event.retry])) ?? event.atMs - event.durationMs;
        all.push({ end: event, startMs, endMs: startMs + event.durationMs });
    }
    all.sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
    const next = new Map();
    const told = all.toReversed().map(({ end, startMs, endMs }) => {
        const limit = next.get(end.worker) ?? Number.POSITIVE_INFINITY;
        next.set(end.worker, startMs);
        return { end, startMs, endMs: Math.max(endMs, Math.min(end.atMs, limit)) };
    });
    return told.reverse();
}
function atOnceOf(all) {
    const moments = all.flatMap(({ startMs, endMs }) => [
        { at: startMs + CLOCK_MS, by: 1 },
        { at: Math.max(endMs, startMs + CLOCK_MS), by: -1 },
    ]);
    moments.sort((a, b) => a.at - b.at || a.by - b.by);
    let now = 0;
    let most = 0;
    for (const { by } of moments) {
        now += by;
        most = Math.max(most, now);
    }
    return most;
}


/***/ })

};
