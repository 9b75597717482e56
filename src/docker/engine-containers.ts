/** What is asked of an engine about containers. */
import type { Readable } from 'node:stream';
import { ask, askFor, momentOf, statusOf } from './ask.js';
import { EngineImages } from './engine-images.js';
import { type ExecEnded, type ExecOptions, execIn } from './exec.js';
import { followLog } from './follow.js';
import { toCheck } from './health-check.js';
import { COMPOSE_LABEL } from './labels.js';
import { type Frame, framesOf, type LogLine, toLines } from './log-frames.js';
import type { ContainerDetails, ContainerState, ContainerView, LayerChange, PathStat } from './views.js';

/** Engine API, `HEAD /containers/{id}/archive`; the mode is Go's `os.FileMode`. */
const PATH_STAT = 'x-docker-container-path-stat';
const GO_MODE_DIR = 2 ** 31;

/** The least that the kernel knows; usual are 1024. */
const LEAST_CPU_SHARES = 2;

/** As the engine numbers them. */
const LAYER_CHANGES = ['changed', 'added', 'removed'] as const;

export class EngineContainers extends EngineImages {
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

  /** Runs a command in a container, in its directory. @throws EnvironmentError `engine-failed` */
  async exec(containerId: string, argv: readonly string[], options?: ExecOptions): Promise<ExecEnded> {
    return ask('run a command in a container', () => execIn(this.api, containerId, argv, options));
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

  /** What a container has made of its image in its own layer, by absolute path; volumes are none of it. */
  async layerChanges(containerId: string): Promise<LayerChange[]> {
    const found = await askFor('compare a container with its image', () =>
      this.api.getContainer(containerId).changes(),
    );
    // Of none an engine says `null`, which dockerode does not take for JSON.
    const changes = (Array.isArray(found) ? found : []) as { Path: string; Kind: number }[];
    return changes.map(({ Path, Kind }) => ({ path: Path, what: LAYER_CHANGES[Kind] ?? 'changed' }));
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

  /** Whose port it is, if a container publishes it. */
  async holderOfPort(port: number): Promise<ContainerView | undefined> {
    return (await this.containers([])).find((container) => container.ports.some((p) => p.host === port));
  }

  /**
   * A container as a door to volumes, through which archives go in and out. It is not started, unless it has something to do there.
   * @param work what it does once it is started: as root, with what others leave of the processor unless it is urgent; `readOnly` volumes it may not write to
   */
  async createDoor(
    image: string,
    mounts: Readonly<Record<string, string>>,
    labels: Record<string, string>,
    work?: { readonly argv: readonly string[]; readonly isUrgent: boolean; readonly readOnly?: readonly string[] },
  ): Promise<string> {
    const options = {
      Image: image,
      Cmd: work === undefined ? ['true'] : [...work.argv],
      Entrypoint: [''],
      Labels: labels,
      NetworkDisabled: true,
      ...(work !== undefined && { User: '0:0', Healthcheck: { Test: ['NONE'] } }),
      HostConfig: {
        ...(work?.isUrgent !== true && { CpuShares: LEAST_CPU_SHARES }),
        Mounts: Object.entries(mounts).map(([source, target]) => ({
          Type: 'volume' as const,
          Source: source,
          Target: target,
          ReadOnly: work?.readOnly?.includes(source) === true,
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
}
