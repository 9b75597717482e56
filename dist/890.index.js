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
// EXTERNAL MODULE: ./.build/src/snapshot/collect-states.js
var collect_states = __webpack_require__(3449);
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
    try {
        if (record !== undefined) {
            await endSession(context, record, ((0,session/* readRecords */.T3)(context.paths.state).get(record.session) ?? record).kept);
        }
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
    await (0,collect_states/* collectStates */.xl)(engine, context.clock, { dryRun: false, maker: record.session });
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
