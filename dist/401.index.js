export const id = 401;
export const ids = [401];
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

/***/ 15669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GC: () => (/* binding */ isEntryName),
/* harmony export */   SW: () => (/* binding */ slotOf),
/* harmony export */   UG: () => (/* binding */ layerPrefix),
/* harmony export */   YT: () => (/* binding */ ENTRY_PREFIX),
/* harmony export */   a: () => (/* binding */ partPrefix),
/* harmony export */   i2: () => (/* binding */ FIRST_GENERATION),
/* harmony export */   oQ: () => (/* binding */ imagePrefix),
/* harmony export */   pv: () => (/* binding */ LAYER_PREFIX),
/* harmony export */   tz: () => (/* binding */ laterGeneration),
/* harmony export */   zY: () => (/* binding */ layerSize)
/* harmony export */ });
const ENTRY_PREFIX = 'isoshard-image-';
const LAYER_PREFIX = `${ENTRY_PREFIX}layer-`;
const hexOf = (digest) => digest.replace('sha256:', '');
const imagePrefix = (digest) => `${ENTRY_PREFIX}${hexOf(digest)}-`;
const layerPrefix = (digest) => `${LAYER_PREFIX}${hexOf(digest)}-`;
const partPrefix = (digest, sizeBytes, part) => `${layerPrefix(digest)}${sizeBytes}-${part}-`;
const slotOf = (digest) => hexOf(digest);
function layerSize(name) {
    const [, size] = /^isoshard-image-layer-[0-9a-f]{64}-(\d{1,13})-\d{1,6}-[0-9a-z]+$/.exec(name) ?? [];
    return size === undefined ? undefined : Number(size);
}
const isEntryName = (name) => /^isoshard-image-([0-9a-f]{64}|[0-9a-f]{64}-[0-9a-z]+|layer-[0-9a-f]{64}-\d+-\d+-[0-9a-z]+)$/.test(name);
const laterGeneration = (nowMs) => nowMs.toString(36).padStart(9, '0');
const FIRST_GENERATION = '0';


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
/* harmony export */   j_: () => (/* binding */ readEvent),
/* harmony export */   o: () => (/* binding */ foreignCode)
/* harmony export */ });
/* unused harmony export foreignBy */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _processes_spawn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83422);


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
async function foreignCode({ env, paths, run: job }) {
    if (env.GITHUB_ACTIONS !== 'true')
        return undefined;
    const ended = await (0,_processes_spawn_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)({
        argv: ['git', 'rev-parse', '--verify', 'HEAD'],
        cwd: paths.workspace,
        env,
        timeoutMs: 5000,
    }).catch(() => undefined);
    return foreignBy({
        repository: job.repository,
        eventName: env.GITHUB_EVENT_NAME ?? '',
        commit: env.GITHUB_SHA ?? '',
        head: ended?.code === 0 ? ended.stdout.trim() : '',
        event: readEvent(env.GITHUB_EVENT_PATH),
    });
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

/***/ 84448:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ runnerEnvironment)
/* harmony export */ });
/* harmony import */ var _compose_test_environment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86986);

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
        ...Object.fromEntries(prepended),
    };
}


/***/ }),

/***/ 21142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ makePlanOf),
  R: () => (/* binding */ modelForImages)
});

// EXTERNAL MODULE: ./.build/src/compose/model.js
var compose_model = __webpack_require__(45965);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./node_modules/@balena/dockerignore/ignore.js
var ignore = __webpack_require__(44158);
;// CONCATENATED MODULE: ./.build/src/images/context-digest.js





function contextPaths(folder, dockerfile) {
    const own = (0,external_node_path_.resolve)(folder, `${dockerfile}.dockerignore`);
    const shared = (0,external_node_path_.join)(folder, '.dockerignore');
    const rules = (0,external_node_fs_.existsSync)(own) ? own : (0,external_node_fs_.existsSync)(shared) ? shared : undefined;
    const matcher = ignore({ ignorecase: false });
    const text = rules === undefined ? '' : (0,external_node_fs_.readFileSync)(rules, 'utf8');
    matcher.add(text);
    const hasExceptions = /^\s*!/m.test(text);
    const paths = [];
    const walk = (relative) => {
        for (const entry of (0,external_node_fs_.readdirSync)((0,external_node_path_.join)(folder, relative), { withFileTypes: true })) {
            const path = relative === '' ? entry.name : `${relative}/${entry.name}`;
            const isIgnored = matcher.ignores(path);
            if (entry.isDirectory() && (!isIgnored || hasExceptions))
                walk(path);
            if (!isIgnored)
                paths.push(path);
        }
    };
    walk('');
    return paths.sort((a, b) => (a < b ? -1 : 1));
}
async function contentDigest(file) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    await (0,promises_.pipeline)((0,external_node_fs_.createReadStream)(file), hash);
    return hash.digest('hex');
}
async function contextDigest(folder, dockerfile) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (const path of contextPaths(folder, dockerfile)) {
        const full = (0,external_node_path_.join)(folder, path);
        const stat = (0,external_node_fs_.lstatSync)(full);
        const what = stat.isSymbolicLink()
            ? ['link', (0,external_node_fs_.readlinkSync)(full)]
            : stat.isFile()
                ? ['file', (stat.mode & 0o777).toString(8), await contentDigest(full)]
                : [stat.isDirectory() ? 'folder' : 'other', (stat.mode & 0o777).toString(8)];
        hash.update(JSON.stringify([path, ...what]));
    }
    return `sha256:${hash.digest('hex')}`;
}

;// CONCATENATED MODULE: ./.build/src/images/image-digest.js






const NOT_CONTENT = new Set([
    'context',
    'additional_contexts',
    'dockerfile',
    'cache_from',
    'cache_to',
    'labels',
    'tags',
    'no_cache',
    'pull',
]);
function canonical(value) {
    if (Array.isArray(value))
        return `[${value.map(canonical).join(',')}]`;
    if (value === null || typeof value !== 'object')
        return JSON.stringify(value) ?? 'null';
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(',')}}`;
}
function baseImages(dockerfile, args = {}) {
    const defaults = {};
    const stages = new Set();
    const named = [];
    const fill = (name) => name.replace(/\$\{?(\w+)(?::-([^}]*))?\}?/g, (whole, key, otherwise) => {
        const declared = key in defaults ? (args[key] ?? defaults[key]) : undefined;
        return declared || (otherwise ?? whole);
    });
    for (const line of dockerfile.replaceAll(/\\\r?\n/g, ' ').split('\n')) {
        const [, argument, value = ''] = /^\s*ARG\s+(\w+)(?:=["']?([^"'\s]*))?/i.exec(line) ?? [];
        if (argument !== undefined && stages.size === 0 && named.length === 0)
            defaults[argument] = value;
        const [, base, stage] = /^\s*FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i.exec(line) ?? [];
        const from = base ?? /^\s*COPY\s.*--from=(\S+)/i.exec(line)?.[1];
        if (from !== undefined && !stages.has(from.toLowerCase()) && !/^\d+$/.test(from))
            named.push(fill(from));
        if (stage !== undefined)
            stages.add(stage.toLowerCase());
    }
    return [...new Set(named)].filter((name) => !name.includes('$') && name !== 'scratch').sort();
}
function readDockerfile(service, build, context) {
    if (build.dockerfile_inline !== undefined)
        return build.dockerfile_inline;
    const named = build.dockerfile ?? 'Dockerfile';
    const file = (0,external_node_path_.isAbsolute)(named) ? named : (0,external_node_path_.join)(context, named);
    if (!(0,external_node_fs_.existsSync)(file)) {
        throw new errors/* ProjectError */.wB('build-failed', `service ${service} is built from ${file}, which does not exist`, {
            hint: 'Correct `build.dockerfile`, or add the file.',
            location: { file },
        });
    }
    return (0,external_node_fs_.readFileSync)(file, 'utf8');
}
const isRemote = (context) => /^[a-z+-]+:\/\/|^git@/.test(context);
async function furtherContexts(contexts) {
    const digests = (0,compose_model/* sortedEntries */.CA)(contexts).map(async ([name, context]) => {
        const isFolder = !isRemote(context) && (0,external_node_fs_.existsSync)(context) && (0,external_node_fs_.statSync)(context).isDirectory();
        return [name, isFolder ? await contextDigest(context, 'Dockerfile') : context];
    });
    return Object.fromEntries(await Promise.all(digests));
}
async function imageDigest(service, model, imageId) {
    const build = (model.build ?? {});
    const context = build.context ?? '.';
    const remote = isRemote(context);
    if (!remote && !((0,external_node_fs_.existsSync)(context) && (0,external_node_fs_.statSync)(context).isDirectory())) {
        throw new errors/* ProjectError */.wB('build-failed', `service ${service} is built from ${context}, which is no folder`, {
            hint: 'Correct `build.context`.',
        });
    }
    const dockerfile = remote ? (build.dockerfile_inline ?? '') : readDockerfile(service, build, context);
    const bases = await Promise.all(baseImages(dockerfile, build.args).map(async (base) => [base, (await imageId(base)) ?? 'not here']));
    const made = {
        recipe: 1,
        dockerfile,
        bases,
        settings: Object.fromEntries(Object.entries(build).filter(([key]) => !NOT_CONTENT.has(key))),
        platform: model.platform ?? '',
        context: remote
            ? `${context} ${build.dockerfile ?? ''}`
            : await contextDigest(context, build.dockerfile ?? 'Dockerfile'),
        contexts: await furtherContexts(build.additional_contexts ?? {}),
    };
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(canonical(made)).digest('hex')}`;
}

;// CONCATENATED MODULE: ./.build/src/images/plan-images.js


const tagOf = (digest) => `isoshard/image:${digest.replace('sha256:', '').slice(0, 32)}`;
async function planImages(engine, model, build) {
    const idOf = async (reference) => (await engine.imageEnvironment(reference))?.id;
    const planned = await Promise.all((0,compose_model/* sortedEntries */.CA)(model.services)
        .filter(([, { build: section }]) => section !== undefined)
        .map(async ([service, definition]) => {
        const isThere = definition.image !== undefined && (await engine.hasImage(definition.image));
        if (definition.image !== undefined && ((isThere && build === 'missing') || build === 'never')) {
            return { service, digest: (await idOf(definition.image)) ?? '', tag: definition.image };
        }
        const digest = await imageDigest(service, definition, idOf);
        return { service, digest, tag: tagOf(digest) };
    }));
    return planned;
}

// EXTERNAL MODULE: ./.build/src/config/duration.js
var duration = __webpack_require__(62744);
// EXTERNAL MODULE: ./.build/src/sharding/order.js
var order = __webpack_require__(23040);
// EXTERNAL MODULE: ./.build/src/sharding/partition.js + 5 modules
var partition = __webpack_require__(61371);
// EXTERNAL MODULE: ./.build/src/sharding/plan-text.js + 1 modules
var plan_text = __webpack_require__(47197);
// EXTERNAL MODULE: ./.build/src/sharding/lower-bound.js
var lower_bound = __webpack_require__(23260);
;// CONCATENATED MODULE: ./.build/src/sharding/shard-count.js



