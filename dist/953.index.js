export const id = 953;
export const ids = [953];
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

/***/ 85383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _Q: () => (/* binding */ fitting),
/* harmony export */   fu: () => (/* binding */ knownPlan),
/* harmony export */   sz: () => (/* binding */ ownPlan)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36624);
/* harmony import */ var _sharding_plan_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47197);
/* harmony import */ var _audit_suites_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89533);
/* harmony import */ var _make_plan_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(16992);
/* harmony import */ var _plan_artifact_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(43500);







async function knownPlan(context, project, inputs) {
    if (inputs.plan !== undefined) {
        const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(context.paths.workspace, inputs.plan);
        try {
            return fitting(context, (0,_sharding_plan_text_js__WEBPACK_IMPORTED_MODULE_3__/* .parsePlan */ .vS)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8'), inputs.plan), project, wantedBy(project, inputs));
        }
        catch (cause) {
            if (cause.code !== 'ENOENT')
                throw cause;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz('bad-arguments', `--plan: there is no file ${file}`, {
                cause,
                hint: '`isoshard plan --output plan.json` makes one.',
            });
        }
    }
    if (inputs.shard.kind === 'all')
        return undefined;
    const found = await (0,_plan_artifact_js__WEBPACK_IMPORTED_MODULE_6__/* .downloadPlan */ .mb)(context, inputs.variant);
    const plan = found && fitting(context, found, project, wantedBy(project, inputs));
    if (plan === undefined && inputs.shard.kind === 'names' && context.kind === 'action') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ProjectError */ .wB('plan-invalid', `shards are named (${inputs.shard.names.join(', ')}), and this run has no plan`, {
            hint: 'Run the action with `mode: plan` in a job before, or name shards as i/N.',
        });
    }
    return plan;
}
function fitting({ run }, plan, { config }, wanted) {
    const strange = plan.suites.find(({ name }) => !config.suites.some((suite) => suite.name === name));
    if (strange !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ProjectError */ .wB('plan-mismatch', `the plan has a suite ${strange.name}, which ${config.file} does not`, {
            hint: 'Use the plan with the configuration that it was made from.',
        });
    }
    const missing = wanted.filter(({ name }) => !plan.suites.some((suite) => suite.name === name));
    if (missing.length > 0) {
        const names = (all) => all.map(({ name }) => name).join(', ');
        const message = `the plan of this run is of ${names(plan.suites) || 'no suite'}, and this job runs ${names(missing)}`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ProjectError */ .wB('plan-mismatch', message, {
            hint: 'A run has one plan for each `variant`: give jobs of other suites a `variant` of their own, in `report` too, or plan all suites in a job with `mode: plan`.',
        });
    }
    if (plan.commit === run.commit)
        return plan;
    const message = `the plan is of commit ${plan.commit || 'unknown'}, and ${run.commit || 'an unknown one'} is checked out`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ProjectError */ .wB('plan-mismatch', message, {
        hint: 'Check out the same commit in all jobs, or make the plan again.',
    });
}
const wantedBy = ({ suites }, inputs) => inputs.suites.length > 0 || inputs.shard.kind === 'fraction' ? suites : [];
async function ownPlan(context, session, project, inputs, only) {
    const { config, suites } = project;
    const { shard } = inputs;
    const divided = shard.kind === 'fraction' ? suites.map((suite) => ({ ...suite, shards: shard.total })) : suites;
    const isPart = inputs.runnerArguments.length > 0 || only !== undefined || shard.kind === 'fraction';
    await (0,_audit_suites_js__WEBPACK_IMPORTED_MODULE_4__/* .auditSuites */ .JM)(context, session, config, suites, isPart ? 1 : (0,_audit_suites_js__WEBPACK_IMPORTED_MODULE_4__/* .leastStacks */ .fm)(suites, inputs.parallel));
    const useTimings = shard.kind !== 'fraction' || context.artifacts.available;
    const spread = shard.kind === 'fraction' ? 'one-each' : 'here';
    const isWhole = shard.kind === 'all';
    const request = { ...inputs, config, suites: divided, useTimings, isWhole, only, spread };
    const { plan } = await (0,_make_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .makePlanOf */ .L)(context, session, request);
    if (shard.kind !== 'fraction' || !context.artifacts.available)
        return plan;
    return fitting(context, await (0,_plan_artifact_js__WEBPACK_IMPORTED_MODULE_6__/* .agreeOnPlan */ .Tt)(context, plan), project, wantedBy(project, inputs));
}


