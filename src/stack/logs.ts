/** What a stack's containers wrote, one file a service: saved before anything is removed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../docker/engine.js';
import { COMPOSE_LABEL } from '../docker/labels.js';

const LINES = 5000;

/** Saves the tail of each container's log below `folder`; a log that cannot be had does not stop the others. */
export async function saveLogs(engine: Engine, project: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const containers = (await engine.containers([`${COMPOSE_LABEL.project}=${project}`])).filter(({ oneOff }) => !oneOff);
  await Promise.all(
    containers.map(async ({ id, service, name }) => {
      const text = await engine
        .logs(id, LINES)
        .catch((error: Error) => `its log could not be read: ${error.message}\n`);
      const isScaled = containers.filter((other) => other.service === service).length > 1;
      writeFileSync(join(folder, `${(isScaled ? name : service).replace(/[^A-Za-z0-9._-]/g, '_')}.log`), text);
    }),
  );
}
