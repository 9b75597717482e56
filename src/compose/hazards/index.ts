/** All hazards; a new one is a file here and a line below. */
import type { RefusedHazard, RewrittenHazard } from '../hazard.js';
import { anonymousVolume } from './anonymous-volume.js';
import { bindMount } from './bind-mount.js';
import { build } from './build.js';
import { cgroupParent } from './cgroup-parent.js';
import { containerName } from './container-name.js';
import { defaultBridge } from './default-bridge.js';
import { dockerSocket } from './docker-socket.js';
import { externalNetwork } from './external-network.js';
import { externalVolume } from './external-volume.js';
import { fileSecret } from './file-secret.js';
import { fixedAddress } from './fixed-address.js';
import { foreignContainer } from './foreign-container.js';
import { hostCapability } from './host-capability.js';
import { hostCgroup } from './host-cgroup.js';
import { hostDevice } from './host-device.js';
import { hostGateway } from './host-gateway.js';
import { hostIpc } from './host-ipc.js';
import { hostNetwork } from './host-network.js';
import { hostPath } from './host-path.js';
import { hostPid } from './host-pid.js';
import { hostPorts } from './host-ports.js';
import { hostSocket } from './host-socket.js';
import { hostUserns } from './host-userns.js';
import { hostUts } from './host-uts.js';
import { hostname } from './hostname.js';
import { lanNetwork } from './lan-network.js';
import { links } from './links.js';
import { loggingDriver } from './logging-driver.js';
import { missingSource } from './missing-source.js';
import { outsideProject } from './outside-project.js';
import { privileged } from './privileged.js';
import { provider } from './provider.js';
import { replicas } from './replicas.js';
import { resourceName } from './resource-name.js';
import { restartPolicy } from './restart-policy.js';
import { sharedDevice } from './shared-device.js';
import { slowHealthCheck } from './slow-health-check.js';
import { writtenAddress } from './written-address.js';

/** In the order in which they are applied. */
export const REWRITTEN: readonly RewrittenHazard[] = [
  containerName,
  hostPorts,
  defaultBridge,
  links,
  fixedAddress,
  hostname,
  hostIpc,
  cgroupParent,
  replicas,
  fileSecret,
  bindMount,
  anonymousVolume,
  resourceName,
  restartPolicy,
  loggingDriver,
  slowHealthCheck,
  build,
];

/** In the order in which they are told. */
export const REFUSED: readonly RefusedHazard[] = [
  missingSource,
  outsideProject,
  dockerSocket,
  hostPath,
  hostSocket,
  hostDevice,
  hostCapability,
  privileged,
  hostPid,
  hostUserns,
  hostNetwork,
  lanNetwork,
  hostGateway,
  hostUts,
  hostCgroup,
  foreignContainer,
  externalNetwork,
  externalVolume,
  sharedDevice,
  writtenAddress,
  provider,
];

/** Every hazard by its id. */
export const HAZARDS: ReadonlyMap<string, RewrittenHazard | RefusedHazard> = new Map(
  [...REWRITTEN, ...REFUSED].map((hazard) => [hazard.id, hazard]),
);
