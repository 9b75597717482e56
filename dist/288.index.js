export const id = 288;
export const ids = [288];
export const modules = {

/***/ 16931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ reap)
});

// EXTERNAL MODULE: ./.build/src/docker/labels.js
var docker_labels = __webpack_require__(3757);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/processes/find.js
var find = __webpack_require__(80354);
// EXTERNAL MODULE: ./.build/src/cleanup/host.js
var cleanup_host = __webpack_require__(18012);
;// CONCATENATED MODULE: ./.build/src/cleanup/liveness.js

const dead = (why) => ({ dead: true, why });
const alive = (why) => ({ dead: false, why });
function judge({ labels, record, created, runStatus }, host) {
    const isOurs = record !== undefined && record.bootId === host.bootId && record.pidNamespace === host.pidNamespace;
    const leaseIsOurs = isOurs && host.bootId !== '' && host.pidNamespace !== '';
    const isRunning = leaseIsOurs && record.processStart !== '' && host.processStart(record.pid) === record.processStart;
    if (isRunning)
        return alive('its process is running');
    const deadline = Number(labels[docker_labels/* LABEL */.d_.deadline] ?? record?.deadline ?? 0);
    if (deadline > 0 && deadline < host.now)
        return dead('its deadline has passed');
    const bootId = labels[docker_labels/* LABEL */.d_.hostBootId] ?? record?.bootId ?? '';
    if (bootId !== '' && host.bootId !== '' && bootId !== host.bootId)
        return dead('the host was restarted since');
    const isOld = created > 0 && created + host.olderThan <= host.now;
    if (record?.kept === true) {
        return isOld
            ? dead('kept for debugging, and older than the limit')
            : alive('kept for debugging until its deadline');
    }
    if (leaseIsOurs)
        return dead('its process is gone');
    if (runStatus === 'completed')
        return dead('its run is completed');
    if (isOld)
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
        if (session === '')
            continue;
        bySession.set(session, [...(bySession.get(session) ?? []), object]);
    }
    const now = Math.floor(clock.now() / 1000);
    const host = {
        bootId: engine.info.isLocal ? (0,cleanup_host/* bootId */.aW)() : '',
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
    if (!options.dryRun)
        (0,session/* removeDeadAsides */.gw)(state);
    const failures = [];
    for (const { found, record } of judged) {
        if (!found.dead || options.dryRun)
            continue;
        try {
            await (0,find/* endMarked */.Q)(found.session, (ms) => clock.sleep(ms));
            await (0,sweep/* sweep */.X0)(engine, [`${docker_labels/* LABEL */.d_.session}=${found.session}`], clock, sweep/* UNSETTLED */.ht);
            if (record !== undefined)
                (0,session/* closeSession */.Vu)(state, record);
        }
        catch (error) {
            failures.push(`session ${found.session}: ${error.message}`);
        }
    }
    if (failures.length > 0) {
        throw new errors/* EnvironmentError */.eG('teardown-incomplete', failures.join('\n'), {
            hint: 'Run it again; `docker ps -a` shows what holds them.',
        });
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
/* harmony export */   _V: () => (/* binding */ SETTLED),
/* harmony export */   ht: () => (/* binding */ UNSETTLED)
/* harmony export */ });
/* harmony import */ var _docker_labels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3757);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36624);


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
        reasons = await removeByStack(engine, left, removed);
    }
    const names = left.map(({ kind, name }) => `${kind} ${name}`).join(', ');
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EnvironmentError */ .eG('teardown-incomplete', `could not remove ${names}: ${reasons.join('; ')}`, {
        hint: '`isoshard cleanup` tries again; `docker ps -a` shows what holds them.',
    });
}
const AT_ONCE = 4;
async function removeByStack(engine, objects, removed) {
    const stacks = new Map();
    for (const object of objects) {
        const shard = object.labels[_docker_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.shard] ?? '';
        stacks.set(shard, [...(stacks.get(shard) ?? []), object]);
    }
    const waiting = [...stacks.values()];
    const reasons = [];
    const work = async () => {
        for (let own = waiting.shift(); own !== undefined; own = waiting.shift()) {
            const isContainer = ({ kind }) => kind === 'container';
            reasons.push(...(await removeAll(engine, own.filter(isContainer), removed)));
            reasons.push(...(await removeAll(engine, own.filter((object) => !isContainer(object)), removed)));
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return reasons;
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

/***/ 98052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ connect)
});

// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./.build/src/docker/labels.js
var docker_labels = __webpack_require__(3757);
;// CONCATENATED MODULE: ./.build/src/docker/events.js

function readEvents(stream, onEvent) {
    let rest = '';
    stream.setEncoding('utf8').on('error', () => undefined);
    stream.on('data', (chunk) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines.filter(Boolean))
            onEvent(toEvent(JSON.parse(line)));
    });
}
function toEvent({ Action, Actor, time = 0, timeNano = time * 1e9 }) {
    const { name = '', exitCode, signal, [docker_labels/* COMPOSE_LABEL */.UC.service]: service = '' } = Actor.Attributes;
    return {
        action: Action,
        containerId: Actor.ID,
        container: name,
        service,
        timeMs: Math.floor(timeNano / 1e6),
        ...(exitCode !== undefined && { exitCode: Number(exitCode) }),
        ...(signal !== undefined && { signal: Number(signal) }),
    };
}

;// CONCATENATED MODULE: ./.build/src/docker/log-frames.js
function framesOf(raw) {
    const frames = [];
    for (let at = 0; at + 8 <= raw.length;) {
        const length = raw.readUInt32BE(at + 4);
        const text = raw.subarray(at + 8, at + 8 + length).toString('utf8');
        frames.push({ stream: raw[at] === 2 ? 'stderr' : 'stdout', text });
        at += 8 + length;
    }
    return frames;
}
const toLines = (frames) => frames.flatMap(({ stream, text }) => text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => {
    const [, time = '', rest = line] = /^(\d{4}-\S+Z) ?(.*)$/s.exec(line) ?? [];
    return { stream, text: rest, timeMs: Date.parse(time) || 0 };
}));

;// CONCATENATED MODULE: ./.build/src/docker/engine.js





