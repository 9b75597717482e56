export const id = 878;
export const ids = [878];
export const modules = {

/***/ 86986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DX: () => (/* binding */ requireMappedPorts),
/* harmony export */   b3: () => (/* binding */ fillEnvironment),
/* harmony export */   nV: () => (/* binding */ serviceVariables),
/* harmony export */   or: () => (/* binding */ identityVariables)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45965);


const identityVariables = (shard) => ({
    ISOSHARD_RUN_ID: shard.runId,
    TEST_RUN_ID: shard.runId,
    ISOSHARD_SUITE: shard.suite,
    ISOSHARD_SHARD: String(shard.index),
    ISOSHARD_SHARDS: String(shard.total),
    ISOSHARD_PROJECT: shard.project,
});
const variableName = (service) => service.toUpperCase().replace(/[^A-Z0-9]/g, '_');
function serviceVariables(model, published) {
    const variables = {};
    for (const [service, { ports }] of (0,_model_js__WEBPACK_IMPORTED_MODULE_1__/* .sortedEntries */ .CA)(model.services)) {
        const prefix = `ISOSHARD_${variableName(service)}`;
        if (published === undefined || published[service] !== undefined) {
            variables[`${prefix}_HOST`] = published === undefined ? service : 'localhost';
        }
        for (const { target } of ports ?? []) {
            const port = published === undefined ? target : published[service]?.[target];
            if (port !== undefined)
                variables[`${prefix}_PORT_${target}`] = String(port);
        }
    }
    return variables;
}
const PLACEHOLDER = /\{(url|host|port):([A-Za-z0-9._-]+)(?::(\d+))?\}|\{env:([A-Za-z_][A-Za-z0-9_]*)\}/g;
function fillEnvironment(env, published, parent) {
    const fill = (value) => value.replace(PLACEHOLDER, (whole, kind, service, port = '', name = '') => {
        if (kind === undefined)
            return parent[name] ?? '';
        const host = published === undefined ? service : 'localhost';
        if (kind === 'host' && port === '')
            return host;
        if (port === '') {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('port-unmapped', `${whole} names no port`, {
                hint: `Write {${kind}:${service}:PORT} in the suite's env, with the port that ${service} listens on.`,
            });
        }
        const number = published === undefined ? Number(port) : published[service]?.[Number(port)];
        if (number === undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('port-unmapped', `${whole}: service ${service} publishes no port ${port}`, {
                hint: `Add \`ports: ["${port}"]\` to ${service} in the compose file, or correct the suite's env.`,
            });
        }
        return kind === 'url' ? `http://${host}:${number}` : kind === 'host' ? host : String(number);
    });
    return Object.fromEntries(Object.entries(env).map(([key, value]) => [key, fill(value)]));
}
function requireMappedPorts(suite, model, env) {
    const mentioned = new Set(Object.values(env).flatMap((value) => [...value.matchAll(PLACEHOLDER)].map(([, , service, port]) => `${service}:${port}`)));
    const missing = (0,_model_js__WEBPACK_IMPORTED_MODULE_1__/* .sortedEntries */ .CA)(model.services).flatMap(([service, { ports }]) => [...new Set((ports ?? []).map(({ target }) => target))]
        .filter((target) => !mentioned.has(`${service}:${target}`))
        .map((target) => ({ service, target })));
    if (missing.length === 0)
        return;
    const lines = missing.map(({ service, target }) => `${variableName(service)}_URL: "{url:${service}:${target}}"`);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('port-unmapped', `several stacks at once cannot share host ports, and suite ${suite} does not say how its tests learn of ${missing
        .map(({ service, target }) => `${service}:${target}`)
        .join(', ')}`, {
        hint: `Add to the suite's env, under a name that your tests read: ${lines.join('; ')}; or run with --parallel 1.`,
    });
}


/***/ }),

/***/ 94971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ basesOf)
});

;// CONCATENATED MODULE: ./.build/src/images/dockerfile.js
const DIRECTIVE = /^#\s*([a-z]+)\s*=\s*(\S.*?)\s*$/i;
function parseDockerfile(text) {
    const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
    const sign = escapeOf(lines);
    const continued = new RegExp(`${sign === '`' ? '`' : '\\\\'}[ \\t]*$`);
    const instructions = [];
    for (let at = 0; at < lines.length; at += 1) {
        const begun = at;
        let logical = lines[at] ?? '';
        if (/^\s*(#|$)/.test(logical))
            continue;
        while (continued.test(logical) && at + 1 < lines.length) {
            logical = logical.replace(continued, '');
            at += 1;
            while (at + 1 < lines.length && /^\s*(#|$)/.test(lines[at] ?? ''))
                at += 1;
            logical += /^\s*(#|$)/.test(lines[at] ?? '') ? '' : lines[at];
        }
        const instruction = toInstruction(logical, begun + 1);
        for (const end of hereDocuments(instruction)) {
            at += 1;
            while (at < lines.length && (end.isIndented ? (lines[at] ?? '').replace(/^\t+/, '') : lines[at]) !== end.word)
                at += 1;
        }
        instructions.push(instruction);
    }
    return instructions;
}
function escapeOf(lines) {
    for (const line of lines) {
        const [, key, value] = DIRECTIVE.exec(line) ?? [];
        if (key === undefined)
            break;
        if (key.toLowerCase() === 'escape')
            return value ?? '\\';
    }
    return '\\';
}
function toInstruction(logical, line) {
    const [, name = '', after = ''] = /^\s*(\S+)\s*([\s\S]*)$/.exec(logical) ?? [];
    const [leading = ''] = /^(?:--\S+\s*)*/.exec(after) ?? [];
    const flags = leading.split(/\s+/).filter((flag) => flag !== '');
    return { line, name: name.toUpperCase(), flags, rest: after.slice(leading.length).trim() };
}
function hereDocuments({ name, rest }) {
    if (!/^(RUN|COPY|ADD|ONBUILD)$/.test(name) || !rest.includes('<<'))
        return [];
    const words = rest.match(/(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*'|["'\\])+/g) ?? [];
    return words.flatMap((word) => {
        const [, dash, end] = /^\d*<<(-?)([^<]+)$/.exec(word) ?? [];
        return end === undefined ? [] : [{ word: end.replace(/["'\\]/g, ''), isIndented: dash === '-' }];
    });
}

;// CONCATENATED MODULE: ./.build/src/images/variables.js
const MAX_DEPTH = 10;
function fillVariables(text, values, depth = 0) {
    const unset = [];
    const unquoted = text.replace(/^(["'])(.*)\1$/s, '$2');
    if (!unquoted.includes('$') || depth > MAX_DEPTH)
        return { text: unquoted, unset };
    const filled = unquoted.replace(/\\(\$)|\$(\w+)|\$\{(\w+)(?:(:?[-+?])((?:[^{}]|\{[^{}]*\})*))?\}/g, (_, escaped, plain, braced, operator = '', other = '') => {
        if (escaped !== undefined)
            return escaped;
        const name = plain ?? braced;
        const value = values.get(name);
        const isThere = value !== undefined && !(operator.startsWith(':') && value === '');
        const inner = () => {
            const nested = fillVariables(other, values, depth + 1);
            unset.push(...nested.unset);
            return nested.text;
        };
        if (operator.endsWith('+'))
            return isThere ? inner() : '';
        if (operator.endsWith('-') && !isThere)
            return inner();
        if (!isThere)
            unset.push(name);
        return value ?? '';
    });
    return { text: filled, unset };
}

;// CONCATENATED MODULE: ./.build/src/images/base-images.js


const REFERENCE = /^[a-z0-9][\w.-]*(:\d+)?(\/[\w.-]+)*(:[\w][\w.-]*)?(@[a-z0-9]+:[0-9a-f]+)?$/i;
function basesOf(dockerfile, { args = {}, platform, contexts = [], target } = {}) {
    const values = new Map(Object.entries(platformValues(platform)));
    const names = new Set(contexts.map((name) => name.toLowerCase()));
    const images = new Map();
    const unset = [];
    const stages = [];
    const add = (reference, line) => {
        if (names.has(reference.toLowerCase()) || reference === 'scratch' || images.has(reference))
            return;
        if (REFERENCE.test(reference))
            images.set(reference, { reference, line });
    };
    for (const { name, flags, rest, line } of parseDockerfile(dockerfile)) {
        if (name === 'ARG' && stages.length === 0)
            declare(rest, values, args);
        if (name === 'FROM') {
            const [written = '', as, stage] = rest.split(/\s+/);
            const filled = fillVariables(written, values);
            if (filled.unset.length > 0 && !REFERENCE.test(filled.text))
                unset.push({ names: filled.unset, line, written });
            else
                add(filled.text, line);
            const own = as?.toLowerCase() === 'as' ? stage?.toLowerCase() : undefined;
            if (own !== undefined)
                names.add(own);
            stages.push({ name: own, from: filled.text });
        }
        else
            for (const from of copiedFrom({ name, flags }))
                add(from, line);
    }
    const lowest = lowestOf(stages, target?.toLowerCase());
    return { images: [...images.values()], unset, ...(lowest !== undefined && images.has(lowest) && { lowest }) };
}
function lowestOf(stages, target) {
    const named = (name, before) => stages.slice(0, before).findLastIndex((stage) => stage.name === name);
    let at = stages.length - 1;
    if (target !== undefined)
        at = /^\d+$/.test(target) ? Number(target) : named(target, stages.length);
    for (;;) {
        const from = stages[at]?.from;
        const below = from === undefined ? -1 : named(from.toLowerCase(), at);
        if (below < 0)
            return from;
        at = below;
    }
}
function declare(rest, values, args) {
    for (const [, name = '', fallback] of rest.matchAll(/(\w+)(?:=("(?:[^"\\]|\\.)*"|'[^']*'|\S*))?/g)) {
        const value = args[name] ?? (fallback === undefined ? undefined : fillVariables(fallback, values).text);
        if (value !== undefined)
            values.set(name, value);
    }
}
function copiedFrom({ name, flags }) {
    const options = flags.flatMap((flag) => {
        if (/^(COPY|ADD)$/.test(name) && flag.startsWith('--from='))
            return [flag.slice('--from='.length)];
        if (name === 'RUN' && flag.startsWith('--mount=')) {
            const from = flag
                .slice('--mount='.length)
                .split(',')
                .find((part) => part.startsWith('from='));
            return from === undefined ? [] : [from.slice('from='.length)];
        }
        return [];
    });
    return options.map((from) => from.replace(/^(["'])(.*)\1$/, '$2')).filter((from) => !/^\d+$/.test(from));
}
const ARCHITECTURES = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };
const HERE = `linux/${ARCHITECTURES[process.arch] ?? process.arch}`;
function platformValues(platform = HERE) {
    const of = (prefix, whole) => {
        const [os = '', arch = '', variant = ''] = whole.split('/');
        return {
            [`${prefix}PLATFORM`]: whole,
            [`${prefix}OS`]: os,
            [`${prefix}ARCH`]: arch,
            [`${prefix}VARIANT`]: variant,
        };
    };
    return { ...of('TARGET', platform), ...of('BUILD', HERE) };
}


/***/ }),

/***/ 87200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ buildSection),
/* harmony export */   l: () => (/* binding */ isFolder)
/* harmony export */ });
function buildSection(model, defaultPlatform) {
    const build = (model.build ?? {});
    const bake = (typeof build['x-bake'] === 'object' && build['x-bake'] !== null ? build['x-bake'] : {});
    const both = (key, bakeKey) => [...listOf(build[key]), ...listOf(bake[bakeKey])];
    const platforms = both('platforms', 'platforms');
    const ssh = both('ssh', 'ssh');
    return {
        context: text(build.context) ?? '.',
        dockerfile: text(build.dockerfile) ?? 'Dockerfile',
        inline: text(build.dockerfile_inline),
        args: mappingOf(build.args),
        target: text(build.target),
        contexts: { ...mappingOf(build.additional_contexts), ...mappingOf(bake.contexts) },
        platform: platformOf(text(model.platform), defaultPlatform, platforms),
        secrets: secretsOf(build.secrets),
        ssh,
        labels: mappingOf(build.labels),
        cacheFrom: both('cache_from', 'cache-from'),
        cacheTo: both('cache_to', 'cache-to'),
        network: text(build.network),
        shmSize: text(build.shm_size),
        ulimits: ulimitsOf(build.ulimits),
        extraHosts: listOf(build.extra_hosts),
        entitlements: [...listOf(build.entitlements), ...(build.privileged === true ? ['security.insecure'] : [])],
        noCache: build.no_cache === true || bake['no-cache'] === true,
        noCacheFilter: both('no_cache_filter', 'no-cache-filter'),
        pull: build.pull === true || bake.pull === true,
    };
}
function platformOf(service, fallback, listed) {
    return service || fallback || (listed.length === 1 ? listed[0] : undefined);
}
const text = (value) => typeof value === 'string' && value !== '' ? undoubled(value) : typeof value === 'number' ? String(value) : undefined;
const undoubled = (value) => value.replaceAll('$$', '$');
function listOf(value) {
    if (typeof value === 'string')
        return [undoubled(value)];
    return Array.isArray(value) ? value.flatMap((one) => text(one) ?? []) : [];
}
function mappingOf(value) {
    const entries = Array.isArray(value)
        ? value.map((one) => {
            const [name = '', ...rest] = String(one).split('=');
            return [name, rest.length === 0 ? undefined : rest.join('=')];
        })
        : Object.entries((value ?? {}));
    return Object.fromEntries(entries
        .filter(([, one]) => one !== null && one !== undefined)
        .map(([name, one]) => [name, undoubled(String(one))])
        .sort(([a], [b]) => (a < b ? -1 : 1)));
}
function secretsOf(value) {
    const secrets = Array.isArray(value) ? value : [];
    return secrets.map((secret) => typeof secret === 'string'
        ? { source: secret, target: undefined }
        : { source: String(secret.source), target: text(secret.target) });
}
function ulimitsOf(value) {
    return Object.entries((value ?? {}))
        .map(([name, limit]) => {
        const { soft, hard } = (typeof limit === 'object' && limit !== null ? limit : { soft: limit, hard: limit });
        return `${name}=${soft}:${hard}`;
    })
        .sort();
}
const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\/|^git@|^github\.com\/|^(service|target):/i;
const isFolder = (context) => !ADDRESS.test(context);


/***/ }),

/***/ 53446:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ atMost)
/* harmony export */ });
function atMost(count) {
    const waiting = [];
    let running = 0;
    return async (work) => {
        if (running >= count)
            await new Promise((resolve) => waiting.push(resolve));
        else
            running += 1;
        try {
            return await work();
        }
        finally {
            const next = waiting.shift();
            if (next === undefined)
                running -= 1;
            else
                next();
        }
    };
}


/***/ }),

/***/ 59884:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ boundedMove)
/* harmony export */ });
async function boundedMove({ signal, silentMs, log }, work) {
    const ending = new AbortController();
    let reason;
    const giveUp = (why) => {
        reason ??= why;
        ending.abort();
    };
    let timer;
    const renew = () => {
        clearTimeout(timer);
        timer = setTimeout(() => giveUp(`nothing moved for ${Math.round(silentMs / 1000)} s`), silentMs);
    };
    const said = new Set();
    const onProgress = ({ id = '', status = '' }) => {
        renew();
        const line = `${id} ${status}`;
        if (id !== '' && !said.has(line))
            log?.debug(`layer ${line}`);
        said.add(line);
    };
    const cancel = () => giveUp('cancelled');
    if (signal.aborted)
        cancel();
    signal.addEventListener('abort', cancel, { once: true });
    renew();
    try {
        return await work({ signal: ending.signal, onProgress }, giveUp);
    }
    catch (error) {
        throw reason === undefined ? error : new Error(reason, { cause: error });
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
    }
}


/***/ }),

/***/ 99942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ cacheEntries)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _exclusive_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51141);



function cacheEntries(cache, folder) {
    const atSlot = (0,_exclusive_js__WEBPACK_IMPORTED_MODULE_2__/* .exclusive */ .j)();
    const pathOf = (slot) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, slot);
    return {
        title: 'the Actions cache',
        find: (prefix, slot) => cache.find(prefix, [pathOf(slot)]),
        restore: (name, slot, file) => atSlot(slot, async () => {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true });
            try {
                if (!(await cache.restore(name, [pathOf(slot)])))
                    return false;
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(pathOf(slot), file);
                return true;
            }
            finally {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(pathOf(slot), { recursive: true, force: true });
            }
        }),
        save: (name, slot, file) => atSlot(slot, async () => {
            try {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.link)(file, pathOf(slot));
                const saved = await cache.save(name, [pathOf(slot)]);
                return saved === 'saved' || saved === 'exists' ? saved : 'refused';
            }
            finally {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(pathOf(slot), { recursive: true, force: true });
            }
        }),
    };
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
const partPrefix = (digest, { sizeBytes, unpackedBytes }, part) => `${layerPrefix(digest)}${sizeBytes}-${unpackedBytes}-${part}-`;
const slotOf = (digest) => hexOf(digest);
const partSlot = (digest, part) => `${hexOf(digest)}-${part}`;
function layerSize(name) {
    const [, size, unpacked] = /^isoshard-image-layer-[0-9a-f]{64}-(\d{1,13})-(\d{1,13})-\d{1,6}-[0-9a-z]+$/.exec(name) ?? [];
    return size === undefined ? undefined : { sizeBytes: Number(size), unpackedBytes: Number(unpacked) };
}
const isEntryName = (name) => /^isoshard-image-([0-9a-f]{64}|[0-9a-f]{64}-[0-9a-z]+|layer-[0-9a-f]{64}(-\d+){2,3}-[0-9a-z]+)$/.test(name) ||
    /^isoshard-state-[0-9a-f]{64}-[0-9a-z]+$/.test(name);
const laterGeneration = (nowMs) => nowMs.toString(36).padStart(9, '0');
const FIRST_GENERATION = '0';


/***/ }),

/***/ 51141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ exclusive)
/* harmony export */ });
function exclusive() {
    const last = new Map();
    return (name, work) => {
        const turn = (last.get(name) ?? Promise.resolve()).then(work, work);
        last.set(name, turn);
        const forget = () => {
            if (last.get(name) === turn)
                last.delete(name);
        };
        turn.then(forget, forget);
        return turn;
    };
}


/***/ }),

/***/ 19024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ guardedEntries)
/* harmony export */ });
function guardedEntries(store, log, what = 'images') {
    let failure;
    let canWrite = true;
    const give = (why) => {
        if (failure === undefined)
            log.warning(`${store.title} is not asked for ${what} any more: ${why}`);
        failure ??= why;
    };
    return {
        title: store.title,
        get failure() {
            return failure;
        },
        async find(prefix, slot) {
            if (failure !== undefined)
                return undefined;
            try {
                return await store.find(prefix, slot);
            }
            catch (error) {
                give(error.message);
                return undefined;
            }
        },
        async restore(name, slot, file) {
            if (failure !== undefined)
                return false;
            try {
                return await store.restore(name, slot, file);
            }
            catch (error) {
                log.debug(`${name} could not be restored: ${error.message}`);
                return false;
            }
        },
        async save(name, slot, file) {
            if (!canWrite || failure !== undefined)
                return 'refused';
            try {
                const saved = await store.save(name, slot, file);
                canWrite = saved !== 'refused';
                return saved;
            }
            catch (error) {
                canWrite = false;
                log.debug(`${name} could not be saved: ${error.message}`);
                return 'refused';
            }
        },
    };
}


/***/ }),

/***/ 66923:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   uS: () => (/* binding */ KeptFiles)
/* harmony export */ });
/* unused harmony exports PART_BYTES, short */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46466);
/* harmony import */ var _at_most_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(53446);
/* harmony import */ var _entries_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(15669);
/* harmony import */ var _meter_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(87328);
/* harmony import */ var _worth_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4365);









const PART_BYTES = 32 * 1024 * 1024;
const RESTORES_AT_ONCE = 3;
const AHEAD = 2;
const EXISTS_TRIES = 5;
const EXISTS_PAUSE_MS = 2000;
class KeptFiles {
    entries;
    folder;
    clock;
    meter;
    #broken = new Set();
    #sizes = new Map();
    #restoring = (0,_at_most_js__WEBPACK_IMPORTED_MODULE_6__/* .atMost */ .T)(RESTORES_AT_ONCE);
    constructor(entries, folder, clock, meter = new _meter_js__WEBPACK_IMPORTED_MODULE_7__/* .Meter */ .k(_worth_js__WEBPACK_IMPORTED_MODULE_5__/* .USUAL */ .VY.moved, clock)) {
        this.entries = entries;
        this.folder = folder;
        this.clock = clock;
        this.meter = meter;
    }
    findLayer(digest) {
        if (this.#broken.has(digest))
            return Promise.resolve(undefined);
        const known = this.#sizes.get(digest) ?? this.#findLayer(digest);
        this.#sizes.set(digest, known);
        return known;
    }
    async #findLayer(digest) {
        for (const store of this.entries.from) {
            const name = await store.find((0,_entries_js__WEBPACK_IMPORTED_MODULE_8__/* .layerPrefix */ .UG)(digest), (0,_entries_js__WEBPACK_IMPORTED_MODULE_8__/* .partSlot */ .AL)(digest, 0));
            const size = name === undefined ? undefined : (0,_entries_js__WEBPACK_IMPORTED_MODULE_8__/* .layerSize */ .zY)(name);
            if (size === undefined)
                continue;
            const parts = await Promise.all(partsOf(size.sizeBytes).map((part) => store.find((0,_entries_js__WEBPACK_IMPORTED_MODULE_8__/* .partPrefix */ .a)(digest, size, part.index), (0,_entries_js__WEBPACK_IMPORTED_MODULE_8__/* .partSlot */ .AL)(digest, part.index))));
            if (parts.every((part) => part !== undefined))
                return size;
        }
        return undefined;
    }
    async saveLayer(digest, size, file) {
        const parts = partsOf(size.sizeBytes);
        for (const { index, start, end } of parts) {
            const part = parts.length === 1 ? file : this.spoolFile();
            try {
                if (part !== file)
                    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(file, { start, end: end - 1 }), (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createWriteStream)(part));
                const prefix = (0,_entries_js__WEBPACK_IMPORTED_MODULE_8__/* .partPrefix */ .a)(digest, size, index);
                const again = this.#broken.has(digest);
                if (!(await this.#save(prefix, (0,_entries_js__WEBPACK_IMPORTED_MODULE_8__/* .partSlot */ .AL)(digest, index), part, again, end - start))) {
                    return undefined;
                }
            }
            finally {
                if (part !== file)
                    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(part, { force: true });
            }
        }
        this.#broken.delete(digest);
        this.#sizes.set(digest, Promise.resolve(size));
        return size.sizeBytes;
    }
    async #save(prefix, slot, file, again, bytes = 0) {
        const { to } = this.entries;
        if (to === undefined)
            return false;
        const save = (generation) => this.meter.of(bytes, () => to.save(`${prefix}${generation}`, slot, file), (saved) => (saved === 'saved' ? bytes : 0));
        if (!again) {
            const saved = await save(_entries_js__WEBPACK_IMPORTED_MODULE_8__/* .FIRST_GENERATION */ .i2);
            if (saved !== 'exists')
                return saved === 'saved';
            for (let tries = 0; tries < EXISTS_TRIES; tries++) {
                if ((await to.find(prefix, slot)) !== undefined)
                    return true;
                await this.clock.sleep(EXISTS_PAUSE_MS);
            }
        }
        return (await save((0,_entries_js__WEBPACK_IMPORTED_MODULE_8__/* .laterGeneration */ .tz)(this.clock.now()))) === 'saved';
    }
    async *readLayer(digest, size, start = 0) {
        const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
        const parts = partsOf(size.sizeBytes).filter(({ end }) => end > start);
        const fetchPart = (at) => {
            const part = parts[at];
            const fetching = part &&
                this.#restoring(() => this.meter.of(part.end - part.start, () => this.#restorePart(digest, size, part)));
            fetching?.catch(() => undefined);
            return fetching;
        };
        const coming = parts.slice(0, 1 + AHEAD).map((_, at) => fetchPart(at));
        try {
            let held;
            for (const [at, part] of parts.entries()) {
                const file = await coming.shift();
                if (file === undefined)
                    break;
                coming.push(fetchPart(at + 1 + AHEAD));
                try {
                    const options = { start: Math.max(0, start - part.start), highWaterMark: READ_BYTES };
                    for await (const chunk of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(file, options)) {
                        hash.update(chunk);
                        if (held !== undefined)
                            yield held;
                        held = chunk;
                    }
                }
                finally {
                    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(file, { force: true });
                }
            }
            if (start === 0 && `sha256:${hash.digest('hex')}` !== digest)
                throw new Error(`${short(digest)} has other bytes`);
            if (held !== undefined)
                yield held;
        }
        catch (error) {
            this.#broken.add(digest);
            throw error;
        }
        finally {
            for (const one of coming) {
                const left = await one?.catch(() => undefined);
                if (left !== undefined)
                    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(left, { force: true });
            }
        }
    }
    async #restorePart(digest, size, { index, start, end }) {
        const file = this.spoolFile();
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(this.folder, { recursive: true });
        for (const store of this.entries.from) {
            const slot = (0,_entries_js__WEBPACK_IMPORTED_MODULE_8__/* .partSlot */ .AL)(digest, index);
            const name = await store.find((0,_entries_js__WEBPACK_IMPORTED_MODULE_8__/* .partPrefix */ .a)(digest, size, index), slot);
            if (name === undefined || !(await store.restore(name, slot, file)))
                continue;
            if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(file)).size === end - start)
                return file;
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(file, { force: true });
        }
        throw new Error(`${short(digest)} is not in ${this.places} any more`);
    }
    findImage(digest, read) {
        return this.#find((0,_entries_js__WEBPACK_IMPORTED_MODULE_8__/* .imagePrefix */ .oQ)(digest), digest, read);
    }
    findState(key, read) {
        return this.#find((0,_entries_js__WEBPACK_IMPORTED_MODULE_8__/* .statePrefix */ .Y6)(key), key, read);
    }
    async #find(prefix, id, read) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(this.folder, { recursive: true });
        for (const store of this.entries.from) {
            const name = await store.find(prefix, (0,_entries_js__WEBPACK_IMPORTED_MODULE_8__/* .slotOf */ .SW)(id));
            const file = this.spoolFile();
            if (name === undefined || !(await store.restore(name, (0,_entries_js__WEBPACK_IMPORTED_MODULE_8__/* .slotOf */ .SW)(id), file)))
                continue;
            try {
                return await read(file);
            }
            catch {
                this.#broken.add(id);
            }
            finally {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(file, { force: true });
            }
        }
        return undefined;
    }
    distrust(digest) {
        this.#broken.add(digest);
    }
    saveImage(digest, file) {
        return this.#save((0,_entries_js__WEBPACK_IMPORTED_MODULE_8__/* .imagePrefix */ .oQ)(digest), (0,_entries_js__WEBPACK_IMPORTED_MODULE_8__/* .slotOf */ .SW)(digest), file, this.#broken.has(digest));
    }
    saveState(key, file) {
        return this.#save((0,_entries_js__WEBPACK_IMPORTED_MODULE_8__/* .statePrefix */ .Y6)(key), (0,_entries_js__WEBPACK_IMPORTED_MODULE_8__/* .slotOf */ .SW)(key), file, this.#broken.has(key));
    }
    spoolFile() {
        return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(this.folder, `spool-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`);
    }
    get places() {
        return this.entries.from.map(({ title }) => title).join(' or ');
    }
}
const READ_BYTES = 256 * 1024;
const short = (digest) => digest.slice(0, 19);
function partsOf(sizeBytes) {
    const count = Math.max(1, Math.ceil(sizeBytes / PART_BYTES));
    return Array.from({ length: count }, (_, index) => ({
        index,
        start: index * PART_BYTES,
        end: Math.min(sizeBytes, (index + 1) * PART_BYTES),
    }));
}


