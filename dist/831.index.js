export const id = 831;
export const ids = [831];
export const modules = {

/***/ 71795:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ checkoutPathOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

function checkoutPathOf(service, path) {
    const covering = (service?.volumes ?? [])
        .filter(({ target }) => path === target || path.startsWith(target === '/' ? '/' : `${target}/`))
        .sort((a, b) => b.target.length - a.target.length)[0];
    if (covering?.type !== 'bind' || covering.source === undefined || covering.read_only === true)
        return undefined;
    return node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(covering.source, node_path__WEBPACK_IMPORTED_MODULE_0__.posix.relative(covering.target, path));
}


/***/ }),

/***/ 17831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ InitialStates),
  o: () => (/* binding */ proofOf)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.build/src/cleanup/sweep.js
var sweep = __webpack_require__(97336);
// EXTERNAL MODULE: ./.build/src/config/duration.js
var duration = __webpack_require__(62744);
// EXTERNAL MODULE: ./.build/src/docker/labels.js
var docker_labels = __webpack_require__(3757);
// EXTERNAL MODULE: ./.build/src/snapshot/layers-ahead.js
var layers_ahead = __webpack_require__(24136);
// EXTERNAL MODULE: ./.build/src/snapshot/save.js + 1 modules
var save = __webpack_require__(61388);
// EXTERNAL MODULE: ./.build/src/snapshot/seal.js
var seal = __webpack_require__(94135);
// EXTERNAL MODULE: ./.build/src/snapshot/spares.js
var snapshot_spares = __webpack_require__(45842);
// EXTERNAL MODULE: ./.build/src/snapshot/verify-state.js
var verify_state = __webpack_require__(26227);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/snapshot/container-layer.js
var container_layer = __webpack_require__(81103);
// EXTERNAL MODULE: ./.build/src/snapshot/postgres-server.js + 1 modules
var postgres_server = __webpack_require__(58351);
// EXTERNAL MODULE: ./.build/src/snapshot/prepare.js
var prepare = __webpack_require__(82003);
// EXTERNAL MODULE: ./.build/src/snapshot/stop-cleanly.js
var stop_cleanly = __webpack_require__(46061);
// EXTERNAL MODULE: ./.build/src/stack/logs.js
var stack_logs = __webpack_require__(81077);
// EXTERNAL MODULE: ./.build/src/stack/start.js + 1 modules
var start = __webpack_require__(54503);
// EXTERNAL MODULE: ./.build/src/snapshot/copy-state.js
var copy_state = __webpack_require__(35379);
// EXTERNAL MODULE: ./.build/src/snapshot/slots.js
var snapshot_slots = __webpack_require__(72121);
;// CONCATENATED MODULE: ./.build/src/modes/keep-layer.js






async function layersOf(engine, stack) {
    const containers = await engine.containers([`${docker_labels/* COMPOSE_LABEL */.UC.project}=${stack.project}`]);
    const layers = containers
        .filter(({ oneOff }) => !oneOff)
        .map(async ({ id, service }) => {
        const containerIds = containers
            .filter((other) => other.service === service && !other.oneOff)
            .map((one) => one.id);
        return [service, { layer: await (0,container_layer/* readLayer */.w6)(engine, id), containerIds }];
    });
    return new Map(await Promise.all(layers));
}
const MOST_FOLDERS = 20;
async function keepLayer({ log }, engine, request) {
    const { stack, making, image, service, containerIds, changed, first } = request;
    const [containerId = ''] = containerIds;
    const mounts = (0,snapshot_slots/* mountTargets */.wZ)(stack.model.services[service]);
    const isKept = (path) => !(0,snapshot_slots/* isScratch */.$h)(path) || changed.includes(path);
    const layer = { ...request.layer, paths: new Map([...request.layer.paths].filter(([path]) => isKept(path))) };
    const folders = (0,container_layer/* layerFolders */.P2)(layer, mounts);
    if (folders.length === 0)
        return [];
    const where = `${service} keeps ${(0,container_layer/* firstOf */.Ku)(changed)} in its container's own layer`;
    const why = whyNot(folders, layer, { mounts, containers: containerIds.length });
    if (why !== undefined)
        throw new save/* NotSavable */.gF(`${where}, and ${why}; a volume there would be saved`);
    log.info(`${where}: it is saved with ${folders.join(', ')}, as if there were a volume`);
    const sources = folders.map((target, index) => {
        const volume = (0,seal/* dataVolume */.$u)(making.key, making.generation, first + index);
        return { id: (0,container_layer/* layerSlotId */.PE)({ service, target }), kind: 'volume', volume };
    });
    for (const [index, folder] of folders.entries()) {
        const to = sources[index]?.volume ?? '';
        await engine.createVolume(to, (0,save/* dataLabels */.yH)(making));
        await (0,copy_state/* copyLayerFolder */.vD)(engine, image, stack.labels, { containerId, folder, to, mounts });
    }
    return sources;
}
function whyNot(folders, { paths }, { mounts, containers }) {
    if (containers > 1)
        return 'it has replicas';
    const scratch = [...paths.keys()].find(snapshot_slots/* isScratch */.$h);
    if (scratch !== undefined)
        return `${scratch} is a SQLite database in a folder of which nothing is saved`;
    if (folders.length > MOST_FOLDERS)
        return `it is spread over ${folders.length} folders`;
    if (!folders.includes('/'))
        return undefined;
    const files = [...paths].flatMap(([path, what]) => (what === 'folder' || mounts.includes(path) ? [] : [path]));
    return `${files.sort().find((path) => /^\/[^/]+$/.test(path))} lies in its root folder`;
}

// EXTERNAL MODULE: ./.build/src/modes/make-stack.js + 1 modules
var make_stack = __webpack_require__(87406);
;// CONCATENATED MODULE: ./.build/src/modes/make-state.js















const HOST_NAME_DIGITS = 12;
async function makeState(context, session, request, { key, platform }) {
    const { engine, record } = session;
    const { suite, config, images, stacks, folder } = request;
    const shard = `${suite.name}-state`;
    const generation = (0,seal/* newGeneration */.BH)();
    const repository = context.run.repository;
    const making = { key, generation, session: record.session, repository, suite: suite.name, platform };
    const place = { shard, index: 0, total: 0, ports: 'drop' };
    const labels = [`${docker_labels/* LABEL */.d_.session}=${record.session}`, `${docker_labels/* LABEL */.d_.shard}=${shard}`];
    try {
        const stack = await (0,make_stack/* makeStack */.H)(context, session, {
            ...place,
            config,
            suite,
            images,
            stacks,
            state: { kind: 'make', making },
        });
        return await prepareIn(context, session, { stack, request, making });
    }
    catch (error) {
        if (!context.signal.aborted && !(error instanceof save/* NotSavable */.gF)) {
            const logs = (0,external_node_path_.join)(folder, 'services');
            await (0,stack_logs/* saveLogs */.P)(engine, (0,docker_labels/* projectName */.j1)(record.session, shard), logs).catch(() => undefined);
        }
        throw error;
    }
    finally {
        await (0,sweep/* sweep */.X0)(engine, labels, context.clock);
        if ((await (0,seal/* findSnapshot */.Cb)(engine, key))?.generation !== generation) {
            await (0,sweep/* sweep */.X0)(engine, [`${docker_labels/* LABEL */.d_.snapshotGeneration}=${generation}`], context.clock);
        }
    }
}
async function prepareIn(context, { engine, spares }, { stack, request, making }) {
    const { signal, clock, log } = context;
    const { suite, config, folder } = request;
    await (0,start/* startStack */.p2)(engine, stack, stack.services, context, start/* START_TIMEOUT_MS */.iq);
    const before = await layersOf(engine, stack);
    const { timeoutMs = prepare/* PREPARE_TIMEOUT_MS */.$ } = suite.prepareOptions ?? {};
    const said = await (0,prepare/* prepare */.i)(engine, stack, suite.prepare, {
        signal,
        clock,
        timeoutMs,
        warn: (said) => log.warning(said),
    });
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
    (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, 'prepare.log'), said);
    if (suite.reset?.by === 'template')
        await (0,postgres_server/* makeTemplates */.s)(engine, stack, signal);
    const { slots } = stack;
    const keys = new Set(slots.map((slot) => slot.key));
    const keepers = (0,stop_cleanly/* keepersOf */.Pb)(stack.model, stack.services, keys);
    for (const [service, { layer }] of await layersOf(engine, stack)) {
        if (layer.tooMany > 0)
            throw new save/* NotSavable */.gF(`${service} has changed ${layer.tooMany} paths in its container's own layer, too many to be looked at; a volume there would be saved`);
        if ((0,container_layer/* changedPaths */.vl)(before.get(service)?.layer, layer).length > 0)
            keepers.add(service);
    }
    const bad = await (0,stop_cleanly/* stopCleanly */.rj)(engine, stack, keepers, config.stop);
    signal.throwIfAborted();
    const data = new Set(slots.filter(({ id }) => id.startsWith('volume:')).map(({ key }) => key));
    const spoilt = bad.filter(({ service }) => (0,stop_cleanly/* keepsData */.fL)(stack.model.services[service] ?? {}, data));
    const whys = spoilt.map(({ why }) => why);
    if (whys.length > 0)
        throw (0,save/* uncleanError */.v)(suite.name, whys);
    for (const { why } of bad)
        log.warning(why);
    const image = stack.model.services[stack.services[0] ?? '']?.image ?? (await engine.anyImage());
    const sources = (0,save/* sourcesOf */.u0)(making, slots).map((source, index) => {
        const view = stack.binds.views.find(({ volume }) => volume === slots[index]?.key);
        return { ...source, ...(source.kind === 'changes' && view && { view }) };
    });
    for (const [service, { layer, containerIds }] of await layersOf(engine, stack)) {
        const changed = (0,container_layer/* changedPaths */.vl)(before.get(service)?.layer, layer);
        if (changed.length === 0)
            continue;
        const kept = { service, layer, containerIds, changed, first: sources.length };
        sources.push(...(await keepLayer(context, engine, { stack, making, image, ...kept })));
    }
    const made = [...slots, ...sources.slice(slots.length).map(({ id }) => ({ id, mounts: [] }))];
    const holds = (service) => (slot) => (0,container_layer/* layerSlotOf */.fo)(slot.id)?.service === service || slot.mounts.some((one) => one.service === service);
    const killed = new Map(bad.flatMap(({ service, why }) => made.filter(holds(service)).map(({ id }) => [id, why])));
    const containers = await engine.containers([`${docker_labels/* COMPOSE_LABEL */.UC.project}=${stack.project}`]);
    const unnamed = containers.filter(({ service }) => stack.model.services[service]?.hostname === undefined);
    const hosts = new Map(unnamed.map(({ id, service }) => [id.slice(0, HOST_NAME_DIGITS), service]));
    const byService = Object.entries(stack.model.services).map(([name, own]) => [name, own.image ?? '']);
    const images = (0,snapshot_spares/* copierImages */.b)(made, Object.fromEntries(byService));
    const options = { image, images: Object.values(images), labels: stack.labels, nowMs: clock.now(), killed, hosts };
    const { snapshot, manifest } = await (0,save/* saveState */.LZ)(engine, making, sources, options);
    if (snapshot.generation === making.generation)
        spares.guess(snapshot, manifest, images);
    return snapshot;
}

