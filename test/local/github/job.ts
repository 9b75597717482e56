/** This process as a job on loopback services: the toolkit's libraries read `process.env` and nothing else. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { vi } from 'vitest';
import { type GithubServices, type JobOptions, startGithubServices } from '../../harness/github-services.js';

export interface LoopbackJob {
  readonly services: GithubServices;
  /** `GITHUB_WORKSPACE`, beside it `RUNNER_TEMP`. */
  readonly folder: string;
  /** Becomes another job of the same GitHub; returns its environment. */
  become(job: JobOptions): Record<string, string>;
  close(): Promise<void>;
}

const OPENING_MS = 100;

/** Starts services; `process.env` is as before once it is closed. */
export async function loopbackJob(): Promise<LoopbackJob> {
  const services = await startGithubServices();
  const parent = await mkdtemp(join(tmpdir(), 'job-'));
  const folder = join(parent, 'workspace');
  await mkdir(folder);
  const become = (job: JobOptions): Record<string, string> => {
    const env = { ...services.jobEnv(job), GITHUB_WORKSPACE: folder, RUNNER_TEMP: join(parent, 'temp') };
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    return env;
  };
  return {
    services,
    folder,
    become,
    async close() {
      vi.unstubAllEnvs();
      await services.close();
      // A call into a library that was given up goes on unseen. It may be about to open a file there: an error that nobody catches, if the folder is gone.
      await wait(OPENING_MS);
      await rm(parent, { recursive: true, force: true });
    },
  };
}
