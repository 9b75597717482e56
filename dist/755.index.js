export const id = 755;
export const ids = [755];
export const modules = {

/***/ 78188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TK: () => (/* binding */ overlayOptions),
/* harmony export */   c: () => (/* binding */ planBinds),
/* harmony export */   ol: () => (/* binding */ bindSources)
/* harmony export */ });
/* unused harmony export canOverlay */
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53916);

const isWithin = (path, root) => path === root || path.startsWith(root === node_path_posix__WEBPACK_IMPORTED_MODULE_0__.sep ? root : root + node_path_posix__WEBPACK_IMPORTED_MODULE_0__.sep);
function bindSources(model) {
    const sources = new Map();
    for (const service of Object.values(model.services)) {
        for (const mount of service.volumes ?? []) {
            if (mount.type !== 'bind' || mount.source === undefined)
                continue;
            const writable = mount.read_only !== true || (sources.get(mount.source)?.writable ?? false);
            sources.set(mount.source, { writable });
        }
    }
    return new Map([...sources].sort(([a], [b]) => (a < b ? -1 : 1)));
}
function planBinds(model, project, facts) {
    const sources = bindSources(model);
    const folderOf = (source) => (facts[source]?.kind === 'file' ? (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)(source) : source);
    const existing = [...sources].filter(([source]) => ['directory', 'file'].includes(facts[source]?.kind ?? ''));
    const writableFolders = existing.filter(([, { writable }]) => writable).map(([source]) => folderOf(source));
    const folders = existing
        .map(([source]) => folderOf(source))
        .filter((folder) => writableFolders.some((other) => isWithin(other, folder) || isWithin(folder, other)));
    const roots = [...new Set(folders)]
        .sort()
        .filter((folder, _, all) => !all.some((other) => other !== folder && isWithin(folder, other)));
    const empty = [...sources].filter(([source]) => facts[source]?.kind === 'missing').map(([source]) => source);
    const view = (lower, index, owner) => ({
        lower,
        volume: `${project}-bind-${index}`,
        upperVolume: `${project}-upper-${index}`,
        owner: { uid: owner?.uid ?? 0, gid: owner?.gid ?? 0, mode: owner?.mode ?? 0o755 },
    });
    const overlays = roots.map((root, index) => view(root, index, facts[root]));
    const empties = empty.map((source, index) => ({ source, view: view(undefined, roots.length + index, undefined) }));
    const places = {};
    for (const [source] of existing) {
        const found = overlays.find(({ lower }) => lower !== undefined && isWithin(source, lower));
        if (found?.lower !== undefined)
            places[source] = { view: found, subpath: (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.relative)(found.lower, source) };
    }
    for (const { source, view } of empties)
        places[source] = { view, subpath: '' };
    return { views: [...overlays, ...empties.map(({ view }) => view)], places };
}
const overlayPath = (path) => path.replaceAll('\\', '\\\\').replaceAll(':', '\\:');
const canOverlay = (path) => !path.includes(',');
function overlayOptions(view, volumesFolder) {
    const data = `${volumesFolder}/${view.upperVolume}/_data`;
    const lower = overlayPath(view.lower ?? '');
    return { type: 'overlay', device: 'overlay', o: `lowerdir=${lower},upperdir=${data}/upper,workdir=${data}/work` };
}


/***/ }),

/***/ 30775:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  a: () => (/* binding */ isolate)
});

// UNUSED EXPORTS: HAZARDS

// EXTERNAL MODULE: ./.build/src/compose/model.js
var compose_model = __webpack_require__(45965);
;// CONCATENATED MODULE: ./.build/src/compose/hazards/bind-mounts.js

