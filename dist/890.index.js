export const id = 890;
export const ids = [890];
export const modules = {

/***/ 93977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hw: () => (/* binding */ patienceOf),
/* harmony export */   dU: () => (/* binding */ mayInstall),
/* harmony export */   v3: () => (/* binding */ hasCheck)
/* harmony export */ });
/* unused harmony export composeDuration */
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45965);

const DEFAULT_INTERVAL_MS = 30_000;
const DEFAULT_RETRIES = 3;
const UNITS_MS = {
    ns: 1e-6,
    us: 1e-3,
    µs: 1e-3,
    ms: 1,
    s: 1000,
    m: 60_000,
    h: 3_600_000,
};
function composeDuration(text) {
    if (text === undefined || !/^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(text))
        return undefined;
    const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g)];
    return parts.reduce((sum, [, number, unit = '']) => sum + Number(number) * (UNITS_MS[unit] ?? 0), 0);
}
const isSwitchedOff = ({ disable, test }) => disable === true || (Array.isArray(test) ? test[0] === 'NONE' : test === 'NONE');
function hasCheck({ healthcheck }, image) {
    if (healthcheck !== undefined && isSwitchedOff(healthcheck))
        return false;
    if (healthcheck?.test !== undefined)
        return true;
    return image !== undefined && image.test.length > 0 && image.test[0] !== 'NONE';
}
function patienceOf(model, images) {
    const known = (0,_model_js__WEBPACK_IMPORTED_MODULE_0__/* .sortedEntries */ .CA)(model.services).flatMap(([service, definition]) => {
        const image = images[service];
        if (!hasCheck(definition, image))
            return [];
        const { interval, retries, start_period } = definition.healthcheck ?? {};
        const patience = {
            intervalMs: composeDuration(interval) || image?.intervalMs || DEFAULT_INTERVAL_MS,
            retries: retries || image?.retries || DEFAULT_RETRIES,
            startPeriodMs: composeDuration(start_period) ?? image?.startPeriodMs ?? 0,
        };
        return [[service, patience]];
    });
    return Object.fromEntries(known);
}
const INSTALLS = /\b(apt|apt-get|apk|yum|dnf|pip3?|npm|pnpm|yarn|gem|bundle|go|cargo|composer)\b[^;&|]*\b(install|add|ci|i)\b|\b(curl|wget)\b/;
const mayInstall = ({ command, entrypoint }) => INSTALLS.test([entrypoint, command]
    .flat()
    .filter((word) => typeof word === 'string')
    .join(' '));


/***/ }),

/***/ 45965:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CA: () => (/* binding */ sortedEntries),
/* harmony export */   Cx: () => (/* binding */ closure),
/* harmony export */   KY: () => (/* binding */ upServices),
/* harmony export */   fC: () => (/* binding */ isForeignResource),
/* harmony export */   ju: () => (/* binding */ onlyServices),
/* harmony export */   yn: () => (/* binding */ serviceOfMode)
/* harmony export */ });
const sortedEntries = (record) => Object.entries(record ?? {}).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
function serviceOfMode(model, mode) {
    const [kind, name] = typeof mode === 'string' ? mode.split(':') : [];
    if (kind === 'service')
        return name;
    if (kind !== 'container')
        return undefined;
    return sortedEntries(model.services).find(([, { container_name }]) => container_name === name)?.[0];
}
function needs(model, service) {
    const sharing = [service.network_mode, service.ipc, service.pid].map((mode) => serviceOfMode(model, mode));
    const volumesFrom = (service.volumes_from ?? []).map((from) => from.startsWith('container:') ? serviceOfMode(model, from) : from.split(':')[0]);
    const dependencies = sortedEntries(service.depends_on)
        .filter(([name, { required }]) => required !== false || !model.services[name]?.profiles?.length)
        .map(([name]) => name);
    const links = (service.links ?? []).map((link) => link.split(':')[0]);
    return [...dependencies, ...links, ...volumesFrom, ...sharing].filter((name) => name !== undefined);
}
function closure(model, roots) {
    const seen = new Set();
    const visit = (name) => {
        const service = model.services[name];
        if (service === undefined || seen.has(name))
            return;
        seen.add(name);
        for (const needed of needs(model, service))
            visit(needed);
    };
    for (const root of roots)
        visit(root);
    return [...seen].sort();
}
function upServices(model, profiles) {
    const active = Object.entries(model.services)
        .filter(([, { profiles: own }]) => !own?.length || own.some((profile) => profiles.includes(profile)))
        .map(([name]) => name);
    return closure(model, active);
}
function onlyServices(model, names) {
    const services = Object.fromEntries(sortedEntries(model.services)
        .filter(([name]) => names.includes(name))
        .map(([name, service]) => [name, withoutOptional(service, names)]));
    const all = Object.values(services);
    const sources = (key) => all.flatMap((s) => (s[key] ?? []).map((use) => use.source ?? ''));
    const used = {
        networks: new Set(all.flatMap((s) => Object.keys(s.networks ?? {}))),
        volumes: new Set(all.flatMap((s) => (s.volumes ?? []).filter((v) => v.type === 'volume').map((v) => v.source ?? ''))),
        configs: new Set(sources('configs')),
        secrets: new Set([...sources('secrets'), ...all.flatMap(buildSecrets)]),
    };
    const result = { ...model, services };
    for (const key of ['networks', 'volumes', 'configs', 'secrets']) {
        const kept = sortedEntries(model[key]).filter(([name]) => used[key].has(name));
        if (kept.length > 0)
            result[key] = Object.fromEntries(kept);
        else
            delete result[key];
    }
    return result;
}
function withoutOptional(service, names) {
    const kept = sortedEntries(service.depends_on).filter(([name, { required }]) => required !== false || names.includes(name));
    return service.depends_on === undefined ? service : { ...service, depends_on: Object.fromEntries(kept) };
}
const buildSecrets = (service) => (service.build?.secrets ?? []).map((secret) => secret.source ?? '');
const OURS = /^isoshard-[0-9a-f]{10}-/;
const isForeignResource = (resource) => resource?.external === true && !OURS.test(resource.name ?? '');