// EXTERNAL MODULE: ./.build/src/modes/stack-identity.js
var stack_identity = __webpack_require__(8119);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./.build/src/images/transports/cache-entries.js
var cache_entries = __webpack_require__(99942);
// EXTERNAL MODULE: ./.build/src/images/transports/guarded-entries.js
var guarded_entries = __webpack_require__(19024);
// EXTERNAL MODULE: ./.build/src/images/transports/kept-files.js
var kept_files = __webpack_require__(66923);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(38816);
// EXTERNAL MODULE: ./.build/src/images/transports/shelf.js + 2 modules
var shelf = __webpack_require__(68320);
;// CONCATENATED MODULE: ./.build/src/images/transports/kept-folder.js








const RECORD_LIMIT = 64 * 1024 * 1024;
const digest = schemas/* string */.YjP().regex(/^sha256:[0-9a-f]{64}$/);
const recordSchema = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('isoshard-state-record'),
    version: schemas/* literal */.euz(1),
    key: schemas/* string */.YjP().regex(/^[0-9a-f]{64}$/),
    files: schemas/* array */.YOg(schemas/* strictObject */.rej({
        name: schemas/* string */.YjP().regex(/^[a-z0-9][a-z0-9.-]{0,60}$/),
        digest,
        sizeBytes: schemas/* int */.Whr().min(0),
        packed: schemas/* boolean */.zMY(),
    }))
        .max(2000),
});
async function keepFolder(kept, key, files) {
    const named = [];
    let moved = 0;
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(kept.spoolFile()), { recursive: true });
    for (const file of files) {
        const { size } = await (0,promises_.stat)(file);
        const packed = size <= shelf/* SMALL_BYTES */.El;
        const own = { name: (0,external_node_path_.basename)(file), digest: await digestOf(file), sizeBytes: size, packed };
        named.push(own);
        if (packed)
            continue;
        if ((await kept.findLayer(own.digest))?.sizeBytes === size)
            continue;
        const saved = await kept.saveLayer(own.digest, asItIs(size), file);
        if (saved === undefined)
            return undefined;
        moved += saved;
    }
    const record = kept.spoolFile();
    try {
        const head = { kind: 'isoshard-state-record', version: 1, key, files: named };
        const small = files.filter((_, index) => named[index]?.packed);
        const bytes = Buffer.concat([
            Buffer.from(`${JSON.stringify(head)}\n`),
            ...(await Promise.all(small.map((file) => (0,promises_.readFile)(file)))),
        ]);
        await (0,promises_.writeFile)(record, bytes);
        return (await kept.saveState(key, record)) ? moved + bytes.length : undefined;
    }
    finally {
        await (0,promises_.rm)(record, { force: true });
    }
}
async function bringFolder(kept, key, folder, isWanted) {
    await (0,promises_.mkdir)(folder, { recursive: true });
    const found = await kept.findState(key, (file) => unpackRecord(file, key, folder));
    if (found === undefined)
        return undefined;
    try {
        if (!isWanted()) {
            kept.distrust(key);
            return undefined;
        }
        let moved = found.bytes;
        for (const { name, digest, sizeBytes, packed } of found.record.files) {
            if (packed)
                continue;
            await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from(kept.readLayer(digest, asItIs(sizeBytes))), (0,external_node_fs_.createWriteStream)((0,external_node_path_.join)(folder, name)));
            moved += sizeBytes;
        }
        return moved;
    }
    catch (error) {
        kept.distrust(key);
        throw error;
    }
}
async function unpackRecord(file, key, folder) {
    if ((await (0,promises_.stat)(file)).size > RECORD_LIMIT)
        throw new Error('it is too large for a record');
    const bytes = await (0,promises_.readFile)(file);
    const end = bytes.indexOf(10);
    const record = recordSchema.parse(JSON.parse(bytes.subarray(0, Math.max(0, end)).toString('utf8')));
    if (record.key !== key)
        throw new Error('it is of another state');
    let at = end + 1;
    for (const { name, digest, sizeBytes, packed } of record.files) {
        if (!packed)
            continue;
        const own = bytes.subarray(at, at + sizeBytes);
        at += sizeBytes;
        if (sha256(own) !== digest)
            throw new Error(`${name} has other bytes`);
        await (0,promises_.writeFile)((0,external_node_path_.join)(folder, name), own);
    }
    return { record, bytes: bytes.length };
}
const asItIs = (sizeBytes) => ({ sizeBytes, unpackedBytes: 0, isUnpacked: false });
const sha256 = (bytes) => `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
async function digestOf(file) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(file), hash);
    return `sha256:${hash.digest('hex')}`;
}

// EXTERNAL MODULE: ./.build/src/images/transports/worth.js
var worth = __webpack_require__(4365);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(56118);
// EXTERNAL MODULE: ./.build/src/snapshot/hiding-folders.js
var hiding_folders = __webpack_require__(59457);
// EXTERNAL MODULE: ./.build/src/snapshot/manifest.js
var manifest = __webpack_require__(76619);
;// CONCATENATED MODULE: ./.build/src/snapshot/carry.js











const INFO = 'state.json';
const MANIFEST = 'manifest.json';
const archiveName = (index) => `slot-${index}.tar.gz`;
const LEVEL = 1;
async function packState(engine, snapshot, folder, { image, labels }) {
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
    const { key, digest, platform, createdMs, slots } = snapshot;
    return (0,save/* throughDoor */._n)(engine, image, (0,verify_state/* volumesOf */.v3)(snapshot), labels, async (door) => {
        const manifest = await (0,verify_state/* readManifest */.WI)(engine, door, snapshot);
        if (manifest === undefined)
            return undefined;
        for (const [index, slot] of slots.entries()) {
            const archive = await engine.getArchive(door, (0,save/* dataPath */.Kf)(slot));
            if (archive === undefined)
                return undefined;
            const file = (0,external_node_fs_.createWriteStream)((0,external_node_path_.join)(folder, archiveName(index)));
            await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from(archive), (0,external_node_zlib_.createGzip)({ level: LEVEL }), file);
        }
        const info = {
            kind: 'isoshard-snapshot',
            version: 1,
            key,
            digest,
            platform,
            createdMs,
            slots: slots.map(({ id }) => id),
        };
        (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, INFO), JSON.stringify(info));
        (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, MANIFEST), JSON.stringify(manifest));
        return [INFO, MANIFEST, ...slots.map((_, index) => archiveName(index))].map((name) => (0,external_node_path_.join)(folder, name));
    });
}
function readCarried(folder) {
    try {
        const info = JSON.parse((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(folder, INFO), 'utf8'));
        const isText = [info.key, info.digest, info.platform].every((value) => typeof value === 'string');
        const isOurs = info.kind === 'isoshard-snapshot' &&
            info.version === 1 &&
            isText &&
            Array.isArray(info.slots) &&
            info.slots.every((id) => typeof id === 'string');
        return isOurs && Number.isSafeInteger(info.createdMs) ? info : undefined;
    }
    catch {
        return undefined;
    }
}
async function unpackState(engine, folder, making, sources, { image, images, labels }) {
    const info = readCarried(folder);
    const told = (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, MANIFEST))
        ? (0,manifest/* parseManifest */.Ng)((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(folder, MANIFEST), 'utf8'))
        : undefined;
    if (info === undefined || told === undefined)
        return 'cannot be read';
    if (info.key !== making.key)
        return 'was made from something else';
    if (info.platform !== making.platform)
        return `is of ${info.platform}, and this is ${making.platform}`;
    if (JSON.stringify(info.slots) !== JSON.stringify(sources.map(({ id }) => id)))
        return 'has other volumes';
    const missing = sources.find((_, index) => !(0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, archiveName(index))));
    if (missing !== undefined)
        return `has nothing for ${missing.id}`;
    const slots = [];
    for (const [index, source] of sources.entries()) {
        await engine.createVolume(source.volume, (0,save/* dataLabels */.yH)(making));
        const entries = await (0,save/* throughDoor */._n)(engine, image, [source.volume], labels, async (door) => {
            const packed = (0,external_node_fs_.createReadStream)((0,external_node_path_.join)(folder, archiveName(index)));
            const root = (0,save/* dataPath */.Kf)(source).replace('/door/', '');
            const unzipped = (0,external_node_zlib_.createGunzip)();
            const whiteouts = source.kind === 'changes';
            const copy = (0,copy_state/* renamed */.fN)(unzipped, root, { whiteouts });
            const [, read] = await Promise.all([
                (0,external_node_stream_promises_.pipeline)(packed, unzipped),
                copy.entries,
                engine.putArchive(door, '/door', copy.stream),
            ]);
            const hidden = hiddenBelow(source, told);
            if (hidden.length > 0)
                await engine.putArchive(door, '/door', whiteoutsAt(root, hidden));
            return read;
        });
        slots.push({ slot: source.id, entries });
    }
    const arrived = (0,manifest/* digestOf */.ol)((0,manifest/* makeManifest */.Ui)(slots));
    if (arrived !== info.digest || (0,manifest/* digestOf */.ol)(told) !== info.digest)
        return `arrived as something else (${arrived})`;
    const snapshot = await (0,save/* sealManifest */.DB)(engine, making, sources, told, { image, images, labels, nowMs: info.createdMs });
    return { snapshot, manifest: told };
}
function hiddenBelow({ id, view }, { slots }) {
    const entries = slots.find(({ slot }) => slot === id)?.entries ?? [];
    if (view === undefined)
        return [];
    return entries
        .filter(({ hides, path }) => hides === true && !path.split('/').includes('..'))
        .flatMap(({ path }) => {
        const own = (0,hiding_folders/* childrenOf */.LU)(entries, path);
        const names = (0,hiding_folders/* namesIn */.wX)((0,external_node_path_.join)(view.lower, path)).filter((name) => !own.has(name));
        return names.map((name) => (path === '.' ? name : `${path}/${name}`));
    });
}
function whiteoutsAt(root, paths) {
    const archive = tar_stream.pack();
    for (const path of paths) {
        archive.entry({
            name: `${root}/${path}`,
            type: 'character-device',
            devmajor: 0,
            devminor: 0,
            mode: 0,
            mtime: new Date(0),
        });
    }
    archive.finalize();
    return archive;
}

// EXTERNAL MODULE: ./.build/src/modes/image-transport.js + 20 modules
var image_transport = __webpack_require__(7895);
// EXTERNAL MODULE: ./.build/src/docker/credentials.js
var credentials = __webpack_require__(89530);
// EXTERNAL MODULE: ./.build/src/images/transports/bounded-move.js
var bounded_move = __webpack_require__(59884);
// EXTERNAL MODULE: ./.build/src/images/transports/registry.js
var registry = __webpack_require__(6298);
// EXTERNAL MODULE: ./.build/src/stack/archive.js
var stack_archive = __webpack_require__(34010);
// EXTERNAL MODULE: ./.build/src/stack/pack-folder.js
var pack_folder = __webpack_require__(10540);
;// CONCATENATED MODULE: ./.build/src/modes/state-registry.js










const INSIDE = 'state';
const SILENT_MS = 180_000;
const LEFT_MS = 60 * 60 * 1000;
function registryStates({ env, log, clock, signal, run }, { engine, record }, { repository, isWriting }) {
    const limits = { signal, silentMs: SILENT_MS };
    const tagOf = (key) => `isoshard-state-${key.slice(0, 40)}`;
    async function removeLeft() {
        for (const { id, tags } of await engine.localImages([docker_labels/* LABEL */.d_.snapshot])) {
            const age = clock.now() - ((await engine.imageFacts(id))?.lastTaggedMs ?? 0);
            if (age > LEFT_MS)
                for (const tag of tags)
                    await engine.untagImage(tag);
        }
    }
    async function bring(key, folder) {
        const login = await (0,credentials/* loginFor */.L)(repository, env);
        const digest = await engine.remoteDigest(`${repository}:${tagOf(key)}`, login);
        if (digest === undefined)
            return false;
        const pulled = `${repository}@${digest}`;
        await (0,bounded_move/* boundedMove */.X)(limits, (move) => engine.pullImage(pulled, { ...move, login }));
        try {
            const door = await engine.createDoor(pulled, {}, (0,docker_labels/* sessionLabels */.sx)(record));
            try {
                const archive = await engine.getArchive(door, `/${INSIDE}`);
                if (archive !== undefined)
                    await (0,stack_archive/* unpack */.l1)(archive, folder);
                return archive !== undefined;
            }
            finally {
                await engine.remove({ kind: 'container', id: door });
            }
        }
        finally {
            await engine.untagImage(pulled);
        }
    }
    async function push(key, folder) {
        const named = `${repository}:${tagOf(key)}`;
        const labels = { [docker_labels/* LABEL */.d_.snapshot]: key, [docker_labels/* LABEL */.d_.repository]: run.repository };
        const login = await (0,credentials/* loginFor */.L)(repository, env);
        try {
            await engine.importImage((0,pack_folder/* packFolder */.C)(folder, INSIDE), repository, tagOf(key), labels);
            const digest = await (0,bounded_move/* boundedMove */.X)(limits, (move) => engine.pushImage(named, { ...move, login }));
            if (digest !== '')
                await engine.untagImage(`${repository}@${digest}`);
        }
        finally {
            await engine.untagImage(named);
        }
    }
    return {
        title: repository,
        async bring(key, folder, oldestMs) {
            try {
                await removeLeft();
                return (await bring(key, folder)) && (readCarried(folder)?.createdMs ?? 0) >= oldestMs;
            }
            catch (error) {
                signal.throwIfAborted();
                const why = (0,registry/* reasonOf */.A)(error);
                const isMiss = /no such manifest|manifest unknown|not found/i.test(why);
                if (!isMiss)
                    log.warning(`the initial state could not be fetched from ${repository}: ${why}`);
                return false;
            }
        },
        distrust: () => undefined,
        ...(isWriting && {
            keep: async (key, files, makeMs) => {
                const bytes = files.reduce((sum, file) => sum + (0,external_node_fs_.statSync)(file).size, 0);
                if ((0,worth/* isSlowerToMove */.bw)(bytes, makeMs))
                    return `${Math.round(bytes / 1e6)} MB move slower than they are made`;
                const [folder = ''] = files.map((file) => (0,external_node_path_.dirname)(file));
                try {
                    await push(key, folder);
                    return bytes;
                }
                catch (error) {
                    signal.throwIfAborted();
                    log.warning(`the initial state could not be pushed to ${repository}: ${(0,registry/* reasonOf */.A)(error)}`);
                    return 'it could not be pushed';
                }
            },
        }),
    };
}

;// CONCATENATED MODULE: ./.build/src/modes/state-cache.js











async function stateCache(context, session, { images }) {
    const { cache, artifacts, paths, clock, log } = context;
    const { registry } = images;
    const services = { cache: cache.available, artifacts: artifacts.available, registry };
    const choice = await (0,image_transport/* choosePlaces */.i8)(context, services, images.transport);
    if (choice.from.includes('registry') && registry !== undefined)
        return registryStates(context, session, { repository: registry, isWriting: choice.to === 'registry' });
    if (!choice.from.includes('cache'))
        return undefined;
    const folder = (0,external_node_path_.join)(paths.temp, 'kept-states');
    const store = (0,guarded_entries/* guardedEntries */.x)((0,cache_entries/* cacheEntries */.v)(cache, folder), log, 'initial states');
    const tidy = () => (0,promises_.rmdir)(folder).catch(() => undefined);
    const isWriting = choice.to === 'cache';
    const kept = new kept_files/* KeptFiles */.u({ from: [store], to: isWriting ? store : undefined, whyNot: choice.why }, folder, clock);
    return {
        title: 'the Actions cache',
        async bring(key, to, oldestMs) {
            try {
                const isWanted = () => (readCarried(to)?.createdMs ?? 0) >= oldestMs;
                return (await bringFolder(kept, key, to, isWanted)) !== undefined;
            }
            catch (error) {
                log.info(`the initial state in ${store.title} cannot be used: ${error.message}`);
                return false;
            }
            finally {
                await tidy();
            }
        },
        distrust: (key) => kept.distrust(key),
        ...(isWriting && {
            keep: async (key, files, makeMs) => {
                const bytes = files.reduce((sum, file) => sum + (0,external_node_fs_.statSync)(file).size, 0);
                if ((0,worth/* isSlowerToMove */.bw)(bytes, makeMs))
                    return `${Math.round(bytes / 1e6)} MB move slower than they are made`;
                const moved = await keepFolder(kept, key, files).catch(() => undefined);
                await tidy();
                return moved ?? 'it could not be kept';
            },
        }),
    };
}

// EXTERNAL MODULE: ./.build/src/compose/bind-sources.js
var bind_sources = __webpack_require__(65382);
// EXTERNAL MODULE: ./.build/src/compose/bind-target.js
var bind_target = __webpack_require__(71795);
// EXTERNAL MODULE: ./.build/src/compose/model.js
var compose_model = __webpack_require__(45965);
// EXTERNAL MODULE: ./.build/src/compose/test-environment.js
var test_environment = __webpack_require__(86986);
// EXTERNAL MODULE: ./.build/src/docker/compose.js + 2 modules
var compose = __webpack_require__(34455);
// EXTERNAL MODULE: ./.build/src/snapshot/begin-state.js
var begin_state = __webpack_require__(53669);
// EXTERNAL MODULE: ./.build/src/snapshot/host-content.js
var host_content = __webpack_require__(86516);
;// CONCATENATED MODULE: ./.build/src/snapshot/key.js



const RECIPE = 2;
const NOT_STATE = new Set([
    'annotations',
    'attach',
    'build',
    'container_name',
    'cpus',
    'depends_on',
    'deploy',
    'develop',
    'env_file',
    'expose',
    'external_links',
    'extra_hosts',
    'healthcheck',
    'image',
    'init',
    'labels',
    'links',
    'logging',
    'mem_limit',
    'memswap_limit',
    'networks',
    'ports',
    'post_start',
    'pre_stop',
    'profiles',
    'pull_policy',
    'restart',
    'stdin_open',
    'stop_grace_period',
    'stop_signal',
    'tty',
    'ulimits',
    'volumes',
]);
function stateKey(facts) {
    const services = [...new Set(facts.services)].sort().map((name) => {
        const definition = facts.model.services[name] ?? {};
        return [name, facts.images[name] ?? '', relevant(definition), mountsOf(facts, definition)];
    });
    const slots = facts.slots.map(({ id, kind, mounts }) => [id, kind, mounts]);
    const files = (0,compose_model/* sortedEntries */.CA)(facts.files);
    const made = [RECIPE, facts.platform, facts.steps.map(({ service, command }) => [service, command]), services];
    return (0,external_node_crypto_.createHash)('sha256')
        .update(ordered([...made, slots, files, ...(facts.templates ? ['templates'] : [])]))
        .digest('hex');
}
const relevant = (definition) => Object.fromEntries(Object.entries(definition).filter(([key, value]) => !NOT_STATE.has(key) && !key.startsWith('x-') && value !== null));
function mountsOf({ model, contents }, definition) {
    const mounts = (definition.volumes ?? []).map((mount) => {
        const host = (0,bind_sources/* hostPathOf */.J8)(model, mount);
        const what = host === undefined ? (mount.source ?? '') : (contents[host] ?? 'not looked at');
        const { target, type, read_only = false, volume } = mount;
        return [target, type, what, read_only, volume?.subpath ?? '', volume?.nocopy ?? false];
    });
    return mounts.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
}
function ordered(value) {
    if (Array.isArray(value))
        return `[${value.map(ordered).join(',')}]`;
    if (value === null || typeof value !== 'object')
        return JSON.stringify(value) ?? 'null';
    const entries = (0,compose_model/* sortedEntries */.CA)(value);
    return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${ordered(entry)}`).join(',')}}`;
}

// EXTERNAL MODULE: ./.build/src/stack/tests-in-service.js + 1 modules
var tests_in_service = __webpack_require__(12590);
// EXTERNAL MODULE: ./.build/src/modes/isolate-project.js + 5 modules
var isolate_project = __webpack_require__(5819);
// EXTERNAL MODULE: ./.build/src/modes/stack-images.js
var stack_images = __webpack_require__(90595);
// EXTERNAL MODULE: ./.build/src/modes/suite-services.js
var suite_services = __webpack_require__(73625);
;// CONCATENATED MODULE: ./.build/src/modes/state-facts.js

















async function gatherStateFacts(context, session, { config, suite, images, identity }) {
    const { engine } = session;
    const source = { files: config.compose, folder: config.root };
    const read = (variables) => session.compose.read(source, context.env, variables, context.signal);
    const [compose, ofShard] = await Promise.all([read(stack_identity/* NO_SHARD */.Z), read((0,test_environment/* identityVariables */.or)(identity))]);
    const { start, once, all } = (0,suite_services/* servicesOf */.Y)(compose.model, config, suite);
    const model = (0,compose_model/* onlyServices */.ju)(compose.model, all);
    const kept = [...start, ...once].sort();
    const tags = Object.fromEntries(images.map(({ service, tag }) => [service, tag]));
    const isolated = (0,isolate_project/* isolateProject */.b)(context, compose, {
        model,
        project: 'isoshard-state',
        labels: {},
        ports: 'drop',
        images: tags,
        allow: config.allow,
        stacks: 1,
        engine: engine.info,
    });
    await pullMissing(context, session, isolated.model, kept);
    const declared = await (0,stack_images/* imageVolumes */.zf)(engine, isolated.model, kept);
    const facts = { project: 'isoshard-state', labels: {}, services: kept, declared };
    const making = { key: '', generation: '', session: '', repository: '', suite: '', platform: '' };
    const { slots } = (0,begin_state/* beginState */.X)(isolated.model, isolated.binds, { kind: 'make', making }, facts);
    const { obstacles } = (0,snapshot_slots/* planState */.Zl)(isolated.model, isolated.binds, start, once);
    const byService = new Map(images.map(({ service, digest }) => [service, digest]));
    const digests = {};
    let platform = '';
    for (const service of kept) {
        const image = await engine.imageFacts(isolated.model.services[service]?.image ?? '');
        digests[service] = byService.get(service) ?? image?.id ?? '';
        platform ||= image?.platform ?? '';
    }
    const own = JSON.stringify((0,compose_model/* onlyServices */.ju)(model, kept).services);
    const theirs = JSON.stringify((0,compose_model/* onlyServices */.ju)(ofShard.model, kept).services);
    const { contents, outside } = await contentsOf(context, session, config, compose.model, kept, compose.root);
    const files = await filesOf(context, model, kept);
    return {
        key: stateKey({
            model,
            services: kept,
            images: digests,
            platform,
            steps: suite.prepare,
            slots,
            contents,
            files,
            templates: suite.reset?.by === 'template',
        }),
        platform,
        slots,
        images: Object.fromEntries(kept.map((name) => [name, isolated.model.services[name]?.image ?? ''])),
        services: start,
        lowers: Object.fromEntries(slots.flatMap(({ id, kind, key }) => {
            const view = isolated.binds.views.find(({ volume }) => volume === key);
            return kind === 'changes' && view !== undefined ? [[id, view.lower]] : [];
        })),
        obstacles: [
            ...obstacles,
            ...outside.map((path) => `${path} lies outside of the project: what is in it is not looked at`),
            ...(own === theirs ? [] : ['its services are told which stack they belong to (ISOSHARD_…, TEST_RUN_ID)']),
        ],
    };
}
async function pullMissing({ env, signal }, { engine, record }, model, services) {
    const missing = [];
    for (const service of services) {
        const image = model.services[service]?.image;
        if (image !== undefined && !(await engine.hasImage(image)))
            missing.push(service);
    }
    if (missing.length === 0)
        return;
    const file = (0,start/* writeModel */.Bq)(record.scratch, 'isoshard-state', (0,compose_model/* onlyServices */.ju)(model, services));
    await (0,compose/* composeOn */.Aq)('isoshard-state', file, ['pull', '--quiet', ...missing], { env, session: record.session, signal });
}
async function contentsOf(context, session, config, model, services, root) {
    const contents = {};
    const outside = [];
    const results = await resultFolders(session, config, model);
    for (const service of services) {
        for (const mount of model.services[service]?.volumes ?? []) {
            const host = (0,bind_sources/* hostPathOf */.J8)(model, mount);
            if (host === undefined || contents[host] !== undefined)
                continue;
            const stat = (0,external_node_fs_.statSync)(host, { throwIfNoEntry: false });
            const real = stat === undefined ? host : (0,external_node_fs_.realpathSync)(host);
            const isOwn = [root, config.root, context.paths.workspace].some((folder) => (0,bind_sources/* isWithin */.UO)(real, folder));
            if (stat?.isDirectory() && !isOwn) {
                outside.push(host);
                contents[host] = 'outside';
            }
            else {
                contents[host] = await (0,host_content/* hostContentDigest */.ol)(real, results);
            }
        }
    }
    return { contents, outside };
}
async function resultFolders({ engine }, config, model) {
    const found = new Set();
    for (const { place, collect } of config.suites) {
        if (collect.length === 0)
            continue;
        if (place.kind === 'host') {
            for (const path of collect)
                found.add((0,external_node_path_.join)(config.root, place.workingDirectory, path));
            continue;
        }
        const folder = await (0,tests_in_service/* workingFolderOf */.bz)(engine, model, place.service);
        for (const path of collect) {
            const host = (0,bind_target/* checkoutPathOf */.L)(model.services[place.service], external_node_path_.posix.resolve(folder, path));
            if (host !== undefined)
                found.add(host);
        }
    }
    return found;
}
async function filesOf({ env }, model, services) {
    const used = (0,compose_model/* onlyServices */.ju)(model, services);
    const files = {};
    for (const definition of Object.values(used.services)) {
        for (const { kind, key, file } of (0,bind_sources/* fileUses */.Xm)(used, definition)) {
            files[`${kind}/${key}`] = await (0,host_content/* hostContentDigest */.ol)(file, new Set());
        }
    }
    for (const kind of ['configs', 'secrets']) {
        for (const [key, resource] of Object.entries(used[kind] ?? {})) {
            const { content, environment } = (resource ?? {});
            const text = content ?? (environment === undefined ? undefined : env[environment]);
            if (text !== undefined)
                files[`${kind}/${key}`] = (0,host_content/* textDigest */.oA)(text);
        }
    }
    return files;
}

// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
;// CONCATENATED MODULE: ./.build/src/modes/first-upload.js

const PAUSE_MS = 2000;
const LEAST_MS = 60_000;
const MS_PER_BYTE = 1 / 2000;
async function firstUpload({ artifacts, clock, signal, log }, { names, root, files, bytes, title }, bring) {
    const patienceMs = LEAST_MS + bytes * MS_PER_BYTE;
    for (const name of names) {
        if ((await artifacts.upload(name, root, files)) !== 'exists')
            return 'own';
        const deadline = clock.now() + patienceMs;
        let isSaid = false;
        do {
            const theirs = await bring(name);
            if (theirs !== undefined)
                return theirs;
            if (!isSaid)
                log.info(`another job uploads ${title}: it is waited for, up to ${(0,duration/* formatDuration */.a3)(patienceMs)}`);
            isSaid = true;
            await clock.sleep(PAUSE_MS, signal);
        } while (clock.now() < deadline);
        log.info(`${title} has not come as ${name}: who uploads it is taken for dead`);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./.build/src/modes/state-of-run.js











const artifactsOf = (key) => ['', '-2', '-3'].map((end) => `isoshard-state-${key.slice(0, 40)}${end}`);
async function bringState(context, session, wanted) {
    for (const name of artifactsOf(wanted.facts.key)) {
        const brought = await bringAs(context, session, wanted, name);
        if (brought !== undefined)
            return brought;
    }
    return undefined;
}
async function bringAs(context, session, wanted, name) {
    const { key } = wanted.facts;
    const folder = (0,external_node_path_.join)(session.record.scratch, 'states', key);
    if (!(await context.artifacts.download(name, folder)))
        return undefined;
    try {
        const here = await (0,seal/* findSnapshot */.Cb)(session.engine, key);
        const isHere = here !== undefined && here.digest === readCarried(folder)?.digest;
        const usable = isHere ? await wanted.usable() : undefined;
        if (usable !== undefined)
            return usable;
        const brought = await unpack(context, session, wanted, folder);
        if (typeof brought !== 'string')
            return brought;
        const what = `the initial state of suite ${wanted.suite} that this run agreed on ${brought}`;
        throw new errors/* ProjectError */.wB('plan-mismatch', what, {
            hint: 'All jobs of a run need the same checkout and platform; another platform is another `variant`.',
        });
    }
    finally {
        (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
    }
}
async function bringKept(context, session, wanted, { cache, oldestMs }) {
    const { key } = wanted.facts;
    const folder = (0,external_node_path_.join)(session.record.scratch, 'states', `kept-${key}`);
    try {
        if (!(await cache.bring(key, folder, oldestMs)))
            return undefined;
        const brought = await unpack(context, session, wanted, folder).catch((error) => {
            context.signal.throwIfAborted();
            return `cannot be unpacked (${error.message})`;
        });
        if (typeof brought !== 'string')
            return brought;
        context.log.info(`suite ${wanted.suite}: the initial state in ${cache.title} ${brought}: it is made anew`);
        cache.distrust(key);
        return undefined;
    }
    finally {
        (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
    }
}
async function unpack(context, session, wanted, folder) {
    const { engine, record } = session;
    const { suite, image, facts } = wanted;
    const { key, platform, lowers } = facts;
    const layers = (readCarried(folder)?.slots ?? [])
        .filter((id) => facts.services.includes((0,container_layer/* layerSlotOf */.fo)(id)?.service ?? ''))
        .map((id) => ({ id, kind: 'volume', mounts: [] }));
    const slots = [...facts.slots, ...layers];
    const shard = `${suite}-state`;
    const labels = (0,docker_labels/* sessionLabels */.sx)(record, suite, shard);
    const generation = (0,seal/* newGeneration */.BH)();
    const { repository } = context.run;
    const making = { key, generation, session: record.session, repository, suite, platform };
    const sources = (0,save/* sourcesOf */.u0)(making, slots).map((source) => {
        const lower = lowers[source.id];
        return { ...source, ...(lower !== undefined && { view: { lower, volume: '' } }) };
    });
    const lease = `${(0,docker_labels/* projectName */.j1)(record.session, shard)}-making`;
    await engine.createVolume(lease, labels);
    await (0,seal/* breakSeal */.nP)(engine, key);
    let brought;
    try {
        const ofSlots = (0,snapshot_spares/* copierImages */.b)(slots, facts.images);
        const options = { image, images: Object.values(ofSlots), labels };
        const unpacked = await unpackState(engine, folder, making, sources, options);
        if (typeof unpacked === 'string')
            return unpacked;
        brought = unpacked.snapshot;
        session.spares.guess(brought, unpacked.manifest, ofSlots);
        return brought;
    }
    finally {
        await engine.remove({ kind: 'volume', id: lease });
        if (brought?.generation !== generation)
            await (0,sweep/* sweep */.X0)(engine, [`${docker_labels/* LABEL */.d_.snapshotGeneration}=${generation}`], context.clock);
    }
}
async function withPacked({ engine, record }, { suite, facts, image }, own, work) {
    const folder = (0,external_node_path_.join)(record.scratch, 'states', `own-${facts.key}`);
    try {
        const files = await packState(engine, own, folder, { image, labels: (0,docker_labels/* sessionLabels */.sx)(record) });
        if (files === undefined)
            throw new Error(`the initial state of ${suite} was removed while it was in use`);
        return await work(folder, files);
    }
    finally {
        (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
    }
}
async function agreeOnState(context, session, wanted, own) {
    const { suite, facts } = wanted;
    const { folder: root, files } = own;
    const bytes = files.reduce((sum, file) => sum + (0,external_node_fs_.statSync)(file).size, 0);
    const upload = { names: artifactsOf(facts.key), root, files, bytes, title: `the initial state of ${suite}` };
    const first = await firstUpload(context, upload, (name) => bringAs(context, session, wanted, name));
    if (first !== undefined)
        return first === 'own' ? own.snapshot : first;
    throw new errors/* EnvironmentError */.eG('service-unavailable', `another job of this run made the initial state of ${suite}, and it cannot be read`, { hint: 'Run the jobs again: all shards have to begin with the same state.' });
}

;// CONCATENATED MODULE: ./.build/src/modes/initial-state.js














const proofOf = (initial) => ({
    key: initial.key,
    digest: initial.kind === 'saved' ? initial.snapshot.digest : null,
});
class InitialStates {
    context;
    session;
    shared;
    #asked = new Map();
    #byKey = new Map();
    #cache;
    constructor(context, session, shared = false) {
        this.context = context;
        this.session = session;
        this.shared = shared;
    }
    of(request) {
        const { name } = request.suite;
        const known = this.#asked.get(name);
        if (known !== undefined)
            return known;
        const asked = this.#provide(request);
        this.#asked.set(name, asked);
        return asked;
    }
    async anew(request, work) {
        const { context, session } = this;
        const { engine, record } = session;
        const { suite, config, images, shard } = request;
        const identity = (0,stack_identity/* identityOf */.c)(record.session, { suite, ...shard });
        const facts = await gatherStateFacts(context, session, { config, suite, images, identity });
        const key = (0,external_node_crypto_.createHash)('sha256').update(`${facts.key} ${record.session}`).digest('hex');
        const lease = `${(0,docker_labels/* projectName */.j1)(record.session, `${suite.name}-anew`)}-making`;
        await engine.createVolume(lease, (0,docker_labels/* sessionLabels */.sx)(record, suite.name));
        const snapshot = await makeState(context, session, request, { ...facts, key });
        try {
            await (0,seal/* breakSeal */.nP)(engine, key);
            return await work(snapshot);
        }
        finally {
            await (0,sweep/* sweep */.X0)(engine, [`${docker_labels/* LABEL */.d_.snapshotGeneration}=${snapshot.generation}`], context.clock);
            await engine.remove({ kind: 'volume', id: lease });
        }
    }
    async #provide(request) {
        const { context, session } = this;
        const { suite, config, images, shard } = request;
        if (suite.prepare.length === 0)
            return undefined;
        const identity = (0,stack_identity/* identityOf */.c)(session.record.session, { suite, ...shard });
        const facts = await gatherStateFacts(context, session, { config, suite, images, identity });
        const each = { kind: 'each', key: facts.key };
        if (suite.prepareOptions?.snapshot === false)
            return each;
        const say = (why) => {
            context.log.info(`suite ${suite.name}: its initial state cannot be saved, \`prepare\` runs in each stack: ${why}`);
            return each;
        };
        if (facts.obstacles.length > 0)
            return say(facts.obstacles.join('; '));
        const known = this.#byKey.get(facts.key);
        if (known !== undefined)
            return known;
        const provided = this.#saved(request, facts).catch((error) => {
            if (error instanceof save/* NotSavable */.gF)
                return say(error.message);
            throw error;
        });
        this.#byKey.set(facts.key, provided);
        return provided;
    }
    async #saved(request, facts) {
        const { context, session } = this;
        const { log, clock } = context;
        const { key } = facts;
        const wanted = {
            suite: request.suite.name,
            facts,
            image: await this.#anyImage(request.images[0]?.tag ?? ''),
            usable: () => this.#usable(request, facts),
        };
        const ofRun = this.shared ? await bringState(context, session, wanted) : undefined;
        const here = ofRun ?? (await this.#usable(request, facts));
        const { everyMs } = request.suite.prepareOptions ?? {};
        const oldestMs = everyMs === undefined ? 0 : clock.now() - everyMs;
        const cache = here === undefined ? await this.#stateCache(request.config) : undefined;
        const kept = cache && (await bringKept(context, session, wanted, { cache, oldestMs }));
        const begun = clock.now();
        const own = here ?? kept ?? (await makeState(context, session, request, facts));
        const makeMs = clock.now() - begun;
        const isMade = here === undefined && kept === undefined;
        const snapshot = (this.shared && ofRun === undefined) || (isMade && cache?.keep !== undefined)
            ? await withPacked(session, wanted, own, async (folder, files) => {
                const agreed = this.shared
                    ? await agreeOnState(context, session, wanted, { snapshot: own, folder, files })
                    : own;
                if (agreed === own && isMade)
                    await this.#keep(request, cache, files, { key, makeMs });
                return agreed;
            })
            : own;
        await (0,seal/* markUsed */.Nm)(session.engine, snapshot, clock.now());
        const ago = `saved ${(0,duration/* formatDuration */.a3)(clock.now() - own.createdMs)} ago`;
        const said = snapshot === ofRun || snapshot !== own
            ? 'of this run'
            : isMade
                ? `made and saved in ${(0,duration/* formatDuration */.a3)(makeMs)}: ${mb(own.bytes)}`
                : `${ago}${kept === undefined ? '' : `, from ${cache?.title}`}`;
        log.info(`suite ${request.suite.name}: initial state ${initial_state_short(snapshot.digest)}, ${said}`);
        return { kind: 'saved', key, snapshot };
    }
    #stateCache(config) {
        this.#cache ??= stateCache(this.context, this.session, config);
        return this.#cache;
    }
    async #keep({ suite }, cache, files, { key, makeMs }) {
        const done = await cache?.keep?.(key, files, makeMs);
        if (done === undefined)
            return;
        const what = typeof done === 'string' ? `is not kept: ${done}` : `is kept in ${cache?.title} (${mb(done)} moved)`;
        this.context.log.info(`suite ${suite.name}: its initial state ${what}`);
    }
    async #usable({ suite, images }, facts) {
        const { key, platform } = facts;
        const { context, session } = this;
        const { engine, record } = session;
        const found = await (0,seal/* findSnapshot */.Cb)(engine, key);
        if (found === undefined)
            return undefined;
        const { everyMs = Number.POSITIVE_INFINITY } = suite.prepareOptions ?? {};
        const isOld = context.clock.now() - found.createdMs > everyMs;
        const image = images[0]?.tag ?? '';
        const labels = { [docker_labels/* LABEL */.d_.session]: record.session };
        const slots = found.slots.map(({ id }) => facts.slots.find((slot) => slot.id === id) ?? { id, mounts: [] });
        const ofSlots = (0,snapshot_spares/* copierImages */.b)(slots, facts.images);
        const own = { images: Object.values(ofSlots), labels };
        const look = async () => {
            let layers;
            const onManifest = (manifest) => {
                session.spares.guess(found, manifest, ofSlots);
                const options = { ...own, session: record.session };
                layers = (0,layers_ahead/* removeOtherLayers */.dd)(engine, found, manifest, options).catch((error) => context.log.debug(`layers made ahead could not be looked at: ${error.message}`));
            };
            const why = await (0,verify_state/* whyNotWhole */.$B)(engine, found, { image: await this.#anyImage(image), ...own, onManifest });
            await layers;
            return why;
        };
        const why = isOld
            ? 'is older than `every` says'
            : found.platform !== platform
                ? `is of ${found.platform}, and this is ${platform}`
                : await look();
        if (why === undefined)
            return found;
        context.log.info(`suite ${suite.name}: the saved initial state ${why}: it is made anew`);
        await (0,seal/* breakSeal */.nP)(engine, key);
        return undefined;
    }
    async #anyImage(preferred) {
        const { engine } = this.session;
        return preferred !== '' && (await engine.hasImage(preferred)) ? preferred : await engine.anyImage();
    }
}
const mb = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const initial_state_short = (digest) => digest.slice(0, 'sha256:'.length + 12);


