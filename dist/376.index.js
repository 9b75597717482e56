export const id = 376;
export const ids = [376];
export const modules = {

/***/ 58748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ OUTPUT_FILES)
/* harmony export */ });
const OUTPUT_FILES = {
    listing: 'listing.json',
    receipt: 'receipt.ndjson',
    blobs: 'blob',
    junit: 'junit.xml',
    junitFolder: 'junit',
};


/***/ }),

/***/ 23040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ byCodeUnit),
/* harmony export */   by: () => (/* binding */ by)
/* harmony export */ });
function byCodeUnit(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}
function by(...keys) {
    return (a, b) => {
        for (const key of keys) {
            const left = key(a);
            const right = key(b);
            const order = typeof left === 'number' && typeof right === 'number' ? left - right : byCodeUnit(String(left), String(right));
            if (order !== 0)
                return order;
        }
        return 0;
    };
}


/***/ }),

/***/ 47197:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  vS: () => (/* binding */ parsePlan),
  rY: () => (/* binding */ planId),
  S1: () => (/* binding */ serializePlan)
});

// UNUSED EXPORTS: PLAN_LIMIT

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(38816);
;// CONCATENATED MODULE: ./.build/src/sharding/plan-schema.js

const count = schemas/* int */.Whr().min(0);
const plan_schema_name = schemas/* string */.YjP().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'expected letters, digits, "-" and "_"');
const test = schemas/* strictObject */.rej({
    id: schemas/* string */.YjP().min(1),
    title: schemas/* string */.YjP(),
    file: schemas/* string */.YjP(),
    line: count,
    select: schemas/* array */.YOg(schemas/* string */.YjP()).exactOptional(),
});
const shard = schemas/* strictObject */.rej({
    name: plan_schema_name,
    index: schemas/* int */.Whr().min(1),
    total: schemas/* int */.Whr().min(1),
    estimateMs: count,
    tests: schemas/* array */.YOg(schemas/* string */.YjP()).min(1),
});
const suite = schemas/* strictObject */.rej({
    name: plan_schema_name,
    runner: schemas/* string */.YjP(),
    runnerVersion: schemas/* string */.YjP(),
    runsOn: schemas/* string */.YjP(),
    root: schemas/* string */.YjP().nullable(),
    weighedBy: schemas/* enum */.k5n(['count', 'durations']),
    workers: schemas/* int */.Whr().min(1).exactOptional(),
    estimate: schemas/* strictObject */.rej({ known: count, makespanMs: count, lowerBoundMs: count, errorPermille: count.exactOptional() })
        .exactOptional(),
    requested: count,
    tests: schemas/* array */.YOg(test),
    setup: schemas/* array */.YOg(test),
    shards: schemas/* array */.YOg(shard),
});
const planSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('isoshard-plan'),
    version: schemas/* literal */.euz(1),
    id: schemas/* string */.YjP(),
    commit: schemas/* string */.YjP(),
    variant: schemas/* string */.YjP(),
    parallel: schemas/* int */.Whr().min(1),
    suites: schemas/* array */.YOg(suite),
    images: schemas/* array */.YOg(schemas/* strictObject */.rej({
        service: schemas/* string */.YjP(),
        digest: schemas/* string */.YjP(),
        tag: schemas/* string */.YjP(),
        bases: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).exactOptional(),
    })),
});

// EXTERNAL MODULE: ./.build/src/sharding/stable-json.js
var stable_json = __webpack_require__(54024);
;// CONCATENATED MODULE: ./.build/src/sharding/plan-text.js




const PLAN_LIMIT = 64 * 1024 * 1024;
function planId(plan) {
    return (0,external_node_crypto_.createHash)('sha256')
        .update((0,stable_json/* stableJson */._)({ ...plan, id: undefined }))
        .digest('hex')
        .slice(0, 32);
}
function serializePlan(plan) {
    return (0,stable_json/* stableJson */._)(plan);
}
function parsePlan(text, source = 'plan.json') {
    const value = readJson(text, source);
    const { kind, version } = head(value);
    if (kind !== 'isoshard-plan')
        throw invalid(source, `expected kind "isoshard-plan", got ${JSON.stringify(kind)}`);
    if (typeof version === 'number' && version > 1) {
        throw invalid(source, `it has version ${version}, this isoshard reads version 1`, 'Use one version in all jobs.');
    }
    const parsed = planSchema.safeParse(value);
    if (!parsed.success) {
        const issue = parsed.error.issues[0];
        throw invalid(source, `${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'has another shape'}`);
    }
    const plan = parsed.data;
    if (planId(plan) !== plan.id)
        throw invalid(source, `its content does not match its id ${plan.id.slice(0, 64)}`);
    for (const suite of plan.suites) {
        const problem = brokenSuite(suite);
        if (problem !== undefined)
            throw invalid(source, `suite ${suite.name}: ${problem}`);
    }
    if (new Set(plan.suites.map((suite) => suite.name)).size < plan.suites.length) {
        throw invalid(source, 'a suite appears twice');
    }
    return plan;
}
function readJson(text, source) {
    if (text.length > PLAN_LIMIT)
        throw invalid(source, `it is larger than ${PLAN_LIMIT} characters`);
    try {
        return JSON.parse(text);
    }
    catch (cause) {
        throw invalid(source, 'it is not JSON', undefined, cause);
    }
}
function head(value) {
    return typeof value === 'object' && value !== null ? value : {};
}
function brokenSuite({ name, tests, shards }) {
    const open = new Set(tests.map((test) => test.id));
    if (open.size < tests.length)
        return 'two tests have one id';
    for (const [at, shard] of shards.entries()) {
        if (shard.index !== at + 1 || shard.total !== shards.length || shard.name !== `${name}-${at + 1}`) {
            return `shard ${shard.name} is not number ${at + 1} of ${shards.length}`;
        }
        for (const id of shard.tests)
            if (!open.delete(id))
                return `test ${id} is in two shards, or not in the suite`;
    }
    const [left] = open;
    return left === undefined ? undefined : `test ${left} is in no shard`;
}
function invalid(source, message, hint = 'Make the plan again: it is written by `isoshard plan`.', cause) {
    return new errors/* ProjectError */.wB('plan-invalid', `${source} cannot be used: ${message}`, { hint, cause });
}


