export const id = 995;
export const ids = [995];
export const modules = {

/***/ 44158:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {


/**
 * @license
 * Copyright 2020 Balena Ltd.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *    http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 *
 * ------------------------------------------------------------------------
 *
 * Copyright 2018 Zeit, Inc.
 * Licensed under the MIT License. See file LICENSE.md for a full copy.
 *
 * ------------------------------------------------------------------------
 */

/**
 * This module implements the [dockerignore
 * spec](https://docs.docker.com/engine/reference/builder/#dockerignore-file),
 * closely following Docker's (Moby) Golang implementation:
 * https://github.com/moby/moby/blob/v19.03.8/builder/dockerignore/dockerignore.go
 * https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go
 * https://github.com/moby/moby/blob/v19.03.8/pkg/archive/archive.go#L825
 *
 * Something the spec is not clear about, but we discovered by reading source code
 * and testing against the "docker build" command, is the handling of backslashes and
 * forward slashes as path separators and escape characters in the .dockerignore file
 * across platforms including Windows, Linux and macOS:
 *
 * * On Linux and macOS, only forward slashes can be used as path separators in the
 *   .dockerignore file, and the backslash works as an escape character.
 * * On Windows, both forward slashes and backslashes are allowed as path separators
 *   in the .dockerignore file, and the backslash is not used as an escape character.
 *
 * This is consistent with how Windows works generally: both forward slashes and
 * backslashes are accepted as path separators by the cmd.exe Command Prompt or
 * PowerShell, and by library functions like the Golang filepath.Clean or the
 * Node.js path.normalize.
 *
 * Similarly, path strings provided to the IgnoreBase.ignores() and IgnoreBase.filter()
 * methods can use either forward slashes or backslashes as path separators on Windows,
 * but only forward slashes are accepted as path separators on Linux and macOS.
 */

const path = __webpack_require__(16928);

const factory = options => new IgnoreBase(options); // https://github.com/kaelzhang/node-ignore/blob/5.1.4/index.js#L538-L539
// Fixes typescript module import


factory.default = factory;
module.exports = factory;

function make_array(subject) {
  return Array.isArray(subject) ? subject : [subject];
}

const REGEX_TRAILING_SLASH = /(?<=.)\/$/;
const REGEX_TRAILING_BACKSLASH = /(?<=.)\\$/;
const REGEX_TRAILING_PATH_SEP = path.sep === '\\' ? REGEX_TRAILING_BACKSLASH : REGEX_TRAILING_SLASH;
const KEY_IGNORE = typeof Symbol !== 'undefined' ? Symbol.for('dockerignore') : 'dockerignore'; // An implementation of Go's filepath.Clean
// https://golang.org/pkg/path/filepath/#Clean
// https://github.com/golang/go/blob/master/src/path/filepath/path.go
// Note that, like Go, on Windows this function converts forward slashes
// to backslashes.

function cleanPath(file) {
  return path.normalize(file).replace(REGEX_TRAILING_PATH_SEP, '');
} // Javascript port of Golang's filepath.ToSlash
// https://golang.org/pkg/path/filepath/#ToSlash
// https://github.com/golang/go/blob/master/src/path/filepath/path.go
// Convert any OS-specific path separator to '/'. Backslash is converted
// to forward slash on Windows, but not on Linux/macOS.
// Note that both forward slashes and backslashes are valid path separators on
// Windows. As a result, code such as `pattern.split(path.sep).join('/')` fails
// on Windows when forward slashes are used as path separators.


function toSlash(file) {
  if (path.sep === '/') {
    return file;
  }

  return file.replace(/\\/g, '/');
} // Javascript port of Golang's filepath.FromSlash
// https://github.com/golang/go/blob/master/src/path/filepath/path.go


function fromSlash(file) {
  if (path.sep === '/') {
    return file;
  }

  return file.replace(/\//g, path.sep);
}

class IgnoreBase {
  constructor({
    // https://github.com/kaelzhang/node-ignore/blob/5.1.4/index.js#L372
    ignorecase = true
  } = {}) {
    this._rules = [];
    this._ignorecase = ignorecase;
    this[KEY_IGNORE] = true;

    this._initCache();
  }

  _initCache() {
    this._cache = {};
  } // @param {Array.<string>|string|Ignore} pattern


  add(pattern) {
    this._added = false;

    if (typeof pattern === 'string') {
      pattern = pattern.split(/\r?\n/g);
    }

    make_array(pattern).forEach(this._addPattern, this); // Some rules have just added to the ignore,
    // making the behavior changed.

    if (this._added) {
      this._initCache();
    }

    return this;
  } // legacy


  addPattern(pattern) {
    return this.add(pattern);
  }

  _addPattern(pattern) {
    // https://github.com/kaelzhang/node-ignore/issues/32
    if (pattern && pattern[KEY_IGNORE]) {
      this._rules = this._rules.concat(pattern._rules);
      this._added = true;
      return;
    }

    if (this._checkPattern(pattern)) {
      const rule = this._createRule(pattern.trim());

      if (rule !== null) {
        this._added = true;

        this._rules.push(rule);
      }
    }
  }

  _checkPattern(pattern) {
    // https://github.com/moby/moby/blob/v19.03.8/builder/dockerignore/dockerignore.go#L34-L40
    return pattern && typeof pattern === 'string' && pattern.indexOf('#') !== 0 && pattern.trim() !== "";
  }

  filter(paths) {
    return make_array(paths).filter(path => this._filter(path));
  }

  createFilter() {
    return path => this._filter(path);
  }

  ignores(path) {
    return !this._filter(path);
  } // https://github.com/moby/moby/blob/v19.03.8/builder/dockerignore/dockerignore.go#L41-L53
  // https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go#L29-L55


  _createRule(pattern) {
    const origin = pattern;
    let negative = false; // > An optional prefix "!" which negates the pattern;
    // https://github.com/moby/moby/blob/v19.03.8/builder/dockerignore/dockerignore.go#L43-L46

    if (pattern[0] === '!') {
      negative = true;
      pattern = pattern.substring(1).trim();
    } // https://github.com/moby/moby/blob/v19.03.8/builder/dockerignore/dockerignore.go#L47-L53


    if (pattern.length > 0) {
      pattern = cleanPath(pattern);
      pattern = toSlash(pattern);

      if (pattern.length > 1 && pattern[0] === '/') {
        pattern = pattern.slice(1);
      }
    } // https://github.com/moby/moby/blob/v19.03.8/builder/dockerignore/dockerignore.go#L54-L55


    if (negative) {
      pattern = '!' + pattern;
    } // https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go#L30


    pattern = pattern.trim();

    if (pattern === "") {
      return null;
    } // https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go#L34
    // convert forward slashes to backslashes on Windows


    pattern = cleanPath(pattern); // https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go#L36-L42

    if (pattern[0] === '!') {
      if (pattern.length === 1) {
        return null;
      }

      negative = true;
      pattern = pattern.substring(1);
    } else {
      negative = false;
    }

    return {
      origin,
      pattern,
      // https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go#L54
      dirs: pattern.split(path.sep),
      negative
    };
  } // @returns `Boolean` true if the `path` is NOT ignored


  _filter(path) {
    if (!path) {
      return false;
    }

    if (path in this._cache) {
      return this._cache[path];
    }

    return this._cache[path] = this._test(path);
  } // @returns {Boolean} true if a file is NOT ignored
  // https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go#L62


  _test(file) {
    file = fromSlash(file); // equivalent to golang filepath.Dir() https://golang.org/src/path/filepath/path.go

    const parentPath = cleanPath(path.dirname(file));
    const parentPathDirs = parentPath.split(path.sep);
    let matched = false;

    this._rules.forEach(rule => {
      let match = this._match(file, rule); // https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go#L80


      if (!match && parentPath !== ".") {
        // Check to see if the pattern matches one of our parent dirs.
        if (rule.dirs.includes('**')) {
          // Ah shucks! We have to test every possible parent path that has 
          // a number of dirs _n_ where 
          // `rule.dirs.filter(doubleStar).length <= _n_ <= parentPathDirs.length`
          // since the ** can imply any number of directories including 0
          for (let i = rule.dirs.filter(x => x !== '**').length; i <= parentPathDirs.length; i++) {
            match = match || this._match(parentPathDirs.slice(0, i).join(path.sep), rule);
          }
        } else if (rule.dirs.length <= parentPathDirs.length) {
          // https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go#L83
          match = this._match(parentPathDirs.slice(0, rule.dirs.length).join(path.sep), rule);
        }
      }

      if (match) {
        matched = !rule.negative;
      }
    });

    return !matched;
  } // @returns {Boolean} true if a file is matched by a rule


  _match(file, rule) {
    return this._compile(rule).regexp.test(file);
  } // https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go#L139


  _compile(rule) {
    if (rule.regexp) {
      return rule;
    }

    let regStr = '^'; // Go through the pattern and convert it to a regexp.

    let escapedSlash = path.sep === '\\' ? '\\\\' : path.sep;

    for (let i = 0; i < rule.pattern.length; i++) {
      const ch = rule.pattern[i];

      if (ch === '*') {
        if (rule.pattern[i + 1] === '*') {
          // is some flavor of "**"
          i++; // Treat **/ as ** so eat the "/"

          if (rule.pattern[i + 1] === path.sep) {
            i++;
          }

          if (rule.pattern[i + 1] === undefined) {
            // is "**EOF" - to align with .gitignore just accept all
            regStr += ".*";
          } else {
            // is "**"
            // Note that this allows for any # of /'s (even 0) because
            // the .* will eat everything, even /'s
            regStr += `(.*${escapedSlash})?`;
          }
        } else {
          // is "*" so map it to anything but "/"
          regStr += `[^${escapedSlash}]*`;
        }
      } else if (ch === '?') {
        // "?" is any char except "/"
        regStr += `[^${escapedSlash}]`;
      } else if (ch === '.' || ch === '$') {
        // Escape some regexp special chars that have no meaning
        // in golang's filepath.Match
        regStr += `\\${ch}`;
      } else if (ch === '\\') {
        // escape next char. Note that a trailing \ in the pattern
        // will be left alone (but need to escape it)
        if (path.sep === '\\') {
          // On windows map "\" to "\\", meaning an escaped backslash,
          // and then just continue because filepath.Match on
          // Windows doesn't allow escaping at all
          regStr += escapedSlash;
          continue;
        }

        if (rule.pattern[i + 1] !== undefined) {
          regStr += '\\' + rule.pattern[i + 1];
          i++;
        } else {
          regStr += '\\';
        }
      } else {
        regStr += ch;
      }
    }

    regStr += "$";
    rule.regexp = new RegExp(regStr, this._ignorecase ? 'i' : '');
    return rule;
  }

}


/***/ }),

/***/ 16931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ reap)
});

// EXTERNAL MODULE: ./.build/src/docker/labels.js
var docker_labels = __webpack_require__(3757);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/processes/find.js
var find = __webpack_require__(80354);
// EXTERNAL MODULE: ./.build/src/cleanup/host.js
var cleanup_host = __webpack_require__(18012);
;// CONCATENATED MODULE: ./.build/src/cleanup/liveness.js

const dead = (why) => ({ dead: true, why });
const alive = (why) => ({ dead: false, why });
function judge({ labels, record, created, runStatus, isAskedFor = false }, host) {
    const isOurs = record !== undefined && record.bootId === host.bootId && record.pidNamespace === host.pidNamespace;
    const leaseIsOurs = isOurs && host.bootId !== '' && host.pidNamespace !== '';
    const isRunning = leaseIsOurs && record.processStart !== '' && host.processStart(record.pid) === record.processStart;
    if (isRunning)
        return alive('its process is running');
    if (isAskedFor) {
        return !isOurs && runStatus === 'in-progress' ? alive('its run goes on, elsewhere') : dead('it was asked for');
    }
    const deadline = Number(labels[docker_labels/* LABEL */.d_.deadline] ?? record?.deadline ?? 0);
    if (deadline > 0 && deadline < host.now)
        return dead('its deadline has passed');
    const bootId = labels[docker_labels/* LABEL */.d_.hostBootId] ?? record?.bootId ?? '';
    if (bootId !== '' && host.bootId !== '' && bootId !== host.bootId)
        return dead('the host was restarted since');
    const isOld = created > 0 && created + host.olderThan <= host.now;
    if (record?.kept === true) {
        return isOld
            ? dead('kept for debugging, and older than the limit')
            : alive('kept for debugging until its deadline');
    }
    if (leaseIsOurs)
        return dead('its process is gone');
    if (runStatus === 'completed')
        return dead('its run is completed');
    if (isOld)
        return dead('older than the limit, and nothing vouches for it');
    return alive('nothing proves that it is dead');
}

// EXTERNAL MODULE: ./.build/src/cleanup/session.js
var session = __webpack_require__(47588);
// EXTERNAL MODULE: ./.build/src/cleanup/sweep.js
var sweep = __webpack_require__(97336);
;// CONCATENATED MODULE: ./.build/src/cleanup/reaper.js







async function reap(engine, state, clock, options) {
    const records = (0,session/* readRecords */.T3)(state);
    const bySession = new Map();
    for (const object of await engine.owned([docker_labels/* LABEL */.d_.session])) {
        const session = object.labels[docker_labels/* LABEL */.d_.session] ?? '';
        if (session === '')
            continue;
        bySession.set(session, [...(bySession.get(session) ?? []), object]);
    }
    const now = Math.floor(clock.now() / 1000);
    const host = {
        bootId: engine.info.isLocal ? (0,cleanup_host/* bootId */.aW)() : '',
        pidNamespace: (0,cleanup_host/* pidNamespace */.fP)(),
        processStart: cleanup_host/* processStart */.gy,
        now,
        olderThan: options.olderThanMs / 1000,
    };
    const judged = await Promise.all(sessionsOf(bySession, records, options).map(async (session) => {
        const objects = bySession.get(session) ?? [];
        const record = records.get(session);
        const labels = objects[0]?.labels ?? {};
        const runStatus = (await options.runStatus?.(...runOf(labels))) ?? 'unknown';
        const created = Math.min(...objects.map((object) => object.created || now), now);
        const isAskedFor = options.session !== undefined;
        const { dead, why } = judge({ session, labels, created, record, runStatus, isAskedFor }, host);
        const found = {
            session,
            repository: labels[docker_labels/* LABEL */.d_.repository] ?? record?.repository ?? '',
            suite: labels[docker_labels/* LABEL */.d_.suite] ?? '',
            objects: objects.map(({ kind, name }) => ({ kind, name })),
            ageSeconds: now - created,
            dead,
            why,
        };
        return { found, record };
    }));
    if (!options.dryRun)
        (0,session/* removeDeadAsides */.gw)(state);
    const failures = [];
    for (const { found, record } of judged) {
        if (!found.dead || options.dryRun)
            continue;
        try {
            await (0,find/* endMarked */.Q)(found.session, (ms) => clock.sleep(ms));
            await (0,sweep/* sweep */.X0)(engine, [`${docker_labels/* LABEL */.d_.session}=${found.session}`], clock, sweep/* UNSETTLED */.ht);
            if (record !== undefined)
                (0,session/* closeSession */.Vu)(state, record);
        }
        catch (error) {
            failures.push(`session ${found.session}: ${error.message}`);
        }
    }
    if (failures.length > 0) {
        throw new errors/* EnvironmentError */.eG('teardown-incomplete', failures.join('\n'), {
            hint: 'Run it again; `docker ps -a` shows what holds them.',
        });
    }
    return judged.map(({ found }) => found);
}
function sessionsOf(objects, records, { session }) {
    const all = [...new Set([...objects.keys(), ...records.keys()])].sort();
    return session === undefined ? all : all.filter((one) => one === session);
}
const runOf = (labels) => [
    labels[docker_labels/* LABEL */.d_.repository] ?? '',
    labels[docker_labels/* LABEL */.d_.runId] ?? '',
    Number(labels[docker_labels/* LABEL */.d_.runAttempt] ?? 1),
];


/***/ }),

/***/ 86986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DX: () => (/* binding */ requireMappedPorts),
/* harmony export */   b3: () => (/* binding */ fillEnvironment),
/* harmony export */   nV: () => (/* binding */ serviceVariables),
/* harmony export */   or: () => (/* binding */ identityVariables)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45965);


const identityVariables = (shard) => ({
    ISOSHARD_RUN_ID: shard.runId,
    TEST_RUN_ID: shard.runId,
    ISOSHARD_SUITE: shard.suite,
    ISOSHARD_SHARD: String(shard.index),
    ISOSHARD_SHARDS: String(shard.total),
    ISOSHARD_PROJECT: shard.project,
});
const variableName = (service) => service.toUpperCase().replace(/[^A-Z0-9]/g, '_');
function serviceVariables(model, published) {
    const variables = {};
    for (const [service, { ports }] of (0,_model_js__WEBPACK_IMPORTED_MODULE_1__/* .sortedEntries */ .CA)(model.services)) {
        const prefix = `ISOSHARD_${variableName(service)}`;
        if (published === undefined || published[service] !== undefined) {
            variables[`${prefix}_HOST`] = published === undefined ? service : 'localhost';
        }
        for (const { target } of ports ?? []) {
            const port = published === undefined ? target : published[service]?.[target];
            if (port !== undefined)
                variables[`${prefix}_PORT_${target}`] = String(port);
        }
    }
    return variables;
}
const PLACEHOLDER = /\{(url|host|port):([A-Za-z0-9._-]+)(?::(\d+))?\}|\{env:([A-Za-z_][A-Za-z0-9_]*)\}/g;
function fillEnvironment(env, published, parent) {
    const fill = (value) => value.replace(PLACEHOLDER, (whole, kind, service, port = '', name = '') => {
        if (kind === undefined)
            return parent[name] ?? '';
        const host = published === undefined ? service : 'localhost';
        if (kind === 'host' && port === '')
            return host;
        if (port === '') {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('port-unmapped', `${whole} names no port`, {
                hint: `Write {${kind}:${service}:PORT} in the suite's env, with the port that ${service} listens on.`,
            });
        }
        const number = published === undefined ? Number(port) : published[service]?.[Number(port)];
        if (number === undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('port-unmapped', `${whole}: service ${service} publishes no port ${port}`, {
                hint: `Add \`ports: ["${port}"]\` to ${service} in the compose file, or correct the suite's env.`,
            });
        }
        return kind === 'url' ? `http://${host}:${number}` : kind === 'host' ? host : String(number);
    });
    return Object.fromEntries(Object.entries(env).map(([key, value]) => [key, fill(value)]));
}
function requireMappedPorts(suite, model, env) {
    const mentioned = new Set(Object.values(env).flatMap((value) => [...value.matchAll(PLACEHOLDER)].map(([, , service, port]) => `${service}:${port}`)));
    const missing = (0,_model_js__WEBPACK_IMPORTED_MODULE_1__/* .sortedEntries */ .CA)(model.services).flatMap(([service, { ports }]) => [...new Set((ports ?? []).map(({ target }) => target))]
        .filter((target) => !mentioned.has(`${service}:${target}`))
        .map((target) => ({ service, target })));
    if (missing.length === 0)
        return;
    const lines = missing.map(({ service, target }) => `${variableName(service)}_URL: "{url:${service}:${target}}"`);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('port-unmapped', `several stacks at once cannot share host ports, and suite ${suite} does not say how its tests learn of ${missing
        .map(({ service, target }) => `${service}:${target}`)
        .join(', ')}`, {
        hint: `Add to the suite's env, under a name that your tests read: ${lines.join('; ')}; or run with --parallel 1.`,
    });
}


/***/ }),

/***/ 22506:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Uc: () => (/* binding */ registryDigest),
/* harmony export */   Wq: () => (/* binding */ bake),
/* harmony export */   h0: () => (/* binding */ currentBuilder),
/* harmony export */   ry: () => (/* binding */ buildxVersion)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _processes_spawn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83422);


async function buildxVersion(options) {
    const ended = await (0,_processes_spawn_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)({ ...options, argv: ['docker', 'buildx', 'version'] });
    const version = /(\d+\.\d+\.\d+)/.exec(ended.stdout)?.[1];
    if (ended.code === 0 && version !== undefined)
        return version;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EnvironmentError */ .eG('command-missing', 'docker buildx is not installed', {
        hint: 'Install it: https://docs.docker.com/build/buildx/install/',
    });
}
function bake(file, args, options) {
    const env = { ...options.env, BUILDX_BAKE_ENTITLEMENTS_FS: '0', BUILDX_NO_DEFAULT_ATTESTATIONS: '1' };
    return (0,_processes_spawn_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)({ ...options, env, argv: ['docker', 'buildx', 'bake', '--file', file, '--progress', 'plain', ...args] });
}
async function currentBuilder(options) {
    const ended = await (0,_processes_spawn_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)({ ...options, argv: ['docker', 'buildx', 'inspect'], timeoutMs: 20_000 });
    const driver = /^Driver:\s*(\S+)/m.exec(ended.stdout)?.[1];
    if (ended.code !== 0 || driver === undefined)
        return undefined;
    const platforms = [...ended.stdout.matchAll(/^Platforms:\s*(.+)$/gm)].flatMap(([, list = '']) => list.split(/[,\s]+/));
    return { driver, platforms: [...new Set(platforms.map((one) => one.replace('*', '')))].filter((one) => one !== '') };
}
const REGISTRY_TIMEOUT_MS = 15_000;
async function registryDigest(reference, options) {
    const argv = ['docker', 'buildx', 'imagetools', 'inspect', '--format', '{{.Manifest.Digest}}', reference];
    const ended = await (0,_processes_spawn_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)({ ...options, argv, timeoutMs: REGISTRY_TIMEOUT_MS });
    const digest = /sha256:[0-9a-f]{64}/.exec(ended.stdout)?.[0];
    if (ended.code === 0 && digest !== undefined)
        return { digest };
    const said = ended.stderr
        .trim()
        .split('\n')
        .at(-1)
        ?.replace(/^ERROR: /, '') || 'nothing was said';
    return { reason: ended.timedOut ? `its registry did not answer within ${REGISTRY_TIMEOUT_MS / 1000} s` : said };
}


/***/ }),

/***/ 18843:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N0: () => (/* binding */ publishImage),
/* harmony export */   Rd: () => (/* binding */ IMAGE_KEY_PREFIX),
/* harmony export */   aK: () => (/* binding */ fetchImage),
/* harmony export */   lu: () => (/* binding */ isImageKey)
/* harmony export */ });
/* unused harmony export keyOf */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46466);




const IMAGE_KEY_PREFIX = 'isoshard-image-';
const keyOf = (digest) => `${IMAGE_KEY_PREFIX}${digest.replace('sha256:', '')}`;
const isImageKey = (key) => key.startsWith(IMAGE_KEY_PREFIX) && /^[0-9a-f]{64}$/.test(key.slice(IMAGE_KEY_PREFIX.length));
const archiveOf = (scratch, image) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(scratch, 'images', `${keyOf(image.digest)}.tar`);
async function fetchImage(engine, cache, log, scratch, image) {
    const archive = archiveOf(scratch, image);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(scratch, 'images'), { recursive: true });
    try {
        if (!(await cache.restore(keyOf(image.digest), [archive])) || !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(archive))
            return false;
        await engine.loadImage((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(archive));
        return await engine.hasImage(image.tag);
    }
    catch (error) {
        log.warning(`the cached image of ${image.service} could not be loaded and is built instead: ${error.message}`);
        return false;
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(archive, { force: true });
    }
}
async function publishImage(engine, cache, scratch, image) {
    const archive = archiveOf(scratch, image);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(scratch, 'images'), { recursive: true });
    try {
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)(node_stream__WEBPACK_IMPORTED_MODULE_2__.Readable.from(await engine.saveImage(image.tag)), (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createWriteStream)(archive));
        await cache.save(keyOf(image.digest), [archive]);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(archive, { force: true });
    }
}


/***/ }),

/***/ 89533:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JM: () => (/* binding */ auditSuites),
/* harmony export */   fm: () => (/* binding */ leastStacks),
/* harmony export */   lp: () => (/* binding */ tellWarnings)
/* harmony export */ });
/* harmony import */ var _compose_diff_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9909);
/* harmony import */ var _compose_model_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(45965);
/* harmony import */ var _compose_test_environment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86986);
/* harmony import */ var _isolate_project_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5819);
/* harmony import */ var _make_stack_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87406);





async function auditSuites(context, session, config, suites, stacks) {
    if (config.compose === false)
        return [];
    const source = { files: config.compose, folder: config.root };
    const project = await session.compose.read(source, context.env, _make_stack_js__WEBPACK_IMPORTED_MODULE_3__/* .NO_SHARD */ .Z8, context.signal);
    return suites.map((suite) => auditSuite(context, project, config, suite, stacks));
}
function leastStacks(suites, parallel) {
    const shards = suites.reduce((sum, suite) => sum + (typeof suite.shards === 'number' ? suite.shards : 1), 0);
    return Math.min(parallel, shards);
}
function tellWarnings({ log }, audited) {
    const told = new Set();
    for (const finding of audited.flatMap(({ judged }) => judged)) {
        const line = sentence(finding);
        if (finding.action === 'warning' && !told.has(line))
            log.warning(line, finding.location);
        told.add(line);
    }
}
function auditSuite(context, project, config, suite, stacks) {
    const { start, all } = (0,_make_stack_js__WEBPACK_IMPORTED_MODULE_3__/* .servicesOf */ .Yj)(project.model, config, suite);
    const model = (0,_compose_model_js__WEBPACK_IMPORTED_MODULE_4__/* .onlyServices */ .ju)(project.model, all);
    const onHost = suite.place.kind === 'host';
    if (onHost && stacks > 1)
        (0,_compose_test_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .requireMappedPorts */ .DX)(suite.name, (0,_compose_model_js__WEBPACK_IMPORTED_MODULE_4__/* .onlyServices */ .ju)(project.model, start), suite.env);
    const built = (0,_compose_model_js__WEBPACK_IMPORTED_MODULE_4__/* .sortedEntries */ .CA)(model.services).filter(([, { build }]) => build !== undefined);
    const isolated = (0,_isolate_project_js__WEBPACK_IMPORTED_MODULE_2__/* .isolateProject */ .b)(context, project, {
        model,
        project: `isoshard-${suite.name}`,
        labels: {},
        ports: onHost ? (stacks > 1 ? 'assign' : 'keep') : 'drop',
        images: Object.fromEntries(built.map(([service]) => [service, 'built once, beforehand'])),
        allow: config.allow,
        stacks,
    });
    if (isolated.refusal !== undefined)
        throw isolated.refusal;
    const { judged } = isolated;
    return { suite: suite.name, judged, groups: (0,_compose_diff_js__WEBPACK_IMPORTED_MODULE_0__/* .explainChanges */ .Z)(model, isolated.model, judged), model: isolated.model };
}
const sentence = ({ hazard, service, what }) => `${service === undefined ? '' : `service ${service}: `}${what} (${hazard})`;


/***/ }),

/***/ 15088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UT: () => (/* binding */ foreignRun),
/* harmony export */   o: () => (/* binding */ foreignCode),
/* harmony export */   ok: () => (/* binding */ isDefaultBranch)
/* harmony export */ });
/* unused harmony export foreignBy */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _processes_spawn_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83422);