/***/ }),

/***/ 60095:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ redact)
/* harmony export */ });
/* unused harmony export REDACTED */
const REDACTED = '***';
function redact(model) {
    const services = Object.fromEntries(Object.entries(model.services).map(([name, service]) => [name, redactService(service)]));
    return {
        ...model,
        services,
        ...(model.configs && { configs: redactResources(model.configs) }),
        ...(model.secrets && { secrets: redactResources(model.secrets) }),
    };
}
function redactService(service) {
    const { environment, build } = service;
    return {
        ...service,
        ...(environment && { environment: redactValues(environment) }),
        ...(build?.args !== undefined && {
            build: { ...build, args: redactValues(build.args) },
        }),
    };
}
const redactValues = (values) => Object.fromEntries(Object.keys(values).map((name) => [name, REDACTED]));
const redactResources = (resources) => Object.fromEntries(Object.entries(resources).map(([name, resource]) => [
    name,
    resource?.content === undefined ? resource : { ...resource, content: REDACTED },
]));


/***/ }),

/***/ 34455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ml: () => (/* binding */ composeFiles),
  Aq: () => (/* binding */ composeOn),
  JM: () => (/* binding */ composeVersion),
  ZK: () => (/* binding */ engineAddress),
  uK: () => (/* binding */ resolveBakeExtensions),
  AX: () => (/* binding */ resolveModel)
});

// UNUSED EXPORTS: compose

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/processes/spawn.js
var spawn = __webpack_require__(83422);
;// CONCATENATED MODULE: ./.build/src/docker/compose-error.js


