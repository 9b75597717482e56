/** Two runs of the action's plan on machines with nothing, as hosted runners are: the second builds what changed, on what the first kept in the Actions cache. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startOwnEngine, whyNoOwnEngine } from '../harness/chaos/engine.js';
import { BUNDLE, withProject } from '../harness/cli.js';
import { startGithubServices } from '../harness/github-services.js';
import { runAction } from '../harness/runner.js';
import { tempWorkspace } from '../harness/temp-workspace.js';

const run = promisify(execFile);
const why = whyNoOwnEngine();

const FILES = {
  'isoshard.yml': `version: 1
compose: [compose.yml]
suites:
  unit: {runner: command, runs-in: host, services: [web], files: ["*.check"], command: [sh, run.sh, "{junit}", "{files}"]}
`,
  'compose.yml': 'services: {web: {build: {context: .}, command: [/nothing]}}\n',
  Dockerfile: 'FROM scratch\nCOPY large /large\nCOPY said /said\n',
  said: 'something\n',
  large: randomBytes(200_000).toString('hex'),
  'a.check': '',
};

test.skipIf(why !== undefined)(`two plans on new machines${why === undefined ? '' : `: ${why}`}`, async () => {
  const services = await startGithubServices({ samePaths: true });
  const engine = await startOwnEngine(undefined, { name: 'newmachines', subnet: 203 });
  const docker = async (...args: readonly string[]) =>
    (await run('docker', args, { env: { ...process.env, DOCKER_HOST: engine.address } })).stdout.trim();
  const plan = async (project: string, runId: string) => {
    await docker('image', 'prune', '--all', '--force');
    await docker('builder', 'prune', '--all', '--force');
    const workspace = await tempWorkspace(project);
    try {
      const { result, main, outputs } = await runAction({
        ...{ main: BUNDLE, post: BUNDLE, workspace: workspace.folder, temp: workspace.temp },
        inputs: { mode: 'plan' },
        event: { name: 'push', payload: { repository: { default_branch: 'main' } } },
        env: {
          ...{ GITHUB_SHA: workspace.commit, GITHUB_REF: 'refs/heads/main', DOCKER_HOST: engine.address },
          ...services.jobEnv({ runId, job: 'plan' }),
        },
      });
      expect({ result, said: main.parsed.annotations }).toEqual({ result: 'success', said: [] });
      const [tag = ''] = (await docker('image', 'ls', '--format', '{{.Repository}}:{{.Tag}}')).split('\n');
      const layers: string[] = JSON.parse(await docker('image', 'inspect', '-f', '{{json .RootFS.Layers}}', tag));
      return { layers, hit: outputs['cache-hit'], said: main.log };
    } finally {
      await workspace.remove();
    }
  };
  try {
    await withProject(FILES, async (project) => {
      const first = await plan(project, '1');
      expect(first.hit).toBe('false');
      writeFileSync(join(project, 'said'), 'something else\n');
      const second = await plan(project, '2');
      expect(second.said).toContain('web is built on what is kept of an earlier image');
      expect(second.layers).toEqual([first.layers[0], expect.not.stringMatching(first.layers[1] ?? '')]);
      // What was built on it is found as any other.
      const third = await plan(project, '3');
      expect(third).toMatchObject({ hit: 'true', layers: second.layers });
    });
  } finally {
    await engine.stop();
    await services.close();
  }
});
