// `npm run bench:isolate [SERVICES]`: how long it takes to make a model private, and to judge it, in this process; medians.
// The control is the copy of the model, which nothing that changes it can do without.
// @ts-check
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../scripts/lib.mjs';
import { setUp } from '../scripts/setup/index.mjs';

const SERVICES = Number(process.argv[2] ?? 50);
const ROUNDS = 200;

await setUp({ nodeModules: true });
spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { cwd: ROOT });
/** @param {string} file */
const compiled = (file) => import(join(ROOT, '.build', 'src', 'compose', file));
const [{ isolate }, { audit }, { planBinds }] = await Promise.all(['isolate.js', 'audit.js', 'binds.js'].map(compiled));

/** A service with about every hazard. @param {number} index */
const service = (index) => ({
  image: `app-${index}`,
  build: { context: `/farm/${index}`, args: { TOKEN: 'x' } },
  container_name: `app-${index}`,
  hostname: `app-${index}`,
  restart: 'always',
  ipc: 'host',
  environment: Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`NAME_${at}`, `value ${at}`])),
  ports: [0, 1].map((at) => ({ target: 8000 + at, published: String(8000 + index * 2 + at), protocol: 'tcp' })),
  volumes: [
    { type: 'bind', source: `/farm/${index}`, target: '/app', bind: { create_host_path: true } },
    { type: 'bind', source: `/farm/${index}/data`, target: '/data', bind: { create_host_path: true } },
    { type: 'volume', target: '/app/node_modules', volume: {} },
    { type: 'volume', source: 'shared', target: '/shared', volume: {} },
  ],
  networks: { front: { ipv4_address: `10.5.0.${index + 2}` }, back: null },
  links: index > 0 ? [`app-${index - 1}:previous-${index}`] : [],
  depends_on: index > 0 ? { [`app-${index - 1}`]: { condition: 'service_healthy', required: true } } : {},
  healthcheck: { test: ['CMD', 'true'], interval: '5s' },
  logging: { driver: 'syslog' },
  deploy: { replicas: 2, resources: { limits: { memory: '1' } }, placement: {} },
});
const model = {
  name: 'farm',
  services: Object.fromEntries(Array.from({ length: SERVICES }, (_, index) => [`app-${index}`, service(index)])),
  networks: {
    front: { name: 'front', ipam: { config: [{ subnet: '10.5.0.0/16' }] } },
    back: { name: 'farm_back', ipam: {} },
  },
  volumes: { shared: { name: 'shared' } },
};
const facts = Object.fromEntries(
  Object.values(model.services)
    .flatMap(({ volumes }) => volumes.flatMap(({ source }) => (source?.startsWith('/') ? [source] : [])))
    .map((path) => [path, { kind: 'directory', real: path, uid: 0, gid: 0, mode: 0o755 }]),
);
const abilities = { overlays: true, subpaths: true, volumesFolder: '/var/lib/docker/volumes' };
const images = Object.fromEntries(Object.keys(model.services).map((name) => [name, 'isoshard/image:1']));
const surroundings = { facts, projectRoot: '/farm', stacks: 2, written: () => undefined };
const rules = { allow: [], forbid: [], lenient: false };

const once = () => {
  const binds = planBinds(model, 'p', facts, abilities);
  return isolate(model, { project: 'p', labels: { owner: 'p' }, ports: 'drop', binds, images, startInterval: true });
};
/** Median of many. @param {() => unknown} work */
function median(work) {
  const times = Array.from({ length: ROUNDS }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  }).sort((a, b) => a - b);
  return times[ROUNDS / 2] ?? 0;
}
const { changes } = once();
const [first, second] = [once(), once()].map((made) => JSON.stringify(made));
if (first !== second) throw new Error('the same input gave other bytes');
console.log(`${SERVICES} services, ${changes.length} changes`);
console.log(`figure isolate-copy ${median(() => structuredClone(model)).toFixed(2)} ms`);
console.log(`figure isolate ${median(once).toFixed(2)} ms`);
console.log(
  `figure audit ${median(() => audit(model, changes, surroundings, rules, { locate: () => undefined })).toFixed(2)} ms`,
);
