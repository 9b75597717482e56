export const id = 495;
export const ids = [495,948];
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

/***/ 40495:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  actionContext: () => (/* binding */ actionContext)
});

// UNUSED EXPORTS: runIdentity

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(33838);
// EXTERNAL MODULE: ./.build/src/child-environment.js
var child_environment = __webpack_require__(39221);
// EXTERNAL MODULE: ./.build/src/github/action-input.js
var action_input = __webpack_require__(54948);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __webpack_require__(16698);
;// CONCATENATED MODULE: ./.build/src/github/library-output.js

const catchers = new external_node_async_hooks_.AsyncLocalStorage();
const patched = new WeakSet();
function catchingOutput(work, listener) {
    catchWrites();
    return catchers.run({ listener, unfinished: '' }, work);
}
function catchWrites() {
    const stdout = process.stdout;
    if (patched.has(stdout.write))
        return;
    const plain = stdout.write.bind(stdout);
    const write = (chunk, ...rest) => {
        const catcher = catchers.getStore();
        if (catcher === undefined)
            return Reflect.apply(plain, stdout, [chunk, ...rest]);
        const done = rest.find((argument) => typeof argument === 'function');
        if (done !== undefined)
            queueMicrotask(() => Reflect.apply(done, undefined, []));
        const lines = (catcher.unfinished + library_output_text(chunk)).split(/\r?\n/);
        catcher.unfinished = lines.pop() ?? '';
        for (const line of lines) {
            if (line.startsWith('::add-mask::'))
                plain(`${line}\n`);
            else
                catchers.exit(() => catcher.listener(parseLine(line)));
        }
        return true;
    };
    stdout.write = write;
    patched.add(write);
}
function library_output_text(chunk) {
    return typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
}
function parseLine(line) {
    const command = /^::(debug|warning|error)(?: [^:]*)?::(.*)$/s.exec(line);
    const level = command?.[1];
    if (level !== 'debug' && level !== 'warning' && level !== 'error')
        return { level: 'info', text: line };
    const data = command?.[2] ?? '';
    return { level, text: data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%') };
}

;// CONCATENATED MODULE: ./.build/src/github/library-call.js

async function callLibrary(call, limits, log) {
    const lines = [];
    const deadline = new Deadline(limits.answerMs);
    let seen = '';
    const work = catchingOutput(call, (line) => {
        if (deadline.passed) {
            if (limits.lastExit?.test(line.text))
                throw new Error('given up: it took too long');
            return;
        }
        lines.push(line);
        log.debug(line.text);
        const progress = limits.progress.exec(line.text)?.[0] ?? seen;
        if (progress === seen)
            return;
        seen = progress;
        deadline.renew(limits.silentMs);
    });
    const end = work.then((value) => ({ kind: 'done', value }), (error) => ({ kind: 'failed', error }));
    const outcome = await Promise.race([end, deadline.reached.then(() => ({ kind: 'late' }))]);
    deadline.cancel();
    return { ...outcome, lines };
}
class Deadline {
    passed = false;
    reached;
    #timer;
    #reach = () => { };
    constructor(ms) {
        this.reached = new Promise((resolve) => {
            this.#reach = resolve;
        });
        this.renew(ms);
    }
    renew(ms) {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => {
            this.passed = true;
            this.#reach();
        }, ms);
    }
    cancel() {
        clearTimeout(this.#timer);
    }
}
function complaint(outcome) {
    if (outcome.kind === 'late')
        return 'no answer in time';
    if (outcome.kind === 'failed')
        return outcome.error instanceof Error ? outcome.error.message : String(outcome.error);
    const last = outcome.lines.findLast((line) => line.level === 'warning' || line.level === 'error');
    const fallback = outcome.lines.findLast((line) => line.text.startsWith('Failed to'));
    return (last ?? fallback)?.text ?? 'no reason given';
}

;// CONCATENATED MODULE: ./.build/src/github/past-artifact.js
const NEWEST = 30;
async function findPastArtifact(name, options) {
    const { token, repository, apiUrl, timeoutMs = 10_000, log } = options;
    const [owner, repo] = repository.split('/');
    if (token === '' || !owner || !repo)
        return undefined;
    try {
        const { getOctokit } = await __webpack_require__.e(/* import() */ 351).then(__webpack_require__.bind(__webpack_require__, 61351));
        const octokit = getOctokit(token, apiUrl === undefined ? {} : { baseUrl: apiUrl });
        const { data } = await octokit.rest.actions.listArtifactsForRepo({
            owner,
            repo,
            name,
            per_page: NEWEST,
            request: { signal: AbortSignal.timeout(timeoutMs) },
        });
        const own = data.artifacts.flatMap(({ id, name: found, expired, workflow_run: run }) => {
            const isOwn = run?.head_repository_id !== undefined && run.head_repository_id === run.repository_id;
            return found === name && !expired && isOwn && run.id !== undefined ? [{ id, runId: run.id }] : [];
        });
        return own.sort((a, b) => b.id - a.id)[0];
    }
    catch (error) {
        log.debug(`artifacts of earlier runs: ${error instanceof Error ? error.message : String(error)}`);
        return undefined;
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./.build/src/github/uploadable.js


const forbidden = /["<>|*?:\r\n]/;
async function uploadable(root, files) {
    const realRoot = await (0,promises_.realpath)(root).catch(() => (0,external_node_path_.resolve)(root));
    const judged = await Promise.all(files.map(async (name) => {
        const file = (0,external_node_path_.resolve)(root, name);
        return { file, reason: await objection((0,external_node_path_.resolve)(root), realRoot, file) };
    }));
    return {
        files: judged.filter(({ reason }) => reason === '').map(({ file }) => file),
        leftOut: judged.filter(({ reason }) => reason !== ''),
    };
}
async function objection(root, realRoot, file) {
    if (!isInside(root, file))
        return 'outside of the folder';
    if (forbidden.test((0,external_node_path_.relative)(root, file)))
        return 'a name that artifacts may not have';
    try {
        if (!isInside(realRoot, await (0,promises_.realpath)(file)))
            return 'a link that leads out of the folder';
        if (!(await (0,promises_.stat)(file)).isFile())
            return 'not a file';
        await (0,promises_.access)(file, promises_.constants.R_OK);
        return '';
    }
    catch (error) {
        return error instanceof Error && 'code' in error ? String(error.code) : String(error);
    }
}
function isInside(folder, path) {
    const way = (0,external_node_path_.relative)(folder, path);
    return way !== '' && way !== '..' && !way.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(way);
}

;// CONCATENATED MODULE: ./.build/src/github/unpacking-folder.js




async function unpackingFolder(folder) {
    await (0,promises_.mkdir)(folder, { recursive: true });
    const target = await (0,promises_.realpath)(folder);
    const path = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_path_.dirname)(target), '.unpacking-'));
    return {
        path,
        moveInto: () => moveTree(path, target, target),
        remove: () => (0,promises_.rm)(path, { recursive: true, force: true }),
    };
}
async function moveTree(from, to, target) {
    await (0,promises_.mkdir)(to, { recursive: true });
    const real = await (0,promises_.realpath)(to);
    if (real !== target && !isInside(target, real)) {
        throw new errors/* EnvironmentError */.eG('service-unavailable', `Nothing is unpacked into ${to}: it leads outside of ${target}`);
    }
    for (const entry of await (0,promises_.readdir)(from, { withFileTypes: true })) {
        const source = (0,external_node_path_.resolve)(from, entry.name);
        if (entry.isDirectory())
            await moveTree(source, (0,external_node_path_.join)(to, entry.name), target);
        else if (entry.isFile())
            await (0,promises_.rename)(source, (0,external_node_path_.join)(to, entry.name));
        else
            throw new errors/* EnvironmentError */.eG('service-unavailable', `${entry.name} in the archive is not a file`);
    }
}

;// CONCATENATED MODULE: ./.build/src/github/artifacts.js





const artifactTimes = { answerMs: 60_000, silentMs: 120_000, downloadMs: 600_000 };
function actionArtifacts(env, log, times = artifactTimes, token = '') {
    const available = hasArtifactService(env);
    const asking = { ...times, progress: /^Uploaded bytes \d+/ };
    const downloading = { ...asking, answerMs: times.downloadMs };
    async function call(work, limits) {
        if (!available)
            throw new errors/* EnvironmentError */.eG('service-unavailable', 'There is no artifact service here');
        return callLibrary(async () => work(new (await Promise.all(/* import() */[__webpack_require__.e(118), __webpack_require__.e(143), __webpack_require__.e(351), __webpack_require__.e(830), __webpack_require__.e(259), __webpack_require__.e(935)]).then(__webpack_require__.bind(__webpack_require__, 77935))).DefaultArtifactClient()), limits, log);
    }
    async function unpack(id, folder, problem, options) {
        const unpacking = await unpackingFolder(folder);
        try {
            const outcome = await call((client) => client.downloadArtifact(id, { ...options, path: unpacking.path }), downloading);
            if (answerOf(outcome, problem).digestMismatch)
                throw unavailable(problem, 'it is not what was uploaded');
            await unpacking.moveInto();
        }
        finally {
            await unpacking.remove();
        }
    }
    return {
        available,
        async upload(name, root, files, retentionDays, packed = false) {
            const { files: whole, leftOut } = await uploadable(root, files);
            for (const { file, reason } of leftOut)
                log.warning(`${file} is not in the artifact ${name}: ${reason}`);
            const options = { ...(retentionDays !== undefined && { retentionDays }), ...(packed && { compressionLevel: 0 }) };
            const outcome = await call((client) => client.uploadArtifact(name, [...whole], root, options), asking);
            if (outcome.kind === 'failed' && /CreateArtifact: .*\(409\)/.test(complaint(outcome)))
                return 'exists';
            const { id } = answerOf(outcome, `The artifact ${name} could not be uploaded`);
            if (id === undefined)
                throw unavailable(`The artifact ${name} could not be uploaded`, 'it has no id');
            return { id, url: artifactUrl(env, id) };
        },
        async list(prefix) {
            const outcome = await call((client) => client.listArtifacts({ latest: true }), asking);
            const { artifacts } = answerOf(outcome, 'The artifacts of this run could not be listed');
            return artifacts
                .map(({ name }) => name)
                .filter((name) => name.startsWith(prefix))
                .sort();
        },
        async download(name, folder) {
            const problem = `The artifact ${name} could not be downloaded`;
            const found = await call((client) => client.getArtifact(name), asking);
            if (found.kind === 'failed' && (await isNotFound(found.error)))
                return false;
            const { id, digest } = answerOf(found, problem).artifact;
            await unpack(id, folder, problem, digest === undefined ? {} : { expectedHash: digest });
            return true;
        },
        async downloadPast(name, folder) {
            const repository = env.GITHUB_REPOSITORY ?? '';
            if (!available)
                return false;
            const found = await findPastArtifact(name, { token, repository, apiUrl: env.GITHUB_API_URL, log });
            if (found === undefined)
                return false;
            const [repositoryOwner = '', repositoryName = ''] = repository.split('/');
            const findBy = { token, workflowRunId: found.runId, repositoryOwner, repositoryName };
            await unpack(found.id, folder, `The artifact ${name} of run ${found.runId} could not be downloaded`, { findBy });
            return true;
        },
    };
}
function hasArtifactService(env) {
    if (!env.ACTIONS_RESULTS_URL || !env.ACTIONS_RUNTIME_TOKEN)
        return false;
    const host = new URL(env.GITHUB_SERVER_URL || 'https://github.com').hostname;
    return host === 'github.com' || host.endsWith('.ghe.com') || host.endsWith('.localhost');
}
function answerOf(outcome, problem) {
    if (outcome.kind === 'done')
        return outcome.value;
    throw unavailable(problem, complaint(outcome), outcome.kind === 'failed' ? outcome.error : undefined);
}
function unavailable(problem, why, cause) {
    const hint = 'Run the job again; if it fails again, look at https://www.githubstatus.com.';
    return new errors/* EnvironmentError */.eG('service-unavailable', `${problem}: ${why}`, { hint, cause });
}
async function isNotFound(error) {
    const { ArtifactNotFoundError } = await Promise.all(/* import() */[__webpack_require__.e(118), __webpack_require__.e(143), __webpack_require__.e(351), __webpack_require__.e(830), __webpack_require__.e(259), __webpack_require__.e(935)]).then(__webpack_require__.bind(__webpack_require__, 77935));
    return error instanceof ArtifactNotFoundError;
}
function artifactUrl(env, id) {
    const server = env.GITHUB_SERVER_URL || 'https://github.com';
    return `${server}/${env.GITHUB_REPOSITORY ?? ''}/actions/runs/${env.GITHUB_RUN_ID ?? ''}/artifacts/${id}`;
}

;// CONCATENATED MODULE: ./.build/src/github/cache.js


const cacheTimes = { answerMs: 20_000, silentMs: 120_000 };
function actionCache(env, log, times = cacheTimes) {
    const available = hasCacheService(env);
    const restoring = {
        ...times,
        progress: /^(Cache hit for|Received \d+|Cache Size)/,
        lastExit: /^Cache (hit for|Size)/,
    };
    const saving = { ...times, answerMs: times.silentMs, progress: /^Uploaded \d+ of/ };
    return {
        available,
        prepare() {
            if (available)
                Promise.all(/* import() */[__webpack_require__.e(143), __webpack_require__.e(830), __webpack_require__.e(259), __webpack_require__.e(91)]).then(__webpack_require__.bind(__webpack_require__, 18091)).catch(() => undefined);
        },
        async find(key, paths) {
            if (!available)
                return undefined;
            const outcome = await callLibrary(async () => (await Promise.all(/* import() */[__webpack_require__.e(143), __webpack_require__.e(830), __webpack_require__.e(259), __webpack_require__.e(91)]).then(__webpack_require__.bind(__webpack_require__, 18091))).restoreCache([...paths], key, [], { lookupOnly: true }), restoring, log);
            if (outcome.kind === 'done' && !failedToRestore(outcome))
                return outcome.value;
            throw new errors/* EnvironmentError */.eG('service-unavailable', `The cache could not be asked: ${complaint(outcome)}`, {
                hint: 'Look at https://www.githubstatus.com.',
            });
        },
        async restore(key, paths) {
            if (!available)
                return false;
            const outcome = await callLibrary(async () => (await Promise.all(/* import() */[__webpack_require__.e(143), __webpack_require__.e(830), __webpack_require__.e(259), __webpack_require__.e(91)]).then(__webpack_require__.bind(__webpack_require__, 18091))).restoreCache([...paths], key), restoring, log);
            if (outcome.kind === 'done' && outcome.value !== undefined)
                return true;
            if (outcome.kind !== 'done' || failedToRestore(outcome)) {
                log.warning(`The cache entry ${key} could not be restored: ${complaint(outcome)}`);
            }
            return false;
        },
        async save(key, paths) {
            if (!available)
                return 'unavailable';
            const outcome = await callLibrary(async () => (await Promise.all(/* import() */[__webpack_require__.e(143), __webpack_require__.e(830), __webpack_require__.e(259), __webpack_require__.e(91)]).then(__webpack_require__.bind(__webpack_require__, 18091))).saveCache([...paths], key), saving, log);
            const saved = savedAs(outcome);
            if (saved === 'denied')
                log.info(`This run may not write caches, so ${key} was not saved`);
            if (saved === 'unavailable')
                log.warning(`The cache entry ${key} could not be saved: ${complaint(outcome)}`);
            return saved;
        },
    };
}
const failedToRestore = ({ lines }) => lines.some((line) => line.text.startsWith('Failed to restore'));
function hasCacheService(env) {
    const url = env.ACTIONS_RESULTS_URL || env.ACTIONS_CACHE_URL;
    return Boolean(url && env.ACTIONS_RUNTIME_TOKEN && env.RUNNER_TEMP);
}
function savedAs(outcome) {
    if (outcome.kind === 'done' && outcome.value >= 0)
        return 'saved';
    const said = (pattern) => outcome.lines.some((line) => pattern.test(line.text));
    if (said(/cache write denied:|^Cache save skipped: the effective cache-mode/))
        return 'denied';
    if (said(/^Failed to reserve cache: .*\(409\)/))
        return 'exists';
    return 'unavailable';
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./.build/src/github/log-lines.js
const lineEnd = /\r\n|\r|\n/;
const commandStart = /^([\s\p{C}\p{Z}]*)::/u;
function runnerLines(text) {
    const lines = text.split(lineEnd);
    if (lines.length > 1 && lines.at(-1) === '')
        lines.pop();
    return lines;
}
function inertLine(line) {
    return line.replace(commandStart, '$1\\::').replaceAll('##[', '##\\[');
}
function inertText(text) {
    return runnerLines(text).map(inertLine).join('\n');
}

;// CONCATENATED MODULE: ./.build/src/github/log.js




const title = 'isoshard';
function actionLog(workspace) {
    let openGroups = 0;
    const enter = (groupTitle) => {
        openGroups += 1;
        if (openGroups === 1)
            core/* startGroup */.Oh(groupTitle);
        else
            core/* info */.pq(inertText(groupTitle));
    };
    const leave = () => {
        openGroups -= 1;
        if (openGroups === 0)
            core/* endGroup */.N4();
    };
    return {
        info: (line) => core/* info */.pq(inertText(line)),
        debug: (line) => core/* debug */.Yz(line),
        warning: (message, location) => core/* warning */.$e(message, annotation(workspace, location)),
        error: (message, location) => core/* error */.z3(message, annotation(workspace, location)),
        async group(groupTitle, work) {
            enter(groupTitle);
            try {
                return await work();
            }
            finally {
                leave();
            }
        },
        foreign(groupTitle, text) {
            enter(groupTitle);
            core/* info */.pq(withoutCommands(text));
            leave();
        },
    };
}
function withoutCommands(text) {
    const token = (0,external_node_crypto_.randomUUID)();
    return [`::stop-commands::${token}`, ...runnerLines(text), `::${token}::`].join('\n');
}
function annotation(workspace, location) {
    if (location === undefined)
        return { title };
    return {
        title,
        file: (0,external_node_path_.isAbsolute)(location.file) ? (0,external_node_path_.relative)(workspace, location.file) : location.file,
        ...(location.line === undefined ? {} : { startLine: location.line }),
        ...(location.column === undefined ? {} : { startColumn: location.column }),
    };
}

;// CONCATENATED MODULE: ./.build/src/github/summary.js

const summaryLimitBytes = 1024 * 1024;
const cutNote = '\n\n_The rest is left out: a job summary may have 1 MiB._\n';
function actionSummary(file) {
    return {
        async append(markdown) {
            if (file === '')
                return;
            const usedBytes = await (0,promises_.stat)(file).then((stats) => stats.size, () => 0);
            await (0,promises_.appendFile)(file, fitSummary(`${markdown}\n`, summaryLimitBytes - usedBytes));
        },
    };
}
function fitSummary(markdown, roomBytes) {
    const bytes = Buffer.from(markdown);
    if (bytes.length <= roomBytes)
        return markdown;
    const room = roomBytes - Buffer.byteLength(cutNote);
    if (room < 0)
        return '';
    const lastLineEnd = bytes.lastIndexOf('\n', room);
    return (lastLineEnd < 0 ? '' : bytes.subarray(0, lastLineEnd).toString()) + cutNote;
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./.build/src/github/system-clock.js

const systemClock = {
    now: () => Date.now(),
    sleep: (ms, signal) => (0,external_node_timers_promises_.setTimeout)(ms, undefined, signal === undefined ? {} : { signal }),
};

;// CONCATENATED MODULE: ./.build/src/github/action-context.js










function actionContext({ env, signal, pluginsFolder }) {
    const token = (0,action_input.actionInput)(env)('token');
    if (token !== '')
        core/* setSecret */.Pq(token);
    const paths = actionPaths(env, pluginsFolder);
    const log = actionLog(paths.workspace);
    return {
        kind: 'action',
        env: (0,child_environment/* withoutRunnerSecrets */.W)(env, token),
        run: runIdentity(env),
        paths,
        log,
        outputs: { set: (name, value) => core/* setOutput */.uH(name, value) },
        summary: actionSummary(env.GITHUB_STEP_SUMMARY ?? ''),
        state: { save: (name, value) => core/* saveState */.LZ(name, value), get: (name) => env[`STATE_${name}`] ?? '' },
        cache: actionCache(env, log),
        artifacts: actionArtifacts(env, log, artifactTimes, token),
        clock: systemClock,
        signal,
    };
}
function runIdentity(env) {
    return {
        repository: env.GITHUB_REPOSITORY ?? '',
        runId: env.GITHUB_RUN_ID ?? '',
        attempt: Number(env.GITHUB_RUN_ATTEMPT) || 1,
        job: env.GITHUB_JOB ?? '',
        commit: env.GITHUB_SHA ?? '',
    };
}
function actionPaths(env, plugins) {
    const stateHome = env.XDG_STATE_HOME || (0,external_node_path_.join)(env.HOME || (0,external_node_os_.homedir)(), '.local', 'state');
    return {
        workspace: env.GITHUB_WORKSPACE || process.cwd(),
        temp: (0,external_node_path_.join)(env.RUNNER_TEMP || (0,external_node_os_.tmpdir)(), 'isoshard'),
        state: (0,external_node_path_.join)(stateHome, 'isoshard'),
        plugins,
    };
}


/***/ }),

/***/ 54948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   actionInput: () => (/* binding */ actionInput)
/* harmony export */ });
function actionInput(env) {
    return (name) => (env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim();
}


/***/ })

};