/***/ }),

/***/ 87328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ Meter)
/* harmony export */ });
const USUAL_MS = 500;
class Meter {
    usual;
    clock;
    #bytes = 0;
    #ms = 0;
    #sinceMs = 0;
    #moves = new Set();
    constructor(usual, clock) {
        this.usual = usual;
        this.clock = clock;
    }
    async of(bytes, move, moved = () => bytes) {
        if (this.#moves.size === 0)
            this.#sinceMs = this.clock.now();
        const own = { bytes };
        this.#moves.add(own);
        try {
            const done = await move();
            this.#bytes += moved(done);
            return done;
        }
        finally {
            this.#moves.delete(own);
            if (this.#moves.size === 0)
                this.#ms += this.clock.now() - this.#sinceMs;
        }
    }
    get rate() {
        const underWayMs = this.#moves.size === 0 ? 0 : this.clock.now() - this.#sinceMs;
        const underWay = [...this.#moves].reduce((sum, { bytes }) => sum + bytes / 2, 0);
        const bytes = this.#bytes + underWay + (this.usual * USUAL_MS) / 1000;
        return bytes / ((this.#ms + underWayMs + USUAL_MS) / 1000);
    }
}


/***/ }),

/***/ 6298:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ reasonOf),
/* harmony export */   H: () => (/* binding */ registryTransport)
/* harmony export */ });
/* harmony import */ var _docker_labels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3757);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36624);
/* harmony import */ var _bounded_move_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(59884);
/* harmony import */ var _entries_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(15669);
/* harmony import */ var _room_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61842);
/* harmony import */ var _worth_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4365);






const SILENT_MS = 180_000;
function registryTransport(options) {
    const { engine, log, signal, repository, login, readOnly, silentMs = SILENT_MS } = options;
    const { keep = new Set(), free = () => (0,_room_js__WEBPACK_IMPORTED_MODULE_2__/* .freeBytes */ .g)(engine) } = options;
    const limits = { signal, silentMs };
    const tagFor = ({ digest }) => (0,_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .slotOf */ .SW)(digest);
    async function layersOf(reference, auth) {
        try {
            return await engine.remoteLayers(reference, { login: auth, signal });
        }
        catch (error) {
            log.debug(error.message);
            return [];
        }
    }
    async function tryRoom(layers) {
        const neededBytes = layers.reduce((sum, { size }) => sum + size * (1 + _worth_js__WEBPACK_IMPORTED_MODULE_3__/* .COMPRESSION */ .Vy), 0);
        await (0,_room_js__WEBPACK_IMPORTED_MODULE_2__/* .makeRoom */ .m)(engine, options, { neededBytes, keep, free }).catch((error) => log.debug(error.message));
    }
    async function fetch(image) {
        const named = `${repository}:${tagFor(image)}`;
        try {
            const auth = await login(repository);
            const digest = await engine.remoteDigest(named, auth);
            if (digest === undefined)
                return { found: false, why: `not in ${repository}` };
            const moved = new MovedLayers();
            const all = await layersOf(`${repository}@${digest}`, auth);
            await tryRoom(all);
            const pulled = `${repository}@${digest}`;
            await (0,_bounded_move_js__WEBPACK_IMPORTED_MODULE_5__/* .boundedMove */ .X)(limits, (move) => engine.pullImage(pulled, { ...move, login: auth, onProgress: moved.both(move.onProgress) }));
            if ((await engine.imageFacts(pulled))?.labels[_docker_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.digest] !== image.digest) {
                await engine.untagImage(pulled);
                throw new Error('what came is made from something else');
            }
            const at = image.tag.lastIndexOf(':');
            await engine.tagImage(pulled, image.tag.slice(0, at), image.tag.slice(at + 1));
            await engine.untagImage(pulled);
            return { found: true, ...moved.of(all) };
        }
        catch (error) {
            signal.throwIfAborted();
            const why = reasonOf(error);
            if (/no such manifest|manifest unknown|not found/i.test(why))
                return { found: false, why: `not in ${repository}` };
            if (/no space left on device/i.test(why)) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EnvironmentError */ .eG('disk-full', `the disk is full: the image of ${image.service} does not fit`, {
                    cause: error,
                    hint: 'Free some: `docker system df` shows what takes it.',
                });
            }
            log.warning(`the image of ${image.service} could not be fetched from ${repository}: ${why}`);
            return { found: false, why };
        }
    }
    async function publish(image) {
        if (readOnly !== undefined)
            return { done: false, why: readOnly };
        const tag = tagFor(image);
        try {
            const auth = await login(repository);
            const moved = new MovedLayers();
            const diffIds = (await engine.imageFacts(image.tag))?.layers;
            await engine.tagImage(image.tag, repository, tag);
            const digest = await (0,_bounded_move_js__WEBPACK_IMPORTED_MODULE_5__/* .boundedMove */ .X)(limits, (move) => engine.pushImage(`${repository}:${tag}`, { ...move, login: auth, onProgress: moved.both(move.onProgress) })).finally(() => engine.untagImage(`${repository}:${tag}`));
            if (digest === '')
                return { done: true, ...moved.of([]) };
            await engine.untagImage(`${repository}@${digest}`);
            return { done: true, ...moved.of(await layersOf(`${repository}@${digest}`, auth), diffIds) };
        }
        catch (error) {
            const why = reasonOf(error);
            log.warning(`the image of ${image.service} could not be pushed to ${repository}: ${why}`);
            return { done: false, why };
        }
    }
    return { title: repository, fetch, publish, close: async () => undefined };
}
function reasonOf(error) {
    const said = error.message;
    return /unauthorized|denied|authentication required|no basic auth|forbidden/i.test(said)
        ? `${said} (log in before with rights to it, by docker/login-action or \`docker login\`)`
        : said;
}
class MovedLayers {
    #bytes = new Map();
    both(renew) {
        return (said) => {
            renew?.(said);
            const { status = '', id = '', progressDetail } = said;
            if (!/^(Downloading|Download complete|Pushing|Pushed)/.test(status) || id === '')
                return;
            this.#bytes.set(id, Math.max(this.#bytes.get(id) ?? 0, progressDetail?.current ?? 0));
        };
    }
    of(all, diffIds = []) {
        const isMoved = (digest = '') => this.#bytes.has(digest.slice(7, 19));
        const sum = (sizes) => [...sizes].reduce((one, other) => one + other, 0);
        if (all.length === 0)
            return { movedBytes: sum(this.#bytes.values()), sparedBytes: 0 };
        const moved = all.filter(({ digest }, index) => isMoved(digest) || isMoved(diffIds[index]));
        const movedBytes = sum(moved.map(({ size }) => size));
        return { movedBytes, sparedBytes: sum(all.map(({ size }) => size)) - movedBytes };
    }
}


/***/ }),

/***/ 61842:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ freeBytes),
/* harmony export */   m: () => (/* binding */ makeRoom)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _docker_labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3757);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36624);



const UNNAMED_MS = 3 * 24 * 60 * 60 * 1000;
const megabytes = (bytes) => `${Math.ceil(bytes / 1e6)} MB`;
function freeBytes({ info }) {
    if (!info.isLocal)
        return undefined;
    for (const path of [info.dataFolder, '/']) {
        try {
            const { bavail, bsize } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statfsSync)(path);
            return bavail * bsize;
        }
        catch {
        }
    }
    return undefined;
}
async function makeRoom(engine, { log, clock }, { neededBytes, keep, free }) {
    const isEnough = () => (free() ?? Number.POSITIVE_INFINITY) >= neededBytes;
    if (isEnough())
        return;
    const ours = await engine.localImages([_docker_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.digest]);
    const aged = await Promise.all(ours.map(async (image) => ({ ...image, facts: await engine.imageFacts(image.id) })));
    const removable = aged
        .filter(({ facts }) => facts !== undefined && !keep.has(facts.labels[_docker_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.digest] ?? ''))
        .filter(({ facts }) => clock.now() - (facts?.lastTaggedMs ?? 0) > UNNAMED_MS)
        .sort((a, b) => (a.facts?.lastTaggedMs ?? 0) - (b.facts?.lastTaggedMs ?? 0));
    for (const { tags } of removable) {
        if (isEnough())
            return;
        for (const tag of tags) {
            if (await engine.untagImage(tag))
                log.info(`removed image ${tag}: no plan of the last days names it`);
        }
    }
    if (isEnough())
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .EnvironmentError */ .eG('disk-full', `an image needs ${megabytes(neededBytes)} of disk, ${megabytes(free() ?? 0)} are free where Docker keeps its data`, { hint: 'Free some: `docker system df` shows what takes it, `docker system prune` removes what nothing uses.' });
}


/***/ }),

/***/ 66872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  kM: () => (/* binding */ ImageShelf),
  y8: () => (/* binding */ NOT_GIVEN),
  El: () => (/* binding */ SMALL_BYTES)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./.build/src/images/transports/at-most.js
var at_most = __webpack_require__(53446);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./.build/src/images/transports/unpacked-layer.js




const CHUNK_BYTES = 64 * 1024;
async function unpackedFacts(packed) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let sizeBytes = 0;
    try {
        await (0,external_node_stream_promises_.pipeline)(packed, (0,external_node_zlib_.createGunzip)(), async (chunks) => {
            for await (const chunk of chunks) {
                hash.update(chunk);
                sizeBytes += chunk.length;
            }
        });
        return { digest: `sha256:${hash.digest('hex')}`, sizeBytes };
    }
    catch {
        return undefined;
    }
}
async function* unpackedBytes(packed, sizeBytes, start) {
    const gunzip = (0,external_node_zlib_.createGunzip)({ chunkSize: CHUNK_BYTES });
    (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from(packed, { highWaterMark: 2 }), gunzip).catch(() => undefined);
    let at = 0;
    for await (const chunk of gunzip) {
        const from = Math.max(0, start - at);
        at += chunk.length;
        if (at > sizeBytes)
            break;
        if (from < chunk.length)
            yield chunk.subarray(from);
    }
    if (at !== sizeBytes)
        throw new Error('a layer is not as long as it is said to be');
}

;// CONCATENATED MODULE: ./.build/src/images/transports/incoming-file.js






function incomingFile(file, slot, arrived) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const packed = new external_node_stream_.PassThrough();
    const unpacked = unpackedFacts(packed);
    let sizeBytes = 0;
    const discard = async () => {
        packed.end();
        slot.free();
        await (0,promises_.rm)(file, { force: true });
    };
    return {
        get sizeBytes() {
            return sizeBytes;
        },
        async append(bytes) {
            const meter = new external_node_stream_.Transform({
                async transform(chunk, _encoding, done) {
                    await slot.take(chunk.length);
                    hash.update(chunk);
                    sizeBytes += chunk.length;
                    if (packed.destroyed || packed.write(chunk))
                        return done(null, chunk);
                    const go = () => {
                        packed.off('drain', go).off('close', go);
                        done(null, chunk);
                    };
                    packed.once('drain', go).once('close', go);
                },
            });
            await (0,external_node_stream_promises_.pipeline)(bytes, meter, (0,external_node_fs_.createWriteStream)(file, { flags: 'a', highWaterMark: 1024 * 1024 }));
        },
        async finish(digest) {
            packed.end();
            if (`sha256:${hash.digest('hex')}` !== digest) {
                await discard();
                return false;
            }
            slot.arrived();
            await arrived({ digest, sizeBytes, file, unpacked: await unpacked });
            return true;
        },
        discard,
    };
}

;// CONCATENATED MODULE: ./.build/src/images/transports/spool-room.js
class SpoolRoom {
    limitBytes;
    #bytes = 0;
    #incoming = new Set();
    #arrived = 0;
    #waiting = [];
    constructor(limitBytes) {
        this.limitBytes = limitBytes;
    }
    open() {
        let own = 0;
        let state = 'incoming';
        const slot = {
            take: async (bytes) => {
                if (state === 'incoming')
                    this.#incoming.add(slot);
                while (state === 'incoming' && !this.#mayTake(slot, bytes)) {
                    await new Promise((resolve) => this.#waiting.push(resolve));
                }
                if (state !== 'incoming')
                    return;
                own += bytes;
                this.#bytes += bytes;
            },
            arrived: () => {
                if (state !== 'incoming')
                    return;
                state = 'arrived';
                this.#incoming.delete(slot);
                this.#arrived += 1;
                this.#tell();
            },
            free: () => {
                if (state === 'free')
                    return;
                if (state === 'arrived')
                    this.#arrived -= 1;
                state = 'free';
                this.#incoming.delete(slot);
                this.#bytes -= own;
                this.#tell();
            },
        };
        return slot;
    }
    #mayTake(slot, bytes) {
        if (this.#bytes + bytes <= this.limitBytes)
            return true;
        const [first] = this.#incoming;
        return first === slot && this.#arrived === 0;
    }
    #tell() {
        for (const go of this.#waiting.splice(0))
            go();
    }
}

;// CONCATENATED MODULE: ./.build/src/images/transports/shelf.js







const NOT_GIVEN = 'a layer is asked for that the engine should have';
const SMALL_BYTES = 128 * 1024;
const SPOOL_LIMIT_BYTES = 256 * 1024 * 1024;
const SAVES_AT_ONCE = 2;
class ImageShelf {
    files;
    folder;
    #blobs = new Map();
    #manifests = new Map();
    #baseLayers = new Set();
    #given = new Set();
    #watchers = new Set();
    #room = new SpoolRoom(SPOOL_LIMIT_BYTES);
    #saving = (0,at_most/* atMost */.T)(SAVES_AT_ONCE);
    constructor(files, folder) {
        this.files = files;
        this.folder = folder;
    }
    knowBaseLayers(diffIds, served) {
        for (const diffId of diffIds)
            this.#baseLayers.add(diffId);
        for (const { digest, size } of served)
            this.offerBase(digest, size);
    }
    offerManifest(manifest) {
        this.#manifests.set(manifest.digest, manifest);
    }
    offerFile(digest, sizeBytes, file, at) {
        this.#blobs.set(digest, { place: 'file', sizeBytes, file, at });
    }
    offerKept(digest, { sizeBytes, unpackedBytes }) {
        if (this.#blobs.has(digest))
            return;
        this.#blobs.set(digest, { place: 'kept', sizeBytes, unpackedBytes, saved: Promise.resolve(0) });
    }
    offerUnpacked(digest, of, size, isGiven) {
        if (!isGiven && this.#blobs.has(digest))
            return;
        this.#blobs.set(digest, { place: 'unpacked', sizeBytes: size.unpackedBytes, of, size, isGiven });
    }
    offerBase(digest, sizeBytes) {
        if (!this.#blobs.has(digest))
            this.#blobs.set(digest, { place: 'base', sizeBytes });
    }
    packedName(digest) {
        const blob = this.#blobs.get(digest);
        return blob?.place === 'unpacked' ? { digest: blob.of, size: blob.size.sizeBytes } : undefined;
    }
    blob(digest) {
        return this.#blobs.get(digest);
    }
    forget(digests) {
        for (const digest of digests)
            if (this.#blobs.get(digest)?.place === 'kept')
                this.#blobs.delete(digest);
    }
    takeGiven(digests) {
        const given = digests.filter((digest) => this.#given.delete(digest));
        return given.reduce((sum, digest) => sum + (this.#blobs.get(digest)?.sizeBytes ?? 0), 0);
    }
    takeUnpacked() {
        const bytes = this.#unpackedBytes;
        this.#unpackedBytes = 0;
        return bytes;
    }
    #unpackedBytes = 0;
    leftOf(digest) {
        const blob = this.#blobs.get(digest);
        return blob?.place === 'kept' ? Math.round(blob.sizeBytes * (1 - (this.#shares.get(digest) ?? 0))) : 0;
    }
    #shares = new Map();
    takeSaved(digest, bytes) {
        if (this.#counted.has(digest))
            return 0;
        this.#counted.add(digest);
        return bytes;
    }
    #counted = new Set();
    watch(onFailure) {
        this.#watchers.add(onFailure);
        return () => this.#watchers.delete(onFailure);
    }
    async sizeOf(digest) {
        const known = this.#blobs.get(digest);
        if (known !== undefined)
            return known.sizeBytes;
        const size = await this.files.findLayer(digest);
        if (size !== undefined)
            this.offerKept(digest, size);
        return size?.sizeBytes;
    }
    async read(digest, start) {
        const blob = this.#blobs.get(digest);
        if (blob?.place === 'file') {
            const { file, at, sizeBytes } = blob;
            const from = at + start;
            return sizeBytes === 0 ? external_node_stream_.Readable.from([]) : (0,external_node_fs_.createReadStream)(file, { start: from, end: at + sizeBytes - 1 });
        }
        if (blob?.place !== 'kept' && !(blob?.place === 'unpacked' && blob.isGiven))
            throw this.#fail(digest, NOT_GIVEN);
        return blob.place === 'kept'
            ? this.#readKept(digest, this.files.readLayer(digest, blob, start), blob.sizeBytes)
            : this.#readKept(blob.of, unpackedBytes(this.files.readLayer(blob.of, blob.size), blob.sizeBytes, start), blob.sizeBytes);
    }
    async #readKept(digest, bytes, all) {
        const fail = (why) => {
            this.files.distrust(digest);
            return this.#fail(digest, why);
        };
        const first = await bytes.next().catch((error) => {
            throw fail(error.message);
        });
        this.#given.add(digest);
        const shares = this.#shares;
        let given = 0;
        return (async function* () {
            try {
                for (let next = first; !next.done; next = await bytes.next()) {
                    yield next.value;
                    given += next.value.length;
                    shares.set(digest, given / all);
                }
            }
            catch (error) {
                throw fail(error.message);
            }
            finally {
                await bytes.return(undefined);
            }
        })();
    }
    #fail(digest, why) {
        this.#blobs.delete(digest);
        for (const watcher of this.#watchers)
            watcher(digest, why);
        return new Error(why);
    }
    manifest(reference) {
        return this.#manifests.get(reference);
    }
    putManifest(reference, manifest) {
        this.#manifests.set(manifest.digest, manifest);
        this.#manifests.set(reference, manifest);
    }
    async begin() {
        await (0,promises_.mkdir)(this.folder, { recursive: true });
        const slot = this.#room.open();
        return incomingFile(this.files.spoolFile(), slot, async (blob) => {
            const keeping = await this.#take(blob);
            if (keeping === undefined)
                slot.free();
            else
                keeping.saved.then(slot.free, slot.free);
        });
    }
    async #take({ digest, sizeBytes, file, unpacked }) {
        const isBase = unpacked !== undefined && this.#baseLayers.has(unpacked.digest);
        if (isBase)
            this.#blobs.set(digest, { place: 'base', sizeBytes });
        if (isBase || this.#blobs.get(digest) !== undefined)
            return void (await (0,promises_.rm)(file, { force: true }));
        if (sizeBytes <= SMALL_BYTES)
            return void this.offerFile(digest, sizeBytes, file, 0);
        const size = { sizeBytes, unpackedBytes: unpacked?.sizeBytes ?? 0 };
        this.#unpackedBytes += size.unpackedBytes;
        const saved = this.#saving(() => this.#save(digest, size, file));
        this.#blobs.set(digest, { place: 'kept', ...size, saved });
        return { saved };
    }
    async #save(digest, size, file) {
        try {
            if ((await this.files.findLayer(digest))?.sizeBytes === size.sizeBytes)
                return 0;
            return await this.files.saveLayer(digest, size, file);
        }
        catch {
            return undefined;
        }
        finally {
            await (0,promises_.rm)(file, { force: true }).catch(() => undefined);
        }
    }
}


/***/ }),

/***/ 4365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H7: () => (/* binding */ coldBuildMs),
/* harmony export */   TH: () => (/* binding */ isSlowerToGoOn),
/* harmony export */   VY: () => (/* binding */ USUAL),
/* harmony export */   Vy: () => (/* binding */ COMPRESSION),
/* harmony export */   bw: () => (/* binding */ isSlowerToMove),
/* harmony export */   jF: () => (/* binding */ isSlowerToPublish),
/* harmony export */   qN: () => (/* binding */ isSlowerToFetch)
/* harmony export */ });
/* unused harmony exports publishMs, fetchMs */
const USUAL = { moved: 90e6, packed: 30e6, unpacked: 100e6 };
const COMPRESSION = 2.5;
const AT_MOST = 1.1;
const ms = (bytes, perSecond) => (bytes / perSecond) * 1000;
const publishMs = (unpackedBytes, rates = USUAL) => ms(unpackedBytes, rates.packed) + ms(unpackedBytes / COMPRESSION, rates.moved);
const fetchMs = (packedBytes, unpackedBytes, rates = USUAL) => ms(packedBytes, rates.moved) + ms(unpackedBytes, rates.unpacked);
const isSlowerToMove = (bytes, makeMs) => makeMs > 0 && ms(bytes, USUAL.moved) > AT_MOST * makeMs;
const isSlowerToFetch = (packedBytes, unpackedBytes, buildMs, rates = USUAL) => buildMs > 0 && fetchMs(packedBytes, unpackedBytes, rates) > AT_MOST * buildMs;
const isSlowerToPublish = (unpackedBytes, buildMs, rates = USUAL) => buildMs > 0 &&
    buildMs + publishMs(unpackedBytes, rates) + fetchMs(unpackedBytes / COMPRESSION, unpackedBytes, rates) >
        AT_MOST * 2 * buildMs;
const isSlowerToGoOn = (leftBytes, buildMs, { moved }) => buildMs > 0 && ms(leftBytes, moved) > AT_MOST * buildMs;
function coldBuildMs(steps, baseLayers, build) {
    const layers = steps.filter(({ sizeBytes }) => sizeBytes > 0).toReversed();
    const own = layers.slice(Math.min(baseLayers, layers.length));
    return own.length > 0 && own.every(({ createdMs }) => createdMs + 1000 > build.beganMs) ? Math.round(build.ms) : 0;
}


/***/ }),

/***/ 15088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UT: () => (/* binding */ foreignRun),
/* harmony export */   j_: () => (/* binding */ readEvent),
/* harmony export */   o: () => (/* binding */ foreignCode),
/* harmony export */   ok: () => (/* binding */ isDefaultBranch)
/* harmony export */ });
/* unused harmony export foreignBy */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _processes_spawn_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83422);



const isObject = (value) => typeof value === 'object' && value !== null;
function foreignBy({ repository, eventName, commit, head, event }) {
    if (!isObject(event))
        return 'the event that started this run cannot be read';
    const { pull_request: pull, workflow_run: upstream } = event;
    if (/^pull_request/.test(eventName) && pull === undefined)
        return 'the event names no pull request';
    const source = pull === undefined ? upstream?.head_repository : (pull.head?.repo ?? null);
    if (source === null || (source !== undefined && source.full_name !== repository)) {
        return `the code is of ${source?.full_name ?? 'a repository that is gone'}, a fork`;
    }
    const own = [commit, pull?.head?.sha, upstream?.head_sha].filter((sha) => sha !== undefined && sha !== '');
    if (head === '')
        return 'what is checked out is not known';
    return own.includes(head) ? undefined : `commit ${head.slice(0, 12)} is checked out, which is not that of this run`;
}
async function foreignCode(context) {
    if (context.env.GITHUB_ACTIONS !== 'true')
        return undefined;
    return foreignBy({ ...runFacts(context), head: await headOf(context) });
}
async function foreignRun(context) {
    if (context.env.GITHUB_ACTIONS !== 'true')
        return undefined;
    const facts = runFacts(context);
    const isCheckout = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context.paths.workspace, '.git'));
    return foreignBy({ ...facts, head: isCheckout ? await headOf(context) : facts.commit });
}
function isDefaultBranch({ env }) {
    const event = readEvent(env.GITHUB_EVENT_PATH);
    const branch = event?.repository?.default_branch;
    return typeof branch === 'string' && branch !== '' && env.GITHUB_REF === `refs/heads/${branch}`;
}
function runFacts({ env, run: job }) {
    return {
        repository: job.repository,
        eventName: env.GITHUB_EVENT_NAME ?? '',
        commit: env.GITHUB_SHA ?? '',
        event: readEvent(env.GITHUB_EVENT_PATH),
    };
}
async function headOf({ env, paths }) {
    const ended = await (0,_processes_spawn_js__WEBPACK_IMPORTED_MODULE_2__/* .run */ .e)({
        argv: ['git', 'rev-parse', '--verify', 'HEAD'],
        cwd: paths.workspace,
        env,
        timeoutMs: 5000,
    }).catch(() => undefined);
    return ended?.code === 0 ? ended.stdout.trim() : '';
}
function readEvent(file) {
    try {
        return JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file ?? '', 'utf8'));
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 6840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i8: () => (/* binding */ choosePlaces),
  hz: () => (/* binding */ imageTransport)
});

// UNUSED EXPORTS: baseNames, lowestBases

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/compose/model.js
var model = __webpack_require__(45965);
// EXTERNAL MODULE: ./.build/src/docker/credentials.js
var credentials = __webpack_require__(89530);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/images/base-images.js + 2 modules
var base_images = __webpack_require__(94971);
// EXTERNAL MODULE: ./.build/src/images/build-section.js
var build_section = __webpack_require__(87200);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./.build/src/images/transports/entries.js
var entries = __webpack_require__(15669);
// EXTERNAL MODULE: ./.build/src/images/transports/exclusive.js
var exclusive = __webpack_require__(51141);
;// CONCATENATED MODULE: ./.build/src/images/transports/artifact-entries.js




const RETENTION_DAYS = 1;
const LISTED_FOR_MS = 3000;
function artifactEntries(artifacts, folder, now) {
    const atSlot = (0,exclusive/* exclusive */.j)();
    let listed;
    const names = (fresh) => {
        if (fresh || listed === undefined || now() - listed.atMs > LISTED_FOR_MS) {
            listed = { names: artifacts.list(entries/* ENTRY_PREFIX */.YT), atMs: now() };
        }
        return listed.names;
    };
    return {
        title: 'the artifacts of this run',
        find: async (prefix) => (await names(!prefix.startsWith(entries/* LAYER_PREFIX */.pv))).findLast((name) => name.startsWith(prefix)),
        restore: (name, slot, file) => atSlot(slot, async () => {
            const unpacked = (0,external_node_path_.join)(folder, `${slot}.artifact`);
            await (0,promises_.mkdir)(unpacked, { recursive: true });
            try {
                if (!(await artifacts.download(name, unpacked)))
                    return false;
                await (0,promises_.rename)((0,external_node_path_.join)(unpacked, slot), file);
                return true;
            }
            catch {
                return false;
            }
            finally {
                await (0,promises_.rm)(unpacked, { recursive: true, force: true });
            }
        }),
        save: (name, slot, file) => atSlot(slot, async () => {
            const packed = (0,external_node_path_.join)(folder, slot);
            try {
                await (0,promises_.link)(file, packed);
                const uploaded = await artifacts.upload(name, folder, [packed], RETENTION_DAYS, true);
                listed = undefined;
                return uploaded === 'exists' ? 'exists' : 'saved';
            }
            catch {
                return 'refused';
            }
            finally {
                await (0,promises_.rm)(packed, { force: true });
            }
        }),
    };
}

