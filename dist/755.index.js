export const id = 755;
export const ids = [755];
export const modules = {

/***/ 78188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J8: () => (/* binding */ hostPathOf),
/* harmony export */   TK: () => (/* binding */ overlayOptions),
/* harmony export */   c: () => (/* binding */ planBinds),
/* harmony export */   ol: () => (/* binding */ bindSources)
/* harmony export */ });
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53916);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45965);


const isWithin = (path, root) => path === root || path.startsWith(root === '/' ? root : `${root}/`);
function hostPathOf(model, mount) {
    if (mount.type === 'bind')
        return mount.source;
    if (mount.type !== 'volume')
        return undefined;
    const { device, o } = (model.volumes?.[mount.source ?? '']?.driver_opts ?? {});
    if (device === undefined || !(o ?? '').split(',').some((option) => option === 'bind' || option === 'rbind')) {
        return undefined;
    }
    return (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.join)(device, mount.volume?.subpath ?? '');
}
function bindSources(model) {
    const sources = new Map();
    for (const service of Object.values(model.services)) {
        for (const mount of service.volumes ?? []) {
            const path = hostPathOf(model, mount);
            if (path === undefined)
                continue;
            const known = sources.get(path) ?? { writable: false, created: true };
            const created = mount.type === 'bind' && mount.bind?.create_host_path === true;
            sources.set(path, { writable: known.writable || mount.read_only !== true, created: known.created && created });
        }
    }
    return new Map((0,_model_js__WEBPACK_IMPORTED_MODULE_1__/* .sortedEntries */ .CA)(Object.fromEntries(sources)));
}
function planBinds(model, project, facts) {
    const sources = [...bindSources(model)].map(([source, use]) => ({ source, ...use, ...factsOf(facts, source) }));
    const existing = sources.filter(({ kind }) => kind === 'directory' || kind === 'file');
    const written = existing.filter(({ writable }) => writable);
    const above = existing.filter(({ kind, real }) => kind === 'directory' && written.some((w) => isWithin(w.real, real)));
    const folders = [...written, ...above].map(({ kind, real }) => (kind === 'file' ? (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)(real) : real));
    const roots = [...new Set(folders)]
        .sort()
        .filter((folder, _, all) => !all.some((other) => other !== folder && isWithin(folder, other)));
    const empty = sources.filter(({ kind, created }) => kind === 'missing' && created);
    const view = (lower, index, owner) => ({
        lower,
        volume: `${project}-bind-${index}`,
        upperVolume: `${project}-upper-${index}`,
        owner: { uid: owner?.uid ?? 0, gid: owner?.gid ?? 0, mode: owner?.mode ?? 0o755 },
    });
    const overlays = roots.map((root, index) => ({ root, view: view(root, index, facts[root]) }));
    const empties = empty.map(({ source }, index) => ({
        source,
        view: view(undefined, roots.length + index, undefined),
    }));
    const shared = existing.flatMap(({ source, real }) => {
        const found = overlays.find(({ root }) => isWithin(real, root));
        return found === undefined ? [] : [{ source, view: found.view, subpath: (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.relative)(found.root, real) }];
    });
    return {
        views: [...overlays, ...empties].map(({ view }) => view),
        places: Object.fromEntries([...shared, ...empties.map((one) => ({ ...one, subpath: '' }))].map(({ source, ...place }) => [source, place])),
    };
}
const factsOf = (facts, source) => facts[source] ?? { kind: 'missing', real: source, uid: 0, gid: 0, mode: 0o755 };
const overlayPath = (path) => path.replaceAll(/[\\,:]/g, '\\$&');
function overlayOptions(view, volumesFolder) {
    const data = overlayPath(`${volumesFolder}/${view.upperVolume}/_data`);
    const lower = overlayPath(view.lower ?? '');
    return { type: 'overlay', device: 'overlay', o: `lowerdir=${lower},upperdir=${data}/upper,workdir=${data}/work` };
}


/***/ }),

/***/ 33081:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  a: () => (/* binding */ isolate)
});

// UNUSED EXPORTS: HAZARDS

// EXTERNAL MODULE: ./.build/src/compose/binds.js
var compose_binds = __webpack_require__(78188);
// EXTERNAL MODULE: ./.build/src/compose/model.js
var compose_model = __webpack_require__(45965);
;// CONCATENATED MODULE: ./.build/src/compose/hazards/bind-mounts.js


