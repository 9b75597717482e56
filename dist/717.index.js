export const id = 717;
export const ids = [717];
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

/***/ 98608:
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
// EXTERNAL MODULE: ./.build/src/modes/foreign-code.js
var foreign_code = __webpack_require__(15088);
// EXTERNAL MODULE: ./.build/src/modes/initial-state.js + 10 modules
var initial_state = __webpack_require__(17831);
;// CONCATENATED MODULE: ./.build/src/modes/keep.js
function keepPolicy({ log, env }, { keep }, shard, foreign) {
    return (outcome) => {
        const wanted = keep === 'always' || (keep === 'on-failure' && outcome !== 'passed' && outcome !== 'cancelled');
        if (!wanted)
            return false;
        const refusal = env.RUNNER_ENVIRONMENT === 'github-hosted'
            ? 'is of no use on a hosted runner, which goes when the job ends'
            : foreign && `is not for this code (${foreign})`;
        if (refusal === undefined)
            return true;
        log.warning(`keep: ${keep} ${refusal}: the stack of ${shard} is removed`);
        return false;
    };
}

// EXTERNAL MODULE: ./.build/src/modes/plan-artifact.js
var plan_artifact = __webpack_require__(43500);
;// CONCATENATED MODULE: ./.build/src/modes/pool.js
async function pool(items, limit, work) {
    const results = [];
    let next = 0;
    const worker = async () => {
        for (let index = next++; index < items.length; index = next++) {
            const item = items[index];
            if (item !== undefined)
                results[index] = await work(item);
        }
    };
    await Promise.all(Array.from({ length: Math.max(1, Math.min(limit, items.length)) }, worker));
    return results;
}

// EXTERNAL MODULE: ./.build/src/docker/labels.js
var docker_labels = __webpack_require__(3757);
;// CONCATENATED MODULE: ./.build/src/cleanup/end-cleanly.js

const HURRIED_MS = 3000;
async function endCleanly(engine, labels, { stop, isHurried }) {
    if (Object.keys(stop).length === 0)
        return [];
    const containers = await engine.containers([...labels, docker_labels/* COMPOSE_LABEL */.UC.project]);
    const graceOf = ({ service }) => (Object.hasOwn(stop, service) ? (stop[service] ?? 0) : 0);
    if (containers.every((container) => graceOf(container) === 0))
        return [];
    const complaints = await Promise.all(containers.map(async (container) => {
        const grace = graceOf(container);
        try {
            if (grace === 0)
                await engine.remove({ kind: 'container', id: container.id });
            else
                await engine.stop(container.id, isHurried ? Math.min(grace, HURRIED_MS) : grace);
            return [];
        }
        catch (error) {
            return [`${container.service} could not be ended: ${error.message}`];
        }
    }));
    return complaints.flat();
}

// EXTERNAL MODULE: ./.build/src/cleanup/sweep.js
var sweep = __webpack_require__(97336);
// EXTERNAL MODULE: ./.build/src/config/duration.js
var duration = __webpack_require__(62744);
// EXTERNAL MODULE: ./.build/src/reports/parse-receipt.js
var parse_receipt = __webpack_require__(10769);
// EXTERNAL MODULE: ./.build/src/reports/results.js
var reports_results = __webpack_require__(25289);
// EXTERNAL MODULE: ./.build/src/runners/adapter.js
var runners_adapter = __webpack_require__(58748);
// EXTERNAL MODULE: ./.build/src/snapshot/prepare.js
var prepare = __webpack_require__(82003);
// EXTERNAL MODULE: ./.build/src/snapshot/save.js + 1 modules
var save = __webpack_require__(61388);
;// CONCATENATED MODULE: ./.build/src/snapshot/sqlite-template.js
const LARGEST_SQLITE_BYTES = 128 * 1024 * 1024;
const PYTHON = `import filecmp, json, os, sqlite3, sys, time
from urllib.parse import quote

BUSY = (5, 6)


def head(path):
    with open(path, "rb") as file:
        return file.read(20)[16:]


def is_same(below, above):
    journals = [above + end for end in ("-wal", "-journal")]
    if any(os.path.exists(one) and os.path.getsize(one) > 0 for one in journals):
        return False
    one, other = os.stat(below), os.stat(above)
    if one.st_size != other.st_size:
        return False
    return one.st_mtime_ns == other.st_mtime_ns or filecmp.cmp(below, above, shallow=False)


def put_back(below, above):
    ends = time.monotonic() + 0.25

    def patience(status, *_):
        if status in BUSY and time.monotonic() > ends:
            raise TimeoutError("somebody holds its lock")

    # What was saved is whole, and nobody writes to it.
    saved = sqlite3.connect("file:%s?immutable=1" % quote(below), uri=True)
    live = sqlite3.connect("file:%s?mode=rw" % quote(above), uri=True, timeout=0.25, isolation_level=None)
    # Page size and kind of journal stay as they are.
    live.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
    if head(below) != head(above):
        raise ValueError("it has another page size or journal")
    # If this is killed, all that was written is thrown away.
    live.execute("PRAGMA synchronous = OFF")
    is_wal = live.execute("PRAGMA journal_mode").fetchall() == [("wal",)]
    if not is_wal:
        live.execute("PRAGMA journal_mode = MEMORY")
    saved.backup(live, progress=patience, sleep=0.005)
    if is_wal:
        live.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    live.close()
    saved.close()


for below, above in json.loads(sys.argv[1]):
    if sys.argv[2] == "restore":
        try:
            put_back(below, above)
        except Exception as error:
            sys.exit("%s cannot be put back: %s" % (above, error))
    elif not is_same(below, above):
        sys.exit("%s was written while the services started" % above)
`;
const sqliteCommand = (pairs, what) => [
    'python3',
    '-c',
    PYTHON,
    JSON.stringify(pairs.map(({ below, above }) => [below, above])),
    what,
];

// EXTERNAL MODULE: ./.build/src/snapshot/host-content.js
var host_content = __webpack_require__(86516);
// EXTERNAL MODULE: ./.build/src/snapshot/likely-opened.js
var likely_opened = __webpack_require__(45378);
// EXTERNAL MODULE: ./.build/src/snapshot/postgres-tables.js
var postgres_tables = __webpack_require__(65487);
;// CONCATENATED MODULE: ./.build/src/snapshot/written-files.js



const OTHERS = /(^|\/)([^/]+\.(rdb|aof)|ibdata1|mongod\.lock|WiredTiger)$/;
function databasesOf(manifest) {
    const files = manifest.entries.filter(({ kind }) => kind === 'file');
    const other = files.find(({ path }) => OTHERS.test(path));
    if (other !== undefined)
        return other.path;
    const sqlite = files.filter(({ head }) => head === likely_opened/* SQLITE_HEAD */.w).map(({ path, size }) => ({ path, bytes: size }));
    return { sqlite, postgres: (0,postgres_tables/* postgresFolders */.LW)(manifest) };
}
function lastingPaths({ sqlite, postgres }) {
    const found = new Set();
    for (const { path } of [...sqlite, ...postgres]) {
        const steps = path.split('/');
        for (let count = 1; count <= steps.length; count++)
            found.add(steps.slice(0, count).join('/'));
    }
    found.delete('.');
    return [...found].sort();
}
const SERVERS_OWN = /^(base|global|pg_(?!hba|ident)\w+)(\/|$)|^postmaster\.(pid|opts)$/;
const COMPANION = /-(wal|shm|journal)$/;
function isDatabases(path, databases, lasting) {
    if (path.split('/').some((step) => host_content/* NOT_CONTENT */.Yz.has(step)))
        return true;
    if (lasting.has(path))
        return true;
    if (databases.sqlite.some((one) => one.path === path.replace(COMPANION, '')))
        return true;
    return databases.postgres.some(({ path: folder }) => {
        const inside = folder === '.' ? path : path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
        return inside !== undefined && SERVERS_OWN.test(inside);
    });
}
const STAT_FORMAT = '%f %u %g %i %s %y %n';
const LINE = /^([0-9a-f]+ \d+ \d+ \d+) (\d+ .*?) \/upper\/(\d+)\/upper(?:\/(.*))?$/;
const FOLDER = /^4[0-9a-f]{3} /;
function watchedLines(listing, slots) {
    const lasting = slots.map((one) => new Set(lastingPaths(one)));
    const watched = new Set();
    for (const line of listing.split('\n')) {
        const [, facts = '', more, index = '', path = '.'] = LINE.exec(line) ?? [];
        const [databases, own] = [slots[Number(index)], lasting[Number(index)]];
        if (more === undefined || databases === undefined || own === undefined)
            watched.add(line);
        else if (!isDatabases(path, databases, own))
            watched.add(`${facts} ${FOLDER.test(facts) ? '' : more} ${index}/${path}`);
    }
    return watched;
}
function firstDifference(before, now) {
    for (const line of now)
        if (!before.has(line))
            return line;
    for (const line of before)
        if (!now.has(line))
            return line;
    return undefined;
}