const isObject = (value) => typeof value === 'object' && value !== null;
function foreignBy({ repository, eventName, commit, head, event }) {
    if (!isObject(event))
        return 'the event that started this run cannot be read';
    const { pull_request: pull, workflow_run: upstream } = event;
    if (/^pull_request/.test(eventName) && pull === undefined)
        return 'the event names no pull request';
    const source = pull === undefined ? upstream?.head_repository : (pull.head?.repo ?? null);
    if (source === null || (source !== undefined && source.full_name !== repository)) {
        return `the code is of ${source?.full_name ?? 'a repository that is gone'}, a fork`;
    }
    const own = [commit, pull?.head?.sha, upstream?.head_sha].filter((sha) => sha !== undefined && sha !== '');
    if (head === '')
        return 'what is checked out is not known';
    return own.includes(head) ? undefined : `commit ${head.slice(0, 12)} is checked out, which is not that of this run`;
}
async function foreignCode(context) {
    if (context.env.GITHUB_ACTIONS !== 'true')
        return undefined;
    return foreignBy({ ...runFacts(context), head: await headOf(context) });
}
async function foreignRun(context) {
    if (context.env.GITHUB_ACTIONS !== 'true')
        return undefined;
    const facts = runFacts(context);
    const isCheckout = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context.paths.workspace, '.git'));
    return foreignBy({ ...facts, head: isCheckout ? await headOf(context) : facts.commit });
}
function isDefaultBranch({ env }) {
    const event = readEvent(env.GITHUB_EVENT_PATH);
    const branch = event?.repository?.default_branch;
    return typeof branch === 'string' && branch !== '' && env.GITHUB_REF === `refs/heads/${branch}`;
}
function runFacts({ env, run: job }) {
    return {
        repository: job.repository,
        eventName: env.GITHUB_EVENT_NAME ?? '',
        commit: env.GITHUB_SHA ?? '',
        event: readEvent(env.GITHUB_EVENT_PATH),
    };
}
async function headOf({ env, paths }) {
    const ended = await (0,_processes_spawn_js__WEBPACK_IMPORTED_MODULE_2__/* .run */ .e)({
        argv: ['git', 'rev-parse', '--verify', 'HEAD'],
        cwd: paths.workspace,
        env,
        timeoutMs: 5000,
    }).catch(() => undefined);
    return ended?.code === 0 ? ended.stdout.trim() : '';
}
function readEvent(file) {
    try {
        return JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file ?? '', 'utf8'));
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 57014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bi: () => (/* binding */ baseDigests),
/* harmony export */   cd: () => (/* binding */ imageSources),
/* harmony export */   nF: () => (/* binding */ cacheFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _compose_model_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(45965);
/* harmony import */ var _docker_buildx_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22506);
/* harmony import */ var _docker_compose_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(34455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(36624);
/* harmony import */ var _make_stack_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(87406);








async function imageSources(context, session, config, suites) {
    if (config.compose === false) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .dz('bad-config', '`compose: false` is not available in this version', {
            location: { file: config.file },
            hint: 'Name the compose files of the stack that the suites need.',
        });
    }
    const source = { files: config.compose, folder: config.root };
    const { model, sources, root } = await session.compose.read(source, context.env, _make_stack_js__WEBPACK_IMPORTED_MODULE_6__/* .NO_SHARD */ .Z8, context.signal);
    const needed = suites.flatMap((suite) => (0,_make_stack_js__WEBPACK_IMPORTED_MODULE_6__/* .servicesOf */ .Yj)(model, config, suite).all);
    const whole = await withBakeExtensions(context, source, model);
    return { model: (0,_compose_model_js__WEBPACK_IMPORTED_MODULE_7__/* .onlyServices */ .ju)(whole, withBuiltFrom(whole, needed)), locate: (path) => sources.locate(path), root };
}
function withBuiltFrom(model, names) {
    const all = new Set(names);
    for (const name of all) {
        const contexts = model.services[name]?.build?.additional_contexts ?? {};
        for (const context of Object.values(contexts)) {
            const [, other] = /^service:(.+)$/.exec(String(context)) ?? [];
            if (other !== undefined && model.services[other] !== undefined)
                all.add(other);
        }
    }
    return [...all];
}
async function withBakeExtensions({ env, signal }, source, model) {
    const mayHave = (0,_docker_compose_js__WEBPACK_IMPORTED_MODULE_4__/* .composeFiles */ .ml)(source, env).some((file) => /\bx-bake\b|^\s*(include|["']?extends)\b/m.test(textOf(file)));
    if (!mayHave || !(0,_compose_model_js__WEBPACK_IMPORTED_MODULE_7__/* .sortedEntries */ .CA)(model.services).some(([, { build }]) => build !== undefined))
        return model;
    const extensions = await (0,_docker_compose_js__WEBPACK_IMPORTED_MODULE_4__/* .resolveBakeExtensions */ .uK)(source, { env, signal });
    const services = (0,_compose_model_js__WEBPACK_IMPORTED_MODULE_7__/* .sortedEntries */ .CA)(model.services).map(([name, service]) => {
        const extension = extensions[name];
        const build = extension === undefined ? service.build : { ...service.build, 'x-bake': extension };
        return [name, { ...service, ...(build !== undefined && { build }) }];
    });
    return { ...model, services: Object.fromEntries(services) };
}
function textOf(file) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8');
    }
    catch {
        return '';
    }
}
function cacheFolder({ env }) {
    const configured = env.XDG_CACHE_HOME ?? '';
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(configured) ? configured : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(env.HOME || (0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), '.cache'), 'isoshard');
}
function baseDigests({ env, signal, log }, engine) {
    return async (reference, pull) => {
        const here = await engine.imageDigest(reference);
        if (here !== undefined && !pull)
            return here;
        const asked = await (0,_docker_buildx_js__WEBPACK_IMPORTED_MODULE_3__/* .registryDigest */ .Uc)(reference, { env, signal });
        signal.throwIfAborted();
        if ('digest' in asked)
            return asked.digest;
        log.info(`base image ${reference}: ${here === undefined ? 'known by its name alone' : 'the one that is here counts'} (${asked.reason})`);
        return here;
    };
}


/***/ }),

/***/ 84448:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ runnerEnvironment)
/* harmony export */ });
/* harmony import */ var _compose_test_environment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86986);
/* harmony import */ var _runners_pytest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39340);


function runnerEnvironment(request, current) {
    const { suite, shard, model, published, invocation, parent } = request;
    const prepended = Object.entries(invocation.prependPath).map(([name, folder]) => {
        const before = current[name];
        return [name, before ? `${folder}:${before}` : folder];
    });
    return {
        ...(0,_compose_test_environment_js__WEBPACK_IMPORTED_MODULE_0__/* .identityVariables */ .or)(shard),
        ...(model && (0,_compose_test_environment_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceVariables */ .nV)(model, published)),
        ...(0,_compose_test_environment_js__WEBPACK_IMPORTED_MODULE_0__/* .fillEnvironment */ .b3)(suite.env, published, parent),
        ...invocation.env,
        ...databaseVariable(suite.database, published, parent),
        ...Object.fromEntries(prepended),
    };
}
function databaseVariable(database, published, parent) {
    if (database?.url === undefined)
        return {};
    const { url = '' } = (0,_compose_test_environment_js__WEBPACK_IMPORTED_MODULE_0__/* .fillEnvironment */ .b3)({ url: database.url }, published, parent);
    return { [_runners_pytest_js__WEBPACK_IMPORTED_MODULE_1__/* .DATABASE_VARIABLE */ .b]: JSON.stringify({ ...database, url }) };
}


/***/ }),

/***/ 25600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  vR: () => (/* binding */ ensureImages),
  LP: () => (/* binding */ makePlanOf)
});

// UNUSED EXPORTS: planImagesOf

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/config/duration.js
var duration = __webpack_require__(62744);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/compose/model.js
var compose_model = __webpack_require__(45965);
;// CONCATENATED MODULE: ./.build/src/images/build-section.js
function buildSection(model, defaultPlatform) {
    const build = (model.build ?? {});
    const bake = (typeof build['x-bake'] === 'object' && build['x-bake'] !== null ? build['x-bake'] : {});
    const both = (key, bakeKey) => [...listOf(build[key]), ...listOf(bake[bakeKey])];
    const platforms = both('platforms', 'platforms');
    const ssh = both('ssh', 'ssh');
    return {
        context: build_section_text(build.context) ?? '.',
        dockerfile: build_section_text(build.dockerfile) ?? 'Dockerfile',
        inline: build_section_text(build.dockerfile_inline),
        args: mappingOf(build.args),
        target: build_section_text(build.target),
        contexts: { ...mappingOf(build.additional_contexts), ...mappingOf(bake.contexts) },
        platform: platformOf(build_section_text(model.platform), defaultPlatform, platforms),
        secrets: secretsOf(build.secrets),
        ssh,
        labels: mappingOf(build.labels),
        cacheFrom: both('cache_from', 'cache-from'),
        cacheTo: both('cache_to', 'cache-to'),
        network: build_section_text(build.network),
        shmSize: build_section_text(build.shm_size),
        ulimits: ulimitsOf(build.ulimits),
        extraHosts: listOf(build.extra_hosts),
        entitlements: [...listOf(build.entitlements), ...(build.privileged === true ? ['security.insecure'] : [])],
        noCache: build.no_cache === true || bake['no-cache'] === true,
        noCacheFilter: both('no_cache_filter', 'no-cache-filter'),
        pull: build.pull === true || bake.pull === true,
    };
}
function platformOf(service, fallback, listed) {
    return service || fallback || (listed.length === 1 ? listed[0] : undefined);
}
const build_section_text = (value) => typeof value === 'string' && value !== '' ? undoubled(value) : typeof value === 'number' ? String(value) : undefined;
const undoubled = (value) => value.replaceAll('$$', '$');
function listOf(value) {
    if (typeof value === 'string')
        return [undoubled(value)];
    return Array.isArray(value) ? value.flatMap((one) => build_section_text(one) ?? []) : [];
}
function mappingOf(value) {
    const entries = Array.isArray(value)
        ? value.map((one) => {
            const [name = '', ...rest] = String(one).split('=');
            return [name, rest.length === 0 ? undefined : rest.join('=')];
        })
        : Object.entries((value ?? {}));
    return Object.fromEntries(entries
        .filter(([, one]) => one !== null && one !== undefined)
        .map(([name, one]) => [name, undoubled(String(one))])
        .sort(([a], [b]) => (a < b ? -1 : 1)));
}
function secretsOf(value) {
    const secrets = Array.isArray(value) ? value : [];
    return secrets.map((secret) => typeof secret === 'string'
        ? { source: secret, target: undefined }
        : { source: String(secret.source), target: build_section_text(secret.target) });
}
function ulimitsOf(value) {
    return Object.entries((value ?? {}))
        .map(([name, limit]) => {
        const { soft, hard } = (typeof limit === 'object' && limit !== null ? limit : { soft: limit, hard: limit });
        return `${name}=${soft}:${hard}`;
    })
        .sort();
}
const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\/|^git@|^github\.com\/|^(service|target):/i;
const isFolder = (context) => !ADDRESS.test(context);

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./.build/src/images/image-inputs.js

const PROXY_ARGUMENTS = /^(HTTPS?|FTP|NO|ALL)_PROXY$/i;
const RECIPE = '2';
function imageInputs({ section, dockerfile, files, contexts, bases, services }) {
    const inputs = new Map([['recipe', RECIPE]]);
    const add = (name, value) => value !== undefined && inputs.set(name, value);
    add('Dockerfile', dockerfile);
    if (files === undefined)
        add('context', `${section.context} ${section.inline === undefined ? section.dockerfile : ''}`);
    for (const [path, what] of files ?? [])
        inputs.set(`file ${path}`, what);
    for (const [name, where] of Object.entries(section.contexts)) {
        const inside = contexts.get(name);
        add(`context ${name}`, inside === undefined ? (services.get(name) ?? where) : 'a folder');
        for (const [path, what] of inside ?? [])
            inputs.set(`file ${path} of context ${name}`, what);
    }
    for (const [name, value] of Object.entries(section.args)) {
        if (!PROXY_ARGUMENTS.test(name) || new RegExp(`\\bARG\\s.*\\b${name}\\b`).test(dockerfile ?? ''))
            add(`argument ${name}`, value);
    }
    for (const [reference, digest] of bases)
        inputs.set(`base ${reference}`, digest);
    for (const { source, target } of section.secrets)
        inputs.set(`secret ${target ?? source}`, source);
    for (const id of section.ssh)
        inputs.set(`ssh ${id.split('=')[0]}`, '');
    add('target', section.target);
    add('platform', section.platform);
    add('network', section.network);
    add('shm_size', section.shmSize);
    for (const limit of section.ulimits)
        add(`ulimit ${limit.split('=')[0]}`, limit);
    for (const host of section.extraHosts)
        inputs.set(`extra host ${host}`, '');
    for (const entitlement of section.entitlements)
        inputs.set(`entitlement ${entitlement}`, '');
    return inputs;
}
const byCodeUnit = ([a], [b]) => (a < b ? -1 : a > b ? 1 : 0);
function digestOf(inputs) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    hash.update(JSON.stringify([...inputs].sort(byCodeUnit)));
    return `sha256:${hash.digest('hex')}`;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./.build/src/images/dockerfile.js
