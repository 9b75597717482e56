/** Places within one file: the line that is marked `# here`. */
import { describe, expect, test } from 'vitest';
import { readSources, type Step } from '../../../src/compose/source/sources.js';

const FILE = '/p/compose.yml';
const ENV = { CONTAINER_PORT: '9000', MOUNT: './data:/mnt', CAP: 'SYS_ADMIN' };

const lineOf = (text: string) => text.split('\n').findIndex((line) => line.includes('# here')) + 1;
const locate = (text: string, path: readonly Step[], env: Record<string, string> = ENV) =>
  readSources([FILE], (file) => (file === FILE ? text : undefined), env).locate(path);
const api = (...lines: string[]) => ['services:', '  api:', ...lines.map((line) => `    ${line}`), ''].join('\n');
const inApi = (...path: Step[]): Step[] => ['services', 'api', ...path];

type Case = [what: string, text: string, path: readonly Step[], written?: string];

const check = (_: string, text: string, path: readonly Step[], written?: string) => {
  expect(locate(text, path)).toEqual({
    file: FILE,
    line: lineOf(text),
    ...(written !== undefined && { text: written }),
  });
};

describe('keys', () => {
  test.each<Case>([
    ['a scalar', api('image: x', 'container_name: fixed # here'), inApi('container_name'), 'fixed'],
    ['a quoted scalar', api("container_name: 'fi''xed' # here"), inApi('container_name'), "fi'xed"],
    ['a scalar with variables', api('container_name: "${A:-x}-api" # here'), inApi('container_name'), '${A:-x}-api'],
    ['a number as it is written', api('mem_limit: 0x10 # here'), inApi('mem_limit'), '0x10'],
    ['a map', api('build: # here', '  context: .'), inApi('build')],
    ['a key below it', api('build:', '  context: ./app # here'), inApi('build', 'context'), './app'],
    ['a key without a value', api('init: # here'), inApi('init')],
    ['a quoted key', api('"container_name": x # here'), inApi('container_name'), 'x'],
    ['a key that is a number', api('sysctls:', '  80: x # here'), inApi('sysctls', '80'), 'x'],
    ['a scalar on the next line', api('container_name: # here', '  fixed'), inApi('container_name'), 'fixed'],
    ['flow style', 'services: {api: {image: x, privileged: true}} # here\n', inApi('privileged'), 'true'],
    ['flow style over lines', 'services: {\n  api: {\n    pid: host # here\n  }}\n', inApi('pid'), 'host'],
    [
      'below brackets whose lines are not indented',
      api('command: [', 'a,', 'b', ']', 'pid: host # here'),
      inApi('pid'),
      'host',
    ],
    [
      'below quotes whose lines are not indented',
      api('command: "a', 'b # c', '"', 'pid: host # here'),
      inApi('pid'),
      'host',
    ],
    ['within them', 'services: {\napi:\n{image: "x\ny",\npid: host } # here\n}\n', inApi('pid'), 'host'],
    ['a service', 'services:\n  db: {}\n  api: {} # here\n', ['services', 'api']],
    ['a volume', 'volumes:\n  data: # here\n    external: true\n', ['volumes', 'data']],
    ['the name', 'name: shop # here\nservices: {}\n', ['name'], 'shop'],
    [
      'a key in letters beyond ASCII',
      'services:\n  größe-ключ-鍵: # here\n    image: x\n',
      ['services', 'größe-ключ-鍵'],
    ],
    ['letters beyond ASCII before it', api('image: "🐳🐳"', 'pid: host # here'), inApi('pid'), 'host'],
    ['a key that objects have', 'services:\n  constructor: {} # here\n', ['services', 'constructor']],
    ['after a byte order mark', `\uFEFF${api('pid: host # here')}`, inApi('pid'), 'host'],
    ['a tag that nobody knows', api('pid: !mine host # here'), inApi('pid'), 'host'],
    ['tabs between key and value', api('pid:\t\thost\t# here'), inApi('pid'), 'host'],
  ])('%s', check);

  test('lines that end in CR LF', () => {
    const text = api('image: x', '', '# note', 'pid: host # here').replaceAll('\n', '\r\n');
    expect(locate(text, inApi('pid'))).toEqual({ file: FILE, line: 6, text: 'host' });
  });

  test('several documents: the last that has it', () => {
    const text = `---\n${api('pid: host', 'ipc: host')}---\n${api('pid: private # here')}---\n`;
    expect(locate(text, inApi('pid'))?.line).toBe(lineOf(text));
    expect(locate(text, inApi('ipc'))?.line).toBe(5);
  });
});