/***/ }),

/***/ 54024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ stableJson)
/* harmony export */ });
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23040);

const FIRST = ['kind', 'version', 'id'];
function stableJson(value) {
    return `${JSON.stringify(value, sortedKeys, 1)}\n`;
}
function sortedKeys(_key, value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => rank(a) - rank(b) || (0,_order_js__WEBPACK_IMPORTED_MODULE_0__/* .byCodeUnit */ .X)(a, b)));
}
function rank(key) {
    const index = FIRST.indexOf(key);
    return index === -1 ? FIRST.length : index;
}


/***/ }),

/***/ 86813:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $3: () => (/* binding */ withoutRuntime),
/* harmony export */   $N: () => (/* binding */ sentenceOf),
/* harmony export */   Ik: () => (/* binding */ hopeless),
/* harmony export */   SH: () => (/* binding */ lastLineOf),
/* harmony export */   eZ: () => (/* binding */ namesOf),
/* harmony export */   hD: () => (/* reexport safe */ _quote_js__WEBPACK_IMPORTED_MODULE_1__.h)
/* harmony export */ });
/* harmony import */ var _missing_program_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76717);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31576);



const lastLineOf = (text) => text
    .trimEnd()
    .split(/[\r\n]/)
    .at(-1)
    ?.trim() ?? '';
const NAMES_SHOWN = 3;
function namesOf(names) {
    const shown = names.slice(0, NAMES_SHOWN).map((name) => `\`${name}\``);
    const more = names.length - shown.length;
    const all = more > 0 ? [...shown, `${more} more`] : shown;
    return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}
function sentenceOf(failure) {
    const { kind, waiting, wasReady, state } = failure;
    const missing = kind === 'unhealthy' && !wasReady ? (0,_missing_program_js__WEBPACK_IMPORTED_MODULE_0__/* .missingProgram */ .H)({ exitCode: 1, output: state.lastCheck }) : undefined;
    const before = waiting.length > 0 ? ` before ${namesOf(waiting)} could start` : '';
    const so = waiting.length > 0 ? `, so ${namesOf(waiting)} did not start` : '';
    const when = wasReady ? ' after the stack was ready' : before;
    const waits = `${waiting.length > 1 ? 'wait' : 'waits'} for it to be healthy`;
    if (missing !== undefined)
        return `\`${state.service}\` ${hopeless(missing, state.lastCheck, so)}`;
    const says = {
        ended: () => `${endOf(failure)}${when}`,
        looping: () => `${endOf(failure)}${when}`,
        left: () => (waiting.length > 0 ? `exited 0, and ${namesOf(waiting)} ${waits}` : `exited 0${when}`),
        unstartable: () => `could not be started${so}`,
        unhealthy: () => `${state.oomKilled ? 'ran out of memory and ' : ''}became unhealthy${when}`,
        late: () => `${lateness(failure)}${so}`,
    }[kind]();
    return `\`${state.service}\` ${says}: ${heard(failure)}`;
}
const hopeless = (missing, lastCheck, so = '') => `cannot become healthy${so}, since its check needs ${missing}: ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(withoutRuntime(lastCheck))} (its check)`;
function lateness({ state, others, timeoutMs }) {
    const what = state.health === 'starting' ? 'was not healthy' : 'did not end';
    const nor = others.length > 0 ? `, nor ${others.length > 1 ? 'were' : 'was'} ${namesOf(others)}` : '';
    const within = timeoutMs === undefined ? '' : ` within ${timeoutMs / 1000} s`;
    return `${what}${within}${nor}`;
}
function endOf({ state, definition }) {
    const { exitCode, oomKilled, restarts } = state;
    const again = times(restarts + 1);
    const limit = limitOf(definition);
    if (!oomKilled) {
        const hint = exitCode === 137 && limit !== undefined ? ` (SIGKILL, limit ${limit})` : meaningOf(exitCode);
        return `exited ${exitCode}${hint}${again}`;
    }
    const details = [`exit ${exitCode}`, ...(limit === undefined ? [] : [`limit ${limit}`])].join(', ');
    return `was killed for want of memory (${details})${again}`;
}
const WORDS = ['', '', 'twice', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
function times(count) {
    if (count < 2)
        return '';
    return count === 2 ? ' twice' : ` ${WORDS[count] ?? count} times`;
}
const MEANINGS = {
    126: 'not executable',
    127: 'command not found',
    132: 'SIGILL',
    134: 'SIGABRT',
    135: 'SIGBUS',
    136: 'SIGFPE',
    137: 'SIGKILL',
    139: 'SIGSEGV',
    141: 'SIGPIPE',
    143: 'SIGTERM',
    153: 'SIGXFSZ',
};
const meaningOf = (status) => (MEANINGS[status] === undefined ? '' : ` (${MEANINGS[status]})`);
function limitOf(definition) {
    const deploy = definition?.deploy;
    const bytes = Number(definition?.mem_limit ?? deploy?.resources?.limits?.memory);
    return bytes > 0 ? `${Math.round((bytes / 2 ** 20) * 10) / 10} MiB` : undefined;
}
function heard({ kind, state }) {
    if (kind === 'unstartable')
        return (0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(withoutRuntime(state.error));
    const line = state.lastLine === '' ? [] : [`${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(state.lastLine)} (last line)`];
    const check = state.lastCheck.trim() === '' ? [] : [`${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(withoutRuntime(state.lastCheck))} (its check)`];
    const silent = state.health === 'none' ? 'it printed nothing' : 'neither it nor its check printed anything';
    if (kind !== 'unhealthy' && !(kind === 'late' && state.health === 'starting'))
        return line[0] ?? 'it printed nothing';
    return [...check, ...line].join(', ') || silent;
}
const withoutRuntime = (error) => error
    .trim()
    .replace(/^.*(?:unable to start container process|(?:runc|OCI runtime) (?:create|exec) failed): /s, '')
    .replace(/: unknown$/, '');


/***/ }),

