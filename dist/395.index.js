export const id = 395;
export const ids = [395];
export const modules = {

/***/ 45555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ copyCollected),
/* harmony export */   m: () => (/* binding */ replaceCollected)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);

function copyCollected(from, to) {
    if (from === undefined || !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(from))
        return;
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.cpSync)(from, to, {
        recursive: true,
        filter: (source) => {
            const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(source);
            return stat.isFile() || stat.isDirectory();
        },
    });
}
function replaceCollected(from, to) {
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(from))
        return;
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(to, { recursive: true, force: true });
    copyCollected(from, to);
}


/***/ }),

/***/ 20641:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $b: () => (/* binding */ mergeBlobs),
/* harmony export */   OR: () => (/* binding */ blobsOf),
/* harmony export */   lG: () => (/* binding */ mergedFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97336);
/* harmony import */ var _docker_labels_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3757);
/* harmony import */ var _processes_spawn_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(83422);
/* harmony import */ var _runners_adapter_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(58748);
/* harmony import */ var _runners_runner_for_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(62060);
/* harmony import */ var _stack_tests_in_service_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(12590);
/* harmony import */ var _stack_volumes_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(55551);
/* harmony import */ var _make_stack_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(87406);










const mergedFolder = (shards, suite) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(shards, '..', 'playwright', suite);
const MERGE_TIMEOUT_MS = 5 * 60 * 1000;
function blobsOf(shards, suite) {
    return suite.shards.flatMap(({ name }) => {
        const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(shards, name, _runners_adapter_js__WEBPACK_IMPORTED_MODULE_5__/* .OUTPUT_FILES */ .Y.blobs);
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(folder)
            ? (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder)
                .filter((file) => file.endsWith('.zip'))
                .map((file) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, file))
            : [];
    });
}
async function mergeBlobs(context, session, project, plan, shards) {
    await Promise.all(plan.suites.map(async (planned) => {
        const blobs = blobsOf(shards, planned);
        if (blobs.length === 0)
            return;
        const suite = project?.config.suites.find(({ name }) => name === planned.name);
        const to = mergedFolder(shards, planned.name);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(to, { recursive: true, force: true });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(to, { recursive: true });
        try {
            await mergeSuite(context, session, project?.config, suite, plan, planned, blobs, to);
        }
        catch (error) {
            context.signal.throwIfAborted();
            context.log.warning(`the Playwright report of ${planned.name} could not be merged: ${error.message}`);
        }
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(to, 'index.html')))
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(to, { recursive: true, force: true });
    }));
}
async function mergeSuite(context, session, config, suite, plan, planned, blobs, to) {
    const isHere = async () => {
        const place = suite?.place.kind === 'service' ? suite.place.service : undefined;
        const tag = plan.images.find(({ service }) => service === place)?.tag;
        return session !== undefined && tag !== undefined && (await session.engine.hasImage(tag));
    };
    if (session !== undefined && config !== undefined && suite !== undefined && (await isHere())) {
        return mergeInService(context, session, config, suite, plan, blobs, to);
    }
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(to, '..', `${planned.name}-blobs`);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(folder, { recursive: true });
    for (const blob of blobs)
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.copyFileSync)(blob, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(blob)));
    const onHost = suite?.place.kind === 'host' && config !== undefined ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(config.root, suite.place.workingDirectory) : undefined;
    const program = onHost !== undefined && suite !== undefined && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(onHost, 'node_modules'))
        ? (suite.command ?? (0,_runners_runner_for_js__WEBPACK_IMPORTED_MODULE_6__/* .runnerFor */ .O)('playwright').defaultCommand('host', (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(onHost)))
        : [
            'npm',
            'exec',
            '--yes',
            `--package=@playwright/test@${exactVersion(planned.runnerVersion)}`,
            '--',
            'playwright',
        ];
    const ended = await (0,_processes_spawn_js__WEBPACK_IMPORTED_MODULE_4__/* .run */ .e)({
        argv: [...program, 'merge-reports', '--reporter', 'html', folder],
        ...(onHost !== undefined && { cwd: onHost }),
        env: { ...context.env, ...mergeEnvironment(to) },
        ...(session !== undefined && { session: session.record.session }),
        signal: context.signal,
        timeoutMs: MERGE_TIMEOUT_MS,
    });
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(folder, { recursive: true, force: true });
    if (ended.code !== 0)
        throw new Error(lastLine(ended.stderr || ended.stdout));
}
function exactVersion(version) {
    if (!/^\d+\.\d+\.\d+(?:-[0-9a-z.-]+)?$/i.test(version))
        throw new Error(`${JSON.stringify(version)} is no version`);
    return version;
}
const mergeEnvironment = (folder) => ({ PLAYWRIGHT_HTML_OUTPUT_DIR: folder, PLAYWRIGHT_HTML_OPEN: 'never' });
const lastLine = (text) => text.trim().split('\n').at(-1) ?? 'no output';
async function mergeInService(context, session, config, suite, plan, blobs, to) {
    if (suite.place.kind !== 'service')
        return;
    const shard = `${suite.name}-merge`;
    const input = Object.fromEntries(blobs.map((blob) => [`blob/${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(blob)}`, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(blob)]));
    try {
        const stack = await (0,_make_stack_js__WEBPACK_IMPORTED_MODULE_9__/* .makeStack */ .H)(context, session, {
            config,
            suite,
            shard,
            index: 0,
            total: 0,
            ports: 'drop',
            stacks: 1,
            images: plan.images,
            tools: { pluginFiles: [], input, env: () => mergeEnvironment(`${_stack_volumes_js__WEBPACK_IMPORTED_MODULE_8__/* .TOOLS */ .It.output}/html`) },
        });
        const command = suite.command ?? (0,_runners_runner_for_js__WEBPACK_IMPORTED_MODULE_6__/* .runnerFor */ .O)('playwright').defaultCommand('service', []);
        const ended = await (0,_stack_tests_in_service_js__WEBPACK_IMPORTED_MODULE_7__/* .runInService */ .E1)(session.engine, stack, context, {
            service: suite.place.service,
            argv: [...command, 'merge-reports', '--reporter', 'html', `${_stack_volumes_js__WEBPACK_IMPORTED_MODULE_8__/* .TOOLS */ .It.input}/blob`],
            timeoutMs: MERGE_TIMEOUT_MS,
            logFile: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(session.record.scratch, `${shard}.log`),
            outputTo: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(to, '..', `${suite.name}-output`),
            collect: [],
            binds: { views: [], places: {} },
            labels: stack.labels,
            collectTo: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(to, '..', `${suite.name}-output`),
        });
        const merged = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(to, '..', `${suite.name}-output`, 'html');
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(merged)) {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(to, { recursive: true, force: true });
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(merged, to);
        }
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(to, '..', `${suite.name}-output`), { recursive: true, force: true });
        if (ended.code !== 0)
            throw new Error(lastLine(ended.stderr || ended.stdout));
    }
    finally {
        await (0,_cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_2__/* .sweep */ .X0)(session.engine, [`${_docker_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .LABEL */ .d_.session}=${session.record.session}`, `${_docker_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .LABEL */ .d_.shard}=${shard}`], context.clock);
    }
}


/***/ }),

/***/ 43500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tt: () => (/* binding */ agreeOnPlan),
/* harmony export */   Vi: () => (/* binding */ shardArtifact),
/* harmony export */   ez: () => (/* binding */ listShardArtifacts),
/* harmony export */   ls: () => (/* binding */ setArtifact),
/* harmony export */   mb: () => (/* binding */ downloadPlan),
/* harmony export */   x8: () => (/* binding */ reportArtifact)
/* harmony export */ });
/* unused harmony export planArtifact */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36624);
/* harmony import */ var _sharding_plan_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47197);




const FILE = 'plan.json';
const TRIES = 10;
const PAUSE_MS = 2000;
const withVariant = (name, variant) => (variant === '' ? name : `${name}-${variant}`);
const planArtifact = (variant) => withVariant('isoshard-plan', variant);
const shardArtifactPrefix = (variant) => `isoshard-shard-${variant === '' ? '' : `${variant}.`}`;
const shardArtifact = (variant, shard, attempt) => `${shardArtifactPrefix(variant)}${shard}-attempt-${attempt}`;
const reportArtifact = (variant, attempt) => `${withVariant('isoshard-report', variant)}-attempt-${attempt}`;
function setArtifact({ outputs }, { id, url }) {
    outputs.set('artifact-id', String(id));
    outputs.set('artifact-url', url);
}
async function listShardArtifacts({ artifacts }, variant) {
    const prefix = shardArtifactPrefix(variant);
    return (await artifacts.list(prefix)).flatMap((name) => {
        const match = /^([a-z0-9][a-z0-9-]*-\d+)-attempt-(\d+)$/.exec(name.slice(prefix.length));
        return match?.[1] === undefined ? [] : [{ name, shard: match[1], attempt: Number(match[2]) }];
    });
}
async function downloadPlan({ artifacts, paths }, variant) {
    if (!artifacts.available)
        return undefined;
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(paths.temp, 'plan');
    if (!(await artifacts.download(planArtifact(variant), folder)))
        return undefined;
    return (0,_sharding_plan_text_js__WEBPACK_IMPORTED_MODULE_3__/* .parsePlan */ .vS)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, FILE), 'utf8'));
}
async function agreeOnPlan(context, plan) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context.paths.temp, 'own-plan');
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(folder, { recursive: true });
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, FILE);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(file, (0,_sharding_plan_text_js__WEBPACK_IMPORTED_MODULE_3__/* .serializePlan */ .S1)(plan));
    if ((await context.artifacts.upload(planArtifact(plan.variant), folder, [file])) !== 'exists')
        return plan;
    for (let attempt = 0; attempt < TRIES; attempt++) {
        const winner = await downloadPlan(context, plan.variant);
        if (winner !== undefined)
            return winner;
        await context.clock.sleep(PAUSE_MS, context.signal);
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .EnvironmentError */ .eG('service-unavailable', 'another job of this run made the plan, and it cannot be read', {
        hint: 'Run the jobs again. Two different plans would lose tests, so this one is not used.',
    });
}


/***/ }),

/***/ 99395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ writeReport)
});

// UNUSED EXPORTS: gatherEvidence

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/reports/plain-text.js
var plain_text = __webpack_require__(21291);
// EXTERNAL MODULE: ./.build/src/reports/report.js
var reports_report = __webpack_require__(19245);
;// CONCATENATED MODULE: ./.build/src/reports/annotations.js


