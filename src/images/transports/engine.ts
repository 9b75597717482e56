/** What a transport asks of the engine. */
import type { Engine } from '../../docker/engine.js';

export type ImageEngine = Pick<
  Engine,
  | 'info'
  | 'imageFacts'
  | 'imageHistory'
  | 'localImages'
  | 'tagImage'
  | 'untagImage'
  | 'pushImage'
  | 'pullImage'
  | 'remoteDigest'
  | 'remoteLayers'
>;
