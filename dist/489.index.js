export const id = 489;
export const ids = [489];
export const modules = {

/***/ 78188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TK: () => (/* binding */ overlayOptions),
/* harmony export */   c: () => (/* binding */ planBinds),
/* harmony export */   ke: () => (/* binding */ overlayOf),
/* harmony export */   vI: () => (/* binding */ mountOf)
/* harmony export */ });
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53916);
/* harmony import */ var _bind_sources_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65382);


function planBinds(model, project, facts, abilities) {
    const sources = [...(0,_bind_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .bindSources */ .ol)(model)].map(([source, use]) => ({ source, ...use, ...(0,_bind_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .factsOf */ .xS)(facts, source) }));
    const existing = sources.filter(({ kind }) => kind === 'directory' || kind === 'file');
    const written = existing.filter(({ writable }) => writable);
    const above = existing.filter(({ kind, real }) => kind === 'directory' && written.some((w) => (0,_bind_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .isWithin */ .UO)(w.real, real)));
    const folders = [...written, ...above].map(({ kind, real }) => (kind === 'file' ? (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)(real) : real));
    const roots = [...new Set(folders)]
        .sort()
        .filter((folder, _, all) => !all.some((other) => other !== folder && (0,_bind_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .isWithin */ .UO)(folder, other)));
    const shared = existing.flatMap(({ source, real }) => {
        const root = roots.find((folder) => (0,_bind_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .isWithin */ .UO)(real, folder));
        return root === undefined ? [] : [{ source, root, subpath: (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.relative)(root, real) }];
    });
    const view = (how, lower, index) => {
        const { uid, gid, mode } = (0,_bind_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .factsOf */ .xS)(facts, lower);
        const names = { volume: `${project}-bind-${index}`, upperVolume: `${project}-upper-${index}` };
        return { how, lower, ...names, owner: { uid, gid, mode } };
    };
    const views = roots.map((root, index) => {
        const isNested = shared.some((one) => one.root === root && one.subpath !== '');
        return view(abilities.overlays && (abilities.subpaths || !isNested) ? 'overlay' : 'copy', root, index);
    });
    const places = {};
    for (const { source, root, subpath } of shared) {
        const found = views[roots.indexOf(root)];
        if (found === undefined)
            continue;
        const hostPath = `${abilities.volumesFolder}/${found.volume}/_data/${subpath}`;
        places[source] = { view: found, subpath, ...(subpath !== '' && !abilities.subpaths && { hostPath }) };
    }
    for (const { source, kind, created } of sources) {
        if (kind !== 'missing' || !created)
            continue;
        const empty = view('empty', source, views.length);
        views.push(empty);
        places[source] = { view: empty, subpath: '' };
    }
    return { views, places };
}
function mountOf({ view, subpath, hostPath }, target, readOnly) {
    const access = readOnly ? { read_only: true } : {};
    if (hostPath !== undefined)
        return { type: 'bind', source: hostPath, target, ...access };
    const volume = { nocopy: true, ...(subpath !== '' && { subpath }) };
    return { type: 'volume', source: view.volume, target, ...access, volume };
}
const overlayPath = (path) => path.replaceAll(/[\\,:]/g, '\\$&');
function overlayOptions(view, volumesFolder) {
    return overlayOf([view.lower], `${volumesFolder}/${view.upperVolume}/_data`);
}
function overlayOf(lowers, data) {
    const above = overlayPath(data);
    const lower = lowers.map(overlayPath).join(':');
    return { type: 'overlay', device: 'overlay', o: `lowerdir=${lower},upperdir=${above}/upper,workdir=${above}/work` };
}


/***/ }),

/***/ 70722:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Yc: () => (/* binding */ HAZARDS),
  ln: () => (/* binding */ REFUSED),
  vK: () => (/* binding */ REWRITTEN)
});

// EXTERNAL MODULE: ./.build/src/compose/model.js
var compose_model = __webpack_require__(45965);
;// CONCATENATED MODULE: ./.build/src/compose/hazard.js

function inServices(model, hazard, look) {
    return (0,compose_model/* sortedEntries */.CA)(model.services).flatMap(([service, definition]) => look(definition, service).map((found) => ({
        ...found,
        hazard,
        service,
        path: ['services', service, ...found.path],
    })));
}
function valueHazard(description, key, value) {
    const what = `${key}: ${value}`;
    return {
        ...description,
        example: `services:\n  api:\n    image: app\n    ${what}\n`,
        find: (model) => inServices(model, description.id, (definition) => (definition[key] === value ? [{ path: [key], what }] : [])),
    };
}

;// CONCATENATED MODULE: ./.build/src/compose/hazards/anonymous-volume.js


const anonymousVolume = {
    id: 'anonymous-volume',
    about: 'A volume with no name has no label either: nobody can tell whose it is once its container is gone.',
    example: 'services:\n  web:\n    image: app\n    volumes: [/app/node_modules]\n',
    fix: 'Give it a name under `volumes:`.',
    rewrite: (model) => {
        const taken = new Set((0,compose_model/* sortedEntries */.CA)(model.volumes).map(([key]) => key));
        return inServices(model, 'anonymous-volume', (definition, service) => {
            if (Number(definition.scale ?? 1) > 1)
                return [];
            return (definition.volumes ?? []).flatMap((mount) => {
                if (mount.type !== 'volume' || mount.source)
                    return [];
                let number = 1;
                while (taken.has(`${service}-anonymous-${number}`))
                    number++;
                mount.source = `${service}-anonymous-${number}`;
                taken.add(mount.source);
                model.volumes = { ...model.volumes, [mount.source]: {} };
                const path = ['volumes', { target: mount.target }];
                return [{ path, what: `a volume with no name on ${mount.target}`, becomes: `volume ${mount.source}` }];
            });
        });
    },
};

// EXTERNAL MODULE: ./.build/src/compose/bind-sources.js
var bind_sources = __webpack_require__(65382);
// EXTERNAL MODULE: ./.build/src/compose/binds.js
var compose_binds = __webpack_require__(78188);
;// CONCATENATED MODULE: ./.build/src/compose/hazards/bind-mount.js




const bindMount = {
    id: 'bind-mount',
    about: 'A folder of the host is one for all stacks: what one writes, its database among it, the others see, and so does the next run.',
    example: 'services:\n  api:\n    image: app\n    volumes: ["./data:/app/data"]\n',
    fix: 'Mount it read-only (`:ro`), or use a named volume.',
    rewrite: (model, { binds }) => {
        const replaced = new Set();
        const changes = inServices(model, 'bind-mount', (definition) => (definition.volumes ?? []).flatMap((mount, index) => {
            const host = (0,bind_sources/* hostPathOf */.J8)(model, mount);
            const place = binds.places[host ?? ''];
            if (place === undefined) {
                if (/shared$/.test(String(mount.bind?.propagation ?? '')))
                    delete mount.bind?.propagation;
                return [];
            }
            if (mount.type === 'volume' && mount.source !== undefined)
                replaced.add(mount.source);
            definition.volumes?.splice(index, 1, (0,compose_binds/* mountOf */.vI)(place, mount.target, mount.read_only === true));
            const becomes = place.view.how === 'copy' ? 'a private copy' : 'a private copy-on-write view';
            const what = `${host} on ${mount.target}`;
            return [{ path: ['volumes', { target: mount.target }], what, becomes }];
        }));
        const views = binds.views.map(({ volume }) => [volume, { name: volume, external: true }]);
        const kept = (0,compose_model/* sortedEntries */.CA)(model.volumes).filter(([name]) => !replaced.has(name));
        if (views.length > 0)
            model.volumes = Object.fromEntries([...kept, ...views]);
        return changes;
    },
};

;// CONCATENATED MODULE: ./.build/src/compose/hazards/build.js

const build = {
    id: 'build',
    about: 'A service that is built when its stack starts is built once for each stack, all at the same time, under one tag that they overwrite.',
    example: 'services:\n  api:\n    build: .\n',
    fix: 'Nothing to do: the image is built once, before the stacks start.',
    rewrite: (model, { images }) => inServices(model, 'build', (definition, service) => {
        const tag = images[service];
        if (tag === undefined || (definition.build === undefined && definition.image === tag))
            return [];
        delete definition.build;
        definition.image = tag;
        definition.pull_policy = 'never';
        return [{ path: ['build'], what: 'build', becomes: `image: ${tag}` }];
    }),
};

;// CONCATENATED MODULE: ./.build/src/compose/hazards/cgroup-parent.js

const KEYS = ['cgroup_parent', 'oom_kill_disable', 'oom_score_adj'];
const cgroupParent = {
    id: 'cgroup-parent',
    about: 'A control group of the host is one budget for all stacks in it; a container that the kernel may not kill for want of memory lets it kill a neighbour.',
    example: 'services:\n  api:\n    image: app\n    cgroup_parent: tests.slice\n',
    fix: 'Give the service limits of its own: `mem_limit`, `cpus`.',
    rewrite: (model) => inServices(model, 'cgroup-parent', (definition) => KEYS.flatMap((key) => {
        const before = definition[key];
        if (before === undefined || before === false || before === 0)
            return [];
        delete definition[key];
        return [{ path: [key], what: `${key}: ${String(before)}`, becomes: 'dropped' }];
    })),
};

;// CONCATENATED MODULE: ./.build/src/compose/hazards/container-name.js