const ANNOTATIONS_LIMIT = 10;
const MESSAGE_CHARACTERS = 2000;
function toAnnotations(report, roots) {
    const failures = (0,reports_report/* failuresOf */.dJ)(report).map((test) => toAnnotation(test, roots.get(test.suite)));
    const all = [...causesOf(report), ...failures];
    return { annotations: all.slice(0, ANNOTATIONS_LIMIT), omitted: Math.max(0, all.length - ANNOTATIONS_LIMIT) };
}
function causesOf(report) {
    const shards = new Map();
    for (const shard of (0,reports_report/* shardsOf */.$b)(report)) {
        if (shard.cause === '' || shard.verdict !== 'failure')
            continue;
        const key = JSON.stringify([shard.cause, shard.causeAt]);
        shards.set(key, [...(shards.get(key) ?? []), shard]);
    }
    return [...shards.values()].flatMap((same) => {
        const [first] = same;
        if (first === undefined)
            return [];
        const file = first.causeAt && insideWorkspace('', first.causeAt.file);
        const line = first.causeAt?.line;
        const names = same.map(({ name }) => name).join(', ');
        const isUnrun = same.every(({ tests }) => tests.length === 0);
        return {
            ...(file === undefined ? {} : { file, ...(line === undefined ? {} : { line }) }),
            title: (0,plain_text/* oneLine */.TN)(isUnrun ? `No test was run in ${names}` : `First cause in ${names}`, 150),
            message: (0,plain_text/* plain */.pj)(first.cause).trim().slice(0, MESSAGE_CHARACTERS),
        };
    });
}
function toAnnotation(test, root) {
    const error = test.errors[0];
    const at = error?.file !== undefined && insideWorkspace(root, error.file) !== undefined ? error : test;
    const file = at.file === undefined ? undefined : insideWorkspace(root, at.file);
    const line = at.line ?? 0;
    return {
        ...(file === undefined ? {} : { file, ...(line > 0 ? { line } : {}) }),
        title: `${(0,plain_text/* oneLine */.TN)(test.title || test.id, 150)} (${(0,plain_text/* oneLine */.TN)(test.shard, 60)})`,
        message: (0,plain_text/* plain */.pj)(error?.message ?? 'The test failed')
            .trim()
            .slice(0, MESSAGE_CHARACTERS) || 'The test failed',
    };
}
function insideWorkspace(root, file) {
    if (root === undefined || file === '' || (0,plain_text/* plain */.pj)(file) !== file || /^[/~]|^[A-Za-z]:|[\\\n\t]/.test(file))
        return undefined;
    const parts = [];
    for (const part of [...root.split('/'), ...file.split('/')]) {
        if (part === '' || part === '.')
            continue;
        if (part !== '..')
            parts.push(part);
        else if (parts.pop() === undefined)
            return undefined;
    }
    return parts.length === 0 ? undefined : parts.join('/');
}

;// CONCATENATED MODULE: ./.build/src/reports/earlier-attempts.js

