export const id = 934;
export const ids = [934];
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
    rewrite: (model, { startInterval }) => (0,compose_model/* sortedEntries */.CA)(model.services).flatMap(([service, { healthcheck }]) => {
        if (!startInterval ||
            healthcheck === undefined ||
            healthcheck.disable === true ||
            healthcheck.start_interval !== undefined)
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

/***/ 99318:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ke: () => (/* binding */ refusals),
/* harmony export */   Nf: () => (/* binding */ findRefusals)
/* harmony export */ });
/* unused harmony export isAllowed */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _binds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78188);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45965);



const ENGINE_SOCKET = /\/(docker|podman|containerd|crio)[^/]*\.sock$/;
const HOST_PATHS = /^\/((var\/)?run|proc|sys|dev|var|var\/lib(\/docker)?)?$/;
const OURS = /^isoshard-[0-9a-f]{10}-/;
function findRefusals(model, facts = {}) {
    return (0,_model_js__WEBPACK_IMPORTED_MODULE_2__/* .sortedEntries */ .CA)(model.services).flatMap(([service, definition]) => [...namespaces(model, definition), ...mounts(model, definition, facts), ...attachments(model, definition)].map((found) => ({ service, ...found })));
}
function namespaces(model, service) {
    const { network_mode, pid, ipc, volumes_from = [], external_links = [], privileged } = service;
    const isForeign = (mode) => mode?.startsWith('container:') === true && (0,_model_js__WEBPACK_IMPORTED_MODULE_2__/* .serviceOfMode */ .yn)(model, mode) === undefined;
    const foreign = (what) => ({ hazard: 'foreign-container', what });
    return [
        ...(network_mode === 'host' ? [{ hazard: 'host-network', what: 'network_mode: host' }] : []),
        ...(pid === 'host' ? [{ hazard: 'host-pid', what: 'pid: host' }] : []),
        ...(privileged === true ? [{ hazard: 'privileged', what: 'privileged: true' }] : []),
        ...Object.entries({ network_mode, pid, ipc })
            .filter(([, mode]) => isForeign(mode))
            .map(([key, mode]) => foreign(`${key}: ${mode}`)),
        ...volumes_from.filter(isForeign).map((from) => foreign(`volumes_from: ${from}`)),
        ...external_links.map((link) => foreign(`external_links: ${link}`)),
    ];
}
function mounts(model, { volumes = [] }, facts) {
    return volumes.flatMap((mount) => {
        const path = (0,_binds_js__WEBPACK_IMPORTED_MODULE_1__/* .hostPathOf */ .J8)(model, mount);
        if (path === undefined)
            return [];
        const what = `${path} on ${mount.target}`;
        if (ENGINE_SOCKET.test(path))
            return [{ hazard: 'docker-socket', what }];
        if (facts[path]?.kind === 'socket')
            return [{ hazard: 'host-socket', what }];
        const isReadable = mount.read_only === true && /^\/(proc|sys|dev)$/.test(path);
        return HOST_PATHS.test(path) && !isReadable ? [{ hazard: 'host-path', what }] : [];
    });
}
function attachments(model, { networks, volumes = [] }) {
    const isForeign = (resource) => resource?.external === true && !OURS.test(resource.name ?? '');
    const named = volumes.flatMap(({ type, source }) => (type === 'volume' && source !== undefined ? [source] : []));
    return [
        ...(0,_model_js__WEBPACK_IMPORTED_MODULE_2__/* .sortedEntries */ .CA)(networks)
            .filter(([key]) => isForeign(model.networks?.[key]))
            .map(([key]) => ({ hazard: 'external-network', what: `network ${key} is external` })),
        ...[...new Set(named)].flatMap((key) => {
            const volume = model.volumes?.[key];
            if (isForeign(volume))
                return [{ hazard: 'external-volume', what: `volume ${key} is external` }];
            const { type, device } = (volume?.driver_opts ?? {});
            const isShared = device !== undefined && !['none', 'tmpfs', 'overlay'].includes(type ?? '');
            return isShared ? [{ hazard: 'shared-device', what: `volume ${key} is ${type ?? 'a device'} at ${device}` }] : [];
        }),
    ];
}
const isAllowed = ({ hazard, service }, allow) => allow.some((one) => one.hazard === hazard && (one.service === undefined || one.service === service));
function refusals(model, allow, facts = {}) {
    const refused = findRefusals(model, facts).filter((refusal) => !isAllowed(refusal, allow));
    if (refused.length === 0)
        return undefined;
    const lines = refused.map(({ service, what, hazard }) => `service ${service}: ${what} (${hazard})`);
    const entries = new Set(refused.map(({ hazard, service }) => `{hazard: ${hazard}, service: ${service}, reason: "…"}`));
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('hazard-refused', `cannot be made private to one stack: ${lines.join('; ')}`, {
        hint: `Remove it, or accept it in isoshard.yml: \`isolation: {allow: [${[...entries].join(', ')}]}\`.`,
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
