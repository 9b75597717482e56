/** Places in several files: which of them counts. */
import { describe, expect, test } from 'vitest';
import { MAX_FILES } from '../../../src/compose/source/limits.js';
import { readSources, type Step } from '../../../src/compose/source/sources.js';

type Files = Readonly<Record<string, string>>;

const sourcesOf = (files: Files, given: readonly string[], env: Record<string, string> = {}) =>
  readSources(given, (file) => files[file], env);
const at = (files: Files, given: readonly string[], path: readonly Step[], env?: Record<string, string>) => {
  const position = sourcesOf(files, given, env).locate(path);
  return position && `${position.file}:${position.line}`;
};
const api = (...lines: string[]) => ['services:', '  api:', ...lines.map((line) => `    ${line}`), ''].join('\n');
const PORTS: Step[] = ['services', 'api', 'ports', { target: '80' }];
const PID: Step[] = ['services', 'api', 'pid'];

describe('several -f files', () => {
  const base = api('pid: host', 'ports:', '  - 8000:80', '  - 9000:90');
  test.each<[string, string, readonly Step[], string]>([
    ['the later one', api('pid: private'), PID, '/p/b.yml:3'],
    ['the one that has it', api('ipc: host'), PID, '/p/a.yml:3'],
    ['an item of a list that both have', api('ports:', '  - 9000:91'), PORTS, '/p/a.yml:5'],
    ['the later of two items', api('ports:', '  - 8001:80'), PORTS, '/p/b.yml:4'],
    ['the later of what is on the way', api('image: x'), ['services', 'api', 'init'], '/p/b.yml:2'],
    ['the deeper of what is on the way', api('image: x'), ['services', 'api', 'ports', { target: '1' }], '/p/a.yml:4'],
  ])('%s', (_, override, path, expected) => {
    expect(at({ '/p/a.yml': base, '/p/b.yml': override }, ['/p/a.yml', '/p/b.yml'], path)).toBe(expected);
  });

  test('one that cannot be read is left out', () => {
    const sources = sourcesOf({ '/p/a.yml': base }, ['/p/a.yml', '/p/none.yml']);
    expect(sources.files).toEqual(['/p/a.yml']);
    expect(sources.locate(PID)?.line).toBe(3);
  });
});

describe('!reset and !override', () => {
  const base = api('pid: host', 'ports:', '  - 8000:80', 'environment:', '  A: 1', '  B: 2');
  test.each<[string, string, readonly Step[], string]>([
    ['a reset list', api('ports: !reset []'), PORTS, '/p/b.yml:3'],
    ['a reset scalar', api('pid: !reset null'), PID, '/p/b.yml:3'],
    [
      'a reset key of a map',
      api('environment:', '  A: !reset'),
      ['services', 'api', 'environment', { item: 'A' }],
      '/p/b.yml:4',
    ],
    [
      'the key beside it',
      api('environment:', '  A: !reset'),
      ['services', 'api', 'environment', { item: 'B' }],
      '/p/a.yml:8',
    ],
    ['what a reset holds itself', api('ports: !reset', '  - 1:80'), PORTS, '/p/b.yml:3'],
    ['a reset service', 'services:\n  api: !reset null\n', PORTS, '/p/b.yml:2'],
    ['an overridden list without it', api('ports: !override', '  - 8001:81'), PORTS, '/p/b.yml:3'],
    ['an overridden list with it', api('ports: !override', '  - 8001:81', '  - 8001:80'), PORTS, '/p/b.yml:5'],
    ['an overridden service', 'services:\n  api: !override\n    image: x\n', PID, '/p/b.yml:2'],
  ])('%s', (_, override, path, expected) => {
    expect(at({ '/p/a.yml': base, '/p/b.yml': override }, ['/p/a.yml', '/p/b.yml'], path)).toBe(expected);
  });

  test('a later file says it again', () => {
    const files = { '/p/a.yml': base, '/p/b.yml': api('ports: !reset []'), '/p/c.yml': api('ports:', '  - 1:80') };
    expect(at(files, Object.keys(files), PORTS)).toBe('/p/c.yml:4');
    expect(at(files, Object.keys(files), ['services', 'api', 'ports', { target: '90' }])).toBe('/p/b.yml:3');
  });
});

