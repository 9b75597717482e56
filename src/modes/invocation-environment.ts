/** The environment of a test runner's process: the suite's own, what says which stack this is, and what our plugin needs. Pure. */
import type { ComposeModel } from '../compose/model.js';
import {
  fillEnvironment,
  identityVariables,
  type PublishedPorts,
  type ShardIdentity,
  serviceVariables,
} from '../compose/test-environment.js';
import type { SuiteConfig } from '../config/config.js';
import type { Invocation } from '../runners/adapter.js';
import { DATABASE_VARIABLE } from '../runners/pytest.js';

export interface RunnerEnvironment {
  readonly suite: SuiteConfig;
  readonly shard: ShardIdentity;
  /** The stack's services before they were made private, or `undefined` where there is no stack. */
  readonly model: ComposeModel | undefined;
  /** Host ports where tests run on the host; `undefined` in a service, where services are reached by name. */
  readonly published: PublishedPorts | undefined;
  readonly invocation: Invocation;
  /** Environment that `{env:NAME}` reads. */
  readonly parent: Readonly<Record<string, string>>;
}

/** What is added to `current`, the environment that the process would have had without us. */
export function runnerEnvironment(
  request: RunnerEnvironment,
  current: Readonly<Record<string, string>>,
): Record<string, string> {
  const { suite, shard, model, published, invocation, parent } = request;
  const prepended = Object.entries(invocation.prependPath).map(([name, folder]) => {
    const before = current[name];
    return [name, before ? `${folder}:${before}` : folder];
  });
  return {
    ...identityVariables(shard),
    ...(model && serviceVariables(model, published)),
    ...fillEnvironment(suite.env, published, parent),
    ...invocation.env,
    ...databaseVariable(suite.database, published, parent),
    ...Object.fromEntries(prepended),
  };
}

/** Nothing where the runner has no use for it: then its URL has no placeholders of ours to fill. */
function databaseVariable(
  database: SuiteConfig['database'],
  published: PublishedPorts | undefined,
  parent: Readonly<Record<string, string>>,
): Record<string, string> {
  if (database?.url === undefined) return {};
  const { url = '' } = fillEnvironment({ url: database.url }, published, parent);
  return { [DATABASE_VARIABLE]: JSON.stringify({ ...database, url }) };
}