/***/ 88348:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ recordEvents),
/* harmony export */   M: () => (/* binding */ isNews)
/* harmony export */ });
const KEPT = 5000;
const isNews = ({ action }) => !action.startsWith('exec_');
async function recordEvents(engine, project) {
    const events = [];
    const done = new AbortController();
    const hear = (event) => {
        if (isNews(event) && events.length < KEPT)
            events.push(event);
    };
    await engine.watch(project, hear, done.signal).catch(() => undefined);
    return { events, stop: () => done.abort() };
}


/***/ }),

/***/ 74022:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V5: () => (/* binding */ StartFailure),
  Sy: () => (/* binding */ blame),
  xn: () => (/* binding */ startFailure)
});

// UNUSED EXPORTS: serviceStates

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./.build/src/docker/labels.js
var labels = __webpack_require__(3757);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/compose/model.js
var compose_model = __webpack_require__(45965);
// EXTERNAL MODULE: ./.build/src/stack/cause-sentence.js
var cause_sentence = __webpack_require__(86813);
;// CONCATENATED MODULE: ./.build/src/stack/first-cause.js


function firstCause(states, events, model, { timeoutMs, isOver = timeoutMs !== undefined, wasReady = false } = {}) {
    const needs = (name) => allNeeds(model, name);
    const judged = states.flatMap((state) => {
        const kind = kindOf(state, model, states);
        return kind === undefined ? [] : [{ kind, state, atMs: momentOf(kind, state, events) }];
    });
    const inOrder = [...judged].sort((a, b) => a.atMs - b.atMs ||
        Number(needs(a.state.service).has(b.state.service)) - Number(needs(b.state.service).has(a.state.service)) ||
        (a.state.service < b.state.service ? -1 : 1));
    const ofKind = (wanted) => inOrder.filter(({ kind }) => wanted(kind));
    const definite = ofKind((kind) => kind !== 'looping' && kind !== 'late');
    const looping = ofKind((kind) => kind === 'looping');
    const late = isOver ? ofKind((kind) => kind === 'late') : [];
    const blamed = definite[0] && looping.find(({ state }) => needs(definite[0]?.state.service ?? '').has(state.service));
    const roots = late.filter(({ state }) => !late.some((other) => other.state !== state && needs(state.service).has(other.state.service)));
    const first = blamed ?? definite[0] ?? (isOver ? looping[0] : undefined) ?? roots[0];
    if (first === undefined)
        return undefined;
    const { service } = first.state;
    const failure = {
        kind: first.kind,
        state: { ...first.state, exitCode: exitCodeOf(first.state, events) },
        definition: model.services[service],
        waiting: wasReady ? [] : keptBy(service, states, model),
        others: first.kind === 'late' ? roots.slice(1).map(({ state }) => state.service) : [],
        timeoutMs,
        wasReady,
    };
    return { service, sentence: (0,cause_sentence/* sentenceOf */.$N)(failure) };
}
function kindOf(state, model, states) {
    const { status, exitCode, health, restarts } = state;
    if (status === 'exited' || status === 'dead') {
        if (exitCode !== 0 || state.oomKilled)
            return 'ended';
        return conditionsOn(model, state.service).some(({ condition, dependent }) => condition === 'service_healthy' && !states.some((one) => one.service === dependent && one.startedAtMs > 0))
            ? 'left'
            : undefined;
    }
    if (status === 'created')
        return state.error === '' ? undefined : 'unstartable';
    if (status === 'restarting')
        return 'looping';
    if (health === 'unhealthy')
        return 'unhealthy';
    if (restarts > 0 && health === 'starting')
        return 'looping';
    const mustEnd = conditionsOn(model, state.service).some(({ condition }) => condition === 'service_completed_successfully');
    return health === 'starting' || mustEnd ? 'late' : undefined;
}
function momentOf(kind, state, events) {
    const own = events.filter(({ containerId }) => containerId === state.containerId);
    const last = (pattern) => own.findLast(({ action }) => pattern.test(action))?.timeMs;
    if (kind === 'unhealthy')
        return last(/^health_status: unhealthy$/) ?? Number.MAX_SAFE_INTEGER;
    if (kind === 'looping')
        return own.find(({ action }) => action === 'die')?.timeMs ?? state.finishedAtMs;
    if (kind === 'late')
        return 0;
    return last(/^die$/) ?? (state.finishedAtMs || last(/^create$/) || Number.MAX_SAFE_INTEGER);
}
function exitCodeOf({ status, exitCode, containerId }, events) {
    if (status === 'exited' || status === 'dead')
        return exitCode;
    return events.findLast((event) => event.containerId === containerId && event.action === 'die')?.exitCode ?? exitCode;
}
const conditionsOn = (model, service) => (0,compose_model/* sortedEntries */.CA)(model.services).flatMap(([dependent, { depends_on }]) => {
    const condition = depends_on?.[service]?.condition;
    return condition === undefined ? [] : [{ dependent, condition }];
});
function allNeeds(model, service, seen = new Set()) {
    for (const name of Object.keys(model.services[service]?.depends_on ?? {})) {
        if (seen.has(name))
            continue;
        seen.add(name);
        allNeeds(model, name, seen);
    }
    return seen;
}
function keptBy(service, states, model) {
    const hasStarted = (name) => states.some((state) => state.service === name && state.startedAtMs > 0);
    const kept = (0,compose_model/* sortedEntries */.CA)(model.services)
        .map(([name]) => name)
        .filter((name) => name !== service && allNeeds(model, name).has(service) && !hasStarted(name));
    const isDirect = (name) => model.services[name]?.depends_on?.[service] !== undefined;
    return [...kept.filter(isDirect), ...kept.filter((name) => !isDirect(name))];
}

;// CONCATENATED MODULE: ./.build/src/stack/last-said.js
const TOGETHER_MS = 100;
function lastSaid(lines) {
    const said = lines.filter(({ text }) => text.trim() !== '');
    const last = said.at(-1);
    const complaint = said.findLast(({ stream }) => stream === 'stderr');
    if (last === undefined)
        return '';
    const isTogether = complaint !== undefined && Math.abs(last.timeMs - complaint.timeMs) <= TOGETHER_MS;
    return (isTogether ? complaint : last).text.trim();
}

;// CONCATENATED MODULE: ./.build/src/stack/failure.js





