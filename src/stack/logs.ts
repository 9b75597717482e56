/** What a stack's containers wrote, one file a service: saved before anything is removed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContainerView, Engine } from '../docker/engine.js';
import { COMPOSE_LABEL } from '../docker/labels.js';

const LINES = 5000;
/** Of one container's log, in UTF-16 units. */
const CHARACTERS = 4 * 1024 * 1024;

/** Runs the work of one file; one that fails or takes too long does not stop the others. */
export type PerFile = (name: string, work: () => Promise<string>) => Promise<string | undefined>;

const toleratingAll: PerFile = (_, work) =>
  work().catch((error: Error) => `its log could not be read: ${error.message}\n`);

/** Saves the tail of each service's log below `folder`; a log that cannot be had does not stop the others. */
export async function saveLogs(
  engine: Engine,
  project: string,
  folder: string,
  containers?: readonly ContainerView[],
  perFile: PerFile = toleratingAll,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const all = containers ?? (await engine.containers([`${COMPOSE_LABEL.project}=${project}`]));
  const ofServices = all.filter(({ oneOff, service }) => !oneOff && service !== '');
  await Promise.all(
    ofServices.map(async ({ id, service, name }) => {
      const isScaled = ofServices.filter((other) => other.service === service).length > 1;
      const file = `${(isScaled ? name : service).replace(/[^A-Za-z0-9._-]/g, '_')}.log`;
      const text = await perFile(`services/${file}`, () => engine.logs(id, LINES));
      if (text !== undefined) writeFileSync(join(folder, file), text.slice(-CHARACTERS));
    }),
  );
}
