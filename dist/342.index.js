export const id = 342;
export const ids = [342];
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

/***/ 15669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AL: () => (/* binding */ partSlot),
/* harmony export */   GC: () => (/* binding */ isEntryName),
/* harmony export */   SW: () => (/* binding */ slotOf),
/* harmony export */   UG: () => (/* binding */ layerPrefix),
/* harmony export */   Y6: () => (/* binding */ statePrefix),
/* harmony export */   YT: () => (/* binding */ ENTRY_PREFIX),
/* harmony export */   a: () => (/* binding */ partPrefix),
/* harmony export */   fu: () => (/* binding */ STATE_PREFIX),
/* harmony export */   i2: () => (/* binding */ FIRST_GENERATION),
/* harmony export */   oQ: () => (/* binding */ imagePrefix),
/* harmony export */   pv: () => (/* binding */ LAYER_PREFIX),
/* harmony export */   tz: () => (/* binding */ laterGeneration),
/* harmony export */   zY: () => (/* binding */ layerSize)
/* harmony export */ });
const ENTRY_PREFIX = 'isoshard-image-';
const LAYER_PREFIX = `${ENTRY_PREFIX}layer-`;
const STATE_PREFIX = 'isoshard-state-';
const hexOf = (digest) => digest.replace('sha256:', '');
const imagePrefix = (digest) => `${ENTRY_PREFIX}${hexOf(digest)}-`;
const statePrefix = (key) => `${STATE_PREFIX}${key}-`;
const layerPrefix = (digest) => `${LAYER_PREFIX}${hexOf(digest)}-`;
const partPrefix = (digest, { sizeBytes, unpackedBytes, isUnpacked }, part) => `${layerPrefix(digest)}${sizeBytes}-${unpackedBytes}-${isUnpacked ? 'u' : ''}${part}-`;
const slotOf = (digest) => hexOf(digest);
const partSlot = (digest, part) => `${hexOf(digest)}-${part}`;
function layerSize(name) {
    const [, size, unpacked, form] = /^isoshard-image-layer-[0-9a-f]{64}-(\d{1,13})-(\d{1,13})-(u?)\d{1,6}-[0-9a-z]+$/.exec(name) ?? [];
    if (size === undefined)
        return undefined;
    return { sizeBytes: Number(size), unpackedBytes: Number(unpacked), isUnpacked: form === 'u' };
}
const isEntryName = (name) => /^isoshard-image-([0-9a-f]{64}|[0-9a-f]{64}-[0-9a-z]+|layer-[0-9a-f]{64}(-\d+){1,2}-u?\d+-[0-9a-z]+)$/.test(name) ||
    /^isoshard-state-[0-9a-f]{64}-[0-9a-z]+$/.test(name);
const laterGeneration = (nowMs) => nowMs.toString(36).padStart(9, '0');
const FIRST_GENERATION = '0';


/***/ }),

/***/ 31342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cleanupMode: () => (/* binding */ cleanupMode)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./.build/src/cleanup/reaper.js + 1 modules
var reaper = __webpack_require__(16931);
// EXTERNAL MODULE: ./.build/src/cleanup/temp-folder.js
var temp_folder = __webpack_require__(82169);
// EXTERNAL MODULE: ./.build/src/snapshot/collect-states.js
var collect_states = __webpack_require__(3449);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/images/transports/entries.js
var transports_entries = __webpack_require__(15669);
// EXTERNAL MODULE: ./.build/src/config/duration.js
var duration = __webpack_require__(62744);
;// CONCATENATED MODULE: ./.build/src/modes/cleanup-table.js

const HEADS = ['what', 'whose', 'age', 'outcome', 'why'];
function cleanupTable(found) {
    const rows = [
        HEADS,
        ...found.map(({ what, whose, ageMs, outcome, why }) => [what, whose || '-', (0,duration/* formatDuration */.a3)(ageMs), outcome, why]),
    ].map((row) => row.map((cell) => cell.replace(/\s+/g, ' ')));
    const widths = HEADS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    return rows
        .map((row) => row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd())
        .join('\n');
}

;// CONCATENATED MODULE: ./.build/src/modes/cleanup-caches.js