const DIRECTIVE = /^#\s*([a-z]+)\s*=\s*(\S.*?)\s*$/i;
function parseDockerfile(text) {
    const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
    const sign = escapeOf(lines);
    const continued = new RegExp(`${sign === '`' ? '`' : '\\\\'}[ \\t]*$`);
    const instructions = [];
    for (let at = 0; at < lines.length; at += 1) {
        const begun = at;
        let logical = lines[at] ?? '';
        if (/^\s*(#|$)/.test(logical))
            continue;
        while (continued.test(logical) && at + 1 < lines.length) {
            logical = logical.replace(continued, '');
            at += 1;
            while (at + 1 < lines.length && /^\s*(#|$)/.test(lines[at] ?? ''))
                at += 1;
            logical += /^\s*(#|$)/.test(lines[at] ?? '') ? '' : lines[at];
        }
        const instruction = toInstruction(logical, begun + 1);
        for (const end of hereDocuments(instruction)) {
            at += 1;
            while (at < lines.length && (end.isIndented ? (lines[at] ?? '').replace(/^\t+/, '') : lines[at]) !== end.word)
                at += 1;
        }
        instructions.push(instruction);
    }
    return instructions;
}
function escapeOf(lines) {
    for (const line of lines) {
        const [, key, value] = DIRECTIVE.exec(line) ?? [];
        if (key === undefined)
            break;
        if (key.toLowerCase() === 'escape')
            return value ?? '\\';
    }
    return '\\';
}
function toInstruction(logical, line) {
    const [, name = '', after = ''] = /^\s*(\S+)\s*([\s\S]*)$/.exec(logical) ?? [];
    const [leading = ''] = /^(?:--\S+\s*)*/.exec(after) ?? [];
    const flags = leading.split(/\s+/).filter((flag) => flag !== '');
    return { line, name: name.toUpperCase(), flags, rest: after.slice(leading.length).trim() };
}
function hereDocuments({ name, rest }) {
    if (!/^(RUN|COPY|ADD|ONBUILD)$/.test(name) || !rest.includes('<<'))
        return [];
    const words = rest.match(/(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*'|["'\\])+/g) ?? [];
    return words.flatMap((word) => {
        const [, dash, end] = /^\d*<<(-?)([^<]+)$/.exec(word) ?? [];
        return end === undefined ? [] : [{ word: end.replace(/["'\\]/g, ''), isIndented: dash === '-' }];
    });
}

;// CONCATENATED MODULE: ./.build/src/images/variables.js
const MAX_DEPTH = 10;
function fillVariables(text, values, depth = 0) {
    const unset = [];
    const unquoted = text.replace(/^(["'])(.*)\1$/s, '$2');
    if (!unquoted.includes('$') || depth > MAX_DEPTH)
        return { text: unquoted, unset };
    const filled = unquoted.replace(/\\(\$)|\$(\w+)|\$\{(\w+)(?:(:?[-+?])((?:[^{}]|\{[^{}]*\})*))?\}/g, (_, escaped, plain, braced, operator = '', other = '') => {
        if (escaped !== undefined)
            return escaped;
        const name = plain ?? braced;
        const value = values.get(name);
        const isThere = value !== undefined && !(operator.startsWith(':') && value === '');
        const inner = () => {
            const nested = fillVariables(other, values, depth + 1);
            unset.push(...nested.unset);
            return nested.text;
        };
        if (operator.endsWith('+'))
            return isThere ? inner() : '';
        if (operator.endsWith('-') && !isThere)
            return inner();
        if (!isThere)
            unset.push(name);
        return value ?? '';
    });
    return { text: filled, unset };
}

;// CONCATENATED MODULE: ./.build/src/images/base-images.js


const REFERENCE = /^[a-z0-9][\w.-]*(:\d+)?(\/[\w.-]+)*(:[\w][\w.-]*)?(@[a-z0-9]+:[0-9a-f]+)?$/i;
function basesOf(dockerfile, { args = {}, platform, contexts = [] } = {}) {
    const values = new Map(Object.entries(platformValues(platform)));
    const names = new Set(contexts.map((name) => name.toLowerCase()));
    const images = new Map();
    const unset = [];
    let hasStage = false;
    const add = (reference, line) => {
        if (names.has(reference.toLowerCase()) || reference === 'scratch' || images.has(reference))
            return;
        if (REFERENCE.test(reference))
            images.set(reference, { reference, line });
    };
    for (const { name, flags, rest, line } of parseDockerfile(dockerfile)) {
        if (name === 'ARG' && !hasStage)
            declare(rest, values, args);
        if (name === 'FROM') {
            hasStage = true;
            const [written = '', as, stage] = rest.split(/\s+/);
            const filled = fillVariables(written, values);
            if (filled.unset.length > 0 && !REFERENCE.test(filled.text))
                unset.push({ names: filled.unset, line, written });
            else
                add(filled.text, line);
            if (as?.toLowerCase() === 'as' && stage !== undefined)
                names.add(stage.toLowerCase());
        }
        else
            for (const from of copiedFrom({ name, flags }))
                add(from, line);
    }
    return { images: [...images.values()], unset };
}
function declare(rest, values, args) {
    for (const [, name = '', fallback] of rest.matchAll(/(\w+)(?:=("(?:[^"\\]|\\.)*"|'[^']*'|\S*))?/g)) {
        const value = args[name] ?? (fallback === undefined ? undefined : fillVariables(fallback, values).text);
        if (value !== undefined)
            values.set(name, value);
    }
}
function copiedFrom({ name, flags }) {
    const options = flags.flatMap((flag) => {
        if (/^(COPY|ADD)$/.test(name) && flag.startsWith('--from='))
            return [flag.slice('--from='.length)];
        if (name === 'RUN' && flag.startsWith('--mount=')) {
            const from = flag
                .slice('--mount='.length)
                .split(',')
                .find((part) => part.startsWith('from='));
            return from === undefined ? [] : [from.slice('from='.length)];
        }
        return [];
    });
    return options.map((from) => from.replace(/^(["'])(.*)\1$/, '$2')).filter((from) => !/^\d+$/.test(from));
}
const ARCHITECTURES = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };
const HERE = `linux/${ARCHITECTURES[process.arch] ?? process.arch}`;
function platformValues(platform = HERE) {
    const of = (prefix, whole) => {
        const [os = '', arch = '', variant = ''] = whole.split('/');
        return {
            [`${prefix}PLATFORM`]: whole,
            [`${prefix}OS`]: os,
            [`${prefix}ARCH`]: arch,
            [`${prefix}VARIANT`]: variant,
        };
    };
    return { ...of('TARGET', platform), ...of('BUILD', HERE) };
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./node_modules/@balena/dockerignore/ignore.js
var ignore = __webpack_require__(44158);
;// CONCATENATED MODULE: ./.build/src/images/ignore-rules.js


function ignoreRules(text, file) {
    const matcher = ignore({ ignorecase: false });
    const exceptions = [];
    for (const [index, line] of text
        .replace(/^\uFEFF/, '')
        .split(/\r?\n/)
        .entries()) {
        try {
            const pattern = line.startsWith('#')
                ? line
                : line.replace(/\\.|[+(){}|]/g, (found) => (found.length > 1 ? found : `\\${found}`));
            ignore({ ignorecase: false }).add(pattern).ignores('x');
            matcher.add(pattern);
        }
        catch (cause) {
            throw new errors/* ProjectError */.wB('build-failed', `${line.trim()} is no pattern: ${cause.message}`, {
                cause,
                location: { file, line: index + 1 },
                hint: 'See https://docs.docker.com/build/concepts/context/#dockerignore-files',
            });
        }
        if (/^\s*!/.test(line))
            exceptions.push(line
                .trim()
                .slice(1)
                .trim()
                .replace(/^\.?\/+|\/+$/g, '')
                .split('/'));
    }
    return {
        ignores: (path) => matcher.ignores(path),
        mayHold: (folder) => exceptions.some((pattern) => mayMatchBelow(pattern, folder.split('/'))),
    };
}
function mayMatchBelow(pattern, folder) {
    for (const [index, name] of folder.entries()) {
        const part = pattern[index];
        if (part === undefined || part === '**' || part === '..')
            return true;
        if (part !== name && !/[*?[\\]/.test(part))
            return false;
    }
    return true;
}

;// CONCATENATED MODULE: ./.build/src/images/context-files.js





const BREATH_MS = 50;
async function readContext(folder, rules, memory) {
    const { ignores, mayHold } = readRules(rules);
    const found = new Map();
    let breathed = performance.now();
    const take = (path, stat) => found.set(path, describe((0,external_node_path_.join)(folder, path), path, stat, memory));
    const takeParents = (path) => {
        for (let at = (0,external_node_path_.dirname)(path); at !== '.' && !found.has(at); at = (0,external_node_path_.dirname)(at))
            take(at, (0,external_node_fs_.lstatSync)((0,external_node_path_.join)(folder, at)));
    };
    const walk = async (relative) => {
        for (const entry of (0,external_node_fs_.readdirSync)((0,external_node_path_.join)(folder, relative), { withFileTypes: true })) {
            const path = relative === '' ? entry.name : `${relative}/${entry.name}`;
            const isIgnored = ignores(path);
            if (!isIgnored) {
                const stat = (0,external_node_fs_.lstatSync)((0,external_node_path_.join)(folder, path), { throwIfNoEntry: false });
                if (stat === undefined)
                    continue;
                take(path, stat);
                takeParents(path);
                if (performance.now() - breathed > BREATH_MS) {
                    await (0,promises_.setImmediate)();
                    breathed = performance.now();
                }
            }
            if (entry.isDirectory() && (!isIgnored || mayHold(path)))
                await walk(path);
        }
    };
    await walk('');
    memory.save();
    return found;
}
function readRules(candidates) {
    for (const file of candidates) {
        try {
            return ignoreRules((0,external_node_fs_.readFileSync)(file, 'utf8'), file);
        }
        catch (error) {
            if (error.code !== 'ENOENT')
                throw error;
        }
    }
    return ignoreRules('', '');
}
function describe(file, path, stat, memory) {
    if (stat.isSymbolicLink())
        return `link ${(0,external_node_fs_.readlinkSync)(file)}`;
    const mode = (stat.mode & 0o7777).toString(8);
    if (stat.isFile())
        return `file ${mode} ${memory.digest(path, stat, () => contentDigest(file, stat.size))}`;
    return `${stat.isDirectory() ? 'folder' : 'other'} ${mode}`;
}
const CHUNK = Buffer.allocUnsafeSlow(1024 * 1024);
const sha256 = (data) => typeof external_node_crypto_.hash === 'function'
    ? external_node_crypto_.hash('sha256', data, 'hex')
    : external_node_crypto_.createHash('sha256').update(data).digest('hex');
function contentDigest(file, sizeBytes) {
    const descriptor = (0,external_node_fs_.openSync)(file, 'r');
    try {
        let read = (0,external_node_fs_.readSync)(descriptor, CHUNK);
        if (read < CHUNK.length && read >= sizeBytes)
            return sha256(CHUNK.subarray(0, read));
        const hash = external_node_crypto_.createHash('sha256');
        for (; read > 0; read = (0,external_node_fs_.readSync)(descriptor, CHUNK))
            hash.update(CHUNK.subarray(0, read));
        return hash.digest('hex');
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
    }
}

;// CONCATENATED MODULE: ./.build/src/images/keep-file.js


function keepFile(file, text) {
    const temporary = `${file}.${process.pid}`;
    try {
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(file), { recursive: true, mode: 0o700 });
        (0,external_node_fs_.writeFileSync)(temporary, text, { mode: 0o600 });
        (0,external_node_fs_.renameSync)(temporary, file);
        return true;
    }
    catch {
        try {
            (0,external_node_fs_.rmSync)(temporary, { force: true });
        }
        catch {
        }
        return false;
    }
}

;// CONCATENATED MODULE: ./.build/src/images/file-memory.js




const UNSETTLED_MS = 2000;
const FORGET_MS = 30 * 24 * 3600 * 1000;
const VERSION = 1;
const stampOf = ({ size, mtimeMs, ctimeMs, ino }) => `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
class FileMemory {
    folder;
    now;
    file;
    known;
    seen = new Map();
    isChanged = false;
    constructor(folder, context, now = Date.now) {
        this.folder = folder;
        this.now = now;
        const name = (0,external_node_crypto_.createHash)('sha256').update(context).digest('hex').slice(0, 32);
        this.file = (0,external_node_path_.join)(folder ?? '', `${name}.json`);
        this.known = folder === undefined ? new Map() : read(this.file);
    }
    digest(path, stat, compute) {
        const stamp = stampOf(stat);
        const entry = this.known.get(path);
        const isKnown = entry?.startsWith(`${stamp} `) === true;
        const settled = Math.max(stat.mtimeMs, stat.ctimeMs) < this.now() - UNSETTLED_MS;
        const digest = isKnown && entry !== undefined ? entry.slice(stamp.length + 1) : compute();
        if (isKnown || settled)
            this.seen.set(path, `${stamp} ${digest}`);
        if (!isKnown)
            this.isChanged = true;
        return digest;
    }
    save() {
        if (this.folder === undefined || (!this.isChanged && this.seen.size === this.known.size))
            return;
        if (keepFile(this.file, JSON.stringify({ version: VERSION, files: Object.fromEntries(this.seen) })))
            this.forgetOld(this.folder);
    }
    forgetOld(folder) {
        for (const name of (0,external_node_fs_.readdirSync)(folder)) {
            const file = (0,external_node_path_.join)(folder, name);
            const stat = (0,external_node_fs_.lstatSync)(file, { throwIfNoEntry: false });
            if (stat !== undefined && stat.mtimeMs < this.now() - FORGET_MS)
                (0,external_node_fs_.rmSync)(file, { force: true });
        }
    }
}
const ENTRY = /^\d+ [\d.]+ [\d.]+ \d+ [0-9a-f]{64}$/;
function read(file) {
    try {
        const { version, files } = JSON.parse((0,external_node_fs_.readFileSync)(file, 'utf8'));
        const entries = version === VERSION ? Object.entries(files) : [];
        return new Map(entries.filter((entry) => typeof entry[1] === 'string' && ENTRY.test(entry[1])));
    }
    catch {
        return new Map();
    }
}

;// CONCATENATED MODULE: ./.build/src/images/read-ingredients.js







function readBuildFiles(service, section, project) {
    const place = (...path) => project.locate(['services', service, 'build', ...path]);
    const isLocal = isFolder(section.context);
    if (isLocal) {
        refuseOutside(service, section.context, place('context'), project.root);
        if (!isDirectory(section.context)) {
            const location = place('context');
            throw failed(service, location, `is built from ${section.context}, which is no folder`, 'Correct `build.context`.');
        }
    }
    for (const [name, context] of Object.entries(section.contexts)) {
        if (!isFolder(context))
            continue;
        const location = place('additional_contexts', name);
        refuseOutside(service, context, location, project.root);
        if (!isDirectory(context)) {
            const hint = `Correct \`build.additional_contexts.${name}\`.`;
            throw failed(service, location, `has the build context ${name} in ${context}, which is no folder`, hint);
        }
    }
    const path = section.inline === undefined && isLocal ? (0,external_node_path_.resolve)(section.context, section.dockerfile) : undefined;
    const dockerfile = path === undefined ? section.inline : readDockerfile(service, path, place('dockerfile'), project.root);
    const bases = basesOf(dockerfile ?? '', { ...section, contexts: Object.keys(section.contexts) });
    const [unset] = bases.unset;
    if (unset !== undefined) {
        const named = unset.names.join(' and ');
        const at = path === undefined ? place('dockerfile_inline') : { file: path, line: unset.line };
        const compose = place('args') ?? place();
        throw failed(service, at, `is built FROM ${unset.written} (line ${unset.line} of its Dockerfile), and the build argument ${named} has no value`, `Give it one in \`build.args\`${compose === undefined ? '' : ` (${said(compose)})`}, or a default in the Dockerfile: \`ARG ${unset.names[0]}=…\` before the first FROM.`);
    }
    return { dockerfile, dockerfilePath: path, bases };
}
function readDockerfile(service, file, place, root) {
    refuseOutside(service, file, place, root);
    try {
        return (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch (cause) {
        const how = (0,external_node_fs_.existsSync)(file) ? `cannot be read: ${cause.message}` : 'does not exist';
        const hint = 'Correct `build.dockerfile`, or add the file.';
        throw failed(service, place ?? { file }, `is built from ${file}, which ${how}`, hint);
    }
}
function refuseOutside(service, path, place, root) {
    if (root === undefined || !(0,external_node_fs_.existsSync)(path))
        return;
    const written = place?.text?.replace(/^["']/, '') ?? '';
    const isRelative = written.startsWith('.') || /(^|\/)\.\.(\/|$)/.test((0,external_node_path_.normalize)(written));
    const leaves = isWithin(path, root)
        ? !isWithin((0,external_node_fs_.realpathSync)(path), (0,external_node_fs_.realpathSync)(root)) && 'by a symbolic link'
        : isRelative && 'by `..`';
    if (leaves === false)
        return;
    const hint = 'Move it into the project, or name it by an absolute path or a variable.';
    throw failed(service, place, `is built from ${path}, which leaves the project ${root} ${leaves}`, hint);
}
const isWithin = (path, root) => {
    const way = (0,external_node_path_.relative)(root, path);
    return way !== '..' && !way.startsWith('../') && !(0,external_node_path_.isAbsolute)(way);
};
const isDirectory = (path) => (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.isDirectory() === true;
const said = ({ file, line }) => (line === undefined ? file : `${file}:${line}`);
function failed(service, location, what, hint) {
    return new errors/* ProjectError */.wB('build-failed', `service ${service} ${what}`, { location, hint });
}
class ContextReader {
    memory;
    memories = new Map();
    read = new Map();
    constructor(memory) {
        this.memory = memory;
    }
    files(folder, dockerfile) {
        const own = dockerfile === undefined ? [] : [`${dockerfile}.dockerignore`].filter(external_node_fs_.existsSync);
        const rules = [...own, (0,external_node_path_.join)(folder, '.dockerignore')];
        const key = JSON.stringify([folder, rules]);
        const known = this.read.get(key);
        if (known !== undefined)
            return known;
        const memory = this.memories.get(folder) ?? new FileMemory(this.memory, folder);
        this.memories.set(folder, memory);
        const files = readContext(folder, rules, memory);
        this.read.set(key, files);
        return files;
    }
}

;// CONCATENATED MODULE: ./.build/src/images/plan-images.js





const tagOf = (digest) => `isoshard/image:${digest.replace('sha256:', '').slice(0, 32)}`;
const UNKNOWN = 'unknown';
async function planImages(engine, model, request) {
    const { build } = request;
    const maker = new Maker(model, request);
    const inputs = new Map();
    const images = await Promise.all((0,compose_model/* sortedEntries */.CA)(model.services)
        .filter(([, { build: section }]) => section !== undefined)
        .map(async ([service, { image }]) => {
        const there = image === undefined ? undefined : await engine.imageEnvironment(image);
        if (image !== undefined && ((there !== undefined && build === 'missing') || build === 'never')) {
            return { service, digest: there?.id ?? '', tag: image };
        }
        const made = await maker.make(service);
        inputs.set(service, made.inputs);
        return { service, digest: made.digest, tag: tagOf(made.digest), ...(made.bases && { bases: made.bases }) };
    }));
    return { images, inputs };
}
class Maker {
    model;
    request;
    contexts;
    asked = new Map();
    made = new Map();
    constructor(model, request) {
        this.model = model;
        this.request = request;
        this.contexts = new ContextReader(request.memory);
    }
    make(service, from = []) {
        const definition = this.model.services[service];
        if (definition?.build === undefined || from.includes(service)) {
            const why = definition === undefined ? 'is not there' : from.includes(service) ? 'is made from it' : 'is not built';
            const location = this.request.locate(['services', from.at(-1) ?? service, 'build', 'additional_contexts']);
            throw new errors/* ProjectError */.wB('build-failed', `service ${from.at(-1)} is built from service ${service}, which ${why}`, {
                location,
            });
        }
        const known = this.made.get(service) ?? this.makeAnew(service, definition, [...from, service]);
        this.made.set(service, known);
        return known;
    }
    async makeAnew(service, definition, from) {
        const section = buildSection(definition, this.request.defaultPlatform);
        const { dockerfile, dockerfilePath, bases: named } = readBuildFiles(service, section, this.request);
        const folders = Object.entries(section.contexts).filter(([, context]) => isFolder(context));
        const others = Object.entries(section.contexts).filter(([, context]) => context.startsWith('service:'));
        const images = Object.values(section.contexts).filter((context) => context.startsWith('docker-image://'));
        const references = [
            ...named.images.map(({ reference }) => reference),
            ...images.map((one) => one.slice('docker-image://'.length)),
        ];
        const [files, contexts, services, bases] = await Promise.all([
            isFolder(section.context) ? this.contexts.files(section.context, dockerfilePath) : undefined,
            Promise.all(folders.map(async ([name, folder]) => [name, await this.contexts.files(folder)])),
            Promise.all(others.map(async ([name, other]) => [name, (await this.make(other.slice('service:'.length), from)).digest])),
            Promise.all(references.map(async (one) => [one, await this.baseDigest(one, section.pull)])),
        ]);
        const inputs = imageInputs({
            section,
            dockerfile,
            files,
            contexts: new Map(contexts),
            bases: new Map(bases.map(([reference, digest]) => [reference, digest ?? UNKNOWN])),
            services: new Map(services),
        });
        const known = bases.filter((base) => base[1] !== undefined).sort();
        return { inputs, digest: digestOf(inputs), bases: known.length > 0 ? Object.fromEntries(known) : undefined };
    }
    baseDigest(reference, pull) {
        const own = /@(\w+:[0-9a-f]+)$/.exec(reference)?.[1];
        if (own !== undefined)
            return Promise.resolve(own);
        const key = `${pull} ${reference}`;
        const known = this.asked.get(key) ?? this.request.baseDigest(reference, pull);
        this.asked.set(key, known);
        return known;
    }
}

// EXTERNAL MODULE: ./.build/src/docker/buildx.js
var buildx = __webpack_require__(22506);
// EXTERNAL MODULE: ./.build/src/docker/labels.js
var docker_labels = __webpack_require__(3757);
;// CONCATENATED MODULE: ./.build/src/images/bake-definition.js



function bakeDefinition(model, images, options) {
    const sectionOf = (service) => buildSection(model.services[service] ?? {}, options.defaultPlatform);
    const services = withBuiltFrom(images.map(({ service }) => service), sectionOf);
    const names = targetNames(services);
    const nameOf = (service) => names.get(service) ?? service;
    const targets = images.map((image) => {
        return { name: nameOf(image.service), image, section: sectionOf(image.service) };
    });
    const others = services.filter((service) => !images.some((image) => image.service === service));
    const target = Object.fromEntries([
        ...targets.map((one) => [one.name, toTarget(model, one, names, options)]),
        ...others.map((service) => {
            const image = { service, digest: '', tag: '' };
            const { tags, labels, output, ...rest } = toTarget(model, { image, section: sectionOf(service) }, names, options);
            return [nameOf(service), rest];
        }),
    ]);
    return {
        targets,
        file: { group: { default: { targets: targets.map(({ name }) => name) } }, target },
        entitlements: [...new Set(targets.flatMap(({ section }) => section.entitlements))].sort(),
    };
}
function withBuiltFrom(services, sectionOf) {
    const all = new Set(services);
    for (const service of all) {
        for (const context of Object.values(sectionOf(service).contexts)) {
            if (context.startsWith('service:'))
                all.add(context.slice('service:'.length));
        }
    }
    return [...all];
}
function targetNames(services) {
    const names = new Map();
    const used = new Set();
    for (const service of services) {
        let name = service.replace(/[^\w-]/g, '_');
        while (used.has(name))
            name += '_';
        used.add(name);
        names.set(service, name);
    }
    return names;
}
function toTarget(model, { image, section }, names, { writeCaches }) {
    const labels = { ...section.labels, [docker_labels/* LABEL */.d_.digest]: image.digest };
    return withoutEmpty({
        context: literal(section.context),
        contexts: { ...pinned(image), ...mapValues(section.contexts, (context) => contextOf(context, names)) },
        dockerfile: section.inline === undefined
            ? literal(isFolder(section.context) ? (0,external_node_path_.resolve)(section.context, section.dockerfile) : section.dockerfile)
            : undefined,
        'dockerfile-inline': section.inline === undefined ? undefined : literal(section.inline),
        args: mapValues(section.args, literal),
        labels: Object.fromEntries(Object.entries(labels).map(([name, value]) => [literal(name), literal(value)])),
        tags: [image.tag],
        target: section.target,
        platforms: section.platform === undefined ? [] : [section.platform],
        secret: section.secrets.flatMap(({ source, target }) => secretSources(model, source, target)).map(literal),
        ssh: section.ssh.map(literal),
        'cache-from': section.cacheFrom.map(literal),
        'cache-to': writeCaches ? section.cacheTo.map(literal) : [],
        network: section.network,
        'shm-size': section.shmSize,
        ulimits: section.ulimits,
        'extra-hosts': Object.fromEntries(section.extraHosts.map((host) => splitHost(host))),
        entitlements: section.entitlements,
        'no-cache': section.noCache || undefined,
        'no-cache-filter': section.noCacheFilter,
        pull: section.pull || undefined,
        output: ['type=docker'],
    });
}
const literal = (value) => value.replace(/([$%])\{/g, '$1$1{');
const mapValues = (record, map) => Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
const contextOf = (context, names) => {
    const service = context.startsWith('service:') ? context.slice('service:'.length) : undefined;
    return service === undefined ? literal(context) : `target:${names.get(service) ?? service}`;
};
function pinned({ bases }) {
    const entries = Object.entries(bases ?? {}).filter(([reference]) => !reference.includes('@'));
    return Object.fromEntries(entries.map(([reference, digest]) => [reference, `docker-image://${reference.replace(/:[^/:]*$/, '')}@${digest}`]));
}
function secretSources(model, source, target) {
    const { environment, file } = model.secrets?.[source] ?? {};
    const how = typeof environment === 'string' ? `type=env,env=${environment}` : `type=file,src=${file ?? ''}`;
    return [...new Set([target ?? source, source])].map((id) => `id=${id},${how}`);
}
function splitHost(host) {
    const at = /[=:]/.exec(host)?.index ?? host.length;
    return [host.slice(0, at), host.slice(at + 1)];
}
function withoutEmpty(target) {
    return Object.fromEntries(Object.entries(target).filter(([, value]) => value !== undefined && !(typeof value === 'object' && value !== null && Object.keys(value).length === 0)));
}

;// CONCATENATED MODULE: ./.build/src/images/build-error.js

const SHOWN_LINES = 15;
function buildError(failure) {
    const { targets, failed, output } = failure;
    const step = failed.at(-1);
    const excerpt = excerptOf(output);
    const target = targetOf(failure, step, excerpt);
    const said = [...output.matchAll(/^ERROR: (.*)$/gm)].at(-1)?.[1]?.replace(/^(target \S+: )?failed to solve: /, '');
    const message = said ?? step?.error ?? (output.trim().split('\n').slice(-SHOWN_LINES).join('\n') || 'nothing was said');
    if (target === undefined) {
        const services = targets.map(({ image }) => image.service).join(', ');
        return new errors/* ProjectError */.wB('build-failed', `building the images of ${services} failed: ${message}`, { hint: HINT });
    }
    const { service } = target.image;
    const location = placeIn(failure, target, excerpt);
    const compose = failure.locate(service, '');
    const platform = target.section.platform;
    const what = instructionOf(step, excerpt);
    const lines = (step?.output ?? []).slice(-SHOWN_LINES);
    const text = [
        `service ${service}${compose === undefined ? '' : ` (${said_(compose)})`} cannot be built: ${what === undefined ? '' : `${what}: `}${message}`,
        ...(location?.file !== undefined && location !== compose ? [`at ${said_(location)}`] : []),
        ...lines,
    ].join('\n');
    if (platform !== undefined && isOfPlatform(message, lines, platform, failure.platforms)) {
        const able = failure.platforms.length === 0 ? '' : ` (it builds ${failure.platforms.join(', ')})`;
        return new errors/* ProjectError */.wB('build-failed', `service ${service} is of platform ${platform}, which this builder cannot build${able}: ${text}`, {
            location: failure.locate(service, 'platform') ?? location,
            hint: 'Correct `platform`, or install emulation: `docker run --privileged --rm tonistiigi/binfmt --install all`.',
        });
    }
    if (/dial tcp|no such host|i\/o timeout|connection refused|TLS handshake|deadline exceeded/.test(message) &&
        isOfBase(step, message)) {
        return new errors/* EnvironmentError */.eG('image-missing', text, {
            location,
            hint: 'The registry of the base image cannot be reached from here: load the image in an earlier step, or try again.',
        });
    }
    const hint = isOfBase(step, message)
        ? 'Check the name of the base image, and whether this machine is logged in to its registry (`docker login`).'
        : HINT;
    return new errors/* ProjectError */.wB('build-failed', text, { location, hint });
}
const HINT = '`docker compose build` shows the same.';
const isOfBase = (step, message) => /load metadata for/.test(step?.name ?? '') || /failed to resolve source metadata|pull access denied/.test(message);
const isOfPlatform = (message, lines, platform, able) => /no match for platform|exec format error/.test([message, ...lines].join('\n')) ||
    (able.length > 0 && !able.includes(platform));
function excerptOf(output) {
    const [, line, text = ''] = /^ *(\d+) \| >>> (.*)$/m.exec(output) ?? [];
    return line === undefined ? undefined : { line: Number(line), text };
}
function targetOf({ targets, dockerfile }, step, excerpt) {
    if (targets.length === 1)
        return targets[0];
    const named = /^\[([\w-]+)[\] ]/.exec(step?.name ?? '')?.[1];
    const byName = targets.find(({ name }) => name === named);
    if (byName !== undefined || excerpt === undefined)
        return byName;
    return targets.find((target) => dockerfile(target)?.text.split(/\r?\n/)[excerpt.line - 1] === excerpt.text);
}
function placeIn({ dockerfile, locate }, target, excerpt) {
    const path = dockerfile(target)?.path;
    if (path !== undefined)
        return { file: path, ...(excerpt !== undefined && { line: excerpt.line }) };
    return locate(target.image.service, target.section.inline === undefined ? '' : 'dockerfile_inline');
}
function instructionOf(step, excerpt) {
    const named = /^\[[^\]]*\d+\/\d+\] (.*)$/.exec(step?.name ?? '')?.[1];
    return named ?? excerpt?.text.trim();
}
const said_ = ({ file, line }) => (line === undefined ? file : `${file}:${line}`);

;// CONCATENATED MODULE: ./.build/src/images/build-progress.js
const KEPT_LINES = 40;
const INTERNAL = /^\[([\w-]+ )?internal\]|^building with |^resolve image config|^\[auth\]/;
class BuildProgress {
    on;
    steps = new Map();
    rest = '';
    isBlockBegin = true;
    failed = [];
    constructor(on) {
        this.on = on;
    }
    push(chunk) {
        const lines = (this.rest + chunk).split(/\r?\n/);
        this.rest = lines.pop() ?? '';
        for (const line of lines)
            this.read(line);
    }
    read(line) {
        const [, number, said = ''] = /^#(\d+) (.*)$/.exec(line) ?? [];
        const isName = this.isBlockBegin;
        this.isBlockBegin = line === '';
        if (number === undefined)
            return;
        const known = this.steps.get(number);
        if (known === undefined || isName) {
            if (known === undefined && !INTERNAL.test(said))
                this.on.line(line);
            this.steps.set(number, { name: said, output: known?.output ?? [] });
            return;
        }
        const error = /^ERROR: (.*)$/.exec(said)?.[1];
        if (error !== undefined) {
            this.failed.push({ name: known.name, error, output: known.output });
            this.on.line(line);
        }
        else if (/^(DONE|CACHED)\b/.test(said)) {
            if (!INTERNAL.test(known.name))
                this.on.line(line);
            this.on.done(known.name);
        }
        else if (said !== 'CANCELED' && said !== '...') {
            known.output.push(said.replace(/^\d+\.\d+ /, ''));
            if (known.output.length > KEPT_LINES)
                known.output.shift();
            this.on.output(line);
        }
    }
}

;// CONCATENATED MODULE: ./.build/src/images/build.js







async function buildImages(engine, context, request) {
    const { log, env, signal } = context;
    const services = request.images.map(({ service }) => service).join(', ');
    await log.group(`Build of ${services}`, async () => {
        const builder = await (0,buildx/* currentBuilder */.h0)({ env, signal });
        const images = await Promise.all(request.images.map((image) => withPins(engine, context, builder, image)));
        warnOfRunnerCaches(context, request);
        const waiting = new Map(request.images.map((image) => [image.tag, image]));
        const onBuilt = ({ tag }) => {
            const image = waiting.get(tag);
            if (image !== undefined)
                request.onBuilt(image);
            waiting.delete(tag);
        };
        const first = await attempt(context, builder, { ...request, images, onBuilt }, true);
        if (first.error === undefined)
            return;
        if (!first.isOfCache)
            throw first.error;
        const second = await attempt(context, builder, { ...request, images, onBuilt }, false);
        if (second.error !== undefined)
            throw second.error;
        log.warning(`a layer cache of ${services} could not be written; the images were built without: ${first.error.message}`);
    });
}
async function withPins(engine, { log }, builder, image) {
    const usesEngine = builder?.driver === 'docker';
    const kept = [];
    for (const [reference, digest] of Object.entries(image.bases ?? {})) {
        const here = usesEngine ? await engine.imageDigest(reference) : undefined;
        if (here === digest)
            continue;
        if (digest.startsWith('sha256:'))
            kept.push([reference, digest]);
        else
            log.warning(`the base image ${reference} of ${image.service} is not the one that the plan was made with, and no registry has that one`);
    }
    return { ...image, bases: Object.fromEntries(kept) };
}
function warnOfRunnerCaches({ log }, { model, images }) {
    for (const { service } of images) {
        const { cache_from, cache_to } = model.services[service]?.build ?? {};
        if (![cache_from, cache_to].flat().some((one) => /\btype=gha\b/.test(String(one))))
            continue;
        log.warning(`service ${service}: layer caches of type=gha need the token of the runner, which builds do not see, and are left out`);
    }
}
const OF_CACHE = /cache export|exporting cache|cache exporter|export(ing)? (to )?\w* ?cache/i;
async function attempt(context, builder, request, writeCaches) {
    const { log, env, signal } = context;
    const { model, images, scratch, session } = request;
    const defaultPlatform = env.DOCKER_DEFAULT_PLATFORM;
    const definition = bakeDefinition(model, images, { defaultPlatform, writeCaches });
    const file = (0,external_node_path_.join)(scratch, 'bake.json');
    (0,external_node_fs_.writeFileSync)(file, JSON.stringify(definition.file), { mode: 0o600 });
    const progress = new BuildProgress({
        line: (line) => log.info(line),
        output: (line) => log.debug(line),
        done: (name) => {
            const target = exported(name, definition.targets, builder);
            if (target !== undefined)
                request.onBuilt(target.image);
        },
    });
    const args = await rights(definition, context);
    const ended = await (0,buildx/* bake */.Wq)(file, args, { env, session, signal, onOutput: (chunk) => progress.push(chunk) });
    signal.throwIfAborted();
    if (ended.code === 0) {
        for (const image of images)
            request.onBuilt(image);
        return { isOfCache: false };
    }
    return toAttempt(request, definition, builder, progress, ended, writeCaches);
}
function toAttempt({ locate }, { targets }, builder, progress, ended, writeCaches) {
    const output = `${ended.stdout}\n${ended.stderr}`;
    const error = buildError({
        targets,
        failed: progress.failed,
        output,
        dockerfile: build_readDockerfile,
        locate: (service, key) => locate(['services', service, ...(key === 'platform' ? [] : ['build']), ...(key === '' ? [] : [key])]),
        platforms: builder?.platforms ?? [],
    });
    const said = `${progress.failed.at(-1)?.name ?? ''}\n${output.match(/^ERROR: .*$/gm)?.at(-1) ?? ''}`;
    const hasCache = targets.some(({ section }) => section.cacheTo.length > 0);
    return { error, isOfCache: writeCaches && hasCache && OF_CACHE.test(said) };
}
function exported(step, targets, builder) {
    const last = builder?.driver === 'docker' ? 'exporting to image' : 'importing to docker';
    const [, name, what] = /^(?:\[([\w-]+)\] )?(.*)$/.exec(step) ?? [];
    if (what !== last)
        return undefined;
    return targets.length === 1 ? targets[0] : targets.find((target) => target.name === name);
}
async function rights({ entitlements }, options) {
    if (entitlements.length === 0)
        return [];
    const [major = 0, minor = 0] = (await (0,buildx/* buildxVersion */.ry)({ env: options.env })).split('.').map(Number);
    return major > 0 || minor >= 17 ? entitlements.flatMap((one) => ['--allow', one]) : [];
}
function build_readDockerfile({ section }) {
    if (section.inline !== undefined)
        return { text: section.inline, path: undefined };
    if (!isFolder(section.context))
        return undefined;
    const path = (0,external_node_path_.resolve)(section.context, section.dockerfile);
    try {
        return { text: (0,external_node_fs_.readFileSync)(path, 'utf8'), path };
    }
    catch {
        return { text: '', path };
    }
}

// EXTERNAL MODULE: ./.build/src/images/store.js
var store = __webpack_require__(18843);
;// CONCATENATED MODULE: ./.build/src/images/provide.js



async function provideImages(engine, context, request) {
    const { cache, log, clock } = context;
    const begun = clock.now();
    const outcome = (image, how) => ({
        service: image.service,
        how,
        ms: clock.now() - begun,
    });
    const outcomes = [];
    const missing = [];
    await Promise.all(uniqueByTag(request.images).map(async (image) => {
        if (request.build === 'always')
            missing.push(image);
        else if (await engine.hasImage(image.tag))
            outcomes.push(outcome(image, 'present'));
        else if (request.useCache && cache.available && (await (0,store/* fetchImage */.aK)(engine, cache, log, request.archives, image))) {
            outcomes.push(outcome(image, 'cached'));
        }
        else
            missing.push(image);
    }));
    if (missing.length === 0)
        return inOrder(outcomes);
    missing.sort((a, b) => (a.service < b.service ? -1 : 1));
    if (request.build === 'never') {
        throw new errors/* ProjectError */.wB('build-failed', `the images of ${names(missing)} are not here, and images.build is "never"`, {
            hint: 'Load them in an earlier step, or set images.build to "missing".',
        });
    }
    const publishing = [];
    const onBuilt = (image) => {
        outcomes.push(outcome(image, 'built'));
        if (request.publish && cache.available) {
            const published = (0,store/* publishImage */.N0)(engine, cache, request.archives, image);
            publishing.push(published.catch((error) => log.warning(`the image of ${image.service} could not be kept: ${error.message}`)));
        }
    };
    try {
        await buildImages(engine, context, { ...request, images: missing, onBuilt });
    }
    finally {
        await Promise.all(publishing);
    }
    return inOrder(outcomes);
}
const inOrder = (outcomes) => [...outcomes].sort((a, b) => (a.service < b.service ? -1 : 1));
const names = (images) => images.map(({ service }) => service).join(', ');
const uniqueByTag = (images) => images.filter(({ tag }, index) => images.findIndex((other) => other.tag === tag) === index);

// EXTERNAL MODULE: ./.build/src/sharding/order.js
var order = __webpack_require__(23040);
// EXTERNAL MODULE: ./.build/src/sharding/partition.js + 7 modules
var partition = __webpack_require__(75932);
// EXTERNAL MODULE: ./.build/src/sharding/plan-text.js + 1 modules
var plan_text = __webpack_require__(47197);
// EXTERNAL MODULE: ./.build/src/sharding/bin.js
var bin = __webpack_require__(51669);
// EXTERNAL MODULE: ./.build/src/sharding/lower-bound.js
var lower_bound = __webpack_require__(23260);
;// CONCATENATED MODULE: ./.build/src/sharding/shard-count.js




const COUNT_WITHOUT_DURATIONS = 4;
const JOB_MS = 15_000;
const KNEE_FIXED_MS = 30_000;
const WORTH = 0.1;
const MINUTE = 60_000;
function chooseShardCount(weighed, request) {
    const { units, weighedBy } = weighed;
    if (request.shards !== 'auto') {
        const count = Math.min(request.shards, units.length);
        const reason = count < request.shards ? `${plural(units.length, 'unit')} cannot be divided further` : 'as asked for';
        return { count, requested: request.shards, reason, curve: [] };
    }
    const cap = Math.min(request.maxShards, units.length);
    const without = (count, reason) => ({ count, requested: count, reason, curve: [] });
    if (cap === 0)
        return without(0, 'there are no tests');
    if (weighedBy === 'count') {
        return without(Math.min(cap, COUNT_WITHOUT_DURATIONS), 'no durations are known yet');
    }
    const curve = curveOf(weighed, request, cap);
    const auto = (count, reason) => ({ count, requested: count, reason, curve });
    const target = request.targetDurationMs;
    const wall = curve.map(({ wallMs }) => wallMs);
    if (target === undefined) {
        const fixed = request.fixedMs === undefined ? KNEE_FIXED_MS : JOB_MS;
        const knees = wall.map((ms) => ms + fixed);
        return auto(knee(knees), 'one more would save less than a tenth of the time');
    }
    const within = curve.find(({ wallMs }) => wallMs <= target);
    if (within !== undefined)
        return auto(within.shards, `the fewest that end within ${(0,duration/* formatDuration */.a3)(target)}`);
    const longest = longestOf(weighed);
    const why = longest.ms + (request.fixedMs ?? 0) > target
        ? `${longest.unit.id} alone takes ${(0,duration/* formatDuration */.a3)(longest.ms)}`
        : `max-shards is ${request.maxShards}`;
    return auto(fewestThatReach(wall), `${(0,duration/* formatDuration */.a3)(target)} cannot be reached, since ${why}`);
}
function curveOf({ units, costs }, request, cap) {
    const { workers = 1, parallel = 1, fixedMs = 0 } = request;
    const points = [];
    for (let shards = 1; shards <= cap; shards += 1) {
        const divided = (0,partition/* partition */.j)(units, shards, { costs, workers, effort: 'quick' });
        const jobs = Math.ceil(shards / Math.max(1, parallel));
        let billedMinutes = 0;
        for (let job = 0; job < jobs; job += 1) {
            const from = Math.floor((job * shards) / jobs);
            const longest = Math.max(...divided.shards.slice(from, Math.floor(((job + 1) * shards) / jobs)).map((one) => one.wall));
            billedMinutes += Math.ceil((JOB_MS + fixedMs + longest) / MINUTE);
        }
        const wallMs = Math.min(points.at(-1)?.wallMs ?? Number.POSITIVE_INFINITY, fixedMs + divided.makespan);
        points.push({ shards, wallMs, billedMinutes });
    }
    return points;
}
const ROWS = 24;
function renderCurve(name, curve, chosen) {
    const rows = curve.map(({ shards, wallMs, billedMinutes }, at) => {
        const saved = (curve[at - 1]?.wallMs ?? wallMs) - wallMs;
        return [
            `${shards}`,
            (0,duration/* formatDuration */.a3)(wallMs),
            at === 0 ? '' : saved > 0 ? `-${(0,duration/* formatDuration */.a3)(saved)}` : '0',
            `${billedMinutes} min`,
            shards === chosen ? '← chosen' : '',
        ];
    });
    const shown = rows.filter((_, at) => at < ROWS || at + 1 === chosen || at + 1 === rows.length);
    const table = [['shards', 'wall', 'saves', 'billed', ''], ...shown];
    const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
    const lines = table.map((row) => row
        .map((cell, column) => (column < 4 ? cell.padStart(widths[column] ?? 0) : cell))
        .join('  ')
        .trimEnd());
    return `${name}: what each number of shards would take\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
function floorOf(weighed, workers = 1) {
    if (weighed.units.length < 2 || weighed.weighedBy === 'count')
        return undefined;
    const { unit, ms } = longestOf(weighed);
    const pieces = (0,bin/* toPieces */.Dy)(weighed.units, weighed.costs);
    const weights = pieces.pieces.map(({ weight }) => weight);
    const reached = (shards) => Math.ceil((0,lower_bound/* lowerBoundWithCosts */.M)(pieces, shards) / workers) <= ms && (0,lower_bound/* lowerBound */.y)(weights, shards * workers) <= ms;
    let low = 1;
    let high = weights.length;
    while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (reached(middle))
            high = middle;
        else
            low = middle + 1;
    }
    return { shards: low, unit, ms };
}
function longestOf({ units, costs }) {
    const all = units.map((unit) => {
        const ms = (unit.keys ?? []).reduce((sum, key) => sum + (costs.get(key) ?? 0), unit.weight);
        return { unit, ms, id: unit.id, weight: ms };
    });
    return all.sort(bin/* heaviestFirst */.O7)[0];
}
function knee(times) {
    const index = times.findIndex((time, at) => times.slice(at + 1).every((later, further) => time - later < WORTH * time * (further + 1)));
    return index + 1;
}
function fewestThatReach(wall) {
    const enough = (wall.at(-1) ?? 0) * 1.02;
    return wall.findIndex((ms) => ms <= enough) + 1;
}
function plural(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

// EXTERNAL MODULE: ./.build/src/sharding/units.js
var units = __webpack_require__(18383);
;// CONCATENATED MODULE: ./.build/src/sharding/make-plan.js







function makePlan(input) {
    const planned = [...input.suites].sort((0,order.by)((suite) => suite.name)).map((suite) => planSuite(suite, input.parallel));
    const content = {
        kind: 'isoshard-plan',
        version: 1,
        commit: input.commit,
        variant: input.variant,
        parallel: input.parallel,
        suites: planned.map(({ suite }) => suite),
        images: [...input.images]
            .sort((0,order.by)((image) => image.service, (image) => image.tag))
            .map(({ service, digest, tag, bases }) => ({ service, digest, tag, ...(bases && { bases }) })),
    };
    return { plan: { ...content, id: (0,plan_text/* planId */.rY)(content) }, notes: planned.flatMap(({ notes }) => notes) };
}
function planSuite(wanted, parallel) {
    const { listing, name, weights } = wanted;
    refuseDuplicates(name, listing.tests);
    const weighed = (0,units/* toUnits */.J1)(listing, weights);
    const timed = weighed.weighedBy === 'durations' ? weights : undefined;
    const workers = timed?.workers ?? wanted.workers ?? 1;
    const { runnerMs = 0, stackMs = 0 } = timed?.fixed ?? {};
    const fixedMs = timed && runnerMs + stackMs > 0 ? runnerMs + stackMs : undefined;
    const chosen = chooseShardCount(weighed, { ...wanted, workers, parallel, fixedMs });
    const { count, requested } = chosen;
    const previous = timed?.previous?.shards === count ? placesOf(weighed.units, timed.previous.of) : undefined;
    const { shards, makespan, lowerBound } = (0,partition/* partition */.j)(weighed.units, count, { costs: weighed.costs, workers, previous });
    const tests = toPlanned(listing.tests);
    const suite = {
        name,
        runner: listing.runner,
        runnerVersion: listing.version,
        runsOn: wanted.runsOn,
        root: wanted.root ?? null,
        weighedBy: weighed.weighedBy,
        ...(wanted.workers !== undefined && { workers: wanted.workers }),
        ...(timed && {
            estimate: {
                known: weighed.known,
                makespanMs: makespan,
                lowerBoundMs: lowerBound,
                ...(timed.errorPermille !== undefined && { errorPermille: timed.errorPermille }),
            },
        }),
        requested,
        tests,
        setup: toPlanned(listing.setup),
        shards: shards.map(({ units, wall }, index) => {
            const ids = new Set(units.flatMap((unit) => unit.tests));
            return {
                name: `${name}-${index + 1}`,
                index: index + 1,
                total: count,
                estimateMs: timed ? runnerMs + wall : 0,
                tests: tests.filter((test) => ids.has(test.id)).map((test) => test.id),
            };
        }),
    };
    return { suite, notes: notesOf(suite, weighed, chosen) };
}
function placesOf(units, shardOf) {
    return new Map(units.flatMap(({ id, tests }) => {
        const shard = tests.map((test) => shardOf.get(test)).find((number) => number !== undefined);
        return shard === undefined ? [] : [[id, shard - 1]];
    }));
}
function notesOf({ name, tests, weighedBy, workers = 1 }, weighed, { count, reason, curve }) {
    const notes = [`${name}: ${tests.length} tests in ${count} ${count === 1 ? 'shard' : 'shards'} (${reason})`];
    if (weighedBy === 'count')
        return notes;
    const unknown = tests.length - weighed.known;
    if (unknown > 0)
        notes.push(`${name}: ${unknown} tests have no timings yet, and count as others of their kind do`);
    if (curve.length > 0)
        notes.push(renderCurve(name, curve, count));
    const floor = floorOf(weighed, workers);
    if (floor !== undefined) {
        const test = tests.find(({ id }) => id === floor.unit.tests[0]);
        const more = floor.unit.tests.length > 1 ? ` and the ${floor.unit.tests.length - 1} that go with it` : '';
        const what = test === undefined ? floor.unit.id : `${test.file} › ${test.title}`;
        const past = `past ${floor.shards} ${floor.shards === 1 ? 'shard' : 'shards'} nothing improves`;
        notes.push(`${name}: ${past}: \`${what}\`${more} takes ${(0,duration/* formatDuration */.a3)(floor.ms)}`);
    }
    return notes;
}
function toPlanned(tests) {
    const planned = tests.map(({ id, title, file, line, select }) => ({
        id,
        title,
        file,
        line,
        ...(select !== undefined && { select }),
    }));
    return planned.sort((0,order.by)((test) => test.file, (test) => test.line, (test) => test.id));
}
function refuseDuplicates(suite, tests) {
    const seen = new Map();
    for (const test of tests) {
        const other = seen.get(test.id);
        if (other) {
            const places = `${other.file}:${other.line} and ${test.file}:${test.line}`;
            throw new errors/* ProjectError */.wB('listing-failed', `Suite ${suite}: two tests have the id "${test.id}" (${places})`, {
                hint: 'Give each test a title of its own, so that it can be proved that each ran once.',
            });
        }
        seen.set(test.id, test);
    }
}

// EXTERNAL MODULE: ./.build/src/modes/image-sources.js
var image_sources = __webpack_require__(57014);
// EXTERNAL MODULE: ./.build/src/cleanup/sweep.js
var sweep = __webpack_require__(97336);
// EXTERNAL MODULE: ./.build/src/runners/adapter.js
var runners_adapter = __webpack_require__(58748);
// EXTERNAL MODULE: ./.build/src/runners/runner-for.js + 4 modules
var runner_for = __webpack_require__(78284);
// EXTERNAL MODULE: ./.build/src/stack/tests-in-service.js + 1 modules
var tests_in_service = __webpack_require__(12590);
// EXTERNAL MODULE: ./.build/src/stack/tests-on-host.js
var tests_on_host = __webpack_require__(65974);
// EXTERNAL MODULE: ./.build/src/stack/volumes.js + 1 modules
var volumes = __webpack_require__(94006);
// EXTERNAL MODULE: ./.build/src/stack/workspace-view.js
var workspace_view = __webpack_require__(37511);
// EXTERNAL MODULE: ./.build/src/modes/invocation-environment.js
var invocation_environment = __webpack_require__(84448);
// EXTERNAL MODULE: ./.build/src/modes/make-stack.js + 1 modules
var make_stack = __webpack_require__(87406);
;// CONCATENATED MODULE: ./.build/src/modes/list-suite.js












const LISTING_TIMEOUT_MS = 10 * 60 * 1000;
async function listSuite(context, session, request) {
    const adapter = (0,runner_for/* runnerFor */.O)(request.suite.runner);
    const folder = (0,external_node_path_.join)(session.record.scratch, 'lists', request.suite.name);
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
    const logFile = (0,external_node_path_.join)(folder, 'output.log');
    const ended = request.suite.place.kind === 'service'
        ? await listInService(context, session, request, adapter, folder, logFile)
        : await listOnHost(context, session, request, adapter, folder, logFile);
    context.signal.throwIfAborted();
    const file = (0,external_node_path_.join)(folder, runners_adapter/* OUTPUT_FILES */.Y.listing);
    if ((0,external_node_fs_.existsSync)(file)) {
        const listing = adapter.parseListing((0,external_node_fs_.readFileSync)(file, 'utf8'));
        for (const warning of listing.warnings ?? [])
            context.log.warning(`suite ${request.suite.name}: ${warning}`);
        return listing;
    }
    const output = (0,external_node_fs_.existsSync)(logFile) ? (0,external_node_fs_.readFileSync)(logFile, 'utf8') : `${ended.stdout}${ended.stderr}`;
    throw adapter.explainNoListing({ exitCode: ended.code, output });
}
async function listInService(context, session, { config, suite, images, runnerArguments }, adapter, folder, logFile) {
    if (suite.place.kind !== 'service')
        throw new Error('not a suite in a service');
    const shard = `${suite.name}-list`;
    const invocation = adapter.list(suite, { ...volumes/* TOOLS */.It, files: [] }, runnerArguments);
    const identity = (0,make_stack/* identityOf */.cu)(session.record.session, { suite, shard, index: 0, total: 0 });
    const environment = {
        suite,
        shard: identity,
        model: undefined,
        published: undefined,
        invocation,
        parent: context.env,
    };
    try {
        const stack = await (0,make_stack/* makeStack */.HZ)(context, session, {
            config,
            suite,
            shard,
            index: 0,
            total: 0,
            ports: 'drop',
            stacks: 1,
            images,
            tools: { pluginFiles: adapter.pluginFiles, input: {}, env: (current) => (0,invocation_environment/* runnerEnvironment */.i)(environment, current) },
        });
        return await (0,tests_in_service/* runInService */.E1)(session.engine, stack, context, {
            service: suite.place.service,
            argv: invocation.command,
            timeoutMs: LISTING_TIMEOUT_MS,
            logFile,
            outputTo: folder,
            collect: [],
            binds: { views: [], places: {} },
            labels: stack.labels,
            collectTo: folder,
        });
    }
    finally {
        await (0,sweep/* sweep */.X0)(session.engine, [`${docker_labels/* LABEL */.d_.session}=${session.record.session}`, `${docker_labels/* LABEL */.d_.shard}=${shard}`], context.clock);
    }
}
async function listOnHost(context, session, { config, suite, runnerArguments }, adapter, folder, logFile) {
    if (suite.place.kind !== 'host')
        throw new Error('not a suite on the host');
    const cwd = (0,external_node_path_.join)(config.root, suite.place.workingDirectory);
    const place = { plugins: context.paths.plugins, output: folder, files: (0,external_node_fs_.readdirSync)(cwd) };
    const invocation = adapter.list(suite, place, runnerArguments);
    const identity = (0,make_stack/* identityOf */.cu)(session.record.session, { suite, shard: `${suite.name}-list`, index: 0, total: 0 });
    const known = Object.entries(suite.env).filter(([, value]) => !/\{(url|host|port):/.test(value));
    const unmapped = { ...suite, env: Object.fromEntries(known) };
    const environment = {
        suite: unmapped,
        shard: identity,
        model: undefined,
        published: undefined,
        invocation,
        parent: context.env,
    };
    return (0,tests_on_host/* runOnHost */.l)(context, {
        argv: invocation.command,
        cwd,
        env: { ...context.env, ...(0,invocation_environment/* runnerEnvironment */.i)(environment, context.env) },
        session: session.record.session,
        timeoutMs: LISTING_TIMEOUT_MS,
        logFile,
        view: workspace_view/* inPlace */.z,
    });
}

;// CONCATENATED MODULE: ./.build/src/modes/source-root.js


function sourceRoot(workspace, config, suite, model, listing, workingDirectory) {
    const candidates = suite.place.kind === 'host'
        ? [listing.rootDir]
        : candidatesInService(suite.place.service, model, listing.rootDir, workingDirectory);
    const file = listing.tests[0]?.file;
    const found = candidates.find((folder) => file !== undefined && (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, file)));
    if (found === undefined)
        return undefined;
    const root = (0,external_node_path_.relative)(workspace, found);
    return root.startsWith('..') ? (0,external_node_path_.relative)(config.root, found) : root;
}
function candidatesInService(service, model, rootDir, workingDirectory) {
    const definition = model.services[service];
    const mounted = (definition?.volumes ?? [])
        .filter(({ type, target }) => type === 'bind' && `${rootDir}/`.startsWith(`${target}/`))
        .map(({ source, target }) => (0,external_node_path_.join)(source ?? '', external_node_path_.posix.relative(target, rootDir)));
    const context = definition?.build?.context;
    if (typeof context !== 'string')
        return mounted;
    const inImage = external_node_path_.posix.relative(definition?.working_dir ?? workingDirectory, rootDir);
    const copied = inImage.startsWith('..') ? [] : [(0,external_node_path_.join)(context, inImage)];
    return [...mounted, ...copied, context];
}

// EXTERNAL MODULE: ./.build/src/modes/timings.js + 8 modules
var modes_timings = __webpack_require__(40060);
;// CONCATENATED MODULE: ./.build/src/modes/make-plan.js










async function ensureImages(context, session, config, { model, locate }, images, publish) {
    const begun = context.clock.now();
    const { build } = config.images;
    const outcomes = await provideImages(session.engine, context, {
        model,
        images,
        build,
        useCache: usesCache(config.images.transport),
        publish,
        locate,
        session: session.record.session,
        scratch: session.record.scratch,
        archives: context.paths.temp,
    });
    const ms = context.clock.now() - begun;
    const said = outcomes.map(({ service, how }) => `${service} ${how}`).join(', ');
    if (outcomes.length > 0)
        context.log.info(`images: ${said} (${(0,duration/* formatDuration */.a3)(ms)})`);
    return { outcomes, ms };
}
function usesCache(transport) {
    if (transport === 'registry' || transport === 'artifact') {
        throw new errors/* InputError */.dz('bad-input', `transport: ${transport} is not available in this version; expected auto, cache or none`, {
            hint: 'With auto, images are kept in the Actions cache.',
        });
    }
    return transport !== 'none';
}
function planImagesOf(context, { engine }, config, { model, locate, root }) {
    return planImages(engine, model, {
        build: config.images.build,
        locate,
        root,
        defaultPlatform: context.env.DOCKER_DEFAULT_PLATFORM,
        memory: (0,external_node_path_.join)((0,image_sources/* cacheFolder */.nF)(context), 'files'),
        baseDigest: (0,image_sources/* baseDigests */.Bi)(context, engine),
    });
}
async function makePlanOf(context, session, request) {
    const { config, suites } = request;
    const sources = await (0,image_sources/* imageSources */.cd)(context, session, config, suites);
    const { model } = sources;
    const { images } = await planImagesOf(context, session, config, sources);
    const provided = await ensureImages(context, session, config, sources, images, context.kind === 'action');
    const listed = await Promise.all(suites.map(async (suite) => {
        const listing = await listSuite(context, session, {
            config,
            suite,
            images,
            runnerArguments: request.runnerArguments,
        });
        if (listing.tests.length === 0 && !passesWithNoTests(suite, request.runnerArguments))
            throw emptySuite(config, suite);
        const place = suite.place.kind === 'service' ? suite.place.service : undefined;
        const image = images.find(({ service }) => service === place)?.tag ?? (place && model.services[place]?.image);
        const inside = image === undefined ? undefined : await session.engine.imageEnvironment(image);
        const root = sourceRoot(context.paths.workspace, config, suite, model, listing, inside?.workingDir || '/');
        return { suite, listing, root };
    }));
    const timings = request.useTimings ? await (0,modes_timings/* readTimings */.kF)(context, config, request.variant) : undefined;
    const weights = (0,modes_timings/* weigh */.vi)(context, timings, listed, stacksAtOnce(suites, request.parallel));
    const made = makePlan({
        commit: context.run.commit,
        variant: request.variant,
        parallel: request.parallel,
        suites: listed.map(({ suite, ...rest }) => ({ ...suite, ...rest, weights: weights.get(suite.name) })),
        images,
    });
    for (const note of made.notes)
        context.log.info(note);
    return { plan: made.plan, notes: made.notes, images: provided.outcomes, imagesMs: provided.ms };
}
function stacksAtOnce(suites, parallel) {
    const most = suites.reduce((sum, { shards, maxShards }) => sum + (shards === 'auto' ? maxShards : shards), 0);
    return Math.max(1, Math.min(parallel, most));
}
const passesWithNoTests = (suite, runnerArguments) => [...suite.args, ...runnerArguments].some((argument) => /^--pass-?with-?no-?tests$/i.test(argument));
const emptySuite = (config, suite) => new errors/* ProjectError */.wB('suite-empty', `suite ${suite.name} has no tests: its runner listed none`, {
    location: { file: config.file },
    hint: 'Check its args, and the files that its runner looks at; where none is fine, add --pass-with-no-tests to its args.',
});


/***/ }),

/***/ 87406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z8: () => (/* binding */ NO_SHARD),
  cu: () => (/* binding */ identityOf),
  HZ: () => (/* binding */ makeStack),
  Yj: () => (/* binding */ servicesOf)
});

// EXTERNAL MODULE: ./.build/src/compose/bind-sources.js
var bind_sources = __webpack_require__(65382);
// EXTERNAL MODULE: ./.build/src/compose/health-check.js
var health_check = __webpack_require__(93977);
// EXTERNAL MODULE: ./.build/src/compose/model.js
var compose_model = __webpack_require__(45965);
// EXTERNAL MODULE: ./.build/src/compose/test-environment.js
var test_environment = __webpack_require__(86986);
// EXTERNAL MODULE: ./.build/src/config/nearest.js
var nearest = __webpack_require__(17976);
// EXTERNAL MODULE: ./.build/src/docker/compose.js + 2 modules
var compose = __webpack_require__(34455);
// EXTERNAL MODULE: ./.build/src/docker/labels.js
var docker_labels = __webpack_require__(3757);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/stack/networks.js + 1 modules
var networks = __webpack_require__(24304);
// EXTERNAL MODULE: ./.build/src/stack/start.js + 8 modules
var stack_start = __webpack_require__(57941);
// EXTERNAL MODULE: ./.build/src/stack/tests-in-service.js + 1 modules
var tests_in_service = __webpack_require__(12590);
// EXTERNAL MODULE: ./.build/src/stack/volumes.js + 1 modules
var stack_volumes = __webpack_require__(94006);
;// CONCATENATED MODULE: ./.build/src/modes/image-checks.js

async function imageChecks(engine, model, images = {}) {
    const found = await Promise.all((0,compose_model/* sortedEntries */.CA)(model.services).map(async ([service, definition]) => {
        const reference = images[service] ?? definition.image;
        const check = reference === undefined ? undefined : (await engine.imageEnvironment(reference))?.check;
        return check === undefined ? [] : [[service, check]];
    }));
    return Object.fromEntries(found.flat());
}

// EXTERNAL MODULE: ./.build/src/modes/isolate-project.js + 5 modules
var isolate_project = __webpack_require__(5819);
;// CONCATENATED MODULE: ./.build/src/modes/make-stack.js














const NO_SHARD = {
    ISOSHARD_RUN_ID: 'isoshard',
    TEST_RUN_ID: 'isoshard',
    ISOSHARD_SUITE: '',
    ISOSHARD_SHARD: '0',
    ISOSHARD_SHARDS: '0',
    ISOSHARD_PROJECT: 'isoshard',
};
function identityOf(session, request) {
    const { suite, shard, index, total } = request;
    const project = (0,docker_labels/* projectName */.j1)(session, shard);
    return { runId: project.replace(/^isoshard-/, ''), suite: suite.name, index, total, project };
}
function servicesOf(model, config, suite) {
    const named = [
        ...(suite.place.kind === 'service' ? [suite.place.service] : []),
        ...(suite.services ?? []),
        ...suite.prepare.map(({ service }) => service),
    ];
    const known = Object.keys(model.services);
    for (const name of named) {
        if (model.services[name] === undefined) {
            throw new errors/* ProjectError */.wB('unknown-service', `suite ${suite.name} names service ${name}, which the compose file does not have${(0,nearest/* didYouMean */.au)(name, known)}`, {
                location: { file: config.file },
                hint: `Services of the compose file: ${known.sort().join(', ')}.`,
            });
        }
    }
    for (const key of ['ready', 'stop']) {
        for (const name of Object.keys(config[key])) {
            if (known.includes(name))
                continue;
            throw new errors/* ProjectError */.wB('unknown-service', `${key} names service ${name}, which the compose file does not have${(0,nearest/* didYouMean */.au)(name, known)}`, { location: { file: config.file }, hint: `Services of the compose file: ${known.sort().join(', ')}.` });
        }
    }
    const place = suite.place.kind === 'service' ? suite.place.service : undefined;
    const roots = suite.services ?? (place === undefined ? (0,compose_model/* upServices */.KY)(model, config.profiles) : []);
    const start = (0,compose_model/* closure */.Cx)(model, [...roots, ...(place === undefined ? [] : [place])]).filter((name) => name !== place);
    return { start, all: (0,compose_model/* closure */.Cx)(model, [...start, ...named]) };
}
async function makeStack(context, session, request) {
    const { config, suite, tools } = request;
    const { record, engine } = session;
    const identity = identityOf(record.session, request);
    const { project } = identity;
    const env = { ...context.env, ...(0,test_environment/* identityVariables */.or)(identity) };
    const source = { files: config.compose || undefined, folder: config.root };
    const compose = await session.compose.read(source, context.env, (0,test_environment/* identityVariables */.or)(identity), context.signal);
    const original = compose.model;
    const { start, all } = servicesOf(original, config, suite);
    const needed = (0,compose_model/* onlyServices */.ju)(original, all);
    if (request.ports === 'assign')
        (0,test_environment/* requireMappedPorts */.DX)(suite.name, (0,compose_model/* onlyServices */.ju)(original, start), valuesOf(suite));
    const labels = (0,docker_labels/* sessionLabels */.sx)(record, suite.name, request.shard);
    const images = Object.fromEntries(request.images.map(({ service, tag }) => [service, tag]));
    const checks = await imageChecks(engine, needed, images);
    const isolated = (0,isolate_project/* isolateProject */.b)(context, compose, {
        model: needed,
        project,
        labels,
        ports: request.ports,
        images,
        imageChecks: checks,
        allow: config.allow,
        stacks: request.stacks,
        engine: engine.info,
    });
    if (isolated.refusal !== undefined)
        throw isolated.refusal;
    const { binds } = isolated;
    for (const definition of Object.values(isolated.model.services))
        delete definition.profiles;
    const toolsVolume = `${project}-tools`;
    const place = suite.place.kind === 'service' ? suite.place.service : undefined;
    let model = isolated.model;
    if (tools !== undefined && place !== undefined) {
        model = (0,tests_in_service/* withTools */.YP)(model, place, toolsVolume, tools.env(await currentEnvironment(engine, model, place), needed));
    }
    model = await (0,networks/* makeNetworks */.W_)(engine, session.addresses, model);
    const stack = {
        project,
        session: record.session,
        model,
        modelFile: (0,stack_start/* writeModel */.Bq)(record.scratch, project, model),
        env,
        ready: config.ready,
        patience: (0,health_check/* patienceOf */.Hw)(needed, checks),
    };
    const volumes = {
        binds,
        labels,
        tools: tools && { volume: toolsVolume, pluginFiles: tools.pluginFiles, input: tools.input },
    };
    if ((0,bind_sources/* bindSources */.ol)(needed).size > 0 || tools !== undefined) {
        await (0,stack_volumes/* makeVolumes */.Q4)(engine, context.paths.plugins, { ...volumes, image: await anyImage(engine, context, stack) });
    }
    const locate = (service) => compose.sources.locate(['services', service]);
    return { ...stack, services: start, original, locate, binds, labels };
}
const valuesOf = ({ env, database }) => ({ ...env, ...(database?.url && { DATABASE_URL: database.url }) });
async function currentEnvironment(engine, model, service) {
    const definition = model.services[service];
    const image = definition?.image === undefined ? undefined : await engine.imageEnvironment(definition.image);
    const own = Object.entries(definition?.environment ?? {}).map(([name, value]) => [
        name,
        (value ?? '').replaceAll('$$', '$'),
    ]);
    return { ...image?.env, ...Object.fromEntries(own) };
}
async function anyImage(engine, { signal }, stack) {
    const candidates = Object.values(stack.model.services).flatMap(({ image }) => image ?? []);
    for (const image of candidates)
        if (await engine.hasImage(image))
            return image;
    const pulled = await (0,compose/* composeOn */.Aq)(stack.project, stack.modelFile, ['pull', '--quiet'], {
        env: stack.env,
        session: stack.session,
        signal,
    });
    signal.throwIfAborted();
    if (pulled.code === 0 && candidates[0] !== undefined)
        return candidates[0];
    throw new errors/* EnvironmentError */.eG('image-missing', `none of the stack's images can be had: ${pulled.stderr.trim().split('\n').at(-1) ?? ''}`, {
        hint: 'Check `image:` in the compose file, and that this machine is logged in to the registry.',
    });
}


/***/ }),

/***/ 33061:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ loadProject)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./.build/src/config/find.js
var find = __webpack_require__(48643);
// EXTERNAL MODULE: ./.build/src/config/load.js + 7 modules
var load = __webpack_require__(58812);
// EXTERNAL MODULE: ./.build/src/config/duration.js
var duration = __webpack_require__(62744);
// EXTERNAL MODULE: ./.build/src/config/freeze.js
var freeze = __webpack_require__(60367);
;// CONCATENATED MODULE: ./.build/src/config/overrides.js


function applyOverrides(config, inputs) {
    const { overrides } = inputs;
    const changes = [];
    const suites = config.suites.map((suite) => {
        if (inputs.suites.length > 0 && !inputs.suites.includes(suite.name))
            return suite;
        const changed = { ...suite, ...overrides };
        const auto = changed.shards === 'auto';
        note(changes, suite.name, 'shards', overrides.shards, suite.shards, true, String);
        note(changes, suite.name, 'target-duration', overrides.targetDurationMs, suite.targetDurationMs, auto, duration/* formatDuration */.a3);
        note(changes, suite.name, 'max-shards', overrides.maxShards, suite.maxShards, auto, String);
        return changed;
    });
    return (0,freeze/* deepFreeze */.o)({ config: { ...config, suites }, changes });
}
function note(changes, suite, input, value, configured, effective, written) {
    if (value === undefined || (effective && value === configured))
        return;
    changes.push({
        suite,
        input,
        value: written(value),
        configured: configured === undefined ? undefined : written(configured),
        effective,
    });
}

// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/config/nearest.js
var nearest = __webpack_require__(17976);
;// CONCATENATED MODULE: ./.build/src/config/suites.js


function selectSuites(config, names) {
    if (names.length === 0)
        return config.suites;
    const known = config.suites.map((suite) => suite.name);
    const unknown = names.filter((name) => !known.includes(name));
    if (unknown.length > 0) {
        const problems = unknown.map((name) => `suite: there is no suite ${JSON.stringify(name)}${(0,nearest/* didYouMean */.au)(name, known)}`);
        throw new errors/* InputError */.dz('unknown-suite', problems.join('\n'), {
            hint: `The configuration has ${known.join(', ')}.`,
        });
    }
    return config.suites.filter((suite) => names.includes(suite.name));
}

;// CONCATENATED MODULE: ./.build/src/modes/project.js





function loadProject({ paths, log }, request) {
    const source = (0,find/* findConfig */.u)({
        workspace: paths.workspace,
        exists: external_node_fs_.existsSync,
        ...(request.config !== undefined && { config: request.config }),
    });
    const { config, changes } = applyOverrides((0,load/* parseConfig */.o)((0,external_node_fs_.readFileSync)(source.file, 'utf8'), source), request);
    for (const { suite, input, value, effective } of changes) {
        if (!effective)
            log.warning(`${input}: ${value} changes nothing for ${suite}: its number of shards is fixed`);
    }
    const images = {
        ...config.images,
        transport: request.transport && request.transport !== 'auto' ? request.transport : config.images.transport,
    };
    return { config: { ...config, images }, suites: selectSuites(config, request.suites) };
}


/***/ }),

/***/ 10288:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ openEngine),
/* harmony export */   f: () => (/* binding */ withSession)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var _cleanup_reaper_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16931);
/* harmony import */ var _cleanup_session_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47588);
/* harmony import */ var _cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97336);
/* harmony import */ var _cleanup_temp_folder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(82169);
/* harmony import */ var _docker_compose_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(34455);
/* harmony import */ var _docker_connect_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(23488);
/* harmony import */ var _docker_labels_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3757);
/* harmony import */ var _processes_find_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(80354);
/* harmony import */ var _stack_networks_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(24304);
/* harmony import */ var _compose_project_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(73171);











const REAP_AFTER_MS = 24 * 60 * 60 * 1000;
async function openEngine({ env, }) {
    const address = await (0,_docker_compose_js__WEBPACK_IMPORTED_MODULE_5__/* .engineAddress */ .ZK)({ env });
    const [engine] = await Promise.all([(0,_docker_connect_js__WEBPACK_IMPORTED_MODULE_6__/* .connect */ .N)(address), (0,_docker_compose_js__WEBPACK_IMPORTED_MODULE_5__/* .composeVersion */ .JM)({ env })]);
    return { engine, address };
}
async function withSession(context, work) {
    const { engine, address } = await openEngine(context);
    await reapQuietly(context, engine);
    const record = (0,_cleanup_session_js__WEBPACK_IMPORTED_MODULE_2__/* .openSession */ .fA)(context, address);
    let isKept = false;
    const keep = () => {
        isKept = true;
        (0,_cleanup_session_js__WEBPACK_IMPORTED_MODULE_2__/* .keepSession */ .as)(context, record);
    };
    const end = async () => {
        await (0,_processes_find_js__WEBPACK_IMPORTED_MODULE_8__/* .endMarked */ .Q)(record.session, (ms) => context.clock.sleep(ms));
        if (isKept)
            return;
        const settled = context.signal.aborted ? _cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_3__/* .UNSETTLED */ .ht : _cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_3__/* .SETTLED */ ._V;
        await (0,_cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_3__/* .sweep */ .X0)(engine, [`${_docker_labels_js__WEBPACK_IMPORTED_MODULE_7__/* .LABEL */ .d_.session}=${record.session}`], context.clock, settled);
        (0,_cleanup_session_js__WEBPACK_IMPORTED_MODULE_2__/* .closeSession */ .Vu)(context.paths.state, record);
    };
    let done;
    try {
        done = await work({
            engine,
            record,
            compose: new _compose_project_js__WEBPACK_IMPORTED_MODULE_10__/* .ComposeReader */ .A(),
            addresses: new _stack_networks_js__WEBPACK_IMPORTED_MODULE_9__/* .AddressBook */ .u5(engine, () => reapQuietly(context, engine)),
            keep,
        });
    }
    catch (error) {
        await end().catch((left) => context.log.warning(left.message));
        throw error;
    }
    await end();
    return done;
}
async function reapQuietly(context, engine) {
    let removed = 0;
    try {
        const found = await (0,_cleanup_reaper_js__WEBPACK_IMPORTED_MODULE_1__/* .reap */ .x)(engine, context.paths.state, context.clock, { olderThanMs: REAP_AFTER_MS, dryRun: false });
        for (const { session, why, objects } of found.filter(({ dead }) => dead)) {
            removed += objects.length;
            if (objects.length > 0)
                context.log.info(`removed ${objects.length} objects of session ${session}: ${why}`);
        }
    }
    catch (error) {
        context.log.warning(`what earlier sessions left could not be removed: ${error.message}`);
    }
    (0,_cleanup_temp_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .removeDeadTempFolders */ .a)((0,node_os__WEBPACK_IMPORTED_MODULE_0__.tmpdir)(), false);
    return removed;
}


/***/ }),