;// CONCATENATED MODULE: ./.build/src/snapshot/keeper.js



const MOST_CHARACTERS = 16 * 1024 * 1024;
const END = 'isoshard: all files';
const SCRIPT = `count=$1; shift
if [ "$count" -gt 0 ]; then said=$("$1" "$2" "$3" "$4" "$5" 2>&1) || { printf '%s\\n' "$said"; exit 9; }; fi
shift 5
touch /tmp/moment && case $(stat -c %y /tmp/moment) in
  *.000000000*) echo 'stat knows no fractions of a second'; exit 9 ;;
  *.*) ;;
  *) echo 'stat knows no fractions of a second'; exit 9 ;;
esac
{ find /upper/*/upper -exec stat -c '${STAT_FORMAT}' {} +; [ $# = 0 ] || stat -c '%f %u %g %i %n' -- "$@"; } 2> /dev/null
echo '${END}'
`;
class Keeper {
    engine;
    id;
    pairs;
    lasting;
    constructor(engine, id, pairs, lasting) {
        this.engine = engine;
        this.id = id;
        this.pairs = pairs;
        this.lasting = lasting;
    }
    static async start(engine, { image, labels, slots, databases }) {
        const mounts = {};
        for (const [index, { volume, upperVolume, saved }] of slots.entries()) {
            mounts[volume] = `/merged/${index}`;
            mounts[upperVolume] = `/upper/${index}`;
            mounts[saved.volume] = `/door/${saved.volume}`;
        }
        const readOnly = slots.flatMap(({ upperVolume, saved }) => [upperVolume, saved.volume]);
        const work = { argv: ['sleep', '2147483647'], isUrgent: true, readOnly };
        const id = await engine.createDoor(image, mounts, labels, work);
        await engine.start(id).catch(async (error) => {
            await engine.remove({ kind: 'container', id });
            throw error;
        });
        const all = databases.flatMap(({ sqlite }, index) => {
            const slot = slots[index];
            return slot === undefined ? [] : sqlite.map(({ path }) => ({ path, index, folder: (0,save/* dataPath */.Kf)(slot.saved) }));
        });
        const pairs = all.map(({ path, index, folder }) => ({
            below: `${folder}/${path}`,
            above: `/merged/${index}/${path}`,
        }));
        const lasting = databases.flatMap((one, index) => lastingPaths(one).map((path) => `/merged/${index}/${path}`));
        return new Keeper(engine, id, pairs, lasting);
    }
    async list(what) {
        const argv = [
            'sh',
            '-c',
            SCRIPT,
            'sh',
            `${this.pairs.length}`,
            ...sqliteCommand(this.pairs, what),
            ...this.lasting,
        ];
        const { exitCode, output } = await this.engine.exec(this.id, argv, { most: MOST_CHARACTERS });
        const text = output.trimEnd();
        if (exitCode === 0 && text.endsWith(END))
            return { listing: text };
        return exitCode === 9 ? text : `its files cannot be listed (status ${exitCode})`;
    }
    remove() {
        return this.engine.remove({ kind: 'container', id: this.id });
    }
}

// EXTERNAL MODULE: ./.build/src/snapshot/postgres-server.js + 1 modules
var postgres_server = __webpack_require__(58351);
// EXTERNAL MODULE: ./.build/src/snapshot/seal.js
var seal = __webpack_require__(94135);
// EXTERNAL MODULE: ./.build/src/snapshot/verify-state.js
var verify_state = __webpack_require__(26227);
;// CONCATENATED MODULE: ./.build/src/snapshot/templates.js







async function watchTemplates(engine, stack, clock) {
    const { state } = stack;
    if (state === undefined)
        return undefined;
    state.templates = new Templates(engine, { ...stack, state }, clock);
    await state.templates.watch();
    return state.templates;
}
class Templates {
    engine;
    stack;
    clock;
    #beginning = 'its services have not started';
    #keeper;
    #databases;
    constructor(engine, stack, clock) {
        this.engine = engine;
        this.stack = stack;
        this.clock = clock;
    }
    get obstacle() {
        return typeof this.#beginning === 'string' ? this.#beginning : undefined;
    }
    async watch() {
        this.#beginning = await this.#begin().catch((error) => error.message);
        if (typeof this.#beginning === 'string')
            await this.release().catch(() => undefined);
    }
    async release() {
        const keeper = this.#keeper;
        this.#keeper = undefined;
        await keeper?.remove();
    }
    async putBack() {
        const beginning = this.#beginning;
        if (typeof beginning === 'string')
            return beginning;
        const { keeper, files, databases, servers } = beginning;
        try {
            const exchanges = servers.map((server) => server.exchange());
            const [now, ...exchanged] = await Promise.all([keeper.list('restore'), ...exchanges]);
            if (typeof now === 'string')
                return now;
            const other = firstDifference(files, watchedLines(now.listing, databases));
            const why = exchanged.find((one) => one !== undefined) ?? (other && `another file was written: ${other}`);
            if (why === undefined)
                for (const server of servers)
                    server.fill();
            return why;
        }
        catch (error) {
            return error.message;
        }
    }
    async #begin() {
        const { engine, stack, clock } = this;
        const { slots, labels, warm } = stack.state;
        this.#databases ??= await this.#find();
        const databases = this.#databases;
        if (typeof databases === 'string')
            return databases;
        const servicesOf = (index) => new Set(slots[index]?.mounts.map(({ service }) => service));
        const withSqlite = databases.findIndex(({ sqlite }) => sqlite.length > 0);
        const place = withSqlite >= 0 ? withSqlite : databases.findIndex(({ postgres }) => postgres.length > 0);
        const [service = ''] = servicesOf(place);
        const image = stack.model.services[service]?.image ?? stack.state.image;
        await warm;
        const keeper = await Keeper.start(engine, { image, labels, slots, databases });
        this.#keeper = keeper;
        const finding = databases.flatMap(({ postgres }, index) => postgres.map(({ uid }) => postgres_server/* PostgresServer */.j.find(engine, { project: stack.project, services: servicesOf(index), user: `${uid}` }, clock)));
        const [now, ...found] = await Promise.all([keeper.list('look'), ...finding]);
        if (typeof now === 'string')
            return now;
        const servers = found.filter((one) => typeof one !== 'string');
        const why = found.find((one) => typeof one === 'string');
        if (why !== undefined)
            return why;
        for (const server of servers)
            server.fill();
        return { keeper, files: watchedLines(now.listing, databases), databases, servers };
    }
    async #find() {
        const { snapshot, slots, image, labels } = this.stack.state;
        if (slots.some(({ how }) => how === 'copy'))
            return 'the state was copied';
        const volume = (0,seal/* manifestVolume */.km)(snapshot.key, snapshot.generation);
        const manifest = await (0,save/* throughDoor */._n)(this.engine, image, [volume], labels, (door) => (0,verify_state/* readManifest */.WI)(this.engine, door, snapshot));
        if (manifest === undefined)
            return 'the manifest of the state is not there';
        const found = [];
        for (const { id } of slots) {
            const databases = databasesOf(manifest.slots.find(({ slot }) => slot === id) ?? { slot: id, entries: [] });
            if (typeof databases === 'string')
                return `${databases} of ${id} is of a server without templates`;
            found.push(databases);
        }
        const bytes = found.flatMap(({ sqlite }) => sqlite).reduce((sum, one) => sum + one.bytes, 0);
        if (bytes > LARGEST_SQLITE_BYTES)
            return `it has ${Math.round(bytes / 1e6)} MB of SQLite`;
        const hasAny = found.some(({ sqlite, postgres }) => sqlite.length + postgres.length > 0);
        return hasAny ? found : 'it has no database of SQLite or PostgreSQL';
    }
}

