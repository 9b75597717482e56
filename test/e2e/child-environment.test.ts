/** No child sees the runner's tokens and files: looked at from inside a test, a build and a compose file. */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BUNDLE, withExample } from '../harness/cli.js';
import { startGithubServices } from '../harness/github-services.js';
import { runAction } from '../harness/runner.js';
import { RUNNER_ONLY } from '../harness/runner-only.js';
import { tempWorkspace } from '../harness/temp-workspace.js';

const INSIDE = `
import os
import pathlib

LEAKS = ${JSON.stringify(RUNNER_ONLY)}


def test_environment_of_a_test():
    assert not [name for name in os.environ if name.startswith(("ACTIONS_", "INPUT_", "STATE_"))]
    assert not [name for name in LEAKS if name in os.environ]
    assert "secret-token" not in str(os.environ)


def test_what_the_compose_file_could_see():
    assert os.environ["SEEN_BY_COMPOSE"] == "nothing-" * len(LEAKS)


def test_what_the_build_could_see():
    assert pathlib.Path("/seen-by-build").read_text().strip() == "nothing-" * len(LEAKS)


def test_it_knows_its_stack():
    assert os.environ["ISOSHARD_SUITE"] == "backend"
    assert os.environ["TEST_RUN_ID"] == os.environ["ISOSHARD_RUN_ID"]
`;

test('a test, a build and a compose file see none of them', async () => {
  const services = await startGithubServices();
  try {
    await withExample(
      async (project) => {
        const seen = RUNNER_ONLY.map((name) => `\${${name}:-nothing}-`).join('');
        const compose = join(project, 'docker-compose.test.yml');
        const text = readFileSync(compose, 'utf8');
        const at = text.indexOf('backend-test:');
        const service = text
          .slice(at)
          .replace('build: ./backend', `build:\n      context: ./backend\n      args:\n        SEEN: "${seen}"`)
          .replace('environment:', `environment:\n      - SEEN_BY_COMPOSE=${seen}`);
        writeFileSync(compose, text.slice(0, at) + service);
        appendFileSync(join(project, 'backend/Dockerfile'), '\nARG SEEN\nRUN echo "$SEEN" > /seen-by-build\n');
        writeFileSync(join(project, 'backend/tests/test_environment.py'), INSIDE);
        const workspace = await tempWorkspace(project);
        try {
          const { main, result } = await runAction({
            main: BUNDLE,
            post: BUNDLE,
            workspace: workspace.folder,
            temp: workspace.temp,
            inputs: { mode: 'run', suite: 'backend', token: 'secret-token' },
            env: {
              HOME: join(workspace.temp, 'home'),
              GITHUB_SHA: workspace.commit,
              ...services.jobEnv({ runId: '201' }),
            },
          });
          expect(main.log).toMatch(/✅ 4 tests passed/);
          expect(result).toBe('success');
        } finally {
          await workspace.remove();
        }
      },
      (config) => config.replace(/^( {4}service: backend-test)$/m, '$1\n    args: [tests/test_environment.py]'),
    );
  } finally {
    await services.close();
  }
});