;// CONCATENATED MODULE: ./.build/src/images/transports/base-image.js
const repositoryOf = (reference) => reference
    .replace(/@.*$/, '')
    .replace(/:[^:/]*$/, '')
    .replace(/^(?:index\.)?docker\.io\//, '')
    .replace(/^library\//, '');
const isOnLoopback = (reference) => /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?\//.test(reference);
const sharedLayers = (a, b) => {
    const differs = a.findIndex((layer, index) => layer !== b[index]);
    return differs < 0 ? a.length : differs;
};
async function allFacts(engine) {
    const images = await engine.localImages();
    const facts = await Promise.all([...new Set(images.map(({ id }) => id))].map((id) => engine.imageFacts(id)));
    return facts.filter((one) => one !== undefined);
}
const presentLayers = (layers, local) => Math.max(0, ...local.map((image) => sharedLayers(layers, image.layers)));
function namedBaseLayers(image, local) {
    const below = local.filter(({ layers }) => layers.length < image.layers.length && sharedLayers(layers, image.layers) === layers.length);
    return Math.max(0, ...below.map(({ layers }) => layers.length));
}
function baseOf(image, local, names) {
    const found = local
        .filter(({ layers }) => layers.length > 0 && layers.length < image.layers.length)
        .filter(({ layers }) => sharedLayers(layers, image.layers) === layers.length)
        .flatMap(({ layers, repoDigests }) => repoDigests
        .filter((reference) => !isOnLoopback(reference) && names.has(repositoryOf(reference)))
        .map((reference) => ({ reference, layers: layers.length })))
        .sort((a, b) => b.layers - a.layers || (a.reference < b.reference ? -1 : 1));
    return found[0];
}

// EXTERNAL MODULE: ./.build/src/images/transports/cache-entries.js
var cache_entries = __webpack_require__(99942);
;// CONCATENATED MODULE: ./.build/src/images/transports/choose.js
function chooseTransport(transport, services, trust) {
    if (transport === 'none')
        return { from: [], to: undefined, why: 'transport: none' };
    const isDefault = trust.defaultBranch !== '' && trust.ref === `refs/heads/${trust.defaultBranch}`;
    const isPull = /^(pull_request|merge_group)/.test(trust.eventName);
    if (transport !== 'auto') {
        const isThere = { ...services, registry: services.registry !== undefined, artifact: services.artifacts }[transport];
        if (!isThere)
            return { from: [], to: undefined, why: `there is no ${NAMES[transport]} here` };
        return writing(transport, [transport], trust, `transport: ${transport}`);
    }
    if (services.registry !== undefined && trust.foreign === undefined) {
        return { from: ['registry'], to: 'registry', why: 'images.registry is set' };
    }
    const from = ['artifact', 'cache'].filter((place) => services[place === 'artifact' ? 'artifacts' : 'cache']);
    if (from.length === 0)
        return { from, to: undefined, why: 'there is neither a cache nor artifacts here' };
    if (trust.foreign === undefined && isDefault && !isPull && services.cache) {
        return { from: ['cache'], to: 'cache', why: 'the default branch writes the cache' };
    }
    if (!services.artifacts)
        return { from, to: undefined, why: 'only the default branch writes the cache' };
    return writing('artifact', from, trust, 'only the default branch writes the cache, others use artifacts of a day');
}
const NAMES = {
    registry: 'registry (images.registry)',
    cache: 'cache service',
    artifact: 'artifact service',
};
function writing(to, from, { foreign, eventName }, why) {
    if (foreign === undefined || (to === 'artifact' && eventName === 'pull_request'))
        return { from, to, why };
    return { from, to: undefined, why: `nothing is written: ${foreign}` };
}

// EXTERNAL MODULE: ./.build/src/images/transports/guarded-entries.js
var guarded_entries = __webpack_require__(19024);
// EXTERNAL MODULE: ./.build/src/images/transports/kept-files.js
var kept_files = __webpack_require__(66923);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.build/src/docker/labels.js
var labels = __webpack_require__(3757);
;// CONCATENATED MODULE: ./.build/src/images/transports/image-record.js

const HEAD_LIMIT = 4 * 1024 * 1024;
const headOf = (record) => Buffer.from(`${JSON.stringify(record)}\n`);
const isDigest = (value) => typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value);
const isCount = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isObject = (value) => typeof value === 'object' && value !== null;
const listOf = (value) => Array.isArray(value) && value.every(isObject) ? value : fail('a list is missing');
const digestOf = (text) => `sha256:${(0,external_node_crypto_.createHash)('sha256').update(text).digest('hex')}`;
function fail(what) {
    throw new Error(`it is no record of an image: ${what}`);
}
function parseHead(bytes, image) {
    const end = bytes.indexOf(10);
    if (end < 0 || end > HEAD_LIMIT)
        fail('its first line has no end');
    const value = JSON.parse(bytes.subarray(0, end).toString('utf8'));
    if (!isObject(value) || value.kind !== 'isoshard-image')
        return fail('it has another kind');
    if (value.version !== 1)
        return fail(`its version is ${String(value.version)}`);
    if (value.image !== image)
        return fail('it is of another image');
    const manifests = listOf(value.manifests).map(({ digest, mediaType, text }) => {
        if (!isDigest(digest) || typeof mediaType !== 'string' || !/^[\w.+/-]{1,200}$/.test(mediaType))
            fail('a manifest');
        if (typeof text !== 'string' || digestOf(text) !== digest)
            return fail('a manifest has another digest');
        return { digest, mediaType, text };
    });
    const blobs = listOf(value.blobs).map(({ digest, sizeBytes, unpackedBytes, place }) => {
        if (!isDigest(digest) || !isCount(sizeBytes) || !isCount(unpackedBytes))
            return fail('a blob');
        if (place !== 'kept' && place !== 'packed' && place !== 'base')
            return fail('the place of a blob');
        return { digest, sizeBytes, unpackedBytes, place };
    });
    const { top, base, unpackedBytes, buildMs } = value;
    if (!isDigest(top) || !manifests.some(({ digest }) => digest === top))
        return fail('its manifest is missing');
    if (!isCount(unpackedBytes) || !isCount(buildMs))
        return fail('a number');
    return {
        record: {
            kind: 'isoshard-image',
            version: 1,
            image,
            top,
            manifests,
            blobs,
            base: base === null ? null : parseBase(base),
            unpackedBytes,
            buildMs,
        },
        packedAt: end + 1,
    };
}
function parseBase(value) {
    if (!isObject(value))
        return fail('its base');
    const { reference, layers } = value;
    if (typeof reference !== 'string' || !/^[a-z0-9][\w.:/-]{0,250}@sha256:[0-9a-f]{64}$/.test(reference)) {
        return fail('the name of its base');
    }
    return isCount(layers) ? { reference, layers } : fail('the layers of its base');
}
function referredBy(text) {
    const value = JSON.parse(text);
    if (!isObject(value))
        return { blobs: [], manifests: [], config: undefined };
    const { config, layers, manifests } = value;
    const found = [config, ...(Array.isArray(layers) ? layers : [])].flatMap((one) => isObject(one) && isDigest(one.digest) && isCount(one.size) ? [{ digest: one.digest, size: one.size }] : []);
    return {
        blobs: found,
        manifests: (Array.isArray(manifests) ? manifests : []).flatMap((one) => isObject(one) && isDigest(one.digest) ? [one.digest] : []),
        config: isObject(config) && isDigest(config.digest) ? config.digest : undefined,
    };
}

;// CONCATENATED MODULE: ./.build/src/images/transports/found-record.js




const FILE_LIMIT = 64 * 1024 * 1024;
async function readRecord(restored, copy, image) {
    const { size } = await (0,promises_.stat)(restored);
    if (size > FILE_LIMIT)
        throw new Error('it is too large for a record');
    const bytes = await (0,promises_.readFile)(restored);
    const { record, packedAt } = parseHead(bytes, image);
    const packed = new Map();
    let at = packedAt;
    for (const { digest, sizeBytes, place } of record.blobs) {
        if (place !== 'packed')
            continue;
        const blob = bytes.subarray(at, at + sizeBytes);
        if (`sha256:${(0,external_node_crypto_.createHash)('sha256').update(blob).digest('hex')}` !== digest)
            throw new Error('a blob has other bytes');
        packed.set(digest, blob);
        at += sizeBytes;
    }
    const diffIds = layersOf(record, packed);
    await (0,promises_.copyFile)(restored, copy);
    return { record, sizeBytes: size, file: copy, packedAt, diffIds };
}
function layersOf({ image, manifests }, packed) {
    const configs = manifests.flatMap(({ text }) => packed.get(referredBy(text).config ?? '') ?? []);
    const read = configs.map((bytes) => JSON.parse(bytes.toString('utf8')));
    const own = read.find(({ config }) => config?.Labels?.[labels/* LABEL */.d_.digest] === image);
    if (own === undefined && read.length > 0)
        throw new Error('it is made from something else');
    const layers = own?.rootfs?.diff_ids;
    return Array.isArray(layers) ? layers.filter((layer) => typeof layer === 'string') : [];
}

// EXTERNAL MODULE: ./.build/src/images/transports/worth.js
var worth = __webpack_require__(4365);
;// CONCATENATED MODULE: ./.build/src/images/transports/loopback-parts.js

const REPOSITORY = 'isoshard/image';
const ratesOf = ({ files, packing }) => ({
    ...worth/* USUAL */.VY,
    moved: files.meter.rate,
    packed: packing.rate,
});
const loginOf = ({ host, username, password }) => ({
    username,
    password,
    serveraddress: host,
});

// EXTERNAL MODULE: ./.build/src/images/transports/bounded-move.js
var bounded_move = __webpack_require__(59884);
;// CONCATENATED MODULE: ./.build/src/images/transports/swapped-layers.js

function layered(text, count) {
    const value = Object(JSON.parse(text));
    return Array.isArray(value.layers) && value.layers.length === count && count > 0 ? value : undefined;
}
function withLayers(manifest, parsed, layers) {
    const text = JSON.stringify({ ...parsed, layers });
    return { ...manifest, text, digest: `sha256:${(0,external_node_crypto_.createHash)('sha256').update(text).digest('hex')}` };
}
function renamedLayers(manifest, count, rename) {
    const parsed = layered(manifest.text, count);
    if (parsed === undefined)
        return manifest;
    const layers = parsed.layers.map((layer, index) => {
        const name = rename(index, String(layer.digest));
        return name === undefined || name.digest === layer.digest ? layer : { ...layer, ...name };
    });
    return layers.every((layer, index) => layer === parsed.layers[index])
        ? manifest
        : withLayers(manifest, parsed, layers);
}
function unpackedImage({ top, manifests, blobs }, diffIds, from) {
    const manifest = manifests.find(({ digest }) => digest === top);
    const parsed = manifest && layered(manifest.text, diffIds.length);
    if (manifest === undefined || parsed === undefined)
        return undefined;
    const isOci = String(parsed.mediaType ?? manifest.mediaType).includes('.oci.');
    const mediaType = isOci ? 'application/vnd.oci.image.layer.v1.tar' : 'application/vnd.docker.image.rootfs.diff.tar';
    const found = [];
    const layers = parsed.layers.map((layer, index) => {
        const { place, sizeBytes = 0, unpackedBytes = 0 } = blobs.find(({ digest }) => digest === layer.digest) ?? {};
        const digest = diffIds[index] ?? '';
        if (index < from || place !== 'kept' || unpackedBytes === 0 || !/^sha256:[0-9a-f]{64}$/.test(digest))
            return layer;
        found.push({ index, digest, of: String(layer.digest), size: { sizeBytes, unpackedBytes } });
        return { mediaType, digest, size: unpackedBytes };
    });
    return found.length === 0 ? undefined : { manifest: withLayers(manifest, parsed, layers), layers: found };
}

;// CONCATENATED MODULE: ./.build/src/images/transports/loopback-pull.js





const SLOWER = 'it comes slower than it is built';
const LOOK_EVERY_MS = 1000;
const ROOMY = 4;
async function pullRecorded(parts, image, found, pulling) {
    const { engine, shelf, free } = parts;
    const { record, diffIds } = found;
    const { present, lackedBytes } = pulling;
    const left = { buildMs: record.buildMs, lacked: pulling.lacked };
    offer(parts, found);
    const isRoomy = (free() ?? Number.POSITIVE_INFINITY) > ROOMY * lackedBytes;
    const all = engine.info.keepsPacked || !isRoomy ? undefined : unpackedImage(record, diffIds, 0);
    const had = new Set(all?.layers.filter(({ index }) => index < present).map(({ digest }) => digest));
    if (all !== undefined && had.size > 0) {
        offerUnpacked(parts, all, had);
        let isAsked = false;
        const unwatch = shelf.watch((digest) => {
            isAsked ||= had.has(digest);
        });
        try {
            return await pull(parts, image, { record, left, unpacked: all, had });
        }
        catch (error) {
            if (!isAsked)
                throw error;
        }
        finally {
            unwatch();
        }
    }
    const lacked = all && unpackedImage(record, diffIds, present);
    if (lacked !== undefined)
        offerUnpacked(parts, lacked, new Set());
    await pull(parts, image, { record, left, unpacked: lacked, had: new Set() });
}
function offer({ shelf }, { record, packedAt, file }) {
    for (const manifest of record.manifests)
        shelf.offerManifest(manifest);
    let at = packedAt;
    for (const { digest, sizeBytes, place, unpackedBytes } of record.blobs) {
        if (place === 'base')
            shelf.offerBase(digest, sizeBytes);
        if (place === 'kept')
            shelf.offerKept(digest, { sizeBytes, unpackedBytes });
        if (place !== 'packed')
            continue;
        shelf.offerFile(digest, sizeBytes, file, at);
        at += sizeBytes;
    }
}
function offerUnpacked({ shelf }, { manifest, layers }, had) {
    shelf.offerManifest(manifest);
    for (const { digest, of, size } of layers)
        shelf.offerUnpacked(digest, of, size, !had.has(digest));
}
async function pull(parts, image, { record, unpacked, had, left }) {
    const { engine, shelf } = parts;
    const server = await parts.server();
    const reference = `${server.host}/${REPOSITORY}@${unpacked?.manifest.digest ?? record.top}`;
    const own = new Set([...record.blobs.map(({ digest }) => digest), ...had]);
    await (0,bounded_move/* boundedMove */.X)(parts, async (options, giveUp) => {
        const unwatch = shelf.watch((digest, why) => {
            if (own.has(digest))
                giveUp(why);
        });
        const looking = setInterval(() => {
            const leftBytes = left.lacked.reduce((sum, digest) => sum + shelf.leftOf(digest), 0);
            if ((0,worth/* isSlowerToGoOn */.TH)(leftBytes, left.buildMs, ratesOf(parts)))
                giveUp(SLOWER);
        }, LOOK_EVERY_MS);
        try {
            await engine.pullImage(reference, { ...options, login: loginOf(server) });
        }
        finally {
            clearInterval(looking);
            unwatch();
        }
    });
    try {
        const pulled = await engine.imageFacts(reference);
        if (pulled?.labels[labels/* LABEL */.d_.digest] !== image.digest)
            throw new Error('what came is made from something else');
        const at = image.tag.lastIndexOf(':');
        await engine.tagImage(reference, image.tag.slice(0, at), image.tag.slice(at + 1));
    }
    finally {
        await engine.untagImage(reference).catch(() => false);
    }
}

// EXTERNAL MODULE: ./.build/src/images/transports/shelf.js + 3 modules
var transports_shelf = __webpack_require__(66872);
;// CONCATENATED MODULE: ./.build/src/images/transports/pull-base.js



async function pullBase(parts, reference, layers = 0, begun = () => { }) {
    if (!parts.baseNames.has(repositoryOf(reference)))
        throw new Error(`no Dockerfile here builds on ${reference}`);
    const login = await parts.login(reference);
    const at = new Set();
    await (0,bounded_move/* boundedMove */.X)(parts, (options) => parts.engine.pullImage(reference, {
        ...options,
        login,
        onProgress: (said) => {
            options.onProgress?.(said);
            if (said.id !== undefined && OF_A_LAYER.test(said.status ?? ''))
                at.add(said.id);
            if (at.size >= layers)
                begun();
        },
    }));
}
async function besideBase(parts, base, work) {
    let begun = () => { };
    const isAtAll = new Promise((resolve) => {
        begun = resolve;
    });
    const pulling = pullBase(parts, base.reference, base.layers, begun);
    await (parts.engine.info.keepsPacked ? pulling : Promise.race([pulling, isAtAll]));
    const early = await work().then(() => undefined, (error) => error);
    await pulling;
    if (early === undefined)
        return;
    if (early.message !== transports_shelf/* NOT_GIVEN */.y8)
        throw early;
    await work();
}
const OF_A_LAYER = /^(Pulling fs layer|Waiting|Downloading|Already exists|Download complete|Extracting|Pull complete)/;
async function learnBase(parts, image) {
    const name = parts.lowest.get(image.service) ?? '';
    const digest = image.bases?.[name];
    if (digest === undefined || !/^sha256:[0-9a-f]{64}$/.test(digest))
        return;
    const reference = `${name.replace(/@.*$/, '').replace(/:[^/:]*$/, '')}@${digest}`;
    if (isOnLoopback(reference))
        return;
    try {
        if ((await parts.engine.imageFacts(reference)) === undefined)
            await pullBase(parts, reference);
    }
    catch (error) {
        parts.log.debug(`${reference} is not known: its layers are kept too (${error.message})`);
    }
}
async function servedLayers({ engine, login, log, signal }, { reference, layers }, { platform }) {
    try {
        const served = await engine.remoteLayers(reference, { platform, login: await login(reference), signal });
        if (served.length !== layers)
            throw new Error(`${reference} has ${served.length} layers there, and ${layers} here`);
        return served;
    }
    catch (error) {
        log.debug(`the layers of ${reference} are kept too: ${error.message}`);
        return undefined;
    }
}

// EXTERNAL MODULE: ./.build/src/images/transports/room.js
var room = __webpack_require__(61842);
;// CONCATENATED MODULE: ./.build/src/images/transports/loopback-fetch.js








const miss = (why) => ({ found: false, why });
async function fetchThroughLoopback(parts, image) {
    const { files, shelf, log, signal } = parts;
    const copy = files.spoolFile();
    let found;
    try {
        found = await files.findImage(image.digest, (file) => readRecord(file, copy, image.digest));
        if (found === undefined)
            return miss(`not in ${files.places}`);
        return await fetchRecorded(parts, image, found);
    }
    catch (error) {
        signal.throwIfAborted();
        if (error instanceof errors/* EnvironmentError */.eG && error.code === 'disk-full')
            throw error;
        const why = error.message;
        if (why === SLOWER)
            return miss(why);
        files.distrust(image.digest);
        shelf.forget(found?.record.blobs.map(({ digest }) => digest) ?? []);
        if (/no space left on device|ENOSPC/i.test(why))
            throw diskFull(image, error);
        log.warning(`the image of ${image.service} could not be fetched from ${files.places}: ${why}`);
        return miss(why);
    }
}
async function fetchRecorded(parts, image, found) {
    const { engine, shelf } = parts;
    const { record, diffIds } = found;
    const local = await allFacts(engine);
    const lacked = lackedBytes(found, local);
    if ((0,worth/* isSlowerToFetch */.qN)(lacked.keptBytes, lacked.unpackedBytes, record.buildMs, ratesOf(parts)))
        return miss('building it is faster than moving it');
    await (0,room/* makeRoom */.m)(engine, parts, { neededBytes: lacked.diskBytes, keep: parts.keep, free: parts.free });
    const present = presentLayers(diffIds, local);
    parts.log.debug(`${image.service}: ${lacked.keptBytes} bytes are to come, ${present} layers are here`);
    const pull = () => pullRecorded(parts, image, found, { present, lacked: lacked.digests, lackedBytes: lacked.unpackedBytes });
    if (record.base === null || (await isKnown(engine, record.base, diffIds, local)))
        await pull();
    else
        await besideBase(parts, record.base, pull);
    const movedBytes = found.sizeBytes + shelf.takeGiven(record.blobs.map(({ digest }) => digest));
    const all = record.blobs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    return { found: true, movedBytes, sparedBytes: Math.max(0, all - movedBytes) };
}
async function isKnown(engine, base, diffIds, local) {
    return presentLayers(diffIds, local) >= base.layers && (await engine.imageFacts(base.reference)) !== undefined;
}
function lackedBytes({ record, diffIds }, local) {
    const kept = record.blobs.filter(({ place }) => place === 'kept');
    const all = kept.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    const present = presentLayers(diffIds, local);
    const layers = record.blobs.slice(Math.max(0, record.blobs.length - diffIds.length));
    const lacked = layers.slice(present).filter(({ place }) => place === 'kept');
    const keptBytes = diffIds.length === 0 ? all : lacked.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    const share = all === 0 ? 0 : keptBytes / all;
    const unpackedBytes = Math.round(share * record.unpackedBytes);
    const digests = lacked.map(({ digest }) => digest);
    return { digests, keptBytes, unpackedBytes, diskBytes: keptBytes + unpackedBytes };
}
const diskFull = (image, cause) => new errors/* EnvironmentError */.eG('disk-full', `the disk is full: the image of ${image.service} does not fit`, {
    cause,
    hint: 'Free some: `docker system df` shows what takes it, `docker system prune` removes what nothing uses.',
});

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
;// CONCATENATED MODULE: ./.build/src/images/transports/loopback-publish.js












async function publishThroughLoopback(parts, image, build) {
    const { engine, shelf } = parts;
    const facts = await engine.imageFacts(image.tag);
    if (facts === undefined)
        return { done: false, why: 'the engine does not have it' };
    await learnBase(parts, image);
    const local = await allFacts(engine);
    const known = baseOf(facts, local, parts.baseNames);
    const buildMs = (0,worth/* coldBuildMs */.H7)(await engine.imageHistory(image.tag), known?.layers ?? namedBaseLayers(facts, local), build);
    const served = known && (await servedLayers(parts, known, facts));
    const base = served && known;
    const baseBytes = local.find(({ layers }) => base !== undefined && layers.length === base.layers)?.sizeBytes ?? 0;
    const unpackedBytes = Math.max(0, facts.sizeBytes - baseBytes);
    if ((0,worth/* isSlowerToPublish */.jF)(unpackedBytes, buildMs, ratesOf(parts))) {
        return { done: false, why: `${mb(unpackedBytes)} would move slower than they are built` };
    }
    if (served !== undefined)
        shelf.knowBaseLayers(facts.layers.slice(0, served.length), served);
    const server = await parts.server();
    await parts.packing.of(0, () => pushAll(parts, server, image), () => shelf.takeUnpacked());
    const manifests = manifestsOf(shelf, (0,entries/* slotOf */.SW)(image.digest)).map((manifest) => renamedLayers(manifest, facts.layers.length, (index, digest) => served?.[index] ?? shelf.packedName(digest)));
    const top = manifests[0];
    if (top === undefined)
        return { done: false, why: 'the engine sent no manifest' };
    const wanted = new Map(manifests.flatMap(({ text }) => referredBy(text).blobs).map((one) => [one.digest, one.size]));
    const kept = await keepBlobs(shelf, wanted, new Set(served?.map(({ digest }) => digest)));
    if (kept === undefined)
        return { done: false, why: 'it could not be kept' };
    const record = {
        kind: 'isoshard-image',
        version: 1,
        image: image.digest,
        top: top.digest,
        manifests,
        blobs: kept.blobs,
        base: base ?? null,
        unpackedBytes,
        buildMs,
    };
    const recordBytes = await saveRecord(parts, record);
    if (recordBytes === undefined)
        return { done: false, why: 'its record could not be kept' };
    const all = [...wanted.values()].reduce((sum, size) => sum + size, 0);
    const moved = kept.movedBytes + recordBytes;
    return { done: true, movedBytes: moved, sparedBytes: Math.max(0, all - moved) };
}
const mb = (bytes) => `${Math.round(bytes / 1e6)} MB`;
async function pushAll(parts, server, image) {
    const { engine } = parts;
    const tag = (0,entries/* slotOf */.SW)(image.digest);
    const repository = `${server.host}/${REPOSITORY}`;
    await engine.tagImage(image.tag, repository, tag);
    try {
        const digest = await (0,bounded_move/* boundedMove */.X)(parts, (options) => engine.pushImage(`${repository}:${tag}`, { ...options, login: loginOf(server) }));
        if (digest !== '')
            await engine.untagImage(`${repository}@${digest}`);
    }
    finally {
        await engine.untagImage(`${repository}:${tag}`).catch(() => false);
    }
}
function manifestsOf(shelf, tag) {
    const top = shelf.manifest(tag);
    if (top === undefined)
        return [];
    return [top, ...referredBy(top.text).manifests.flatMap((digest) => shelf.manifest(digest) ?? [])];
}
async function keepBlobs(shelf, wanted, base) {
    const blobs = [];
    let movedBytes = 0;
    for (const [digest, sizeBytes] of wanted) {
        const blob = shelf.blob(digest);
        if (blob === undefined || blob.place === 'unpacked' || (blob.place === 'base' && !base.has(digest))) {
            return undefined;
        }
        if (blob.place === 'kept') {
            const saved = await blob.saved;
            if (saved === undefined) {
                shelf.forget([digest]);
                return undefined;
            }
            movedBytes += shelf.takeSaved(digest, saved);
        }
        const place = blob.place === 'file' ? 'packed' : blob.place;
        blobs.push({ digest, sizeBytes, unpackedBytes: blob.place === 'kept' ? blob.unpackedBytes : 0, place });
    }
    return { blobs, movedBytes };
}
async function saveRecord({ files, shelf }, record) {
    const file = files.spoolFile();
    const head = headOf(record);
    const packed = record.blobs.filter(({ place }) => place === 'packed');
    try {
        const bytes = async function* () {
            yield head;
            for (const { digest } of packed)
                yield* await shelf.read(digest, 0);
        };
        await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from(bytes(), { objectMode: false }), (0,external_node_fs_.createWriteStream)(file));
        const saved = await files.saveImage(record.image, file);
        return saved ? head.length + packed.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) : undefined;
    }
    finally {
        await (0,promises_.rm)(file, { force: true });
    }
}

// EXTERNAL MODULE: ./.build/src/images/transports/meter.js
var meter = __webpack_require__(87328);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
;// CONCATENATED MODULE: ./.build/src/images/transports/registry-server.js




