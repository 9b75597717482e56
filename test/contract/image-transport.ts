/** What every `ImageTransport` keeps to that moves anything. */
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { ImageTransport } from '../../src/images/transports/transport.js';
import { digestOf, type FakeEngine, fakeEngine, layer } from '../fakes/image-engine.js';

export interface OpenTransports {
  /** As a job has it whose engine this is; all share one place. */
  readonly job: (engine: FakeEngine) => ImageTransport;
  close(): Promise<void>;
}

export const NOW = { beganMs: 0, ms: 0 };

/** An image of a plan, by what it is made from. */
export const planned = (made: string) => {
  const digest = digestOf(made);
  return { service: 'web', digest, tag: `isoshard/image:${digest.slice(7, 39)}` };
};

/** `open` is called for each test. */
export function imageTransportContract(name: string, open: () => Promise<OpenTransports>): void {
  const withTransports = (work: (opened: OpenTransports) => Promise<void>) => async (): Promise<void> => {
    const opened = await open();
    try {
      await work(opened);
    } finally {
      await opened.close();
    }
  };

  describe(name, () => {
    test(
      'what one job publishes another fetches, with the same bytes, and no other name is left on either engine',
      withTransports(async ({ job }) => {
        const [one, other] = [fakeEngine(), fakeEngine()];
        const image = planned('a');
        const layers = [layer(300_000), layer(10), layer(150_000)];
        one.build(image.tag, image.digest, layers);
        const [first, second] = [job(one), job(other)];
        expect(await first.publish(image, NOW)).toMatchObject({ done: true });
        expect(await second.fetch(image)).toMatchObject({ found: true });
        expect(other.content(image.tag)?.map(digestOf)).toEqual(layers.map(digestOf));
        expect([one.names(), other.names()]).toEqual([[image.tag], [image.tag]]);
        await Promise.all([first.close(), second.close()]);
      }),
    );

    test(
      'an image that nobody published is a miss that says so',
      withTransports(async ({ job }) => {
        const transport = job(fakeEngine());
        expect(await transport.fetch(planned('nobody'))).toMatchObject({
          found: false,
          why: expect.stringMatching(/^not in /),
        });
        await transport.close();
      }),
    );

    test(
      'of a changed image only the changed layer moves',
      withTransports(async ({ job }) => {
        const [one, other] = [fakeEngine(), fakeEngine()];
        const [base, changed] = [layer(2_000_000), layer(200_000)];
        const [first, second] = [job(one), job(other)];
        one.build(planned('v1').tag, planned('v1').digest, [base, layer(200_000)]);
        await first.publish(planned('v1'), NOW);
        await second.fetch(planned('v1'));
        const uploads = one.requests.filter((line) => line.startsWith('PATCH')).length;
        one.build(planned('v2').tag, planned('v2').digest, [base, changed]);
        expect(await first.publish(planned('v2'), NOW)).toMatchObject({ done: true });
        // A layer and a configuration.
        expect(one.requests.filter((line) => line.startsWith('PATCH')).length - uploads).toBe(2);
        const blobs = () => other.requests.filter((line) => line.startsWith('GET') && line.includes('/blobs/')).length;
        const before = blobs();
        expect(await second.fetch(planned('v2'))).toMatchObject({ found: true });
        expect(blobs() - before).toBe(2);
        expect(other.content(planned('v2').tag)?.map(digestOf)).toEqual([base, changed].map(digestOf));
        await Promise.all([first.close(), second.close()]);
      }),
    );

    test(
      'an image that was on the engine before is handed on where others would not find it, and only there',
      withTransports(async ({ job }) => {
        const [one, other] = [fakeEngine(), fakeEngine()];
        const image = planned('there');
        const layers = [layer(300_000), layer(150_000)];
        one.build(image.tag, image.digest, layers);
        const first = job(one);
        const uploads = () => one.requests.filter((line) => line.startsWith('PATCH')).length;
        expect(await first.publish(image)).toMatchObject({ done: true });
        // Two layers and a configuration.
        expect(uploads()).toBe(3);
        await first.close();
        const [again, second] = [job(one), job(other)];
        expect(await again.publish(image)).toEqual({ done: true, movedBytes: 0, sparedBytes: 0 });
        expect(uploads()).toBe(3);
        expect(await second.fetch(image)).toMatchObject({ found: true });
        expect(other.content(image.tag)?.map(digestOf)).toEqual(layers.map(digestOf));
        await Promise.all([again, second].map((transport) => transport.close()));
      }),
    );

    test(
      'two jobs that publish the same at once both end well, and the image is right',
      withTransports(async ({ job }) => {
        const engines = [fakeEngine(), fakeEngine()];
        const image = planned('same');
        const layers = [layer(400_000), layer(300_000)];
        for (const engine of engines) engine.build(image.tag, image.digest, layers);
        const jobs = engines.map(job);
        const done = await Promise.all(jobs.map((transport) => transport.publish(image, NOW)));
        expect(done).toMatchObject([{ done: true }, { done: true }]);
        const other = fakeEngine();
        const reader = job(other);
        expect(await reader.fetch(image)).toMatchObject({ found: true });
        expect(other.content(image.tag)?.map(digestOf)).toEqual(layers.map(digestOf));
        await Promise.all([...jobs, reader].map((transport) => transport.close()));
      }),
    );

    test(
      'a builder reads what is kept of an earlier image, the last one that is, by a reference alone',
      withTransports(async ({ job }) => {
        const [one, other] = [fakeEngine(), fakeEngine()];
        const before = planned('before');
        const layers = [layer(300_000), layer(10)];
        one.build(before.tag, before.digest, layers);
        const [first, second] = [job(one), job(other)];
        await first.publish(before, NOW);
        expect(await second.offer(planned('now'), [planned('nobody').digest])).toBeUndefined();
        const offered = await second.offer(planned('now'), [planned('nobody').digest, before.digest]);
        const [, host, name, digest] = /^([^/]+)\/(.+)@(.+)$/.exec(offered?.references[0] ?? '') ?? [];
        const read = async (path: string) => {
          const headers = { accept: 'application/vnd.docker.distribution.manifest.v2+json' };
          const response = await fetch(`http://${host}/v2/${name}/${path}`, { headers });
          expect(response.status).toBe(200);
          return Buffer.from(await response.arrayBuffer());
        };
        const manifest = JSON.parse(String(await read(`manifests/${digest}`)));
        const blobs = await Promise.all(
          manifest.layers.map(({ digest }: { digest: string }) => read(`blobs/${digest}`)),
        );
        expect(blobs.map((blob) => digestOf(blob))).toEqual(
          manifest.layers.map((one: { digest: string }) => one.digest),
        );
        const unpacked = blobs.map((blob: Buffer) => (blob.readUInt16BE(0) === 0x1f8b ? gunzipSync(blob) : blob));
        expect(unpacked.map(digestOf)).toEqual(layers.map(digestOf));
        expect(offered?.broken.aborted).toBe(false);
        offered?.end();
        await Promise.all([first.close(), second.close()]);
      }),
    );

    test(
      'an image that is made from something else than it is kept for never gets the tag',
      withTransports(async ({ job }) => {
        const [one, other] = [fakeEngine(), fakeEngine()];
        const [image, wrong] = [planned('right'), planned('wrong')];
        one.build(image.tag, wrong.digest, [layer(200_000)]);
        const [first, second] = [job(one), job(other)];
        await first.publish(image, NOW);
        expect(await second.fetch(image)).toMatchObject({ found: false });
        expect(other.names()).toEqual([]);
        await Promise.all([first.close(), second.close()]);
      }),
    );
  });
}
