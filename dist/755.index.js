export const id = 755;
export const ids = [755];
export const modules = {

/***/ 28755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   auditMode: () => (/* binding */ auditMode),
/* harmony export */   isolateMode: () => (/* binding */ isolateMode)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _compose_diff_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9909);
/* harmony import */ var _compose_hazards_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70722);
/* harmony import */ var _compose_model_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(45965);
/* harmony import */ var _config_find_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(48643);
/* harmony import */ var _config_load_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(58812);
/* harmony import */ var _reports_isolation_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(73623);
/* harmony import */ var _compose_project_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(73171);
/* harmony import */ var _isolate_project_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5819);










async function auditMode(context, { files, config }) {
    const { judged } = await isolated(context, files, 'isoshard-audit', allowedBy(context, config));
    for (const line of (0,_reports_isolation_js__WEBPACK_IMPORTED_MODULE_6__/* .auditTable */ .Sm)(judged))
        context.log.info(line);
    const count = (action) => judged.filter((finding) => finding.action === action).length;
    const counts = {
        refused: count('refused'),
        warnings: count('warning'),
        allowed: count('allowed'),
        rewritten: count('rewritten'),
    };
    return { exitStatus: counts.refused > 0 ? 2 : 0, json: { ...counts, findings: judged.map(toJson) } };
}
async function isolateMode(context, inputs) {
    const { original, model, judged } = await isolated(context, inputs.files, inputs.project, []);
    if (!inputs.diff)
        return { exitStatus: 0, json: model };
    const groups = (0,_compose_diff_js__WEBPACK_IMPORTED_MODULE_2__/* .explainChanges */ .Z)(original, model, judged);
    if (!inputs.json)
        for (const line of (0,_reports_isolation_js__WEBPACK_IMPORTED_MODULE_6__/* .diffText */ .NI)(groups))
            context.log.info(line);
    const changes = groups.map(({ because, lines }) => ({ ...(because && { because: toJson(because) }), lines }));
    return { exitStatus: 0, json: { changes } };
}
const toJson = ({ hazard, service, action, what, becomes, location }) => ({
    hazard,
    action,
    ...(service !== undefined && { service }),
    what,
    ...(becomes !== undefined && { becomes }),
    ...(location && { file: location.file, line: location.line }),
    fix: _compose_hazards_index_js__WEBPACK_IMPORTED_MODULE_3__/* .HAZARDS */ .Yc.get(hazard)?.fix ?? '',
});
async function isolated(context, files, project, allow) {
    const absolute = files.map((file) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(context.paths.workspace, file));
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(absolute[0] ?? context.paths.workspace);
    const read = await (0,_compose_project_js__WEBPACK_IMPORTED_MODULE_7__/* .readComposeProject */ .q)({ files: absolute, folder }, context.env, context.signal);
    const built = (0,_compose_model_js__WEBPACK_IMPORTED_MODULE_9__/* .sortedEntries */ .CA)(read.model.services).filter(([, { build }]) => build !== undefined);
    const images = Object.fromEntries(built.map(([service, { image }]) => [service, image ?? `${project}-${service}`]));
    const request = { model: read.model, project, labels: {}, ports: 'drop', images, allow, stacks: 2 };
    return { ...(0,_isolate_project_js__WEBPACK_IMPORTED_MODULE_8__/* .isolateProject */ .b)(context, read, request), original: read.model };
}
function allowedBy({ paths }, config) {
    try {
        const source = (0,_config_find_js__WEBPACK_IMPORTED_MODULE_4__/* .findConfig */ .u)({ workspace: paths.workspace, exists: node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync, ...(config && { config }) });
        return (0,_config_load_js__WEBPACK_IMPORTED_MODULE_5__/* .parseConfig */ .o)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(source.file, 'utf8'), source).allow;
    }
    catch (error) {
        if (config !== undefined)
            throw error;
        return [];
    }
}


/***/ })

};
