export const id = 134;
export const ids = [134];
export const modules = {

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

/***/ 51530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ connect)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67575);
/* harmony import */ var _no_engine_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9472);



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
    if (host === _no_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .NO_ENGINE */ .Z)
        return (0,_no_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .noEngine */ .q)();
    const { default: Docker } = await Promise.all(/* import() */[__webpack_require__.e(830), __webpack_require__.e(40), __webpack_require__.e(631)]).then(__webpack_require__.t.bind(__webpack_require__, 39040, 19));
    let api;
    let version;
    let facts;
    try {
        api = new Docker(addressOptions(host));
        [version, facts] = await Promise.all([api.version(), api.info()]);
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EnvironmentError */ .eG('no-engine', `no Docker engine answers at ${host ?? 'the default address'}: ${cause.message}`, {
            cause,
            hint: 'Start Docker, or set DOCKER_HOST to where it listens; `isoshard doctor` checks again.',
        });
    }
    const major = Number.parseInt(version.Version, 10);
    if (!(major >= OLDEST_MAJOR)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EnvironmentError */ .eG('engine-too-old', `this Docker engine is ${version.Version}; isoshard needs ${OLDEST_MAJOR} or later`, { hint: 'Update it: https://docs.docker.com/engine/install/' });
    }
    const { DockerRootDir, SecurityOptions, MemTotal = 0 } = facts;
    return new _engine_js__WEBPACK_IMPORTED_MODULE_1__/* .Engine */ .N(api, {
        version: version.Version,
        major,
        dataFolder: DockerRootDir,
        volumesFolder: `${DockerRootDir}/volumes`,
        isLocal: host === undefined || host.startsWith('unix://'),
        isRootful: !(SecurityOptions ?? []).some((option) => /name=(rootless|userns)/.test(option)),
        memoryBytes: MemTotal,
    });
}


/***/ }),

/***/ 67575:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ Engine)
});

// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
;// CONCATENATED MODULE: ./.build/src/docker/ask.js

const momentOf = (text) => Math.max(0, Date.parse(text) || 0);
const statusOf = (error) => error.statusCode;
const isGone = (error) => statusOf(error) === 404 || (statusOf(error) === 409 && /already in progress/i.test(String(error)));
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

;// CONCATENATED MODULE: ./.build/src/docker/health-check.js
function toCheck(raw) {
    if (!raw?.Test?.length || raw.Test[0] === 'NONE')
        return undefined;
    const ms = (nanoseconds = 0) => nanoseconds / 1e6;
    return {
        test: raw.Test,
        intervalMs: ms(raw.Interval),
        timeoutMs: ms(raw.Timeout),
        retries: raw.Retries ?? 0,
        startPeriodMs: ms(raw.StartPeriod),
        startIntervalMs: ms(raw.StartInterval),
    };
}

;// CONCATENATED MODULE: ./.build/src/docker/image-moves.js
const NO_LOGIN = { username: '', password: '' };
async function pushImage(api, reference, options) {
    const { repository, tag } = splitTag(reference);
    const stream = await api.getImage(repository).push({ tag, authconfig: options.login ?? NO_LOGIN });
    let digest = '';
    await follow(stream, options, ({ aux }) => {
        digest = aux?.Digest ?? digest;
    });
    return digest;
}
async function pullImage(api, reference, options) {
    const [fromImage = '', digest] = reference.split('@');
    const named = digest === undefined ? splitTag(fromImage) : { repository: fromImage, tag: digest };
    const stream = await api.createImage(options.login ?? NO_LOGIN, { fromImage: named.repository, tag: named.tag });
    await follow(stream, options, () => undefined);
}
function splitTag(reference) {
    const at = reference.lastIndexOf(':');
    if (at <= reference.lastIndexOf('/'))
        return { repository: reference, tag: 'latest' };
    return { repository: reference.slice(0, at), tag: reference.slice(at + 1) };
}
async function follow(stream, { signal, onProgress }, onLine) {
    const stop = () => stream.destroy(new Error('given up'));
    if (signal.aborted)
        stop();
    signal.addEventListener('abort', stop, { once: true });
    let unfinished = '';
    let failure;
    try {
        for await (const chunk of stream) {
            const lines = (unfinished + String(chunk)).split('\n');
            unfinished = lines.pop() ?? '';
            for (const line of lines.filter((one) => one.trim() !== '')) {
                const said = JSON.parse(line);
                failure ??= said.error;
                onLine(said);
                onProgress?.(said);
            }
        }
    }
    finally {
        signal.removeEventListener('abort', stop);
    }
    if (failure !== undefined)
        throw new Error(failure);
}

;// CONCATENATED MODULE: ./.build/src/docker/engine-images.js