const MISSING_FILES = /no configuration file provided|^open .*: no such file or directory|empty compose file/m;
function toComposeError(stderr, files) {
    const message = stderr
        .split('\n')
        .filter((line) => line.trim() !== '' && !/level=warning/.test(line))
        .join('\n')
        .trim();
    const location = locate(message, files);
    const at = { ...(location !== undefined && { location }) };
    const variable = missingVariable(message);
    if (variable !== undefined) {
        return new errors/* ProjectError */.wB('compose-invalid', message, {
            ...at,
            hint: `Set ${variable} in the environment or in the .env file beside the compose file, or give it a default: \`\${${variable}:-…}\`.`,
        });
    }
    if (MISSING_FILES.test(message)) {
        return new errors/* ProjectError */.wB('compose-missing', message, {
            ...at,
            hint: 'Name the compose files in isoshard.yml: `compose: [docker-compose.test.yml]`.',
        });
    }
    return new errors/* ProjectError */.wB('compose-invalid', message, { ...at, hint: '`docker compose config` shows the same error.' });
}
const missingVariable = (message) => /required variable (\w+) is missing a value/.exec(message)?.[1];
function locate(message, files) {
    const named = files.filter(({ file }) => message.includes(file));
    const candidates = named.length > 0 ? named : files;
    const variable = missingVariable(message);
    const path = keyPath(message);
    const missing = /(?:open|env file|stat) (\S+?)(?: not found)?: /.exec(message)?.[1];
    const finders = [
        (file) => (/\byaml: /.test(message) ? yamlMistake(file) : undefined),
        (file) => (variable === undefined ? undefined : lineWith(file, new RegExp(`\\$\\{?${variable}\\b`))),
        (file) => (path.length === 0 ? undefined : keyAt(file, path)),
        (file) => (missing === undefined ? undefined : lineWith(file, literal(missing.split('/').at(-1) ?? missing))),
    ];
    for (const find of finders) {
        for (const candidate of candidates) {
            const found = find(candidate);
            if (found !== undefined)
                return { file: candidate.file, ...found };
        }
    }
    const file = (named[0] ?? (files.length === 1 ? files[0] : undefined))?.file;
    const line = /\byaml: .*\bline (\d+)/s.exec(message)?.[1];
    return file === undefined ? undefined : { file, ...(line !== undefined && { line: Number(line) }) };
}
const literal = (text) => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
function keyPath(message) {
    const dotted = /\b((?:services|networks|volumes|configs|secrets)(?:\.[\w-]+)+)/.exec(message)?.[1]?.split('.');
    const extra = /additional propert(?:y|ies) '?([\w-]+)'? (?:is )?not allowed/i.exec(message)?.[1];
    if (dotted !== undefined)
        return [...dotted, ...(extra === undefined ? [] : [extra])];
    if (extra !== undefined)
        return [extra];
    const service = /service "([^"]+)"/.exec(message)?.[1] ?? /cycle detected: (\S+) ->/.exec(message)?.[1];
    if (service === undefined)
        return [];
    const section = /depends on undefined|cycle/.test(message)
        ? 'depends_on'
        : /undefined (volume|network|config|secret) /.exec(message)?.[1];
    const key = section === undefined || section === 'depends_on' ? section : `${section}s`;
    return ['services', service, ...(key === undefined ? [] : [key])];
}
function keyAt({ text }, path) {
    const lines = new dist/* LineCounter */.HN();
    let node = (0,dist/* parseDocument */.Tp)(text, { lineCounter: lines, logLevel: 'silent' }).contents;
    let found;
    let depth = 0;
    for (const step of path) {
        const pair = (0,dist/* isMap */.jh)(node)
            ? node.items.find(({ key }) => String(key.value) === step)
            : undefined;
        const offset = pair?.key?.range?.[0];
        if (pair === undefined || offset === undefined)
            break;
        const { line, col } = lines.linePos(offset);
        found = { line, column: col };
        depth += 1;
        node = pair.value;
    }
    return depth >= Math.min(2, path.length) ? found : undefined;
}
function yamlMistake({ text }) {
    const at = (0,dist/* parseDocument */.Tp)(text, { logLevel: 'silent' }).errors[0]?.linePos?.[0];
    return at && { line: at.line, column: at.col };
}
function lineWith({ text }, pattern) {
    const index = text.split('\n').findIndex((line) => pattern.test(line));
    return index < 0 ? undefined : { line: index + 1 };
}

;// CONCATENATED MODULE: ./.build/src/docker/compose-plugin.js