const containerName = {
    id: 'container-name',
    about: 'An engine has each container name once: a second stack cannot create it, and `docker exec` reaches the first.',
    example: 'services:\n  api:\n    image: app\n    container_name: shop-api\n',
    fix: 'Leave `container_name` out; use the name of the service, or `docker compose exec`.',
    rewrite: (model) => {
        pointToServices(model);
        return inServices(model, 'container-name', (definition) => {
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
            return [{ path: ['container_name'], what: `container_name: ${name}`, becomes: 'a network alias' }];
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

;// CONCATENATED MODULE: ./.build/src/compose/hazards/default-bridge.js

const defaultBridge = {
    id: 'default-bridge',
    about: "`network_mode: bridge` is one network for all containers of the engine: every stack reaches every other's.",
    example: 'services:\n  api:\n    image: app\n    network_mode: bridge\n',
    fix: 'Leave `network_mode` out: the service joins the default network of its project.',
    rewrite: (model) => inServices(model, 'default-bridge', (definition) => {
        if (definition.network_mode !== 'bridge' && definition.network_mode !== 'default')
            return [];
        const what = `network_mode: ${definition.network_mode}`;
        delete definition.network_mode;
        definition.networks = { default: null };
        model.networks = { default: null, ...model.networks };
        return [{ path: ['network_mode'], what, becomes: "the stack's own default network" }];
    }),
};

;// CONCATENATED MODULE: ./.build/src/compose/hazards/docker-socket.js


const ENGINE_SOCKET = /\/(docker|podman|containerd|crio)[^/]*\.sock$/;
const isEngineSocket = (path) => ENGINE_SOCKET.test(path);
const dockerSocket = {
    id: 'docker-socket',
    about: "Who has the engine's socket has the host: it sees every stack, and makes containers that carry no label and outlive the run.",
    example: 'services:\n  proxy:\n    image: traefik\n    volumes: ["/var/run/docker.sock:/var/run/docker.sock:ro"]\n',
    fix: 'Give a proxy its routes in a file; run what starts containers outside of the stack, or in an engine of its own (dind).',
    suffers: 'anybody',
    find: (model, { facts }) => inServices(model, 'docker-socket', (definition) => [
        ...(definition.use_api_socket === true ? [{ path: ['use_api_socket'], what: 'use_api_socket: true' }] : []),
        ...(definition.volumes ?? []).flatMap((mount) => {
            const path = (0,bind_sources/* hostPathOf */.J8)(model, mount);
            if (path === undefined || !(isEngineSocket(path) || isEngineSocket((0,bind_sources/* factsOf */.xS)(facts, path).real)))
                return [];
            return [{ path: ['volumes', { target: mount.target }], what: `${path} on ${mount.target}` }];
        }),
    ]),
};

;// CONCATENATED MODULE: ./.build/src/compose/hazards/external-network.js


const externalNetwork = {
    id: 'external-network',
    about: 'A network that somebody else made joins all stacks on it: `api` answers for every one of them, in turns.',
    example: 'services:\n  api:\n    image: app\n    networks: [shared]\nnetworks:\n  shared: {external: true}\n',
    fix: 'Leave `external` out, so that each stack has its own, and make what is reached over it a service.',
    suffers: 'neighbours',
    find: (model) => inServices(model, 'external-network', ({ networks }) => (0,compose_model/* sortedEntries */.CA)(networks)
        .filter(([key]) => (0,compose_model/* isForeignResource */.fC)(model.networks?.[key]))
        .map(([key]) => ({ path: ['networks', { item: key }], what: `network ${key} is external` }))),
};

;// CONCATENATED MODULE: ./.build/src/compose/hazards/external-volume.js


const externalVolume = {
    id: 'external-volume',
    about: 'A volume that somebody else made is one for all stacks, and keeps what they wrote.',
    example: 'services:\n  db:\n    image: postgres:16\n    volumes: ["data:/data"]\nvolumes:\n  data: {external: true}\n',
    fix: 'Leave `external` out; fill the volume in `prepare`.',
    suffers: 'neighbours',
    find: (model) => inServices(model, 'external-volume', ({ volumes = [] }) => volumes.flatMap(({ type, source, target }) => {
        const isExternal = type === 'cluster' || (type === 'volume' && (0,compose_model/* isForeignResource */.fC)(model.volumes?.[source ?? '']));
        if (!isExternal)
            return [];
        return [{ path: ['volumes', { target }], what: `volume ${source} is external` }];
    })),
};

;// CONCATENATED MODULE: ./.build/src/compose/hazards/file-secret.js



const fileSecret = {
    id: 'file-secret',
    about: 'A secret or config from a file is a bind mount of it: where a service may write to the folder that holds it, the two would show different content.',
    example: 'services:\n  api:\n    image: app\n    secrets: [key]\n    volumes: ["./certs:/certs"]\nsecrets:\n  key: {file: ./certs/key.pem}\n',
    fix: 'Keep secrets in a folder that nobody writes to.',
    rewrite: (model, { binds }) => inServices(model, 'file-secret', (definition) => (0,bind_sources/* fileUses */.Xm)(model, definition).flatMap(({ kind, key, file, target }) => {
        const place = binds.places[file];
        if (place === undefined)
            return [];
        const uses = definition[kind];
        definition[kind] = uses.filter(({ source }) => source !== key);
        definition.volumes = [...(definition.volumes ?? []), (0,compose_binds/* mountOf */.vI)(place, target, true)];
        const what = `${kind === 'secrets' ? 'secret' : 'config'} ${key} from ${file}`;
        return [{ path: [kind, { target: key }], what, becomes: `read from the private view, on ${target}` }];
    })),
};

;// CONCATENATED MODULE: ./.build/src/compose/hazards/fixed-address.js


const BRIDGE_NAME = 'com.docker.network.bridge.name';
const ADDRESSES = ['ipv4_address', 'ipv6_address', 'mac_address', 'link_local_ips'];
const BECOMES = 'chosen for each stack';
const fixedAddress = {
    id: 'fixed-address',
    about: 'Two networks of one engine cannot have the same subnet or bridge, and two containers not the same address.',
    example: 'services:\n  db:\n    image: postgres:16\n    networks:\n      back: {ipv4_address: 172.30.0.5}\nnetworks:\n  back:\n    ipam: {config: [{subnet: 172.30.0.0/24}]}\n',
    fix: 'Leave addresses out and reach services by their names.',
    rewrite: (model) => [
        ...(0,compose_model/* sortedEntries */.CA)(model.networks).flatMap(([key]) => freeNetwork(model, key)),
        ...inServices(model, 'fixed-address', (definition) => {
            const own = definition.mac_address === undefined ? [] : ['mac_address'];
            delete definition.mac_address;
            const attached = (0,compose_model/* sortedEntries */.CA)(definition.networks).flatMap(([network, attachment]) => ADDRESSES.filter((key) => attachment?.[key] !== undefined).map((key) => {
                delete attachment?.[key];
                return ['networks', network, key];
            }));
            return [own, ...attached]
                .filter((path) => path.length > 0)
                .map((path) => ({ path, what: path.join('.'), becomes: BECOMES }));
        }),
    ],
};
function freeNetwork(model, key) {
    const { external, ipam, driver_opts } = (model.networks?.[key] ?? {});
    if (external === true)
        return [];
    const fixed = [];
    if (ipam?.config !== undefined) {
        delete ipam.config;
        fixed.push(['ipam', 'config']);
    }
    if (driver_opts && BRIDGE_NAME in driver_opts) {
        delete driver_opts[BRIDGE_NAME];
        fixed.push(['driver_opts', BRIDGE_NAME]);
    }
    return fixed.map((path) => ({
        hazard: 'fixed-address',
        path: ['networks', key, ...path],
        what: `networks.${key}.${path.join('.')}`,
        becomes: BECOMES,
    }));
}

;// CONCATENATED MODULE: ./.build/src/compose/hazards/foreign-container.js


const foreignContainer = {
    id: 'foreign-container',
    about: 'A container that the compose file does not make is one for all stacks: its network, its processes, its files.',
    example: 'services:\n  api:\n    image: app\n    network_mode: container:vpn\n',
    fix: 'Make that container a service of the file and write `service:NAME`.',
    suffers: 'neighbours',
    find: (model) => inServices(model, 'foreign-container', (definition) => {
        const { network_mode, pid, ipc, volumes_from = [], external_links = [] } = definition;
        return [
            ...Object.entries({ network_mode, pid, ipc })
                .filter(([, mode]) => isForeign(model, mode))
                .map(([key, mode]) => ({ path: [key], what: `${key}: ${mode}` })),
            ...volumes_from
                .filter((from) => isForeign(model, from))
                .map((from) => ({ path: ['volumes_from', { item: from }], what: `volumes_from: ${from}` })),
            ...external_links.map((link) => ({
                path: ['external_links', { item: link }],
                what: `external_links: ${link}`,
            })),
        ];
    }),
};
const isForeign = (model, mode) => mode?.startsWith('container:') === true && (0,compose_model/* serviceOfMode */.yn)(model, mode) === undefined;

;// CONCATENATED MODULE: ./.build/src/compose/hazards/host-capability.js

const OF_THE_HOST = [
    'ALL',
    'BPF',
    'DAC_READ_SEARCH',
    'MAC_ADMIN',
    'PERFMON',
    'SYSLOG',
    'SYS_ADMIN',
    'SYS_BOOT',
    'SYS_MODULE',
    'SYS_RAWIO',
    'SYS_TIME',
    'WAKE_ALARM',
];
const hostCapability = {
    id: 'host-capability',
    about: "A capability such as SYS_ADMIN, SYS_MODULE or SYS_TIME is not the container's alone: it mounts the host's disks, loads drivers, sets the clock of all.",
    example: 'services:\n  api:\n    image: app\n    cap_add: [SYS_ADMIN]\n',
    fix: 'Leave it out. Chromium needs none: `--no-sandbox`, or a seccomp profile of its own.',
    suffers: 'anybody',
    find: (model) => inServices(model, 'host-capability', (definition) => {
        const added = (definition.cap_add ?? []);
        const options = (definition.security_opt ?? []);
        return [
            ...added
                .filter((name) => OF_THE_HOST.includes(name.toUpperCase().replace(/^CAP_/, '')))
                .map((name) => ({ path: ['cap_add', { item: name }], what: `cap_add: ${name}` })),
            ...options
                .filter((option) => /^systempaths[:=]unconfined$/.test(option))
                .map((option) => ({ path: ['security_opt', { item: option }], what: `security_opt: ${option}` })),
        ];
    }),
};

;// CONCATENATED MODULE: ./.build/src/compose/hazards/host-cgroup.js

const hostCgroup = valueHazard({
    id: 'host-cgroup',
    about: 'The control groups of the host show, and limit, every container of it.',
    fix: 'Leave `cgroup` out, or write `cgroup: private`.',
    suffers: 'neighbours',
}, 'cgroup', 'host');

;// CONCATENATED MODULE: ./.build/src/compose/hazards/host-device.js

const HARMLESS = /^\/dev\/(null|zero|full|u?random|tty|kvm|fuse|net\/tun|ppp|dri(\/.*)?|nvidia.*|kfd|vhost-(net|vsock))$/;
const hostDevice = {
    id: 'host-device',
    about: 'A disk, a memory device, a serial port: there is one of each, and a rule for devices gives away all of a kind.',
    example: 'services:\n  api:\n    image: app\n    devices: ["/dev/ttyUSB0:/dev/ttyUSB0"]\n',
    fix: 'Leave the device out of the test stack, or stand something in for it.',
    suffers: 'anybody',
    find: (model) => inServices(model, 'host-device', (definition) => {
        const devices = (definition.devices ?? []);
        const rules = (definition.device_cgroup_rules ?? []);
        return [
            ...devices
                .map((device) => (typeof device === 'string' ? (device.split(':')[0] ?? '') : (device.source ?? '')))
                .filter((source) => source.startsWith('/') && !HARMLESS.test(source))
                .map((source) => ({ path: ['devices', { item: source }], what: `device ${source}` })),
            ...rules.map((rule) => ({
                path: ['device_cgroup_rules', { item: rule }],
                what: `device_cgroup_rules: ${rule}`,
            })),
        ];
    }),
};

;// CONCATENATED MODULE: ./.build/src/compose/hazards/host-gateway.js

const hostGateway = {
    id: 'host-gateway',
    about: 'Through the host, a stack reaches what other stacks and programs have there: with more than one, that is not its own.',
    example: 'services:\n  api:\n    image: app\n    extra_hosts: ["host.docker.internal:host-gateway"]\n',
    fix: 'Name services by their names; leave the line out where the tests do not need the host.',
    suffers: 'neighbours',
    find: (model, { stacks }) => inServices(model, 'host-gateway', (definition) => {
        if (stacks < 2)
            return [];
        const hosts = (definition.extra_hosts ?? []);
        return hosts
            .filter((entry) => /[:=]host-gateway$/.test(entry))
            .map((entry) => ({
            path: ['extra_hosts', { item: entry.replace(/[:=]host-gateway$/, '') }],
            what: `extra_hosts: ${entry}`,
        }));
    }),
};

;// CONCATENATED MODULE: ./.build/src/compose/hazards/host-ipc.js

const hostIpc = {
    id: 'host-ipc',
    about: "`ipc: host` is the host's shared memory and semaphores, one for all stacks.",
    example: 'services:\n  browser:\n    image: app\n    ipc: host\n',
    fix: 'Write `shm_size: 1gb`: what Chromium wants is memory.',
    rewrite: (model) => inServices(model, 'host-ipc', (definition) => {
        if (definition.ipc !== 'host')
            return [];
        definition.ipc = 'private';
        definition.shm_size ??= String(1024 ** 3);
        return [{ path: ['ipc'], what: 'ipc: host', becomes: 'private, with 1 GiB of shared memory' }];
    }),
};

;// CONCATENATED MODULE: ./.build/src/compose/hazards/host-network.js

const hostNetwork = valueHazard({
    id: 'host-network',
    about: 'The network of the host has one set of ports for all stacks, and everything that listens on the host is in reach.',
    fix: 'Leave `network_mode` out; publish a port where tests run on the host.',
    suffers: 'neighbours',
}, 'network_mode', 'host');

;// CONCATENATED MODULE: ./.build/src/compose/hazards/host-path.js



const HOST_PATHS = /^\/((var\/)?run|proc|sys|dev|etc|boot|root|home|var|var\/lib(\/docker(\/.*)?)?)?$/;
const READABLE = /^\/(proc|sys|dev|etc|boot)$/;
const hostPath = {
    id: 'host-path',
    about: "`/`, `/var/run` or another folder of the system gives away the host: the engine's socket, other users' files, every stack's data.",
    example: 'services:\n  exporter:\n    image: node-exporter\n    volumes: ["/:/host:ro"]\n',
    fix: 'Mount only the folder that the tests need; keep what watches a host out of the test stack with a profile.',
    suffers: 'anybody',
    find: (model) => inServices(model, 'host-path', ({ volumes = [] }) => volumes.flatMap((mount) => {
        const path = (0,bind_sources/* hostPathOf */.J8)(model, mount);
        if (path === undefined || isEngineSocket(path) || !HOST_PATHS.test(path))
            return [];
        if (mount.read_only === true && READABLE.test(path))
            return [];
        return [{ path: ['volumes', { target: mount.target }], what: `${path} on ${mount.target}` }];
    })),
};

;// CONCATENATED MODULE: ./.build/src/compose/hazards/host-pid.js

const hostPid = valueHazard({
    id: 'host-pid',
    about: 'Every process of the host is in sight, its environment with its secrets too, and can be ended.',
    fix: 'Leave `pid` out, or write `pid: service:NAME`.',
    suffers: 'anybody',
}, 'pid', 'host');

;// CONCATENATED MODULE: ./.build/src/compose/hazards/host-ports.js

const LOOPBACK = '127.0.0.1';
const host_ports_BECOMES = {
    drop: 'dropped',
    keep: `on ${LOOPBACK} only`,
    assign: `a port that Docker assigns on ${LOOPBACK}`,
};
const hostPorts = {
    id: 'host-ports',
    about: 'A host has each port once. And what is published on 0.0.0.0 is reachable from every other stack through its gateway.',
    example: 'services:\n  api:\n    image: app\n    ports: ["8000:8000"]\n',
    fix: 'Publish on loopback with no number of the host: `127.0.0.1::8000`; `docker compose port` tells it.',
    rewrite: (model, { ports: mode }) => inServices(model, 'host-ports', (definition) => {
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
            path: ['ports', { target: String(target) }],
            what: `port ${published ?? '(assigned)'}:${target}`,
            becomes: host_ports_BECOMES[mode],
        }));
    }),
};

;// CONCATENATED MODULE: ./.build/src/compose/hazards/host-socket.js



const hostSocket = {
    id: 'host-socket',
    about: 'A socket of the host leads to one program of the host, the same for all stacks.',
    example: 'services:\n  api:\n    image: app\n    volumes: ["/run/postgresql/.s.PGSQL.5432:/run/pg.sock"]\n',
    fix: 'Run that program as a service of the stack.',
    suffers: 'neighbours',
    find: (model, { facts }) => inServices(model, 'host-socket', ({ volumes = [] }) => volumes.flatMap((mount) => {
        const path = (0,bind_sources/* hostPathOf */.J8)(model, mount);
        const isSocket = mount.type === 'npipe' || (path !== undefined && (0,bind_sources/* factsOf */.xS)(facts, path).kind === 'socket');
        if (!isSocket || (path !== undefined && isEngineSocket(path)))
            return [];
        const what = `${path ?? mount.source} on ${mount.target}`;
        return [{ path: ['volumes', { target: mount.target }], what }];
    })),
};

;// CONCATENATED MODULE: ./.build/src/compose/hazards/host-userns.js

const hostUserns = valueHazard({
    id: 'host-userns',
    about: 'It undoes the mapping of users that the owner of the host chose: root in the container is root on the host.',
    fix: 'Leave `userns_mode` out.',
    suffers: 'anybody',
}, 'userns_mode', 'host');

;// CONCATENATED MODULE: ./.build/src/compose/hazards/host-uts.js

const hostUts = valueHazard({
    id: 'host-uts',
    about: 'The name of the host is one for all: what one stack sets, the others have.',
    fix: 'Leave `uts` out; write `hostname` if the name matters.',
    suffers: 'neighbours',
}, 'uts', 'host');

;// CONCATENATED MODULE: ./.build/src/compose/hazards/hostname.js


const hostname = {
    id: 'hostname',
    about: 'Docker answers for a host name on every network of the container: on an external network (if that is allowed) two stacks answer to the same name.',
    example: 'services:\n  api:\n    image: app\n    hostname: api.test\n    networks: [shared]\nnetworks:\n  shared: {external: true}\n',
    fix: 'Leave `hostname` and `domainname` out of services on external networks.',
    rewrite: (model) => inServices(model, 'hostname', (definition) => {
        const leaks = (0,compose_model/* sortedEntries */.CA)(definition.networks).some(([key]) => model.networks?.[key]?.external === true);
        if (!leaks)
            return [];
        return ['hostname', 'domainname'].flatMap((key) => {
            const before = definition[key];
            if (before === undefined)
                return [];
            delete definition[key];
            return [{ path: [key], what: `${key}: ${String(before)}`, becomes: 'dropped' }];
        });
    }),
};

;// CONCATENATED MODULE: ./.build/src/compose/hazards/lan-network.js

const SHARED_DRIVERS = ['macvlan', 'ipvlan', 'overlay', 'host'];
const lanNetwork = {
    id: 'lan-network',
    about: "`macvlan`, `ipvlan`, `overlay` and `host` networks put containers on a network of the host's: all stacks are on it.",
    example: 'services:\n  api:\n    image: app\nnetworks:\n  default: {driver: macvlan, driver_opts: {parent: eth0}}\n',
    fix: 'Leave `driver` out: a bridge is private to its stack.',
    suffers: 'neighbours',
    find: (model) => (0,compose_model/* sortedEntries */.CA)(model.networks).flatMap(([key, definition]) => {
        const driver = String(definition?.driver ?? 'bridge');
        if (definition?.external === true || !SHARED_DRIVERS.includes(driver))
            return [];
        return [{ hazard: 'lan-network', path: ['networks', key, 'driver'], what: `network ${key}: driver ${driver}` }];
    }),
};

;// CONCATENATED MODULE: ./.build/src/compose/hazards/links.js


const links = {
    id: 'links',
    about: 'A link names a container, which is another one in each stack and is not there yet where a service is started alone.',
    example: 'services:\n  api:\n    image: app\n    links: ["db:database"]\n  db:\n    image: postgres:16\n',
    fix: 'Use the name of the service, or give it `networks: {default: {aliases: [database]}}`.',
    rewrite: (model) => {
        const meanings = meaningsOf(model);
        return inServices(model, 'links', (definition) => {
            const own = definition.links ?? [];
            const clear = own.filter((link) => meanings.get(aliasOf(link))?.size === 1);
            if (clear.length === 0)
                return [];
            const left = own.filter((link) => !clear.includes(link));
            if (left.length > 0)
                definition.links = left;
            else
                delete definition.links;
            for (const link of clear)
                addAlias(definition, model.services[targetOf(link)], targetOf(link), aliasOf(link));
            return clear.map((link) => ({
                path: ['links', { item: link }],
                what: `link ${link}`,
                becomes: targetOf(link) === aliasOf(link) ? 'the name of the service' : 'a network alias',
            }));
        });
    },
};
const targetOf = (link) => link.split(':')[0] ?? '';
const aliasOf = (link) => link.split(':')[1] ?? targetOf(link);
function meaningsOf(model) {
    const meanings = new Map();
    const mean = (alias, service) => meanings.set(alias, (meanings.get(alias) ?? new Set()).add(service));
    for (const [name, { links: own = [] }] of (0,compose_model/* sortedEntries */.CA)(model.services)) {
        mean(name, name);
        for (const link of own)
            mean(aliasOf(link), targetOf(link));
    }
    return meanings;
}
function addAlias(from, to, target, alias) {
    if (to?.networks === undefined || alias === target)
        return;
    for (const network of Object.keys(to.networks)) {
        if (from.networks?.[network] === undefined)
            continue;
        const attachment = to.networks[network];
        to.networks[network] = { ...attachment, aliases: [...new Set([...(attachment?.aliases ?? []), alias])] };
    }
}

;// CONCATENATED MODULE: ./.build/src/compose/hazards/logging-driver.js

const logging_driver_READABLE = ['json-file', 'local', 'none'];
const loggingDriver = {
    id: 'logging-driver',
    about: 'A driver such as `syslog`, `fluentd` or `awslogs` sends what a stack says to one place for all, where a test may look for it, and nobody finds why a start failed.',
    example: 'services:\n  api:\n    image: app\n    logging: {driver: syslog, options: {syslog-address: "udp://logs:514"}}\n',
    fix: 'Keep `logging` in a file for production.',
    rewrite: (model) => inServices(model, 'logging-driver', (definition) => {
        const { driver } = (definition.logging ?? {});
        if (driver === undefined || logging_driver_READABLE.includes(driver))
            return [];
        definition.logging = { driver: 'json-file' };
        return [{ path: ['logging'], what: `logging.driver: ${driver}`, becomes: 'json-file' }];
    }),
};

;// CONCATENATED MODULE: ./.build/src/compose/hazards/missing-source.js



const missingSource = {
    id: 'missing-source',
    about: 'A path that is not there cannot be mounted. In the short syntax Docker makes a folder of it, owned by root, even where a file was meant.',
    example: 'services:\n  api:\n    image: app\n    volumes:\n      - {type: bind, source: ./nowhere, target: /data, bind: {create_host_path: false}}\n',
    fix: 'Make the file or folder before the run, or correct the path.',
    suffers: 'anybody',
    find: (model, { facts }) => {
        const sources = (0,bind_sources/* bindSources */.ol)(model);
        const isMissing = (path) => (0,bind_sources/* factsOf */.xS)(facts, path).kind === 'missing';
        return inServices(model, 'missing-source', (definition) => [
            ...(definition.volumes ?? []).flatMap((mount) => {
                const path = (0,bind_sources/* hostPathOf */.J8)(model, mount);
                if (path === undefined || !isMissing(path) || isEngineSocket(path))
                    return [];
                const isMade = sources.get(path)?.created === true;
                const step = ['volumes', { target: mount.target }];
                const what = `${path} is not there${isMade ? ': an empty folder stands in for it' : ''}`;
                return [{ path: step, what, ...(isMade && { level: 'warning' }) }];
            }),
            ...(0,bind_sources/* fileUses */.Xm)(model, definition)
                .filter(({ file }) => isMissing(file))
                .map(({ kind, key, file }) => ({ path: [kind, { target: key }], what: `${file} is not there` })),
        ]);
    },
};

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./.build/src/compose/hazards/outside-project.js



const outsideProject = {
    id: 'outside-project',
    about: 'A relative path that leaves the project by `..` or by a symbolic link shows a stack what belongs to the host, and whoever may change the repository chooses what.',
    example: 'services:\n  api:\n    image: app\n    volumes: ["../../elsewhere:/data"]\n',
    fix: 'Move the folder into the project, or name it by an absolute path or a variable.',
    suffers: 'anybody',
    find: (model, surroundings) => inServices(model, 'outside-project', (definition, service) => [
        ...(definition.volumes ?? []).flatMap((mount) => {
            const path = (0,bind_sources/* hostPathOf */.J8)(model, mount);
            if (path === undefined)
                return [];
            const step = ['volumes', { target: mount.target }];
            const how = leaves(surroundings, path, ['services', service, ...step]);
            if (how === undefined || (how === 'openly' && mount.read_only === true))
                return [];
            const what = `${path} on ${mount.target}${how === 'openly' ? '' : ` leaves the project ${how}`}`;
            return [{ path: step, what, ...(how === 'openly' && { level: 'warning' }) }];
        }),
        ...(0,bind_sources/* fileUses */.Xm)(model, definition).flatMap(({ kind, key, file }) => {
            const how = leaves(surroundings, file, [kind, key, 'file']);
            if (how === undefined || how === 'openly')
                return [];
            return [{ path: [kind, { target: key }], what: `${file} leaves the project ${how}` }];
        }),
    ]),
};
function leaves({ facts, projectRoot, written }, path, place) {
    const { real, kind } = (0,bind_sources/* factsOf */.xS)(facts, path);
    if (kind === 'socket' || kind === 'other')
        return undefined;
    if ((0,bind_sources/* isWithin */.UO)(path, projectRoot))
        return (0,bind_sources/* isWithin */.UO)(real, projectRoot) ? undefined : 'by a symbolic link';
    const text = written(place)?.replace(/^["']/, '') ?? '';
    const isRelative = text.startsWith('.') || /(^|\/)\.\.(\/|:|$)/.test(external_node_path_.posix.normalize(text));
    if (isRelative)
        return 'by `..`';
    return kind === 'missing' ? undefined : 'openly';
}

;// CONCATENATED MODULE: ./.build/src/compose/hazards/privileged.js

const privileged = valueHazard({
    id: 'privileged',
    about: 'A privileged container is root on the host: its devices, its kernel, every other stack.',
    fix: 'Name the capability or device that is needed: `cap_add`, `devices`.',
    suffers: 'anybody',
}, 'privileged', true);

;// CONCATENATED MODULE: ./.build/src/compose/hazards/provider.js

const provider = {
    id: 'provider',
    about: 'A provider is a program of the host that makes something outside of the stack, with no label of ours.',
    example: 'services:\n  db:\n    provider: {type: awesomecloud}\n',
    fix: 'Stand a container in for it in the test stack.',
    suffers: 'anybody',
    find: (model) => inServices(model, 'provider', (definition) => {
        const { type } = (definition.provider ?? {});
        return definition.provider === undefined ? [] : [{ path: ['provider'], what: `provider: ${type ?? '?'}` }];
    }),
};

;// CONCATENATED MODULE: ./.build/src/compose/hazards/replicas.js

const SWARM = ['mode', 'placement', 'update_config', 'rollback_config', 'endpoint_mode', 'replicas'];
const replicas = {
    id: 'replicas',
    about: 'Replicas are containers of one name each, which only a plain scale keeps private; what a swarm reads beside them would place them on nodes that stacks share.',
    example: 'services:\n  worker:\n    image: app\n    deploy: {replicas: 2}\n',
    fix: 'Write `scale: 2`.',
    rewrite: (model) => inServices(model, 'replicas', (definition) => {
        const deploy = definition.deploy;
        const found = SWARM.filter((key) => !isEmpty(deploy?.[key]));
        if (deploy === undefined || found.length === 0)
            return [];
        const count = deploy.replicas;
        for (const key of SWARM)
            delete deploy[key];
        if (Object.keys(deploy).length === 0)
            delete definition.deploy;
        if (count !== undefined)
            definition.scale ??= count;
        return found.map((key) => ({
            path: ['deploy', key],
            what: `deploy.${key}${key === 'replicas' ? `: ${count}` : ''}`,
            becomes: key === 'replicas' ? `scale: ${definition.scale}` : 'dropped',
        }));
    }),
};
const isEmpty = (value) => value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

;// CONCATENATED MODULE: ./.build/src/compose/hazards/resource-name.js

const KINDS = ['networks', 'volumes', 'configs', 'secrets'];
const resourceName = {
    id: 'resource-name',
    about: 'An explicit `name:` is the same for every project, and `-p` does not change it: stacks share the network or the data, and `down -v` of one deletes the volume of another.',
    example: 'services:\n  db:\n    image: postgres:16\n    volumes: [data:/data]\nvolumes:\n  data:\n    name: shop-data\n',
    fix: 'Leave `name:` out; Compose puts the project before the key.',
    rewrite: (model, { project, labels }) => {
        const usual = `${model.name}_`;
        model.name = project;
        return KINDS.flatMap((kind) => (0,compose_model/* sortedEntries */.CA)(model[kind]).flatMap(([key, definition]) => {
            if (definition?.external === true)
                return [];
            const name = `${project}_${key}`;
            const before = definition?.name;
            const isLabelled = kind === 'networks' || kind === 'volumes';
            const owned = isLabelled ? { labels: { ...definition?.labels, ...labels } } : {};
            model[kind] = { ...model[kind], [key]: { ...definition, name, ...owned } };
            if (before === undefined || before === name || before === `${usual}${key}`)
                return [];
            const what = `${kind}.${key}.name: ${before}`;
            return [{ hazard: 'resource-name', path: [kind, key, 'name'], what, becomes: 'a name of the stack' }];
        }));
    },
};

;// CONCATENATED MODULE: ./.build/src/compose/hazards/restart-policy.js

const RETRIES = 7;
const restartPolicy = {
    id: 'restart-policy',
    about: 'A stack that restarts comes back after a reboot when nobody waits for it, and hides a crash for ever.',
    example: 'services:\n  api:\n    image: app\n    restart: unless-stopped\n',
    fix: 'Write `restart: on-failure:7`, or make the service wait with `depends_on` and a health check.',
    rewrite: (model) => inServices(model, 'restart-policy', (definition) => {
        const { deploy } = definition;
        const inDeploy = deploy?.restart_policy;
        if (deploy !== undefined)
            delete deploy.restart_policy;
        if (deploy !== undefined && Object.keys(deploy).length === 0)
            delete definition.deploy;
        const policy = inDeploy === undefined ? definition.restart : (inDeploy.condition ?? 'any');
        if (policy === undefined || /^(no|none|on-failure:\d+)$/.test(policy)) {
            if (policy === 'none')
                definition.restart = 'no';
            return [];
        }
        definition.restart = `on-failure:${RETRIES}`;
        const path = inDeploy === undefined ? ['restart'] : ['deploy', 'restart_policy'];
        return [{ path, what: `restart: ${policy}`, becomes: `restart: ${definition.restart}` }];
    }),
};

;// CONCATENATED MODULE: ./.build/src/compose/hazards/shared-device.js

const PRIVATE = ['none', 'tmpfs', 'overlay'];
const sharedDevice = {
    id: 'shared-device',
    about: 'A volume on NFS, CIFS or a disk is the same one under whatever name.',
    example: 'services:\n  api:\n    image: app\n    volumes: ["media:/media"]\nvolumes:\n  media: {driver_opts: {type: nfs, o: "addr=10.0.0.9", device: ":/media"}}\n',
    fix: 'Use a plain named volume in the test stack.',
    suffers: 'neighbours',
    find: (model) => inServices(model, 'shared-device', ({ volumes = [] }) => volumes.flatMap(({ type, source = '', target }) => {
        const options = type === 'volume' ? model.volumes?.[source]?.driver_opts : undefined;
        const { type: kind, device } = (options ?? {});
        if (device === undefined || PRIVATE.includes(kind ?? ''))
            return [];
        return [{ path: ['volumes', { target }], what: `volume ${source} is ${kind ?? 'a device'} at ${device}` }];
    })),
};

// EXTERNAL MODULE: ./.build/src/compose/health-check.js
var health_check = __webpack_require__(93977);
;// CONCATENATED MODULE: ./.build/src/compose/hazards/slow-health-check.js


const slowHealthCheck = {
    id: 'slow-health-check',
    about: 'With `interval: 5s` the engine first looks after 5 s: every stack waits for that, however fast it is.',
    example: 'services:\n  api:\n    image: app\n    healthcheck: {test: curl -f localhost, interval: 5s}\n',
    fix: 'Add `start_period: 30s` and `start_interval: 200ms` (Engine 25 and later).',
    rewrite: (model, { startInterval, imageChecks = {} }) => inServices(model, 'slow-health-check', (definition, service) => {
        const image = imageChecks[service];
        if (!startInterval || !(0,health_check/* hasCheck */.v3)(definition, image))
            return [];
        const own = definition.healthcheck;
        if (own?.start_interval !== undefined || (own?.test === undefined && image?.startIntervalMs))
            return [];
        definition.healthcheck = {
            ...own,
            start_period: own?.start_period ?? (image?.startPeriodMs ? `${image.startPeriodMs}ms` : '30s'),
            start_interval: '200ms',
        };
        return [
            {
                path: own === undefined ? [] : ['healthcheck'],
                what: whatOf(own, image),
                becomes: 'every 200 ms while it starts',
            },
        ];
    }),
};
function whatOf(own, image) {
    if (own !== undefined)
        return `healthcheck.interval: ${own.interval ?? '30s'}`;
    return `HEALTHCHECK of its image: --interval=${(image?.intervalMs || 30_000) / 1000}s`;
}

;// CONCATENATED MODULE: ./.build/src/compose/hazards/written-address.js


const written_address_KEYS = ['environment', 'command', 'entrypoint', 'extra_hosts', 'healthcheck', 'dns'];
const writtenAddress = {
    id: 'written-address',
    about: 'A fixed address that others name cannot be replaced: each stack has addresses of its own.',
    example: 'services:\n  api:\n    image: app\n    environment: {DB_HOST: 172.30.0.5}\n  db:\n    image: postgres:16\n    networks:\n      default: {ipv4_address: 172.30.0.5}\nnetworks:\n  default:\n    ipam: {config: [{subnet: 172.30.0.0/24}]}\n',
    fix: "Write the service's name where the address stands, and leave the address out.",
    suffers: 'anybody',
    find: (model) => {
        const addresses = fixedAddresses(model);
        if (addresses.length === 0)
            return [];
        return inServices(model, 'written-address', (definition) => written_address_KEYS.flatMap((key) => {
            const text = JSON.stringify(definition[key] ?? null);
            return addresses
                .filter(({ address }) => named(text, address))
                .map(({ address, service }) => ({
                path: [key],
                what: `${key} names ${address}, the fixed address of ${service}`,
            }));
        }));
    },
};
function fixedAddresses(model) {
    return (0,compose_model/* sortedEntries */.CA)(model.services).flatMap(([service, { networks }]) => Object.values(networks ?? {}).flatMap((attachment) => [attachment?.ipv4_address, attachment?.ipv6_address].flatMap((address) => typeof address === 'string' ? [{ service, address }] : [])));
}
const named = (text, address) => {
    const at = text.indexOf(address);
    return at >= 0 && !/[0-9a-f.]/i.test(text[at - 1] ?? '') && !/[0-9a-f]/i.test(text[at + address.length] ?? '');
};

;// CONCATENATED MODULE: ./.build/src/compose/hazards/index.js






































const REWRITTEN = [
    containerName,
    hostPorts,
    defaultBridge,
    links,
    fixedAddress,
    hostname,
    hostIpc,
    cgroupParent,
    replicas,
    fileSecret,
    bindMount,
    anonymousVolume,
    resourceName,
    restartPolicy,
    loggingDriver,
    slowHealthCheck,
    build,
];
const REFUSED = [
    missingSource,
    outsideProject,
    dockerSocket,
    hostPath,
    hostSocket,
    hostDevice,
    hostCapability,
    privileged,
    hostPid,
    hostUserns,
    hostNetwork,
    lanNetwork,
    hostGateway,
    hostUts,
    hostCgroup,
    foreignContainer,
    externalNetwork,
    externalVolume,
    sharedDevice,
    writtenAddress,
    provider,
];
const HAZARDS = new Map([...REWRITTEN, ...REFUSED].map((hazard) => [hazard.id, hazard]));


/***/ }),

/***/ 93977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hw: () => (/* binding */ patienceOf),
/* harmony export */   dU: () => (/* binding */ mayInstall),
/* harmony export */   v3: () => (/* binding */ hasCheck)
/* harmony export */ });
/* unused harmony export composeDuration */
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45965);

