export const id = 771;
export const ids = [771,257];
export const modules = {

/***/ 7771:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseArguments: () => (/* binding */ parseArguments)
});

// EXTERNAL MODULE: ./node_modules/commander/esm.mjs
var esm = __webpack_require__(48179);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/inputs.js + 3 modules
var src_inputs = __webpack_require__(88257);
;// CONCATENATED MODULE: ./.build/src/cli/commands.js
const PLANNING = [
    'config',
    'suite',
    'shards',
    'target-duration',
    'max-shards',
    'parallel',
    'variant',
    'transport',
];
const COMMANDS = [
    {
        name: 'run',
        summary: 'run the tests, each shard in a stack of its own',
        description: 'Runs the tests, each shard in an isolated compose project of its own, and removes all of it.\n' +
            'With no plan it plans and runs all suites on this machine, then reports.\n' +
            'What follows -- goes to the test runner.',
        options: ['config', 'suite', 'shard', ...PLANNING.slice(2), 'keep', 'plan', 'failed', 'output', 'json'],
        examples: [
            'isoshard run',
            'isoshard run --failed',
            'isoshard run --parallel 4 --shards 4',
            'isoshard run --suite backend -- tests/test_x.py',
            'isoshard run --plan plan.json --shard frontend-2 --keep on-failure',
        ],
    },
    {
        name: 'plan',
        summary: 'decide which tests each shard runs',
        description: 'Lists the tests and decides which of them each shard runs.\n' +
            'With --durations it partitions a file of durations, and needs no Docker.\n' +
            'With --explain it says what would be built, and why.',
        options: [...PLANNING, 'durations', 'explain', 'plan-output', 'json'],
        examples: [
            'isoshard plan --output plan.json',
            'isoshard plan --suite frontend --target-duration 5m --json',
            'isoshard plan --durations durations.json --shards 4 --json',
            'isoshard plan --explain',
        ],
    },
    {
        name: 'report',
        summary: 'merge what the shards left, and judge it',
        description: 'Verifies that every planned test ran exactly once, merges the results and gives the verdict.',
        options: ['input', 'config', 'suite', 'variant', 'json'],
        examples: ['isoshard report', 'isoshard report --input downloaded-artifacts --json'],
    },
    {
        name: 'cleanup',
        summary: 'remove what dead sessions left behind',
        description: 'Finds what any session left on this machine, and removes what is certainly dead.\n' +
            'Only what carries the labels of isoshard is ever touched. ISOSHARD_TOKEN lets it ask GitHub which runs are over.\n' +
            'With --scope caches it removes our entries of the Actions cache whose branch, tag or pull request is gone.',
        options: ['older-than', 'dry-run', 'scope', 'session', 'json'],
        examples: [
            'isoshard cleanup --dry-run',
            'isoshard cleanup --older-than 2h',
            'isoshard cleanup --session 0123456789',
            'isoshard cleanup --scope caches',
        ],
    },
    {
        name: 'audit',
        summary: 'print what in a compose file keeps runs from being isolated',
        description: 'Prints the hazards of compose files: what two runs at once would share, and what becomes of it.',
        files: 'compose files, merged as Compose does',
        options: ['config', 'json'],
        examples: ['isoshard audit docker-compose.test.yml', 'isoshard audit compose.yml compose.ci.yml --json'],
    },
    {
        name: 'isolate',
        summary: 'print the isolated model of a compose file',
        description: 'Prints, as JSON, the model that would be run instead of compose files. Values of environments are in it.',
        files: 'compose files, merged as Compose does',
        options: ['project', 'diff', 'json'],
        required: ['project'],
        examples: [
            'isoshard isolate docker-compose.test.yml --project mine > mine.json',
            'isoshard isolate docker-compose.test.yml --project mine --diff',
        ],
    },
    {
        name: 'doctor',
        summary: 'say whether this machine can run it',
        description: 'Looks at the engine, compose, buildx, disk, address pools and leftovers, and says how to mend what is missing.\n' +
            'With --state it compares initial states instead: file by file, and table by table for SQLite and PostgreSQL.',
        options: ['state', 'against', 'config', 'suite', 'json'],
        examples: [
            'isoshard doctor',
            'isoshard doctor --state --suite backend',
            'isoshard doctor --state --against 5f1c0a',
        ],
    },
];
const EXIT_STATUS = `Exit status:
  0    passed
  1    tests failed
  2    a mistake in the inputs, the configuration or the compose file
  3    the environment: engine, network, disk
  4    a bug of isoshard
  130  cancelled`;

// EXTERNAL MODULE: ./.build/src/config/action-inputs.js
var action_inputs = __webpack_require__(75342);
;// CONCATENATED MODULE: ./.build/src/cli/options.js


