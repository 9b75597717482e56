/**
 * The engine, through its API: the only import of dockerode. Everything that the program asks of an engine besides
 * `docker compose` is here, in terms of names and labels.
 */
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type Dockerode from 'dockerode';
import { EnvironmentError } from '../errors.js';
import { type EngineEvent, readEvents } from './events.js';
import { type ExecEnded, execIn } from './exec.js';
import { followLog } from './follow.js';
import { COMPOSE_LABEL } from './labels.js';
import { type Frame, framesOf, type LogLine, toLines } from './log-frames.js';

export type { EngineEvent } from './events.js';

export interface EngineInfo {
  /** Such as `28.0.4`. */
  readonly version: string;
  readonly major: number;
  /** Where the engine keeps its volumes, as a path on its host. */
  readonly volumesFolder: string;
  /** Whether it runs as root, so that its volumes can be overlays of this host's folders. */
  readonly isRootful: boolean;
  /** Bytes of memory of its host. */
  readonly memoryBytes: number;
  /** Whether it runs on this host, so that the host's boot id tells something of its containers. */
  readonly isLocal: boolean;
}

export interface ContainerView {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  readonly service: string;
  readonly project: string;
  readonly oneOff: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly state: string;
  /** Published ports; numbers of this host. */
  readonly ports: readonly { readonly host: number; readonly container: number; readonly protocol: string }[];
}

export interface ContainerState {
  readonly status: string;
  readonly exitCode: number;
  readonly oomKilled: boolean;
  /** `none` where there is no check. */
  readonly health: 'none' | 'starting' | 'healthy' | 'unhealthy';
  /** Output of the last check that ran. */
  readonly lastCheck: string;
  /** What kept it from being started, as the engine says it. */
  readonly error: string;
  /** How often the engine started it again by its restart policy. */
  readonly restarts: number;
  /** Unix milliseconds, of the last start and the last end; 0: never. */
  readonly startedAtMs: number;
  readonly finishedAtMs: number;
}

/** A health check as the engine has it, the compose file's and the image's in one; 0: not set. Milliseconds. */
export interface EngineCheck {
  /** `[CMD, …]` or `[CMD-SHELL, LINE]`. */
  readonly test: readonly string[];
  readonly intervalMs: number;
  readonly timeoutMs: number;
  readonly retries: number;
  readonly startPeriodMs: number;
  readonly startIntervalMs: number;
}

/** A check that ran. */
export interface CheckRun {
  /** Unix milliseconds, by the engine's clock. */
  readonly startMs: number;
  readonly endMs: number;
  /** -1: its program could not be started. */
  readonly exitCode: number;
  readonly output: string;
}

/** What else is known of a container that is being started. */
export interface ContainerDetails extends ContainerState {
  readonly check: EngineCheck | undefined;
  /** What a check of the form `CMD-SHELL` is handed to, such as `[/bin/sh, -c]`. */
  readonly shell: readonly string[];
  /** The last five, the last one last. */
  readonly checkRuns: readonly CheckRun[];
  /** On its networks. */
  readonly addresses: readonly string[];
  /** Such as `isoshard-…-default`, `host`, `none`, `container:ID`. */
  readonly networkMode: string;
}

export interface NetworkView {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Such as `172.18.0.0/16`. */
  readonly subnets: readonly string[];
}

export interface NetworkRequest {
  readonly driver: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
  readonly internal: boolean;
  readonly attachable: boolean;
  readonly ipv6: boolean;
  /** Empty: the engine chooses from its pools. */
  readonly subnets: readonly string[];
}

export interface ImageFacts {
  readonly id: string;
  /** Absolute paths that it declares as volumes. */
  readonly volumes: readonly string[];
  /** Such as `linux/amd64`. */
  readonly platform: string;
}

export interface PathStat {
  readonly size: number;
  readonly isFolder: boolean;
  /** As the engine writes it; good for telling whether it is another one. */
  readonly modified: string;
}