// EXTERNAL MODULE: ./.build/src/stack/event-record.js
var event_record = __webpack_require__(88348);
// EXTERNAL MODULE: ./.build/src/stack/logs.js
var logs = __webpack_require__(81077);
// EXTERNAL MODULE: ./.build/src/stack/start.js + 1 modules
var start = __webpack_require__(54503);
// EXTERNAL MODULE: ./.build/src/timings/sequence.js
var sequence = __webpack_require__(29966);
// EXTERNAL MODULE: ./.build/src/cleanup/session.js
var cleanup_session = __webpack_require__(47588);
// EXTERNAL MODULE: ./.build/src/compose/test-environment.js
var test_environment = __webpack_require__(86986);
// EXTERNAL MODULE: ./.build/src/reports/plain-text.js
var plain_text = __webpack_require__(21291);
// EXTERNAL MODULE: ./.build/src/reports/reproduce.js
var reproduce = __webpack_require__(98056);
;// CONCATENATED MODULE: ./.build/src/reports/kept-stack.js


const CLIENTS = [
    [
        /^(postgres|postgis|pgvector|timescaledb|supabase)/,
        'psql -U "${POSTGRES_USER:-postgres}" "${POSTGRES_DB:-${POSTGRES_USER:-postgres}}"',
    ],
    [
        /^mariadb/,
        'MYSQL_PWD="${MARIADB_ROOT_PASSWORD:-$MYSQL_ROOT_PASSWORD}" mariadb -u root ${MARIADB_DATABASE:-$MYSQL_DATABASE}',
    ],
    [/^(mysql|percona)/, 'MYSQL_PWD="$MYSQL_ROOT_PASSWORD" mysql -u root $MYSQL_DATABASE'],
    [
        /^mongo/,
        'mongosh ${MONGO_INITDB_ROOT_USERNAME:+-u "$MONGO_INITDB_ROOT_USERNAME" -p "$MONGO_INITDB_ROOT_PASSWORD"}',
    ],
    [/^valkey/, 'REDISCLI_AUTH="$VALKEY_PASSWORD" valkey-cli'],
    [/^redis/, 'REDISCLI_AUTH="$REDIS_PASSWORD" redis-cli'],
];
function clientOf(image) {
    const name = image.replace(/@.*$/, '').split('/').at(-1)?.replace(/:.*$/, '') ?? '';
    return CLIENTS.find(([pattern]) => pattern.test(name))?.[1];
}
const SHOWN = 12;
const LABEL_WIDTH = 18;
function keptLines(kept) {
    const containers = [...kept.containers].sort((a, b) => (a.name < b.name ? -1 : 1));
    const running = containers.filter(({ isRunning }) => isRunning);
    const nameOf = (service) => containers.find((one) => one.service === service)?.name;
    const databases = running.flatMap(({ name, image }) => {
        const client = clientOf(image);
        return client === undefined ? [] : [`docker exec -it ${name} sh -c ${(0,reproduce/* shellWord */.r7)(client)}`];
    });
    const files = kept.sqlite.flatMap(({ service, path }) => {
        const name = nameOf(service);
        const copy = `${kept.project}.db`;
        return name === undefined ? [] : [`docker cp ${(0,reproduce/* shellWord */.r7)(`${name}:${path}`)} ${copy} && sqlite3 ${copy}`];
    });
    const until = new Date(kept.untilMs)
        .toISOString()
        .replace(/:\d\d\.\d+Z$/, ' UTC')
        .replace('T', ' ');
    return [
        `[${kept.shard}] its stack is kept until ${until}:`,
        ...labelled('see it', [`docker ps --all --filter label=com.docker.compose.project=${kept.project}`]),
        ...labelled('attach', running.map(({ name }) => `docker exec -it ${name} sh`)),
        ...labelled('read logs', containers.map(({ name }) => `docker logs --follow ${name}`)),
        ...labelled('open the database', [...databases, ...files]),
        ...labelled('run it again', kept.rerun === undefined ? [] : [kept.rerun]),
        ...labelled('remove it', [kept.remove]),
    ].map(plain_text/* plain */.pj);
}
function labelled(label, commands) {
    const more = commands.length > SHOWN ? [`… and ${commands.length - SHOWN} more`] : [];
    return [...commands.slice(0, SHOWN), ...more].map((command, index) => `  ${(index === 0 ? label : '').padEnd(LABEL_WIDTH)}${command}`);
}
const TESTS = 10;
const commandOf = ({ words, tests }) => [...words, ...tests.slice(0, TESTS)].map(reproduce/* shellWord */.r7).join(' ');
function rerunInService(rerun, place) {
    const env = Object.entries(place.env).map(([name, value]) => `--env ${(0,reproduce/* shellWord */.r7)(`${name}=${value}`)} `);
    const compose = `docker compose --project-name ${place.project} --file ${(0,reproduce/* shellWord */.r7)(place.modelFile)}`;
    return `${compose} run --rm --no-deps ${env.join('')}${place.service} ${commandOf(rerun)}`;
}
const referenceTo = (name) => `\0${name}\0`;
function rerunOnHost(rerun, place) {
    const quoted = (value) => `"${value
        .replace(/["\\`$]/g, '\\$&')
        .split('\0')
        .map((part, index) => (index % 2 === 0 ? part : `\${${part}}`))
        .join('')}"`;
    const env = Object.entries(place.env).map(([name, value]) => `${name}=${quoted(value)} `);
    return `cd ${(0,reproduce/* shellWord */.r7)(place.folder)} && ${env.join('')}${commandOf(rerun)}`;
}

// EXTERNAL MODULE: ./.build/src/runners/runner-for.js + 8 modules
var runner_for = __webpack_require__(62060);
// EXTERNAL MODULE: ./.build/src/modes/stack-identity.js
var stack_identity = __webpack_require__(8119);
;// CONCATENATED MODULE: ./.build/src/modes/kept-stack.js









