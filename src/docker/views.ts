/** What the engine shows of its things, and what it is asked for: in our words, without its API's. */
export interface EngineInfo {
  /** Such as `28.0.4`. */
  readonly version: string;
  readonly major: number;
  /** Where the engine keeps its volumes, as a path on its host. */
  readonly volumesFolder: string;
  /** Where it keeps everything, as a path on its host. */
  readonly dataFolder: string;
  /** Whether it runs as root, so that its volumes can be overlays of this host's folders. */
  readonly isRootful: boolean;
  /** Bytes of memory of its host. */
  readonly memoryBytes: number;
  /** Whether it runs on this host, so that the host's boot id tells something of its containers. */
  readonly isLocal: boolean;
  /** Addresses that it asks in place of Docker Hub, first. */
  readonly mirrors: readonly string[];
  /** Whether containerd has its images: layers are then kept as they came, packed, beside what is unpacked of them. */
  readonly keepsPacked: boolean;
  /** Of its machine, such as `linux/amd64`: what is built without a platform is of that. */
  readonly platform: string;
}

export interface ImageFacts {
  readonly id: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Digests of its layers, unpacked, the lowest first. */
  readonly layers: readonly string[];
  /** Of all its layers, unpacked. */
  readonly sizeBytes: number;
  /** `name@sha256:…`, as registries have it. */
  readonly repoDigests: readonly string[];
  /** When it last got a name here; Unix milliseconds, 0: not known. */
  readonly lastTaggedMs: number;
  /** Absolute paths that it declares as volumes, sorted. */
  readonly volumes: readonly string[];
  /** Such as `linux/amd64`. */
  readonly platform: string;
}

/** A folder counts as changed, too, where something in it is. */
export interface LayerChange {
  readonly path: string;
  readonly what: 'changed' | 'added' | 'removed';
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