/***/ }),

/***/ 86516:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yz: () => (/* binding */ NOT_CONTENT),
/* harmony export */   oA: () => (/* binding */ textDigest),
/* harmony export */   ol: () => (/* binding */ hostContentDigest)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46466);




const NOT_CONTENT = new Set([
    '.git',
    '.hg',
    '.hypothesis',
    '.mypy_cache',
    '.pytest_cache',
    '.ruff_cache',
    '__pycache__',
]);
const INSTALLED = ['.package-lock.json', '.modules.yaml', '.yarn-state.yml', '.yarn-integrity'];
const SMALL_BYTES = 4 * 1024 * 1024;
async function hostContentDigest(path, leaveOut) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    await add(hash, path, '.', leaveOut);
    return `sha256:${hash.digest('hex')}`;
}
async function add(hash, full, path, leaveOut) {
    const say = (...what) => hash.update(`${JSON.stringify([path, ...what])}\n`);
    const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(full, { throwIfNoEntry: false });
    if (stat === undefined)
        return void say('missing');
    if (stat.isSymbolicLink())
        return void say('link', (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readlinkSync)(full));
    try {
        if (stat.isFile())
            return void say('file', (stat.mode & 0o111) !== 0, await fileDigest(full, stat.size));
        if (!stat.isDirectory())
            return void say('other');
        const installed = path.endsWith('node_modules') && INSTALLED.find((name) => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(full, name)));
        if (installed)
            return void say('installed', await fileDigest((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(full, installed), 0));
        const names = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)(full).filter((name) => !NOT_CONTENT.has(name) && !leaveOut.has((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(full, name)));
        say('folder');
        for (const name of names.sort())
            await add(hash, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(full, name), `${path}/${name}`, leaveOut);
    }
    catch (error) {
        const { code } = error;
        if (code !== 'EACCES' && code !== 'EPERM')
            throw error;
        say('unreadable', stat.size);
    }
}
async function fileDigest(file, size) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    if (size <= SMALL_BYTES)
        hash.update((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(file));
    else
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(file), hash);
    return hash.digest('hex');
}
const textDigest = (text) => `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex')}`;