/***/ }),

/***/ 39098:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planMode: () => (/* binding */ planMode)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/reports/isolation.js
var isolation = __webpack_require__(73623);
// EXTERNAL MODULE: ./.build/src/reports/plain-text.js
var plain_text = __webpack_require__(21291);
// EXTERNAL MODULE: ./.build/src/config/duration.js
var duration = __webpack_require__(62744);
// EXTERNAL MODULE: ./.build/src/reports/headline.js
var headline = __webpack_require__(87487);
;// CONCATENATED MODULE: ./.build/src/reports/plan-table.js



const FILES_NAMED = 3;
const HEAD = ['Suite', 'Shard', 'Tests', 'Estimate', 'Files'];
function renderPlanText(plan) {
    const rows = [HEAD, ...rowsOf(plan)].map((row) => row.map((cell) => (0,plain_text/* oneLine */.TN)(cell, 120)));
    const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    const lines = rows.map((row) => {
        return row
            .map((cell, column) => column === 2 || column === 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))
            .join('  ')
            .trimEnd();
    });
    return `${[...lines, '', says(plan)].join('\n')}\n`;
}
function renderPlanMarkdown(plan) {
    const title = plan.variant === '' ? '## Plan' : `## Plan — ${(0,plain_text/* escapeMarkdown */.FV)(plan.variant)}`;
    const rows = rowsOf(plan).map((row) => `| ${row.map((cell) => (0,plain_text/* escapeMarkdown */.FV)(cell, 300)).join(' | ')} |`);
    const table = [`| ${HEAD.join(' | ')} |`, '|---|---|--:|--:|---|', ...rows];
    return `${[title, ...(rows.length === 0 ? [] : [table.join('\n')]), says(plan)].join('\n\n')}\n`;
}
function rowsOf(plan) {
    return plan.suites.flatMap((suite) => {
        const files = new Map(suite.tests.map((test) => [test.id, test.file]));
        return suite.shards.map((shard) => rowOf(suite, shard, files));
    });
}
function rowOf(suite, shard, fileOf) {
    const files = [...new Set(shard.tests.map((id) => fileOf.get(id) ?? ''))];
    const more = files.length > FILES_NAMED ? ` and ${files.length - FILES_NAMED} more` : '';
    const estimate = suite.weighedBy === 'durations' ? (0,duration/* formatDuration */.a3)(shard.estimateMs) : '';
    return [suite.name, shard.name, String(shard.tests.length), estimate, files.slice(0, FILES_NAMED).join(', ') + more];
}
function says(plan) {
    const tests = plan.suites.reduce((sum, suite) => sum + suite.tests.length, 0);
    const shards = plan.suites.flatMap((suite) => suite.shards);
    if (tests === 0)
        return 'There are no tests to run.';
    const longest = shards.reduce((max, shard) => Math.max(max, shard.estimateMs), 0);
    const estimate = longest > 0 ? `; the longest shard should take ${(0,duration/* formatDuration */.a3)(longest)}` : '';
    return [
        `${(0,headline/* plural */.LS)(tests, 'test')} in ${(0,headline/* plural */.LS)(shards.length, 'shard')}${estimate}.`,
        ...plan.suites.flatMap(worth),
    ].join(' ');
}
function worth({ name, shards, estimate }) {
    if (estimate === undefined || shards.length === 0)
        return [];
    const { makespanMs, lowerBoundMs, errorPermille } = estimate;
    const over = lowerBoundMs > 0 ? makespanMs / lowerBoundMs - 1 : 0;
    const best = over === 0 ? 'no division is shorter' : `at most ${(over * 100).toFixed(1)} % longer than the best division`;
    const sure = errorPermille === undefined ? '' : `, and such times were off by ${Math.round(errorPermille / 10)} % before`;
    return [`${(0,plain_text/* escapeMarkdown */.FV)(name)}: ${best}${sure}.`];
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(38816);
// EXTERNAL MODULE: ./.build/src/sharding/partition.js + 7 modules
var partition = __webpack_require__(75932);
;// CONCATENATED MODULE: ./.build/src/sharding/durations.js



const DURATION_LIMIT_MS = 7 * 24 * 3_600_000;
const DURATIONS_LIMIT = 1_000_000;
const ms = schemas/* number */.aig('expected milliseconds')
    .min(0, 'expected 0 or more')
    .max(DURATION_LIMIT_MS, 'expected seven days at most');
const schema = schemas/* object */.Ikc({
    kind: schemas/* literal */.euz('durations', 'expected "durations"'),
    version: schemas/* literal */.euz(1, 'expected 1'),
    tests: schemas/* array */.YOg(schemas/* object */.Ikc({ id: schemas/* string */.YjP().min(1), file: schemas/* string */.YjP(), ms })).max(DURATIONS_LIMIT),
});
function parseDurations(text, source = 'durations') {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch (cause) {
        throw new errors/* InputError */.dz('bad-input', `${source} is not JSON`, { cause, hint: HINT });
    }
    const parsed = schema.safeParse(value);
    if (!parsed.success) {
        const issue = parsed.error.issues[0];
        const where = issue?.path.join('.') || 'the file';
        throw new errors/* InputError */.dz('bad-input', `${source}: ${where}: ${issue?.message ?? 'has another shape'}`, { hint: HINT });
    }
    const seen = new Set();
    for (const [index, test] of parsed.data.tests.entries()) {
        if (seen.has(test.id)) {
            throw new errors/* InputError */.dz('bad-input', `${source}: tests.${index}.id: "${test.id}" appears twice`, { hint: HINT });
        }
        seen.add(test.id);
    }
    return parsed.data.tests.map((test) => ({ id: test.id, file: test.file, ms: Math.round(test.ms) }));
}
const HINT = 'Expected {"kind":"durations","version":1,"tests":[{"id":"…","file":"…","ms":12}]}.';
function divideDurations(tests, count) {
    const units = tests.map((test) => ({ id: test.id, tests: [test.id], place: test.file, weight: test.ms }));
    const { shards, makespan, lowerBound } = (0,partition/* partition */.j)(units, count);
    return {
        shards: shards.map(({ units: held, weight }) => ({ ids: held.map((unit) => unit.id), ms: weight })),
        makespanMs: makespan,
        lowerBoundMs: lowerBound,
    };
}

// EXTERNAL MODULE: ./.build/src/sharding/matrix.js
var sharding_matrix = __webpack_require__(19071);
// EXTERNAL MODULE: ./.build/src/sharding/plan-text.js + 1 modules
var plan_text = __webpack_require__(47197);
// EXTERNAL MODULE: ./.build/src/modes/audit-suites.js
var audit_suites = __webpack_require__(89533);
// EXTERNAL MODULE: ./.build/src/modes/explain-images.js + 1 modules
var explain_images = __webpack_require__(51055);
// EXTERNAL MODULE: ./.build/src/modes/image-sources.js
var image_sources = __webpack_require__(57014);
// EXTERNAL MODULE: ./.build/src/modes/make-plan.js + 6 modules
var make_plan = __webpack_require__(16992);
// EXTERNAL MODULE: ./.build/src/modes/plan-artifact.js
var plan_artifact = __webpack_require__(43500);
// EXTERNAL MODULE: ./.build/src/modes/plan-to-run.js
var plan_to_run = __webpack_require__(85383);
// EXTERNAL MODULE: ./.build/src/modes/project.js + 2 modules
var modes_project = __webpack_require__(33061);
// EXTERNAL MODULE: ./.build/src/modes/provide-images.js + 7 modules
var provide_images = __webpack_require__(2802);
// EXTERNAL MODULE: ./.build/src/modes/session.js
var session = __webpack_require__(10288);
;// CONCATENATED MODULE: ./.build/src/modes/plan.js


















async function planMode(context, inputs) {
    if (inputs.durations !== undefined)
        return divide(context, inputs, inputs.durations);
    const project = (0,modes_project/* loadProject */.g)(context, inputs);
    const { config, suites } = project;
    context.cache.prepare?.();
    const existing = !inputs.explain && context.run.attempt > 1 ? await (0,plan_artifact/* downloadPlan */.mb)(context, inputs.variant) : undefined;
    if (existing !== undefined) {
        context.log.info('this is a rerun: the plan of the first attempt is used');
        const plan = (0,plan_to_run/* fitting */._Q)(context, existing, project, suites);
        return (0,session/* withSession */.f)(context, config, async (session) => {
            const hit = await (0,provide_images/* withPlannedImages */.r)(context, session, config, plan, 'anywhere', async (outcomes) => isHit(outcomes));
            return publish(context, inputs, plan, hit);
        });
    }
    return (0,session/* withSession */.f)(context, config, async (session) => {
        if (inputs.explain) {
            const sources = await (0,image_sources/* imageSources */.c)(context, session, config, suites);
            const planned = await (0,make_plan/* planImagesOf */.t)(context, session, config, sources);
            return (0,explain_images/* explainPlan */.dp)(context, session, { config, variant: inputs.variant }, planned);
        }
        await (0,audit_suites/* auditSuites */.JM)(context, session, config, suites, (0,audit_suites/* leastStacks */.fm)(suites, inputs.parallel));
        const made = await (0,make_plan/* makePlanOf */.L)(context, session, {
            ...inputs,
            config,
            suites,
            runnerArguments: [],
            useTimings: true,
            spread: context.kind === 'action' ? 'jobs' : 'here',
        });
        const shards = made.plan.suites.flatMap((suite) => suite.shards).length;
        const audited = await (0,audit_suites/* auditSuites */.JM)(context, session, config, suites, Math.min(inputs.parallel, shards));
        (0,audit_suites/* tellWarnings */.lp)(context, audited);
        const agreed = context.artifacts.available ? await (0,plan_artifact/* agreeOnPlan */.Tt)(context, made.plan) : made.plan;
        const plan = (0,plan_to_run/* fitting */._Q)(context, agreed, project, suites);
        return publish(context, inputs, plan, isHit(made.images), `${notesMarkdown(made.notes)}${(0,isolation/* isolationMarkdown */._V)(audited)}`);
    });
}
const isHit = (outcomes) => outcomes.every(({ how }) => how !== 'built');
async function publish(context, inputs, plan, cacheHit, isolation = '') {
    const file = (0,external_node_path_.resolve)(context.paths.workspace, inputs.output ?? (0,external_node_path_.join)(context.paths.temp, 'plan.json'));
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(file), { recursive: true });
    (0,external_node_fs_.writeFileSync)(file, (0,plan_text/* serializePlan */.S1)(plan));
    const { matrix, shardList, shardCount } = (0,sharding_matrix/* makeMatrix */.ES)(plan);
    context.outputs.set('matrix', JSON.stringify(matrix));
    context.outputs.set('shard-list', JSON.stringify(shardList));
    context.outputs.set('shard-count', String(shardCount));
    context.outputs.set('plan-path', file);
    context.outputs.set('cache-hit', String(cacheHit));
    context.outputs.set('result', 'success');
    context.log.info(renderPlanText(plan));
    context.log.info(`plan: ${file}`);
    await context.summary.append(`${renderPlanMarkdown(plan)}${isolation}`);
    return { exitStatus: 0, json: { plan, matrix } };
}
const notesMarkdown = (notes) => notes.length === 0
    ? ''
    : `\n<details><summary>How the shards were chosen</summary>\n\n${(0,plain_text/* codeBlock */.DV)(notes.join('\n'))}\n\n</details>\n`;
function divide(context, inputs, durations) {
    const file = (0,external_node_path_.resolve)(context.paths.workspace, durations);
    let text;
    try {
        text = (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch (cause) {
        throw new errors/* InputError */.dz('bad-arguments', `--durations: ${file} cannot be read: ${cause.message}`, {
            cause,
        });
    }
    const { shards, targetDurationMs } = inputs.overrides;
    const tests = parseDurations(text, durations);
    const begun = performance.now();
    const total = tests.reduce((sum, { ms }) => sum + ms, 0);
    const count = typeof shards === 'number' ? shards : Math.max(1, Math.ceil(total / (targetDurationMs ?? total)));
    const divided = divideDurations(tests, count);
    const elapsedMs = Math.round((performance.now() - begun) * 1000) / 1000;
    for (const [index, { ids, ms }] of divided.shards.entries())
        context.log.info(`shard ${index + 1}: ${ids.length} tests, ${ms} ms`);
    context.log.info(`longest ${divided.makespanMs} ms; no division into ${count} is shorter than ${divided.lowerBoundMs} ms`);
    return { exitStatus: 0, json: { ...divided, elapsedMs } };
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
