/** The half of the reporter that runs: selects, and writes down what happened. */
const fs = require('node:fs');
const path = require('node:path');
const { describeError, describeTest } = require('./describe.cjs');
const { divide } = require('./projects.cjs');

/** Leaves the selected tests, and writes `receipt.ndjson`. Anything that it cannot vouch for makes the run fail. */
class Recorder {
  constructor(settings) {
    this.settings = settings;
    this.receipt = fs.openSync(path.join(settings.OUTPUT, 'receipt.ndjson'), 'a');
    this.setupIds = new Set();
    this.broken = false;
    this.hasErrors = false;
    this.preprocessed = false;
    fs.writeSync(this.receipt, `${JSON.stringify(JSON.parse(settings.RECEIPT_HEADER ?? '{}'))}\n`);
    const selection = JSON.parse(fs.readFileSync(settings.SELECTION, 'utf8'));
    if (selection.kind !== 'isoshard-selection' || selection.version !== 1 || !Array.isArray(selection.tests)) {
      throw new Error(`isoshard: ${settings.SELECTION} is not a selection of version 1`);
    }
    this.selected = new Set(selection.tests);
  }

  write(event) {
    fs.writeSync(this.receipt, `${JSON.stringify(event)}\n`);
  }

  /** What it throws ends the run with status 1, before any test, and comes back through `onError`. */
  preprocess(config, root, testRun) {
    this.config = config;
    this.preprocessed = true;
    testRun.skipSharding();
    const { tests, setup } = divide(root, testRun);
    for (const test of setup) this.setupIds.add(test.id);
    const missing = new Set(this.selected);
    const surplus = [];
    for (const projectSuite of tests) {
      for (const test of projectSuite.allTests()) if (!missing.delete(test.id)) surplus.push(test);
    }
    if (this.selected.size === 0) throw plainError('isoshard: the selection names no test');
    if (missing.size > 0) throw plainError(missingMessage(missing));
    for (const test of surplus) testRun.exclude(test);
  }

  onBegin(config, root) {
    this.config ??= config;
    const all = root.allTests();
    if (!this.preprocessed) for (const test of divide(root, {}).setup) this.setupIds.add(test.id);
    const tests = all.filter((test) => !this.setupIds.has(test.id)).map((test) => test.id);
    const setup = all.filter((test) => this.setupIds.has(test.id)).map((test) => test.id);
    const runnerVersion = config.version;
    const missing = new Set(this.selected);
    const surplus = tests.filter((id) => !missing.delete(id));
    // Before 1.62 the command line has selected: what it got wrong ends the run before any test. An error before has
    // emptied the suite, and has been told.
    if (!this.preprocessed && (surplus.length > 0 || (missing.size > 0 && !this.hasErrors))) {
      const wrong = surplus.length > 0 ? surplusMessage(surplus, all, config) : missingMessage(missing);
      this.write({ event: 'error', message: wrong });
      console.error(wrong);
      process.exit(1);
    }
    this.write({ event: 'begin', tests, setup, runner: 'playwright', runnerVersion });
    if (all.length === 0 || missing.size === 0) return;
    this.broken = true;
    this.write({ event: 'error', message: missingMessage(missing) });
  }

  onTestBegin(test, result) {
    const { retry, startTime, workerIndex } = result;
    this.write({ event: 'start', id: test.id, retry, atMs: startTime.getTime(), worker: workerIndex });
  }

  onTestEnd(test, result) {
    const { retry, status, startTime, duration, workerIndex } = result;
    const { id, ...place } = describeTest(this.config, test);
    // A test that was skipped because another of its serial group failed is neither good nor bad: it did not run.
    const ok = status === test.expectedStatus || status === 'skipped';
    this.write({
      event: 'end',
      id,
      retry,
      status,
      ok,
      willRetry: !ok && status !== 'interrupted' && retry < test.retries,
      durationMs: Math.round(duration),
      // `duration` leaves out `beforeAll`, `afterAll` and what is saved behind the test: they are over now.
      atMs: Math.max(Date.now(), startTime.getTime() + Math.round(duration)),
      worker: workerIndex,
      setup: this.setupIds.has(test.id),
      ...place,
      errors: result.errors.map((error) => describeError(this.config.rootDir, error)),
    });
  }

  onError(error) {
    this.hasErrors = true;
    const { message, ...place } = describeError(this.config?.rootDir ?? '', error);
    // What preprocess threw comes back with the name of its class in front.
    this.write({ event: 'error', message: message.replace(/^Error: (?=isoshard: )/, ''), ...place });
  }

  onEnd(result) {
    // The blob reporter that was added behind us reads this when its own turn comes; those of the user's
    // configuration come before us and write where they always do.
    if (this.settings.BLOB_FILE) process.env.PLAYWRIGHT_BLOB_OUTPUT_FILE = this.settings.BLOB_FILE;
    const status = this.broken && result.status === 'passed' ? 'failed' : result.status;
    this.write({ event: 'finish', status, durationMs: Math.round(result.duration) });
    return { status };
  }
}

/** Without a stack: where in this file it was thrown helps nobody. */
function plainError(message) {
  const error = new Error(message);
  error.stack = message;
  return error;
}

function surplusMessage(surplus, all, config) {
  const { title, file, line } = describeTest(
    config,
    all.find(({ id }) => id === surplus[0]),
  );
  return `isoshard: Playwright ${config.version} would also run ${surplus.length} tests that this shard was not given, such as ${file}:${line} ${title}`;
}

function missingMessage(missing) {
  const shown = [...missing].slice(0, 5).join(', ');
  const more = missing.size > 5 ? ` and ${missing.size - 5} more` : '';
  return `isoshard: ${missing.size} of the selected tests are not in this suite: ${shown}${more}`;
}

module.exports = { Recorder };