/***/ }),

/***/ 58351:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ PostgresServer),
  s: () => (/* binding */ makeTemplates)
});

// EXTERNAL MODULE: ./.build/src/docker/labels.js
var labels = __webpack_require__(3757);
// EXTERNAL MODULE: ./.build/src/snapshot/postgres-tables.js
var postgres_tables = __webpack_require__(65487);
;// CONCATENATED MODULE: ./.build/src/snapshot/postgres-template.js

const LARGEST_BYTES = 512 * 1024 * 1024;
const OURS = "'^isoshard_[tso]_[0-9a-f]{32}'";
const OWN = `datallowconn AND NOT datistemplate AND datname !~ ${OURS}`;
const nameOf = (kind, name = 'd.datname') => `'isoshard_${kind}_' || md5(${name})`;
const COPY = (to, from) => `format('CREATE DATABASE %I TEMPLATE %I OWNER %I CONNECTION LIMIT %s', ${to}, ${from}, pg_get_userbyid(d.datdba), d.datconnlimit)
  || CASE WHEN current_setting('server_version_num')::int >= 150000 THEN ' STRATEGY FILE_COPY' ELSE '' END`;
const MAKE = `SELECT coalesce(array_agg(datname), '{}')::text AS own, coalesce(sum(pg_database_size(oid)), 0) <= ${LARGEST_BYTES}
  AND current_setting('is_superuser') = 'on' AND NOT EXISTS (SELECT 1 FROM pg_database WHERE datname ~ ${OURS}) AS fits
FROM pg_database WHERE ${OWN} \\gset
\\if :fits
SELECT format('ALTER DATABASE %I ALLOW_CONNECTIONS false', datname) FROM pg_database WHERE datname = ANY (:'own'::name[]) \\gexec
SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = ANY (:'own'::name[]) AND pid <> pg_backend_pid();
SELECT ${COPY(nameOf('t'), 'd.datname')}, format('ALTER DATABASE %I IS_TEMPLATE true ALLOW_CONNECTIONS false', ${nameOf('t')})
FROM pg_database d WHERE d.datname = ANY (:'own'::name[]) \\gexec
BEGIN;
SELECT format('ALTER DATABASE %I ALLOW_CONNECTIONS true', datname) FROM pg_database WHERE datname = ANY (:'own'::name[]) \\gexec
SELECT format('COMMENT ON DATABASE %I IS %L', datname, txid_current()) FROM pg_database WHERE datname ~ '^isoshard_t_' \\gexec
COMMIT;
\\endif
`;
const SHARED = `md5((SELECT string_agg(line, ' ' ORDER BY line) FROM (
  SELECT a.oid || ' ' || a::text AS line FROM pg_authid a
  UNION ALL SELECT m::text FROM pg_auth_members m
  UNION ALL SELECT s::text FROM pg_db_role_setting s
  UNION ALL SELECT t.oid || ' ' || t::text FROM pg_tablespace t
  UNION ALL SELECT e::text FROM pg_shdepend e WHERE dbid = 0 AND classid <> 'pg_database'::regclass
  UNION ALL SELECT c::text FROM pg_shdescription c WHERE classoid <> 'pg_database'::regclass
  UNION ALL SELECT json_build_array(datname, datdba, encoding, datcollate, datctype, datistemplate, datallowconn, datconnlimit, dattablespace,
    datacl::text, shobj_description(oid, 'pg_database'))::text FROM pg_database WHERE datname !~ ${OURS}
  ${['pg_class', 'pg_proc', 'pg_type', 'pg_namespace', 'pg_extension']
    .map((catalog) => `UNION ALL SELECT '${catalog} ' || count(*) || ' ' || max(xmin::text::bigint) FROM ${catalog}`)
    .join(' ')}
) lines))`;
const WRITTEN = `txid_snapshot_xmax(txid_current_snapshot()) IS DISTINCT FROM
  (SELECT max(shobj_description(oid, 'pg_database')::bigint) + 1 FROM pg_database WHERE datname ~ '^isoshard_t_')
  OR EXISTS (SELECT 1 FROM pg_stat_activity WHERE backend_xid IS NOT NULL)`;
