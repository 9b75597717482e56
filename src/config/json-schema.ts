/** The JSON Schema of `isoshard.yml`, so that editors complete and check it. */
import { z } from 'zod';
import { configSchema } from './schema.js';

/** The text of `isoshard.schema.json`: draft 2020-12, from the one definition in `schema.ts`. Pure, the same each time. */
export function jsonSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(configSchema, { target: 'draft-2020-12', io: 'input' });
  const document = {
    $schema,
    title: 'isoshard.yml',
    description: 'How isoshard runs the test suites of a project, each shard in a compose project of its own.',
    ...schema,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
