/** A configuration in a few lines for the log. No values of environments, arguments or URLs: they may be secrets. Pure. */
import path from 'node:path';
import type { Config, SuiteConfig } from './config.js';
import { formatDuration } from './duration.js';

/** Lines such as `frontend: playwright in service frontend-test, 3 shards`. */
export function summarizeConfig(config: Config): string[] {
  const { compose } = config;
  const files =
    compose === false
      ? 'none (no stack)'
      : compose === undefined
        ? "Compose's own discovery"
        : compose.map((file) => path.relative(config.root, file) || file).join(', ');
  return [
    `configuration: ${path.relative(config.root, config.file)}`,
    `compose: ${files}${config.profiles.length === 0 ? '' : `; profiles ${config.profiles.join(', ')}`}`,
    `images: transport ${config.images.transport}, build ${config.images.build}`,
    ...config.suites.map((suite) => `${suite.name}: ${suiteLine(suite)}`),
    ...config.allow.map(
      ({ hazard, service, reason }) =>
        `allowed: ${hazard}${service === undefined ? '' : ` in ${service}`} (${reason.replace(/\s+/g, ' ').trim()})`,
    ),
  ];
}

function suiteLine(suite: SuiteConfig): string {
  const { place, targetDurationMs, workers, database } = suite;
  const environment = Object.keys(suite.env);
  return [
    `${suite.runner} ${place.kind === 'service' ? `in service ${place.service}` : `on the host in ${place.workingDirectory}`}`,
    shardsPhrase(suite),
    ...(suite.shards === 'auto' && targetDurationMs !== undefined
      ? [`at most ${formatDuration(targetDurationMs)} each`]
      : []),
    ...(workers === undefined ? [] : [`${workers} ${workers === 1 ? 'worker' : 'workers'}`]),
    ...(environment.length === 0 ? [] : [`environment ${environment.join(' ')}`]),
    ...(suite.prepare.length === 0 ? [] : [`prepared by ${suite.prepare.map((step) => step.service).join(', ')}`]),
    ...(database === undefined ? [] : [`database ${database.strategy}`]),
    `timeout ${formatDuration(suite.shardTimeoutMs)}`,
  ].join(', ');
}

function shardsPhrase({ shards, maxShards }: SuiteConfig): string {
  if (shards === 'auto') return `up to ${maxShards} ${maxShards === 1 ? 'shard' : 'shards'}`;
  return `${shards} ${shards === 1 ? 'shard' : 'shards'}`;
}
