/** Building by bake on a real engine: all at once, with what a compose file may say, and what is said when it cannot be. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildImages } from '../../src/images/build.js';
import { planImages } from '../../src/images/plan-images.js';
import { readComposeProject } from '../../src/modes/compose-project.js';
import { recordingLog } from '../fakes/log.js';
import { docker, env, IMAGE, type Lab, lab, neverAborted, newSession } from './lab.js';

const id = newSession();
let ours: Lab;
let scratch: string;
const tags = new Set<string>();

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'isoshard-build-'));
  ours = await lab(`
services:
  good:
    build:
      context: .
      dockerfile: good/Dockerfile
      args: ["SAID=x$$y$\${z}%{q}"]
      secrets: [word]
      shm_size: 64m
      network: none
      ulimits: {nofile: 1234}
      cache_to: ["type=registry,ref=127.0.0.1:1/none"]
      additional_contexts: {more: ./more}
  other:
    build: {context: ., dockerfile_inline: "FROM scratch\\nCOPY id /id\\n"}
  slow:
    build: {context: ., dockerfile_inline: "FROM ${IMAGE}\\nRUN sleep 2 # ${id}\\n"}
  failing:
    build: ./failing
  baseless:
    build: {context: ., dockerfile: Baseless}
  foreign:
    platform: linux/s390x
    build: {context: ., dockerfile_inline: "FROM ${IMAGE}\\nRUN true ${id}\\n"}
secrets:
  word: {file: ./word}
`);
  ours.write('id', id);
  ours.write('word', 'hidden');
  ours.write('more/thing', 'thing');
  ours.write(
    'good/Dockerfile',
    `FROM ${IMAGE}\nARG SAID\nCOPY id /id\nCOPY --from=more thing /thing\nRUN --mount=type=secret,id=word <<'EOF'\nset -e\n[ "$SAID" = 'x$y\${z}%{q}' ]\n[ "$(cat /run/secrets/word)" = hidden ]\nif grep eth0 /proc/net/dev; then exit 1; fi\n[ "$(df -k --output=size /dev/shm | tail -1)" -eq 65536 ]\n[ "$(ulimit -n)" = 1234 ]\necho spoken\nEOF\n`,
  );
  ours.write('failing/Dockerfile', `FROM ${IMAGE}\n\nRUN echo ${id} \\\n  && echo about to fail && false\n`);
  ours.write('Baseless', '# no such image\nFROM 127.0.0.1:1/none:1\n');
});
afterAll(async () => {
  for (const tag of tags) await docker('image', 'rm', '--force', tag).catch(() => undefined);
  await ours.remove();
  rmSync(scratch, { recursive: true, force: true });
});

async function build(...services: readonly string[]) {
  const log = recordingLog();
  const project = await readComposeProject({ files: undefined, folder: ours.folder }, env);
  const model = {
    ...project.model,
    services: Object.fromEntries(services.map((name) => [name, project.model.services[name] ?? {}])),
  };
  const { locate } = project.sources;
  const baseDigest = (reference: string) => ours.engine.imageDigest(reference);
  const { images } = await planImages(ours.engine, model, { build: 'missing', locate, baseDigest, root: project.root });
  for (const { tag } of images) tags.add(tag);
  const built: string[] = [];
  const atMs: Record<string, number> = {};
  const onBuilt = ({ service, tag }: { service: string; tag: string }) => {
    built.push(`${service} ${tag}`);
    atMs[service] = performance.now();
  };
  const request = { model, images, locate, session: ours.session, scratch, onBuilt };
  await buildImages(ours.engine, { log, env, signal: neverAborted }, request);
  return { log, images, built, atMs };
}

test('several at once, with all that a section says; each is told once, and a cache that cannot be written is a warning', async () => {
  const { log, images, built } = await build('good', 'other');
  expect(built.sort()).toEqual(images.map(({ service, tag }) => `${service} ${tag}`));
  for (const { tag } of images) expect(await ours.engine.hasImage(tag)).toBe(true);
  expect(log.texts('group')).toEqual(['Build of good, other']);
  expect(log.texts('info').join('\n')).toMatch(/^#\d+ \[good stage-0 \d\/\d\] RUN /m);
  expect(log.texts('debug').join('\n')).toContain('spoken');
  expect(log.texts('warning')).toEqual([expect.stringMatching(/^a layer cache of good, other could not be written/)]);
});

test('an image is told as soon as it is there, while another is still built', async () => {
  const { atMs } = await build('slow', 'other');
  expect((atMs.slow ?? 0) - (atMs.other ?? Number.POSITIVE_INFINITY)).toBeGreaterThan(1000);
});

test('a step that fails: the service, its line in both files, and what it wrote last', async () => {
  await expect(build('failing', 'other')).rejects.toMatchObject({
    code: 'build-failed',
    message: expect.stringMatching(
      /^service failing \(.*compose.yml:\d+\) cannot be built: RUN echo [\s\S]*about to fail$/,
    ),
    location: { file: join(ours.folder, 'failing/Dockerfile'), line: 3 },
  });
});

test('a base image that cannot be had, at the line that names it', async () => {
  await expect(build('baseless', 'other')).rejects.toMatchObject({
    code: 'image-missing',
    message: expect.stringContaining('service baseless'),
    location: { file: join(ours.folder, 'Baseless'), line: 2 },
  });
});

test('a platform that this engine cannot build, at its line in the compose file', async () => {
  await expect(build('foreign')).rejects.toMatchObject({
    code: 'build-failed',
    message: expect.stringContaining('linux/s390x'),
    location: { file: join(ours.folder, 'compose.yml'), line: 23 },
  });
});