const momentOf = (text) => Math.max(0, Date.parse(text) || 0);
const statusOf = (error) => error.statusCode;
const isGone = (error) => statusOf(error) === 404 || (statusOf(error) === 409 && /already in progress/i.test(String(error)));
const OVERLAPS = /pool overlaps|conflicts with (existing )?(network|route)|non-overlapping|fully subnetted|overlaps with existing/i;
async function ask(what, question) {
    try {
        return await question();
    }
    catch (cause) {
        throw new errors/* EnvironmentError */.eG('engine-failed', `the Docker engine could not ${what}: ${cause.message}`, {
            cause,
            hint: 'Look at its log: `journalctl -u docker`.',
        });
    }
}
async function askFor(what, question) {
    return ask(what, async () => {
        try {
            return await question();
        }
        catch (error) {
            if (statusOf(error) === 404 || statusOf(error) === 400)
                return undefined;
            throw error;
        }
    });
}
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
        const image = await askFor(`inspect image ${reference}`, () => this.api.getImage(reference).inspect());
        if (image === undefined)
            return undefined;
        const pairs = (image.Config?.Env ?? []).map((entry) => {
            const at = entry.indexOf('=');
            return at < 0 ? [entry, ''] : [entry.slice(0, at), entry.slice(at + 1)];
        });
        return { id: image.Id, env: Object.fromEntries(pairs), workingDir: image.Config?.WorkingDir ?? '' };
    }
    async containers(labels) {
        const filters = { label: [...labels] };
        const found = await ask('list containers', () => this.api.listContainers({ all: true, filters }));
        return found.map((c) => ({
            id: c.Id,
            name: (c.Names[0] ?? '').replace(/^\//, ''),
            image: c.Image,
            service: c.Labels[docker_labels/* COMPOSE_LABEL */.UC.service] ?? '',
            project: c.Labels[docker_labels/* COMPOSE_LABEL */.UC.project] ?? '',
            oneOff: c.Labels[docker_labels/* COMPOSE_LABEL */.UC.oneOff] === 'True',
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
        const found = await askFor('inspect a container', () => this.api.getContainer(containerId).inspect());
        if (found === undefined)
            return undefined;
        const { State } = found;
        const health = State.Health?.Status;
        return {
            status: State.Status,
            exitCode: State.ExitCode,
            oomKilled: State.OOMKilled,
            health: health ?? 'none',
            lastCheck: State.Health?.Log?.at(-1)?.Output ?? '',
            error: State.Error,
            restarts: found.RestartCount ?? 0,
            startedAtMs: momentOf(State.StartedAt),
            finishedAtMs: momentOf(State.FinishedAt),
        };
    }
    async inspect(containerId) {
        const found = await askFor('inspect a container', () => this.api.getContainer(containerId).inspect());
        return found;
    }
    async logs(containerId, lines) {
        return (await this.output(containerId, lines, false)).map(({ text }) => text).join('');
    }
    async lines(containerId, lines) {
        return toLines(await this.output(containerId, lines, true));
    }
    async output(containerId, lines, timestamps) {
        return ask('read the log of a container', async () => {
            const container = this.api.getContainer(containerId);
            const { Config } = await container.inspect();
            const raw = await container.logs({ stdout: true, stderr: true, timestamps, tail: lines, follow: false });
            return Config.Tty ? [{ stream: 'stdout', text: raw.toString('utf8') }] : framesOf(raw);
        });
    }
    async networks() {
        const found = await ask('list networks', () => this.api.listNetworks());
        return found.map(({ Name, Labels, IPAM }) => ({
            name: Name,
            labels: Labels ?? {},
            subnets: (IPAM?.Config ?? []).flatMap(({ Subnet }) => Subnet ?? []),
        }));
    }
    async createNetwork(name, request) {
        const { driver, labels, options, internal, attachable, ipv6, subnets } = request;
        const ipam = subnets.length === 0 ? {} : { IPAM: { Driver: 'default', Config: subnets.map((Subnet) => ({ Subnet })) } };
        return ask(`create network ${name}`, async () => {
            try {
                await this.api.createNetwork({
                    Name: name,
                    Driver: driver,
                    Labels: { ...labels },
                    Options: { ...options },
                    Internal: internal,
                    Attachable: attachable,
                    EnableIPv6: ipv6,
                    ...ipam,
                });
                return 'created';
            }
            catch (error) {
                if (OVERLAPS.test(String(error)))
                    return 'overlaps';
                throw error;
            }
        });
    }
    async createVolume(name, labels, options) {
        const volume = { Name: name, Labels: labels, Driver: 'local', ...(options && { DriverOpts: options }) };
        await ask(`create volume ${name}`, () => this.api.createVolume(volume));
    }
    async createDoor(image, mounts, labels) {
        const options = {
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
        };
        const container = await ask('create a container', () => this.api.createContainer(options));
        return container.id;
    }
    async putArchive(containerId, folder, tar) {
        await ask('write into a volume', () => this.api.getContainer(containerId).putArchive(tar, { path: folder }));
    }
    async getArchive(containerId, path) {
        return askFor(`read ${path} of a container`, () => this.api.getContainer(containerId).getArchive({ path }));
    }
    async owned(labels) {
        const filters = { label: [...labels] };
        const [containers, networks, volumes] = await ask('list what it holds', () => Promise.all([
            this.api.listContainers({ all: true, filters }),
            this.api.listNetworks({ filters }),
            this.api.listVolumes({ filters: JSON.stringify(filters) }),
        ]));
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
        await ask(`remove ${object.kind} ${object.id}`, async () => {
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
        });
    }
    async holderOfPort(port) {
        return (await this.containers([])).find((container) => container.ports.some((p) => p.host === port));
    }
    async watch(project, onEvent, signal) {
        const stream = await this.eventStream(project);
        if (signal.aborted)
            stream.destroy();
        signal.addEventListener('abort', () => stream.destroy(), { once: true });
        readEvents(stream, onEvent);
    }
    async events(project) {
        const stream = await this.eventStream(project, { since: 1, until: Date.now() / 1000 });
        const events = [];
        readEvents(stream, (event) => events.push(event));
        await ask('tell its events', () => (0,promises_.finished)(stream));
        return events;
    }
    async eventStream(project, range = {}) {
        const filters = { type: ['container'], label: [`${docker_labels/* COMPOSE_LABEL */.UC.project}=${project}`] };
        return (await ask('tell its events', () => this.api.getEvents({ ...range, filters })));
    }
    saveImage(reference) {
        return ask(`save image ${reference}`, () => this.api.getImage(reference).get());
    }
    async loadImage(archive) {
        await ask('load an image', async () => {
            const progress = await this.api.loadImage(archive, { quiet: true });
            await new Promise((resolve, reject) => {
                this.api.modem.followProgress(progress, (error) => (error ? reject(error) : resolve()));
            });
        });
    }
}

;// CONCATENATED MODULE: ./.build/src/docker/connect.js


const OLDEST_MAJOR = 23;
function addressOptions(host) {
    if (host === undefined || host === process.env.DOCKER_HOST)
        return undefined;
    if (/^(unix|npipe):\/\//.test(host))
        return { socketPath: host.replace(/^\w+:\/\//, '') };
    const { hostname, port } = new URL(host.replace(/^tcp:/, 'http:'));
    if (/^(tcp|http):/.test(host))
        return { host: hostname, port, protocol: 'http' };
    throw new Error('expected unix://, npipe:// or tcp://');
}
async function connect(host) {
    const { default: Docker } = await Promise.all(/* import() */[__webpack_require__.e(830), __webpack_require__.e(40), __webpack_require__.e(631)]).then(__webpack_require__.t.bind(__webpack_require__, 39040, 19));
    let api;
    let version;
    let facts;
    try {
        api = new Docker(addressOptions(host));
        [version, facts] = await Promise.all([api.version(), api.info()]);
    }
    catch (cause) {
        throw new errors/* EnvironmentError */.eG('no-engine', `no Docker engine answers at ${host ?? 'the default address'}: ${cause.message}`, {
            cause,
            hint: 'Start Docker, or set DOCKER_HOST to where it listens; `isoshard doctor` checks again.',
        });
    }
    const major = Number.parseInt(version.Version, 10);
    if (!(major >= OLDEST_MAJOR)) {
        throw new errors/* EnvironmentError */.eG('engine-too-old', `this Docker engine is ${version.Version}; isoshard needs ${OLDEST_MAJOR} or later`, { hint: 'Update it: https://docs.docker.com/engine/install/' });
    }
    const { DockerRootDir, SecurityOptions, MemTotal = 0 } = facts;
    return new Engine(api, {
        version: version.Version,
        major,
        volumesFolder: `${DockerRootDir}/volumes`,
        isLocal: host === undefined || host.startsWith('unix://'),
        isRootful: !(SecurityOptions ?? []).some((option) => /name=(rootless|userns)/.test(option)),
        memoryBytes: MemTotal,
    });
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
    network: 'com.docker.compose.network',
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
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var _cleanup_reaper_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16931);
/* harmony import */ var _cleanup_session_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47588);
/* harmony import */ var _cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97336);
/* harmony import */ var _cleanup_temp_folder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(82169);
/* harmony import */ var _docker_compose_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(34455);
/* harmony import */ var _docker_connect_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(98052);
/* harmony import */ var _docker_labels_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3757);
/* harmony import */ var _processes_find_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(80354);
/* harmony import */ var _stack_networks_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(24304);
/* harmony import */ var _compose_project_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(73171);











const REAP_AFTER_MS = 24 * 60 * 60 * 1000;
async function openEngine({ env, }) {
    const address = await (0,_docker_compose_js__WEBPACK_IMPORTED_MODULE_5__/* .engineAddress */ .ZK)({ env });
    const [engine] = await Promise.all([(0,_docker_connect_js__WEBPACK_IMPORTED_MODULE_6__/* .connect */ .N)(address), (0,_docker_compose_js__WEBPACK_IMPORTED_MODULE_5__/* .composeVersion */ .JM)({ env })]);
    return { engine, address };
}
async function withSession(context, work) {
    const { engine, address } = await openEngine(context);
    await reapQuietly(context, engine);
    const record = (0,_cleanup_session_js__WEBPACK_IMPORTED_MODULE_2__/* .openSession */ .fA)(context, address);
    let isKept = false;
    const keep = () => {
        isKept = true;
        (0,_cleanup_session_js__WEBPACK_IMPORTED_MODULE_2__/* .keepSession */ .as)(context, record);
    };
    const end = async () => {
        await (0,_processes_find_js__WEBPACK_IMPORTED_MODULE_8__/* .endMarked */ .Q)(record.session, (ms) => context.clock.sleep(ms));
        if (isKept)
            return;
        const settled = context.signal.aborted ? _cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_3__/* .UNSETTLED */ .ht : _cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_3__/* .SETTLED */ ._V;
        await (0,_cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_3__/* .sweep */ .X0)(engine, [`${_docker_labels_js__WEBPACK_IMPORTED_MODULE_7__/* .LABEL */ .d_.session}=${record.session}`], context.clock, settled);
        (0,_cleanup_session_js__WEBPACK_IMPORTED_MODULE_2__/* .closeSession */ .Vu)(context.paths.state, record);
    };
    let done;
    try {
        done = await work({
            engine,
            record,
            compose: new _compose_project_js__WEBPACK_IMPORTED_MODULE_10__/* .ComposeReader */ .A(),
            addresses: new _stack_networks_js__WEBPACK_IMPORTED_MODULE_9__/* .AddressBook */ .u5(engine, () => reapQuietly(context, engine)),
            keep,
        });
    }
    catch (error) {
        await end().catch((left) => context.log.warning(left.message));
        throw error;
    }
    await end();
    return done;
}
async function reapQuietly(context, engine) {
    let removed = 0;
    try {
        const found = await (0,_cleanup_reaper_js__WEBPACK_IMPORTED_MODULE_1__/* .reap */ .x)(engine, context.paths.state, context.clock, { olderThanMs: REAP_AFTER_MS, dryRun: false });
        for (const { session, why, objects } of found.filter(({ dead }) => dead)) {
            removed += objects.length;
            if (objects.length > 0)
                context.log.info(`removed ${objects.length} objects of session ${session}: ${why}`);
        }
    }
    catch (error) {
        context.log.warning(`what earlier sessions left could not be removed: ${error.message}`);
    }
    (0,_cleanup_temp_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .removeDeadTempFolders */ .a)((0,node_os__WEBPACK_IMPORTED_MODULE_0__.tmpdir)(), false);
    return removed;
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

/***/ 24304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u5: () => (/* binding */ AddressBook),
  W_: () => (/* binding */ makeNetworks)
});

// UNUSED EXPORTS: exhausted

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./.build/src/compose/model.js
var compose_model = __webpack_require__(45965);
;// CONCATENATED MODULE: ./.build/src/compose/subnets.js
const POOLS = ['10.128.0.0/9', '10.0.0.0/9', '172.16.0.0/12', '192.168.0.0/16'];
const SMALLEST_PREFIX = 28;
const LARGEST_PREFIX = 20;
const RESERVED = 3;
const sizeOf = ({ prefix }) => 2 ** (32 - prefix);
function parseBlock(text) {
    const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text.trim());
    if (match === null)
        return undefined;
    const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number);
    if (Math.max(a, b, c, d) > 255 || prefix > 32)
        return undefined;
    const address = ((a * 256 + b) * 256 + c) * 256 + d;
    return { base: address - (address % 2 ** (32 - prefix)), prefix };
}
function formatBlock({ base, prefix }) {
    return `${[24, 16, 8, 0].map((bits) => Math.floor(base / 2 ** bits) % 256).join('.')}/${prefix}`;
}
const overlap = (a, b) => a.base < b.base + sizeOf(b) && b.base < a.base + sizeOf(a);
function prefixFor(containers) {
    const bits = Math.ceil(Math.log2(containers + RESERVED));
    return Math.max(LARGEST_PREFIX, Math.min(SMALLEST_PREFIX, 32 - bits));
}
function freeBlock(prefix, taken, start, pools = POOLS) {
    const size = 2 ** (32 - prefix);
    for (const pool of pools.flatMap((text) => parseBlock(text) ?? [])) {
        if (pool.prefix > prefix)
            continue;
        const end = pool.base + sizeOf(pool);
        const middle = pool.base + Math.floor((start * sizeOf(pool)) / size) * size;
        const found = firstFree(middle, end, prefix, taken) ?? firstFree(pool.base, middle, prefix, taken);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
function firstFree(from, end, prefix, taken) {
    const size = 2 ** (32 - prefix);
    for (let base = from; base + size <= end;) {
        const candidate = { base, prefix };
        const blocking = taken.find((block) => overlap(candidate, block));
        if (blocking === undefined)
            return candidate;
        base = Math.max(base + size, Math.ceil((blocking.base + sizeOf(blocking)) / size) * size);
    }
    return undefined;
}
function parseRoutes(text) {
    return text
        .split('\n')
        .slice(1)
        .flatMap((line) => {
        const [, destination, , , , , , mask] = line.split(/\s+/);
        if (destination === undefined || mask === undefined || !/^[0-9A-F]{8}$/i.test(destination + mask.slice(8)))
            return [];
        const number = (hex) => [6, 4, 2, 0].reduce((sum, at) => sum * 256 + Number.parseInt(hex.slice(at, at + 2), 16), 0);
        const prefix = 32 - Math.round(Math.log2(2 ** 32 - number(mask)));
        return prefix < 8 ? [] : [{ base: number(destination), prefix }];
    });
}

// EXTERNAL MODULE: ./.build/src/docker/labels.js
var docker_labels = __webpack_require__(3757);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
;// CONCATENATED MODULE: ./.build/src/stack/networks.js






const BLOCKS_BY_SIZE = 29;
const ATTEMPTS = 50;
const ONE_OFFS = 3;
class AddressBook {
    engine;
    free;
    pools;
    seen;
    handedOut = [];
    freed;
    constructor(engine, free = async () => 0, pools = POOLS) {
        this.engine = engine;
        this.free = free;
        this.pools = pools;
    }
    async reserve(prefix, name) {
        const start = (0,external_node_crypto_.createHash)('sha256').update(name).digest().readUInt32BE(0) / 2 ** 32;
        const seen = await this.look();
        const block = freeBlock(prefix, [...seen, ...this.handedOut], start, this.pools);
        if (block !== undefined)
            this.handedOut.push(block);
        return block;
    }
    async capacity(wanted) {
        const taken = [...(await this.look()), ...this.handedOut];
        for (let count = 0; count < wanted; count++) {
            const block = freeBlock(prefixFor(0), taken, 0, this.pools);
            if (block === undefined)
                return count;
            taken.push(block);
        }
        return wanted;
    }
    refresh() {
        this.seen = undefined;
    }
    makeRoom() {
        this.freed ??= this.free().then((count) => {
            this.refresh();
            return count;
        });
        return this.freed;
    }
    look() {
        this.seen ??= this.engine.networks().then((networks) => {
            const used = networks.flatMap(({ subnets }) => subnets.flatMap((subnet) => parseBlock(subnet) ?? []));
            return [...used, ...(this.engine.info.isLocal ? hostRoutes() : [])];
        });
        return this.seen;
    }
}
function hostRoutes() {
    try {
        return parseRoutes((0,external_node_fs_.readFileSync)('/proc/net/route', 'utf8'));
    }
    catch {
        return [];
    }
}
async function makeNetworks(engine, book, model) {
    const made = await Promise.all((0,compose_model/* sortedEntries */.CA)(model.networks).map(async ([key, definition]) => {
        if (definition?.external === true || definition?.name === undefined)
            return [key, definition];
        await makeNetwork(engine, book, model, key, definition.name, definition);
        return [key, { name: definition.name, external: true }];
    }));
    return made.length === 0 ? model : { ...model, networks: Object.fromEntries(made) };
}
async function makeNetwork(engine, book, model, key, name, definition) {
    const { driver, driver_opts: options, internal, attachable, enable_ipv6: ipv6, labels } = definition;
    const prefix = prefixFor(attachedTo(model, key) + ONE_OFFS);
    const request = {
        driver: driver ?? 'bridge',
        labels: { ...labels, [docker_labels/* COMPOSE_LABEL */.UC.network]: key, [docker_labels/* COMPOSE_LABEL */.UC.project]: model.name ?? '' },
        options: options ?? {},
        internal: internal === true,
        attachable: attachable === true,
        ipv6: ipv6 === true,
    };
    const isPlain = request.driver === 'bridge' && (definition.ipam?.driver ?? 'default') === 'default';
    if (!isPlain || definition.ipam?.config !== undefined) {
        await engine.createNetwork(name, { ...request, subnets: subnetsOf(definition) });
        return;
    }
    const six = request.ipv6 ? [localPrefix(name)] : [];
    const bySize = engine.info.major >= BLOCKS_BY_SIZE;
    let freed;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
        const block = bySize ? undefined : await book.reserve(prefix, `${name} ${attempt}`);
        const subnet = bySize ? `0.0.0.0/${prefix}` : block && formatBlock(block);
        const outcome = subnet && (await engine.createNetwork(name, { ...request, subnets: [subnet, ...six] }));
        if (outcome === 'created')
            return;
        if (subnet !== undefined && !bySize) {
            book.refresh();
            continue;
        }
        if (freed !== undefined)
            break;
        freed = await book.makeRoom();
        if (freed === 0)
            break;
    }
    throw exhausted(await engine.networks(), freed ?? 0);
}
const subnetsOf = ({ ipam }) => (ipam?.config ?? []).flatMap(({ subnet }) => subnet ?? []);
const attachedTo = (model, key) => Object.values(model.services).reduce((sum, { networks, scale }) => sum + (networks !== undefined && key in networks ? Math.max(1, scale ?? 1) : 0), 0);
function localPrefix(name) {
    const hex = (0,external_node_crypto_.createHash)('sha256').update(name).digest('hex');
    return `fd${hex.slice(0, 2)}:${hex.slice(2, 6)}:${hex.slice(6, 10)}:${hex.slice(10, 14)}::/64`;
}
function exhausted(networks, freed) {
    const owners = new Map();
    for (const { labels } of networks) {
        const session = labels[docker_labels/* LABEL */.d_.session];
        const project = labels[docker_labels/* COMPOSE_LABEL */.UC.project];
        const owner = session ? `isoshard session ${session}` : project ? `project ${project}` : 'nobody in particular';
        owners.set(owner, (owners.get(owner) ?? 0) + 1);
    }
    const most = [...owners].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    const said = most.slice(0, 8).map(([owner, count]) => `${count} of ${owner}`);
    const rest = most.length > said.length ? `, ${most.length - said.length} more owners` : '';
    const dead = freed === 0 ? 'none a leftover of a dead session' : `after ${freed} leftovers of dead sessions were removed`;
    const ours = networks.filter(({ labels }) => labels[docker_labels/* LABEL */.d_.session]).length;
    return new errors/* EnvironmentError */.eG('network-exhausted', `no address block is left for another network: ${networks.length} networks have them (${said.join(', ')}${rest}), ${ours} of them isoshard's, ${dead}`, {
        hint: '`isoshard cleanup` removes those of dead sessions, `docker network prune` those that no container uses; `docker network ls` shows all.',
    });
}


/***/ })

};