const bindMounts = {
    id: 'bind-mount',
    rewrite: (model, { binds }) => {
        const views = binds.views.map((view) => [view.volume, { name: view.volume, external: true }]);
        if (views.length > 0)
            model.volumes = { ...model.volumes, ...Object.fromEntries(views) };
        return (0,compose_model/* sortedEntries */.CA)(model.services).flatMap(([service, definition]) => {
            const changed = [];
            definition.volumes = definition.volumes?.map((mount) => {
                const place = mount.type === 'bind' ? binds.places[mount.source ?? ''] : undefined;
                if (place === undefined)
                    return mount;
                changed.push(`${mount.source} on ${mount.target}`);
                const view = {
                    type: 'volume',
                    source: place.view.volume,
                    target: mount.target,
                    volume: { nocopy: true, ...(place.subpath !== '' && { subpath: place.subpath }) },
                };
                return mount.read_only === true ? { ...view, read_only: true } : view;
            });
            if (definition.volumes === undefined)
                delete definition.volumes;
            return changed.map((what) => ({ hazard: 'bind-mount', service, what: `${what} → a private copy-on-write view` }));
        });
    },
};

;// CONCATENATED MODULE: ./.build/src/compose/hazards/health-checks.js

const slowHealthCheck = {
    id: 'slow-health-check',
    rewrite: (model) => (0,compose_model/* sortedEntries */.CA)(model.services).flatMap(([service, { healthcheck }]) => {
        if (healthcheck === undefined || healthcheck.disable === true || healthcheck.start_interval !== undefined)
            return [];
        if (healthcheck.test === undefined || healthcheck.test[0] === 'NONE')
            return [];
        healthcheck.start_period ??= '30s';
        healthcheck.start_interval = '200ms';
        return [{ hazard: 'slow-health-check', service, what: 'start_interval: 200ms while it starts' }];
    }),
};

;// CONCATENATED MODULE: ./.build/src/compose/hazards/lifecycle.js

const restartPolicy = {
    id: 'restart-policy',
    rewrite: (model) => (0,compose_model/* sortedEntries */.CA)(model.services).flatMap(([service, definition]) => {
        const deploy = definition.deploy;
        if (deploy?.restart_policy !== undefined)
            delete deploy.restart_policy;
        const policy = definition.restart;
        if (policy === undefined || policy === 'no')
            return [];
        definition.restart = 'no';
        return [{ hazard: 'restart-policy', service, what: `restart: ${policy} → no` }];
    }),
};
const buildSection = {
    id: 'build',
    rewrite: (model, { images }) => (0,compose_model/* sortedEntries */.CA)(model.services).flatMap(([service, definition]) => {
        const tag = images[service];
        if (tag === undefined)
            return [];
        delete definition.build;
        definition.image = tag;
        definition.pull_policy = 'never';
        return [{ hazard: 'build', service, what: `build → ${tag}` }];
    }),
};
const ownership = {
    id: 'ownership',
    rewrite: (model, { labels }) => {
        for (const definition of Object.values(model.services))
            definition.labels = { ...definition.labels, ...labels };
        return [];
    },
};

;// CONCATENATED MODULE: ./.build/src/compose/hazards/names.js

const containerName = {
    id: 'container-name',
    rewrite: (model) => (0,compose_model/* sortedEntries */.CA)(model.services).flatMap(([service, definition]) => {
        const name = definition.container_name;
        if (name === undefined)
            return [];
        delete definition.container_name;
        if (definition.network_mode === undefined) {
            definition.networks ??= { default: null };
            for (const [network, attachment] of Object.entries(definition.networks)) {
                const aliases = new Set([...(attachment?.aliases ?? []), name]);
                definition.networks[network] = { ...attachment, aliases: [...aliases] };
            }
        }
        return [{ hazard: 'container-name', service, what: `container_name: ${name} → a network alias` }];
    }),
};
const resourceName = {
    id: 'resource-name',
    rewrite: (model, { project, labels }) => {
        model.name = project;
        const changes = ['networks', 'volumes', 'configs', 'secrets'].flatMap((kind) => (0,compose_model/* sortedEntries */.CA)(model[kind]).flatMap(([key, definition]) => {
            if (definition?.external === true)
                return [];
            const name = `${project}_${key}`;
            const before = definition?.name;
            const labelled = kind === 'networks' || kind === 'volumes' ? { labels: { ...definition?.labels, ...labels } } : {};
            model[kind] = { ...model[kind], [key]: { ...definition, name, ...labelled } };
            return before === undefined || before === name
                ? []
                : [{ hazard: 'resource-name', what: `${kind}.${key}.name: ${before} → ${name}` }];
        }));
        return changes;
    },
};
const fixedAddress = {
    id: 'fixed-address',
    rewrite: (model) => {
        const networks = (0,compose_model/* sortedEntries */.CA)(model.networks).flatMap(([key, definition]) => {
            if (definition?.ipam === undefined)
                return [];
            delete definition.ipam;
            return [{ hazard: 'fixed-address', what: `networks.${key}.ipam → chosen by the engine` }];
        });
        const attachments = (0,compose_model/* sortedEntries */.CA)(model.services).flatMap(([service, { networks: attached }]) => (0,compose_model/* sortedEntries */.CA)(attached).flatMap(([network, attachment]) => {
            const fixed = ['ipv4_address', 'ipv6_address', 'mac_address'].filter((key) => attachment?.[key] !== undefined);
            for (const key of fixed)
                delete attachment?.[key];
            return fixed.map((key) => ({
                hazard: 'fixed-address',
                service,
                what: `networks.${network}.${key} → chosen by the engine`,
            }));
        }));
        return [...networks, ...attachments];
    },
};

