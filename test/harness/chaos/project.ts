/**
 * A project that is killed: three stacks at once in a few seconds, two whose tests run in a service and one on the host, with
 * volumes, a writable bind mount, two networks and a health check. bash stands where pytest would.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const COMPOSE = `services:
  db:
    image: debian:trixie-slim
    command: [sleep, infinity]
    volumes: ["data:/data", "./seed:/seed", "/scratch"]
    networks: [back]
    healthcheck: {test: ["CMD", "true"], interval: 1s, start_period: 10s, start_interval: 200ms}
  web:
    image: debian:trixie-slim
    command: [sleep, infinity]
    volumes: ["./seed:/seed"]
    networks: [front, back]
    depends_on: {db: {condition: service_healthy}}
  tests:
    image: debian:trixie-slim
    working_dir: /project
    volumes: [".:/project"]
    environment: {CHAOS_TEST_SECONDS: "\${CHAOS_TEST_SECONDS:-0.4}"}
    networks: [front]
    depends_on: [web]
networks: {front: {}, back: {}}
volumes: {data: {}}
`;

const CONFIG = `version: 1
compose: [compose.yml]
suites:
  inside: {runner: pytest, service: tests, command: [bash, pytest.sh], shards: 2, collect: [written]}
  beside: {runner: pytest, runs-in: host, command: [bash, pytest.sh], shards: 1, services: [web]}
`;

/** What the tests of the suites are called. */
const TESTS = ['one', 'two', 'three', 'four'].map((name) => `test_chaos.py::test_${name}`);

const listed = TESTS.map((id, at) => ({ id, title: id, file: 'test_chaos.py', line: at + 1, group: id }));
const LISTING = {
  kind: 'isoshard-listing',
  version: 1,
  runner: 'pytest',
  runnerVersion: '8.0.0',
  rootDir: '/',
  tests: listed,
  setup: [],
  errors: [],
  warnings: [],
};

/** Speaks as our plugin in pytest does. Leaves a process of its own session behind, as careless tests do. */
const PYTEST = `set -eu
out=$ISOSHARD_OUTPUT
if [ -n "\${CHAOS_MARKS:-}" ]; then touch "$CHAOS_MARKS/$ISOSHARD_MODE"; fi
if [ "$ISOSHARD_MODE" = list ]; then
  sleep "\${CHAOS_LIST_SECONDS:-0}"
  cp listing.json "$out/listing.json"
  exit 0
fi
setsid sleep 300 >/dev/null 2>&1 &
say() { printf '%s\\n' "$1" >> "$out/receipt.ndjson"; }
ids=$(perl -0777 -ne 'print "$1\\n" while /"(test_chaos[^"]+)"/g' "$ISOSHARD_SELECTION")
list=$(printf '"%s",' $ids)
say "$ISOSHARD_RECEIPT_HEADER"
say '{"event":"begin","tests":['"\${list%,}"'],"setup":[],"runner":"pytest","runnerVersion":"8.0.0"}'
mkdir -p written
for id in $ids; do
  say '{"event":"start","id":"'$id'","retry":0,"atMs":0,"worker":0}'
  echo "$id" >> written/ran
  sleep "\${CHAOS_TEST_SECONDS:-0.2}"
  say '{"event":"end","id":"'$id'","retry":0,"status":"passed","ok":true,"willRetry":false,"durationMs":300,"atMs":0,"worker":0,"setup":false,"title":"'$id'","file":"test_chaos.py","line":1,"errors":[]}'
done
say '{"event":"finish","status":"passed","durationMs":1000}'
`;

/** The files of the project, written into `folder`. */
export function writeChaosProject(folder: string, more: Readonly<Record<string, string>> = {}): void {
  mkdirSync(join(folder, 'seed'), { recursive: true });
  const files = {
    'compose.yml': COMPOSE,
    'isoshard.yml': CONFIG,
    'pytest.sh': PYTEST,
    'listing.json': JSON.stringify(LISTING),
    'seed/seed.txt': 'seed\n',
    'test_chaos.py': TESTS.map((id) => `# ${id}\n`).join(''),
    ...more,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}
