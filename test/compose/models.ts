/** Small resolved models, as `docker compose config --format json` prints them. */
import type { Facts, SourceFacts } from '../../src/compose/bind-sources.js';
import type { ViewAbilities } from '../../src/compose/binds.js';
import type { IsolationContext } from '../../src/compose/hazard.js';
import type { ComposeModel, NamedResource, ServiceModel } from '../../src/compose/model.js';

type Rest = Partial<Omit<ComposeModel, 'services'>>;

export const modelOf = (services: Record<string, ServiceModel>, rest: Rest = {}): ComposeModel => ({
  name: 'farm',
  services,
  networks: { default: { name: 'farm_default', ipam: {} } },
  ...rest,
});

export const context = (over: Partial<IsolationContext> = {}): IsolationContext => ({
  project: 'isoshard-0123456789-web-1',
  labels: { 'dev.isoshard.session': '0123456789' },
  ports: 'drop',
  startInterval: true,
  binds: { views: [], places: {} },
  images: {},
  ...over,
});

/** A recent engine on this host. */
export const recent: ViewAbilities = { overlays: true, subpaths: true, volumesFolder: '/var/lib/docker/volumes' };

export const bind = (source: string, target: string, read_only = false) => ({
  type: 'bind',
  source,
  target,
  ...(read_only && { read_only }),
  bind: { create_host_path: true },
});

export const fact = (kind: SourceFacts['kind'], real: string, over: Partial<SourceFacts> = {}): SourceFacts => ({
  kind,
  real,
  uid: 1000,
  gid: 1000,
  mode: 0o755,
  ...over,
});

/** Paths that end with `/` are folders; the others files. */
export const factsFor = (...paths: string[]): Facts =>
  Object.fromEntries(
    paths.map((path) => {
      const bare = path.replace(/(.)\/$/, '$1');
      return [bare, fact(path.endsWith('/') ? 'directory' : 'file', bare)];
    }),
  );

/** A model with every hazard in it. */
export const hazardous: ComposeModel = modelOf(
  {
    api: {
      image: 'farm-api',
      build: { context: '/farm/api', dockerfile: 'Dockerfile' },
      container_name: 'fixed-api',
      restart: 'unless-stopped',
      ipc: 'host',
      ports: [
        { target: 8000, published: '8000', protocol: 'tcp' },
        { target: 9000, protocol: 'tcp' },
      ],
      volumes: [bind('/farm/data', '/data'), { type: 'volume', source: 'db', target: '/db' }],
      networks: { back: { ipv4_address: '10.5.0.2', aliases: ['backend'] } },
      healthcheck: { test: ['CMD', 'true'], interval: '5s' },
      labels: { team: 'blue' },
    },
    web: {
      image: 'nginx',
      network_mode: 'container:fixed-api',
      volumes: [bind('/farm', '/farm', true)],
      depends_on: { api: { condition: 'service_healthy' } },
    },
  },
  {
    networks: {
      back: {
        name: 'farm-net',
        ipam: { config: [{ subnet: '10.5.0.0/24' }] },
        driver_opts: { 'com.docker.network.bridge.name': 'farm0' },
      },
    },
    volumes: { db: { name: 'farm-db' } as NamedResource },
    configs: { settings: { name: 'farm-settings', content: 'a=$$b' } },
  },
);