const OPTIONS = {
    config: { value: 'FILE', description: action_inputs/* ACTION_INPUTS */.b.config.description },
    suite: { value: 'NAMES', description: action_inputs/* ACTION_INPUTS */.b.suite.description, many: true },
    shard: {
        value: 'SHARD',
        description: 'Shards of the plan by name, or 2/4 for shard 2 of 4. Absent: all of them here.',
    },
    shards: { value: 'N', description: action_inputs/* ACTION_INPUTS */.b.shards.description },
    'target-duration': { value: 'DURATION', description: action_inputs/* ACTION_INPUTS */.b['target-duration'].description },
    'max-shards': { value: 'N', description: action_inputs/* ACTION_INPUTS */.b['max-shards'].description },
    parallel: { value: 'N', description: 'Stacks at once (default: 1).' },
    variant: { value: 'NAME', description: action_inputs/* ACTION_INPUTS */.b.variant.description },
    transport: { value: 'NAME', description: `${action_inputs/* ACTION_INPUTS */.b.transport.description} (default: auto)` },
    keep: {
        value: 'WHEN',
        description: `${action_inputs/* ACTION_INPUTS */.b.keep.description} (default: never, or on-failure if ISOSHARD_KEEP=1)`,
    },
    explain: {
        description: 'Say which file, argument or base image changed an image since the last run; build and plan nothing.',
    },
    failed: { description: 'Only what failed or did not run in the last run, spread over the shards.' },
    durations: { value: 'FILE', description: 'Partition the tests of this durations file, with no Docker at all.' },
    plan: { value: 'FILE', description: 'Run by this plan, made by `isoshard plan --output`.' },
    'plan-output': { value: 'FILE', description: 'Where the plan is written.' },
    output: { value: 'DIR', description: `Where results, logs and evidence go (default: ./${src_inputs/* DEFAULT_REPORT_FOLDER */.E}).` },
    input: { value: 'DIR', description: `Folder that the runs left (default: ./${src_inputs/* DEFAULT_REPORT_FOLDER */.E}).` },
    'older-than': { value: 'DURATION', description: 'Only what is older than this (default: 6h).' },
    'dry-run': { description: 'Say what would be removed, and remove nothing.' },
    scope: {
        value: 'SCOPE',
        description: 'host: containers, networks, volumes and images; caches: those of GitHub (default: host).',
    },
    session: {
        value: 'ID',
        description: 'Just this session, kept or not, whatever its age; not if its process still runs.',
    },
    state: {
        description: 'Say what differs between the initial state that the next run begins with and one that is made anew.',
    },
    against: { value: 'DIGEST', description: 'Compare with this state of those that are kept; its first digits do.' },
    project: { value: 'NAME', description: 'Name of the compose project that the model becomes.' },
    diff: { description: 'Print what was changed and why, line by line, instead of the model.' },
    json: { description: 'Standard output holds one JSON document and nothing else.' },
};

;// CONCATENATED MODULE: ./.build/src/cli/arguments.js





const HELP_WIDTH = 100;
function parseArguments(argv, { version, env = {} }) {
    const isRun = argv.find((argument) => !argument.startsWith('-')) === 'run';
    const dashes = isRun ? argv.indexOf('--') : -1;
    const own = dashes < 0 ? argv : argv.slice(0, dashes);
    const runnerArguments = dashes < 0 ? [] : argv.slice(dashes + 1);
    let text = '';
    let inputs;
    const program = newProgram(version, (written) => {
        text += written;
    });
    for (const command of COMMANDS) {
        const files = [];
        const subcommand = newCommand(command);
        subcommand.action(() => {
            files.push(...subcommand.args);
            const option = valuesOf(command, subcommand.opts());
            inputs = (0,src_inputs/* readCommandInputs */.F)({ command: command.name, option, files, runnerArguments }, env);
        });
        program.addCommand(subcommand.copyInheritedSettings(program));
    }
    if (argv.length === 0) {
        program.outputHelp();
        return { kind: 'help', text, exitStatus: 2 };
    }
    try {
        program.parse(own, { from: 'user' });
    }
    catch (error) {
        if (!(error instanceof esm/* CommanderError */.b7))
            throw error;
        if (error.exitCode === 0)
            return { kind: 'help', text, exitStatus: 0 };
        throw toInputError(error, commandNamed(argv));
    }
    if (inputs === undefined)
        throw new errors/* InputError */.dz('bad-arguments', 'expected a command', { hint: HELP_HINT });
    return { kind: 'inputs', inputs };
}
const HELP_HINT = 'isoshard --help lists the commands.';
function newProgram(version, write) {
    return new esm/* Command */.uB('isoshard')
        .description('Runs a test suite that needs a Docker stack sharded, every shard in an isolated stack of its own.')
        .version(version, '--version', 'Print the version.')
        .helpOption('-h, --help', 'Print this help.')
        .helpCommand('help [COMMAND]', 'print the help of a command')
        .addHelpText('after', `\nExample:\n  isoshard run --parallel 2\n\n${EXIT_STATUS}`)
        .exitOverride()
        .configureOutput({
        writeOut: write,
        writeErr: () => { },
        getOutHelpWidth: () => HELP_WIDTH,
        getErrHelpWidth: () => HELP_WIDTH,
        getOutHasColors: () => false,
        getErrHasColors: () => false,
    });
}
function newCommand(text) {
    const command = new esm/* Command */.uB(text.name).summary(text.summary).description(text.description);
    if (text.files !== undefined)
        command.argument('<FILE...>', text.files);
    for (const name of text.options)
        command.addOption(newOption(name, text.required?.includes(name) ?? false));
    if (text.name === 'run')
        command.usage('[options] [-- RUNNER-ARGUMENTS…]');
    const examples = text.examples.map((example) => `  ${example}`).join('\n');
    return command.addHelpText('after', `\n${text.examples.length > 1 ? 'Examples' : 'Example'}:\n${examples}\n\n${EXIT_STATUS}`);
}
function newOption(name, mandatory) {
    const { value, description, many } = OPTIONS[name];
    const option = new esm/* Option */.c$(value === undefined ? `--${flagOf(name)}` : `--${flagOf(name)} <${value}>`, description);
    if (many)
        option.argParser((next, before) => before === undefined ? next : `${before}\n${next}`);
    return option.makeOptionMandatory(mandatory);
}
function flagOf(name) {
    return name === 'plan-output' ? 'output' : name;
}
function valuesOf(command, values) {
    const byFlag = new Map(command.options.map((name) => [flagOf(name), values[newOption(name, false).attributeName()]]));
    return (name) => {
        const value = byFlag.get(name);
        return value === undefined ? '' : String(value);
    };
}
function commandNamed(argv) {
    return COMMANDS.find((command) => command.name === argv[0])?.name;
}
function toInputError(error, command) {
    const [what = '', suggestion] = error.message.replace(/^error: /, '').split('\n');
    const near = suggestion?.replace(/^\(Did you mean /, 'did you mean ').replace(/\)$/, '');
    let message = near === undefined ? what : `${what}; ${near}`;
    if (error.code === 'commander.excessArguments' && command === 'run') {
        message = `${what.replace(/\. Expected.*$/, '')}; arguments for the test runner go after "--"`;
    }
    const hint = command === undefined ? HELP_HINT : `isoshard ${command} --help describes its options.`;
    return new errors/* InputError */.dz('bad-arguments', message, { hint });
}