/***/ 40060:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  nB: () => (/* binding */ learn),
  kF: () => (/* binding */ readTimings),
  vi: () => (/* binding */ weigh)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./.build/src/timings/choose.js
function chooseTimings({ suites }, name, wanted, listing) {
    const candidates = suites
        .filter((suite) => suite.name === name)
        .map((suite) => {
        const known = listing.tests.filter(({ id }) => suite.tests.has(id)).length;
        return { suite, known, distance: distance(suite, wanted) };
    })
        .filter(({ known }) => known > 0);
    const half = listing.tests.length / 2;
    candidates.sort((a, b) => Number(b.known >= half) - Number(a.known >= half) || a.distance - b.distance || b.known - a.known);
    const [best] = candidates;
    return { suite: best?.suite, known: best?.known ?? 0, isExact: best?.distance === 0 };
}
function distance(a, b) {
    const far = (one, other) => Math.min(999, Math.abs(one - other));
    return (a.on === b.on ? 0 : 1e6) + far(a.workers, b.workers) * 1000 + far(a.stacks, b.stacks);
}

// EXTERNAL MODULE: ./.build/src/sharding/units.js
var units = __webpack_require__(18383);
;// CONCATENATED MODULE: ./.build/src/timings/estimate.js
const PULL = 1.35;
const FOLLOW = 0.3;
function expectedOf(samples) {
    let estimate = 0;
    let seen = 0;
    let strayed;
    for (const sample of samples) {
        const value = Math.max(sample, 0.5);
        if (seen === 0) {
            estimate = value;
            seen = 1;
            continue;
        }
        const ratio = value / estimate;
        const isFar = ratio > PULL || ratio < 1 / PULL;
        if (isFar && strayed !== undefined && strayed > 1 === ratio > 1) {
            estimate = Math.sqrt(value * estimate * strayed);
            seen = 2;
            strayed = undefined;
            continue;
        }
        strayed = isFar ? ratio : undefined;
        seen += 1;
        const gain = Math.max(FOLLOW, 1 / seen);
        estimate *= Math.min(PULL, Math.max(1 / PULL, ratio)) ** gain;
    }
    return seen === 0 ? 0 : estimate;
}
function spreadOf(all, fallback) {
    const steps = [];
    for (const samples of all) {
        for (let at = 1; at < samples.length; at += 1) {
            const [a = 0, b = 0] = [samples[at - 1], samples[at]];
            if (a > 0 && b > 0)
                steps.push(Math.abs(Math.log(a / b)));
        }
    }
    if (steps.length < 10)
        return fallback;
    steps.sort((a, b) => a - b);
    return Math.max(0.01, steps[Math.floor(steps.length / 2)] ?? fallback);
}

