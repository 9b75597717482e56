export const id = 108;
export const ids = [108];
export const modules = {

/***/ 97336:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X0: () => (/* binding */ sweep),
/* harmony export */   _V: () => (/* binding */ SETTLED),
/* harmony export */   ht: () => (/* binding */ UNSETTLED)
/* harmony export */ });
/* harmony import */ var _docker_labels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3757);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36624);


const ATTEMPTS = 40;
const PAUSE_MS = 250;
const SETTLED = { quietQueries: 1, quietMs: 0 };
const UNSETTLED = { quietQueries: 2, quietMs: 1000 };
async function sweep(engine, labels, clock, options = SETTLED) {
    const removed = new Map();
    let reasons = [];
    let left = [];
    let quiet = 0;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        left = await engine.owned(labels);
        if (left.length === 0) {
            quiet += 1;
            if (quiet >= options.quietQueries)
                return [...removed.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
            await clock.sleep(options.quietMs);
            continue;
        }
        quiet = 0;
        if (attempt > 0)
            await clock.sleep(Math.min(PAUSE_MS * attempt, 1000));
        reasons = await removeByStack(engine, left, removed);
    }
    const names = left.map(({ kind, name }) => `${kind} ${name}`).join(', ');
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EnvironmentError */ .eG('teardown-incomplete', `could not remove ${names}: ${reasons.join('; ')}`, {
        hint: '`isoshard cleanup` tries again; `docker ps -a` shows what holds them.',
    });
}
const AT_ONCE = 4;
async function removeByStack(engine, objects, removed) {
    const stacks = new Map();
    for (const object of objects) {
        const shard = object.labels[_docker_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.shard] ?? '';
        stacks.set(shard, [...(stacks.get(shard) ?? []), object]);
    }
    const waiting = [...stacks.values()];
    const reasons = [];
    const work = async () => {
        for (let own = waiting.shift(); own !== undefined; own = waiting.shift()) {
            const isContainer = ({ kind }) => kind === 'container';
            reasons.push(...(await removeAll(engine, own.filter(isContainer), removed)));
            reasons.push(...(await removeAll(engine, own.filter((object) => !isContainer(object)), removed)));
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return reasons;
}
async function removeAll(engine, objects, removed) {
    const reasons = await Promise.all(objects.map(async (object) => {
        try {
            await engine.remove(object);
            removed.set(`${object.kind} ${object.id}`, object);
            return [];
        }
        catch (error) {
            return [error.message];
        }
    }));
    return reasons.flat();
}


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

/***/ 51530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ connect)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5460);
/* harmony import */ var _no_engine_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9472);



const OLDEST_MAJOR = 23;
function addressOptions(host) {
    if (host === undefined || host === process.env.DOCKER_HOST)
        return undefined;
    if (/^(unix|npipe):\/\//.test(host))
        return { socketPath: host.replace(/^\w+:\/\//, '') };
    const { hostname, port } = new URL(host.replace(/^tcp:/, 'http:'));
    if (/^(tcp|http):/.test(host))
        return { host: hostname, port, protocol: 'http' };
    throw new Error('expected unix://, npipe:// or tcp://');
}
async function connect(host) {
    if (host === _no_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .NO_ENGINE */ .Z)
        return (0,_no_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .noEngine */ .q)();
    const { default: Docker } = await Promise.all(/* import() */[__webpack_require__.e(830), __webpack_require__.e(40), __webpack_require__.e(631)]).then(__webpack_require__.t.bind(__webpack_require__, 39040, 19));
    let api;
    let version;
    let facts;
    try {
        api = new Docker(addressOptions(host));
        [version, facts] = await Promise.all([api.version(), api.info()]);
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EnvironmentError */ .eG('no-engine', `no Docker engine answers at ${host ?? 'the default address'}: ${cause.message}`, {
            cause,
            hint: 'Start Docker (to install it: https://docs.docker.com/engine/install/), or set DOCKER_HOST to where it listens; `isoshard doctor` checks again.',
        });
    }
    const major = Number.parseInt(version.Version, 10);
    if (!(major >= OLDEST_MAJOR)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EnvironmentError */ .eG('engine-too-old', `this Docker engine is ${version.Version}; isoshard needs ${OLDEST_MAJOR} or later`, { hint: 'Update it: https://docs.docker.com/engine/install/' });
    }
    const { DockerRootDir, SecurityOptions, MemTotal = 0, DriverStatus, RegistryConfig } = facts;
    return new _engine_js__WEBPACK_IMPORTED_MODULE_1__/* .Engine */ .N(api, {
        version: version.Version,
        major,
        dataFolder: DockerRootDir,
        volumesFolder: `${DockerRootDir}/volumes`,
        isLocal: host === undefined || host.startsWith('unix://'),
        isRootful: !(SecurityOptions ?? []).some((option) => /name=(rootless|userns)/.test(option)),
        memoryBytes: MemTotal,
        mirrors: RegistryConfig?.Mirrors ?? [],
        keepsPacked: (DriverStatus ?? []).some(([, value]) => /^io\.containerd\.snapshotter/.test(value ?? '')),
        platform: `${version.Os}/${version.Arch}`,
    });
}


/***/ }),

/***/ 89530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ registryOf),
/* harmony export */   L: () => (/* binding */ loginFor)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _processes_spawn_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83422);




const HUB = 'https://index.docker.io/v1/';
const HELPER_TIMEOUT_MS = 20_000;
function registryOf(reference) {
    const [first = ''] = reference.split('/');
    const isHost = reference.includes('/') && (/[.:]/.test(first) || first === 'localhost');
    return isHost && first !== 'docker.io' && first !== 'index.docker.io' ? first : HUB;
}
async function loginFor(reference, env) {
    const server = registryOf(reference);
    const { auths = {}, credHelpers = {}, credsStore } = clientConfiguration(env);
    const helper = credHelpers[server] ?? credsStore;
    if (helper !== undefined && /^[\w.-]+$/.test(helper)) {
        const login = await askHelper(helper, server, env);
        if (login !== undefined)
            return login;
    }
    const stored = auths[server] ?? auths[`https://${server}`];
    if (stored?.identitytoken)
        return { identitytoken: stored.identitytoken, serveraddress: server };
    const [, username, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(stored?.auth ?? '', 'base64').toString()) ?? [];
    if (username === undefined || password === undefined)
        return undefined;
    return { username, password, serveraddress: server };
}
function clientConfiguration(env) {
    const folder = env.DOCKER_CONFIG || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(env.HOME || (0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), '.docker');
    try {
        return Object(JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'config.json'), 'utf8')));
    }
    catch {
        return {};
    }
}
async function askHelper(helper, server, env) {
    try {
        const argv = [`docker-credential-${helper}`, 'get'];
        const { code, stdout } = await (0,_processes_spawn_js__WEBPACK_IMPORTED_MODULE_3__/* .run */ .e)({ argv, env, input: server, timeoutMs: HELPER_TIMEOUT_MS });
        if (code !== 0)
            return undefined;
        const { Username, Secret } = Object(JSON.parse(stdout));
        if (!Username || !Secret)
            return undefined;
        return Username === '<token>'
            ? { identitytoken: Secret, serveraddress: server }
            : { username: Username, password: Secret, serveraddress: server };
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 5460:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ Engine)
});

// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
;// CONCATENATED MODULE: ./.build/src/docker/ask.js

const momentOf = (text) => Math.max(0, Date.parse(text) || 0);
const statusOf = (error) => error.statusCode;
const isGone = (error) => statusOf(error) === 404 || (statusOf(error) === 409 && /already in progress/i.test(String(error)));
async function ask(what, question) {
    try {
        return await question();
    }
    catch (cause) {
        throw new errors/* EnvironmentError */.eG('engine-failed', `the Docker engine could not ${what}: ${cause.message}`, {
            cause,
            hint: 'Look at its log: `journalctl -u docker`.',
        });
    }
}
async function askFor(what, question) {
    return ask(what, async () => {
        try {
            return await question();
        }
        catch (error) {
            if (statusOf(error) === 404 || statusOf(error) === 400)
                return undefined;
            throw error;
        }
    });
}

// EXTERNAL MODULE: ./.build/src/within-time.js
var within_time = __webpack_require__(8344);
;// CONCATENATED MODULE: ./.build/src/docker/health-check.js
function toCheck(raw) {
    if (!raw?.Test?.length || raw.Test[0] === 'NONE')
        return undefined;
    const ms = (nanoseconds = 0) => nanoseconds / 1e6;
    return {
        test: raw.Test,
        intervalMs: ms(raw.Interval),
        timeoutMs: ms(raw.Timeout),
        retries: raw.Retries ?? 0,
        startPeriodMs: ms(raw.StartPeriod),
        startIntervalMs: ms(raw.StartInterval),
    };
}

;// CONCATENATED MODULE: ./.build/src/docker/image-moves.js
const NO_LOGIN = { username: '', password: '' };
async function pushImage(api, reference, options) {
    const { repository, tag } = splitTag(reference);
    const stream = await api.getImage(repository).push({ tag, authconfig: options.login ?? NO_LOGIN });
    let digest = '';
    await follow(stream, options, ({ aux }) => {
        digest = aux?.Digest ?? digest;
    });
    return digest;
}
async function pullImage(api, reference, options) {
    const [fromImage = '', digest] = reference.split('@');
    const named = digest === undefined ? splitTag(fromImage) : { repository: fromImage, tag: digest };
    const stream = await api.createImage(options.login ?? NO_LOGIN, { fromImage: named.repository, tag: named.tag });
    await follow(stream, options, () => undefined);
}
async function importImage(api, archive, { repository, tag, changes, }) {
    const stream = await api.importImage(archive, { repo: repository, tag, changes: [...changes] });
    await follow(stream, { login: undefined, signal: new AbortController().signal }, () => undefined);
}
function splitTag(reference) {
    const at = reference.lastIndexOf(':');
    if (at <= reference.lastIndexOf('/'))
        return { repository: reference, tag: 'latest' };
    return { repository: reference.slice(0, at), tag: reference.slice(at + 1) };
}
async function follow(stream, { signal, onProgress }, onLine) {
    const stop = () => stream.destroy(new Error('given up'));
    if (signal.aborted)
        stop();
    signal.addEventListener('abort', stop, { once: true });
    let unfinished = '';
    let failure;
    try {
        for await (const chunk of stream) {
            const lines = (unfinished + String(chunk)).split('\n');
            unfinished = lines.pop() ?? '';
            for (const line of lines.filter((one) => one.trim() !== '')) {
                const said = JSON.parse(line);
                failure ??= said.error;
                onLine(said);
                onProgress?.(said);
            }
        }
    }
    finally {
        signal.removeEventListener('abort', stop);
    }
    if (failure !== undefined)
        throw new Error(failure);
}

;// CONCATENATED MODULE: ./.build/src/docker/engine-images.js





