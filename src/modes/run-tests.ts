/** How a shard's tests are run where its suite says: in a compose service, or on the host. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { checkoutPathOf } from '../compose/bind-target.js';
import { identityVariables } from '../compose/test-environment.js';
import type { Context } from '../context.js';
import type { BegunState } from '../reports/receipt.js';
import { type Invocation, OUTPUT_FILES, type RunnerPlace, type RunTimes } from '../runners/adapter.js';
import { runnerFor } from '../runners/runner-for.js';
import { publishedPorts } from '../stack/start.js';
import { runInService, type ServiceEnded, workingFolderOf } from '../stack/tests-in-service.js';
import { runOnHost } from '../stack/tests-on-host.js';
import { TOOLS } from '../stack/volumes.js';
import { inPlace, privateView, type WorkspaceView } from '../stack/workspace-view.js';
import { copyCollected } from './collected.js';
import { runnerEnvironment } from './invocation-environment.js';
import { junitDocuments } from './junit-documents.js';
import type { MadeStack, StackRequest } from './make-stack.js';
import type { ShardRequest } from './run-shard.js';
import type { Session } from './session.js';
import { doorOf, doorVariables, throughDoorOf } from './shard-door.js';
import { identityOf } from './stack-identity.js';

export interface ShardTests {
  /** What the stack needs so that they can run. */
  readonly stackRequest: Pick<StackRequest, 'shard' | 'index' | 'total' | 'images' | 'tools'>;
  /** How often they have asked for a reset of their stack by now. */
  resets(): number;
  run(stack: MadeStack, onReceipt: (text: string) => void): Promise<ServiceEnded>;
  /** Writes the receipt of a runner that has no plugin to do so. */
  makeReceipt(times: RunTimes): void;
  /** Where what was collected belongs in the checkout; what was written outside of it stays with the results. */
  places(stack: MadeStack): Promise<readonly Place[]>;
}

/** A collected path, and where the plain command would have left it. */
export interface Place {
  readonly from: string;
  readonly to: string;
}

/** The tests of `request`, ready to be run once their stack is. `state`: what it begins with. */
export function runTests(
  context: Context,
  session: Session,
  request: ShardRequest,
  state: BegunState | undefined,
): ShardTests {
  const { suite, plan, selected, folder } = request;
  const { shard } = selected;
  const adapter = runnerFor(suite.runner);
  const identity = identityOf(session.record.session, {
    suite,
    shard: shard.name,
    index: shard.index,
    total: shard.total,
  });
  const common = { shard: shard.name, index: shard.index, total: shard.total, images: plan.images };
  const { tests, runnerVersion } = selected.suite;
  const selection = { ids: shard.tests, suite: tests, runnerVersion };
  const inputs = adapter.inputs(selection);
  const header = {
    kind: 'isoshard-receipt',
    version: 1,
    plan: plan.id,
    suite: suite.name,
    shard: shard.name,
    attempt: request.attempt,
    ...(state !== undefined && { state }),
  } as const;
  const wantedIn = (input: string) => ({ ...selection, input, header, index: shard.index, total: shard.total });
  const makeReceipt = (times: RunTimes): void => {
    const text = adapter.toReceipt?.(wantedIn(''), junitDocuments(folder), times);
    if (text !== undefined) writeFileSync(join(folder, OUTPUT_FILES.receipt), text);
  };
  const invoke = (place: RunnerPlace, input: string): Invocation => {
    const invocation = adapter.run(suite, place, wantedIn(input), request.runnerArguments);
    for (const warning of invocation.warnings) context.log.warning(`[${shard.name}] ${warning}`);
    return invocation;
  };
  const logFile = join(folder, 'tests.log');
  const door = doorOf(suite, session, shard.name);
  let resets = 0;
  const onReset = () => {
    resets += 1;
  };
  const opened = <T>(stack: MadeStack, work: () => Promise<T>) =>
    throughDoorOf(context, session, { suite, shard: shard.name, stack, door, onReset }, work);

  if (suite.place.kind === 'service') {
    const { service } = suite.place;
    const invocation = invoke({ ...TOOLS, files: [] }, TOOLS.input);
    const environment = {
      suite,
      shard: identity,
      model: undefined,
      published: undefined,
      invocation,
      parent: context.env,
    };
    return {
      makeReceipt,
      resets: () => resets,
      stackRequest: {
        ...common,
        tools: {
          pluginFiles: adapter.pluginFiles,
          input: inputs,
          door: door?.folder,
          env: (current, model) => ({
            ...runnerEnvironment({ ...environment, model }, current),
            ...doorVariables(suite, door, TOOLS.plugins),
          }),
        },
      },
      run: (stack, onText) =>
        opened(stack, () =>
          runInService(session.engine, stack, context, {
            service,
            argv: invocation.command,
            timeoutMs: suite.shardTimeoutMs,
            logFile,
            follow: {
              file: OUTPUT_FILES.receipt,
              // Saved each time, so that a kill of ours loses a second of it at most.
              onText: (text) => {
                writeFileSync(join(folder, OUTPUT_FILES.receipt), text);
                onText(text);
              },
            },
            outputTo: folder,
            collect: suite.collect,
            binds: stack.binds,
            labels: stack.labels,
            collectTo: join(folder, 'collect'),
          }),
        ),
      places: async (stack) => {
        const cwd = await workingFolderOf(session.engine, stack.model, service);
        return suite.collect.flatMap((path) => {
          const to = checkoutPathOf(stack.original.services[service], posix.resolve(cwd, path));
          return to === undefined ? [] : [{ from: join(folder, 'collect', path), to }];
        });
      },
    };
  }

  const cwd = join(request.config.root, suite.place.workingDirectory);
  return {
    makeReceipt,
    resets: () => resets,
    stackRequest: common,
    run: async (stack, onText) => {
      const input = join(session.record.scratch, 'inputs', shard.name);
      mkdirSync(input, { recursive: true });
      for (const [name, text] of Object.entries(inputs)) writeFileSync(join(input, name), text);
      const files = existsSync(cwd) ? readdirSync(cwd) : [];
      const invocation = invoke({ plugins: context.paths.plugins, output: folder, files }, input);
      const published = await publishedPorts(session.engine, identity.project);
      const env = runnerEnvironment(
        { suite, shard: identity, model: stack.original, published, invocation, parent: context.env },
        context.env,
      );
      const view = request.ownWorkspace ? await viewOf(context, session, request) : inPlace;
      const ended = await opened(stack, () =>
        runOnHost(context, {
          argv: invocation.command,
          cwd,
          env: {
            ...context.env,
            ...identityVariables(identity),
            ...env,
            ...doorVariables(suite, door, context.paths.plugins),
          },
          session: session.record.session,
          timeoutMs: suite.shardTimeoutMs,
          logFile,
          view,
          follow: { file: join(folder, OUTPUT_FILES.receipt), onText },
        }),
      );
      for (const path of suite.collect) copyCollected(view.written(join(cwd, path)), join(folder, 'collect', path));
      return { ...ended, written: [] };
    },
    places: async () => suite.collect.map((path) => ({ from: join(folder, 'collect', path), to: join(cwd, path) })),
  };
}

const viewOf = (context: Context, { record }: Session, { config, selected }: ShardRequest): Promise<WorkspaceView> =>
  privateView(config.root, join(record.scratch, 'views', selected.shard.name), context.env);