/***/ }),

/***/ 75342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ ACTION_INPUTS)
/* harmony export */ });
/* unused harmony export ACTION_OUTPUTS */
const ACTION_INPUTS = {
    mode: { default: 'run', description: 'What to do: plan, run, report or cleanup.' },
    config: {
        description: 'Configuration file. Absent: isoshard.yml or isoshard.yaml, then the same under .github. Paths in it count from the directory that holds it, or from the root if that is .github.',
    },
    suite: { description: 'Names of suites, comma or newline separated. Absent: all.' },
    shard: {
        description: 'run: which shard(s): matrix.shard, or 2/4 for shard 2 of 4 of every selected suite. Absent: all of them here.',
    },
    shards: { description: "Number of shards, or auto; overrides the suite's own." },
    'target-duration': {
        description: "With shards: auto, the longest acceptable wall time of a shard, such as 90s or 5m; overrides the suite's own.",
    },
    'max-shards': { description: "With shards: auto, no more shards than this; overrides the suite's own." },
    parallel: { default: '1', description: 'Stacks at once in a job; plan groups the shards by it.' },
    variant: {
        description: 'One more axis of the matrix (a database, a version); part of the names of plans, artifacts and timings.',
    },
    transport: {
        default: 'auto',
        description: 'How images get to the shards: auto, registry, cache, artifact or none.',
    },
    keep: {
        default: 'never',
        description: 'Keep the stack for debugging, until its deadline: never, on-failure or always.',
    },
    needs: {
        description: 'report: the toJSON(needs) of the job; a plan that was skipped passes, one that failed or was cancelled is red.',
    },
    token: {
        default: '${{ github.token }}',
        description: 'For the API (run status, caches) and for pushing images.',
    },
    'older-than': { default: '6h', description: 'cleanup: only what is older than this.' },
    'dry-run': { default: 'false', description: 'cleanup: say what would be removed, and remove nothing.' },
    scope: { default: 'host', description: 'cleanup: host (containers, networks, volumes, images) or caches.' },
};
const ACTION_OUTPUTS = {
    matrix: 'plan: {"include":[{"suite","shard","index","total","name","runs-on"}]}, for strategy.matrix.',
    'shard-list': 'plan: names of the shards as a JSON array, to cross with other axes.',
    'shard-count': 'plan: how many shards there are.',
    'plan-path': 'Path of plan.json.',
    result: 'success, failure, cancelled or skipped, as needs.*.result has it.',
    'report-path': 'Path of the folder with results, logs and evidence, or with the merged report.',
    'artifact-id': 'Id of the artifact that was uploaded.',
    'artifact-url': 'Address of the artifact that was uploaded.',
    'cache-hit': 'true if no image had to be built.',
    removed: 'cleanup: how many things were removed.',
};


/***/ }),

/***/ 62744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cq: () => (/* binding */ DURATION_PATTERN),
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   a3: () => (/* binding */ formatDuration)
/* harmony export */ });
const UNITS = new Map([
    ['ms', 1],
    ['s', 1000],
    ['m', 60_000],
    ['h', 3_600_000],
    ['d', 86_400_000],
]);
const DURATION_PATTERN = /^(\d{1,9})(ms|s|m|h|d)$/;
function parseDuration(text) {
    const match = DURATION_PATTERN.exec(text);
    const unit = UNITS.get(match?.[2] ?? '');
    return unit === undefined ? undefined : Number(match?.[1]) * unit;
}
function formatDuration(ms) {
    const whole = Number.isFinite(ms) ? Math.max(0, Math.round(ms)) : 0;
    if (whole < 1000)
        return `${whole} ms`;
    if (whole < 9_950)
        return `${(whole / 1000).toFixed(1)} s`;
    const seconds = Math.round(whole / 1000);
    if (seconds < 60)
        return `${seconds} s`;
    if (seconds < 3600)
        return joined(Math.floor(seconds / 60), 'm', seconds % 60, 's');
    const minutes = Math.round(seconds / 60);
    return joined(Math.floor(minutes / 60), 'h', minutes % 60, 'm');
}
function joined(large, largeUnit, small, smallUnit) {
    return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}


/***/ }),

/***/ 40628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ui: () => (/* binding */ expectedByKind),
/* harmony export */   Vo: () => (/* binding */ alternatives),
/* harmony export */   bp: () => (/* binding */ describeValue),
/* harmony export */   eE: () => (/* binding */ knownKeys)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38816);

const KINDS = {
    string: 'a string',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a mapping',
    record: 'a mapping',
};
function alternatives(values) {
    const quoted = [...values].map((value) => JSON.stringify(value));
    const last = quoted.pop() ?? '';
    return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}
function expectedByKind(issue) {
    if (issue.code === 'invalid_value')
        return alternatives(issue.values);
    if (issue.code === 'invalid_type')
        return KINDS[issue.expected] ?? `a ${issue.expected}`;
    return 'another value';
}
function describeValue(value, secret) {
    if (value === undefined || value === null)
        return 'nothing';
    if (Array.isArray(value))
        return value.length === 0 ? 'an empty list' : 'a list';
    if (typeof value === 'object')
        return 'a mapping';
    if (secret)
        return '***';
    const text = JSON.stringify(value) ?? String(value);
    return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
function knownKeys(schema, path) {
    let current = bare(schema);
    for (const step of path) {
        current = fitting(current, step);
        if (current instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodObject */ .bvH) {
            const next = current.shape[String(step)];
            if (next === undefined)
                return [];
            current = bare(next);
        }
        else if (current instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodArray */ .naA)
            current = bare(current.element);
        else if (current instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodRecord */ .b8S)
            current = bare(current.valueType);
        else
            return [];
    }
    current = fitting(current, '');
    return current instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodObject */ .bvH ? Object.keys(current.shape) : [];
}
function fitting(schema, step) {
    if (!(schema instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodUnion */ .fZ7))
        return schema;
    const options = schema.options;
    const kind = typeof step === 'number' ? zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodArray */ .naA : zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodObject */ .bvH;
    return options.map(bare).find((option) => option instanceof kind) ?? schema;
}
function bare(schema) {
    return schema instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodOptional */ .IiU ? bare(schema.unwrap()) : schema;
}


/***/ }),

