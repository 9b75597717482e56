export const id = 163;
export const ids = [163];
export const modules = {

/***/ 92163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   githubApi: () => (/* binding */ githubApi)
/* harmony export */ });
function githubApi({ token, apiUrl, timeoutMs = 10_000, log }) {
    return {
        async runAttemptStatus(repository, runId, attempt) {
            const [owner, repo] = repository.split('/');
            if (!token || !owner || !repo || !/^\d+$/.test(runId))
                return 'unknown';
            try {
                const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(351)]).then(__webpack_require__.bind(__webpack_require__, 61351));
                const octokit = getOctokit(token, apiUrl === undefined ? {} : { baseUrl: apiUrl });
                const { data } = await octokit.rest.actions.getWorkflowRunAttempt({
                    owner,
                    repo,
                    run_id: Number(runId),
                    attempt_number: attempt,
                    request: { signal: AbortSignal.timeout(timeoutMs) },
                });
                return data.status === 'completed' ? 'completed' : 'in-progress';
            }
            catch (error) {
                log.debug(`Run ${runId} of ${repository}, attempt ${attempt}: ${error instanceof Error ? error.message : error}`);
                return 'unknown';
            }
        },
    };
}


/***/ })

};
