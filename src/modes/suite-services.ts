/** Which services a suite needs. */
import { type ComposeModel, closure, upServices } from '../compose/model.js';
import type { Config, SuiteConfig } from '../config/config.js';
import { didYouMean } from '../config/nearest.js';
import { ProjectError } from '../errors.js';

export interface SuiteServices {
  /** Those that are started: beside the one that its tests run in. */
  readonly start: string[];
  /** Those that a step of `prepare` runs in, and that are not started. */
  readonly once: string[];
  readonly all: string[];
}

/** Which services a suite needs. @throws ProjectError `unknown-service` */
export function servicesOf(model: ComposeModel, config: Config, suite: SuiteConfig): SuiteServices {
  const named = [
    ...(suite.place.kind === 'service' ? [suite.place.service] : []),
    ...(suite.services ?? []),
    ...suite.prepare.map(({ service }) => service),
    ...(suite.prepareOptions?.refresh ?? []).map(({ service }) => service),
  ];
  const known = Object.keys(model.services).sort();
  const mustHave = (name: string, who: string): void => {
    if (known.includes(name)) return;
    const message = `${who} names service ${name}, which the compose file does not have${didYouMean(name, known)}`;
    const hint = `Services of the compose file: ${known.join(', ')}.`;
    throw new ProjectError('unknown-service', message, { location: { file: config.file }, hint });
  };
  for (const name of named) mustHave(name, `suite ${suite.name}`);
  for (const key of ['ready', 'stop'] as const) for (const name of Object.keys(config[key])) mustHave(name, key);
  const place = suite.place.kind === 'service' ? suite.place.service : undefined;
  const roots = suite.services ?? (place === undefined ? upServices(model, config.profiles) : []);
  const start = closure(model, [...roots, ...(place === undefined ? [] : [place])]).filter((name) => name !== place);
  const once = [...new Set(suite.prepare.map(({ service }) => service))].filter((name) => !start.includes(name));
  return { start, once, all: closure(model, [...start, ...named]) };
}
