/** What BuildKit prints, as captured from buildx 0.13. */
import { describe, expect, test } from 'vitest';
import { bakeDefinition } from '../../src/images/bake-definition.js';
import { isOfCache } from '../../src/images/build.js';
import { buildError } from '../../src/images/build-error.js';
import { BuildProgress } from '../../src/images/build-progress.js';

const RUN_FAILS = `#0 building with "default" instance using docker driver

#1 [internal] load local bake definitions
#1 DONE 0.0s

#3 [b internal] load metadata for docker.io/library/debian:trixie-slim
#3 DONE 0.0s

#9 [b one 2/2] RUN sleep 3; echo x > /x
#9 ...

#12 [a 3/3] RUN echo some output; echo more >&2;    false
#12 1.042 some output

#10 [c] exporting to image
#10 exporting layers 0.0s done
#10 DONE 0.1s

#9 [b one 2/2] RUN sleep 3; echo x > /x
#9 CANCELED

#12 [a 3/3] RUN echo some output; echo more >&2;    false
#12 1.045 more
#12 ERROR: process "/bin/sh -c echo some output; echo more >&2;    false" did not complete successfully: exit code: 1
------
 > [a 3/3] RUN echo some output; echo more >&2;    false:
1.042 some output
1.045 more
------
Dockerfile:3
--------------------
   2 |     RUN echo hello
   3 | >>> RUN echo some output; echo more >&2; \\
   4 | >>>    false
   5 |     
--------------------
ERROR: failed to solve: process "/bin/sh -c echo some output; echo more >&2;    false" did not complete successfully: exit code: 1
`;
const NO_REGISTRY = `#5 [a internal] load metadata for docker.io/library/nothere:1
#5 ERROR: failed to do request: Head "https://registry-1.docker.io/v2/library/nothere/manifests/1": dial tcp: lookup registry-1.docker.io: no such host
------
 > [a internal] load metadata for docker.io/library/nothere:1:
------
Dockerfile:1
--------------------
   1 | >>> FROM nothere:1
   2 |     
--------------------
ERROR: failed to solve: nothere:1: failed to resolve source metadata for docker.io/library/nothere:1: failed to do request: Head "https://registry-1.docker.io/v2/library/nothere/manifests/1": dial tcp: lookup registry-1.docker.io: no such host
`;
const NOT_FOUND = NO_REGISTRY.replaceAll(/failed to do request: .*host/g, 'docker.io/library/nothere:1: not found');
const NO_INSTRUCTION = `#2 [a internal] load build definition from Dockerfile
#2 DONE 0.1s
Dockerfile:2
--------------------
   1 |     FROM debian:trixie-slim
   2 | >>> FOO
   3 |     
--------------------
ERROR: failed to solve: dockerfile parse error on line 2: unknown instruction: FOO (did you mean FROM?)
`;
const OTHER_MACHINE = `#7 [2/2] RUN x
#7 0.1 exec /bin/sh: exec format error
#7 ERROR: process "/bin/sh -c x" did not complete successfully: exit code: 255
ERROR: failed to solve: process "/bin/sh -c x" did not complete successfully: exit code: 255
`;

function follow(text: string, pieces = text.length) {
  const seen = { lines: [] as string[], output: [] as string[], done: [] as string[] };
  const progress = new BuildProgress({
    line: (line) => seen.lines.push(line),
    output: (line) => seen.output.push(line),
    done: (name) => seen.done.push(name),
  });
  for (let at = 0; at < text.length; at += pieces) progress.push(text.slice(at, at + pieces));
  return { ...seen, failed: progress.failed };
}

describe('progress', () => {
  const seen = follow(RUN_FAILS);

  test('each step is a line when it begins and one when it ends; what is BuildKit’s own is left out', () => {
    expect(seen.lines).toEqual([
      '#9 [b one 2/2] RUN sleep 3; echo x > /x',
      '#12 [a 3/3] RUN echo some output; echo more >&2;    false',
      '#10 [c] exporting to image',
      '#10 DONE 0.1s',
      expect.stringContaining('#12 ERROR: process'),
    ]);
  });

  test('steps that are done are told, and what steps wrote', () => {
    expect(seen.done).toContain('[c] exporting to image');
    expect(seen.output).toContain('#12 1.042 some output');
  });

  test('the step that failed, with its output; who was cancelled did not fail', () => {
    expect(seen.failed).toEqual([expect.objectContaining({ output: ['some output', 'more'] })]);
  });

  test.each([1, 7, 1000])('pieces of %i make no difference', (pieces) => {
    expect(follow(RUN_FAILS, pieces)).toEqual(seen);
  });
});