/***/ 60367:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ deepFreeze)
/* harmony export */ });
function deepFreeze(value) {
    if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
        Object.freeze(value);
        for (const inner of Object.values(value))
            deepFreeze(inner);
    }
    return value;
}


/***/ }),

/***/ 32152:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ asMapping),
/* harmony export */   p: () => (/* binding */ isMapping)
/* harmony export */ });
function isMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function asMapping(value) {
    return isMapping(value) ? value : {};
}


/***/ }),

/***/ 17976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   au: () => (/* binding */ didYouMean)
/* harmony export */ });
/* unused harmony exports editDistance, nearest */
function folded(word) {
    return word.toLowerCase().replace(/[-_\s]/g, '');
}
function editDistance(from, to) {
    let before = [];
    let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
    for (let row = 1; row <= from.length; row++) {
        const current = [row];
        for (let column = 1; column <= to.length; column++) {
            const same = from[row - 1] === to[column - 1];
            const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
            current.push(Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + (same ? 0 : 1), swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY));
        }
        before = previous;
        previous = current;
    }
    return previous[to.length] ?? 0;
}
function nearest(word, candidates) {
    if (word.length > 64)
        return undefined;
    const wanted = folded(word);
    const allowed = Math.max(1, Math.floor(wanted.length / 3));
    const known = [...candidates];
    let best;
    for (const candidate of known) {
        const distance = editDistance(wanted, folded(candidate));
        if (distance <= allowed && (best === undefined || distance < best.distance))
            best = { candidate, distance };
    }
    if (best !== undefined)
        return best.candidate;
    const longer = known.filter((candidate) => wanted.length >= 3 && folded(candidate).startsWith(wanted));
    return longer.length === 1 ? longer[0] : undefined;
}
function didYouMean(word, candidates) {
    const candidate = nearest(word, candidates);
    return candidate === undefined ? '' : `; did you mean ${JSON.stringify(candidate)}?`;
}


/***/ }),

/***/ 4250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ws: () => (/* binding */ SHARDS_LIMIT),
  wI: () => (/* binding */ SUITE_NAME_PATTERN),
  Qn: () => (/* binding */ configSchema)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(38816);
// EXTERNAL MODULE: ./.build/src/config/duration.js
var duration = __webpack_require__(62744);
;// CONCATENATED MODULE: ./.build/src/config/relative-path.js
function staysInside(path) {
    if (/^([/\\]|[A-Za-z]:)/.test(path))
        return false;
    let depth = 0;
    for (const part of path.split(/[/\\]/)) {
        if (part === '..')
            depth -= 1;
        else if (part !== '' && part !== '.')
            depth += 1;
        if (depth < 0)
            return false;
    }
    return true;
}

;// CONCATENATED MODULE: ./.build/src/config/schema.js



const SHARDS_LIMIT = 256;
const HOUR = 3_600_000;
const SUITE_NAME_PATTERN = /^[a-z0-9][a-z0-9-]{0,29}$/;
function schema_text(expected) {
    return schemas/* string */.YjP(expected).min(1, expected).refine(withoutNul, expected);
}
function withoutNul(value) {
    return !value.includes('\0');
}
function matching(expected, pattern) {
    return schemas/* string */.YjP(expected).regex(pattern, expected);
}
function schema_duration(minimumMs, maximumMs, range) {
    const expected = `a duration ${range}, such as 90s, 5m or 2h`;
    return schemas/* string */.YjP(expected)
        .regex(duration/* DURATION_PATTERN */.Cq, expected)
        .refine((value) => {
        const ms = (0,duration/* parseDuration */.E9)(value) ?? minimumMs;
        return ms >= minimumMs && ms <= maximumMs;
    }, expected);
}
function count(maximum, expected = `a whole number from 1 to ${maximum}`) {
    return schemas/* int */.Whr(expected).min(1, expected).max(maximum, expected);
}
const insidePath = (() => {
    const expected = 'a relative path that stays inside the root (no leading "/", no ".." out of it)';
    return schema_text(expected).refine(staysInside, expected);
})();
const word = schemas/* union */.KCZ([schemas/* string */.YjP().refine(withoutNul), schemas/* number */.aig(), schemas/* boolean */.zMY()], 'a string');
const words = schemas/* array */.YOg(word, 'a list of strings');
const serviceName = matching('the name of a compose service', /^[a-zA-Z0-9._-]+$/);
const environmentName = /^(?!ISOSHARD_)[A-Za-z_][A-Za-z0-9_]*$/;
const shards = (() => {
    const expected = `"auto" or a whole number from 1 to ${SHARDS_LIMIT}`;
    return schemas/* union */.KCZ([schemas/* literal */.euz('auto'), count(SHARDS_LIMIT, expected)], expected);
})();
const prepareStep = schemas/* strictObject */.rej({
    service: serviceName.describe('Compose service in which the command runs.'),
    command: words.min(1, 'a command: a list of at least one string').describe('Command and its arguments.'),
})
    .describe('A command that makes the initial state; what it leaves is snapshotted.');
