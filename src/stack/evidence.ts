/**
 * What is known of a stack that failed, in files, before anything of it is removed. Never throws and never lasts longer than
 * its budget: what could not be had is named in `incomplete.txt`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ComposeModel } from '../compose/model.js';
import type { ContainerView, Engine, EngineEvent } from '../docker/engine.js';
import { COMPOSE_LABEL } from '../docker/labels.js';
import { type Budget, budgetOf } from './budget.js';
import { isNews } from './event-record.js';
import { environmentOf, hideValues, shownInspection, valuesToHide } from './hide-values.js';
import { hostFacts } from './host-facts.js';
import { saveLogs } from './logs.js';

export interface EvidenceRequest {
  readonly project: string;
  /** Of the docker client. */
  readonly env: Readonly<Record<string, string>>;
  /** The private model as it was run; absent: none was made. */
  readonly model?: ComposeModel | undefined;
  /** Takes out of the model what it holds in its own fields: environments, build arguments, contents. */
  readonly redact: (model: ComposeModel) => ComposeModel;
  /** What of the plan the shard was to run. */
  readonly plan?: unknown;
  /** What was recorded of the containers; absent: what the engine still remembers. */
  readonly events?: readonly EngineEvent[] | undefined;
}

/** For all of it together; milliseconds. */
export const EVIDENCE_BUDGET_MS = 5000;

/**
 * Writes below `folder`: `evidence/` with `containers.json` (inspect), `health.json` (last outputs of checks), `events.ndjson`,
 * `model.json`, `plan.json`, `host.json`; and `services/`, the tail of each log. Of environments only the names are told; logs
 * are as they were written.
 */
export async function saveEvidence(
  engine: Engine,
  request: EvidenceRequest,
  folder: string,
  { budgetMs = EVIDENCE_BUDGET_MS }: { readonly budgetMs?: number } = {},
): Promise<void> {
  const budget = budgetOf(budgetMs);
  const evidence = join(folder, 'evidence');
  const write = (file: string, text: string) => budget.of(file, () => writeFileSync(join(evidence, file), text));
  const ofModel = Object.values(request.model?.services ?? {}).map(({ environment = {} }) => environment);
  await budget.of('evidence', () => mkdirSync(evidence, { recursive: true }));
  if (request.plan !== undefined) await write('plan.json', json(request.plan));

  const listed = budget.of('containers', () => engine.containers([`${COMPOSE_LABEL.project}=${request.project}`]));
  const host = async () => {
    const facts = await budget.of('host.json', () => hostFacts(engine.info, folder, request.env));
    if (facts !== undefined) await write('host.json', json(facts));
  };
  const events = async () => {
    const found = request.events ?? (await budget.of('events.ndjson', () => engine.events(request.project)));
    const lines = found?.filter(isNews).map((event) => `${JSON.stringify(event)}\n`);
    if (lines !== undefined) await write('events.ndjson', lines.join(''));
  };
  const containers = async () => {
    const inspections = await inspectAll(engine, (await listed) ?? [], budget);
    const values = valuesToHide([...ofModel, ...inspections.map(environmentOf)]);
    if (request.model !== undefined) await write('model.json', json(hideValues(request.redact(request.model), values)));
    if ((await listed) === undefined) return;
    await write('containers.json', json(inspections.map((one) => shownInspection(one, values))));
    await write('health.json', json(Object.fromEntries(inspections.flatMap((one) => healthOf(one, values)))));
  };
  const logs = async () => {
    const found = await listed;
    if (found === undefined) return;
    const services = join(folder, 'services');
    await budget.of('services', () =>
      saveLogs(engine, request.project, services, found, (name, work) => budget.of(name, work)),
    );
  };
  await Promise.all([host(), events(), containers(), logs()]);
  budget.end();
  if (budget.missing.length > 0) {
    const text = `Not among the evidence:\n${budget.missing.join('\n')}\n`;
    try {
      writeFileSync(join(evidence, 'incomplete.txt'), text);
    } catch {
      // A full disk: there is nowhere to say it.
    }
  }
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

type Inspection = Readonly<Record<string, unknown>>;

async function inspectAll(engine: Engine, containers: readonly ContainerView[], budget: Budget): Promise<Inspection[]> {
  const found = await Promise.all(
    containers.map(({ id, name }) => budget.of(`containers.json: ${name}`, () => engine.inspect(id))),
  );
  return found.filter((one) => one !== undefined);
}

/** The outputs of a container's last checks, by its name. */
function healthOf({ Name, State }: Inspection, values: readonly string[]): [string, unknown][] {
  const { Health } = (State ?? {}) as { Health?: unknown };
  return Health === undefined || Health === null ? [] : [[String(Name).replace(/^\//, ''), hideValues(Health, values)]];
}