const COUNT_WITHOUT_DURATIONS = 4;
const KNEE_FIXED_MS = 30_000;
const WORTH = 0.1;
function chooseShardCount({ units, weighedBy }, request) {
    if (request.shards !== 'auto') {
        const count = Math.min(request.shards, units.length);
        const reason = count < request.shards ? `${plural(units.length, 'unit')} cannot be divided further` : 'as asked for';
        return { count, requested: request.shards, reason };
    }
    const cap = Math.min(request.maxShards, units.length);
    const auto = (count, reason) => ({ count, requested: count, reason });
    if (cap === 0)
        return auto(0, 'there are no tests');
    if (weighedBy === 'count') {
        return auto(Math.min(cap, COUNT_WITHOUT_DURATIONS), 'no durations are known yet');
    }
    const target = request.targetDurationMs;
    if (target === undefined) {
        const { atLeast } = wallTime(units, { fixedMs: KNEE_FIXED_MS, ...request });
        return auto(knee(cap, atLeast), 'one more would save less than a tenth of the time');
    }
    const wall = wallTime(units, request);
    for (let count = 1; count <= cap; count += 1) {
        if (wall.atLeast(count) <= target && wall.expected(count) <= target) {
            return auto(count, `the fewest that end within ${(0,duration/* formatDuration */.a3)(target)}`);
        }
    }
    const longest = units.reduce((max, unit) => (unit.weight > max.weight ? unit : max));
    const why = longest.weight + (request.fixedMs ?? 0) > target
        ? `${longest.id} alone takes ${(0,duration/* formatDuration */.a3)(longest.weight)}`
        : `max-shards is ${request.maxShards}`;
    return auto(fewestThatReach(cap, wall.atLeast), `${(0,duration/* formatDuration */.a3)(target)} cannot be reached, since ${why}`);
}
function wallTime(units, { workers = 1, fixedMs = 0 }) {
    const weights = units.map((unit) => unit.weight).sort((a, b) => b - a);
    const longest = weights[0] ?? 0;
    const wall = (load) => fixedMs + Math.max(Math.ceil(load / workers), longest);
    return {
        atLeast: (count) => wall((0,lower_bound/* lowerBound */.y)(weights, count)),
        expected: (count) => wall((0,partition/* partition */.j)(units, count).makespan),
    };
}
function knee(cap, wall) {
    const times = Array.from({ length: cap }, (_, index) => wall(index + 1));
    const index = times.findIndex((time, at) => times.slice(at + 1).every((later, further) => time - later < WORTH * time * (further + 1)));
    return index + 1;
}
function fewestThatReach(cap, wall) {
    const enough = wall(cap) * 1.02;
    for (let count = 1; count < cap; count += 1)
        if (wall(count) <= enough)
            return count;
    return cap;
}
function plural(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

;// CONCATENATED MODULE: ./.build/src/sharding/units.js

function toUnits(listing, durations) {
    const estimate = durations === undefined ? undefined : estimator(listing.tests, durations);
    const groups = new Map();
    for (const test of listing.tests) {
        const group = groups.get(test.group);
        if (group)
            group.push(test);
        else
            groups.set(test.group, [test]);
    }
    const units = [...groups].map(([id, tests]) => ({
        id,
        tests: tests.map((test) => test.id).sort(order/* byCodeUnit */.X),
        place: tests.map(placeOf).sort(order/* byCodeUnit */.X)[0] ?? '',
        weight: tests.reduce((sum, test) => sum + (estimate?.of(test) ?? 1), 0),
    }));
    units.sort((0,order.by)((unit) => unit.id));
    return { units, weighedBy: estimate ? 'durations' : 'count', known: estimate?.known ?? 0 };
}
const placeOf = ({ title, file, line }) => JSON.stringify([/^\[[^\]]*\]/.exec(title)?.[0] ?? '', file, String(line).padStart(7, '0')]);
function estimator(tests, durations) {
    const byFile = new Map();
    const all = [];
    for (const test of tests) {
        const ms = durations.get(test.id);
        if (ms === undefined)
            continue;
        all.push(ms);
        const file = byFile.get(test.file);
        if (file)
            file.push(ms);
        else
            byFile.set(test.file, [ms]);
    }
    if (all.length === 0)
        return undefined;
    const ofSuite = median(all);
    const ofFile = new Map([...byFile].map(([file, known]) => [file, median(known)]));
    return {
        known: all.length,
        of: (test) => Math.max(1, Math.round(durations.get(test.id) ?? ofFile.get(test.file) ?? ofSuite)),
    };
}
function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

;// CONCATENATED MODULE: ./.build/src/sharding/make-plan.js







function makePlan(input) {
    const planned = [...input.suites].sort((0,order.by)((suite) => suite.name)).map(planSuite);
    const content = {
        kind: 'isoshard-plan',
        version: 1,
        commit: input.commit,
        variant: input.variant,
        parallel: input.parallel,
        suites: planned.map(({ suite }) => suite),
        images: [...input.images]
            .sort((0,order.by)((image) => image.service, (image) => image.tag))
            .map(({ service, digest, tag }) => ({ service, digest, tag })),
    };
    return { plan: { ...content, id: (0,plan_text/* planId */.rY)(content) }, notes: planned.flatMap(({ notes }) => notes) };
}
function planSuite(wanted) {
    const { listing, name } = wanted;
    refuseDuplicates(name, listing.tests);
    const weighed = toUnits(listing, wanted.durations);
    const { count, requested, reason } = chooseShardCount(weighed, wanted);
    const { shards, makespan, lowerBound } = (0,partition/* partition */.j)(weighed.units, count);
    const tests = toPlanned(listing.tests);
    const timed = weighed.weighedBy === 'durations';
    const suite = {
        name,
        runner: listing.runner,
        runnerVersion: listing.version,
        runsOn: wanted.runsOn,
        root: wanted.root ?? null,
        weighedBy: weighed.weighedBy,
        requested,
        tests,
        setup: toPlanned(listing.setup),
        shards: shards.map(({ units, weight }, index) => {
            const ids = new Set(units.flatMap((unit) => unit.tests));
            return {
                name: `${name}-${index + 1}`,
                index: index + 1,
                total: count,
                estimateMs: timed ? weight : 0,
                tests: tests.filter((test) => ids.has(test.id)).map((test) => test.id),
            };
        }),
    };
    const notes = [`${name}: ${tests.length} tests in ${count} ${count === 1 ? 'shard' : 'shards'} (${reason})`];
    const unknown = tests.length - weighed.known;
    if (timed && unknown > 0)
        notes.push(`${name}: ${unknown} tests have no timings yet and count as the median`);
    const [first] = shards[0]?.units ?? [];
    if (timed && count > 1 && first && first.weight === makespan && makespan === lowerBound) {
        notes.push(`${name}: ${first.id} alone takes ${(0,duration/* formatDuration */.a3)(first.weight)}; more shards would not help`);
    }
    return { suite, notes };
}
function toPlanned(tests) {
    const planned = tests.map(({ id, title, file, line }) => ({ id, title, file, line }));
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

// EXTERNAL MODULE: ./.build/src/cleanup/sweep.js
var sweep = __webpack_require__(97336);
// EXTERNAL MODULE: ./.build/src/docker/labels.js
var labels = __webpack_require__(3757);
// EXTERNAL MODULE: ./.build/src/runners/adapter.js
var runners_adapter = __webpack_require__(58748);
// EXTERNAL MODULE: ./.build/src/runners/runner-for.js + 5 modules
var runner_for = __webpack_require__(40621);
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
        await (0,sweep/* sweep */.X0)(session.engine, [`${labels/* LABEL */.d_.session}=${session.record.session}`, `${labels/* LABEL */.d_.shard}=${shard}`], context.clock);
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

// EXTERNAL MODULE: ./.build/src/modes/provide-images.js + 25 modules
var provide_images = __webpack_require__(98962);
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

;// CONCATENATED MODULE: ./.build/src/modes/make-plan.js








async function modelForImages(context, session, config, suites) {
    if (config.compose === false) {
        throw new errors/* InputError */.dz('bad-config', '`compose: false` is not available in this version', {
            location: { file: config.file },
            hint: 'Name the compose files of the stack that the suites need.',
        });
    }
    const source = { files: config.compose, folder: config.root };
    const { model } = await session.compose.read(source, context.env, make_stack/* NO_SHARD */.Z8, context.signal);
    return (0,compose_model/* onlyServices */.ju)(model, suites.flatMap((suite) => (0,make_stack/* servicesOf */.Yj)(model, config, suite).all));
}
async function makePlanOf(context, session, request) {
    const { config, suites } = request;
    const model = await modelForImages(context, session, config, suites);
    const images = await planImages(session.engine, model, config.images.build);
    const publishes = context.kind === 'action';
    return (0,provide_images/* withImages */.n)(context, session, { config, model, images, publishes }, (outcomes, imagesMs) => planWith(context, session, request, { model, images, outcomes, imagesMs }));
}
async function planWith(context, session, request, { model, images, outcomes, imagesMs }) {
    const { config, suites } = request;
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
        return { ...suite, listing, root };
    }));
    const made = makePlan({
        commit: context.run.commit,
        variant: request.variant,
        parallel: request.parallel,
        suites: listed,
        images,
    });
    for (const note of made.notes)
        context.log.info(note);
    return { plan: made.plan, images: outcomes, imagesMs };
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
// EXTERNAL MODULE: ./.build/src/stack/start.js + 7 modules
var stack_start = __webpack_require__(29031);
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
        (0,test_environment/* requireMappedPorts */.DX)(suite.name, (0,compose_model/* onlyServices */.ju)(original, start), suite.env);
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
// EXTERNAL MODULE: ./.build/src/config/load.js + 6 modules
var load = __webpack_require__(38871);
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

/***/ 98962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ withImages)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/compose/model.js
var compose_model = __webpack_require__(45965);
// EXTERNAL MODULE: ./.build/src/docker/compose.js + 2 modules
var compose = __webpack_require__(34455);
// EXTERNAL MODULE: ./.build/src/docker/labels.js
var docker_labels = __webpack_require__(3757);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
;// CONCATENATED MODULE: ./.build/src/images/provide.js






async function provideImages(engine, context, request) {
    const { clock } = context;
    const { transport } = request;
    const begun = clock.now();
    const outcomes = [];
    const missing = [];
    const add = ({ service, digest, tag }, how, rest = {}) => outcomes.push({
        service,
        digest,
        tag,
        how,
        why: '',
        movedBytes: 0,
        sparedBytes: 0,
        ms: clock.now() - begun,
        ...rest,
    });
    const whyBuilt = new Map();
    await Promise.all(uniqueByTag(request.images).map(async (image) => {
        if (request.build !== 'always' && (await engine.hasImage(image.tag)))
            return void add(image, 'present');
        const fetched = await fetchOne(transport, request, image);
        if (fetched.found)
            return void add(image, 'cached', fetched);
        whyBuilt.set(image.tag, fetched.why);
        missing.push(image);
    }));
    missing.sort((a, b) => (a.service < b.service ? -1 : 1));
    if (missing.length === 0)
        return { outcomes: inOrder(outcomes), publishing: Promise.resolve([]) };
    if (request.build === 'never') {
        throw new errors/* ProjectError */.wB('build-failed', `the images of ${names(missing)} are not here, and images.build is "never"`, {
            hint: 'Load them in an earlier step, or set images.build to "missing".',
        });
    }
    const buildBegan = clock.now();
    await buildImages(context, request, missing);
    const build = { beganMs: buildBegan, ms: clock.now() - buildBegan };
    const publishing = missing.map(async (image) => {
        add(image, 'built', { why: whyBuilt.get(image.tag) ?? '' });
        const published = await transport.publish(image, build);
        return { service: image.service, published, ms: clock.now() - buildBegan - build.ms };
    });
    return { outcomes: inOrder(outcomes), publishing: Promise.all(publishing) };
}
const fetchOne = async (transport, { build }, image) => build === 'always' ? { found: false, why: 'images.build is "always"' } : transport.fetch(image);
const inOrder = (outcomes) => [...outcomes].sort((a, b) => (a.service < b.service ? -1 : 1));
async function buildImages({ log, env, signal }, request, images) {
    const services = images.map(({ service }) => service);
    const model = (0,compose_model/* onlyServices */.ju)(request.model, services);
    const built = images.map(({ service, tag, digest }) => {
        const { build, platform } = model.services[service] ?? {};
        const labels = { ...build?.labels, [docker_labels/* LABEL */.d_.digest]: digest };
        return [service, { image: tag, build: { ...build, labels }, ...(platform !== undefined && { platform }) }];
    });
    const project = { name: 'isoshard-build', services: Object.fromEntries(built), secrets: model.secrets ?? {} };
    const file = (0,external_node_path_.join)(request.scratch, 'build.json');
    (0,external_node_fs_.writeFileSync)(file, JSON.stringify(project), { mode: 0o600 });
    log.info(`building the images of ${services.join(', ')}`);
    const ended = await (0,compose/* composeOn */.Aq)('isoshard-build', file, ['build', ...services], {
        env: { ...env, BUILDKIT_PROGRESS: 'plain' },
        session: request.session,
        signal,
        onOutput: (chunk) => {
            for (const line of chunk.split('\n').filter((text) => /^#\d+ (\[|DONE|CACHED|ERROR)/.test(text))) {
                log.debug(line);
            }
        },
    });
    signal.throwIfAborted();
    if (ended.code === 0)
        return;
    const output = `${ended.stdout}\n${ended.stderr}`.trim();
    log.foreign(`Build of ${services.join(', ')}`, output);
    throw new errors/* ProjectError */.wB('build-failed', `building the images of ${services.join(', ')} failed:\n${output.split('\n').slice(-12).join('\n')}`, {
        hint: 'The lines above are the end of the build; `docker compose build` shows the same.',
    });
}
const names = (images) => images.map(({ service }) => service).join(', ');
const uniqueByTag = (images) => images.filter(({ tag }, index) => images.findIndex((other) => other.tag === tag) === index);

// EXTERNAL MODULE: ./.build/src/config/duration.js
var duration = __webpack_require__(62744);
// EXTERNAL MODULE: ./.build/src/reports/plain-text.js
var plain_text = __webpack_require__(21291);
;// CONCATENATED MODULE: ./.build/src/reports/images.js


const HOW = { present: 'was there', cached: 'fetched', built: 'built' };
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(bytes < 10e6 ? 1 : 0)} MB`;
const digest12 = (digest) => digest.replace('sha256:', '').slice(0, 12);
function story({ how, why, place, handedOn }) {
    if (how === 'cached')
        return `fetched from ${place}`;
    if (how === 'present')
        return 'was there';
    const reason = why === '' ? '' : ` (${why})`;
    if (handedOn === undefined)
        return `built${reason}`;
    return `built${reason}; ${handedOn.done ? `kept in ${place}` : `not kept: ${handedOn.why}`}`;
}
function imageLine(row) {
    const bytes = row.movedBytes + row.sparedBytes === 0
        ? ''
        : `, ${megabytes(row.movedBytes)} moved, ${megabytes(row.sparedBytes)} spared`;
    const took = row.ms + (row.handedOn?.ms ?? 0);
    return `image ${row.service} ${digest12(row.digest)}: ${story(row)}${bytes} (${(0,duration/* formatDuration */.a3)(took)})`;
}
function imagesMarkdown(rows) {
    if (rows.length === 0)
        return '';
    const lines = rows.map((row) => [
        (0,plain_text/* escapeMarkdown */.FV)(row.service),
        (0,plain_text/* codeSpan */.SS)(digest12(row.digest)),
        HOW[row.how],
        (0,plain_text/* escapeMarkdown */.FV)(row.how === 'built' ? story(row).replace(/^built ?/, '') : row.place),
        megabytes(row.movedBytes),
        megabytes(row.sparedBytes),
        (0,duration/* formatDuration */.a3)(row.ms + (row.handedOn?.ms ?? 0)),
    ].join(' | '));
    const head = '| Image | Digest | | Why, and where | Moved | Spared | Took |\n|---|---|---|---|--:|--:|--:|';
    return `### Images\n\n${head}\n${lines.map((line) => `| ${line} |`).join('\n')}\n\n`;
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./.build/src/processes/spawn.js
var spawn = __webpack_require__(83422);
;// CONCATENATED MODULE: ./.build/src/docker/credentials.js




