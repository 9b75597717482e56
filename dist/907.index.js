export const id = 907;
export const ids = [907];
export const modules = {

/***/ 16931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ reap)
});

// EXTERNAL MODULE: ./.build/src/docker/labels.js
var docker_labels = __webpack_require__(3757);
// EXTERNAL MODULE: ./.build/src/processes/find.js
var find = __webpack_require__(80354);
// EXTERNAL MODULE: ./.build/src/cleanup/host.js
var cleanup_host = __webpack_require__(18012);
;// CONCATENATED MODULE: ./.build/src/cleanup/liveness.js

const dead = (why) => ({ dead: true, why });
const alive = (why) => ({ dead: false, why });
function judge({ labels, record, created, runStatus }, host) {
    const bootId = labels[docker_labels/* LABEL */.d_.hostBootId] ?? record?.bootId ?? '';
    const leaseIsOurs = record !== undefined && record.bootId === host.bootId && record.pidNamespace === host.pidNamespace;
    const isRunning = leaseIsOurs && host.processStart(record.pid) === record.processStart && record.processStart !== '';
    if (isRunning)
        return alive('its process is running');
    const deadline = Number(labels[docker_labels/* LABEL */.d_.deadline] ?? record?.deadline ?? 0);
    if (deadline > 0 && deadline < host.now)
        return dead('its deadline has passed');
    const isOld = created > 0 && created + host.olderThan <= host.now;
    if (record?.kept === true)
        return isOld ? dead('kept for debugging, and older than the limit') : alive('kept for debugging until its deadline');
    if (bootId !== '' && host.bootId !== '' && bootId !== host.bootId)
        return dead('the host was restarted since');
    if (leaseIsOurs)
        return dead('its process is gone');
    if (runStatus === 'completed')
        return dead('its run is completed');
    if (created > 0 && created + host.olderThan < host.now)
        return dead('older than the limit, and nothing vouches for it');
    return alive('nothing proves that it is dead');
}

// EXTERNAL MODULE: ./.build/src/cleanup/session.js
var session = __webpack_require__(47588);
// EXTERNAL MODULE: ./.build/src/cleanup/sweep.js
var sweep = __webpack_require__(97336);
;// CONCATENATED MODULE: ./.build/src/cleanup/reaper.js






async function reap(engine, state, clock, options) {
    const records = (0,session/* readRecords */.T3)(state);
    const bySession = new Map();
    for (const object of await engine.owned([docker_labels/* LABEL */.d_.session])) {
        const session = object.labels[docker_labels/* LABEL */.d_.session] ?? '';
        bySession.set(session, [...(bySession.get(session) ?? []), object]);
    }
    const now = Math.floor(clock.now() / 1000);
    const host = {
        bootId: (0,cleanup_host/* bootId */.aW)(),
        pidNamespace: (0,cleanup_host/* pidNamespace */.fP)(),
        processStart: cleanup_host/* processStart */.gy,
        now,
        olderThan: options.olderThanMs / 1000,
    };
    const judged = await Promise.all([...new Set([...bySession.keys(), ...records.keys()])].sort().map(async (session) => {
        const objects = bySession.get(session) ?? [];
        const record = records.get(session);
        const labels = objects[0]?.labels ?? {};
        const runStatus = (await options.runStatus?.(...runOf(labels))) ?? 'unknown';
        const created = Math.min(...objects.map((object) => object.created || now), now);
        const { dead, why } = judge({ session, labels, created, record, runStatus }, host);
        const found = {
            session,
            repository: labels[docker_labels/* LABEL */.d_.repository] ?? record?.repository ?? '',
            suite: labels[docker_labels/* LABEL */.d_.suite] ?? '',
            objects: objects.map(({ kind, name }) => ({ kind, name })),
            ageSeconds: now - created,
            dead,
            why,
        };
        return { found, record };
    }));
    for (const { found, record } of judged) {
        if (!found.dead || options.dryRun)
            continue;
        await (0,find/* endMarked */.Q)(found.session, (ms) => clock.sleep(ms));
        await (0,sweep/* sweep */.X0)(engine, [`${docker_labels/* LABEL */.d_.session}=${found.session}`], clock, sweep/* UNSETTLED */.ht);
        if (record !== undefined)
            (0,session/* closeSession */.Vu)(state, record);
    }
    return judged.map(({ found }) => found);
}
const runOf = (labels) => [
    labels[docker_labels/* LABEL */.d_.repository] ?? '',
    labels[docker_labels/* LABEL */.d_.runId] ?? '',
    Number(labels[docker_labels/* LABEL */.d_.runAttempt] ?? 1),
];