;// CONCATENATED MODULE: ./.build/src/timings/sequence.js

const CLOCK_MS = 20;
function sequenceOf({ events }) {
    const all = timed(events);
    const lastSeen = new Map(all.map(({ end }, at) => [end.worker, at]));
    const tries = new Map();
    for (const { end } of all)
        tries.set(end.id, (tries.get(end.id) ?? 0) + 1);
    const slots = [];
    const steps = [];
    const setups = new Map();
    for (const [at, { end, startMs, endMs }] of all.entries()) {
        let slot = slots.find(({ worker }) => worker === end.worker);
        let firstOf = slot?.files.has(end.file) ? 'nothing' : 'file';
        const before = slots
            .filter((other) => (lastSeen.get(other.worker) ?? 0) < at && other.endMs <= startMs + CLOCK_MS)
            .reduce((best, other) => (best && best.endMs >= other.endMs ? best : other), undefined);
        let gapMs = slot === undefined ? undefined : startMs - slot.endMs;
        if (slot === undefined) {
            firstOf = before === undefined ? 'slot' : 'worker';
            gapMs = before === undefined ? undefined : Math.max(0, startMs - before.endMs);
            slot = before ?? { worker: end.worker, endMs, files: new Set() };
            if (before === undefined)
                slots.push(slot);
            slot.worker = end.worker;
            slot.files = new Set();
        }
        slot.files.add(end.file);
        slot.endMs = endMs;
        if (gapMs !== undefined && gapMs < 0)
            gapMs = gapMs < -CLOCK_MS ? undefined : 0;
        const { id, file, durationMs } = end;
        if (end.setup) {
            const project = (0,units/* projectOf */.v8)(end.title);
            const between = firstOf === 'nothing' || firstOf === 'file' ? (gapMs ?? 0) : 0;
            setups.set(project, (setups.get(project) ?? 0) + durationMs + between);
            continue;
        }
        const isClean = tries.get(id) === 1 && end.retry === 0 && end.ok && end.status === 'passed';
        steps.push({ id, file, durationMs, gapMs, firstOf, isClean });
    }
    return {
        steps,
        setups,
        startMs: all[0]?.startMs,
        endMs: all.reduce((max, { endMs }) => Math.max(max, endMs), 0),
        atOnce: atOnceOf(all),
    };
}
function timed(events) {
    const starts = new Map();
    const all = [];
    for (const event of events) {
        if (event.event === 'start' && event.worker >= 0)
            starts.set(JSON.stringify([event.id, event.retry]), event.atMs);
        if (event.event !== 'end')
            continue;
        const startMs = starts.get(JSON.stringify([event.id, event.retry])) ?? event.atMs - event.durationMs;
        all.push({ end: event, startMs, endMs: startMs + event.durationMs });
    }
    return all.sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
}
function atOnceOf(all) {
    const moments = all.flatMap(({ startMs, endMs }) => [
        { at: startMs + CLOCK_MS, by: 1 },
        { at: Math.max(endMs, startMs + CLOCK_MS), by: -1 },
    ]);
    moments.sort((a, b) => a.at - b.at || a.by - b.by);
    let now = 0;
    let most = 0;
    for (const { by } of moments) {
        now += by;
        most = Math.max(most, now);
    }
    return most;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(38816);
// EXTERNAL MODULE: ./.build/src/sharding/order.js
var order = __webpack_require__(23040);
;// CONCATENATED MODULE: ./.build/src/timings/timings-file.js


const RUNS_KEPT = 5;
const FIRSTS_KEPT = 2;
const COSTS_KEPT = 5;
const TIMING_LIMIT_MS = 6 * 3_600_000;
const TIMINGS_LIMIT = 64 * 1024 * 1024;
const TESTS_LIMIT = 200_000;
const ID_LIMIT = 8192;
const CONDITIONS_LIMIT = 8;
const samples = schemas/* array */.YOg(schemas/* number */.aig()).max(100);
const named = schemas/* array */.YOg(schemas/* tuple */.PVZ([schemas/* string */.YjP().max(ID_LIMIT), samples])).max(TESTS_LIMIT);
const schema = schemas/* object */.Ikc({
    kind: schemas/* literal */.euz('isoshard-timings'),
    version: schemas/* number */.aig(),
    suites: schemas/* array */.YOg(schemas/* object */.Ikc({
        name: schemas/* string */.YjP().max(128),
        on: schemas/* string */.YjP().max(256),
        stacks: schemas/* number */.aig(),
        workers: schemas/* number */.aig(),
        atOnce: schemas/* number */.aig(),
        shards: schemas/* number */.aig(),
        costs: schemas/* object */.Ikc({ runner: samples, stack: samples, worker: samples, gap: samples }),
        files: named,
        setups: named,
        errors: samples,
        tests: schemas/* array */.YOg(schemas/* tuple */.PVZ([schemas/* string */.YjP().min(1), samples, samples, schemas/* number */.aig()])).max(TESTS_LIMIT),
    }))
        .max(1000),
});
function parseTimings(text) {
    const aside = (reason) => ({ timings: undefined, reason });
    if (text.length > TIMINGS_LIMIT)
        return aside(`they are longer than ${TIMINGS_LIMIT} characters`);
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return aside('they are not JSON, or cut off');
    }
    const { kind, version } = Object(value);
    if (kind === 'isoshard-timings' && typeof version === 'number' && version !== 1)
        return aside(`they have version ${version}, and this isoshard reads version 1`);
    const parsed = schema.safeParse(value);
    if (!parsed.success) {
        const issue = parsed.error.issues[0];
        return aside(`they have another shape: ${issue?.path.join('.') || 'file'}: ${issue?.message ?? ''}`);
    }
    const { suites } = parsed.data;
    if (suites.reduce((sum, suite) => sum + suite.tests.length, 0) > TESTS_LIMIT) {
        return aside(`they hold more than ${TESTS_LIMIT} tests`);
    }
    let clamped = 0;
    const clean = (values, limit) => values.slice(-limit).map((ms) => {
        if (ms < 0 || ms > TIMING_LIMIT_MS)
            clamped += 1;
        return clamp(ms);
    });
    const byName = (entries) => firstOfEach(entries.map(([name, values]) => [name, clean(values, COSTS_KEPT)]));
    const read = suites.map((suite) => {
        const tests = suite.tests
            .filter(([id]) => id.length <= ID_LIMIT)
            .map(([id, ms, first, shard]) => [
            id,
            { id, ms: clean(ms, RUNS_KEPT), first: clean(first, FIRSTS_KEPT), shard: whole(shard, 256) },
        ]);
        const { runner, stack, worker, gap } = suite.costs;
        return {
            name: suite.name,
            on: suite.on,
            stacks: whole(suite.stacks, 10_000),
            workers: whole(suite.workers, 10_000),
            atOnce: whole(suite.atOnce, 10_000),
            shards: whole(suite.shards, 256),
            costs: {
                runner: clean(runner, COSTS_KEPT),
                stack: clean(stack, COSTS_KEPT),
                worker: clean(worker, COSTS_KEPT),
                gap: clean(gap, COSTS_KEPT),
            },
            files: byName(suite.files),
            setups: byName(suite.setups),
            errors: clean(suite.errors, COSTS_KEPT),
            tests: firstOfEach(tests),
        };
    });
    return { timings: makeTimings([...firstOfEach(read.map((suite) => [keyOf(suite), suite])).values()]), clamped };
}
function firstOfEach(entries) {
    const map = new Map();
    for (const [name, value] of entries)
        if (!map.has(name))
            map.set(name, value);
    return map;
}
const keyOf = ({ name, on, stacks, workers }) => JSON.stringify([name, on, stacks, workers]);
function makeTimings(suites) {
    const kept = suites.map((suite) => {
        const tests = [...suite.tests].filter(([, { ms, first }]) => ms.length + first.length > 0);
        return { ...suite, tests: new Map(tests) };
    });
    return { kind: 'isoshard-timings', version: 1, suites: kept.sort((0,order.by)(keyOf)) };
}
function clamp(ms) {
    return whole(ms, TIMING_LIMIT_MS);
}
function whole(value, limit) {
    return Number.isNaN(value) ? 0 : Math.round(Math.min(Math.max(value, 0), limit));
}
function serializeTimings({ suites }) {
    const lines = (entries) => entries.length === 0 ? '[]' : `[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}]`;
    const named = (map) => lines([...map].sort((0,order.by)(([name]) => name)));
    const texts = suites.map(({ files, setups, tests, ...suite }) => {
        const { name, on, stacks, workers, atOnce, shards, costs, errors } = suite;
        const { runner, stack, worker, gap } = costs;
        const head = { name, on, stacks, workers, atOnce, shards, costs: { runner, stack, worker, gap }, errors };
        const rows = [...tests.values()]
            .sort((0,order.by)((test) => test.id))
            .map((test) => [test.id, test.ms, test.first, test.shard]);
        return `${JSON.stringify(head).slice(0, -1)},\n"files":${named(files)},\n"setups":${named(setups)},\n"tests":${lines(rows)}}`;
    });
    return `{"kind":"isoshard-timings","version":1,"suites":[${texts.join(',\n')}]}\n`;
}

;// CONCATENATED MODULE: ./.build/src/timings/fold.js