describe('what is not there is at the deepest that is', () => {
  test.each<Case>([
    ['a key of a service', api().replace('api:', 'api: # here'), inApi('healthcheck', 'test')],
    ['a service', `services: # here\n  db: {}\n`, inApi('image')],
    ['an item', api('cap_add: # here', '  - NET_ADMIN'), inApi('cap_add', { item: 'SYS_ADMIN' })],
    ['a key below a scalar', api('build: ./app # here'), inApi('build', 'context'), './app'],
    [
      'a key below what is short',
      api('volumes:', '  - ./x:/x # here'),
      inApi('volumes', { target: '/x' }, 'source'),
      './x:/x',
    ],
  ])('%s', check);

  test.each([
    ['an empty file', ''],
    ['comments', '# services:\n'],
    ['an empty document', '---\n...\n'],
    ['a list', '- services\n'],
    ['a text', 'services\n'],
    ['other keys', 'networks: {}\n'],
  ])('nothing at all: %s', (_, text) => {
    expect(locate(text, inApi('image'))).toBeUndefined();
  });

  test('no path leads nowhere', () => {
    expect(locate(api('image: x'), [])).toBeUndefined();
  });
});

describe('items', () => {
  test.each<Case>([
    [
      'equal',
      api('cap_add:', '  - NET_ADMIN', '  - SYS_ADMIN # here'),
      inApi('cap_add', { item: 'SYS_ADMIN' }),
      'SYS_ADMIN',
    ],
    ['not the beginning of a word', api('cap_add: # here', '  - SYS_ADMINS'), inApi('cap_add', { item: 'SYS_ADMIN' })],
    ['before =', api('environment:', '  - A=1', '  - B=${B} # here'), inApi('environment', { item: 'B' }), 'B=${B}'],
    ['alone', api('environment:', '  - A', '  - B # here'), inApi('environment', { item: 'B' }), 'B'],
    [
      'the last of several',
      api('environment:', '  - A=1', '  - A=2 # here'),
      inApi('environment', { item: 'A' }),
      'A=2',
    ],
    ['before :', api('links:', '  - db:database # here'), inApi('links', { item: 'db' }), 'db:database'],
    [
      'with more than one :',
      api('devices:', '  - /dev/fuse:/dev/fuse:rwm # here'),
      inApi('devices', { item: '/dev/fuse' }),
      '/dev/fuse:/dev/fuse:rwm',
    ],
    [
      'whole',
      api('extra_hosts:', '  - "host.docker.internal:host-gateway" # here'),
      inApi('extra_hosts', { item: 'host.docker.internal:host-gateway' }),
      'host.docker.internal:host-gateway',
    ],
    ['of a map', api('environment:', '  A: 1', '  B: two # here'), inApi('environment', { item: 'B' }), 'two'],
    [
      'whole, of a map',
      api('extra_hosts:', '  host.docker.internal: host-gateway # here'),
      inApi('extra_hosts', { item: 'host.docker.internal=host-gateway' }),
      'host-gateway',
    ],
    [
      'a network of a list',
      api('networks:', '  - back', '  - front # here'),
      inApi('networks', { item: 'front' }),
      'front',
    ],
    [
      'a network of a map',
      api('networks:', '  back:', '  front: # here', '    ipv4_address: 10.0.0.2'),
      inApi('networks', { item: 'front' }),
    ],
    [
      'below a network of a map',
      api('networks:', '  front:', '    ipv4_address: 10.0.0.2 # here'),
      inApi('networks', { item: 'front' }, 'ipv4_address'),
      '10.0.0.2',
    ],
    [
      'a key, where there is a list',
      api('networks:', '  - front # here'),
      inApi('networks', 'front', 'aliases'),
      'front',
    ],
    ['in flow style', api('depends_on: [cache, db] # here'), inApi('depends_on', { item: 'db' }), 'db'],
    ['one without a list', api('env_file: test.env # here'), inApi('env_file', { item: 'test.env' }), 'test.env'],
    ['a variable', api('cap_add:', '  - ${CAP} # here'), inApi('cap_add', { item: 'SYS_ADMIN' }), '${CAP}'],
    [
      'long syntax, by its source',
      api('devices:', '  - source: /dev/fuse # here', '    target: /dev/fuse'),
      inApi('devices', { item: '/dev/fuse' }),
    ],
  ])('%s', check);
});

