/** The reference pages name all that there is, and nothing else. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { COMMANDS } from '../../src/cli/commands.js';
import { OPTIONS } from '../../src/cli/options.js';
import { ACTION_INPUTS, type ActionInput } from '../../src/config/action-inputs.js';
import { jsonSchema } from '../../src/config/json-schema.js';
import { LABEL } from '../../src/docker/labels.js';
import { codeIn, ROOT, tableUnder, textOf } from './pages.js';

const schema = JSON.parse(jsonSchema());
const suite = schema.properties.suites.additionalProperties.properties;

test.each([
  ['Top', schema],
  ['`suites.NAME`', schema.properties.suites.additionalProperties],
  ['`suites.NAME.prepare`', suite.prepare.anyOf[1]],
  ['`suites.NAME.prepare[]`', suite.prepare.anyOf[0].items],
  ['`suites.NAME.database`', suite.database],
  ['`ready.SERVICE`', schema.properties.ready.additionalProperties],
  ['`images`', schema.properties.images],
  ['`isolation.allow[]`', schema.properties.isolation.properties.allow.items],
])('configuration.md: %s has every key of the schema, and says which are required', (heading, part) => {
  const rows = tableUnder('docs/configuration.md', heading);
  expect(rows.map(([key]) => codeIn(key))).toEqual(Object.keys(part.properties));
  const required = rows.filter(([, value]) => value === 'required').map(([key]) => codeIn(key));
  expect(required).toEqual(part.required ?? []);
  for (const row of rows) expect(row).toHaveLength(3);
});

test('action.md has the inputs of action.yml with their defaults, and its outputs', () => {
  const action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));
  const inputs = tableUnder('docs/action.md', 'Inputs').map(([name, fallback]) => [codeIn(name), codeIn(fallback)]);
  expect(inputs).toEqual(
    Object.entries<{ default?: string }>(action.inputs).map(([name, input]) => [name, input.default ?? '']),
  );
  const outputs = tableUnder('docs/action.md', 'Outputs').map(([name]) => codeIn(name));
  expect(outputs.sort()).toEqual(Object.keys(action.outputs).sort());
});

test('cli.md has every command with its options', () => {
  const flag = (name: string) => `--${name === 'plan-output' ? 'output' : name}`;
  const rows = tableUnder('docs/cli.md', 'The command line').map(([command, , options = '']) => [
    codeIn(command),
    [...options.matchAll(/`([^`]+)`/g)].map(([, name]) => name).sort(),
  ]);
  expect(rows).toEqual(COMMANDS.map(({ name, options }) => [name, options.map(flag).sort()]));
  const described = tableUnder('docs/cli.md', 'Options').map(([name]) => codeIn(name));
  expect(described.sort()).toEqual([...new Set(Object.keys(OPTIONS).map(flag))].sort());
});

test('cli.md has the defaults of the inputs that are options too', () => {
  const rows = new Map(
    tableUnder('docs/cli.md', 'Options').map(([name, fallback]) => [codeIn(name), codeIn(fallback)]),
  );
  for (const [name, input] of Object.entries<ActionInput>(ACTION_INPUTS)) {
    if (!rows.has(`--${name}`) || name === 'dry-run') continue;
    expect(rows.get(`--${name}`), name).toBe(input.default ?? '');
  }
});

test('how-it-works.md has every label', () => {
  const named = [...textOf('docs/how-it-works.md').matchAll(/`(dev\.isoshard\.[a-z-]+)`/g)].map(([, label]) => label);
  expect([...new Set(named)].sort()).toEqual(Object.values(LABEL).sort());
});

test('CONTRIBUTING.md has every room', () => {
  const rooms = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${entry.name}/`);
  const named = tableUnder('CONTRIBUTING.md', 'Rooms').flatMap(([names = '']) =>
    [...names.matchAll(/`([^`]+\/)`/g)].map(([, name]) => name),
  );
  expect(named.sort()).toEqual(rooms.sort());
});