const ANSWER_MS = 30_000;
class EngineImages {
    api;
    constructor(api) {
        this.api = api;
    }
    async hasImage(reference) {
        return (await this.imageEnvironment(reference)) !== undefined;
    }
    async imageEnvironment(reference) {
        const image = await askFor(`inspect image ${reference}`, () => this.api.getImage(reference).inspect());
        if (image === undefined)
            return undefined;
        const pairs = (image.Config?.Env ?? []).map((entry) => {
            const at = entry.indexOf('=');
            return at < 0 ? [entry, ''] : [entry.slice(0, at), entry.slice(at + 1)];
        });
        return {
            id: image.Id,
            env: Object.fromEntries(pairs),
            workingDir: image.Config?.WorkingDir ?? '',
            check: toCheck(image.Config?.Healthcheck),
        };
    }
    async imageDigest(reference) {
        const image = await this.imageFacts(reference);
        if (image === undefined)
            return undefined;
        const nameOf = (text) => text.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
        const plain = nameOf(reference)
            .replace(/^(?:index\.)?docker\.io\//, '')
            .replace(/^library\//, '');
        const known = image.repoDigests.find((one) => nameOf(one) === plain);
        return known?.split('@')[1] ?? `here:${image.id}`;
    }
    async anyImage() {
        const found = await ask('list images', () => this.api.listImages());
        if (found[0] === undefined)
            throw new errors/* EnvironmentError */.eG('image-missing', 'the Docker engine has no image at all');
        return found[0].Id;
    }
    async imageFacts(reference) {
        const image = await askFor(`inspect image ${reference}`, () => this.api.getImage(reference).inspect());
        if (image === undefined)
            return undefined;
        return {
            id: image.Id,
            labels: image.Config?.Labels ?? {},
            layers: image.RootFS?.Layers ?? [],
            sizeBytes: image.Size ?? 0,
            repoDigests: image.RepoDigests ?? [],
            lastTaggedMs: momentOf(image.Metadata?.LastTagTime ?? ''),
            volumes: Object.keys(image.Config?.Volumes ?? {}).sort(),
            platform: `${image.Os}/${image.Architecture}`,
        };
    }
    async imageHistory(reference) {
        const steps = await ask(`read the history of image ${reference}`, () => this.api.getImage(reference).history());
        return steps.map(({ Created, Size }) => ({ createdMs: Created * 1000, sizeBytes: Size }));
    }
    async localImages(labels = []) {
        const filters = JSON.stringify({ label: [...labels] });
        const found = await ask('list images', () => this.api.listImages(labels.length === 0 ? {} : { filters }));
        return found.map(({ Id, RepoTags, Size }) => ({
            id: Id,
            tags: (RepoTags ?? []).filter((tag) => tag !== '<none>:<none>'),
            sizeBytes: Size,
        }));
    }
    async tagImage(reference, repository, tag) {
        await ask(`tag image ${reference}`, () => this.api.getImage(reference).tag({ repo: repository, tag }));
    }
    async untagImage(reference) {
        return ask(`remove image ${reference}`, async () => {
            try {
                await this.api.getImage(reference).remove();
                return true;
            }
            catch (error) {
                if (isGone(error) || statusOf(error) === 409)
                    return false;
                throw error;
            }
        });
    }
    pushImage(reference, options) {
        return ask(`push image ${reference}`, () => pushImage(this.api, reference, options));
    }
    async pullImage(reference, options) {
        await ask(`pull image ${reference}`, () => pullImage(this.api, reference, options));
    }
    async importImage(archive, repository, tag, labels) {
        const changes = Object.entries(labels).map(([name, value]) => `LABEL ${name}=${JSON.stringify(value)}`);
        await ask(`make image ${repository}:${tag}`, () => importImage(this.api, archive, { repository, tag, changes }));
    }
    async remoteDigest(reference, login, { signal = new AbortController().signal, answerMs = ANSWER_MS } = {}) {
        const options = { authconfig: login ?? {} };
        const asked = (limited) => new Promise((resolve, reject) => {
            limited.addEventListener('abort', () => reject(limited.reason), { once: true });
            this.api.getImage(reference).distribution(options).then(resolve, reject);
        });
        return askFor(`ask for image ${reference}`, async () => (await (0,within_time/* withinTime */.d)(signal, answerMs, asked)).Descriptor.digest);
    }
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./.build/src/docker/exec.js


const KEPT_CHARACTERS = 4000;
const UNSTARTABLE = /exec failed|executable file not found|permission denied|no such file or directory/i;
async function execIn(api, containerId, argv, { signal, user, most = KEPT_CHARACTERS } = {}) {
    const request = { Cmd: [...argv], AttachStdout: true, AttachStderr: true, ...(user !== undefined && { User: user }) };
    const exec = await api.getContainer(containerId).exec(request);
    let output = '';
    const sink = new external_node_stream_.PassThrough();
    sink.setEncoding('utf8').on('data', (chunk) => {
        output = (output + chunk).slice(0, most);
    });
    try {
        const stream = await exec.start({});
        api.modem.demuxStream(stream, sink, sink);
        stream.on('error', () => undefined);
        await (0,external_node_events_.once)(stream, 'close', signal === undefined ? {} : { signal }).finally(() => stream.destroy());
    }
    catch (error) {
        const message = error.message;
        if (signal?.aborted || !UNSTARTABLE.test(message))
            throw error;
        return { exitCode: /permission denied/i.test(message) ? 126 : 127, output: message };
    }
    const { ExitCode } = await exec.inspect();
    return { exitCode: ExitCode ?? -1, output };
}

;// CONCATENATED MODULE: ./.build/src/docker/follow.js


async function followLog(api, containerId, sinceMs, onText, signal) {
    const container = api.getContainer(containerId);
    const { Config } = await container.inspect();
    const since = (sinceMs / 1000).toFixed(3);
    const stream = (await container.logs({
        stdout: true,
        stderr: true,
        follow: true,
        since: since,
    }));
    const text = new external_node_stream_.PassThrough();
    text.setEncoding('utf8').on('data', onText);
    if (Config.Tty)
        stream.pipe(text);
    else
        api.modem.demuxStream(stream, text, text);
    stream.on('error', () => undefined);
    await (0,external_node_events_.once)(stream, 'close', { signal })
        .catch(() => undefined)
        .finally(() => stream.destroy());
}

// EXTERNAL MODULE: ./.build/src/docker/labels.js
var docker_labels = __webpack_require__(3757);
;// CONCATENATED MODULE: ./.build/src/docker/log-frames.js
function framesOf(raw) {
    const frames = [];
    for (let at = 0; at + 8 <= raw.length;) {
        const length = raw.readUInt32BE(at + 4);
        const text = raw.subarray(at + 8, at + 8 + length).toString('utf8');
        frames.push({ stream: raw[at] === 2 ? 'stderr' : 'stdout', text });
        at += 8 + length;
    }
    return frames;
}
const toLines = (frames) => frames.flatMap(({ stream, text }) => text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => {
    const [, time = '', rest = line] = /^(\d{4}-\S+Z) ?(.*)$/s.exec(line) ?? [];
    return { stream, text: rest, timeMs: Date.parse(time) || 0 };
}));

;// CONCATENATED MODULE: ./.build/src/docker/engine-containers.js







const PATH_STAT = 'x-docker-container-path-stat';
const GO_MODE_DIR = 2 ** 31;
const LEAST_CPU_SHARES = 2;
const LAYER_CHANGES = ['changed', 'added', 'removed'];
class EngineContainers extends EngineImages {
    async containers(labels) {
        const filters = { label: [...labels] };
        const found = await ask('list containers', () => this.api.listContainers({ all: true, filters }));
        return found.map((c) => ({
            id: c.Id,
            name: (c.Names[0] ?? '').replace(/^\//, ''),
            image: c.Image,
            service: c.Labels[docker_labels/* COMPOSE_LABEL */.UC.service] ?? '',
            project: c.Labels[docker_labels/* COMPOSE_LABEL */.UC.project] ?? '',
            oneOff: c.Labels[docker_labels/* COMPOSE_LABEL */.UC.oneOff] === 'True',
            labels: c.Labels,
            state: c.State,
            ports: c.Ports.filter((p) => p.PublicPort !== undefined).map((p) => ({
                host: p.PublicPort,
                container: p.PrivatePort,
                protocol: p.Type,
            })),
        }));
    }
    async state(containerId) {
        const found = await askFor('inspect a container', () => this.api.getContainer(containerId).inspect());
        if (found === undefined)
            return undefined;
        const { State, Config, NetworkSettings, HostConfig } = found;
        const health = State.Health?.Status;
        return {
            status: State.Status,
            exitCode: State.ExitCode,
            oomKilled: State.OOMKilled,
            health: health ?? 'none',
            lastCheck: State.Health?.Log?.at(-1)?.Output ?? '',
            error: State.Error,
            restarts: found.RestartCount ?? 0,
            startedAtMs: momentOf(State.StartedAt),
            finishedAtMs: momentOf(State.FinishedAt),
            check: toCheck(Config.Healthcheck),
            shell: Config.Shell ?? ['/bin/sh', '-c'],
            checkRuns: (State.Health?.Log ?? []).map(({ Start, End, ExitCode, Output }) => ({
                startMs: momentOf(Start),
                endMs: momentOf(End),
                exitCode: ExitCode,
                output: Output,
            })),
            addresses: Object.values(NetworkSettings.Networks ?? {}).flatMap(({ IPAddress }) => IPAddress || []),
            networkMode: HostConfig.NetworkMode ?? '',
        };
    }
    async inspect(containerId) {
        const found = await askFor('inspect a container', () => this.api.getContainer(containerId).inspect());
        return found;
    }
    async logs(containerId, lines) {
        return (await this.output(containerId, lines, false)).map(({ text }) => text).join('');
    }
    async lines(containerId, lines) {
        return toLines(await this.output(containerId, lines, true));
    }
    async output(containerId, lines, timestamps) {
        return ask('read the log of a container', async () => {
            const container = this.api.getContainer(containerId);
            const { Config } = await container.inspect();
            const raw = await container.logs({ stdout: true, stderr: true, timestamps, tail: lines, follow: false });
            return Config.Tty ? [{ stream: 'stdout', text: raw.toString('utf8') }] : framesOf(raw);
        });
    }
    async exec(containerId, argv, options) {
        return ask('run a command in a container', () => execIn(this.api, containerId, argv, options));
    }
    async follow(containerId, sinceMs, onText, signal) {
        await ask('follow the log of a container', () => followLog(this.api, containerId, sinceMs, onText, signal));
    }
    async stop(containerId, graceMs) {
        await askFor('stop a container', async () => {
            try {
                await this.api.getContainer(containerId).stop({ t: Math.ceil(graceMs / 1000) });
            }
            catch (error) {
                if (statusOf(error) !== 304)
                    throw error;
            }
        });
    }
    async kill(containerId) {
        await askFor('kill a container', async () => {
            try {
                await this.api.getContainer(containerId).kill();
            }
            catch (error) {
                if (statusOf(error) !== 409)
                    throw error;
            }
        });
    }
    async start(containerId) {
        await ask('start a container', async () => {
            try {
                await this.api.getContainer(containerId).start();
            }
            catch (error) {
                if (statusOf(error) !== 304)
                    throw error;
            }
        });
    }
    async ended(containerId) {
        await askFor('wait for a container', () => this.api.getContainer(containerId).wait());
    }
    async layerChanges(containerId) {
        const found = await askFor('compare a container with its image', () => this.api.getContainer(containerId).changes());
        const changes = (Array.isArray(found) ? found : []);
        return changes.map(({ Path, Kind }) => ({ path: Path, what: LAYER_CHANGES[Kind] ?? 'changed' }));
    }
    async stat(containerId, path) {
        const answer = await askFor(`look at ${path} of a container`, () => this.api.getContainer(containerId).infoArchive({ path }));
        const response = answer;
        response?.resume();
        const header = response?.headers?.[PATH_STAT];
        if (header === undefined)
            return undefined;
        const { size, mode, mtime } = JSON.parse(Buffer.from(header, 'base64').toString('utf8'));
        return { size, isFolder: (mode & GO_MODE_DIR) !== 0, modified: mtime };
    }
    async holderOfPort(port) {
        return (await this.containers([])).find((container) => container.ports.some((p) => p.host === port));
    }
    async createDoor(image, mounts, labels, work) {
        const options = {
            Image: image,
            Cmd: work === undefined ? ['true'] : [...work.argv],
            Entrypoint: [''],
            Labels: labels,
            NetworkDisabled: true,
            ...(work !== undefined && { User: '0:0', Healthcheck: { Test: ['NONE'] } }),
            HostConfig: {
                ...(work?.isUrgent !== true && { CpuShares: LEAST_CPU_SHARES }),
                Mounts: Object.entries(mounts).map(([source, target]) => ({
                    Type: 'volume',
                    Source: source,
                    Target: target,
                    ReadOnly: work?.readOnly?.includes(source) === true,
                    VolumeOptions: { NoCopy: true, Labels: {}, DriverConfig: { Name: '', Options: {} } },
                })),
            },
        };
        const container = await ask('create a container', () => this.api.createContainer(options));
        return container.id;
    }
    async putArchive(containerId, folder, tar) {
        await ask('write into a volume', () => this.api.getContainer(containerId).putArchive(tar, { path: folder }));
    }
    async getArchive(containerId, path) {
        return askFor(`read ${path} of a container`, () => this.api.getContainer(containerId).getArchive({ path }));
    }
}

;// CONCATENATED MODULE: ./.build/src/docker/events.js

function readEvents(stream, onEvent) {
    let rest = '';
    stream.setEncoding('utf8').on('error', () => undefined);
    stream.on('data', (chunk) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines.filter(Boolean))
            onEvent(toEvent(JSON.parse(line)));
    });
}
function toEvent({ Action, Actor, time = 0, timeNano = time * 1e9 }) {
    const { name = '', exitCode, signal, [docker_labels/* COMPOSE_LABEL */.UC.service]: service = '' } = Actor.Attributes;
    return {
        action: Action,
        containerId: Actor.ID,
        container: name,
        service,
        timeMs: Math.floor(timeNano / 1e6),
        ...(exitCode !== undefined && { exitCode: Number(exitCode) }),
        ...(signal !== undefined && { signal: Number(signal) }),
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(38816);
// EXTERNAL MODULE: ./.build/src/docker/credentials.js
var credentials = __webpack_require__(89530);
;// CONCATENATED MODULE: ./.build/src/docker/remote-layers.js




const ACCEPT = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');
const ON_LOOPBACK = /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/;
const HUB = 'https://registry-1.docker.io';
const remote_layers_ANSWER_MS = 10_000;
const LONGEST = 4 * 1024 * 1024;
const digest = schemas/* string */.YjP().regex(/^sha256:[0-9a-f]{64}$/);
const remote_layers_layer = schemas/* object */.Ikc({
    mediaType: schemas/* string */.YjP().regex(/^[\w.+/-]{1,200}$/),
    digest,
    size: schemas/* int */.Whr().min(0),
});
const manifestSchema = schemas/* object */.Ikc({ layers: schemas/* array */.YOg(remote_layers_layer).min(1).max(500) });
const indexSchema = schemas/* object */.Ikc({
    manifests: schemas/* array */.YOg(schemas/* object */.Ikc({ digest, platform: schemas/* object */.Ikc({ os: schemas/* string */.YjP(), architecture: schemas/* string */.YjP() }).optional() })),
});
async function remoteLayers(reference, options) {
    const [name = '', wanted = ''] = reference.split('@');
    const server = (0,credentials/* registryOf */.F)(name);
    const isHub = server.startsWith('https://');
    const path = isHub ? name.replace(/^(?:index\.)?docker\.io\//, '') : name.slice(server.length + 1);
    const repository = isHub && !path.includes('/') ? `library/${path}` : path;
    const places = isHub
        ? [...options.mirrors.map((origin) => ({ origin, login: undefined })), { origin: HUB, login: options.login }]
        : [{ origin: `${ON_LOOPBACK.test(server) ? 'http' : 'https'}://${server}`, login: options.login }];
    const failures = [];
    for (const { origin, login } of places) {
        try {
            const ask = manifestsAt(`${origin.replace(/\/+$/, '')}/v2/${repository}/manifests/`, login, options.signal);
            const text = await ask(wanted);
            const found = indexSchema.safeParse(text);
            if (!found.success)
                return manifestSchema.parse(text).layers;
            const own = found.data.manifests.find(({ platform: { os, architecture } = {} }) => options.platform === undefined ? os !== 'unknown' : `${os}/${architecture}` === options.platform);
            if (own === undefined)
                throw new Error(`it is not for ${options.platform ?? 'any platform'}`);
            return manifestSchema.parse(await ask(own.digest)).layers;
        }
        catch (error) {
            options.signal.throwIfAborted();
            failures.push(`${new URL(origin).host}: ${error.message}`);
        }
    }
    throw new Error(`the layers of ${reference} are not known: ${failures.join('; ')}`);
}
function manifestsAt(address, login, signal) {
    let authorization = basicOf(login);
    const get = (wanted) => {
        const headers = { accept: ACCEPT, ...(authorization !== undefined && { authorization }) };
        return answerTo(`${address}${wanted}`, { headers }, signal);
    };
    return async (wanted) => {
        let answer = await get(wanted);
        if (answer.status === 401) {
            authorization = await tokenFor(answer.challenge, address, login, signal);
            answer = await get(wanted);
        }
        if (!answer.ok)
            throw new Error(`HTTP ${answer.status}`);
        if (`sha256:${(0,external_node_crypto_.createHash)('sha256').update(answer.bytes).digest('hex')}` !== wanted)
            throw new Error('a manifest has another digest');
        return JSON.parse(answer.bytes.toString('utf8'));
    };
}
const answerTo = (url, init, signal) => (0,within_time/* withinTime */.d)(signal, remote_layers_ANSWER_MS, async (limited) => {
    const answer = await fetch(url, { ...init, signal: limited });
    const chunks = [];
    let length = 0;
    for await (const chunk of answer.body ?? []) {
        length += chunk.length;
        if (length > LONGEST)
            throw new Error('an answer is too long');
        chunks.push(chunk);
    }
    const challenge = answer.headers.get('www-authenticate') ?? '';
    return { ok: answer.ok, status: answer.status, challenge, bytes: Buffer.concat(chunks) };
});
const basicOf = (login) => login?.password === undefined
    ? undefined
    : `Basic ${Buffer.from(`${login.username ?? ''}:${login.password}`).toString('base64')}`;
async function tokenFor(challenge, address, login, signal) {
    if (!/^bearer /i.test(challenge))
        throw new Error('it wants a log-in');
    const said = Object.fromEntries([...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, value]) => [key, value]));
    const realm = new URL(said.realm ?? '');
    if (realm.protocol !== 'https:' && new URL(address).protocol === 'https:')
        throw new Error('it wants a log-in in the clear');
    const { service = '', scope = '' } = said;
    const basic = basicOf(login);
    const refresh = login?.identitytoken && {
        grant_type: 'refresh_token',
        client_id: 'isoshard',
        refresh_token: login.identitytoken,
        service,
        scope,
    };
    const answer = refresh
        ? await answerTo(realm, { method: 'POST', body: new URLSearchParams(refresh) }, signal)
        : await answerTo(withQuery(realm, { service, scope }), { headers: basic === undefined ? {} : { authorization: basic } }, signal);
    if (!answer.ok)
        throw new Error('it gives no token');
    const { token, access_token } = Object(JSON.parse(answer.bytes.toString('utf8')));
    const given = token ?? access_token;
    if (typeof given !== 'string' || !/^[\x21-\x7e]+$/.test(given))
        throw new Error('it gives no token');
    return `Bearer ${given}`;
}
function withQuery(url, query) {
    for (const [name, value] of Object.entries(query))
        if (value !== '')
            url.searchParams.set(name, value);
    return url;
}

;// CONCATENATED MODULE: ./.build/src/docker/engine.js






const OVERLAPS = /pool overlaps|conflicts with (existing )?(network|route)|non-overlapping|fully subnetted|overlaps with existing/i;
class Engine extends EngineContainers {
    info;
    constructor(api, info) {
        super(api);
        this.info = info;
    }
    remoteLayers(reference, options) {
        return remoteLayers(reference, { ...options, mirrors: this.info.mirrors });
    }
    async networks() {
        const found = await ask('list networks', () => this.api.listNetworks());
        return found.map(({ Name, Labels, IPAM }) => ({
            name: Name,
            labels: Labels ?? {},
            subnets: (IPAM?.Config ?? []).flatMap(({ Subnet }) => Subnet ?? []),
        }));
    }
    async createNetwork(name, request) {
        const { driver, labels, options, internal, attachable, ipv6, subnets } = request;
        const ipam = subnets.length === 0 ? {} : { IPAM: { Driver: 'default', Config: subnets.map((Subnet) => ({ Subnet })) } };
        return ask(`create network ${name}`, async () => {
            try {
                await this.api.createNetwork({
                    Name: name,
                    Driver: driver,
                    Labels: { ...labels },
                    Options: { ...options },
                    Internal: internal,
                    Attachable: attachable,
                    EnableIPv6: ipv6,
                    ...ipam,
                });
                return 'created';
            }
            catch (error) {
                if (OVERLAPS.test(String(error)))
                    return 'overlaps';
                throw error;
            }
        });
    }
    async createVolume(name, labels, options) {
        const volume = { Name: name, Labels: labels, Driver: 'local', ...(options && { DriverOpts: options }) };
        await ask(`create volume ${name}`, () => this.api.createVolume(volume));
    }
    async volume(name) {
        const found = await askFor(`inspect volume ${name}`, () => this.api.getVolume(name).inspect());
        return found && { name: found.Name, labels: found.Labels ?? {} };
    }
    async owned(labels) {
        const filters = { label: [...labels] };
        const [containers, networks, volumes] = await ask('list what it holds', () => Promise.all([
            this.api.listContainers({ all: true, filters }),
            this.api.listNetworks({ filters }),
            this.api.listVolumes({ filters: JSON.stringify(filters) }),
        ]));
        const seconds = (date) => (date ? Math.floor(Date.parse(date) / 1000) || 0 : 0);
        return [
            ...containers.map((c) => ({
                kind: 'container',
                id: c.Id,
                name: (c.Names[0] ?? c.Id).replace(/^\//, ''),
                labels: c.Labels,
                created: c.Created,
            })),
            ...networks.map((n) => ({
                kind: 'network',
                id: n.Id,
                name: n.Name,
                labels: n.Labels ?? {},
                created: seconds(n.Created),
            })),
            ...(volumes.Volumes ?? []).map((v) => ({
                kind: 'volume',
                id: v.Name,
                name: v.Name,
                labels: v.Labels ?? {},
                created: seconds(v.CreatedAt),
            })),
        ];
    }
    async remove(object) {
        await ask(`remove ${object.kind} ${object.id}`, async () => {
            try {
                if (object.kind === 'container')
                    await this.api.getContainer(object.id).remove({ force: true, v: true });
                else if (object.kind === 'network')
                    await this.api.getNetwork(object.id).remove();
                else
                    await this.api.getVolume(object.id).remove({ force: true });
            }
            catch (error) {
                if (!isGone(error))
                    throw error;
            }
        });
    }
    async watch(project, onEvent, signal) {
        const stream = await this.eventStream(project);
        if (signal.aborted)
            stream.destroy();
        signal.addEventListener('abort', () => stream.destroy(), { once: true });
        readEvents(stream, onEvent);
    }
    async events(project) {
        const stream = await this.eventStream(project, { since: 1, until: Date.now() / 1000 });
        const events = [];
        readEvents(stream, (event) => events.push(event));
        await ask('tell its events', () => (0,promises_.finished)(stream));
        return events;
    }
    async eventStream(project, range = {}) {
        const filters = { type: ['container'], label: [`${docker_labels/* COMPOSE_LABEL */.UC.project}=${project}`] };
        return (await ask('tell its events', () => this.api.getEvents({ ...range, filters })));
    }
}


/***/ }),

/***/ 3757:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UC: () => (/* binding */ COMPOSE_LABEL),
/* harmony export */   d_: () => (/* binding */ LABEL),
/* harmony export */   j1: () => (/* binding */ projectName),
/* harmony export */   sx: () => (/* binding */ sessionLabels)
/* harmony export */ });
const PREFIX = 'dev.isoshard';
const LABEL = {
    session: `${PREFIX}.session`,
    repository: `${PREFIX}.repository`,
    runId: `${PREFIX}.run-id`,
    runAttempt: `${PREFIX}.run-attempt`,
    job: `${PREFIX}.job`,
    suite: `${PREFIX}.suite`,
    shard: `${PREFIX}.shard`,
    hostBootId: `${PREFIX}.host-boot-id`,
    deadline: `${PREFIX}.deadline`,
    digest: `${PREFIX}.digest`,
    snapshot: `${PREFIX}.snapshot`,
    snapshotGeneration: `${PREFIX}.snapshot-generation`,
    snapshotPart: `${PREFIX}.snapshot-part`,
    snapshotSession: `${PREFIX}.snapshot-session`,
    snapshotFacts: `${PREFIX}.snapshot-facts`,
};
const COMPOSE_LABEL = {
    project: 'com.docker.compose.project',
    service: 'com.docker.compose.service',
    oneOff: 'com.docker.compose.oneoff',
    network: 'com.docker.compose.network',
};
function sessionLabels(identity, suite = '', shard = '') {
    return {
        [LABEL.session]: identity.session,
        [LABEL.repository]: identity.repository,
        [LABEL.runId]: identity.runId,
        [LABEL.runAttempt]: String(identity.attempt),
        [LABEL.job]: identity.job,
        [LABEL.suite]: suite,
        [LABEL.shard]: shard,
        [LABEL.hostBootId]: identity.bootId,
        [LABEL.deadline]: String(identity.deadline),
    };
}
function projectName(session, shard) {
    return `isoshard-${session}-${shard}`.slice(0, 63).replace(/-+$/, '');
}


