import { expect, test } from 'vitest';
import { runnerEnvironment } from '../../src/modes/invocation-environment.js';
import { suiteOf } from '../runners/suite.js';

const database = {
  strategy: 'per-worker',
  url: 'postgresql://app:{env:PW}@{host:db:5432}:{port:db:5432}/t_{run}_{worker}',
} as const;

test.each([
  ['in a service', undefined, 'postgresql://app:p"w@db:5432/t_{run}_{worker}'],
  ['on the host', { db: { 5432: 32768 } }, 'postgresql://app:p"w@localhost:32768/t_{run}_{worker}'],
])("%s, the URL of a database says where it is; what is the plugin's to fill stays", (_, published, url) => {
  const env = runnerEnvironment(
    {
      suite: suiteOf({ runner: 'pytest', database }),
      shard: { runId: 'r', suite: 's', index: 1, total: 1, project: 'p' },
      model: undefined,
      published,
      invocation: { command: [], env: { ISOSHARD_DATABASE: JSON.stringify(database) }, prependPath: {}, warnings: [] },
      parent: { PW: 'p"w' },
    },
    {},
  );
  expect(JSON.parse(env.ISOSHARD_DATABASE ?? '')).toEqual({ strategy: 'per-worker', url });
});