const SYSTEM_FOLDERS = [
    '/usr/local/lib/docker/cli-plugins',
    '/usr/local/libexec/docker/cli-plugins',
    '/usr/lib/docker/cli-plugins',
    '/usr/libexec/docker/cli-plugins',
];
function composeProgram(env, systemFolders = SYSTEM_FOLDERS) {
    const through = ['docker', 'compose'];
    const home = env.DOCKER_CONFIG || (env.HOME ? (0,external_node_path_.join)(env.HOME, '.docker') : undefined);
    if (home === undefined || hasOwnFolders(home) || !isPlainClient(env))
        return through;
    const plugin = [(0,external_node_path_.join)(home, 'cli-plugins'), ...systemFolders]
        .map((one) => (0,external_node_path_.join)(one, 'docker-compose'))
        .find(external_node_fs_.existsSync);
    return plugin !== undefined && isExecutable(plugin) ? [plugin] : through;
}
function hasOwnFolders(home) {
    const file = (0,external_node_path_.join)(home, 'config.json');
    if (!(0,external_node_fs_.existsSync)(file))
        return false;
    try {
        return Object.hasOwn(Object(JSON.parse((0,external_node_fs_.readFileSync)(file, 'utf8'))), 'cliPluginsExtraDirs');
    }
    catch {
        return true;
    }
}
function isPlainClient({ PATH = '' }) {
    const file = PATH.split(external_node_path_.delimiter)
        .map((folder) => (0,external_node_path_.join)(folder, 'docker'))
        .find(isExecutable);
    if (file === undefined)
        return false;
    try {
        return (0,external_node_path_.basename)((0,external_node_fs_.realpathSync)(file)) === 'docker' && startOf(file).equals(Buffer.from('\x7fELF'));
    }
    catch {
        return false;
    }
}
function startOf(file) {
    const start = Buffer.alloc(4);
    const descriptor = (0,external_node_fs_.openSync)(file, 'r');
    try {
        (0,external_node_fs_.readSync)(descriptor, start);
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
    }
    return start;
}
function isExecutable(file) {
    try {
        (0,external_node_fs_.accessSync)(file, external_node_fs_.constants.X_OK);
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./.build/src/docker/compose.js







function compose(args, options) {
    return (0,spawn/* run */.e)({ ...options, argv: [...composeProgram(options.env), ...args] });
}
function composeOn(project, modelFile, args, options) {
    return compose(['--project-name', project, '--file', modelFile, '--progress', 'plain', ...args], options);
}
const OLDEST = [2, 20];
async function composeVersion(options) {
    const ended = await (0,spawn/* run */.e)({ ...options, argv: ['docker', 'compose', 'version', '--short'] });
    const [version, major, minor] = /(\d+)\.(\d+)\.\d+/.exec(ended.stdout) ?? [];
    const isNewEnough = Number(major) > OLDEST[0] || (Number(major) === OLDEST[0] && Number(minor) >= OLDEST[1]);
    if (ended.code === 0 && version !== undefined && isNewEnough)
        return version;
    const said = (ended.stderr || ended.stdout).trim().slice(0, 200) || 'nothing';
    throw new errors/* EnvironmentError */.eG('no-compose', `\`docker compose version\` says ${said}; expected Compose ${OLDEST.join('.')} or later`, { hint: 'Install the compose plugin: https://docs.docker.com/compose/install/' });
}
const RESOLVE_TIMEOUT_MS = 60_000;
async function resolveModel(source, options) {
    const files = (source.files ?? []).flatMap((file) => ['--file', file]);
    const ended = await compose([...files, '--profile', '*', 'config', '--format', 'json'], {
        ...options,
        cwd: source.folder,
        timeoutMs: RESOLVE_TIMEOUT_MS,
    });
    if (ended.code === 0)
        return JSON.parse(ended.stdout);
    if (ended.timedOut) {
        const message = `\`docker compose config\` did not end within ${RESOLVE_TIMEOUT_MS / 1000} s`;
        throw new errors/* ProjectError */.wB('compose-invalid', message, {
            hint: 'Run it by hand: an `include` may wait for the network, or the files are too large.',
        });
    }
    options.signal?.throwIfAborted();
    throw toComposeError(ended.stderr, readFiles(source, options.env));
}
async function resolveBakeExtensions(source, options) {
    const files = (source.files ?? []).flatMap((file) => ['--file', file]);
    const ended = await compose([...files, '--profile', '*', 'config'], {
        ...options,
        cwd: source.folder,
        timeoutMs: RESOLVE_TIMEOUT_MS,
    });
    if (ended.code !== 0)
        return {};
    const { services } = ((0,dist/* parse */.qg)(ended.stdout) ?? {});
    const extensions = Object.entries(services ?? {}).map(([name, { build }]) => [name, build?.['x-bake']]);
    return Object.fromEntries(extensions.filter(([, extension]) => extension !== undefined));
}
const DISCOVERED = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
function composeFiles({ files, folder }, env) {
    if (files !== undefined)
        return [...files];
    const named = env.COMPOSE_FILE || dotEnv(folder, 'COMPOSE_FILE');
    const separator = env.COMPOSE_PATH_SEPARATOR || dotEnv(folder, 'COMPOSE_PATH_SEPARATOR') || ':';
    if (named)
        return named.split(separator).map((file) => (0,external_node_path_.resolve)(folder, file));
    for (let at = folder;; at = (0,external_node_path_.dirname)(at)) {
        const found = DISCOVERED.map((name) => (0,external_node_path_.join)(at, name)).find((file) => (0,external_node_fs_.existsSync)(file));
        if (found !== undefined) {
            const overrides = ['yml', 'yaml'].map((end) => found.replace(/\.ya?ml$/, `.override.${end}`));
            return [found, ...overrides.filter((file) => (0,external_node_fs_.existsSync)(file)).slice(0, 1)];
        }
        if ((0,external_node_path_.dirname)(at) === at)
            return [];
    }
}
function dotEnv(folder, name) {
    const file = (0,external_node_path_.join)(folder, '.env');
    if (!(0,external_node_fs_.existsSync)(file))
        return undefined;
    const line = (0,external_node_fs_.readFileSync)(file, 'utf8')
        .split(/\r?\n/)
        .find((one) => one.startsWith(`${name}=`));
    return line?.slice(name.length + 1).replace(/^(["'])(.*)\1$/, '$2');
}
function readFiles(source, env) {
    return composeFiles(source, env).flatMap((file) => {
        try {
            return [{ file, text: (0,external_node_fs_.readFileSync)(file, 'utf8') }];
        }
        catch {
            return [];
        }
    });
}
async function engineAddress(options) {
    if (options.env.DOCKER_HOST)
        return options.env.DOCKER_HOST;
    try {
        const ended = await (0,spawn/* run */.e)({
            ...options,
            argv: ['docker', 'context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'],
        });
        return ended.code === 0 ? ended.stdout.trim() || undefined : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 11026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  postMode: () => (/* binding */ postMode)
});

// EXTERNAL MODULE: ./.build/src/cleanup/session.js
var session = __webpack_require__(47588);
// EXTERNAL MODULE: ./.build/src/cleanup/sweep.js
var sweep = __webpack_require__(97336);
// EXTERNAL MODULE: ./.build/src/docker/connect.js
var connect = __webpack_require__(51530);
// EXTERNAL MODULE: ./.build/src/docker/labels.js
var docker_labels = __webpack_require__(3757);
// EXTERNAL MODULE: ./.build/src/processes/find.js
var find = __webpack_require__(80354);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/compose/redact.js
var redact = __webpack_require__(60095);
// EXTERNAL MODULE: ./.build/src/stack/budget.js
var stack_budget = __webpack_require__(29371);
// EXTERNAL MODULE: ./.build/src/stack/evidence.js + 2 modules
var evidence = __webpack_require__(48575);
// EXTERNAL MODULE: ./.build/src/stack/start.js + 1 modules
var start = __webpack_require__(54503);
// EXTERNAL MODULE: ./.build/src/modes/shard-artifact.js
var shard_artifact = __webpack_require__(53715);
;// CONCATENATED MODULE: ./.build/src/modes/left-evidence.js








async function saveLeftEvidence(context, engine, { session, scratch }) {
    const folder = (0,shard_artifact/* announcedShards */.h1)(context)?.folder ?? (0,external_node_path_.join)(context.paths.temp, 'shards');
    const budget = (0,stack_budget/* budgetOf */.n)(evidence/* EVIDENCE_BUDGET_MS */.j);
    const containers = (await budget.of('containers', () => engine.containers([`${docker_labels/* LABEL */.d_.session}=${session}`]))) ?? [];
    const projects = new Map(containers
        .filter(({ labels, project }) => project !== '' && (0,shard_artifact/* isShardName */.Qz)(labels[docker_labels/* LABEL */.d_.shard] ?? ''))
        .map(({ labels, project }) => [labels[docker_labels/* LABEL */.d_.shard] ?? '', project]));
    await Promise.all([...projects].map(async ([shard, project]) => {
        const request = { project, env: context.env, model: modelOf((0,start/* modelFile */.u4)(scratch, project)), redact: redact/* redact */.E };
        await budget.of(shard, () => (0,evidence/* saveEvidence */.r)(engine, request, (0,external_node_path_.join)(folder, shard)));
        context.log.info(`[${shard}] was cut off: what is known of its stack is saved`);
    }));
    budget.end();
    for (const missing of budget.missing)
        context.log.warning(`evidence could not be saved: ${missing}`);
}
function modelOf(file) {
    try {
        const model = JSON.parse((0,external_node_fs_.readFileSync)(file, 'utf8'));
        return typeof model.services === 'object' ? model : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./.build/src/modes/post.js







async function postMode(context) {
    const record = (0,session/* parseRecord */.Hh)(context.state.get(session/* SESSION_STATE */.$t));
    const lease = record && (0,session/* readRecords */.T3)(context.paths.state).get(record.session);
    try {
        if (record !== undefined && lease !== undefined)
            await endSession(context, record, record.kept || lease.kept);
        else if (record !== undefined)
            (0,session/* closeSession */.Vu)(context.paths.state, record);
    }
    finally {
        await (0,shard_artifact/* uploadEvidence */.di)(context);
    }
    return { exitStatus: 0 };
}
async function endSession(context, record, kept) {
    if (kept) {
        context.log.info(`a stack of session ${record.session} is kept for debugging`);
        return;
    }
    const ended = await (0,find/* endMarked */.Q)(record.session, (ms) => context.clock.sleep(ms));
    const engine = await (0,connect/* connect */.N)(record.dockerHost);
    await saveLeftEvidence(context, engine, record);
    const removed = await (0,sweep/* sweep */.X0)(engine, [`${docker_labels/* LABEL */.d_.session}=${record.session}`], context.clock, sweep/* UNSETTLED */.ht);
    (0,session/* closeSession */.Vu)(context.paths.state, record);
    context.log.info(`ended ${ended} processes and removed ${removed.length} objects that the step left`);
}


/***/ }),

/***/ 53715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OE: () => (/* binding */ uploadShard),
/* harmony export */   Qz: () => (/* binding */ isShardName),
/* harmony export */   di: () => (/* binding */ uploadEvidence),
/* harmony export */   h1: () => (/* binding */ announcedShards),
/* harmony export */   js: () => (/* binding */ announceShards)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _plan_artifact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43500);



const SHARDS_STATE = 'shards';
async function uploadShard({ artifacts, run }, variant, shard, folder) {
    const files = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.parentPath, entry.name));
    return artifacts.upload((0,_plan_artifact_js__WEBPACK_IMPORTED_MODULE_2__/* .shardArtifact */ .Vi)(variant, shard, run.attempt), folder, files);
}
function announceShards({ state }, shards) {
    state.save(SHARDS_STATE, JSON.stringify(shards));
}
function announcedShards({ state }) {
    try {
        const value = Object(JSON.parse(state.get(SHARDS_STATE)));
        const { variant, folder } = value;
        return typeof variant === 'string' && typeof folder === 'string' ? { variant, folder } : undefined;
    }
    catch {
        return undefined;
    }
}
const isShardName = (name) => /^[a-z0-9][a-z0-9-]*-\d+$/.test(name);
async function uploadEvidence(context) {
    const { artifacts, run, log } = context;
    const announced = announcedShards(context);
    if (announced === undefined || !artifacts.available || !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(announced.folder))
        return;
    const { variant, folder } = announced;
    try {
        const shards = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder).filter((name) => isShardName(name) && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name, 'evidence')));
        if (shards.length === 0)
            return;
        const there = new Set(await artifacts.list((0,_plan_artifact_js__WEBPACK_IMPORTED_MODULE_2__/* .shardArtifactPrefix */ .TT)(variant)));
        for (const shard of shards.sort()) {
            if (there.has((0,_plan_artifact_js__WEBPACK_IMPORTED_MODULE_2__/* .shardArtifact */ .Vi)(variant, shard, run.attempt)))
                continue;
            const uploaded = await uploadShard(context, variant, shard, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, shard));
            if (uploaded !== 'exists')
                log.info(`[${shard}] its evidence is uploaded`);
        }
    }
    catch (error) {
        log.warning(`evidence could not be uploaded: ${error.message}`);
    }
}


