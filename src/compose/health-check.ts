/** Health checks as their authors set them, in the compose file or in the image. Pure. */
import { type ComposeModel, type HealthCheck, type ServiceModel, sortedEntries } from './model.js';

/** A `HEALTHCHECK`, as the engine tells it; 0: not set. Milliseconds. */
export interface ImageCheck {
  /** `[CMD, …]` or `[CMD-SHELL, LINE]`. */
  readonly test: readonly string[];
  readonly intervalMs: number;
  readonly retries: number;
  readonly startPeriodMs: number;
  readonly startIntervalMs: number;
}

/** How long the author of a check is patient with it; milliseconds. */
export interface Patience {
  readonly intervalMs: number;
  readonly retries: number;
  readonly startPeriodMs: number;
}

/** What the engine takes where nothing is set (moby, daemon/health.go). */
const DEFAULT_INTERVAL_MS = 30_000;
const DEFAULT_RETRIES = 3;

const UNITS_MS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** Milliseconds of a duration as Compose prints it, such as `1m30s`; `undefined` if it is none (Go, `time.ParseDuration`). */
export function composeDuration(text: string | undefined): number | undefined {
  if (text === undefined || !/^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g)];
  return parts.reduce((sum, [, number, unit = '']) => sum + Number(number) * (UNITS_MS[unit] ?? 0), 0);
}

/** Whether a compose file switches the check off. */
const isSwitchedOff = ({ disable, test }: HealthCheck): boolean =>
  disable === true || (Array.isArray(test) ? test[0] === 'NONE' : test === 'NONE');

/**
 * Whether the service has a check: its own, or that of its image, which a `healthcheck` without `test` keeps
 * (moby, daemon/commit.go, `merge`).
 */
export function hasCheck({ healthcheck }: ServiceModel, image: ImageCheck | undefined): boolean {
  if (healthcheck !== undefined && isSwitchedOff(healthcheck)) return false;
  if (healthcheck?.test !== undefined) return true;
  return image !== undefined && image.test.length > 0 && image.test[0] !== 'NONE';
}

/** The patience of each service's check as its author wrote it, by service; without those that have none. */
export function patienceOf(
  model: ComposeModel,
  images: Readonly<Record<string, ImageCheck>>,
): Readonly<Record<string, Patience>> {
  const known = sortedEntries(model.services).flatMap(([service, definition]): [string, Patience][] => {
    const image = images[service];
    if (!hasCheck(definition, image)) return [];
    const { interval, retries, start_period } = definition.healthcheck ?? {};
    const patience = {
      intervalMs: composeDuration(interval) || image?.intervalMs || DEFAULT_INTERVAL_MS,
      retries: retries || image?.retries || DEFAULT_RETRIES,
      startPeriodMs: composeDuration(start_period) ?? image?.startPeriodMs ?? 0,
    };
    return [[service, patience]];
  });
  return Object.fromEntries(known);
}

/** What an entrypoint or command says that installs or fetches programs before it serves. */
const INSTALLS =
  /\b(apt|apt-get|apk|yum|dnf|pip3?|npm|pnpm|yarn|gem|bundle|go|cargo|composer)\b[^;&|]*\b(install|add|ci|i)\b|\b(curl|wget)\b/;

/** Whether what a service runs may bring programs that its image does not have, as far as the compose file shows. */
export const mayInstall = ({ command, entrypoint }: ServiceModel): boolean =>
  INSTALLS.test(
    [entrypoint, command]
      .flat()
      .filter((word) => typeof word === 'string')
      .join(' '),
  );