const DEFAULT_INTERVAL_MS = 30_000;
const DEFAULT_RETRIES = 3;
const UNITS_MS = {
    ns: 1e-6,
    us: 1e-3,
    µs: 1e-3,
    ms: 1,
    s: 1000,
    m: 60_000,
    h: 3_600_000,
};
function composeDuration(text) {
    if (text === undefined || !/^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(text))
        return undefined;
    const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g)];
    return parts.reduce((sum, [, number, unit = '']) => sum + Number(number) * (UNITS_MS[unit] ?? 0), 0);
}
const isSwitchedOff = ({ disable, test }) => disable === true || (Array.isArray(test) ? test[0] === 'NONE' : test === 'NONE');
function hasCheck({ healthcheck }, image) {
    if (healthcheck !== undefined && isSwitchedOff(healthcheck))
        return false;
    if (healthcheck?.test !== undefined)
        return true;
    return image !== undefined && image.test.length > 0 && image.test[0] !== 'NONE';
}
function patienceOf(model, images) {
    const known = (0,_model_js__WEBPACK_IMPORTED_MODULE_0__/* .sortedEntries */ .CA)(model.services).flatMap(([service, definition]) => {
        const image = images[service];
        if (!hasCheck(definition, image))
            return [];
        const { interval, retries, start_period } = definition.healthcheck ?? {};
        const patience = {
            intervalMs: composeDuration(interval) || image?.intervalMs || DEFAULT_INTERVAL_MS,
            retries: retries || image?.retries || DEFAULT_RETRIES,
            startPeriodMs: composeDuration(start_period) ?? image?.startPeriodMs ?? 0,
        };
        return [[service, patience]];
    });
    return Object.fromEntries(known);
}
const INSTALLS = /\b(apt|apt-get|apk|yum|dnf|pip3?|npm|pnpm|yarn|gem|bundle|go|cargo|composer)\b[^;&|]*\b(install|add|ci|i)\b|\b(curl|wget)\b/;
const mayInstall = ({ command, entrypoint }) => INSTALLS.test([entrypoint, command]
    .flat()
    .filter((word) => typeof word === 'string')
    .join(' '));


