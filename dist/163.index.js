export const id = 163;
export const ids = [163];
export const modules = {

/***/ 92163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   githubApi: () => (/* binding */ githubApi)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);

const messageOf = (error) => (error instanceof Error ? error.message : String(error));
const unavailable = (what, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EnvironmentError */ .eG('service-unavailable', `${what}: ${messageOf(cause)}`, {
    cause,
    hint: 'The token needs `actions: write`; if it has that, look at https://www.githubstatus.com.',
});
function githubApi({ token, apiUrl, timeoutMs = 10_000, log }) {
    const client = async () => {
        const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(351), __webpack_require__.e(119)]).then(__webpack_require__.bind(__webpack_require__, 61351));
        return getOctokit(token, apiUrl === undefined ? {} : { baseUrl: apiUrl });
    };
    const limited = () => ({ request: { signal: AbortSignal.timeout(timeoutMs) } });
    return {
        async runAttemptStatus(repository, runId, attempt) {
            const [owner, repo] = repository.split('/');
            if (!token || !owner || !repo || !/^\d+$/.test(runId))
                return 'unknown';
            try {
                const octokit = await client();
                const { data } = await octokit.rest.actions.getWorkflowRunAttempt({
                    owner,
                    repo,
                    run_id: Number(runId),
                    attempt_number: attempt,
                    ...limited(),
                });
                return data.status === 'completed' ? 'completed' : 'in-progress';
            }
            catch (error) {
                log.debug(`Run ${runId} of ${repository}, attempt ${attempt}: ${messageOf(error)}`);
                return 'unknown';
            }
        },
        async caches(repository, prefix) {
            const [owner = '', repo = ''] = repository.split('/');
            try {
                const octokit = await client();
                const asked = { owner, repo, key: prefix, per_page: 100, ...limited() };
                const found = await octokit.paginate(octokit.rest.actions.getActionsCacheList, asked);
                return found.map(({ id = 0, key = '', ref = '', size_in_bytes: sizeBytes = 0, created_at: created = '' }) => ({
                    id,
                    key,
                    ref,
                    sizeBytes,
                    createdMs: Date.parse(created) || 0,
                }));
            }
            catch (error) {
                throw unavailable(`The caches of ${repository} could not be listed`, error);
            }
        },
        async refState(repository, ref) {
            const [owner = '', repo = ''] = repository.split('/');
            const [, pull] = /^refs\/pull\/(\d+)\/(?:merge|head)$/.exec(ref) ?? [];
            const [, name] = /^refs\/((?:heads|tags)\/.+)$/.exec(ref) ?? [];
            try {
                const octokit = await client();
                if (pull !== undefined) {
                    const { data } = await octokit.rest.pulls.get({ owner, repo, pull_number: Number(pull), ...limited() });
                    if (data.number !== Number(pull))
                        return 'unknown';
                    return data.state === 'closed' ? 'gone' : data.state === 'open' ? 'there' : 'unknown';
                }
                if (name === undefined)
                    return 'unknown';
                const refs = await octokit.paginate(octokit.rest.git.listMatchingRefs, {
                    owner,
                    repo,
                    ref: name,
                    per_page: 100,
                    ...limited(),
                });
                if (!Array.isArray(refs))
                    return 'unknown';
                return refs.some((one) => one.ref === ref) ? 'there' : 'gone';
            }
            catch (error) {
                log.debug(`${ref} of ${repository}: ${messageOf(error)}`);
                return 'unknown';
            }
        },
        async deleteCache(repository, id) {
            const [owner = '', repo = ''] = repository.split('/');
            try {
                const octokit = await client();
                await octokit.rest.actions.deleteActionsCacheById({ owner, repo, cache_id: id, ...limited() });
            }
            catch (error) {
                if (error.status !== 404)
                    throw unavailable(`Cache ${id} could not be removed`, error);
            }
        },
    };
}


/***/ })

};
