export const id = 233;
export const ids = [233];
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

/***/ 28755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   auditMode: () => (/* binding */ auditMode),
/* harmony export */   isolateMode: () => (/* binding */ isolateMode)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _compose_diff_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9909);
/* harmony import */ var _compose_hazards_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70722);
/* harmony import */ var _compose_model_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(45965);
/* harmony import */ var _config_find_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(48643);
/* harmony import */ var _config_load_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(96759);
/* harmony import */ var _reports_isolation_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(73623);
/* harmony import */ var _compose_project_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(73171);
/* harmony import */ var _isolate_project_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5819);










async function auditMode(context, { files, config }) {
    const { judged } = await isolated(context, files, 'isoshard-audit', allowedBy(context, config));
    for (const line of (0,_reports_isolation_js__WEBPACK_IMPORTED_MODULE_6__/* .auditTable */ .Sm)(judged))
        context.log.info(line);
    const count = (action) => judged.filter((finding) => finding.action === action).length;
    const counts = {
        refused: count('refused'),
        warnings: count('warning'),
        allowed: count('allowed'),
        rewritten: count('rewritten'),
    };
    return { exitStatus: counts.refused > 0 ? 2 : 0, json: { ...counts, findings: judged.map(toJson) } };
}
async function isolateMode(context, inputs) {
    const { original, model, judged } = await isolated(context, inputs.files, inputs.project, []);
    if (!inputs.diff)
        return { exitStatus: 0, json: model };
    const groups = (0,_compose_diff_js__WEBPACK_IMPORTED_MODULE_2__/* .explainChanges */ .Z)(original, model, judged);
    if (!inputs.json)
        for (const line of (0,_reports_isolation_js__WEBPACK_IMPORTED_MODULE_6__/* .diffText */ .NI)(groups))
            context.log.info(line);
    const changes = groups.map(({ because, lines }) => ({ ...(because && { because: toJson(because) }), lines }));
    return { exitStatus: 0, json: { changes } };
}
const toJson = ({ hazard, service, action, what, becomes, location }) => ({
    hazard,
    action,
    ...(service !== undefined && { service }),
    what,
    ...(becomes !== undefined && { becomes }),
    ...(location && { file: location.file, line: location.line }),
    fix: _compose_hazards_index_js__WEBPACK_IMPORTED_MODULE_3__/* .HAZARDS */ .Yc.get(hazard)?.fix ?? '',
});
async function isolated(context, files, project, allow) {
    const absolute = files.map((file) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(context.paths.workspace, file));
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(absolute[0] ?? context.paths.workspace);
    const read = await (0,_compose_project_js__WEBPACK_IMPORTED_MODULE_7__/* .readComposeProject */ .q)({ files: absolute, folder }, context.env, context.signal);
    const built = (0,_compose_model_js__WEBPACK_IMPORTED_MODULE_9__/* .sortedEntries */ .CA)(read.model.services).filter(([, { build }]) => build !== undefined);
    const images = Object.fromEntries(built.map(([service, { image }]) => [service, image ?? `${project}-${service}`]));
    const request = { model: read.model, project, labels: {}, ports: 'drop', images, allow, stacks: 2 };
    return { ...(0,_isolate_project_js__WEBPACK_IMPORTED_MODULE_8__/* .isolateProject */ .b)(context, read, request), original: read.model };
}
function allowedBy({ paths }, config) {
    try {
        const source = (0,_config_find_js__WEBPACK_IMPORTED_MODULE_4__/* .findConfig */ .u)({ workspace: paths.workspace, exists: node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync, ...(config && { config }) });
        return (0,_config_load_js__WEBPACK_IMPORTED_MODULE_5__/* .parseConfig */ .o)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(source.file, 'utf8'), source).allow;
    }
    catch (error) {
        if (config !== undefined)
            throw error;
        return [];
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

/***/ 87487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B2: () => (/* binding */ SIGNS),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   Pl: () => (/* binding */ headline)
/* harmony export */ });
/* harmony import */ var _config_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62744);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19245);


const SIGNS = {
    success: '✅',
    failure: '❌',
    cancelled: '⏹️',
    skipped: '⏭️',
};
function headline(report) {
    return `${SIGNS[report.verdict]} ${says(report)}`;
}
function says(report) {
    const { verdict, totals } = report;
    if (verdict === 'skipped')
        return 'Nothing was run: the plan was skipped';
    if (report.suites.length === 0 && verdict !== 'success') {
        return verdict === 'cancelled' ? 'Cancelled before there was a plan' : 'There is no plan, and nothing is proved';
    }
    const problems = `and ${plural(report.findings.length, 'problem')} found`;
    if (totals.planned === 0)
        return verdict === 'success' ? 'No tests to run' : `No tests to run, ${problems}`;
    const good = totals.passed + totals.flaky;
    const shards = plural((0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .shardsOf */ .$b)(report).length, 'shard');
    const where = ` in ${shards}${report.durationMs > 0 ? `, ${(0,_config_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(report.durationMs)}` : ''}`;
    const also = details(totals);
    if (verdict === 'success')
        return `${plural(good, 'test')} passed${also}${where}`;
    const all = plural(totals.planned, 'test');
    const notRun = totals.notRun > 0 ? `, ${totals.notRun} not run` : '';
    if (verdict === 'cancelled')
        return `Cancelled: ${good} of ${all} passed${notRun}${also}${where}`;
    if (totals.failed > 0)
        return `${totals.failed} of ${all} failed${notRun}${also}${where}`;
    return `${good} of ${all} passed${notRun}${also}, ${problems}${where}`;
}
function details({ flaky, skipped }) {
    const parts = [...(flaky > 0 ? [`${flaky} flaky`] : []), ...(skipped > 0 ? [`${skipped} skipped`] : [])];
    return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
function plural(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
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


/***/ }),

/***/ 19245:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $b: () => (/* binding */ shardsOf),
/* harmony export */   Vh: () => (/* binding */ testsOf),
/* harmony export */   dJ: () => (/* binding */ failuresOf)
/* harmony export */ });
function shardsOf(report) {
    return report.suites.flatMap((suite) => suite.shards);
}
function testsOf(report) {
    return shardsOf(report).flatMap((shard) => {
        const place = (setup) => (test) => ({
            ...test,
            suite: shard.suite,
            shard: shard.name,
            setup,
        });
        return [...shard.tests.map(place(false)), ...shard.setup.map(place(true))];
    });
}
function failuresOf(report) {
    return testsOf(report).filter((test) => test.outcome === 'failed');
}


/***/ })

};