class StartFailure extends errors/* ProjectError */.wB {
    constructor({ sentence, service }) {
        super('start-failed', sentence, { hint: 'The logs of all services are among the evidence.' });
        this.service = service;
    }
    service;
}
const LINES = 20;
async function serviceStates(engine, project) {
    const containers = await engine.containers([`${labels/* COMPOSE_LABEL */.UC.project}=${project}`]);
    const states = await Promise.all(containers
        .filter(({ oneOff, service }) => !oneOff && service !== '')
        .map(async ({ id, service }) => {
        const state = await settledState(engine, id);
        if (state === undefined)
            return [];
        const lines = state.startedAtMs > 0 ? await engine.lines(id, LINES).catch(() => []) : [];
        return [{ ...state, service, containerId: id, lastLine: lastSaid(lines) }];
    }));
    return states.flat();
}
const SIGKILL_STATUS = 137;
const OOM_DELAY_MS = 300;
async function settledState(engine, id) {
    const state = await engine.state(id);
    if (state?.exitCode !== SIGKILL_STATUS || state.oomKilled)
        return state;
    await (0,promises_.setTimeout)(OOM_DELAY_MS);
    return engine.state(id);
}
async function blame(engine, project, model, options = {}) {
    const [states, events] = await Promise.all([
        serviceStates(engine, project),
        options.events ?? engine.events(project).catch(() => []),
    ]);
    const { seen } = options;
    const asSeen = states.map((state) => {
        const isRestarted = state.containerId === seen?.containerId && state.startedAtMs !== seen.state.startedAtMs;
        return isRestarted ? { ...state, ...seen.state } : state;
    });
    return firstCause(asSeen, events, model, options);
}
async function startFailure(...asked) {
    const cause = await blame(...asked);
    return cause && new StartFailure(cause);
}


/***/ }),

/***/ 76717:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ missingProgram)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31576);

const SAID = [
    [/exec: "([^"]+)": .*(?:executable file not found|no such file or directory)/, isMissing],
    [/exec: "([^"]+)": .*permission denied/, (name) => `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .h)(name)}, which its image does not let it run`],
    [/^(?:\S*\/)?(?:sh|ash|dash|bash): (?:line )?(?:\d+: )?([^\s:]+): (?:command )?not found\s*$/m, isMissing],
];
function isMissing(name) {
    return `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .h)(name)}, which is not in its image`;
}
function missingProgram({ exitCode, output }) {
    for (const [pattern, what] of SAID) {
        const [, name] = pattern.exec(output) ?? [];
        if (name !== undefined)
            return what(name);
    }
    if (exitCode === 127)
        return 'a program that is not in its image (127)';
    return exitCode === 126 ? 'a program that cannot be run (126)' : undefined;
}


/***/ }),

/***/ 31576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ quote)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);

const QUOTED_CHARACTERS = 300;
const quote = (text) => {
    const line = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(text)
        .replace(/[\u0000-\u001f\u007f\s]+/g, ' ')
        .replaceAll('`', "'")
        .trim();
    return `\`${line.length > QUOTED_CHARACTERS ? `${line.slice(0, QUOTED_CHARACTERS)}…` : line}\``;
};


/***/ }),

/***/ 64722:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ waitUntilReady)
});

// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/stack/event-record.js
var event_record = __webpack_require__(88348);
// EXTERNAL MODULE: ./.build/src/stack/failure.js + 2 modules
var stack_failure = __webpack_require__(74022);
// EXTERNAL MODULE: ./.build/src/compose/health-check.js
var health_check = __webpack_require__(93977);
// EXTERNAL MODULE: ./.build/src/stack/cause-sentence.js
var cause_sentence = __webpack_require__(86813);
// EXTERNAL MODULE: ./.build/src/stack/missing-program.js
var missing_program = __webpack_require__(76717);
;// CONCATENATED MODULE: ./.build/src/stack/check-verdict.js


const LEAST_PATIENCE_MS = 10_000;
function checkVerdict(state, rules) {
    if (state.status !== 'running' || state.health !== 'starting')
        return undefined;
    const runs = state.checkRuns.filter(({ startMs }) => startMs >= state.startedAtMs);
    const last = runs.at(-1);
    if (last === undefined || last.exitCode === 0)
        return undefined;
    const missing = (0,missing_program/* missingProgram */.H)(last);
    if (missing !== undefined && !rules.mayInstall) {
        return (0,cause_sentence/* hopeless */.Ik)(missing, last.output);
    }
    const { patience } = rules;
    if (patience === undefined)
        return undefined;
    const longestMs = Math.max(...runs.map(({ startMs, endMs }) => endMs - startMs));
    const ownMs = patience.startPeriodMs + patience.retries * (patience.intervalMs + longestMs);
    const allowedMs = Math.max(ownMs, LEAST_PATIENCE_MS);
    if (last.endMs - state.startedAtMs < allowedMs)
        return undefined;
    const said = last.output.trim() === '' ? `it exits ${last.exitCode}` : (0,cause_sentence/* quote */.hD)((0,cause_sentence/* withoutRuntime */.$3)(last.output));
    return `did not pass its check within ${seconds(allowedMs)} s, as long as the check's own settings give it: ${said} (its check)`;
}
const seconds = (ms) => Math.round(ms / 100) / 10;

// EXTERNAL MODULE: ./.build/src/compose/model.js
var compose_model = __webpack_require__(45965);
;// CONCATENATED MODULE: ./.build/src/stack/readiness.js

const OUT_OF_MEMORY = 'was killed for want of memory';
function readinessOf(state, mustComplete) {
    if (state.status === 'exited' || state.status === 'dead') {
        if (state.exitCode === 0 && !state.oomKilled)
            return { kind: 'ready' };
        return { kind: 'failed', why: state.oomKilled ? OUT_OF_MEMORY : `exited with status ${state.exitCode}` };
    }
    if (state.status === 'restarting' && state.oomKilled)
        return { kind: 'failed', why: OUT_OF_MEMORY };
    if (state.status !== 'running' || mustComplete)
        return { kind: 'waiting' };
    if (state.health === 'unhealthy')
        return { kind: 'failed', why: `is unhealthy: ${state.lastCheck.trim().slice(0, 500) || 'its check failed'}` };
    return state.health === 'starting' ? { kind: 'waiting' } : { kind: 'ready' };
}
function oneShots(model) {
    return new Set((0,compose_model/* sortedEntries */.CA)(model.services).flatMap(([, { depends_on }]) => (0,compose_model/* sortedEntries */.CA)(depends_on)
        .filter(([, { condition }]) => condition === 'service_completed_successfully')
        .map(([name]) => name)));
}
const isScaledToNone = (service) => service?.scale === 0 || service?.deploy?.replicas === 0;

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./.build/src/within-time.js
var within_time = __webpack_require__(8344);
;// CONCATENATED MODULE: ./.build/src/stack/probes.js




