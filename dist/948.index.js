export const id = 948;
export const ids = [948];
export const modules = {

/***/ 54948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   actionInput: () => (/* binding */ actionInput)
/* harmony export */ });
function actionInput(env) {
    return (name) => (env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim();
}


/***/ })

};
