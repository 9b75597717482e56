export const id = 128;
export const ids = [128];
export const modules = {

/***/ 97336:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X0: () => (/* binding */ sweep),
/* harmony export */   ht: () => (/* binding */ UNSETTLED)
/* harmony export */ });
/* unused harmony export SETTLED */
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

/***/ 5942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ connect)
});

// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/docker/labels.js
var docker_labels = __webpack_require__(3757);
;// CONCATENATED MODULE: ./.build/src/docker/engine.js


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
        };
    }
    async logs(containerId, lines) {
        return ask('read the log of a container', async () => {
            const container = this.api.getContainer(containerId);
            const { Config } = await container.inspect();
            const raw = await container.logs({ stdout: true, stderr: true, timestamps: false, tail: lines, follow: false });
            return Config.Tty ? raw.toString('utf8') : withoutFrames(raw);
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
        const filters = { type: ['container'], label: [`${docker_labels/* COMPOSE_LABEL */.UC.project}=${project}`] };
        const stream = (await ask('tell its events', () => this.api.getEvents({ filters })));
        if (signal.aborted)
            stream.destroy();
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
                    service: event.Actor.Attributes[docker_labels/* COMPOSE_LABEL */.UC.service] ?? '',
                });
            }
        });
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
function withoutFrames(raw) {
    const parts = [];
    for (let at = 0; at + 8 <= raw.length;) {
        const length = raw.readUInt32BE(at + 4);
        parts.push(raw.subarray(at + 8, at + 8 + length));
        at += 8 + length;
    }
    return Buffer.concat(parts).toString('utf8');
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

/***/ 24128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   postMode: () => (/* binding */ postMode)
/* harmony export */ });
/* harmony import */ var _cleanup_session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47588);
/* harmony import */ var _cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97336);
/* harmony import */ var _docker_connect_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5942);
/* harmony import */ var _docker_labels_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3757);
/* harmony import */ var _processes_find_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(80354);





async function postMode(context) {
    const record = (0,_cleanup_session_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRecord */ .Hh)(context.state.get(_cleanup_session_js__WEBPACK_IMPORTED_MODULE_0__/* .SESSION_STATE */ .$t));
    const lease = record && (0,_cleanup_session_js__WEBPACK_IMPORTED_MODULE_0__/* .readRecords */ .T3)(context.paths.state).get(record.session);
    if (record === undefined || lease === undefined)
        return { exitStatus: 0 };
    if (record.kept || lease.kept) {
        context.log.info(`a stack of session ${record.session} is kept for debugging`);
        return { exitStatus: 0 };
    }
    const ended = await (0,_processes_find_js__WEBPACK_IMPORTED_MODULE_4__/* .endMarked */ .Q)(record.session, (ms) => context.clock.sleep(ms));
    const engine = await (0,_docker_connect_js__WEBPACK_IMPORTED_MODULE_2__/* .connect */ .N)(record.dockerHost);
    const removed = await (0,_cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_1__/* .sweep */ .X0)(engine, [`${_docker_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .LABEL */ .d_.session}=${record.session}`], context.clock, _cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_1__/* .UNSETTLED */ .ht);
    (0,_cleanup_session_js__WEBPACK_IMPORTED_MODULE_0__/* .closeSession */ .Vu)(context.paths.state, record);
    context.log.info(`ended ${ended} processes and removed ${removed.length} objects that the step left`);
    return { exitStatus: 0 };
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