class EngineImages {
    api;
    constructor(api) {
        this.api = api;
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
        return {
            id: image.Id,
            env: Object.fromEntries(pairs),
            workingDir: image.Config?.WorkingDir ?? '',
            check: toCheck(image.Config?.Healthcheck),
        };
    }
    async imageDigest(reference) {
        const image = await this.imageFacts(reference);
        if (image === undefined)
            return undefined;
        const nameOf = (text) => text.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
        const plain = nameOf(reference).replace(/^docker\.io\/(library\/)?/, '');
        const known = image.repoDigests.find((one) => nameOf(one) === plain);
        return known?.split('@')[1] ?? `here:${image.id}`;
    }
    async anyImage() {
        const found = await ask('list images', () => this.api.listImages());
        if (found[0] === undefined)
            throw new errors/* EnvironmentError */.eG('image-missing', 'the Docker engine has no image at all');
        return found[0].Id;
    }
    async imageFacts(reference) {
        const image = await askFor(`inspect image ${reference}`, () => this.api.getImage(reference).inspect());
        if (image === undefined)
            return undefined;
        return {
            id: image.Id,
            labels: image.Config?.Labels ?? {},
            layers: image.RootFS?.Layers ?? [],
            sizeBytes: image.Size ?? 0,
            repoDigests: image.RepoDigests ?? [],
            lastTaggedMs: momentOf(image.Metadata?.LastTagTime ?? ''),
            volumes: Object.keys(image.Config?.Volumes ?? {}).sort(),
            platform: `${image.Os}/${image.Architecture}`,
        };
    }
    async imageHistory(reference) {
        const steps = await ask(`read the history of image ${reference}`, () => this.api.getImage(reference).history());
        return steps.map(({ Created, Size }) => ({ createdMs: Created * 1000, sizeBytes: Size }));
    }
    async localImages(labels = []) {
        const filters = JSON.stringify({ label: [...labels] });
        const found = await ask('list images', () => this.api.listImages(labels.length === 0 ? {} : { filters }));
        return found.map(({ Id, RepoTags, Size }) => ({ id: Id, tags: RepoTags ?? [], sizeBytes: Size }));
    }
    async tagImage(reference, repository, tag) {
        await ask(`tag image ${reference}`, () => this.api.getImage(reference).tag({ repo: repository, tag }));
    }
    async untagImage(reference) {
        return ask(`remove image ${reference}`, async () => {
            try {
                await this.api.getImage(reference).remove();
                return true;
            }
            catch (error) {
                if (isGone(error) || statusOf(error) === 409)
                    return false;
                throw error;
            }
        });
    }
    pushImage(reference, options) {
        return ask(`push image ${reference}`, () => pushImage(this.api, reference, options));
    }
    async pullImage(reference, options) {
        await ask(`pull image ${reference}`, () => pullImage(this.api, reference, options));
    }
    async remoteDigest(reference, login) {
        return askFor(`ask for image ${reference}`, async () => {
            const options = { authconfig: login ?? {} };
            return (await this.api.getImage(reference).distribution(options)).Descriptor.digest;
        });
    }
}

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

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./.build/src/docker/exec.js


const KEPT_CHARACTERS = 4000;
const UNSTARTABLE = /exec failed|executable file not found|permission denied|no such file or directory/i;
async function execIn(api, containerId, argv, signal) {
    const exec = await api.getContainer(containerId).exec({ Cmd: [...argv], AttachStdout: true, AttachStderr: true });
    let output = '';
    const sink = new external_node_stream_.PassThrough();
    sink.setEncoding('utf8').on('data', (chunk) => {
        output = (output + chunk).slice(0, KEPT_CHARACTERS);
    });
    try {
        const stream = await exec.start({});
        api.modem.demuxStream(stream, sink, sink);
        stream.on('error', () => undefined);
        await (0,external_node_events_.once)(stream, 'close', signal === undefined ? {} : { signal }).finally(() => stream.destroy());
    }
    catch (error) {
        const message = error.message;
        if (signal?.aborted || !UNSTARTABLE.test(message))
            throw error;
        return { exitCode: /permission denied/i.test(message) ? 126 : 127, output: message };
    }
    const { ExitCode } = await exec.inspect();
    return { exitCode: ExitCode ?? -1, output };
}

;// CONCATENATED MODULE: ./.build/src/docker/follow.js