/***/ }),

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

/***/ 40628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ui: () => (/* binding */ expectedByKind),
/* harmony export */   Vo: () => (/* binding */ alternatives),
/* harmony export */   bp: () => (/* binding */ describeValue),
/* harmony export */   eE: () => (/* binding */ knownKeys)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38816);

const KINDS = {
    string: 'a string',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a mapping',
    record: 'a mapping',
};
function alternatives(values) {
    const quoted = [...values].map((value) => JSON.stringify(value));
    const last = quoted.pop() ?? '';
    return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}
function expectedByKind(issue) {
    if (issue.code === 'invalid_value')
        return alternatives(issue.values);
    if (issue.code === 'invalid_type')
        return KINDS[issue.expected] ?? `a ${issue.expected}`;
    return 'another value';
}
function describeValue(value, secret) {
    if (value === undefined || value === null)
        return 'nothing';
    if (Array.isArray(value))
        return value.length === 0 ? 'an empty list' : 'a list';
    if (typeof value === 'object')
        return 'a mapping';
    if (secret)
        return '***';
    const text = JSON.stringify(value) ?? String(value);
    return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
function knownKeys(schema, path) {
    let current = bare(schema);
    for (const step of path) {
        current = fitting(current, step);
        if (current instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodObject */ .bvH) {
            const next = current.shape[String(step)];
            if (next === undefined)
                return [];
            current = bare(next);
        }
        else if (current instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodArray */ .naA)
            current = bare(current.element);
        else if (current instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodRecord */ .b8S)
            current = bare(current.valueType);
        else
            return [];
    }
    current = fitting(current, '');
    return current instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodObject */ .bvH ? Object.keys(current.shape) : [];
}
function fitting(schema, step) {
    if (!(schema instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodUnion */ .fZ7))
        return schema;
    const options = schema.options;
    const kind = typeof step === 'number' ? zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodArray */ .naA : zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodObject */ .bvH;
    return options.map(bare).find((option) => option instanceof kind) ?? schema;
}
function bare(schema) {
    return schema instanceof zod__WEBPACK_IMPORTED_MODULE_0__/* .ZodOptional */ .IiU ? bare(schema.unwrap()) : schema;
}


/***/ }),

/***/ 48643:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ findConfig)
/* harmony export */ });
/* unused harmony export CONFIG_FILES */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36624);