describe('targets', () => {
  test.each<Case>([
    [
      'a port',
      api('ports:', '  - 9000:9000', '  - "127.0.0.1:80:8000" # here'),
      inApi('ports', { target: '8000' }),
      '127.0.0.1:80:8000',
    ],
    ['a port that is a number', api('ports:', '  - 8000 # here'), inApi('ports', { target: '8000' }), '8000'],
    [
      'a range of ports',
      api('ports:', '  - 7000-7010:8000-8010 # here'),
      inApi('ports', { target: '8003' }),
      '7000-7010:8000-8010',
    ],
    ['a long port', api('ports:', '  - published: 80 # here', '    target: 8000'), inApi('ports', { target: '8000' })],
    [
      'a key of a long port',
      api('ports:', '  - target: 8000', '    published: 80 # here'),
      inApi('ports', { target: '8000' }, 'published'),
      '80',
    ],
    [
      'a variable on the host side',
      api('ports:', '  - ${PORT:-8000}:80', '  - ${OTHER:-80}:8000 # here'),
      inApi('ports', { target: '8000' }),
      '${OTHER:-80}:8000',
    ],
    [
      'a variable on the container side',
      api('ports:', '  - 80:${CONTAINER_PORT} # here'),
      inApi('ports', { target: '9000' }),
      '80:${CONTAINER_PORT}',
    ],
    [
      'a default on the container side',
      api('ports:', '  - 80:${NONE:-9000} # here'),
      inApi('ports', { target: '9000' }),
      '80:${NONE:-9000}',
    ],
    [
      'a variable in long syntax',
      api('ports:', '  - target: $CONTAINER_PORT # here'),
      inApi('ports', { target: '9000' }),
    ],
    [
      'a mount',
      api('volumes:', '  - ./a:/a', '  - ../data:/data:ro # here'),
      inApi('volumes', { target: '/data' }),
      '../data:/data:ro',
    ],
    [
      'a mount without a source',
      api('volumes:', '  - /app/node_modules # here'),
      inApi('volumes', { target: '/app/node_modules' }),
      '/app/node_modules',
    ],
    ['a mount in a variable', api('volumes:', '  - ${MOUNT} # here'), inApi('volumes', { target: '/mnt' }), '${MOUNT}'],
    [
      'a long mount',
      api('volumes:', '  - ./data:/a', '  - type: bind # here', '    source: ./data', '    target: /data'),
      inApi('volumes', { target: '/data' }),
    ],
    ['a mount in memory', api('tmpfs:', '  - /run:size=1m # here'), inApi('tmpfs', { target: '/run' }), '/run:size=1m'],
    ['one without a list', api('tmpfs: /run # here'), inApi('tmpfs', { target: '/run' }), '/run'],
    ['a secret', api('secrets:', '  - password # here'), inApi('secrets', { target: 'password' }), 'password'],
    [
      'a long secret by its source',
      api('secrets:', '  - source: password # here', '    target: db'),
      inApi('secrets', { target: 'password' }),
    ],
    [
      'a long secret by its target',
      api('secrets:', '  - source: password # here', '    target: db'),
      inApi('secrets', { target: '/run/secrets/db' }),
    ],
    [
      'a config',
      api('configs:', '  - source: settings # here', '    target: /etc/settings'),
      inApi('configs', { target: '/etc/settings' }),
    ],
    [
      'a secret of a build',
      api('build:', '  secrets:', '    - token # here'),
      inApi('build', 'secrets', { target: 'token' }),
      'token',
    ],
  ])('%s', check);
});

