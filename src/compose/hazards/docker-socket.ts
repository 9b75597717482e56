import { factsOf, hostPathOf } from '../bind-sources.js';
import { inServices, type RefusedHazard } from '../hazard.js';

const ENGINE_SOCKET = /\/(docker|podman|containerd|crio)[^/]*\.sock$/;

export const isEngineSocket = (path: string): boolean => ENGINE_SOCKET.test(path);

export const dockerSocket: RefusedHazard = {
  id: 'docker-socket',
  about:
    "Who has the engine's socket has the host: it sees every stack, and makes containers that carry no label and outlive the run.",
  example: 'services:\n  proxy:\n    image: traefik\n    volumes: ["/var/run/docker.sock:/var/run/docker.sock:ro"]\n',
  fix: 'Give a proxy its routes in a file; run what starts containers outside of the stack, or in an engine of its own (dind).',
  suffers: 'anybody',
  find: (model, { facts }) =>
    inServices(model, 'docker-socket', (definition) => [
      ...(definition.use_api_socket === true ? [{ path: ['use_api_socket'], what: 'use_api_socket: true' }] : []),
      ...(definition.volumes ?? []).flatMap((mount) => {
        const path = hostPathOf(model, mount);
        if (path === undefined || !(isEngineSocket(path) || isEngineSocket(factsOf(facts, path).real))) return [];
        return [{ path: ['volumes', { target: mount.target }], what: `${path} on ${mount.target}` }];
      }),
    ]),
};