const CONFIG_FILES = ['isoshard.yml', 'isoshard.yaml', '.github/isoshard.yml', '.github/isoshard.yaml'];
function findConfig({ workspace, config, exists }) {
    const asked = config !== undefined && config !== '';
    const name = (asked ? [config] : CONFIG_FILES).find((candidate) => exists(node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(workspace, candidate)));
    if (name === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz('config-missing', asked
            ? `There is no configuration file ${JSON.stringify(config)} in ${workspace}`
            : `There is no configuration in ${workspace}; expected one of ${CONFIG_FILES.join(', ')}`, {
            hint: asked
                ? 'Give the path from the root of the checkout; in a workflow, run actions/checkout first.'
                : 'Create isoshard.yml with "version: 1" and "suites:", or name the file by the input "config".',
        });
    }
    const file = node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(workspace, name);
    const folder = node_path__WEBPACK_IMPORTED_MODULE_0__.dirname(file);
    const root = node_path__WEBPACK_IMPORTED_MODULE_0__.basename(folder) === '.github' ? node_path__WEBPACK_IMPORTED_MODULE_0__.dirname(folder) : folder;
    const relative = node_path__WEBPACK_IMPORTED_MODULE_0__.relative(workspace, file);
    return { file, root, name: relative.startsWith('..') ? file : relative.replaceAll('\\', '/') };
}


/***/ }),

/***/ 60367:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ deepFreeze)
/* harmony export */ });
function deepFreeze(value) {
    if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
        Object.freeze(value);
        for (const inner of Object.values(value))
            deepFreeze(inner);
    }
    return value;
}


/***/ }),

/***/ 96759:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ parseConfig)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/config/expected.js
var config_expected = __webpack_require__(40628);
// EXTERNAL MODULE: ./.build/src/config/nearest.js
var nearest = __webpack_require__(17976);
;// CONCATENATED MODULE: ./.build/src/config/problem.js
function writtenPath(path) {
    if (path.length === 0)
        return 'the file';
    return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');
}
function atKey(path, message) {
    return { path, at: 'key', message };
}
function atValue(path, message) {
    return { path, at: 'value', message };
}

// EXTERNAL MODULE: ./.build/src/config/schema.js + 1 modules
var schema = __webpack_require__(4250);
;// CONCATENATED MODULE: ./.build/src/config/check.js




function checkShape(value) {
    const result = schema/* configSchema */.Qn.safeParse(value, { error: config_expected/* expectedByKind */.Ui, reportInput: true });
    if (result.success)
        return { value: result.data };
    const problems = result.error.issues.flatMap((issue) => problemsOf(issue, []));
    const seen = new Set();
    return {
        problems: problems.filter((problem) => {
            const key = JSON.stringify([problem.at, problem.path]);
            return !seen.has(key) && seen.add(key);
        }),
    };
}
function problemsOf(issue, parent) {
    const path = [...parent, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
    const name = writtenPath(path);
    if (issue.code === 'unrecognized_keys') {
        const known = (0,config_expected/* knownKeys */.eE)(schema/* configSchema */.Qn, path);
        return issue.keys.map((key) => {
            const near = (0,nearest/* didYouMean */.au)(key, known);
            const inside = path.length === 0 ? '' : ` of ${name}`;
            const rest = near === '' ? `; expected one of ${known.join(', ')}` : near;
            return { path: [...path, key], at: 'key', message: `${JSON.stringify(key)} is not a known key${inside}${rest}` };
        });
    }
    if (issue.code === 'invalid_key') {
        const expected = issue.issues[0]?.message ?? 'another name';
        const key = (0,config_expected/* describeValue */.bp)(path.at(-1), false);
        return [{ path, at: 'key', message: `${writtenPath(path.slice(0, -1))}: expected ${expected}, got ${key}` }];
    }
    if (issue.code === 'invalid_union') {
        const isInside = (error) => error.path.length > 0 || error.code === 'unrecognized_keys';
        const inner = issue.errors.find((errors) => errors.length > 0 && errors.every(isInside));
        if (inner !== undefined)
            return inner.flatMap((error) => problemsOf(error, path));
    }
    if (issue.input === undefined || issue.input === null) {
        const lack = path.length === 0 ? 'is empty' : 'is missing';
        return [{ path, at: 'value', message: `${name} ${lack}; expected ${issue.message}, got nothing` }];
    }
    const secret = path.includes('env') || path.at(-1) === 'url';
    const near = issue.code === 'invalid_value' && typeof issue.input === 'string'
        ? (0,nearest/* didYouMean */.au)(issue.input, issue.values.filter((value) => typeof value === 'string'))
        : '';
    const message = `${name}: expected ${issue.message}, got ${(0,config_expected/* describeValue */.bp)(issue.input, secret)}${near}`;
    return [
        {
            path,
            at: 'value',
            message: issue.code === 'invalid_value' && issue.values[0] === 1 ? newer(message, issue.input) : message,
        },
    ];
}
function newer(message, version) {
    return typeof version === 'number' && version > 1
        ? `${message}: this file is for a newer isoshard; update the action`
        : message;
}

// EXTERNAL MODULE: ./.build/src/config/freeze.js
var freeze = __webpack_require__(60367);
// EXTERNAL MODULE: ./.build/src/config/located.js
var located = __webpack_require__(57508);
// EXTERNAL MODULE: ./.build/src/config/mapping.js
var mapping = __webpack_require__(32152);
;// CONCATENATED MODULE: ./.build/src/config/placeholders.js
const FORMS = {
    url: { pattern: /^[a-zA-Z0-9._-]+:([1-9]\d{0,4})$/, written: '{url:SERVICE:PORT}' },
    port: { pattern: /^[a-zA-Z0-9._-]+:([1-9]\d{0,4})$/, written: '{port:SERVICE:PORT}' },
    host: { pattern: /^[a-zA-Z0-9._-]+(?::([1-9]\d{0,4}))?$/, written: '{host:SERVICE} or {host:SERVICE:PORT}' },
    env: { pattern: /^[A-Za-z_][A-Za-z0-9_]*$/, written: '{env:NAME}' },
};
function placeholderProblems(text) {
    const problems = [];
    for (const [whole, kind = '', rest = ''] of text.matchAll(/\{(url|host|port|env):([^{}]*)\}/g)) {
        const form = FORMS[kind];
        const match = form?.pattern.exec(rest);
        if (form !== undefined && (!match || Number(match[1] ?? 1) > 65_535)) {
            problems.push(`expected ${form.written}, got ${JSON.stringify(whole)}`);
        }
    }
    return problems;
}

;// CONCATENATED MODULE: ./.build/src/config/database-rules.js




const OWN = ['run', 'worker'];
const SERVERS = ['postgresql', 'postgres', 'postgis', 'mysql', 'mariadb'];
function databaseProblems(suite, path) {
    if (suite.database === undefined)
        return [];
    const { strategy, url, template } = (0,mapping/* asMapping */.d)(suite.database);
    const at = [...path, 'database', 'url'];
    const name = at.join('.');
    const problems = [];
    if (suite.runner !== undefined && suite.runner !== 'pytest') {
        const instead = 'elsewhere each stack has its own: "workers: 1", and more stacks by "shards" and "parallel"';
        problems.push(atKey([...path, 'database'], `${path.join('.')}: "database" is only for the runner "pytest"; ${instead}`));
        return problems;
    }
    if (typeof url === 'string') {
        for (const [placeholder, word = ''] of url.matchAll(/\{([a-z-]+)\}/g)) {
            if (OWN.includes(word))
                continue;
            const expected = (0,config_expected/* alternatives */.Vo)(OWN.map((own) => `{${own}}`));
            problems.push(atValue(at, `${name}: expected ${expected} in braces, got "${placeholder}"`));
        }
        for (const message of placeholderProblems(url))
            problems.push(atValue(at, `${name}: ${message}`));
    }
    const scheme = typeof url === 'string' ? (/^([A-Za-z0-9]+)(?:\+\w+)?:\/\//.exec(url)?.[1]?.toLowerCase() ?? '') : '';
    if (typeof url === 'string' && scheme !== 'sqlite' && !SERVERS.includes(scheme)) {
        const expected = 'expected a URL that begins with sqlite://, postgresql:// or mysql://';
        problems.push(atValue(at, `${name}: ${expected}; one of another kind goes into "env" as DATABASE_URL`));
        return problems;
    }
    if (strategy !== 'per-worker' && strategy !== 'per-test') {
        if (template === undefined)
            return problems;
        const where = [...path, 'database', 'template'];
        return [...problems, atKey(where, `${where.join('.')}: only for "per-worker" and "per-test"`)];
    }
    const since = `since the strategy is "${strategy}"`;
    if (url === undefined) {
        return [...problems, atValue(at, `${name} is missing; expected a database URL with {worker}, ${since}`)];
    }
    if (typeof url !== 'string')
        return problems;
    const isFile = scheme === 'sqlite' && !/^[^/]*\/\/\/?$|:memory:|mode=memory/.test(url);
    if (isFile && /\{(run|worker)\}.*\//.test(url)) {
        const why = 'not of its folder: what a killed run left there would stay';
        problems.push(atValue(at, `${name}: expected {worker} and {run} in the name of the file, ${why}`));
    }
    else if ((isFile || scheme !== 'sqlite') && !url.includes('{worker}')) {
        problems.push(atValue(at, `${name}: expected {worker} in it, ${since}; without it all workers share one database`));
    }
    else if (scheme !== 'sqlite' && !url.includes('{run}')) {
        const why = 'without it nobody knows which databases of a server are whose';
        problems.push(atValue(at, `${name}: expected {run} in it, ${since}; ${why}`));
    }
    return problems;
}

;// CONCATENATED MODULE: ./.build/src/config/rules.js





function crossFieldProblems(value) {
    const top = (0,mapping/* asMapping */.d)(value);
    const suites = Object.entries((0,mapping/* asMapping */.d)(top.suites));
    const problems = suites.flatMap(([name, suite]) => {
        const path = ['suites', name];
        const keys = (0,mapping/* asMapping */.d)(suite);
        if (Object.keys(keys).length === 0)
            return [];
        return [...placeProblems(keys, path), ...commandProblems(keys, path), ...textProblems(keys, path)].concat(top.compose === false ? stackProblems(keys, path) : []);
    });
    problems.push(...Object.entries((0,mapping/* asMapping */.d)(top.ready)).flatMap(([name, rule]) => readyProblems(rule, ['ready', name])));
    if (top.compose === false) {
        for (const key of ['ready', 'stop']) {
            if (top[key] !== undefined)
                problems.push(atKey([key], `there is ${JSON.stringify(key)}, but "compose: false" means that there is no stack`));
        }
    }
    if ((0,mapping/* isMapping */.p)(top.suites) && suites.length === 0)
        problems.push(atValue(['suites'], 'suites: expected at least one suite, got none'));
    return problems;
}
function placeProblems(suite, path) {
    const name = path.join('.');
    const inService = suite.service !== undefined;
    const onHost = suite['runs-in'] !== undefined;
    if (inService && onHost) {
        return [atKey([...path, 'runs-in'], `${name} has both "service" and "runs-in"; expected one of them`)];
    }
    if (!inService && !onHost) {
        return [
            atValue([...path, 'service'], `${name} does not say where its tests run; expected "service: NAME" or "runs-in: host"`),
        ];
    }
    if (inService && suite['working-directory'] !== undefined) {
        const message = `${name}: "working-directory" is only for "runs-in: host"; in a service the directory stays the service's own`;
        return [atKey([...path, 'working-directory'], message)];
    }
    return [];
}
function commandProblems(suite, path) {
    const { runner } = suite;
    const name = path.join('.');
    const problems = [];
    if (runner === 'playwright' || runner === 'pytest') {
        if (suite.files !== undefined)
            problems.push(atKey([...path, 'files'], `${name}: "files" is not for ${runner}, which finds its tests itself; use "args"`));
    }
    if (runner !== 'command') {
        if (suite.junit !== undefined)
            problems.push(atKey([...path, 'junit'], `${name}: "junit" is only for the runner "command"`));
        return problems;
    }
    if (suite.command === undefined) {
        const message = `${name} has the runner "command"; expected "command: […]", got nothing`;
        return [...problems, atValue([...path, 'command'], message)];
    }
    const words = [suite.command, suite.args].flatMap((list) => (Array.isArray(list) ? list.map(String) : []));
    if (suite.files === undefined) {
        problems.push(atValue([...path, 'files'], `${name}.files is missing; expected patterns of the test files, got nothing`));
    }
    if (!words.includes('{files}')) {
        const message = `${name}.command: expected the word {files}, where the files of a shard go`;
        problems.push(atValue([...path, 'command'], message));
    }
    if (suite.junit === undefined && !words.some((word) => word.includes('{junit}'))) {
        const message = `${name} does not say where its JUnit XML is; expected {junit} in "command", or "junit: PATH"`;
        problems.push(atValue([...path, 'command'], message));
    }
    return problems;
}
function stackProblems(suite, path) {
    return ['service', 'services', 'prepare', 'reset'].flatMap((name) => suite[name] === undefined
        ? []
        : [
            atKey([...path, name], `${path.join('.')} has ${JSON.stringify(name)}, but "compose: false" means that there is no stack`),
        ]);
}
const READY_KINDS = ['http', 'tcp', 'log', 'command'];
function readyProblems(rule, path) {
    if (!(0,mapping/* isMapping */.p)(rule))
        return [];
    const name = path.join('.');
    const given = READY_KINDS.filter((kind) => rule[kind] !== undefined);
    const expected = (0,config_expected/* alternatives */.Vo)(READY_KINDS);
    if (given.length === 0)
        return [atValue(path, `${name} does not say when it is ready; expected ${expected}`)];
    const problems = given
        .slice(1)
        .map((kind) => atKey([...path, kind], `${name} has both "${given[0]}" and "${kind}"; expected one of them`));
    if (rule.http !== undefined && rule.port === undefined) {
        problems.push(atValue([...path, 'port'], `${name}.port is missing; expected the port of "http", got nothing`));
    }
    if (rule.http === undefined && rule.port !== undefined) {
        problems.push(atKey([...path, 'port'], `${name}: "port" is only for "http"; for a port alone write "tcp: PORT"`));
    }
    return problems;
}
function resetProblems(suite, path) {
    const { reset, workers, prepare } = suite;
    if (reset === undefined)
        return [];
    const at = [...path, 'reset'];
    const needs = (what, got) => [atKey(at, `${at.join('.')} needs ${what}, got ${got}`)];
    if (suite.runner !== undefined && suite.runner !== 'playwright' && suite.runner !== 'pytest')
        return needs('the runner "playwright" or "pytest"', JSON.stringify(suite.runner));
    if (workers !== 1)
        return needs('"workers: 1", since all workers share the stack', workers === undefined ? 'none' : 'more');
    return prepare === undefined ? needs('"prepare": its state is the one to go back to', 'none') : [];
}
function textProblems(suite, path) {
    const problems = [];
    for (const [name, value] of Object.entries((0,mapping/* asMapping */.d)(suite.env))) {
        if (typeof value !== 'string')
            continue;
        const at = [...path, 'env', name];
        for (const message of placeholderProblems(value))
            problems.push(atValue(at, `${at.join('.')}: ${message}`));
    }
    problems.push(...databaseProblems(suite, path), ...resetProblems(suite, path));
    return problems;
}

// EXTERNAL MODULE: ./.build/src/config/duration.js
var duration = __webpack_require__(62744);
;// CONCATENATED MODULE: ./.build/src/config/written-config.js


const DEFAULT_MAX_SHARDS = 8;
const DEFAULT_SHARD_TIMEOUT_MS = 3_600_000;
const DEFAULT_RUNS_ON = 'ubuntu-latest';
function toConfig(written, file, root, spelling) {
    const compose = typeof written.compose === 'string' ? [written.compose] : written.compose;
    return {
        file,
        root,
        compose: compose === undefined || compose === false ? compose : compose.map((name) => external_node_path_.resolve(root, name)),
        profiles: [...(written.profiles ?? [])],
        suites: Object.entries(written.suites).map(([name, suite]) => toSuite(name, suite, spelling)),
        ready: Object.fromEntries(Object.entries(written.ready ?? {}).map(([service, rule]) => [service, toRule(service, rule, spelling)])),
        stop: Object.fromEntries(Object.entries(written.stop ?? {}).map(([service, grace]) => [service, milliseconds(grace) ?? 0])),
        ...given('timings', typeof written.timings === 'string' ? external_node_path_.resolve(root, written.timings) : written.timings),
        images: {
            transport: written.images?.transport ?? 'auto',
            build: written.images?.build ?? 'missing',
            ...given('registry', written.images?.registry),
        },
        allow: (written.isolation?.allow ?? []).map(({ hazard, service, reason }) => ({
            hazard,
            ...given('service', service),
            reason,
        })),
    };
}
function toRule(service, rule, spelling) {
    return { when: toWhen(service, rule, spelling), ...given('timeoutMs', milliseconds(rule.timeout)) };
}
function toWhen(service, { http, port = 0, tcp, log, command = [] }, spelling) {
    if (http !== undefined)
        return { kind: 'http', path: http, port };
    if (tcp !== undefined)
        return { kind: 'tcp', port: tcp };
    if (log !== undefined)
        return { kind: 'log', text: log };
    const argv = command.map((value, index) => typeof value === 'string' ? value : (spelling(['ready', service, 'command', index]) ?? String(value)));
    return { kind: 'command', argv };
}
function toSuite(name, suite, spelling) {
    const at = (...steps) => ['suites', name, ...steps];
    const word = (value, where) => typeof value === 'string' ? value : (spelling(where) ?? String(value));
    const words = (values, where) => values?.map((value, index) => word(value, [...where, index]));
    const { database, prepare = [] } = suite;
    const steps = (written, ...where) => written.map((step, index) => ({
        service: step.service,
        command: words(step.command, at(...where, index, 'command')) ?? [],
    }));
    return {
        name,
        runner: suite.runner,
        place: suite.service === undefined
            ? { kind: 'host', workingDirectory: normalized(suite['working-directory'] ?? '.') }
            : { kind: 'service', service: suite.service },
        ...given('command', words(suite.command, at('command'))),
        args: words(suite.args, at('args')) ?? [],
        ...given('files', suite.files),
        ...given('junit', suite.junit && normalized(suite.junit)),
        ...given('services', suite.services),
        env: Object.fromEntries(Object.entries(suite.env ?? {}).map(([key, value]) => [key, word(value, at('env', key))])),
        shards: suite.shards ?? 'auto',
        ...given('targetDurationMs', milliseconds(suite['target-duration'])),
        maxShards: suite['max-shards'] ?? DEFAULT_MAX_SHARDS,
        ...given('workers', suite.workers),
        prepare: Array.isArray(prepare) ? steps(prepare, 'prepare') : steps(prepare.steps, 'prepare', 'steps'),
        ...(!Array.isArray(prepare) && {
            prepareOptions: {
                refresh: steps(prepare.refresh ?? [], 'prepare', 'refresh'),
                ...given('everyMs', milliseconds(prepare.every)),
                ...given('timeoutMs', milliseconds(prepare.timeout)),
                snapshot: prepare.snapshot ?? true,
            },
        }),
        collect: (suite.collect ?? []).map(normalized),
        shardTimeoutMs: milliseconds(suite['shard-timeout']) ?? DEFAULT_SHARD_TIMEOUT_MS,
        runsOn: suite['runs-on'] ?? DEFAULT_RUNS_ON,
        ...given('reset', toReset(suite.reset)),
        ...given('database', database && {
            strategy: database.strategy,
            ...given('url', database.url),
            ...given('template', database.template),
        }),
    };
}
function toReset(reset) {
    if (reset === undefined)
        return undefined;
    return typeof reset === 'string' ? { when: reset, by: 'restart' } : { when: reset.when, by: reset.by ?? 'restart' };
}
function given(key, value) {
    return (value === undefined ? {} : { [key]: value });
}
function milliseconds(text) {
    return text === undefined ? undefined : (0,duration/* parseDuration */.E9)(text);
}
function normalized(relative) {
    return external_node_path_.posix.normalize(relative.replaceAll('\\', '/')).replace(/(?<=.)\/$/, '');
}

;// CONCATENATED MODULE: ./.build/src/config/load.js








const MAX_SIZE_BYTES = 1_000_000;
const MAX_PROBLEMS = 50;
function parseConfig(text, source) {
    const name = source.name ?? external_node_path_.relative(source.root, source.file);
    const sizeBytes = Buffer.byteLength(text);
    if (sizeBytes > MAX_SIZE_BYTES) {
        throw failure(name, [
            { line: 1, column: 1, message: `expected at most ${MAX_SIZE_BYTES} bytes, got ${sizeBytes}` },
        ]);
    }
    const document = (0,located/* locate */.x)(text);
    if (document.problems.length > 0)
        throw failure(name, document.problems);
    const value = withoutExtensions(document.value);
    const checked = checkShape(value);
    const problems = [...('problems' in checked ? checked.problems : []), ...crossFieldProblems(value)];
    if (problems.length > 0 || !('value' in checked))
        throw failure(name, placed(problems, document));
    return (0,freeze/* deepFreeze */.o)(toConfig(checked.value, source.file, source.root, document.source));
}
function placed(problems, document) {
    return problems
        .map(({ path: where, at, message }) => ({ ...document.place(where, at), message }))
        .sort((a, b) => a.line - b.line || a.column - b.column);
}
function failure(name, problems) {
    const lines = problems
        .slice(0, MAX_PROBLEMS)
        .map(({ line, column, message }) => `${name}:${line}:${column}: ${message}`);
    if (problems.length > MAX_PROBLEMS)
        lines.push(`… and ${problems.length - MAX_PROBLEMS} more`);
    const first = problems[0];
    const location = { file: name, line: first?.line ?? 1, column: first?.column ?? 1 };
    return new errors/* InputError */.dz('bad-config', lines.join('\n'), {
        location,
        hint: 'All keys and their values are described in isoshard.schema.json; an editor completes them from it.',
    });
}
function withoutExtensions(value) {
    const top = strip(value);
    if (!(0,mapping/* isMapping */.p)(top) || !(0,mapping/* isMapping */.p)(top.suites))
        return top;
    const suites = Object.entries(top.suites).map(([name, suite]) => [name, strip(suite)]);
    return { ...top, suites: Object.fromEntries(suites) };
}
function strip(value) {
    if (!(0,mapping/* isMapping */.p)(value))
        return value;
    return Object.fromEntries(Object.entries(value).filter(([key]) => !key.startsWith('x-')));
}


/***/ }),

