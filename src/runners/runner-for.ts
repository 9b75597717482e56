/** The adapters, by the name that `isoshard.yml` gives. */
import type { RunnerName } from '../config/config.js';
import { InputError } from '../errors.js';
import type { RunnerAdapter } from './adapter.js';
import { playwright } from './playwright.js';
import { pytest } from './pytest.js';

/** Throws `InputError` (`bad-config`) for a runner that the configuration knows and this version cannot run yet. */
export function runnerFor(name: RunnerName): RunnerAdapter {
  switch (name) {
    case 'playwright':
      return playwright;
    case 'pytest':
      return pytest;
    default:
      throw new InputError('bad-config', `runner: expected playwright or pytest, got ${name}`, {
        hint: `This version runs playwright and pytest; ${name} is planned.`,
      });
  }
}