function earlierAttempts(report, attempt) {
    const older = (0,reports_report/* shardsOf */.$b)(report).filter((shard) => shard.attempt > 0 && shard.attempt < attempt);
    if (older.length === 0)
        return undefined;
    const names = older.map((shard) => `${shard.name} by attempt ${shard.attempt}`).join(', ');
    return `attempt ${attempt} left nothing of some shards, which are proved by an earlier one: ${names}`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.build/src/config/duration.js
var duration = __webpack_require__(62744);
// EXTERNAL MODULE: ./.build/src/reports/headline.js
var headline = __webpack_require__(87487);
;// CONCATENATED MODULE: ./.build/src/reports/html-script.js
const SCRIPT = `
(() => {
  const words = document.getElementById('words');
  const outcome = document.getElementById('outcome');
  const shown = document.getElementById('shown');
  if (!words || !outcome || !shown) return;
  const rows = [...document.querySelectorAll('#tests tbody tr')].map((row) => [row, row.textContent.toLowerCase()]);
  const filter = () => {
    const wanted = words.value.toLowerCase().split(/\\s+/);
    let count = 0;
    for (const [row, text] of rows) {
      const fits = (!outcome.value || row.dataset.outcome === outcome.value) && wanted.every((word) => text.includes(word));
      row.hidden = !fits;
      if (fits) count += 1;
    }
    shown.textContent = count + ' of ' + rows.length;
  };
  words.addEventListener('input', filter);
  outcome.addEventListener('change', filter);
  filter();
})();
`;

;// CONCATENATED MODULE: ./.build/src/reports/html-style.js
const STYLE = `
:root { color-scheme: light dark; --bg: #fff; --panel: #f6f8fa; --text: #1f2328; --muted: #59636e; --line: #d1d9e0;
  --success: #1a7f37; --failure: #cf222e; --cancelled: #6e7781; --skipped: #6e7781; --flaky: #9a6700;
  --images: #8250df; --state: #1b7c83; --start: #0969da; --ready: #54aeff; --prepare: #bf8700; --tests: #2da44e; --teardown: #8c959f; }
@media (prefers-color-scheme: dark) { :root { --bg: #0d1117; --panel: #161b22; --text: #e6edf3; --muted: #9198a1; --line: #30363d;
  --success: #3fb950; --failure: #f85149; --cancelled: #8b949e; --skipped: #8b949e; --flaky: #d29922;
  --images: #a371f7; --state: #39c5cf; --start: #2f81f7; --ready: #79c0ff; --prepare: #d29922; --tests: #3fb950; --teardown: #6e7681; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem; background: var(--bg); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2rem 0 .6rem; }
a { color: var(--start); } .muted { color: var(--muted); } .verdict { border-left: .4rem solid; padding: .2rem 1rem; }
.verdict.success { border-color: var(--success); } .verdict.failure { border-color: var(--failure); }
.verdict.cancelled, .verdict.skipped { border-color: var(--cancelled); }
code, pre, .mono { font: 13px/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: .7rem; overflow: auto; max-height: 30rem;
  white-space: pre-wrap; overflow-wrap: anywhere; }
details { border: 1px solid var(--line); border-radius: 6px; margin: .5rem 0; padding: .4rem .8rem; }
summary { cursor: pointer; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
th { color: var(--muted); font-weight: 600; white-space: nowrap; } .n { text-align: right; white-space: nowrap; }
.passed, .success { color: var(--success); } .failed, .failure { color: var(--failure); font-weight: 600; }
.flaky { color: var(--flaky); } .not-run { color: var(--failure); } .skipped, .interrupted, .cancelled { color: var(--muted); }
td p { margin: 0; } .verdict { color: var(--text); font-weight: 400; } .verdict p { margin: .2rem 0 0; }
#shards th:nth-child(n + 2):nth-child(-n + 9) { text-align: right; }
.filter { display: flex; gap: .6rem; margin: .6rem 0; flex-wrap: wrap; align-items: center; }
input, select { font: inherit; color: inherit; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: .3rem .6rem; }
input { flex: 1 1 16rem; } svg { width: 100%; height: auto; display: block; } svg text { fill: var(--text); font-size: 12px; }
svg .axis { stroke: var(--line); } svg .late { fill: var(--muted); }
.images { fill: var(--images); } .state { fill: var(--state); } .start { fill: var(--start); } .ready { fill: var(--ready); } .prepare { fill: var(--prepare); }
.tests { fill: var(--tests); } .teardown { fill: var(--teardown); } .rest { fill: var(--cancelled); }
.legend { display: flex; gap: 1rem; flex-wrap: wrap; } .legend svg { width: .8rem; height: .8rem; display: inline-block; }
`;

;// CONCATENATED MODULE: ./.build/src/reports/html-tests.js



const PAGE_TESTS_SHOWN = 20_000;
const OUTCOMES = ['failed', 'interrupted', 'not run', 'flaky', 'passed', 'skipped'];
function renderTests(report) {
    const never = { outcome: 'not run', tries: 0, durationMs: 0, setup: false };
    const all = [
        ...(0,reports_report/* testsOf */.Vh)(report),
        ...(0,reports_report/* shardsOf */.$b)(report).flatMap(({ name, notRun }) => notRun.map((test) => ({ ...test, ...never, shard: name }))),
    ];
    if (all.length === 0)
        return '';
    const ordered = OUTCOMES.flatMap((outcome) => all.filter((test) => test.outcome === outcome));
    const more = all.length > PAGE_TESTS_SHOWN ? `<p>… and ${all.length - PAGE_TESTS_SHOWN} more</p>` : '';
    const options = OUTCOMES.filter((outcome) => all.some((test) => test.outcome === outcome));
    return `<div class="filter">
<input id="words" type="search" placeholder="Filter by title, file or shard" aria-label="Filter">
<select id="outcome" aria-label="Outcome"><option value="">all outcomes</option>${options.map((one) => `<option>${one}</option>`).join('')}</select>
<span id="shown" class="muted" aria-live="polite"></span>
</div>
<div class="scroll"><table id="tests"><thead><tr><th>Outcome</th><th>Test</th><th>Place</th><th>Shard</th><th class="n">Time</th></tr></thead><tbody>
${ordered.slice(0, PAGE_TESTS_SHOWN).map(row).join('\n')}
</tbody></table></div>${more}`;
}
function row(test) {
    const place = test.line > 0 ? `${test.file}:${test.line}` : test.file;
    const tries = test.tries > 1 ? ` <span class="muted">${test.tries} tries</span>` : '';
    const cells = [
        `<td class="${test.outcome.replace(' ', '-')}">${test.outcome}</td>`,
        `<td>${(0,plain_text/* escapeHtml */.ZD)((0,plain_text/* oneLine */.TN)(test.title || test.id, 500))}${tries}</td>`,
        `<td class="mono">${(0,plain_text/* escapeHtml */.ZD)((0,plain_text/* oneLine */.TN)(place, 300))}</td>`,
        `<td>${(0,plain_text/* escapeHtml */.ZD)((0,plain_text/* oneLine */.TN)(test.shard))}${test.setup ? ' <span class="muted">set-up</span>' : ''}</td>`,
        `<td class="n">${test.tries > 0 ? (0,duration/* formatDuration */.a3)(test.durationMs) : ''}</td>`,
    ];
    return `<tr data-outcome="${test.outcome}">${cells.join('')}</tr>`;
}

// EXTERNAL MODULE: ./.build/src/reports/results.js
var reports_results = __webpack_require__(25289);
;// CONCATENATED MODULE: ./.build/src/reports/html-timeline.js



const WIDTH = 1000;
const LABEL = 160;
const TIME = 90;
const ROW = 24;
const APART = 4;
function renderTimeline(shards) {
    const timed = shards.filter((shard) => shard.durationMs > 0);
    if (timed.length === 0)
        return '';
    const offsets = offsetsOf(timed);
    const end = timed.reduce((max, shard, index) => Math.max(max, (offsets[index] ?? 0) + shard.durationMs), 0);
    const scale = (WIDTH - LABEL - TIME) / end;
    const rows = timed.map((shard, index) => html_timeline_row(shard, index * ROW, (offsets[index] ?? 0) * scale, scale));
    const height = timed.length * ROW;
    const phases = reports_results/* PHASES */.ZG.filter((phase) => timed.some((shard) => (shard.phases[phase] ?? 0) > 0));
    const legend = phases.map((phase) => {
        return `<span><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="${phase}" width="10" height="10"/></svg> ${phase}</span>`;
    });
    return [
        `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Time of each shard">`,
        ...rows,
        '</svg>',
        `<p class="legend muted">${legend.join('')}</p>`,
    ].join('\n');
}
function offsetsOf(shards) {
    const starts = shards.map((shard) => shard.startedAtMs);
    const known = starts.filter((start) => start !== undefined);
    if (known.length < starts.length)
        return [];
    const first = known.reduce((min, start) => Math.min(min, start), Number.MAX_SAFE_INTEGER);
    const longest = shards.reduce((max, shard) => Math.max(max, shard.durationMs), 0);
    const offsets = known.map((start) => start - first);
    return offsets.some((offset) => offset > APART * longest) ? [] : offsets;
}
function html_timeline_row(shard, top, offset, scale) {
    const parts = [];
    let x = LABEL + offset;
    const bar = (name, ms) => {
        const title = `<title>${name} ${(0,duration/* formatDuration */.a3)(ms)}</title>`;
        parts.push(`<rect class="${name}" x="${round(x)}" y="${top + 4}" width="${round(ms * scale)}" height="${ROW - 8}">${title}</rect>`);
        x += ms * scale;
    };
    let rest = shard.durationMs;
    for (const phase of reports_results/* PHASES */.ZG) {
        const ms = shard.phases[phase] ?? 0;
        if (ms > 0)
            bar(phase, ms);
        rest -= ms;
    }
    if (rest > 0)
        bar('rest', rest);
    const baseline = top + ROW - 8;
    const name = `<text x="0" y="${baseline}">${(0,plain_text/* escapeHtml */.ZD)((0,plain_text/* oneLine */.TN)(shard.name, 22))}</text>`;
    const time = `<text class="late" x="${round(x + 6)}" y="${baseline}">${(0,duration/* formatDuration */.a3)(shard.durationMs)}</text>`;
    return `<g>${name}${parts.join('')}${time}</g>`;
}
function round(value) {
    return Math.round(value * 10) / 10;
}

// EXTERNAL MODULE: ./.build/src/reports/state-findings.js
var state_findings = __webpack_require__(44341);
;// CONCATENATED MODULE: ./.build/src/reports/html.js










const PAGE_FAILURES_SHOWN = 500;
const html_MESSAGE_CHARACTERS = 8000;
const MESSAGE_LINES = 200;
function renderPage(report, options = {}) {
    const title = (0,plain_text/* oneLine */.TN)((0,headline/* headline */.Pl)(report));
    const policy = `default-src 'none'; style-src '${digest(STYLE)}'; script-src '${digest(SCRIPT)}'; base-uri 'none'; form-action 'none'`;
    const about = [report.variant, report.commit.slice(0, 12)].filter((part) => part !== '').join(' · ');
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${(0,plain_text/* escapeHtml */.ZD)(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header class="verdict ${report.verdict}"><h1>${(0,plain_text/* escapeHtml */.ZD)(title)}</h1><p class="muted">${(0,plain_text/* escapeHtml */.ZD)((0,plain_text/* oneLine */.TN)(about))}</p></header>
${[
        links(options.reports ?? []),
        report.verdict === 'success' ? '' : block('First cause', report.cause === '' ? '' : pre(report.cause)),
        block('Problems with the run', findings(report)),
        block('Failures', failures(report)),
        block('Where the time went', renderTimeline((0,reports_report/* shardsOf */.$b)(report))),
        block('Shards', shards(report, options)),
        block('Tests', renderTests(report)),
    ]
        .filter((part) => part !== '')
        .join('\n')}
<script>${SCRIPT}</script>
</body>
</html>
`;
}
function digest(content) {
    return `sha256-${(0,external_node_crypto_.createHash)('sha256').update(content).digest('base64')}`;
}
function block(title, content) {
    return content === '' ? '' : `<section><h2>${title}</h2>\n${content}\n</section>`;
}
function pre(text) {
    return `<pre>${(0,plain_text/* escapeHtml */.ZD)((0,plain_text/* excerpt */.Kb)(text, html_MESSAGE_CHARACTERS, MESSAGE_LINES))}</pre>`;
}
function links(all) {
    const safe = all.filter(({ href }) => isRelative(href));
    const rendered = safe.map(({ label, href }) => `<a href="${(0,plain_text/* escapeHtml */.ZD)(href)}">${(0,plain_text/* escapeHtml */.ZD)((0,plain_text/* oneLine */.TN)(label))}</a>`);
    return rendered.length === 0 ? '' : `<p>${rendered.join(' · ')}</p>`;
}
function isRelative(href) {
    return href !== '' && !/^[/\\]|[\\\s:]|\p{C}/u.test(href);
}
function findings(report) {
    const items = report.findings.map(({ code, message }) => {
        return `<li><code>${code}</code> ${(0,plain_text/* escapeHtml */.ZD)((0,plain_text/* oneLine */.TN)(message, 1000))}</li>`;
    });
    return items.length === 0 ? '' : `<ul>${items.slice(0, PAGE_FAILURES_SHOWN).join('\n')}</ul>`;
}
function failures(report) {
    const all = (0,reports_report/* failuresOf */.dJ)(report);
    const more = all.length > PAGE_FAILURES_SHOWN ? `<p>… and ${all.length - PAGE_FAILURES_SHOWN} more</p>` : '';
    return all.slice(0, PAGE_FAILURES_SHOWN).map(failure).join('\n') + more;
}
function failure(test) {
    const place = test.line > 0 ? `${test.file}:${test.line}` : test.file;
    const where = `<span class="mono muted">${(0,plain_text/* escapeHtml */.ZD)((0,plain_text/* oneLine */.TN)(place, 300))}</span> <span class="muted">${(0,plain_text/* escapeHtml */.ZD)((0,plain_text/* oneLine */.TN)(test.shard))}${test.setup ? ', set-up' : ''}</span>`;
    const messages = test.errors.map((error) => pre(error.message)).join('');
    return `<details open><summary><span class="failed">${(0,plain_text/* escapeHtml */.ZD)((0,plain_text/* oneLine */.TN)(test.title || test.id, 500))}</span> ${where}</summary>${messages}</details>`;
}
function shards(report, options) {
    const all = (0,reports_report/* shardsOf */.$b)(report);
    if (all.length === 0)
        return '';
    const head = ['Shard', 'Tests', 'Passed', 'Failed', 'Flaky', 'Skipped', 'Not run', 'Took', 'Planned', ''];
    const rows = all.map((shard) => shardRow(shard, options));
    const unproved = (0,state_findings/* renderUnprovedStates */.y)(report);
    return `<div class="scroll"><table id="shards"><thead><tr>${head.map((cell) => `<th>${cell}</th>`).join('')}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table></div>${unproved === undefined ? '' : `<p class="muted">${(0,plain_text/* escapeHtml */.ZD)((0,plain_text/* oneLine */.TN)(unproved))}</p>`}`;
}
function shardRow(shard, { logs, commands }) {
    const { planned, passed, failed, flaky, skipped, notRun } = shard.totals;
    const counts = [planned, passed, failed, flaky, skipped, notRun].map((count) => `<td class="n">${count}</td>`);
    const times = [shard.durationMs, shard.estimateMs].map((ms) => `<td class="n">${ms > 0 ? (0,duration/* formatDuration */.a3)(ms) : ''}</td>`);
    const command = shard.verdict === 'failure' ? commands?.get(shard.name) : undefined;
    const again = command === undefined ? '' : `<code>${(0,plain_text/* escapeHtml */.ZD)((0,plain_text/* oneLine */.TN)(command, 2000))}</code>`;
    const attempt = shard.attempt > 1 ? ` <span class="muted">${(0,headline/* plural */.LS)(shard.attempt, 'attempt')}</span>` : '';
    const name = `<span class="${shard.verdict}">${headline/* SIGNS */.B2[shard.verdict]} ${(0,plain_text/* escapeHtml */.ZD)((0,plain_text/* oneLine */.TN)(shard.name))}</span>${attempt}`;
    return `<tr><td>${name}</td>${counts.join('')}${times.join('')}<td>${links(logs?.get(shard.name) ?? [])}${again}</td></tr>`;
}

// EXTERNAL MODULE: ./.build/src/reports/merge.js + 7 modules
var merge = __webpack_require__(4956);
// EXTERNAL MODULE: ./.build/src/reports/parse-receipt.js
var parse_receipt = __webpack_require__(10769);
// EXTERNAL MODULE: ./.build/src/reports/reproduce.js
var reproduce = __webpack_require__(98056);
// EXTERNAL MODULE: ./.build/src/reports/summary.js
var reports_summary = __webpack_require__(58095);
// EXTERNAL MODULE: ./.build/src/reports/prediction.js
var prediction = __webpack_require__(11798);
;// CONCATENATED MODULE: ./.build/src/reports/terminal.js






const FAILURES_SHOWN = 30;
const FINDINGS_SHOWN = 20;
const terminal_MESSAGE_CHARACTERS = 600;
const terminal_MESSAGE_LINES = 8;
function renderTerminal(report, { reportPath, commands } = {}) {
    const failures = (0,reports_report/* failuresOf */.dJ)(report);
    const blocks = failures.slice(0, FAILURES_SHOWN).map((test) => {
        const where = test.line > 0 ? `${test.file}:${test.line}` : test.file;
        const head = `${headline/* SIGNS */.B2.failure} ${(0,plain_text/* oneLine */.TN)(test.title || test.id)}\n  at ${(0,plain_text/* oneLine */.TN)(where, 300)} (${(0,plain_text/* oneLine */.TN)(test.shard)})`;
        const message = (0,plain_text/* excerpt */.Kb)(test.errors[0]?.message ?? '', terminal_MESSAGE_CHARACTERS, terminal_MESSAGE_LINES);
        return message === '' ? head : `${head}\n${quote(message)}`;
    });
    if (failures.length > FAILURES_SHOWN)
        blocks.push(`… and ${failures.length - FAILURES_SHOWN} more failures`);
    const findings = report.findings.slice(0, FINDINGS_SHOWN).map((one) => `${one.code}: ${(0,plain_text/* oneLine */.TN)(one.message, 400)}`);
    if (report.findings.length > FINDINGS_SHOWN)
        findings.push(`… and ${report.findings.length - FINDINGS_SHOWN} more`);
    if (findings.length > 0)
        blocks.push([`${(0,headline/* plural */.LS)(report.findings.length, 'problem')} with the run:`, ...findings].join('\n  '));
    if (report.cause !== '' && report.verdict !== 'success') {
        blocks.push(`First cause:\n${quote((0,plain_text/* excerpt */.Kb)(report.cause, terminal_MESSAGE_CHARACTERS * 2, terminal_MESSAGE_LINES * 2))}`);
    }
    const again = (0,reproduce/* failedCommands */.EO)(report, commands).slice(0, FAILURES_SHOWN);
    if (again.length > 0)
        blocks.push(['Reproduce:', ...again].join('\n  '));
    const planned = (0,prediction/* renderPrediction */.K)(report);
    if (planned !== undefined)
        blocks.push(planned);
    const unproved = (0,state_findings/* renderUnprovedStates */.y)(report);
    if (unproved !== undefined)
        blocks.push(unproved);
    const last = [(0,headline/* headline */.Pl)(report), ...(reportPath === undefined ? [] : [`Report: ${(0,plain_text/* oneLine */.TN)(reportPath, 1000)}`])];
    return `${[...blocks, last.join('\n')].join('\n\n')}\n`;
}
function quote(text) {
    return text.replace(/^/gm, '  │ ');
}

// EXTERNAL MODULE: ./.build/src/runners/adapter.js
var adapter = __webpack_require__(58748);
// EXTERNAL MODULE: ./.build/src/sharding/stable-json.js
var stable_json = __webpack_require__(54024);
// EXTERNAL MODULE: ./.build/src/modes/collected.js
var collected = __webpack_require__(45555);
// EXTERNAL MODULE: ./.build/src/modes/merge-blobs.js
var merge_blobs = __webpack_require__(20641);
// EXTERNAL MODULE: ./.build/src/modes/plan-artifact.js
var plan_artifact = __webpack_require__(43500);
// EXTERNAL MODULE: ./.build/src/modes/timings.js + 10 modules
var timings = __webpack_require__(33965);
;// CONCATENATED MODULE: ./.build/src/modes/write-report.js


















const EXIT_STATUS = {
    success: 0,
    skipped: 0,
    failure: 1,
    cancelled: 130,
};
function gatherEvidence(shards, only) {
    const all = (0,external_node_fs_.existsSync)(shards) ? (0,external_node_fs_.readdirSync)(shards).sort() : [];
    const folders = all.filter((name) => only?.has(name) ?? true);
    const receipts = folders
        .map((name) => ({ name, file: (0,external_node_path_.join)(shards, name, adapter/* OUTPUT_FILES */.Y.receipt) }))
        .filter(({ file }) => (0,external_node_fs_.existsSync)(file))
        .map(({ name, file }) => (0,parse_receipt/* parseReceipt */.W)((0,external_node_fs_.readFileSync)(file, 'utf8'), `${name}/${adapter/* OUTPUT_FILES */.Y.receipt}`));
    const results = folders
        .map((name) => ({ name, file: (0,external_node_path_.join)(shards, name, 'results.json') }))
        .filter(({ file }) => (0,external_node_fs_.existsSync)(file))
        .map(({ name, file }) => (0,reports_results/* readResults */.x8)((0,external_node_fs_.readFileSync)(file, 'utf8'), `${name}/results.json`));
    return {
        receipts: receipts.flatMap(({ receipt }) => receipt ?? []),
        problems: [...receipts, ...results].flatMap(({ problem }) => problem ?? []),
        results: results.flatMap(({ results }) => results ?? []),
    };
}
function selectorOf(plan, suite) {
    return plan.suites.find(({ name }) => name === suite)?.runner === 'pytest' ? ({ id }) => id : undefined;
}
function bring(from, to) {
    if (from !== to)
        (0,collected/* replaceCollected */.m)(from, to);
}
async function writeReport(context, request) {
    const { plan, shards, folder } = request;
    const evidence = gatherEvidence(shards, request.only);
    const report = (0,merge/* makeReport */.d)(plan, evidence, request.needs);
    const older = request.needs.length === 0 ? earlierAttempts(report, context.run.attempt) : undefined;
    if (older !== undefined) {
        context.log.warning(`${older}. Pass \`needs\`, so that the report is red where a job that ran them again died`);
    }
    const commands = new Map((0,reports_report/* shardsOf */.$b)(report)
        .filter(({ totals }) => totals.failed > 0)
        .map((shard) => [shard.name, (0,reproduce/* reproduceCommand */.nB)(shard, selectorOf(plan, shard.suite))]));
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
    const kept = (0,external_node_path_.join)(folder, 'shards');
    for (const { name } of (0,reports_report/* shardsOf */.$b)(report))
        bring((0,external_node_path_.join)(shards, name), (0,external_node_path_.join)(kept, name));
    const merged = plan.suites.filter(({ name }) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)((0,merge_blobs/* mergedFolder */.lG)(shards, name), 'index.html')));
    for (const { name } of merged)
        bring((0,merge_blobs/* mergedFolder */.lG)(shards, name), (0,external_node_path_.join)(folder, 'playwright', name));
    const page = (0,external_node_path_.join)(folder, 'index.html');
    const links = merged.map(({ name }) => ({ label: `Playwright: ${name}`, href: `playwright/${name}/index.html` }));
    (0,external_node_fs_.writeFileSync)(page, renderPage(report, { reports: links, logs: logLinks(folder, report), commands }));
    (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, 'report.json'), (0,stable_json/* stableJson */._)(report));
    if (request.remember !== undefined)
        await (0,timings/* learn */.nB)(context, { plan, evidence, folder, ...request.remember });
    const artifact = request.upload ? await upload(context, plan.variant, folder) : undefined;
    const summary = (0,reports_summary/* renderSummary */.Br)(report, { commands, reportUrl: artifact?.url });
    (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, 'summary.md'), summary);
    await context.summary.append(summary);
    if (request.annotate)
        annotate(context, plan, report);
    context.log.info(renderTerminal(report, { reportPath: page, commands }));
    context.outputs.set('result', report.verdict);
    context.outputs.set('report-path', page);
    if (artifact !== undefined)
        (0,plan_artifact/* setArtifact */.ls)(context, artifact);
    return { exitStatus: EXIT_STATUS[report.verdict], json: report };
}
function annotate({ log }, plan, report) {
    const roots = new Map(plan.suites.flatMap(({ name, root }) => (root === null ? [] : [[name, root]])));
    const { annotations, omitted } = toAnnotations(report, roots);
    for (const { file, line, title, message } of annotations) {
        const location = file === undefined ? undefined : { file, ...(line !== undefined && { line }) };
        log.error(`${title}\n${message}`, location);
    }
    if (omitted > 0)
        log.info(`${omitted} more failures are in the report`);
}
function logLinks(folder, report) {
    return new Map((0,reports_report/* shardsOf */.$b)(report).map(({ name }) => {
        const of = (file) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, 'shards', name, file)) ? [{ label: file, href: `shards/${name}/${file}` }] : [];
        const allIn = (below) => {
            const from = (0,external_node_path_.join)(folder, 'shards', name, below);
            const files = (0,external_node_fs_.existsSync)(from) ? (0,external_node_fs_.readdirSync)(from).sort() : [];
            return files.flatMap((file) => of(`${below}/${file}`));
        };
        return [name, [...of('tests.log'), ...of('prepare.log'), ...allIn('services'), ...allIn('evidence')]];
    }));
}
async function upload({ artifacts, run, log }, variant, folder) {
    if (!artifacts.available)
        return undefined;
    const files = (0,external_node_fs_.readdirSync)(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => (0,external_node_path_.join)(entry.parentPath, entry.name));
    try {
        const uploaded = await artifacts.upload((0,plan_artifact/* reportArtifact */.x8)(variant, run.attempt), folder, files);
        return uploaded === 'exists' ? undefined : uploaded;
    }
    catch (error) {
        log.warning(`the report could not be uploaded: ${error.message}`);
        return undefined;
    }
}


