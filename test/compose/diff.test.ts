import { expect, test } from 'vitest';
import { audit } from '../../src/compose/audit.js';
import { planBinds } from '../../src/compose/binds.js';
import { explainChanges } from '../../src/compose/diff.js';
import { isolate } from '../../src/compose/isolate.js';
import { auditTable, diffText, isolationMarkdown } from '../../src/reports/isolation.js';
import { bind, context, factsFor, modelOf, recent } from './models.js';

const secret = 'hunter2';
const model = modelOf(
  {
    api: {
      image: 'app',
      container_name: 'fixed-api',
      build: { context: '/farm', args: { TOKEN: secret } },
      environment: { PASSWORD: secret },
      networks: { default: null },
      ports: [{ target: 8000, published: '8000' }],
      volumes: [bind('/farm/data', '/data')],
      restart: 'always',
    },
  },
  { configs: { app: { name: 'app-config', content: secret } } },
);
const facts = factsFor('/farm/data/');
const isolated = isolate(
  model,
  context({ project: 'p', binds: planBinds(model, 'p', facts, recent), images: { api: 'isoshard/image:1' } }),
);
const judged = audit(
  model,
  isolated.changes,
  { facts, projectRoot: '/farm', stacks: 2, written: () => undefined },
  { allow: [], forbid: [], lenient: false },
  { locate: (path) => ({ file: 'compose.yml', line: path.includes('container_name') ? 4 : 9 }) },
);
const groups = explainChanges(model, isolated.model, judged);

test('every change is told under the finding that is its reason', () => {
  const told = Object.fromEntries(
    groups.map(({ because, lines }) => [because?.hazard ?? 'every stack', lines.map(({ path }) => path)]),
  );
  expect(told).toEqual({
    'container-name': ['services.api.container_name', 'services.api.networks.default'],
    'host-ports': ['services.api.ports'],
    'bind-mount': ['services.api.volumes[/data]'],
    'resource-name': ['configs.app.name'],
    'restart-policy': ['services.api.restart'],
    build: ['services.api.build', 'services.api.image', 'services.api.pull_policy'],
    'every stack': ['name', 'networks.default.labels', 'networks.default.name', 'services.api.labels', 'volumes'],
  });
});

test('what was and what is, line by line', () => {
  const lines = diffText(groups);
  expect(lines[0]).toMatch(/^compose\.yml:4 container-name: An engine has each container name once/);
  expect(lines).toContain('  - services.api.container_name: "fixed-api"');
  expect(lines).toContain('  + services.api.networks.default: {"aliases":["fixed-api"]}');
  expect(lines).toContain('  + services.api.restart: "on-failure:7"');
});

test('no value of an environment, a build argument or an inline config is in any of it', () => {
  const summary = isolationMarkdown([{ suite: 'web', judged, groups }]);
  for (const text of [diffText(groups).join('\n'), auditTable(judged).join('\n'), summary, JSON.stringify(judged)]) {
    expect(text).not.toContain(secret);
  }
  expect(summary).toContain('<details><summary>Isolation of web: ');
});

test('the table has a line a finding, the fix of what is refused, and counts', () => {
  const refused = { ...judged[0], hazard: 'host-pid', action: 'refused', what: 'pid: host', path: [] } as const;
  const lines = auditTable([refused, ...judged]);
  expect(lines[0]).toMatch(/^✗ compose\.yml:\d+ +host-pid +.*pid: host/);
  expect(lines[1]).toMatch(/^ {4}Leave `pid` out/);
  expect(lines.at(-1)).toBe('1 place refused, 6 places made private');
  expect(auditTable([])).toEqual(['nothing is shared']);
});
