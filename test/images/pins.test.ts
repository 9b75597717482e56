/** A job that builds by a plan takes the plan's base images, or none. */
import { expect, test } from 'vitest';
import { withPins } from '../../src/images/pins.js';

const engine = (here: Readonly<Record<string, string>>) => ({ imageDigest: async (name: string) => here[name] });
const image = (base: string) => ({ service: 'api', digest: '', tag: '', bases: { 'base:1': base } });
const locate = () => ({ file: 'compose.yml', line: 3 });
const pins = (driver: string, here: Readonly<Record<string, string>>, base: string) =>
  withPins(engine(here), { driver, platforms: [] }, { locate }, image(base)).then(({ bases }) => bases);

test('a base is named by its digest where the engine would take another one, or the builder does not ask the engine', async () => {
  expect(await pins('docker', { 'base:1': 'sha256:a' }, 'sha256:a')).toEqual({});
  expect(await pins('docker', { 'base:1': 'sha256:b' }, 'sha256:a')).toEqual({ 'base:1': 'sha256:a' });
  expect(await pins('docker-container', { 'base:1': 'sha256:a' }, 'sha256:a')).toEqual({ 'base:1': 'sha256:a' });
});

test.each<[string, string, Record<string, string>]>([
  ['another one has its name', 'docker', { 'base:1': 'here:other' }],
  ['it is not here', 'docker', {}],
  ['the builder has images of its own', 'docker-container', { 'base:1': 'here:id' }],
])('a base that no registry has is the very one, or nothing is built: %s', async (_what, driver, here) => {
  expect(await pins('docker', { 'base:1': 'here:id' }, 'here:id')).toEqual({});
  await expect(pins(driver, here, 'here:id')).rejects.toMatchObject({
    code: 'build-failed',
    message: expect.stringContaining('base:1'),
    location: { file: 'compose.yml', line: 3 },
  });
});
