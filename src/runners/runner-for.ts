/** The adapters, by the name that `isoshard.yml` gives. */
import type { RunnerName } from '../config/config.js';
import type { RunnerAdapter } from './adapter.js';
import { playwright } from './playwright.js';
import { pytest } from './pytest.js';
import { command, jest, vitest } from './templates.js';

const ADAPTERS: Readonly<Record<RunnerName, RunnerAdapter>> = { playwright, pytest, vitest, jest, command };

export function runnerFor(name: RunnerName): RunnerAdapter {
  return ADAPTERS[name];
}
