/**
 * A Playwright reporter that isoshard adds to the user's own: with `ISOSHARD_MODE=list` it writes down what would run
 * (`listing.json`), with `ISOSHARD_MODE=run` it leaves only the selected tests and writes down what ran
 * (`receipt.ndjson`), line by line as it happens, so that a shard that is killed keeps what it did.
 *
 * Plain CommonJS with no dependency: it is mounted into images that we know nothing of, and `.cjs` stays CommonJS in
 * projects with `"type": "module"`. Needs Playwright 1.40; from 1.62 it selects itself (`Reporter.preprocess`), before it
 * checks what the command line has selected. It never writes `projects[].use`,
 * environment or annotations: they may hold secrets.
 *
 * Environment: ISOSHARD_MODE (`list`, `run`), ISOSHARD_OUTPUT (writable folder), ISOSHARD_LIST_SHARDS (list: the
 * number of shards that Playwright would be told), ISOSHARD_VERSIONS (list: how tests are named, by version), ISOSHARD_SELECTION (run: file of ids), ISOSHARD_RECEIPT_HEADER
 * (run: first line of the receipt), ISOSHARD_BLOB_FILE (run: where the blob reporter that follows us writes).
 * They are taken out of the environment at once: a Playwright that the tests start must not act on them.
 */
const { Lister } = require('./lister.cjs');
const { Recorder } = require('./recorder.cjs');

const ENVIRONMENT = ['MODE', 'OUTPUT', 'LIST_SHARDS', 'VERSIONS', 'SELECTION', 'RECEIPT_HEADER', 'BLOB_FILE'];

class IsoshardReporter {
  constructor() {
    this.settings = {};
    for (const name of ENVIRONMENT) {
      this.settings[name] = process.env[`ISOSHARD_${name}`];
      delete process.env[`ISOSHARD_${name}`];
    }
    delete process.env.PW_TEST_REPORTER;
    const { MODE, OUTPUT } = this.settings;
    if ((MODE !== 'list' && MODE !== 'run') || !OUTPUT) {
      throw new Error('isoshard: ISOSHARD_MODE must be list or run, and ISOSHARD_OUTPUT a folder');
    }
    this.role = MODE === 'list' ? new Lister(this.settings) : new Recorder(this.settings);
  }

  /** `false`, so that Playwright adds its own terminal reporter where the user's print nothing. */
  printsToStdio() {
    return this.settings.MODE === 'list';
  }

  preprocess({ config, suite, testRun }) {
    this.role.preprocess(config, suite, testRun);
  }

  onBegin(config, suite) {
    this.role.onBegin(config, suite);
  }

  onTestBegin(test, result) {
    this.role.onTestBegin?.(test, result);
  }

  onTestEnd(test, result) {
    this.role.onTestEnd?.(test, result);
  }

  onError(error) {
    this.role.onError(error);
  }

  onEnd(result) {
    return this.role.onEnd(result);
  }
}

module.exports = IsoshardReporter;