/***/ }),

/***/ 97336:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X0: () => (/* binding */ sweep),
/* harmony export */   ht: () => (/* binding */ UNSETTLED)
/* harmony export */ });
/* unused harmony export SETTLED */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);

const ATTEMPTS = 40;
const PAUSE_MS = 250;
const SETTLED = { quietQueries: 1, quietMs: 0 };
const UNSETTLED = { quietQueries: 2, quietMs: 1000 };
async function sweep(engine, labels, clock, options = SETTLED) {
    const removed = new Map();
    let reasons = [];
    let left = [];
    let quiet = 0;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        left = await engine.owned(labels);
        if (left.length === 0) {
            quiet += 1;
            if (quiet >= options.quietQueries)
                return [...removed.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
            await clock.sleep(options.quietMs);
            continue;
        }
        quiet = 0;
        if (attempt > 0)
            await clock.sleep(Math.min(PAUSE_MS * attempt, 1000));
        const containers = left.filter(({ kind }) => kind === 'container');
        const others = left.filter(({ kind }) => kind !== 'container');
        reasons = [...(await removeAll(engine, containers, removed)), ...(await removeAll(engine, others, removed))];
    }
    const names = left.map(({ kind, name }) => `${kind} ${name}`).join(', ');
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EnvironmentError */ .eG('teardown-incomplete', `could not remove ${names}: ${reasons.join('; ')}`, {
        hint: '`isoshard cleanup` tries again; `docker ps -a` shows what holds them.',
    });
}
async function removeAll(engine, objects, removed) {
    const reasons = await Promise.all(objects.map(async (object) => {
        try {
            await engine.remove(object);
            removed.set(`${object.kind} ${object.id}`, object);
            return [];
        }
        catch (error) {
            return [error.message];
        }
    }));
    return reasons.flat();
}


/***/ }),

/***/ 72072:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AX: () => (/* binding */ resolveModel),
/* harmony export */   Aq: () => (/* binding */ composeOn),
/* harmony export */   JM: () => (/* binding */ composeVersion),
/* harmony export */   ZK: () => (/* binding */ engineAddress)
/* harmony export */ });
/* unused harmony exports compose, toComposeError */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _processes_spawn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83422);


function compose(args, options) {
    return (0,_processes_spawn_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)({ ...options, argv: ['docker', 'compose', ...args] });
}
function composeOn(project, modelFile, args, options) {
    return compose(['--project-name', project, '--file', modelFile, '--progress', 'plain', ...args], options);
}
async function composeVersion(options) {
    const ended = await compose(['version', '--short'], options);
    const version = /(\d+\.\d+\.\d+)/.exec(ended.stdout)?.[1];
    if (ended.code !== 0 || version === undefined || Number.parseInt(version, 10) < 2) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EnvironmentError */ .eG('no-compose', `\`docker compose version\` says ${(ended.stderr || ended.stdout).trim().slice(0, 200) || 'nothing'}; expected Compose 2 or later`, {
            hint: 'Install the compose plugin: https://docs.docker.com/compose/install/',
        });
    }
    return version;
}
async function resolveModel(source, options) {
    const files = (source.files ?? []).flatMap((file) => ['--file', file]);
    const ended = await compose([...files, '--profile', '*', 'config', '--format', 'json'], {
        ...options,
        cwd: source.folder,
    });
    if (ended.code === 0)
        return JSON.parse(ended.stdout);
    throw toComposeError(ended.stderr, source);
}
function toComposeError(stderr, source) {
    const message = stderr
        .split('\n')
        .filter((line) => line.trim() !== '' && !/level=warning/.test(line))
        .join('\n')
        .trim();
    const missing = /no configuration file provided|no such file or directory/.test(message);
    const line = /\bline (\d+)/.exec(message)?.[1];
    const file = source.files?.find((candidate) => message.includes(candidate)) ?? source.files?.[0];
    const location = file === undefined ? undefined : { file, ...(line !== undefined && { line: Number(line) }) };
    return missing
        ? new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('compose-missing', message, {
            location,
            hint: 'Name the compose files in isoshard.yml: `compose: [docker-compose.test.yml]`.',
        })
        : new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('compose-invalid', message, { location, hint: '`docker compose config` shows the same error.' });
}
async function engineAddress(options) {
    if (options.env.DOCKER_HOST)
        return options.env.DOCKER_HOST;
    try {
        const ended = await (0,_processes_spawn_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)({
            ...options,
            argv: ['docker', 'context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'],
        });
        return ended.code === 0 ? ended.stdout.trim() || undefined : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 46336:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ connect)
/* harmony export */ });
/* unused harmony export Engine */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3757);