const USUAL_PORT = 47_521;
const MANIFEST_LIMIT = 4 * 1024 * 1024;
class Refusal extends Error {
    status;
    code;
    headers;
    constructor(status, code, headers = {}) {
        super(code);
        this.status = status;
        this.code = code;
        this.headers = headers;
    }
}
async function startRegistry(shelf, port = USUAL_PORT) {
    const username = 'isoshard';
    const password = (0,external_node_crypto_.randomBytes)(24).toString('base64url');
    const wanted = Buffer.from(`Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`);
    const uploads = new Map();
    const server = (0,external_node_http_.createServer)((request, response) => {
        answer(request, response).catch((error) => {
            const { status, code, headers } = error instanceof Refusal ? error : { status: 500, code: 'UNKNOWN', headers: {} };
            if (response.headersSent || request.destroyed)
                return void response.destroy();
            request.resume();
            response.writeHead(status, { ...headers, 'content-type': 'application/json', connection: 'close' });
            const message = error instanceof Error ? error.message : 'unknown';
            response.end(request.method === 'HEAD' ? undefined : JSON.stringify({ errors: [{ code, message }] }));
        });
    });
    server.on('clientError', (_error, socket) => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'));
    server.requestTimeout = 0;
    server.keepAliveTimeout = 30_000;
    async function answer(request, response) {
        response.setHeader('docker-distribution-api-version', 'registry/2.0');
        const given = Buffer.from(request.headers.authorization ?? '');
        if (given.length !== wanted.length || !(0,external_node_crypto_.timingSafeEqual)(given, wanted)) {
            throw new Refusal(401, 'UNAUTHORIZED', { 'www-authenticate': 'Basic realm="isoshard"' });
        }
        const url = new URL(request.url ?? '/', 'http://loopback');
        const [, name, kind, rest = ''] = /^\/v2\/(?:(.+)\/(blobs|manifests)\/(.*))?$/.exec(url.pathname) ?? [];
        if (url.pathname === '/v2/' || url.pathname === '/v2')
            return void response.writeHead(200).end('{}');
        if (name === undefined)
            throw new Refusal(404, 'NAME_UNKNOWN');
        const method = request.method ?? '';
        const isReading = method === 'GET' || method === 'HEAD';
        if (kind === 'manifests') {
            if (isReading)
                return sendManifest(method, response, rest);
            if (method === 'PUT')
                return takeManifest(request, response, name, rest);
        }
        else if (rest.startsWith('uploads/')) {
            return upload(request, response, {
                name,
                id: rest.slice('uploads/'.length),
                digest: url.searchParams.get('digest'),
            });
        }
        else if (isReading)
            return sendBlob(request, response, rest);
        throw new Refusal(405, 'UNSUPPORTED');
    }
    async function sendBlob(request, response, digest) {
        const size = await shelf.sizeOf(digest);
        if (size === undefined)
            throw new Refusal(404, 'BLOB_UNKNOWN');
        const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
        const start = Number(from ?? 0);
        if (start >= size && size > 0)
            throw new Refusal(416, 'RANGE_INVALID', { 'content-range': `bytes */${size}` });
        const end = Math.min(size - 1, Number(to || size - 1));
        const headers = {
            'content-type': 'application/octet-stream',
            'content-length': String(end - start + 1),
            'docker-content-digest': digest,
            'accept-ranges': 'bytes',
            ...(from !== undefined && { 'content-range': `bytes ${start}-${end}/${size}` }),
        };
        if (request.method === 'HEAD')
            return void response.writeHead(200, headers).end();
        const bytes = await shelf.read(digest, start);
        response.writeHead(from === undefined ? 200 : 206, headers);
        await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from(cut(bytes, end - start + 1), { objectMode: false, highWaterMark: 1024 * 1024 }), response);
    }
    function sendManifest(method, response, reference) {
        const found = shelf.manifest(reference);
        if (found === undefined)
            throw new Refusal(404, 'MANIFEST_UNKNOWN');
        const bytes = Buffer.from(found.text);
        response.writeHead(200, {
            'content-type': found.mediaType,
            'content-length': bytes.length,
            'docker-content-digest': found.digest,
        });
        response.end(method === 'HEAD' ? undefined : bytes);
    }
    async function takeManifest(request, response, name, reference) {
        const chunks = [];
        let size = 0;
        for await (const chunk of request) {
            size += chunk.length;
            if (size > MANIFEST_LIMIT)
                throw new Refusal(413, 'SIZE_INVALID');
            chunks.push(chunk);
        }
        const bytes = Buffer.concat(chunks);
        const digest = `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
        if (reference.includes(':') && reference !== digest)
            throw new Refusal(400, 'DIGEST_INVALID');
        const mediaType = request.headers['content-type'] ?? 'application/vnd.oci.image.manifest.v1+json';
        shelf.putManifest(reference, { digest, mediaType, text: bytes.toString('utf8') });
        response.writeHead(201, { location: `/v2/${name}/manifests/${digest}`, 'docker-content-digest': digest }).end();
    }
    async function upload(request, response, { name, id, digest }) {
        const { method } = request;
        if (method === 'POST' && id === '') {
            const started = (0,external_node_crypto_.randomUUID)();
            const incoming = await shelf.begin();
            uploads.set(started, incoming);
            if (digest !== null)
                return finish(request, response, { name, id: started, digest });
            request.resume();
            return accepted(response, 202, name, started, incoming);
        }
        const incoming = uploads.get(id);
        if (incoming === undefined)
            throw new Refusal(404, 'BLOB_UPLOAD_UNKNOWN');
        if (method === 'GET')
            return accepted(response, 204, name, id, incoming);
        if (method === 'PUT')
            return finish(request, response, { name, id, digest });
        if (method === 'DELETE') {
            uploads.delete(id);
            await incoming.discard();
            return void response.writeHead(204).end();
        }
        if (method !== 'PATCH')
            throw new Refusal(405, 'UNSUPPORTED');
        const [, from] = /^(?:bytes[ =])?(\d+)-\d+/.exec(request.headers['content-range'] ?? '') ?? [];
        if (from !== undefined && Number(from) !== incoming.sizeBytes) {
            throw new Refusal(416, 'RANGE_INVALID', { range: rangeOf(incoming) });
        }
        await receive(request, id, incoming);
        accepted(response, 202, name, id, incoming);
    }
    async function receive(request, id, incoming) {
        try {
            await incoming.append(request);
        }
        catch (error) {
            uploads.delete(id);
            await incoming.discard();
            throw error;
        }
    }
    async function finish(request, response, { name, id, digest }) {
        const incoming = uploads.get(id);
        if (incoming === undefined || digest === null)
            throw new Refusal(400, 'DIGEST_INVALID');
        await receive(request, id, incoming);
        uploads.delete(id);
        if (!(await incoming.finish(digest)))
            throw new Refusal(400, 'DIGEST_INVALID');
        response.writeHead(201, { location: `/v2/${name}/blobs/${digest}`, 'docker-content-digest': digest }).end();
    }
    const listen = (at) => new Promise((resolve, reject) => {
        server.once('error', reject).listen(at, '127.0.0.1', () => {
            server.off('error', reject);
            resolve();
        });
    });
    await listen(port).catch(() => listen(0));
    server.unref();
    return {
        host: `127.0.0.1:${server.address().port}`,
        username,
        password,
        async close() {
            server.closeAllConnections();
            await new Promise((resolve) => server.close(resolve));
            await Promise.all([...uploads.values()].map((incoming) => incoming.discard()));
        },
    };
}
const rangeOf = ({ sizeBytes }) => `0-${Math.max(0, sizeBytes - 1)}`;
function accepted(response, status, name, id, incoming) {
    response.writeHead(status, {
        location: `/v2/${name}/blobs/uploads/${id}`,
        range: rangeOf(incoming),
        'docker-upload-uuid': id,
        'content-length': '0',
    });
    response.end();
}
async function* cut(bytes, length) {
    let left = length;
    for await (const chunk of bytes) {
        yield chunk.length <= left ? chunk : chunk.subarray(0, left);
        left -= Math.min(left, chunk.length);
        if (left === 0)
            return;
    }
}

;// CONCATENATED MODULE: ./.build/src/images/transports/transport.js
const noTransport = (why) => ({
    title: 'no transport',
    fetch: async () => ({ found: false, why }),
    publish: async () => ({ done: false, why }),
    close: async () => undefined,
});

;// CONCATENATED MODULE: ./.build/src/images/transports/loopback.js










const SILENT_MS = 180_000;
function loopbackTransport({ entries, port, ...options }) {
    const { engine, folder, clock, log } = options;
    if (!engine.info.isLocal) {
        const why = 'the Docker engine runs on another host, and cannot reach a registry of this process';
        log.info(`images are not moved: ${why}`);
        return noTransport(why);
    }
    const files = new kept_files/* KeptFiles */.uS(entries, folder, clock);
    const shelf = new transports_shelf/* ImageShelf */.kM(files, folder);
    let server;
    const parts = {
        silentMs: SILENT_MS,
        free: () => (0,room/* freeBytes */.g)(engine),
        ...options,
        files,
        shelf,
        packing: new meter/* Meter */.k(worth/* USUAL */.VY.packed, clock),
        server: () => {
            server ??= startRegistry(shelf, port);
            return server;
        },
    };
    return {
        title: [...new Set([...entries.from, ...(entries.to ? [entries.to] : [])].map(({ title }) => title))].join(' or '),
        fetch: (image) => fetchThroughLoopback(parts, image),
        async publish(image, build) {
            if (entries.to === undefined)
                return { done: false, why: entries.whyNot };
            try {
                return await publishThroughLoopback(parts, image, build);
            }
            catch (error) {
                const why = error.message;
                log.warning(`the image of ${image.service} could not be kept: ${why}`);
                return { done: false, why };
            }
        },
        async close() {
            await (await server)?.close();
            await (0,promises_.rm)(folder, { recursive: true, force: true });
        },
    };
}

// EXTERNAL MODULE: ./.build/src/images/transports/registry.js
var transports_registry = __webpack_require__(6298);
// EXTERNAL MODULE: ./.build/src/modes/foreign-code.js
var foreign_code = __webpack_require__(15088);
;// CONCATENATED MODULE: ./.build/src/modes/image-transport.js
















async function imageTransport(context, engine, { config, model, images, publishes }) {
    const { log, clock, signal, env, paths, cache, artifacts } = context;
    const { transport, registry } = config.images;
    if (transport === 'registry' && registry === undefined) {
        throw new errors/* InputError */.dz('bad-config', 'the transport "registry" needs images.registry, got none', {
            location: { file: config.file },
            hint: 'Name a repository, such as `images: {transport: registry, registry: ghcr.io/acme/app/isoshard}`.',
        });
    }
    const services = { cache: cache.available, artifacts: artifacts.available, registry };
    const choice = publishes
        ? await choosePlaces(context, services, transport)
        : readOnly(await choosePlaces(context, services, transport));
    log.debug(`images: from ${choice.from.join(', ') || 'nowhere'}, to ${choice.to ?? 'nowhere'}: ${choice.why}`);
    if (choice.from.length === 0)
        return noTransport(choice.why);
    const login = (reference) => (0,credentials/* loginFor */.L)(reference, env);
    if (choice.from.includes('registry') && registry !== undefined) {
        const why = choice.to === undefined ? choice.why : undefined;
        const keep = new Set(images.map(({ digest }) => digest));
        return (0,transports_registry/* registryTransport */.H)({ engine, log, clock, signal, repository: registry, login, readOnly: why, keep });
    }
    const folder = (0,external_node_path_.join)(paths.temp, 'images');
    const stores = new Map(choice.from.map((place) => [place, (0,guarded_entries/* guardedEntries */.x)(storeAt(context, place, folder), log)]));
    return loopbackTransport({
        engine,
        log,
        clock,
        signal,
        folder,
        login,
        entries: {
            from: [...stores.values()],
            to: choice.to === undefined ? undefined : stores.get(choice.to),
            whyNot: choice.why,
        },
        baseNames: baseNames(model),
        lowest: lowestBases(model),
        keep: new Set(images.map(({ digest }) => digest)),
    });
}
const storeAt = ({ cache, artifacts, clock }, place, folder) => place === 'artifact' ? artifactEntries(artifacts, folder, clock.now) : (0,cache_entries/* cacheEntries */.v)(cache, folder);
const readOnly = (choice) => ({
    ...choice,
    to: undefined,
    why: 'the job that makes the plan keeps images',
});
async function choosePlaces(context, services, transport) {
    const { env } = context;
    const event = Object((0,foreign_code/* readEvent */.j_)(env.GITHUB_EVENT_PATH));
    return chooseTransport(transport, services, {
        foreign: await (0,foreign_code/* foreignCode */.o)(context),
        eventName: env.GITHUB_EVENT_NAME ?? '',
        ref: env.GITHUB_REF ?? '',
        defaultBranch: event.repository?.default_branch ?? '',
    });
}
function baseNames(model) {
    const references = [...basesByService(model).values()].flatMap(({ images }) => images);
    return new Set(references.map(({ reference }) => repositoryOf(reference)));
}
function lowestBases(model) {
    const all = [...basesByService(model)];
    return new Map(all.flatMap(([service, { lowest }]) => (lowest === undefined ? [] : [[service, lowest]])));
}
function basesByService({ services }) {
    const all = (0,model/* sortedEntries */.CA)(services).flatMap(([name, service]) => {
        if (service.build === undefined)
            return [];
        const section = (0,build_section/* buildSection */.C)(service);
        const file = (0,external_node_path_.resolve)(section.context, section.dockerfile);
        const text = section.inline ?? ((0,build_section/* isFolder */.l)(section.context) && (0,external_node_fs_.existsSync)(file) ? (0,external_node_fs_.readFileSync)(file, 'utf8') : '');
        return [[name, (0,base_images/* basesOf */.c)(text, { ...section, contexts: Object.keys(section.contexts) })]];
    });
    return new Map(all);
}


/***/ }),

/***/ 84448:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ runnerEnvironment)
/* harmony export */ });
/* harmony import */ var _compose_test_environment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86986);
/* harmony import */ var _runners_pytest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39340);


function runnerEnvironment(request, current) {
    const { suite, shard, model, published, invocation, parent } = request;
    const prepended = Object.entries(invocation.prependPath).map(([name, folder]) => {
        const before = current[name];
        return [name, before ? `${folder}:${before}` : folder];
    });
    return {
        ...(0,_compose_test_environment_js__WEBPACK_IMPORTED_MODULE_0__/* .identityVariables */ .or)(shard),
        ...(model && (0,_compose_test_environment_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceVariables */ .nV)(model, published)),
        ...(0,_compose_test_environment_js__WEBPACK_IMPORTED_MODULE_0__/* .fillEnvironment */ .b3)(suite.env, published, parent),
        ...invocation.env,
        ...databaseVariable(suite.database, published, parent),
        ...Object.fromEntries(prepended),
    };
}
function databaseVariable(database, published, parent) {
    if (database?.url === undefined)
        return {};
    const { url = '' } = (0,_compose_test_environment_js__WEBPACK_IMPORTED_MODULE_0__/* .fillEnvironment */ .b3)({ url: database.url }, published, parent);
    return { [_runners_pytest_js__WEBPACK_IMPORTED_MODULE_1__/* .DATABASE_VARIABLE */ .b]: JSON.stringify({ ...database, url }) };
}


/***/ }),

/***/ 87406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ makeStack)
});

// EXTERNAL MODULE: ./.build/src/compose/bind-sources.js
var bind_sources = __webpack_require__(65382);
// EXTERNAL MODULE: ./.build/src/compose/health-check.js
var health_check = __webpack_require__(93977);
// EXTERNAL MODULE: ./.build/src/compose/model.js
var compose_model = __webpack_require__(45965);
// EXTERNAL MODULE: ./.build/src/compose/test-environment.js
var test_environment = __webpack_require__(86986);
// EXTERNAL MODULE: ./.build/src/docker/labels.js
var docker_labels = __webpack_require__(3757);
// EXTERNAL MODULE: ./.build/src/snapshot/begin-state.js
var begin_state = __webpack_require__(53669);
// EXTERNAL MODULE: ./.build/src/snapshot/mount-state.js
var mount_state = __webpack_require__(83401);
// EXTERNAL MODULE: ./.build/src/stack/networks.js + 1 modules
var stack_networks = __webpack_require__(24304);
// EXTERNAL MODULE: ./.build/src/stack/start.js + 1 modules
var stack_start = __webpack_require__(54503);
// EXTERNAL MODULE: ./.build/src/stack/tests-in-service.js + 1 modules
var tests_in_service = __webpack_require__(12590);
// EXTERNAL MODULE: ./.build/src/stack/volumes.js
var stack_volumes = __webpack_require__(55551);
;// CONCATENATED MODULE: ./.build/src/modes/image-checks.js

async function imageChecks(engine, model, images = {}) {
    const found = await Promise.all((0,compose_model/* sortedEntries */.CA)(model.services).map(async ([service, definition]) => {
        const reference = images[service] ?? definition.image;
        const check = reference === undefined ? undefined : (await engine.imageEnvironment(reference))?.check;
        return check === undefined ? [] : [[service, check]];
    }));
    return Object.fromEntries(found.flat());
}

// EXTERNAL MODULE: ./.build/src/modes/isolate-project.js + 5 modules
var isolate_project = __webpack_require__(5819);
// EXTERNAL MODULE: ./.build/src/modes/stack-identity.js
var stack_identity = __webpack_require__(8119);
// EXTERNAL MODULE: ./.build/src/modes/stack-images.js
var stack_images = __webpack_require__(90595);
// EXTERNAL MODULE: ./.build/src/modes/suite-services.js
var suite_services = __webpack_require__(73625);
;// CONCATENATED MODULE: ./.build/src/modes/make-stack.js
















async function makeStack(context, session, request) {
    const { config, suite, tools } = request;
    const { record, engine } = session;
    const identity = (0,stack_identity/* identityOf */.c)(record.session, request);
    const { project } = identity;
    const env = { ...context.env, ...(0,test_environment/* identityVariables */.or)(identity) };
    const source = { files: config.compose, folder: config.root };
    const compose = await session.compose.read(source, context.env, (0,test_environment/* identityVariables */.or)(identity), context.signal);
    const original = compose.model;
    const { start, all } = (0,suite_services/* servicesOf */.Y)(original, config, suite);
    const needed = (0,compose_model/* onlyServices */.ju)(original, all);
    if (request.ports === 'assign')
        (0,test_environment/* requireMappedPorts */.DX)(suite.name, (0,compose_model/* onlyServices */.ju)(original, start), valuesOf(suite));
    const labels = (0,docker_labels/* sessionLabels */.sx)(record, suite.name, request.shard);
    const images = Object.fromEntries(request.images.map(({ service, tag }) => [service, tag]));
    const checks = await imageChecks(engine, needed, images);
    const isolated = (0,isolate_project/* isolateProject */.b)(context, compose, {
        model: needed,
        project,
        labels,
        ports: request.ports,
        images,
        imageChecks: checks,
        allow: config.allow,
        stacks: request.stacks,
        engine: engine.info,
    });
    if (isolated.refusal !== undefined)
        throw isolated.refusal;
    const begun = (0,begin_state/* beginState */.X)(isolated.model, isolated.binds, request.state, {
        project,
        labels,
        services: start,
        declared: request.state === undefined ? {} : await (0,stack_images/* imageVolumes */.zf)(engine, isolated.model, start),
    });
    for (const definition of Object.values(begun.model.services))
        delete definition.profiles;
    const toolsVolume = `${project}-tools`;
    const place = suite.place.kind === 'service' ? suite.place.service : undefined;
    let model = begun.model;
    if (tools !== undefined && place !== undefined) {
        const env = tools.env(await (0,stack_images/* currentEnvironment */.hf)(engine, model, place), needed);
        model = (0,tests_in_service/* withTools */.YP)(model, place, toolsVolume, env, tools.door);
    }
    const needsDoor = (0,bind_sources/* bindSources */.ol)(needed).size > 0 || tools !== undefined || request.state !== undefined;
    const here = needsDoor ? await (0,stack_images/* imageHere */.YJ)(engine, model) : undefined;
    const makeIn = (image) => begun.make(engine, image, session.spares);
    const networks = (0,stack_networks/* makeNetworks */.W_)(engine, session.addresses, model);
    const [inNetworks, early] = await both(networks, here === undefined ? undefined : makeIn(here));
    model = inNetworks;
    const stack = {
        project,
        session: record.session,
        model,
        modelFile: (0,stack_start/* writeModel */.Bq)(record.scratch, project, model),
        env,
        ready: config.ready,
        patience: (0,health_check/* patienceOf */.Hw)(needed, checks),
    };
    const image = here ?? (needsDoor ? await (0,stack_images/* pulledImage */.YV)(context, stack) : '');
    const state = here === undefined ? await makeIn(image) : early;
    const volumes = {
        binds: begun.views,
        labels,
        tools: tools && { volume: toolsVolume, pluginFiles: tools.pluginFiles, input: tools.input },
    };
    if (needsDoor)
        await (0,stack_volumes/* makeVolumes */.Q4)(engine, context.paths.plugins, { ...volumes, image });
    const locate = (service) => compose.sources.locate(['services', service]);
    const binds = state === undefined ? isolated.binds : (0,mount_state/* viewsWithState */.Cb)(isolated.binds, state.slots);
    return { ...stack, services: start, original, locate, binds, labels, state, slots: begun.slots };
}
const valuesOf = ({ env, database }) => ({ ...env, ...(database?.url && { DATABASE_URL: database.url }) });
async function both(one, other) {
    await Promise.allSettled([one, other]);
    return [await one, await other];
}


/***/ }),

/***/ 33061:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ loadProject)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./.build/src/config/find.js
var find = __webpack_require__(48643);
// EXTERNAL MODULE: ./.build/src/config/load.js + 7 modules
var load = __webpack_require__(58812);
// EXTERNAL MODULE: ./.build/src/config/duration.js
var duration = __webpack_require__(62744);
// EXTERNAL MODULE: ./.build/src/config/freeze.js
var freeze = __webpack_require__(60367);
;// CONCATENATED MODULE: ./.build/src/config/overrides.js


function applyOverrides(config, inputs) {
    const { overrides } = inputs;
    const changes = [];
    const suites = config.suites.map((suite) => {
        if (inputs.suites.length > 0 && !inputs.suites.includes(suite.name))
            return suite;
        const changed = { ...suite, ...overrides };
        const auto = changed.shards === 'auto';
        note(changes, suite.name, 'shards', overrides.shards, suite.shards, true, String);
        note(changes, suite.name, 'target-duration', overrides.targetDurationMs, suite.targetDurationMs, auto, duration/* formatDuration */.a3);
        note(changes, suite.name, 'max-shards', overrides.maxShards, suite.maxShards, auto, String);
        return changed;
    });
    return (0,freeze/* deepFreeze */.o)({ config: { ...config, suites }, changes });
}
function note(changes, suite, input, value, configured, effective, written) {
    if (value === undefined || (effective && value === configured))
        return;
    changes.push({
        suite,
        input,
        value: written(value),
        configured: configured === undefined ? undefined : written(configured),
        effective,
    });
}

// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/config/nearest.js
var nearest = __webpack_require__(17976);
;// CONCATENATED MODULE: ./.build/src/config/suites.js


function selectSuites(config, names) {
    if (names.length === 0)
        return config.suites;
    const known = config.suites.map((suite) => suite.name);
    const unknown = names.filter((name) => !known.includes(name));
    if (unknown.length > 0) {
        const problems = unknown.map((name) => `suite: there is no suite ${JSON.stringify(name)}${(0,nearest/* didYouMean */.au)(name, known)}`);
        throw new errors/* InputError */.dz('unknown-suite', problems.join('\n'), {
            hint: `The configuration has ${known.join(', ')}.`,
        });
    }
    return config.suites.filter((suite) => names.includes(suite.name));
}

;// CONCATENATED MODULE: ./.build/src/modes/project.js





function loadProject({ paths, log }, request) {
    const source = (0,find/* findConfig */.u)({
        workspace: paths.workspace,
        exists: external_node_fs_.existsSync,
        ...(request.config !== undefined && { config: request.config }),
    });
    const { config, changes } = applyOverrides((0,load/* parseConfig */.o)((0,external_node_fs_.readFileSync)(source.file, 'utf8'), source), request);
    for (const { suite, input, value, effective } of changes) {
        if (!effective)
            log.warning(`${input}: ${value} changes nothing for ${suite}: its number of shards is fixed`);
    }
    const images = {
        ...config.images,
        transport: request.transport && request.transport !== 'auto' ? request.transport : config.images.transport,
    };
    return { config: { ...config, images }, suites: selectSuites(config, request.suites) };
}


/***/ }),

/***/ 8119:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ NO_SHARD),
/* harmony export */   c: () => (/* binding */ identityOf)
/* harmony export */ });
/* harmony import */ var _docker_labels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3757);

const NO_SHARD = {
    ISOSHARD_RUN_ID: 'isoshard',
    TEST_RUN_ID: 'isoshard',
    ISOSHARD_SUITE: '',
    ISOSHARD_SHARD: '0',
    ISOSHARD_SHARDS: '0',
    ISOSHARD_PROJECT: 'isoshard',
};
function identityOf(session, request) {
    const { suite, shard, index, total } = request;
    const project = (0,_docker_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .projectName */ .j1)(session, shard);
    return { runId: project.replace(/^isoshard-/, ''), suite: suite.name, index, total, project };
}


/***/ }),

/***/ 90595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YJ: () => (/* binding */ imageHere),
/* harmony export */   YV: () => (/* binding */ pulledImage),
/* harmony export */   hf: () => (/* binding */ currentEnvironment),
/* harmony export */   zf: () => (/* binding */ imageVolumes)
/* harmony export */ });
/* harmony import */ var _docker_compose_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36624);


async function imageVolumes(engine, model, services) {
    const declared = await Promise.all(services.map(async (service) => {
        const image = model.services[service]?.image;
        const facts = image === undefined ? undefined : await engine.imageFacts(image);
        return [service, facts?.volumes ?? []];
    }));
    return Object.fromEntries(declared);
}
async function currentEnvironment(engine, model, service) {
    const definition = model.services[service];
    const image = definition?.image === undefined ? undefined : await engine.imageEnvironment(definition.image);
    const own = Object.entries(definition?.environment ?? {}).map(([name, value]) => [
        name,
        (value ?? '').replaceAll('$$', '$'),
    ]);
    return { ...image?.env, ...Object.fromEntries(own) };
}
const imagesOf = ({ services }) => Object.values(services).flatMap(({ image }) => image ?? []);
async function imageHere(engine, model) {
    for (const image of imagesOf(model))
        if (await engine.hasImage(image))
            return image;
    return undefined;
}
async function pulledImage({ signal }, stack) {
    const candidates = imagesOf(stack.model);
    const pulled = await (0,_docker_compose_js__WEBPACK_IMPORTED_MODULE_0__/* .composeOn */ .Aq)(stack.project, stack.modelFile, ['pull', '--quiet'], {
        env: stack.env,
        session: stack.session,
        signal,
    });
    signal.throwIfAborted();
    if (pulled.code === 0 && candidates[0] !== undefined)
        return candidates[0];
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EnvironmentError */ .eG('image-missing', `none of the stack's images can be had: ${pulled.stderr.trim().split('\n').at(-1) ?? ''}`, {
        hint: 'Check `image:` in the compose file, and that this machine is logged in to the registry.',
    });
}


/***/ }),

/***/ 73625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ servicesOf)
/* harmony export */ });
/* harmony import */ var _compose_model_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45965);
/* harmony import */ var _config_nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17976);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);