export interface VolumeView {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

export type ObjectKind = 'container' | 'network' | 'volume';

export interface OwnedObject {
  readonly kind: ObjectKind;
  readonly id: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Unix seconds, or 0 where the engine does not say. */
  readonly created: number;
}

/** Unix milliseconds of what the engine writes; 0 for its zero, the year 1. */
const momentOf = (text: string): number => Math.max(0, Date.parse(text) || 0);

/** Engine API, `HEAD /containers/{id}/archive`; the mode is Go's `os.FileMode`. */
const PATH_STAT = 'x-docker-container-path-stat';
const GO_MODE_DIR = 2 ** 31;

const statusOf = (error: unknown): number | undefined => (error as { statusCode?: number }).statusCode;

/** What is gone, or on its way, counts as removed. */
const isGone = (error: unknown): boolean =>
  statusOf(error) === 404 || (statusOf(error) === 409 && /already in progress/i.test(String(error)));

/** What engines say of a subnet that is in use: libnetwork's IPAM, the bridge driver, and a pool that has run out. */
const OVERLAPS =
  /pool overlaps|conflicts with (existing )?(network|route)|non-overlapping|fully subnetted|overlaps with existing/i;

/** Asks the engine; what it refuses is its error and not ours. @throws EnvironmentError `engine-failed` */
async function ask<T>(what: string, question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (cause) {
    throw new EnvironmentError('engine-failed', `the Docker engine could not ${what}: ${(cause as Error).message}`, {
      cause,
      hint: 'Look at its log: `journalctl -u docker`.',
    });
  }
}

/** Asks about one thing; `undefined` if the engine does not have it, or knows that there can be none of that name. */
async function askFor<T>(what: string, question: () => Promise<T>): Promise<T | undefined> {
  return ask(what, async () => {
    try {
      return await question();
    } catch (error) {
      if (statusOf(error) === 404 || statusOf(error) === 400) return undefined;
      throw error;
    }
  });
}

export class Engine {
  constructor(
    private readonly api: Dockerode,
    readonly info: EngineInfo,
  ) {}

  async hasImage(reference: string): Promise<boolean> {
    return (await this.imageEnvironment(reference)) !== undefined;
  }

  /** Id, environment and health check of an image, or `undefined` if the engine does not have it. */
  async imageEnvironment(
    reference: string,
  ): Promise<
    { id: string; env: Record<string, string>; workingDir: string; check: EngineCheck | undefined } | undefined
  > {
    const image = await askFor(`inspect image ${reference}`, () => this.api.getImage(reference).inspect());
    if (image === undefined) return undefined;
    const pairs = (image.Config?.Env ?? []).map((entry): [string, string] => {
      const at = entry.indexOf('=');
      return at < 0 ? [entry, ''] : [entry.slice(0, at), entry.slice(at + 1)];
    });
    return {
      id: image.Id,
      env: Object.fromEntries(pairs),
      workingDir: image.Config?.WorkingDir ?? '',
      check: toCheck((image.Config as { Healthcheck?: RawCheck } | undefined)?.Healthcheck),
    };
  }

  /** Some image of the engine's, for doors. @throws EnvironmentError `image-missing` if it has none */
  async anyImage(): Promise<string> {
    const found = await ask('list images', () => this.api.listImages());
    if (found[0] === undefined) throw new EnvironmentError('image-missing', 'the Docker engine has no image at all');
    return found[0].Id;
  }

  /** What an image says of where it keeps data and what it runs on, or `undefined` if the engine does not have it. */
  async imageFacts(reference: string): Promise<ImageFacts | undefined> {
    const image = await askFor(`inspect image ${reference}`, () => this.api.getImage(reference).inspect());
    if (image === undefined) return undefined;
    return {
      id: image.Id,
      volumes: Object.keys(image.Config?.Volumes ?? {}).sort(),
      platform: `${image.Os}/${image.Architecture}`,
    };
  }