const statusOf = (error) => error.statusCode;
const isGone = (error) => statusOf(error) === 404 || (statusOf(error) === 409 && /already in progress/i.test(String(error)));
class Engine {
    api;
    info;
    constructor(api, info) {
        this.api = api;
        this.info = info;
    }
    async hasImage(reference) {
        return (await this.imageEnvironment(reference)) !== undefined;
    }
    async imageEnvironment(reference) {
        try {
            const image = await this.api.getImage(reference).inspect();
            const pairs = (image.Config?.Env ?? []).map((entry) => {
                const at = entry.indexOf('=');
                return at < 0 ? [entry, ''] : [entry.slice(0, at), entry.slice(at + 1)];
            });
            return { id: image.Id, env: Object.fromEntries(pairs), workingDir: image.Config?.WorkingDir ?? '' };
        }
        catch (error) {
            if (statusOf(error) === 404)
                return undefined;
            throw error;
        }
    }
    async containers(labels) {
        const found = await this.api.listContainers({ all: true, filters: { label: [...labels] } });
        return found.map((c) => ({
            id: c.Id,
            name: (c.Names[0] ?? '').replace(/^\//, ''),
            image: c.Image,
            service: c.Labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .COMPOSE_LABEL */ .UC.service] ?? '',
            project: c.Labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .COMPOSE_LABEL */ .UC.project] ?? '',
            oneOff: c.Labels[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .COMPOSE_LABEL */ .UC.oneOff] === 'True',
            labels: c.Labels,
            state: c.State,
            ports: c.Ports.filter((p) => p.PublicPort !== undefined).map((p) => ({
                host: p.PublicPort,
                container: p.PrivatePort,
                protocol: p.Type,
            })),
        }));
    }
    async state(containerId) {
        const { State } = await this.api.getContainer(containerId).inspect();
        const health = State.Health?.Status;
        return {
            status: State.Status,
            exitCode: State.ExitCode,
            oomKilled: State.OOMKilled,
            health: health ?? 'none',
            lastCheck: State.Health?.Log?.at(-1)?.Output ?? '',
            error: State.Error,
        };
    }
    async logs(containerId, lines) {
        const container = this.api.getContainer(containerId);
        const { Config } = await container.inspect();
        const raw = await container.logs({ stdout: true, stderr: true, timestamps: false, tail: lines, follow: false });
        return Config.Tty ? raw.toString('utf8') : withoutFrames(raw);
    }
    async createVolume(name, labels, options) {
        await this.api.createVolume({
            Name: name,
            Labels: labels,
            Driver: 'local',
            ...(options && { DriverOpts: options }),
        });
    }
    async createDoor(image, mounts, labels) {
        const container = await this.api.createContainer({
            Image: image,
            Cmd: ['true'],
            Entrypoint: [''],
            Labels: labels,
            NetworkDisabled: true,
            HostConfig: {
                Mounts: Object.entries(mounts).map(([source, target]) => ({
                    Type: 'volume',
                    Source: source,
                    Target: target,
                    VolumeOptions: { NoCopy: true, Labels: {}, DriverConfig: { Name: '', Options: {} } },
                })),
            },
        });
        return container.id;
    }
    async putArchive(containerId, folder, tar) {
        await this.api.getContainer(containerId).putArchive(tar, { path: folder });
    }
    async getArchive(containerId, path) {
        try {
            return await this.api.getContainer(containerId).getArchive({ path });
        }
        catch (error) {
            if (statusOf(error) === 404)
                return undefined;
            throw error;
        }
    }
    async owned(labels) {
        const filters = { label: [...labels] };
        const [containers, networks, volumes] = await Promise.all([
            this.api.listContainers({ all: true, filters }),
            this.api.listNetworks({ filters }),
            this.api.listVolumes({ filters: JSON.stringify(filters) }),
        ]);
        const seconds = (date) => (date ? Math.floor(Date.parse(date) / 1000) || 0 : 0);
        return [
            ...containers.map((c) => ({
                kind: 'container',
                id: c.Id,
                name: (c.Names[0] ?? c.Id).replace(/^\//, ''),
                labels: c.Labels,
                created: c.Created,
            })),
            ...networks.map((n) => ({
                kind: 'network',
                id: n.Id,
                name: n.Name,
                labels: n.Labels ?? {},
                created: seconds(n.Created),
            })),
            ...(volumes.Volumes ?? []).map((v) => ({
                kind: 'volume',
                id: v.Name,
                name: v.Name,
                labels: v.Labels ?? {},
                created: seconds(v.CreatedAt),
            })),
        ];
    }
    async remove(object) {
        try {
            if (object.kind === 'container')
                await this.api.getContainer(object.id).remove({ force: true, v: true });
            else if (object.kind === 'network')
                await this.api.getNetwork(object.id).remove();
            else
                await this.api.getVolume(object.id).remove({ force: true });
        }
        catch (error) {
            if (!isGone(error))
                throw error;
        }
    }
    async holderOfPort(port) {
        return (await this.containers([])).find((container) => container.ports.some((p) => p.host === port));
    }
    async watch(project, onEvent, signal) {
        const stream = (await this.api.getEvents({
            filters: { type: ['container'], label: [`${_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .COMPOSE_LABEL */ .UC.project}=${project}`] },
        }));
        signal.addEventListener('abort', () => stream.destroy(), { once: true });
        let rest = '';
        stream.setEncoding('utf8').on('error', () => undefined);
        stream.on('data', (chunk) => {
            const lines = (rest + chunk).split('\n');
            rest = lines.pop() ?? '';
            for (const line of lines.filter(Boolean)) {
                const event = JSON.parse(line);
                onEvent({
                    action: event.Action,
                    containerId: event.Actor.ID,
                    service: event.Actor.Attributes[_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .COMPOSE_LABEL */ .UC.service] ?? '',
                });
            }
        });
    }
    saveImage(reference) {
        return this.api.getImage(reference).get();
    }
    async loadImage(archive) {
        const progress = await this.api.loadImage(archive, { quiet: true });
        await new Promise((resolve, reject) => {
            this.api.modem.followProgress(progress, (error) => (error ? reject(error) : resolve()));
        });
    }
}
function withoutFrames(raw) {
    const parts = [];
    for (let at = 0; at + 8 <= raw.length;) {
        const length = raw.readUInt32BE(at + 4);
        parts.push(raw.subarray(at + 8, at + 8 + length));
        at += 8 + length;
    }
    return Buffer.concat(parts).toString('utf8');
}
const OLDEST_MAJOR = 23;
async function connect(host) {
    const { default: Docker } = await Promise.all(/* import() */[__webpack_require__.e(830), __webpack_require__.e(40), __webpack_require__.e(631)]).then(__webpack_require__.t.bind(__webpack_require__, 39040, 19));
    const api = new Docker(host?.startsWith('unix://') ? { socketPath: host.slice('unix://'.length) } : undefined);
    let version;
    let root;
    try {
        [version, { DockerRootDir: root }] = await Promise.all([api.version(), api.info()]);
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EnvironmentError */ .eG('no-engine', `no Docker engine answers at ${host ?? 'the default address'}: ${cause.message}`, {
            cause,
            hint: 'Start Docker, or set DOCKER_HOST to where it listens; `isoshard doctor` checks again.',
        });
    }
    const major = Number.parseInt(version.Version, 10);
    if (!(major >= OLDEST_MAJOR)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EnvironmentError */ .eG('engine-too-old', `this Docker engine is ${version.Version}; isoshard needs ${OLDEST_MAJOR} or later`, {
            hint: 'Update it: https://docs.docker.com/engine/install/',
        });
    }
    return new Engine(api, { version: version.Version, major, volumesFolder: `${root}/volumes` });
}