describe('include', () => {
  test.each<[string, string]>([
    ['a list of paths', 'include:\n  - sub/inc.yml\n'],
    ['a single path', 'include: sub/inc.yml\n'],
    ['long syntax', 'include:\n  - path: sub/inc.yml\n    env_file: x.env\n'],
    ['long syntax with several', 'include:\n  - path: [none.yml, sub/inc.yml]\n'],
    ['a project directory', 'include:\n  - path: sub/inc.yml\n    project_directory: .\n'],
    ['an absolute path', 'include: [/p/sub/inc.yml]\n'],
    ['a variable', 'include: ["$DIR/${NAME:-inc}.yml"]\n'],
    ['an alias', 'x-inc: &inc [sub/inc.yml]\ninclude: *inc\n'],
  ])('%s', (_, include) => {
    const files = { '/p/a.yml': `${include}services: {}\n`, '/p/sub/inc.yml': api('pid: host') };
    expect(at(files, ['/p/a.yml'], PID, { DIR: 'sub' })).toBe('/p/sub/inc.yml:3');
  });

  test('the file itself counts before what it includes, and that before earlier files', () => {
    const files = {
      '/p/a.yml': api('pid: host', 'ipc: host', 'uts: host'),
      '/p/b.yml': `include: [c.yml]\n${api('pid: private')}`,
      '/p/c.yml': api('pid: x', 'ipc: private'),
    };
    const sources = sourcesOf(files, ['/p/a.yml', '/p/b.yml']);
    const where = (key: string) => sources.locate(['services', 'api', key])?.file;
    expect(['pid', 'ipc', 'uts'].map(where)).toEqual(['/p/b.yml', '/p/c.yml', '/p/a.yml']);
    expect(sources.files).toEqual(['/p/a.yml', '/p/b.yml', '/p/c.yml']);
  });

  test('of one entry’s paths the later counts', () => {
    const files = {
      '/p/a.yml': 'include:\n  - path: [b.yml, c.yml]\n',
      '/p/b.yml': api('pid: x'),
      '/p/c.yml': api('pid: y'),
    };
    expect(at(files, ['/p/a.yml'], PID)).toBe('/p/c.yml:3');
  });

  test('what is included includes more, from its own folder or its project directory', () => {
    const files = {
      '/p/a.yml': 'include:\n  - x/b.yml\n  - path: y/c.yml\n    project_directory: z\n',
      '/p/x/b.yml': 'include: [deep/d.yml]\n',
      '/p/x/deep/d.yml': api('pid: host'),
      '/p/y/c.yml': 'include: [e.yml]\n',
      '/p/z/e.yml': api('ipc: host'),
    };
    expect(at(files, ['/p/a.yml'], PID)).toBe('/p/x/deep/d.yml:3');
    expect(at(files, ['/p/a.yml'], ['services', 'api', 'ipc'])).toBe('/p/z/e.yml:3');
  });

  test('a file in another folder finds what it names from the project’s folder too', () => {
    const files = { '/p/a.yml': 'services: {}\n', '/p/ci/b.yml': 'include: [c.yml]\n', '/p/c.yml': api('pid: host') };
    expect(at(files, ['/p/a.yml', '/p/ci/b.yml'], PID)).toBe('/p/c.yml:3');
  });

  test('circles end', () => {
    const files = { '/p/a.yml': 'include: [b.yml, a.yml]\n', '/p/b.yml': `include: [a.yml]\n${api('pid: host')}` };
    expect(at(files, ['/p/a.yml'], PID)).toBe('/p/b.yml:4');
  });

  test('what lies elsewhere is left out', () => {
    const include = 'include: [oci://docker.io/x/y, "https://github.com/x/y.git", ../none.yml, ""]\n';
    expect(at({ '/p/a.yml': include + api('pid: host') }, ['/p/a.yml'], PID)).toBe('/p/a.yml:4');
  });

  test('files without end are read to a bound', () => {
    const read: string[] = [];
    const sources = readSources(['/p/0.yml'], (file) => {
      read.push(file);
      return `include: [${Number(/\d+/.exec(file)?.[0]) + 1}.yml]\nservices: {api: {pid: host}}\n`;
    });
    expect(sources.files).toHaveLength(MAX_FILES);
    expect(read.length).toBeLessThanOrEqual(MAX_FILES + 1);
  });

  test('paths without end are tried to a bound', () => {
    let tries = 0;
    const include = `include: [${Array.from({ length: 5000 }, (_, index) => `${index}.yml`).join(', ')}]\n`;
    readSources(['/p/a.yml'], (file) => {
      tries += 1;
      return file === '/p/a.yml' ? include : undefined;
    });
    expect(tries).toBeLessThanOrEqual(5 * MAX_FILES);
  });
});

