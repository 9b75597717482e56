// @ts-check
// The root file system of Debian's slim image, made from Debian packages where no image registry can be reached.
import { appendFileSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SETUP_LOG } from './host.mjs';
import { mustRun } from './run.mjs';

export const SUITE = 'trixie';

/** Where the host's certificate bundle stands in the image: a path of its own, since installing `ca-certificates` makes Debian's anew. */
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

/** Settings of the official slim image (debuerreotype's `minimizing-config` and `slimify`) that change how a Dockerfile builds. */
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
 * @returns {Promise<Record<string, string>>} environment that the image needs, so that Dockerfiles need no change behind a proxy that signs with its own
 *   certificate
 */
export async function makeDebianRoot(root) {
  // In a mount namespace of its own, so that no mount is left behind however debootstrap ends.
  await mustRun('unshare', ['--mount', 'debootstrap', '--variant=minbase', SUITE, root, 'http://deb.debian.org/debian'], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    logFile: SETUP_LOG,
  });
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
  for (const file of ['etc/apt/sources.list', 'var/cache/ldconfig/aux-cache']) rmSync(join(root, file), { force: true });
}

/**
 * @param {string} root
 * @returns {Record<string, string>}
 */
function certificates(root) {
  const bundle = [process.env['NODE_EXTRA_CA_CERTS'], process.env['SSL_CERT_FILE'], '/etc/ssl/certs/ca-certificates.crt']
    .find((file) => file !== undefined && existsSync(file));
  if (bundle === undefined) return {};
  const target = join(root, BUNDLE);
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(bundle, target);
  // Tools read these in place of their own roots, and a private certificate alone would take all others from them.
  const system = '/etc/ssl/certs/ca-certificates.crt';
  if (bundle !== system && existsSync(system)) appendFileSync(target, `\n${readFileSync(system, 'utf8')}`);
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
  rmSync(file, { force: true }); // it may be a link out of the root
  writeFileSync(file, text, { mode });
}