const TRY_MS = 2000;
const saidOf = (error) => error.code ?? error.message;
const askHttp = (address, port, path, signal) => (0,within_time/* withinTime */.d)(signal, TRY_MS, (limited) => new Promise((resolve) => {
    const options = {
        host: address,
        port,
        path,
        agent: false,
        headers: { host: `localhost:${port}`, connection: 'close' },
        signal: limited,
    };
    const asked = (0,external_node_http_.request)(options, (response) => {
        const status = response.statusCode ?? 0;
        response.destroy();
        resolve({ ok: status >= 200 && status < 400, said: `status ${status}` });
    });
    asked.on('error', (error) => resolve({ ok: false, said: limited.aborted ? 'no answer' : saidOf(error) })).end();
}));
function askTcp(address, port, signal) {
    return new Promise((resolve) => {
        const socket = (0,external_node_net_.connect)({ host: address, port });
        const end = (answer) => {
            signal.removeEventListener('abort', abort);
            socket.destroy();
            resolve(answer);
        };
        const abort = () => end({ ok: false, said: 'given up' });
        signal.addEventListener('abort', abort, { once: true });
        socket.setTimeout(TRY_MS, () => end({ ok: false, said: 'no answer' }));
        socket.on('connect', () => end({ ok: true, said: 'it listens' }));
        socket.on('error', (error) => end({ ok: false, said: saidOf(error) }));
    });
}
async function askCommand(engine, containerId, argv, signal) {
    const { exitCode, output } = await engine.exec(containerId, argv, { signal });
    return { ok: exitCode === 0, said: output.trim() || `it exits ${exitCode}`, exitCode };
}
async function addressOf(engine, state) {
    const { networkMode, addresses } = state;
    if (networkMode === 'host')
        return '127.0.0.1';
    const [, holder] = /^container:(.+)$/.exec(networkMode) ?? [];
    if (holder !== undefined) {
        const shared = await engine.state(holder);
        if (shared !== undefined && shared.addresses.length > 0)
            return addressOf(engine, shared);
    }
    const [address] = addresses;
    if (address !== undefined)
        return address;
    throw new errors/* EnvironmentError */.eG('engine-failed', `it has no address on a network (\`${networkMode}\`)`, {
        hint: 'Give it a network, or use `ready: {SERVICE: {command: […]}}`.',
    });
}

;// CONCATENATED MODULE: ./.build/src/stack/ready-rule.js
function nameOfRule(when) {
    switch (when.kind) {
        case 'http':
            return `http ${when.path} on port ${when.port}`;
        case 'tcp':
            return `tcp port ${when.port}`;
        case 'log':
            return `log ${when.text}`;
        case 'command':
            return `command ${when.argv.join(' ')}`;
    }
}
const LINE_CHARACTERS = 4000;
function logMatcher(text) {
    const [, source, flags] = /^\/(.+)\/(i?)$/s.exec(text) ?? [];
    if (source === undefined)
        return (line) => line.includes(text);
    const pattern = new RegExp(source, flags);
    return (line) => pattern.test(line.slice(0, LINE_CHARACTERS));
}

;// CONCATENATED MODULE: ./.build/src/stack/watch-service.js