describe('errors', () => {
  const model = {
    services: {
      a: { platform: 'linux/arm64', build: { context: '/project/a', dockerfile: 'Dockerfile' } },
      b: { build: { context: '/project/b', dockerfile_inline: 'FROM x\n' } },
    },
  };
  const images = ['a', 'b'].map((service) => ({ service, digest: `sha256:${service}`, tag: `t:${service}` }));
  const texts: Record<string, string> = { a: 'FROM debian:trixie-slim\nFOO\n', b: 'FROM x\n' };
  const errorOf = (output: string, only = images, platforms: string[] = []) => {
    const { targets } = bakeDefinition(model, only, { writeCaches: true });
    return buildError({
      targets,
      failed: follow(output).failed,
      output,
      platforms,
      dockerfile: ({ image }) => ({
        text: texts[image.service] ?? '',
        path: image.service === 'a' ? '/project/a/Dockerfile' : undefined,
      }),
      locate: (service, key) => ({ file: 'compose.yml', line: key === 'platform' ? 3 : service === 'a' ? 4 : 9 }),
    });
  };

  test('a step that fails: service, compose file, Dockerfile, line and the last output', () => {
    const error = errorOf(RUN_FAILS);
    expect(error).toMatchObject({ code: 'build-failed', location: { file: '/project/a/Dockerfile', line: 3 } });
    expect(error.message.split('\n')).toEqual([
      expect.stringMatching(/^service a \(compose.yml:4\) cannot be built: RUN echo .*: process .* exit code: 1$/),
      'at /project/a/Dockerfile:3',
      'some output',
      'more',
    ]);
  });

  test('a target that was cut off later is not blamed', () => {
    const cut = '#13 [b 2/2] RUN true\n#13 ERROR: context canceled\n------\n > [a 3/3]';
    const error = errorOf(RUN_FAILS.replace('------\n > [a 3/3]', cut));
    expect(error).toMatchObject({ location: { file: '/project/a/Dockerfile', line: 3 } });
    expect(error.message).toContain('service a ');
  });

  test('an instruction that there is not is found by its text', () => {
    const error = errorOf(NO_INSTRUCTION);
    expect(error).toMatchObject({ code: 'build-failed', location: { file: '/project/a/Dockerfile', line: 2 } });
    expect(error.message).toContain('service a ');
  });

  test.each<[string, string, string]>([
    ['there is not', NOT_FOUND, 'build-failed'],
    ['cannot be asked for', NO_REGISTRY, 'image-missing'],
  ])('a base image that %s', (_, output, code) => {
    const error = errorOf(output);
    expect(error).toMatchObject({ code, location: { file: '/project/a/Dockerfile', line: 1 } });
    expect(error.message).toContain('nothere:1');
  });

  test('a platform that the builder cannot build is told at its line', () => {
    const error = errorOf(OTHER_MACHINE, images.slice(0, 1), ['linux/amd64']);
    expect(error).toMatchObject({ code: 'build-failed', location: { file: 'compose.yml', line: 3 } });
    expect(error.message).toContain('linux/arm64');
    expect(error.message).toContain('linux/amd64');
    // The control: a failure of a platform that it can build is of the step.
    expect(errorOf(RUN_FAILS, images, ['linux/arm64']).location?.file).toBe('/project/a/Dockerfile');
  });

  test('where nothing is known all services are named', () => {
    expect(errorOf('ERROR: no builder "x" found\n').message).toBe(
      'building the images of a, b failed: no builder "x" found',
    );
  });
});

test.each<[string, boolean]>([
  ['exporting cache to registry', true],
  ['[web] exporting cache to client directory', true],
  ['exporting to GitHub Actions Cache', true],
  ['exporting cache to Amazon S3', true],
  ['\nERROR: Cache export is not supported for the docker driver.', true],
  ['\nERROR: failed to solve: error writing layer blob: failed to configure registry cache exporter: denied', true],
  ['[web 2/2] RUN exporting my cache', false],
  ['[web] exporting to image\nERROR: failed to solve: no space left on device', false],
])('a build that failed in %j failed by its cache: %s', (said, expected) => {
  expect(isOfCache(said)).toBe(expected);
});
