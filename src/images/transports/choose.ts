/** Which transport a job uses, by whose code it runs and where. Pure. */

export interface TrustFacts {
  /** Why the checkout is not the repository's own code; `undefined` if it is. */
  readonly foreign: string | undefined;
  /** Such as `pull_request`; empty on a laptop. */
  readonly eventName: string;
  /** Such as `refs/heads/main`. */
  readonly ref: string;
  /** Empty if it is not known. */
  readonly defaultBranch: string;
}

export interface Services {
  readonly cache: boolean;
  readonly artifacts: boolean;
  /** `images.registry`, if it is set. */
  readonly registry: string | undefined;
}

export type Place = 'registry' | 'cache' | 'artifact';

export interface Choice {
  /** Where images are looked for, in this order; empty: nowhere. */
  readonly from: readonly Place[];
  /** Where built ones go. */
  readonly to: Place | undefined;
  /** In a few words, for the log. */
  readonly why: string;
}

/**
 * What `transport` comes to. Code that is not the repository's own writes nothing that another run reads; the artifacts of a run are read by
 * its own jobs only, so a fork's pull request, which has no rights to lend, may use those.
 */
export function chooseTransport(transport: 'auto' | Place | 'none', services: Services, trust: TrustFacts): Choice {
  if (transport === 'none') return { from: [], to: undefined, why: 'transport: none' };
  const isDefault = trust.defaultBranch !== '' && trust.ref === `refs/heads/${trust.defaultBranch}`;
  const isPull = /^(pull_request|merge_group)/.test(trust.eventName);
  if (transport !== 'auto') {
    const isThere = { ...services, registry: services.registry !== undefined, artifact: services.artifacts }[transport];
    if (!isThere) return { from: [], to: undefined, why: `there is no ${NAMES[transport]} here` };
    return writing(transport, [transport], trust, `transport: ${transport}`);
  }
  if (services.registry !== undefined && trust.foreign === undefined) {
    return { from: ['registry'], to: 'registry', why: 'images.registry is set' };
  }
  const from = (['artifact', 'cache'] as const).filter(
    (place) => services[place === 'artifact' ? 'artifacts' : 'cache'],
  );
  if (from.length === 0) return { from, to: undefined, why: 'there is neither a cache nor artifacts here' };
  if (trust.foreign === undefined && isDefault && !isPull && services.cache) {
    return { from: ['cache'], to: 'cache', why: 'the default branch writes the cache' };
  }
  if (!services.artifacts) return { from, to: undefined, why: 'only the default branch writes the cache' };
  return writing('artifact', from, trust, 'only the default branch writes the cache, others use artifacts of a day');
}

const NAMES: Readonly<Record<Place, string>> = {
  registry: 'registry (images.registry)',
  cache: 'cache service',
  artifact: 'artifact service',
};

function writing(to: Place, from: readonly Place[], { foreign, eventName }: TrustFacts, why: string): Choice {
  if (foreign === undefined || (to === 'artifact' && eventName === 'pull_request')) return { from, to, why };
  return { from, to: undefined, why: `nothing is written: ${foreign}` };
}
