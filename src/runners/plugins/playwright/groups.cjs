/** What may not be separated: Playwright's own test groups. */

/**
 * The groups that Playwright itself never separates, as its `createTestGroups(projectSuite, shards)` makes them
 * (lib/runner, 1.62 to 1.65; the fields are private): by worker hash and required file, the whole file; in parallel
 * mode a test alone, or the outermost serial or default suite; parallel tests under `beforeAll` or `afterAll` in as
 * many chunks as there are shards. Where a later version hides the fields: a test alone if `testRun.mode` calls all
 * around it parallel, else its file, which is never finer than Playwright's own.
 */
function groupsOf(projectSuite, chosen, shards, testRun) {
  const files = new Map();
  for (const test of projectSuite.allTests()) {
    if (!chosen.has(test)) continue;
    const key = JSON.stringify([test._workerHash ?? '', test._requireFile ?? fileSuiteOf(test).title]);
    const file = files.get(key) ?? { general: [], parallel: new Map(), hooked: [] };
    files.set(key, file);
    const place = placeOf(test, testRun);
    if (place === 'general') file.general.push(test);
    else if (place === 'hooked') file.hooked.push(test);
    else file.parallel.set(place, [...(file.parallel.get(place) ?? []), test]);
  }
  return [...files.values()].flatMap((file) => [
    ...(file.general.length > 0 ? [file.general] : []),
    ...file.parallel.values(),
    ...chunks(file.hooked, Math.ceil(file.hooked.length / shards)),
  ]);
}

/** `general` (with its file), `hooked` (a chunk of the file), or the key of its group: itself or a suite. */
function placeOf(test, testRun) {
  let parallel = false;
  let hooked = false;
  let sequential;
  for (let suite = test.parent; suite; suite = suite.parent) {
    const mode = suite._parallelMode;
    if (mode === undefined) return testRun.mode && everyMode(test, testRun) ? test : 'general';
    if (mode === 'serial' || mode === 'default') sequential = suite;
    parallel = parallel || mode === 'parallel';
    hooked = hooked || (suite._hooks ?? []).some((hook) => hook.type === 'beforeAll' || hook.type === 'afterAll');
  }
  if (!parallel) return 'general';
  return hooked && !sequential ? 'hooked' : (sequential ?? test);
}

function everyMode(test, testRun) {
  for (let suite = test.parent; suite?.parent; suite = suite.parent) {
    if (testRun.mode(suite) !== 'parallel') return false;
  }
  return true;
}

function chunks(tests, size) {
  const result = [];
  for (let from = 0; from < tests.length; from += size) result.push(tests.slice(from, from + size));
  return result;
}

function fileSuiteOf(test) {
  let suite = test.parent;
  while (suite.parent?.parent?.parent) suite = suite.parent;
  return suite;
}

module.exports = { groupsOf };