function servicesOf(model, config, suite) {
    const named = [
        ...(suite.place.kind === 'service' ? [suite.place.service] : []),
        ...(suite.services ?? []),
        ...suite.prepare.map(({ service }) => service),
        ...(suite.prepareOptions?.refresh ?? []).map(({ service }) => service),
    ];
    const known = Object.keys(model.services).sort();
    const mustHave = (name, who) => {
        if (known.includes(name))
            return;
        const message = `${who} names service ${name}, which the compose file does not have${(0,_config_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .didYouMean */ .au)(name, known)}`;
        const hint = `Services of the compose file: ${known.join(', ')}.`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('unknown-service', message, { location: { file: config.file }, hint });
    };
    for (const name of named)
        mustHave(name, `suite ${suite.name}`);
    for (const key of ['ready', 'stop'])
        for (const name of Object.keys(config[key]))
            mustHave(name, key);
    const place = suite.place.kind === 'service' ? suite.place.service : undefined;
    const roots = suite.services ?? (place === undefined ? (0,_compose_model_js__WEBPACK_IMPORTED_MODULE_2__/* .upServices */ .KY)(model, config.profiles) : []);
    const start = (0,_compose_model_js__WEBPACK_IMPORTED_MODULE_2__/* .closure */ .Cx)(model, [...roots, ...(place === undefined ? [] : [place])]).filter((name) => name !== place);
    return { start, all: (0,_compose_model_js__WEBPACK_IMPORTED_MODULE_2__/* .closure */ .Cx)(model, [...start, ...named]) };
}


/***/ }),

/***/ 89765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  nB: () => (/* binding */ learn),
  kF: () => (/* binding */ readTimings),
  vi: () => (/* binding */ weigh)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./.build/src/timings/choose.js
function chooseTimings({ suites }, name, wanted, listing) {
    const candidates = suites
        .filter((suite) => suite.name === name)
        .map((suite) => {
        const known = listing.tests.filter(({ id }) => suite.tests.has(id)).length;
        return { suite, known, distance: distance(suite, wanted) };
    })
        .filter(({ known }) => known > 0);
    const half = listing.tests.length / 2;
    candidates.sort((a, b) => Number(b.known >= half) - Number(a.known >= half) || a.distance - b.distance || b.known - a.known);
    const [best] = candidates;
    return { suite: best?.suite, known: best?.known ?? 0, isExact: best?.distance === 0 };
}
function distance(a, b) {
    const far = (one, other) => Math.min(999, Math.abs(one - other));
    return (a.on === b.on ? 0 : 1e6) + far(a.workers, b.workers) * 1000 + far(a.stacks, b.stacks);
}

;// CONCATENATED MODULE: ./.build/src/timings/estimate.js
const CHANGE = 1.3;
const NEWEST = 5;
function expectedOf(samples) {
    const logs = samples.slice(-NEWEST).map(logOf);
    if (samples.every((sample) => sample === 0))
        return 0;
    if (logs.length < 4)
        return Math.exp(mean(logs));
    const newest = logs.slice(-2);
    const before = [...logs.slice(0, -2)].sort((a, b) => a - b);
    const usual = before[Math.floor((before.length - 1) / 2)] ?? 0;
    const off = newest.map((log) => log - usual);
    if (off.every((by) => by > Math.log(CHANGE)) || off.every((by) => by < -Math.log(CHANGE)))
        return Math.exp(mean(newest));
    return Math.exp(mean([...logs].sort((a, b) => a - b).slice(1, -1)));
}
const USUAL = { noise: 0.1, drift: 0.02 };
const ENOUGH_STEPS = 30;
const LEAST_NOISE = 0.01;
const TO_DEVIATION = 1 / 0.6745;
const LAG = 3;
function variationOf(all) {
    const [near, far] = [[], []];
    for (const samples of all) {
        for (let at = 1; at < samples.length; at += 1) {
            near.push(apart(samples, at, 1));
            if (at >= LAG)
                far.push(apart(samples, at, LAG));
        }
    }
    if (near.length < ENOUGH_STEPS)
        return USUAL;
    const steps = deviationOf(near) ** 2;
    if (far.length < ENOUGH_STEPS)
        return { noise: Math.max(LEAST_NOISE, Math.sqrt(steps / 2)), drift: USUAL.drift };
    const drift = Math.min(steps, Math.max(0, (deviationOf(far) ** 2 - steps) / (LAG - 1)));
    return { noise: Math.max(LEAST_NOISE, Math.sqrt((steps - drift) / 2)), drift: Math.sqrt(drift) };
}
const apart = (samples, at, lag) => Math.abs(logOf(samples[at] ?? 0) - logOf(samples[at - lag] ?? 0));
function deviationOf(steps) {
    steps.sort((a, b) => a - b);
    return (steps[Math.floor(steps.length / 2)] ?? 0) * TO_DEVIATION;
}
const ACCIDENT = 2;
const CHANGED = 2;
function estimateOf(all, { noise, drift }) {
    const [first, ...later] = all;
    if (first === undefined)
        return undefined;
    let level = logOf(first.ms);
    let variance = noise ** 2 + first.doubt;
    let last = { log: level, own: variance, off: 0 };
    for (const { ms, doubt } of later) {
        const [log, own] = [logOf(ms), noise ** 2 + doubt];
        const ahead = variance + drift ** 2;
        const spread = Math.sqrt(ahead + own);
        const off = (log - level) / spread;
        if (Math.abs(off) > CHANGED && Math.abs(last.off) > CHANGED && off * last.off > 0) {
            variance = 1 / (1 / own + 1 / last.own);
            level = variance * (log / own + last.log / last.own);
            last = { log, own, off: 0 };
        }
        else {
            const gain = ahead / (ahead + own);
            level += gain * spread * Math.min(ACCIDENT, Math.max(-ACCIDENT, off));
            variance = ahead * (1 - gain);
            last = { log, own, off };
        }
    }
    return { ms: Math.exp(level), variance: variance + drift ** 2 };
}
const logOf = (ms) => Math.log(Math.max(ms, 0.5));
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

;// CONCATENATED MODULE: ./.build/src/timings/fit.js

const UNKNOWN_MORE = 0.2;
const LEAST_LEFT = 0.1;
function fitTests({ tests }) {
    const plain = [...tests.values()].map((test) => samplesOf(test, 'nothing'));
    const variation = variationOf(plain);
    const levels = new Map([...tests.keys()].map((id, at) => [id, middleOf(plain[at] ?? [])]));
    const pairs = (test, kind, off) => {
        const level = levels.get(test.id);
        if (level === undefined)
            return [];
        const variance = (variation.noise * Math.max(1, level)) ** 2 * 2;
        return samplesOf(test, kind).map((ms) => ({ ms: ms - off - level, weight: 1 / variance }));
    };
    const byFile = new Map();
    for (const test of tests.values()) {
        const own = byFile.get(test.file) ?? [];
        own.push(...pairs(test, 'file', 0));
        byFile.set(test.file, own);
    }
    const files = new Map([...byFile].map(([file, all]) => [file, moreOf(all)]));
    const known = [...files.values()].filter(({ deviation }) => deviation !== undefined).map(({ ms }) => ms);
    const usual = { ms: middleOf(known) ?? 0, deviation: undefined };
    const ofFile = (file) => {
        const own = files.get(file);
        return own?.deviation === undefined ? usual : own;
    };
    const worker = moreOf([...tests.values()].flatMap((test) => pairs(test, 'worker', ofFile(test.file).ms)));
    const estimates = new Map();
    for (const test of tests.values()) {
        const file = ofFile(test.file);
        const all = test.ms.map((ms, at) => without(ms, test.firstOf[at] ?? 'nothing', file, worker));
        const estimate = estimateOf(all, variation);
        if (estimate !== undefined)
            estimates.set(test.id, estimate);
    }
    return { variation, estimates, moreOfFile: (file) => ofFile(file).ms, moreOfWorker: worker.ms };
}
function without(ms, firstOf, file, worker) {
    if (firstOf === 'nothing')
        return { ms, doubt: 0 };
    const off = file.ms + (firstOf === 'worker' ? worker.ms : 0);
    const left = Math.max(ms - off, ms * LEAST_LEFT, 1);
    const parts = firstOf === 'worker' ? [file, worker] : [file];
    const doubt = parts.reduce((sum, { deviation }) => sum + ((deviation ?? UNKNOWN_MORE * left) / left) ** 2, 0);
    return { ms: left, doubt: Math.min(1, doubt) };
}
const samplesOf = ({ ms, firstOf }, kind) => ms.filter((_, at) => firstOf[at] === kind);
function moreOf(pairs) {
    const total = pairs.reduce((sum, { weight }) => sum + weight, 0);
    if (total === 0)
        return { ms: 0, deviation: undefined };
    pairs.sort((a, b) => a.ms - b.ms);
    let below = 0;
    const middle = pairs.find(({ weight }) => {
        below += weight;
        return below >= total / 2;
    });
    const deviation = 1.25 / Math.sqrt(total);
    return { ms: Math.max(0, (middle?.ms ?? 0) - deviation), deviation };
}
function middleOf(values) {
    return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
}

// EXTERNAL MODULE: ./.build/src/sharding/units.js
var units = __webpack_require__(18383);
;// CONCATENATED MODULE: ./.build/src/timings/sequence.js

const CLOCK_MS = 20;
function sequenceOf({ events }) {
    const all = timed(events);
    const lastSeen = new Map(all.map(({ end }, at) => [end.worker, at]));
    const tries = new Map();
    for (const { end } of all)
        tries.set(end.id, (tries.get(end.id) ?? 0) + 1);
    const slots = [];
    const steps = [];
    const setups = new Map();
    for (const [at, { end, startMs, endMs }] of all.entries()) {
        let slot = slots.find(({ worker }) => worker === end.worker);
        let firstOf = slot?.files.has(end.file) ? 'nothing' : 'file';
        const before = slots
            .filter((other) => (lastSeen.get(other.worker) ?? 0) < at && other.endMs <= startMs + CLOCK_MS)
            .reduce((best, other) => (best && best.endMs >= other.endMs ? best : other), undefined);
        let gapMs = slot === undefined ? undefined : startMs - slot.endMs;
        if (slot === undefined) {
            firstOf = before === undefined ? 'slot' : 'worker';
            gapMs = before === undefined ? undefined : Math.max(0, startMs - before.endMs);
            slot = before ?? { worker: end.worker, endMs, files: new Set() };
            if (before === undefined)
                slots.push(slot);
            slot.worker = end.worker;
            slot.files = new Set();
        }
        slot.files.add(end.file);
        slot.endMs = endMs;
        if (gapMs !== undefined && gapMs < 0)
            gapMs = gapMs < -CLOCK_MS ? undefined : 0;
        const { id, file, shared = [] } = end;
        const durationMs = endMs - startMs;
        if (end.setup) {
            const project = (0,units/* projectOf */.v8)(end.title);
            const between = firstOf === 'nothing' || firstOf === 'file' ? (gapMs ?? 0) : 0;
            setups.set(project, (setups.get(project) ?? 0) + durationMs + between);
            continue;
        }
        const isClean = tries.get(id) === 1 && end.retry === 0 && end.ok && end.status === 'passed';
        const own = durationMs - shared.reduce((sum, [, ms]) => sum + ms, 0);
        steps.push({
            id,
            file,
            durationMs: Math.max(0, own),
            besideMs: durationMs - end.durationMs,
            shared,
            gapMs,
            firstOf,
            isClean,
        });
    }
    return {
        steps,
        setups,
        startMs: all[0]?.startMs,
        endMs: all.reduce((max, { endMs }) => Math.max(max, endMs), 0),
        atOnce: Math.min(atOnceOf(all), new Set(all.map(({ end }) => end.worker)).size),
    };
}
function timed(events) {
    const starts = new Map();
    const all = [];
    for (const event of events) {
        if (event.event === 'start' && event.worker >= 0)
            starts.set(JSON.stringify([event.id, event.retry]), event.atMs);
        if (event.event !== 'end')
            continue;
        const startMs = starts.get(JSON.stringify([event.id, event.retry])) ?? event.atMs - event.durationMs;
        all.push({ end: event, startMs, endMs: startMs + event.durationMs });
    }
    all.sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
    const next = new Map();
    const told = all.toReversed().map(({ end, startMs, endMs }) => {
        const limit = next.get(end.worker) ?? Number.POSITIVE_INFINITY;
        next.set(end.worker, startMs);
        return { end, startMs, endMs: Math.max(endMs, Math.min(end.atMs, limit)) };
    });
    return told.reverse();
}
function atOnceOf(all) {
    const moments = all.flatMap(({ startMs, endMs }) => [
        { at: startMs + CLOCK_MS, by: 1 },
        { at: Math.max(endMs, startMs + CLOCK_MS), by: -1 },
    ]);
    moments.sort((a, b) => a.at - b.at || a.by - b.by);
    let now = 0;
    let most = 0;
    for (const { by } of moments) {
        now += by;
        most = Math.max(most, now);
    }
    return most;
}

;// CONCATENATED MODULE: ./.build/src/timings/shard-run.js

const medianOf = (values) => values.length === 0 ? undefined : (0,units/* median */.JZ)(values);
function launchOf(runs) {
    const isFirst = ({ firstOf }) => firstOf === 'worker' || firstOf === 'slot';
    const steps = runs.flatMap(({ sequence }) => sequence.steps).filter(isFirst);
    const usual = medianOf(steps.map(({ besideMs }) => besideMs)) ?? 0;
    return (step) => (isFirst(step) ? Math.min(usual, step.besideMs) : 0);
}
function runnerMs({ sequence, results, slowness }, launch) {
    const { startedAtMs = 0, phases } = results ?? {};
    if (phases?.tests === undefined || sequence.startMs === undefined)
        return undefined;
    const begun = startedAtMs + stackPhases(phases);
    const before = sequence.startMs - begun;
    const after = begun + phases.tests - sequence.endMs;
    if (before < 0 || before > phases.tests || after < -1000 || after > phases.tests)
        return undefined;
    const first = sequence.steps.find(({ firstOf }) => firstOf === 'slot');
    return (before + Math.max(0, after) + (first === undefined ? 0 : launch(first))) / slowness;
}
function stackMs(results) {
    if (results?.phases.start === undefined)
        return undefined;
    return stackPhases(results.phases) + (results.phases.teardown ?? 0);
}
const stackPhases = ({ state = 0, start = 0, ready = 0, prepare = 0 }) => state + start + ready + prepare;
function errorOf({ estimateMs }, results) {
    const took = results?.phases.tests;
    if (took === undefined || estimateMs === 0)
        return undefined;
    return Math.round((Math.abs(took - estimateMs) / estimateMs) * 1000);
}

;// CONCATENATED MODULE: ./.build/src/timings/slowness.js
const ENOUGH_TESTS = 5;
const MACHINES = 0.2;
const SUITE = 0.05;
const slowness_ACCIDENT = 2;
const LIMIT = 4;
function slownessOf(shards, noise) {
    const machines = shards.map((ratios) => (ratios.length < ENOUGH_TESTS ? undefined : locationOf(ratios, noise)));
    const seen = machines.flatMap((one) => one ?? []);
    if (seen.length === 0)
        return shards.map(() => 1);
    const common = seen.reduce((sum, { log }) => sum + log, 0) / seen.length;
    const between = seen.reduce((sum, { log }) => sum + (log - common) ** 2, 0) / Math.max(1, seen.length - 1);
    const own = seen.length === 1 ? 1 : SUITE ** 2 / (SUITE ** 2 + between / seen.length);
    return machines.map((machine) => {
        const off = machine === undefined ? 0 : machine.log - common;
        const sure = machine === undefined ? 0 : MACHINES ** 2 / (MACHINES ** 2 + machine.variance);
        return Math.min(LIMIT, Math.max(1 / LIMIT, Math.exp(common * (1 - own) + off * sure)));
    });
}
function locationOf(ratios, noise) {
    const sorted = ratios.map(({ log }) => log).sort((a, b) => a - b);
    let at = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
    let weights = 0;
    for (let step = 0; step < 5; step += 1) {
        let sum = 0;
        weights = 0;
        for (const { log, variance } of ratios) {
            const spread = Math.sqrt(variance + noise ** 2);
            const weight = 1 / spread ** 2;
            sum += weight * Math.min(slowness_ACCIDENT * spread, Math.max(-slowness_ACCIDENT * spread, log - at));
            weights += weight;
        }
        at += sum / weights;
    }
    return { log: at, variance: 1 / weights };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(38816);
// EXTERNAL MODULE: ./.build/src/sharding/order.js
var order = __webpack_require__(23040);
;// CONCATENATED MODULE: ./.build/src/timings/timings-file.js


const RUNS_KEPT = 5;
const COSTS_KEPT = 5;
const TIMING_LIMIT_MS = 6 * 3_600_000;
const TIMINGS_LIMIT = 64 * 1024 * 1024;
const TESTS_LIMIT = 200_000;
const ID_LIMIT = 8192;
const CONDITIONS_LIMIT = 8;
const samples = schemas/* array */.YOg(schemas/* number */.aig()).max(100);
const FIRSTS = ['nothing', 'file', 'worker'];
const firsts = schemas/* string */.YjP()
    .regex(/^[012]*$/)
    .max(100);
const named = schemas/* array */.YOg(schemas/* tuple */.PVZ([schemas/* string */.YjP().max(ID_LIMIT), samples])).max(TESTS_LIMIT);
const schema = schemas/* object */.Ikc({
    kind: schemas/* literal */.euz('isoshard-timings'),
    version: schemas/* number */.aig(),
    suites: schemas/* array */.YOg(schemas/* object */.Ikc({
        name: schemas/* string */.YjP().max(128),
        on: schemas/* string */.YjP().max(256),
        stacks: schemas/* number */.aig(),
        workers: schemas/* number */.aig(),
        atOnce: schemas/* number */.aig(),
        costs: schemas/* object */.Ikc({ runner: samples, stack: samples, worker: samples, gap: samples }),
        files: named,
        setups: named,
        shared: named.default([]),
        errors: samples,
        paths: schemas/* array */.YOg(schemas/* string */.YjP().max(ID_LIMIT)).max(TESTS_LIMIT),
        tests: schemas/* array */.YOg(schemas/* tuple */.PVZ([schemas/* string */.YjP().min(1), schemas/* number */.aig(), samples, firsts])).max(TESTS_LIMIT),
    }))
        .max(1000),
});
function parseTimings(text) {
    const aside = (reason) => ({ timings: undefined, reason });
    if (text.length > TIMINGS_LIMIT)
        return aside(`they are longer than ${TIMINGS_LIMIT} characters`);
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return aside('they are not JSON, or cut off');
    }
    const { kind, version } = Object(value);
    if (kind === 'isoshard-timings' && typeof version === 'number' && version !== 1)
        return aside(`they have version ${version}, and this isoshard reads version 1`);
    const parsed = schema.safeParse(value);
    if (!parsed.success) {
        const issue = parsed.error.issues[0];
        return aside(`they have another shape: ${issue?.path.join('.') || 'file'}: ${issue?.message ?? ''}`);
    }
    const { suites } = parsed.data;
    if (suites.reduce((sum, suite) => sum + suite.tests.length, 0) > TESTS_LIMIT) {
        return aside(`they hold more than ${TESTS_LIMIT} tests`);
    }
    let clamped = 0;
    const clean = (values, limit) => values.slice(-limit).map((ms) => {
        if (ms < 0 || ms > TIMING_LIMIT_MS)
            clamped += 1;
        return clamp(ms);
    });
    const byName = (entries) => firstOfEach(entries.map(([name, values]) => [name, clean(values, COSTS_KEPT)]));
    const read = suites.map((suite) => {
        const tests = suite.tests
            .filter(([id]) => id.length <= ID_LIMIT)
            .map(([id, path, all, firsts]) => {
            const ms = clean(all, RUNS_KEPT);
            const from = all.length - ms.length;
            const firstOf = ms.map((_, at) => FIRSTS[Number(firsts[from + at] ?? 0)] ?? 'nothing');
            return [id, { id, file: suite.paths[path] ?? '', ms, firstOf }];
        });
        const { runner, stack, worker, gap } = suite.costs;
        return {
            name: suite.name,
            on: suite.on,
            stacks: whole(suite.stacks, 10_000),
            workers: whole(suite.workers, 10_000),
            atOnce: whole(suite.atOnce, 10_000),
            costs: {
                runner: clean(runner, COSTS_KEPT),
                stack: clean(stack, COSTS_KEPT),
                worker: clean(worker, COSTS_KEPT),
                gap: clean(gap, COSTS_KEPT),
            },
            files: byName(suite.files),
            setups: byName(suite.setups),
            shared: byName(suite.shared),
            errors: clean(suite.errors, COSTS_KEPT),
            tests: firstOfEach(tests),
        };
    });
    return { timings: makeTimings([...firstOfEach(read.map((suite) => [keyOf(suite), suite])).values()]), clamped };
}
function firstOfEach(entries) {
    const map = new Map();
    for (const [name, value] of entries)
        if (!map.has(name))
            map.set(name, value);
    return map;
}
const keyOf = ({ name, on, stacks, workers }) => JSON.stringify([name, on, stacks, workers]);
function makeTimings(suites) {
    const kept = suites.map((suite) => {
        const tests = [...suite.tests].filter(([, { ms }]) => ms.length > 0);
        return { ...suite, tests: new Map(tests) };
    });
    return { kind: 'isoshard-timings', version: 1, suites: kept.sort((0,order.by)(keyOf)) };
}
function clamp(ms) {
    return whole(ms, TIMING_LIMIT_MS);
}
function whole(value, limit) {
    return Number.isNaN(value) ? 0 : Math.round(Math.min(Math.max(value, 0), limit));
}
function serializeTimings({ suites }) {
    const lines = (entries) => entries.length === 0 ? '[]' : `[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}]`;
    const named = (map) => lines([...map].sort((0,order.by)(([name]) => name)));
    const texts = suites.map(({ files, setups, shared, tests, ...suite }) => {
        const { name, on, stacks, workers, atOnce, costs, errors } = suite;
        const { runner, stack, worker, gap } = costs;
        const head = { name, on, stacks, workers, atOnce, costs: { runner, stack, worker, gap }, errors };
        const paths = [...new Set([...tests.values()].map(({ file }) => file))].sort(order/* byCodeUnit */.X);
        const index = new Map(paths.map((path, at) => [path, at]));
        const rows = [...tests.values()]
            .sort((0,order.by)((test) => test.id))
            .map(({ id, file, ms, firstOf }) => [
            id,
            index.get(file),
            ms,
            firstOf.map((one) => FIRSTS.indexOf(one)).join(''),
        ]);
        return `${JSON.stringify(head).slice(0, -1)},\n"files":${named(files)},\n"setups":${named(setups)},\n"shared":${named(shared)},\n"paths":${JSON.stringify(paths)},\n"tests":${lines(rows)}}`;
    });
    return `{"kind":"isoshard-timings","version":1,"suites":[${texts.join(',\n')}]}\n`;
}

;// CONCATENATED MODULE: ./.build/src/timings/fold.js





