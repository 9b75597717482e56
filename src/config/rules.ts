/**
 * Rules that join several keys of a configuration. They look only at what has the right kind, so that they speak up
 * beside mistakes of shape and not about them. Pure.
 */
import { databaseProblems } from './database-rules.js';
import { alternatives } from './expected.js';
import { asMapping, isMapping, type Mapping } from './mapping.js';
import { placeholderProblems } from './placeholders.js';
import { atKey, atValue, type Path, type Problem } from './problem.js';

/** Problems of the document `value`, in the order of its suites. */
export function crossFieldProblems(value: unknown): Problem[] {
  const top = asMapping(value);
  const suites = Object.entries(asMapping(top.suites));
  const problems = suites.flatMap(([name, suite]) => {
    const path = ['suites', name];
    const keys = asMapping(suite);
    if (Object.keys(keys).length === 0) return [];
    return [...placeProblems(keys, path), ...commandProblems(keys, path), ...textProblems(keys, path)].concat(
      top.compose === false ? stackProblems(keys, path) : [],
    );
  });
  problems.push(
    ...Object.entries(asMapping(top.ready)).flatMap(([name, rule]) => readyProblems(rule, ['ready', name])),
  );
  if (top.compose === false) {
    for (const key of ['ready', 'stop']) {
      if (top[key] !== undefined)
        problems.push(
          atKey([key], `there is ${JSON.stringify(key)}, but "compose: false" means that there is no stack`),
        );
    }
  }
  if (isMapping(top.suites) && suites.length === 0)
    problems.push(atValue(['suites'], 'suites: expected at least one suite, got none'));
  return problems;
}

function placeProblems(suite: Mapping, path: Path): Problem[] {
  const name = path.join('.');
  const inService = suite.service !== undefined;
  const onHost = suite['runs-in'] !== undefined;
  if (inService && onHost) {
    return [atKey([...path, 'runs-in'], `${name} has both "service" and "runs-in"; expected one of them`)];
  }
  if (!inService && !onHost) {
    return [
      atValue(
        [...path, 'service'],
        `${name} does not say where its tests run; expected "service: NAME" or "runs-in: host"`,
      ),
    ];
  }
  if (inService && suite['working-directory'] !== undefined) {
    const message = `${name}: "working-directory" is only for "runs-in: host"; in a service the directory stays the service's own`;
    return [atKey([...path, 'working-directory'], message)];
  }
  return [];
}

function commandProblems(suite: Mapping, path: Path): Problem[] {
  const { runner } = suite;
  const name = path.join('.');
  const problems: Problem[] = [];
  if (runner === 'playwright' || runner === 'pytest') {
    if (suite.files !== undefined)
      problems.push(
        atKey([...path, 'files'], `${name}: "files" is not for ${runner}, which finds its tests itself; use "args"`),
      );
  }
  if (runner !== 'command') {
    if (suite.junit !== undefined)
      problems.push(atKey([...path, 'junit'], `${name}: "junit" is only for the runner "command"`));
    return problems;
  }
  if (suite.command === undefined) {
    const message = `${name} has the runner "command"; expected "command: […]", got nothing`;
    return [...problems, atValue([...path, 'command'], message)];
  }
  const words = [suite.command, suite.args].flatMap((list) => (Array.isArray(list) ? list.map(String) : []));
  if (suite.files === undefined) {
    problems.push(
      atValue([...path, 'files'], `${name}.files is missing; expected patterns of the test files, got nothing`),
    );
  }
  if (!words.includes('{files}')) {
    const message = `${name}.command: expected the word {files}, where the files of a shard go`;
    problems.push(atValue([...path, 'command'], message));
  }
  if (suite.junit === undefined && !words.some((word) => word.includes('{junit}'))) {
    const message = `${name} does not say where its JUnit XML is; expected {junit} in "command", or "junit: PATH"`;
    problems.push(atValue([...path, 'command'], message));
  }
  return problems;
}

function stackProblems(suite: Mapping, path: Path): Problem[] {
  return ['service', 'services', 'prepare', 'reset'].flatMap((name) =>
    suite[name] === undefined
      ? []
      : [
          atKey(
            [...path, name],
            `${path.join('.')} has ${JSON.stringify(name)}, but "compose: false" means that there is no stack`,
          ),
        ],
  );
}

const READY_KINDS = ['http', 'tcp', 'log', 'command'] as const;

function readyProblems(rule: unknown, path: Path): Problem[] {
  if (!isMapping(rule)) return [];
  const name = path.join('.');
  const given = READY_KINDS.filter((kind) => rule[kind] !== undefined);
  const expected = alternatives(READY_KINDS);
  if (given.length === 0) return [atValue(path, `${name} does not say when it is ready; expected ${expected}`)];
  const problems = given
    .slice(1)
    .map((kind) => atKey([...path, kind], `${name} has both "${given[0]}" and "${kind}"; expected one of them`));
  if (rule.http !== undefined && rule.port === undefined) {
    problems.push(atValue([...path, 'port'], `${name}.port is missing; expected the port of "http", got nothing`));
  }
  if (rule.http === undefined && rule.port !== undefined) {
    problems.push(atKey([...path, 'port'], `${name}: "port" is only for "http"; for a port alone write "tcp: PORT"`));
  }
  return problems;
}

/** A stack is put back under all who use it. */
function resetProblems(suite: Mapping, path: Path): Problem[] {
  const { reset, workers, prepare } = suite;
  if (reset === undefined) return [];
  const at = [...path, 'reset'];
  const needs = (what: string, got: string) => [atKey(at, `${at.join('.')} needs ${what}, got ${got}`)];
  if (suite.runner !== undefined && suite.runner !== 'playwright' && suite.runner !== 'pytest')
    return needs('the runner "playwright" or "pytest"', JSON.stringify(suite.runner));
  if (workers !== 1)
    return needs('"workers: 1", since all workers share the stack', workers === undefined ? 'none' : 'more');
  return prepare === undefined ? needs('"prepare": its state is the one to go back to', 'none') : [];
}

function textProblems(suite: Mapping, path: Path): Problem[] {
  const problems: Problem[] = [];
  for (const [name, value] of Object.entries(asMapping(suite.env))) {
    if (typeof value !== 'string') continue;
    const at = [...path, 'env', name];
    for (const message of placeholderProblems(value)) problems.push(atValue(at, `${at.join('.')}: ${message}`));
  }
  problems.push(...databaseProblems(suite, path), ...resetProblems(suite, path));
  return problems;
}
