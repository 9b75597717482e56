export const id = 614;
export const ids = [614];
export const modules = {

/***/ 23614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reportMode: () => (/* binding */ reportMode)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/reports/headline.js
var headline = __webpack_require__(87487);
// EXTERNAL MODULE: ./.build/src/reports/merge.js + 7 modules
var merge = __webpack_require__(4956);
// EXTERNAL MODULE: ./.build/src/reports/summary.js
var summary = __webpack_require__(58095);
// EXTERNAL MODULE: ./.build/src/sharding/plan-text.js + 1 modules
var plan_text = __webpack_require__(47197);
// EXTERNAL MODULE: ./.build/src/modes/merge-blobs.js
var merge_blobs = __webpack_require__(20641);
;// CONCATENATED MODULE: ./.build/src/modes/needed-jobs.js
const neededJobs = ({ needs }) => Object.entries(needs)
    .map(([job, result]) => ({ job, result }))
    .sort((a, b) => (a.job < b.job ? -1 : 1));

// EXTERNAL MODULE: ./.build/src/modes/plan-artifact.js
var plan_artifact = __webpack_require__(43500);
// EXTERNAL MODULE: ./.build/src/modes/project.js + 2 modules
var project = __webpack_require__(33061);
// EXTERNAL MODULE: ./.build/src/modes/session.js
var session = __webpack_require__(10288);
// EXTERNAL MODULE: ./.build/src/modes/write-report.js + 8 modules
var write_report = __webpack_require__(99395);
;// CONCATENATED MODULE: ./.build/src/modes/report.js













async function reportMode(context, inputs) {
    const folder = inputs.input === undefined ? (0,external_node_path_.join)(context.paths.temp, 'report') : (0,external_node_path_.resolve)(context.paths.workspace, inputs.input);
    const gathered = inputs.input === undefined ? (0,external_node_path_.join)(context.paths.temp, 'gathered') : folder;
    const shards = (0,external_node_path_.join)(gathered, 'shards');
    const plan = inputs.input === undefined ? await (0,plan_artifact/* downloadPlan */.mb)(context, inputs.variant) : readPlan(folder);
    const needs = neededJobs(inputs);
    if (plan === undefined)
        return withoutPlan(context, needs);
    if (inputs.input === undefined) {
        for (const earlier of [gathered, folder])
            (0,external_node_fs_.rmSync)(earlier, { recursive: true, force: true });
        await downloadShards(context, inputs.variant, shards);
    }
    const project = projectIfAny(context, inputs);
    await mergeReports(context, project, plan, shards);
    return (0,write_report/* writeReport */.u)(context, {
        plan,
        shards,
        folder,
        needs,
        annotate: context.kind === 'action',
        upload: true,
        remember: inputs.input === undefined && !context.signal.aborted ? { config: project?.config } : undefined,
    });
}
function readPlan(folder) {
    const file = (0,external_node_path_.join)(folder, 'plan.json');
    if (!(0,external_node_fs_.existsSync)(file)) {
        throw new errors/* InputError */.dz('bad-arguments', `there is no ${file}`, {
            hint: '`isoshard run` writes it; name its folder with --input.',
        });
    }
    return (0,plan_text/* parsePlan */.vS)((0,external_node_fs_.readFileSync)(file, 'utf8'), file);
}
async function withoutPlan(context, needs) {
    const report = (0,merge/* makeReportWithoutPlan */.W)(needs);
    context.log.info(`${(0,headline/* headline */.Pl)(report)}: ${report.cause}`);
    await context.summary.append((0,summary/* renderSummary */.Br)(report));
    context.outputs.set('result', report.verdict);
    return {
        exitStatus: report.verdict === 'success' || report.verdict === 'skipped' ? 0 : report.verdict === 'cancelled' ? 130 : 1,
        json: report,
    };
}
async function downloadShards(context, variant, shards) {
    const latest = new Map();
    const found = await (0,plan_artifact/* listShardArtifacts */.ez)(context, variant);
    for (const one of [...found].sort((a, b) => a.attempt - b.attempt))
        latest.set(one.shard, one);
    (0,external_node_fs_.mkdirSync)(shards, { recursive: true });
    await Promise.all([...latest.values()].map(async ({ name, shard }) => {
        const aside = (0,external_node_path_.join)(shards, `.${name}`);
        if (await context.artifacts.download(name, aside))
            (0,external_node_fs_.renameSync)(aside, (0,external_node_path_.join)(shards, shard));
    }));
}
function projectIfAny(context, inputs) {
    try {
        return (0,project/* loadProject */.g)(context, { ...inputs, overrides: {} });
    }
    catch (error) {
        context.log.debug(`no configuration: ${(0,errors/* toIsoshardError */.lR)(error).message}`);
        return undefined;
    }
}
async function mergeReports(context, project, plan, shards) {
    if (!plan.suites.some((suite) => (0,merge_blobs/* blobsOf */.OR)(shards, suite).length > 0))
        return;
    const needsEngine = project?.suites.some(({ place }) => place.kind === 'service') ?? false;
    if (project === undefined || !needsEngine)
        return (0,merge_blobs/* mergeBlobs */.$b)(context, undefined, project, plan, shards);
    try {
        await (0,session/* withSession */.f)(context, project.config, (session) => (0,merge_blobs/* mergeBlobs */.$b)(context, session, project, plan, shards));
    }
    catch (error) {
        context.signal.throwIfAborted();
        context.log.debug(`no engine to merge with: ${error.message}`);
        await (0,merge_blobs/* mergeBlobs */.$b)(context, undefined, project, plan, shards);
    }
}


/***/ })

};