const steps = schemas/* array */.YOg(prepareStep, 'a list of steps');
const prepare = (() => {
    const expected = 'a list of steps, or a mapping with "steps"';
    const mapping = schemas/* strictObject */.rej({
        steps: steps.min(1, 'at least one step').describe('The commands, in their order.'),
        refresh: steps
            .optional()
            .describe('Commands that run in each stack once its state is there: sessions rotated, clocks moved.'),
        every: schema_duration(60_000, 30 * 24 * HOUR, 'from 1m to 30d')
            .optional()
            .describe('The state is made anew when it is older; absent: only when something that it is made of changes.'),
        timeout: schema_duration(1000, 6 * HOUR, 'from 1s to 6h')
            .optional()
            .describe('All steps together (10m).'),
        snapshot: schemas/* boolean */.zMY('true or false')
            .optional()
            .describe('false: the steps run in each stack, and nothing is saved.'),
    })
        .describe('The steps, with what else is to be said of the state that they make.');
    return schemas/* union */.KCZ([steps, mapping], expected);
})();
const database = schemas/* strictObject */.rej({
    strategy: schemas/* enum */.k5n(['shared', 'per-worker', 'per-test'])
        .describe('Who shares a database: all workers of a shard, one worker, one test.'),
    url: schema_text('a database URL')
        .optional()
        .describe('Becomes DATABASE_URL. May hold {run}, {worker}, {host:SERVICE:PORT}, {port:SERVICE:PORT} and {env:NAME}.'),
    template: schema_text('the name of a database, or a SQLite file')
        .optional()
        .describe('What each database begins as: one on the same server, or a SQLite file. Absent: empty.'),
})
    .describe('A database for each worker of pytest, or for each test.');
const schema_reset = (() => {
    const expected = '"on-demand", "between-retries", or a mapping with "when"';
    const when = schemas/* enum */.k5n(['on-demand', 'between-retries']);
    const mapping = schemas/* strictObject */.rej({
        when: when.describe('on-demand: when a test asks for it; between-retries: also before each retry.'),
        by: schemas/* enum */.k5n(['restart', 'template'])
            .optional()
            .describe('restart (the default): services that keep files are started anew; template: rows are put back in running ones, where nothing else was written.'),
    })
        .describe('When, and how.');
    return schemas/* union */.KCZ([when, mapping], expected)
        .describe('Whether tests may put the stack back to what `prepare` made; with between-retries also before each retry.');
})();
const suite = schemas/* strictObject */.rej({
    runner: schemas/* enum */.k5n(['playwright', 'pytest', 'vitest', 'jest', 'command']).describe('What runs the tests.'),
    service: serviceName.optional().describe('Compose service that the tests run in; its command becomes ours.'),
    'runs-in': schemas/* enum */.k5n(['host']).optional().describe('`host`: the tests run beside the engine, not in a service.'),
    'working-directory': insidePath.optional().describe('With `runs-in: host`: where the runner is called.'),
    command: words
        .min(1, 'a command: a list of at least one string')
        .optional()
        .describe("What comes before our arguments; absent: the runner's own way to be called."),
    args: words.optional().describe('Arguments for the runner.'),
    files: schemas/* array */.YOg(schema_text('a pattern of files'), 'a list of patterns')
        .min(1, 'a list of at least one pattern')
        .optional()
        .describe('Of runners by files: test files, from where the runner is called; `!` in front leaves out.'),
    junit: insidePath
        .optional()
        .describe('With `runner: command`: file or folder where the runner leaves its JUnit XML, if it is not told {junit}.'),
    services: schemas/* array */.YOg(serviceName, 'a list of compose services')
        .optional()
        .describe('What to start; absent: what `up` starts (host), or what the service depends on.'),
    env: schemas/* record */.g1P(schemas/* string */.YjP()
        .regex(environmentName, 'the name of a variable: letters, digits and _, not beginning with ISOSHARD_'), word, 'a mapping of names to strings')
        .optional()
        .describe('Environment of the tests. May hold {url:SERVICE:PORT}, {host:SERVICE}, {port:SERVICE:PORT}, {env:NAME}.'),
    'runs-on': schema_text('the label of a runner')
        .optional()
        .describe('Label of the job that runs a shard; goes into the matrix.'),
    shards: shards
        .optional()
        .describe('How many shards; `auto` (the default) decides by target-duration and past timings.'),
    'target-duration': schema_duration(1000, 24 * HOUR, 'from 1s to 24h')
        .optional()
        .describe('With `shards: auto`: longest acceptable wall time of a shard.'),
    'max-shards': count(SHARDS_LIMIT).optional().describe('With `shards: auto`: no more than this many (8).'),
    workers: count(1024)
        .optional()
        .describe("The runner's own workers inside one shard; absent: as its own config says."),
    prepare: prepare.optional().describe('Makes the initial state, before any test; it is made once, and saved.'),
    collect: schemas/* array */.YOg(insidePath, 'a list of paths').optional().describe('Files and folders to keep from a run.'),
    'shard-timeout': schema_duration(1000, 24 * HOUR, 'from 1s to 24h')
        .optional()
        .describe('A shard that takes longer is stopped (60m).'),
    database: database.optional(),
    reset: schema_reset.optional(),
})
    .meta({
    description: 'A named set of tests of one runner. Needs `service` or `runs-in: host`.',
    patternProperties: { '^x-': {} },
    oneOf: [{ required: ['service'] }, { required: ['runs-in'] }],
});
const port = count(65_535, 'a port: a whole number from 1 to 65535');
const PATTERN_CHARACTERS = 200;
const logText = (() => {
    const expected = `text of a line of the log, or a regular expression between slashes, ${PATTERN_CHARACTERS} characters at most`;
    return schema_text(expected)
        .max(PATTERN_CHARACTERS, expected)
        .refine((value) => {
        const [, source, flags] = /^\/(.+)\/(i?)$/s.exec(value) ?? [];
        if (source === undefined)
            return true;
        try {
            return new RegExp(source, flags) !== undefined;
        }
        catch {
            return false;
        }
    }, expected);
})();
const readyRule = schemas/* strictObject */.rej({
    http: matching('the path of a page, such as /health', /^\/[^\s\0]*$/)
        .optional()
        .describe('Path that answers with a status from 200 to 399; needs `port`.'),
    port: port.optional().describe('With `http`: port in the container.'),
    tcp: port.optional().describe('Port in the container that somebody listens on.'),
    log: logText.optional().describe('A line of its log holds this, or matches it where it is written /…/ or /…/i.'),
    command: words
        .min(1, 'a command: a list of at least one string')
        .optional()
        .describe("Exits with 0 in the service's container."),
    timeout: schema_duration(1000, HOUR, 'from 1s to 1h')
        .optional()
        .describe('From when its container runs; absent: as long as the start may take.'),
})
    .meta({
    description: 'When a service is ready: one of `http`, `tcp`, `log`, `command`.',
    oneOf: [{ required: ['http', 'port'] }, { required: ['tcp'] }, { required: ['log'] }, { required: ['command'] }],
});
const schema_images = schemas/* strictObject */.rej({
    transport: schemas/* enum */.k5n(['auto', 'registry', 'cache', 'artifact', 'none'])
        .optional()
        .describe('How images get from the job that built them to the shards.'),
    build: schemas/* enum */.k5n(['missing', 'always', 'never']).optional().describe('When images are built.'),
    registry: matching('a repository of a registry, such as `ghcr.io/acme/app/isoshard`', /^[a-z0-9][a-z0-9.-]*(:\d{1,5})?(\/[a-z0-9]+((\.|_{1,2}|-+)[a-z0-9]+)*)+$/)
        .optional()
        .describe('Repository for the transport `registry`.'),
})
    .describe('Images of the stack.');