function foldTimings(old, run) {
    const suites = new Map((old?.suites ?? []).map((suite) => [keyOf(suite), suite]));
    for (const planned of run.plan.suites) {
        const conditions = run.conditionsOf(planned);
        const key = keyOf({ name: planned.name, ...conditions });
        const known = suites.get(key) ?? nothingKnown(planned.name, conditions);
        const runs = runsOf(planned, run, known);
        if (runs.length === 0)
            continue;
        suites.delete(key);
        suites.set(key, foldSuite(known, planned, runs));
    }
    return makeTimings(fewConditions([...suites.values()]));
}
function nothingKnown(name, conditions) {
    return {
        name,
        ...conditions,
        atOnce: 0,
        shards: 0,
        costs: { runner: [], stack: [], worker: [], gap: [] },
        files: new Map(),
        setups: new Map(),
        errors: [],
        tests: new Map(),
    };
}
function fewConditions(suites) {
    const counts = new Map();
    return suites.toReversed().filter(({ name }) => {
        counts.set(name, (counts.get(name) ?? 0) + 1);
        return (counts.get(name) ?? 0) <= CONDITIONS_LIMIT;
    });
}
function runsOf(planned, run, known) {
    const isOwn = (of) => of.plan === run.plan.id && of.suite === planned.name && of.attempt === run.attempt;
    const receipts = run.receipts.filter(({ header }) => isOwn(header));
    const found = planned.shards.flatMap((shard) => {
        const own = receipts.filter(({ header }) => header.shard === shard.name);
        const [receipt] = own;
        if (receipt === undefined || own.length > 1)
            return [];
        const ended = run.results.find((one) => isOwn(one) && one.shard === shard.name);
        const isWhole = ended?.outcome === 'passed' || ended?.outcome === 'failed';
        return [{ shard, sequence: sequenceOf(receipt), results: isWhole ? ended : undefined }];
    });
    const slow = found.map(({ sequence }) => slownessOf(sequence, known));
    const usual = (0,units/* median */.JZ)(slow.flatMap((one) => one ?? []));
    return found.map((one, at) => ({ ...one, slowness: usual > 0 ? (slow[at] ?? usual) / usual : 1 }));
}
const ENOUGH_TESTS = 8;
function slownessOf({ steps }, known) {
    const ratios = steps.flatMap(({ id, durationMs, firstOf, isClean }) => {
        const samples = known.tests.get(id)?.ms ?? [];
        return isClean && firstOf === 'nothing' && samples.length > 0
            ? [durationMs / Math.max(1, expectedOf(samples))]
            : [];
    });
    if (ratios.length < ENOUGH_TESTS)
        return undefined;
    const shrunk = ratios.length / (ratios.length + ENOUGH_TESTS);
    return Math.min(4, Math.max(0.25, (0,units/* median */.JZ)(ratios) ** shrunk));
}
function foldSuite(known, planned, runs) {
    const tests = new Map();
    for (const { id } of planned.tests) {
        const before = known.tests.get(id);
        if (before !== undefined)
            tests.set(id, { ...before, shard: 0 });
    }
    const [files, workers, gaps, setups] = [new Samplings(), new Samplings(), new Samplings(), new Samplings()];
    const own = new Set(planned.tests.map(({ id }) => id));
    for (const { shard, sequence, slowness } of runs) {
        for (const step of sequence.steps) {
            if (!own.has(step.id))
                continue;
            const before = known.tests.get(step.id);
            const durationMs = step.durationMs / slowness;
            const gapMs = step.gapMs === undefined ? undefined : step.gapMs / slowness;
            const usual = before !== undefined && before.ms.length > 0 ? expectedOf(before.ms) : durationMs;
            const more = step.isClean ? Math.max(0, durationMs - usual) : 0;
            if (gapMs !== undefined && step.firstOf === 'nothing')
                gaps.add('', gapMs);
            if (gapMs !== undefined && step.firstOf === 'file')
                files.add(step.file, gapMs + more);
            if (gapMs !== undefined && step.firstOf === 'worker')
                workers.add('', gapMs + more);
            if (!step.isClean || step.id.length > ID_LIMIT)
                continue;
            const now = tests.get(step.id) ?? { id: step.id, ms: [], first: [], shard: 0 };
            if (step.firstOf === 'nothing') {
                tests.set(step.id, { ...now, ms: [...now.ms, clamp(durationMs)].slice(-RUNS_KEPT), first: [] });
            }
            else if (now.ms.length === 0) {
                tests.set(step.id, { ...now, first: [...now.first, clamp(durationMs)].slice(-FIRSTS_KEPT) });
            }
        }
        for (const [project, ms] of sequence.setups)
            setups.add(project, ms / slowness);
        for (const id of shard.tests) {
            const now = tests.get(id);
            if (now !== undefined)
                tests.set(id, { ...now, shard: shard.index });
        }
    }
    const gap = gaps.median('') ?? 0;
    const fileNames = new Set(planned.tests.map(({ file }) => file));
    return {
        ...known,
        atOnce: Math.max(...runs.map(({ sequence }) => sequence.atOnce)),
        shards: planned.shards.length,
        costs: {
            runner: grown(known.costs.runner, medianOf(runs.flatMap((run) => runnerMs(run) ?? []))),
            stack: grown(known.costs.stack, medianOf(runs.flatMap(({ results }) => stackMs(results) ?? []))),
            worker: grown(known.costs.worker, workers.median('')),
            gap: grown(known.costs.gap, gaps.median('')),
        },
        files: files.over(known.files, (ms) => Math.max(0, ms - gap), (file) => fileNames.has(file)),
        setups: setups.over(known.setups, (ms) => ms),
        errors: grown(known.errors, medianOf(runs.flatMap(({ shard, results }) => errorOf(shard, results) ?? []))),
        tests: new Map([...tests].slice(0, TESTS_LIMIT)),
    };
}
class Samplings {
    #by = new Map();
    add(name, ms) {
        this.#by.set(name, [...(this.#by.get(name) ?? []), ms]);
    }
    median(name) {
        return medianOf(this.#by.get(name) ?? []);
    }
    over(known, of, isThere = () => true) {
        const names = [...new Set([...known.keys(), ...this.#by.keys()])].filter(isThere).sort();
        return new Map(names.map((name) => {
            const now = this.median(name);
            return [name, grown(known.get(name) ?? [], now === undefined ? undefined : of(now))];
        }));
    }
}
const medianOf = (values) => (values.length === 0 ? undefined : (0,units/* median */.JZ)(values));
const grown = (samples, ms) => ms === undefined ? samples : [...samples, clamp(ms)].slice(-COSTS_KEPT);
function runnerMs({ sequence, results, slowness }) {
    const { startedAtMs = 0, phases } = results ?? {};
    if (phases?.tests === undefined || sequence.startMs === undefined)
        return undefined;
    const begun = startedAtMs + (phases.start ?? 0) + (phases.ready ?? 0) + (phases.prepare ?? 0);
    const before = sequence.startMs - begun;
    const after = begun + phases.tests - sequence.endMs;
    if (before < 0 || before > phases.tests || after < -1000 || after > phases.tests)
        return undefined;
    return (before + Math.max(0, after)) / slowness;
}
function stackMs(results) {
    if (results?.phases.start === undefined)
        return undefined;
    const { start, ready = 0, prepare = 0, teardown = 0 } = results.phases;
    return start + ready + prepare + teardown;
}
function errorOf({ estimateMs }, results) {
    const took = results?.phases.tests;
    if (took === undefined || estimateMs === 0)
        return undefined;
    return Math.round((Math.abs(took - estimateMs) / estimateMs) * 1000);
}

// EXTERNAL MODULE: ./.build/src/sharding/schedule.js
var schedule = __webpack_require__(15231);
;// CONCATENATED MODULE: ./.build/src/timings/unknown.js
const WIDER = 2;
const TAIL = 0.05;
function guesses(known) {
    const sorted = [...known.values()].sort((a, b) => a - b);
    const most = sorted[Math.max(0, Math.ceil(sorted.length * (1 - TAIL)) - 1)] ?? 0;
    const circles = [new Circles(), new Circles(), new Circles(), new Circles()];
    const [all, timeouts, tags, files] = circles;
    for (const [test, exact] of known) {
        const ms = Math.min(exact, most);
        all.add('', ms);
        if (test.timeoutMs !== undefined)
            timeouts.add(String(test.timeoutMs), ms);
        for (const tag of test.tags ?? [])
            tags.add(tag, ms);
        files.add(test.file, ms);
    }
    return ({ file, tags: own = [], timeoutMs }) => {
        let guess = all.of([''], 0);
        if (timeoutMs !== undefined)
            guess = timeouts.of([String(timeoutMs)], guess);
        guess = tags.of(own, guess);
        return files.of([file], guess);
    };
}
class Circles {
    #by = new Map();
    add(name, ms) {
        const { sum, count } = this.#by.get(name) ?? { sum: 0, count: 0 };
        this.#by.set(name, { sum: sum + ms, count: count + 1 });
    }
    of(names, wider) {
        let [sum, count] = [0, 0];
        for (const name of names) {
            const circle = this.#by.get(name);
            sum += circle?.sum ?? 0;
            count += circle?.count ?? 0;
        }
        const weight = wider > 0 ? WIDER : 0;
        return count + weight === 0 ? 0 : (sum + weight * wider) / (count + weight);
    }
}

;// CONCATENATED MODULE: ./.build/src/timings/model.js




const USUAL_SPREAD = 0.1;
const TO_DEVIATION = 1 / (0.6745 * Math.SQRT2);
function fitWeights(suite, listing, workers) {
    const measured = new Map();
    for (const test of listing.tests) {
        const { ms = [], first = [] } = suite.tests.get(test.id) ?? {};
        const samples = ms.length > 0 ? ms : first;
        if (samples.length > 0)
            measured.set(test, { ms: Math.max(1, expectedOf(samples)), runs: samples.length });
    }
    const histories = [...suite.tests.values()].map(({ ms }) => ms);
    const shrunk = shrink(measured, spreadOf(histories, USUAL_SPREAD) * TO_DEVIATION);
    const guess = guesses(shrunk);
    const gap = expectedOf(suite.costs.gap);
    const ms = new Map(listing.tests.map((test) => [test.id, Math.max(1, Math.round((shrunk.get(test) ?? guess(test)) + gap))]));
    const { keys, costs, setupMs } = costsOf(suite, listing);
    const worker = expectedOf(suite.costs.worker);
    return {
        ms,
        known: measured.size,
        keys,
        costs,
        fixed: {
            runnerMs: Math.max(0, Math.round(expectedOf(suite.costs.runner) + setupMs - (hasProjects(listing) ? worker : 0))),
            stackMs: Math.round(expectedOf(suite.costs.stack)),
        },
        workers: Math.max(1, workers ?? suite.atOnce),
        ...(suite.errors.length > 0 && { errorPermille: (0,units/* median */.JZ)(suite.errors) }),
        ...(suite.shards > 0 && { previous: { shards: suite.shards, of: placesOf(suite) } }),
    };
}
const placesOf = ({ tests }) => new Map([...tests.values()].filter(({ shard }) => shard > 0).map(({ id, shard }) => [id, shard]));
function shrink(measured, within) {
    const byFile = new Map();
    for (const [{ file }, { ms }] of measured) {
        const logs = byFile.get(file);
        if (logs)
            logs.push(Math.log(ms));
        else
            byFile.set(file, [Math.log(ms)]);
    }
    const all = [...byFile.values()].flat();
    const suite = { mean: meanOf(all), variance: varianceOf(all, meanOf(all)) };
    const files = new Map([...byFile].map(([file, logs]) => {
        const mean = (logs.length * meanOf(logs) + suite.mean) / (logs.length + 1);
        const variance = (logs.length * varianceOf(logs, meanOf(logs)) + 2 * suite.variance) / (logs.length + 2);
        return [file, { mean, variance }];
    }));
    return new Map([...measured].map(([test, { ms, runs }]) => {
        const { mean, variance } = files.get(test.file) ?? suite;
        const noise = within ** 2 / runs;
        const own = variance + noise === 0 ? 1 : variance / (variance + noise);
        return [test, Math.exp(own * Math.log(ms) + (1 - own) * mean)];
    }));
}
const meanOf = (values) => values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
const varianceOf = (values, mean) => meanOf(values.map((value) => (value - mean) ** 2));
const hasProjects = ({ tests }) => new Set(tests.map(({ title }) => (0,units/* projectOf */.v8)(title))).size > 1;
function costsOf(suite, listing) {
    const costs = new Map();
    const pay = (key, ms) => {
        costs.set(key, Math.round(ms));
        return key;
    };
    const ofFiles = [...suite.files.values()].filter((samples) => samples.length > 0);
    const usual = (0,units/* median */.JZ)(ofFiles.map((samples) => expectedOf(samples)));
    const worker = hasProjects(listing) ? expectedOf(suite.costs.worker) : 0;
    const keys = new Map(listing.tests.map(({ id, file, title, needs = [] }) => {
        const samples = suite.files.get(file) ?? [];
        return [
            id,
            [
                pay(`file ${file}`, samples.length > 0 ? expectedOf(samples) : usual),
                ...(worker > 0 ? [pay(`project ${(0,units/* projectOf */.v8)(title)}`, worker)] : []),
                ...needs.map((name) => pay(`${schedule/* SETUP_KEY */.A}${name}`, expectedOf(suite.setups.get(name) ?? []))),
            ],
        ];
    }));
    const isTold = listing.tests.some(({ needs }) => needs !== undefined);
    const setupMs = isTold ? 0 : [...suite.setups.values()].reduce((sum, samples) => sum + expectedOf(samples), 0);
    return { keys, costs, setupMs };
}

;// CONCATENATED MODULE: ./.build/src/timings/store.js



const TIMINGS_KEY_PREFIX = 'isoshard-timings-1/';
const FILE = 'timings.json';
const timingsKey = (variant) => `${TIMINGS_KEY_PREFIX}${variant}/`;
const timingsArtifact = (variant) => variant === '' ? 'isoshard-timings' : `isoshard-timings-${variant}`;
const RETENTION_DAYS = 14;
const cachedFile = ({ paths }) => (0,external_node_path_.join)(paths.temp, 'timings', FILE);
async function fetchTimings(context, variant) {
    const { cache, artifacts, paths, log } = context;
    const file = cachedFile(context);
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(file), { recursive: true });
    try {
        if (await cache.restore(timingsKey(variant), [file])) {
            const timings = readTimingsFile(file, 'the timings in the cache', log);
            if (timings !== undefined)
                return timings;
        }
        const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(paths.temp, 'past-timings-'));
        if (!(await artifacts.downloadPast(timingsArtifact(variant), folder)))
            return undefined;
        return readTimingsFile((0,external_node_path_.join)(folder, FILE), 'the timings of the last run', log);
    }
    catch (error) {
        log.warning(`timings of past runs could not be had: ${error.message}`);
        return undefined;
    }
    finally {
        (0,external_node_fs_.rmSync)(file, { force: true });
    }
}
async function cacheTimings(context, variant, timings) {
    const { run, cache, log } = context;
    const file = cachedFile(context);
    try {
        writeTimingsFile(file, timings);
        const saved = await cache.save(`${timingsKey(variant)}${run.runId}-${run.attempt}`, [file]);
        log.debug(`timings: cache ${saved}`);
    }
    catch (error) {
        log.warning(`the timings could not be put into the cache: ${error.message}`);
    }
    finally {
        (0,external_node_fs_.rmSync)(file, { force: true });
    }
}
async function uploadTimings({ artifacts, log }, variant, timings, folder) {
    const file = (0,external_node_path_.join)(folder, FILE);
    try {
        writeTimingsFile(file, timings);
        await artifacts.upload(timingsArtifact(variant), folder, [file], RETENTION_DAYS);
    }
    catch (error) {
        log.warning(`the timings could not be uploaded: ${error.message}`);
    }
}
function readTimingsFile(file, what, log) {
    let text;
    try {
        if ((0,external_node_fs_.statSync)(file).size > TIMINGS_LIMIT * 3) {
            log.warning(`${what} are not used: they are longer than ${TIMINGS_LIMIT} characters`);
            return undefined;
        }
        text = (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch (error) {
        if (error.code !== 'ENOENT')
            log.warning(`${what} are not used: ${error.message}`);
        return undefined;
    }
    const parsed = parseTimings(text);
    if (parsed.timings === undefined) {
        log.warning(`${what} are not used: ${parsed.reason}`);
        return undefined;
    }
    if (parsed.clamped > 0) {
        log.warning(`${what}: ${parsed.clamped} numbers are none that a test can take, and were brought to 0 or 6 h`);
    }
    return parsed.timings;
}
function writeTimingsFile(file, timings) {
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(file), { recursive: true });
    const aside = `${file}.${process.pid}.new`;
    (0,external_node_fs_.writeFileSync)(aside, serializeTimings(timings));
    (0,external_node_fs_.renameSync)(aside, file);
}

// EXTERNAL MODULE: ./.build/src/modes/foreign-code.js
var foreign_code = __webpack_require__(15088);
;// CONCATENATED MODULE: ./.build/src/modes/timings.js









function timingsFileOf(context, config, variant) {
    if (config?.timings === false)
        return false;
    if (config?.timings !== undefined)
        return config.timings;
    if (context.kind === 'action' || config === undefined)
        return undefined;
    return (0,external_node_path_.join)(cacheHome(context.env), 'isoshard', 'timings', projectKey(context, config), `timings-${variant}.json`);
}
function cacheHome(env) {
    const configured = env.XDG_CACHE_HOME ?? '';
    return (0,external_node_path_.isAbsolute)(configured) ? configured : (0,external_node_path_.join)(env.HOME || (0,external_node_os_.homedir)(), '.cache');
}
function projectKey({ run }, { file }) {
    let root = (0,external_node_path_.dirname)(file);
    while (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, '.git')) && (0,external_node_path_.dirname)(root) !== root)
        root = (0,external_node_path_.dirname)(root);
    const inGit = (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, '.git'));
    const owner = run.repository !== '' ? run.repository : inGit ? root : (0,external_node_path_.dirname)(file);
    const key = JSON.stringify([owner, inGit ? (0,external_node_path_.relative)(root, file) : file]);
    const name = owner
        .split('/')
        .filter((step) => step !== '')
        .at(-1) ?? '';
    const digest = (0,external_node_crypto_.createHash)('sha256').update(key).digest('hex').slice(0, 16);
    return `${name.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, 40)}-${digest}`;
}
async function readTimings(context, config, variant) {
    const file = timingsFileOf(context, config, variant);
    if (file === false)
        return undefined;
    return file === undefined
        ? fetchTimings(context, variant)
        : readTimingsFile(file, `the timings in ${file}`, context.log);
}
function weigh(context, timings, suites, stacks) {
    const weights = new Map();
    if (timings === undefined)
        return weights;
    const { log } = context;
    const named = new Set(timings.suites.map(({ name }) => name));
    if (named.size > 0 && !suites.some(({ suite }) => named.has(suite.name))) {
        log.warning('the timings know none of these suites: are they of another project?');
    }
    for (const { suite, listing } of suites) {
        if (!named.has(suite.name) || listing.tests.length === 0)
            continue;
        const wanted = { on: machineClass(context, suite.runsOn), stacks, workers: suite.workers ?? 0 };
        const chosen = chooseTimings(timings, suite.name, wanted, listing);
        if (chosen.known * 2 < listing.tests.length) {
            log.warning(`suite ${suite.name}: the timings know ${chosen.known} of ${listing.tests.length} tests; the others are guessed. They may be of another project, or most tests were renamed`);
        }
        if (chosen.suite === undefined)
            continue;
        if (!chosen.isExact) {
            const { on, stacks: at, workers } = chosen.suite;
            const how = [`${at} ${at === 1 ? 'stack' : 'stacks'} at once`, ...(workers > 0 ? [`${workers} workers`] : [])];
            log.info(`suite ${suite.name}: weighed with what was measured on ${on}, with ${how.join(' and ')}`);
        }
        weights.set(suite.name, fitWeights(chosen.suite, listing, suite.workers));
    }
    return weights;
}
function machineClass({ kind }, runsOn) {
    return kind === 'action' ? runsOn : `${process.platform}-${process.arch}-${(0,external_node_os_.availableParallelism)()}`;
}
async function learn(context, { plan, evidence, config, folder }) {
    const file = timingsFileOf(context, config, plan.variant);
    if (file === false)
        return;
    const { log } = context;
    try {
        const quiet = { ...context, log: { ...log, warning: log.debug } };
        const old = await readTimings(quiet, config, plan.variant);
        const shards = plan.suites.reduce((sum, suite) => sum + suite.shards.length, 0);
        const timings = foldTimings(old, {
            plan,
            receipts: evidence.receipts,
            results: evidence.results ?? [],
            attempt: context.run.attempt,
            conditionsOf: ({ runsOn, workers = 0 }) => ({
                on: machineClass(context, runsOn),
                stacks: Math.max(1, Math.min(plan.parallel, shards)),
                workers,
            }),
        });
        writeTimingsFile((0,external_node_path_.join)(folder, 'timings.json'), timings);
        if (file !== undefined) {
            writeTimingsFile(file, timings);
            log.debug(`timings: ${file}`);
            return;
        }
        const foreign = await (0,foreign_code/* foreignRun */.UT)(context);
        if (foreign !== undefined) {
            log.info(`the timings of this run are not kept: ${foreign}`);
            return;
        }
        if (context.artifacts.available)
            await uploadTimings(context, plan.variant, timings, (0,external_node_path_.join)(context.paths.temp, 'own-timings'));
        if ((0,foreign_code/* isDefaultBranch */.ok)(context))
            await cacheTimings(context, plan.variant, timings);
    }
    catch (error) {
        log.warning(`the timings of this run were not kept: ${error.message}`);
    }
}


/***/ }),

/***/ 58748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ OUTPUT_FILES)
/* harmony export */ });
const OUTPUT_FILES = { listing: 'listing.json', receipt: 'receipt.ndjson', blobs: 'blob' };


/***/ }),

/***/ 11162:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IF: () => (/* binding */ listingErrors),
/* harmony export */   Kd: () => (/* binding */ parseListingFile),
/* harmony export */   iI: () => (/* binding */ toListing)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38816);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);


const listedTest = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    title: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    file: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    line: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int().min(0),
    group: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    select: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).exactOptional(),
    tags: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).max(100).exactOptional(),
    timeoutMs: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().min(0).exactOptional(),
    needs: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).max(1000).exactOptional(),
});
const listingFile = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('isoshard-listing'),
    version: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1),
    runner: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    runnerVersion: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    rootDir: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    focused: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().default(false),
    warnings: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).default([]),
    errors: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ message: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), file: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(), line: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().optional() })),
    tests: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(listedTest),
    setup: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(listedTest),
});
function parseListingFile(text) {
    let document;
    try {
        document = JSON.parse(text);
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('listing-failed', 'listing.json is not JSON: the listing was cut off', { cause });
    }
    const parsed = listingFile.safeParse(document);
    if (parsed.success)
        return parsed.data;
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') || 'the document';
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('listing-failed', `listing.json is not a listing of version 1: ${where}: ${issue?.message}`);
}
function toListing(file, warnings) {
    const seen = new Set();
    for (const { id, title, file: path, line } of [...file.tests, ...file.setup]) {
        if (seen.has(id)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('listing-failed', `two tests have the same id: ${id} (${title})`, {
                location: { file: path, ...(line > 0 ? { line } : {}) },
                hint: 'Give them different names or parameters.',
            });
        }
        seen.add(id);
    }
    const { runner, runnerVersion: version, rootDir, tests, setup } = file;
    return { runner, version, rootDir, tests, setup, warnings };
}
function listingErrors(file) {
    const texts = file.errors.map(({ message, file: path, line }) => {
        const place = path === undefined ? '' : `${path}${line === undefined ? '' : `:${line}`}: `;
        return `${place}${message}`;
    });
    const placed = file.errors.find((error) => error.file !== undefined);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('listing-failed', `${file.runner} could not list its tests:\n${texts.join('\n')}`, {
        hint: 'The same error appears without isoshard: mend it there first.',
        location: locationOf(placed),
    });
}
function locationOf(error) {
    if (error?.file === undefined)
        return undefined;
    return { file: error.file, ...(error.line === undefined ? {} : { line: error.line }) };
}


/***/ }),

/***/ 59986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ commandByLockFile)
/* harmony export */ });
function commandByLockFile(files, commands, otherwise) {
    return commands.find(([file]) => files.includes(file))?.[1] ?? otherwise;
}


/***/ }),

/***/ 55865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ explainNoListing)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);

