import { inServices, type RewrittenHazard } from '../hazard.js';
import { type ComposeModel, type ServiceModel, sortedEntries } from '../model.js';

/** Two services may call different ones by the same name: such links stay as they are. */
export const links: RewrittenHazard = {
  id: 'links',
  about:
    'A link names a container, which is another one in each stack and is not there yet where a service is started alone.',
  example: 'services:\n  api:\n    image: app\n    links: ["db:database"]\n  db:\n    image: postgres:16\n',
  fix: 'Use the name of the service, or give it `networks: {default: {aliases: [database]}}`.',
  rewrite: (model) => {
    const meanings = meaningsOf(model);
    return inServices(model, 'links', (definition) => {
      const own = definition.links ?? [];
      const clear = own.filter((link) => meanings.get(aliasOf(link))?.size === 1);
      if (clear.length === 0) return [];
      const left = own.filter((link) => !clear.includes(link));
      if (left.length > 0) definition.links = left;
      else delete definition.links;
      for (const link of clear) addAlias(definition, model.services[targetOf(link)], targetOf(link), aliasOf(link));
      return clear.map((link) => ({
        path: ['links', { item: link }],
        what: `link ${link}`,
        becomes: targetOf(link) === aliasOf(link) ? 'the name of the service' : 'a network alias',
      }));
    });
  },
};

const targetOf = (link: string): string => link.split(':')[0] ?? '';
const aliasOf = (link: string): string => link.split(':')[1] ?? targetOf(link);

/** By alias: the services that it stands for somewhere in the model, a service of that name among them. */
function meaningsOf(model: ComposeModel): Map<string, Set<string>> {
  const meanings = new Map<string, Set<string>>();
  const mean = (alias: string, service: string) => meanings.set(alias, (meanings.get(alias) ?? new Set()).add(service));
  for (const [name, { links: own = [] }] of sortedEntries(model.services)) {
    mean(name, name);
    for (const link of own) mean(aliasOf(link), targetOf(link));
  }
  return meanings;
}

/** The linked service answers to `alias` on every network that both are on. */
function addAlias(from: ServiceModel, to: ServiceModel | undefined, target: string, alias: string): void {
  if (to?.networks === undefined || alias === target) return;
  for (const network of Object.keys(to.networks)) {
    if (from.networks?.[network] === undefined) continue;
    const attachment = to.networks[network];
    to.networks[network] = { ...attachment, aliases: [...new Set([...(attachment?.aliases ?? []), alias])] };
  }
}