/***/ }),

/***/ 15069:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ namedTests)
/* harmony export */ });
const NAMED = 3;
function namedTests(ids) {
    const shown = ids.slice(0, NAMED).map((id) => `"${id.slice(0, 200)}"`);
    const more = ids.length > NAMED ? ` and ${ids.length - NAMED} more` : '';
    return `${ids.length} ${ids.length === 1 ? 'test' : 'tests'}: ${shown.join(', ')}${more}`;
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

/***/ 4956:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ makeReport),
  W: () => (/* binding */ makeReportWithoutPlan)
});

;// CONCATENATED MODULE: ./.build/src/reports/needs.js
function worstOf(jobs) {
    for (const result of ['failure', 'cancelled', 'skipped']) {
        if (jobs.some((job) => job.result === result))
            return result;
    }
    return 'success';
}

// EXTERNAL MODULE: ./.build/src/reports/results.js
var reports_results = __webpack_require__(25289);
;// CONCATENATED MODULE: ./.build/src/reports/verdict.js
function totalsOf({ shard, tests }) {
    const count = (outcome) => tests.filter((test) => test.outcome === outcome).length;
    const [passed, failed, flaky, skipped] = [count('passed'), count('failed'), count('flaky'), count('skipped')];
    const planned = shard.tests.length;
    return { planned, passed, failed, flaky, skipped, notRun: planned - passed - failed - flaky - skipped };
}
function addTotals(all) {
    const sum = (key) => all.reduce((total, one) => total + one[key], 0);
    return {
        planned: sum('planned'),
        passed: sum('passed'),
        failed: sum('failed'),
        flaky: sum('flaky'),
        skipped: sum('skipped'),
        notRun: sum('notRun'),
    };
}
function shardVerdict(proof, findings) {
    const cancelled = proof.results?.outcome === 'cancelled';
    const own = findings.filter((one) => one.suite === proof.suite.name && one.shard === proof.shard.name);
    const red = own.some((one) => !(cancelled && one.code === 'not-run'));
    const totals = totalsOf(proof);
    if (red || totals.failed > 0)
        return 'failure';
    if (cancelled)
        return 'cancelled';
    return totals.notRun > 0 ? 'failure' : 'success';
}
function worstVerdict(verdicts) {
    if (verdicts.includes('failure'))
        return 'failure';
    if (verdicts.includes('cancelled'))
        return 'cancelled';
    return verdicts.length > 0 && verdicts.every((verdict) => verdict === 'skipped') ? 'skipped' : 'success';
}