async function sayKept(context, session, request, stack, tests) {
    const { engine, record } = session;
    const { shard } = request.selected;
    const project = (0,docker_labels/* projectName */.j1)(record.session, shard.name);
    try {
        const found = await engine.containers([`${docker_labels/* COMPOSE_LABEL */.UC.project}=${project}`]);
        const kept = {
            shard: shard.name,
            project,
            untilMs: record.deadline * 1000,
            containers: found.map(({ name, service, state }) => ({
                name,
                service,
                image: stack?.original.services[service]?.image ?? '',
                isRunning: state === 'running',
            })),
            sqlite: stack === undefined ? [] : sqliteFiles(stack),
            rerun: stack === undefined ? undefined : await rerunOf(context, session, request, stack, tests),
            remove: `${programOf(context)} cleanup --session ${record.session}`,
        };
        context.log.info(keptLines(kept).join('\n'));
    }
    catch (error) {
        context.log.warning(`[${shard.name}] its stack is kept, and its names could not be had: ${error.message}`);
    }
}
const programOf = ({ kind, paths }) => kind === 'cli' ? 'isoshard' : `node ${(0,external_node_path_.join)((0,external_node_path_.dirname)(paths.plugins), 'index.js')}`;
function sqliteFiles({ original, services }) {
    return services.flatMap((service) => {
        const values = Object.values(original.services[service]?.environment ?? {});
        const paths = values.flatMap((value) => /^sqlite(?:\+\w+)?:\/\/\/(\/[^?]+)/.exec(value ?? '')?.[1] ?? []);
        return [...new Set(paths)].map((path) => ({ service, path }));
    });
}
async function rerunOf(context, session, request, stack, tests) {
    const { suite, selected, config } = request;
    const failed = tests.filter(({ outcome }) => outcome === 'failed' || outcome === 'interrupted');
    if (failed.length === 0)
        return undefined;
    const select = suite.runner === 'pytest' ? ({ id }) => id : atLine;
    const rerun = { words: wordsOf(suite), tests: [...new Set(failed.map(select))] };
    const identity = (0,stack_identity/* identityOf */.c)(session.record.session, {
        suite,
        shard: selected.shard.name,
        index: selected.shard.index,
        total: selected.shard.total,
    });
    const database = databaseOf(suite, identity.runId);
    if (suite.place.kind === 'service') {
        const model = (0,external_node_fs_.readFileSync)(stack.modelFile, 'utf8');
        const modelFile = (0,cleanup_session/* keepFile */.aF)(context.paths.state, session.record, `${stack.project}.json`, model);
        const env = { ...(suite.runner === 'playwright' && { PW_TEST_REPORTER: '' }), ISOSHARD_MODE: '', ...database };
        return rerunInService(rerun, { project: stack.project, modelFile, service: suite.place.service, env });
    }
    const published = await (0,start/* publishedPorts */.LQ)(session.engine, stack.project);
    const env = { ...(0,test_environment/* identityVariables */.or)(identity), ...ownEnvironment(suite, published), ...database };
    return rerunOnHost(rerun, { folder: (0,external_node_path_.join)(config.root, suite.place.workingDirectory), env });
}
const atLine = ({ file, line }) => (line > 0 ? `${file}:${line}` : file);
function wordsOf(suite) {
    const before = suite.command ?? (0,runner_for/* runnerFor */.O)(suite.runner).defaultCommand(suite.place.kind, []);
    const words = [...before, ...(suite.runner === 'playwright' ? ['test'] : []), ...suite.args];
    return words.filter((word) => word !== '{files}').map((word) => word.replaceAll('{junit}', '/dev/null'));
}
function ownEnvironment({ env }, published) {
    const names = Object.values(env).flatMap((value) => [...value.matchAll(/\{env:([A-Za-z_][A-Za-z0-9_]*)\}/g)].flatMap(([, name]) => name ?? []));
    return (0,test_environment/* fillEnvironment */.b3)(env, published, Object.fromEntries(names.map((name) => [name, referenceTo(name)])));
}
function databaseOf({ database }, runId) {
    const url = database?.url;
    if (url === undefined || !/^sqlite(\+\w+)?:/.test(url))
        return {};
    return { DATABASE_URL: url.replaceAll('{run}', runId).replaceAll('{worker}', 'main') };
}

// EXTERNAL MODULE: ./.build/src/modes/make-stack.js + 1 modules
var make_stack = __webpack_require__(87406);
// EXTERNAL MODULE: ./.build/src/compose/bind-target.js
var bind_target = __webpack_require__(71795);
// EXTERNAL MODULE: ./.build/src/stack/tests-in-service.js + 1 modules
var tests_in_service = __webpack_require__(12590);
// EXTERNAL MODULE: ./.build/src/stack/tests-on-host.js
var tests_on_host = __webpack_require__(65974);
// EXTERNAL MODULE: ./.build/src/stack/volumes.js
var volumes = __webpack_require__(55551);
// EXTERNAL MODULE: ./.build/src/stack/workspace-view.js
var workspace_view = __webpack_require__(37511);
// EXTERNAL MODULE: ./.build/src/modes/invocation-environment.js
var invocation_environment = __webpack_require__(84448);
// EXTERNAL MODULE: ./.build/src/runners/junit.js
var junit = __webpack_require__(79423);
;// CONCATENATED MODULE: ./.build/src/modes/junit-documents.js




