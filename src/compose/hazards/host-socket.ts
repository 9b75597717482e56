import { factsOf, hostPathOf } from '../bind-sources.js';
import { inServices, type RefusedHazard } from '../hazard.js';
import { isEngineSocket } from './docker-socket.js';

export const hostSocket: RefusedHazard = {
  id: 'host-socket',
  about: 'A socket of the host leads to one program of the host, the same for all stacks.',
  example: 'services:\n  api:\n    image: app\n    volumes: ["/run/postgresql/.s.PGSQL.5432:/run/pg.sock"]\n',
  fix: 'Run that program as a service of the stack.',
  suffers: 'neighbours',
  find: (model, { facts }) =>
    inServices(model, 'host-socket', ({ volumes = [] }) =>
      volumes.flatMap((mount) => {
        const path = hostPathOf(model, mount);
        const isSocket = mount.type === 'npipe' || (path !== undefined && factsOf(facts, path).kind === 'socket');
        if (!isSocket || (path !== undefined && isEngineSocket(path))) return [];
        const what = `${path ?? mount.source} on ${mount.target}`;
        return [{ path: ['volumes', { target: mount.target }], what }];
      }),
    ),
};