const LOOK = `SELECT CASE
WHEN current_setting('is_superuser') <> 'on' THEN 'who may connect is no superuser'
WHEN EXISTS (SELECT 1 FROM pg_database d WHERE ${OWN} AND ${nameOf('t')} NOT IN (SELECT datname FROM pg_database WHERE datistemplate))
  THEN 'a database has no template: it could not be copied, or is too large'
WHEN EXISTS (SELECT 1 FROM pg_database d WHERE ${OWN} AND (datacl IS NOT NULL OR oid IN (SELECT setdatabase FROM pg_db_role_setting)))
  THEN 'a database has rights or settings of its own, which are not copied'
WHEN EXISTS (SELECT 1 FROM pg_database WHERE datistemplate AND datallowconn AND datname NOT IN ('template0', 'template1'))
  OR EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind IN ('r', 'p', 'm', 'S')
    AND nspname NOT IN ('pg_catalog', 'information_schema') AND nspname !~ '^pg_(toast|temp)')
  THEN 'there are templates that hold something'
WHEN EXISTS (SELECT 1 FROM pg_shseclabel) OR EXISTS (SELECT 1 FROM pg_subscription) OR EXISTS (SELECT 1 FROM pg_replication_slots)
  THEN 'it replicates, or has security labels'
WHEN ${WRITTEN} THEN 'something was written while the services started'
ELSE 'ok ' || ${SHARED} END;
`;
const FILL = `SELECT format('DROP DATABASE %I', datname) FROM pg_database WHERE datname ~ '^isoshard_o_[0-9a-f]{32}_[0-9]+$' \\gexec
SELECT ${COPY(nameOf('s'), nameOf('t'))},
  format('COMMENT ON DATABASE %I IS %L', ${nameOf('s')}, shobj_description(d.oid, 'pg_database'))
FROM pg_database d WHERE ${OWN} AND ${nameOf('s')} NOT IN (SELECT datname FROM pg_database) \\gexec
`;
const ATTEMPT = (patienceMs) => `\\if :done
\\else
SELECT count(pg_terminate_backend(pid)) FROM pg_stat_get_activity(NULL) a JOIN pg_database d ON d.oid = a.datid
WHERE backend_type = 'client backend' AND ${OWN} \\g /dev/null
BEGIN;
SET LOCAL statement_timeout = ${patienceMs};
SELECT format('ALTER DATABASE %I RENAME TO %I', d.datname, 'isoshard_o_' || md5(d.datname) || '_' || :now),
  format('ALTER DATABASE %I RENAME TO %I', ${nameOf('s')}, d.datname)
FROM pg_database d WHERE ${OWN} \\gexec
COMMIT;
SELECT NOT EXISTS (SELECT 1 FROM pg_database WHERE datname ~ '^isoshard_s_') AS done \\gset
\\endif
`;
const EXCHANGE = `SET synchronous_commit = off;
SELECT ${SHARED} = :'expected' AS same, NOT EXISTS (SELECT 1 FROM pg_database d WHERE ${OWN}
  AND ${nameOf('s')} NOT IN (SELECT datname FROM pg_database)) AS filled, false AS done,
  (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now \\gset
\\if :same
\\if :filled
${[5, 10, 20, 40, 80, 160, 320].map(ATTEMPT).join('')}\\if :done
\\echo ok
\\else
\\echo somebody stays connected
\\endif
\\else
\\echo not every database has a spare
\\endif
\\else
\\echo roles, settings or the list of databases have changed
\\endif
`;
const RUN = 'printf \'%s\' "$1" | ask template1 -v expected="$3" -f - ';
const script = (then, sql, user = '', expected = '') => {
    const whole = `user=$2\n${postgres_tables/* ASK */.kQ}${then}`;
    return ['sh', '-c', whole, 'sh', sql, user, expected];
};
const HERE = `${postgres_tables/* AS_WHOM */.P5}[ -f "$(ask template1 -c 'SHOW data_directory')/PG_VERSION" ] || exit 9\n`;
const MAKE_TEMPLATES = script(`${HERE}${RUN}`, MAKE);
const LOOK_AT_TEMPLATES = script(`${HERE}${RUN}&& printf '%s' "$user"`, LOOK);
function parseLook(output) {
    const [, shared, as] = /^ok ([0-9a-f]{32})\n(.*)$/s.exec(output) ?? [];
    return shared === undefined || as === undefined ? (output.trim().split('\n')[0] ?? '') : { shared, as };
}
const fillSpares = (as) => script(`${RUN}-v ON_ERROR_STOP=1`, FILL, as);
const exchangeDatabases = ({ as, shared }) => script(`${RUN}2> /dev/null`, EXCHANGE, as, shared);