const HUB = 'https://index.docker.io/v1/';
const HELPER_TIMEOUT_MS = 20_000;
function registryOf(reference) {
    const [first = ''] = reference.split('/');
    const isHost = reference.includes('/') && (/[.:]/.test(first) || first === 'localhost');
    return isHost && first !== 'docker.io' && first !== 'index.docker.io' ? first : HUB;
}
async function loginFor(reference, env) {
    const server = registryOf(reference);
    const { auths = {}, credHelpers = {}, credsStore } = clientConfiguration(env);
    const helper = credHelpers[server] ?? credsStore;
    if (helper !== undefined && /^[\w.-]+$/.test(helper)) {
        const login = await askHelper(helper, server, env);
        if (login !== undefined)
            return login;
    }
    const stored = auths[server] ?? auths[`https://${server}`];
    if (stored?.identitytoken)
        return { identitytoken: stored.identitytoken, serveraddress: server };
    const [, username, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(stored?.auth ?? '', 'base64').toString()) ?? [];
    if (username === undefined || password === undefined)
        return undefined;
    return { username, password, serveraddress: server };
}
function clientConfiguration(env) {
    const folder = env.DOCKER_CONFIG || (0,external_node_path_.join)(env.HOME || (0,external_node_os_.homedir)(), '.docker');
    try {
        return Object(JSON.parse((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(folder, 'config.json'), 'utf8')));
    }
    catch {
        return {};
    }
}
async function askHelper(helper, server, env) {
    try {
        const argv = [`docker-credential-${helper}`, 'get'];
        const { code, stdout } = await (0,spawn/* run */.e)({ argv, env, input: server, timeoutMs: HELPER_TIMEOUT_MS });
        if (code !== 0)
            return undefined;
        const { Username, Secret } = Object(JSON.parse(stdout));
        if (!Username || !Secret)
            return undefined;
        return Username === '<token>'
            ? { identitytoken: Secret, serveraddress: server }
            : { username: Username, password: Secret, serveraddress: server };
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./.build/src/images/transports/entries.js
var entries = __webpack_require__(15669);
;// CONCATENATED MODULE: ./.build/src/images/transports/exclusive.js
function exclusive() {
    const last = new Map();
    return (name, work) => {
        const turn = (last.get(name) ?? Promise.resolve()).then(work, work);
        last.set(name, turn);
        const forget = () => {
            if (last.get(name) === turn)
                last.delete(name);
        };
        turn.then(forget, forget);
        return turn;
    };
}

;// CONCATENATED MODULE: ./.build/src/images/transports/artifact-entries.js




const RETENTION_DAYS = 1;
const LISTED_FOR_MS = 3000;
function artifactEntries(artifacts, folder, now) {
    const atSlot = exclusive();
    let listed;
    const names = (fresh) => {
        if (fresh || listed === undefined || now() - listed.atMs > LISTED_FOR_MS) {
            listed = { names: artifacts.list(entries/* ENTRY_PREFIX */.YT), atMs: now() };
        }
        return listed.names;
    };
    return {
        title: 'the artifacts of this run',
        find: async (prefix) => (await names(!prefix.startsWith(entries/* LAYER_PREFIX */.pv))).findLast((name) => name.startsWith(prefix)),
        restore: (name, slot, file) => atSlot(slot, async () => {
            const unpacked = (0,external_node_path_.join)(folder, `${slot}.artifact`);
            await (0,promises_.mkdir)(unpacked, { recursive: true });
            try {
                if (!(await artifacts.download(name, unpacked)))
                    return false;
                await (0,promises_.rename)((0,external_node_path_.join)(unpacked, slot), file);
                return true;
            }
            catch {
                return false;
            }
            finally {
                await (0,promises_.rm)(unpacked, { recursive: true, force: true });
            }
        }),
        save: (name, slot, file) => atSlot(slot, async () => {
            const packed = (0,external_node_path_.join)(folder, slot);
            try {
                await (0,promises_.link)(file, packed);
                const uploaded = await artifacts.upload(name, folder, [packed], RETENTION_DAYS, true);
                listed = undefined;
                return uploaded === 'exists' ? 'exists' : 'saved';
            }
            catch {
                return 'refused';
            }
            finally {
                await (0,promises_.rm)(packed, { force: true });
            }
        }),
    };
}

;// CONCATENATED MODULE: ./.build/src/images/transports/base-image.js
const repositoryOf = (reference) => reference
    .replace(/@.*$/, '')
    .replace(/:[^:/]*$/, '')
    .replace(/^(?:index\.)?docker\.io\//, '')
    .replace(/^library\//, '');
const isOnLoopback = (reference) => /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?\//.test(reference);
const sharedLayers = (a, b) => {
    const differs = a.findIndex((layer, index) => layer !== b[index]);
    return differs < 0 ? a.length : differs;
};
async function allFacts(engine) {
    const images = await engine.localImages();
    const facts = await Promise.all([...new Set(images.map(({ id }) => id))].map((id) => engine.imageFacts(id)));
    return facts.filter((one) => one !== undefined);
}
const presentLayers = (layers, local) => Math.max(0, ...local.map((image) => sharedLayers(layers, image.layers)));
function namedBaseLayers(image, local) {
    const below = local.filter(({ layers }) => layers.length < image.layers.length && sharedLayers(layers, image.layers) === layers.length);
    return Math.max(0, ...below.map(({ layers }) => layers.length));
}
function baseOf(image, local, names) {
    const found = local
        .filter(({ layers }) => layers.length > 0 && layers.length < image.layers.length)
        .filter(({ layers }) => sharedLayers(layers, image.layers) === layers.length)
        .flatMap(({ layers, repoDigests }) => repoDigests
        .filter((reference) => !isOnLoopback(reference) && names.has(repositoryOf(reference)))
        .map((reference) => ({ reference, layers: layers.length })))
        .sort((a, b) => b.layers - a.layers || (a.reference < b.reference ? -1 : 1));
    return found[0];
}

;// CONCATENATED MODULE: ./.build/src/images/transports/cache-entries.js



function cacheEntries(cache, folder) {
    const atSlot = exclusive();
    const pathOf = (slot) => (0,external_node_path_.join)(folder, slot);
    return {
        title: 'the Actions cache',
        find: (prefix, slot) => cache.find(prefix, [pathOf(slot)]),
        restore: (name, slot, file) => atSlot(slot, async () => {
            await (0,promises_.mkdir)(folder, { recursive: true });
            try {
                if (!(await cache.restore(name, [pathOf(slot)])))
                    return false;
                await (0,promises_.rename)(pathOf(slot), file);
                return true;
            }
            finally {
                await (0,promises_.rm)(pathOf(slot), { recursive: true, force: true });
            }
        }),
        save: (name, slot, file) => atSlot(slot, async () => {
            try {
                await (0,promises_.link)(file, pathOf(slot));
                const saved = await cache.save(name, [pathOf(slot)]);
                return saved === 'saved' || saved === 'exists' ? saved : 'refused';
            }
            finally {
                await (0,promises_.rm)(pathOf(slot), { recursive: true, force: true });
            }
        }),
    };
}

;// CONCATENATED MODULE: ./.build/src/images/transports/choose.js
function chooseTransport(transport, services, trust) {
    if (transport === 'none')
        return { from: [], to: undefined, why: 'transport: none' };
    const isDefault = trust.defaultBranch !== '' && trust.ref === `refs/heads/${trust.defaultBranch}`;
    const isPull = /^(pull_request|merge_group)/.test(trust.eventName);
    if (transport !== 'auto') {
        const isThere = { ...services, registry: services.registry !== undefined, artifact: services.artifacts }[transport];
        if (!isThere)
            return { from: [], to: undefined, why: `there is no ${NAMES[transport]} here` };
        return writing(transport, [transport], trust, `transport: ${transport}`);
    }
    if (services.registry !== undefined && trust.foreign === undefined) {
        return { from: ['registry'], to: 'registry', why: 'images.registry is set' };
    }
    const from = ['artifact', 'cache'].filter((place) => services[place === 'artifact' ? 'artifacts' : 'cache']);
    if (from.length === 0)
        return { from, to: undefined, why: 'there is neither a cache nor artifacts here' };
    if (trust.foreign === undefined && isDefault && !isPull && services.cache) {
        return { from: ['cache'], to: 'cache', why: 'the default branch writes the cache' };
    }
    if (!services.artifacts)
        return { from, to: undefined, why: 'only the default branch writes the cache' };
    return writing('artifact', from, trust, 'only the default branch writes the cache, others use artifacts of a day');
}
const NAMES = {
    registry: 'registry (images.registry)',
    cache: 'cache service',
    artifact: 'artifact service',
};
function writing(to, from, { foreign, eventName }, why) {
    if (foreign === undefined || (to === 'artifact' && eventName === 'pull_request'))
        return { from, to, why };
    return { from, to: undefined, why: `nothing is written: ${foreign}` };
}

;// CONCATENATED MODULE: ./.build/src/images/transports/guarded-entries.js
function guardedEntries(store, log) {
    let failure;
    let canWrite = true;
    const give = (why) => {
        if (failure === undefined)
            log.warning(`${store.title} is not asked for images any more: ${why}`);
        failure ??= why;
    };
    return {
        title: store.title,
        get failure() {
            return failure;
        },
        async find(prefix, slot) {
            if (failure !== undefined)
                return undefined;
            try {
                return await store.find(prefix, slot);
            }
            catch (error) {
                give(error.message);
                return undefined;
            }
        },
        async restore(name, slot, file) {
            if (failure !== undefined)
                return false;
            try {
                return await store.restore(name, slot, file);
            }
            catch (error) {
                log.debug(`${name} could not be restored: ${error.message}`);
                return false;
            }
        },
        async save(name, slot, file) {
            if (!canWrite || failure !== undefined)
                return 'refused';
            try {
                const saved = await store.save(name, slot, file);
                canWrite = saved !== 'refused';
                return saved;
            }
            catch (error) {
                canWrite = false;
                log.debug(`${name} could not be saved: ${error.message}`);
                return 'refused';
            }
        },
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
;// CONCATENATED MODULE: ./.build/src/images/transports/kept-files.js






const PART_BYTES = 32 * 1024 * 1024;
const EXISTS_TRIES = 5;
const EXISTS_PAUSE_MS = 2000;
class KeptFiles {
    entries;
    folder;
    clock;
    #broken = new Set();
    #sizes = new Map();
    constructor(entries, folder, clock) {
        this.entries = entries;
        this.folder = folder;
        this.clock = clock;
    }
    findLayer(digest) {
        if (this.#broken.has(digest))
            return Promise.resolve(undefined);
        const known = this.#sizes.get(digest) ?? this.#findLayer(digest);
        this.#sizes.set(digest, known);
        return known;
    }
    async #findLayer(digest) {
        for (const store of this.entries.from) {
            const name = await store.find((0,entries/* layerPrefix */.UG)(digest), (0,entries/* slotOf */.SW)(digest));
            const size = name === undefined ? undefined : (0,entries/* layerSize */.zY)(name);
            if (size === undefined)
                continue;
            const parts = await Promise.all(partsOf(size).map((part) => store.find((0,entries/* partPrefix */.a)(digest, size, part.index), (0,entries/* slotOf */.SW)(digest))));
            if (parts.every((part) => part !== undefined))
                return size;
        }
        return undefined;
    }
    async saveLayer(digest, sizeBytes, file) {
        const parts = partsOf(sizeBytes);
        for (const { index, start, end } of parts) {
            const part = parts.length === 1 ? file : this.spoolFile();
            try {
                if (part !== file)
                    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(file, { start, end: end - 1 }), (0,external_node_fs_.createWriteStream)(part));
                if (!(await this.#save((0,entries/* partPrefix */.a)(digest, sizeBytes, index), digest, part, this.#broken.has(digest)))) {
                    return undefined;
                }
            }
            finally {
                if (part !== file)
                    await (0,promises_.rm)(part, { force: true });
            }
        }
        this.#broken.delete(digest);
        this.#sizes.set(digest, Promise.resolve(sizeBytes));
        return sizeBytes;
    }
    async #save(prefix, digest, file, again) {
        const { to } = this.entries;
        if (to === undefined)
            return false;
        const slot = (0,entries/* slotOf */.SW)(digest);
        if (!again) {
            const saved = await to.save(`${prefix}${entries/* FIRST_GENERATION */.i2}`, slot, file);
            if (saved !== 'exists')
                return saved === 'saved';
            for (let tries = 0; tries < EXISTS_TRIES; tries++) {
                if ((await to.find(prefix, slot)) !== undefined)
                    return true;
                await this.clock.sleep(EXISTS_PAUSE_MS);
            }
        }
        return (await to.save(`${prefix}${(0,entries/* laterGeneration */.tz)(this.clock.now())}`, slot, file)) === 'saved';
    }
    async *readLayer(digest, sizeBytes, start = 0) {
        const hash = (0,external_node_crypto_.createHash)('sha256');
        const parts = partsOf(sizeBytes).filter(({ end }) => end > start);
        const fetchPart = (at) => {
            const part = parts[at];
            const fetching = part && this.#restorePart(digest, sizeBytes, part);
            fetching?.catch(() => undefined);
            return fetching;
        };
        let next = fetchPart(0);
        try {
            let held;
            for (const [at, part] of parts.entries()) {
                const file = await next;
                if (file === undefined)
                    break;
                next = fetchPart(at + 1);
                try {
                    const options = { start: Math.max(0, start - part.start), highWaterMark: READ_BYTES };
                    for await (const chunk of (0,external_node_fs_.createReadStream)(file, options)) {
                        hash.update(chunk);
                        if (held !== undefined)
                            yield held;
                        held = chunk;
                    }
                }
                finally {
                    await (0,promises_.rm)(file, { force: true });
                }
            }
            if (start === 0 && `sha256:${hash.digest('hex')}` !== digest)
                throw new Error(`${kept_files_short(digest)} has other bytes`);
            if (held !== undefined)
                yield held;
        }
        catch (error) {
            this.#broken.add(digest);
            throw error;
        }
        finally {
            const left = await next?.catch(() => undefined);
            if (left !== undefined)
                await (0,promises_.rm)(left, { force: true });
        }
    }
    async #restorePart(digest, sizeBytes, { index, start, end }) {
        const file = this.spoolFile();
        await (0,promises_.mkdir)(this.folder, { recursive: true });
        for (const store of this.entries.from) {
            const name = await store.find((0,entries/* partPrefix */.a)(digest, sizeBytes, index), (0,entries/* slotOf */.SW)(digest));
            if (name === undefined || !(await store.restore(name, (0,entries/* slotOf */.SW)(digest), file)))
                continue;
            if ((await (0,promises_.stat)(file)).size === end - start)
                return file;
            await (0,promises_.rm)(file, { force: true });
        }
        throw new Error(`${kept_files_short(digest)} is not in ${this.places} any more`);
    }
    async findImage(digest, read) {
        await (0,promises_.mkdir)(this.folder, { recursive: true });
        for (const store of this.entries.from) {
            const name = await store.find((0,entries/* imagePrefix */.oQ)(digest), (0,entries/* slotOf */.SW)(digest));
            const file = this.spoolFile();
            if (name === undefined || !(await store.restore(name, (0,entries/* slotOf */.SW)(digest), file)))
                continue;
            try {
                return await read(file);
            }
            catch {
                this.#broken.add(digest);
            }
            finally {
                await (0,promises_.rm)(file, { force: true });
            }
        }
        return undefined;
    }
    distrust(digest) {
        this.#broken.add(digest);
    }
    saveImage(digest, file) {
        return this.#save((0,entries/* imagePrefix */.oQ)(digest), digest, file, this.#broken.has(digest));
    }
    spoolFile() {
        return (0,external_node_path_.join)(this.folder, `spool-${(0,external_node_crypto_.randomUUID)()}`);
    }
    get places() {
        return this.entries.from.map(({ title }) => title).join(' or ');
    }
}
const READ_BYTES = 256 * 1024;
const kept_files_short = (digest) => digest.slice(0, 19);
function partsOf(sizeBytes) {
    const count = Math.max(1, Math.ceil(sizeBytes / PART_BYTES));
    return Array.from({ length: count }, (_, index) => ({
        index,
        start: index * PART_BYTES,
        end: Math.min(sizeBytes, (index + 1) * PART_BYTES),
    }));
}

;// CONCATENATED MODULE: ./.build/src/images/transports/bounded-move.js
async function boundedMove({ signal, silentMs }, work) {
    const ending = new AbortController();
    let reason;
    const giveUp = (why) => {
        reason ??= why;
        ending.abort();
    };
    let timer;
    const renew = () => {
        clearTimeout(timer);
        timer = setTimeout(() => giveUp(`nothing moved for ${Math.round(silentMs / 1000)} s`), silentMs);
    };
    const cancel = () => giveUp('cancelled');
    if (signal.aborted)
        cancel();
    signal.addEventListener('abort', cancel, { once: true });
    renew();
    try {
        return await work({ signal: ending.signal, onProgress: renew }, giveUp);
    }
    catch (error) {
        throw reason === undefined ? error : new Error(reason, { cause: error });
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
    }
}

;// CONCATENATED MODULE: ./.build/src/images/transports/image-record.js

const HEAD_LIMIT = 4 * 1024 * 1024;
const headOf = (record) => Buffer.from(`${JSON.stringify(record)}\n`);
const isDigest = (value) => typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value);
const isCount = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isObject = (value) => typeof value === 'object' && value !== null;
const listOf = (value) => Array.isArray(value) && value.every(isObject) ? value : fail('a list is missing');
const digestOf = (text) => `sha256:${(0,external_node_crypto_.createHash)('sha256').update(text).digest('hex')}`;
function fail(what) {
    throw new Error(`it is no record of an image: ${what}`);
}
function parseHead(bytes, image) {
    const end = bytes.indexOf(10);
    if (end < 0 || end > HEAD_LIMIT)
        fail('its first line has no end');
    const value = JSON.parse(bytes.subarray(0, end).toString('utf8'));
    if (!isObject(value) || value.kind !== 'isoshard-image')
        return fail('it has another kind');
    if (value.version !== 1)
        return fail(`its version is ${String(value.version)}`);
    if (value.image !== image)
        return fail('it is of another image');
    const manifests = listOf(value.manifests).map(({ digest, mediaType, text }) => {
        if (!isDigest(digest) || typeof mediaType !== 'string' || !/^[\w.+/-]{1,200}$/.test(mediaType))
            fail('a manifest');
        if (typeof text !== 'string' || digestOf(text) !== digest)
            return fail('a manifest has another digest');
        return { digest, mediaType, text };
    });
    const blobs = listOf(value.blobs).map(({ digest, sizeBytes, place }) => {
        if (!isDigest(digest) || !isCount(sizeBytes))
            return fail('a blob');
        if (place !== 'kept' && place !== 'packed' && place !== 'base')
            return fail('the place of a blob');
        return { digest, sizeBytes, place };
    });
    const { top, base, unpackedBytes, buildMs } = value;
    if (!isDigest(top) || !manifests.some(({ digest }) => digest === top))
        return fail('its manifest is missing');
    if (!isCount(unpackedBytes) || !isCount(buildMs))
        return fail('a number');
    return {
        record: {
            kind: 'isoshard-image',
            version: 1,
            image,
            top,
            manifests,
            blobs,
            base: base === null ? null : parseBase(base),
            unpackedBytes,
            buildMs,
        },
        packedAt: end + 1,
    };
}
function parseBase(value) {
    if (!isObject(value))
        return fail('its base');
    const { reference, layers } = value;
    if (typeof reference !== 'string' || !/^[a-z0-9][\w.:/-]{0,250}@sha256:[0-9a-f]{64}$/.test(reference)) {
        return fail('the name of its base');
    }
    return isCount(layers) ? { reference, layers } : fail('the layers of its base');
}
function referredBy(text) {
    const value = JSON.parse(text);
    if (!isObject(value))
        return { blobs: [], manifests: [], config: undefined };
    const { config, layers, manifests } = value;
    const found = [config, ...(Array.isArray(layers) ? layers : [])].flatMap((one) => isObject(one) && isDigest(one.digest) && isCount(one.size) ? [{ digest: one.digest, size: one.size }] : []);
    return {
        blobs: found,
        manifests: (Array.isArray(manifests) ? manifests : []).flatMap((one) => isObject(one) && isDigest(one.digest) ? [one.digest] : []),
        config: isObject(config) && isDigest(config.digest) ? config.digest : undefined,
    };
}

;// CONCATENATED MODULE: ./.build/src/images/transports/found-record.js




const FILE_LIMIT = 64 * 1024 * 1024;
async function readRecord(restored, copy, image) {
    const { size } = await (0,promises_.stat)(restored);
    if (size > FILE_LIMIT)
        throw new Error('it is too large for a record');
    const bytes = await (0,promises_.readFile)(restored);
    const { record, packedAt } = parseHead(bytes, image);
    const packed = new Map();
    let at = packedAt;
    for (const { digest, sizeBytes, place } of record.blobs) {
        if (place !== 'packed')
            continue;
        const blob = bytes.subarray(at, at + sizeBytes);
        if (`sha256:${(0,external_node_crypto_.createHash)('sha256').update(blob).digest('hex')}` !== digest)
            throw new Error('a blob has other bytes');
        packed.set(digest, blob);
        at += sizeBytes;
    }
    const diffIds = layersOf(record, packed);
    await (0,promises_.copyFile)(restored, copy);
    return { record, sizeBytes: size, file: copy, packedAt, diffIds };
}
function layersOf({ image, manifests }, packed) {
    const configs = manifests.flatMap(({ text }) => packed.get(referredBy(text).config ?? '') ?? []);
    const read = configs.map((bytes) => JSON.parse(bytes.toString('utf8')));
    const own = read.find(({ config }) => config?.Labels?.[docker_labels/* LABEL */.d_.digest] === image);
    if (own === undefined && read.length > 0)
        throw new Error('it is made from something else');
    const layers = own?.rootfs?.diff_ids;
    return Array.isArray(layers) ? layers.filter((layer) => typeof layer === 'string') : [];
}

;// CONCATENATED MODULE: ./.build/src/images/transports/loopback-parts.js
const REPOSITORY = 'isoshard/image';
const loginOf = ({ host, username, password }) => ({
    username,
    password,
    serveraddress: host,
});

;// CONCATENATED MODULE: ./.build/src/images/transports/room.js



const UNNAMED_MS = 3 * 24 * 60 * 60 * 1000;
const room_megabytes = (bytes) => `${Math.ceil(bytes / 1e6)} MB`;
function freeBytes({ info }) {
    if (!info.isLocal)
        return undefined;
    for (const path of [info.dataFolder, '/']) {
        try {
            const { bavail, bsize } = (0,external_node_fs_.statfsSync)(path);
            return bavail * bsize;
        }
        catch {
        }
    }
    return undefined;
}
async function makeRoom(engine, { log, clock }, { neededBytes, keep, free }) {
    const isEnough = () => (free() ?? Number.POSITIVE_INFINITY) >= neededBytes;
    if (isEnough())
        return;
    const ours = await engine.localImages([docker_labels/* LABEL */.d_.digest]);
    const aged = await Promise.all(ours.map(async (image) => ({ ...image, facts: await engine.imageFacts(image.id) })));
    const removable = aged
        .filter(({ facts }) => facts !== undefined && !keep.has(facts.labels[docker_labels/* LABEL */.d_.digest] ?? ''))
        .filter(({ facts }) => clock.now() - (facts?.lastTaggedMs ?? 0) > UNNAMED_MS)
        .sort((a, b) => (a.facts?.lastTaggedMs ?? 0) - (b.facts?.lastTaggedMs ?? 0));
    for (const { tags } of removable) {
        if (isEnough())
            return;
        for (const tag of tags) {
            if (await engine.untagImage(tag))
                log.info(`removed image ${tag}: no plan of the last days names it`);
        }
    }
    if (isEnough())
        return;
    throw new errors/* EnvironmentError */.eG('disk-full', `an image needs ${room_megabytes(neededBytes)} of disk, ${room_megabytes(free() ?? 0)} are free where Docker keeps its data`, { hint: 'Free some: `docker system df` shows what takes it, `docker system prune` removes what nothing uses.' });
}

;// CONCATENATED MODULE: ./.build/src/images/transports/worth.js
const BYTES_PER_SECOND = 90e6;
const CLEARLY = 1.5;
const moveMs = (bytes) => (bytes / BYTES_PER_SECOND) * 1000;
const isClearlySlower = (bytes, buildMs) => buildMs > 0 && moveMs(bytes) > CLEARLY * buildMs;
function coldBuildMs(steps, baseLayers, build) {
    const layers = steps.filter(({ sizeBytes }) => sizeBytes > 0).toReversed();
    const own = layers.slice(Math.min(baseLayers, layers.length));
    return own.length > 0 && own.every(({ createdMs }) => createdMs + 1000 > build.beganMs) ? Math.round(build.ms) : 0;
}

;// CONCATENATED MODULE: ./.build/src/images/transports/loopback-fetch.js









const miss = (why) => ({ found: false, why });
async function fetchThroughLoopback(parts, image) {
    const { files, log, signal } = parts;
    const copy = files.spoolFile();
    try {
        const found = await files.findImage(image.digest, (file) => readRecord(file, copy, image.digest));
        if (found === undefined)
            return miss(`not in ${files.places}`);
        return await fetchRecorded(parts, image, found);
    }
    catch (error) {
        signal.throwIfAborted();
        if (error instanceof errors/* EnvironmentError */.eG && error.code === 'disk-full')
            throw error;
        const why = error.message;
        files.distrust(image.digest);
        if (/no space left on device|ENOSPC/i.test(why))
            throw diskFull(image, error);
        log.warning(`the image of ${image.service} could not be fetched from ${files.places}: ${why}`);
        return miss(why);
    }
    finally {
        await (0,promises_.rm)(copy, { force: true });
    }
}
async function fetchRecorded(parts, image, found) {
    const { engine, shelf } = parts;
    const { record, diffIds } = found;
    const local = await allFacts(engine);
    const lacked = lackedBytes(found, local);
    if (isClearlySlower(lacked.keptBytes, record.buildMs))
        return miss('building it is faster than moving it');
    await makeRoom(engine, parts, { neededBytes: lacked.diskBytes, keep: parts.keep, free: parts.free });
    if (record.base !== null && presentLayers(diffIds, local) < record.base.layers) {
        await pullBase(parts, record.base.reference);
    }
    for (const manifest of record.manifests)
        shelf.offerManifest(manifest);
    let at = found.packedAt;
    for (const { digest, sizeBytes, place } of record.blobs) {
        if (place === 'kept')
            shelf.offerKept(digest, sizeBytes);
        if (place !== 'packed')
            continue;
        shelf.offerFile(digest, sizeBytes, found.file, at);
        at += sizeBytes;
    }
    await pull(parts, image, found);
    const movedBytes = found.sizeBytes + shelf.takeGiven(record.blobs.map(({ digest }) => digest));
    const all = record.blobs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    return { found: true, movedBytes, sparedBytes: Math.max(0, all - movedBytes) };
}
function lackedBytes({ record, diffIds }, local) {
    const kept = record.blobs.filter(({ place }) => place === 'kept');
    const all = kept.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    const present = presentLayers(diffIds, local);
    const layers = record.blobs.slice(Math.max(0, record.blobs.length - diffIds.length));
    const lacked = layers.slice(present).filter(({ place }) => place === 'kept');
    const keptBytes = diffIds.length === 0 ? all : lacked.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    const share = all === 0 ? 0 : keptBytes / all;
    return { keptBytes, diskBytes: Math.round(keptBytes + share * record.unpackedBytes) };
}
async function pullBase(parts, reference) {
    if (!parts.baseNames.has(repositoryOf(reference)))
        throw new Error(`no Dockerfile here builds on ${reference}`);
    const login = await parts.login(reference);
    await boundedMove(parts, (options) => parts.engine.pullImage(reference, { ...options, login }));
}
async function pull(parts, image, { record }) {
    const { engine, shelf } = parts;
    const server = await parts.server();
    const reference = `${server.host}/${REPOSITORY}@${record.top}`;
    const own = new Set(record.blobs.map(({ digest }) => digest));
    await boundedMove(parts, async (options, giveUp) => {
        const unwatch = shelf.watch((digest, why) => {
            if (own.has(digest))
                giveUp(why);
        });
        try {
            await engine.pullImage(reference, { ...options, login: loginOf(server) });
        }
        finally {
            unwatch();
        }
    });
    try {
        const pulled = await engine.imageFacts(reference);
        if (pulled?.labels[docker_labels/* LABEL */.d_.digest] !== image.digest)
            throw new Error('what came is made from something else');
        const at = image.tag.lastIndexOf(':');
        await engine.tagImage(reference, image.tag.slice(0, at), image.tag.slice(at + 1));
    }
    finally {
        await engine.untagImage(reference).catch(() => false);
    }
}
const diskFull = (image, cause) => new errors/* EnvironmentError */.eG('disk-full', `the disk is full: the image of ${image.service} does not fit`, {
    cause,
    hint: 'Free some: `docker system df` shows what takes it, `docker system prune` removes what nothing uses.',
});

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./.build/src/images/transports/loopback-publish.js










async function publishThroughLoopback(parts, image, build) {
    const { engine, shelf } = parts;
    const facts = await engine.imageFacts(image.tag);
    if (facts === undefined)
        return { done: false, why: 'the engine does not have it' };
    const local = await allFacts(engine);
    const base = baseOf(facts, local, parts.baseNames);
    const buildMs = coldBuildMs(await engine.imageHistory(image.tag), base?.layers ?? namedBaseLayers(facts, local), build);
    const baseBytes = local.find(({ layers }) => base !== undefined && layers.length === base.layers)?.sizeBytes ?? 0;
    const unpackedBytes = Math.max(0, facts.sizeBytes - baseBytes);
    if (isClearlySlower(unpackedBytes / USUAL_COMPRESSION, buildMs)) {
        return { done: false, why: `${mb(unpackedBytes)} would move slower than they are built` };
    }
    if (base !== undefined)
        shelf.knowBaseLayers(facts.layers.slice(0, base.layers));
    const server = await parts.server();
    await pushAll(parts, server, image);
    const manifests = manifestsOf(shelf, (0,entries/* slotOf */.SW)(image.digest));
    const top = manifests[0];
    if (top === undefined)
        return { done: false, why: 'the engine sent no manifest' };
    const wanted = new Map(manifests.flatMap(({ text }) => referredBy(text).blobs).map((one) => [one.digest, one.size]));
    const kept = await keepBlobs(shelf, wanted);
    if (kept === undefined)
        return { done: false, why: 'it could not be kept' };
    const record = {
        kind: 'isoshard-image',
        version: 1,
        image: image.digest,
        top: top.digest,
        manifests,
        blobs: kept.blobs,
        base: base ?? null,
        unpackedBytes,
        buildMs,
    };
    const recordBytes = await saveRecord(parts, record);
    if (recordBytes === undefined)
        return { done: false, why: 'its record could not be kept' };
    const all = [...wanted.values()].reduce((sum, size) => sum + size, 0);
    const moved = kept.movedBytes + recordBytes;
    return { done: true, movedBytes: moved, sparedBytes: Math.max(0, all - moved) };
}
const USUAL_COMPRESSION = 2.5;
const mb = (bytes) => `${Math.round(bytes / 1e6)} MB`;
async function pushAll(parts, server, image) {
    const { engine } = parts;
    const tag = (0,entries/* slotOf */.SW)(image.digest);
    const repository = `${server.host}/${REPOSITORY}`;
    await engine.tagImage(image.tag, repository, tag);
    try {
        const digest = await boundedMove(parts, (options) => engine.pushImage(`${repository}:${tag}`, { ...options, login: loginOf(server) }));
        if (digest !== '')
            await engine.untagImage(`${repository}@${digest}`);
    }
    finally {
        await engine.untagImage(`${repository}:${tag}`).catch(() => false);
    }
}
function manifestsOf(shelf, tag) {
    const top = shelf.manifest(tag);
    if (top === undefined)
        return [];
    return [top, ...referredBy(top.text).manifests.flatMap((digest) => shelf.manifest(digest) ?? [])];
}
async function keepBlobs(shelf, wanted) {
    const blobs = [];
    let movedBytes = 0;
    for (const [digest, sizeBytes] of wanted) {
        const blob = shelf.blob(digest);
        if (blob === undefined)
            return undefined;
        if (blob.place === 'kept') {
            const saved = await blob.saved;
            if (saved === undefined) {
                shelf.forget(digest);
                return undefined;
            }
            movedBytes += shelf.takeSaved(digest, saved);
        }
        const place = blob.place === 'file' ? 'packed' : blob.place;
        blobs.push({ digest, sizeBytes, place });
    }
    return { blobs, movedBytes };
}
async function saveRecord({ files, shelf }, record) {
    const file = files.spoolFile();
    const head = headOf(record);
    const packed = record.blobs.filter(({ place }) => place === 'packed');
    try {
        const bytes = async function* () {
            yield head;
            for (const { digest } of packed)
                yield* await shelf.read(digest, 0);
        };
        await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from(bytes(), { objectMode: false }), (0,external_node_fs_.createWriteStream)(file));
        const saved = await files.saveImage(record.image, file);
        return saved ? head.length + packed.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) : undefined;
    }
    finally {
        await (0,promises_.rm)(file, { force: true });
    }
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
;// CONCATENATED MODULE: ./.build/src/images/transports/registry-server.js




const USUAL_PORT = 47_521;
const MANIFEST_LIMIT = 4 * 1024 * 1024;
class Refusal extends Error {
    status;
    code;
    headers;
    constructor(status, code, headers = {}) {
        super(code);
        this.status = status;
        this.code = code;
        this.headers = headers;
    }
}
async function startRegistry(shelf, port = USUAL_PORT) {
    const username = 'isoshard';
    const password = (0,external_node_crypto_.randomBytes)(24).toString('base64url');
    const wanted = Buffer.from(`Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`);
    const uploads = new Map();
    const server = (0,external_node_http_.createServer)((request, response) => {
        answer(request, response).catch((error) => {
            const { status, code, headers } = error instanceof Refusal ? error : { status: 500, code: 'UNKNOWN', headers: {} };
            if (response.headersSent || request.destroyed)
                return void response.destroy();
            request.resume();
            response.writeHead(status, { ...headers, 'content-type': 'application/json', connection: 'close' });
            const message = error instanceof Error ? error.message : 'unknown';
            response.end(request.method === 'HEAD' ? undefined : JSON.stringify({ errors: [{ code, message }] }));
        });
    });
    server.on('clientError', (_error, socket) => socket.destroy());
    server.requestTimeout = 0;
    server.keepAliveTimeout = 30_000;
    async function answer(request, response) {
        response.setHeader('docker-distribution-api-version', 'registry/2.0');
        const given = Buffer.from(request.headers.authorization ?? '');
        if (given.length !== wanted.length || !(0,external_node_crypto_.timingSafeEqual)(given, wanted)) {
            throw new Refusal(401, 'UNAUTHORIZED', { 'www-authenticate': 'Basic realm="isoshard"' });
        }
        const url = new URL(request.url ?? '/', 'http://loopback');
        const [, name, kind, rest = ''] = /^\/v2\/(?:(.+)\/(blobs|manifests)\/(.*))?$/.exec(url.pathname) ?? [];
        if (url.pathname === '/v2/' || url.pathname === '/v2')
            return void response.writeHead(200).end('{}');
        if (name === undefined)
            throw new Refusal(404, 'NAME_UNKNOWN');
        const method = request.method ?? '';
        const isReading = method === 'GET' || method === 'HEAD';
        if (kind === 'manifests') {
            if (isReading)
                return sendManifest(method, response, rest);
            if (method === 'PUT')
                return takeManifest(request, response, name, rest);
        }
        else if (rest.startsWith('uploads/')) {
            return upload(request, response, {
                name,
                id: rest.slice('uploads/'.length),
                digest: url.searchParams.get('digest'),
            });
        }
        else if (isReading)
            return sendBlob(request, response, rest);
        throw new Refusal(405, 'UNSUPPORTED');
    }
    async function sendBlob(request, response, digest) {
        const size = await shelf.sizeOf(digest);
        if (size === undefined)
            throw new Refusal(404, 'BLOB_UNKNOWN');
        const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
        const start = Number(from ?? 0);
        if (start >= size && size > 0)
            throw new Refusal(416, 'RANGE_INVALID', { 'content-range': `bytes */${size}` });
        const end = Math.min(size - 1, Number(to || size - 1));
        const headers = {
            'content-type': 'application/octet-stream',
            'content-length': String(end - start + 1),
            'docker-content-digest': digest,
            'accept-ranges': 'bytes',
            ...(from !== undefined && { 'content-range': `bytes ${start}-${end}/${size}` }),
        };
        if (request.method === 'HEAD')
            return void response.writeHead(200, headers).end();
        const bytes = await shelf.read(digest, start);
        response.writeHead(from === undefined ? 200 : 206, headers);
        await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from(cut(bytes, end - start + 1), { objectMode: false, highWaterMark: 1024 * 1024 }), response);
    }
    function sendManifest(method, response, reference) {
        const found = shelf.manifest(reference);
        if (found === undefined)
            throw new Refusal(404, 'MANIFEST_UNKNOWN');
        const bytes = Buffer.from(found.text);
        response.writeHead(200, {
            'content-type': found.mediaType,
            'content-length': bytes.length,
            'docker-content-digest': found.digest,
        });
        response.end(method === 'HEAD' ? undefined : bytes);
    }
    async function takeManifest(request, response, name, reference) {
        const chunks = [];
        let size = 0;
        for await (const chunk of request) {
            size += chunk.length;
            if (size > MANIFEST_LIMIT)
                throw new Refusal(413, 'SIZE_INVALID');
            chunks.push(chunk);
        }
        const bytes = Buffer.concat(chunks);
        const digest = `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
        if (reference.includes(':') && reference !== digest)
            throw new Refusal(400, 'DIGEST_INVALID');
        const mediaType = request.headers['content-type'] ?? 'application/vnd.oci.image.manifest.v1+json';
        shelf.putManifest(reference, { digest, mediaType, text: bytes.toString('utf8') });
        response.writeHead(201, { location: `/v2/${name}/manifests/${digest}`, 'docker-content-digest': digest }).end();
    }
    async function upload(request, response, { name, id, digest }) {
        const { method } = request;
        if (method === 'POST' && id === '') {
            const started = (0,external_node_crypto_.randomUUID)();
            const incoming = await shelf.begin();
            uploads.set(started, incoming);
            if (digest !== null)
                return finish(request, response, { name, id: started, digest });
            request.resume();
            return accepted(response, 202, name, started, incoming);
        }
        const incoming = uploads.get(id);
        if (incoming === undefined)
            throw new Refusal(404, 'BLOB_UPLOAD_UNKNOWN');
        if (method === 'GET')
            return accepted(response, 204, name, id, incoming);
        if (method === 'PUT')
            return finish(request, response, { name, id, digest });
        if (method === 'DELETE') {
            uploads.delete(id);
            await incoming.discard();
            return void response.writeHead(204).end();
        }
        if (method !== 'PATCH')
            throw new Refusal(405, 'UNSUPPORTED');
        const [, from] = /^(?:bytes[ =])?(\d+)-\d+/.exec(request.headers['content-range'] ?? '') ?? [];
        if (from !== undefined && Number(from) !== incoming.sizeBytes) {
            throw new Refusal(416, 'RANGE_INVALID', { range: rangeOf(incoming) });
        }
        await receive(request, id, incoming);
        accepted(response, 202, name, id, incoming);
    }
    async function receive(request, id, incoming) {
        try {
            await incoming.append(request);
        }
        catch (error) {
            uploads.delete(id);
            await incoming.discard();
            throw error;
        }
    }
    async function finish(request, response, { name, id, digest }) {
        const incoming = uploads.get(id);
        if (incoming === undefined || digest === null)
            throw new Refusal(400, 'DIGEST_INVALID');
        await receive(request, id, incoming);
        uploads.delete(id);
        if (!(await incoming.finish(digest)))
            throw new Refusal(400, 'DIGEST_INVALID');
        response.writeHead(201, { location: `/v2/${name}/blobs/${digest}`, 'docker-content-digest': digest }).end();
    }
    const listen = (at) => new Promise((resolve, reject) => {
        server.once('error', reject).listen(at, '127.0.0.1', () => {
            server.off('error', reject);
            resolve();
        });
    });
    await listen(port).catch(() => listen(0));
    server.unref();
    return {
        host: `127.0.0.1:${server.address().port}`,
        username,
        password,
        async close() {
            server.closeAllConnections();
            await new Promise((resolve) => server.close(resolve));
            await Promise.all([...uploads.values()].map((incoming) => incoming.discard()));
        },
    };
}
const rangeOf = ({ sizeBytes }) => `0-${Math.max(0, sizeBytes - 1)}`;
function accepted(response, status, name, id, incoming) {
    response.writeHead(status, {
        location: `/v2/${name}/blobs/uploads/${id}`,
        range: rangeOf(incoming),
        'docker-upload-uuid': id,
        'content-length': '0',
    });
    response.end();
}
async function* cut(bytes, length) {
    let left = length;
    for await (const chunk of bytes) {
        yield chunk.length <= left ? chunk : chunk.subarray(0, left);
        left -= Math.min(left, chunk.length);
        if (left === 0)
            return;
    }
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./.build/src/images/transports/incoming-file.js






function incomingFile(file, unpack, arrived) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const packed = unpack ? new external_node_stream_.PassThrough() : undefined;
    const diffId = packed && unpackedDigest(packed);
    let sizeBytes = 0;
    const discard = async () => {
        packed?.end();
        await (0,promises_.rm)(file, { force: true });
    };
    return {
        get sizeBytes() {
            return sizeBytes;
        },
        async append(bytes) {
            const meter = new external_node_stream_.Transform({
                transform(chunk, _encoding, done) {
                    hash.update(chunk);
                    sizeBytes += chunk.length;
                    if (packed === undefined || packed.destroyed || packed.write(chunk))
                        return done(null, chunk);
                    const go = () => {
                        packed.off('drain', go).off('close', go);
                        done(null, chunk);
                    };
                    packed.once('drain', go).once('close', go);
                },
            });
            await (0,external_node_stream_promises_.pipeline)(bytes, meter, (0,external_node_fs_.createWriteStream)(file, { flags: 'a', highWaterMark: 1024 * 1024 }));
        },
        async finish(digest) {
            packed?.end();
            if (`sha256:${hash.digest('hex')}` !== digest) {
                await discard();
                return false;
            }
            await arrived({ digest, sizeBytes, file, diffId: await diffId });
            return true;
        },
        discard,
    };
}
async function unpackedDigest(packed) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    try {
        await (0,external_node_stream_promises_.pipeline)(packed, (0,external_node_zlib_.createGunzip)(), hash);
        return `sha256:${hash.digest('hex')}`;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./.build/src/images/transports/shelf.js




const SMALL_BYTES = 128 * 1024;
const SPOOL_LIMIT_BYTES = 256 * 1024 * 1024;
const SAVES_AT_ONCE = 2;
class ImageShelf {
    files;
    folder;
    #blobs = new Map();
    #manifests = new Map();
    #baseLayers = new Set();
    #given = new Set();
    #watchers = new Set();
    #saving = new Set();
    #spooledBytes = 0;
    constructor(files, folder) {
        this.files = files;
        this.folder = folder;
    }
    knowBaseLayers(diffIds) {
        for (const diffId of diffIds)
            this.#baseLayers.add(diffId);
    }
    offerManifest(manifest) {
        this.#manifests.set(manifest.digest, manifest);
    }
    offerFile(digest, sizeBytes, file, at) {
        this.#blobs.set(digest, { place: 'file', sizeBytes, file, at });
    }
    offerKept(digest, sizeBytes) {
        if (!this.#blobs.has(digest))
            this.#blobs.set(digest, { place: 'kept', sizeBytes, saved: Promise.resolve(0) });
    }
    blob(digest) {
        return this.#blobs.get(digest);
    }
    forget(digest) {
        this.#blobs.delete(digest);
    }
    takeGiven(digests) {
        const given = digests.filter((digest) => this.#given.delete(digest));
        return given.reduce((sum, digest) => sum + (this.#blobs.get(digest)?.sizeBytes ?? 0), 0);
    }
    takeSaved(digest, bytes) {
        if (this.#counted.has(digest))
            return 0;
        this.#counted.add(digest);
        return bytes;
    }
    #counted = new Set();
    watch(onFailure) {
        this.#watchers.add(onFailure);
        return () => this.#watchers.delete(onFailure);
    }
    async sizeOf(digest) {
        const known = this.#blobs.get(digest);
        if (known !== undefined)
            return known.sizeBytes;
        const size = await this.files.findLayer(digest);
        if (size !== undefined)
            this.offerKept(digest, size);
        return size;
    }
    async read(digest, start) {
        const blob = this.#blobs.get(digest);
        if (blob?.place === 'file') {
            const { file, at, sizeBytes } = blob;
            const from = at + start;
            return sizeBytes === 0 ? external_node_stream_.Readable.from([]) : (0,external_node_fs_.createReadStream)(file, { start: from, end: at + sizeBytes - 1 });
        }
        if (blob?.place !== 'kept')
            throw this.#fail(digest, 'a layer of the base image is asked for, which is not kept');
        const bytes = this.files.readLayer(digest, blob.sizeBytes, start);
        const first = await bytes.next().catch((error) => {
            throw this.#fail(digest, error.message);
        });
        this.#given.add(digest);
        const fail = (why) => this.#fail(digest, why);
        return (async function* () {
            try {
                if (!first.done)
                    yield first.value;
                yield* bytes;
            }
            catch (error) {
                throw fail(error.message);
            }
        })();
    }
    #fail(digest, why) {
        this.#blobs.delete(digest);
        for (const watcher of this.#watchers)
            watcher(digest, why);
        return new Error(why);
    }
    manifest(reference) {
        return this.#manifests.get(reference);
    }
    putManifest(reference, manifest) {
        this.#manifests.set(manifest.digest, manifest);
        this.#manifests.set(reference, manifest);
    }
    async begin() {
        await (0,promises_.mkdir)(this.folder, { recursive: true });
        while (this.#spooledBytes > SPOOL_LIMIT_BYTES && this.#saving.size > 0)
            await Promise.race(this.#saving);
        return incomingFile(this.files.spoolFile(), this.#baseLayers.size > 0, (blob) => this.#take(blob));
    }
    async #take({ digest, sizeBytes, file, diffId }) {
        if (diffId !== undefined && this.#baseLayers.has(diffId)) {
            this.#blobs.set(digest, { place: 'base', sizeBytes });
            return (0,promises_.rm)(file, { force: true });
        }
        const known = this.#blobs.get(digest);
        if (known !== undefined)
            return (0,promises_.rm)(file, { force: true });
        if (sizeBytes <= SMALL_BYTES)
            return void this.offerFile(digest, sizeBytes, file, 0);
        this.#spooledBytes += sizeBytes;
        const saved = this.#save(digest, sizeBytes, file);
        this.#saving.add(saved);
        this.#blobs.set(digest, { place: 'kept', sizeBytes, saved });
        const done = () => this.#saving.delete(saved);
        saved.then(done, done);
    }
    #waiting = [];
    #savesRunning = 0;
    async #save(digest, sizeBytes, file) {
        if (this.#savesRunning >= SAVES_AT_ONCE)
            await new Promise((resolve) => this.#waiting.push(resolve));
        this.#savesRunning += 1;
        try {
            if ((await this.files.findLayer(digest)) === sizeBytes)
                return 0;
            return await this.files.saveLayer(digest, sizeBytes, file);
        }
        catch {
            return undefined;
        }
        finally {
            this.#spooledBytes -= sizeBytes;
            this.#savesRunning -= 1;
            this.#waiting.shift()?.();
            await (0,promises_.rm)(file, { force: true }).catch(() => undefined);
        }
    }
}

;// CONCATENATED MODULE: ./.build/src/images/transports/transport.js
const noTransport = (why) => ({
    title: 'no transport',
    fetch: async () => ({ found: false, why }),
    publish: async () => ({ done: false, why }),
    close: async () => undefined,
});

;// CONCATENATED MODULE: ./.build/src/images/transports/loopback.js








const SILENT_MS = 180_000;
function loopbackTransport({ entries, port, ...options }) {
    const { engine, folder, clock, log } = options;
    if (!engine.info.isLocal) {
        const why = 'the Docker engine runs on another host, and cannot reach a registry of this process';
        log.info(`images are not moved: ${why}`);
        return noTransport(why);
    }
    const files = new KeptFiles(entries, folder, clock);
    const shelf = new ImageShelf(files, folder);
    let server;
    const parts = {
        silentMs: SILENT_MS,
        free: () => freeBytes(engine),
        ...options,
        files,
        shelf,
        server: () => {
            server ??= startRegistry(shelf, port);
            return server;
        },
    };
    return {
        title: [...new Set([...entries.from, ...(entries.to ? [entries.to] : [])].map(({ title }) => title))].join(' or '),
        fetch: (image) => fetchThroughLoopback(parts, image),
        async publish(image, build) {
            if (entries.to === undefined)
                return { done: false, why: entries.whyNot };
            try {
                return await publishThroughLoopback(parts, image, build);
            }
            catch (error) {
                const why = error.message;
                log.warning(`the image of ${image.service} could not be kept: ${why}`);
                return { done: false, why };
            }
        },
        async close() {
            await (await server)?.close();
            await (0,promises_.rm)(folder, { recursive: true, force: true });
        },
    };
}

;// CONCATENATED MODULE: ./.build/src/images/transports/registry.js




const registry_SILENT_MS = 180_000;
function registryTransport(options) {
    const { engine, log, signal, repository, login, readOnly, silentMs = registry_SILENT_MS } = options;
    const limits = { signal, silentMs };
    const tagFor = ({ digest }) => (0,entries/* slotOf */.SW)(digest);
    async function fetch(image) {
        const named = `${repository}:${tagFor(image)}`;
        try {
            const auth = await login(repository);
            const digest = await engine.remoteDigest(named, auth);
            if (digest === undefined)
                return { found: false, why: `not in ${repository}` };
            const layers = new LayerBytes();
            const pulled = `${repository}@${digest}`;
            await boundedMove(limits, (move) => engine.pullImage(pulled, { ...move, login: auth, onProgress: layers.both(move.onProgress) }));
            if ((await engine.imageFacts(pulled))?.labels[docker_labels/* LABEL */.d_.digest] !== image.digest) {
                await engine.untagImage(pulled);
                throw new Error('what came is made from something else');
            }
            const at = image.tag.lastIndexOf(':');
            await engine.tagImage(pulled, image.tag.slice(0, at), image.tag.slice(at + 1));
            await engine.untagImage(pulled);
            return { found: true, ...layers.moved };
        }
        catch (error) {
            signal.throwIfAborted();
            const why = reasonOf(error);
            if (/no such manifest|manifest unknown|not found/i.test(why))
                return { found: false, why: `not in ${repository}` };
            if (/no space left on device/i.test(why)) {
                throw new errors/* EnvironmentError */.eG('disk-full', `the disk is full: the image of ${image.service} does not fit`, {
                    cause: error,
                    hint: 'Free some: `docker system df` shows what takes it.',
                });
            }
            log.warning(`the image of ${image.service} could not be fetched from ${repository}: ${why}`);
            return { found: false, why };
        }
    }
    async function publish(image) {
        if (readOnly !== undefined)
            return { done: false, why: readOnly };
        const tag = tagFor(image);
        try {
            const auth = await login(repository);
            const layers = new LayerBytes();
            await engine.tagImage(image.tag, repository, tag);
            const digest = await boundedMove(limits, (move) => engine.pushImage(`${repository}:${tag}`, { ...move, login: auth, onProgress: layers.both(move.onProgress) })).finally(() => engine.untagImage(`${repository}:${tag}`));
            if (digest !== '')
                await engine.untagImage(`${repository}@${digest}`);
            return { done: true, ...layers.moved };
        }
        catch (error) {
            const why = reasonOf(error);
            log.warning(`the image of ${image.service} could not be pushed to ${repository}: ${why}`);
            return { done: false, why };
        }
    }
    return { title: repository, fetch, publish, close: async () => undefined };
}
function reasonOf(error) {
    const said = error.message;
    return /unauthorized|denied|authentication required|no basic auth|forbidden/i.test(said)
        ? `${said} (log in before with rights to it, by docker/login-action or \`docker login\`)`
        : said;
}
class LayerBytes {
    #bytes = new Map();
    both(renew) {
        return (said) => {
            renew?.(said);
            const { status = '', id = '', progressDetail } = said;
            if (/^(Downloading|Pushing|Pushed)/.test(status) && progressDetail?.current !== undefined) {
                this.#bytes.set(id, Math.max(this.#bytes.get(id) ?? 0, progressDetail.current));
            }
        };
    }
    get moved() {
        return { movedBytes: [...this.#bytes.values()].reduce((sum, bytes) => sum + bytes, 0), sparedBytes: 0 };
    }
}

// EXTERNAL MODULE: ./.build/src/modes/foreign-code.js
var foreign_code = __webpack_require__(15088);
;// CONCATENATED MODULE: ./.build/src/modes/image-transport.js













async function imageTransport(context, engine, { config, model, images, publishes }) {
    const { log, clock, signal, env, paths, cache, artifacts } = context;
    const { transport, registry } = config.images;
    if (transport === 'registry' && registry === undefined) {
        throw new errors/* InputError */.dz('bad-config', 'the transport "registry" needs images.registry, got none', {
            location: { file: config.file },
            hint: 'Name a repository, such as `images: {transport: registry, registry: ghcr.io/acme/app/isoshard}`.',
        });
    }
    const services = { cache: cache.available, artifacts: artifacts.available, registry };
    const choice = publishes
        ? await choose(context, services, transport)
        : readOnly(await choose(context, services, transport));
    log.debug(`images: from ${choice.from.join(', ') || 'nowhere'}, to ${choice.to ?? 'nowhere'}: ${choice.why}`);
    if (choice.from.length === 0)
        return noTransport(choice.why);
    const login = (reference) => loginFor(reference, env);
    if (choice.from.includes('registry') && registry !== undefined) {
        const why = choice.to === undefined ? choice.why : undefined;
        return registryTransport({ engine, log, clock, signal, repository: registry, login, readOnly: why });
    }
    const folder = (0,external_node_path_.join)(paths.temp, 'images');
    const stores = new Map(choice.from.map((place) => [place, guardedEntries(storeAt(context, place, folder), log)]));
    return loopbackTransport({
        engine,
        log,
        clock,
        signal,
        folder,
        login,
        entries: {
            from: [...stores.values()],
            to: choice.to === undefined ? undefined : stores.get(choice.to),
            whyNot: choice.why,
        },
        baseNames: baseNames(model),
        keep: new Set(images.map(({ digest }) => digest)),
    });
}
const storeAt = ({ cache, artifacts, clock }, place, folder) => place === 'artifact' ? artifactEntries(artifacts, folder, clock.now) : cacheEntries(cache, folder);
const readOnly = (choice) => ({
    ...choice,
    to: undefined,
    why: 'the job that makes the plan keeps images',
});
async function choose(context, services, transport) {
    const { env } = context;
    const event = Object((0,foreign_code/* readEvent */.j_)(env.GITHUB_EVENT_PATH));
    return chooseTransport(transport, services, {
        foreign: await (0,foreign_code/* foreignCode */.o)(context),
        eventName: env.GITHUB_EVENT_NAME ?? '',
        ref: env.GITHUB_REF ?? '',
        defaultBranch: event.repository?.default_branch ?? '',
    });
}
function baseNames({ services }) {
    const texts = Object.values(services).flatMap(({ build }) => {
        const { context = '.', dockerfile = 'Dockerfile', dockerfile_inline: inline, } = (build ?? {});
        const file = (0,external_node_path_.isAbsolute)(dockerfile) ? dockerfile : (0,external_node_path_.join)(context, dockerfile);
        return inline ?? (build !== undefined && (0,external_node_fs_.existsSync)(file) ? (0,external_node_fs_.readFileSync)(file, 'utf8') : []);
    });
    const named = texts.flatMap((text) => [...text.matchAll(/^[ \t]*FROM[ \t]+(?:--\S+[ \t]+)*(\S+)/gim)].map(([, from = '']) => repositoryOf(from)));
    return new Set(named.filter((name) => !name.includes('$')));
}

;// CONCATENATED MODULE: ./.build/src/modes/provide-images.js



async function withImages(context, session, { config, model, images, publishes }, work) {
    const begun = context.clock.now();
    const { engine, record } = session;
    const transport = await imageTransport(context, engine, { config, model, images, publishes });
    let provided;
    try {
        const { build } = config.images;
        const { session: id, scratch } = record;
        provided = await provideImages(engine, context, { model, images, build, transport, session: id, scratch });
        await renewTags(engine, provided.outcomes);
        return await work(provided.outcomes, context.clock.now() - begun);
    }
    finally {
        const published = context.signal.aborted ? [] : await (provided?.publishing ?? []);
        await transport.close().catch((error) => context.log.debug(`images: ${error.message}`));
        await tellImages(context, transport.title, provided?.outcomes ?? [], published);
    }
}
async function renewTags(engine, outcomes) {
    const present = outcomes
        .filter(({ how, tag }) => how === 'present' && tag.startsWith('isoshard/'))
        .map(({ tag }) => tag);
    await Promise.all(present.map((tag) => engine.tagImage(tag, tag.slice(0, tag.lastIndexOf(':')), tag.slice(tag.lastIndexOf(':') + 1))));
}
async function tellImages({ log, summary }, place, outcomes, published) {
    const rows = outcomes.map((outcome) => {
        const one = published.find(({ service }) => service === outcome.service);
        const handedOn = one && { done: one.published.done, why: one.published.done ? '' : one.published.why, ms: one.ms };
        const { movedBytes, sparedBytes } = one?.published.done ? one.published : outcome;
        return { ...outcome, place: outcome.how === 'present' ? '' : place, handedOn, movedBytes, sparedBytes };
    });
    for (const row of rows)
        log.info(imageLine(row));
    if (rows.length > 0)
        await summary.append(imagesMarkdown(rows));
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
/* harmony import */ var _docker_connect_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(51070);
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

/***/ 58748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ OUTPUT_FILES)
/* harmony export */ });
const OUTPUT_FILES = { listing: 'listing.json', receipt: 'receipt.ndjson', blobs: 'blob' };


/***/ }),

/***/ 40621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ runnerFor)
});

// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/runners/adapter.js
var adapter = __webpack_require__(58748);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(38816);
;// CONCATENATED MODULE: ./.build/src/runners/listing-file.js


const listedTest = schemas/* object */.Ikc({
    id: schemas/* string */.YjP().min(1),
    title: schemas/* string */.YjP(),
    file: schemas/* string */.YjP(),
    line: schemas/* number */.aig().int().min(0),
    group: schemas/* string */.YjP(),
});
const listingFile = schemas/* object */.Ikc({
    kind: schemas/* literal */.euz('isoshard-listing'),
    version: schemas/* literal */.euz(1),
    runner: schemas/* string */.YjP(),
    runnerVersion: schemas/* string */.YjP(),
    rootDir: schemas/* string */.YjP(),
    focused: schemas/* boolean */.zMY().default(false),
    warnings: schemas/* array */.YOg(schemas/* string */.YjP()).default([]),
    errors: schemas/* array */.YOg(schemas/* object */.Ikc({ message: schemas/* string */.YjP(), file: schemas/* string */.YjP().optional(), line: schemas/* number */.aig().optional() })),
    tests: schemas/* array */.YOg(listedTest),
    setup: schemas/* array */.YOg(listedTest),
});
function parseListingFile(text) {
    let document;
    try {
        document = JSON.parse(text);
    }
    catch (cause) {
        throw new errors/* ProjectError */.wB('listing-failed', 'listing.json is not JSON: the listing was cut off', { cause });
    }
    const parsed = listingFile.safeParse(document);
    if (parsed.success)
        return parsed.data;
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') || 'the document';
    throw new errors/* ProjectError */.wB('listing-failed', `listing.json is not a listing of version 1: ${where}: ${issue?.message}`);
}
function toListing(file, warnings) {
    const seen = new Set();
    for (const { id, title, file: path, line } of [...file.tests, ...file.setup]) {
        if (seen.has(id)) {
            throw new errors/* ProjectError */.wB('listing-failed', `two tests have the same id: ${id} (${title})`, {
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
    return new errors/* ProjectError */.wB('listing-failed', `${file.runner} could not list its tests:\n${texts.join('\n')}`, {
        hint: 'The same error appears without isoshard: mend it there first.',
        location: locationOf(placed),
    });
}
function locationOf(error) {
    if (error?.file === undefined)
        return undefined;
    return { file: error.file, ...(error.line === undefined ? {} : { line: error.line }) };
}

;// CONCATENATED MODULE: ./.build/src/runners/lock-files.js
function commandByLockFile(files, commands, otherwise) {
    return commands.find(([file]) => files.includes(file))?.[1] ?? otherwise;
}

;// CONCATENATED MODULE: ./.build/src/runners/no-listing.js

const SHOWN_LINES = 20;
const ANSI = /\u001b\[[0-9;?]*[A-Za-z]/g;
function explainNoListing(runner, { exitCode, output }, signs) {
    const text = output.replace(ANSI, '').trimEnd();
    const known = signs.find(({ sign }) => sign.test(text));
    const shown = text.split('\n').slice(-SHOWN_LINES).join('\n');
    const ended = exitCode === null ? 'was killed' : `ended with status ${exitCode}`;
    return new errors/* ProjectError */.wB(known?.code ?? 'listing-failed', `${runner} ${ended} and listed no tests:\n${shown}`, {
        hint: known?.hint ?? 'Run the same command without isoshard to see more of it.',
    });
}

;// CONCATENATED MODULE: ./.build/src/runners/playwright.js





const OLDEST = { major: 1, minor: 62 };
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
    pluginFiles: ['reporter', 'lister', 'recorder', 'projects', 'groups', 'describe'].map((name) => `playwright/${name}.cjs`),
    defaultCommand(place, files) {
        return place === 'host' ? commandByLockFile(files, BY_LOCK_FILE, NPX) : NPX;
    },
    list(suite, place, extraArgs) {
        return {
            command: [...testCommand(suite, place), ...suite.args, ...extraArgs, '--list', `--reporter=${reporterIn(place)}`],
            env: { ISOSHARD_MODE: 'list', ISOSHARD_OUTPUT: place.output, ISOSHARD_LIST_SHARDS: String(shardsOf(suite)) },
            prependPath: {},
            warnings: [],
        };
    },
    run(suite, place, request, extraArgs) {
        const reporter = reporterIn(place);
        const { args, added } = takeAddedReporters([...suite.args, ...extraArgs]);
        const byFlag = hasAddReporter(request.runnerVersion) && !reporter.includes(',');
        const reporters = byFlag ? [...added, reporter, 'blob'] : added;
        return {
            command: [
                ...testCommand(suite, place),
                ...(suite.workers === undefined ? [] : [`--workers=${suite.workers}`]),
                ...args,
                ...(request.total > 1 ? [`--shard=${request.index}/${request.total}`] : []),
                ...(reporters.length > 0 ? [`--add-reporter=${reporters.join(',')}`] : []),
            ],
            env: {
                ISOSHARD_MODE: 'run',
                ISOSHARD_OUTPUT: place.output,
                ISOSHARD_SELECTION: request.selection,
                ISOSHARD_RECEIPT_HEADER: JSON.stringify(request.header),
                ...(byFlag ? { ISOSHARD_BLOB_FILE: blobFile(place, request) } : { PW_TEST_REPORTER: reporter }),
            },
            prependPath: {},
            warnings: byFlag ? [] : [`Playwright ${request.runnerVersion} writes no merged HTML report: 1.63 and later do.`],
        };
    },
    parseListing(text) {
        const file = parseListingFile(text);
        if (!isSupported(file.runnerVersion))
            throw unsupported(file.runnerVersion);
        if (file.errors.length > 0 && !file.errors.every(({ message }) => /^Error: No tests found/.test(message))) {
            throw listingErrors(file);
        }
        const warnings = file.focused ? [`.only leaves ${file.tests.length} tests of this suite, as Playwright does.`] : [];
        return toListing(file, [...file.warnings, ...warnings]);
    },
    explainNoListing(outcome) {
        return explainNoListing('playwright', outcome, SIGNS);
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
function takeAddedReporters(given) {
    const args = [];
    const added = [];
    const rest = [...given];
    for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
        const value = arg === '--add-reporter' ? rest.shift() : /^--add-reporter=(.*)$/s.exec(arg)?.[1];
        if (value === undefined)
            args.push(arg);
        else
            added.splice(0, added.length, value);
    }
    return { args, added };
}
function versionOf(text) {
    const match = /^(\d+)\.(\d+)/.exec(text);
    return match === null ? undefined : { major: Number(match[1]), minor: Number(match[2]) };
}
function isSupported(version, oldest = OLDEST) {
    const found = versionOf(version);
    if (found === undefined)
        return false;
    return found.major > oldest.major || (found.major === oldest.major && found.minor >= oldest.minor);
}
function hasAddReporter(version) {
    return isSupported(version, { major: 1, minor: 63 });
}
function unsupported(version) {
    const found = version === '' ? 'of an unknown version' : version;
    return new errors/* ProjectError */.wB('runner-unsupported', `Playwright: expected 1.62 or later, found ${found}`, {
        hint: 'Update @playwright/test, and the image where the tests run in one, to 1.63 or later.',
    });
}

;// CONCATENATED MODULE: ./.build/src/runners/pytest.js




const OLDEST_MAJOR = 7;
const PYTHON = ['python3', '-m', 'pytest'];
const pytest_BY_LOCK_FILE = [
    ['uv.lock', ['uv', 'run', 'python', '-m', 'pytest']],
    ['poetry.lock', ['poetry', 'run', 'python', '-m', 'pytest']],
    ['pdm.lock', ['pdm', 'run', 'python', '-m', 'pytest']],
    ['Pipfile.lock', ['pipenv', 'run', 'python', '-m', 'pytest']],
];
const pytest_SIGNS = [
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
    pluginFiles: ['__init__', 'lister', 'recorder', 'attempts', 'describe', 'groups', 'database'].map((name) => `pytest/isoshard_pytest/${name}.py`),
    defaultCommand(place, files) {
        return place === 'host' ? commandByLockFile(files, pytest_BY_LOCK_FILE, PYTHON) : PYTHON;
    },
    list(suite, place, extraArgs) {
        return {
            command: [...pytestCommand(suite, place), ...suite.args, ...extraArgs, '--collect-only', '-q'],
            env: { ...settings(suite), ISOSHARD_MODE: 'list', ISOSHARD_OUTPUT: place.output },
            prependPath: pythonPath(place),
            warnings: [],
        };
    },
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
                ISOSHARD_SELECTION: request.selection,
                ISOSHARD_RECEIPT_HEADER: JSON.stringify(request.header),
            },
            prependPath: pythonPath(place),
            warnings: [],
        };
    },
    parseListing(text) {
        const file = parseListingFile(text);
        const major = Number.parseInt(file.runnerVersion, 10);
        if (!(major >= OLDEST_MAJOR)) {
            throw new errors/* ProjectError */.wB('runner-unsupported', `pytest: expected 7 or later, found ${file.runnerVersion}`, {
                hint: 'Update pytest where the suite runs.',
            });
        }
        if (file.errors.length > 0)
            throw listingErrors(file);
        return toListing(file, file.warnings);
    },
    explainNoListing(outcome) {
        return explainNoListing('pytest', outcome, pytest_SIGNS);
    },
};
function pytestCommand(suite, place) {
    return [...(suite.command ?? pytest.defaultCommand(suite.place.kind, place.files)), '-p', 'isoshard_pytest'];
}
function pythonPath(place) {
    return { PYTHONPATH: `${place.plugins}/pytest` };
}
function settings(suite) {
    const { workers, database } = suite;
    if (database !== undefined)
        verifyDatabase(suite.name, database);
    return {
        ...(workers === undefined ? {} : { ISOSHARD_WORKERS: String(workers) }),
        ...(database === undefined ? {} : { ISOSHARD_DATABASE: JSON.stringify(database) }),
    };
}
function verifyDatabase(suite, { strategy, url }) {
    const where = `suites.${suite}.database`;
    if (strategy === 'per-test') {
        throw new errors/* InputError */.dz('bad-config', `${where}.strategy: per-test is not there yet`, {
            hint: 'Use per-worker, and empty the tables in a fixture of yours.',
        });
    }
    if (strategy === 'per-worker' && url !== undefined && !/^sqlite(\+\w+)?:/.test(url)) {
        throw new errors/* InputError */.dz('bad-config', `${where}: per-worker is there for SQLite only so far`, {
            hint: 'Use strategy: shared (each shard has a server of its own), or a sqlite:/// URL.',
        });
    }
}

;// CONCATENATED MODULE: ./.build/src/runners/runner-for.js



function runnerFor(name) {
    switch (name) {
        case 'playwright':
            return playwright;
        case 'pytest':
            return pytest;
        default:
            throw new errors/* InputError */.dz('bad-config', `runner: expected playwright or pytest, got ${name}`, {
                hint: `This version runs playwright and pytest; ${name} is planned.`,
            });
    }
}


/***/ }),

