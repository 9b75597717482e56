// @ts-check
// The root file system of Debian's slim image, made from Debian packages where no image registry can be reached.
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SETUP_LOG } from './host.mjs';
import { mustRun } from './run.mjs';

export const SUITE = 'trixie';

/** The host's certificate bundle in the image: not Debian's path, which installing `ca-certificates` makes anew. */
const BUNDLE = '/usr/local/share/stand-in/ca-bundle.crt';

/** A minimal system keeps none of these; the copyright files are part of the licences, and stay. */
const UNUSED = [
  '/usr/share/doc/*',
  '/usr/share/groff/*',
  '/usr/share/info/*',
  '/usr/share/linda/*',
  '/usr/share/lintian/*',
  '/usr/share/locale/*',
  '/usr/share/man/*',
];
const KEPT = '/usr/share/doc/*/copyright';

/** Settings of the official slim image (debuerreotype's `minimizing-config` and `slimify`) that builds depend on. */
const FILES = {
  '/etc/apt/sources.list.d/debian.sources': `Types: deb
URIs: http://deb.debian.org/debian
Suites: ${SUITE} ${SUITE}-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: http://deb.debian.org/debian-security
Suites: ${SUITE}-security
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
`,
  '/etc/dpkg/dpkg.cfg.d/docker': `${UNUSED.map((path) => `path-exclude ${path}\n`).join('')}path-include ${KEPT}\n`,
  '/etc/dpkg/dpkg.cfg.d/docker-apt-speedup': 'force-unsafe-io\n',
  '/etc/apt/apt.conf.d/docker-autoremove-suggests': 'Apt::AutoRemove::SuggestsImportant "false";\n',
  '/etc/apt/apt.conf.d/docker-clean': `DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/archives/partial/*.deb /var/cache/apt/*.bin || true"; };
APT::Update::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/archives/partial/*.deb /var/cache/apt/*.bin || true"; };
Dir::Cache::pkgcache "";
Dir::Cache::srcpkgcache "";
`,
  '/etc/apt/apt.conf.d/docker-gzip-indexes': 'Acquire::GzipIndexes "true";\n',
  '/etc/apt/apt.conf.d/docker-no-languages': 'Acquire::Languages "none";\n',
  '/etc/hostname': '',
  '/etc/machine-id': '',
  '/etc/resolv.conf': '',
};

/**
 * Fills an empty folder with the root file system.
 * @param {string} root
 * @returns {Promise<Record<string, string>>} environment that the image needs, so that Dockerfiles need no change behind a
 *   proxy that signs with a certificate of its own
 */
export async function makeDebianRoot(root) {
  // In a mount namespace of its own, so that no mount is left behind however debootstrap ends.
  await mustRun(
    'unshare',
    ['--mount', 'debootstrap', '--variant=minbase', SUITE, root, 'http://deb.debian.org/debian'],
    {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
      logFile: SETUP_LOG,
    },
  );
  slim(root);
  for (const [path, text] of Object.entries(FILES)) write(join(root, path), text);
  write(join(root, '/usr/sbin/policy-rc.d'), '#!/bin/sh\nexit 101\n', 0o755); // packages do not start services in a build
  return certificates(root);
}

/** @param {string} root */
function slim(root) {
  for (const folder of UNUSED.map((pattern) => join(root, dirname(pattern)))) {
    for (const file of filesIn(folder)) if (!file.endsWith('/copyright')) rmSync(file, { force: true });
  }
  for (const folder of ['var/cache/apt', 'var/lib/apt/lists', 'var/log']) {
    for (const file of filesIn(join(root, folder))) rmSync(file, { force: true });
  }
  for (const file of ['etc/apt/sources.list', 'var/cache/ldconfig/aux-cache'])
    rmSync(join(root, file), { force: true });
}

/**
 * @param {string} root
 * @returns {Record<string, string>}
 */
function certificates(root) {
  // All of them: most tools read the bundle in place of their own roots, and NODE_EXTRA_CA_CERTS may name a single
  // certificate.
  const named = [process.env.NODE_EXTRA_CA_CERTS, process.env.SSL_CERT_FILE, '/etc/ssl/certs/ca-certificates.crt'];
  const bundles = [...new Set(named)].filter((file) => file !== undefined).filter((file) => existsSync(file));
  if (bundles.length === 0) return {};
  write(join(root, BUNDLE), bundles.map((file) => readFileSync(file, 'utf8')).join('\n'));
  const names = ['NODE_EXTRA_CA_CERTS', 'PIP_CERT', 'SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE'];
  return Object.fromEntries(names.map((name) => [name, BUNDLE]));
}

/**
 * All files and links under a folder, none if it is not there.
 * @param {string} folder
 */
function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** @param {string} file @param {string} text @param {number} [mode] */
function write(file, text, mode = 0o644) {
  mkdirSync(dirname(file), { recursive: true });
  chmodSync(dirname(file), 0o755); // whatever our umask
  rmSync(file, { force: true }); // it may be a link out of the root
  writeFileSync(file, text);
  chmodSync(file, mode);
}
