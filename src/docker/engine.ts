/**
 * The engine, through its API: the only import of dockerode. Everything that the program asks of an engine besides
 * `docker compose` is here, in terms of names and labels.
 */
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type Dockerode from 'dockerode';
import { ask, askFor, isGone } from './ask.js';
import { EngineContainers } from './engine-containers.js';
import { type EngineEvent, readEvents } from './events.js';
import { COMPOSE_LABEL } from './labels.js';
import { type RemoteLayer, type RemoteOptions, remoteLayers } from './remote-layers.js';
import type { EngineInfo, NetworkRequest, NetworkView, OwnedObject, VolumeView } from './views.js';

export type { EngineEvent } from './events.js';
export type { MoveOptions, MoveProgress, RegistryLogin } from './image-moves.js';
export type { RemoteLayer } from './remote-layers.js';
export type * from './views.js';

/** What engines say of a subnet that is in use: libnetwork's IPAM, the bridge driver, and a pool that has run out. */
const OVERLAPS =
  /pool overlaps|conflicts with (existing )?(network|route)|non-overlapping|fully subnetted|overlaps with existing/i;

export class Engine extends EngineContainers {
  constructor(
    api: Dockerode,
    readonly info: EngineInfo,
  ) {
    super(api);
  }

  /** The layers of an image as its registry has them, the lowest first. @throws Error if no registry tells */
  remoteLayers(reference: string, options: Omit<RemoteOptions, 'mirrors'>): Promise<readonly RemoteLayer[]> {
    return remoteLayers(reference, { ...options, mirrors: this.info.mirrors });
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
}