async function followLog(api, containerId, sinceMs, onText, signal) {
    const container = api.getContainer(containerId);
    const { Config } = await container.inspect();
    const since = (sinceMs / 1000).toFixed(3);
    const stream = (await container.logs({
        stdout: true,
        stderr: true,
        follow: true,
        since: since,
    }));
    const text = new external_node_stream_.PassThrough();
    text.setEncoding('utf8').on('data', onText);
    if (Config.Tty)
        stream.pipe(text);
    else
        api.modem.demuxStream(stream, text, text);
    stream.on('error', () => undefined);
    await (0,external_node_events_.once)(stream, 'close', { signal })
        .catch(() => undefined)
        .finally(() => stream.destroy());
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









const PATH_STAT = 'x-docker-container-path-stat';
const GO_MODE_DIR = 2 ** 31;
const OVERLAPS = /pool overlaps|conflicts with (existing )?(network|route)|non-overlapping|fully subnetted|overlaps with existing/i;
class Engine extends EngineImages {
    info;
    constructor(api, info) {
        super(api);
        this.info = info;
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
        const { State, Config, NetworkSettings, HostConfig } = found;
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
            check: toCheck(Config.Healthcheck),
            shell: Config.Shell ?? ['/bin/sh', '-c'],
            checkRuns: (State.Health?.Log ?? []).map(({ Start, End, ExitCode, Output }) => ({
                startMs: momentOf(Start),
                endMs: momentOf(End),
                exitCode: ExitCode,
                output: Output,
            })),
            addresses: Object.values(NetworkSettings.Networks ?? {}).flatMap(({ IPAddress }) => IPAddress || []),
            networkMode: HostConfig.NetworkMode ?? '',
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
    async exec(containerId, argv, signal) {
        return ask('run a command in a container', () => execIn(this.api, containerId, argv, signal));
    }
    async follow(containerId, sinceMs, onText, signal) {
        await ask('follow the log of a container', () => followLog(this.api, containerId, sinceMs, onText, signal));
    }
    async stop(containerId, graceMs) {
        await askFor('stop a container', async () => {
            try {
                await this.api.getContainer(containerId).stop({ t: Math.ceil(graceMs / 1000) });
            }
            catch (error) {
                if (statusOf(error) !== 304)
                    throw error;
            }
        });
    }
    async kill(containerId) {
        await askFor('kill a container', async () => {
            try {
                await this.api.getContainer(containerId).kill();
            }
            catch (error) {
                if (statusOf(error) !== 409)
                    throw error;
            }
        });
    }
    async start(containerId) {
        await ask('start a container', async () => {
            try {
                await this.api.getContainer(containerId).start();
            }
            catch (error) {
                if (statusOf(error) !== 304)
                    throw error;
            }
        });
    }
    async ended(containerId) {
        await askFor('wait for a container', () => this.api.getContainer(containerId).wait());
    }
    async layerChanges(containerId) {
        const found = await askFor('compare a container with its image', () => this.api.getContainer(containerId).changes());
        const changes = (found ?? []);
        return changes.filter(({ Kind }) => Kind !== 2).map(({ Path }) => Path);
    }
    async stat(containerId, path) {
        const answer = await askFor(`look at ${path} of a container`, () => this.api.getContainer(containerId).infoArchive({ path }));
        const response = answer;
        response?.resume();
        const header = response?.headers?.[PATH_STAT];
        if (header === undefined)
            return undefined;
        const { size, mode, mtime } = JSON.parse(Buffer.from(header, 'base64').toString('utf8'));
        return { size, isFolder: (mode & GO_MODE_DIR) !== 0, modified: mtime };
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
    async volume(name) {
        const found = await askFor(`inspect volume ${name}`, () => this.api.getVolume(name).inspect());
        return found && { name: found.Name, labels: found.Labels ?? {} };
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
    snapshot: `${PREFIX}.snapshot`,
    snapshotGeneration: `${PREFIX}.snapshot-generation`,
    snapshotPart: `${PREFIX}.snapshot-part`,
    snapshotSession: `${PREFIX}.snapshot-session`,
    snapshotFacts: `${PREFIX}.snapshot-facts`,
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

/***/ 9472:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ NO_ENGINE),
/* harmony export */   q: () => (/* binding */ noEngine)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67575);


const NO_ENGINE = 'none';
function noEngine() {
    const api = {
        listContainers: async () => [],
        listNetworks: async () => [],
        listImages: async () => [],
        listVolumes: async () => ({ Volumes: [], Warnings: [] }),
        getEvents: async () => new node_stream__WEBPACK_IMPORTED_MODULE_0__.PassThrough(),
    };
    return new _engine_js__WEBPACK_IMPORTED_MODULE_1__/* .Engine */ .N(api, {
        version: '',
        major: 0,
        dataFolder: '',
        volumesFolder: '',
        isLocal: false,
        isRootful: false,
        memoryBytes: 0,
    });
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


/***/ })

};