;// CONCATENATED MODULE: ./.build/src/reports/evidence.js
const REDDEST = ['error', 'not-started', 'failed', 'cancelled', 'passed'];
function evidenceOfShards(plan, { receipts, results = [] }) {
    return plan.suites.flatMap((suite) => suite.shards.map((shard) => {
        const ofShard = receipts.filter(({ header }) => header.plan === plan.id && isOf(header, suite, shard));
        const known = results.filter((result) => result.plan === plan.id && isOf(result, suite, shard));
        const attempt = Math.max(0, ...ofShard.map(({ header }) => header.attempt), ...known.map((one) => one.attempt));
        const latest = known.filter((result) => result.attempt === attempt);
        return {
            suite,
            shard,
            attempt,
            receipts: ofShard.filter(({ header }) => header.attempt === attempt),
            results: REDDEST.flatMap((outcome) => latest.filter((result) => result.outcome === outcome))[0],
        };
    }));
}
function isOf(what, suite, shard) {
    return what.suite === suite.name && what.shard === shard.name;
}
function foreignReceipts(plan, receipts, shards) {
    return receipts.flatMap(({ header }) => {
        const own = shards.find(({ suite, shard }) => isOf(header, suite, shard));
        if (own && header.plan === plan.id)
            return [];
        if (own && own.receipts.length > 0 && own.attempt > header.attempt)
            return [];
        const of = header.plan === plan.id ? 'a shard that the plan does not have' : `another plan (${header.plan})`;
        const message = `A receipt of ${header.shard}, attempt ${header.attempt}, is of ${of}`;
        return [{ code: 'foreign-receipt', message, suite: header.suite, shard: header.shard, tests: [] }];
    });
}

// EXTERNAL MODULE: ./.build/src/reports/findings.js
var findings = __webpack_require__(15069);
// EXTERNAL MODULE: ./.build/src/reports/outcomes.js
var outcomes = __webpack_require__(70990);
;// CONCATENATED MODULE: ./.build/src/reports/receipt-order.js
function disorderOf({ events }) {
    const found = [];
    const add = (message, tests = []) => {
        found.push({ message, tests });
    };
    for (const kind of ['begin', 'finish', 'exit']) {
        const count = events.filter(({ event }) => event === kind).length;
        if (count > 1)
            add(`the receipt has ${kind} ${count} times`);
    }
    const at = (kind) => events.findIndex(({ event }) => event === kind);
    const isTest = ({ event }) => event === 'start' || event === 'end';
    const [begin, finish, exit] = [at('begin'), at('finish'), at('exit')];
    if (begin >= 0 && events.slice(0, begin).some(isTest))
        add('a test stands in front of the begin');
    if (finish >= 0 && events.slice(finish).some(isTest))
        add('a test stands behind the finish');
    if (exit >= 0 && exit < events.length - 1)
        add('the receipt goes on behind the exit');
    const tries = triesOf(events);
    const unstarted = tries.filter((one) => !one.started).map(({ id }) => id);
    if (unstarted.length > 0)
        add('a test ended and was never started', unstarted);
    const ended = new Set(tries.filter((one) => one.ended).map(({ id }) => id));
    const setup = events.flatMap((event) => (event.event === 'begin' ? event.setup : []));
    const silent = setup.filter((id) => !ended.has(id));
    const isThrough = events.some((event) => event.event === 'finish' && event.status === 'passed');
    if (isThrough && silent.length > 0)
        add('a set-up test was announced and never ended', silent);
    const last = new Map();
    for (const { id, retry } of tries)
        last.set(id, Math.max(last.get(id) ?? 0, retry));
    const open = tries.filter((one) => !one.ended && ended.has(one.id) && (isThrough || one.retry < (last.get(one.id) ?? 0)));
    const openIds = open.map(({ id }) => id);
    if (openIds.length > 0)
        add('a try of a test never ended', openIds);
    return found;
}
function triesOf(events) {
    const tries = new Map();
    for (const event of events) {
        if (event.event !== 'start' && event.event !== 'end')
            continue;
        const key = `${event.retry} ${event.id}`;
        const one = tries.get(key) ?? { id: event.id, retry: event.retry, started: false, ended: false };
        tries.set(key, one);
        if (event.event === 'start')
            one.started = true;
        else
            one.ended = true;
    }
    return [...tries.values()];
}

;// CONCATENATED MODULE: ./.build/src/reports/runner-findings.js

function runnerFindings(shard, counted, finding) {
    const { name } = shard.shard;
    const found = [];
    const add = (code, message, tests = []) => {
        found.push(finding(code, `${name}: ${message}`, tests));
    };
    const badSetup = shard.setup.filter((test) => test.outcome === 'failed');
    for (const test of badSetup)
        add('setup-failed', `set-up test "${test.title || test.id}" failed`, [test.id]);
    for (const message of counted.errors.slice(0, SHOWN))
        add('runner-error', `error outside tests: ${message}`);
    if (counted.errors.length > SHOWN)
        add('runner-error', `${counted.errors.length - SHOWN} more errors outside tests`);
    if (counted.begun === undefined && counted.ended.size > 0)
        add('bad-receipt', 'tests ended, and none was announced');
    for (const { message, tests } of shard.receipts.flatMap(disorderOf))
        add('bad-receipt', message, tests);
    if (counted.disordered.size > 0)
        add('bad-receipt', 'a test ended before it started', [...counted.disordered]);
    if (shard.results?.outcome === 'cancelled')
        return found;
    const { cause = '', outcome } = shard.results ?? {};
    const exit = counted.exit ?? shard.results?.exit ?? undefined;
    const because = cause === '' ? '' : `: ${cause}`;
    const failed = shard.tests.some((test) => test.outcome === 'failed');
    if (exit === undefined)
        add('runner-error', `how the runner ended is not known${because}`);
    else if (exit.signal !== null)
        add('runner-error', `the runner was ended by ${exit.signal}${because}`);
    else if (counted.truncated)
        add('runner-error', `the receipt is cut off${because}`);
    else if (counted.exit === undefined)
        add('bad-receipt', 'the receipt has no exit, and the runner ended');
    else if (counted.finish === undefined && counted.errors.length === 0) {
        add('runner-error', `the runner exited with ${exit.code} before it was through${because}`);
    }
    else if (counted.finish?.status === 'timedout')
        add('runner-error', 'the runner gave up at its own time limit');
    else if (counted.finish?.status === 'interrupted')
        add('runner-error', 'the runner was interrupted');
    else if (badExit(shard) && !failed && found.length === 0) {
        add('runner-error', `the runner exited with ${exit.code}, and no test failed${because}`);
    }
    if (outcome === 'error' || outcome === 'not-started')
        add('shard-error', cause || 'the stack failed');
    else if (outcome === 'failed' && !failed && found.length === 0)
        add('shard-error', cause || 'the shard failed');
    return found;
}
const SHOWN = 5;
function badExit({ receipts, results }) {
    const events = receipts.flatMap((receipt) => receipt.events);
    const bad = events.some((event) => (event.event === 'exit' && event.code !== 0) || (event.event === 'finish' && event.status !== 'passed'));
    return bad || (results?.exit != null && results.exit.code !== 0);
}

// EXTERNAL MODULE: ./.build/src/reports/state-findings.js
var state_findings = __webpack_require__(44341);
;// CONCATENATED MODULE: ./.build/src/reports/tally.js
function tally(receipts) {
    const events = receipts.flatMap((receipt) => receipt.events);
    const begins = events.filter((event) => event.event === 'begin');
    const setup = new Set(begins.flatMap((event) => event.setup));
    const starts = new Set();
    const ends = new Set();
    const [started, ended, repeated, disordered] = [
        new Set(),
        new Set(),
        new Set(),
        new Set(),
    ];
    for (const event of events) {
        if (event.event !== 'start' && event.event !== 'end')
            continue;
        if (event.event === 'end' && event.setup)
            setup.add(event.id);
        const key = `${event.retry} ${event.id}`;
        const seen = event.event === 'start' ? starts : ends;
        if (seen.has(key))
            repeated.add(event.id);
        if (event.event === 'start' && ends.has(key) && !starts.has(key))
            disordered.add(event.id);
        seen.add(key);
        (event.event === 'start' ? started : ended).add(event.id);
    }
    const finishes = events.filter((event) => event.event === 'finish');
    const exits = events.filter((event) => event.event === 'exit');
    return {
        begun: begins.length === 0 ? undefined : new Set(begins.flatMap((event) => event.tests)),
        setup,
        started,
        ended,
        repeated,
        disordered,
        errors: events.flatMap((event) => (event.event === 'error' ? [event.message] : [])),
        finish: finishes.find((event) => event.status !== 'passed') ?? finishes[0],
        exit: exits.find((event) => event.code !== 0) ?? exits[0],
        truncated: receipts.some((receipt) => receipt.truncated),
    };
}

;// CONCATENATED MODULE: ./.build/src/reports/verify.js






