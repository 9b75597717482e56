/** Initial states in a registry of the user's: a state is an image of a single layer, which the engine pushes and pulls as any other. */
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Context } from '../context.js';
import { loginFor } from '../docker/credentials.js';
import { LABEL, sessionLabels } from '../docker/labels.js';
import { boundedMove } from '../images/transports/bounded-move.js';
import { reasonOf } from '../images/transports/registry.js';
import { isSlowerToMove } from '../images/transports/worth.js';
import { readCarried } from '../snapshot/carry.js';
import { unpack } from '../stack/archive.js';
import { packFolder } from '../stack/pack-folder.js';
import type { Session } from './session.js';
import type { StateCache } from './state-cache.js';

/** Folder of the image that holds the files. */
const INSIDE = 'state';

/** Without a word of the engine's. */
const SILENT_MS = 180_000;

/** An image of a state that is here for so long was left by a job that was killed. */
const LEFT_MS = 60 * 60 * 1000;

export interface RegistryStatesOptions {
  /** With the registry's host: `ghcr.io/acme/app/isoshard`. */
  readonly repository: string;
  readonly isWriting: boolean;
}

/** The image of a state is on this machine only while it moves. */
export function registryStates(
  { env, log, clock, signal, run }: Pick<Context, 'env' | 'log' | 'clock' | 'signal' | 'run'>,
  { engine, record }: Session,
  { repository, isWriting }: RegistryStatesOptions,
): StateCache {
  const limits = { signal, silentMs: SILENT_MS };
  const tagOf = (key: string) => `isoshard-state-${key.slice(0, 40)}`;

  async function removeLeft(): Promise<void> {
    for (const { id, tags } of await engine.localImages([LABEL.snapshot])) {
      const age = clock.now() - ((await engine.imageFacts(id))?.lastTaggedMs ?? 0);
      if (age > LEFT_MS) for (const tag of tags) await engine.untagImage(tag);
    }
  }

  async function bring(key: string, folder: string): Promise<boolean> {
    const login = await loginFor(repository, env);
    const digest = await engine.remoteDigest(`${repository}:${tagOf(key)}`, login);
    if (digest === undefined) return false;
    const pulled = `${repository}@${digest}`;
    await boundedMove(limits, (move) => engine.pullImage(pulled, { ...move, login }));
    try {
      const door = await engine.createDoor(pulled, {}, sessionLabels(record));
      try {
        const archive = await engine.getArchive(door, `/${INSIDE}`);
        if (archive !== undefined) await unpack(archive, folder);
        return archive !== undefined;
      } finally {
        await engine.remove({ kind: 'container', id: door });
      }
    } finally {
      await engine.untagImage(pulled);
    }
  }

  async function push(key: string, folder: string): Promise<void> {
    const named = `${repository}:${tagOf(key)}`;
    const labels = { [LABEL.snapshot]: key, [LABEL.repository]: run.repository };
    const login = await loginFor(repository, env);
    try {
      await engine.importImage(packFolder(folder, INSIDE), repository, tagOf(key), labels);
      const digest = await boundedMove(limits, (move) => engine.pushImage(named, { ...move, login }));
      if (digest !== '') await engine.untagImage(`${repository}@${digest}`);
    } finally {
      await engine.untagImage(named);
    }
  }

  return {
    title: repository,
    async bring(key, folder, oldestMs) {
      try {
        await removeLeft();
        return (await bring(key, folder)) && (readCarried(folder)?.createdMs ?? 0) >= oldestMs;
      } catch (error) {
        signal.throwIfAborted();
        const why = reasonOf(error);
        const isMiss = /no such manifest|manifest unknown|not found/i.test(why);
        if (!isMiss) log.warning(`the initial state could not be fetched from ${repository}: ${why}`);
        return false;
      }
    },
    // What is pushed next takes its name.
    distrust: () => undefined,
    ...(isWriting && {
      keep: async (key: string, files: readonly string[], makeMs: number) => {
        const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
        if (isSlowerToMove(bytes, makeMs)) return `${Math.round(bytes / 1e6)} MB move slower than they are made`;
        const [folder = ''] = files.map((file) => dirname(file));
        try {
          await push(key, folder);
          return bytes;
        } catch (error) {
          signal.throwIfAborted();
          log.warning(`the initial state could not be pushed to ${repository}: ${reasonOf(error)}`);
          return 'it could not be pushed';
        }
      },
    }),
  };
}