function junitDocuments(folder) {
    const [one, more] = [runners_adapter/* OUTPUT_FILES */.Y.junit, runners_adapter/* OUTPUT_FILES */.Y.junitFolder];
    const isFile = (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, more)) && (0,external_node_fs_.statSync)((0,external_node_path_.join)(folder, more)).isFile();
    const inside = (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, more)) && !isFile
        ? (0,external_node_fs_.readdirSync)((0,external_node_path_.join)(folder, more), { recursive: true, encoding: 'utf8' })
            .filter((name) => name.endsWith('.xml'))
            .sort()
            .map((name) => (0,external_node_path_.join)(more, name))
        : [];
    const names = [one, ...(isFile ? [more] : []), ...inside].filter((name) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, name)));
    return Object.fromEntries(names.map((name) => [name, read((0,external_node_path_.join)(folder, name))]));
}
function read(file) {
    return (0,external_node_fs_.statSync)(file).size > 3 * junit/* JUNIT_LIMIT */.x ? ' '.repeat(junit/* JUNIT_LIMIT */.x + 1) : (0,external_node_fs_.readFileSync)(file, 'utf8');
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./.build/src/cleanup/temp-folder.js
var temp_folder = __webpack_require__(82169);
// EXTERNAL MODULE: ./.build/src/stack/archive.js
var archive = __webpack_require__(34010);
// EXTERNAL MODULE: ./.build/src/stack/ready.js + 6 modules
var ready = __webpack_require__(64722);
// EXTERNAL MODULE: ./.build/src/snapshot/mount-state.js
var mount_state = __webpack_require__(83401);
// EXTERNAL MODULE: ./.build/src/snapshot/stop-cleanly.js
var stop_cleanly = __webpack_require__(46061);
;// CONCATENATED MODULE: ./.build/src/snapshot/reset.js








const READY_TIMEOUT_MS = 60_000;
async function resetStack(engine, stack, ports, options = {}) {
    const { state } = stack;
    if (state === undefined)
        throw unavailable('it has no saved state');
    return reset_reset(engine, { ...stack, state }, ports, options);
}
const unavailable = (why) => new errors/* ProjectError */.wB('reset-unavailable', `the stack cannot be put back to its initial state: ${why}`, {
    hint: 'See docs/state.md, "Back to the start".',
});
async function reset_reset(engine, stack, ports, { also = [], refresh = [], timeoutMs = READY_TIMEOUT_MS }) {
    const { clock, signal } = ports;
    const { state, project, model } = stack;
    const begun = clock.now();
    if (state.slots.some(({ how }) => how === 'copy'))
        throw unavailable('this engine mounts no overlays, so it is a copy');
    const containers = await engine.containers([`${docker_labels/* COMPOSE_LABEL */.UC.project}=${project}`]);
    const running = containers.filter(({ oneOff, state }) => oneOff && state === 'running');
    const slots = state.slots.filter(({ mounts }) => mounts.some((mount) => !running.some(({ service }) => service === mount.service)));
    const keys = new Set(slots.map(({ key }) => key));
    const ours = containers.filter(({ service, state }) => state === 'running' && mounts(model, service, keys));
    const tests = ours.find(({ oneOff }) => oneOff);
    if (tests !== undefined)
        throw unavailable(`${tests.service}, which runs the tests, has it open itself`);
    const others = containers.filter(({ service, oneOff }) => !oneOff && also.includes(service));
    const refreshed = async () => {
        if (refresh.length > 0)
            await (0,prepare/* prepare */.i)(engine, stack, refresh, { signal, clock, timeoutMs, name: 'refresh' });
    };
    const why = others.length > 0 ? 'other services are to be started anew' : await state.templates?.putBack();
    if (state.templates !== undefined && why === undefined) {
        await refreshed();
        return { services: [], by: 'template', ms: clock.now() - begun };
    }
    const concerned = [...new Map([...ours, ...others].map((one) => [one.id, one])).values()];
    const old = slots.map(({ upperVolume }) => upperVolume);
    const ended = [...concerned.map((one) => end(engine, one)), state.templates?.release()];
    await Promise.all([state.warm, renew(engine, { state, slots, project }), ...ended]);
    signal.throwIfAborted();
    const services = [...new Set(concerned.map(({ service }) => service))].sort();
    const deadline = clock.now() + timeoutMs;
    const rules = { ready: stack.ready ?? {}, patience: stack.patience ?? {} };
    for (const group of (0,stop_cleanly/* endingOrder */.yZ)(model, services).reverse()) {
        await Promise.all(concerned.filter(({ service }) => group.includes(service)).map(({ id }) => engine.start(id)));
        const options = { deadline, timeoutMs, signal, clock, ...rules, only: new Set(group) };
        await (0,ready/* waitUntilReady */.b)(engine, project, model, group, options);
    }
    state.tidied = Promise.allSettled(old.map((id) => engine.remove({ kind: 'volume', id })));
    await state.templates?.watch();
    await refreshed();
    return { services, by: 'restart', ...(state.templates && why !== undefined && { why }), ms: clock.now() - begun };
}
const mounts = (model, service, keys) => (model.services[service]?.volumes ?? []).some(({ source }) => keys.has(source ?? ''));
async function end(engine, { id }) {
    await engine.kill(id);
    await engine.ended(id);
}
async function renew(engine, { state, slots, project }) {
    const { labels, links, image, snapshot } = state;
    state.round += 1;
    const taken = await Promise.all(slots.map(({ kind, id }) => (kind === 'volume' ? state.spares?.take(snapshot, id) : undefined)));
    for (const [index, slot] of slots.entries())
        slot.upperVolume = taken[index] ?? (0,mount_state/* upperName */.iU)(project, state.slots.indexOf(slot), state.round);
    const uppers = slots.map(({ upperVolume }) => upperVolume);
    await Promise.all(uppers.map((name) => engine.createVolume(name, labels)));
    await (0,save/* throughDoor */._n)(engine, image, [links, ...uppers], labels, (door) => engine.putArchive(door, '/door', (0,archive/* pack */.qq)((0,mount_state/* upperEntries */.Zw)(engine.info.volumesFolder, links, state.slots, new Set(slots)))));
}

// EXTERNAL MODULE: ./.build/src/stack/reset-door.js
var reset_door = __webpack_require__(73760);
;// CONCATENATED MODULE: ./.build/src/modes/shard-door.js






const LONGEST_PATH = 106;
function doorOf({ reset }, { record }, shard) {
    if (reset === undefined)
        return undefined;
    const folder = (0,external_node_path_.join)(record.scratch, 'doors', shard);
    if (Buffer.byteLength((0,reset_door/* socketIn */.fg)(folder)) > LONGEST_PATH)
        return (0,reset_door/* planDoor */.uz)((0,temp_folder/* makeTempFolder */.P)((0,external_node_os_.tmpdir)()));
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
    return (0,reset_door/* planDoor */.uz)(folder);
}
function doorVariables(suite, door, plugins) {
    if (door === undefined)
        return {};
    return {
        ISOSHARD_RESET: suite.reset?.when ?? '',
        ISOSHARD_RESET_SOCKET: (0,reset_door/* socketIn */.fg)(suite.place.kind === 'service' ? reset_door/* DOOR_MOUNT */.Bn : door.folder),
        ISOSHARD_RESET_TOKEN: door.token,
        ...(suite.runner === 'playwright' && { ISOSHARD_PLAYWRIGHT_FIXTURES: `${plugins}/playwright/fixtures.cjs` }),
    };
}
function unresetRetries(receipt, resets) {
    const retries = receipt?.events.filter((event) => event.event === 'start' && event.retry > 0).length ?? 0;
    if (retries <= resets)
        return undefined;
    return `${retries - resets} of ${retries} retries began without a reset, which \`reset: between-retries\` asks for: Playwright's tests need the fixtures of docs/databases.md, pytest's are those of pytest-rerunfailures`;
}
async function throughDoorOf(context, session, { suite, shard, stack, door, onReset }, work) {
    if (door === undefined)
        return work();
    const reset = async () => {
        onReset();
        const refresh = suite.prepareOptions?.refresh ?? [];
        const done = await resetStack(session.engine, stack, context, { refresh });
        if (done.by === 'restart')
            void session.spares.renew(stack);
        const how = done.by === 'template' ? 'by template' : `${done.services.join(', ')} started anew`;
        const why = done.why === undefined ? '' : `, since ${done.why}`;
        context.log.debug(`[${shard}] put back in ${done.ms} ms: ${how}${why}`);
        return done;
    };
    try {
        return await (0,reset_door/* whileOpen */.Us)(door, reset, work);
    }
    finally {
        (0,external_node_fs_.rmSync)(door.folder, { recursive: true, force: true });
    }
}

;// CONCATENATED MODULE: ./.build/src/modes/run-tests.js
















function runTests(context, session, request, state) {
    const { suite, plan, selected, folder } = request;
    const { shard } = selected;
    const adapter = (0,runner_for/* runnerFor */.O)(suite.runner);
    const identity = (0,stack_identity/* identityOf */.c)(session.record.session, {
        suite,
        shard: shard.name,
        index: shard.index,
        total: shard.total,
    });
    const common = { shard: shard.name, index: shard.index, total: shard.total, images: plan.images };
    const { tests, runnerVersion } = selected.suite;
    const selection = { ids: shard.tests, suite: tests, runnerVersion };
    const inputs = adapter.inputs(selection);
    const header = {
        kind: 'isoshard-receipt',
        version: 1,
        plan: plan.id,
        suite: suite.name,
        shard: shard.name,
        attempt: request.attempt,
        ...(state !== undefined && { state }),
    };
    const wantedIn = (input) => ({ ...selection, input, header, index: shard.index, total: shard.total });
    const makeReceipt = (times) => {
        const text = adapter.toReceipt?.(wantedIn(''), junitDocuments(folder), times);
        if (text !== undefined)
            (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, runners_adapter/* OUTPUT_FILES */.Y.receipt), text);
    };
    const invoke = (place, input) => {
        const invocation = adapter.run(suite, place, wantedIn(input), request.runnerArguments);
        for (const warning of invocation.warnings)
            context.log.warning(`[${shard.name}] ${warning}`);
        return invocation;
    };
    const logFile = (0,external_node_path_.join)(folder, 'tests.log');
    const door = doorOf(suite, session, shard.name);
    let resets = 0;
    const onReset = () => {
        resets += 1;
    };
    const opened = (stack, work) => throughDoorOf(context, session, { suite, shard: shard.name, stack, door, onReset }, work);
    if (suite.place.kind === 'service') {
        const { service } = suite.place;
        const invocation = invoke({ ...volumes/* TOOLS */.It, files: [] }, volumes/* TOOLS */.It.input);
        const environment = {
            suite,
            shard: identity,
            model: undefined,
            published: undefined,
            invocation,
            parent: context.env,
        };
        return {
            makeReceipt,
            resets: () => resets,
            stackRequest: {
                ...common,
                tools: {
                    pluginFiles: adapter.pluginFiles,
                    input: inputs,
                    door: door?.folder,
                    env: (current, model) => ({
                        ...(0,invocation_environment/* runnerEnvironment */.i)({ ...environment, model }, current),
                        ...doorVariables(suite, door, volumes/* TOOLS */.It.plugins),
                    }),
                },
            },
            run: (stack, onText) => opened(stack, () => (0,tests_in_service/* runInService */.E1)(session.engine, stack, context, {
                service,
                argv: invocation.command,
                timeoutMs: suite.shardTimeoutMs,
                logFile,
                follow: {
                    file: runners_adapter/* OUTPUT_FILES */.Y.receipt,
                    onText: (text) => {
                        (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, runners_adapter/* OUTPUT_FILES */.Y.receipt), text);
                        onText(text);
                    },
                },
                outputTo: folder,
                collect: suite.collect,
                binds: stack.binds,
                labels: stack.labels,
                collectTo: (0,external_node_path_.join)(folder, 'collect'),
            })),
            places: async (stack) => {
                const cwd = await (0,tests_in_service/* workingFolderOf */.bz)(session.engine, stack.model, service);
                return suite.collect.flatMap((path) => {
                    const to = (0,bind_target/* checkoutPathOf */.L)(stack.original.services[service], external_node_path_.posix.resolve(cwd, path));
                    return to === undefined ? [] : [{ from: (0,external_node_path_.join)(folder, 'collect', path), to }];
                });
            },
        };
    }
    const cwd = (0,external_node_path_.join)(request.config.root, suite.place.workingDirectory);
    return {
        makeReceipt,
        resets: () => resets,
        stackRequest: common,
        run: async (stack, onText) => {
            const input = (0,external_node_path_.join)(session.record.scratch, 'inputs', shard.name);
            (0,external_node_fs_.mkdirSync)(input, { recursive: true });
            for (const [name, text] of Object.entries(inputs))
                (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(input, name), text);
            const files = (0,external_node_fs_.existsSync)(cwd) ? (0,external_node_fs_.readdirSync)(cwd) : [];
            const invocation = invoke({ plugins: context.paths.plugins, output: folder, files }, input);
            const published = await (0,start/* publishedPorts */.LQ)(session.engine, identity.project);
            const env = (0,invocation_environment/* runnerEnvironment */.i)({ suite, shard: identity, model: stack.original, published, invocation, parent: context.env }, context.env);
            const view = request.ownWorkspace ? await viewOf(context, session, request) : workspace_view/* inPlace */.z;
            const ended = await opened(stack, () => (0,tests_on_host/* runOnHost */.l)(context, {
                argv: invocation.command,
                cwd,
                env: {
                    ...context.env,
                    ...(0,test_environment/* identityVariables */.or)(identity),
                    ...env,
                    ...doorVariables(suite, door, context.paths.plugins),
                },
                session: session.record.session,
                timeoutMs: suite.shardTimeoutMs,
                logFile,
                view,
                follow: { file: (0,external_node_path_.join)(folder, runners_adapter/* OUTPUT_FILES */.Y.receipt), onText },
            }));
            for (const path of suite.collect)
                (0,collected/* copyCollected */.H)(view.written((0,external_node_path_.join)(cwd, path)), (0,external_node_path_.join)(folder, 'collect', path));
            return { ...ended, written: [] };
        },
        places: async () => suite.collect.map((path) => ({ from: (0,external_node_path_.join)(folder, 'collect', path), to: (0,external_node_path_.join)(cwd, path) })),
    };
}
const viewOf = (context, { record }, { config, selected }) => (0,workspace_view/* privateView */.b)(config.root, (0,external_node_path_.join)(record.scratch, 'views', selected.shard.name), context.env);