const PAUSE_MS = 150;
function watchCheck(options) {
    const { state } = options;
    const [form, ...words] = state.check?.test ?? [];
    const argv = form === 'CMD-SHELL' ? [...state.shell, ...words] : words;
    return watch({ kind: 'command', argv }, undefined, options);
}
const watchRule = ({ when, timeoutMs }, options) => watch(when, timeoutMs, options);
function watch(when, timeoutMs, options) {
    const watched = { passed: false, failed: undefined, last: undefined };
    const done = new AbortController();
    const signal = AbortSignal.any([options.signal, done.signal]);
    const settle = (news) => {
        if (signal.aborted)
            return;
        Object.assign(watched, news);
        done.abort();
        options.onNews();
    };
    const giveUp = () => {
        const last = watched.last === undefined ? '' : `: ${(0,cause_sentence/* quote */.hD)(watched.last.said)}`;
        settle({
            failed: `was not ready within ${(timeoutMs ?? 0) / 1000} s by its \`ready: ${nameOfRule(when)}\`${last}`,
        });
    };
    const timer = timeoutMs === undefined ? undefined : setTimeout(giveUp, timeoutMs);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    const work = when.kind === 'log' ? followUntil(when.text, options, signal) : askUntil(when, options, signal, watched);
    work.then((passed) => passed && settle({ passed: true }), (error) => {
        if (!signal.aborted)
            watched.last = { ok: false, said: error.message };
    });
    return watched;
}
async function askUntil(when, { engine, containerId, state, onNews }, signal, watched) {
    const address = when.kind === 'command' ? '' : await addressOf(engine, state);
    for (;;) {
        if (signal.aborted)
            return false;
        const answer = when.kind === 'command'
            ? await askCommand(engine, containerId, when.argv, signal)
            : when.kind === 'http'
                ? await askHttp(address, when.port, when.path, signal)
                : await askTcp(address, when.port, signal);
        if (answer.ok)
            return true;
        const isNew = watched.last?.exitCode !== answer.exitCode;
        watched.last = answer;
        if (isNew)
            onNews();
        await (0,promises_.setTimeout)(PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
}
const LONGEST_LINE = 64 * 1024;
async function followUntil(text, { engine, containerId, state }, signal) {
    const matches = logMatcher(text);
    const found = new AbortController();
    let rest = '';
    const hear = (chunk) => {
        const lines = (rest + chunk).split(/\r?\n/);
        rest = (lines.pop() ?? '').slice(-LONGEST_LINE);
        if ([...lines, rest].some(matches))
            found.abort();
    };
    await engine.follow(containerId, state.finishedAtMs, hear, AbortSignal.any([signal, found.signal]));
    return found.signal.aborted;
}

;// CONCATENATED MODULE: ./.build/src/stack/look-around.js






const SELDOM_MS = 1000;
class Lookout {
    engine;
    project;
    model;
    rules;
    onNews;
    signal;
    #watched = new Map();
    #wasReady = new Map();
    #crashed = new Set();
    #mustComplete;
    #expected;
    constructor(engine, project, model, services, rules, onNews, signal) {
        this.engine = engine;
        this.project = project;
        this.model = model;
        this.rules = rules;
        this.onNews = onNews;
        this.signal = signal;
        this.#mustComplete = oneShots(model);
        this.#expected = services.filter((name) => !isScaledToNone(model.services[name]));
    }
    async look() {
        const containers = await this.engine.containers([`com.docker.compose.project=${this.project}`]);
        const states = await Promise.all(containers
            .filter(({ oneOff, service }) => !oneOff && service !== '' && (this.rules.only?.has(service) ?? true))
            .map(async (container) => {
            const state = await this.engine.state(container.id);
            const gone = { readiness: { kind: 'waiting' }, verdict: undefined, unchecked: false };
            return { container, state, ...(state === undefined ? gone : this.#judge(container, state)) };
        }));
        const failed = states.flatMap(({ container, state, readiness }) => readiness.kind === 'failed' && state !== undefined
            ? [{ said: `${container.service} ${readiness.why}`, containerId: container.id, state }]
            : [])[0];
        const hopeless = states.flatMap(({ container: { service }, verdict }) => verdict === undefined ? [] : [{ service, sentence: `\`${service}\` ${verdict}` }])[0];
        const waiting = states
            .filter(({ readiness }) => readiness.kind === 'waiting')
            .map(({ container }) => container.service);
        const missing = this.#expected.filter((name) => !states.some(({ container }) => container.service === name));
        return {
            waiting: [...new Set([...waiting, ...missing])].sort(),
            unchecked: states.flatMap(({ unchecked, state, container }) => unchecked ? [`${container.id} ${state?.startedAtMs}`] : []),
            failed,
            hopeless,
            crashed: [...this.#crashed].sort(),
        };
    }
    #judge(container, state) {
        const { service, id } = container;
        const mustComplete = this.#mustComplete.has(service);
        const seen = this.#judgeStart(container, state, mustComplete);
        const earlier = this.#wasReady.get(id);
        if (earlier !== undefined && earlier !== state.startedAtMs)
            this.#crashed.add(service);
        if (seen.readiness.kind === 'ready' && state.status === 'running')
            this.#wasReady.set(id, state.startedAtMs);
        return seen;
    }
    #judgeStart({ service, id }, state, mustComplete) {
        const rule = this.rules.ready?.[service];
        const isRunning = state.status === 'running';
        if (rule !== undefined && isRunning && !mustComplete) {
            const { passed, failed } = this.#watch(`${id} ${state.startedAtMs}`, (options) => watchRule(rule, options), id, state);
            return { readiness: { kind: passed ? 'ready' : 'waiting' }, verdict: failed, unchecked: false };
        }
        const readiness = readinessOf(state, mustComplete);
        const unchecked = isRunning && state.health === 'none' && !mustComplete;
        if (!isRunning || mustComplete || state.health !== 'starting')
            return { readiness, verdict: undefined, unchecked };
        const rules = {
            patience: this.rules.patience?.[service],
            mayInstall: (0,health_check/* mayInstall */.dU)(this.model.services[service] ?? {}),
        };
        const verdict = checkVerdict(state, rules);
        if (!isSeldom(state))
            return { readiness, verdict, unchecked };
        const { passed, last } = this.#watch(`${id} ${state.startedAtMs}`, watchCheck, id, state);
        const missing = last?.exitCode === undefined || rules.mayInstall
            ? undefined
            : (0,missing_program/* missingProgram */.H)({ exitCode: last.exitCode, output: last.said });
        const needs = missing && (0,cause_sentence/* hopeless */.Ik)(missing, last?.said ?? '');
        return {
            readiness: { kind: passed ? 'ready' : 'waiting' },
            verdict: passed ? undefined : (verdict ?? needs),
            unchecked,
        };
    }
    #watch(key, begin, containerId, state) {
        const known = this.#watched.get(key);
        if (known !== undefined)
            return known;
        const { engine, onNews, signal } = this;
        const watched = begin({ engine, containerId, state, onNews, signal });
        this.#watched.set(key, watched);
        return watched;
    }
}
function isSeldom({ check }) {
    return check !== undefined && check.startIntervalMs === 0 && (check.intervalMs || 30_000) > SELDOM_MS;
}

;// CONCATENATED MODULE: ./.build/src/stack/ready.js




const SETTLE_MS = 300;
const LONGEST_PAUSE_MS = 1000;
async function waitUntilReady(engine, project, model, services, options) {
    const { events, timeoutMs, clock } = options;
    const settling = new Map();
    const watching = new AbortController();
    let isStarted = options.started === undefined;
    let deaths = 0;
    let wake = () => { };
    const lookout = new Lookout(engine, project, model, services, options, () => wake(), watching.signal);
    const stop = () => {
        watching.abort();
        wake();
    };
    const hear = (event) => {
        const isBad = /^(die|oom|health_status: unhealthy)$/.test(event.action);
        if (isBad)
            deaths += 1;
        if (isBad || (isStarted && (0,event_record/* isNews */.M)(event)))
            wake();
    };
    const onStarted = () => {
        isStarted = true;
        wake();
    };
    options.signal.addEventListener('abort', stop, { once: true });
    options.started?.then(onStarted, onStarted);
    try {
        await engine.watch(project, hear, watching.signal);
        for (;;) {
            options.signal.throwIfAborted();
            const pause = new AbortController();
            let isAwake = false;
            wake = () => {
                isAwake = true;
                pause.abort();
            };
            const [deathsBefore, startedBefore] = [deaths, isStarted];
            const { waiting, unchecked, failed, hopeless, crashed } = await lookout.look();
            options.signal.throwIfAborted();
            if (failed !== undefined) {
                const failure = await (0,stack_failure/* startFailure */.xn)(engine, project, model, { events, isOver: true, seen: failed });
                throw failure ?? new errors/* ProjectError */.wB('start-failed', failed.said);
            }
            if (hopeless !== undefined)
                throw new stack_failure/* StartFailure */.V5(hopeless);
            const now = clock.now();
            for (const id of unchecked)
                if (!settling.has(id))
                    settling.set(id, now);
            const settledAt = Math.max(0, ...unchecked.map((id) => settling.get(id) ?? now)) + SETTLE_MS;
            const isSettled = unchecked.length === 0 || settledAt <= now;
            if (startedBefore && deaths === deathsBefore && waiting.length === 0 && isSettled)
                return crashed;
            if (waiting.length > 0 && now >= options.deadline) {
                const late = `${waiting.join(', ')} did not become ready within ${timeoutMs / 1000} s`;
                const hint = 'Its health check has to pass: see its log among the evidence.';
                const failure = await (0,stack_failure/* startFailure */.xn)(engine, project, model, { events, timeoutMs });
                throw failure ?? new errors/* ProjectError */.wB('start-failed', late, { hint });
            }
            const pauseMs = waiting.length > 0 || !startedBefore ? LONGEST_PAUSE_MS : Math.max(0, settledAt - now);
            if (!isAwake)
                await clock.sleep(pauseMs, pause.signal).catch(() => undefined);
        }
    }
    finally {
        options.signal.removeEventListener('abort', stop);
        stop();
    }
}


/***/ }),