const allowed = schemas/* strictObject */.rej({
    hazard: matching('the name of a hazard, as `isoshard audit` prints it', /^[a-z0-9]+(-[a-z0-9]+)*$/).describe('Name of the hazard.'),
    service: serviceName.optional().describe('Only in this service.'),
    reason: matching('the reason why it is safe here', /\S/).describe('Why it is safe here.'),
})
    .describe('A hazard that is known and accepted.');
const compose = (() => {
    const expected = 'the path of a compose file, a list of at least one, or false';
    const file = schema_text('the path of a compose file');
    return schemas/* union */.KCZ([file, schemas/* array */.YOg(file, expected).min(1, expected), schemas/* literal */.euz(false)], expected);
})();
const configSchema = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1, '1').describe('Version of this format.'),
    compose: compose
        .optional()
        .describe("Compose files; absent: Compose's own discovery; false: no stack, just sharding and proof."),
    profiles: schemas/* array */.YOg(schema_text('the name of a profile'), 'a list of profiles')
        .optional()
        .describe("Profiles beside what the suites' services need."),
    suites: schemas/* record */.g1P(schemas/* string */.YjP().regex(SUITE_NAME_PATTERN, 'a name of at most 30 lower-case letters, digits and dashes'), suite, 'a mapping of names to suites')
        .describe('The sets of tests, by name.'),
    ready: schemas/* record */.g1P(serviceName, readyRule, 'a mapping of services to when they are ready')
        .optional()
        .describe('When services are ready, by name: counts instead of their health check.'),
    stop: schemas/* record */.g1P(serviceName, schema_duration(0, 5 * 60_000, 'from 0s to 5m'), 'a mapping of services to how long they may take to end')
        .optional()
        .describe('Services that must end cleanly, with the time that they get; all others are removed by force.'),
    timings: schemas/* union */.KCZ([insidePath, schemas/* literal */.euz(false)], 'a relative path that stays inside the root, or false')
        .optional()
        .describe('File that past durations are read from, and written to on a laptop; false: none are kept.'),
    images: schema_images.optional(),
    isolation: schemas/* strictObject */.rej({
        allow: schemas/* array */.YOg(allowed, 'a list of hazards').optional().describe('Hazards that are accepted, with the reason.'),
    })
        .optional()
        .describe('What may be less than isolated.'),
})
    .meta({ patternProperties: { '^x-': {} } });


/***/ }),

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

/***/ 88257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ DEFAULT_REPORT_FOLDER),
  readActionInputs: () => (/* binding */ readActionInputs),
  F: () => (/* binding */ readCommandInputs),
  readPostInputs: () => (/* binding */ readPostInputs)
});

// EXTERNAL MODULE: ./.build/src/config/action-inputs.js
var action_inputs = __webpack_require__(75342);
// EXTERNAL MODULE: ./.build/src/config/freeze.js
var freeze = __webpack_require__(60367);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/config/duration.js
var duration = __webpack_require__(62744);
// EXTERNAL MODULE: ./.build/src/config/expected.js
var expected = __webpack_require__(40628);
// EXTERNAL MODULE: ./.build/src/config/nearest.js
var nearest = __webpack_require__(17976);
;// CONCATENATED MODULE: ./.build/src/config/input-reader.js