;// CONCATENATED MODULE: ./.build/src/snapshot/postgres-server.js


const PATIENCE_MS = 1000;
const running = async (engine, project) => (await engine.containers([`${labels/* COMPOSE_LABEL */.UC.project}=${project}`])).filter(({ state, oneOff }) => state === 'running' && !oneOff);
async function makeTemplates(engine, { project }, signal) {
    const make = async ({ id }) => {
        for (const as of [{}, { user: 'postgres' }])
            if ((await engine.exec(id, MAKE_TEMPLATES, { ...as, signal }).catch(() => undefined))?.exitCode === 0)
                return;
    };
    await Promise.all((await running(engine, project)).map(make));
}
class PostgresServer {
    engine;
    container;
    user;
    found;
    clock;
    #spares = Promise.resolve(false);
    constructor(engine, container, user, found, clock) {
        this.engine = engine;
        this.container = container;
        this.user = user;
        this.found = found;
        this.clock = clock;
    }
    static async find(engine, { project, services, user }, clock) {
        let why = 'PostgreSQL does not run';
        for (const { id, service } of await running(engine, project)) {
            if (!services.has(service))
                continue;
            const found = parseLook((await engine.exec(id, LOOK_AT_TEMPLATES, { user })).output);
            if (typeof found !== 'string')
                return new PostgresServer(engine, id, user, found, clock);
            if (found !== '')
                why = `PostgreSQL of ${service}: ${found}`;
        }
        return why;
    }
    fill() {
        const { engine, container, user, found } = this;
        this.#spares = engine.exec(container, fillSpares(found.as), { user }).then(({ exitCode }) => exitCode === 0, () => false);
    }
    async exchange() {
        const { engine, container, user, found } = this;
        const filled = await Promise.race([this.#spares, this.clock.sleep(PATIENCE_MS)]);
        if (filled === undefined)
            return 'the spare databases are not made yet';
        if (!filled)
            return 'spare databases could not be made';
        const { exitCode, output } = await engine.exec(container, exchangeDatabases(found), { user });
        const said = output.trim().split('\n').at(-1) ?? '';
        return exitCode === 0 && said === 'ok' ? undefined : `PostgreSQL: ${said || `status ${exitCode}`}`;
    }
}


/***/ }),

