export const id = 653;
export const ids = [653];
export const modules = {

/***/ 59741:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ readShardSelection),
/* harmony export */   Z: () => (/* binding */ NO_SHARD)
/* harmony export */ });
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4250);

const NO_SHARD = 'none';
function readShardSelection(reader) {
    const text = reader.text('shard');
    if (text === undefined)
        return { kind: 'all' };
    if (text === NO_SHARD)
        return { kind: 'none' };
    const [, first, second] = /^(\d{1,4})\s*\/\s*(\d{1,4})$/.exec(text) ?? [];
    if (first !== undefined && second !== undefined) {
        const [index, total] = [Number(first), Number(second)];
        if (index >= 1 && index <= total && total <= _schema_js__WEBPACK_IMPORTED_MODULE_0__/* .SHARDS_LIMIT */ .Ws)
            return { kind: 'fraction', index, total };
        reader.problem('shard', `INDEX/TOTAL with an index from 1 to the total, and a total of at most ${_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .SHARDS_LIMIT */ .Ws}`, text);
        return { kind: 'all' };
    }
    const names = [...new Set(text.split(/[\s,]+/).filter((name) => name !== ''))];
    const wrong = names.find((name) => !/^[a-z0-9][a-z0-9-]*-[1-9]\d{0,2}$/.test(name));
    if (wrong === undefined)
        return { kind: 'names', names };
    reader.problem('shard', 'names of shards such as frontend-2 (from matrix.shard), or INDEX/TOTAL such as 2/4', wrong);
    return { kind: 'all' };
}


/***/ }),

/***/ 17653:
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

// EXTERNAL MODULE: ./.build/src/config/shard-selection.js
var shard_selection = __webpack_require__(59741);
;// CONCATENATED MODULE: ./.build/src/sharding/matrix.js


const JOBS_LIMIT = 256;
function makeMatrix(plan) {
    const include = plan.suites.flatMap((suite) => jobsOf(suite, plan));
    if (include.length > JOBS_LIMIT) {
        throw new errors/* InputError */.dz('bad-input', `The plan needs ${include.length} jobs, and a matrix has ${JOBS_LIMIT} at most`, {
            hint: 'Lower `shards` or `max-shards`, or raise `parallel`.',
        });
    }
    if (include.length === 0) {
        const runsOn = plan.suites[0]?.runsOn ?? 'ubuntu-latest';
        include.push({ suite: '', shard: shard_selection/* NO_SHARD */.Z, index: 1, total: 1, name: 'nothing to run', 'runs-on': runsOn });
    }
    return {
        matrix: { include },
        shardList: include.map((entry) => entry.shard),
        shardCount: plan.suites.reduce((sum, suite) => sum + suite.shards.length, 0),
    };
}
function jobsOf(suite, { parallel, variant }) {
    const total = Math.ceil(suite.shards.length / Math.max(1, parallel));
    return Array.from({ length: total }, (_, job) => {
        const from = Math.floor((job * suite.shards.length) / total);
        const to = Math.floor(((job + 1) * suite.shards.length) / total);
        const shards = suite.shards.slice(from, to);
        return {
            suite: suite.name,
            shard: shards.map((shard) => shard.name).join(','),
            index: job + 1,
            total,
            name: `${suite.name} ${range(shards)}/${suite.shards.length}${variant === '' ? '' : ` (${variant})`}`,
            'runs-on': suite.runsOn,
        };
    });
}
function range(shards) {
    const first = shards[0]?.index ?? 0;
    const last = shards.at(-1)?.index ?? first;
    return first === last ? `${first}` : `${first}-${last}`;
}

// EXTERNAL MODULE: ./.build/src/sharding/plan-text.js + 1 modules
var plan_text = __webpack_require__(47197);
// EXTERNAL MODULE: ./.build/src/modes/audit-suites.js
var audit_suites = __webpack_require__(89533);
// EXTERNAL MODULE: ./.build/src/modes/explain-images.js + 2 modules
var explain_images = __webpack_require__(11166);
// EXTERNAL MODULE: ./.build/src/modes/image-sources.js
var image_sources = __webpack_require__(57014);
// EXTERNAL MODULE: ./.build/src/modes/make-plan.js + 10 modules
var make_plan = __webpack_require__(31592);
// EXTERNAL MODULE: ./.build/src/modes/plan-artifact.js
var plan_artifact = __webpack_require__(43500);
// EXTERNAL MODULE: ./.build/src/modes/project.js + 2 modules
var project = __webpack_require__(33061);
// EXTERNAL MODULE: ./.build/src/modes/session.js
var session = __webpack_require__(10288);
;// CONCATENATED MODULE: ./.build/src/modes/plan.js
















async function planMode(context, inputs) {
    if (inputs.durations !== undefined)
        return divide(context, inputs, inputs.durations);
    const { config, suites } = (0,project/* loadProject */.g)(context, inputs);
    const existing = !inputs.explain && context.run.attempt > 1 ? await (0,plan_artifact/* downloadPlan */.mb)(context, inputs.variant) : undefined;
    if (existing !== undefined) {
        context.log.info('this is a rerun: the plan of the first attempt is used');
        return publish(context, inputs, existing, true);
    }
    return (0,session/* withSession */.f)(context, config, async (session) => {
        if (inputs.explain) {
            const sources = await (0,image_sources/* imageSources */.c)(context, session, config, suites);
            return (0,explain_images/* explainPlan */.d)(context, session, config, await (0,make_plan/* planImagesOf */.t)(context, session, config, sources));
        }
        await (0,audit_suites/* auditSuites */.JM)(context, session, config, suites, (0,audit_suites/* leastStacks */.fm)(suites, inputs.parallel));
        const made = await (0,make_plan/* makePlanOf */.L)(context, session, {
            ...inputs,
            config,
            suites,
            runnerArguments: [],
            useTimings: true,
        });
        const shards = made.plan.suites.flatMap((suite) => suite.shards).length;
        const audited = await (0,audit_suites/* auditSuites */.JM)(context, session, config, suites, Math.min(inputs.parallel, shards));
        (0,audit_suites/* tellWarnings */.lp)(context, audited);
        const plan = context.artifacts.available ? await (0,plan_artifact/* agreeOnPlan */.Tt)(context, made.plan) : made.plan;
        return publish(context, inputs, plan, made.images.every(({ how }) => how !== 'built'), `${notesMarkdown(made.notes)}${(0,isolation/* isolationMarkdown */._V)(audited)}`);
    });
}
async function publish(context, inputs, plan, cacheHit, isolation = '') {
    const file = (0,external_node_path_.resolve)(context.paths.workspace, inputs.output ?? (0,external_node_path_.join)(context.paths.temp, 'plan.json'));
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(file), { recursive: true });
    (0,external_node_fs_.writeFileSync)(file, (0,plan_text/* serializePlan */.S1)(plan));
    const { matrix, shardList, shardCount } = makeMatrix(plan);
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


/***/ })

};
