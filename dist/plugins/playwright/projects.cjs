/** Which of Playwright's projects hold what is divided, and which are set-up. */

/**
 * Project suites whose tests are divided, and the tests of set-up, dependency and teardown projects, which Playwright
 * runs whole in every shard that needs them. `_readonlyProjectSuites` is what `exclude` itself checks (1.62 to 1.65);
 * without it, a project that another one present depends on.
 */
function divide(root, testRun) {
  const readonly = testRun._readonlyProjectSuites instanceof Set ? testRun._readonlyProjectSuites : undefined;
  const needed = new Set();
  for (const suite of root.suites) {
    for (const name of dependenciesOf(suite)) needed.add(name);
  }
  const isSetup = (suite) => (readonly ? readonly.has(suite) : needed.has(suite.project()?.name));
  return {
    tests: root.suites.filter((suite) => !isSetup(suite)),
    setup: root.suites.filter(isSetup).flatMap((suite) => suite.allTests()),
  };
}

function dependenciesOf(projectSuite) {
  // With `--no-deps` only the private project is without them.
  const internal = projectSuite._fullProject;
  if (Array.isArray(internal?.deps)) {
    return [...internal.deps, ...(internal.teardown ? [internal.teardown] : [])].map(({ project }) => project.name);
  }
  const project = projectSuite.project();
  return [...(project?.dependencies ?? []), ...(project?.teardown ? [project.teardown] : [])];
}

/**
 * `--list` does not apply `.only`, a run does: so it is applied here, as `filterOnly` and `createRootSuite` do.
 * Tests come back by project suite.
 */
function focus(root, divided) {
  const focusedTests = new Map();
  for (const suite of root.suites) {
    const chosen = focusedIn(suite);
    if (chosen) focusedTests.set(suite, chosen);
  }
  if (focusedTests.size === 0) {
    const tests = new Map(divided.tests.map((suite) => [suite, new Set(suite.allTests())]));
    return { tests, setup: divided.setup, focused: false };
  }
  const byName = new Map(root.suites.map((suite) => [suite.project()?.name, suite]));
  const needed = new Set();
  const visit = (suite) => {
    for (const name of dependenciesOf(suite)) {
      const dependency = byName.get(name);
      if (!dependency || needed.has(dependency)) continue;
      needed.add(dependency);
      visit(dependency);
    }
  };
  for (const suite of focusedTests.keys()) visit(suite);
  for (const suite of needed) focusedTests.delete(suite);
  return { tests: focusedTests, setup: [...needed].flatMap((suite) => suite.allTests()), focused: true };
}

/** Tests that `.only` leaves of a suite, or `undefined` if there is no `.only` in it. */
function focusedIn(suite) {
  const chosen = new Set();
  for (const entry of suite.entries?.() ?? [...suite.suites, ...suite.tests]) {
    if (entry.allTests) {
      const inside = focusedIn(entry) ?? (entry._only ? entry.allTests() : []);
      for (const test of inside) chosen.add(test);
    } else if (entry._only) {
      chosen.add(entry);
    }
  }
  return chosen.size > 0 ? chosen : undefined;
}

module.exports = { divide, focus };