class InputReader {
    getter;
    dashes;
    #problems = [];
    constructor(getter, dashes) {
        this.getter = getter;
        this.dashes = dashes;
    }
    problem(name, expected, got) {
        const what = got === undefined ? '' : `, got ${JSON.stringify(got.length > 60 ? `${got.slice(0, 57)}…` : got)}`;
        const dashes = /^[A-Z_]+$/.test(name) ? '' : this.dashes;
        this.#problems.push(`${dashes}${name}: expected ${expected}${what}`);
    }
    text(name) {
        const value = this.getter(name).trim();
        return value === '' ? undefined : value;
    }
    matching(name, pattern, expected) {
        const value = this.text(name);
        if (value === undefined || pattern.test(value))
            return value;
        this.problem(name, expected, value);
        return undefined;
    }
    choice(name, allowed) {
        const value = this.text(name);
        const chosen = allowed.find((candidate) => candidate === value);
        if (value !== undefined && chosen === undefined) {
            this.#problems.push(`${this.dashes}${name}: expected ${(0,expected/* alternatives */.Vo)(allowed)}, got ${JSON.stringify(value)}${(0,nearest/* didYouMean */.au)(value, allowed)}`);
        }
        return chosen;
    }
    count(name, maximum, expected = `a whole number from 1 to ${maximum}`) {
        const value = this.text(name);
        if (value === undefined)
            return undefined;
        const number = /^\d{1,9}$/.test(value) ? Number(value) : 0;
        if (number >= 1 && number <= maximum)
            return number;
        this.problem(name, expected, value);
        return undefined;
    }
    duration(name, minimumMs, maximumMs, range) {
        const value = this.text(name);
        if (value === undefined)
            return undefined;
        const ms = (0,duration/* parseDuration */.E9)(value);
        if (ms !== undefined && ms >= minimumMs && ms <= maximumMs)
            return ms;
        this.problem(name, `a duration ${range}, such as 90s, 5m or 2h`, value);
        return undefined;
    }
    flag(name) {
        const value = this.text(name);
        if (value === undefined)
            return undefined;
        if (/^(true|True|TRUE)$/.test(value))
            return true;
        if (!/^(false|False|FALSE)$/.test(value))
            this.problem(name, 'true or false', value);
        return false;
    }
    list(name) {
        const items = this.getter(name).split(/[,\n\r]/);
        return [...new Set(items.map((item) => item.trim()).filter((item) => item !== ''))];
    }
    finish(code) {
        if (this.#problems.length === 0)
            return;
        throw new errors/* InputError */.dz(code, this.#problems.join('\n'), {
            hint: code === 'bad-input'
                ? 'Mend the inputs under "with:" of the step that uses isoshard.'
                : 'isoshard COMMAND --help describes all options.',
        });
    }
}

// EXTERNAL MODULE: ./.build/src/config/mapping.js
var mapping = __webpack_require__(32152);
;// CONCATENATED MODULE: ./.build/src/config/needs.js

