import { hostPathOf } from '../bind-sources.js';
import { inServices, type RefusedHazard } from '../hazard.js';
import { isEngineSocket } from './docker-socket.js';

/** Folders that hold the engine's socket, or the host itself. */
const HOST_PATHS = /^\/((var\/)?run|proc|sys|dev|etc|boot|root|home|var|var\/lib(\/docker(\/.*)?)?)?$/;
/** Read-only, they tell of the host and change nothing; sockets lie elsewhere. */
const READABLE = /^\/(proc|sys|dev|etc|boot)$/;

export const hostPath: RefusedHazard = {
  id: 'host-path',
  about:
    "`/`, `/var/run` or another folder of the system gives away the host: the engine's socket, other users' files, every stack's data.",
  example: 'services:\n  exporter:\n    image: node-exporter\n    volumes: ["/:/host:ro"]\n',
  fix: 'Mount only the folder that the tests need; keep what watches a host out of the test stack with a profile.',
  suffers: 'anybody',
  find: (model) =>
    inServices(model, 'host-path', ({ volumes = [] }) =>
      volumes.flatMap((mount) => {
        const path = hostPathOf(model, mount);
        if (path === undefined || isEngineSocket(path) || !HOST_PATHS.test(path)) return [];
        if (mount.read_only === true && READABLE.test(path)) return [];
        return [{ path: ['volumes', { target: mount.target }], what: `${path} on ${mount.target}` }];
      }),
    ),
};