/***/ }),

/***/ 9472:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ NO_ENGINE),
/* harmony export */   q: () => (/* binding */ noEngine)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5460);


const NO_ENGINE = 'none';
function noEngine() {
    const api = {
        listContainers: async () => [],
        listNetworks: async () => [],
        listImages: async () => [],
        listVolumes: async () => ({ Volumes: [], Warnings: [] }),
        getEvents: async () => new node_stream__WEBPACK_IMPORTED_MODULE_0__.PassThrough(),
    };
    return new _engine_js__WEBPACK_IMPORTED_MODULE_1__/* .Engine */ .N(api, {
        version: '',
        major: 0,
        dataFolder: '',
        volumesFolder: '',
        isLocal: false,
        isRootful: false,
        memoryBytes: 0,
        mirrors: [],
        keepsPacked: false,
        platform: '',
    });
}


/***/ }),

/***/ 80354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ endMarked)
/* harmony export */ });
/* unused harmony export findMarked */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _spawn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83422);


function findMarked(session) {
    const marker = `${_spawn_js__WEBPACK_IMPORTED_MODULE_1__/* .SESSION_VARIABLE */ .W}=${session ?? ''}`;
    const isMarked = (entry) => (session === undefined ? entry.startsWith(marker) : entry === marker);
    let entries;
    try {
        entries = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)('/proc');
    }
    catch {
        return [];
    }
    return entries
        .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
        .filter((pid) => {
        try {
            return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${pid}/environ`, 'utf8').split('\0').some(isMarked);
        }
        catch {
            return false;
        }
    })
        .map(Number);
}
async function endMarked(session, sleep, rounds = 20) {
    const killed = new Set();
    for (let round = 0; round < rounds; round++) {
        const pids = findMarked(session);
        if (pids.length === 0)
            break;
        for (const pid of pids) {
            try {
                process.kill(pid, 'SIGKILL');
                killed.add(pid);
            }
            catch {
            }
        }
        await sleep(50);
    }
    return killed.size;
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

/***/ 3449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZD: () => (/* binding */ collectLayers),
/* harmony export */   xl: () => (/* binding */ collectStates)
/* harmony export */ });
/* unused harmony export UNUSED_MS */
/* harmony import */ var _docker_labels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3757);
/* harmony import */ var _layers_ahead_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24136);
/* harmony import */ var _seal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(94135);



const UNUSED_MS = 7 * 24 * 60 * 60 * 1000;
async function collectStates(engine, clock, { dryRun, maker }) {
    const collected = [];
    for (const generation of await (0,_seal_js__WEBPACK_IMPORTED_MODULE_2__/* .listGenerations */ .UN)(engine)) {
        const { key, sealed, volumes, users } = generation;
        if (!dryRun)
            await removeDeadLayers(engine, generation);
        if (sealed === undefined && volumes.length === 0)
            continue;
        if (maker !== undefined && (sealed !== undefined || generation.maker !== maker))
            continue;
        const created = sealed?.createdMs ?? Math.min(...volumes.map((volume) => volume.created * 1000));
        const ageMs = clock.now() - created;
        const { goes, why } = await judge(engine, clock, generation);
        if (goes && !dryRun) {
            if (sealed !== undefined)
                await (0,_seal_js__WEBPACK_IMPORTED_MODULE_2__/* .breakSeal */ .nP)(engine, key);
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
async function collectLayers(engine) {
    for (const generation of await (0,_seal_js__WEBPACK_IMPORTED_MODULE_2__/* .listGenerations */ .UN)(engine))
        await removeDeadLayers(engine, generation);
}
async function removeDeadLayers(engine, { volumes }) {
    for (const { volume, isFree, session } of (0,_layers_ahead_js__WEBPACK_IMPORTED_MODULE_1__/* .layersOf */ .w)(volumes)) {
        if (!isFree && !(await isAlive(engine, session)))
            await (0,_layers_ahead_js__WEBPACK_IMPORTED_MODULE_1__/* .removeLayer */ .e5)(engine, volume);
    }
}
const isAlive = async (engine, session) => session !== '' && (await engine.owned([`${_docker_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.session}=${session}`])).length > 0;
async function judge(engine, clock, { key, generation, sealed, users, maker, volumes }) {
    if (users.length > 0)
        return { goes: false, why: '' };
    if (sealed === undefined) {
        const isMade = await isAlive(engine, maker);
        const isSealed = !isMade && (await (0,_seal_js__WEBPACK_IMPORTED_MODULE_2__/* .findSnapshot */ .Cb)(engine, key))?.generation === generation;
        return isMade || isSealed
            ? { goes: false, why: `session ${maker} ${isMade ? 'is making it' : 'has just made it'}` }
            : { goes: true, why: 'it was never finished, or another one took its place' };
    }
    const used = Math.max(...volumes.map((volume) => volume.created * 1000));
    return clock.now() - used < UNUSED_MS
        ? { goes: false, why: 'it is kept for 7 days from its last use' }
        : { goes: true, why: 'nobody has used it for 7 days' };
}


/***/ }),

/***/ 15522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XY: () => (/* binding */ copyScript),
/* harmony export */   pd: () => (/* binding */ foldersOf),
/* harmony export */   u1: () => (/* binding */ largestOf),
/* harmony export */   zi: () => (/* binding */ whyNoCopy)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

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
function whyNoCopy(layer, { entries }) {
    const byPath = new Map(entries.map((entry) => [entry.path, entry]));
    const other = layer.find((own) => {
        const entry = byPath.get(own.path);
        if (own.isFolder)
            return entry?.kind !== 'folder';
        if (!own.isFile || entry?.kind !== 'file')
            return true;
        return ['mode', 'uid', 'gid', 'size', 'modified'].some((name) => own[name] !== entry[name]);
    });
    return other?.path;
}
function copyScript(paths) {
    const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;
    const byFolder = new Map();
    for (const path of paths) {
        const folder = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(path);
        byFolder.set(folder, [...(byFolder.get(folder) ?? []), node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(path)]);
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


/***/ }),

/***/ 24136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ay: () => (/* binding */ createLayer),
/* harmony export */   DR: () => (/* binding */ freeLayers),
/* harmony export */   dd: () => (/* binding */ removeOtherLayers),
/* harmony export */   e5: () => (/* binding */ removeLayer),
/* harmony export */   gw: () => (/* binding */ offerLayer),
/* harmony export */   pd: () => (/* binding */ takeLayer),
/* harmony export */   w: () => (/* binding */ layersOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _docker_labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3757);
/* harmony import */ var _copied_ahead_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15522);
/* harmony import */ var _listing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90780);
/* harmony import */ var _seal_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(94135);





const wholeMark = (volume) => `${volume}-whole`;
const takenMark = (volume) => `${volume}-taken`;
const labelsOf = (snapshot, part, session) => ({
    ...(0,_seal_js__WEBPACK_IMPORTED_MODULE_4__/* .partLabels */ .D6)(snapshot, part),
    [_docker_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.snapshotSession]: session,
});
async function createLayer(engine, snapshot, slotId, session) {
    const volume = (0,_seal_js__WEBPACK_IMPORTED_MODULE_4__/* .aheadVolume */ .a)(snapshot, slotId, (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(5).toString('hex'));
    await engine.createVolume(volume, labelsOf(snapshot, 'ahead', session));
    return volume;
}
const offerLayer = (engine, snapshot, volume, session) => engine.createVolume(wholeMark(volume), labelsOf(snapshot, 'ahead-whole', session));
async function takeLayer(engine, snapshot, volume, session) {
    await engine.createVolume(takenMark(volume), labelsOf(snapshot, 'ahead-taken', session));
    return (await engine.volume(takenMark(volume)))?.labels[_docker_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.snapshotSession] === session;
}
async function removeLayer(engine, volume) {
    for (const id of [volume, wholeMark(volume), takenMark(volume)])
        await engine.remove({ kind: 'volume', id });
}
async function freeLayers(engine, snapshot, slotId) {
    const owned = await engine.owned([`${_docker_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.snapshotGeneration}=${snapshot.generation}`]);
    const own = (0,_seal_js__WEBPACK_IMPORTED_MODULE_4__/* .aheadVolume */ .a)(snapshot, slotId, '');
    return layersOf(owned)
        .filter(({ isFree, volume }) => isFree && volume.startsWith(own))
        .map(({ volume }) => volume);
}
function layersOf(volumes) {
    const byPart = (part) => volumes.filter(({ labels }) => labels[_docker_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.snapshotPart] === part);
    const layers = byPart('ahead');
    const whole = new Set(byPart('ahead-whole').map(({ id }) => id));
    const taken = new Map(byPart('ahead-taken').map((mark) => [mark.id, mark]));
    const own = layers.map(({ id, labels }) => {
        const taker = taken.get(takenMark(id));
        taken.delete(takenMark(id));
        const session = (taker?.labels ?? labels)[_docker_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.snapshotSession] ?? '';
        return { volume: id, isFree: taker === undefined && whole.has(wholeMark(id)), session };
    });
    const gone = [...taken].map(([id, { labels }]) => {
        return { volume: id.slice(0, -takenMark('').length), isFree: false, session: labels[_docker_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.snapshotSession] ?? '' };
    });
    return [...own, ...gone];
}
async function removeOtherLayers(engine, snapshot, { slots }, { session, ...options }) {
    for (const slot of slots) {
        for (const volume of await freeLayers(engine, snapshot, slot.slot)) {
            const listing = await (0,_listing_js__WEBPACK_IMPORTED_MODULE_3__/* .listSlots */ .QY)(engine, [{ volume, path: `/door/${volume}/upper` }], options);
            if (listing === undefined || (0,_copied_ahead_js__WEBPACK_IMPORTED_MODULE_2__/* .whyNoCopy */ .zi)((0,_listing_js__WEBPACK_IMPORTED_MODULE_3__/* .parseListing */ ._S)(listing), slot) === undefined)
                continue;
            if (await takeLayer(engine, snapshot, volume, session))
                await removeLayer(engine, volume);
        }
    }
}


/***/ }),

/***/ 90780:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QY: () => (/* binding */ listSlots),
/* harmony export */   Ug: () => (/* binding */ LISTING_FILE),
/* harmony export */   _S: () => (/* binding */ parseListing),
/* harmony export */   _f: () => (/* binding */ otherPath)
/* harmony export */ });
/* harmony import */ var _stack_archive_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34010);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76619);


const LISTING_FILE = 'listing';
const OUTPUT = '/door/listing';
const SCRIPT = `export LC_ALL=C TZ=UTC; exec > "$1"; shift
for folder in "$@"; do cd "$folder" && echo "|$folder" && find . -exec stat -c '%f|%u|%g|%s|%y|%z|%n' {} + || exit 1; done`;
async function listSlots(engine, folders, { images, labels }) {
    const mounts = Object.fromEntries(folders.map(({ volume }) => [volume, `/door/${volume}`]));
    const argv = ['sh', '-c', SCRIPT, 'sh', OUTPUT, ...folders.map(({ path }) => path)];
    for (const image of new Set(images)) {
        let lister;
        try {
            lister = await engine.createDoor(image, mounts, labels, { argv, isUrgent: true });
            await engine.start(lister);
            await engine.ended(lister);
            const isDone = (await engine.state(lister))?.exitCode === 0;
            const archive = isDone ? await engine.getArchive(lister, OUTPUT) : undefined;
            if (archive !== undefined)
                return await (0,_stack_archive_js__WEBPACK_IMPORTED_MODULE_0__/* .readSingle */ .zd)(archive, _manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .MANIFEST_LIMIT */ .MV);
        }
        catch {
        }
        finally {
            if (lister !== undefined)
                await engine.remove({ kind: 'container', id: lister });
        }
    }
    return undefined;
}
const [KIND, FILE, FOLDER] = [0o170000, 0o100000, 0o040000];
function parseListing(listing) {
    return listing.split('\n').flatMap((line) => {
        const [bits = '', uid, gid, size, changed = '', , ...name] = line.split('|');
        if (bits === '' || name.length === 0)
            return [];
        const mode = Number.parseInt(bits, 16);
        const modified = Math.floor(Date.parse(changed.replace(' ', 'T').replace(/ ?\+0000$/, 'Z')) / 1000);
        const path = name.join('|').replace(/^\.\//, '');
        const [isFile, isFolder] = [(mode & KIND) === FILE, (mode & KIND) === FOLDER];
        return [
            { path, isFile, isFolder, mode: mode & 0o7777, uid: Number(uid), gid: Number(gid), size: Number(size), modified },
        ];
    });
}
function otherPath(before, now) {
    const [a, b] = [before, now].map(linesOf);
    const other = [...a].filter((line) => !b.has(line)).concat([...b].filter((line) => !a.has(line)));
    const paths = other.map((line) => line.split('|').slice(6).join('|').replace(/^\.\//, '')).sort();
    return paths.find((path) => path !== '.') ?? paths[0];
}
function linesOf(listing) {
    let folder = '';
    const lines = listing.split('\n').flatMap((line) => {
        if (line.startsWith('|'))
            folder = line.slice(1);
        return line === '' || line.startsWith('|') ? [] : `${folder}${line}`;
    });
    return new Set(lines);
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

/***/ 94135:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $u: () => (/* binding */ dataVolume),
/* harmony export */   BH: () => (/* binding */ newGeneration),
/* harmony export */   Cb: () => (/* binding */ findSnapshot),
/* harmony export */   D6: () => (/* binding */ partLabels),
/* harmony export */   Nm: () => (/* binding */ markUsed),
/* harmony export */   UN: () => (/* binding */ listGenerations),
/* harmony export */   a: () => (/* binding */ aheadVolume),
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
const aheadVolume = ({ key, generation, slots }, slotId, id) => `${folderName(key, generation)}-ahead-${slots.findIndex((slot) => slot.id === slotId)}-${id}`;
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
            if (part === 'data' || part === 'manifest')
                own.maker = labels[_docker_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.snapshotSession] ?? own.maker;
        }
    }
    return [...found.values()].sort((a, b) => (`${a.key} ${a.generation}` < `${b.key} ${b.generation}` ? -1 : 1));
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

/***/ 8344:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ withinTime)
/* harmony export */ });
async function withinTime(signal, ms, work) {
    const ending = new AbortController();
    const late = () => ending.abort(new Error(`no answer within ${ms / 1000} s`));
    const cancel = () => ending.abort(signal.reason);
    const timer = setTimeout(late, ms);
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted)
        cancel();
    try {
        return await work(ending.signal);
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
    }
}


/***/ })

};
