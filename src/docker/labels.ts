/** The labels that say whose an object of the engine's is. Cleanup is a query by them; nothing else is ever touched. */

const PREFIX = 'dev.isoshard';

export const LABEL = {
  session: `${PREFIX}.session`,
  repository: `${PREFIX}.repository`,
  runId: `${PREFIX}.run-id`,
  runAttempt: `${PREFIX}.run-attempt`,
  job: `${PREFIX}.job`,
  suite: `${PREFIX}.suite`,
  shard: `${PREFIX}.shard`,
  hostBootId: `${PREFIX}.host-boot-id`,
  deadline: `${PREFIX}.deadline`,
  /** Images only; they carry no session, which would change their id. */
  digest: `${PREFIX}.digest`,
  /** Of a saved state: its key. Its own volumes carry no session; those of a stack that uses it do. */
  snapshot: `${PREFIX}.snapshot`,
  /** Which of several makings of a state with this key a volume belongs to. */
  snapshotGeneration: `${PREFIX}.snapshot-generation`,
  /** `data`, `manifest`, `seal`, `mark` (a day of use), `ahead`, `ahead-whole` and `ahead-taken` (a layer made ahead), or `use` on a volume of a stack. */
  snapshotPart: `${PREFIX}.snapshot-part`,
  /** The session that is making it. */
  snapshotSession: `${PREFIX}.snapshot-session`,
  /** On its seal: JSON, see `src/snapshot/seal.ts`. */
  snapshotFacts: `${PREFIX}.snapshot-facts`,
} as const;

/** Compose's own labels that we read. */
export const COMPOSE_LABEL = {
  project: 'com.docker.compose.project',
  service: 'com.docker.compose.service',
  oneOff: 'com.docker.compose.oneoff',
  network: 'com.docker.compose.network',
} as const;

export interface SessionIdentity {
  readonly session: string;
  readonly repository: string;
  readonly runId: string;
  readonly attempt: number;
  readonly job: string;
  readonly bootId: string;
  /** Unix seconds. */
  readonly deadline: number;
}

/** The labels of everything that a session makes; with the suite and shard where an object belongs to one. */
export function sessionLabels(identity: SessionIdentity, suite = '', shard = ''): Record<string, string> {
  return {
    [LABEL.session]: identity.session,
    [LABEL.repository]: identity.repository,
    [LABEL.runId]: identity.runId,
    [LABEL.runAttempt]: String(identity.attempt),
    [LABEL.job]: identity.job,
    [LABEL.suite]: suite,
    [LABEL.shard]: shard,
    [LABEL.hostBootId]: identity.bootId,
    [LABEL.deadline]: String(identity.deadline),
  };
}

/**
 * Name of a compose project: `isoshard-<session>-<suite>-<index>`, at most 63 characters since it becomes part of
 * DNS labels (RFC 1035).
 */
export function projectName(session: string, shard: string): string {
  return `isoshard-${session}-${shard}`.slice(0, 63).replace(/-+$/, '');
}