/***/ 57508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ locate)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);

const MAX_ALIASES = 100;
function locate(text) {
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const at = (offset) => {
        const { line, col } = lines.linePos(offset);
        return { line: Math.max(1, line), column: Math.max(1, col) };
    };
    const failed = (problems) => ({
        value: undefined,
        problems,
        place: () => ({ line: 1, column: 1 }),
        source: () => undefined,
    });
    let document;
    try {
        document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { lineCounter: lines, prettyErrors: false, merge: true, logLevel: 'error' });
        const problems = [...document.errors, ...document.warnings].map((problem) => ({
            message: syntaxMessage(problem, text),
            ...at(problem.pos[0]),
        }));
        (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
            Pair(_, pair) {
                if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(pair.key) && pair.key.value === '__proto__') {
                    problems.push({ message: '"__proto__" cannot be a key', ...at(pair.key.range?.[0] ?? 0) });
                }
            },
        });
        if (problems.length > 0)
            return failed(readable(problems));
        const walk = (path) => walkTo(document, path);
        return {
            value: document.toJS({ maxAliasCount: MAX_ALIASES }),
            problems,
            place: (path, kind) => at(offsetOf(walk(path), kind)),
            source: (path) => {
                const { value, found } = walk(path);
                return found && (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(value) ? value.source : undefined;
            },
        };
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return failed(readable([{ message: `cannot be read: ${reason}`, line: 1, column: 1 }]));
    }
}
function syntaxMessage(problem, text) {
    if (problem.code === 'DUPLICATE_KEY') {
        const key = /^(["']?)([^\n]*?)\1\s*:/.exec(text.slice(problem.pos[0], problem.pos[0] + 200))?.[2];
        return `the key ${key === undefined ? '' : `${JSON.stringify(key)} `}is there twice`;
    }
    if (problem.code === 'MULTIPLE_DOCS')
        return 'expected one YAML document, got several';
    return problem.message.replace(/\s+/g, ' ');
}
function readable(problems) {
    const deep = problems.find((problem) => problem.message.includes('call stack'));
    if (deep !== undefined)
        return [{ ...deep, message: 'cannot be read: nested too deeply' }];
    const seen = new Set();
    return problems.filter(({ line }) => !seen.has(line) && seen.add(line));
}
function walkTo(document, path) {
    let step = { key: undefined, value: document.contents ?? undefined, found: true };
    for (const name of path) {
        const next = child(document, resolved(document, step.value), name, 0);
        if (next === undefined)
            return { ...step, found: false };
        step = next;
    }
    return { ...step, value: resolved(document, step.value) ?? step.value };
}
function child(document, node, name, depth) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node) && typeof name === 'number') {
        const value = node.items[name];
        return value === undefined ? undefined : { key: undefined, value, found: true };
    }
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) || depth > 8)
        return undefined;
    const own = node.items.find((pair) => keyOf(pair) === String(name));
    if (own !== undefined)
        return { key: own.key, value: own.value ?? undefined, found: true };
    for (const pair of node.items) {
        if (!isMergeKey(pair))
            continue;
        const merged = resolved(document, pair.value ?? undefined);
        const sources = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(merged) ? merged.items.map((item) => resolved(document, item)) : [merged];
        for (const source of sources) {
            const found = child(document, source, name, depth + 1);
            if (found !== undefined)
                return found;
        }
    }
    return undefined;
}
function keyOf(pair) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(pair.key) ? String(pair.key.value) : undefined;
}
function isMergeKey(pair) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(pair.key) && (pair.key.value === '<<' || typeof pair.key.value === 'symbol');
}
function resolved(document, node) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? node.resolve(document) : node;
}
function offsetOf(step, at) {
    const node = at === 'key' || !step.found ? (step.key ?? step.value) : (step.value ?? step.key);
    return node?.range?.[0] ?? 0;
}


