/** `doctor`: whether this machine can run it, with the fix for what is missing. */
import { statfsSync } from 'node:fs';
import { reap } from '../cleanup/reaper.js';
import type { DoctorInputs } from '../config/inputs.js';
import type { Context } from '../context.js';
import { buildxVersion } from '../docker/buildx.js';
import { composeVersion } from '../docker/compose.js';
import { toIsoshardError } from '../errors.js';
import type { Outcome } from './outcome.js';
import { openEngine } from './session.js';

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly said: string;
  readonly hint?: string;
}

const ENOUGH_DISK_BYTES = 5 * 1024 ** 3;

export async function doctorMode(context: Context, { state }: DoctorInputs): Promise<Outcome> {
  if (state !== undefined) return (await import('./doctor-state.js')).doctorState(context, state);
  const checks: Check[] = [];
  const check = async (name: string, work: () => Promise<string>) => {
    try {
      checks.push({ name, ok: true, said: await work() });
    } catch (error) {
      const { message, hint } = toIsoshardError(error);
      checks.push({ name, ok: false, said: message, ...(hint !== undefined && { hint }) });
    }
  };
  await check('engine', async () => (await openEngine(context)).engine.info.version);
  await check('compose', () => composeVersion({ env: context.env }));
  await check('buildx', () => buildxVersion({ env: context.env }));
  const { bavail, bsize } = statfsSync(context.paths.workspace);
  const free = bavail * bsize;
  const isEnough = free >= ENOUGH_DISK_BYTES;
  const said = `${(free / 1024 ** 3).toFixed(1)} GiB free`;
  checks.push({
    name: 'disk',
    ok: isEnough,
    said,
    ...(!isEnough && { hint: '`docker system prune` removes what nothing uses.' }),
  });
  await check('leftovers', async () => {
    const { engine } = await openEngine(context);
    const found = await reap(engine, context.paths.state, context.clock, {
      olderThanMs: 6 * 3600 * 1000,
      dryRun: true,
    });
    const dead = found.filter((session) => session.dead).length;
    return `${found.length} sessions, ${dead} of them dead${dead > 0 ? ': `isoshard cleanup` removes them' : ''}`;
  });
  for (const { name, ok, said, hint } of checks)
    context.log.info(`${ok ? '✓' : '✗'} ${name.padEnd(10)} ${said}${hint ? `\n             ${hint}` : ''}`);
  return { exitStatus: checks.every(({ ok }) => ok) ? 0 : 3, json: { checks } };
}