function foldTimings(old, run) {
    const suites = new Map((old?.suites ?? []).map((suite) => [keyOf(suite), suite]));
    for (const planned of run.plan.suites) {
        const conditions = run.conditionsOf(planned);
        const key = keyOf({ name: planned.name, ...conditions });
        const known = suites.get(key) ?? nothingKnown(planned.name, conditions);
        const fit = fitTests(known);
        const runs = runsOf(planned, run, fit);
        if (runs.length === 0)
            continue;
        suites.delete(key);
        suites.set(key, foldSuite(known, planned, runs));
    }
    return makeTimings(fewConditions([...suites.values()]));
}
function nothingKnown(name, conditions) {
    return {
        name,
        ...conditions,
        atOnce: 0,
        costs: { runner: [], stack: [], worker: [], gap: [] },
        files: new Map(),
        setups: new Map(),
        shared: new Map(),
        errors: [],
        tests: new Map(),
    };
}
function fewConditions(suites) {
    const counts = new Map();
    return suites.toReversed().filter(({ name }) => {
        counts.set(name, (counts.get(name) ?? 0) + 1);
        return (counts.get(name) ?? 0) <= CONDITIONS_LIMIT;
    });
}
function runsOf(planned, run, fit) {
    const isOwn = (of) => of.plan === run.plan.id && of.suite === planned.name && of.attempt === run.attempt;
    const receipts = run.receipts.filter(({ header }) => isOwn(header));
    const found = planned.shards.flatMap((shard) => {
        const own = receipts.filter(({ header }) => header.shard === shard.name);
        const [receipt] = own;
        if (receipt === undefined || own.length > 1)
            return [];
        const ended = run.results.find((one) => isOwn(one) && one.shard === shard.name);
        const isWhole = ended?.outcome === 'passed' || ended?.outcome === 'failed';
        return [{ shard, sequence: sequenceOf(receipt), results: isWhole ? ended : undefined }];
    });
    const launch = launchOf(found);
    const shards = slownessOf(found.map(({ sequence }) => ratiosOf(sequence, launch, fit)), fit.variation.noise);
    return found.map((one, at) => ({ ...one, slowness: shards[at] ?? 1 }));
}
function ratiosOf({ steps }, launch, fit) {
    return steps.flatMap((step) => {
        const { id, file, firstOf, isClean } = step;
        const durationMs = step.durationMs - launch(step);
        const alone = fit.estimates.get(id);
        if (alone === undefined || !isClean)
            return [];
        const more = firstOf === 'nothing' ? 0 : fit.moreOfFile(file) + (firstOf === 'file' ? 0 : fit.moreOfWorker);
        return [{ log: Math.log(Math.max(1, durationMs) / Math.max(1, alone.ms + more)), variance: alone.variance }];
    });
}
const SHARED_MS = 10;
function foldSuite(known, planned, runs) {
    const tests = new Map();
    for (const { id, file } of planned.tests) {
        const before = known.tests.get(id);
        if (before !== undefined)
            tests.set(id, { ...before, file });
    }
    const files = new Samplings();
    const [workers, gaps, setups, shared] = [new Samplings(), new Samplings(), new Samplings(), new Samplings()];
    const own = new Map(planned.tests.map(({ id, file }) => [id, file]));
    const launch = launchOf(runs);
    for (const { sequence, slowness } of runs) {
        for (const step of sequence.steps) {
            if (!own.has(step.id))
                continue;
            const { id, file, firstOf, isClean } = step;
            const launchMs = launch(step);
            const durationMs = (step.durationMs - launchMs) / slowness;
            const gapMs = step.gapMs === undefined ? undefined : (step.gapMs + launchMs) / slowness;
            if (gapMs !== undefined && firstOf === 'nothing')
                gaps.add('', gapMs);
            if (gapMs !== undefined && firstOf === 'file')
                files.add(file, gapMs);
            if (gapMs !== undefined && firstOf === 'worker')
                workers.add('', gapMs);
            for (const [name, ms] of step.shared)
                if (ms >= SHARED_MS)
                    shared.add(name, ms / slowness);
            if (!isClean || id.length > ID_LIMIT)
                continue;
            const before = tests.get(id);
            tests.set(id, {
                id,
                file: own.get(id) ?? file,
                ms: [...(before?.ms ?? []), clamp(Math.max(1, durationMs))].slice(-RUNS_KEPT),
                firstOf: [...(before?.firstOf ?? []), firstOf === 'slot' ? 'worker' : firstOf].slice(-RUNS_KEPT),
            });
        }
        for (const [project, ms] of sequence.setups)
            setups.add(project, ms / slowness);
    }
    const gap = gaps.median('') ?? 0;
    const fileNames = new Set(planned.tests.map(({ file }) => file));
    return {
        ...known,
        atOnce: Math.max(...runs.map(({ sequence }) => sequence.atOnce)),
        costs: {
            runner: grown(known.costs.runner, medianOf(runs.flatMap((run) => runnerMs(run, launch) ?? []))),
            stack: grown(known.costs.stack, medianOf(runs.flatMap(({ results }) => stackMs(results) ?? []))),
            worker: grown(known.costs.worker, workers.median('')),
            gap: grown(known.costs.gap, gaps.median('')),
        },
        files: files.over(known.files, (ms) => Math.max(0, ms - gap), (file) => fileNames.has(file)),
        setups: setups.over(known.setups, (ms) => ms),
        shared: shared.over(known.shared, (ms) => ms, (name) => runs.length < planned.shards.length || shared.has(name)),
        errors: grown(known.errors, medianOf(runs.flatMap(({ shard, results }) => errorOf(shard, results) ?? []))),
        tests: new Map([...tests].slice(0, TESTS_LIMIT)),
    };
}
class Samplings {
    #by = new Map();
    add(name, ms) {
        this.#by.set(name, [...(this.#by.get(name) ?? []), ms]);
    }
    has(name) {
        return this.#by.has(name);
    }
    median(name) {
        return medianOf(this.#by.get(name) ?? []);
    }
    over(known, of, isThere = () => true) {
        const names = [...new Set([...known.keys(), ...this.#by.keys()])].filter(isThere).sort();
        return new Map(names.map((name) => {
            const now = this.median(name);
            return [name, grown(known.get(name) ?? [], now === undefined ? undefined : of(now))];
        }));
    }
}
const grown = (samples, ms) => ms === undefined ? samples : [...samples, clamp(ms)].slice(-COSTS_KEPT);

// EXTERNAL MODULE: ./.build/src/sharding/schedule.js
var schedule = __webpack_require__(15231);
;// CONCATENATED MODULE: ./.build/src/timings/unknown.js
const WIDER = 2;
const TAIL = 0.01;
const RENAMED = 0.5;
function guesses(known, gone = new Map(), added = new Map()) {
    const sorted = [...known.values()].sort((a, b) => a - b);
    const most = sorted[Math.max(0, Math.min(sorted.length - 2, Math.ceil(sorted.length * (1 - TAIL)) - 1))] ?? 0;
    const circles = [new Circles(), new Circles(), new Circles(), new Circles()];
    const [all, timeouts, tags, files] = circles;
    for (const [test, exact] of known) {
        const ms = Math.min(exact, most);
        all.add('', ms);
        if (test.timeoutMs !== undefined)
            timeouts.add(String(test.timeoutMs), ms);
        for (const tag of test.tags ?? [])
            tags.add(tag, ms);
        files.add(test.file, ms);
    }
    return ({ file, tags: own = [], timeoutMs }) => {
        let guess = all.of([''], 0);
        if (timeoutMs !== undefined)
            guess = timeouts.of([String(timeoutMs)], guess);
        guess = tags.of(own, guess);
        guess = files.of([file], guess);
        const missing = gone.get(file) ?? [];
        if (missing.length === 0)
            return guess;
        const share = RENAMED * Math.min(1, missing.length / (added.get(file) ?? 1));
        return share * (missing.reduce((sum, ms) => sum + ms, 0) / missing.length) + (1 - share) * guess;
    };
}
class Circles {
    #by = new Map();
    add(name, ms) {
        const { sum, count } = this.#by.get(name) ?? { sum: 0, count: 0 };
        this.#by.set(name, { sum: sum + ms, count: count + 1 });
    }
    of(names, wider) {
        let [sum, count] = [0, 0];
        for (const name of names) {
            const circle = this.#by.get(name);
            sum += circle?.sum ?? 0;
            count += circle?.count ?? 0;
        }
        const weight = wider > 0 ? WIDER : 0;
        return count + weight === 0 ? 0 : (sum + weight * wider) / (count + weight);
    }
}

;// CONCATENATED MODULE: ./.build/src/timings/model.js





function fitWeights(suite, listing, workers) {
    const fit = fitTests(suite);
    const { estimates } = fit;
    const measured = new Map(listing.tests.flatMap((test) => {
        const estimate = estimates.get(test.id);
        return estimate === undefined ? [] : [[test, estimate]];
    }));
    const shrunk = shrink(measured);
    const guess = guesses(shrunk, goneFrom(suite, listing, estimates), countByFile(listing.tests.filter((test) => !measured.has(test))));
    const gap = expectedOf(suite.costs.gap);
    const ms = new Map(listing.tests.map((test) => [test.id, weightOf((shrunk.get(test) ?? guess(test)) + gap)]));
    const { keys, costs, setupMs } = costsOf(suite, listing, fit);
    const first = hasProjects(listing) ? 0 : fit.moreOfWorker;
    const isAfterSetup = suite.setups.size > 0 && listing.tests.every(({ needs = [] }) => needs.length > 0);
    const worker = hasProjects(listing) && !isAfterSetup ? expectedOf(suite.costs.worker) : 0;
    return {
        ms,
        known: measured.size,
        keys,
        costs,
        fixed: {
            runnerMs: Math.max(0, Math.round(expectedOf(suite.costs.runner) + setupMs + first - worker)),
            stackMs: Math.round(expectedOf(suite.costs.stack)),
        },
        workers: Math.max(1, workers ?? suite.atOnce),
        ...(suite.errors.length > 0 && { errorPermille: (0,units/* median */.JZ)(suite.errors) }),
        base: new Map([...estimates].map(([id, estimate]) => [id, weightOf(estimate.ms + gap)])),
    };
}
function goneFrom({ tests }, listing, estimates) {
    const listed = new Set(listing.tests.map(({ id }) => id));
    const gone = new Map();
    for (const [id, { ms }] of estimates) {
        const file = tests.get(id)?.file ?? '';
        if (!listed.has(id))
            gone.set(file, [...(gone.get(file) ?? []), ms]);
    }
    return gone;
}
function countByFile(tests) {
    const counts = new Map();
    for (const { file } of tests)
        counts.set(file, (counts.get(file) ?? 0) + 1);
    return counts;
}
const weightOf = (ms) => Math.max(1, Math.round(ms));
function shrink(measured) {
    const byFile = new Map();
    for (const [{ file }, { ms }] of measured) {
        const logs = byFile.get(file);
        if (logs)
            logs.push(Math.log(ms));
        else
            byFile.set(file, [Math.log(ms)]);
    }
    const all = [...byFile.values()].flat();
    const suite = { mean: meanOf(all), variance: varianceOf(all, meanOf(all)) };
    const files = new Map([...byFile].map(([file, logs]) => {
        const mean = (logs.length * meanOf(logs) + suite.mean) / (logs.length + 1);
        const variance = (logs.length * varianceOf(logs, meanOf(logs)) + 2 * suite.variance) / (logs.length + 2);
        return [file, { mean, variance }];
    }));
    return new Map([...measured].map(([test, estimate]) => {
        const { mean, variance } = files.get(test.file) ?? suite;
        const own = variance + estimate.variance === 0 ? 1 : variance / (variance + estimate.variance);
        return [test, Math.exp(own * Math.log(estimate.ms) + (1 - own) * mean)];
    }));
}
const meanOf = (values) => values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
const varianceOf = (values, mean) => meanOf(values.map((value) => (value - mean) ** 2));
const hasProjects = ({ tests }) => new Set(tests.map(({ title }) => (0,units/* projectOf */.v8)(title))).size > 1;
function costsOf(suite, listing, fit) {
    const costs = new Map();
    const pay = (key, ms) => {
        costs.set(key, Math.round(ms));
        return key;
    };
    const touch = (file) => expectedOf(suite.files.get(file) ?? []) + fit.moreOfFile(file);
    const usual = (0,units/* median */.JZ)([...suite.files.keys()].map(touch));
    const worker = hasProjects(listing) ? expectedOf(suite.costs.worker) + fit.moreOfWorker : 0;
    const sharedMs = (name) => expectedOf(suite.shared.get(name) ?? []);
    const keys = new Map(listing.tests.map(({ id, file, title, shares = [], needs = [] }) => {
        return [
            id,
            [
                pay(`file ${file}`, suite.files.has(file) ? touch(file) : usual),
                ...(worker > 0 ? [pay(`project ${(0,units/* projectOf */.v8)(title)}`, worker)] : []),
                ...shares.flatMap((name) => (suite.shared.has(name) ? [pay(`shared ${name}`, sharedMs(name))] : [])),
                ...needs.map((name) => pay(`${schedule/* SETUP_KEY */.A}${name}`, expectedOf(suite.setups.get(name) ?? []))),
            ],
        ];
    }));
    const isTold = listing.tests.some(({ needs }) => needs !== undefined);
    const setupMs = isTold ? 0 : [...suite.setups.values()].reduce((sum, samples) => sum + expectedOf(samples), 0);
    return { keys, costs, setupMs };
}

;// CONCATENATED MODULE: ./.build/src/timings/store.js



const TIMINGS_KEY_PREFIX = 'isoshard-timings-1/';
const FILE = 'timings.json';
const timingsKey = (variant) => `${TIMINGS_KEY_PREFIX}${variant}/`;
const timingsArtifact = (variant) => variant === '' ? 'isoshard-timings' : `isoshard-timings-${variant}`;
const RETENTION_DAYS = 14;
const cachedFile = ({ paths }) => (0,external_node_path_.join)(paths.temp, 'timings', FILE);
async function fetchTimings(context, variant) {
    const { cache, artifacts, paths, log } = context;
    const file = cachedFile(context);
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(file), { recursive: true });
    try {
        if (await cache.restore(timingsKey(variant), [file])) {
            const timings = readTimingsFile(file, 'the timings in the cache', log);
            if (timings !== undefined)
                return timings;
        }
        const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(paths.temp, 'past-timings-'));
        if (!(await artifacts.downloadPast(timingsArtifact(variant), folder)))
            return undefined;
        return readTimingsFile((0,external_node_path_.join)(folder, FILE), 'the timings of the last run', log);
    }
    catch (error) {
        log.warning(`timings of past runs could not be had: ${error.message}`);
        return undefined;
    }
    finally {
        (0,external_node_fs_.rmSync)(file, { force: true });
    }
}
async function cacheTimings(context, variant, timings) {
    const { run, cache, log } = context;
    const file = cachedFile(context);
    try {
        writeTimingsFile(file, timings);
        const saved = await cache.save(`${timingsKey(variant)}${run.runId}-${run.attempt}`, [file]);
        log.debug(`timings: cache ${saved}`);
    }
    catch (error) {
        log.warning(`the timings could not be put into the cache: ${error.message}`);
    }
    finally {
        (0,external_node_fs_.rmSync)(file, { force: true });
    }
}
async function uploadTimings({ artifacts, log }, variant, timings, folder) {
    const file = (0,external_node_path_.join)(folder, FILE);
    try {
        writeTimingsFile(file, timings);
        await artifacts.upload(timingsArtifact(variant), folder, [file], RETENTION_DAYS);
    }
    catch (error) {
        log.warning(`the timings could not be uploaded: ${error.message}`);
    }
}
function readTimingsFile(file, what, log) {
    let text;
    try {
        if ((0,external_node_fs_.statSync)(file).size > TIMINGS_LIMIT * 3) {
            log.warning(`${what} are not used: they are longer than ${TIMINGS_LIMIT} characters`);
            return undefined;
        }
        text = (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch (error) {
        if (error.code !== 'ENOENT')
            log.warning(`${what} are not used: ${error.message}`);
        return undefined;
    }
    const parsed = parseTimings(text);
    if (parsed.timings === undefined) {
        log.warning(`${what} are not used: ${parsed.reason}`);
        return undefined;
    }
    if (parsed.clamped > 0) {
        log.warning(`${what}: ${parsed.clamped} numbers are none that a test can take, and were brought to 0 or 6 h`);
    }
    return parsed.timings;
}
function writeTimingsFile(file, timings) {
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(file), { recursive: true });
    const aside = `${file}.${process.pid}.new`;
    (0,external_node_fs_.writeFileSync)(aside, serializeTimings(timings));
    (0,external_node_fs_.renameSync)(aside, file);
}

// EXTERNAL MODULE: ./.build/src/modes/foreign-code.js
var foreign_code = __webpack_require__(15088);
// EXTERNAL MODULE: ./.build/src/modes/user-cache.js
var user_cache = __webpack_require__(27274);
;// CONCATENATED MODULE: ./.build/src/modes/timings.js










function timingsFileOf(context, config, variant) {
    if (config?.timings === false)
        return false;
    if (config?.timings !== undefined)
        return config.timings;
    if (context.kind === 'action' || config === undefined)
        return undefined;
    return (0,external_node_path_.join)((0,user_cache/* cacheFolder */.n)(context), 'timings', projectKey(context, config), `timings${variant === '' ? '' : `-${variant}`}.json`);
}
function projectKey({ run }, { file }) {
    let root = (0,external_node_path_.dirname)(file);
    while (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, '.git')) && (0,external_node_path_.dirname)(root) !== root)
        root = (0,external_node_path_.dirname)(root);
    const inGit = (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, '.git'));
    const owner = run.repository !== '' ? run.repository : inGit ? root : (0,external_node_path_.dirname)(file);
    const key = JSON.stringify([owner, inGit ? (0,external_node_path_.relative)(root, file) : file]);
    const name = owner
        .split('/')
        .filter((step) => step !== '')
        .at(-1) ?? '';
    const digest = (0,external_node_crypto_.createHash)('sha256').update(key).digest('hex').slice(0, 16);
    return `${name.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, 40)}-${digest}`;
}
async function readTimings(context, config, variant) {
    const file = timingsFileOf(context, config, variant);
    if (file === false)
        return undefined;
    return file === undefined
        ? fetchTimings(context, variant)
        : readTimingsFile(file, `the timings in ${file}`, context.log);
}
function weigh(context, timings, suites, stacks) {
    const weights = new Map();
    if (timings === undefined)
        return weights;
    const { log } = context;
    const named = new Set(timings.suites.map(({ name }) => name));
    if (named.size > 0 && !suites.some(({ suite }) => named.has(suite.name))) {
        log.warning('the timings know none of these suites: are they of another project?');
    }
    for (const { suite, listing } of suites) {
        if (!named.has(suite.name) || listing.tests.length === 0)
            continue;
        const wanted = { on: machineClass(context, suite.runsOn), stacks, workers: suite.workers ?? 0 };
        const chosen = chooseTimings(timings, suite.name, wanted, listing);
        if (chosen.known * 2 < listing.tests.length) {
            log.warning(`suite ${suite.name}: the timings know ${chosen.known} of ${listing.tests.length} tests; the others are guessed. They may be of another project, or most tests were renamed`);
        }
        if (chosen.suite === undefined)
            continue;
        if (!chosen.isExact) {
            const { on, stacks: at, workers } = chosen.suite;
            const how = [`${at} ${at === 1 ? 'stack' : 'stacks'} at once`, ...(workers > 0 ? [`${workers} workers`] : [])];
            log.info(`suite ${suite.name}: weighed with what was measured on ${on}, with ${how.join(' and ')}`);
        }
        weights.set(suite.name, fitWeights(chosen.suite, listing, suite.workers));
    }
    return weights;
}
function machineClass({ kind }, runsOn) {
    return kind === 'action' ? runsOn : `${process.platform}-${process.arch}-${(0,external_node_os_.availableParallelism)()}`;
}
async function learn(context, { plan, evidence, config, folder }) {
    const file = timingsFileOf(context, config, plan.variant);
    if (file === false)
        return;
    const { log } = context;
    try {
        const quiet = { ...context, log: { ...log, warning: log.debug } };
        const old = await readTimings(quiet, config, plan.variant);
        const shards = plan.suites.reduce((sum, suite) => sum + suite.shards.length, 0);
        const timings = foldTimings(old, {
            plan,
            receipts: evidence.receipts,
            results: evidence.results ?? [],
            attempt: context.run.attempt,
            conditionsOf: ({ runsOn, workers = 0 }) => ({
                on: machineClass(context, runsOn),
                stacks: Math.max(1, Math.min(plan.parallel, shards)),
                workers,
            }),
        });
        writeTimingsFile((0,external_node_path_.join)(folder, 'timings.json'), timings);
        if (file !== undefined) {
            writeTimingsFile(file, timings);
            log.debug(`timings: ${file}`);
            return;
        }
        const foreign = await (0,foreign_code/* foreignRun */.UT)(context);
        if (foreign !== undefined) {
            log.info(`the timings of this run are not kept: ${foreign}`);
            return;
        }
        if (context.artifacts.available)
            await uploadTimings(context, plan.variant, timings, (0,external_node_path_.join)(context.paths.temp, 'own-timings'));
        if ((0,foreign_code/* isDefaultBranch */.ok)(context))
            await cacheTimings(context, plan.variant, timings);
    }
    catch (error) {
        log.warning(`the timings of this run were not kept: ${error.message}`);
    }
}


/***/ }),

/***/ 27274:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ cacheFolder)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


function cacheFolder({ env }) {
    const configured = env.XDG_CACHE_HOME ?? '';
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(configured) ? configured : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(env.HOME || (0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)(), '.cache'), 'isoshard');
}


/***/ }),

/***/ 58748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ OUTPUT_FILES)
/* harmony export */ });
const OUTPUT_FILES = {
    listing: 'listing.json',
    receipt: 'receipt.ndjson',
    blobs: 'blob',
    junit: 'junit.xml',
    junitFolder: 'junit',
};


/***/ }),

/***/ 79423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ parseJunit),
/* harmony export */   x: () => (/* binding */ JUNIT_LIMIT)
/* harmony export */ });
/* harmony import */ var fast_xml_parser__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41143);

const JUNIT_LIMIT = 64 * 1024 * 1024;
const parser = new fast_xml_parser__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseAttributeValue: false,
    parseTagValue: false,
    trimValues: false,
    htmlEntities: true,
});
function parseJunit(text) {
    if (text.length > JUNIT_LIMIT)
        return { problem: `is longer than ${JUNIT_LIMIT} characters` };
    if (/<!(DOCTYPE|ENTITY)/i.test(text))
        return { problem: 'has a document type, which JUnit XML has not' };
    let nodes;
    try {
        nodes = parser.parse(text, true);
    }
    catch (error) {
        return { problem: `is not XML: ${error.message}` };
    }
    const roots = elements(nodes).filter(({ name }) => name === 'testsuites' || name === 'testsuite');
    if (roots.length === 0)
        return { problem: 'has neither testsuites nor testsuite as its root' };
    const cases = [];
    for (const root of roots)
        collect(root, [], cases);
    return { cases };
}
function elements(content) {
    if (!Array.isArray(content))
        return [];
    return content.flatMap((node) => {
        const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
        return name === undefined ? [] : [{ name, attributes: attributesOf(node), content: node[name] }];
    });
}
function attributesOf(node) {
    const attributes = node[':@'];
    if (typeof attributes !== 'object' || attributes === null)
        return {};
    return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)]));
}
function collect(element, around, cases) {
    if (element.name === 'testcase') {
        cases.push(toCase(element, around));
        return;
    }
    if (element.name !== 'testsuites' && element.name !== 'testsuite')
        return;
    for (const child of elements(element.content))
        collect(child, [element, ...around], cases);
}
function toCase({ attributes, content }, around) {
    const parts = elements(content);
    const bad = parts.filter(({ name }) => name === 'failure' || name === 'error');
    const skipped = parts.some(({ name }) => name === 'skipped');
    const files = [attributes, ...around.map((suite) => suite.attributes)].flatMap(({ file, filepath }) => [
        file,
        filepath,
    ]);
    const names = around.map((suite) => suite.attributes.name);
    const seconds = Number(attributes.time);
    const line = Number(attributes.line);
    return {
        name: attributes.name ?? '',
        places: [...files, ...names, attributes.classname].flatMap((place) => (place ? [place] : [])),
        seconds: Number.isFinite(seconds) && seconds > 0 ? seconds : 0,
        outcome: bad.length > 0 ? 'failed' : skipped ? 'skipped' : 'passed',
        message: bad.map((part) => [part.attributes.message ?? '', textOf(part.content)].join('\n').trim()).join('\n'),
        line: Number.isInteger(line) && line > 0 ? line : 0,
    };
}
function textOf(content) {
    if (!Array.isArray(content))
        return '';
    return content.map((node) => (typeof node['#text'] === 'string' ? node['#text'] : '')).join('');
}


/***/ }),

/***/ 11162:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IF: () => (/* binding */ listingErrors),
/* harmony export */   Kd: () => (/* binding */ parseListingFile),
/* harmony export */   iI: () => (/* binding */ toListing)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38816);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);


const listedTest = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    title: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    file: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    line: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int().min(0),
    group: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    select: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).exactOptional(),
    tags: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).max(100).exactOptional(),
    timeoutMs: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().min(0).exactOptional(),
    shares: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(8192)).max(1000).exactOptional(),
    needs: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).max(1000).exactOptional(),
});
const listingFile = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('isoshard-listing'),
    version: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1),
    runner: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    runnerVersion: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    rootDir: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    focused: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().default(false),
    warnings: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).default([]),
    errors: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ message: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), file: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(), line: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().optional() })),
    tests: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(listedTest),
    setup: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(listedTest),
});
function parseListingFile(text) {
    let document;
    try {
        document = JSON.parse(text);
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('listing-failed', 'listing.json is not JSON: the listing was cut off', { cause });
    }
    const parsed = listingFile.safeParse(document);
    if (parsed.success)
        return parsed.data;
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') || 'the document';
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('listing-failed', `listing.json is not a listing of version 1: ${where}: ${issue?.message}`);
}
function toListing(file, warnings) {
    const seen = new Set();
    for (const { id, title, file: path, line } of [...file.tests, ...file.setup]) {
        if (seen.has(id)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('listing-failed', `two tests have the same id: ${id} (${title})`, {
                location: { file: path, ...(line > 0 ? { line } : {}) },
                hint: 'Give them different names or parameters.',
            });
        }
        seen.add(id);
    }
    const { runner, runnerVersion: version, rootDir, tests, setup } = file;
    return { runner, version, rootDir, tests, setup, warnings };
}
function listingErrors(file) {
    const texts = file.errors.map(({ message, file: path, line }) => {
        const place = path === undefined ? '' : `${path}${line === undefined ? '' : `:${line}`}: `;
        return `${place}${message}`;
    });
    const placed = file.errors.find((error) => error.file !== undefined);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('listing-failed', `${file.runner} could not list its tests:\n${texts.join('\n')}`, {
        hint: 'The same error appears without isoshard: mend it there first.',
        location: locationOf(placed),
    });
}
function locationOf(error) {
    if (error?.file === undefined)
        return undefined;
    return { file: error.file, ...(error.line === undefined ? {} : { line: error.line }) };
}


/***/ }),

/***/ 59986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ commandByLockFile)
/* harmony export */ });
function commandByLockFile(files, commands, otherwise) {
    return commands.find(([file]) => files.includes(file))?.[1] ?? otherwise;
}


/***/ }),

/***/ 55865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ explainNoListing)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);

