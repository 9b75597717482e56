import { expect, test } from 'vitest';
import { portInUse } from '../../src/stack/start-error.js';

const driver =
  'Error response from daemon: driver failed programming external connectivity on endpoint a-web-1 (3d9f):';

test.each<[string, string, number | undefined]>([
  ['26, a container', `${driver} Bind for 127.0.0.1:8000 failed: port is already allocated`, 8000],
  ['26, all addresses', `${driver} Bind for 0.0.0.0:80 failed: port is already allocated`, 80],
  ['26, IPv6', `${driver} Bind for [::]:8000 failed: port is already allocated`, 8000],
  [
    '26, a process',
    `${driver} Error starting userland proxy: listen tcp4 127.0.0.1:8000: bind: address already in use`,
    8000,
  ],
  ['26, a process on IPv6', `${driver} listen tcp6 [::1]:8000: bind: address already in use`, 8000],
  ['28, a process', 'failed to bind host port for 127.0.0.1:8000:172.18.0.2:3000/tcp: address already in use', 8000],
  ['28, a process, UDP', 'failed to bind host port for 0.0.0.0:53:172.18.0.2:5353/udp: address already in use', 53],
  ['28, a process on IPv6', 'failed to bind host port for [::1]:8000:[fd00::2]:80/tcp: address already in use', 8000],
  ['29, a process', 'failed to bind host port 127.0.0.1:8000/tcp: address already in use', 8000],
  [
    'Docker Desktop',
    'Ports are not available: exposing port TCP 127.0.0.1:8000 -> 127.0.0.1:0: listen tcp 127.0.0.1:8000: bind: address already in use',
    8000,
  ],
  ['another mistake', 'Error response from daemon: No such image: farm:80', undefined],
])('%s', (_, output, port) => {
  expect(portInUse(output)).toBe(port);
});
