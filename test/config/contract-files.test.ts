import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { ACTION_INPUTS, ACTION_OUTPUTS, type ActionInput } from '../../src/config/action-inputs.js';
import { jsonSchema } from '../../src/config/json-schema.js';

const root = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

test('isoshard.schema.json is the one of the code: `npm run build` writes it anew', () => {
  // By value: a formatter may lay it out in its own way.
  expect(JSON.parse(root('isoshard.schema.json')), 'isoshard.schema.json is stale: run `npm run build`').toEqual(
    JSON.parse(jsonSchema()),
  );
});

test('the schema has every key of a suite described, and lets x- keys pass', () => {
  const schema = JSON.parse(jsonSchema());
  const suite = schema.properties.suites.additionalProperties;
  expect(schema).toMatchObject({ title: 'isoshard.yml', required: ['version', 'suites'], additionalProperties: false });
  expect(schema.$id).toBeUndefined();
  for (const part of [schema, suite]) {
    expect(part.patternProperties).toEqual({ '^x-': {} });
    for (const [key, value] of Object.entries(part.properties)) {
      expect(value, key).toHaveProperty('description');
    }
  }
  expect(suite.required).toEqual(['runner']);
});

test('action.yml has the inputs and outputs of the code', () => {
  const action = parse(root('action.yml'));
  const inputs = Object.entries<ActionInput>(ACTION_INPUTS).map(([name, input]) => [
    name,
    { required: false, ...input },
  ]);
  expect(action.inputs).toEqual(Object.fromEntries(inputs));
  const outputs = Object.entries(ACTION_OUTPUTS).map(([name, description]) => [name, { description }]);
  expect(action.outputs).toEqual(Object.fromEntries(outputs));
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js', post: 'dist/index.js', 'post-if': 'always()' });
});
