export const id = 755;
export const ids = [755];
export const modules = {

/***/ 72941:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Aq: () => (/* binding */ composeOn),
  JM: () => (/* binding */ composeVersion),
  ZK: () => (/* binding */ engineAddress),
  AX: () => (/* binding */ resolveModel)
});

// UNUSED EXPORTS: compose

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/processes/spawn.js
var spawn = __webpack_require__(83422);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
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

;// CONCATENATED MODULE: ./.build/src/docker/compose.js





function compose(args, options) {
    return (0,spawn/* run */.e)({ ...options, argv: ['docker', 'compose', ...args] });
}
function composeOn(project, modelFile, args, options) {
    return compose(['--project-name', project, '--file', modelFile, '--progress', 'plain', ...args], options);
}
const OLDEST = [2, 20];
async function composeVersion(options) {
    const ended = await compose(['version', '--short'], options);
    const [version, major, minor] = /(\d+)\.(\d+)\.\d+/.exec(ended.stdout) ?? [];
    const isNewEnough = Number(major) > OLDEST[0] || (Number(major) === OLDEST[0] && Number(minor) >= OLDEST[1]);
    if (ended.code === 0 && version !== undefined && isNewEnough)
        return version;
    const said = (ended.stderr || ended.stdout).trim().slice(0, 200) || 'nothing';
    throw new errors/* EnvironmentError */.eG('no-compose', `\`docker compose version\` says ${said}; expected Compose ${OLDEST.join('.')} or later`, { hint: 'Install the compose plugin: https://docs.docker.com/compose/install/' });
}
async function resolveModel(source, options) {
    const files = (source.files ?? []).flatMap((file) => ['--file', file]);
    const ended = await compose([...files, '--profile', '*', 'config', '--format', 'json'], {
        ...options,
        cwd: source.folder,
    });
    if (ended.code === 0)
        return JSON.parse(ended.stdout);
    options.signal?.throwIfAborted();
    throw toComposeError(ended.stderr, readFiles(source));
}
const DISCOVERED = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
function readFiles({ files, folder }) {
    return (files ?? DISCOVERED.map((name) => (0,external_node_path_.join)(folder, name))).flatMap((file) => {
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
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _compose_binds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78188);
/* harmony import */ var _compose_isolate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33081);
/* harmony import */ var _compose_model_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(45965);
/* harmony import */ var _compose_refuse_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(99318);
/* harmony import */ var _docker_compose_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72941);
/* harmony import */ var _stack_bind_facts_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(25715);







async function auditMode(context, { files }) {
    const model = await resolved(context, files);
    const refused = (0,_compose_refuse_js__WEBPACK_IMPORTED_MODULE_3__/* .findRefusals */ .Nf)(model, (0,_stack_bind_facts_js__WEBPACK_IMPORTED_MODULE_5__/* .gatherBindFacts */ .M)(model));
    const { changes } = isolated(model, 'isoshard-audit');
    for (const { hazard, service, what } of changes)
        context.log.info(`${hazard.padEnd(18)} ${(service ?? '').padEnd(16)} ${what}`);
    for (const { hazard, service, what } of refused) {
        context.log.info(`${hazard.padEnd(18)} ${service.padEnd(16)} ${what} → refused, unless isolation.allow lists it`);
    }
    context.log.info(`${changes.length} places are made private, ${refused.length} cannot be`);
    return { exitStatus: refused.length > 0 ? 2 : 0, json: { findings: changes, refused } };
}
async function isolateMode(context, { files, project }) {
    return { exitStatus: 0, json: isolated(await resolved(context, files), project).model };
}
async function resolved(context, files) {
    const absolute = files.map((file) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(context.paths.workspace, file));
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(absolute[0] ?? context.paths.workspace);
    return (await (0,_docker_compose_js__WEBPACK_IMPORTED_MODULE_4__/* .resolveModel */ .AX)({ files: absolute, folder }, { env: context.env }));
}
function isolated(model, project) {
    const binds = (0,_compose_binds_js__WEBPACK_IMPORTED_MODULE_1__/* .planBinds */ .c)(model, project, (0,_stack_bind_facts_js__WEBPACK_IMPORTED_MODULE_5__/* .gatherBindFacts */ .M)(model));
    const built = (0,_compose_model_js__WEBPACK_IMPORTED_MODULE_6__/* .sortedEntries */ .CA)(model.services).filter(([, { build }]) => build !== undefined);
    const images = Object.fromEntries(built.map(([service, { image }]) => [service, image ?? `${project}-${service}`]));
    return (0,_compose_isolate_js__WEBPACK_IMPORTED_MODULE_2__/* .isolate */ .a)(model, { project, labels: {}, ports: 'drop', binds, images, startInterval: true });
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


/***/ })

};
