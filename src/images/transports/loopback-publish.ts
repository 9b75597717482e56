/** The engine pushes an image to our registry; what is new of it is kept, then the record that says what it consists of. */
import { rm, writeFile } from 'node:fs/promises';
import { buffer as whole } from 'node:stream/consumers';
import type { PlannedImage } from '../../sharding/plan-file.js';
import { allFacts, baseOf, namedBaseLayers } from './base-image.js';
import { boundedMove } from './bounded-move.js';
import { slotOf } from './entries.js';
import { headOf, type ImageRecord, type RecordedBlob, referredBy } from './image-record.js';
import { type LoopbackParts, loginOf, REPOSITORY, ratesOf } from './loopback-parts.js';
import { learnBase, servedLayers } from './pull-base.js';
import { packRecordFile } from './record-file.js';
import type { Manifest, RegistryServer } from './registry-server.js';
import type { ImageShelf } from './shelf.js';
import { renamedLayers } from './swapped-layers.js';
import type { BuildTimes, Published } from './transport.js';
import { coldBuildMs, isSlowerToPublish } from './worth.js';

export async function publishThroughLoopback(
  parts: LoopbackParts,
  image: PlannedImage,
  build?: BuildTimes,
): Promise<Published> {
  const { engine, shelf, buildTimes } = parts;
  const facts = await engine.imageFacts(image.tag);
  if (facts === undefined) return { done: false, why: 'the engine does not have it' };
  await learnBase(parts, image);
  const local = await allFacts(engine);
  const known = baseOf(facts, local, parts.baseNames);
  const baseLayers = known?.layers ?? namedBaseLayers(facts, local);
  const { service } = image;
  const buildMs =
    build === undefined
      ? buildTimes.of(service)
      : buildTimes.learn(service, coldBuildMs(await engine.imageHistory(image.tag), baseLayers, build), build.ms);
  const served = known && (await servedLayers(parts, known, facts));
  const base = served && known;
  const baseBytes = local.find(({ layers }) => base !== undefined && layers.length === base.layers)?.sizeBytes ?? 0;
  const unpackedBytes = Math.max(0, facts.sizeBytes - baseBytes);
  if (isSlowerToPublish(unpackedBytes, buildMs, ratesOf(parts))) {
    return { done: false, why: `${mb(unpackedBytes)} would move slower than they are built` };
  }
  if (served !== undefined) shelf.knowBaseLayers(facts.layers.slice(0, served.length), served);

  const server = await parts.server();
  await parts.packing.of(
    0,
    () => pushAll(parts, server, image),
    () => shelf.takeUnpacked(),
  );
  const manifests = manifestsOf(shelf, slotOf(image.digest)).map((manifest) =>
    renamedLayers(manifest, facts.layers.length, (index, digest) => served?.[index] ?? shelf.packedName(digest)),
  );
  const top = manifests[0];
  if (top === undefined) return { done: false, why: 'the engine sent no manifest' };
  const wanted = new Map(manifests.flatMap(({ text }) => referredBy(text).blobs).map((one) => [one.digest, one.size]));
  const kept = await keepBlobs(shelf, wanted, new Set(served?.map(({ digest }) => digest)));
  if (kept === undefined) return { done: false, why: 'it could not be kept' };
  const record: ImageRecord = {
    kind: 'isoshard-image',
    version: 1,
    image: image.digest,
    top: top.digest,
    manifests,
    blobs: kept.blobs,
    base: base ?? null,
    unpackedBytes,
    buildMs,
  };
  const recordBytes = await saveRecord(parts, record);
  if (recordBytes === undefined) return { done: false, why: 'its record could not be kept' };
  const all = [...wanted.values()].reduce((sum, size) => sum + size, 0);
  const moved = kept.movedBytes + recordBytes;
  return { done: true, movedBytes: moved, sparedBytes: Math.max(0, all - moved) };
}

const mb = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

async function pushAll(parts: LoopbackParts, server: RegistryServer, image: PlannedImage): Promise<void> {
  const { engine } = parts;
  const tag = slotOf(image.digest);
  const repository = `${server.host}/${REPOSITORY}`;
  await engine.tagImage(image.tag, repository, tag);
  try {
    const digest = await boundedMove(parts, (options) =>
      engine.pushImage(`${repository}:${tag}`, { ...options, login: loginOf(server) }),
    );
    // The engine remembers where it pushed it, as one more name.
    if (digest !== '') await engine.untagImage(`${repository}@${digest}`);
  } finally {
    await engine.untagImage(`${repository}:${tag}`).catch(() => false);
  }
}

/** What was pushed under `tag`: its manifest, then those that it lists, as far as they were pushed. */
function manifestsOf(shelf: ImageShelf, tag: string): Manifest[] {
  const top = shelf.manifest(tag);
  if (top === undefined) return [];
  return [top, ...referredBy(top.text).manifests.flatMap((digest) => shelf.manifest(digest) ?? [])];
}

/** Waits until all blobs are kept that are not the base's; `undefined` if one could not be. */
async function keepBlobs(shelf: ImageShelf, wanted: ReadonlyMap<string, number>, base: ReadonlySet<string>) {
  const blobs: RecordedBlob[] = [];
  let movedBytes = 0;
  for (const [digest, sizeBytes] of wanted) {
    const blob = shelf.blob(digest);
    if (blob === undefined || blob.place === 'unpacked' || (blob.place === 'base' && !base.has(digest))) {
      return undefined;
    }
    if (blob.place === 'kept') {
      const saved = await blob.saved;
      if (saved === undefined) {
        shelf.forget([digest]);
        return undefined;
      }
      movedBytes += shelf.takeSaved(digest, saved);
    }
    const place = blob.place === 'file' ? 'packed' : blob.place;
    const { unpackedBytes, isUnpacked } = blob.place === 'kept' ? blob : { unpackedBytes: 0, isUnpacked: false };
    blobs.push({ digest, sizeBytes, unpackedBytes, isUnpacked, place });
  }
  return { blobs, movedBytes };
}

/** Writes the record and the small blobs into one file, packed, and keeps it. @returns its bytes */
async function saveRecord({ files, shelf }: LoopbackParts, record: ImageRecord): Promise<number | undefined> {
  const file = files.spoolFile();
  const head = headOf(record);
  const packed = record.blobs.filter(({ place }) => place === 'packed');
  try {
    const parts = [head];
    for (const { digest } of packed) parts.push(await whole(await shelf.read(digest, 0)));
    const bytes = await packRecordFile(parts);
    await writeFile(file, bytes);
    return (await files.saveImage(record.image, file)) ? bytes.length : undefined;
  } finally {
    await rm(file, { force: true });
  }
}