/***/ 46819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _A: () => (/* binding */ asEngineGone),
/* harmony export */   c0: () => (/* binding */ toStartError),
/* harmony export */   f5: () => (/* binding */ portTaken)
/* harmony export */ });
/* unused harmony export portInUse */
/* harmony import */ var _compose_model_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45965);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _cause_sentence_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86813);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74022);




function portInUse(output) {
    const found = /Bind for \S*?:(\d+) failed/.exec(output) ??
        /listen tcp[46]? \S*?:(\d+): bind/.exec(output) ??
        /failed to bind host port (?:for )?\S*?:(\d+)(?::\S+)?\/(?:tcp|udp)/.exec(output);
    return found?.[1] === undefined ? undefined : Number(found[1]);
}
const NO_NETWORK = /non-overlapping IPv4 address pool|predefined address pools have been fully subnetted/i;
const NO_IMAGE = /pull access denied|manifest unknown|failed to resolve reference|No such image|toomanyrequests|unauthorized:|Get "https?:\/\/[^"]*\/v2\//i;
const NO_ENGINE = /Cannot connect to the Docker daemon|error during connect|connection reset by peer|: EOF$|connect E[A-Z]+|ECONNRESET|socket hang up/im;
async function toStartError(engine, stack, { stderr, stdout }, events) {
    const output = `${stderr}\n${stdout}`;
    const last = (0,_cause_sentence_js__WEBPACK_IMPORTED_MODULE_1__/* .lastLineOf */ .SH)(stderr) || (0,_cause_sentence_js__WEBPACK_IMPORTED_MODULE_1__/* .lastLineOf */ .SH)(stdout) || 'no output';
    const port = portInUse(output);
    if (port !== undefined)
        return await portTaken(engine, port, stack);
    if (NO_NETWORK.test(output)) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EnvironmentError */ .eG('network-exhausted', 'the engine has no address block left for another network', {
            hint: '`isoshard cleanup` removes what dead sessions left; `docker network ls` shows the rest.',
        });
    }
    if (NO_IMAGE.test(output))
        return noImage(stack.model, output, last);
    if (NO_ENGINE.test(output))
        return engineGone(last);
    const service = await (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .startFailure */ .xn)(engine, stack.project, stack.model, { events, isOver: true });
    if (service !== undefined)
        return service;
    const unmade = uncreated(output, stack.project);
    const who = unmade.length === 0 ? 'the stack did not start' : `${(0,_cause_sentence_js__WEBPACK_IMPORTED_MODULE_1__/* .namesOf */ .eZ)(unmade)} could not be created`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('start-failed', `${who}: ${(0,_cause_sentence_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(withoutProgress(last))}`, {
        hint: '`docker compose up` shows the same error.',
    });
}
const engineGone = (said) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EnvironmentError */ .eG('engine-failed', `the Docker engine went away while the stack started: ${(0,_cause_sentence_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(said)}`, {
    hint: 'Look at its log: `journalctl -u docker`.',
});
function asEngineGone(error) {
    const isOurs = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EnvironmentError */ .eG && error.code === 'engine-failed';
    return isOurs && NO_ENGINE.test(error.message) && !error.message.startsWith('the Docker engine went away')
        ? engineGone(error.message)
        : error;
}
function uncreated(output, project) {
    const said = (what) => [...output.matchAll(new RegExp(`Container ${project}-(\\S+)-\\d+ +${what}$`, 'gm'))].map(([, name = '']) => name);
    const created = new Set(said('(?:Created|Started|Running)'));
    return [...new Set(said('Creating'))].filter((name) => !created.has(name)).sort();
}
function noImage({ services }, output, last) {
    const of = (0,_compose_model_js__WEBPACK_IMPORTED_MODULE_3__/* .sortedEntries */ .CA)(services).filter(([, { image = '' }]) => image !== '' && output.includes(image));
    const images = [...new Set(of.map(([, { image = '' }]) => image))];
    const what = images.length === 0
        ? 'an image of the stack cannot be had'
        : `${(0,_cause_sentence_js__WEBPACK_IMPORTED_MODULE_1__/* .namesOf */ .eZ)(of.map(([name]) => name))} could not start, since image ${(0,_cause_sentence_js__WEBPACK_IMPORTED_MODULE_1__/* .namesOf */ .eZ)(images)} cannot be had`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EnvironmentError */ .eG('image-missing', `${what}: ${(0,_cause_sentence_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(withoutProgress(last))}`, {
        hint: 'Check `image:` in the compose file, and that this machine is logged in to the registry.',
    });
}
const withoutProgress = (line) => line.replace(/^.*?Error response from daemon: /, '');
async function portTaken(engine, port, stack) {
    const holder = await engine.holderOfPort(port);
    if (stack !== undefined && holder?.project === stack.project) {
        const wanting = (0,_compose_model_js__WEBPACK_IMPORTED_MODULE_3__/* .sortedEntries */ .CA)(stack.model.services)
            .filter(([name, { ports }]) => name !== holder.service && ports?.some((one) => one.published === String(port)))
            .map(([name]) => name);
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('start-failed', `${(0,_cause_sentence_js__WEBPACK_IMPORTED_MODULE_1__/* .namesOf */ .eZ)(wanting) || 'a service'} could not start, since port ${port} is taken by \`${holder.service}\` of the same stack`, { hint: 'Give each service a port of its own in the compose file.' });
    }
    const who = holder === undefined
        ? 'a process of this host'
        : `container ${holder.name}${holder.project ? ` of project ${holder.project}` : ''}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EnvironmentError */ .eG('port-taken', `port ${port} is taken by ${who}`, {
        hint: 'Stop it, or run with --parallel 2 or more, where ports are assigned and your tests learn them from `env`.',
    });
}


/***/ }),

/***/ 54503:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  iq: () => (/* binding */ START_TIMEOUT_MS),
  u4: () => (/* binding */ modelFile),
  LQ: () => (/* binding */ publishedPorts),
  p2: () => (/* binding */ startStack),
  Bq: () => (/* binding */ writeModel)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/docker/compose.js + 2 modules
var compose = __webpack_require__(34455);
// EXTERNAL MODULE: ./.build/src/docker/labels.js
var labels = __webpack_require__(3757);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/stack/event-record.js
var event_record = __webpack_require__(88348);
// EXTERNAL MODULE: ./.build/src/stack/ready.js + 6 modules
var stack_ready = __webpack_require__(64722);
// EXTERNAL MODULE: ./.build/src/stack/start-error.js
var start_error = __webpack_require__(46819);
;// CONCATENATED MODULE: ./.build/src/stack/waves.js
function wavesOf(model, services) {
    const waves = new Map();
    const waveOf = (name) => {
        const known = waves.get(name);
        if (known !== undefined)
            return known;
        waves.set(name, 0);
        const needs = Object.entries(model.services[name]?.depends_on ?? {}).filter(([on]) => on in model.services);
        const wave = Math.max(0, ...needs.map(([on, { condition }]) => waveOf(on) + Number(condition === 'service_healthy' && isSeldom(model, on))));
        waves.set(name, wave);
        return wave;
    };
    for (const name of services)
        waveOf(name);
    const inOrder = [...waves].sort(([a, first], [b, second]) => first - second || (a < b ? -1 : 1));
    const result = [];
    for (const [name, wave] of inOrder)
        result[wave] = [...(result[wave] ?? []), name];
    return result.filter(Boolean);
}
function isSeldom({ services }, service) {
    const check = services[service]?.healthcheck;
    return check?.disable !== true && check?.start_interval === undefined;
}

;// CONCATENATED MODULE: ./.build/src/stack/start.js









const START_TIMEOUT_MS = 5 * 60 * 1000;
const modelFile = (scratch, project) => (0,external_node_path_.join)(scratch, 'models', `${project}.json`);
function writeModel(scratch, project, model) {
    const file = modelFile(scratch, project);
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(file), { recursive: true, mode: 0o700 });
    (0,external_node_fs_.writeFileSync)(file, JSON.stringify(model), { mode: 0o600 });
    return file;
}
async function startStack(engine, stack, services, { signal, clock }, timeoutMs, record) {
    if (services.length === 0)
        return [];
    const { project, model, ready = {}, patience = {} } = stack;
    requireReachable(engine, ready, services);
    const deadline = clock.now() + timeoutMs;
    const { events, stop } = record ?? (await (0,event_record/* recordEvents */.F)(engine, project));
    const over = new AbortController();
    const either = AbortSignal.any([signal, over.signal]);
    const waiting = { deadline, timeoutMs, signal: either, clock, events, ready, patience };
    const waves = wavesOf(model, services);
    const up = async (names, flags) => {
        const command = ['up', '--detach', '--no-build', '--quiet-pull', ...flags, ...names];
        const { env, session, modelFile } = stack;
        const ended = await (0,compose/* composeOn */.Aq)(project, modelFile, command, { env, session, signal: either, timeoutMs });
        either.throwIfAborted();
        if (ended.code !== 0 && !ended.timedOut)
            throw await (0,start_error/* toStartError */.c0)(engine, stack, ended, events);
    };
    const upAll = async () => {
        if (waves.length === 1)
            return await up(services, []);
        for (const [index, wave] of waves.entries()) {
            await up(wave, ['--no-deps']);
            if (index < waves.length - 1)
                await (0,stack_ready/* waitUntilReady */.b)(engine, project, model, wave, waiting);
        }
    };
    const started = upAll();
    const isReady = (0,stack_ready/* waitUntilReady */.b)(engine, project, model, services, { ...waiting, started });
    try {
        const [crashed] = await Promise.all([isReady, started]);
        return crashed;
    }
    catch (error) {
        over.abort();
        await Promise.allSettled([isReady, started]);
        signal.throwIfAborted();
        throw (0,start_error/* asEngineGone */._A)(error);
    }
    finally {
        if (record === undefined)
            stop();
    }
}
function requireReachable(engine, ready, services) {
    if (engine.info.isLocal)
        return;
    const asked = services.find((service) => ready[service]?.when.kind === 'http' || ready[service]?.when.kind === 'tcp');
    if (asked === undefined)
        return;
    throw new errors/* ProjectError */.wB('start-failed', `ready.${asked}: http and tcp are asked from this host, which is not on the networks of an engine elsewhere`, { hint: `Use \`ready: {${asked}: {command: […]}}\`, which runs in the service.` });
}
async function publishedPorts(engine, project) {
    const result = {};
    for (const { service, ports } of await engine.containers([`${labels/* COMPOSE_LABEL */.UC.project}=${project}`])) {
        for (const { host, container } of ports)
            result[service] = { ...result[service], [container]: host };
    }
    return result;
}


/***/ })

};
