import { inServices, type RefusedHazard } from '../hazard.js';
import { isForeignResource } from '../model.js';

export const externalVolume: RefusedHazard = {
  id: 'external-volume',
  about: 'A volume that somebody else made is one for all stacks, and keeps what they wrote.',
  example:
    'services:\n  db:\n    image: postgres:16\n    volumes: ["data:/data"]\nvolumes:\n  data: {external: true}\n',
  fix: 'Leave `external` out; fill the volume in `prepare`.',
  suffers: 'neighbours',
  find: (model) =>
    inServices(model, 'external-volume', ({ volumes = [] }) =>
      volumes.flatMap(({ type, source, target }) => {
        const isExternal =
          type === 'cluster' || (type === 'volume' && isForeignResource(model.volumes?.[source ?? '']));
        if (!isExternal) return [];
        return [{ path: ['volumes', { target }], what: `volume ${source} is external` }];
      }),
    ),
};