// EXTERNAL MODULE: ./.build/src/compose/redact.js
var redact = __webpack_require__(60095);
// EXTERNAL MODULE: ./.build/src/stack/budget.js
var budget = __webpack_require__(29371);
// EXTERNAL MODULE: ./.build/src/stack/evidence.js + 2 modules
var evidence = __webpack_require__(48575);
// EXTERNAL MODULE: ./.build/src/stack/failure.js + 2 modules
var failure = __webpack_require__(74022);
;// CONCATENATED MODULE: ./.build/src/modes/shard-evidence.js






async function stackEvidence(context, { engine, record: session }, { plan, selected, attempt, folder }, { stack, record, wasReady = false }) {
    const { shard, suite } = selected;
    const project = (0,docker_labels/* projectName */.j1)(session.session, shard.name);
    const planned = { id: plan.id, commit: plan.commit, variant: plan.variant, attempt, suite: suite.name, shard };
    const request = { project, env: context.env, model: stack?.model, redact: redact/* redact */.E, plan: planned, events: record?.events };
    const asked = (0,budget/* budgetOf */.n)(evidence/* EVIDENCE_BUDGET_MS */.j);
    const [cause] = await Promise.all([
        stack !== undefined && wasReady
            ? asked.of('cause', () => (0,failure/* blame */.Sy)(engine, project, stack.model, { wasReady, events: record?.events }))
            : undefined,
        (0,evidence/* saveEvidence */.r)(engine, request, folder),
    ]);
    asked.end();
    return cause;
}
function placeOf(error, { stack }) {
    return error.location ?? (error instanceof failure/* StartFailure */.V5 ? stack?.locate(error.service) : undefined);
}
function placeInResults(workspace, place) {
    if (place === undefined)
        return undefined;
    const file = (0,external_node_path_.isAbsolute)(place.file) ? (0,external_node_path_.relative)(workspace, place.file) : place.file;
    if (file.startsWith('..'))
        return undefined;
    return { file, ...(place.line !== undefined && { line: place.line }) };
}
function causeText(error, workspace) {
    const { location, message } = error;
    if (location === undefined)
        return message;
    const file = placeInResults(workspace, location)?.file ?? location.file;
    return `${file}:${location.line === undefined ? '' : `${location.line}:`} ${message}`;
}

;// CONCATENATED MODULE: ./.build/src/modes/shard-progress.js
const QUIET_MS = 5000;
function shardProgress(log, shard, planned, now) {
    let saidAt = now();
    let said = 0;
    let lines = 0;
    let ended = 0;
    let failed = 0;
    return (receipt) => {
        const complete = receipt.slice(0, receipt.lastIndexOf('\n') + 1).split('\n');
        for (const line of complete.slice(lines, -1)) {
            const event = parse(line);
            if (event.event !== 'end' || event.setup === true || event.willRetry === true)
                continue;
            ended += 1;
            if (event.ok !== false)
                continue;
            failed += 1;
            log.info(`[${shard}] failed: ${oneLine(String(event.title))}`);
        }
        lines = Math.max(lines, complete.length - 1);
        if (ended === said || (now() - saidAt < QUIET_MS && ended < planned))
            return;
        saidAt = now();
        said = ended;
        log.info(`[${shard}] ${ended} of ${planned} tests${failed > 0 ? `, ${failed} failed` : ''}`);
    };
}
function parse(line) {
    try {
        const value = JSON.parse(line);
        return typeof value === 'object' && value !== null ? value : {};
    }
    catch {
        return {};
    }
}
const oneLine = (text) => text.replace(/\s+/g, ' ').slice(0, 200);

;// CONCATENATED MODULE: ./.build/src/modes/run-shard.js