const SHOWN_LINES = 20;
const ANSI = /\u001b\[[0-9;?]*[A-Za-z]/g;
function explainNoListing(runner, { exitCode, output }, signs) {
    const text = output.replace(ANSI, '').trimEnd();
    const known = signs.find(({ sign }) => sign.test(text));
    const shown = text.split('\n').slice(-SHOWN_LINES).join('\n');
    const ended = exitCode === null ? 'was killed' : `ended with status ${exitCode}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB(known?.code ?? 'listing-failed', `${runner} ${ended} and listed no tests:\n${shown}`, {
        hint: known?.hint ?? 'Run the same command without isoshard to see more of it.',
    });
}


/***/ }),

/***/ 39340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ pytest),
/* harmony export */   b: () => (/* binding */ DATABASE_VARIABLE)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _listing_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11162);
/* harmony import */ var _lock_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(59986);
/* harmony import */ var _no_listing_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(55865);
/* harmony import */ var _selection_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63481);





const DATABASE_VARIABLE = 'ISOSHARD_DATABASE';
const OLDEST_MAJOR = 7;
const PYTHON = ['python3', '-m', 'pytest'];
const BY_LOCK_FILE = [
    ['uv.lock', ['uv', 'run', 'python', '-m', 'pytest']],
    ['poetry.lock', ['poetry', 'run', 'python', '-m', 'pytest']],
    ['pdm.lock', ['pdm', 'run', 'python', '-m', 'pytest']],
    ['Pipfile.lock', ['pipenv', 'run', 'python', '-m', 'pytest']],
];
const SIGNS = [
    {
        sign: /Error importing plugin "isoshard_pytest"|No module named '?isoshard_pytest/,
        code: 'listing-failed',
        hint: 'Something on the way to pytest drops PYTHONPATH: set `command` to what starts Python itself.',
    },
    {
        sign: /No module named '?pytest|not found|no such file/i,
        code: 'listing-failed',
        hint: 'pytest is not installed where the suite runs: install it there, or set `command`.',
    },
];
const pytest = {
    name: 'pytest',
    pluginFiles: [
        ...['__init__', 'lister', 'recorder', 'attempts', 'describe', 'groups', 'shared', 'reset'].map((name) => `isoshard_pytest/${name}`),
        ...['__init__', 'isolated', 'request', 'url', 'drivers', 'engines'].map((name) => `isoshard_db/${name}`),
        ...['sqlite', 'postgres', 'pool', 'mysql'].map((name) => `isoshard_db/${name}`),
    ].map((name) => `pytest/${name}.py`),
    defaultCommand(place, files) {
        return place === 'host' ? (0,_lock_files_js__WEBPACK_IMPORTED_MODULE_3__/* .commandByLockFile */ .Y)(files, BY_LOCK_FILE, PYTHON) : PYTHON;
    },
    list(suite, place, extraArgs) {
        return {
            command: [...pytestCommand(suite, place), ...suite.args, ...extraArgs, '--collect-only', '-q'],
            env: { ...settings(suite), ISOSHARD_MODE: 'list', ISOSHARD_OUTPUT: place.output },
            prependPath: pythonPath(place),
            warnings: [],
        };
    },
    inputs: ({ ids }) => ({ [_selection_js__WEBPACK_IMPORTED_MODULE_4__/* .SELECTION_FILE */ .E]: (0,_selection_js__WEBPACK_IMPORTED_MODULE_4__/* .renderSelection */ .V)(ids) }),
    run(suite, place, request, extraArgs) {
        const { workers } = suite;
        return {
            command: [
                ...pytestCommand(suite, place),
                ...(workers !== undefined && workers > 1 ? ['-n', String(workers)] : []),
                ...suite.args,
                ...extraArgs,
            ],
            env: {
                ...settings(suite),
                ISOSHARD_MODE: 'run',
                ISOSHARD_OUTPUT: place.output,
                ISOSHARD_SELECTION: `${request.input}/${_selection_js__WEBPACK_IMPORTED_MODULE_4__/* .SELECTION_FILE */ .E}`,
                ISOSHARD_RECEIPT_HEADER: JSON.stringify(request.header),
            },
            prependPath: pythonPath(place),
            warnings: [],
        };
    },
    parseListing(text) {
        const file = (0,_listing_file_js__WEBPACK_IMPORTED_MODULE_1__/* .parseListingFile */ .Kd)(text);
        const major = Number.parseInt(file.runnerVersion, 10);
        if (!(major >= OLDEST_MAJOR)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('runner-unsupported', `pytest: expected 7 or later, found ${file.runnerVersion}`, {
                hint: 'Update pytest where the suite runs.',
            });
        }
        if (file.errors.length > 0)
            throw (0,_listing_file_js__WEBPACK_IMPORTED_MODULE_1__/* .listingErrors */ .IF)(file);
        return (0,_listing_file_js__WEBPACK_IMPORTED_MODULE_1__/* .toListing */ .iI)(file, file.warnings);
    },
    explainNoListing(outcome) {
        return (0,_no_listing_js__WEBPACK_IMPORTED_MODULE_2__/* .explainNoListing */ .x)('pytest', outcome, SIGNS);
    },
};
function pytestCommand(suite, place) {
    return [...(suite.command ?? pytest.defaultCommand(suite.place.kind, place.files)), '-p', 'isoshard_pytest'];
}
function pythonPath(place) {
    return { PYTHONPATH: `${place.plugins}/pytest` };
}
function settings({ workers, database }) {
    return {
        ...(workers === undefined ? {} : { ISOSHARD_WORKERS: String(workers) }),
        ...(database === undefined ? {} : { [DATABASE_VARIABLE]: JSON.stringify(database) }),
    };
}


/***/ }),

/***/ 62060:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ runnerFor)
});

// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/runners/adapter.js
var adapter = __webpack_require__(58748);
// EXTERNAL MODULE: ./.build/src/runners/listing-file.js
var listing_file = __webpack_require__(11162);
// EXTERNAL MODULE: ./.build/src/runners/lock-files.js
var lock_files = __webpack_require__(59986);
// EXTERNAL MODULE: ./.build/src/runners/no-listing.js
var no_listing = __webpack_require__(55865);
;// CONCATENATED MODULE: ./.build/src/runners/playwright-arguments.js
const WITH_VALUE = /^(--(add-reporter|browser|config|global-timeout|grep|grep-invert|last-failed-file|max-failures|output|repeat-each|reporter|retries|run-agents|shard|test-list|test-list-invert|timeout|trace|tsconfig|ui-host|ui-port|update-source-method|workers)|-(c|g|gv|G|j))$/;
const WITH_VALUES = /^--project$/;
const WITH_CHOICE = [
    [/^(-u|--update-snapshots)$/, /^(all|changed|missing|none|default)$/],
    [/^--debug$/, /^(inspector|cli)$/],
    [/^--shuffle$/, /^\d+$/],
    [/^--only-changed$/, /^[^-]/],
];
function splitArguments(given) {
    const options = [];
    const filters = [];
    const rest = [...given];
    for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
        if (arg === '--') {
            filters.push(...rest);
            break;
        }
        if (!arg.startsWith('-')) {
            filters.push(arg);
            continue;
        }
        options.push(arg);
        if (WITH_VALUE.test(arg))
            options.push(...rest.splice(0, 1));
        else if (WITH_VALUES.test(arg))
            while (rest[0] !== undefined && !rest[0].startsWith('-'))
                options.push(...rest.splice(0, 1));
        else if (WITH_CHOICE.some(([option, value]) => option.test(arg) && value.test(rest[0] ?? ''))) {
            options.push(...rest.splice(0, 1));
        }
    }
    return { options, filters };
}
function withOptions(given, options) {
    const dashes = given.indexOf('--');
    const end = dashes < 0 ? given.length : dashes;
    return [...given.slice(0, end), ...options, ...given.slice(end)];
}
function takeAddedReporters(given) {
    const options = [];
    const added = [];
    const rest = [...given];
    for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
        const value = arg === '--add-reporter' ? rest.shift() : /^--add-reporter=(.*)$/s.exec(arg)?.[1];
        if (value === undefined)
            options.push(arg);
        else
            added.splice(0, added.length, value);
    }
    return { options, added };
}

;// CONCATENATED MODULE: ./.build/src/runners/playwright-test-list.js
const SEPARATOR = ' › ';
const SHORTEST = 2;
function renderTestList(suite, ids, prefixes) {
    const chosen = new Set(ids);
    const counts = new Map();
    if (prefixes) {
        for (const { id, select = [] } of suite) {
            for (const prefix of prefixesOf(select[0] ?? '')) {
                const count = counts.get(prefix) ?? { all: 0, chosen: 0 };
                count.all += 1;
                if (chosen.has(id))
                    count.chosen += 1;
                counts.set(prefix, count);
            }
        }
    }
    const lines = new Set();
    for (const { id, select = [] } of suite) {
        const [line, ...openers] = select;
        if (!chosen.has(id) || line === undefined)
            continue;
        const whole = prefixesOf(line).find((prefix) => {
            const count = counts.get(prefix);
            return count !== undefined && count.all === count.chosen;
        });
        lines.add(whole ?? line);
        for (const opener of openers)
            lines.add(opener);
    }
    return [...lines].map((line) => `${line}\n`).join('');
}
function prefixesOf(line) {
    const parts = line.split(SEPARATOR);
    return parts.slice(SHORTEST - 1).map((_, index) => parts.slice(0, SHORTEST + index).join(SEPARATOR));
}

;// CONCATENATED MODULE: ./.build/src/runners/playwright-versions.js
const PLAYWRIGHT_VERSIONS = [
    [63, { selectsBy: 'ids', addsReporters: true }],
    [62, { selectsBy: 'ids', addsReporters: false }],
    [58, { selectsBy: 'prefixes', addsReporters: false }],
    [56, { selectsBy: 'lines', addsReporters: false }],
    [40, { selectsBy: 'files', addsReporters: false }],
];
function abilitiesOf(version) {
    const [, major, minor] = /^(\d+)\.(\d+)/.exec(version) ?? [];
    if (major === undefined || Number(major) < 1)
        return undefined;
    const known = Number(major) > 1 ? Number.MAX_SAFE_INTEGER : Number(minor);
    return PLAYWRIGHT_VERSIONS.find(([since]) => known >= since)?.[1];
}

// EXTERNAL MODULE: ./.build/src/runners/selection.js
var selection = __webpack_require__(63481);
;// CONCATENATED MODULE: ./.build/src/runners/playwright.js









const TEST_LIST = 'tests.txt';
const REPORTER = 'playwright/reporter.cjs';
const NPX = ['npx', '--no', 'playwright'];
const BY_LOCK_FILE = [
    ['pnpm-lock.yaml', ['pnpm', 'exec', 'playwright']],
    ['yarn.lock', ['yarn', 'playwright']],
    ['bun.lock', ['bunx', '--no-install', 'playwright']],
    ['bun.lockb', ['bunx', '--no-install', 'playwright']],
];
const SIGNS = [
    {
        sign: /npx canceled|could not determine executable|Cannot find module '@?playwright|not found|no such file/i,
        code: 'listing-failed',
        hint: 'Playwright is not installed where the suite runs: install @playwright/test there, or set `command`.',
    },
];
const playwright = {
    name: 'playwright',
    pluginFiles: ['reporter', 'lister', 'recorder', 'projects', 'groups', 'names', 'describe', 'fixtures'].map((name) => `playwright/${name}.cjs`),
    defaultCommand(place, files) {
        return place === 'host' ? (0,lock_files/* commandByLockFile */.Y)(files, BY_LOCK_FILE, NPX) : NPX;
    },
    list(suite, place, extraArgs) {
        const ours = ['--list', '--shard=1/1', `--reporter=${reporterIn(place)}`];
        return {
            command: [...testCommand(suite, place), ...withOptions([...suite.args, ...extraArgs], ours)],
            env: {
                ISOSHARD_MODE: 'list',
                ISOSHARD_OUTPUT: place.output,
                ISOSHARD_LIST_SHARDS: String(shardsOf(suite)),
                ISOSHARD_VERSIONS: JSON.stringify(PLAYWRIGHT_VERSIONS.map(([minor, { selectsBy }]) => [minor, selectsBy])),
            },
            prependPath: {},
            warnings: [],
        };
    },
    inputs({ ids, suite, runnerVersion }) {
        const prefixes = abilitiesOf(runnerVersion)?.selectsBy === 'prefixes';
        return {
            [selection/* SELECTION_FILE */.E]: (0,selection/* renderSelection */.V)(ids),
            ...(selectionKind(suite) === 'lines' ? { [TEST_LIST]: renderTestList(suite, ids, prefixes) } : {}),
        };
    },
    run(suite, place, request, extraArgs) {
        const reporter = reporterIn(place);
        const { options, added } = takeAddedReporters([...suite.args, ...extraArgs]);
        const byFlag = (abilitiesOf(request.runnerVersion)?.addsReporters ?? false) && !reporter.includes(',');
        const reporters = byFlag ? [...added, reporter, 'blob'] : added;
        const ours = [
            ...selectingOptions(request),
            ...(reporters.length > 0 ? [`--add-reporter=${reporters.join(',')}`] : []),
        ];
        return {
            command: [
                ...testCommand(suite, place),
                ...filesOf(request),
                ...(suite.workers === undefined ? [] : [`--workers=${suite.workers}`]),
                ...withOptions(selectionKind(request.suite) === 'files' ? splitArguments(options).options : options, ours),
            ],
            env: {
                ISOSHARD_MODE: 'run',
                ISOSHARD_OUTPUT: place.output,
                ISOSHARD_SELECTION: `${request.input}/${selection/* SELECTION_FILE */.E}`,
                ISOSHARD_RECEIPT_HEADER: JSON.stringify(request.header),
                ...(byFlag ? { ISOSHARD_BLOB_FILE: blobFile(place, request) } : { PW_TEST_REPORTER: reporter }),
            },
            prependPath: {},
            warnings: byFlag ? [] : [`Playwright ${request.runnerVersion} writes no merged HTML report: 1.63 and later do.`],
        };
    },
    parseListing(text) {
        const file = (0,listing_file/* parseListingFile */.Kd)(text);
        if (abilitiesOf(file.runnerVersion) === undefined)
            throw unsupported(file.runnerVersion);
        if (file.errors.length > 0 && !file.errors.every(({ message }) => /^Error: No tests found/.test(message))) {
            throw (0,listing_file/* listingErrors */.IF)(file);
        }
        const warnings = file.focused ? [`.only leaves ${file.tests.length} tests of this suite, as Playwright does.`] : [];
        return (0,listing_file/* toListing */.iI)(file, [...file.warnings, ...warnings]);
    },
    explainNoListing(outcome) {
        return (0,no_listing/* explainNoListing */.x)('playwright', outcome, SIGNS);
    },
};
function testCommand(suite, place) {
    return [...(suite.command ?? playwright.defaultCommand(suite.place.kind, place.files)), 'test'];
}
function reporterIn(place) {
    return `${place.plugins}/${REPORTER}`;
}
function blobFile(place, request) {
    return `${place.output}/${adapter/* OUTPUT_FILES */.Y.blobs}/${request.header.shard}.zip`;
}
function shardsOf(suite) {
    return suite.shards === 'auto' ? suite.maxShards : suite.shards;
}
function selectionKind(suite) {
    const name = suite[0]?.select?.[0];
    if (name === undefined)
        return 'ids';
    return name.startsWith('/') ? 'files' : 'lines';
}
function selectingOptions(request) {
    switch (selectionKind(request.suite)) {
        case 'ids':
            return request.total > 1 ? [`--shard=${request.index}/${request.total}`] : [];
        case 'lines':
            return [`--test-list=${request.input}/${TEST_LIST}`, '--shard=1/1'];
        case 'files':
            return ['--shard=1/1'];
    }
}
function filesOf({ ids, suite }) {
    if (selectionKind(suite) !== 'files')
        return [];
    const chosen = new Set(ids);
    return [...new Set(suite.flatMap(({ id, select = [] }) => (chosen.has(id) ? select : [])))].sort();
}
function unsupported(version) {
    const found = version === '' ? 'of an unknown version' : version;
    return new errors/* ProjectError */.wB('runner-unsupported', `Playwright: expected 1.40 or later, found ${found}`, {
        hint: 'Update @playwright/test, and the image where the tests run in one, to 1.40 or later; from 1.63 on there is a merged HTML report too.',
    });
}

// EXTERNAL MODULE: ./.build/src/runners/pytest.js
var pytest = __webpack_require__(39340);
// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(14006);
// EXTERNAL MODULE: ./.build/src/runners/junit.js
var junit = __webpack_require__(79423);
;// CONCATENATED MODULE: ./.build/src/runners/place-case.js
function placeIn(files) {
    const exact = new Set(files);
    const dotted = files.map((file) => ({ file, name: dots(file) }));
    const known = new Map();
    const find = (written) => {
        const place = written.replaceAll('\\', '/').replace(/^\.\//, '');
        if (exact.has(place))
            return place;
        const ends = longest(files.filter((file) => place.endsWith(`/${file}`)));
        if (ends !== undefined)
            return ends;
        const holds = files.filter((file) => file.endsWith(`/${place}`));
        if (holds.length > 0)
            return holds.length === 1 ? holds[0] : undefined;
        const inside = longest(dotted.filter(({ name }) => `${place}.`.startsWith(`${name}.`)).map(({ file }) => file));
        if (inside !== undefined)
            return inside;
        const classes = dotted.filter(({ name }) => name.endsWith(`.${place}`));
        return classes.length === 1 ? classes[0]?.file : undefined;
    };
    return (test) => {
        for (const place of test.places) {
            if (!known.has(place))
                known.set(place, find(place));
            const file = known.get(place);
            if (file !== undefined)
                return file;
        }
        return undefined;
    };
}
const dots = (file) => file.replace(/\.[^./]+$/, '').replaceAll('/', '.');
const longest = (files) => files.reduce((best, file) => (best !== undefined && best.length >= file.length ? best : file), undefined);

;// CONCATENATED MODULE: ./.build/src/runners/junit-receipt.js


const SHOWN = 3;
const ERRORS_OF_A_FILE = 20;
function renderJunitReceipt(run) {
    const { header, files, startedAtMs, durationMs } = run;
    const events = [{ event: 'begin', tests: files, setup: [], runner: run.runner, runnerVersion: '' }];
    const { byFile, homeless, problems } = sort(run);
    let atMs = startedAtMs;
    for (const [file, cases] of byFile) {
        events.push({ event: 'start', id: file, retry: 0, atMs, worker: 0 });
        const end = endOf(file, cases, atMs);
        atMs = end.atMs;
        events.push(end);
    }
    for (const message of problems)
        events.push({ event: 'error', message });
    if (homeless.length > 0) {
        const named = homeless
            .slice(0, SHOWN)
            .map((test) => JSON.stringify([...test.places, test.name].join(' › ').slice(0, 200)));
        const message = `isoshard: of ${homeless.length} test cases in the JUnit XML nobody can tell the file: ${named.join(', ')}`;
        events.push({ event: 'error', message });
    }
    const names = Object.keys(run.documents);
    if (names.length === 0) {
        events.push({ event: 'error', message: 'isoshard: the runner left no JUnit XML: nothing proves what ran' });
    }
    else if (problems.length === 0) {
        const bad = [...byFile.values()].some((cases) => outcomeOf(cases) === 'failed');
        events.push({ event: 'finish', status: bad || homeless.length > 0 ? 'failed' : 'passed', durationMs });
    }
    return [header, ...events].map((line) => `${JSON.stringify(line)}\n`).join('');
}
function sort({ suite, documents }) {
    const placed = placeIn(suite);
    const byFile = new Map();
    const homeless = [];
    const problems = [];
    for (const [name, text] of Object.entries(documents)) {
        const { cases = [], problem } = (0,junit/* parseJunit */.k)(text);
        if (problem !== undefined)
            problems.push(`isoshard: ${name} ${problem}`);
        for (const test of cases) {
            const file = placed(test);
            if (file === undefined)
                homeless.push(test);
            else
                byFile.set(file, [...(byFile.get(file) ?? []), test]);
        }
    }
    return { byFile, homeless, problems };
}
function outcomeOf(cases) {
    if (cases.some(({ outcome }) => outcome === 'failed'))
        return 'failed';
    return cases.every(({ outcome }) => outcome === 'skipped') ? 'skipped' : 'passed';
}
function endOf(file, cases, startMs) {
    const status = outcomeOf(cases);
    const durationMs = Math.round(cases.reduce((sum, { seconds }) => sum + seconds, 0) * 1000);
    const failed = cases.filter(({ outcome }) => outcome === 'failed').slice(0, ERRORS_OF_A_FILE);
    return {
        event: 'end',
        id: file,
        retry: 0,
        status,
        ok: status !== 'failed',
        willRetry: false,
        durationMs,
        atMs: startMs + durationMs,
        worker: 0,
        setup: false,
        title: file,
        file,
        line: failed[0]?.line ?? 0,
        errors: failed.map(({ name, message, line }) => ({
            message: `${name}\n${message}`.trim(),
            file,
            ...(line > 0 ? { line } : {}),
        })),
    };
}

;// CONCATENATED MODULE: ./.build/src/runners/by-files.js





const FIND = 'find . \\( -name node_modules -o -name ".?*" \\) -prune -o -type f -print0 > "$ISOSHARD_OUTPUT/listing.part" && mv "$ISOSHARD_OUTPUT/listing.part" "$ISOSHARD_OUTPUT/listing.json"';
const BRING_OUT = 'rm -rf -- "$ISOSHARD_JUNIT"; "$@"; code=$?; if [ -e "$ISOSHARD_JUNIT" ]; then cp -R -- "$ISOSHARD_JUNIT" "$ISOSHARD_OUTPUT/junit"; fi; exit $code';
function byFiles(template) {
    return {
        name: template.name,
        pluginFiles: [],
        defaultCommand: () => template.command,
        list: (_suite, place) => ({
            command: ['sh', '-c', FIND],
            env: { ISOSHARD_OUTPUT: place.output },
            prependPath: {},
            warnings: [],
        }),
        inputs: () => ({}),
        run: (suite, place, request, extraArgs) => ({
            command: commandOf(template, suite, place, request, extraArgs),
            env: {
                ...fill(template.env, `${place.output}/${adapter/* OUTPUT_FILES */.Y.junit}`),
                ISOSHARD_OUTPUT: place.output,
                ...(suite.junit === undefined ? {} : { ISOSHARD_JUNIT: suite.junit }),
            },
            prependPath: {},
            warnings: [],
        }),
        parseListing(text, suite, extraArgs = []) {
            const tests = toTests(template, text.split('\0'), suite?.files ?? template.files, pathsIn(extraArgs));
            return { runner: template.name, version: '', rootDir: '.', tests, setup: [] };
        },
        explainNoListing: (outcome) => (0,no_listing/* explainNoListing */.x)(template.name, outcome, [
            {
                sign: /not found|no such file/i,
                code: 'listing-failed',
                hint: 'Where the tests run there must be sh and find.',
            },
        ]),
        toReceipt: (request, documents, times) => renderJunitReceipt({
            header: request.header,
            files: request.ids,
            suite: request.suite.map(({ file }) => file),
            runner: template.name,
            documents,
            ...times,
        }),
    };
}
function commandOf(template, suite, place, { ids }, extraArgs) {
    const junit = `${place.output}/${adapter/* OUTPUT_FILES */.Y.junit}`;
    const options = extraArgs.filter((word) => word.startsWith('-'));
    const words = [...(suite.command ?? template.command), ...template.words, ...suite.args, ...options];
    const argv = words.flatMap((word) => (word === '{files}' ? ids : [word.replaceAll('{junit}', junit)]));
    return suite.junit === undefined ? argv : ['sh', '-c', BRING_OUT, 'sh', ...argv];
}
const fill = (env, junit) => Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value.replaceAll('{junit}', junit)]));
const pathsIn = (extraArgs) => extraArgs.filter((word) => !word.startsWith('-')).map((word) => word.replace(/^\.\//, '').replace(/\/$/, ''));
function toTests(template, found, globs, only) {
    const wanted = globs.filter((glob) => !glob.startsWith('!'));
    const unwanted = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
    const isWanted = picomatch(wanted, { ignore: unwanted });
    const files = found
        .map((file) => file.replace(/^\.\//, ''))
        .filter((file) => file !== '' && isWanted(file))
        .filter((file) => only.length === 0 || only.some((path) => file === path || file.startsWith(`${path}/`)))
        .sort((a, b) => (a < b ? -1 : 1));
    const odd = files.find((file) => file.startsWith('-'));
    if (odd !== undefined) {
        throw new errors/* ProjectError */.wB('listing-failed', `${odd} begins with "-": its runner would take it for an option`, {
            hint: 'Rename the file.',
        });
    }
    const groups = template.takesParts ? partsOfOthers(files) : undefined;
    return files.map((file) => ({ id: file, title: file, file, line: 0, group: groups?.get(file) ?? file }));
}
function partsOfOthers(files) {
    const groups = new Map(files.map((file) => [file, file]));
    for (const part of files) {
        for (const whole of files) {
            if (whole === part || !whole.includes(part))
                continue;
            const [from, to] = [groups.get(whole) ?? whole, groups.get(part) ?? part];
            for (const [file, group] of groups)
                if (group === from)
                    groups.set(file, to);
        }
    }
    return groups;
}

;// CONCATENATED MODULE: ./.build/src/runners/templates.js

const command = byFiles({ name: 'command', command: [], words: [], env: {}, files: [], takesParts: false });
const vitest = byFiles({
    name: 'vitest',
    command: ['npx', '--no', 'vitest'],
    words: ['run', '--reporter=default', '--reporter=junit', '--outputFile.junit={junit}', '{files}'],
    env: {},
    files: ['**/*.{test,spec}.?(c|m)[jt]s?(x)', '!**/dist/**'],
    takesParts: true,
});
const jest = byFiles({
    name: 'jest',
    command: ['npx', '--no', 'jest'],
    words: ['--ci', '--reporters=default', '--reporters=jest-junit', '--runTestsByPath', '{files}'],
    env: {
        JEST_JUNIT_OUTPUT_FILE: '{junit}',
        JEST_JUNIT_ADD_FILE_ATTRIBUTE: 'true',
        JEST_JUNIT_REPORT_TEST_SUITE_ERRORS: 'true',
    },
    files: ['**/__tests__/**/*.[jt]s?(x)', '**/?(*.)+(spec|test).?([mc])[jt]s?(x)'],
    takesParts: false,
});

;// CONCATENATED MODULE: ./.build/src/runners/runner-for.js



const ADAPTERS = { playwright: playwright, pytest: pytest/* pytest */.C, vitest: vitest, jest: jest, command: command };
function runnerFor(name) {
    return ADAPTERS[name];
}


/***/ }),

/***/ 63481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ SELECTION_FILE),
/* harmony export */   V: () => (/* binding */ renderSelection)
/* harmony export */ });
const SELECTION_FILE = 'selection.json';
function renderSelection(ids) {
    return `${JSON.stringify({ kind: 'isoshard-selection', version: 1, tests: ids })}\n`;
}


/***/ }),

/***/ 15231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ SETUP_KEY),
/* harmony export */   o: () => (/* binding */ wallOf)
/* harmony export */ });
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23040);

const SETUP_KEY = 'setup ';
function wallOf(units, workers, costs = new Map()) {
    const free = Array.from({ length: Math.max(1, Math.min(workers, units.length)) }, () => 0);
    const paid = free.map(() => new Set());
    const setups = new Set(units.flatMap(({ keys }) => (keys ?? []).filter((key) => key.startsWith(SETUP_KEY))));
    let before = 0;
    for (const key of setups)
        before += costs.get(key) ?? 0;
    const ordered = free.length === 1 ? units : [...units].sort(IN_ORDER);
    for (const { weight, keys = [] } of ordered) {
        let worker = 0;
        for (let other = 1; other < free.length; other += 1) {
            if ((free[other] ?? 0) < (free[worker] ?? 0))
                worker = other;
        }
        let takes = weight;
        for (const key of keys) {
            if (setups.has(key) || paid[worker]?.has(key))
                continue;
            paid[worker]?.add(key);
            takes += costs.get(key) ?? 0;
        }
        free[worker] = (free[worker] ?? 0) + takes;
    }
    return before + Math.max(...free);
}
const IN_ORDER = (0,_order_js__WEBPACK_IMPORTED_MODULE_0__.by)((unit) => unit.place, (unit) => unit.id);


/***/ }),

/***/ 18383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J1: () => (/* binding */ toUnits),
/* harmony export */   JZ: () => (/* binding */ median),
/* harmony export */   v8: () => (/* binding */ projectOf)
/* harmony export */ });
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23040);

function toUnits(listing, weights) {
    const timed = weights !== undefined && weights.known > 0 ? weights : undefined;
    const groups = new Map();
    for (const test of listing.tests) {
        const group = groups.get(test.group);
        if (group)
            group.push(test);
        else
            groups.set(test.group, [test]);
    }
    const units = [...groups].map(([id, tests]) => {
        const keys = new Set(tests.flatMap((test) => timed?.keys.get(test.id) ?? []));
        const costly = [...keys].filter((key) => (timed?.costs.get(key) ?? 0) > 0).sort(_order_js__WEBPACK_IMPORTED_MODULE_0__/* .byCodeUnit */ .X);
        return {
            id,
            tests: tests.map((test) => test.id).sort(_order_js__WEBPACK_IMPORTED_MODULE_0__/* .byCodeUnit */ .X),
            place: tests.map(placeOf).sort(_order_js__WEBPACK_IMPORTED_MODULE_0__/* .byCodeUnit */ .X)[0] ?? '',
            weight: tests.reduce((sum, test) => sum + (timed === undefined ? 1 : Math.max(1, timed.ms.get(test.id) ?? 1)), 0),
            ...(costly.length > 0 && { keys: costly }),
        };
    });
    units.sort((0,_order_js__WEBPACK_IMPORTED_MODULE_0__.by)((unit) => unit.id));
    const weighed = {
        units,
        weighedBy: timed ? 'durations' : 'count',
        known: timed?.known ?? 0,
        costs: timed?.costs ?? new Map(),
    };
    return weighed;
}
const placeOf = ({ title, file, line }) => JSON.stringify([projectOf(title) === '' ? '' : `[${projectOf(title)}]`, file, String(line).padStart(7, '0')]);
function projectOf(title) {
    return /^\[([^\]]*)\]/.exec(title)?.[1] ?? '';
}
function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}


/***/ }),

/***/ 53669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ beginState)
/* harmony export */ });
/* harmony import */ var _container_layer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81103);
/* harmony import */ var _mount_state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83401);
/* harmony import */ var _save_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61388);
/* harmony import */ var _slots_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72121);




function beginState(model, binds, start, facts) {
    if (start === undefined)
        return { model, slots: [], views: binds, make: async () => undefined };
    const { project, labels } = facts;
    const own = (0,_slots_js__WEBPACK_IMPORTED_MODULE_3__/* .withImageVolumes */ .fj)(model, project, labels, facts.declared);
    const ids = start.kind === 'saved' ? start.snapshot.slots.map(({ id }) => id) : [];
    const { model: named, idOf } = (0,_container_layer_js__WEBPACK_IMPORTED_MODULE_0__/* .withLayerVolumes */ .Pj)(own, project, labels, ids);
    const slots = (0,_slots_js__WEBPACK_IMPORTED_MODULE_3__/* .planState */ .Zl)(named, binds, facts.services).slots.map((slot) => ({
        ...slot,
        id: idOf.get(slot.key) ?? slot.id,
    }));
    if (start.kind === 'saved') {
        const mounted = slots.map((slot, index) => ({ key: slot.key, volume: (0,_mount_state_js__WEBPACK_IMPORTED_MODULE_1__/* .mountedName */ .Ou)(slot, project, index) }));
        const keys = new Set(slots.map(({ key }) => key));
        return {
            model: (0,_mount_state_js__WEBPACK_IMPORTED_MODULE_1__/* .withState */ .Q2)(named, mounted),
            slots,
            views: { ...binds, views: binds.views.filter(({ volume }) => !keys.has(volume)) },
            make: (engine, image, spares) => (0,_mount_state_js__WEBPACK_IMPORTED_MODULE_1__/* .mountState */ .N5)(engine, { snapshot: start.snapshot, slots, project, labels, image, spares }, binds),
        };
    }
    const { making } = start;
    const sources = (0,_save_js__WEBPACK_IMPORTED_MODULE_2__/* .sourcesOf */ .u0)(making, slots);
    const volumeOf = (key) => sources[slots.findIndex((slot) => slot.key === key)]?.volume;
    const views = binds.views.map((view) => {
        const volume = volumeOf(view.volume);
        if (volume === undefined)
            return view;
        return view.how === 'overlay' ? { ...view, upperVolume: volume } : { ...view, volume };
    });
    const volumes = slots
        .filter(({ kind }) => kind === 'volume')
        .map(({ key }) => [key, { name: volumeOf(key) ?? '', external: true }]);
    return {
        model: { ...named, volumes: { ...named.volumes, ...Object.fromEntries(volumes) } },
        slots,
        views: { ...binds, views },
        make: async (engine) => {
            await engine.createVolume(`${project}-making`, labels);
            await Promise.all(sources.map(({ volume }) => engine.createVolume(volume, (0,_save_js__WEBPACK_IMPORTED_MODULE_2__/* .dataLabels */ .yH)(making))));
            return undefined;
        },
    };
}


/***/ }),

/***/ 35379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fN: () => (/* binding */ renamed),
/* harmony export */   hw: () => (/* binding */ copyState),
/* harmony export */   vD: () => (/* binding */ copyLayerFolder)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46466);
/* harmony import */ var tar_stream__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56118);
/* harmony import */ var _read_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52006);
/* harmony import */ var _save_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(61388);





const CARRIED = new Set(['file', 'directory', 'symlink', 'link']);
function renamed(archive, root, { whiteouts, isLeftOut = () => false }) {
    const out = tar_stream__WEBPACK_IMPORTED_MODULE_2__.pack();
    const extract = tar_stream__WEBPACK_IMPORTED_MODULE_2__.extract();
    const entries = [];
    extract.on('entry', (header, stream, next) => {
        const entry = (0,_read_state_js__WEBPACK_IMPORTED_MODULE_3__/* .toEntry */ .q0)(header);
        const isCarried = CARRIED.has(header.type ?? '') || (whiteouts && entry.kind === 'removed');
        const isInside = !entry.path.split('/').includes('..') && !isLeftOut(entry.path);
        const place = (path) => (path === '.' ? root : `${root}/${path}`);
        const carry = async () => {
            if (!isCarried || !isInside) {
                stream.resume();
                return (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_1__.finished)(stream);
            }
            const linkname = header.type === 'link' ? place((0,_read_state_js__WEBPACK_IMPORTED_MODULE_3__/* .pathInSlot */ .Dx)(header.linkname ?? '')) : header.linkname;
            const target = out.entry({
                ...header,
                name: place(entry.path),
                ...(linkname != null && { linkname }),
                pax: null,
            });
            const through = new node_stream__WEBPACK_IMPORTED_MODULE_0__.PassThrough();
            const read = (0,_read_state_js__WEBPACK_IMPORTED_MODULE_3__/* .hashed */ .Yr)(entry, through);
            if (header.type === 'file')
                await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_1__.pipeline)(stream, tee(through), target);
            else {
                stream.resume();
                through.end();
            }
            entries.push(await read);
        };
        carry().then(() => next(), next);
    });
    const done = (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_1__.pipeline)(archive, extract).then(() => {
        out.finalize();
        return entries;
    }, (error) => {
        out.destroy(error);
        throw error;
    });
    return { stream: out, entries: done };
}
const tee = (other) => async function* (source) {
    for await (const chunk of source) {
        if (!other.write(chunk))
            await new Promise((resolve) => other.once('drain', resolve));
        yield chunk;
    }
    other.end();
};
async function copyState(engine, image, labels, { from, to, slot }) {
    const entries = await (0,_save_js__WEBPACK_IMPORTED_MODULE_4__/* .throughDoor */ ._n)(engine, image, [from.volume], labels, (source) => (0,_save_js__WEBPACK_IMPORTED_MODULE_4__/* .throughDoor */ ._n)(engine, image, [to], labels, async (target) => {
        const archive = await engine.getArchive(source, (0,_save_js__WEBPACK_IMPORTED_MODULE_4__/* .dataPath */ .Kf)(from));
        if (archive === undefined)
            return [];
        const copy = renamed(archive, to, { whiteouts: false });
        const [read] = await Promise.all([copy.entries, engine.putArchive(target, '/door', copy.stream)]);
        return read;
    }));
    return { slot, entries };
}
async function copyLayerFolder(engine, image, labels, { containerId, folder, to, mounts }) {
    const below = mounts.filter((mount) => mount.startsWith(`${folder}/`)).map((mount) => mount.slice(folder.length + 1));
    const isLeftOut = (path) => below.some((mount) => path.startsWith(`${mount}/`));
    await (0,_save_js__WEBPACK_IMPORTED_MODULE_4__/* .throughDoor */ ._n)(engine, image, [to], labels, async (target) => {
        const archive = await engine.getArchive(containerId, folder);
        if (archive === undefined)
            return;
        const copy = renamed(archive, to, { whiteouts: false, isLeftOut });
        await Promise.all([copy.entries, engine.putArchive(target, '/door', copy.stream)]);
    });
}


/***/ }),

/***/ 83401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cb: () => (/* binding */ viewsWithState),
/* harmony export */   N5: () => (/* binding */ mountState),
/* harmony export */   Ou: () => (/* binding */ mountedName),
/* harmony export */   Q2: () => (/* binding */ withState),
/* harmony export */   Zw: () => (/* binding */ upperEntries),
/* harmony export */   iU: () => (/* binding */ upperName)
/* harmony export */ });
/* harmony import */ var _compose_binds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78188);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36624);
/* harmony import */ var _stack_archive_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34010);
/* harmony import */ var _copy_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35379);
/* harmony import */ var _save_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(61388);
/* harmony import */ var _seal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(94135);






const upperName = (project, index, round) => `${project}-state-${index}-${round}`;
const mountedName = ({ kind, volume }, project, index) => kind === 'changes' ? volume : `${project}-state-${index}`;
function upperEntries(volumesFolder, links, slots) {
    return slots.flatMap(({ upperVolume, saved }, index) => [
        { path: `${upperVolume}/upper/`, ...saved.owner },
        { path: `${upperVolume}/work/`, mode: 0o700 },
        { path: `${links}/${index}`, link: `${volumesFolder}/${upperVolume}/_data` },
    ]);
}
async function mountState(engine, { snapshot, slots, project, labels, image, overlays: isOverlaid = engine.info.isRootful, spares }, { views }) {
    const { volumesFolder } = engine.info;
    const own = { ...labels, ...(0,_seal_js__WEBPACK_IMPORTED_MODULE_5__/* .partLabels */ .D6)(snapshot, 'use') };
    const links = `${project}-state`;
    await engine.createVolume(links, own);
    const layers = await Promise.all(slots.map(({ kind, id }) => (isOverlaid && kind === 'volume' ? spares?.take(snapshot, id) : undefined)));
    const mounted = slots.map((slot, index) => {
        const saved = snapshot.slots.find(({ id }) => id === slot.id);
        if (saved === undefined || saved.kind !== slot.kind) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EnvironmentError */ .eG('engine-failed', `the saved state has nothing for ${slot.id}`, {
                hint: 'Remove it with `isoshard cleanup`, and run again.',
            });
        }
        const volume = mountedName(slot, project, index);
        const upperVolume = layers[index] ?? upperName(project, index, 0);
        return { ...slot, volume, saved, how: isOverlaid ? 'overlay' : 'copy', upperVolume };
    });
    const ready = { snapshot, slots: mounted, links, round: 0, spares, labels: own, image };
    if (!isOverlaid) {
        for (const { volume, saved, id } of mounted) {
            await engine.createVolume(volume, own);
            await (0,_copy_state_js__WEBPACK_IMPORTED_MODULE_3__/* .copyState */ .hw)(engine, image, labels, { from: saved, to: volume, slot: id });
        }
        return { ...ready, warm: Promise.resolve() };
    }
    const uppers = mounted.map(({ upperVolume }) => upperVolume);
    const overlays = mounted.map(({ volume, saved, kind, key }, index) => {
        const data = (0,_save_js__WEBPACK_IMPORTED_MODULE_4__/* .dataPath */ .Kf)({ ...saved, id: saved.id }).replace('/door/', '');
        const [name = '', ...rest] = data.split('/');
        const below = [`${volumesFolder}/${[name, '_data', ...rest].join('/')}`];
        const view = views.find((one) => one.volume === key);
        if (kind === 'changes' && view !== undefined)
            below.push(view.lower);
        return engine.createVolume(volume, own, (0,_compose_binds_js__WEBPACK_IMPORTED_MODULE_0__/* .overlayOf */ .ke)(below, `${volumesFolder}/${links}/_data/${index}`));
    });
    await Promise.all([...uppers.map((name) => engine.createVolume(name, own)), ...overlays]);
    const shown = [links, ...uppers].map((name) => [name, `/door/${name}`]);
    const door = engine.createDoor(image, Object.fromEntries(shown), labels);
    const laid = door.then((id) => engine.putArchive(id, '/door', (0,_stack_archive_js__WEBPACK_IMPORTED_MODULE_2__/* .pack */ .qq)(upperEntries(volumesFolder, links, mounted))));
    const cold = mounted.filter((slot, index) => slot.kind === 'volume' && layers[index] === undefined);
    const warm = Promise.all(cold.map(({ id, volume }) => spares?.warm(snapshot, id, volume, own, laid)));
    await laid.finally(async () => engine.remove({ kind: 'container', id: await door }));
    return { ...ready, warm };
}
function withState(model, slots) {
    const keys = new Set(slots.map(({ key }) => key));
    const named = slots.map(({ key, volume }) => [key, { name: volume, external: true }]);
    const services = Object.entries(model.services).map(([name, definition]) => {
        const volumes = definition.volumes?.map((mount) => keys.has(mount.source ?? '') ? { ...mount, volume: { ...mount.volume, nocopy: true } } : mount);
        return [name, volumes === undefined ? definition : { ...definition, volumes }];
    });
    return {
        ...model,
        services: Object.fromEntries(services),
        volumes: { ...model.volumes, ...Object.fromEntries(named) },
    };
}
function viewsWithState(binds, slots) {
    const views = binds.views.map((view) => {
        const slot = slots.find(({ key }) => key === view.volume);
        if (slot === undefined || slot.kind !== 'changes')
            return view;
        return {
            ...view,
            get upperVolume() {
                return slot.upperVolume;
            },
        };
    });
    return { ...binds, views };
}


/***/ }),

/***/ 10540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ packFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46466);
/* harmony import */ var tar_stream__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(56118);




function packFolder(folder, name) {
    const archive = tar_stream__WEBPACK_IMPORTED_MODULE_3__.pack();
    add(archive, folder, name).then(() => archive.finalize(), (error) => archive.destroy(error));
    return archive;
}
async function add(archive, path, name) {
    const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path);
    const header = { name, mode: stat.mode & 0o7777, uid: stat.uid, gid: stat.gid, mtime: stat.mtime };
    if (stat.isDirectory()) {
        archive.entry({ ...header, type: 'directory' });
        for (const child of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(path).sort())
            await add(archive, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, child), `${name}/${child}`);
    }
    else if (stat.isSymbolicLink()) {
        archive.entry({ ...header, type: 'symlink', linkname: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)(path) });
    }
    else if (stat.isFile()) {
        const entry = archive.entry({ ...header, type: 'file', size: stat.size });
        if (stat.size > 0)
            await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(path, { end: stat.size - 1 }), entry);
        else
            entry.end(Buffer.alloc(0));
    }
}


/***/ }),

/***/ 73760:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bn: () => (/* binding */ DOOR_MOUNT),
/* harmony export */   Us: () => (/* binding */ whileOpen),
/* harmony export */   fg: () => (/* binding */ socketIn),
/* harmony export */   uz: () => (/* binding */ planDoor)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37067);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(36624);





const DOOR_MOUNT = '/isoshard-door';
const SOCKET = 'reset.sock';
function planDoor(folder) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.chmodSync)(folder, 0o711);
    return { folder, token: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(32).toString('hex') };
}
const socketIn = (folder) => (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, SOCKET);
async function whileOpen({ folder, token }, reset, work) {
    let last = Promise.resolve();
    const server = (0,node_http__WEBPACK_IMPORTED_MODULE_2__.createServer)((request, response) => {
        request.resume();
        const answer = (status, body) => {
            response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
        };
        if (!isAllowed(request, token))
            return answer(403, { message: 'not the token of this shard' });
        if (request.method !== 'POST' || request.url !== '/reset')
            return answer(404, { message: 'expected POST /reset' });
        const own = last.then(reset);
        last = own.catch(() => undefined);
        own.then((done) => answer(200, done), (error) => {
            const { code, message, hint } = (0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .toIsoshardError */ .lR)(error);
            answer(500, { code, message, hint });
        });
    });
    server.requestTimeout = 0;
    await new Promise((resolve, reject) => server.once('error', reject).listen(socketIn(folder), resolve));
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.chmodSync)(socketIn(folder), 0o777);
    try {
        return await work();
    }
    finally {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
        await last;
    }
}
function isAllowed({ headers }, token) {
    const given = Buffer.from(headers.authorization ?? '');
    const expected = Buffer.from(`Bearer ${token}`);
    return given.length === expected.length && (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.timingSafeEqual)(given, expected);
}


/***/ }),

/***/ 12590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E1: () => (/* binding */ runInService),
  YP: () => (/* binding */ withTools),
  bz: () => (/* binding */ workingFolderOf)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/docker/compose.js + 2 modules
var compose = __webpack_require__(34455);
// EXTERNAL MODULE: ./.build/src/docker/labels.js
var labels = __webpack_require__(3757);
// EXTERNAL MODULE: ./.build/src/stack/archive.js
var stack_archive = __webpack_require__(34010);
// EXTERNAL MODULE: ./.build/src/stack/reset-door.js
var reset_door = __webpack_require__(73760);
// EXTERNAL MODULE: ./.build/src/stack/volumes.js
var volumes = __webpack_require__(55551);
// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(53916);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(56118);
// EXTERNAL MODULE: ./.build/src/compose/bind-sources.js
var bind_sources = __webpack_require__(65382);
;// CONCATENATED MODULE: ./.build/src/stack/written.js




function upperPathOf(service, { views }, path) {
    const covering = (service.volumes ?? [])
        .filter(({ target }) => (0,bind_sources/* isWithin */.UO)(path, target))
        .sort((a, b) => b.target.length - a.target.length)[0];
    const view = views.find(({ how, volume }) => how === 'overlay' && volume === covering?.source);
    if (view === undefined || covering === undefined)
        return undefined;
    return (0,posix_.join)(doorPath(view), covering.volume?.subpath ?? '', (0,posix_.relative)(covering.target, path));
}
const doorPath = ({ upperVolume }) => `/door/${upperVolume}/upper`;
async function throughUppers(engine, { views }, image, labels, work) {
    const overlays = views.filter(({ how }) => how === 'overlay');
    if (overlays.length === 0)
        return undefined;
    const mounts = Object.fromEntries(overlays.map(({ upperVolume }) => [upperVolume, `/door/${upperVolume}`]));
    const door = await engine.createDoor(image, mounts, labels);
    try {
        return await work(door);
    }
    finally {
        await engine.remove({ kind: 'container', id: door });
    }
}
async function countWritten(engine, door, { views }) {
    const counted = await Promise.all(views
        .filter(({ how }) => how === 'overlay')
        .map(async (view) => ({ folder: view.lower, files: await countFiles(engine, door, doorPath(view)) })));
    return counted.filter(({ files }) => files > 0);
}
async function countFiles(engine, door, path) {
    const archive = await engine.getArchive(door, path);
    if (archive === undefined)
        return 0;
    let files = 0;
    const extract = tar_stream.extract();
    extract.on('entry', ({ type }, stream, next) => {
        if (type === 'file' || type === 'symlink')
            files += 1;
        stream.resume();
        (0,promises_.finished)(stream).then(() => next(), next);
    });
    await (0,promises_.pipeline)(archive, extract);
    return files;
}

;// CONCATENATED MODULE: ./.build/src/stack/tests-in-service.js








const RECEIPT_LIMIT = 256 * 1024 * 1024;
const FOLLOW_MS = 1000;
function withTools(model, service, toolsVolume, env, door) {
    const definition = model.services[service] ?? {};
    const literal = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value.replaceAll('$', '$$$$')]));
    return {
        ...model,
        volumes: { ...model.volumes, [toolsVolume]: { name: toolsVolume, external: true } },
        services: {
            ...model.services,
            [service]: {
                ...definition,
                restart: 'no',
                environment: { ...definition.environment, ...literal },
                volumes: [
                    ...(definition.volumes ?? []),
                    { type: 'volume', source: toolsVolume, target: volumes/* TOOLS_MOUNT */.eX, volume: { nocopy: true } },
                    ...(door === undefined ? [] : [{ type: 'bind', source: door, target: reset_door/* DOOR_MOUNT */.Bn }]),
                ],
            },
        },
    };
}
const testContainer = async (engine, project, service) => (await engine.containers([`${labels/* COMPOSE_LABEL */.UC.project}=${project}`, `${labels/* COMPOSE_LABEL */.UC.service}=${service}`])).find(({ oneOff }) => oneOff);
async function runInService(engine, stack, context, request) {
    const done = new AbortController();
    (0,external_node_fs_.appendFileSync)(request.logFile, '');
    const following = request.follow && follow(engine, stack, context, request, done.signal);
    const ended = await (0,compose/* composeOn */.Aq)(stack.project, stack.modelFile, ['--progress', 'quiet', 'run', '-T', '--no-deps', request.service, ...request.argv], {
        env: stack.env,
        session: stack.session,
        signal: context.signal,
        timeoutMs: request.timeoutMs,
        onOutput: (chunk) => (0,external_node_fs_.appendFileSync)(request.logFile, chunk),
    });
    done.abort();
    await following;
    const container = await testContainer(engine, stack.project, request.service);
    if (container === undefined)
        return { ...ended, written: [] };
    await copyOut(engine, container.id, volumes/* TOOLS */.It.output, request.outputTo);
    const written = await throughUppers(engine, request.binds, container.image, request.labels, async (door) => {
        await collect(engine, stack, request, container.id, door);
        return countWritten(engine, door, request.binds);
    });
    if (written === undefined)
        await collect(engine, stack, request, container.id, undefined);
    return { ...ended, written: written ?? [] };
}
async function collect(engine, { model }, { service, collect: paths, collectTo, binds }, container, door) {
    if (paths.length === 0)
        return;
    const workingFolder = await workingFolderOf(engine, model, service);
    for (const path of paths) {
        const inside = external_node_path_.posix.resolve(workingFolder, path);
        const upper = door === undefined ? undefined : upperPathOf(model.services[service] ?? {}, binds, inside);
        const to = (0,external_node_path_.join)(collectTo, path);
        if (door !== undefined && upper !== undefined)
            await copyOut(engine, door, upper, to);
        else
            await copyOut(engine, container, inside, to);
    }
}
async function workingFolderOf(engine, model, service) {
    const { working_dir: own, image } = model.services[service] ?? {};
    return own || (image !== undefined && (await engine.imageEnvironment(image))?.workingDir) || '/';
}
async function copyOut(engine, containerId, path, to) {
    const archive = await engine.getArchive(containerId, path);
    if (archive === undefined)
        return;
    await (0,stack_archive/* unpack */.l1)(archive, to);
}
async function follow(engine, stack, { clock }, { service, follow }, done) {
    if (follow === undefined)
        return;
    while (!done.aborted) {
        await clock.sleep(FOLLOW_MS, done).catch(() => undefined);
        try {
            const container = await testContainer(engine, stack.project, service);
            const archive = container && (await engine.getArchive(container.id, `${volumes/* TOOLS */.It.output}/${follow.file}`));
            if (archive)
                follow.onText(await (0,stack_archive/* readSingle */.zd)(archive, RECEIPT_LIMIT));
        }
        catch {
        }
    }
}


/***/ }),

/***/ 65974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ runOnHost)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _processes_spawn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83422);


const FOLLOW_MS = 500;
async function runOnHost({ clock, signal }, request) {
    const done = new AbortController();
    const follow = async () => {
        while (request.follow !== undefined && !done.signal.aborted) {
            await clock.sleep(FOLLOW_MS, done.signal).catch(() => undefined);
            if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(request.follow.file))
                request.follow.onText((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(request.follow.file, 'utf8'));
        }
    };
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync)(request.logFile, '');
    const following = follow();
    const ended = await (0,_processes_spawn_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)({
        argv: request.view.wrap(request.argv, request.cwd),
        cwd: request.view.pathOf(request.cwd),
        env: request.env,
        session: request.session,
        signal,
        timeoutMs: request.timeoutMs,
        onOutput: (chunk) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync)(request.logFile, chunk),
    });
    done.abort();
    await following;
    return ended;
}


/***/ }),

/***/ 55551:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   It: () => (/* binding */ TOOLS),
/* harmony export */   Q4: () => (/* binding */ makeVolumes),
/* harmony export */   eX: () => (/* binding */ TOOLS_MOUNT)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _compose_binds_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78188);
/* harmony import */ var _archive_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34010);
/* harmony import */ var _pack_folder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(10540);





const TOOLS_MOUNT = '/isoshard';
const TOOLS = {
    plugins: `${TOOLS_MOUNT}/plugins`,
    output: `${TOOLS_MOUNT}/output`,
    input: `${TOOLS_MOUNT}/input`,
};
async function makeVolumes(engine, pluginsFolder, request) {
    const { binds, tools, labels } = request;
    const viewsThat = (how) => binds.views.filter((view) => view.how === how);
    const [overlays, copies, empties] = [viewsThat('overlay'), viewsThat('copy'), viewsThat('empty')];
    const filled = [
        ...overlays.map(({ upperVolume }) => upperVolume),
        ...copies.map(({ volume }) => volume),
        ...(tools ? [tools.volume] : []),
    ];
    await Promise.all([...filled, ...empties.map(({ volume }) => volume)].map((name) => engine.createVolume(name, labels)));
    if (filled.length === 0)
        return;
    const door = await engine.createDoor(request.image, Object.fromEntries(filled.map((name) => [name, `/door/${name}`])), labels);
    try {
        const entries = overlays.flatMap(({ upperVolume, owner }) => [
            { path: `${upperVolume}/upper/`, ...owner },
            { path: `${upperVolume}/work/`, mode: 0o700 },
        ]);
        if (tools)
            entries.push(...toolEntries(tools.volume, pluginsFolder, tools));
        await engine.putArchive(door, '/door', (0,_archive_js__WEBPACK_IMPORTED_MODULE_3__/* .pack */ .qq)(entries));
        for (const { lower, volume } of copies)
            await engine.putArchive(door, '/door', (0,_pack_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .packFolder */ .C)(lower, volume));
    }
    finally {
        await engine.remove({ kind: 'container', id: door });
    }
    await Promise.all(overlays.map((view) => engine.createVolume(view.volume, labels, (0,_compose_binds_js__WEBPACK_IMPORTED_MODULE_2__/* .overlayOptions */ .TK)(view, engine.info.volumesFolder))));
}
function toolEntries(volume, pluginsFolder, { pluginFiles, input }) {
    const plugins = pluginFiles.map((name) => ({
        path: `${volume}/plugins/${name}`,
        content: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(pluginsFolder, name)),
    }));
    const inputs = Object.entries(input).map(([name, content]) => ({ path: `${volume}/input/${name}`, content }));
    return [
        { path: `${volume}/output/`, mode: 0o777 },
        { path: `${volume}/plugins/` },
        ...plugins,
        { path: `${volume}/input/` },
        ...inputs,
    ];
}


/***/ }),

/***/ 37511:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ privateView),
/* harmony export */   z: () => (/* binding */ inPlace)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _processes_spawn_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83422);



const inPlace = {
    kind: 'in-place',
    wrap: (argv) => argv,
    pathOf: (path) => path,
    written: (path) => ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path) ? path : undefined),
};
const ENTER = 'mount -t overlay isoshard -o "$1" "$2" && cd "$3" && shift 3 && exec "$@"';
function overlayView(workspace, folder) {
    const upper = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'upper');
    const work = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'work');
    for (const path of [upper, work])
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(path, { recursive: true });
    const options = `lowerdir=${workspace},upperdir=${upper},workdir=${work}`;
    return {
        kind: 'overlay',
        wrap: (argv, cwd) => [
            'unshare',
            '--mount',
            '--propagation',
            'private',
            'sh',
            '-c',
            ENTER,
            'sh',
            options,
            workspace,
            cwd,
            ...argv,
        ],
        pathOf: (path) => path,
        written: (path) => {
            const found = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(upper, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(workspace, path));
            return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(found) && !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(found).isCharacterDevice() ? found : undefined;
        },
    };
}
function copyView(workspace, folder) {
    const root = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'copy');
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(root, { recursive: true });
    for (const name of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(workspace).filter((entry) => entry !== '.git')) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.cpSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace, name), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, name), {
            recursive: true,
            verbatimSymlinks: true,
            mode: node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.COPYFILE_FICLONE,
        });
    }
    const pathOf = (path) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(workspace, path));
    return {
        kind: 'copy',
        wrap: (argv) => argv,
        pathOf,
        written: (path) => ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(pathOf(path)) ? pathOf(path) : undefined),
    };
}
async function privateView(workspace, folder, env) {
    if (`${folder}${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`.startsWith(`${workspace}${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`))
        throw new Error(`${folder} lies in ${workspace}`);
    if (process.getuid?.() === 0 && !/[,:\\]/.test(`${workspace}${folder}`)) {
        const view = overlayView(workspace, folder);
        const probe = await (0,_processes_spawn_js__WEBPACK_IMPORTED_MODULE_2__/* .run */ .e)({ argv: view.wrap(['true'], workspace), env }).catch(() => undefined);
        if (probe?.code === 0)
            return view;
    }
    return copyView(workspace, folder);
}


/***/ })

};