const NEED_RESULTS = ['success', 'failure', 'cancelled', 'skipped'];
function readNeeds(reader) {
    const text = reader.text('needs');
    if (text === undefined)
        return {};
    const needs = parsed(text);
    if (!(0,mapping/* isMapping */.p)(needs)) {
        reader.problem('needs', '${{ toJSON(needs) }}, a JSON object of jobs');
        return {};
    }
    const results = [];
    for (const [job, value] of Object.entries(needs)) {
        const result = NEED_RESULTS.find((name) => (0,mapping/* isMapping */.p)(value) && value.result === name);
        if (result !== undefined)
            results.push([job, result]);
        else
            reader.problem('needs', `a "result" of ${NEED_RESULTS.join(', ')} for the job ${JSON.stringify(job)}`);
    }
    return Object.fromEntries(results.sort(([a], [b]) => (a < b ? -1 : 1)));
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./.build/src/config/schema.js + 1 modules
var schema = __webpack_require__(4250);
// EXTERNAL MODULE: ./.build/src/config/shard-selection.js
var shard_selection = __webpack_require__(59741);
;// CONCATENATED MODULE: ./.build/src/config/read-inputs.js





const DAY = 86_400_000;
const MAX_PARALLEL = 64;
function readPlan(reader, around) {
    const explain = reader.flag('explain') ?? false;
    if (explain && reader.text('durations') !== undefined) {
        reader.problem('explain', 'it without --durations, which knows no images', 'both');
    }
    return {
        mode: 'plan',
        ...planned(reader, around),
        explain,
        ...withText(reader, 'durations'),
        ...withText(reader, 'output'),
    };
}
function readRun(reader, around, runnerArguments) {
    const shared = planned(reader, around);
    const shard = (0,shard_selection/* readShardSelection */.B)(reader);
    const { shards } = shared.overrides;
    if (shard.kind === 'fraction' && typeof shards === 'number' && shards !== shard.total) {
        reader.problem('shards', `${shard.total}, as "shard" says (or nothing)`, String(shards));
    }
    if (runnerArguments.length > 0 && shared.suites.length > 1) {
        reader.problem('suite', 'one suite, since arguments for its runner follow "--"', shared.suites.join(', '));
    }
    const failed = reader.flag('failed') ?? false;
    if (failed && (shard.kind !== 'all' || reader.text('plan') !== undefined || runnerArguments.length > 0)) {
        reader.problem('failed', 'it without a shard, a plan or arguments for the runner: it chooses the tests itself', 'all of them');
    }
    return {
        mode: 'run',
        ...shared,
        failed,
        shard,
        ...readKeep(reader, around),
        ...withText(reader, 'plan'),
        ...withText(reader, 'output'),
        runnerArguments,
    };
}
function readReport(reader, around) {
    return { mode: 'report', ...configured(reader, around), needs: readNeeds(reader), ...withText(reader, 'input') };
}
function readCleanup(reader, around) {
    const fallback = (0,duration/* parseDuration */.E9)(action_inputs/* ACTION_INPUTS */.b['older-than'].default) ?? 0;
    const session = reader.matching('session', /^[0-9a-f]{10}$/, 'the id of a session: 10 hexadecimal digits');
    if (session !== undefined && reader.text('scope') === 'caches') {
        reader.problem('session', 'it without "scope: caches", which knows no sessions', session);
    }
    return {
        mode: 'cleanup',
        ...(session !== undefined && { session }),
        olderThanMs: reader.duration('older-than', 0, 365 * DAY, 'from 0s to 365d') ?? fallback,
        dryRun: reader.flag('dry-run') ?? false,
        scope: reader.choice('scope', ['host', 'caches']) ?? action_inputs/* ACTION_INPUTS */.b.scope.default,
        token: around.token,
        json: around.json,
    };
}
function readDoctor(reader, around) {
    const { suites } = configured(reader, around);
    const asked = { ...withText(reader, 'config'), suites };
    const against = reader.matching('against', /^(sha256:)?[0-9a-f]{6,64}$/, 'a digest, or its first 6 digits or more');
    if (reader.flag('state') === true) {
        return { mode: 'doctor', json: around.json, state: { ...asked, ...(against !== undefined && { against }) } };
    }
    for (const name of ['config', 'suite', 'against']) {
        const value = reader.text(name);
        if (value !== undefined)
            reader.problem(name, 'it with --state alone', value);
    }
    return { mode: 'doctor', json: around.json };
}
function configured(reader, { token, json }) {
    const suites = reader.list('suite');
    for (const name of suites.filter((suite) => !schema/* SUITE_NAME_PATTERN */.wI.test(suite))) {
        reader.problem('suite', 'names of suites: at most 30 lower-case letters, digits and dashes', name);
    }
    const variant = reader.matching('variant', /^[A-Za-z0-9._-]{0,40}$/, 'at most 40 letters, digits, dots, dashes and underscores');
    return { ...withText(reader, 'config'), suites, variant: variant ?? '', token, json };
}
function planned(reader, around) {
    return {
        ...configured(reader, around),
        overrides: readOverrides(reader),
        parallel: reader.count('parallel', MAX_PARALLEL) ?? Number(action_inputs/* ACTION_INPUTS */.b.parallel.default),
        transport: reader.choice('transport', ['auto', 'registry', 'cache', 'artifact', 'none']) ?? action_inputs/* ACTION_INPUTS */.b.transport.default,
    };
}
function readOverrides(reader) {
    const expected = `"auto" or a whole number from 1 to ${schema/* SHARDS_LIMIT */.Ws}`;
    const shards = reader.text('shards') === 'auto' ? 'auto' : reader.count('shards', schema/* SHARDS_LIMIT */.Ws, expected);
    const targetDurationMs = reader.duration('target-duration', 1000, DAY, 'from 1s to 24h');
    const maxShards = reader.count('max-shards', schema/* SHARDS_LIMIT */.Ws);
    return {
        ...(shards === undefined ? {} : { shards }),
        ...(targetDurationMs === undefined ? {} : { targetDurationMs }),
        ...(maxShards === undefined ? {} : { maxShards }),
    };
}
function readKeep(reader, { env, keepDefault }) {
    const input = reader.choice('keep', ['never', 'on-failure', 'always']);
    if (input !== undefined && input !== keepDefault)
        return { keep: input, keepFrom: 'input' };
    const wish = env.ISOSHARD_KEEP?.trim() ?? '';
    if (wish === '')
        return { keep: 'never', keepFrom: 'default' };
    const keep = KEEP_WISHES.get(wish);
    if (keep === undefined)
        reader.problem('ISOSHARD_KEEP', '1, 0, never, on-failure or always', wish);
    return { keep: keep ?? 'never', keepFrom: 'environment' };
}
const KEEP_WISHES = new Map([
    ['0', 'never'],
    ['false', 'never'],
    ['never', 'never'],
    ['1', 'on-failure'],
    ['true', 'on-failure'],
    ['on-failure', 'on-failure'],
    ['always', 'always'],
]);
function withText(reader, name) {
    const value = reader.text(name);
    return (value === undefined ? {} : { [name]: value });
}

;// CONCATENATED MODULE: ./.build/src/inputs.js




const DEFAULT_REPORT_FOLDER = 'isoshard-report';
function readActionInputs(getInput, env) {
    const reader = new InputReader(getInput, '');
    const mode = reader.choice('mode', ['plan', 'run', 'report', 'cleanup']) ?? action_inputs/* ACTION_INPUTS */.b.mode.default;
    const keepDefault = action_inputs/* ACTION_INPUTS */.b.keep.default;
    const inputs = readMode(mode, reader, { token: getInput('token').trim(), json: false, env, keepDefault }, []);
    reader.finish('bad-input');
    return (0,freeze/* deepFreeze */.o)(inputs);
}
function readPostInputs(getInput) {
    return Object.freeze({ mode: 'post', token: getInput('token').trim() });
}
function readCommandInputs(line, env) {
    const reader = new InputReader(line.option, '--');
    const around = { token: env.ISOSHARD_TOKEN?.trim() ?? '', json: reader.flag('json') ?? false, env };
    const inputs = readCommand(line, reader, around);
    reader.finish('bad-arguments');
    return (0,freeze/* deepFreeze */.o)(inputs);
}
function readMode(mode, reader, around, runnerArguments) {
    switch (mode) {
        case 'plan':
            return readPlan(reader, around);
        case 'run':
            return readRun(reader, around, runnerArguments);
        case 'report':
            return readReport(reader, around);
        case 'cleanup':
            return readCleanup(reader, around);
    }
}
function readCommand(line, reader, around) {
    const { command, files, runnerArguments } = line;
    const config = reader.text('config');
    switch (command) {
        case 'audit':
            return { mode: 'audit', files, ...(config !== undefined && { config }), json: around.json };
        case 'doctor':
            return readDoctor(reader, around);
        case 'isolate': {
            const expected = 'a project name: at most 63 lower-case letters, digits, dashes and underscores';
            const project = reader.matching('project', /^[a-z0-9][a-z0-9_-]{0,62}$/, expected);
            return { mode: 'isolate', files, project: project ?? '', diff: reader.flag('diff') ?? false, json: around.json };
        }
        default: {
            const inputs = readMode(command, reader, around, runnerArguments);
            if (inputs.mode === 'run')
                return { ...inputs, output: inputs.output ?? DEFAULT_REPORT_FOLDER };
            if (inputs.mode === 'report')
                return { ...inputs, input: inputs.input ?? DEFAULT_REPORT_FOLDER };
            if (inputs.mode === 'plan' && inputs.durations !== undefined)
                requireSize(inputs.overrides, reader);
            return inputs;
        }
    }
}
function requireSize(overrides, reader) {
    if (typeof overrides.shards === 'number' || overrides.targetDurationMs !== undefined)
        return;
    reader.problem('durations', '--shards NUMBER or --target-duration with it');
}


/***/ })

};