/***/ }),

/***/ 32152:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ asMapping),
/* harmony export */   p: () => (/* binding */ isMapping)
/* harmony export */ });
function isMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function asMapping(value) {
    return isMapping(value) ? value : {};
}


/***/ }),

/***/ 17976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   au: () => (/* binding */ didYouMean)
/* harmony export */ });
/* unused harmony exports editDistance, nearest */
function folded(word) {
    return word.toLowerCase().replace(/[-_\s]/g, '');
}
function editDistance(from, to) {
    let before = [];
    let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
    for (let row = 1; row <= from.length; row++) {
        const current = [row];
        for (let column = 1; column <= to.length; column++) {
            const same = from[row - 1] === to[column - 1];
            const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
            current.push(Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + (same ? 0 : 1), swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY));
        }
        before = previous;
        previous = current;
    }
    return previous[to.length] ?? 0;
}
function nearest(word, candidates) {
    if (word.length > 64)
        return undefined;
    const wanted = folded(word);
    const allowed = Math.max(1, Math.floor(wanted.length / 3));
    const known = [...candidates];
    let best;
    for (const candidate of known) {
        const distance = editDistance(wanted, folded(candidate));
        if (distance <= allowed && (best === undefined || distance < best.distance))
            best = { candidate, distance };
    }
    if (best !== undefined)
        return best.candidate;
    const longer = known.filter((candidate) => wanted.length >= 3 && folded(candidate).startsWith(wanted));
    return longer.length === 1 ? longer[0] : undefined;
}
function didYouMean(word, candidates) {
    const candidate = nearest(word, candidates);
    return candidate === undefined ? '' : `; did you mean ${JSON.stringify(candidate)}?`;
}


/***/ }),

/***/ 4250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ws: () => (/* binding */ SHARDS_LIMIT),
  wI: () => (/* binding */ SUITE_NAME_PATTERN),
  Qn: () => (/* binding */ configSchema)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(38816);
// EXTERNAL MODULE: ./.build/src/config/duration.js
var duration = __webpack_require__(62744);
;// CONCATENATED MODULE: ./.build/src/config/relative-path.js
function staysInside(path) {
    if (/^([/\\]|[A-Za-z]:)/.test(path))
        return false;
    let depth = 0;
    for (const part of path.split(/[/\\]/)) {
        if (part === '..')
            depth -= 1;
        else if (part !== '' && part !== '.')
            depth += 1;
        if (depth < 0)
            return false;
    }
    return true;
}

;// CONCATENATED MODULE: ./.build/src/config/schema.js



const SHARDS_LIMIT = 256;
const HOUR = 3_600_000;
const SUITE_NAME_PATTERN = /^[a-z0-9][a-z0-9-]{0,29}$/;
function schema_text(expected) {
    return schemas/* string */.YjP(expected).min(1, expected).refine(withoutNul, expected);
}
function withoutNul(value) {
    return !value.includes('\0');
}
function matching(expected, pattern) {
    return schemas/* string */.YjP(expected).regex(pattern, expected);
}
function schema_duration(minimumMs, maximumMs, range) {
    const expected = `a duration ${range}, such as 90s, 5m or 2h`;
    return schemas/* string */.YjP(expected)
        .regex(duration/* DURATION_PATTERN */.Cq, expected)
        .refine((value) => {
        const ms = (0,duration/* parseDuration */.E9)(value) ?? minimumMs;
        return ms >= minimumMs && ms <= maximumMs;
    }, expected);
}
function count(maximum, expected = `a whole number from 1 to ${maximum}`) {
    return schemas/* int */.Whr(expected).min(1, expected).max(maximum, expected);
}
const insidePath = (() => {
    const expected = 'a relative path that stays inside the root (no leading "/", no ".." out of it)';
    return schema_text(expected).refine(staysInside, expected);
})();
const word = schemas/* union */.KCZ([schemas/* string */.YjP().refine(withoutNul), schemas/* number */.aig(), schemas/* boolean */.zMY()], 'a string');
const words = schemas/* array */.YOg(word, 'a list of strings');
const serviceName = matching('the name of a compose service', /^[a-zA-Z0-9._-]+$/);
const environmentName = /^(?!ISOSHARD_)[A-Za-z_][A-Za-z0-9_]*$/;
const shards = (() => {
    const expected = `"auto" or a whole number from 1 to ${SHARDS_LIMIT}`;
    return schemas/* union */.KCZ([schemas/* literal */.euz('auto'), count(SHARDS_LIMIT, expected)], expected);
})();
const prepareStep = schemas/* strictObject */.rej({
    service: serviceName.describe('Compose service in which the command runs.'),
    command: words.min(1, 'a command: a list of at least one string').describe('Command and its arguments.'),
})
    .describe('A command that makes the initial state; what it leaves is snapshotted.');
const steps = schemas/* array */.YOg(prepareStep, 'a list of steps');
const prepare = (() => {
    const expected = 'a list of steps, or a mapping with "steps"';
    const mapping = schemas/* strictObject */.rej({
        steps: steps.min(1, 'at least one step').describe('The commands, in their order.'),
        refresh: steps
            .optional()
            .describe('Commands that run in each stack once its state is there: sessions rotated, clocks moved.'),
        every: schema_duration(60_000, 30 * 24 * HOUR, 'from 1m to 30d')
            .optional()
            .describe('The state is made anew when it is older; absent: only when something that it is made of changes.'),
        timeout: schema_duration(1000, 6 * HOUR, 'from 1s to 6h')
            .optional()
            .describe('All steps together (10m).'),
        snapshot: schemas/* boolean */.zMY('true or false')
            .optional()
            .describe('false: the steps run in each stack, and nothing is saved.'),
    })
        .describe('The steps, with what else is to be said of the state that they make.');
    return schemas/* union */.KCZ([steps, mapping], expected);
})();
const database = schemas/* strictObject */.rej({
    strategy: schemas/* enum */.k5n(['shared', 'per-worker', 'per-test'])
        .describe('Who shares a database: all workers of a shard, one worker, one test.'),
    url: schema_text('a database URL')
        .optional()
        .describe('Becomes DATABASE_URL. May hold {run}, {worker}, {host:SERVICE:PORT}, {port:SERVICE:PORT} and {env:NAME}.'),
    template: schema_text('the name of a database, or a SQLite file')
        .optional()
        .describe('What each database begins as: one on the same server, or a SQLite file. Absent: empty.'),
})
    .describe('A database for each worker of pytest, or for each test.');
const schema_reset = (() => {
    const expected = '"on-demand", "between-retries", or a mapping with "when"';
    const when = schemas/* enum */.k5n(['on-demand', 'between-retries']);
    const mapping = schemas/* strictObject */.rej({
        when: when.describe('on-demand: when a test asks for it; between-retries: also before each retry.'),
        by: schemas/* enum */.k5n(['restart', 'template'])
            .optional()
            .describe('restart (the default): services that keep files are started anew; template: rows are put back in running ones, where nothing else was written.'),
    })
        .describe('When, and how.');
    return schemas/* union */.KCZ([when, mapping], expected)
        .describe('Whether tests may put the stack back to what `prepare` made; with between-retries also before each retry.');
})();
const suite = schemas/* strictObject */.rej({
    runner: schemas/* enum */.k5n(['playwright', 'pytest', 'vitest', 'jest', 'command']).describe('What runs the tests.'),
    service: serviceName.optional().describe('Compose service that the tests run in; its command becomes ours.'),
    'runs-in': schemas/* enum */.k5n(['host']).optional().describe('`host`: the tests run beside the engine, not in a service.'),
    'working-directory': insidePath.optional().describe('With `runs-in: host`: where the runner is called.'),
    command: words
        .min(1, 'a command: a list of at least one string')
        .optional()
        .describe("What comes before our arguments; absent: the runner's own way to be called."),
    args: words.optional().describe('Arguments for the runner.'),
    files: schemas/* array */.YOg(schema_text('a pattern of files'), 'a list of patterns')
        .min(1, 'a list of at least one pattern')
        .optional()
        .describe('Of runners by files: test files, from where the runner is called; `!` in front leaves out.'),
    junit: insidePath
        .optional()
        .describe('With `runner: command`: file or folder where the runner leaves its JUnit XML, if it is not told {junit}.'),
    services: schemas/* array */.YOg(serviceName, 'a list of compose services')
        .optional()
        .describe('What to start; absent: what `up` starts (host), or what the service depends on.'),
    env: schemas/* record */.g1P(schemas/* string */.YjP()
        .regex(environmentName, 'the name of a variable: letters, digits and _, not beginning with ISOSHARD_'), word, 'a mapping of names to strings')
        .optional()
        .describe('Environment of the tests. May hold {url:SERVICE:PORT}, {host:SERVICE}, {port:SERVICE:PORT}, {env:NAME}.'),
    'runs-on': schema_text('the label of a runner')
        .optional()
        .describe('Label of the job that runs a shard; goes into the matrix.'),
    shards: shards
        .optional()
        .describe('How many shards; `auto` (the default) decides by target-duration and past timings.'),
    'target-duration': schema_duration(1000, 24 * HOUR, 'from 1s to 24h')
        .optional()
        .describe('With `shards: auto`: longest acceptable wall time of a shard.'),
    'max-shards': count(SHARDS_LIMIT).optional().describe('With `shards: auto`: no more than this many (8).'),
    workers: count(1024)
        .optional()
        .describe("The runner's own workers inside one shard; absent: as its own config says."),
    prepare: prepare.optional().describe('Makes the initial state, before any test; it is made once, and saved.'),
    collect: schemas/* array */.YOg(insidePath, 'a list of paths').optional().describe('Files and folders to keep from a run.'),
    'shard-timeout': schema_duration(1000, 24 * HOUR, 'from 1s to 24h')
        .optional()
        .describe('A shard that takes longer is stopped (60m).'),
    database: database.optional(),
    reset: schema_reset.optional(),
})
    .meta({
    description: 'A named set of tests of one runner. Needs `service` or `runs-in: host`.',
    patternProperties: { '^x-': {} },
    oneOf: [{ required: ['service'] }, { required: ['runs-in'] }],
});
const port = count(65_535, 'a port: a whole number from 1 to 65535');
const PATTERN_CHARACTERS = 200;
const logText = (() => {
    const expected = `text of a line of the log, or a regular expression between slashes, ${PATTERN_CHARACTERS} characters at most`;
    return schema_text(expected)
        .max(PATTERN_CHARACTERS, expected)
        .refine((value) => {
        const [, source, flags] = /^\/(.+)\/(i?)$/s.exec(value) ?? [];
        if (source === undefined)
            return true;
        try {
            return new RegExp(source, flags) !== undefined;
        }
        catch {
            return false;
        }
    }, expected);
})();
const readyRule = schemas/* strictObject */.rej({
    http: matching('the path of a page, such as /health', /^\/[^\s\0]*$/)
        .optional()
        .describe('Path that answers with a status from 200 to 399; needs `port`.'),
    port: port.optional().describe('With `http`: port in the container.'),
    tcp: port.optional().describe('Port in the container that somebody listens on.'),
    log: logText.optional().describe('A line of its log holds this, or matches it where it is written /…/ or /…/i.'),
    command: words
        .min(1, 'a command: a list of at least one string')
        .optional()
        .describe("Exits with 0 in the service's container."),
    timeout: schema_duration(1000, HOUR, 'from 1s to 1h')
        .optional()
        .describe('From when its container runs; absent: as long as the start may take.'),
})
    .meta({
    description: 'When a service is ready: one of `http`, `tcp`, `log`, `command`.',
    oneOf: [{ required: ['http', 'port'] }, { required: ['tcp'] }, { required: ['log'] }, { required: ['command'] }],
});
const schema_images = schemas/* strictObject */.rej({
    transport: schemas/* enum */.k5n(['auto', 'registry', 'cache', 'artifact', 'none'])
        .optional()
        .describe('How images get from the job that built them to the shards.'),
    build: schemas/* enum */.k5n(['missing', 'always', 'never']).optional().describe('When images are built.'),
    registry: matching('a repository of a registry, such as `ghcr.io/acme/app/isoshard`', /^[a-z0-9][a-z0-9.-]*(:\d{1,5})?(\/[a-z0-9]+((\.|_{1,2}|-+)[a-z0-9]+)*)+$/)
        .optional()
        .describe('Repository for the transport `registry`.'),
})
    .describe('Images of the stack.');
const allowed = schemas/* strictObject */.rej({
    hazard: matching('the name of a hazard, as `isoshard audit` prints it', /^[a-z0-9]+(-[a-z0-9]+)*$/).describe('Name of the hazard.'),
    service: serviceName.optional().describe('Only in this service.'),
    reason: matching('the reason why it is safe here', /\S/).describe('Why it is safe here.'),
})
    .describe('A hazard that is known and accepted.');