/***/ 23260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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


/***/ }),

/***/ 61371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ partition)
});

// EXTERNAL MODULE: ./.build/src/sharding/order.js
var order = __webpack_require__(23040);
;// CONCATENATED MODULE: ./.build/src/sharding/bin.js

function heaviestFirst(a, b) {
    return b.weight - a.weight || (0,order/* byCodeUnit */.X)(a.id, b.id);
}
function emptyBins(count) {
    return Array.from({ length: count }, () => ({ load: 0, units: [] }));
}
function put(bin, unit) {
    const last = bin.units.at(-1);
    if (last === undefined || heaviestFirst(last, unit) < 0)
        bin.units.push(unit);
    else {
        const at = bin.units.findIndex((other) => heaviestFirst(unit, other) < 0);
        bin.units.splice(at, 0, unit);
    }
    bin.load += unit.weight;
}
function take(bin, index) {
    const [unit] = bin.units.splice(index, 1);
    if (unit)
        bin.load -= unit.weight;
    return unit;
}
function makespanOf(bins) {
    return bins.reduce((max, bin) => Math.max(max, bin.load), 0);
}

;// CONCATENATED MODULE: ./.build/src/sharding/gather.js


function gather(bins) {
    const classes = new Map();
    for (const unit of bins.flatMap(({ units }) => units)) {
        classes.set(unit.weight, [...(classes.get(unit.weight) ?? []), unit]);
    }
    for (const units of classes.values()) {
        units.sort((0,order.by)((unit) => unit.place, (unit) => unit.id));
    }
    return bins.map(({ units }) => {
        const gathered = { load: 0, units: [] };
        for (const { weight } of units) {
            const next = classes.get(weight)?.shift();
            if (next !== undefined)
                put(gathered, next);
        }
        return gathered;
    });
}

