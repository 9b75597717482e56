/**
 * Fixtures for a project's own `test`: `base.extend(createRequire(path)(path).fixtures)` with the path in ISOSHARD_PLAYWRIGHT_FIXTURES, which
 * works in ES modules too (docs/databases.md). `await reset()` puts the shard's stack back to its initial state. With
 * `reset: between-retries` that is done before each retry, too: after the `beforeAll` hooks of its file, which Playwright runs before
 * fixtures of tests.
 *
 * Plain CommonJS with no dependency, as the reporter beside it. Environment: ISOSHARD_RESET (`on-demand`, `between-retries`),
 * ISOSHARD_RESET_SOCKET, ISOSHARD_RESET_TOKEN.
 */
const http = require('node:http');

/** Resolves to `{services, ms}` once all is ready again. */
function reset() {
  const { ISOSHARD_RESET_SOCKET: socketPath, ISOSHARD_RESET_TOKEN: token } = process.env;
  if (!socketPath)
    throw new Error('isoshard: reset() needs `reset: on-demand` in the suite of isoshard.yml, and `isoshard run`');
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` };
    const request = http.request({ socketPath, path: '/reset', method: 'POST', headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('error', reject);
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => {
        const answer = JSON.parse(text);
        if (response.statusCode === 200) resolve(answer);
        else reject(new Error(`isoshard: ${answer.message} ${answer.hint ?? ''}`.trim()));
      });
    });
    request.on('error', reject);
    request.end();
  });
}

const fixtures = {
  // Playwright reads from the parameters which fixtures are needed: it has to be this pattern.
  // biome-ignore lint/correctness/noEmptyPattern: as said
  reset: async ({}, use) => {
    await use(reset);
  },
  resetBetweenRetries: [
    // biome-ignore lint/correctness/noEmptyPattern: as said
    async ({}, use, testInfo) => {
      if (process.env.ISOSHARD_RESET === 'between-retries' && testInfo.retry > 0) await reset();
      await use(undefined);
    },
    { auto: true },
  ],
};

module.exports = { fixtures, reset };
