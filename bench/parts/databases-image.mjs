// Debian's Postgres, MariaDB and Redis with pytest and their drivers, on the base image: no registry needed.
// @ts-check
import { spawnSync } from 'node:child_process';

export const DATABASES_IMAGE = 'isoshard-test/databases:2';

const PACKAGES = ['mariadb-server', 'postgresql', 'python3-psycopg2', 'python3-pymysql', 'python3-pytest']
  .concat(['python3-pytest-xdist', 'python3-sqlalchemy', 'redis-server'])
  .join(' ');

/** Builds it; from the second time on that is a look into the builder's cache. */
export function buildDatabasesImage() {
  const install = `apt-get update && apt-get install -y --no-install-recommends ${PACKAGES} && rm -rf /var/lib/apt/lists/*`;
  const input = `FROM debian:trixie-slim\nRUN ${install}\n`;
  const built = spawnSync('docker', ['build', '--quiet', '--tag', DATABASES_IMAGE, '-'], { input });
  if (built.status !== 0) throw new Error(built.stderr.toString());
}
