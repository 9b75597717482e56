/** Which services a suite needs. */
import { type ComposeModel, closure, upServices } from '../compose/model.js';
import type { Config, SuiteConfig } from '../config/config.js';
import { didYouMean } from '../config/nearest.js';
import type { Path } from '../config/problem.js';
import { ProjectError } from '../errors.js';
import { placeInConfig } from './config-place.js';

export interface SuiteServices {
  /** Those that are started: beside the one that its tests run in. */
  readonly start: string[];
  /** Those that a step of `prepare` runs in, and that are not started. */
  readonly once: string[];
  readonly all: string[];
}

/** Which services a suite needs. @throws ProjectError `unknown-service` */
export function servicesOf(model: ComposeModel, config: Config, suite: SuiteConfig): SuiteServices {
  const steps = suite.prepareOptions === undefined ? ['prepare'] : ['prepare', 'steps'];
  const named: readonly (readonly [service: string, place: Path])[] = [
    ...(suite.place.kind === 'service' ? [[suite.place.service, ['service']] as const] : []),
    ...(suite.services ?? []).map((service, at) => [service, ['services', at]] as const),
    ...suite.prepare.map(({ service }, at) => [service, [...steps, at, 'service']] as const),
    ...(suite.prepareOptions?.refresh ?? []).map(
      ({ service }, at) => [service, ['prepare', 'refresh', at, 'service']] as const,
    ),
  ];
  const known = Object.keys(model.services).sort();
  const mustHave = (name: string, who: string, path: Path, at: 'key' | 'value' = 'value'): void => {
    if (known.includes(name)) return;
    const message = `${who} names service ${name}, which the compose file does not have${didYouMean(name, known)}`;
    const hint = `Services of the compose file: ${known.join(', ')}.`;
    throw new ProjectError('unknown-service', message, { location: placeInConfig(config, path, at), hint });
  };
  for (const [name, path] of named) mustHave(name, `suite ${suite.name}`, ['suites', suite.name, ...path]);
  for (const key of ['ready', 'stop'] as const)
    for (const name of Object.keys(config[key])) mustHave(name, key, [key, name], 'key');
  const place = suite.place.kind === 'service' ? suite.place.service : undefined;
  const roots = suite.services ?? (place === undefined ? upServices(model, config.profiles) : []);
  const start = closure(model, [...roots, ...(place === undefined ? [] : [place])]).filter((name) => name !== place);
  const once = [...new Set(suite.prepare.map(({ service }) => service))].filter((name) => !start.includes(name));
  return { start, once, all: closure(model, [...start, ...named.map(([service]) => service)]) };
}