function verify(plan, evidence) {
    const shards = evidenceOfShards(plan, evidence).map((shard) => {
        const { tests, setup } = (0,outcomes/* toOutcomes */.Z)(shard.receipts);
        const byId = new Map(tests.map((test) => [test.id, test]));
        const planned = shard.shard.tests.flatMap((id) => byId.get(id) ?? []);
        return { ...shard, tests: planned, setup, tally: tally(shard.receipts) };
    });
    const problems = evidence.problems ?? [];
    return {
        findings: [
            ...shards.flatMap((shard) => checkShard(shard, shards)),
            ...(0,state_findings/* stateFindings */.O)(shards),
            ...problems.map(({ source, line, message }) => {
                return { code: 'bad-receipt', message: `${source}${line > 0 ? `, line ${line}` : ''}: ${message}`, tests: [] };
            }),
            ...foreignReceipts(plan, evidence.receipts, shards),
        ],
        shards: shards.map(({ tally: _, ...proof }) => proof),
    };
}
function checkShard(shard, all) {
    const { results } = shard;
    const { name, tests } = shard.shard;
    const cancelled = results?.outcome === 'cancelled';
    const finding = (code, message, ids = []) => {
        return { code, message, suite: shard.suite.name, shard: name, tests: ids };
    };
    const of = (code, ids, what) => {
        return ids.length === 0 ? [] : [finding(code, `${name} ${what} ${(0,findings/* namedTests */.d)(ids)}`, ids)];
    };
    if (shard.receipts.length === 0) {
        if (cancelled)
            return of('not-run', tests, 'was cancelled before');
        const cause = results?.cause ? `: ${results.cause}` : '';
        return [finding('missing-receipt', `${name} has no receipt, so that nothing proves that it ran${cause}`, tests)];
    }
    const counted = shard.tally;
    const others = all.filter((other) => other !== shard && other.suite.name === shard.suite.name);
    const ran = new Set([...counted.started, ...counted.ended].filter((id) => !counted.setup.has(id)));
    const own = new Set(tests);
    const stray = [...ran].filter((id) => !own.has(id));
    const elsewhere = (id) => others.some((other) => other.tally.ended.has(id));
    const twice = tests.filter((id) => counted.repeated.has(id) || (counted.ended.has(id) && elsewhere(id)));
    const repeatedSetup = [...counted.repeated].filter((id) => counted.setup.has(id));
    const { empty, lost, notRun } = missing(shard, elsewhere);
    return [
        ...(empty ? [finding('zero-tests', `${name} ran no test, and has ${(0,findings/* namedTests */.d)(tests)}`, tests)] : []),
        ...of('lost', lost, 'lost'),
        ...of('not-run', notRun, cancelled ? 'was cancelled before' : 'did not run'),
        ...of('run-twice', [...twice, ...repeatedSetup], 'ran more than once'),
        ...of('not-in-plan', stray, 'ran what it was not given,'),
        ...runnerFindings(shard, counted, finding),
    ];
}
function missing(shard, elsewhere) {
    const { begun, started, ended, finish } = shard.tally;
    const interrupted = new Set(shard.tests.filter((test) => test.outcome === 'interrupted').map((test) => test.id));
    const open = shard.shard.tests.filter((id) => (!ended.has(id) && !elsewhere(id)) || (ended.has(id) && interrupted.has(id)));
    const stopped = finish?.status !== 'passed' || shard.results?.outcome === 'cancelled';
    const nothing = started.size === 0 && ended.size === 0;
    if (nothing && begun?.size === 0)
        return { empty: true, lost: [], notRun: [] };
    if (nothing && begun === undefined && finish?.status === 'passed')
        return { empty: true, lost: [], notRun: [] };
    const excused = (id) => {
        if (interrupted.has(id) && ended.has(id))
            return true;
        if (begun !== undefined && !begun.has(id))
            return false;
        const cutOff = started.has(id) && finish?.status === 'failed';
        return stopped && !cutOff;
    };
    return { empty: false, lost: open.filter((id) => !excused(id)), notRun: open.filter(excused) };
}

;// CONCATENATED MODULE: ./.build/src/reports/merge.js




function makeReport(plan, evidence, needs = []) {
    const { findings: found, shards } = verify(plan, evidence);
    const suites = plan.suites.map((suite) => toSuite(suite, shards, found));
    const homeless = found.some((one) => !shards.some((own) => own.suite.name === one.suite && own.shard.name === one.shard));
    const proved = worstVerdict([...suites.map((suite) => suite.verdict), ...(homeless ? ['failure'] : [])]);
    const jobs = worstOf(needs);
    const blamed = proved === 'success' ? needs.filter(({ result }) => result === 'failure' || result === 'cancelled') : [];
    const findings = [...found, ...blamed.map(jobFinding)];
    const all = suites.flatMap((suite) => suite.shards);
    return {
        verdict: worstVerdict([proved, jobs === 'skipped' ? 'success' : jobs]),
        commit: plan.commit,
        variant: plan.variant,
        totals: addTotals(suites.map((suite) => suite.totals)),
        suites,
        findings,
        durationMs: Math.max(0, ...all.map((shard) => shard.durationMs)),
        cause: firstCause(all, findings),
    };
}
function makeReportWithoutPlan(needs) {
    const jobs = worstOf(needs);
    const verdict = jobs === 'success' ? 'failure' : jobs;
    const findings = needs.filter(({ result }) => result === 'failure' || result === 'cancelled').map(jobFinding);
    const skipped = needs.filter(({ result }) => result === 'skipped').map(({ job }) => job);
    const why = verdict === 'skipped'
        ? `there is no plan, since ${skipped.join(', ')} was skipped`
        : 'there is no plan of this run';
    return {
        verdict,
        commit: '',
        variant: '',
        totals: addTotals([]),
        suites: [],
        findings,
        durationMs: 0,
        cause: findings[0]?.message ?? why,
    };
}
function jobFinding({ job, result }) {
    const message = `The needed job ${job} ${result === 'cancelled' ? 'was cancelled' : 'failed'}`;
    return { code: 'job-failed', message, tests: [] };
}
function toSuite(suite, proofs, findings) {
    const titles = new Map([...suite.tests, ...suite.setup].map((test) => [test.id, test]));
    const shards = proofs
        .filter((proof) => proof.suite.name === suite.name)
        .map((proof) => {
        const { results, receipts, shard } = proof;
        const named = (test) => (test.title === '' ? { ...test, ...titles.get(test.id) } : test);
        const started = new Set(proof.tests.map((test) => test.id));
        const notRun = shard.tests.filter((id) => !started.has(id)).flatMap((id) => titles.get(id) ?? []);
        const phases = results?.phases ?? {};
        const finishes = receipts.flatMap(({ events }) => events.filter((event) => event.event === 'finish'));
        return {
            suite: suite.name,
            name: shard.name,
            index: shard.index,
            total: shard.total,
            verdict: shardVerdict(proof, findings),
            totals: totalsOf(proof),
            attempt: proof.attempt,
            estimateMs: shard.estimateMs,
            startedAtMs: results?.startedAtMs,
            phases,
            durationMs: results
                ? reports_results/* PHASES */.ZG.reduce((sum, phase) => sum + (phases[phase] ?? 0), 0)
                : finishes.reduce((sum, event) => sum + event.durationMs, 0),
            cause: results?.cause ?? '',
            causeAt: results?.causeAt,
            written: results?.written ?? [],
            begun: receipts.at(-1)?.header.state ?? results?.state,
            tests: proof.tests.map(named),
            notRun,
            setup: proof.setup.map(named),
        };
    });
    return {
        name: suite.name,
        runner: `${suite.runner} ${suite.runnerVersion}`.trim(),
        verdict: worstVerdict(shards.map((shard) => shard.verdict)),
        totals: addTotals(shards.map((shard) => shard.totals)),
        shards,
    };
}
function firstCause(shards, findings) {
    const end = (shard) => (shard.startedAtMs ?? Number.MAX_SAFE_INTEGER) + shard.durationMs;
    const red = shards.filter((shard) => shard.verdict !== 'success' && shard.cause !== '');
    const first = red.reduce((best, one) => (best && end(best) <= end(one) ? best : one), undefined);
    return first?.cause ?? findings[0]?.message ?? '';
}


/***/ }),

/***/ 70990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ toOutcomes)
/* harmony export */ });
/* harmony import */ var _sharding_order_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23040);

function toOutcomes(receipts) {
    const tries = new Map();
    const setup = new Set();
    for (const event of receipts.flatMap((receipt) => receipt.events)) {
        if (event.event === 'begin')
            for (const id of event.setup)
                setup.add(id);
        if (event.event !== 'start' && event.event !== 'end')
            continue;
        const ends = tries.get(event.id) ?? [];
        tries.set(event.id, ends);
        if (event.event === 'end') {
            ends.push(event);
            if (event.setup)
                setup.add(event.id);
        }
    }
    const all = [...tries].map(([id, ends]) => toOutcome(id, ends)).sort((0,_sharding_order_js__WEBPACK_IMPORTED_MODULE_0__.by)((test) => test.id));
    return { tests: all.filter((test) => !setup.has(test.id)), setup: all.filter((test) => setup.has(test.id)) };
}
function toOutcome(id, unordered) {
    const ends = [...unordered].sort((0,_sharding_order_js__WEBPACK_IMPORTED_MODULE_0__.by)((end) => end.retry));
    const last = ends.at(-1);
    const bad = ends.filter((end) => !end.ok);
    return {
        id,
        title: last?.title ?? '',
        file: last?.file ?? '',
        line: last?.line ?? 0,
        outcome: last === undefined ? 'interrupted' : finalOutcome(last, bad.length > 0),
        durationMs: ends.reduce((sum, end) => sum + end.durationMs, 0),
        tries: ends.length,
        errors: bad.at(-1)?.errors ?? [],
    };
}
function finalOutcome(last, anyBad) {
    if (last.status === 'interrupted')
        return 'interrupted';
    if (!last.ok)
        return 'failed';
    if (last.status === 'skipped')
        return anyBad ? 'failed' : 'skipped';
    return anyBad ? 'flaky' : 'passed';
}


/***/ }),

/***/ 10769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ parseReceipt)
/* harmony export */ });
/* harmony import */ var _receipt_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1995);

function parseReceipt(text, source = 'receipt') {
    const fail = (line, message) => ({ problem: { source, line, message } });
    if (text.length > _receipt_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .RECEIPT_LIMIT */ .f4)
        return fail(1, `is longer than ${_receipt_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .RECEIPT_LIMIT */ .f4} characters`);
    const lines = text.split('\n').flatMap((content, index) => {
        return content.trim() === '' ? [] : [{ content, number: index + 1 }];
    });
    if (lines.length > _receipt_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .EVENTS_LIMIT */ .YT)
        return fail(1, `has more than ${_receipt_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .EVENTS_LIMIT */ .YT} lines`);
    const [first, ...rest] = lines;
    if (first === undefined)
        return fail(1, 'is empty');
    const head = readHeader(first.content);
    if ('message' in head)
        return fail(first.number, head.message);
    const events = [];
    let truncated = false;
    for (const [at, { content, number }] of rest.entries()) {
        const value = readLine(content);
        if (value === undefined) {
            const cut = rest.slice(at + 1).every((later) => isExit(readLine(later.content)));
            if (!cut || content.length > _receipt_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .LINE_LIMIT */ .by)
                return fail(number, 'is not JSON, or too long');
            truncated = true;
            continue;
        }
        const event = _receipt_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .eventSchema */ .G4.safeParse(value);
        if (!event.success) {
            const issue = event.error.issues[0];
            return fail(number, `${issue?.path.join('.') || 'event'}: ${issue?.message ?? 'has another shape'}`);
        }
        events.push(event.data);
    }
    return { receipt: { header: head.header, events, truncated } };
}
function readHeader(line) {
    const value = readLine(line);
    const header = _receipt_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .headerSchema */ .BH.safeParse(value);
    if (header.success)
        return { header: header.data };
    const { kind, version } = typeof value === 'object' && value !== null ? value : {};
    if (kind === 'isoshard-receipt' && typeof version === 'number' && version > 1) {
        return { message: `has version ${version}, and this isoshard reads version 1: use one version in all jobs` };
    }
    return { message: 'does not begin with the header of a receipt' };
}
function readLine(line) {
    if (line.length > _receipt_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .LINE_LIMIT */ .by)
        return undefined;
    try {
        return JSON.parse(line);
    }
    catch {
        return undefined;
    }
}
function isExit(value) {
    return _receipt_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .eventSchema */ .G4.safeParse(value).data?.event === 'exit';
}