/***/ 82003:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ PREPARE_TIMEOUT_MS),
/* harmony export */   i: () => (/* binding */ prepare)
/* harmony export */ });
/* harmony import */ var _config_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62744);
/* harmony import */ var _docker_compose_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34455);
/* harmony import */ var _docker_labels_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3757);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36624);
/* harmony import */ var _container_layer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(81103);
/* harmony import */ var _slots_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(72121);






const PREPARE_TIMEOUT_MS = 10 * 60 * 1000;
const NO_TEST = 'The initial state was not made, so no test was run.';
async function prepare(engine, stack, steps, { signal, clock, timeoutMs = PREPARE_TIMEOUT_MS, name = 'prepare', warn }) {
    const deadline = clock.now() + timeoutMs;
    let log = '';
    for (const [index, { service, command }] of steps.entries()) {
        const running = (await engine.containers([`${_docker_labels_js__WEBPACK_IMPORTED_MODULE_2__/* .COMPOSE_LABEL */ .UC.project}=${stack.project}`])).some((container) => container.service === service && container.state === 'running');
        const container = `${stack.project}-${name}-${index + 1}`;
        const how = running ? ['exec', '-T'] : ['run', '-T', '--no-deps', '--name', container];
        const run = (0,_docker_compose_js__WEBPACK_IMPORTED_MODULE_1__/* .composeOn */ .Aq)(stack.project, stack.modelFile, [...how, service, ...command], {
            env: stack.env,
            session: stack.session,
            signal,
            timeoutMs: Math.max(1, deadline - clock.now()),
        });
        const ended = running ? await run : await run.finally(() => endOnce(engine, stack, { service, container }, warn));
        signal.throwIfAborted();
        log += `$ ${service}: ${command.join(' ')}\n${ended.stdout}${ended.stderr}`;
        if (ended.code === 0 && !ended.timedOut)
            continue;
        const tail = `${ended.stdout}\n${ended.stderr}`.trim().split('\n').slice(-10).join('\n');
        const step = `${name}: ${command.join(' ')} in ${service}`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ProjectError */ .wB('prepare-failed', ended.timedOut
            ? `${step} did not end: the time of all steps, ${(0,_config_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(timeoutMs)}, is over${tail && `:\n${tail}`}`
            : `${step} exited with ${ended.code}:\n${tail}`, { hint: ended.timedOut ? `${NO_TEST} \`prepare: {timeout: …}\` gives it longer.` : NO_TEST });
    }
    return log;
}
async function endOnce(engine, { model }, { service, container }, warn) {
    const layer = warn && (await (0,_container_layer_js__WEBPACK_IMPORTED_MODULE_4__/* .readLayer */ .w6)(engine, container));
    const lost = layer === undefined ? [] : (0,_container_layer_js__WEBPACK_IMPORTED_MODULE_4__/* .keptPaths */ .Jj)(layer, (0,_slots_js__WEBPACK_IMPORTED_MODULE_5__/* .mountTargets */ .wZ)(model.services[service]));
    if (lost.length > 0) {
        warn?.(`a step of prepare ran in a container of its own, since ${service} does not run, and ${(0,_container_layer_js__WEBPACK_IMPORTED_MODULE_4__/* .firstOf */ .Ku)(lost)} went with it; a volume there would be saved`);
    }
    await engine.remove({ kind: 'container', id: container });
}