describe('anchors, aliases and merge keys', () => {
  test.each<Case>([
    [
      'an alias of a scalar',
      `x-name: &name fixed # here\n${api('container_name: *name')}`,
      inApi('container_name'),
      'fixed',
    ],
    ['an alias of a map', `x-env: &env # here\n  A: 1\n${api('environment: *env')}`, inApi('environment')],
    [
      'below an alias',
      `x-env: &env\n  A: 1 # here\n${api('environment: *env')}`,
      inApi('environment', { item: 'A' }),
      '1',
    ],
    [
      'an alias as an item',
      `x-mounts:\n  - &data ./data:/data # here\n${api('volumes:', '  - *data')}`,
      inApi('volumes', { target: '/data' }),
      './data:/data',
    ],
    ['a merged key', `x-base: &base\n  pid: host # here\n${api('<<: *base', 'image: x')}`, inApi('pid'), 'host'],
    [
      'its own key before a merged one',
      `x-base: &base\n  pid: host\n${api('pid: private # here', '<<: *base')}`,
      inApi('pid'),
      'private',
    ],
    [
      'the first of several that are merged',
      `x-a: &a\n  pid: host # here\nx-b: &b\n  pid: private\n${api('<<: [*a, *b]')}`,
      inApi('pid'),
      'host',
    ],
    [
      'the second, if the first lacks it',
      `x-a: &a\n  ipc: host\nx-b: &b\n  pid: private # here\n${api('<<: [*a, *b]')}`,
      inApi('pid'),
      'private',
    ],
    [
      'merged into what is merged',
      `x-a: &a\n  pid: host # here\nx-b: &b\n  <<: *a\n${api('<<: *b')}`,
      inApi('pid'),
      'host',
    ],
    ['a merged map that is written there', api('<<: {pid: host} # here'), inApi('pid'), 'host'],
    [
      'a map of its own hides a merged one',
      `x-a: &a\n  environment:\n    A: 1\n${api('<<: *a', 'environment: # here', '  B: 2')}`,
      inApi('environment', { item: 'A' }),
    ],
    [
      'an anchor that is used again',
      `x-a: &a {pid: private}\nx-b: &a {pid: host} # here\n${api('<<: *a')}`,
      inApi('pid'),
      'host',
    ],
    ['an alias as a key', `x-key: &key pid\n${api('*key : host # here')}`, inApi('pid'), 'host'],
    ['an alias of nothing', api('pid: *none # here'), inApi('pid')],
  ])('%s', check);

  test('an anchor that contains itself leaves its document out', () => {
    expect(locate('services: &all\n  api:\n    x: *all\n', inApi('image'))).toBeUndefined();
  });
});

test('a stack of fifty services answers a thousand questions at once', () => {
  const services = Array.from({ length: 50 }, (_, index) =>
    [
      `  service-${index}:`,
      '    <<: *common',
      '    extends: {service: base}',
      '    ports:',
      ...Array.from({ length: 10 }, (_, port) => `      - "\${PORT:-80}:${8000 + port}"`),
      '    environment:',
      ...Array.from({ length: 20 }, (_, key) => `      - KEY_${key}=value`),
    ].join('\n'),
  );
  const text = `x-common: &common\n  restart: always\nservices:\n  base:\n    init: true\n${services.join('\n')}\n`;
  const sources = readSources([FILE], () => text, ENV);
  const paths = Array.from({ length: 1000 }, (_, index): Step[] => {
    const last: Step[] =
      [['restart'], ['init'], ['ports', { target: `${8000 + (index % 10)}` }], ['environment', { item: 'KEY_19' }]][
        index % 4
      ] ?? [];
    return ['services', `service-${index % 50}`, ...last];
  });
  sources.locate(['services']);
  const found = paths.map((path) => sources.locate(path));
  expect(found.every((position) => position !== undefined)).toBe(true);
});