const SHOWN_LINES = 20;
const ANSI = /\u001b\[[0-9;?]*[A-Za-z]/g;
function explainNoListing(runner, { exitCode, output }, signs) {
    const text = output.replace(ANSI, '').trimEnd();
    const known = signs.find(({ sign }) => sign.test(text));
    const shown = text.split('\n').slice(-SHOWN_LINES).join('\n');
    const ended = exitCode === null ? 'was killed' : `ended with status ${exitCode}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB(known?.code ?? 'listing-failed', `${runner} ${ended} and listed no tests:\n${shown}`, {
        hint: known?.hint ?? 'Run the same command without isoshard to see more of it.',
    });
}


/***/ }),

/***/ 39340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ pytest),
/* harmony export */   b: () => (/* binding */ DATABASE_VARIABLE)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _listing_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11162);
/* harmony import */ var _lock_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(59986);
/* harmony import */ var _no_listing_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(55865);
/* harmony import */ var _selection_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63481);





const DATABASE_VARIABLE = 'ISOSHARD_DATABASE';
const OLDEST_MAJOR = 7;
const PYTHON = ['python3', '-m', 'pytest'];
const BY_LOCK_FILE = [
    ['uv.lock', ['uv', 'run', 'python', '-m', 'pytest']],
    ['poetry.lock', ['poetry', 'run', 'python', '-m', 'pytest']],
    ['pdm.lock', ['pdm', 'run', 'python', '-m', 'pytest']],
    ['Pipfile.lock', ['pipenv', 'run', 'python', '-m', 'pytest']],
];
const SIGNS = [
    {
        sign: /Error importing plugin "isoshard_pytest"|No module named '?isoshard_pytest/,
        code: 'listing-failed',
        hint: 'Something on the way to pytest drops PYTHONPATH: set `command` to what starts Python itself.',
    },
    {
        sign: /No module named '?pytest|not found|no such file/i,
        code: 'listing-failed',
        hint: 'pytest is not installed where the suite runs: install it there, or set `command`.',
    },
];
const pytest = {
    name: 'pytest',
    pluginFiles: [
        ...['__init__', 'lister', 'recorder', 'attempts', 'describe', 'groups'].map((name) => `isoshard_pytest/${name}`),
        ...['__init__', 'isolated', 'request', 'url', 'drivers', 'engines'].map((name) => `isoshard_db/${name}`),
        ...['sqlite', 'postgres', 'pool', 'mysql'].map((name) => `isoshard_db/${name}`),
    ].map((name) => `pytest/${name}.py`),
    defaultCommand(place, files) {
        return place === 'host' ? (0,_lock_files_js__WEBPACK_IMPORTED_MODULE_3__/* .commandByLockFile */ .Y)(files, BY_LOCK_FILE, PYTHON) : PYTHON;
    },
    list(suite, place, extraArgs) {
        return {
            command: [...pytestCommand(suite, place), ...suite.args, ...extraArgs, '--collect-only', '-q'],
            env: { ...settings(suite), ISOSHARD_MODE: 'list', ISOSHARD_OUTPUT: place.output },
            prependPath: pythonPath(place),
            warnings: [],
        };
    },
    inputs: ({ ids }) => ({ [_selection_js__WEBPACK_IMPORTED_MODULE_4__/* .SELECTION_FILE */ .E]: (0,_selection_js__WEBPACK_IMPORTED_MODULE_4__/* .renderSelection */ .V)(ids) }),
    run(suite, place, request, extraArgs) {
        const { workers } = suite;
        return {
            command: [
                ...pytestCommand(suite, place),
                ...(workers !== undefined && workers > 1 ? ['-n', String(workers)] : []),
                ...suite.args,
                ...extraArgs,
            ],
            env: {
                ...settings(suite),
                ISOSHARD_MODE: 'run',
                ISOSHARD_OUTPUT: place.output,
                ISOSHARD_SELECTION: `${request.input}/${_selection_js__WEBPACK_IMPORTED_MODULE_4__/* .SELECTION_FILE */ .E}`,
                ISOSHARD_RECEIPT_HEADER: JSON.stringify(request.header),
            },
            prependPath: pythonPath(place),
            warnings: [],
        };
    },
    parseListing(text) {
        const file = (0,_listing_file_js__WEBPACK_IMPORTED_MODULE_1__/* .parseListingFile */ .Kd)(text);
        const major = Number.parseInt(file.runnerVersion, 10);
        if (!(major >= OLDEST_MAJOR)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ProjectError */ .wB('runner-unsupported', `pytest: expected 7 or later, found ${file.runnerVersion}`, {
                hint: 'Update pytest where the suite runs.',
            });
        }
        if (file.errors.length > 0)
            throw (0,_listing_file_js__WEBPACK_IMPORTED_MODULE_1__/* .listingErrors */ .IF)(file);
        return (0,_listing_file_js__WEBPACK_IMPORTED_MODULE_1__/* .toListing */ .iI)(file, file.warnings);
    },
    explainNoListing(outcome) {
        return (0,_no_listing_js__WEBPACK_IMPORTED_MODULE_2__/* .explainNoListing */ .x)('pytest', outcome, SIGNS);
    },
};
function pytestCommand(suite, place) {
    return [...(suite.command ?? pytest.defaultCommand(suite.place.kind, place.files)), '-p', 'isoshard_pytest'];
}
function pythonPath(place) {
    return { PYTHONPATH: `${place.plugins}/pytest` };
}
function settings({ workers, database }) {
    return {
        ...(workers === undefined ? {} : { ISOSHARD_WORKERS: String(workers) }),
        ...(database === undefined ? {} : { [DATABASE_VARIABLE]: JSON.stringify(database) }),
    };
}


/***/ }),

/***/ 78284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ runnerFor)
});

// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/runners/adapter.js
var adapter = __webpack_require__(58748);
// EXTERNAL MODULE: ./.build/src/runners/listing-file.js
var listing_file = __webpack_require__(11162);
// EXTERNAL MODULE: ./.build/src/runners/lock-files.js
var lock_files = __webpack_require__(59986);
// EXTERNAL MODULE: ./.build/src/runners/no-listing.js
var no_listing = __webpack_require__(55865);
;// CONCATENATED MODULE: ./.build/src/runners/playwright-arguments.js
const WITH_VALUE = /^(--(add-reporter|browser|config|global-timeout|grep|grep-invert|last-failed-file|max-failures|output|repeat-each|reporter|retries|run-agents|shard|test-list|test-list-invert|timeout|trace|tsconfig|ui-host|ui-port|update-source-method|workers)|-(c|g|gv|G|j))$/;
const WITH_VALUES = /^--project$/;
const WITH_CHOICE = [
    [/^(-u|--update-snapshots)$/, /^(all|changed|missing|none|default)$/],
    [/^--debug$/, /^(inspector|cli)$/],
    [/^--shuffle$/, /^\d+$/],
    [/^--only-changed$/, /^[^-]/],
];
function splitArguments(given) {
    const options = [];
    const filters = [];
    const rest = [...given];
    for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
        if (arg === '--') {
            filters.push(...rest);
            break;
        }
        if (!arg.startsWith('-')) {
            filters.push(arg);
            continue;
        }
        options.push(arg);
        if (WITH_VALUE.test(arg))
            options.push(...rest.splice(0, 1));
        else if (WITH_VALUES.test(arg))
            while (rest[0] !== undefined && !rest[0].startsWith('-'))
                options.push(...rest.splice(0, 1));
        else if (WITH_CHOICE.some(([option, value]) => option.test(arg) && value.test(rest[0] ?? ''))) {
            options.push(...rest.splice(0, 1));
        }
    }
    return { options, filters };
}
function withOptions(given, options) {
    const dashes = given.indexOf('--');
    const end = dashes < 0 ? given.length : dashes;
    return [...given.slice(0, end), ...options, ...given.slice(end)];
}
function takeAddedReporters(given) {
    const options = [];
    const added = [];
    const rest = [...given];
    for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
        const value = arg === '--add-reporter' ? rest.shift() : /^--add-reporter=(.*)$/s.exec(arg)?.[1];
        if (value === undefined)
            options.push(arg);
        else
            added.splice(0, added.length, value);
    }
    return { options, added };
}

;// CONCATENATED MODULE: ./.build/src/runners/playwright-test-list.js
const SEPARATOR = ' › ';
const SHORTEST = 2;
function renderTestList(suite, ids, prefixes) {
    const chosen = new Set(ids);
    const counts = new Map();
    if (prefixes) {
        for (const { id, select = [] } of suite) {
            for (const prefix of prefixesOf(select[0] ?? '')) {
                const count = counts.get(prefix) ?? { all: 0, chosen: 0 };
                count.all += 1;
                if (chosen.has(id))
                    count.chosen += 1;
                counts.set(prefix, count);
            }
        }
    }
    const lines = new Set();
    for (const { id, select = [] } of suite) {
        const [line, ...openers] = select;
        if (!chosen.has(id) || line === undefined)
            continue;
        const whole = prefixesOf(line).find((prefix) => {
            const count = counts.get(prefix);
            return count !== undefined && count.all === count.chosen;
        });
        lines.add(whole ?? line);
        for (const opener of openers)
            lines.add(opener);
    }
    return [...lines].map((line) => `${line}\n`).join('');
}
function prefixesOf(line) {
    const parts = line.split(SEPARATOR);
    return parts.slice(SHORTEST - 1).map((_, index) => parts.slice(0, SHORTEST + index).join(SEPARATOR));
}

;// CONCATENATED MODULE: ./.build/src/runners/playwright-versions.js
const PLAYWRIGHT_VERSIONS = [
    [63, { selectsBy: 'ids', addsReporters: true }],
    [62, { selectsBy: 'ids', addsReporters: false }],
    [58, { selectsBy: 'prefixes', addsReporters: false }],
    [56, { selectsBy: 'lines', addsReporters: false }],
    [40, { selectsBy: 'files', addsReporters: false }],
];
function abilitiesOf(version) {
    const [, major, minor] = /^(\d+)\.(\d+)/.exec(version) ?? [];
    if (major === undefined || Number(major) < 1)
        return undefined;
    const known = Number(major) > 1 ? Number.MAX_SAFE_INTEGER : Number(minor);
    return PLAYWRIGHT_VERSIONS.find(([since]) => known >= since)?.[1];
}

// EXTERNAL MODULE: ./.build/src/runners/selection.js
var selection = __webpack_require__(63481);
;// CONCATENATED MODULE: ./.build/src/runners/playwright.js









const TEST_LIST = 'tests.txt';
const REPORTER = 'playwright/reporter.cjs';
const NPX = ['npx', '--no', 'playwright'];
const BY_LOCK_FILE = [
    ['pnpm-lock.yaml', ['pnpm', 'exec', 'playwright']],
    ['yarn.lock', ['yarn', 'playwright']],
    ['bun.lock', ['bunx', '--no-install', 'playwright']],
    ['bun.lockb', ['bunx', '--no-install', 'playwright']],
];
const SIGNS = [
    {
        sign: /npx canceled|could not determine executable|Cannot find module '@?playwright|not found|no such file/i,
        code: 'listing-failed',
        hint: 'Playwright is not installed where the suite runs: install @playwright/test there, or set `command`.',
    },
];
const playwright = {
    name: 'playwright',
    pluginFiles: ['reporter', 'lister', 'recorder', 'projects', 'groups', 'names', 'describe'].map((name) => `playwright/${name}.cjs`),
    defaultCommand(place, files) {
        return place === 'host' ? (0,lock_files/* commandByLockFile */.Y)(files, BY_LOCK_FILE, NPX) : NPX;
    },
    list(suite, place, extraArgs) {
        const ours = ['--list', '--shard=1/1', `--reporter=${reporterIn(place)}`];
        return {
            command: [...testCommand(suite, place), ...withOptions([...suite.args, ...extraArgs], ours)],
            env: {
                ISOSHARD_MODE: 'list',
                ISOSHARD_OUTPUT: place.output,
                ISOSHARD_LIST_SHARDS: String(shardsOf(suite)),
                ISOSHARD_VERSIONS: JSON.stringify(PLAYWRIGHT_VERSIONS.map(([minor, { selectsBy }]) => [minor, selectsBy])),
            },
            prependPath: {},
            warnings: [],
        };
    },
    inputs({ ids, suite, runnerVersion }) {
        const prefixes = abilitiesOf(runnerVersion)?.selectsBy === 'prefixes';
        return {
            [selection/* SELECTION_FILE */.E]: (0,selection/* renderSelection */.V)(ids),
            ...(selectionKind(suite) === 'lines' ? { [TEST_LIST]: renderTestList(suite, ids, prefixes) } : {}),
        };
    },
    run(suite, place, request, extraArgs) {
        const reporter = reporterIn(place);
        const { options, added } = takeAddedReporters([...suite.args, ...extraArgs]);
        const byFlag = (abilitiesOf(request.runnerVersion)?.addsReporters ?? false) && !reporter.includes(',');
        const reporters = byFlag ? [...added, reporter, 'blob'] : added;
        const ours = [
            ...selectingOptions(request),
            ...(reporters.length > 0 ? [`--add-reporter=${reporters.join(',')}`] : []),
        ];
        return {
            command: [
                ...testCommand(suite, place),
                ...filesOf(request),
                ...(suite.workers === undefined ? [] : [`--workers=${suite.workers}`]),
                ...withOptions(selectionKind(request.suite) === 'files' ? splitArguments(options).options : options, ours),
            ],
            env: {
                ISOSHARD_MODE: 'run',
                ISOSHARD_OUTPUT: place.output,
                ISOSHARD_SELECTION: `${request.input}/${selection/* SELECTION_FILE */.E}`,
                ISOSHARD_RECEIPT_HEADER: JSON.stringify(request.header),
                ...(byFlag ? { ISOSHARD_BLOB_FILE: blobFile(place, request) } : { PW_TEST_REPORTER: reporter }),
            },
            prependPath: {},
            warnings: byFlag ? [] : [`Playwright ${request.runnerVersion} writes no merged HTML report: 1.63 and later do.`],
        };
    },
    parseListing(text) {
        const file = (0,listing_file/* parseListingFile */.Kd)(text);
        if (abilitiesOf(file.runnerVersion) === undefined)
            throw unsupported(file.runnerVersion);
        if (file.errors.length > 0 && !file.errors.every(({ message }) => /^Error: No tests found/.test(message))) {
            throw (0,listing_file/* listingErrors */.IF)(file);
        }
        const warnings = file.focused ? [`.only leaves ${file.tests.length} tests of this suite, as Playwright does.`] : [];
        return (0,listing_file/* toListing */.iI)(file, [...file.warnings, ...warnings]);
    },
    explainNoListing(outcome) {
        return (0,no_listing/* explainNoListing */.x)('playwright', outcome, SIGNS);
    },
};
function testCommand(suite, place) {
    return [...(suite.command ?? playwright.defaultCommand(suite.place.kind, place.files)), 'test'];
}
function reporterIn(place) {
    return `${place.plugins}/${REPORTER}`;
}
function blobFile(place, request) {
    return `${place.output}/${adapter/* OUTPUT_FILES */.Y.blobs}/${request.header.shard}.zip`;
}
function shardsOf(suite) {
    return suite.shards === 'auto' ? suite.maxShards : suite.shards;
}
function selectionKind(suite) {
    const name = suite[0]?.select?.[0];
    if (name === undefined)
        return 'ids';
    return name.startsWith('/') ? 'files' : 'lines';
}
function selectingOptions(request) {
    switch (selectionKind(request.suite)) {
        case 'ids':
            return request.total > 1 ? [`--shard=${request.index}/${request.total}`] : [];
        case 'lines':
            return [`--test-list=${request.input}/${TEST_LIST}`, '--shard=1/1'];
        case 'files':
            return ['--shard=1/1'];
    }
}
function filesOf({ ids, suite }) {
    if (selectionKind(suite) !== 'files')
        return [];
    const chosen = new Set(ids);
    return [...new Set(suite.flatMap(({ id, select = [] }) => (chosen.has(id) ? select : [])))].sort();
}
function unsupported(version) {
    const found = version === '' ? 'of an unknown version' : version;
    return new errors/* ProjectError */.wB('runner-unsupported', `Playwright: expected 1.40 or later, found ${found}`, {
        hint: 'Update @playwright/test, and the image where the tests run in one, to 1.40 or later; from 1.63 on there is a merged HTML report too.',
    });
}

// EXTERNAL MODULE: ./.build/src/runners/pytest.js
var pytest = __webpack_require__(39340);
;// CONCATENATED MODULE: ./.build/src/runners/runner-for.js



function runnerFor(name) {
    switch (name) {
        case 'playwright':
            return playwright;
        case 'pytest':
            return pytest/* pytest */.C;
        default:
            throw new errors/* InputError */.dz('bad-config', `runner: expected playwright or pytest, got ${name}`, {
                hint: `This version runs playwright and pytest; ${name} is planned.`,
            });
    }
}


/***/ }),

/***/ 63481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ SELECTION_FILE),
/* harmony export */   V: () => (/* binding */ renderSelection)
/* harmony export */ });
const SELECTION_FILE = 'selection.json';
function renderSelection(ids) {
    return `${JSON.stringify({ kind: 'isoshard-selection', version: 1, tests: ids })}\n`;
}


/***/ }),

/***/ 51669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dy: () => (/* binding */ toPieces),
/* harmony export */   O7: () => (/* binding */ heaviestFirst),
/* harmony export */   OM: () => (/* binding */ addedBy),
/* harmony export */   Oy: () => (/* binding */ emptyBins),
/* harmony export */   aN: () => (/* binding */ makespanOf),
/* harmony export */   s: () => (/* binding */ take),
/* harmony export */   uq: () => (/* binding */ freedBy),
/* harmony export */   yJ: () => (/* binding */ put),
/* harmony export */   zP: () => (/* binding */ copyOf)
/* harmony export */ });
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23040);

function heaviestFirst(a, b) {
    return b.weight - a.weight || (0,_order_js__WEBPACK_IMPORTED_MODULE_0__/* .byCodeUnit */ .X)(a.id, b.id);
}
function toPieces(units, costs = new Map()) {
    const names = [...new Set(units.flatMap(({ keys }) => keys ?? []))].filter((key) => (costs.get(key) ?? 0) > 0);
    names.sort(_order_js__WEBPACK_IMPORTED_MODULE_0__/* .byCodeUnit */ .X);
    const index = new Map(names.map((name, at) => [name, at]));
    const pieces = units.map((unit) => {
        const keys = (unit.keys ?? []).flatMap((key) => index.get(key) ?? []);
        return { unit, id: unit.id, weight: unit.weight, keys };
    });
    return { pieces: pieces.sort(heaviestFirst), costs: names.map((name) => costs.get(name) ?? 0) };
}
function emptyBins(count, costs) {
    return Array.from({ length: count }, () => ({ load: 0, pieces: [], costs, held: new Int32Array(costs.length) }));
}
function addedBy(bin, piece) {
    let added = piece.weight;
    for (const key of piece.keys)
        if (bin.held[key] === 0)
            added += bin.costs[key] ?? 0;
    return added;
}
function freedBy(bin, piece) {
    let freed = piece.weight;
    for (const key of piece.keys)
        if (bin.held[key] === 1)
            freed += bin.costs[key] ?? 0;
    return freed;
}
function put(bin, piece) {
    bin.load += addedBy(bin, piece);
    for (const key of piece.keys)
        bin.held[key] = (bin.held[key] ?? 0) + 1;
    const last = bin.pieces.at(-1);
    if (last === undefined || heaviestFirst(last, piece) < 0)
        bin.pieces.push(piece);
    else {
        const at = bin.pieces.findIndex((other) => heaviestFirst(piece, other) < 0);
        bin.pieces.splice(at, 0, piece);
    }
}
function take(bin, index) {
    const [piece] = bin.pieces.splice(index, 1);
    if (piece === undefined)
        return undefined;
    bin.load -= freedBy(bin, piece);
    for (const key of piece.keys)
        bin.held[key] = (bin.held[key] ?? 1) - 1;
    return piece;
}
function makespanOf(bins) {
    return bins.reduce((max, bin) => Math.max(max, bin.load), 0);
}
function copyOf(bins) {
    return bins.map(({ load, pieces, costs, held }) => ({ load, pieces: [...pieces], costs, held: held.slice() }));
}


/***/ }),

/***/ 23260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ lowerBoundWithCosts),
/* harmony export */   y: () => (/* binding */ lowerBound)
/* harmony export */ });
function lowerBound(weights, count) {
    if (weights.length === 0 || count < 1)
        return 0;
    const sorted = [...weights].sort((a, b) => b - a);
    const sums = [0];
    for (const weight of sorted)
        sums.push((sums.at(-1) ?? 0) + weight);
    const sum = (from, to) => (sums[to + 1] ?? 0) - (sums[from] ?? 0);
    let bound = Math.max(Math.ceil(sum(0, sorted.length - 1) / count), sorted[0] ?? 0);
    for (let k = 1; k * count < sorted.length; k += 1)
        bound = Math.max(bound, sum(k * count - k, k * count));
    return bound;
}
function lowerBoundWithCosts({ pieces, costs }, count) {
    const plain = lowerBound(pieces.map(({ weight }) => weight), count);
    if (costs.length === 0 || count < 1)
        return plain;
    const weights = costs.map(() => 0);
    let longest = 0;
    let total = 0;
    for (const { weight, keys } of pieces) {
        total += weight;
        longest = Math.max(longest, keys.reduce((sum, key) => sum + (costs[key] ?? 0), weight));
        for (const key of keys)
            weights[key] = (weights[key] ?? 0) + weight;
    }
    const fits = (makespan) => {
        let work = total;
        for (const [key, cost] of costs.entries()) {
            const room = makespan - cost;
            const times = room <= 0 ? count : Math.min(count, Math.max(1, Math.ceil((weights[key] ?? 0) / room)));
            work += cost * times;
        }
        return work <= makespan * count;
    };
    let low = Math.max(plain, longest);
    let high = Math.max(low, total + costs.reduce((sum, cost) => sum + cost, 0));
    while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (fits(middle))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}


/***/ }),

/***/ 75932:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ partition)
});

// EXTERNAL MODULE: ./.build/src/sharding/bin.js
var sharding_bin = __webpack_require__(51669);
// EXTERNAL MODULE: ./.build/src/sharding/order.js
var order = __webpack_require__(23040);
;// CONCATENATED MODULE: ./.build/src/sharding/multifit.js


function multifit({ pieces, costs }, count, bound, known) {
    let low = bound;
    let high = known - 1;
    let found;
    while (low <= high) {
        const capacity = Math.floor((low + high) / 2);
        const bins = firstFit(pieces, costs, count, capacity);
        if (bins) {
            found = bins;
            high = (0,sharding_bin/* makespanOf */.aN)(bins) - 1;
        }
        else
            low = capacity + 1;
    }
    if (found)
        fillEmpty(found);
    return found;
}
function inBlocks({ pieces, costs }) {
    const blocks = new Map();
    for (const piece of pieces) {
        const key = [...piece.keys].sort((a, b) => (costs[b] ?? 0) - (costs[a] ?? 0) || a - b)[0] ?? -1;
        const block = blocks.get(key) ?? { pieces: [], weight: 0 };
        block.pieces.push(piece);
        block.weight += piece.weight;
        blocks.set(key, block);
    }
    const sorted = [...blocks.values()].sort((0,order.by)(({ weight }) => -weight, ({ pieces: [first] }) => first?.id ?? ''));
    return { pieces: sorted.flatMap((block) => block.pieces), costs };
}
function firstFit(pieces, costs, count, capacity) {
    const bins = (0,sharding_bin/* emptyBins */.Oy)(count, costs);
    for (const piece of pieces) {
        let best;
        let least = Number.POSITIVE_INFINITY;
        for (const bin of bins) {
            const added = costs.length === 0 ? piece.weight : (0,sharding_bin/* addedBy */.OM)(bin, piece);
            if (bin.load + added > capacity || added >= least)
                continue;
            best = bin;
            least = added;
            if (added === piece.weight)
                break;
        }
        if (best === undefined)
            return undefined;
        (0,sharding_bin/* put */.yJ)(best, piece);
    }
    return bins;
}
function fillEmpty(bins) {
    for (const empty of bins) {
        if (empty.pieces.length > 0)
            continue;
        const donor = bins
            .filter((bin) => bin.pieces.length > 1)
            .reduce((best, bin) => (best === undefined || bin.load > best.load ? bin : best), undefined);
        const piece = donor && (0,sharding_bin/* take */.s)(donor, donor.pieces.length - 1);
        if (piece)
            (0,sharding_bin/* put */.yJ)(empty, piece);
    }
}

;// CONCATENATED MODULE: ./.build/src/sharding/exact.js


const EXACT_UNITS = 40;
const NODES = 2_000_000;
const NODES_WITH_COSTS = 100_000;
function exact(pieces, count, bound, known) {
    return pieces.costs.length === 0 ? byBins(pieces, count, bound, known) : byPieces(pieces, count, bound, known);
}
function byBins({ pieces, costs }, count, bound, known) {
    const weights = pieces.map(({ weight }) => weight);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const binOf = new Int32Array(weights.length).fill(-1);
    let nodes = 0;
    const fill = (bin, from, load, left, lost, capacity) => {
        nodes += 1;
        if (nodes > NODES)
            return false;
        let skipped = -1;
        for (let at = from; at < weights.length; at += 1) {
            const weight = weights[at] ?? 0;
            if (binOf[at] !== -1 || weight === skipped || load + weight > capacity)
                continue;
            binOf[at] = bin;
            if (fill(bin, at + 1, load + weight, left - weight, lost, capacity))
                return true;
            binOf[at] = -1;
            skipped = weight;
            if (nodes > NODES)
                return false;
        }
        const room = lost - (capacity - load);
        return room >= 0 && open(bin, left, room, capacity);
    };
    const open = (bin, left, lost, capacity) => {
        const first = binOf.indexOf(-1);
        if (first === -1)
            return true;
        if (bin + 1 >= count)
            return false;
        const weight = weights[first] ?? 0;
        binOf[first] = bin + 1;
        if (fill(bin + 1, first + 1, weight, left - weight, lost, capacity))
            return true;
        binOf[first] = -1;
        return false;
    };
    let best = known;
    let bins;
    while (best > bound) {
        const capacity = best - 1;
        binOf.fill(-1);
        if (!open(-1, total, capacity * count - total, capacity))
            return { bins, proven: nodes <= NODES };
        bins = (0,sharding_bin/* emptyBins */.Oy)(count, costs);
        for (const [at, piece] of pieces.entries())
            (0,sharding_bin/* put */.yJ)(bins[binOf[at] ?? 0], piece);
        fillEmpty(bins);
        best = (0,sharding_bin/* makespanOf */.aN)(bins);
    }
    return { bins, proven: true };
}
function byPieces({ pieces, costs }, count, bound, known) {
    const bins = (0,sharding_bin/* emptyBins */.Oy)(count, costs);
    const rest = pieces.map(() => 0);
    for (let at = pieces.length - 1; at >= 0; at -= 1)
        rest[at] = (rest[at + 1] ?? 0) + (pieces[at]?.weight ?? 0);
    let best = known;
    let found;
    let nodes = 0;
    const undo = (bin, piece, added) => {
        bin.pieces.pop();
        for (const key of piece.keys)
            bin.held[key] = (bin.held[key] ?? 1) - 1;
        bin.load -= added;
    };
    const place = (at) => {
        const piece = pieces[at];
        if (piece === undefined) {
            best = (0,sharding_bin/* makespanOf */.aN)(bins);
            found = (0,sharding_bin/* copyOf */.zP)(bins);
            return;
        }
        const room = bins.reduce((sum, bin) => sum + best - 1 - bin.load, 0);
        const empty = bins.filter((bin) => bin.pieces.length === 0).length;
        if (room < (rest[at] ?? 0) || pieces.length - at < empty)
            return;
        let openedOne = false;
        for (const bin of [...bins].sort((a, b) => b.load - a.load)) {
            if (nodes > NODES_WITH_COSTS || best <= bound)
                return;
            if (bin.pieces.length === 0 && openedOne)
                continue;
            const added = (0,sharding_bin/* addedBy */.OM)(bin, piece);
            if (bin.load + added >= best)
                continue;
            openedOne ||= bin.pieces.length === 0;
            nodes += 1;
            (0,sharding_bin/* put */.yJ)(bin, piece);
            place(at + 1);
            undo(bin, piece, added);
        }
    };
    place(0);
    return { bins: found, proven: nodes <= NODES_WITH_COSTS || best <= bound };
}

;// CONCATENATED MODULE: ./.build/src/sharding/gather.js


function gather(bins) {
    const classes = new Map();
    for (const piece of bins.flatMap(({ pieces }) => pieces)) {
        const same = classes.get(piece.weight);
        if (same)
            same.push(piece);
        else
            classes.set(piece.weight, [piece]);
    }
    const next = new Map();
    for (const pieces of classes.values()) {
        pieces.sort((0,order.by)(({ unit }) => unit.place, ({ id }) => id));
    }
    return bins.map(({ pieces, costs }) => {
        const [gathered] = (0,sharding_bin/* emptyBins */.Oy)(1, costs);
        for (const { weight } of pieces) {
            const at = next.get(weight) ?? 0;
            next.set(weight, at + 1);
            const piece = classes.get(weight)?.[at];
            if (piece !== undefined)
                (0,sharding_bin/* put */.yJ)(gathered, piece);
        }
        return gathered;
    });
}

;// CONCATENATED MODULE: ./.build/src/sharding/improve.js

const BUDGET = 1_000_000;
function improve(bins, bound, budget = BUDGET) {
    let spent = 0;
    while (spent < budget) {
        const heaviest = bins.reduce((max, bin) => (max && max.load >= bin.load ? max : bin), undefined);
        if (heaviest === undefined || heaviest.load <= bound)
            return;
        let best;
        for (const other of bins) {
            if (other === heaviest)
                continue;
            spent += heaviest.pieces.length + other.pieces.length;
            best = bestExchange(heaviest, other, best);
            if (best !== undefined && best.result <= bound)
                break;
        }
        if (best === undefined)
            return;
        exchange(heaviest, best);
    }
}
function bestExchange(heavy, other, best) {
    const gap = heavy.load - other.load;
    const last = other.pieces.length;
    let chosen = best;
    const consider = (given, back, result) => {
        if (result < (chosen?.result ?? heavy.load))
            chosen = { given, back, other, result };
    };
    let at = 0;
    for (const given of heavy.pieces) {
        if (gap <= 1)
            break;
        if (heavy.pieces.length > 1) {
            consider([given], undefined, Math.max(heavy.load - (0,sharding_bin/* freedBy */.uq)(heavy, given), other.load + (0,sharding_bin/* addedBy */.OM)(other, given)));
        }
        while (at < last && (other.pieces[at]?.weight ?? 0) > given.weight - gap / 2)
            at += 1;
        for (let index = Math.max(0, at - 1); index <= at && index < last; index += 1) {
            const back = other.pieces[index];
            if (back === undefined || back.weight >= given.weight)
                continue;
            consider([given], back, swapResult(heavy, other, given, back));
        }
    }
    if (heavy.costs.length > 0)
        blocks(heavy, other, consider);
    return chosen;
}
function blocks(heavy, other, consider) {
    const byKey = new Map();
    for (const piece of heavy.pieces) {
        for (const key of piece.keys)
            byKey.set(key, [...(byKey.get(key) ?? []), piece]);
    }
    for (const pieces of byKey.values()) {
        if (pieces.length < 2 || pieces.length === heavy.pieces.length)
            continue;
        const weight = pieces.reduce((sum, piece) => sum + piece.weight, 0);
        if (weight >= heavy.load - other.load)
            continue;
        let freed = weight;
        let added = weight;
        const counts = new Map();
        for (const key of pieces.flatMap((piece) => piece.keys))
            counts.set(key, (counts.get(key) ?? 0) + 1);
        for (const [key, count] of counts) {
            if (heavy.held[key] === count)
                freed += heavy.costs[key] ?? 0;
            if (other.held[key] === 0)
                added += heavy.costs[key] ?? 0;
        }
        consider(pieces, undefined, Math.max(heavy.load - freed, other.load + added));
    }
}
function swapResult(heavy, other, given, back) {
    if (heavy.costs.length === 0) {
        const delta = given.weight - back.weight;
        return Math.max(heavy.load - delta, other.load + delta);
    }
    let left = heavy.load - (0,sharding_bin/* freedBy */.uq)(heavy, given) + (0,sharding_bin/* addedBy */.OM)(heavy, back);
    let right = other.load - (0,sharding_bin/* freedBy */.uq)(other, back) + (0,sharding_bin/* addedBy */.OM)(other, given);
    for (const key of given.keys) {
        if (!back.keys.includes(key))
            continue;
        if (heavy.held[key] === 1)
            left += heavy.costs[key] ?? 0;
        if (other.held[key] === 1)
            right += other.costs[key] ?? 0;
    }
    return Math.max(left, right);
}
function exchange(heavy, { given, back, other }) {
    const returned = back === undefined ? undefined : (0,sharding_bin/* take */.s)(other, other.pieces.indexOf(back));
    for (const piece of given) {
        const taken = (0,sharding_bin/* take */.s)(heavy, heavy.pieces.indexOf(piece));
        if (taken)
            (0,sharding_bin/* put */.yJ)(other, taken);
    }
    if (returned)
        (0,sharding_bin/* put */.yJ)(heavy, returned);
}

;// CONCATENATED MODULE: ./.build/src/sharding/lpt.js

function longestFirst({ pieces, costs }, count, bins = (0,sharding_bin/* emptyBins */.Oy)(count, costs)) {
    for (const piece of pieces) {
        let best;
        let lightest = Number.POSITIVE_INFINITY;
        for (const bin of bins) {
            const load = bin.load + (costs.length === 0 ? piece.weight : (0,sharding_bin/* addedBy */.OM)(bin, piece));
            if (load < lightest || (load === lightest && bin.pieces.length < (best?.pieces.length ?? 0))) {
                best = bin;
                lightest = load;
            }
        }
        if (best === undefined)
            break;
        (0,sharding_bin/* put */.yJ)(best, piece);
    }
    return bins;
}

;// CONCATENATED MODULE: ./.build/src/sharding/keep-places.js




function keepPlaces(all, count, places, enough) {
    const bins = (0,sharding_bin/* emptyBins */.Oy)(count, all.costs);
    for (const piece of all.pieces) {
        const bin = bins[places.get(piece.id) ?? -1];
        if (bin)
            (0,sharding_bin/* put */.yJ)(bin, piece);
    }
    const fresh = all.pieces.filter(({ id }) => bins[places.get(id) ?? -1] === undefined);
    if (fresh.length > all.pieces.length / 2)
        return undefined;
    longestFirst({ pieces: fresh, costs: all.costs }, count, bins);
    fillEmpty(bins);
    improve(bins, enough);
    return bins.every((bin) => bin.load <= enough && bin.pieces.length > 0) ? bins : undefined;
}
function namedAsBefore(bins, places) {
    const overlaps = bins.flatMap((bin, from) => {
        const counts = new Map();
        for (const { id } of bin.pieces) {
            const place = places.get(id);
            if (place !== undefined && place < bins.length)
                counts.set(place, (counts.get(place) ?? 0) + 1);
        }
        return [...counts].map(([to, count]) => ({ from, to, count }));
    });
    overlaps.sort((a, b) => b.count - a.count || a.to - b.to || a.from - b.from);
    const result = bins.map(() => undefined);
    const placed = new Set();
    for (const { from, to } of overlaps) {
        if (placed.has(from) || result[to] !== undefined)
            continue;
        result[to] = bins[from];
        placed.add(from);
    }
    const left = bins.filter((_, from) => !placed.has(from));
    return result.flatMap((bin) => bin ?? left.shift() ?? []);
}

// EXTERNAL MODULE: ./.build/src/sharding/lower-bound.js
var lower_bound = __webpack_require__(23260);
// EXTERNAL MODULE: ./.build/src/sharding/schedule.js
var schedule = __webpack_require__(15231);
;// CONCATENATED MODULE: ./.build/src/sharding/spread-over-workers.js

const spread_over_workers_BUDGET = 400_000;
function spreadOverWorkers(divided, workers, costs) {
    const shards = divided.map(({ units, wall }) => ({ units: [...units], wall }));
    let spent = 0;
    for (;;) {
        const byWall = [...shards].sort((a, b) => b.wall - a.wall);
        const late = byWall[0];
        if (late === undefined || late.units.length < 2)
            break;
        let step;
        for (const to of byWall.slice(1).slice(-3)) {
            for (const unit of late.units) {
                if (spent > spread_over_workers_BUDGET || unit.weight > (late.wall - to.wall) * workers)
                    continue;
                spent += late.units.length + to.units.length;
                const left = (0,schedule/* wallOf */.o)(without(late.units, unit), workers, costs);
                const right = (0,schedule/* wallOf */.o)([...to.units, unit], workers, costs);
                const limit = step === undefined ? late.wall : Math.max(step.left, step.right);
                if (Math.max(left, right) < limit)
                    step = { unit, to, left, right };
            }
        }
        if (step === undefined)
            break;
        late.units = without(late.units, step.unit);
        late.wall = step.left;
        step.to.units.push(step.unit);
        step.to.wall = step.right;
    }
    return shards.map(({ units, wall }) => ({ units, wall, weight: (0,schedule/* wallOf */.o)(units, 1, costs) }));
}
const without = (units, unit) => units.filter((other) => other !== unit);

;// CONCATENATED MODULE: ./.build/src/sharding/partition.js











const MULTIFIT_LIMIT = 2_000_000;
const CLOSE = 1.0005;
const STAY = 1.005;
function partition(units, count, options = {}) {
    const { costs = new Map(), workers = 1, previous } = options;
    const shardCount = Math.max(0, Math.min(Math.floor(count), units.length));
    if (shardCount === 0)
        return { shards: [], makespan: 0, lowerBound: 0 };
    const pieces = (0,sharding_bin/* toPieces */.Dy)(units, costs);
    const bound = (0,lower_bound/* lowerBoundWithCosts */.M)(pieces, shardCount);
    const first = longestFirst(pieces, shardCount);
    const lpt = (0,sharding_bin/* makespanOf */.aN)(first);
    const simple = workers > 1 ? (0,sharding_bin/* copyOf */.zP)(first) : first;
    const { bins, proven } = best(pieces, first, bound, options.effort ?? 'full');
    const makespan = (0,sharding_bin/* makespanOf */.aN)(bins);
    const enough = Math.max(makespan, Math.min(lpt, Math.floor(makespan * STAY)));
    const kept = previous && keepPlaces(pieces, shardCount, previous, enough);
    let chosen = kept ?? (pieces.costs.length === 0 ? gather(bins) : bins);
    if (!kept && previous)
        chosen = namedAsBefore(chosen, previous);
    const toShard = ({ pieces: held, load }) => {
        const own = held.map(({ unit }) => unit);
        return { units: own, weight: load, wall: workers > 1 ? (0,schedule/* wallOf */.o)(own, workers, costs) : load };
    };
    let shards = chosen.map(toShard);
    let least = proven ? makespan : bound;
    if (workers > 1) {
        shards = spreadOverWorkers(shards, workers, costs);
        const plain = simple.map(toShard);
        if (longest(plain) < longest(shards))
            shards = plain;
        const weights = units.map(({ weight }) => weight);
        least = Math.max(Math.ceil(bound / workers), (0,lower_bound/* lowerBound */.y)(weights, shardCount * workers));
    }
    if (!previous) {
        shards.sort((0,order.by)((shard) => -shard.wall, (shard) => shard.units[0]?.id ?? ''));
    }
    return { shards, makespan: longest(shards), lowerBound: least };
}
const longest = (shards) => shards.reduce((max, { wall }) => Math.max(max, wall), 0);
function best(pieces, first, bound, effort) {
    const count = first.length;
    const hasCosts = pieces.costs.length > 0;
    let bins = first;
    improve(bins, bound, effort === 'quick' ? 50_000 : undefined);
    const close = () => (0,sharding_bin/* makespanOf */.aN)(bins) <= bound * (pieces.pieces.length <= EXACT_UNITS ? 1 : CLOSE);
    if (effort === 'quick')
        return { bins, proven: false };
    const orders = hasCosts ? [inBlocks(pieces), pieces] : [pieces];
    for (const order of orders) {
        if (close() || pieces.pieces.length * count > MULTIFIT_LIMIT)
            break;
        const other = multifit(order, count, bound, Math.ceil((0,sharding_bin/* makespanOf */.aN)(bins) * 1.1));
        if (other === undefined)
            continue;
        improve(other, bound);
        if ((0,sharding_bin/* makespanOf */.aN)(other) < (0,sharding_bin/* makespanOf */.aN)(bins))
            bins = other;
    }
    if (pieces.pieces.length > EXACT_UNITS || close())
        return { bins, proven: false };
    const searched = exact(pieces, count, bound, (0,sharding_bin/* makespanOf */.aN)(bins));
    return { bins: searched.bins ?? bins, proven: searched.proven };
}


/***/ }),

/***/ 15231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ SETUP_KEY),
/* harmony export */   o: () => (/* binding */ wallOf)
/* harmony export */ });
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23040);

const SETUP_KEY = 'setup ';
function wallOf(units, workers, costs = new Map()) {
    const free = Array.from({ length: Math.max(1, Math.min(workers, units.length)) }, () => 0);
    const paid = free.map(() => new Set());
    const setups = new Set(units.flatMap(({ keys }) => (keys ?? []).filter((key) => key.startsWith(SETUP_KEY))));
    let before = 0;
    for (const key of setups)
        before += costs.get(key) ?? 0;
    const ordered = free.length === 1 ? units : [...units].sort(IN_ORDER);
    for (const { weight, keys = [] } of ordered) {
        let worker = 0;
        for (let other = 1; other < free.length; other += 1) {
            if ((free[other] ?? 0) < (free[worker] ?? 0))
                worker = other;
        }
        let takes = weight;
        for (const key of keys) {
            if (setups.has(key) || paid[worker]?.has(key))
                continue;
            paid[worker]?.add(key);
            takes += costs.get(key) ?? 0;
        }
        free[worker] = (free[worker] ?? 0) + takes;
    }
    return before + Math.max(...free);
}
const IN_ORDER = (0,_order_js__WEBPACK_IMPORTED_MODULE_0__.by)((unit) => unit.place, (unit) => unit.id);


/***/ }),

/***/ 18383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J1: () => (/* binding */ toUnits),
/* harmony export */   JZ: () => (/* binding */ median),
/* harmony export */   v8: () => (/* binding */ projectOf)
/* harmony export */ });
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23040);

function toUnits(listing, weights) {
    const timed = weights !== undefined && weights.known > 0 ? weights : undefined;
    const groups = new Map();
    for (const test of listing.tests) {
        const group = groups.get(test.group);
        if (group)
            group.push(test);
        else
            groups.set(test.group, [test]);
    }
    const units = [...groups].map(([id, tests]) => {
        const keys = new Set(tests.flatMap((test) => timed?.keys.get(test.id) ?? []));
        const costly = [...keys].filter((key) => (timed?.costs.get(key) ?? 0) > 0).sort(_order_js__WEBPACK_IMPORTED_MODULE_0__/* .byCodeUnit */ .X);
        return {
            id,
            tests: tests.map((test) => test.id).sort(_order_js__WEBPACK_IMPORTED_MODULE_0__/* .byCodeUnit */ .X),
            place: tests.map(placeOf).sort(_order_js__WEBPACK_IMPORTED_MODULE_0__/* .byCodeUnit */ .X)[0] ?? '',
            weight: tests.reduce((sum, test) => sum + (timed === undefined ? 1 : Math.max(1, timed.ms.get(test.id) ?? 1)), 0),
            ...(costly.length > 0 && { keys: costly }),
        };
    });
    units.sort((0,_order_js__WEBPACK_IMPORTED_MODULE_0__.by)((unit) => unit.id));
    const weighed = {
        units,
        weighedBy: timed ? 'durations' : 'count',
        known: timed?.known ?? 0,
        costs: timed?.costs ?? new Map(),
    };
    return weighed;
}
const placeOf = ({ title, file, line }) => JSON.stringify([projectOf(title) === '' ? '' : `[${projectOf(title)}]`, file, String(line).padStart(7, '0')]);
function projectOf(title) {
    return /^\[([^\]]*)\]/.exec(title)?.[1] ?? '';
}
function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}


/***/ }),

/***/ 34010:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l1: () => (/* binding */ unpack),
/* harmony export */   qq: () => (/* binding */ pack),
/* harmony export */   zd: () => (/* binding */ readSingle)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46466);
/* harmony import */ var tar_stream__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(56118);




function pack(entries) {
    const archive = tar_stream__WEBPACK_IMPORTED_MODULE_3__.pack();
    for (const { path, content, mode, uid = 0, gid = 0 } of entries) {
        const isFolder = path.endsWith('/');
        archive.entry({
            name: path,
            type: isFolder ? 'directory' : 'file',
            mode: mode ?? (isFolder ? 0o755 : 0o644),
            uid,
            gid,
            mtime: new Date(0),
        }, isFolder ? '' : (content ?? ''));
    }
    archive.finalize();
    return archive;
}
async function unpack(archive, target) {
    const extract = tar_stream__WEBPACK_IMPORTED_MODULE_3__.extract();
    const write = async (header, stream) => {
        const path = placeBelow(target, header.name);
        if (path !== undefined && header.type === 'directory')
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(path, { recursive: true });
        if (path === undefined || header.type !== 'file') {
            stream.resume();
            return (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.finished)(stream);
        }
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true });
        return (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)(stream, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createWriteStream)(path));
    };
    extract.on('entry', (header, stream, next) => {
        write(header, stream).then(() => next(), next);
    });
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)(archive, extract);
}
function placeBelow(target, name) {
    const steps = name.split('/').filter((step) => step !== '' && step !== '.');
    return name.startsWith('/') || steps.includes('..') ? undefined : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target, ...steps.slice(1));
}
async function readSingle(archive, limit) {
    const extract = tar_stream__WEBPACK_IMPORTED_MODULE_3__.extract();
    const chunks = [];
    let size = 0;
    extract.on('entry', (_, stream, next) => {
        stream.on('data', (data) => {
            const chunk = data;
            if (size < limit)
                chunks.push(chunk);
            size += chunk.length;
        });
        stream.on('end', next);
    });
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)(archive, extract);
    return Buffer.concat(chunks).subarray(0, limit).toString('utf8');
}


/***/ }),

/***/ 24304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u5: () => (/* binding */ AddressBook),
  W_: () => (/* binding */ makeNetworks)
});

// UNUSED EXPORTS: exhausted

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./.build/src/compose/model.js
var compose_model = __webpack_require__(45965);
;// CONCATENATED MODULE: ./.build/src/compose/subnets.js
const POOLS = ['10.128.0.0/9', '10.0.0.0/9', '172.16.0.0/12', '192.168.0.0/16'];
const SMALLEST_PREFIX = 28;
const LARGEST_PREFIX = 20;
const RESERVED = 3;
const sizeOf = ({ prefix }) => 2 ** (32 - prefix);
function parseBlock(text) {
    const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text.trim());
    if (match === null)
        return undefined;
    const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number);
    if (Math.max(a, b, c, d) > 255 || prefix > 32)
        return undefined;
    const address = ((a * 256 + b) * 256 + c) * 256 + d;
    return { base: address - (address % 2 ** (32 - prefix)), prefix };
}
function formatBlock({ base, prefix }) {
    return `${[24, 16, 8, 0].map((bits) => Math.floor(base / 2 ** bits) % 256).join('.')}/${prefix}`;
}
const overlap = (a, b) => a.base < b.base + sizeOf(b) && b.base < a.base + sizeOf(a);
function prefixFor(containers) {
    const bits = Math.ceil(Math.log2(containers + RESERVED));
    return Math.max(LARGEST_PREFIX, Math.min(SMALLEST_PREFIX, 32 - bits));
}
function freeBlock(prefix, taken, start, pools = POOLS) {
    const size = 2 ** (32 - prefix);
    for (const pool of pools.flatMap((text) => parseBlock(text) ?? [])) {
        if (pool.prefix > prefix)
            continue;
        const end = pool.base + sizeOf(pool);
        const middle = pool.base + Math.floor((start * sizeOf(pool)) / size) * size;
        const found = firstFree(middle, end, prefix, taken) ?? firstFree(pool.base, middle, prefix, taken);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
function firstFree(from, end, prefix, taken) {
    const size = 2 ** (32 - prefix);
    for (let base = from; base + size <= end;) {
        const candidate = { base, prefix };
        const blocking = taken.find((block) => overlap(candidate, block));
        if (blocking === undefined)
            return candidate;
        base = Math.max(base + size, Math.ceil((blocking.base + sizeOf(blocking)) / size) * size);
    }
    return undefined;
}
function parseRoutes(text) {
    return text
        .split('\n')
        .slice(1)
        .flatMap((line) => {
        const [, destination, , , , , , mask] = line.split(/\s+/);
        if (destination === undefined || mask === undefined || !/^[0-9A-F]{8}$/i.test(destination + mask.slice(8)))
            return [];
        const number = (hex) => [6, 4, 2, 0].reduce((sum, at) => sum * 256 + Number.parseInt(hex.slice(at, at + 2), 16), 0);
        const prefix = 32 - Math.round(Math.log2(2 ** 32 - number(mask)));
        return prefix < 8 ? [] : [{ base: number(destination), prefix }];
    });
}

// EXTERNAL MODULE: ./.build/src/docker/labels.js
var docker_labels = __webpack_require__(3757);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
;// CONCATENATED MODULE: ./.build/src/stack/networks.js






const BLOCKS_BY_SIZE = 29;
const ATTEMPTS = 50;
const ONE_OFFS = 3;
class AddressBook {
    engine;
    free;
    pools;
    seen;
    handedOut = [];
    freed;
    constructor(engine, free = async () => 0, pools = POOLS) {
        this.engine = engine;
        this.free = free;
        this.pools = pools;
    }
    async reserve(prefix, name) {
        const start = (0,external_node_crypto_.createHash)('sha256').update(name).digest().readUInt32BE(0) / 2 ** 32;
        const seen = await this.look();
        const block = freeBlock(prefix, [...seen, ...this.handedOut], start, this.pools);
        if (block !== undefined)
            this.handedOut.push(block);
        return block;
    }
    async capacity(wanted) {
        const taken = [...(await this.look()), ...this.handedOut];
        for (let count = 0; count < wanted; count++) {
            const block = freeBlock(prefixFor(0), taken, 0, this.pools);
            if (block === undefined)
                return count;
            taken.push(block);
        }
        return wanted;
    }
    refresh() {
        this.seen = undefined;
    }
    makeRoom() {
        this.freed ??= this.free().then((count) => {
            this.refresh();
            return count;
        });
        return this.freed;
    }
    look() {
        this.seen ??= this.engine.networks().then((networks) => {
            const used = networks.flatMap(({ subnets }) => subnets.flatMap((subnet) => parseBlock(subnet) ?? []));
            return [...used, ...(this.engine.info.isLocal ? hostRoutes() : [])];
        });
        return this.seen;
    }
}
function hostRoutes() {
    try {
        return parseRoutes((0,external_node_fs_.readFileSync)('/proc/net/route', 'utf8'));
    }
    catch {
        return [];
    }
}
async function makeNetworks(engine, book, model) {
    const made = await Promise.all((0,compose_model/* sortedEntries */.CA)(model.networks).map(async ([key, definition]) => {
        if (definition?.external === true || definition?.name === undefined)
            return [key, definition];
        await makeNetwork(engine, book, model, key, definition.name, definition);
        return [key, { name: definition.name, external: true }];
    }));
    return made.length === 0 ? model : { ...model, networks: Object.fromEntries(made) };
}
async function makeNetwork(engine, book, model, key, name, definition) {
    const { driver, driver_opts: options, internal, attachable, enable_ipv6: ipv6, labels } = definition;
    const prefix = prefixFor(attachedTo(model, key) + ONE_OFFS);
    const request = {
        driver: driver ?? 'bridge',
        labels: { ...labels, [docker_labels/* COMPOSE_LABEL */.UC.network]: key, [docker_labels/* COMPOSE_LABEL */.UC.project]: model.name ?? '' },
        options: options ?? {},
        internal: internal === true,
        attachable: attachable === true,
        ipv6: ipv6 === true,
    };
    const isPlain = request.driver === 'bridge' && (definition.ipam?.driver ?? 'default') === 'default';
    if (!isPlain || definition.ipam?.config !== undefined) {
        await engine.createNetwork(name, { ...request, subnets: subnetsOf(definition) });
        return;
    }
    const six = request.ipv6 ? [localPrefix(name)] : [];
    const bySize = engine.info.major >= BLOCKS_BY_SIZE;
    let freed;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
        const block = bySize ? undefined : await book.reserve(prefix, `${name} ${attempt}`);
        const subnet = bySize ? `0.0.0.0/${prefix}` : block && formatBlock(block);
        const outcome = subnet && (await engine.createNetwork(name, { ...request, subnets: [subnet, ...six] }));
        if (outcome === 'created')
            return;
        if (subnet !== undefined && !bySize) {
            book.refresh();
            continue;
        }
        if (freed !== undefined)
            break;
        freed = await book.makeRoom();
        if (freed === 0)
            break;
    }
    throw exhausted(await engine.networks(), freed ?? 0);
}
const subnetsOf = ({ ipam }) => (ipam?.config ?? []).flatMap(({ subnet }) => subnet ?? []);
const attachedTo = (model, key) => Object.values(model.services).reduce((sum, { networks, scale }) => sum + (networks !== undefined && key in networks ? Math.max(1, scale ?? 1) : 0), 0);
function localPrefix(name) {
    const hex = (0,external_node_crypto_.createHash)('sha256').update(name).digest('hex');
    return `fd${hex.slice(0, 2)}:${hex.slice(2, 6)}:${hex.slice(6, 10)}:${hex.slice(10, 14)}::/64`;
}
function exhausted(networks, freed) {
    const owners = new Map();
    for (const { labels } of networks) {
        const session = labels[docker_labels/* LABEL */.d_.session];
        const project = labels[docker_labels/* COMPOSE_LABEL */.UC.project];
        const owner = session ? `isoshard session ${session}` : project ? `project ${project}` : 'nobody in particular';
        owners.set(owner, (owners.get(owner) ?? 0) + 1);
    }
    const most = [...owners].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    const said = most.slice(0, 8).map(([owner, count]) => `${count} of ${owner}`);
    const rest = most.length > said.length ? `, ${most.length - said.length} more owners` : '';
    const dead = freed === 0 ? 'none a leftover of a dead session' : `after ${freed} leftovers of dead sessions were removed`;
    const ours = networks.filter(({ labels }) => labels[docker_labels/* LABEL */.d_.session]).length;
    return new errors/* EnvironmentError */.eG('network-exhausted', `no address block is left for another network: ${networks.length} networks have them (${said.join(', ')}${rest}), ${ours} of them isoshard's, ${dead}`, {
        hint: '`isoshard cleanup` removes those of dead sessions, `docker network prune` those that no container uses; `docker network ls` shows all.',
    });
}