const bindMounts = {
    id: 'bind-mount',
    rewrite: (model, { binds }) => {
        const replaced = new Set();
        const changes = (0,compose_model/* sortedEntries */.CA)(model.services).flatMap(([service, definition]) => (definition.volumes ?? []).flatMap((mount, index) => {
            const path = (0,compose_binds/* hostPathOf */.J8)(model, mount);
            const place = binds.places[path ?? ''];
            if (place === undefined)
                return [];
            if (mount.type === 'volume' && mount.source !== undefined)
                replaced.add(mount.source);
            const view = {
                type: 'volume',
                source: place.view.volume,
                target: mount.target,
                ...(mount.read_only === true && { read_only: true }),
                volume: { nocopy: true, ...(place.subpath !== '' && { subpath: place.subpath }) },
            };
            definition.volumes?.splice(index, 1, view);
            const what = `${path} on ${mount.target} → a private copy-on-write view`;
            return [{ hazard: 'bind-mount', service, what }];
        }));
        const views = binds.views.map(({ volume }) => [volume, { name: volume, external: true }]);
        const kept = (0,compose_model/* sortedEntries */.CA)(model.volumes).filter(([name]) => !replaced.has(name));
        if (views.length > 0)
            model.volumes = Object.fromEntries([...kept, ...views]);
        return changes;
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

;// CONCATENATED MODULE: ./.build/src/compose/hazards/host-ipc.js

const hostIpc = {
    id: 'host-ipc',
    rewrite: (model) => (0,compose_model/* sortedEntries */.CA)(model.services).flatMap(([service, definition]) => {
        if (definition.ipc !== 'host')
            return [];
        definition.ipc = 'private';
        definition.shm_size ??= String(1024 ** 3);
        return [{ hazard: 'host-ipc', service, what: 'ipc: host → private, with 1 GiB of shared memory' }];
    }),
};

;// CONCATENATED MODULE: ./.build/src/compose/hazards/lifecycle.js

const RETRIES = 7;
const restartPolicy = {
    id: 'restart-policy',
    rewrite: (model) => (0,compose_model/* sortedEntries */.CA)(model.services).flatMap(([service, definition]) => {
        const { deploy } = definition;
        const inDeploy = deploy?.restart_policy;
        if (deploy !== undefined)
            delete deploy.restart_policy;
        const policy = inDeploy === undefined ? definition.restart : (inDeploy.condition ?? 'any');
        if (policy === undefined || /^(no|none|on-failure:\d+)$/.test(policy)) {
            if (policy === 'none')
                definition.restart = 'no';
            return [];
        }
        definition.restart = `on-failure:${RETRIES}`;
        return [{ hazard: 'restart-policy', service, what: `restart: ${policy} → ${definition.restart}` }];
    }),
};
const buildSection = {
    id: 'build',
    rewrite: (model, { images }) => (0,compose_model/* sortedEntries */.CA)(model.services).flatMap(([service, definition]) => {
        const tag = images[service];
        if (tag === undefined || (definition.build === undefined && definition.image === tag))
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
    rewrite: (model) => {
        pointToServices(model);
        return (0,compose_model/* sortedEntries */.CA)(model.services).flatMap(([service, definition]) => {
            const name = definition.container_name;
            if (name === undefined)
                return [];
            delete definition.container_name;
            if (definition.network_mode === undefined) {
                definition.networks ??= { default: null };
                for (const [network, attachment] of Object.entries(definition.networks)) {
                    if (model.networks?.[network]?.external === true)
                        continue;
                    const aliases = new Set([...(attachment?.aliases ?? []), name]);
                    definition.networks[network] = { ...attachment, aliases: [...aliases] };
                }
            }
            return [{ hazard: 'container-name', service, what: `container_name: ${name} → a network alias` }];
        });
    },
};
function pointToServices(model) {
    const pointed = (mode) => {
        const service = mode.startsWith('container:') ? (0,compose_model/* serviceOfMode */.yn)(model, mode) : undefined;
        return service === undefined ? mode : `service:${service}`;
    };
    for (const definition of Object.values(model.services)) {
        for (const key of ['network_mode', 'ipc', 'pid']) {
            if (definition[key] !== undefined)
                definition[key] = pointed(definition[key]);
        }
        definition.volumes_from &&= definition.volumes_from.map((from) => {
            const [kind, name, ...access] = from.split(':');
            const service = (0,compose_model/* serviceOfMode */.yn)(model, `${kind}:${name}`);
            return kind === 'container' && service !== undefined ? [service, ...access].join(':') : from;
        });
    }
}
const resourceName = {
    id: 'resource-name',
    rewrite: (model, { project, labels }) => {
        const usual = `${model.name}_`;
        model.name = project;
        return ['networks', 'volumes', 'configs', 'secrets'].flatMap((kind) => (0,compose_model/* sortedEntries */.CA)(model[kind]).flatMap(([key, definition]) => {
            if (definition?.external === true)
                return [];
            const name = `${project}_${key}`;
            const before = definition?.name;
            const isLabelled = kind === 'networks' || kind === 'volumes';
            const owned = isLabelled ? { labels: { ...definition?.labels, ...labels } } : {};
            model[kind] = { ...model[kind], [key]: { ...definition, name, ...owned } };
            return before === undefined || before === name || before === `${usual}${key}`
                ? []
                : [{ hazard: 'resource-name', what: `${kind}.${key}.name: ${before} → ${name}` }];
        }));
    },
};
const BRIDGE_NAME = 'com.docker.network.bridge.name';
const fixedAddress = {
    id: 'fixed-address',
    rewrite: (model) => {
        const networks = (0,compose_model/* sortedEntries */.CA)(model.networks).flatMap(([key, definition]) => {
            const { ipam, driver_opts } = (definition ?? {});
            const fixed = [
                ...(ipam?.config !== undefined && delete ipam.config ? ['ipam.config'] : []),
                ...(driver_opts && BRIDGE_NAME in driver_opts && delete driver_opts[BRIDGE_NAME] ? [BRIDGE_NAME] : []),
            ];
            return fixed.map((what) => ({
                hazard: 'fixed-address',
                what: `networks.${key}.${what} → chosen by the engine`,
            }));
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

const LOOPBACK = '127.0.0.1';
const TO = {
    drop: 'dropped',
    keep: `on ${LOOPBACK} only`,
    assign: `a port that Docker assigns on ${LOOPBACK}`,
};
const hostPorts = {
    id: 'host-ports',
    rewrite: (model, { ports: mode }) => (0,compose_model/* sortedEntries */.CA)(model.services).flatMap(([service, definition]) => {
        const ports = definition.ports ?? [];
        const open = ports.filter(({ published, host_ip }) => mode === 'drop' || host_ip !== LOOPBACK || (mode === 'assign' && published !== undefined));
        if (open.length === 0)
            return [];
        if (mode === 'drop')
            delete definition.ports;
        else {
            definition.ports = ports.map(({ published, ...port }) => ({
                ...port,
                host_ip: LOOPBACK,
                ...(mode === 'keep' && published !== undefined && { published }),
            }));
        }
        return open.map(({ published, target }) => ({
            hazard: 'host-ports',
            service,
            what: `port ${published ?? '(assigned)'}:${target} → ${TO[mode]}`,
        }));
    }),
};

;// CONCATENATED MODULE: ./.build/src/compose/isolate.js






const HAZARDS = [
    containerName,
    hostPorts,
    hostIpc,
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
/* harmony export */   ju: () => (/* binding */ onlyServices),
/* harmony export */   yn: () => (/* binding */ serviceOfMode)
/* harmony export */ });
const sortedEntries = (record) => Object.entries(record ?? {}).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
function serviceOfMode(model, mode) {
    const [kind, name] = typeof mode === 'string' ? mode.split(':') : [];
    if (kind === 'service')
        return name;
    if (kind !== 'container')
        return undefined;
    return sortedEntries(model.services).find(([, { container_name }]) => container_name === name)?.[0];
}
function needs(model, service) {
    const sharing = [service.network_mode, service.ipc, service.pid].map((mode) => serviceOfMode(model, mode));
    const volumesFrom = (service.volumes_from ?? []).map((from) => from.startsWith('container:') ? serviceOfMode(model, from) : from.split(':')[0]);
    const dependencies = sortedEntries(service.depends_on)
        .filter(([name, { required }]) => required !== false || !model.services[name]?.profiles?.length)
        .map(([name]) => name);
    const links = (service.links ?? []).map((link) => link.split(':')[0]);
    return [...dependencies, ...links, ...volumesFrom, ...sharing].filter((name) => name !== undefined);
}
function closure(model, roots) {
    const seen = new Set();
    const visit = (name) => {
        const service = model.services[name];
        if (service === undefined || seen.has(name))
            return;
        seen.add(name);
        for (const needed of needs(model, service))
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
    const services = Object.fromEntries(sortedEntries(model.services)
        .filter(([name]) => names.includes(name))
        .map(([name, service]) => [name, withoutOptional(service, names)]));
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
function withoutOptional(service, names) {
    const kept = sortedEntries(service.depends_on).filter(([name, { required }]) => required !== false || names.includes(name));
    return service.depends_on === undefined ? service : { ...service, depends_on: Object.fromEntries(kept) };
}
const buildSecrets = (service) => (service.build?.secrets ?? []).map((secret) => secret.source ?? '');


/***/ }),

/***/ 72941:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Aq: () => (/* binding */ composeOn),
  JM: () => (/* binding */ composeVersion),
  ZK: () => (/* binding */ engineAddress),
  AX: () => (/* binding */ resolveModel)
});

// UNUSED EXPORTS: compose

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/processes/spawn.js
var spawn = __webpack_require__(83422);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./.build/src/docker/compose-error.js


const MISSING_FILES = /no configuration file provided|^open .*: no such file or directory|empty compose file/m;
function toComposeError(stderr, files) {
    const message = stderr
        .split('\n')
        .filter((line) => line.trim() !== '' && !/level=warning/.test(line))
        .join('\n')
        .trim();
    const location = locate(message, files);
    const at = { ...(location !== undefined && { location }) };
    const variable = missingVariable(message);
    if (variable !== undefined) {
        return new errors/* ProjectError */.wB('compose-invalid', message, {
            ...at,
            hint: `Set ${variable} in the environment or in the .env file beside the compose file, or give it a default: \`\${${variable}:-…}\`.`,
        });
    }
    if (MISSING_FILES.test(message)) {
        return new errors/* ProjectError */.wB('compose-missing', message, {
            ...at,
            hint: 'Name the compose files in isoshard.yml: `compose: [docker-compose.test.yml]`.',
        });
    }
    return new errors/* ProjectError */.wB('compose-invalid', message, { ...at, hint: '`docker compose config` shows the same error.' });
}
const missingVariable = (message) => /required variable (\w+) is missing a value/.exec(message)?.[1];
function locate(message, files) {
    const named = files.filter(({ file }) => message.includes(file));
    const candidates = named.length > 0 ? named : files;
    const variable = missingVariable(message);
    const path = keyPath(message);
    const missing = /(?:open|env file|stat) (\S+?)(?: not found)?: /.exec(message)?.[1];
    const finders = [
        (file) => (/\byaml: /.test(message) ? yamlMistake(file) : undefined),
        (file) => (variable === undefined ? undefined : lineWith(file, new RegExp(`\\$\\{?${variable}\\b`))),
        (file) => (path.length === 0 ? undefined : keyAt(file, path)),
        (file) => (missing === undefined ? undefined : lineWith(file, literal(missing.split('/').at(-1) ?? missing))),
    ];
    for (const find of finders) {
        for (const candidate of candidates) {
            const found = find(candidate);
            if (found !== undefined)
                return { file: candidate.file, ...found };
        }
    }
    const file = (named[0] ?? (files.length === 1 ? files[0] : undefined))?.file;
    const line = /\byaml: .*\bline (\d+)/s.exec(message)?.[1];
    return file === undefined ? undefined : { file, ...(line !== undefined && { line: Number(line) }) };
}
const literal = (text) => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
function keyPath(message) {
    const dotted = /\b((?:services|networks|volumes|configs|secrets)(?:\.[\w-]+)+)/.exec(message)?.[1]?.split('.');
    const extra = /additional propert(?:y|ies) '?([\w-]+)'? (?:is )?not allowed/i.exec(message)?.[1];
    if (dotted !== undefined)
        return [...dotted, ...(extra === undefined ? [] : [extra])];
    if (extra !== undefined)
        return [extra];
    const service = /service "([^"]+)"/.exec(message)?.[1] ?? /cycle detected: (\S+) ->/.exec(message)?.[1];
    if (service === undefined)
        return [];
    const section = /depends on undefined|cycle/.test(message)
        ? 'depends_on'
        : /undefined (volume|network|config|secret) /.exec(message)?.[1];
    const key = section === undefined || section === 'depends_on' ? section : `${section}s`;
    return ['services', service, ...(key === undefined ? [] : [key])];
}
function keyAt({ text }, path) {
    const lines = new dist/* LineCounter */.HN();
    let node = (0,dist/* parseDocument */.Tp)(text, { lineCounter: lines, logLevel: 'silent' }).contents;
    let found;
    let depth = 0;
    for (const step of path) {
        const pair = (0,dist/* isMap */.jh)(node)
            ? node.items.find(({ key }) => String(key.value) === step)
            : undefined;
        const offset = pair?.key?.range?.[0];
        if (pair === undefined || offset === undefined)
            break;
        const { line, col } = lines.linePos(offset);
        found = { line, column: col };
        depth += 1;
        node = pair.value;
    }
    return depth >= Math.min(2, path.length) ? found : undefined;
}
function yamlMistake({ text }) {
    const at = (0,dist/* parseDocument */.Tp)(text, { logLevel: 'silent' }).errors[0]?.linePos?.[0];
    return at && { line: at.line, column: at.col };
}
function lineWith({ text }, pattern) {
    const index = text.split('\n').findIndex((line) => pattern.test(line));
    return index < 0 ? undefined : { line: index + 1 };
}

;// CONCATENATED MODULE: ./.build/src/docker/compose.js





function compose(args, options) {
    return (0,spawn/* run */.e)({ ...options, argv: ['docker', 'compose', ...args] });
}
function composeOn(project, modelFile, args, options) {
    return compose(['--project-name', project, '--file', modelFile, '--progress', 'plain', ...args], options);
}
const OLDEST = [2, 26];
async function composeVersion(options) {
    const ended = await compose(['version', '--short'], options);
    const [version, major, minor] = /(\d+)\.(\d+)\.\d+/.exec(ended.stdout) ?? [];
    const isNewEnough = Number(major) > OLDEST[0] || (Number(major) === OLDEST[0] && Number(minor) >= OLDEST[1]);
    if (ended.code === 0 && version !== undefined && isNewEnough)
        return version;
    const said = (ended.stderr || ended.stdout).trim().slice(0, 200) || 'nothing';
    throw new errors/* EnvironmentError */.eG('no-compose', `\`docker compose version\` says ${said}; expected Compose ${OLDEST.join('.')} or later`, { hint: 'Install the compose plugin: https://docs.docker.com/compose/install/' });
}
async function resolveModel(source, options) {
    const files = (source.files ?? []).flatMap((file) => ['--file', file]);
    const ended = await compose([...files, '--profile', '*', 'config', '--format', 'json'], {
        ...options,
        cwd: source.folder,
    });
    if (ended.code === 0)
        return JSON.parse(ended.stdout);
    options.signal?.throwIfAborted();
    throw toComposeError(ended.stderr, readFiles(source));
}
const DISCOVERED = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
function readFiles({ files, folder }) {
    return (files ?? DISCOVERED.map((name) => (0,external_node_path_.join)(folder, name))).flatMap((file) => {
        try {
            return [{ file, text: (0,external_node_fs_.readFileSync)(file, 'utf8') }];
        }
        catch {
            return [];
        }
    });
}
async function engineAddress(options) {
    if (options.env.DOCKER_HOST)
        return options.env.DOCKER_HOST;
    try {
        const ended = await (0,spawn/* run */.e)({
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
/* harmony import */ var _compose_isolate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33081);
/* harmony import */ var _compose_model_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(45965);
/* harmony import */ var _docker_compose_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72941);
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
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _compose_binds_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78188);



function factsOf(source) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(source);
    }
    catch {
        return { kind: 'missing', real: source, uid: 0, gid: 0, mode: 0o755 };
    }
    const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(source, { throwIfNoEntry: false });
    if (stat === undefined)
        return { kind: 'other', real: source, uid: 0, gid: 0, mode: 0o755 };
    const kind = stat.isDirectory() ? 'directory' : stat.isFile() ? 'file' : stat.isSocket() ? 'socket' : 'other';
    return { kind, real: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(source), uid: stat.uid, gid: stat.gid, mode: stat.mode & 0o7777 };
}
function gatherBindFacts(model) {
    const facts = {};
    for (const source of (0,_compose_binds_js__WEBPACK_IMPORTED_MODULE_2__/* .bindSources */ .ol)(model).keys()) {
        const found = factsOf(source);
        facts[source] = found;
        const folder = found.kind === 'file' ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(found.real) : found.real;
        facts[folder] ??= factsOf(folder);
    }
    return facts;
}


/***/ })

};