async function runShard(context, session, request) {
    const { log, clock } = context;
    const { shard } = request.selected;
    const startedAtMs = clock.now();
    const phases = { images: request.imagesMs };
    const timed = async (phase, work) => {
        const begun = clock.now();
        try {
            return await work();
        }
        finally {
            phases[phase] = clock.now() - begun;
        }
    };
    (0,external_node_fs_.mkdirSync)(request.folder, { recursive: true });
    let ended;
    let places = [];
    let failure;
    let place;
    const sofar = {};
    let outcome = 'not-started';
    let cause = '';
    try {
        context.signal.throwIfAborted();
        ({ ended, places } = await shardInStack(context, session, request, sofar, timed));
        outcome = ended.code === 0 ? 'passed' : ended.timedOut ? 'error' : 'failed';
        if (ended.timedOut)
            cause = `the tests did not end within ${(0,duration/* formatDuration */.a3)(request.suite.shardTimeoutMs)} (shard-timeout)`;
    }
    catch (error) {
        failure = (0,errors/* toIsoshardError */.lR)(error);
        outcome = 'not-started';
        cause = causeText(failure, context.paths.workspace);
        place = placeOf(failure, sofar);
    }
    if (context.signal.aborted)
        [outcome, cause, place] = ['cancelled', 'cancelled', undefined];
    if (outcome === 'passed') {
        const project = (0,docker_labels/* projectName */.j1)(session.record.session, shard.name);
        await (0,logs/* saveLogs */.P)(session.engine, project, (0,external_node_path_.join)(request.folder, 'services')).catch(() => undefined);
    }
    else {
        const first = await stackEvidence(context, session, request, sofar);
        if (first !== undefined && outcome !== 'cancelled') {
            cause = cause === '' ? first.sentence : `${first.sentence}\nThen ${cause}`;
            place = sofar.stack?.locate(first.service);
        }
    }
    sofar.record?.stop();
    if (cause !== '' && outcome !== 'cancelled') {
        const [code, hint] = [failure === undefined ? '' : ` [${failure.code}]`, failure?.hint ?? ''];
        const told = `[${shard.name}] ${cause}${code}\n${hint}`.trimEnd();
        if (request.isAnnotated)
            log.info(told);
        else
            log.error(told, place);
    }
    const isKept = request.keeps(outcome);
    if (isKept)
        session.keep();
    else
        await timed('teardown', () => teardown(context, session, request, sofar)).catch((error) => log.warning(error.message));
    const receipt = readReceipt(request.folder);
    const causeAt = placeInResults(context.paths.workspace, place);
    const results = (0,reports_results/* makeResults */.bk)({
        plan: request.plan.id,
        suite: request.suite.name,
        shard: shard.name,
        attempt: request.attempt,
        outcome,
        exit: ended === undefined ? null : { code: ended.code, signal: ended.signal },
        stacks: request.stacks,
        startedAtMs,
        phases,
        cause,
        ...(causeAt !== undefined && { causeAt }),
        ...(sofar.initial !== undefined && { state: (0,initial_state/* proofOf */.o)(sofar.initial) }),
        ...(ended !== undefined && { written: writtenBelow(context.paths.workspace, ended.written) }),
    }, receipt);
    (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(request.folder, 'results.json'), (0,reports_results/* serializeResults */.f5)(results));
    if (isKept)
        await sayKept(context, session, request, sofar.stack, results.tests);
    log.info(`[${shard.name}] ${outcome} in ${(0,duration/* formatDuration */.a3)(clock.now() - startedAtMs)}`);
    return { results, error: failure, workersAtOnce: receipt === undefined ? 0 : (0,sequence/* sequenceOf */.n)(receipt).atOnce, places };
}
async function teardown({ log, clock, signal }, session, request, { stack }) {
    const labels = labelsOf(session, request.selected.shard.name);
    const options = { stop: request.config.stop, isHurried: signal.aborted };
    for (const complaint of await endCleanly(session.engine, labels, options))
        log.warning(complaint);
    await (0,sweep/* sweep */.X0)(session.engine, labels, clock);
    const layers = stack?.state?.slots.map(({ upperVolume }) => upperVolume) ?? [];
    await Promise.all(layers.map((id) => session.engine.remove({ kind: 'volume', id })));
}
const labelsOf = ({ record }, shard) => [
    `${docker_labels/* LABEL */.d_.session}=${record.session}`,
    `${docker_labels/* LABEL */.d_.shard}=${shard}`,
];
async function shardInStack(context, session, request, sofar, timed) {
    const { log, clock, signal } = context;
    const { suite, folder } = request;
    const { shard } = request.selected;
    const { config, stacks } = request;
    const place = { shard: shard.name, index: shard.index, total: shard.total };
    const initial = await timed('state', () => request.states.of({ config, suite, images: request.plan.images, stacks, shard: place, folder }));
    sofar.initial = initial;
    const tests = runTests(context, session, request, initial && (0,initial_state/* proofOf */.o)(initial));
    const state = initial?.kind === 'saved' ? initial : undefined;
    const stack = await timed('start', () => (0,make_stack/* makeStack */.H)(context, session, { ...request, ...tests.stackRequest, ...(state && { state }) }));
    sofar.stack = stack;
    const record = await (0,event_record/* recordEvents */.F)(session.engine, stack.project);
    sofar.record = record;
    const begun = clock.now();
    const crashed = await timed('ready', async () => {
        const ended = await (0,start/* startStack */.p2)(session.engine, stack, stack.services, context, start/* START_TIMEOUT_MS */.iq, record);
        if (suite.reset?.by === 'template')
            await watchTemplates(session.engine, stack, clock);
        return ended;
    });
    for (const service of crashed)
        log.warning(`[${shard.name}] ${service} was ready, ended, and was started again while others still started`);
    sofar.wasReady = true;
    const obstacle = stack.state?.templates?.obstacle;
    if (obstacle !== undefined)
        log.debug(`[${shard.name}] will not be put back by template: ${obstacle}`);
    const started = stack.services.join(', ') || 'no service to start';
    if (config.compose !== false)
        log.info(`[${shard.name}] ready in ${(0,duration/* formatDuration */.a3)(clock.now() - begun)}: ${started}`);
    const { refresh = [], timeoutMs } = suite.prepareOptions ?? {};
    const [steps, name] = initial?.kind === 'saved' ? [refresh, 'refresh'] : [[...suite.prepare, ...refresh], 'prepare'];
    const staysHere = context.env.RUNNER_ENVIRONMENT !== 'github-hosted';
    if (suite.reset !== undefined || request.isFollowed || staysHere)
        void session.spares.renew(stack);
    if (steps.length > 0) {
        const options = { signal, clock, timeoutMs, name };
        const said = await timed('prepare', () => (0,prepare/* prepare */.i)(session.engine, stack, steps, options));
        (0,external_node_fs_.appendFileSync)((0,external_node_path_.join)(folder, 'prepare.log'), said);
    }
    signal.throwIfAborted();
    const progress = shardProgress(log, shard.name, shard.tests.length, () => clock.now());
    const receiptFile = (0,external_node_path_.join)(folder, runners_adapter/* OUTPUT_FILES */.Y.receipt);
    const startedAtMs = clock.now();
    const ended = await timed('tests', () => tests.run(stack, progress));
    tests.makeReceipt({ startedAtMs, durationMs: clock.now() - startedAtMs });
    if ((0,external_node_fs_.existsSync)(receiptFile)) {
        progress((0,external_node_fs_.readFileSync)(receiptFile, 'utf8'));
        (0,external_node_fs_.appendFileSync)(receiptFile, `\n${JSON.stringify({ event: 'exit', code: ended.code, signal: ended.signal })}\n`);
    }
    signal.throwIfAborted();
    const unreset = suite.reset?.when === 'between-retries' ? unresetRetries(readReceipt(folder), tests.resets()) : undefined;
    if (unreset !== undefined)
        log.warning(`[${shard.name}] ${unreset}`);
    return { ended, places: await tests.places(stack) };
}
function readReceipt(folder) {
    if (!(0,external_node_fs_.existsSync)(folder) || !(0,external_node_fs_.readdirSync)(folder).includes(runners_adapter/* OUTPUT_FILES */.Y.receipt))
        return undefined;
    const parsed = (0,parse_receipt/* parseReceipt */.W)((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(folder, runners_adapter/* OUTPUT_FILES */.Y.receipt), 'utf8'));
    return 'receipt' in parsed ? parsed.receipt : undefined;
}
const writtenBelow = (workspace, written) => written.map(({ folder, files }) => {
    const short = (0,external_node_path_.relative)(workspace, folder);
    return { folder: short.startsWith('..') ? folder : short || '.', files };
});