/***/ }),

/***/ 12590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E1: () => (/* binding */ runInService),
  YP: () => (/* binding */ withTools),
  bz: () => (/* binding */ workingFolderOf)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/docker/compose.js + 2 modules
var compose = __webpack_require__(34455);
// EXTERNAL MODULE: ./.build/src/docker/labels.js
var labels = __webpack_require__(3757);
// EXTERNAL MODULE: ./.build/src/stack/archive.js
var stack_archive = __webpack_require__(34010);
// EXTERNAL MODULE: ./.build/src/stack/volumes.js + 1 modules
var volumes = __webpack_require__(94006);
// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(53916);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(56118);
// EXTERNAL MODULE: ./.build/src/compose/bind-sources.js
var bind_sources = __webpack_require__(65382);
;// CONCATENATED MODULE: ./.build/src/stack/written.js




function upperPathOf(service, { views }, path) {
    const covering = (service.volumes ?? [])
        .filter(({ target }) => (0,bind_sources/* isWithin */.UO)(path, target))
        .sort((a, b) => b.target.length - a.target.length)[0];
    const view = views.find(({ how, volume }) => how === 'overlay' && volume === covering?.source);
    if (view === undefined || covering === undefined)
        return undefined;
    return (0,posix_.join)(doorPath(view), covering.volume?.subpath ?? '', (0,posix_.relative)(covering.target, path));
}
const doorPath = ({ upperVolume }) => `/door/${upperVolume}/upper`;
async function throughUppers(engine, { views }, image, labels, work) {
    const overlays = views.filter(({ how }) => how === 'overlay');
    if (overlays.length === 0)
        return undefined;
    const mounts = Object.fromEntries(overlays.map(({ upperVolume }) => [upperVolume, `/door/${upperVolume}`]));
    const door = await engine.createDoor(image, mounts, labels);
    try {
        return await work(door);
    }
    finally {
        await engine.remove({ kind: 'container', id: door });
    }
}
async function countWritten(engine, door, { views }) {
    const counted = await Promise.all(views
        .filter(({ how }) => how === 'overlay')
        .map(async (view) => ({ folder: view.lower, files: await countFiles(engine, door, doorPath(view)) })));
    return counted.filter(({ files }) => files > 0);
}
async function countFiles(engine, door, path) {
    const archive = await engine.getArchive(door, path);
    if (archive === undefined)
        return 0;
    let files = 0;
    const extract = tar_stream.extract();
    extract.on('entry', ({ type }, stream, next) => {
        if (type === 'file' || type === 'symlink')
            files += 1;
        stream.resume();
        (0,promises_.finished)(stream).then(() => next(), next);
    });
    await (0,promises_.pipeline)(archive, extract);
    return files;
}

;// CONCATENATED MODULE: ./.build/src/stack/tests-in-service.js







const RECEIPT_LIMIT = 256 * 1024 * 1024;
const FOLLOW_MS = 1000;
function withTools(model, service, toolsVolume, env) {
    const definition = model.services[service] ?? {};
    const literal = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value.replaceAll('$', '$$$$')]));
    return {
        ...model,
        volumes: { ...model.volumes, [toolsVolume]: { name: toolsVolume, external: true } },
        services: {
            ...model.services,
            [service]: {
                ...definition,
                restart: 'no',
                environment: { ...definition.environment, ...literal },
                volumes: [
                    ...(definition.volumes ?? []),
                    { type: 'volume', source: toolsVolume, target: volumes/* TOOLS_MOUNT */.eX, volume: { nocopy: true } },
                ],
            },
        },
    };
}
const testContainer = async (engine, project, service) => (await engine.containers([`${labels/* COMPOSE_LABEL */.UC.project}=${project}`, `${labels/* COMPOSE_LABEL */.UC.service}=${service}`])).find(({ oneOff }) => oneOff);
async function runInService(engine, stack, context, request) {
    const done = new AbortController();
    (0,external_node_fs_.appendFileSync)(request.logFile, '');
    const following = request.follow && follow(engine, stack, context, request, done.signal);
    const ended = await (0,compose/* composeOn */.Aq)(stack.project, stack.modelFile, ['--progress', 'quiet', 'run', '-T', '--no-deps', request.service, ...request.argv], {
        env: stack.env,
        session: stack.session,
        signal: context.signal,
        timeoutMs: request.timeoutMs,
        onOutput: (chunk) => (0,external_node_fs_.appendFileSync)(request.logFile, chunk),
    });
    done.abort();
    await following;
    const container = await testContainer(engine, stack.project, request.service);
    if (container === undefined)
        return { ...ended, written: [] };
    await copyOut(engine, container.id, volumes/* TOOLS */.It.output, request.outputTo);
    const written = await throughUppers(engine, request.binds, container.image, request.labels, async (door) => {
        await collect(engine, stack, request, container.id, door);
        return countWritten(engine, door, request.binds);
    });
    if (written === undefined)
        await collect(engine, stack, request, container.id, undefined);
    return { ...ended, written: written ?? [] };
}
async function collect(engine, { model }, { service, collect: paths, collectTo, binds }, container, door) {
    if (paths.length === 0)
        return;
    const workingFolder = await workingFolderOf(engine, model, service);
    for (const path of paths) {
        const inside = external_node_path_.posix.resolve(workingFolder, path);
        const upper = door === undefined ? undefined : upperPathOf(model.services[service] ?? {}, binds, inside);
        const to = (0,external_node_path_.join)(collectTo, path);
        if (door !== undefined && upper !== undefined)
            await copyOut(engine, door, upper, to);
        else
            await copyOut(engine, container, inside, to);
    }
}
async function workingFolderOf(engine, model, service) {
    const { working_dir: own, image } = model.services[service] ?? {};
    return own || (image !== undefined && (await engine.imageEnvironment(image))?.workingDir) || '/';
}
async function copyOut(engine, containerId, path, to) {
    const archive = await engine.getArchive(containerId, path);
    if (archive === undefined)
        return;
    await (0,stack_archive/* unpack */.l1)(archive, to);
}
async function follow(engine, stack, { clock }, { service, follow }, done) {
    if (follow === undefined)
        return;
    while (!done.aborted) {
        await clock.sleep(FOLLOW_MS, done).catch(() => undefined);
        try {
            const container = await testContainer(engine, stack.project, service);
            const archive = container && (await engine.getArchive(container.id, `${volumes/* TOOLS */.It.output}/${follow.file}`));
            if (archive)
                follow.onText(await (0,stack_archive/* readSingle */.zd)(archive, RECEIPT_LIMIT));
        }
        catch {
        }
    }
}


/***/ }),

/***/ 65974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ runOnHost)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _processes_spawn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83422);


const FOLLOW_MS = 500;
async function runOnHost({ clock, signal }, request) {
    const done = new AbortController();
    const follow = async () => {
        while (request.follow !== undefined && !done.signal.aborted) {
            await clock.sleep(FOLLOW_MS, done.signal).catch(() => undefined);
            if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(request.follow.file))
                request.follow.onText((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(request.follow.file, 'utf8'));
        }
    };
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync)(request.logFile, '');
    const following = follow();
    const ended = await (0,_processes_spawn_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)({
        argv: request.view.wrap(request.argv, request.cwd),
        cwd: request.view.pathOf(request.cwd),
        env: request.env,
        session: request.session,
        signal,
        timeoutMs: request.timeoutMs,
        onOutput: (chunk) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync)(request.logFile, chunk),
    });
    done.abort();
    await following;
    return ended;
}


/***/ }),

/***/ 94006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  It: () => (/* binding */ TOOLS),
  eX: () => (/* binding */ TOOLS_MOUNT),
  Q4: () => (/* binding */ makeVolumes)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/compose/binds.js
var compose_binds = __webpack_require__(78188);
// EXTERNAL MODULE: ./.build/src/stack/archive.js
var archive = __webpack_require__(34010);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(56118);
;// CONCATENATED MODULE: ./.build/src/stack/pack-folder.js




function packFolder(folder, name) {
    const archive = tar_stream.pack();
    add(archive, folder, name).then(() => archive.finalize(), (error) => archive.destroy(error));
    return archive;
}
async function add(archive, path, name) {
    const stat = (0,external_node_fs_.lstatSync)(path);
    const header = { name, mode: stat.mode & 0o7777, uid: stat.uid, gid: stat.gid, mtime: stat.mtime };
    if (stat.isDirectory()) {
        archive.entry({ ...header, type: 'directory' });
        for (const child of (0,external_node_fs_.readdirSync)(path).sort())
            await add(archive, (0,external_node_path_.join)(path, child), `${name}/${child}`);
    }
    else if (stat.isSymbolicLink()) {
        archive.entry({ ...header, type: 'symlink', linkname: (0,external_node_fs_.readlinkSync)(path) });
    }
    else if (stat.isFile()) {
        const entry = archive.entry({ ...header, type: 'file', size: stat.size });
        if (stat.size > 0)
            await (0,promises_.pipeline)((0,external_node_fs_.createReadStream)(path, { end: stat.size - 1 }), entry);
        else
            entry.end(Buffer.alloc(0));
    }
}

;// CONCATENATED MODULE: ./.build/src/stack/volumes.js





const TOOLS_MOUNT = '/isoshard';
const TOOLS = {
    plugins: `${TOOLS_MOUNT}/plugins`,
    output: `${TOOLS_MOUNT}/output`,
    input: `${TOOLS_MOUNT}/input`,
};
async function makeVolumes(engine, pluginsFolder, request) {
    const { binds, tools, labels } = request;
    const viewsThat = (how) => binds.views.filter((view) => view.how === how);
    const [overlays, copies, empties] = [viewsThat('overlay'), viewsThat('copy'), viewsThat('empty')];
    const filled = [
        ...overlays.map(({ upperVolume }) => upperVolume),
        ...copies.map(({ volume }) => volume),
        ...(tools ? [tools.volume] : []),
    ];
    await Promise.all([...filled, ...empties.map(({ volume }) => volume)].map((name) => engine.createVolume(name, labels)));
    if (filled.length === 0)
        return;
    const door = await engine.createDoor(request.image, Object.fromEntries(filled.map((name) => [name, `/door/${name}`])), labels);
    try {
        const entries = overlays.flatMap(({ upperVolume, owner }) => [
            { path: `${upperVolume}/upper/`, ...owner },
            { path: `${upperVolume}/work/`, mode: 0o700 },
        ]);
        if (tools)
            entries.push(...toolEntries(tools.volume, pluginsFolder, tools));
        await engine.putArchive(door, '/door', (0,archive/* pack */.qq)(entries));
        for (const { lower, volume } of copies)
            await engine.putArchive(door, '/door', packFolder(lower, volume));
    }
    finally {
        await engine.remove({ kind: 'container', id: door });
    }
    await Promise.all(overlays.map((view) => engine.createVolume(view.volume, labels, (0,compose_binds/* overlayOptions */.TK)(view, engine.info.volumesFolder))));
}
function toolEntries(volume, pluginsFolder, { pluginFiles, input }) {
    const plugins = pluginFiles.map((name) => ({
        path: `${volume}/plugins/${name}`,
        content: (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(pluginsFolder, name)),
    }));
    const inputs = Object.entries(input).map(([name, content]) => ({ path: `${volume}/input/${name}`, content }));
    return [
        { path: `${volume}/output/`, mode: 0o777 },
        { path: `${volume}/plugins/` },
        ...plugins,
        { path: `${volume}/input/` },
        ...inputs,
    ];
}


/***/ }),

/***/ 37511:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ privateView),
/* harmony export */   z: () => (/* binding */ inPlace)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _processes_spawn_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83422);



const inPlace = {
    kind: 'in-place',
    wrap: (argv) => argv,
    pathOf: (path) => path,
    written: (path) => ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path) ? path : undefined),
};
const ENTER = 'mount -t overlay isoshard -o "$1" "$2" && cd "$3" && shift 3 && exec "$@"';
function overlayView(workspace, folder) {
    const upper = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'upper');
    const work = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'work');
    for (const path of [upper, work])
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(path, { recursive: true });
    const options = `lowerdir=${workspace},upperdir=${upper},workdir=${work}`;
    return {
        kind: 'overlay',
        wrap: (argv, cwd) => [
            'unshare',
            '--mount',
            '--propagation',
            'private',
            'sh',
            '-c',
            ENTER,
            'sh',
            options,
            workspace,
            cwd,
            ...argv,
        ],
        pathOf: (path) => path,
        written: (path) => {
            const found = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(upper, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(workspace, path));
            return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(found) && !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(found).isCharacterDevice() ? found : undefined;
        },
    };
}
function copyView(workspace, folder) {
    const root = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'copy');
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(root, { recursive: true });
    for (const name of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(workspace).filter((entry) => entry !== '.git')) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.cpSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace, name), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, name), {
            recursive: true,
            verbatimSymlinks: true,
            mode: node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.COPYFILE_FICLONE,
        });
    }
    const pathOf = (path) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(workspace, path));
    return {
        kind: 'copy',
        wrap: (argv) => argv,
        pathOf,
        written: (path) => ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(pathOf(path)) ? pathOf(path) : undefined),
    };
}
async function privateView(workspace, folder, env) {
    if (`${folder}${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`.startsWith(`${workspace}${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`))
        throw new Error(`${folder} lies in ${workspace}`);
    if (process.getuid?.() === 0 && !/[,:\\]/.test(`${workspace}${folder}`)) {
        const view = overlayView(workspace, folder);
        const probe = await (0,_processes_spawn_js__WEBPACK_IMPORTED_MODULE_2__/* .run */ .e)({ argv: view.wrap(['true'], workspace), env }).catch(() => undefined);
        if (probe?.code === 0)
            return view;
    }
    return copyView(workspace, folder);
}


/***/ })

};