;// CONCATENATED MODULE: ./.build/src/sharding/improve.js

const BUDGET = 1_000_000;
function improve(bins, bound) {
    let spent = 0;
    while (spent < BUDGET) {
        const heaviest = bins.reduce((max, bin) => (max && max.load >= bin.load ? max : bin), undefined);
        if (heaviest === undefined || heaviest.load <= bound)
            return;
        let best;
        for (const other of bins) {
            if (other === heaviest)
                continue;
            spent += heaviest.units.length + other.units.length;
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
    const last = other.units.length;
    let chosen = best;
    let back = 0;
    for (let from = 0; from < heavy.units.length && gap > 1; from += 1) {
        const weight = weightAt(heavy, from);
        while (back < last && weightAt(other, back) > weight - gap / 2)
            back += 1;
        for (let index = Math.max(0, back - 1); index <= back; index += 1) {
            const delta = weight - weightAt(other, index);
            const result = Math.max(heavy.load - delta, other.load + delta);
            if (delta <= 0 || result >= (chosen?.result ?? heavy.load))
                continue;
            if (index < last)
                chosen = { from, back: index, other, result };
            else if (heavy.units.length > 1)
                chosen = { from, back: -1, other, result };
        }
    }
    return chosen;
}
function weightAt(bin, index) {
    return bin.units[index]?.weight ?? 0;
}
function exchange(heavy, { from, back, other }) {
    const given = take(heavy, from);
    const returned = back < 0 ? undefined : take(other, back);
    if (given)
        put(other, given);
    if (returned)
        put(heavy, returned);
}

// EXTERNAL MODULE: ./.build/src/sharding/lower-bound.js
var lower_bound = __webpack_require__(23260);
;// CONCATENATED MODULE: ./.build/src/sharding/lpt.js

function longestFirst(sorted, count) {
    const bins = emptyBins(count);
    for (const unit of sorted) {
        let best = bins[0];
        for (const bin of bins) {
            if (best === undefined || bin.load < best.load)
                best = bin;
            else if (bin.load === best.load && bin.units.length < best.units.length)
                best = bin;
        }
        if (best === undefined)
            break;
        best.units.push(unit);
        best.load += unit.weight;
    }
    return bins;
}

;// CONCATENATED MODULE: ./.build/src/sharding/multifit.js

function multifit(sorted, count, bound, known) {
    let low = bound;
    let high = known - 1;
    let found;
    while (low <= high) {
        const capacity = Math.floor((low + high) / 2);
        const bins = firstFit(sorted, count, capacity);
        if (bins) {
            found = bins;
            high = makespanOf(bins) - 1;
        }
        else
            low = capacity + 1;
    }
    if (found)
        fillEmpty(found);
    return found;
}
function firstFit(sorted, count, capacity) {
    const bins = emptyBins(count);
    for (const unit of sorted) {
        const bin = bins.find((candidate) => candidate.load + unit.weight <= capacity);
        if (bin === undefined)
            return undefined;
        bin.units.push(unit);
        bin.load += unit.weight;
    }
    return bins;
}
function fillEmpty(bins) {
    for (const empty of bins) {
        if (empty.units.length > 0)
            continue;
        const donor = bins
            .filter((bin) => bin.units.length > 1)
            .reduce((best, bin) => (best === undefined || bin.load > best.load ? bin : best), undefined);
        const unit = donor && take(donor, donor.units.length - 1);
        if (unit)
            put(empty, unit);
    }
}

;// CONCATENATED MODULE: ./.build/src/sharding/partition.js







const MULTIFIT_LIMIT = 2_000_000;
const CLOSE = 1.0005;
function partition(units, count) {
    const shardCount = Math.max(0, Math.min(Math.floor(count), units.length));
    if (shardCount === 0)
        return { shards: [], makespan: 0, lowerBound: 0 };
    const sorted = [...units].sort(heaviestFirst);
    const bound = (0,lower_bound/* lowerBound */.y)(sorted.map((unit) => unit.weight), shardCount);
    const bins = gather(best(sorted, shardCount, bound));
    const shards = bins.map((bin) => ({ units: bin.units, weight: bin.load }));
    shards.sort((0,order.by)((shard) => -shard.weight, (shard) => shard.units[0]?.id ?? ''));
    return { shards, makespan: makespanOf(bins), lowerBound: bound };
}
function best(sorted, count, bound) {
    const first = longestFirst(sorted, count);
    improve(first, bound);
    const known = makespanOf(first);
    if (known <= bound * CLOSE || sorted.length * count > MULTIFIT_LIMIT)
        return first;
    const second = multifit(sorted, count, bound, Math.ceil(known * 1.1));
    if (second === undefined)
        return first;
    improve(second, bound);
    return makespanOf(second) < known ? second : first;
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