/***/ }),

/***/ 46061:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pb: () => (/* binding */ keepersOf),
/* harmony export */   fL: () => (/* binding */ keepsData),
/* harmony export */   rj: () => (/* binding */ stopCleanly),
/* harmony export */   yZ: () => (/* binding */ endingOrder)
/* harmony export */ });
/* unused harmony export graceOf */
/* harmony import */ var _compose_bind_sources_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65382);
/* harmony import */ var _compose_model_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45965);
/* harmony import */ var _config_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62744);
/* harmony import */ var _docker_labels_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3757);




const GRACE_MS = 20_000;
const KILLED = 137;
const CRASHED = [132, 133, 134, 135, 136, 139];
const ENDED = [0, 130, 143];
function endingOrder(model, services) {
    const left = new Set(services);
    const groups = [];
    while (left.size > 0) {
        const needed = new Set([...left].flatMap((name) => Object.keys(model.services[name]?.depends_on ?? {})));
        const free = [...left].filter((name) => !needed.has(name));
        const group = free.length > 0 ? free : [...left];
        groups.push(group.sort());
        for (const name of group)
            left.delete(name);
    }
    return groups;
}
function graceOf(written) {
    const parts = [...String(written ?? '').matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
    const unit = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
    if (parts.length === 0)
        return undefined;
    return parts.reduce((sum, [, count, name]) => sum + Number(count) * unit[name], 0);
}
async function stopCleanly(engine, { project, model }, keepers, grace) {
    const containers = (await engine.containers([`${_docker_labels_js__WEBPACK_IMPORTED_MODULE_2__/* .COMPOSE_LABEL */ .UC.project}=${project}`])).filter(({ oneOff }) => !oneOff);
    const bad = [];
    const others = containers.filter(({ service, state }) => !keepers.has(service) && state === 'running');
    await Promise.all(others.map(({ id }) => engine.kill(id)));
    for (const group of endingOrder(model, [...keepers])) {
        const own = containers.filter(({ service }) => group.includes(service));
        await Promise.all(own.map(async ({ id, service, state }) => {
            const ms = grace[service] ?? graceOf(model.services[service]?.stop_grace_period) ?? GRACE_MS;
            const isRunning = state === 'running';
            if (isRunning)
                await engine.stop(id, ms);
            const { exitCode = 0 } = (await engine.state(id)) ?? {};
            const isBad = exitCode === KILLED || CRASHED.includes(exitCode) || (!isRunning && !ENDED.includes(exitCode));
            if (!isBad)
                return;
            const why = !isRunning
                ? `${service} had ended with ${exitCode}`
                : exitCode === KILLED
                    ? `${service} did not end within ${(0,_config_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(ms)} of its stop signal, and was killed`
                    : `${service} crashed when it was to end (${exitCode})`;
            bad.push({ service, why });
        }));
    }
    return bad.sort((a, b) => (a.why < b.why ? -1 : 1));
}
function keepsData({ volumes = [] }, keys) {
    const targets = volumes.map(({ target }) => target);
    return volumes.some(({ source, target, read_only }) => read_only !== true &&
        keys.has(source ?? '') &&
        !targets.some((other) => other !== target && (0,_compose_bind_sources_js__WEBPACK_IMPORTED_MODULE_0__/* .isWithin */ .UO)(target, other)));
}
const keepersOf = (model, services, keys) => new Set((0,_compose_model_js__WEBPACK_IMPORTED_MODULE_3__/* .sortedEntries */ .CA)(model.services)
    .filter(([name]) => services.includes(name))
    .filter(([, { volumes = [] }]) => volumes.some((one) => one.read_only !== true && keys.has(one.source ?? '')))
    .map(([name]) => name));


/***/ }),

/***/ 81077:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ saveLogs)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _docker_labels_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3757);



const LINES = 5000;
const CHARACTERS = 4 * 1024 * 1024;
const toleratingAll = (_, work) => work().catch((error) => `its log could not be read: ${error.message}\n`);
async function saveLogs(engine, project, folder, containers, perFile = toleratingAll) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(folder, { recursive: true });
    const all = containers ?? (await engine.containers([`${_docker_labels_js__WEBPACK_IMPORTED_MODULE_2__/* .COMPOSE_LABEL */ .UC.project}=${project}`]));
    const ofServices = all.filter(({ oneOff, service }) => !oneOff && service !== '');
    await Promise.all(ofServices.map(async ({ id, service, name }) => {
        const isScaled = ofServices.filter((other) => other.service === service).length > 1;
        const file = `${(isScaled ? name : service).replace(/[^A-Za-z0-9._-]/g, '_')}.log`;
        const text = await perFile(`services/${file}`, () => engine.logs(id, LINES));
        if (text !== undefined)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, file), text.slice(-CHARACTERS));
    }));
}


/***/ })

};
