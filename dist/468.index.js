export const id = 468;
export const ids = [468];
export const modules = {

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

/***/ 50468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cleanupMode: () => (/* binding */ cleanupMode)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var _cleanup_reaper_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16931);
/* harmony import */ var _cleanup_temp_folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82169);
/* harmony import */ var _config_duration_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62744);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(36624);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(10288);






async function cleanupMode(context, inputs, runStatus) {
    if (inputs.scope === 'caches') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz('bad-input', 'scope: caches is not available in this version; expected host', {
            hint: 'Entries of the Actions cache go by themselves, the least recently used first.',
        });
    }
    const { engine } = await (0,_session_js__WEBPACK_IMPORTED_MODULE_5__/* .openEngine */ .F)(context);
    let found;
    try {
        found = await (0,_cleanup_reaper_js__WEBPACK_IMPORTED_MODULE_1__/* .reap */ .x)(engine, context.paths.state, context.clock, { ...inputs, runStatus });
    }
    finally {
        for (const folder of (0,_cleanup_temp_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .removeDeadTempFolders */ .a)((0,node_os__WEBPACK_IMPORTED_MODULE_0__.tmpdir)(), inputs.dryRun)) {
            context.log.info(`${folder}: ${inputs.dryRun ? 'would be removed' : 'removed'}, its process is gone`);
        }
    }
    context.log.info(table(found, inputs.dryRun));
    const removed = found.filter(({ dead }) => dead).reduce((sum, { objects }) => sum + objects.length, 0);
    context.outputs.set('removed', String(inputs.dryRun ? 0 : removed));
    return { exitStatus: 0, json: { removed: inputs.dryRun ? 0 : removed, sessions: found } };
}
function table(found, dryRun) {
    if (found.length === 0)
        return 'nothing of isoshard is on this engine';
    return found
        .map(({ session, repository, suite, objects, ageSeconds, dead, why }) => {
        const what = `${objects.length} objects${suite ? ` of ${suite}` : ''}${repository ? `, ${repository}` : ''}`;
        const done = dead ? (dryRun ? 'would be removed' : 'removed') : 'left';
        return `${session}  ${what}, ${(0,_config_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(ageSeconds * 1000)} old: ${done}, ${why}`;
    })
        .join('\n');
}


/***/ })

};
