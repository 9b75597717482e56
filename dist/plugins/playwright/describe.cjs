/** Tests and errors as plain values: titles, places relative to the root, text without colours. */
const path = require('node:path');

const MAX_MESSAGE = 4000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
const ANSI = /\u001b\[[0-9;?]*[A-Za-z]|\u001b\][^\u0007]*\u0007/g;

/** Titles are `['', project, file, …describes, test]`; `[project]` only where the configuration has several. */
function describeTest(config, test) {
  const [, project, , ...titles] = test.titlePath();
  const repeat = test.repeatEachIndex > 0 ? ` (repeat ${test.repeatEachIndex})` : '';
  const prefix = config.projects.length > 1 && project ? `[${project}] ` : '';
  return {
    id: test.id,
    title: `${prefix}${titles.join(' › ')}${repeat}`,
    file: relative(config.rootDir, test.location.file),
    line: test.location.line,
  };
}

/** What a test that was never measured is told apart by: `needs` are the projects that run before it in its shard. */
function hintsOf(test, projects) {
  const needs = new Set();
  const visit = (name) => {
    const { dependencies = [], teardown } = projects.get(name) ?? {};
    for (const needed of [...dependencies, ...(teardown ? [teardown] : [])]) {
      if (needs.has(needed)) continue;
      needs.add(needed);
      visit(needed);
    }
  };
  visit(test.parent.project()?.name);
  return {
    ...(test.tags?.length > 0 && { tags: test.tags }),
    ...(test.timeout > 0 && { timeoutMs: test.timeout }),
    needs: [...needs],
  };
}

function describeError(rootDir, error) {
  const text = String(error.message ?? error.value ?? error.stack ?? 'unknown error').replace(ANSI, '');
  const place = error.location ? { file: relative(rootDir, error.location.file), line: error.location.line } : {};
  return { message: text.slice(0, MAX_MESSAGE), ...place };
}

function relative(rootDir, file) {
  return path.relative(rootDir, file).split(path.sep).join('/');
}

module.exports = { describeError, describeTest, hintsOf };