/***/ }),

/***/ 11798:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ renderPrediction)
/* harmony export */ });
/* harmony import */ var _config_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62744);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19245);


function renderPrediction(report) {
    const shards = (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .shardsOf */ .$b)(report).filter(({ estimateMs, phases, notRun }) => estimateMs > 0 && (phases.tests ?? 0) > 0 && notRun.length === 0);
    if (shards.length === 0)
        return undefined;
    const expected = Math.max(...shards.map(({ estimateMs }) => estimateMs));
    const took = Math.max(...shards.map(({ phases }) => phases.tests ?? 0));
    const errors = shards
        .map(({ estimateMs, phases }) => Math.abs((phases.tests ?? 0) / estimateMs - 1))
        .sort((a, b) => a - b);
    const middle = errors[Math.floor((errors.length - 1) / 2)] ?? 0;
    const off = `${took >= expected ? '+' : '-'}${percent(Math.abs(took / expected - 1))}`;
    const each = shards.length > 1 ? `; the shards were off by ${percent(middle)}, in the median` : '';
    return `Planned: ${(0,_config_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(expected)} for the tests of the longest shard; it took ${(0,_config_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(took)} (${off})${each}.`;
}
const percent = (share) => `${Math.round(share * 100)} %`;


/***/ }),

/***/ 1995:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BH: () => (/* binding */ headerSchema),
/* harmony export */   G4: () => (/* binding */ eventSchema),
/* harmony export */   YT: () => (/* binding */ EVENTS_LIMIT),
/* harmony export */   by: () => (/* binding */ LINE_LIMIT),
/* harmony export */   eA: () => (/* binding */ begunStateSchema),
/* harmony export */   f4: () => (/* binding */ RECEIPT_LIMIT)
/* harmony export */ });
/* unused harmony exports MESSAGE_LIMIT, ERRORS_LIMIT */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38816);

const RECEIPT_LIMIT = 256 * 1024 * 1024;
const LINE_LIMIT = 8 * 1024 * 1024;
const EVENTS_LIMIT = 2_000_000;
const MESSAGE_LIMIT = 16_384;
const ERRORS_LIMIT = 20;
const SHARED_LIMIT = 200;
const DAY = 86_400_000;
const id = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1).max(8192);
const label = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().transform((text) => text.slice(0, 1000));
const message = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().transform((text) => text.slice(0, MESSAGE_LIMIT));
const whole = zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().transform((value) => Math.max(0, Math.round(value)));
const line = whole.pipe(zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().max(100_000_000));
const durationMs = whole.transform((value) => Math.min(value, 30 * DAY));
const atMs = zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().min(0).max(8.64e15);
const retry = zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().min(0).max(10_000);
const worker = zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().min(-1).max(100_000);
const testError = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ message, file: label.exactOptional(), line: line.exactOptional() });
const ids = zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(id);
const begunStateSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    key: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^[0-9a-f]{64}$/),
    digest: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
        .regex(/^sha256:[0-9a-f]{64}$/)
        .nullable(),
});
const headerSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('isoshard-receipt'),
    version: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    plan: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(128),
    suite: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(128),
    shard: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(128),
    attempt: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().min(1).max(100_000),
    state: begunStateSchema.exactOptional(),
});
const eventSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt('event', [
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ event: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('begin'), tests: ids, setup: ids, runner: label, runnerVersion: label }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ event: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('start'), id, retry, atMs, worker }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        event: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('end'),
        id,
        retry,
        status: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['passed', 'failed', 'timedOut', 'skipped', 'interrupted']),
        ok: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
        willRetry: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
        durationMs,
        phases: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ setupMs: durationMs, callMs: durationMs, teardownMs: durationMs }).exactOptional(),
        shared: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .tuple */ .PVZ([id, durationMs]))
            .transform((all) => all.slice(0, SHARED_LIMIT))
            .exactOptional(),
        atMs,
        worker,
        setup: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
        title: label,
        file: label,
        line,
        errors: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(testError).transform((errors) => errors.slice(0, ERRORS_LIMIT)),
    }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ event: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('error'), message, file: label.exactOptional(), line: line.exactOptional() }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        event: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('finish'),
        status: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['passed', 'failed', 'timedout', 'interrupted']),
        durationMs,
    }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        event: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('exit'),
        code: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().nullable(),
        signal: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(32).nullable(),
    }),
]);


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


/***/ }),

/***/ 98056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EO: () => (/* binding */ failedCommands),
/* harmony export */   nB: () => (/* binding */ reproduceCommand),
/* harmony export */   r7: () => (/* binding */ shellWord)
/* harmony export */ });
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21291);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19245);


const PLACES = 20;
function reproduceCommand(shard, select = atLine) {
    const command = `isoshard run --suite ${shellWord(shard.suite)}`;
    const failed = shard.tests.filter((test) => test.outcome === 'failed');
    const open = [...shard.tests.filter((test) => test.outcome === 'interrupted'), ...shard.notRun];
    const wanted = (failed.length > 0 ? failed : open).filter((test) => test.file !== '');
    const places = [...new Set(wanted.map(select))];
    const words = places.length <= PLACES ? places : [...new Set(wanted.map((test) => test.file))];
    if (words.length === 0 || words.length > PLACES)
        return `${command} --shard ${shard.index}/${shard.total}`;
    return `${command} -- ${words.map(shellWord).join(' ')}`;
}
function atLine({ file, line }) {
    return line > 0 ? `${file}:${line}` : file;
}
function shellWord(text) {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
function failedCommands(report, commands) {
    const failed = (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .shardsOf */ .$b)(report).filter((shard) => shard.verdict === 'failure');
    return [...new Set(failed.flatMap((shard) => commands?.get(shard.name) ?? []))].map((command) => (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(command, 4000));
}


/***/ }),

/***/ 25289:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZG: () => (/* binding */ PHASES),
/* harmony export */   bk: () => (/* binding */ makeResults),
/* harmony export */   f5: () => (/* binding */ serializeResults),
/* harmony export */   x8: () => (/* binding */ readResults)
/* harmony export */ });
/* unused harmony export RESULTS_LIMIT */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38816);
/* harmony import */ var _sharding_order_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23040);
/* harmony import */ var _sharding_stable_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(54024);
/* harmony import */ var _outcomes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70990);
/* harmony import */ var _receipt_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1995);





const PHASES = ['images', 'state', 'start', 'ready', 'prepare', 'tests', 'teardown'];
const phase = zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(0).exactOptional();
const outcome = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    title: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    file: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    line: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(0),
    outcome: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['passed', 'failed', 'flaky', 'skipped', 'interrupted']),
    durationMs: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(0),
    tries: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(0),
    errors: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ message: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), file: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().exactOptional(), line: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(0).exactOptional() })),
});
const schema = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('isoshard-results'),
    version: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1),
    plan: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    suite: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    shard: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    attempt: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1),
    outcome: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['passed', 'failed', 'error', 'cancelled', 'not-started']),
    exit: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ code: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().nullable(), signal: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable() }).nullable(),
    stacks: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).exactOptional(),
    startedAtMs: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(0),
    phases: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        images: phase,
        state: phase,
        start: phase,
        ready: phase,
        prepare: phase,
        tests: phase,
        teardown: phase,
    }),
    cause: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    causeAt: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ file: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), line: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).exactOptional() }).exactOptional(),
    written: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ folder: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), files: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1) })).exactOptional(),
    state: _receipt_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .begunStateSchema */ .eA.exactOptional(),
    tests: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(outcome),
});
function makeResults(shard, receipt) {
    const tests = receipt === undefined ? [] : (0,_outcomes_js__WEBPACK_IMPORTED_MODULE_2__/* .toOutcomes */ .Z)([receipt]).tests;
    return { kind: 'isoshard-results', version: 1, ...shard, tests };
}
function serializeResults(results) {
    return (0,_sharding_stable_json_js__WEBPACK_IMPORTED_MODULE_3__/* .stableJson */ ._)({ ...results, tests: [...results.tests].sort((0,_sharding_order_js__WEBPACK_IMPORTED_MODULE_4__.by)((test) => test.id)) });
}
const RESULTS_LIMIT = 256 * 1024 * 1024;
function readResults(text, source = 'results.json') {
    const fail = (message) => ({ problem: { source, line: 0, message } });
    if (text.length > RESULTS_LIMIT)
        return fail(`is longer than ${RESULTS_LIMIT} characters`);
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return fail('is not JSON');
    }
    const parsed = schema.safeParse(value);
    if (parsed.success)
        return { results: parsed.data };
    const { version } = typeof value === 'object' && value !== null ? value : {};
    if (typeof version === 'number' && version > 1)
        return fail(`has version ${version}, and this isoshard reads version 1`);
    const issue = parsed.error.issues[0];
    return fail(`${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'has another shape'}`);
}


/***/ }),

/***/ 44341:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ stateFindings),
/* harmony export */   y: () => (/* binding */ renderUnprovedStates)
/* harmony export */ });
/* harmony import */ var _findings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15069);

