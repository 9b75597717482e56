/** Reads what the project says: its configuration, with what the inputs say instead, and the suites that were asked for. */
import { existsSync, readFileSync } from 'node:fs';
import type { Config, SuiteConfig, TransportName } from '../config/config.js';
import { findConfig } from '../config/find.js';
import { parseConfig } from '../config/load.js';
import { applyOverrides, type Overrides } from '../config/overrides.js';
import { selectSuites } from '../config/suites.js';
import type { Context } from '../context.js';

export interface Project {
  readonly config: Config;
  /** The suites that were asked for, in the configuration's order. */
  readonly suites: readonly SuiteConfig[];
}

export interface ProjectRequest {
  readonly config?: string;
  /** Names; empty: all. */
  readonly suites: readonly string[];
  readonly overrides: Overrides;
  /** `auto`, as absent: what the configuration says. */
  readonly transport?: TransportName;
}

/** @throws InputError `config-missing`, `bad-config`, `unknown-suite` */
export function loadProject({ paths, log }: Pick<Context, 'paths' | 'log'>, request: ProjectRequest): Project {
  const source = findConfig({
    workspace: paths.workspace,
    exists: existsSync,
    ...(request.config !== undefined && { config: request.config }),
  });
  const { config, changes } = applyOverrides(parseConfig(readFileSync(source.file, 'utf8'), source), request);
  for (const { suite, input, value, effective } of changes) {
    if (!effective) log.warning(`${input}: ${value} changes nothing for ${suite}: its number of shards is fixed`);
  }
  const images = {
    ...config.images,
    transport: request.transport && request.transport !== 'auto' ? request.transport : config.images.transport,
  };
  return { config: { ...config, images }, suites: selectSuites(config, request.suites) };
}