;// CONCATENATED MODULE: ./.build/src/compose/hazards/ports.js

const hostPorts = {
    id: 'host-ports',
    rewrite: (model, { ports: mode }) => (0,compose_model/* sortedEntries */.CA)(model.services).flatMap(([service, definition]) => {
        const ports = definition.ports ?? [];
        if (ports.length === 0)
            return [];
        if (mode === 'drop')
            delete definition.ports;
        else {
            definition.ports = ports.map(({ published, ...port }) => ({
                ...port,
                host_ip: '127.0.0.1',
                ...(mode === 'keep' && published !== undefined && { published }),
            }));
        }
        const to = { drop: 'dropped', keep: 'on 127.0.0.1 only', assign: 'a port that Docker assigns on 127.0.0.1' }[mode];
        return ports.map(({ published, target }) => ({
            hazard: 'host-ports',
            service,
            what: `port ${published ?? '(assigned)'}:${target} → ${to}`,
        }));
    }),
};

;// CONCATENATED MODULE: ./.build/src/compose/isolate.js





const HAZARDS = [
    containerName,
    hostPorts,
    fixedAddress,
    bindMounts,
    resourceName,
    restartPolicy,
    slowHealthCheck,
    buildSection,
    ownership,
];
function isolate(model, context) {
    const draft = structuredClone(model);
    const changes = HAZARDS.flatMap((hazard) => hazard.rewrite(draft, context));
    return { model: draft, changes };
}


/***/ }),

/***/ 45965:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CA: () => (/* binding */ sortedEntries),
/* harmony export */   Cx: () => (/* binding */ closure),
/* harmony export */   KY: () => (/* binding */ upServices),
/* harmony export */   ju: () => (/* binding */ onlyServices)
/* harmony export */ });
const sortedEntries = (record) => Object.entries(record ?? {}).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
function needs(service) {
    const sharing = [service.network_mode, service.ipc, service.pid]
        .filter((mode) => typeof mode === 'string' && mode.startsWith('service:'))
        .map((mode) => mode.slice('service:'.length));
    return [
        ...Object.keys(service.depends_on ?? {}),
        ...(service.links ?? []).map((link) => link.split(':')[0] ?? ''),
        ...(service.volumes_from ?? [])
            .filter((from) => !from.startsWith('container:'))
            .map((from) => from.split(':')[0] ?? ''),
        ...sharing,
    ];
}
function closure(model, roots) {
    const seen = new Set();
    const visit = (name) => {
        const service = model.services[name];
        if (service === undefined || seen.has(name))
            return;
        seen.add(name);
        for (const needed of needs(service))
            visit(needed);
    };
    for (const root of roots)
        visit(root);
    return [...seen].sort();
}
function upServices(model, profiles) {
    const active = Object.entries(model.services)
        .filter(([, { profiles: own }]) => !own?.length || own.some((profile) => profiles.includes(profile)))
        .map(([name]) => name);
    return closure(model, active);
}
function onlyServices(model, names) {
    const services = Object.fromEntries(sortedEntries(model.services).filter(([name]) => names.includes(name)));
    const all = Object.values(services);
    const sources = (key) => all.flatMap((s) => (s[key] ?? []).map((use) => use.source ?? ''));
    const used = {
        networks: new Set(all.flatMap((s) => Object.keys(s.networks ?? {}))),
        volumes: new Set(all.flatMap((s) => (s.volumes ?? []).filter((v) => v.type === 'volume').map((v) => v.source ?? ''))),
        configs: new Set(sources('configs')),
        secrets: new Set([...sources('secrets'), ...all.flatMap(buildSecrets)]),
    };
    const result = { ...model, services };
    for (const key of ['networks', 'volumes', 'configs', 'secrets']) {
        const kept = sortedEntries(model[key]).filter(([name]) => used[key].has(name));
        if (kept.length > 0)
            result[key] = Object.fromEntries(kept);
        else
            delete result[key];
    }
    return result;
}
const buildSecrets = (service) => (service.build?.secrets ?? []).map((secret) => secret.source ?? '');


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