/***/ }),

/***/ 3757:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UC: () => (/* binding */ COMPOSE_LABEL),
/* harmony export */   d_: () => (/* binding */ LABEL),
/* harmony export */   j1: () => (/* binding */ projectName),
/* harmony export */   sx: () => (/* binding */ sessionLabels)
/* harmony export */ });
const PREFIX = 'dev.isoshard';
const LABEL = {
    session: `${PREFIX}.session`,
    repository: `${PREFIX}.repository`,
    runId: `${PREFIX}.run-id`,
    runAttempt: `${PREFIX}.run-attempt`,
    job: `${PREFIX}.job`,
    suite: `${PREFIX}.suite`,
    shard: `${PREFIX}.shard`,
    hostBootId: `${PREFIX}.host-boot-id`,
    deadline: `${PREFIX}.deadline`,
    digest: `${PREFIX}.digest`,
};
const COMPOSE_LABEL = {
    project: 'com.docker.compose.project',
    service: 'com.docker.compose.service',
    oneOff: 'com.docker.compose.oneoff',
};
function sessionLabels(identity, suite = '', shard = '') {
    return {
        [LABEL.session]: identity.session,
        [LABEL.repository]: identity.repository,
        [LABEL.runId]: identity.runId,
        [LABEL.runAttempt]: String(identity.attempt),
        [LABEL.job]: identity.job,
        [LABEL.suite]: suite,
        [LABEL.shard]: shard,
        [LABEL.hostBootId]: identity.bootId,
        [LABEL.deadline]: String(identity.deadline),
    };
}
function projectName(session, shard) {
    return `isoshard-${session}-${shard}`.slice(0, 63).replace(/-+$/, '');
}