/***/ }),

/***/ 83422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ SESSION_VARIABLE),
/* harmony export */   e: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36624);


const SESSION_VARIABLE = 'ISOSHARD_SESSION';
const KEEP_BYTES = 64 * 1024 * 1024;
function signalGroup(child, signal) {
    if (child.pid === undefined)
        return false;
    try {
        return process.kill(-child.pid, signal);
    }
    catch {
        return false;
    }
}
class Tail {
    #chunks = [];
    #size = 0;
    push(chunk) {
        this.#chunks.push(chunk);
        this.#size += chunk.length;
        while (this.#size > KEEP_BYTES && this.#chunks.length > 1)
            this.#size -= this.#chunks.shift()?.length ?? 0;
    }
    toString() {
        return this.#chunks.join('');
    }
}
function run(command) {
    const [program, ...args] = command.argv;
    if (program === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EnvironmentError */ .eG('command-missing', 'an empty command cannot be run');
    const marked = command.session === undefined ? command.env : { ...command.env, [SESSION_VARIABLE]: command.session };
    return new Promise((resolve, reject) => {
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, {
            cwd: command.cwd,
            env: marked,
            detached: true,
            stdio: [command.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
        });
        const out = { stdout: new Tail(), stderr: new Tail() };
        for (const stream of ['stdout', 'stderr']) {
            child[stream]?.setEncoding('utf8').on('data', (chunk) => {
                out[stream].push(chunk);
                command.onOutput?.(chunk, stream);
            });
        }
        child.stdin?.on('error', () => undefined).end(command.input);
        let timedOut = false;
        let killTimer;
        const end = () => {
            signalGroup(child, 'SIGTERM');
            killTimer ??= setTimeout(() => signalGroup(child, 'SIGKILL'), command.graceMs ?? 1000);
        };
        const timer = command.timeoutMs === undefined
            ? undefined
            : setTimeout(() => {
                timedOut = true;
                end();
            }, command.timeoutMs);
        if (command.signal?.aborted)
            end();
        command.signal?.addEventListener('abort', end, { once: true });
        const settle = () => {
            clearTimeout(timer);
            clearTimeout(killTimer);
            command.signal?.removeEventListener('abort', end);
            signalGroup(child, 'SIGKILL');
        };
        child.on('error', (cause) => {
            settle();
            reject(new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EnvironmentError */ .eG('command-missing', `cannot run ${program}: ${cause.message}`, {
                cause,
                hint: cause.code === 'ENOENT' ? `Install ${program}, or put it on PATH.` : 'See the message above.',
            }));
        });
        child.on('exit', () => setTimeout(() => child.stdout?.destroy() && child.stderr?.destroy(), 500).unref());
        child.on('close', (code, signal) => {
            settle();
            resolve({ code, signal, stdout: out.stdout.toString(), stderr: out.stderr.toString(), timedOut });
        });
    });
}


/***/ }),