const compose = (() => {
    const expected = 'the path of a compose file, a list of at least one, or false';
    const file = schema_text('the path of a compose file');
    return schemas/* union */.KCZ([file, schemas/* array */.YOg(file, expected).min(1, expected), schemas/* literal */.euz(false)], expected);
})();
const configSchema = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1, '1').describe('Version of this format.'),
    compose: compose
        .optional()
        .describe("Compose files; absent: Compose's own discovery; false: no stack, just sharding and proof."),
    profiles: schemas/* array */.YOg(schema_text('the name of a profile'), 'a list of profiles')
        .optional()
        .describe("Profiles beside what the suites' services need."),
    suites: schemas/* record */.g1P(schemas/* string */.YjP().regex(SUITE_NAME_PATTERN, 'a name of at most 30 lower-case letters, digits and dashes'), suite, 'a mapping of names to suites')
        .describe('The sets of tests, by name.'),
    ready: schemas/* record */.g1P(serviceName, readyRule, 'a mapping of services to when they are ready')
        .optional()
        .describe('When services are ready, by name: counts instead of their health check.'),
    stop: schemas/* record */.g1P(serviceName, schema_duration(0, 5 * 60_000, 'from 0s to 5m'), 'a mapping of services to how long they may take to end')
        .optional()
        .describe('Services that must end cleanly, with the time that they get; all others are removed by force.'),
    timings: schemas/* union */.KCZ([insidePath, schemas/* literal */.euz(false)], 'a relative path that stays inside the root, or false')
        .optional()
        .describe('File that past durations are read from, and written to on a laptop; false: none are kept.'),
    images: schema_images.optional(),
    isolation: schemas/* strictObject */.rej({
        allow: schemas/* array */.YOg(allowed, 'a list of hazards').optional().describe('Hazards that are accepted, with the reason.'),
    })
        .optional()
        .describe('What may be less than isolated.'),
})
    .meta({ patternProperties: { '^x-': {} } });


/***/ }),

/***/ 5819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ isolateProject)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/compose/hazards/index.js + 39 modules
var hazards = __webpack_require__(70722);
;// CONCATENATED MODULE: ./.build/src/compose/audit.js


function audit(model, changes, surroundings, rules, sources) {
    const found = hazards/* REFUSED */.ln.flatMap((hazard) => hazard.find(model, surroundings));
    return [
        ...found.map((finding) => ({ ...finding, action: judge(finding, rules) })),
        ...changes.map((change) => ({
            ...change,
            action: isForbidden(change, rules) ? 'refused' : 'rewritten',
        })),
    ]
        .map((finding) => {
        const position = sources.locate(finding.path);
        return position === undefined ? finding : { ...finding, location: { file: position.file, line: position.line } };
    })
        .sort(byPlace);
}
function judge(finding, rules) {
    if (finding.level === 'warning')
        return 'warning';
    if (isForbidden(finding, rules))
        return 'refused';
    if (rules.allow.some((one) => one.hazard === finding.hazard && (one.service ?? finding.service) === finding.service)) {
        return 'allowed';
    }
    const hazard = hazards/* HAZARDS */.Yc.get(finding.hazard);
    const isNeighbours = hazard !== undefined && 'suffers' in hazard && hazard.suffers === 'neighbours';
    return isNeighbours && rules.lenient ? 'warning' : 'refused';
}
const isForbidden = ({ hazard }, { forbid }) => forbid.includes(hazard) || (forbid.includes('*') && hazards/* REFUSED */.ln.some(({ id }) => id === hazard));
const RANK = { refused: 0, warning: 1, allowed: 2, rewritten: 3 };
function byPlace(a, b) {
    if (RANK[a.action] !== RANK[b.action])
        return RANK[a.action] - RANK[b.action];
    const [fileA, fileB] = [a.location?.file ?? '', b.location?.file ?? ''];
    if (fileA !== fileB)
        return fileA < fileB ? -1 : 1;
    return (a.location?.line ?? 0) - (b.location?.line ?? 0);
}
function describe({ hazard, service, what, location }) {
    const at = location === undefined ? '' : `${location.file}:${location.line}: `;
    return `${at}${service === undefined ? '' : `service ${service}: `}${what} (${hazard})`;
}
function refusalError(judged, rules) {
    const refused = judged.filter(({ action }) => action === 'refused');
    const [first] = refused;
    if (first === undefined)
        return undefined;
    const fixes = [...new Set(refused.map(({ hazard }) => hazards/* HAZARDS */.Yc.get(hazard)?.fix ?? ''))];
    const byOwner = refused.filter((finding) => isForbidden(finding, rules));
    const entries = refused
        .filter((finding) => !byOwner.includes(finding))
        .map(({ hazard, service }) => `{hazard: ${hazard}${service ? `, service: ${service}` : ''}, reason: "…"}`);
    const accept = entries.length === 0
        ? ''
        : ` Or accept it in isoshard.yml: \`isolation: {allow: [${[...new Set(entries)].join(', ')}]}\`.`;
    const owner = byOwner.length === 0
        ? ''
        : ` The policy of this host (/etc/isoshard/policy.yml) forbids ${[...new Set(byOwner.map(({ hazard }) => hazard))].join(', ')}.`;
    return new errors/* ProjectError */.wB('hazard-refused', `cannot be made private to one stack: ${refused.map(describe).join('; ')}`, {
        hint: `${fixes.join(' ')}${accept}${owner}`,
        location: first.location,
    });
}

// EXTERNAL MODULE: ./.build/src/compose/binds.js
var compose_binds = __webpack_require__(78188);
;// CONCATENATED MODULE: ./.build/src/compose/mend.js
function mendForReading(model) {
    for (const service of Object.values(model.services)) {
        if (service.memswap_limit === '-1')
            service.memswap_limit = -1;
        const limits = (service.ulimits ?? {});
        for (const [name, limit] of Object.entries(limits)) {
            const isEmpty = typeof limit === 'object' && limit !== null && Object.keys(limit).length === 0;
            if (isEmpty)
                limits[name] = 0;
        }
    }
}

;// CONCATENATED MODULE: ./.build/src/compose/isolate.js


function isolate(model, context) {
    const draft = structuredClone(model);
    mendForReading(draft);
    const changes = hazards/* REWRITTEN */.vK.flatMap((hazard) => hazard.rewrite(draft, context));
    for (const definition of Object.values(draft.services)) {
        definition.labels = { ...definition.labels, ...context.labels };
    }
    return { model: draft, changes };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(38816);
;// CONCATENATED MODULE: ./.build/src/config/policy.js




const POLICY_FILE = '/etc/isoshard/policy.yml';
const policySchema = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1, '1'),
    forbid: schemas/* array */.YOg(schemas/* string */.YjP('the name of a hazard, or "*"'), 'a list of hazards'),
});
function readPolicy(known, file = POLICY_FILE) {
    let text;
    try {
        text = (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return { forbid: [] };
        throw failure(file, `cannot be read: ${error.message}`);
    }
    const document = (0,dist/* parseDocument */.Tp)(text);
    const [wrong] = document.errors;
    if (wrong !== undefined)
        throw failure(file, wrong.message, wrong.linePos?.[0].line);
    const parsed = policySchema.safeParse(document.toJS({ maxAliasCount: 10 }));
    if (!parsed.success) {
        const [issue] = parsed.error.issues;
        throw failure(file, `${issue?.path.join('.') || 'the file'}: expected ${issue?.message}`);
    }
    const unknown = parsed.data.forbid.find((hazard) => hazard !== '*' && !known(hazard));
    if (unknown !== undefined)
        throw failure(file, `forbid: there is no hazard ${JSON.stringify(unknown)}`);
    return { forbid: parsed.data.forbid };
}
const failure = (file, what, line) => new errors/* InputError */.dz('bad-config', `the policy of this host: ${what}`, {
    location: { file, ...(line !== undefined && { line }) },
    hint: 'Its owner has to mend it: `version: 1`, and `forbid:` with names that docs/hazards.md lists.',
});

// EXTERNAL MODULE: ./.build/src/compose/bind-sources.js
var bind_sources = __webpack_require__(65382);
;// CONCATENATED MODULE: ./.build/src/stack/bind-facts.js



function factsOf(source) {
    try {
        (0,external_node_fs_.lstatSync)(source);
    }
    catch {
        return { kind: 'missing', real: source, uid: 0, gid: 0, mode: 0o755 };
    }
    const stat = (0,external_node_fs_.statSync)(source, { throwIfNoEntry: false });
    if (stat === undefined)
        return { kind: 'other', real: source, uid: 0, gid: 0, mode: 0o755 };
    const kind = stat.isDirectory() ? 'directory' : stat.isFile() ? 'file' : stat.isSocket() ? 'socket' : 'other';
    return { kind, real: (0,external_node_fs_.realpathSync)(source), uid: stat.uid, gid: stat.gid, mode: stat.mode & 0o7777 };
}
function gatherBindFacts(model) {
    const facts = {};
    for (const source of (0,bind_sources/* bindSources */.ol)(model).keys()) {
        const found = factsOf(source);
        facts[source] = found;
        const folder = found.kind === 'file' ? (0,external_node_path_.dirname)(found.real) : found.real;
        facts[folder] ??= factsOf(folder);
    }
    return facts;
}

;// CONCATENATED MODULE: ./.build/src/modes/isolate-project.js







const RECENT = { overlays: true, subpaths: true, volumesFolder: '/var/lib/docker/volumes' };
const abilitiesOf = ({ isLocal, isRootful, major, volumesFolder }) => ({
    overlays: isLocal && isRootful,
    subpaths: major >= 26,
    volumesFolder,
});
function isolateProject(context, project, { model, allow, stacks, engine, ...request }) {
    const facts = gatherBindFacts(model);
    const binds = (0,compose_binds/* planBinds */.c)(model, request.project, facts, engine === undefined ? RECENT : abilitiesOf(engine));
    const startInterval = engine === undefined || engine.major >= 25;
    const isolated = isolate(model, { ...request, binds, startInterval });
    const rules = {
        allow,
        forbid: readPolicy((hazard) => hazards/* HAZARDS */.Yc.has(hazard)).forbid,
        lenient: context.kind === 'action' && context.env.RUNNER_ENVIRONMENT === 'github-hosted' && stacks < 2,
    };
    const written = (path) => project.sources.locate(path)?.text;
    const surroundings = { facts, projectRoot: project.root, stacks, written };
    const judged = audit(model, isolated.changes, surroundings, rules, {
        locate: (path) => {
            const position = project.sources.locate(path);
            return position && { ...position, file: shortName(context.paths.workspace, position.file) };
        },
    });
    return { model: isolated.model, binds, judged, refusal: refusalError(judged, rules) };
}
function shortName(workspace, file) {
    const short = (0,external_node_path_.relative)(workspace, file);
    return short.startsWith('..') ? file : short.replaceAll('\\', '/');
}


/***/ }),

/***/ 21291:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DV: () => (/* binding */ codeBlock),
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   Kb: () => (/* binding */ excerpt),
/* harmony export */   SS: () => (/* binding */ codeSpan),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   ZD: () => (/* binding */ escapeHtml),
/* harmony export */   pj: () => (/* binding */ plain)
/* harmony export */ });
const ANSI = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\|$)|[@-Z\\-_])|\u009b[0-?]*[ -/]*[@-~]/g;
const UNSEEN = /[^\P{C}\t\n\u{e000}-\u{f8ff}]|[\u2028\u2029]/gu;
const HARMLESS = /^[\t\n\x20-\x7e]*$/;
function plain(text) {
    if (HARMLESS.test(text))
        return text;
    return text.replace(ANSI, '').replace(/\r\n?/g, '\n').replace(UNSEEN, '');
}
function oneLine(text, limit = 200) {
    return shorten(plain(text.slice(0, limit * 20))
        .replace(/\s+/g, ' ')
        .trim(), limit);
}
function excerpt(text, limit, lines) {
    const whole = plain(text.slice(0, limit * 4)).trimEnd();
    const kept = whole.split('\n').slice(0, lines).join('\n');
    const short = shorten(kept, limit);
    return (short.length < whole.length || text.length > limit * 4) && !short.endsWith('…') ? `${short}\n…` : short;
}
function shorten(text, limit) {
    return text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
const HTML = new Map([
    ['&', '&amp;'],
    ['<', '&lt;'],
    ['>', '&gt;'],
    ['"', '&quot;'],
    ["'", '&#39;'],
]);
function escapeHtml(text) {
    return plain(text).replace(/[&<>"']/g, (character) => HTML.get(character) ?? '');
}
function escapeMarkdown(text, limit = 200) {
    return oneLine(text, limit)
        .replace(/[&<>"'`*_[\]|~\\$]|:(?=\/\/)/g, (character) => `&#${character.codePointAt(0)};`)
        .replaceAll('@', '@&#8203;');
}
function codeSpan(text, limit = 200) {
    return `<code>${escapeMarkdown(text, limit)}</code>`;
}
function codeBlock(text) {
    const longest = (plain(text).match(/`+/g) ?? []).reduce((max, run) => Math.max(max, run.length), 2);
    const fence = '`'.repeat(longest + 1);
    return `${fence}text\n${plain(text)}\n${fence}`;
}


/***/ })

};