/***/ }),

/***/ 10288:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ openEngine),
/* harmony export */   f: () => (/* binding */ withSession)
/* harmony export */ });
/* harmony import */ var _cleanup_reaper_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16931);
/* harmony import */ var _cleanup_session_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47588);
/* harmony import */ var _cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97336);
/* harmony import */ var _docker_compose_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72072);
/* harmony import */ var _docker_engine_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46336);
/* harmony import */ var _docker_labels_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3757);
/* harmony import */ var _processes_find_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(80354);







const REAP_AFTER_MS = 24 * 60 * 60 * 1000;
async function openEngine({ env, }) {
    const address = await (0,_docker_compose_js__WEBPACK_IMPORTED_MODULE_3__/* .engineAddress */ .ZK)({ env });
    const [engine] = await Promise.all([(0,_docker_engine_js__WEBPACK_IMPORTED_MODULE_4__/* .connect */ .e)(address), (0,_docker_compose_js__WEBPACK_IMPORTED_MODULE_3__/* .composeVersion */ .JM)({ env })]);
    return { engine, address };
}
async function withSession(context, work) {
    const { engine, address } = await openEngine(context);
    await reapQuietly(context, engine);
    const record = (0,_cleanup_session_js__WEBPACK_IMPORTED_MODULE_1__/* .openSession */ .fA)(context, address);
    let isKept = false;
    const keep = () => {
        isKept = true;
        (0,_cleanup_session_js__WEBPACK_IMPORTED_MODULE_1__/* .keepSession */ .as)(context, record);
    };
    try {
        return await work({ engine, record, keep });
    }
    finally {
        await (0,_processes_find_js__WEBPACK_IMPORTED_MODULE_6__/* .endMarked */ .Q)(record.session, (ms) => context.clock.sleep(ms));
        if (!isKept) {
            await (0,_cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_2__/* .sweep */ .X0)(engine, [`${_docker_labels_js__WEBPACK_IMPORTED_MODULE_5__/* .LABEL */ .d_.session}=${record.session}`], context.clock);
            (0,_cleanup_session_js__WEBPACK_IMPORTED_MODULE_1__/* .closeSession */ .Vu)(context.paths.state, record);
        }
    }
}
async function reapQuietly(context, engine) {
    try {
        const found = await (0,_cleanup_reaper_js__WEBPACK_IMPORTED_MODULE_0__/* .reap */ .x)(engine, context.paths.state, context.clock, { olderThanMs: REAP_AFTER_MS, dryRun: false });
        for (const { session, why, objects } of found.filter(({ dead }) => dead)) {
            if (objects.length > 0)
                context.log.info(`removed ${objects.length} objects of session ${session}: ${why}`);
        }
    }
    catch (error) {
        context.log.warning(`what earlier sessions left could not be removed: ${error.message}`);
    }
}