function stateFindings(shards) {
    const begun = shards.map((shard) => ({ ...shard, states: statesOf(shard) }));
    const suites = [...new Set(begun.map(({ suite }) => suite.name))];
    return suites.flatMap((suite) => {
        const own = begun.filter((shard) => shard.suite.name === suite);
        const first = own.flatMap(({ states }) => states[0] ?? []);
        const key = mostOf(first.map((state) => state.key));
        if (key === undefined)
            return [];
        const digest = mostOf(first.flatMap((state) => (state.key === key ? [state.digest] : []))) ?? null;
        return own.flatMap((shard) => {
            const why = whyOther(shard, { key, digest });
            if (why === undefined)
                return [];
            const { name, tests } = shard.shard;
            const message = `${name} began with another initial state than the other shards of ${suite}: ${why}; it had ${(0,_findings_js__WEBPACK_IMPORTED_MODULE_0__/* .namedTests */ .d)(tests)}`;
            return [{ code: 'other-state', message, suite, shard: name, tests }];
        });
    });
}
function renderUnprovedStates({ suites }) {
    const unproved = suites.filter(({ shards }) => shards.length > 1 && shards.some(({ begun }) => begun?.digest === null));
    if (unproved.length === 0)
        return undefined;
    const names = unproved.map(({ name }) => name).join(', ');
    return `Initial state of ${names}: not proved to be the same in each shard, since prepare ran in each stack.`;
}
function statesOf({ receipts, results }) {
    const told = [...receipts.map(({ header }) => header.state), results?.state].filter((state) => state !== undefined);
    return told.filter((state, at) => told.findIndex((one) => isSame(one, state)) === at);
}
const isSame = (a, b) => a.key === b.key && a.digest === b.digest;
function whyOther({ states, receipts }, { key, digest }) {
    const [state, ...others] = states;
    if (state === undefined)
        return receipts.length > 0 ? 'its receipt says of none' : undefined;
    const other = others[0];
    if (other !== undefined) {
        return `it is said to be ${nameOf(state)} as well as ${nameOf(other)}`;
    }
    if (state.key !== key) {
        return `it was made from something else (key ${state.key.slice(0, 12)}, the others have ${key.slice(0, 12)})`;
    }
    if (state.digest === digest)
        return undefined;
    if (state.digest === null)
        return `\`prepare\` ran in its own stack, and the others have a saved one (${short(digest)})`;
    if (digest === null)
        return `it was a saved one (${short(state.digest)}), and in the others \`prepare\` ran in each stack`;
    return `what it holds is another one (${short(state.digest)}, the others have ${short(digest)})`;
}
const short = (digest) => (digest ?? 'none').slice(0, 'sha256:'.length + 12);
const nameOf = ({ key, digest }) => `${short(digest)} of key ${key.slice(0, 12)}`;
function mostOf(values) {
    const counts = new Map();
    for (const value of values)
        counts.set(value, (counts.get(value) ?? 0) + 1);
    const most = Math.max(0, ...counts.values());
    return [...counts].find(([, count]) => count === most)?.[0];
}


/***/ }),

/***/ 58095:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Br: () => (/* binding */ renderSummary)
/* harmony export */ });
/* unused harmony exports SUMMARY_LIMIT, FAILURES_SHOWN, FINDINGS_SHOWN, SHARDS_SHOWN, FLAKY_SHOWN, SLOWEST_SHOWN, EXCERPT_CHARACTERS, EXCERPT_LINES */
/* harmony import */ var _config_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62744);
/* harmony import */ var _sharding_order_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(23040);
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87487);
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21291);
/* harmony import */ var _prediction_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11798);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(19245);
/* harmony import */ var _reproduce_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(98056);
/* harmony import */ var _results_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(25289);
/* harmony import */ var _state_findings_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(44341);









const SUMMARY_LIMIT = 900_000;
const FAILURES_SHOWN = 50;
const FINDINGS_SHOWN = 50;
const SHARDS_SHOWN = 256;
const FLAKY_SHOWN = 20;
const SLOWEST_SHOWN = 10;
const EXCERPT_CHARACTERS = 2000;
const EXCERPT_LINES = 25;
const CAUSE_CHARACTERS = 4000;
const CAUSE_LINES = 40;
function renderSummary(report, options = {}) {
    const variant = report.variant === '' ? '' : ` — ${(0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(report.variant)}`;
    const link = options.reportUrl === undefined
        ? ''
        : `<a href="${options.reportUrl.replace(/[^\w\-.~:/?#@!$&*+,;=%]/g, '')}">Full report</a>`;
    const sections = [
        `## ${(0,_headline_js__WEBPACK_IMPORTED_MODULE_1__/* .headline */ .Pl)(report)}${variant}`,
        link,
        causeSection(report),
        ...failureSections(report),
        findingsSection(report),
        shardsSection(report),
        writtenSection(report),
        commandsSection(report, options.commands),
        flakySection(report),
        slowestSection(report),
    ];
    return withinLimit(sections.filter((section) => section !== ''));
}
function withinLimit(sections) {
    const kept = [];
    let room = SUMMARY_LIMIT - 200;
    let omitted = 0;
    for (const section of sections) {
        const size = Buffer.byteLength(section) + 2;
        if (size > room)
            omitted += 1;
        else {
            kept.push(section);
            room -= size;
        }
    }
    if (omitted > 0)
        kept.push(`_${(0,_headline_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(omitted, 'section')} left out, since a summary is limited: see the report._`);
    return `${kept.join('\n\n')}\n`;
}
function causeSection({ verdict, cause }) {
    if (cause === '' || verdict === 'success')
        return '';
    return `**First cause**\n\n${(0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .codeBlock */ .DV)((0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .excerpt */ .Kb)(cause, CAUSE_CHARACTERS, CAUSE_LINES))}`;
}
function failureSections(report) {
    const failures = (0,_report_js__WEBPACK_IMPORTED_MODULE_6__/* .failuresOf */ .dJ)(report);
    if (failures.length === 0)
        return [];
    const more = failures.length - FAILURES_SHOWN;
    return [
        `### ${(0,_headline_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(failures.length, 'failure')}`,
        ...failures.slice(0, FAILURES_SHOWN).map(failure),
        more > 0 ? `… and ${more} more: see the report.` : '',
    ];
}
function failure(test) {
    const messages = test.errors.map((error) => error.message).join('\n\n');
    const text = messages === '' ? '' : `\n\n${(0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .codeBlock */ .DV)((0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .excerpt */ .Kb)(messages, EXCERPT_CHARACTERS, EXCERPT_LINES))}`;
    const kind = test.setup ? ' (set-up)' : '';
    return `**${(0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(test.title || test.id)}**${kind} · ${place(test)} · ${(0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(test.shard)}${text}`;
}
function place({ file, line }) {
    return (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .codeSpan */ .SS)(line > 0 ? `${file}:${line}` : file);
}
function findingsSection({ findings }) {
    if (findings.length === 0)
        return '';
    const lines = findings.slice(0, FINDINGS_SHOWN).map((one) => `- \`${one.code}\` ${(0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(one.message, 500)}`);
    const more = findings.length - FINDINGS_SHOWN;
    if (more > 0)
        lines.push(`- … and ${more} more`);
    return `### ${(0,_headline_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(findings.length, 'problem')} with the run\n\n${lines.join('\n')}`;
}
function shardsSection(report) {
    const shards = (0,_report_js__WEBPACK_IMPORTED_MODULE_6__/* .shardsOf */ .$b)(report);
    if (shards.length === 0)
        return '';
    const head = '| Shard | Tests | Passed | Failed | Flaky | Skipped | Not run | Start | Tests took | All | Planned |';
    const rule = '|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|';
    const rows = shards.slice(0, SHARDS_SHOWN).map(row);
    const more = shards.length > SHARDS_SHOWN ? `\n\n… and ${shards.length - SHARDS_SHOWN} more` : '';
    const planned = (0,_prediction_js__WEBPACK_IMPORTED_MODULE_3__/* .renderPrediction */ .K)(report);
    const unproved = (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)((0,_state_findings_js__WEBPACK_IMPORTED_MODULE_7__/* .renderUnprovedStates */ .y)(report) ?? '');
    return ['### Shards', `${[head, rule, ...rows].join('\n')}${more}`, planned ?? '', unproved]
        .filter((part) => part !== '')
        .join('\n\n');
}
function writtenSection(report) {
    const byFolder = new Map();
    for (const { folder, files } of (0,_report_js__WEBPACK_IMPORTED_MODULE_6__/* .shardsOf */ .$b)(report).flatMap(({ written }) => written)) {
        const known = byFolder.get(folder) ?? { files: 0, shards: 0 };
        byFolder.set(folder, { files: known.files + files, shards: known.shards + 1 });
    }
    const lines = [...byFolder].sort((0,_sharding_order_js__WEBPACK_IMPORTED_MODULE_8__.by)(([folder]) => folder)).map(([folder, { files, shards }]) => {
        const where = folder === '.' ? 'the checkout' : `${(0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(folder)}/`;
        return `- ${(0,_headline_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(files, 'file')} into ${where}, each of ${(0,_headline_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(shards, 'shard')} into a view of its own`;
    });
    return lines.length === 0 ? '' : `### The tests wrote\n\n${lines.join('\n')}`;
}
function row(shard) {
    const { totals, phases } = shard;
    const attempt = shard.attempt > 1 ? ` (attempt ${shard.attempt})` : '';
    const start = _results_js__WEBPACK_IMPORTED_MODULE_5__/* .PHASES */ .ZG.filter((phase) => phase !== 'tests' && phase !== 'teardown');
    const startMs = start.reduce((sum, phase) => sum + (phases[phase] ?? 0), 0);
    const cells = [
        `${_headline_js__WEBPACK_IMPORTED_MODULE_1__/* .SIGNS */ .B2[shard.verdict]} ${(0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(shard.name)}${attempt}`,
        ...[totals.planned, totals.passed, totals.failed, totals.flaky, totals.skipped, totals.notRun],
        ...[startMs, phases.tests ?? 0, shard.durationMs, shard.estimateMs].map((ms) => (ms > 0 ? (0,_config_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(ms) : '')),
    ];
    return `| ${cells.join(' | ')} |`;
}
function commandsSection(report, commands) {
    const lines = (0,_reproduce_js__WEBPACK_IMPORTED_MODULE_4__/* .failedCommands */ .EO)(report, commands);
    return lines.length === 0 ? '' : `### Reproduce\n\n${(0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .codeBlock */ .DV)(lines.slice(0, FAILURES_SHOWN).join('\n'))}`;
}
function flakySection(report) {
    const flaky = (0,_report_js__WEBPACK_IMPORTED_MODULE_6__/* .testsOf */ .Vh)(report).filter((test) => test.outcome === 'flaky');
    if (flaky.length === 0)
        return '';
    const lines = flaky.slice(0, FLAKY_SHOWN).map((test) => {
        return `- ${(0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(test.title || test.id)} · ${place(test)} · passed at try ${test.tries}`;
    });
    if (flaky.length > FLAKY_SHOWN)
        lines.push(`- … and ${flaky.length - FLAKY_SHOWN} more`);
    return details(`${flaky.length} flaky`, lines.join('\n'));
}
function slowestSection(report) {
    const slowest = (0,_report_js__WEBPACK_IMPORTED_MODULE_6__/* .testsOf */ .Vh)(report)
        .filter((test) => test.durationMs > 0)
        .sort((0,_sharding_order_js__WEBPACK_IMPORTED_MODULE_8__.by)((test) => -test.durationMs, (test) => test.id))
        .slice(0, SLOWEST_SHOWN);
    if (slowest.length === 0)
        return '';
    const rows = slowest.map((test) => {
        return `| ${(0,_config_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(test.durationMs)} | ${(0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(test.title || test.id)} | ${place(test)} | ${(0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(test.shard)} |`;
    });
    return details('Slowest tests', ['| Time | Test | Place | Shard |', '|--:|---|---|---|', ...rows].join('\n'));
}
function details(title, body) {
    return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}


/***/ })

};