/***/ 28755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   auditMode: () => (/* binding */ auditMode),
/* harmony export */   isolateMode: () => (/* binding */ isolateMode)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _compose_binds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78188);
/* harmony import */ var _compose_isolate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30775);
/* harmony import */ var _compose_model_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(45965);
/* harmony import */ var _docker_compose_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72072);
/* harmony import */ var _stack_bind_facts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(25715);






async function auditMode(context, { files }) {
    const { changes } = await isolated(context, files, 'isoshard-audit');
    for (const { hazard, service, what } of changes)
        context.log.info(`${hazard.padEnd(18)} ${(service ?? '').padEnd(16)} ${what}`);
    context.log.info(changes.length === 0 ? 'nothing in these files is shared by two runs' : `${changes.length} places are made private`);
    return { exitStatus: 0, json: { findings: changes } };
}
async function isolateMode(context, { files, project }) {
    return { exitStatus: 0, json: (await isolated(context, files, project)).model };
}
async function isolated(context, files, project) {
    const absolute = files.map((file) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(context.paths.workspace, file));
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(absolute[0] ?? context.paths.workspace);
    const model = (await (0,_docker_compose_js__WEBPACK_IMPORTED_MODULE_3__/* .resolveModel */ .AX)({ files: absolute, folder }, { env: context.env }));
    const binds = (0,_compose_binds_js__WEBPACK_IMPORTED_MODULE_1__/* .planBinds */ .c)(model, project, (0,_stack_bind_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .gatherBindFacts */ .M)(model));
    const built = (0,_compose_model_js__WEBPACK_IMPORTED_MODULE_5__/* .sortedEntries */ .CA)(model.services).filter(([, { build }]) => build !== undefined);
    const images = Object.fromEntries(built.map(([service, { image }]) => [service, image ?? `${project}-${service}`]));
    return (0,_compose_isolate_js__WEBPACK_IMPORTED_MODULE_2__/* .isolate */ .a)(model, { project, labels: {}, ports: 'drop', binds, images });
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


/***/ }),

/***/ 25715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ gatherBindFacts)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _compose_binds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78188);


const MISSING = { kind: 'missing', uid: 0, gid: 0, mode: 0o755 };
function factsOf(source) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(source);
    }
    catch {
        return MISSING;
    }
    const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(source);
    const kind = stat.isDirectory() ? 'directory' : stat.isFile() ? 'file' : 'other';
    return { kind, uid: stat.uid, gid: stat.gid, mode: stat.mode & 0o7777 };
}
function gatherBindFacts(model) {
    const facts = {};
    for (const source of (0,_compose_binds_js__WEBPACK_IMPORTED_MODULE_1__/* .bindSources */ .ol)(model).keys()) {
        facts[source] = factsOf(source);
        const folder = source.slice(0, source.lastIndexOf('/')) || '/';
        if (facts[source].kind === 'file')
            facts[folder] = factsOf(folder);
    }
    return facts;
}


/***/ })

};
