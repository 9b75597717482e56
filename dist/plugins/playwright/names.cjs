/**
 * How tests are named to a Playwright that takes no ids (before 1.62). Names that select too much are found by doing to
 * the whole suite what Playwright will do; the tests that come along go into one group, so that no name ever divides them.
 */
const path = require('node:path');

/** No test has this title: a line with it only makes Playwright read the file (1.59 reads no file that has no line). */
const NO_TEST = 'isoshard: nothing of this file itself';

/** Newest first: `[minor, 'ids' | 'prefixes' | 'lines' | 'files']`. */
function waysOf(version, versions) {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  if (major === undefined) return 'files';
  return versions.find(([since]) => Number(major) > 1 || Number(minor) >= since)?.[1] ?? 'files';
}

/**
 * `listed`: `{test, group}` of every test that is divided. Returns the same with `select`, in groups that are as large as
 * they have to be. A suite of which one file or project cannot be named in a test list is named by files.
 */
function nameTests(rootDir, listed, way) {
  if (way === 'ids') return listed;
  const named = way === 'files' ? undefined : nameByLines(rootDir, listed, way === 'prefixes');
  return named ?? nameByFiles(rootDir, listed);
}

/** `undefined` if a test cannot be named. */
function nameByLines(rootDir, listed, prefixes) {
  const pathsOf = listed.map(({ test }) => {
    const [, project, , ...titles] = test.titlePath();
    return [project, relative(rootDir, test.location.file), ...titles];
  });
  /** What a line selects, by the path that Playwright reads out of it. */
  const selected = new Map();
  for (const [index, parts] of pathsOf.entries()) {
    for (let length = prefixes ? 2 : parts.length; length <= parts.length; length++) {
      const key = JSON.stringify(parts.slice(0, length));
      if (!selected.has(key)) selected.set(key, []);
      selected.get(key).push(index);
    }
  }
  const groups = new Groups();
  const named = [];
  for (const [index, { test, group }] of listed.entries()) {
    const parts = pathsOf[index];
    let length = parts.length;
    const shortest = prefixes ? 2 : length;
    while (length >= shortest && !isRead(parts.slice(0, length))) length--;
    if (length < shortest) return undefined;
    const own = parts.slice(0, length);
    for (const other of selected.get(JSON.stringify(own))) groups.join(group, listed[other].group);
    const select = [lineOf(own)];
    const opened = relative(rootDir, fileSuiteOf(test).location.file);
    if (opened !== parts[1]) {
      const opener = [parts[0], opened, NO_TEST];
      if (!isRead(opener)) return undefined;
      select.push(lineOf(opener));
    }
    named.push({ test, group, select });
  }
  return named.map((one) => ({ ...one, group: groups.of(one.group) }));
}

function lineOf([project, ...rest]) {
  return [`[${project}]`, ...rest].join(' › ');
}

/** Whether Playwright reads out of the line of `parts` what was put into it (`loadTestList`, 1.56 to 1.61). */
function isRead(parts) {
  const line = lineOf(parts);
  if (line.includes('\n')) return false;
  const [project, file, ...titles] = line.split('›').map((token) => token.trim());
  if (!project.endsWith(']')) return false;
  const read = [project.slice(1, -1), /^(.*?):(\d+):?(\d+)?$/.exec(file)?.[1] ?? file, ...titles];
  return JSON.stringify(read) === JSON.stringify(parts);
}

/** An argument selects a file in every project, with all that is in it. */
function nameByFiles(rootDir, listed) {
  const filesOf = listed.map(({ test }) => [...new Set([fileSuiteOf(test).location.file, test.location.file])]);
  const all = [...new Set(filesOf.flat())];
  const groups = new Groups();
  const first = new Map();
  for (const [index, { group }] of listed.entries()) {
    const [file] = filesOf[index];
    if (first.has(file)) groups.join(first.get(file), group);
    else first.set(file, group);
  }
  const expressions = new Map(all.map((file) => [file, expressionOf(rootDir, file, all)]));
  return listed.map(({ test, group }, index) => ({
    test,
    group: groups.of(group),
    // Tests that are declared in another file need its name too: else Playwright drops them beside the file's own.
    select: filesOf[index].map((file) => expressions.get(file)),
  }));
}

/** `/…/`, of as much of the path's end as no other file has: the checkout may lie elsewhere when the tests run. */
function expressionOf(rootDir, file, all) {
  const parts = file.split(path.sep).filter(Boolean);
  let count = relative(rootDir, file)
    .split('/')
    .filter((part) => part !== '..').length;
  const suffix = () => `/${parts.slice(-count).join('/')}`;
  while (count < parts.length && all.some((other) => other !== file && posix(other).endsWith(suffix()))) count++;
  const escaped = suffix().replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return `/${escaped.replace(/[\n\r\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}$/`;
}

/** Groups that have to become one, by their names. */
class Groups {
  constructor() {
    this.parents = new Map();
  }

  of(group) {
    let root = group;
    while (this.parents.has(root)) root = this.parents.get(root);
    return root;
  }

  join(one, other) {
    const [a, b] = [this.of(one), this.of(other)];
    if (a !== b) this.parents.set(b, a);
  }
}

function fileSuiteOf(test) {
  let suite = test.parent;
  while (suite.parent?.parent?.parent) suite = suite.parent;
  return suite;
}

function relative(rootDir, file) {
  return posix(path.relative(rootDir, file));
}

function posix(file) {
  return file.split(path.sep).join('/');
}

module.exports = { nameTests, waysOf };
