import { fileUses } from '../bind-sources.js';
import { mountOf } from '../binds.js';
import { inServices, type RewrittenHazard } from '../hazard.js';

/** A file that no stack can write to is mounted as ever. */
export const fileSecret: RewrittenHazard = {
  id: 'file-secret',
  about:
    'A secret or config from a file is a bind mount of it: where a service may write to the folder that holds it, the two would show different content.',
  example:
    'services:\n  api:\n    image: app\n    secrets: [key]\n    volumes: ["./certs:/certs"]\nsecrets:\n  key: {file: ./certs/key.pem}\n',
  fix: 'Keep secrets in a folder that nobody writes to.',
  rewrite: (model, { binds }) =>
    inServices(model, 'file-secret', (definition) =>
      fileUses(model, definition).flatMap(({ kind, key, file, target }) => {
        const place = binds.places[file];
        if (place === undefined) return [];
        const uses = definition[kind] as { source?: string }[];
        definition[kind] = uses.filter(({ source }) => source !== key);
        definition.volumes = [...(definition.volumes ?? []), mountOf(place, target, true)];
        const what = `${kind === 'secrets' ? 'secret' : 'config'} ${key} from ${file}`;
        return [{ path: [kind, { target: key }], what, becomes: `read from the private view, on ${target}` }];
      }),
    ),
};