describe('extends', () => {
  test.each<[string, Files]>([
    ['a service of the same file', { '/p/a.yml': `${api('extends: base')}  base:\n    pid: host # here\n` }],
    ['in long syntax', { '/p/a.yml': `${api('extends: {service: base}')}  base:\n    pid: host # here\n` }],
    [
      'a service of another file',
      {
        '/p/a.yml': api('extends: {service: base, file: x/b.yml}'),
        '/p/x/b.yml': 'services:\n  base:\n    pid: host # here\n',
      },
    ],
    [
      'by a variable',
      {
        '/p/a.yml': api('extends:', '  service: base', '  file: ${F:-b}.yml'),
        '/p/b.yml': 'services:\n  base:\n    pid: host # here\n',
      },
    ],
    ['by a merge key', { '/p/a.yml': `x-e: &e\n  extends: base\n${api('<<: *e')}  base:\n    pid: host # here\n` }],
    [
      'over several',
      {
        '/p/a.yml': api('extends: {service: api, file: x/b.yml}'),
        '/p/x/b.yml': `${api('extends: middle')}  middle:\n    extends: {service: base, file: c.yml}\n`,
        '/p/x/c.yml': 'services:\n  base:\n    pid: host # here\n',
      },
    ],
    ['itself, before the end', { '/p/a.yml': `${api('extends: b')}  b:\n    extends: api\n    pid: host # here\n` }],
  ])('%s', (_, files) => {
    const [file = '', text = ''] = Object.entries(files).find(([, one]) => one.includes('# here')) ?? [];
    const line = text.split('\n').findIndex((one) => one.includes('# here')) + 1;
    expect(at(files, ['/p/a.yml'], PID)).toBe(`${file}:${line}`);
  });

  test('a service’s own keys count before what it extends, and that before earlier files', () => {
    const files = {
      '/p/a.yml': api('pid: host', 'ipc: host', 'uts: host'),
      '/p/b.yml': `${api('pid: private', 'extends: base')}  base:\n    pid: x\n    ipc: private\n`,
    };
    const sources = sourcesOf(files, ['/p/a.yml', '/p/b.yml']);
    const where = (key: string) => sources.locate(['services', 'api', key]);
    expect(where('pid')).toMatchObject({ file: '/p/b.yml', line: 3 });
    expect(where('ipc')).toMatchObject({ file: '/p/b.yml', line: 7 });
    expect(where('uts')).toMatchObject({ file: '/p/a.yml', line: 5 });
  });

  test('lists are searched in both', () => {
    const files = { '/p/a.yml': `${api('extends: base', 'ports:', '  - 1:81')}  base:\n    ports:\n      - 2:80\n` };
    expect(at(files, ['/p/a.yml'], PORTS)).toBe('/p/a.yml:8');
  });

  test('a reset hides what is extended', () => {
    const files = { '/p/a.yml': `${api('extends: base', 'ports: !reset []')}  base:\n    ports:\n      - 2:80\n` };
    expect(at(files, ['/p/a.yml'], PORTS)).toBe('/p/a.yml:4');
  });

  test('circles end, and what is in none of them is at the service', () => {
    const files = { '/p/a.yml': `${api('extends: b')}  b:\n    extends: api\n` };
    expect(at(files, ['/p/a.yml'], PID)).toBe('/p/a.yml:2');
  });

  test('of a file that is extended only what is extended is read on', () => {
    const files = {
      '/p/a.yml': api('extends: {service: base, file: b.yml}'),
      '/p/b.yml': 'include: [c.yml]\nservices:\n  base: {}\n  other:\n    extends: {service: x, file: c.yml}\n',
      '/p/c.yml': 'services: {}\n',
    };
    expect(sourcesOf(files, ['/p/a.yml']).files).toEqual(['/p/a.yml', '/p/b.yml']);
  });

  test('two thousand services that extend one another', () => {
    const names = Array.from({ length: 2000 }, (_, index) => `  s${index}: {extends: s${index + 1}}`);
    const files = { '/p/a.yml': `services:\n${names.join('\n')}\n` };
    expect(at(files, ['/p/a.yml'], ['services', 's0', 'pid'])).toBe('/p/a.yml:2');
  });
});

describe('what cannot be trusted is left out, and the rest is found', () => {
  test.each<[string, string]>([
    ['too large', `services:\n  api:\n    pid: x\n#${'x'.repeat(1024 * 1024)}`],
    ['too deep', `${api('pid: x')}x-deep: ${'['.repeat(5000)}`],
    [
      'a bomb',
      `${api('pid: x')}x-0: &b0 [a, a]\n${Array.from({ length: 40 }, (_, index) => `x-${index + 1}: &b${index + 1} [*b${index}, *b${index}]`).join('\n')}\n`,
    ],
    ['not YAML', '\0'],
  ])('%s', (_, text) => {
    const files = { '/p/a.yml': api('pid: host'), '/p/b.yml': text };
    expect(at(files, ['/p/a.yml', '/p/b.yml'], PID)).toBe('/p/a.yml:3');
  });

  test('of a file that is wrong further down, what is above is found', () => {
    expect(at({ '/p/a.yml': `${api('pid: host')}networks: [\n` }, ['/p/a.yml'], PID)).toBe('/p/a.yml:3');
  });
});