// EXTERNAL MODULE: ./.build/src/modes/shard-artifact.js
var shard_artifact = __webpack_require__(53715);
;// CONCATENATED MODULE: ./.build/src/modes/shared-backend.js
function sharedBackendTeller({ log }, hasStack) {
    const told = new Set();
    return ({ name, runner, database }, workers = 1) => {
        const isShared = database === undefined || database.strategy === 'shared';
        if (!hasStack || !isShared || workers < 2 || told.has(name))
            return;
        told.add(name);
        log.warning(`suite ${name}: ${workers} workers of ${runner} share one backend in each shard; with \`workers: 1\` and more stacks (--parallel) each has its own`);
    };
}

;// CONCATENATED MODULE: ./.build/src/modes/run-shards.js











const shardsFolder = ({ paths }) => (0,external_node_path_.join)(paths.temp, 'shards');
const hasNeighbours = ({ kind, artifacts }, { shard, plan }) => kind === 'action' && artifacts.available && (shard.kind !== 'all' || plan !== undefined);
const isAnnotating = ({ kind }, whole) => whole && kind === 'action';
async function runShards(context, session, running) {
    const { project, inputs, plan, selected, imagesMs, atOnce } = running;
    const tellSharing = sharedBackendTeller(context, project.config.compose !== false);
    for (const suite of project.suites)
        tellSharing(suite, suite.workers);
    const longestFirst = [...selected].sort((a, b) => b.shard.estimateMs - a.shard.estimateMs || b.shard.tests.length - a.shard.tests.length);
    const foreign = inputs.keep === 'never' ? undefined : await (0,foreign_code/* foreignCode */.o)(context);
    const states = new initial_state/* InitialStates */.b(context, session, hasNeighbours(context, inputs));
    const shards = selected.map(({ shard }) => shard.name);
    for (const name of shards)
        (0,external_node_fs_.rmSync)((0,external_node_path_.join)(shardsFolder(context), name), { recursive: true, force: true });
    (0,shard_artifact/* announceShards */.js)(context, { variant: plan.variant, folder: shardsFolder(context), shards });
    const isFollowed = (one) => longestFirst.slice(longestFirst.indexOf(one) + atOnce).some(({ suite }) => suite.name === one.suite.name);
    return pool(longestFirst, atOnce, async (one) => {
        const suite = project.config.suites.find(({ name }) => name === one.suite.name);
        if (suite === undefined)
            throw new errors/* InternalError */.Gd(`the configuration has no suite ${one.suite.name}`);
        const folder = (0,external_node_path_.join)(shardsFolder(context), one.shard.name);
        const run = await runShard(context, session, {
            config: project.config,
            suite,
            plan,
            selected: one,
            stacks: atOnce,
            ports: suite.place.kind === 'service' ? 'drop' : atOnce > 1 ? 'assign' : 'keep',
            ownWorkspace: atOnce > 1 || one.suite.shards.length > 1,
            attempt: context.run.attempt,
            runnerArguments: inputs.runnerArguments,
            folder,
            keeps: keepPolicy(context, inputs, one.shard.name, foreign),
            imagesMs,
            isAnnotated: isAnnotating(context, running.whole),
            states,
            isFollowed: isFollowed(one),
        });
        tellSharing(suite, suite.workers ?? run.workersAtOnce);
        if (context.kind === 'action' || selected.length === 1)
            showOutput(context, one.shard.name, folder);
        try {
            if (!context.signal.aborted)
                await publishShard(context, plan, one.shard.name, folder, selected.length === 1);
        }
        catch (error) {
            return { ...run, error: run.error ?? (0,errors/* toIsoshardError */.lR)(error) };
        }
        return run;
    });
}
const SHOWN_CHARACTERS = 200_000;
function showOutput({ log }, shard, folder) {
    const file = (0,external_node_path_.join)(folder, 'tests.log');
    if ((0,external_node_fs_.existsSync)(file))
        log.foreign(`Output of ${shard}`, (0,external_node_fs_.readFileSync)(file, 'utf8').slice(-SHOWN_CHARACTERS));
}
async function publishShard(context, plan, shard, folder, isOnlyOne) {
    if (!context.artifacts.available)
        return;
    const uploaded = await (0,shard_artifact/* uploadShard */.OE)(context, plan.variant, shard, folder);
    if (uploaded === 'exists')
        context.log.warning(`an artifact of ${shard} exists already: this job's was not uploaded`);
    else if (isOnlyOne)
        (0,plan_artifact/* setArtifact */.ls)(context, uploaded);
}

// EXTERNAL MODULE: ./.build/src/modes/write-report.js + 8 modules
var write_report = __webpack_require__(99395);
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
        shards: shardsFolder(context),
        only: names,
        needs: [],
        annotate: isAnnotating(context, whole),
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
// EXTERNAL MODULE: ./.build/src/modes/merge-blobs.js
var merge_blobs = __webpack_require__(20641);
// EXTERNAL MODULE: ./.build/src/modes/plan-to-run.js
var plan_to_run = __webpack_require__(85383);
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
// EXTERNAL MODULE: ./.build/src/modes/provide-images.js + 7 modules
var provide_images = __webpack_require__(2802);
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
    const known = await (0,plan_to_run/* knownPlan */.fu)(context, project, inputs);
    const whole = isWhole(known, inputs);
    const { plan, selected, runs } = await (0,session/* withSession */.f)(context, project.config, async (session) => {
        const { config } = project;
        const plan = known ?? (await (0,plan_to_run/* ownPlan */.sz)(context, session, project, inputs, only));
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
        const imagesMs = known === undefined
            ? 0
            : await (0,provide_images/* withPlannedImages */.r)(context, session, config, known, 'nowhere', async (_, ms) => ms);
        const models = audited.map(({ model }) => model);
        await preflight(context, session.engine, (wanted) => session.addresses.capacity(wanted), { models, atOnce });
        const runs = await runShards(context, session, { project, inputs, plan, selected, imagesMs, atOnce, whole });
        if (whole && !context.signal.aborted)
            await (0,merge_blobs/* mergeBlobs */.$b)(context, session, project, plan, shardsFolder(context));
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
/* harmony import */ var _runners_adapter_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58748);
/* harmony import */ var _plan_artifact_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43500);




const SHARDS_STATE = 'shards';
async function uploadShard({ artifacts, run }, variant, shard, folder) {
    const files = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.parentPath, entry.name));
    return artifacts.upload((0,_plan_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .shardArtifact */ .Vi)(variant, shard, run.attempt), folder, files);
}
function announceShards({ state }, shards) {
    state.save(SHARDS_STATE, JSON.stringify(shards));
}
function announcedShards({ state }) {
    try {
        const value = Object(JSON.parse(state.get(SHARDS_STATE)));
        const { variant, folder, shards } = value;
        if (typeof variant !== 'string' || typeof folder !== 'string' || !Array.isArray(shards))
            return undefined;
        return { variant, folder, shards: shards.filter((name) => typeof name === 'string' && isShardName(name)) };
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
        const shards = announced.shards.filter((name) => ['evidence', _runners_adapter_js__WEBPACK_IMPORTED_MODULE_2__/* .OUTPUT_FILES */ .Y.receipt].some((part) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name, part))));
        if (shards.length === 0)
            return;
        const there = new Set((await (0,_plan_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .listShardArtifacts */ .ez)(context, variant)).map(({ name }) => name));
        for (const shard of shards) {
            if (there.has((0,_plan_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .shardArtifact */ .Vi)(variant, shard, run.attempt)))
                continue;
            const uploaded = await uploadShard(context, variant, shard, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, shard));
            if (uploaded !== 'exists')
                log.info(`[${shard}] what it left is uploaded`);
        }
    }
    catch (error) {
        log.warning(`evidence could not be uploaded: ${error.message}`);
    }
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


/***/ })

};
