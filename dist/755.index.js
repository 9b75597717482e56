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
/* harmony import */ var _compose_diff_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(35346);
/* harmony import */ var _compose_hazards_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70722);
/* harmony import */ var _compose_model_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(45965);
/* harmony import */ var _config_find_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(48643);
/* harmony import */ var _config_load_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(38871);
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


/***/ })

};