const WHY = {
    there: 'its ref is there',
    gone: 'its ref is gone',
    unknown: 'whether its ref is gone could not be learned',
};
const MEGABYTE = 1e6;
async function cleanupCaches(context, inputs, api) {
    const { repository } = context.run;
    if (inputs.token === '' || !repository.includes('/')) {
        throw new errors/* InputError */.dz('bad-input', inputs.token === ''
            ? 'scope: caches needs a token, got none'
            : `scope: caches needs a repository of GitHub, got ${JSON.stringify(repository)}`, { hint: 'In the action `token` has one; on the command line ISOSHARD_TOKEN, in a checkout with a remote.' });
    }
    const lists = await Promise.all([transports_entries/* ENTRY_PREFIX */.YT, transports_entries/* STATE_PREFIX */.fu].map((prefix) => api.caches(repository, prefix)));
    const entries = lists
        .flat()
        .filter(({ key }) => (0,transports_entries/* isEntryName */.GC)(key))
        .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id - b.id));
    const refs = [...new Set(entries.map(({ ref }) => ref))];
    const states = new Map(await Promise.all(refs.map(async (ref) => [ref, await api.refState(repository, ref)])));
    const found = [];
    let removed = 0;
    for (const { id, key, ref, sizeBytes, createdMs } of entries) {
        const state = states.get(ref) ?? 'unknown';
        let why = WHY[state];
        let outcome = state !== 'gone' ? 'left' : inputs.dryRun ? 'would be removed' : 'removed';
        if (outcome === 'removed') {
            try {
                await api.deleteCache(repository, id);
                removed += 1;
            }
            catch (error) {
                outcome = 'left';
                why = `${why}, but ${error.message}`;
            }
        }
        found.push({
            what: `${key.slice(0, transports_entries/* ENTRY_PREFIX */.YT.length + 12)}… (${Math.round(sizeBytes / MEGABYTE)} MB)`,
            whose: ref,
            ageMs: createdMs === 0 ? 0 : context.clock.now() - createdMs,
            outcome,
            why,
        });
    }
    context.log.info(found.length === 0 ? `no cache of isoshard is in ${repository}` : cleanupTable(found));
    context.outputs.set('removed', String(removed));
    return { exitStatus: 0, json: { removed, caches: found } };
}

// EXTERNAL MODULE: ./.build/src/modes/session.js
var session = __webpack_require__(10288);
;// CONCATENATED MODULE: ./.build/src/modes/cleanup.js







async function cleanupMode(context, inputs, api) {
    if (inputs.scope === 'caches')
        return cleanupCaches(context, inputs, api);
    const { engine } = await (0,session/* openEngine */.F)(context);
    let found;
    let states = [];
    try {
        found = await (0,reaper/* reap */.x)(engine, context.paths.state, context.clock, { ...inputs, runStatus: api.runAttemptStatus });
        if (inputs.session === undefined)
            states = await (0,collect_states/* collectStates */.xl)(engine, context.clock, inputs);
        else if (!inputs.dryRun)
            await (0,collect_states/* collectLayers */.ZD)(engine);
    }
    finally {
        for (const folder of (0,temp_folder/* removeDeadTempFolders */.a)((0,external_node_os_.tmpdir)(), inputs.dryRun)) {
            context.log.info(`${folder}: ${inputs.dryRun ? 'would be removed' : 'removed'}, its process is gone`);
        }
    }
    context.log.info(table(found, inputs));
    if (states.length > 0)
        context.log.info(stateTable(states, inputs));
    const removed = found.filter(({ dead }) => dead).reduce((sum, { objects }) => sum + objects.length, 0) +
        states.filter((state) => state.removed).length;
    context.outputs.set('removed', String(inputs.dryRun ? 0 : removed));
    return { exitStatus: 0, json: { removed: inputs.dryRun ? 0 : removed, sessions: found, states } };
}
function stateTable(states, { dryRun }) {
    return cleanupTable(states.map(({ key, suite, repository, bytes, ageMs, removed, why }) => ({
        what: `initial state ${key.slice(0, 12)}, ${Math.round(bytes / 1e6)} MB`,
        whose: [repository, suite].filter(Boolean).join(' '),
        ageMs,
        outcome: removed ? (dryRun ? 'would be removed' : 'removed') : 'left',
        why,
    })));
}
function table(found, { dryRun, session: asked }) {
    if (found.length === 0)
        return `nothing of ${asked === undefined ? 'isoshard' : `session ${asked}`} is on this engine`;
    return cleanupTable(found.map(({ session, repository, suite, objects, ageSeconds, dead, why }) => ({
        what: `session ${session}, ${objects.length} ${objects.length === 1 ? 'object' : 'objects'}`,
        whose: [repository, suite].filter(Boolean).join(' '),
        ageMs: ageSeconds * 1000,
        outcome: dead ? (dryRun ? 'would be removed' : 'removed') : 'left',
        why,
    })));
}


/***/ })

};