/***/ 29371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ budgetOf)
/* harmony export */ });
function budgetOf(ms) {
    const missing = [];
    let expire = () => undefined;
    const expired = new Promise((_, reject) => {
        expire = reject;
    });
    expired.catch(() => undefined);
    const timer = setTimeout(() => expire(new Error(`not within ${ms / 1000} s`)), ms);
    return {
        missing,
        async of(name, work) {
            try {
                return await Promise.race([Promise.resolve().then(work), expired]);
            }
            catch (error) {
                missing.push(`${name}: ${error.message}`);
                return undefined;
            }
        },
        end: () => clearTimeout(timer),
    };
}


/***/ }),

/***/ 48575:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ EVIDENCE_BUDGET_MS),
  r: () => (/* binding */ saveEvidence)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/docker/labels.js
var labels = __webpack_require__(3757);
// EXTERNAL MODULE: ./.build/src/stack/budget.js
var stack_budget = __webpack_require__(29371);
// EXTERNAL MODULE: ./.build/src/stack/event-record.js
var event_record = __webpack_require__(88348);
;// CONCATENATED MODULE: ./.build/src/stack/hide-values.js
const HIDDEN = '***';
const SHORTEST = 6;
const HARMLESS = new Set(['PATH', 'HOME', 'PWD', 'LANG', 'LC_ALL', 'TERM', 'SHELL', 'HOSTNAME', 'TZ']);
function valuesToHide(environments) {
    const values = environments.flatMap((environment) => Object.entries(environment).flatMap(([name, value]) => (HARMLESS.has(name) || value === null ? [] : [value])));
    return [...new Set(values)].filter((value) => value.length >= SHORTEST).sort((a, b) => b.length - a.length);
}
const NAMES = new Set(['Id', 'Name', 'name', 'Image', 'image', 'Status', 'condition', 'Driver', 'Type', 'type']);
const OWN_LABEL = /^(?:com\.docker\.|dev\.isoshard\.)/;
function hideValues(value, values) {
    const hide = (one, key) => {
        if (typeof one === 'string') {
            if (NAMES.has(key) || OWN_LABEL.test(key))
                return one;
            return values.reduce((text, secret) => text.replaceAll(secret, HIDDEN), one);
        }
        if (Array.isArray(one))
            return one.map((item) => hide(item, ''));
        if (typeof one !== 'object' || one === null)
            return one;
        return Object.fromEntries(Object.entries(one).map(([name, item]) => [name, hide(item, name)]));
    };
    return hide(value, '');
}
function environmentOf({ Config }) {
    const { Env } = (Config ?? {});
    return Object.fromEntries((Env ?? []).map((entry) => {
        const at = entry.indexOf('=');
        return at < 0 ? [entry, ''] : [entry.slice(0, at), entry.slice(at + 1)];
    }));
}
function shownInspection(inspection, values) {
    const Env = Object.keys(environmentOf(inspection)).map((name) => `${name}=${HIDDEN}`);
    return { ...hideValues(inspection, values), Config: { ...hideValues(inspection.Config, values), Env } };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./.build/src/docker/compose.js + 2 modules
var docker_compose = __webpack_require__(34455);
;// CONCATENATED MODULE: ./.build/src/stack/host-facts.js



async function diskOf(folder) {
    try {
        const { bavail, blocks, bsize } = await (0,promises_.statfs)(folder);
        return { folder, freeBytes: bavail * bsize, totalBytes: blocks * bsize };
    }
    catch {
        return undefined;
    }
}
async function hostFacts(engine, folder, env) {
    const [own, volumes, compose] = await Promise.all([
        diskOf(folder),
        engine.isLocal ? diskOf(engine.volumesFolder) : undefined,
        (0,docker_compose/* composeVersion */.JM)({ env, timeoutMs: 3000 }).catch((error) => `unknown: ${error.message}`),
    ]);
    return {
        disks: [own, volumes].filter((disk) => disk !== undefined),
        memory: { totalBytes: (0,external_node_os_.totalmem)(), freeBytes: (0,external_node_os_.freemem)() },
        load: (0,external_node_os_.loadavg)(),
        cpus: (0,external_node_os_.availableParallelism)(),
        kernel: (0,external_node_os_.release)(),
        engine: engine.version,
        compose,
    };
}

// EXTERNAL MODULE: ./.build/src/stack/logs.js
var stack_logs = __webpack_require__(81077);
;// CONCATENATED MODULE: ./.build/src/stack/evidence.js








const EVIDENCE_BUDGET_MS = 5000;
async function saveEvidence(engine, request, folder, { budgetMs = EVIDENCE_BUDGET_MS } = {}) {
    const budget = (0,stack_budget/* budgetOf */.n)(budgetMs);
    const evidence = (0,external_node_path_.join)(folder, 'evidence');
    const write = (file, text) => budget.of(file, () => (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(evidence, file), text));
    const ofModel = Object.values(request.model?.services ?? {}).map(({ environment = {} }) => environment);
    await budget.of('evidence', () => (0,external_node_fs_.mkdirSync)(evidence, { recursive: true }));
    if (request.plan !== undefined)
        await write('plan.json', json(request.plan));
    const listed = budget.of('containers', () => engine.containers([`${labels/* COMPOSE_LABEL */.UC.project}=${request.project}`]));
    const host = async () => {
        const facts = await budget.of('host.json', () => hostFacts(engine.info, folder, request.env));
        if (facts !== undefined)
            await write('host.json', json(facts));
    };
    const events = async () => {
        const found = request.events ?? (await budget.of('events.ndjson', () => engine.events(request.project)));
        const lines = found?.filter(event_record/* isNews */.M).map((event) => `${JSON.stringify(event)}\n`);
        if (lines !== undefined)
            await write('events.ndjson', lines.join(''));
    };
    const containers = async () => {
        const inspections = await inspectAll(engine, (await listed) ?? [], budget);
        const values = valuesToHide([...ofModel, ...inspections.map(environmentOf)]);
        if (request.model !== undefined)
            await write('model.json', json(hideValues(request.redact(request.model), values)));
        if ((await listed) === undefined)
            return;
        await write('containers.json', json(inspections.map((one) => shownInspection(one, values))));
        await write('health.json', json(Object.fromEntries(inspections.flatMap((one) => healthOf(one, values)))));
    };
    const logs = async () => {
        const found = await listed;
        if (found === undefined)
            return;
        const services = (0,external_node_path_.join)(folder, 'services');
        await budget.of('services', () => (0,stack_logs/* saveLogs */.P)(engine, request.project, services, found, (name, work) => budget.of(name, work)));
    };
    await Promise.all([host(), events(), containers(), logs()]);
    budget.end();
    if (budget.missing.length > 0) {
        const text = `Not among the evidence:\n${budget.missing.join('\n')}\n`;
        try {
            (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(evidence, 'incomplete.txt'), text);
        }
        catch {
        }
    }
}
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
async function inspectAll(engine, containers, budget) {
    const found = await Promise.all(containers.map(({ id, name }) => budget.of(`containers.json: ${name}`, () => engine.inspect(id))));
    return found.filter((one) => one !== undefined);
}
function healthOf({ Name, State }, values) {
    const { Health } = (State ?? {});
    return Health === undefined || Health === null ? [] : [[String(Name).replace(/^\//, ''), hideValues(Health, values)]];
}


/***/ }),

/***/ 81077:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ saveLogs)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _docker_labels_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3757);



const LINES = 5000;
const CHARACTERS = 4 * 1024 * 1024;
const toleratingAll = (_, work) => work().catch((error) => `its log could not be read: ${error.message}\n`);
async function saveLogs(engine, project, folder, containers, perFile = toleratingAll) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(folder, { recursive: true });
    const all = containers ?? (await engine.containers([`${_docker_labels_js__WEBPACK_IMPORTED_MODULE_2__/* .COMPOSE_LABEL */ .UC.project}=${project}`]));
    const ofServices = all.filter(({ oneOff, service }) => !oneOff && service !== '');
    await Promise.all(ofServices.map(async ({ id, service, name }) => {
        const isScaled = ofServices.filter((other) => other.service === service).length > 1;
        const file = `${(isScaled ? name : service).replace(/[^A-Za-z0-9._-]/g, '_')}.log`;
        const text = await perFile(`services/${file}`, () => engine.logs(id, LINES));
        if (text !== undefined)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, file), text.slice(-CHARACTERS));
    }));
}


/***/ })

};
