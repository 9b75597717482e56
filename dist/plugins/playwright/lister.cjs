/** The half of the reporter that lists: what would run, and what may not be separated. */
const fs = require('node:fs');
const path = require('node:path');
const { describeError, describeTest, hintsOf } = require('./describe.cjs');
const { groupsOf } = require('./groups.cjs');
const { nameTests, waysOf } = require('./names.cjs');
const { divide, focus } = require('./projects.cjs');

const COMPOSE_UP = /\bdocker[ -]compose\b[^'"`\n]*\bup\b/;
const OWN_STACK =
  'webServer in the Playwright config starts a compose stack of its own, which all shards would share: leave it out where CI is set, since the stack is here already.';

/** Whether the config's `webServer` starts a stack: Playwright hands on a single one; several are in the file. */
function ownStack(config) {
  if (config?.webServer) return COMPOSE_UP.test(config.webServer.command ?? '');
  try {
    const text = fs.readFileSync(config.configFile, 'utf8');
    const at = text.search(/\bwebServer\s*:\s*\[/);
    return at >= 0 && COMPOSE_UP.test(text.slice(at));
  } catch {
    return false;
  }
}

/** Writes `listing.json`: with errors instead of a proof where a file did not load. */
class Lister {
  constructor(settings) {
    this.file = path.join(settings.OUTPUT, 'listing.json');
    this.shards = Math.max(1, Number(settings.LIST_SHARDS) || 1);
    this.versions = JSON.parse(settings.VERSIONS || '[]');
    this.errors = [];
    this.tests = [];
    this.setup = [];
    this.focused = false;
    this.isListed = false;
  }

  /** Playwright 1.62 and later. */
  preprocess(config, root, testRun) {
    testRun.skipSharding();
    this.list(config, root, testRun);
  }

  list(config, root, testRun) {
    this.config = config;
    this.isListed = true;
    const { tests, setup, focused } = focus(root, divide(root, testRun));
    this.focused = focused;
    const listed = [...tests].flatMap(([projectSuite, chosen]) =>
      groupsOf(projectSuite, chosen, this.shards, testRun).flatMap((group) =>
        group.map((test) => ({ test, group: group[0].id })),
      ),
    );
    const projects = new Map(root.suites.map((suite) => [suite.project()?.name, suite.project() ?? {}]));
    const named = nameTests(config.rootDir, listed, waysOf(config.version, this.versions));
    this.tests = named.map(({ test, ...rest }) => ({
      ...describeTest(config, test),
      ...rest,
      ...hintsOf(test, projects),
    }));
    this.setup = setup.map((test) => ({ ...describeTest(config, test), group: test.id }));
  }

  onBegin(config, root) {
    this.config ??= config;
    const listed = root.allTests();
    if (!this.isListed && listed.length > 0) this.list(config, root, {});
    if (this.errors.length === 0 && listed.length > 0) {
      // `--last-failed` takes tests away after preprocess.
      const order = new Map(listed.map((test, index) => [test.id, index]));
      this.tests = this.tests.filter((test) => order.has(test.id));
      this.tests.sort((a, b) => order.get(a.id) - order.get(b.id));
    }
  }

  onError(error) {
    this.errors.push(error);
  }

  onEnd() {
    const document = {
      kind: 'isoshard-listing',
      version: 1,
      runner: 'playwright',
      runnerVersion: this.config?.version ?? '',
      rootDir: this.config?.rootDir ?? '',
      focused: this.focused,
      // Before 1.62 the first error may come before the configuration does.
      errors: this.errors.map((error) => describeError(this.config?.rootDir ?? '', error)),
      warnings: ownStack(this.config) ? [OWN_STACK] : [],
      tests: this.tests,
      setup: this.setup,
    };
    fs.writeFileSync(this.file, `${JSON.stringify(document)}\n`);
  }
}

module.exports = { Lister };