/***/ }),

/***/ 80354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ endMarked)
/* harmony export */ });
/* unused harmony export findMarked */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _spawn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83422);


function findMarked(session) {
    const marker = `${_spawn_js__WEBPACK_IMPORTED_MODULE_1__/* .SESSION_VARIABLE */ .W}=${session ?? ''}`;
    const isMarked = (entry) => (session === undefined ? entry.startsWith(marker) : entry === marker);
    let entries;
    try {
        entries = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)('/proc');
    }
    catch {
        return [];
    }
    return entries
        .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
        .filter((pid) => {
        try {
            return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${pid}/environ`, 'utf8').split('\0').some(isMarked);
        }
        catch {
            return false;
        }
    })
        .map(Number);
}
async function endMarked(session, sleep, rounds = 20) {
    const killed = new Set();
    for (let round = 0; round < rounds; round++) {
        const pids = findMarked(session);
        if (pids.length === 0)
            break;
        for (const pid of pids) {
            try {
                process.kill(pid, 'SIGKILL');
                killed.add(pid);
            }
            catch {
            }
        }
        await sleep(50);
    }
    return killed.size;
}


/***/ }),

/***/ 83422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ SESSION_VARIABLE),
/* harmony export */   e: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36624);


const SESSION_VARIABLE = 'ISOSHARD_SESSION';
const KEEP_BYTES = 64 * 1024 * 1024;
function signalGroup(child, signal) {
    if (child.pid === undefined)
        return false;
    try {
        return process.kill(-child.pid, signal);
    }
    catch {
        return false;
    }
}
class Tail {
    #chunks = [];
    #size = 0;
    push(chunk) {
        this.#chunks.push(chunk);
        this.#size += chunk.length;
        while (this.#size > KEEP_BYTES && this.#chunks.length > 1)
            this.#size -= this.#chunks.shift()?.length ?? 0;
    }
    toString() {
        return this.#chunks.join('');
    }
}
function run(command) {
    const [program, ...args] = command.argv;
    if (program === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EnvironmentError */ .eG('command-missing', 'an empty command cannot be run');
    const marked = command.session === undefined ? command.env : { ...command.env, [SESSION_VARIABLE]: command.session };
    return new Promise((resolve, reject) => {
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, {
            cwd: command.cwd,
            env: marked,
            detached: true,
            stdio: [command.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
        });
        const out = { stdout: new Tail(), stderr: new Tail() };
        for (const stream of ['stdout', 'stderr']) {
            child[stream]?.setEncoding('utf8').on('data', (chunk) => {
                out[stream].push(chunk);
                command.onOutput?.(chunk, stream);
            });
        }
        child.stdin?.on('error', () => undefined).end(command.input);
        let timedOut = false;
        let killTimer;
        const end = () => {
            signalGroup(child, 'SIGTERM');
            killTimer ??= setTimeout(() => signalGroup(child, 'SIGKILL'), command.graceMs ?? 1000);
        };
        const timer = command.timeoutMs === undefined
            ? undefined
            : setTimeout(() => {
                timedOut = true;
                end();
            }, command.timeoutMs);
        if (command.signal?.aborted)
            end();
        command.signal?.addEventListener('abort', end, { once: true });
        const settle = () => {
            clearTimeout(timer);
            clearTimeout(killTimer);
            command.signal?.removeEventListener('abort', end);
            signalGroup(child, 'SIGKILL');
        };
        child.on('error', (cause) => {
            settle();
            reject(new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EnvironmentError */ .eG('command-missing', `cannot run ${program}: ${cause.message}`, {
                cause,
                hint: cause.code === 'ENOENT' ? `Install ${program}, or put it on PATH.` : 'See the message above.',
            }));
        });
        child.on('exit', () => setTimeout(() => child.stdout?.destroy() && child.stderr?.destroy(), 500).unref());
        child.on('close', (code, signal) => {
            settle();
            resolve({ code, signal, stdout: out.stdout.toString(), stderr: out.stderr.toString(), timedOut });
        });
    });
}


/***/ })

};
