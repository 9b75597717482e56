export const id = 541;
export const ids = [541];
export const modules = {

/***/ 39221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ withoutRunnerSecrets)
/* harmony export */ });
const FOLDED_PREFIXES = ['ACTIONS_', 'INPUT_', 'STATE_'];
const FOLDED_NAMES = new Set([
    'GITHUB_ENV',
    'GITHUB_PATH',
    'GITHUB_OUTPUT',
    'GITHUB_STATE',
    'GITHUB_STEP_SUMMARY',
    'ISOSHARD_TOKEN',
]);
function withoutRunnerSecrets(env, token = '') {
    const secret = token.trim();
    const kept = {};
    for (const [name, value] of Object.entries(env)) {
        const folded = name.toUpperCase();
        if (value === undefined || FOLDED_NAMES.has(folded))
            continue;
        if (FOLDED_PREFIXES.some((prefix) => folded.startsWith(prefix)))
            continue;
        if (secret !== '' && value.trim() === secret)
            continue;
        kept[name] = value;
    }
    return kept;
}


/***/ }),

/***/ 32541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  laptopContext: () => (/* binding */ laptopContext)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./.build/src/child-environment.js
var child_environment = __webpack_require__(39221);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
;// CONCATENATED MODULE: ./.build/src/cli/git-identity.js

const GIT_TIMEOUT_MS = 5000;
function repositoryOfRemote(url) {
    const match = /^(?:[a-z+]+:\/\/[^/]+\/|(?:[^@/]+@)?[^:/]+:(?!\/\/))(.+)$/i.exec(url.trim());
    const steps = (match?.[1] ?? '')
        .replace(/\/+$/, '')
        .replace(/\.git$/, '')
        .split('/')
        .filter((step) => step !== '');
    return steps.length < 2 ? '' : steps.slice(-2).join('/');
}
function gitIdentity(cwd, env, childEnv) {
    return {
        repository: env.GITHUB_REPOSITORY || repositoryOfRemote(git(['config', '--get', 'remote.origin.url'], cwd, childEnv)),
        runId: env.GITHUB_RUN_ID ?? '',
        attempt: Number(env.GITHUB_RUN_ATTEMPT) || 1,
        job: env.GITHUB_JOB ?? '',
        commit: git(['rev-parse', '--verify', '--quiet', 'HEAD'], cwd, childEnv),
    };
}
function git(args, cwd, env) {
    const result = (0,external_node_child_process_.spawnSync)('git', args, {
        cwd,
        env,
        encoding: 'utf8',
        timeout: GIT_TIMEOUT_MS,
        stdio: ['ignore', 'pipe', 'ignore'],
    });
    return result.status === 0 ? result.stdout.trim() : '';
}

;// CONCATENATED MODULE: ./.build/src/cli/harmless-text.js
const CONTROLS = new RegExp([
    '(?:\\x1b[\\]PX^_]|[\\x90\\x98\\x9d-\\x9f])[^\\x07\\x1b\\x9c\\n]*(?:\\x07|\\x1b\\\\|\\x9c)',
    '(?:\\x1b\\[|\\x9b)([0-?]*)([ -/]*)([@-~])',
    '\\x1b[ -/]*[0-~]',
    '[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]',
].join('|'), 'g');
function harmlessText(text) {
    let coloured = false;
    const clean = text
        .replace(/\r\n?/g, '\n')
        .replace(CONTROLS, (_, parameters, between, final) => {
        if (final !== 'm' || between !== '' || parameters === undefined || !/^[0-9;:]*$/.test(parameters))
            return '';
        coloured = !/^0*$/.test(parameters);
        return `\u001b[${parameters}m`;
    });
    return coloured ? `${clean}\u001b[0m` : clean;
}

;// CONCATENATED MODULE: ./.build/src/cli/terminal-log.js

function terminalLog({ stdout, stderr, json, debug }) {
    const news = json ? stderr : stdout;
    const line = (stream, text) => stream.write(`${harmlessText(text)}\n`);
    return {
        info: (text) => void line(news, text),
        debug: (text) => void (debug && line(stderr, `debug: ${text}`)),
        warning: (message, location) => void line(stderr, `warning: ${placed(message, location)}`),
        error: (message, location) => void line(stderr, `error: ${placed(message, location)}`),
        group: async (title, work) => {
            line(news, `▸ ${title}`);
            return await work();
        },
        foreign: (title, text) => {
            line(news, `▸ ${title}`);
            if (text !== '')
                line(news, text.replace(/\r?\n$/, ''));
        },
    };
}
function placed(message, location) {
    if (location === undefined)
        return message;
    const { file, line, column } = location;
    const place = [file, ...(line === undefined ? [] : [line, ...(column === undefined ? [] : [column])])].join(':');
    return message.startsWith(place) ? message : `${place}: ${message}`;
}

;// CONCATENATED MODULE: ./.build/src/cli/laptop-context.js








function laptopContext(options) {
    const { cwd, env, signal } = options;
    const childEnv = (0,child_environment/* withoutRunnerSecrets */.W)(env, env.ISOSHARD_TOKEN);
    let temp;
    let run;
    return {
        kind: 'cli',
        env: childEnv,
        get run() {
            run ??= gitIdentity(cwd, env, childEnv);
            return run;
        },
        paths: {
            workspace: external_node_path_.resolve(cwd),
            get temp() {
                temp ??= options.makeTemp(external_node_os_.tmpdir());
                return temp;
            },
            state: external_node_path_.join(stateHome(env), 'isoshard'),
            plugins: options.pluginsFolder,
        },
        log: terminalLog({
            stdout: options.stdout ?? process.stdout,
            stderr: options.stderr ?? process.stderr,
            json: options.json,
            debug: env.ISOSHARD_DEBUG === '1',
        }),
        outputs: { set: () => { } },
        summary: { append: async () => { } },
        state: memoryState(),
        cache: {
            available: false,
            find: async () => undefined,
            restore: async () => false,
            save: async () => 'unavailable',
        },
        artifacts: {
            available: false,
            upload: async (name) => {
                throw new errors/* EnvironmentError */.eG('service-unavailable', `There is no artifact service here to upload ${name} to`);
            },
            list: async () => [],
            download: async () => false,
            downloadPast: async () => false,
        },
        clock: { now: () => Date.now(), sleep: async (ms, abort) => (0,promises_.setTimeout)(ms, undefined, abort && { signal: abort }) },
        signal,
        dispose: () => {
            if (temp !== undefined)
                (0,external_node_fs_.rmSync)(temp, { recursive: true, force: true });
            temp = undefined;
        },
    };
}
function stateHome(env) {
    const configured = env.XDG_STATE_HOME ?? '';
    return external_node_path_.isAbsolute(configured) ? configured : external_node_path_.join(env.HOME || external_node_os_.homedir(), '.local', 'state');
}
function memoryState() {
    const values = new Map();
    return { save: (name, value) => void values.set(name, value), get: (name) => values.get(name) ?? '' };
}


/***/ })

};
