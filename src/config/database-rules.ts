/** What is wrong with a suite's `database`, so far as it can be known without a server. Pure. */
import { alternatives } from './expected.js';
import { asMapping, type Mapping } from './mapping.js';
import { placeholderProblems } from './placeholders.js';
import { atKey, atValue, type Path, type Problem } from './problem.js';

const OWN = ['run', 'worker'];
/** What the plugin can make databases of (`isoshard_db/url.py`), by the scheme of a URL. */
const SERVERS = ['postgresql', 'postgres', 'postgis', 'mysql', 'mariadb'];

/** The problems of `database` in the suite at `path`. A URL is not shown: it may hold a password. */
export function databaseProblems(suite: Mapping, path: Path): Problem[] {
  if (suite.database === undefined) return [];
  const { strategy, url, template } = asMapping(suite.database);
  const at = [...path, 'database', 'url'];
  const name = at.join('.');
  const problems: Problem[] = [];
  if (suite.runner !== undefined && suite.runner !== 'pytest') {
    const instead = 'elsewhere each stack has its own: "workers: 1", and more stacks by "shards" and "parallel"';
    problems.push(
      atKey([...path, 'database'], `${path.join('.')}: "database" is only for the runner "pytest"; ${instead}`),
    );
    return problems;
  }
  if (typeof url === 'string') {
    for (const [placeholder, word = ''] of url.matchAll(/\{([a-z-]+)\}/g)) {
      if (OWN.includes(word)) continue;
      const expected = alternatives(OWN.map((own) => `{${own}}`));
      problems.push(atValue(at, `${name}: expected ${expected} in braces, got "${placeholder}"`));
    }
    for (const message of placeholderProblems(url)) problems.push(atValue(at, `${name}: ${message}`));
  }
  const scheme = typeof url === 'string' ? (/^([A-Za-z0-9]+)(?:\+\w+)?:\/\//.exec(url)?.[1]?.toLowerCase() ?? '') : '';
  if (typeof url === 'string' && scheme !== 'sqlite' && !SERVERS.includes(scheme)) {
    const expected = 'expected a URL that begins with sqlite://, postgresql:// or mysql://';
    problems.push(atValue(at, `${name}: ${expected}; one of another kind goes into "env" as DATABASE_URL`));
    return problems;
  }
  if (strategy !== 'per-worker' && strategy !== 'per-test') {
    if (template === undefined) return problems;
    const where = [...path, 'database', 'template'];
    return [...problems, atKey(where, `${where.join('.')}: only for "per-worker" and "per-test"`)];
  }
  const since = `since the strategy is "${strategy}"`;
  if (url === undefined) {
    return [...problems, atValue(at, `${name} is missing; expected a database URL with {worker}, ${since}`)];
  }
  if (typeof url !== 'string') return problems;
  const isFile = scheme === 'sqlite' && !/^[^/]*\/\/\/?$|:memory:|mode=memory/.test(url);
  if (isFile && /\{(run|worker)\}.*\//.test(url)) {
    const why = 'not of its folder: what a killed run left there would stay';
    problems.push(atValue(at, `${name}: expected {worker} and {run} in the name of the file, ${why}`));
  } else if ((isFile || scheme !== 'sqlite') && !url.includes('{worker}')) {
    problems.push(atValue(at, `${name}: expected {worker} in it, ${since}; without it all workers share one database`));
  } else if (scheme !== 'sqlite' && !url.includes('{run}')) {
    const why = 'without it nobody knows which databases of a server are whose';
    problems.push(atValue(at, `${name}: expected {run} in it, ${since}; ${why}`));
  }
  return problems;
}
