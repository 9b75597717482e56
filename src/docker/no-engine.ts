/** What stands for the engine where a project has no stack (`compose: false`): it has nothing, and nothing can be made on it. */
import { PassThrough } from 'node:stream';
import type Dockerode from 'dockerode';
import { Engine } from './engine.js';

/** The address of no engine, in place of one in a session's record. */
export const NO_ENGINE = 'none';

/** Its lists are empty; everything else that is asked of it fails. */
export function noEngine(): Engine {
  const api = {
    listContainers: async () => [],
    listNetworks: async () => [],
    listImages: async () => [],
    listVolumes: async () => ({ Volumes: [], Warnings: [] }),
    getEvents: async () => new PassThrough(),
  };
  return new Engine(api as unknown as Dockerode, {
    version: '',
    major: 0,
    dataFolder: '',
    volumesFolder: '',
    isLocal: false,
    isRootful: false,
    memoryBytes: 0,
    mirrors: [],
    keepsPacked: false,
    platform: '',
  });
}