  /** Containers that carry all of `labels` (`name` or `name=value`), stopped ones too. */
  async containers(labels: readonly string[]): Promise<ContainerView[]> {
    const filters = { label: [...labels] };
    const found = await ask('list containers', () => this.api.listContainers({ all: true, filters }));
    return found.map((c) => ({
      id: c.Id,
      name: (c.Names[0] ?? '').replace(/^\//, ''),
      image: c.Image,
      service: c.Labels[COMPOSE_LABEL.service] ?? '',
      project: c.Labels[COMPOSE_LABEL.project] ?? '',
      oneOff: c.Labels[COMPOSE_LABEL.oneOff] === 'True',
      labels: c.Labels,
      state: c.State,
      ports: c.Ports.filter((p) => p.PublicPort !== undefined).map((p) => ({
        host: p.PublicPort,
        container: p.PrivatePort,
        protocol: p.Type,
      })),
    }));
  }

  /** What a container does, or `undefined` if it is gone. */
  async state(containerId: string): Promise<ContainerDetails | undefined> {
    const found = await askFor('inspect a container', () => this.api.getContainer(containerId).inspect());
    if (found === undefined) return undefined;
    const { State, Config, NetworkSettings, HostConfig } = found;
    const health = State.Health?.Status as ContainerState['health'] | undefined;
    return {
      status: State.Status,
      exitCode: State.ExitCode,
      oomKilled: State.OOMKilled,
      health: health ?? 'none',
      lastCheck: State.Health?.Log?.at(-1)?.Output ?? '',
      error: State.Error,
      restarts: found.RestartCount ?? 0,
      startedAtMs: momentOf(State.StartedAt),
      finishedAtMs: momentOf(State.FinishedAt),
      check: toCheck(Config.Healthcheck),
      shell: (Config as { Shell?: string[] | null }).Shell ?? ['/bin/sh', '-c'],
      checkRuns: (State.Health?.Log ?? []).map(({ Start, End, ExitCode, Output }) => ({
        startMs: momentOf(Start),
        endMs: momentOf(End),
        exitCode: ExitCode,
        output: Output,
      })),
      addresses: Object.values(NetworkSettings.Networks ?? {}).flatMap(({ IPAddress }) => IPAddress || []),
      networkMode: HostConfig.NetworkMode ?? '',
    };
  }

  /** All that the engine says of a container, values of its environment too; `undefined` if it is gone. */
  async inspect(containerId: string): Promise<Readonly<Record<string, unknown>> | undefined> {
    const found = await askFor('inspect a container', () => this.api.getContainer(containerId).inspect());
    return found as unknown as Readonly<Record<string, unknown>> | undefined;
  }

  /** The last `lines` lines of a container, both streams, as plain text. */
  async logs(containerId: string, lines: number): Promise<string> {
    return (await this.output(containerId, lines, false)).map(({ text }) => text).join('');
  }

  /** The last `lines` lines of a container, each with when and where it was written. */
  async lines(containerId: string, lines: number): Promise<LogLine[]> {
    return toLines(await this.output(containerId, lines, true));
  }

  private async output(containerId: string, lines: number, timestamps: boolean): Promise<Frame[]> {
    return ask('read the log of a container', async () => {
      const container = this.api.getContainer(containerId);
      const { Config } = await container.inspect();
      const raw = await container.logs({ stdout: true, stderr: true, timestamps, tail: lines, follow: false });
      return Config.Tty ? [{ stream: 'stdout', text: raw.toString('utf8') }] : framesOf(raw);
    });
  }

  /** Runs a command in a container, as its own user and in its directory. @throws EnvironmentError `engine-failed` */
  async exec(containerId: string, argv: readonly string[], signal?: AbortSignal): Promise<ExecEnded> {
    return ask('run a command in a container', () => execIn(this.api, containerId, argv, signal));
  }

  /** Calls `onText` with what a container writes from `sinceMs` on, until `signal` is aborted or the container ends. */
  async follow(
    containerId: string,
    sinceMs: number,
    onText: (text: string) => void,
    signal: AbortSignal,
  ): Promise<void> {
    await ask('follow the log of a container', () => followLog(this.api, containerId, sinceMs, onText, signal));
  }

  /** Asks a container to end by its stop signal, and ends it after `graceMs`. What has ended or is gone is no error. */
  async stop(containerId: string, graceMs: number): Promise<void> {
    await askFor('stop a container', async () => {
      try {
        await this.api.getContainer(containerId).stop({ t: Math.ceil(graceMs / 1000) });
      } catch (error) {
        if (statusOf(error) !== 304) throw error;
      }
    });
  }

  /** Ends a container at once. What has ended or is gone is no error. */
  async kill(containerId: string): Promise<void> {
    await askFor('kill a container', async () => {
      try {
        await this.api.getContainer(containerId).kill();
      } catch (error) {
        if (statusOf(error) !== 409) throw error;
      }
    });
  }

  /** Starts a container that was made, or has ended. */
  async start(containerId: string): Promise<void> {
    await ask('start a container', async () => {
      try {
        await this.api.getContainer(containerId).start();
      } catch (error) {
        if (statusOf(error) !== 304) throw error;
      }
    });
  }

  /** Resolves when a container does not run any more. */
  async ended(containerId: string): Promise<void> {
    await askFor('wait for a container', () => this.api.getContainer(containerId).wait());
  }

  /** Absolute paths that a container has added or changed in its own layer; volumes are none of it. */
  async layerChanges(containerId: string): Promise<string[]> {
    const found = await askFor('compare a container with its image', () =>
      this.api.getContainer(containerId).changes(),
    );
    const changes = (found ?? []) as { Path: string; Kind: number }[];
    return changes.filter(({ Kind }) => Kind !== 2).map(({ Path }) => Path);
  }

  /** What a path of a container is, without its content; `undefined` if it is not there. */
  async stat(containerId: string, path: string): Promise<PathStat | undefined> {
    const answer = await askFor(`look at ${path} of a container`, () =>
      this.api.getContainer(containerId).infoArchive({ path }),
    );
    const response = answer as (Readable & { headers?: Record<string, string> }) | undefined;
    response?.resume();
    const header = response?.headers?.[PATH_STAT];
    if (header === undefined) return undefined;
    const { size, mode, mtime } = JSON.parse(Buffer.from(header, 'base64').toString('utf8'));
    return { size, isFolder: (mode & GO_MODE_DIR) !== 0, modified: mtime };
  }

  async networks(): Promise<NetworkView[]> {
    const found = await ask('list networks', () => this.api.listNetworks());
    return found.map(({ Name, Labels, IPAM }) => ({
      name: Name,
      labels: Labels ?? {},
      subnets: (IPAM?.Config ?? []).flatMap(({ Subnet }) => Subnet ?? []),
    }));
  }

  /** `overlaps` if somebody has addresses of the subnets already, or none are left to choose from. */
  async createNetwork(name: string, request: NetworkRequest): Promise<'created' | 'overlaps'> {
    const { driver, labels, options, internal, attachable, ipv6, subnets } = request;
    const ipam =
      subnets.length === 0 ? {} : { IPAM: { Driver: 'default', Config: subnets.map((Subnet) => ({ Subnet })) } };
    return ask(`create network ${name}`, async () => {
      try {
        await this.api.createNetwork({
          Name: name,
          Driver: driver,
          Labels: { ...labels },
          Options: { ...options },
          Internal: internal,
          Attachable: attachable,
          EnableIPv6: ipv6,
          ...ipam,
        });
        return 'created';
      } catch (error) {
        if (OVERLAPS.test(String(error))) return 'overlaps';
        throw error;
      }
    });
  }

  async createVolume(name: string, labels: Record<string, string>, options?: Record<string, string>): Promise<void> {
    const volume = { Name: name, Labels: labels, Driver: 'local', ...(options && { DriverOpts: options }) };
    await ask(`create volume ${name}`, () => this.api.createVolume(volume));
  }

  /** A volume by its name, or `undefined` if the engine has none. */
  async volume(name: string): Promise<VolumeView | undefined> {
    const found = await askFor(`inspect volume ${name}`, () => this.api.getVolume(name).inspect());
    return found && { name: found.Name, labels: found.Labels ?? {} };
  }

  /** A container that is never started: a door to volumes, through which archives go in and out. */
  async createDoor(
    image: string,
    mounts: Readonly<Record<string, string>>,
    labels: Record<string, string>,
  ): Promise<string> {
    const options = {
      Image: image,
      Cmd: ['true'],
      Entrypoint: [''],
      Labels: labels,
      NetworkDisabled: true,
      HostConfig: {
        Mounts: Object.entries(mounts).map(([source, target]) => ({
          Type: 'volume' as const,
          Source: source,
          Target: target,
          VolumeOptions: { NoCopy: true, Labels: {}, DriverConfig: { Name: '', Options: {} } },
        })),
      },
    };
    const container = await ask('create a container', () => this.api.createContainer(options));
    return container.id;
  }

  async putArchive(containerId: string, folder: string, tar: Readable): Promise<void> {
    await ask('write into a volume', () => this.api.getContainer(containerId).putArchive(tar, { path: folder }));
  }

  /** A tar stream of `path`, or `undefined` if it is not there. */
  async getArchive(containerId: string, path: string): Promise<NodeJS.ReadableStream | undefined> {
    return askFor(`read ${path} of a container`, () => this.api.getContainer(containerId).getArchive({ path }));
  }

  /** Every object that carries all of `labels` (`name` or `name=value`). */
  async owned(labels: readonly string[]): Promise<OwnedObject[]> {
    const filters = { label: [...labels] };
    const [containers, networks, volumes] = await ask('list what it holds', () =>
      Promise.all([
        this.api.listContainers({ all: true, filters }),
        this.api.listNetworks({ filters }),
        this.api.listVolumes({ filters: JSON.stringify(filters) as never }),
      ]),
    );
    const seconds = (date: string | undefined) => (date ? Math.floor(Date.parse(date) / 1000) || 0 : 0);
    return [
      ...containers.map(
        (c): OwnedObject => ({
          kind: 'container',
          id: c.Id,
          name: (c.Names[0] ?? c.Id).replace(/^\//, ''),
          labels: c.Labels,
          created: c.Created,
        }),
      ),
      ...networks.map(
        (n): OwnedObject => ({
          kind: 'network',
          id: n.Id,
          name: n.Name,
          labels: n.Labels ?? {},
          created: seconds(n.Created),
        }),
      ),
      ...(volumes.Volumes ?? []).map(
        (v): OwnedObject => ({
          kind: 'volume',
          id: v.Name,
          name: v.Name,
          labels: v.Labels ?? {},
          created: seconds((v as { CreatedAt?: string }).CreatedAt),
        }),
      ),
    ];
  }

  /** Removes one object by force. What is gone already is no error. */
  async remove(object: Pick<OwnedObject, 'kind' | 'id'>): Promise<void> {
    await ask(`remove ${object.kind} ${object.id}`, async () => {
      try {
        if (object.kind === 'container') await this.api.getContainer(object.id).remove({ force: true, v: true });
        else if (object.kind === 'network') await this.api.getNetwork(object.id).remove();
        else await this.api.getVolume(object.id).remove({ force: true });
      } catch (error) {
        if (!isGone(error)) throw error;
      }
    });
  }

  /** Whose port it is, if a container publishes it. */
  async holderOfPort(port: number): Promise<ContainerView | undefined> {
    return (await this.containers([])).find((container) => container.ports.some((p) => p.host === port));
  }

  /** Calls `onEvent` for each event of the project's containers until `signal` is aborted. Resolves once it listens. */
  async watch(project: string, onEvent: (event: EngineEvent) => void, signal: AbortSignal): Promise<void> {
    const stream = await this.eventStream(project);
    if (signal.aborted) stream.destroy();
    signal.addEventListener('abort', () => stream.destroy(), { once: true });
    readEvents(stream, onEvent);
  }

  /** What of the project's events the engine still remembers: it keeps the last 256 of all containers, checks that ran included. */
  async events(project: string): Promise<EngineEvent[]> {
    const stream = await this.eventStream(project, { since: 1, until: Date.now() / 1000 });
    const events: EngineEvent[] = [];
    readEvents(stream, (event) => events.push(event));
    await ask('tell its events', () => finished(stream));
    return events;
  }

  private async eventStream(project: string, range: { since?: number; until?: number } = {}): Promise<Readable> {
    const filters = { type: ['container' as const], label: [`${COMPOSE_LABEL.project}=${project}`] };
    return (await ask('tell its events', () => this.api.getEvents({ ...range, filters }))) as Readable;
  }

  /** The image as an archive, as `docker save` writes it. */
  saveImage(reference: string): Promise<NodeJS.ReadableStream> {
    return ask(`save image ${reference}`, () => this.api.getImage(reference).get());
  }

  /** Takes in what `saveImage` gave. */
  async loadImage(archive: Readable): Promise<void> {
    await ask('load an image', async () => {
      const progress = await this.api.loadImage(archive, { quiet: true });
      await new Promise<void>((resolve, reject) => {
        this.api.modem.followProgress(progress, (error) => (error ? reject(error) : resolve()));
      });
    });
  }
}

/** Durations in nanoseconds (Engine API, `HealthConfig`). */
interface RawCheck {
  Test?: string[] | null | undefined;
  Interval?: number | undefined;
  Timeout?: number | undefined;
  Retries?: number | undefined;
  StartPeriod?: number | undefined;
  StartInterval?: number | undefined;
}

function toCheck(raw: RawCheck | null | undefined): EngineCheck | undefined {
  if (!raw?.Test?.length || raw.Test[0] === 'NONE') return undefined;
  const ms = (nanoseconds = 0) => nanoseconds / 1e6;
  return {
    test: raw.Test,
    intervalMs: ms(raw.Interval),
    timeoutMs: ms(raw.Timeout),
    retries: raw.Retries ?? 0,
    startPeriodMs: ms(raw.StartPeriod),
    startIntervalMs: ms(raw.StartInterval),
  };
}
