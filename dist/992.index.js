export const id = 992;
export const ids = [992];
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

/***/ 59741:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ readShardSelection),
/* harmony export */   Z: () => (/* binding */ NO_SHARD)
/* harmony export */ });
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4250);

const NO_SHARD = 'none';
function readShardSelection(reader) {
    const text = reader.text('shard');
    if (text === undefined)
        return { kind: 'all' };
    if (text === NO_SHARD)
        return { kind: 'none' };
    const [, first, second] = /^(\d{1,4})\s*\/\s*(\d{1,4})$/.exec(text) ?? [];
    if (first !== undefined && second !== undefined) {
        const [index, total] = [Number(first), Number(second)];
        if (index >= 1 && index <= total && total <= _schema_js__WEBPACK_IMPORTED_MODULE_0__/* .SHARDS_LIMIT */ .Ws)
            return { kind: 'fraction', index, total };
        reader.problem('shard', `INDEX/TOTAL with an index from 1 to the total, and a total of at most ${_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .SHARDS_LIMIT */ .Ws}`, text);
        return { kind: 'all' };
    }
    const names = [...new Set(text.split(/[\s,]+/).filter((name) => name !== ''))];
    const wrong = names.find((name) => !/^[a-z0-9][a-z0-9-]*-[1-9]\d{0,2}$/.test(name));
    if (wrong === undefined)
        return { kind: 'names', names };
    reader.problem('shard', 'names of shards such as frontend-2 (from matrix.shard), or INDEX/TOTAL such as 2/4', wrong);
    return { kind: 'all' };
}


/***/ }),

/***/ 35948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ basesOf),
  h: () => (/* binding */ familiarName)
});

// EXTERNAL MODULE: ./.build/src/images/dockerfile.js
var images_dockerfile = __webpack_require__(57590);
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
const familiarName = (reference) => reference
    .replace(/^(?:index\.)?docker\.io\//, '')
    .replace(/^library\//, '')
    .replace(/:latest$/, '');
function basesOf(dockerfile, { args = {}, platform, contexts = [], target } = {}) {
    const values = new Map(Object.entries(platformValues(platform)));
    const names = new Set(contexts.map((name) => name.toLowerCase()));
    const images = new Map();
    const unset = [];
    const stages = [];
    const add = (reference, line) => {
        if (names.has(reference.toLowerCase()) || reference === 'scratch' || images.has(reference))
            return;
        if (REFERENCE.test(reference))
            images.set(reference, { reference, line });
    };
    for (const { name, flags, rest, line } of (0,images_dockerfile/* parseDockerfile */.A)(dockerfile)) {
        if (name === 'ARG' && stages.length === 0)
            declare(rest, values, args);
        if (name === 'FROM') {
            const [written = '', as, stage] = rest.split(/\s+/);
            const filled = fillVariables(written, values);
            if (filled.unset.length > 0 && !REFERENCE.test(filled.text))
                unset.push({ names: filled.unset, line, written });
            else
                add(filled.text, line);
            const own = as?.toLowerCase() === 'as' ? stage?.toLowerCase() : undefined;
            if (own !== undefined)
                names.add(own);
            stages.push({ name: own, from: filled.text });
        }
        else
            for (const from of copiedFrom({ name, flags }))
                add(from, line);
    }
    const lowest = lowestOf(stages, target?.toLowerCase());
    return { images: [...images.values()], unset, ...(lowest !== undefined && images.has(lowest) && { lowest }) };
}
function lowestOf(stages, target) {
    const named = (name, before) => stages.slice(0, before).findLastIndex((stage) => stage.name === name);
    let at = stages.length - 1;
    if (target !== undefined)
        at = /^\d+$/.test(target) ? Number(target) : named(target, stages.length);
    for (;;) {
        const from = stages[at]?.from;
        const below = from === undefined ? -1 : named(from.toLowerCase(), at);
        if (below < 0)
            return from;
        at = below;
    }
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


/***/ }),

/***/ 87200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ buildSection),
/* harmony export */   l: () => (/* binding */ isFolder)
/* harmony export */ });
function buildSection(model, defaultPlatform) {
    const build = (model.build ?? {});
    const bake = (typeof build['x-bake'] === 'object' && build['x-bake'] !== null ? build['x-bake'] : {});
    const both = (key, bakeKey) => [...listOf(build[key]), ...listOf(bake[bakeKey])];
    const platforms = both('platforms', 'platforms');
    const ssh = both('ssh', 'ssh');
    return {
        context: text(build.context) ?? '.',
        dockerfile: text(build.dockerfile) ?? 'Dockerfile',
        inline: text(build.dockerfile_inline),
        args: mappingOf(build.args),
        unsetArgs: withoutValue(build.args),
        target: text(build.target),
        contexts: { ...mappingOf(build.additional_contexts), ...mappingOf(bake.contexts) },
        platform: platformOf(text(model.platform), defaultPlatform, platforms),
        secrets: secretsOf(build.secrets),
        bakeSecrets: bakeSecretsOf(bake.secret),
        ssh,
        labels: mappingOf(build.labels),
        cacheFrom: both('cache_from', 'cache-from'),
        cacheTo: both('cache_to', 'cache-to'),
        network: text(build.network),
        shmSize: text(build.shm_size),
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
const text = (value) => typeof value === 'string' && value !== '' ? undoubled(value) : typeof value === 'number' ? String(value) : undefined;
const undoubled = (value) => value.replaceAll('$$', '$');
function listOf(value) {
    if (typeof value === 'string')
        return [undoubled(value)];
    return Array.isArray(value) ? value.flatMap((one) => text(one) ?? []) : [];
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
const withoutValue = (value) => Array.isArray(value)
    ? value.map(String).filter((one) => !one.includes('='))
    : Object.entries((value ?? {})).flatMap(([name, one]) => one === null || one === undefined ? [name] : []);
function secretsOf(value) {
    const secrets = Array.isArray(value) ? value : [];
    return secrets.map((secret) => typeof secret === 'string'
        ? { source: secret, target: undefined }
        : { source: String(secret.source), target: text(secret.target) });
}
const bakeSecretsOf = (value) => (Array.isArray(value) ? value : [value]).flatMap((secret) => {
    if (typeof secret !== 'object' || secret === null)
        return listOf(secret);
    const pairs = Object.entries(secret).flatMap(([key, one]) => {
        const value = text(one);
        return value === undefined ? [] : [`${key}=${value}`];
    });
    return pairs.length === 0 ? [] : [pairs.join(',')];
});
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


/***/ }),

/***/ 57590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ parseDockerfile)
/* harmony export */ });
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


/***/ }),

/***/ 20496:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ keepFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


function keepFile(file, text) {
    const temporary = `${file}.${process.pid}`;
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file), { recursive: true, mode: 0o700 });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(temporary, text, { mode: 0o600 });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(temporary, file);
        return true;
    }
    catch {
        try {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(temporary, { force: true });
        }
        catch {
        }
        return false;
    }
}


/***/ }),

/***/ 42832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  HL: () => (/* binding */ buildTimesFile),
  y7: () => (/* binding */ explainImages),
  GZ: () => (/* binding */ lastDigests),
  Ri: () => (/* binding */ lastImagesFile),
  d8: () => (/* binding */ readLast),
  Uj: () => (/* binding */ writeLast)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./.build/src/images/explain.js

const explain_short = (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 12);
const OPEN = /^(base |target$|platform$|network$|shm_size$|ulimit |recipe$)/;
function keptInputs(inputs, salt) {
    return sorted([...inputs].map(([name, value]) => [name, readable(name, value) ?? explain_short(`${salt} ${value}`)]));
}
const VALUES = 'values';
function sharedInputs(inputs, salt) {
    const all = [...inputs].sort(([a], [b]) => (a < b ? -1 : 1));
    const closed = all.filter(([name, value]) => readable(name, value) === undefined);
    const kept = all.map(([name, value]) => [name, readable(name, value) ?? HIDDEN]);
    return sorted([...kept, [VALUES, explain_short(JSON.stringify([salt, closed]))]]);
}
const HIDDEN = '***';
function readable(name, value) {
    if (name === 'Dockerfile')
        return value.split(/\r?\n/).map(explain_short).join(' ');
    if (name.startsWith('file '))
        return value.replace(/[0-9a-f]{52}$/, '');
    return OPEN.test(name) ? value : undefined;
}
const sorted = (kept) => Object.fromEntries([...kept].sort(([a], [b]) => (a < b ? -1 : 1)));
function changesBetween(before, after) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
    return names.flatMap((name) => {
        const [old, now] = [before[name], after[name]];
        if (name === 'file Dockerfile' && before.Dockerfile !== after.Dockerfile)
            return [];
        if (name === VALUES)
            return changedValues(before, after);
        return old === now ? [] : [`${subjectOf(name)}: ${whatChanged(name, old, now)}`];
    });
}
function changedValues(before, after) {
    const hidden = (kept) => Object.keys(kept).filter((name) => kept[name] === HIDDEN);
    const names = hidden(after);
    const isSame = before[VALUES] === after[VALUES] || names.join('\n') !== hidden(before).join('\n');
    if (isSame)
        return [];
    return [`${names.join(', ')}: ${names.length === 1 ? 'another value' : 'one or more have another value'} (***)`];
}
const rank = (name) => name.startsWith('base ') ? 0 : name === 'Dockerfile' ? 1 : name.startsWith('file ') ? 3 : 2;
const subjectOf = (name) => (name === 'recipe' ? 'isoshard' : name.replace(/^file /, ''));
function whatChanged(name, old, now) {
    if (name === 'recipe')
        return 'this version makes other digests';
    if (name === 'Dockerfile' && old !== undefined && now !== undefined)
        return changedLines(old.split(' '), now.split(' '));
    if (old === undefined)
        return OPEN.test(name) ? `new (${now})` : 'new';
    if (now === undefined)
        return 'gone';
    if (OPEN.test(name))
        return `${old} → ${now}`;
    if (name.startsWith('file '))
        return changedFile(old, now);
    return 'another value (***)';
}
function changedFile(old, now) {
    const [oldKind, oldMode, oldContent] = old.split(' ');
    const [kind, mode, content] = now.split(' ');
    if (kind !== oldKind)
        return `a ${oldKind} before, now a ${kind}`;
    if (kind === 'link')
        return 'leads elsewhere';
    if (kind === 'commit')
        return 'another commit';
    const modes = mode === oldMode ? [] : [`mode ${oldMode} → ${mode}`];
    return [...(content === oldContent ? [] : ['content']), ...modes].join(', ');
}
function changedLines(old, now) {
    let begin = 0;
    while (begin < Math.min(old.length, now.length) && old[begin] === now[begin])
        begin += 1;
    let end = 0;
    while (end < Math.min(old.length, now.length) - begin && old.at(-1 - end) === now.at(-1 - end))
        end += 1;
    const [first, last] = [begin + 1, now.length - end];
    if (last < first)
        return `lines gone after line ${begin}`;
    return first === last ? `line ${first}` : `lines ${first} to ${last}`;
}

// EXTERNAL MODULE: ./.build/src/images/keep-file.js
var keep_file = __webpack_require__(20496);
;// CONCATENATED MODULE: ./.build/src/images/last-images.js





const lastImagesFile = (cache, project) => fileOf(cache, project, 'json');
const buildTimesFile = (cache, project) => fileOf(cache, project, 'times.json');
const fileOf = (cache, project, kind) => (0,external_node_path_.join)(cache, 'images', `${(0,external_node_crypto_.createHash)('sha256').update(project).digest('hex').slice(0, 32)}.${kind}`);
function explainImages({ last, shared }, planned, nowMs) {
    const images = new Map(Object.entries(last.images));
    const explained = planned.images.map((image) => {
        const { service, digest, tag } = image;
        const inputs = planned.inputs.get(service);
        if (inputs === undefined)
            return { service, digest, tag, how: 'given', because: [] };
        const before = images.get(service);
        if (before?.digest === digest) {
            return { service, digest, tag, how: 'same', because: before.because, sinceMs: before.sinceMs };
        }
        const kept = shared ? sharedInputs(inputs, last.salt) : keptInputs(inputs, last.salt);
        const because = before === undefined ? [] : changesBetween(before.inputs, kept);
        const earlier = earlierDigests(before);
        images.set(service, { digest, earlier, sinceMs: nowMs, inputs: kept, because: because.slice(0, KEPT_REASONS) });
        return { service, digest, tag, how: before === undefined ? 'new' : 'changed', because };
    });
    const isChanged = explained.some(({ how }) => how === 'new' || how === 'changed');
    return { explained, next: isChanged ? { ...last, images: Object.fromEntries(images) } : undefined };
}
const KEPT_EARLIER = 3;
const earlierDigests = (image) => image === undefined ? [] : [image.digest, ...(image.earlier ?? [])].slice(0, KEPT_EARLIER);
const lastDigests = ({ images }, service) => earlierDigests(Object.hasOwn(images, service) ? images[service] : undefined).filter((digest) => /^sha256:[0-9a-f]{64}$/.test(digest));
const KEPT_REASONS = 50;
const LONGEST = 64 * 1024 * 1024;
function readLast(file) {
    try {
        const last = (0,external_node_fs_.statSync)(file).size > LONGEST ? undefined : JSON.parse((0,external_node_fs_.readFileSync)(file, 'utf8'));
        if (isLast(last))
            return last;
    }
    catch {
    }
    return { kind: 'isoshard-images', version: 1, salt: (0,external_node_crypto_.randomBytes)(16).toString('hex'), images: {} };
}
const writeLast = (file, last) => (0,keep_file/* keepFile */.a)(file, JSON.stringify(last));
const LATEST_MS = 8.64e15;
function isLast(value) {
    if (!isRecord(value))
        return false;
    const { kind, version, salt, images } = value;
    return (kind === 'isoshard-images' &&
        version === 1 &&
        typeof salt === 'string' &&
        isRecord(images) &&
        Object.values(images).every(isImage));
}
function isImage(value) {
    if (!isRecord(value))
        return false;
    const { digest, earlier = [], sinceMs, because, inputs } = value;
    return (typeof digest === 'string' &&
        Array.isArray(earlier) &&
        earlier.every(isText) &&
        typeof sinceMs === 'number' &&
        Math.abs(sinceMs) <= LATEST_MS &&
        Array.isArray(because) &&
        because.every(isText) &&
        isRecord(inputs) &&
        Object.values(inputs).every(isText));
}
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value) => typeof value === 'string';


/***/ }),

/***/ 50187:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  qR: () => (/* binding */ isGiven),
  y6: () => (/* binding */ planImages),
  cO: () => (/* binding */ tagOf)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/compose/model.js
var compose_model = __webpack_require__(45965);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/images/build-section.js
var build_section = __webpack_require__(87200);
;// CONCATENATED MODULE: ./.build/src/images/image-inputs.js

const PROXY_ARGUMENTS = /^(HTTPS?|FTP|NO|ALL)_PROXY$/i;
const RECIPE = '3';
function imageInputs({ section, platform, dockerfile, files, contexts, bases, images, }) {
    const inputs = new Map([['recipe', RECIPE]]);
    const add = (name, value) => value !== undefined && inputs.set(name, value);
    add('Dockerfile', dockerfile);
    if (files === undefined)
        add('context', `${section.context} ${section.inline === undefined ? section.dockerfile : ''}`);
    for (const [path, what] of files ?? [])
        inputs.set(`file ${path}`, what);
    for (const [name, where] of Object.entries(section.contexts)) {
        const inside = contexts.get(name);
        add(`context ${name}`, inside === undefined ? (images.get(name) ?? where) : 'a folder');
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
    for (const secret of section.bakeSecrets)
        inputs.set(`secret ${/(?:^|,)id=([^,]*)/.exec(secret)?.[1] ?? ''}`, '');
    for (const id of section.ssh)
        inputs.set(`ssh ${id.split('=')[0]}`, '');
    add('target', section.target);
    add('platform', section.platform ?? platform);
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

// EXTERNAL MODULE: ./.build/src/images/base-images.js + 1 modules
var base_images = __webpack_require__(35948);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./.build/src/images/checked-out.js


function checkedOut(folder) {
    const link = /^gitdir: (.+)$/m.exec(textOf((0,external_node_path_.join)(folder, '.git')))?.[1];
    const git = (0,external_node_path_.resolve)(folder, link ?? '.git');
    const head = textOf((0,external_node_path_.join)(git, 'HEAD')).trim();
    const ref = /^ref: (refs\/.+)$/.exec(head)?.[1];
    if (ref === undefined)
        return commitIn(head);
    const common = (0,external_node_path_.resolve)(git, textOf((0,external_node_path_.join)(git, 'commondir')).trim());
    const packed = textOf((0,external_node_path_.join)(common, 'packed-refs'))
        .split('\n')
        .find((line) => line.endsWith(` ${ref}`));
    return commitIn(textOf((0,external_node_path_.join)(common, ref))) ?? commitIn(packed ?? '');
}
const commitIn = (text) => /^[0-9a-f]{40,64}\b/.exec(text)?.[0];
function textOf(file) {
    try {
        return (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch {
        return '';
    }
}

// EXTERNAL MODULE: ./node_modules/@balena/dockerignore/ignore.js
var ignore = __webpack_require__(44158);
;// CONCATENATED MODULE: ./.build/src/images/ignore-rules.js


function ignoreRules(text, file) {
    const matcher = ignore({ ignorecase: false });
    const exceptions = [];
    let hasRules = false;
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
            hasRules ||= /^\s*[^#\s]/.test(line);
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
        ignores: (path) => hasRules && matcher.ignores(path),
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
    const take = (path, at, stat) => found.set(path, describe(at, path, stat, memory));
    const walk = async (prefix, inside, takeParents) => {
        for (const { name, at, isFolder } of entriesOf(inside)) {
            const path = prefix + name;
            const isIgnored = ignores(path);
            if (!isIgnored) {
                const stat = (0,external_node_fs_.lstatSync)(at, { throwIfNoEntry: false });
                if (stat === undefined)
                    continue;
                const commit = path === '.git' ? checkedOut(folder) : undefined;
                if (commit !== undefined) {
                    found.set(path, `commit ${commit}`);
                    continue;
                }
                takeParents();
                take(path, at, stat);
                if (performance.now() - breathed > BREATH_MS) {
                    await (0,promises_.setImmediate)();
                    breathed = performance.now();
                }
            }
            if (!isFolder || (isIgnored && !mayHold(path)))
                continue;
            await walk(`${path}/`, at, () => {
                if (found.has(path))
                    return;
                takeParents();
                take(path, at, (0,external_node_fs_.lstatSync)(at));
            });
        }
    };
    await walk('', folder, () => undefined);
    memory.save();
    return found;
}
function entriesOf(folder) {
    if (typeof folder === 'string') {
        const entries = (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true });
        if (!entries.some(({ name }) => name.includes('\uFFFD')))
            return entries.map((entry) => ({
                name: entry.name,
                at: `${folder}/${entry.name}`,
                isFolder: entry.isDirectory(),
            }));
    }
    const parent = Buffer.concat([typeof folder === 'string' ? Buffer.from(folder) : folder, Buffer.from('/')]);
    return (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true, encoding: 'buffer' }).map((entry) => ({
        name: toText(entry.name),
        at: Buffer.concat([parent, entry.name]),
        isFolder: entry.isDirectory(),
    }));
}
function toText(bytes) {
    const text = bytes.toString('utf8');
    return Buffer.from(text).equals(bytes) ? text : `\uFFFD${bytes.toString('hex')}`;
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
        return `link ${toText((0,external_node_fs_.readlinkSync)(file, 'buffer'))}`;
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

// EXTERNAL MODULE: ./.build/src/images/dockerfile.js
var images_dockerfile = __webpack_require__(57590);
// EXTERNAL MODULE: ./.build/src/images/keep-file.js
var keep_file = __webpack_require__(20496);
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
        this.known = folder === undefined ? {} : read(this.file);
    }
    digest(path, stat, compute) {
        const stamp = stampOf(stat);
        const entry = Object.hasOwn(this.known, path) ? this.known[path] : undefined;
        const isKnown = typeof entry === 'string' && entry.startsWith(`${stamp} `) && DIGEST.test(entry.slice(stamp.length + 1));
        const settled = Math.max(stat.mtimeMs, stat.ctimeMs) < this.now() - UNSETTLED_MS;
        const digest = isKnown ? entry.slice(stamp.length + 1) : compute();
        if (isKnown || settled)
            this.seen.set(path, `${stamp} ${digest}`);
        if (!isKnown)
            this.isChanged = true;
        return digest;
    }
    save() {
        if (this.folder === undefined || (!this.isChanged && this.seen.size === Object.keys(this.known).length))
            return;
        if ((0,keep_file/* keepFile */.a)(this.file, JSON.stringify({ version: VERSION, files: Object.fromEntries(this.seen) })))
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
const DIGEST = /^[0-9a-f]{64}$/;
function read(file) {
    try {
        const { version, files } = JSON.parse((0,external_node_fs_.readFileSync)(file, 'utf8'));
        return version === VERSION && typeof files === 'object' && files !== null ? files : {};
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./.build/src/images/read-ingredients.js









function readBuildFiles(service, section, project) {
    const place = (...path) => project.locate(['services', service, 'build', ...path]);
    const isLocal = (0,build_section/* isFolder */.l)(section.context);
    if (isLocal) {
        refuseOutside(service, section.context, place('context'), project.root);
        if (!isDirectory(section.context)) {
            const location = place('context');
            throw failed(service, location, `is built from ${section.context}, which is no folder`, 'Correct `build.context`.');
        }
    }
    for (const [name, context] of Object.entries(section.contexts)) {
        if (!(0,build_section/* isFolder */.l)(context))
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
    const bases = (0,base_images/* basesOf */.c)(dockerfile ?? '', { ...section, contexts: Object.keys(section.contexts) });
    const [unset] = bases.unset;
    if (unset !== undefined) {
        const named = unset.names.join(' and ');
        const at = path === undefined ? place('dockerfile_inline') : { file: path, line: unset.line };
        const compose = place('args') ?? place();
        throw failed(service, at, `is built FROM ${unset.written} (line ${unset.line} of its Dockerfile), and the build argument ${named} has no value`, `Give it one in \`build.args\`${compose === undefined ? '' : ` (${said(compose)})`}, or a default in the Dockerfile: \`ARG ${unset.names[0]}=…\` before the first FROM.`);
    }
    for (const name of section.unsetArgs) {
        const line = lineWithoutValue(dockerfile ?? '', name);
        const what = `service ${service}: the build argument ${name} has no value here, and its Dockerfile (line ${line}) has no default`;
        if (line !== undefined)
            project.warn?.(what, place('args', name) ?? place('args') ?? place());
    }
    return { dockerfile, dockerfilePath: path, bases };
}
function lineWithoutValue(dockerfile, name) {
    if (PROXY_ARGUMENTS.test(name))
        return undefined;
    const declared = (0,images_dockerfile/* parseDockerfile */.A)(dockerfile).filter((one) => one.name === 'ARG' && one.rest.split(/\s+/).some((part) => part.split('=')[0] === name));
    return declared.some(({ rest }) => rest.split(/\s+/).some((part) => part.startsWith(`${name}=`)))
        ? undefined
        : declared[0]?.line;
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
function unreadable(service, location, cause) {
    if (!('syscall' in cause))
        return cause;
    const hint = 'Make it readable for this user, or leave it out by `.dockerignore`.';
    return new errors/* ProjectError */.wB('build-failed', `service ${service} has a build context that cannot be read: ${cause.message}`, {
        location,
        hint,
        cause,
    });
}
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
const isGiven = ({ digest, tag }) => tag !== tagOf(digest);
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
function layoutDigest(context) {
    const [, folder, digest] = /^oci-layout:\/\/(.+?)(?::[\w.-]+)?(?:@(sha256:[0-9a-f]{64}))?$/.exec(context) ?? [];
    const index = (0,external_node_path_.join)(folder ?? '', 'index.json');
    if (folder === undefined || digest !== undefined || !(0,external_node_fs_.existsSync)(index))
        return digest;
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update((0,external_node_fs_.readFileSync)(index)).digest('hex')}`;
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
        const section = (0,build_section/* buildSection */.C)(definition, this.request.defaultPlatform);
        const { dockerfile, dockerfilePath, bases: named } = readBuildFiles(service, section, this.request);
        const folders = Object.entries(section.contexts).filter(([, context]) => (0,build_section/* isFolder */.l)(context));
        const others = Object.entries(section.contexts).filter(([, context]) => context.startsWith('service:'));
        const images = Object.values(section.contexts).filter((context) => context.startsWith('docker-image://'));
        const layouts = Object.entries(section.contexts).flatMap(([name, context]) => {
            const digest = layoutDigest(context);
            return digest === undefined ? [] : [[name, digest]];
        });
        const references = [
            ...named.images.map(({ reference }) => reference),
            ...images.map((one) => one.slice('docker-image://'.length)),
        ];
        const read = (folder, key, rules) => this.contexts.files(folder, rules).catch((error) => {
            throw unreadable(service, this.request.locate(['services', service, 'build', ...key]), error);
        });
        const [files, contexts, services, bases] = await Promise.all([
            (0,build_section/* isFolder */.l)(section.context) ? read(section.context, ['context'], dockerfilePath) : undefined,
            Promise.all(folders.map(async ([name, folder]) => [name, await read(folder, ['additional_contexts', name])])),
            Promise.all(others.map(async ([name, other]) => [name, (await this.make(other.slice('service:'.length), from)).digest])),
            Promise.all(references.map(async (one) => [one, await this.baseDigest(one, section.pull)])),
        ]);
        const inputs = imageInputs({
            section,
            platform: this.request.platform,
            dockerfile,
            files,
            contexts: new Map(contexts),
            bases: new Map(bases.map(([reference, digest]) => [reference, digest ?? UNKNOWN])),
            images: new Map([...services, ...layouts]),
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


/***/ }),

/***/ 53446:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ atMost)
/* harmony export */ });
function atMost(count) {
    const waiting = [];
    let running = 0;
    return async (work, urgency = 0) => {
        if (running >= count)
            await new Promise((go) => waiting.push({ go, urgency }));
        else
            running += 1;
        try {
            return await work();
        }
        finally {
            const most = Math.max(...waiting.map((one) => one.urgency));
            const [next] = waiting.splice(waiting.findIndex((one) => one.urgency === most), waiting.length === 0 ? 0 : 1);
            if (next === undefined)
                running -= 1;
            else
                next.go();
        }
    };
}


/***/ }),

/***/ 63736:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ie: () => (/* binding */ presentLayers),
/* harmony export */   PL: () => (/* binding */ isOnLoopback),
/* harmony export */   _M: () => (/* binding */ repositoryOf),
/* harmony export */   bx: () => (/* binding */ baseOf),
/* harmony export */   fo: () => (/* binding */ allFacts),
/* harmony export */   pO: () => (/* binding */ namedBaseLayers)
/* harmony export */ });
/* unused harmony export sharedLayers */
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


/***/ }),

/***/ 59884:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ boundedMove)
/* harmony export */ });
async function boundedMove({ signal, silentMs, log }, work) {
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
    const said = new Set();
    const onProgress = ({ id = '', status = '' }) => {
        renew();
        const line = `${id} ${status}`;
        if (id !== '' && !said.has(line))
            log?.debug(`layer ${line}`);
        said.add(line);
    };
    const cancel = () => giveUp('cancelled');
    if (signal.aborted)
        cancel();
    signal.addEventListener('abort', cancel, { once: true });
    renew();
    try {
        return await work({ signal: ending.signal, onProgress }, giveUp);
    }
    catch (error) {
        throw reason === undefined ? error : new Error(reason, { cause: error });
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
    }
}


/***/ }),

/***/ 99942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ cacheEntries)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _exclusive_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51141);



function cacheEntries(cache, folder) {
    const atSlot = (0,_exclusive_js__WEBPACK_IMPORTED_MODULE_2__/* .exclusive */ .j)();
    const pathOf = (slot) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, slot);
    const restore = (name, slot, file) => atSlot(slot, async () => {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true });
        try {
            if (!(await cache.restore(name, [pathOf(slot)])))
                return false;
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(pathOf(slot), file);
            return true;
        }
        finally {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(pathOf(slot), { recursive: true, force: true });
        }
    });
    return {
        title: 'the Actions cache',
        packs: true,
        find: (prefix, slot) => cache.find(prefix, [pathOf(slot)]),
        restore,
        restoreNewest: restore,
        save: (name, slot, file) => atSlot(slot, async () => {
            try {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.link)(file, pathOf(slot));
                const saved = await cache.save(name, [pathOf(slot)]);
                return saved === 'saved' || saved === 'exists' ? saved : 'refused';
            }
            finally {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(pathOf(slot), { recursive: true, force: true });
            }
        }),
    };
}


/***/ }),

/***/ 15669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AL: () => (/* binding */ partSlot),
/* harmony export */   GC: () => (/* binding */ isEntryName),
/* harmony export */   SW: () => (/* binding */ slotOf),
/* harmony export */   UG: () => (/* binding */ layerPrefix),
/* harmony export */   Y6: () => (/* binding */ statePrefix),
/* harmony export */   YT: () => (/* binding */ ENTRY_PREFIX),
/* harmony export */   a: () => (/* binding */ partPrefix),
/* harmony export */   fu: () => (/* binding */ STATE_PREFIX),
/* harmony export */   i2: () => (/* binding */ FIRST_GENERATION),
/* harmony export */   oQ: () => (/* binding */ imagePrefix),
/* harmony export */   pv: () => (/* binding */ LAYER_PREFIX),
/* harmony export */   tz: () => (/* binding */ laterGeneration),
/* harmony export */   zY: () => (/* binding */ layerSize)
/* harmony export */ });
const ENTRY_PREFIX = 'isoshard-image-';
const LAYER_PREFIX = `${ENTRY_PREFIX}layer-`;
const STATE_PREFIX = 'isoshard-state-';
const hexOf = (digest) => digest.replace('sha256:', '');
const imagePrefix = (digest) => `${ENTRY_PREFIX}${hexOf(digest)}-`;
const statePrefix = (key) => `${STATE_PREFIX}${key}-`;
const layerPrefix = (digest) => `${LAYER_PREFIX}${hexOf(digest)}-`;
const partPrefix = (digest, { sizeBytes, unpackedBytes, isUnpacked }, part) => `${layerPrefix(digest)}${sizeBytes}-${unpackedBytes}-${isUnpacked ? 'u' : ''}${part}-`;
const slotOf = (digest) => hexOf(digest);
const partSlot = (digest, part) => `${hexOf(digest)}-${part}`;
function layerSize(name) {
    const [, size, unpacked, form] = /^isoshard-image-layer-[0-9a-f]{64}-(\d{1,13})-(\d{1,13})-(u?)\d{1,6}-[0-9a-z]+$/.exec(name) ?? [];
    if (size === undefined)
        return undefined;
    return { sizeBytes: Number(size), unpackedBytes: Number(unpacked), isUnpacked: form === 'u' };
}
const isEntryName = (name) => /^isoshard-image-([0-9a-f]{64}|[0-9a-f]{64}-[0-9a-z]+|layer-[0-9a-f]{64}(-\d+){1,2}-u?\d+-[0-9a-z]+)$/.test(name) ||
    /^isoshard-state-[0-9a-f]{64}-[0-9a-z]+$/.test(name);
const laterGeneration = (nowMs) => nowMs.toString(36).padStart(9, '0');
const FIRST_GENERATION = '0';


/***/ }),

/***/ 51141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ exclusive)
/* harmony export */ });
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


/***/ }),

/***/ 19024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ guardedEntries)
/* harmony export */ });
function guardedEntries(store, log, what = 'images') {
    let failure;
    let canWrite = true;
    const give = (why) => {
        if (failure === undefined)
            log.warning(`${store.title} is not asked for ${what} any more: ${why}`);
        failure ??= why;
    };
    const restored = async (name, restoring) => {
        if (failure !== undefined)
            return false;
        try {
            return await restoring();
        }
        catch (error) {
            log.debug(`${name} could not be restored: ${error.message}`);
            return false;
        }
    };
    return {
        title: store.title,
        packs: store.packs,
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
        restore: (name, slot, file) => restored(name, () => store.restore(name, slot, file)),
        restoreNewest: (prefix, slot, file) => restored(prefix, () => store.restoreNewest(prefix, slot, file)),
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


/***/ }),

/***/ 66923:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ short),
/* harmony export */   u: () => (/* binding */ KeptFiles)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(46466);
/* harmony import */ var _at_most_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(53446);
/* harmony import */ var _entries_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(15669);
/* harmony import */ var _layer_parts_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(67139);
/* harmony import */ var _meter_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(87328);
/* harmony import */ var _unpacked_layer_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(14670);
/* harmony import */ var _worth_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4365);












const RESTORES_AT_ONCE = 3;
const EXISTS_TRIES = 5;
const EXISTS_PAUSE_MS = 2000;
class KeptFiles {
    entries;
    folder;
    clock;
    meter;
    #broken = new Set();
    #sizes = new Map();
    #restoring = (0,_at_most_js__WEBPACK_IMPORTED_MODULE_9__/* .atMost */ .T)(RESTORES_AT_ONCE);
    constructor(entries, folder, clock, meter = new _meter_js__WEBPACK_IMPORTED_MODULE_10__/* .Meter */ .k(_worth_js__WEBPACK_IMPORTED_MODULE_8__/* .USUAL */ .VY.moved, clock)) {
        this.entries = entries;
        this.folder = folder;
        this.clock = clock;
        this.meter = meter;
    }
    get packs() {
        return this.entries.to?.packs === true;
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
            const name = await store.find((0,_entries_js__WEBPACK_IMPORTED_MODULE_11__/* .layerPrefix */ .UG)(digest), (0,_entries_js__WEBPACK_IMPORTED_MODULE_11__/* .partSlot */ .AL)(digest, 0));
            const size = name === undefined ? undefined : (0,_entries_js__WEBPACK_IMPORTED_MODULE_11__/* .layerSize */ .zY)(name);
            if (size === undefined)
                continue;
            const parts = await Promise.all((0,_layer_parts_js__WEBPACK_IMPORTED_MODULE_6__/* .partsOf */ .CI)(size).map((part) => store.find((0,_entries_js__WEBPACK_IMPORTED_MODULE_11__/* .partPrefix */ .a)(digest, size, part.index), (0,_entries_js__WEBPACK_IMPORTED_MODULE_11__/* .partSlot */ .AL)(digest, part.index))));
            if (parts.every((part) => part !== undefined))
                return size;
        }
        return undefined;
    }
    async hasLayer(digest) {
        const found = this.entries.from.map((store) => store.find((0,_entries_js__WEBPACK_IMPORTED_MODULE_11__/* .layerPrefix */ .UG)(digest), (0,_entries_js__WEBPACK_IMPORTED_MODULE_11__/* .partSlot */ .AL)(digest, 0)));
        return !this.#broken.has(digest) && (await Promise.all(found)).some((name) => name !== undefined);
    }
    async saveLayer(digest, size, file) {
        const again = this.#broken.has(digest);
        const parts = (0,_layer_parts_js__WEBPACK_IMPORTED_MODULE_6__/* .partsOf */ .CI)(size);
        const save = ({ index, movedBytes }, from) => this.#save((0,_entries_js__WEBPACK_IMPORTED_MODULE_11__/* .partPrefix */ .a)(digest, size, index), (0,_entries_js__WEBPACK_IMPORTED_MODULE_11__/* .partSlot */ .AL)(digest, index), from, again, movedBytes);
        const [only] = parts;
        const isSaved = only !== undefined && parts.length === 1 && !size.isUnpacked
            ? await save(only, file)
            : await this.#saveCut(parts, keptBytes(file, size), save);
        if (!isSaved)
            return undefined;
        this.#broken.delete(digest);
        this.#sizes.set(digest, Promise.resolve(size));
        return size.sizeBytes;
    }
    async #saveCut(parts, bytes, save) {
        const iterator = bytes[Symbol.asyncIterator]();
        const pieces = new _layer_parts_js__WEBPACK_IMPORTED_MODULE_6__/* .InPieces */ .xU(iterator);
        let saving = Promise.resolve(true);
        try {
            for (const part of parts) {
                const file = this.spoolFile();
                const gone = () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(file, { force: true });
                try {
                    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_5__.pipeline)(node_stream__WEBPACK_IMPORTED_MODULE_4__.Readable.from(pieces.take(part.end - part.start)), (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createWriteStream)(file));
                    if (!(await saving)) {
                        await gone();
                        return false;
                    }
                }
                catch (error) {
                    await gone();
                    throw error;
                }
                saving = save(part, file).finally(gone);
                saving.catch(() => undefined);
            }
            return await saving;
        }
        finally {
            await saving.catch(() => false);
            await iterator.return?.();
        }
    }
    async #save(prefix, slot, file, again, bytes = 0) {
        const { to } = this.entries;
        if (to === undefined)
            return false;
        const save = (generation) => this.meter.of(bytes, () => to.save(`${prefix}${generation}`, slot, file), (saved) => (saved === 'saved' ? bytes : 0));
        if (!again) {
            const saved = await save(_entries_js__WEBPACK_IMPORTED_MODULE_11__/* .FIRST_GENERATION */ .i2);
            if (saved !== 'exists')
                return saved === 'saved';
            for (let tries = 0; tries < EXISTS_TRIES; tries++) {
                if ((await to.find(prefix, slot)) !== undefined)
                    return true;
                await this.clock.sleep(EXISTS_PAUSE_MS);
            }
        }
        return (await save((0,_entries_js__WEBPACK_IMPORTED_MODULE_11__/* .laterGeneration */ .tz)(this.clock.now()))) === 'saved';
    }
    async *readLayer(digest, size, start = 0, urgency = 0) {
        const hash = start === 0 && !size.isUnpacked ? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256') : undefined;
        const buffer = Buffer.allocUnsafeSlow(size.isUnpacked ? BUFFER_BYTES : 0);
        const parts = (0,_layer_parts_js__WEBPACK_IMPORTED_MODULE_6__/* .partsOf */ .CI)(size).filter(({ end }) => end > start);
        const fetchPart = (at) => {
            const part = parts[at];
            const fetching = part &&
                this.#restoring(() => this.meter.of(part.movedBytes, () => this.#restorePart(digest, size, part)), urgency);
            fetching?.catch(() => undefined);
            return fetching;
        };
        const coming = parts.slice(0, 1 + _layer_parts_js__WEBPACK_IMPORTED_MODULE_6__/* .PARTS_AHEAD */ .$Y).map((_, at) => fetchPart(at));
        try {
            let held;
            for (const [at, part] of parts.entries()) {
                const file = await coming.shift();
                if (file === undefined)
                    break;
                coming.push(fetchPart(at + 1 + _layer_parts_js__WEBPACK_IMPORTED_MODULE_6__/* .PARTS_AHEAD */ .$Y));
                try {
                    const from = Math.max(0, start - part.start);
                    if (size.isUnpacked) {
                        yield* (0,_layer_parts_js__WEBPACK_IMPORTED_MODULE_6__/* .inBuffer */ .Wu)(file, from, buffer);
                        continue;
                    }
                    for await (const chunk of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(file, { start: from, highWaterMark: READ_BYTES })) {
                        hash?.update(chunk);
                        if (held !== undefined)
                            yield held;
                        held = chunk;
                    }
                }
                finally {
                    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(file, { force: true });
                }
            }
            if (hash && `sha256:${hash.digest('hex')}` !== digest)
                throw new Error(`${short(digest)} has other bytes`);
            if (held !== undefined)
                yield held;
        }
        catch (error) {
            this.#broken.add(digest);
            throw error;
        }
        finally {
            for (const one of coming) {
                const left = await one?.catch(() => undefined);
                if (left !== undefined)
                    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(left, { force: true });
            }
        }
    }
    async idle() {
        await Promise.allSettled(this.#underWay);
    }
    #underWay = new Set();
    #restorePart(digest, size, part) {
        const restoring = this.#restore(digest, size, part).finally(() => this.#underWay.delete(restoring));
        this.#underWay.add(restoring);
        return restoring;
    }
    async #restore(digest, size, { index, start, end }) {
        const file = this.spoolFile();
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(this.folder, { recursive: true });
        for (const store of this.entries.from) {
            if (!(await store.restoreNewest((0,_entries_js__WEBPACK_IMPORTED_MODULE_11__/* .partPrefix */ .a)(digest, size, index), (0,_entries_js__WEBPACK_IMPORTED_MODULE_11__/* .partSlot */ .AL)(digest, index), file)))
                continue;
            if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(file)).size === end - start)
                return file;
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(file, { force: true });
        }
        throw new Error(`${short(digest)} is not in ${this.places} any more`);
    }
    findImage(digest, read) {
        return this.#find((0,_entries_js__WEBPACK_IMPORTED_MODULE_11__/* .imagePrefix */ .oQ)(digest), digest, read);
    }
    findState(key, read) {
        return this.#find((0,_entries_js__WEBPACK_IMPORTED_MODULE_11__/* .statePrefix */ .Y6)(key), key, read);
    }
    async #find(prefix, id, read) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(this.folder, { recursive: true });
        for (const store of this.entries.from) {
            const name = await store.find(prefix, (0,_entries_js__WEBPACK_IMPORTED_MODULE_11__/* .slotOf */ .SW)(id));
            const file = this.spoolFile();
            if (name === undefined || !(await store.restore(name, (0,_entries_js__WEBPACK_IMPORTED_MODULE_11__/* .slotOf */ .SW)(id), file)))
                continue;
            try {
                return await read(file);
            }
            catch {
                this.#broken.add(id);
            }
            finally {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(file, { force: true });
            }
        }
        return undefined;
    }
    distrust(digest) {
        this.#broken.add(digest);
    }
    saveImage(digest, file) {
        return this.#save((0,_entries_js__WEBPACK_IMPORTED_MODULE_11__/* .imagePrefix */ .oQ)(digest), (0,_entries_js__WEBPACK_IMPORTED_MODULE_11__/* .slotOf */ .SW)(digest), file, this.#broken.has(digest));
    }
    saveState(key, file) {
        return this.#save((0,_entries_js__WEBPACK_IMPORTED_MODULE_11__/* .statePrefix */ .Y6)(key), (0,_entries_js__WEBPACK_IMPORTED_MODULE_11__/* .slotOf */ .SW)(key), file, this.#broken.has(key));
    }
    spoolFile() {
        return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(this.folder, `spool-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`);
    }
    get places() {
        return this.entries.from.map(({ title }) => title).join(' or ');
    }
}
const READ_BYTES = 256 * 1024;
const BUFFER_BYTES = 1024 * 1024;
const short = (digest) => digest.slice(0, 19);
function keptBytes(file, { unpackedBytes: bytes, isUnpacked }) {
    const packed = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(file, { highWaterMark: READ_BYTES });
    return isUnpacked ? (0,_unpacked_layer_js__WEBPACK_IMPORTED_MODULE_7__/* .unpackedBytes */ .d)(packed, bytes, 0) : packed;
}


/***/ }),

/***/ 67139:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Y: () => (/* binding */ PARTS_AHEAD),
/* harmony export */   CI: () => (/* binding */ partsOf),
/* harmony export */   Wu: () => (/* binding */ inBuffer),
/* harmony export */   df: () => (/* binding */ spoolBytes),
/* harmony export */   xU: () => (/* binding */ InPieces)
/* harmony export */ });
/* unused harmony exports PART_BYTES, UNPACKED_PART_BYTES */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);

const PART_BYTES = 32 * 1024 * 1024;
const UNPACKED_PART_BYTES = 48 * 1024 * 1024;
const PARTS_AHEAD = 2;
function partsOf({ sizeBytes, unpackedBytes, isUnpacked }) {
    const all = isUnpacked ? unpackedBytes : sizeBytes;
    const each = isUnpacked ? UNPACKED_PART_BYTES : PART_BYTES;
    const count = Math.max(1, Math.ceil(all / each));
    return Array.from({ length: count }, (_, index) => {
        const [start, end] = [index * each, Math.min(all, (index + 1) * each)];
        return { index, start, end, movedBytes: isUnpacked ? Math.round(((end - start) / all) * sizeBytes) : end - start };
    });
}
const spoolBytes = (size) => partsOf(size)
    .slice(0, 1 + PARTS_AHEAD)
    .at(-1)?.end ?? 0;
class InPieces {
    chunks;
    #rest = Buffer.alloc(0);
    constructor(chunks) {
        this.chunks = chunks;
    }
    async *take(bytes) {
        let left = bytes;
        while (left > 0) {
            if (this.#rest.length === 0) {
                const next = await this.chunks.next();
                if (next.done)
                    throw new Error('it ends too early');
                this.#rest = next.value;
            }
            const piece = this.#rest.subarray(0, left);
            this.#rest = this.#rest.subarray(piece.length);
            left -= piece.length;
            yield piece;
        }
    }
}
async function* inBuffer(file, start, buffer) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(file);
    try {
        for (let at = start;;) {
            const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
            if (bytesRead === 0)
                return;
            at += bytesRead;
            yield buffer.subarray(0, bytesRead);
        }
    }
    finally {
        await handle.close();
    }
}


/***/ }),

/***/ 87328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ Meter)
/* harmony export */ });
const USUAL_MS = 500;
class Meter {
    usual;
    clock;
    #bytes = 0;
    #ms = 0;
    #sinceMs = 0;
    #moves = new Set();
    constructor(usual, clock) {
        this.usual = usual;
        this.clock = clock;
    }
    async of(bytes, move, moved = () => bytes) {
        if (this.#moves.size === 0)
            this.#sinceMs = this.clock.now();
        const own = { bytes };
        this.#moves.add(own);
        try {
            const done = await move();
            this.#bytes += moved(done);
            return done;
        }
        finally {
            this.#moves.delete(own);
            if (this.#moves.size === 0)
                this.#ms += this.clock.now() - this.#sinceMs;
        }
    }
    get rate() {
        const underWayMs = this.#moves.size === 0 ? 0 : this.clock.now() - this.#sinceMs;
        const underWay = [...this.#moves].reduce((sum, { bytes }) => sum + bytes / 2, 0);
        const bytes = this.#bytes + underWay + (this.usual * USUAL_MS) / 1000;
        return bytes / ((this.#ms + underWayMs + USUAL_MS) / 1000);
    }
}


/***/ }),

/***/ 6298:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ reasonOf),
/* harmony export */   H: () => (/* binding */ registryTransport)
/* harmony export */ });
/* harmony import */ var _docker_labels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3757);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36624);
/* harmony import */ var _bounded_move_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(59884);
/* harmony import */ var _entries_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(15669);
/* harmony import */ var _room_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61842);
/* harmony import */ var _worth_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4365);






const SILENT_MS = 180_000;
function registryTransport(options) {
    const { engine, log, signal, repository, login, readOnly, silentMs = SILENT_MS } = options;
    const { keep = new Set(), free = () => (0,_room_js__WEBPACK_IMPORTED_MODULE_2__/* .freeBytes */ .go)(engine) } = options;
    const limits = { signal, silentMs };
    const tagFor = ({ digest }) => (0,_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .slotOf */ .SW)(digest);
    async function layersOf(reference, auth) {
        try {
            return await engine.remoteLayers(reference, { login: auth, signal });
        }
        catch (error) {
            log.debug(error.message);
            return [];
        }
    }
    const room = new _room_js__WEBPACK_IMPORTED_MODULE_2__/* .SharedRoom */ .nq(free, (neededBytes) => (0,_room_js__WEBPACK_IMPORTED_MODULE_2__/* .makeRoom */ .mk)(engine, options, { neededBytes, keep, free }).catch((error) => log.debug(error.message)));
    const bytesOf = (layers) => layers.reduce((sum, { size }) => sum + size * (1 + _worth_js__WEBPACK_IMPORTED_MODULE_3__/* .COMPRESSION */ .Vy), 0);
    async function fetch(image) {
        const named = `${repository}:${tagFor(image)}`;
        try {
            const auth = await login(repository);
            const digest = await engine.remoteDigest(named, auth, { signal });
            if (digest === undefined)
                return { found: false, why: `not in ${repository}` };
            const moved = new MovedLayers();
            const all = await layersOf(`${repository}@${digest}`, auth);
            const pulled = `${repository}@${digest}`;
            const pull = () => (0,_bounded_move_js__WEBPACK_IMPORTED_MODULE_5__/* .boundedMove */ .X)(limits, (move) => engine.pullImage(pulled, { ...move, login: auth, onProgress: moved.both(move.onProgress) }));
            await room.of(async () => bytesOf(all), pull);
            if ((await engine.imageFacts(pulled))?.labels[_docker_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .LABEL */ .d_.digest] !== image.digest) {
                await engine.untagImage(pulled);
                throw new Error('what came is made from something else');
            }
            const at = image.tag.lastIndexOf(':');
            await engine.tagImage(pulled, image.tag.slice(0, at), image.tag.slice(at + 1));
            await engine.untagImage(pulled);
            return { found: true, ...moved.of(all) };
        }
        catch (error) {
            signal.throwIfAborted();
            const why = reasonOf(error);
            if (/no such manifest|manifest unknown|not found/i.test(why))
                return { found: false, why: `not in ${repository}` };
            if (/no space left on device/i.test(why)) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EnvironmentError */ .eG('disk-full', `the disk is full: the image of ${image.service} does not fit`, {
                    cause: error,
                    hint: 'Free some: `docker system df` shows what takes it.',
                });
            }
            log.warning(`the image of ${image.service} could not be fetched from ${repository}: ${why}`);
            return { found: false, why };
        }
    }
    async function publish(image, build) {
        if (readOnly !== undefined)
            return { done: false, why: readOnly };
        const first = await push(image, build);
        return first.done || !(await answers(image)) ? tell(image, first) : tell(image, await push(image, build));
    }
    const answers = async (image) => engine.remoteDigest(`${repository}:${tagFor(image)}`, await login(repository), { signal }).then(() => true, () => false);
    function tell({ service }, published) {
        if (!published.done)
            log.warning(`the image of ${service} could not be pushed to ${repository}: ${published.why}`);
        return published;
    }
    async function push(image, build) {
        const tag = tagFor(image);
        try {
            const auth = await login(repository);
            const isThere = build === undefined && (await engine.remoteDigest(`${repository}:${tag}`, auth, { signal })) !== undefined;
            if (isThere)
                return { done: true, movedBytes: 0, sparedBytes: 0 };
            const moved = new MovedLayers();
            const diffIds = (await engine.imageFacts(image.tag))?.layers;
            await engine.tagImage(image.tag, repository, tag);
            const digest = await (0,_bounded_move_js__WEBPACK_IMPORTED_MODULE_5__/* .boundedMove */ .X)(limits, (move) => engine.pushImage(`${repository}:${tag}`, { ...move, login: auth, onProgress: moved.both(move.onProgress) })).finally(() => engine.untagImage(`${repository}:${tag}`));
            if (digest === '')
                return { done: true, ...moved.of([]) };
            await engine.untagImage(`${repository}@${digest}`);
            return { done: true, ...moved.of(await layersOf(`${repository}@${digest}`, auth), diffIds) };
        }
        catch (error) {
            return { done: false, why: reasonOf(error) };
        }
    }
    async function offer({ service }, digests) {
        try {
            const auth = await login(repository);
            const found = await Promise.all(digests.map((digest) => engine.remoteDigest(`${repository}:${(0,_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .slotOf */ .SW)(digest)}`, auth, { signal })));
            const references = found.flatMap((digest) => (digest === undefined ? [] : [`${repository}@${digest}`]));
            if (references.length === 0)
                return undefined;
            return { references, broken: new AbortController().signal, end: () => undefined };
        }
        catch (error) {
            log.debug(`${service}: no layer of an earlier image is offered: ${reasonOf(error)}`);
        }
        return undefined;
    }
    return { title: repository, keeps: readOnly === undefined, fetch, publish, offer, close: async () => undefined };
}
function reasonOf(error) {
    const said = error.message;
    return /unauthorized|denied|authentication required|no basic auth|forbidden/i.test(said)
        ? `${said} (log in before with rights to it, by docker/login-action or \`docker login\`)`
        : said;
}
class MovedLayers {
    #bytes = new Map();
    both(renew) {
        return (said) => {
            renew?.(said);
            const { status = '', id = '', progressDetail } = said;
            if (!/^(Downloading|Download complete|Pushing|Pushed)/.test(status) || id === '')
                return;
            this.#bytes.set(id, Math.max(this.#bytes.get(id) ?? 0, progressDetail?.current ?? 0));
        };
    }
    of(all, diffIds = []) {
        const isMoved = (digest = '') => this.#bytes.has(digest.slice(7, 19));
        const sum = (sizes) => [...sizes].reduce((one, other) => one + other, 0);
        if (all.length === 0)
            return { movedBytes: sum(this.#bytes.values()), sparedBytes: 0 };
        const moved = all.filter(({ digest }, index) => isMoved(digest) || isMoved(diffIds[index]));
        const movedBytes = sum(moved.map(({ size }) => size));
        return { movedBytes, sparedBytes: sum(all.map(({ size }) => size)) - movedBytes };
    }
}


/***/ }),

/***/ 61842:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   go: () => (/* binding */ freeBytes),
/* harmony export */   mk: () => (/* binding */ makeRoom),
/* harmony export */   nq: () => (/* binding */ SharedRoom)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _docker_labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3757);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36624);



const UNNAMED_MS = 3 * 24 * 60 * 60 * 1000;
const megabytes = (bytes) => `${Math.ceil(bytes / 1e6)} MB`;
function freeBytes({ info }) {
    if (!info.isLocal)
        return undefined;
    for (const path of [info.dataFolder, '/']) {
        try {
            const { bavail, bsize } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statfsSync)(path);
            return bavail * bsize;
        }
        catch {
        }
    }
    return undefined;
}
const isOurs = (tag) => tag.startsWith('isoshard/image:');
class SharedRoom {
    free;
    make;
    #claims = new Map();
    constructor(free, make) {
        this.free = free;
        this.make = make;
    }
    async of(needed, work) {
        let bytes = await needed();
        while (this.#claims.size > 0 && (this.free() ?? Number.POSITIVE_INFINITY) < this.#claimed + bytes) {
            await Promise.race(this.#claims.keys());
            bytes = await needed();
        }
        const moving = this.make(bytes).then(work);
        const ended = moving.then(() => this.#end(ended), () => this.#end(ended));
        this.#claims.set(ended, bytes);
        return moving;
    }
    get #claimed() {
        return [...this.#claims.values()].reduce((sum, bytes) => sum + bytes, 0);
    }
    #end(claim) {
        this.#claims.delete(claim);
    }
}
async function makeRoom(engine, { log, clock }, { neededBytes, keep, free }) {
    const isEnough = () => (free() ?? Number.POSITIVE_INFINITY) >= neededBytes;
    if (isEnough())
        return;
    const ours = await engine.localImages([_docker_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.digest]);
    const aged = await Promise.all(ours.map(async (image) => ({ ...image, facts: await engine.imageFacts(image.id) })));
    const removable = aged
        .filter(({ facts }) => facts !== undefined && !keep.has(facts.labels[_docker_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .LABEL */ .d_.digest] ?? ''))
        .filter(({ facts }) => clock.now() - (facts?.lastTaggedMs ?? 0) > UNNAMED_MS)
        .sort((a, b) => (a.facts?.lastTaggedMs ?? 0) - (b.facts?.lastTaggedMs ?? 0));
    for (const { id, tags, facts } of removable) {
        if (isEnough())
            return;
        const isNameless = tags.length === 0 && facts?.repoDigests.length === 0;
        for (const name of isNameless ? [id] : tags.filter(isOurs)) {
            if (await engine.untagImage(name))
                log.info(`removed image ${name}: no plan of the last days names it`);
        }
    }
    if (isEnough())
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .EnvironmentError */ .eG('disk-full', `an image needs ${megabytes(neededBytes)} of disk, ${megabytes(free() ?? 0)} are free where Docker keeps its data`, { hint: 'Free some: `docker system df` shows what takes it, `docker system prune` removes what nothing uses.' });
}


/***/ }),

/***/ 68320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  kM: () => (/* binding */ ImageShelf),
  y8: () => (/* binding */ NOT_GIVEN),
  El: () => (/* binding */ SMALL_BYTES)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./.build/src/images/transports/at-most.js
var at_most = __webpack_require__(53446);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./.build/src/images/transports/unpacked-layer.js
var unpacked_layer = __webpack_require__(14670);
;// CONCATENATED MODULE: ./.build/src/images/transports/incoming-file.js






function incomingFile(file, slot, arrived) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const packed = new external_node_stream_.PassThrough();
    const unpacked = (0,unpacked_layer/* unpackedFacts */.r)(packed);
    let sizeBytes = 0;
    const discard = async () => {
        packed.end();
        slot.free();
        await (0,promises_.rm)(file, { force: true });
    };
    return {
        get sizeBytes() {
            return sizeBytes;
        },
        async append(bytes) {
            const meter = new external_node_stream_.Transform({
                async transform(chunk, _encoding, done) {
                    await slot.take(chunk.length);
                    hash.update(chunk);
                    sizeBytes += chunk.length;
                    if (packed.destroyed || packed.write(chunk))
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
            packed.end();
            if (`sha256:${hash.digest('hex')}` !== digest) {
                await discard();
                return false;
            }
            slot.arrived();
            await arrived({ digest, sizeBytes, file, unpacked: await unpacked });
            return true;
        },
        discard,
    };
}

// EXTERNAL MODULE: ./.build/src/images/transports/layer-parts.js
var layer_parts = __webpack_require__(67139);
;// CONCATENATED MODULE: ./.build/src/images/transports/spool-room.js
class SpoolRoom {
    limitBytes;
    #bytes = 0;
    #incoming = new Set();
    #arrived = 0;
    #waiting = [];
    constructor(limitBytes) {
        this.limitBytes = limitBytes;
    }
    open() {
        let own = 0;
        let state = 'incoming';
        const slot = {
            take: async (bytes) => {
                if (state === 'incoming')
                    this.#incoming.add(slot);
                while (state === 'incoming' && !this.#mayTake(slot, bytes)) {
                    await new Promise((resolve) => this.#waiting.push(resolve));
                }
                if (state !== 'incoming')
                    return;
                own += bytes;
                this.#bytes += bytes;
            },
            arrived: () => {
                if (state !== 'incoming')
                    return;
                state = 'arrived';
                this.#incoming.delete(slot);
                this.#arrived += 1;
                this.#tell();
            },
            free: () => {
                if (state === 'free')
                    return;
                if (state === 'arrived')
                    this.#arrived -= 1;
                state = 'free';
                this.#incoming.delete(slot);
                this.#bytes -= own;
                this.#tell();
            },
        };
        return slot;
    }
    #mayTake(slot, bytes) {
        if (this.#bytes + bytes <= this.limitBytes)
            return true;
        const [first] = this.#incoming;
        return first === slot && this.#arrived === 0;
    }
    #tell() {
        for (const go of this.#waiting.splice(0))
            go();
    }
}

;// CONCATENATED MODULE: ./.build/src/images/transports/shelf.js








const NOT_GIVEN = 'a layer is asked for that the engine should have';
const SMALL_BYTES = 128 * 1024;
const SPOOL_LIMIT_BYTES = 256 * 1024 * 1024;
const SAVES_AT_ONCE = 2;
class ImageShelf {
    files;
    folder;
    keepsPacked;
    #blobs = new Map();
    #manifests = new Map();
    #baseLayers = new Set();
    #given = new Set();
    #watchers = new Set();
    #room = new SpoolRoom(SPOOL_LIMIT_BYTES);
    #saving = (0,at_most/* atMost */.T)(SAVES_AT_ONCE);
    constructor(files, folder, keepsPacked) {
        this.files = files;
        this.folder = folder;
        this.keepsPacked = keepsPacked;
    }
    knowBaseLayers(diffIds, served) {
        for (const diffId of diffIds)
            this.#baseLayers.add(diffId);
        for (const { digest, size } of served)
            this.offerBase(digest, size);
    }
    offerManifest(manifest) {
        this.#manifests.set(manifest.digest, manifest);
    }
    offerFile(digest, sizeBytes, file, at, of) {
        this.#blobs.set(digest, { place: 'file', sizeBytes, file, at, ...(of && { of }) });
    }
    offerKept(digest, { sizeBytes, unpackedBytes, isUnpacked }) {
        if (this.#blobs.has(digest) || (isUnpacked && this.keepsPacked))
            return;
        this.#blobs.set(digest, { place: 'kept', sizeBytes, unpackedBytes, isUnpacked, saved: Promise.resolve(0) });
    }
    offerUnpacked(digest, of, size, isGiven) {
        if (!isGiven && this.#blobs.has(digest))
            return;
        this.#blobs.set(digest, { place: 'unpacked', sizeBytes: size.unpackedBytes, of, size, isGiven });
    }
    offerBase(digest, sizeBytes) {
        if (!this.#blobs.has(digest))
            this.#blobs.set(digest, { place: 'base', sizeBytes });
    }
    packedName(digest) {
        const blob = this.#blobs.get(digest);
        if (blob?.place === 'file')
            return blob.of;
        return blob?.place === 'unpacked' ? { digest: blob.of, size: blob.size.sizeBytes } : undefined;
    }
    blob(digest) {
        return this.#blobs.get(digest);
    }
    forget(digests) {
        for (const digest of digests)
            if (this.#blobs.get(digest)?.place === 'kept')
                this.#blobs.delete(digest);
    }
    takeGiven(digests) {
        const given = digests.filter((digest) => this.#given.delete(digest));
        return given.reduce((sum, digest) => sum + (this.#blobs.get(digest)?.sizeBytes ?? 0), 0);
    }
    takeUnpacked() {
        const bytes = this.#unpackedBytes;
        this.#unpackedBytes = 0;
        return bytes;
    }
    #unpackedBytes = 0;
    leftOf(digest) {
        const blob = this.#blobs.get(digest);
        return blob?.place === 'kept' ? Math.round(blob.sizeBytes * (1 - (this.#shares.get(digest) ?? 0))) : 0;
    }
    #shares = new Map();
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
        return this.#blobs.get(digest)?.sizeBytes;
    }
    async read(digest, start) {
        const blob = this.#blobs.get(digest);
        if (blob?.place === 'file') {
            const { file, at, sizeBytes } = blob;
            const from = at + start;
            return sizeBytes === 0 ? external_node_stream_.Readable.from([]) : (0,external_node_fs_.createReadStream)(file, { start: from, end: at + sizeBytes - 1 });
        }
        if (start === 0)
            this.#reads.set(digest, this.readsOf(digest) + 1);
        if (blob?.place === 'kept' && !blob.isUnpacked)
            return this.#readKept(digest, this.files.readLayer(digest, blob, start), blob.sizeBytes);
        if (blob?.place !== 'unpacked' || !blob.isGiven)
            throw this.#fail(digest, NOT_GIVEN);
        const { of, size, sizeBytes } = blob;
        const ahead = start === 0 ? this.#ahead.get(digest) : undefined;
        if (ahead !== undefined)
            this.#ahead.delete(digest);
        const bytes = ahead?.bytes ?? this.#unpacked(digest, of, size, start);
        return this.#readKept(of, bytes, sizeBytes, ahead?.first);
    }
    readsOf(digest) {
        return this.#reads.get(digest) ?? 0;
    }
    #reads = new Map();
    #unpacked(digest, of, size, start = 0) {
        return size.isUnpacked
            ? this.files.readLayer(of, size, start, this.#urgencies.get(digest))
            : (0,unpacked_layer/* unpackedBytes */.d)(this.files.readLayer(of, size), size.unpackedBytes, start);
    }
    fetchAhead(digest, of, size, urgency) {
        this.#urgencies.set(digest, Math.max(urgency, this.#urgencies.get(digest) ?? 0));
        const bytesAhead = [...this.#ahead.values()].reduce((sum, ahead) => sum + ahead.spoolBytes, (0,layer_parts/* spoolBytes */.df)(size));
        if (this.#fetchedAhead.has(digest) || bytesAhead > SPOOL_LIMIT_BYTES)
            return false;
        this.#fetchedAhead.add(digest);
        const bytes = this.#unpacked(digest, of, size);
        const first = bytes.next();
        first.catch(() => undefined);
        this.#ahead.set(digest, { bytes, first, spoolBytes: (0,layer_parts/* spoolBytes */.df)(size) });
        return true;
    }
    #fetchedAhead = new Set();
    #ahead = new Map();
    #urgencies = new Map();
    async dropAhead(digests) {
        for (const digest of digests) {
            const ahead = this.#ahead.get(digest);
            this.#ahead.delete(digest);
            await ahead?.bytes.return(undefined);
        }
    }
    async #readKept(digest, bytes, all, coming = bytes.next()) {
        const fail = (why) => {
            this.files.distrust(digest);
            return this.#fail(digest, why);
        };
        const first = await coming.catch((error) => {
            throw fail(error.message);
        });
        this.#given.add(digest);
        const shares = this.#shares;
        let given = 0;
        return (async function* () {
            try {
                for (let next = first; !next.done; next = await bytes.next()) {
                    yield next.value;
                    given += next.value.length;
                    shares.set(digest, given / all);
                }
            }
            catch (error) {
                throw fail(error.message);
            }
            finally {
                await bytes.return(undefined);
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
        const slot = this.#room.open();
        return incomingFile(this.files.spoolFile(), slot, async (blob) => {
            const keeping = await this.#take(blob);
            if (keeping === undefined)
                slot.free();
            else
                keeping.saved.then(slot.free, slot.free);
        });
    }
    async #take({ digest, sizeBytes, file, unpacked }) {
        const isBase = unpacked !== undefined && this.#baseLayers.has(unpacked.digest);
        if (isBase)
            this.#blobs.set(digest, { place: 'base', sizeBytes });
        if (isBase || this.#blobs.get(digest) !== undefined)
            return void (await (0,promises_.rm)(file, { force: true }));
        if (sizeBytes <= SMALL_BYTES)
            return void this.offerFile(digest, sizeBytes, file, 0);
        const isUnpacked = unpacked !== undefined && this.files.packs && !this.keepsPacked;
        const size = { sizeBytes, unpackedBytes: unpacked?.sizeBytes ?? 0, isUnpacked };
        this.#unpackedBytes += size.unpackedBytes;
        const saved = this.#saving(() => this.#save(digest, size, file));
        this.#blobs.set(digest, { place: 'kept', ...size, saved });
        return { saved };
    }
    async #save(digest, size, file) {
        try {
            const kept = await this.files.findLayer(digest);
            if (kept?.sizeBytes === size.sizeBytes && kept.isUnpacked === size.isUnpacked)
                return 0;
            return await this.files.saveLayer(digest, size, file);
        }
        catch {
            return undefined;
        }
        finally {
            await (0,promises_.rm)(file, { force: true }).catch(() => undefined);
        }
    }
}


/***/ }),

/***/ 14670:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ unpackedBytes),
/* harmony export */   r: () => (/* binding */ unpackedFacts)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46466);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38522);




const CHUNK_BYTES = 64 * 1024;
async function unpackedFacts(packed) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let sizeBytes = 0;
    try {
        const counted = new node_stream__WEBPACK_IMPORTED_MODULE_1__.Writable({
            write(chunk, _encoding, done) {
                hash.update(chunk);
                sizeBytes += chunk.length;
                done();
            },
        });
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)(packed, (0,node_zlib__WEBPACK_IMPORTED_MODULE_3__.createGunzip)(), counted);
        return { digest: `sha256:${hash.digest('hex')}`, sizeBytes };
    }
    catch {
        return undefined;
    }
}
async function* unpackedBytes(packed, sizeBytes, start) {
    const gunzip = (0,node_zlib__WEBPACK_IMPORTED_MODULE_3__.createGunzip)({ chunkSize: CHUNK_BYTES });
    (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)(node_stream__WEBPACK_IMPORTED_MODULE_1__.Readable.from(packed, { highWaterMark: 2 }), gunzip).catch(() => undefined);
    let at = 0;
    for await (const chunk of gunzip) {
        const from = Math.max(0, start - at);
        at += chunk.length;
        if (at > sizeBytes)
            break;
        if (from < chunk.length)
            yield chunk.subarray(from);
    }
    if (at !== sizeBytes)
        throw new Error('a layer is not as long as it is said to be');
}


/***/ }),

/***/ 4365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H7: () => (/* binding */ coldBuildMs),
/* harmony export */   TH: () => (/* binding */ isSlowerToGoOn),
/* harmony export */   VY: () => (/* binding */ USUAL),
/* harmony export */   Vy: () => (/* binding */ COMPRESSION),
/* harmony export */   bw: () => (/* binding */ isSlowerToMove),
/* harmony export */   jF: () => (/* binding */ isSlowerToPublish),
/* harmony export */   qN: () => (/* binding */ isSlowerToFetch)
/* harmony export */ });
/* unused harmony exports publishMs, fetchMs */
const USUAL = { moved: 90e6, packed: 30e6, unpacked: 100e6 };
const COMPRESSION = 2.5;
const AT_MOST = 1.1;
const ms = (bytes, perSecond) => (bytes / perSecond) * 1000;
const publishMs = (unpackedBytes, rates = USUAL) => ms(unpackedBytes, rates.packed) + ms(unpackedBytes / COMPRESSION, rates.moved);
const fetchMs = (packedBytes, unpackedBytes, rates = USUAL) => ms(packedBytes, rates.moved) + ms(unpackedBytes, rates.unpacked);
const isSlowerToMove = (bytes, makeMs) => makeMs > 0 && ms(bytes, USUAL.moved) > AT_MOST * makeMs;
const isSlowerToFetch = (packedBytes, unpackedBytes, buildMs, rates = USUAL) => buildMs > 0 && fetchMs(packedBytes, unpackedBytes, rates) > AT_MOST * buildMs;
const isSlowerToPublish = (unpackedBytes, buildMs, rates = USUAL) => buildMs > 0 &&
    buildMs + publishMs(unpackedBytes, rates) + fetchMs(unpackedBytes / COMPRESSION, unpackedBytes, rates) >
        AT_MOST * 2 * buildMs;
const isSlowerToGoOn = (leftBytes, buildMs, { moved }) => buildMs > 0 && ms(leftBytes, moved) > AT_MOST * buildMs;
function coldBuildMs(steps, baseLayers, build) {
    const layers = steps.filter(({ sizeBytes }) => sizeBytes > 0).toReversed();
    const own = layers.slice(Math.min(baseLayers, layers.length));
    return own.length > 0 && own.every(({ createdMs }) => createdMs + 1000 > build.beganMs) ? Math.round(build.ms) : 0;
}


/***/ }),

/***/ 51055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dp: () => (/* binding */ explainPlan),
  qi: () => (/* binding */ lastTime),
  hb: () => (/* binding */ tellChanges)
});

// EXTERNAL MODULE: ./.build/src/images/last-images.js + 1 modules
var last_images = __webpack_require__(42832);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./.build/src/images/shared-images.js



const KEY_PREFIX = 'isoshard-ingredients-1/';
const keyOf = (variant) => `${KEY_PREFIX}${variant}/`;
const cachedFile = ({ paths }) => (0,external_node_path_.join)(paths.temp, 'ingredients', 'images.json');
async function fetchLast(context, variant) {
    const file = cachedFile(context);
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(file), { recursive: true });
    try {
        await context.cache.restore(keyOf(variant), [file]);
        return (0,last_images/* readLast */.d8)(file);
    }
    finally {
        (0,external_node_fs_.rmSync)(file, { force: true });
    }
}
async function keepLast(context, variant, last) {
    const { cache, run, log } = context;
    const file = cachedFile(context);
    try {
        if (!(0,last_images/* writeLast */.Uj)(file, last))
            return;
        log.debug(`what images are made from: cache ${await cache.save(`${keyOf(variant)}${run.runId}-${run.attempt}`, [file])}`);
    }
    catch (error) {
        log.debug(`what images are made from is not kept: ${error.message}`);
    }
    finally {
        (0,external_node_fs_.rmSync)(file, { force: true });
    }
}

// EXTERNAL MODULE: ./.build/src/modes/foreign-code.js
var foreign_code = __webpack_require__(15088);
// EXTERNAL MODULE: ./.build/src/modes/user-cache.js
var user_cache = __webpack_require__(27274);
;// CONCATENATED MODULE: ./.build/src/modes/explain-images.js




const lastFile = (context, config) => (0,last_images/* lastImagesFile */.Ri)((0,user_cache/* cacheFolder */.n)(context), config.file);
const isInCache = ({ kind, cache }) => kind === 'action' && cache.available;
async function lastTime(context, { config, variant }) {
    if (isInCache(context))
        return { last: await fetchLast(context, variant), shared: true };
    return { last: (0,last_images/* readLast */.d8)(lastFile(context, config)), shared: false };
}
const NEW_COMMIT = '.git: another commit';
const SHOWN = 3;
async function tellChanges(context, request, planned, last) {
    try {
        await compareAndKeep(context, request, planned, await last);
    }
    catch (error) {
        context.log.debug(`what changed in images is not told: ${error.message}`);
    }
}
async function compareAndKeep(context, request, planned, last) {
    const { log, clock } = context;
    const { explained, next } = (0,last_images/* explainImages */.y7)(last, planned, clock.now());
    for (const { service, because } of explained.filter(({ how }) => how === 'changed')) {
        const more = because.length - SHOWN;
        const shown = [...because.slice(0, SHOWN), ...(more > 0 ? [`${more} more (\`isoshard plan --explain\`)`] : [])];
        const hint = because.join() === NEW_COMMIT ? ' and nothing else: write .git into .dockerignore, where no build needs it' : '';
        log.info(`image of ${service} changed: ${shown.join('; ')}${hint}`);
    }
    if (next === undefined)
        return;
    if (!isInCache(context))
        return void (0,last_images/* writeLast */.Uj)(lastFile(context, request.config), next);
    if ((0,foreign_code/* isDefaultBranch */.ok)(context) && (await (0,foreign_code/* foreignCode */.o)(context)) === undefined)
        await keepLast(context, request.variant, next);
}
async function explainPlan(context, { engine }, request, planned) {
    const { explained } = (0,last_images/* explainImages */.y7)(await lastTime(context, request), planned, context.clock.now());
    const images = await Promise.all(explained.map(async (image) => ({ ...image, here: await engine.hasImage(image.tag) })));
    for (const image of images)
        for (const line of linesOf(image))
            context.log.info(line);
    return { exitStatus: 0, json: { images } };
}
function linesOf({ service, digest, how, because, sinceMs, here, }) {
    const place = how === 'given' ? 'used as it is' : here ? 'here' : 'not here';
    const since = sinceMs === undefined ? '' : ` since ${new Date(sinceMs).toISOString().replace(/\.\d+Z$/, 'Z')}`;
    const head = {
        given: '',
        new: 'never made before',
        changed: 'changed by',
        same: `unchanged${since}${because.length > 0 ? ', then changed by' : ''}`,
    }[how];
    return [
        `${service} ${digest.slice(0, 19)} ${place}${head === '' ? '' : `: ${head}`}`,
        ...because.map((reason) => `  ${reason}`),
    ];
}


/***/ }),

/***/ 71255:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ onlyGroupsOf),
/* harmony export */   T: () => (/* binding */ failedTests)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38816);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36624);




const test = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() });
const shard = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    verdict: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    tests: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(test.extend({ outcome: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() })),
    notRun: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(test),
});
const finding = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ shard: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().optional(), tests: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()) });
const schema = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    verdict: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    suites: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), shards: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(shard) })),
    findings: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(finding),
});
function failedTests(folder) {
    const { verdict, suites, findings } = readReport(folder);
    const failed = (of) => new Map(suites.map(({ name, shards }) => [name, new Set(shards.flatMap(of))]).filter(([, ids]) => ids.size > 0));
    const found = failed((one) => failedIn(one, findings));
    if (found.size > 0 || isGood(verdict))
        return found;
    const all = failed(allOf);
    if (all.size > 0)
        return all;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz('bad-arguments', `--failed: the last run was a ${verdict}, and its report knows of no test`, {
        hint: 'Run without --failed.',
    });
}
const isGood = (verdict) => verdict === 'success' || verdict === 'skipped';
const allOf = ({ tests, notRun }) => [...tests, ...notRun].map(({ id }) => id);
function failedIn(shard, findings) {
    const { name, verdict, tests, notRun } = shard;
    const all = new Set(allOf(shard));
    const own = findings.filter((one) => one.shard === name).map((one) => one.tests.filter((id) => all.has(id)));
    const failed = [
        ...tests.filter(({ outcome }) => outcome === 'failed' || outcome === 'interrupted').map(({ id }) => id),
        ...notRun.map(({ id }) => id),
        ...own.flat(),
    ];
    const isUnexplained = notRun.length === 0 && own.some((ids) => ids.length === 0);
    return isUnexplained || (failed.length === 0 && !isGood(verdict)) ? [...all] : failed;
}
function readReport(folder) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'report.json');
    const hint = '`isoshard run` writes it; name its folder with --output.';
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(file))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz('bad-arguments', `--failed: there is no ${file}`, { hint });
    try {
        return schema.parse(JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8')));
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz('bad-arguments', `--failed: ${file} is no report of a run`, { hint, cause });
    }
}
function onlyGroupsOf(listing, wanted) {
    const groups = new Set(listing.tests.filter(({ id }) => wanted.has(id)).map(({ group }) => group));
    return { ...listing, tests: listing.tests.filter(({ group }) => groups.has(group)) };
}


/***/ }),

/***/ 57014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ baseDigests),
/* harmony export */   c: () => (/* binding */ imageSources)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _compose_model_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(45965);
/* harmony import */ var _docker_buildx_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22506);
/* harmony import */ var _docker_compose_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34455);
/* harmony import */ var _stack_identity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8119);
/* harmony import */ var _suite_services_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73625);






async function imageSources(context, session, config, suites) {
    const source = { files: config.compose, folder: config.root };
    const { model, sources, root } = await session.compose.read(source, context.env, _stack_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .NO_SHARD */ .Z, context.signal);
    const needed = suites.flatMap((suite) => (0,_suite_services_js__WEBPACK_IMPORTED_MODULE_4__/* .servicesOf */ .Y)(model, config, suite).all);
    const whole = await withBakeExtensions(context, source, model);
    return { model: (0,_compose_model_js__WEBPACK_IMPORTED_MODULE_5__/* .onlyServices */ .ju)(whole, withBuiltFrom(whole, needed)), locate: (path) => sources.locate(path), root };
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
async function withBakeExtensions({ env, signal }, { files, folder }, model) {
    if (files === false)
        return model;
    const source = { files, folder };
    const mayHave = (0,_docker_compose_js__WEBPACK_IMPORTED_MODULE_2__/* .composeFiles */ .ml)(source, env).some((file) => /\bx-bake\b|^\s*(include|["']?extends)\b/m.test(textOf(file)));
    if (!mayHave || !(0,_compose_model_js__WEBPACK_IMPORTED_MODULE_5__/* .sortedEntries */ .CA)(model.services).some(([, { build }]) => build !== undefined))
        return model;
    const extensions = await (0,_docker_compose_js__WEBPACK_IMPORTED_MODULE_2__/* .resolveBakeExtensions */ .uK)(source, { env, signal });
    const services = (0,_compose_model_js__WEBPACK_IMPORTED_MODULE_5__/* .sortedEntries */ .CA)(model.services).map(([name, service]) => {
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
function baseDigests({ env, signal, log }, engine) {
    let builder;
    const takesHere = async () => {
        builder ??= (0,_docker_buildx_js__WEBPACK_IMPORTED_MODULE_1__/* .currentBuilder */ .h0)({ env, signal });
        return ((await builder)?.driver ?? 'docker') === 'docker';
    };
    return async (reference, pull) => {
        const here = await engine.imageDigest(reference);
        const counts = here === undefined || here.startsWith('sha256:') || (await takesHere());
        if (here !== undefined && counts && !pull)
            return here;
        const asked = await (0,_docker_buildx_js__WEBPACK_IMPORTED_MODULE_1__/* .registryDigest */ .Uc)(reference, { env, signal });
        signal.throwIfAborted();
        if ('digest' in asked)
            return asked.digest;
        log.info(`base image ${reference}: ${here === undefined ? 'known by its name alone' : 'the one that is here counts'} (${asked.reason})`);
        return here;
    };
}


/***/ }),

/***/ 7895:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i8: () => (/* binding */ choosePlaces),
  hz: () => (/* binding */ imageTransport)
});

// UNUSED EXPORTS: baseNames, lowestBases

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/compose/model.js
var model = __webpack_require__(45965);
// EXTERNAL MODULE: ./.build/src/docker/credentials.js
var credentials = __webpack_require__(89530);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/images/base-images.js + 1 modules
var base_images = __webpack_require__(35948);
// EXTERNAL MODULE: ./.build/src/images/build-section.js
var build_section = __webpack_require__(87200);
// EXTERNAL MODULE: ./.build/src/images/keep-file.js
var keep_file = __webpack_require__(20496);
;// CONCATENATED MODULE: ./.build/src/images/build-times.js


class BuildTimes {
    file;
    constructor(file) {
        this.file = file;
    }
    of(service) {
        const ms = this.#read()[service];
        return typeof ms === 'number' && Number.isSafeInteger(ms) && ms > 0 ? ms : 0;
    }
    learn(service, wholeMs, tookMs) {
        const known = this.of(service);
        const ms = wholeMs > 0 || known === 0 ? wholeMs : Math.max(known, Math.round(tookMs));
        if (this.file !== undefined && ms !== known)
            (0,keep_file/* keepFile */.a)(this.file, JSON.stringify({ ...this.#read(), [service]: ms }));
        return ms;
    }
    #read() {
        try {
            return Object(JSON.parse((0,external_node_fs_.readFileSync)(this.file ?? '', 'utf8')));
        }
        catch {
            return {};
        }
    }
}

// EXTERNAL MODULE: ./.build/src/images/last-images.js + 1 modules
var last_images = __webpack_require__(42832);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./.build/src/images/transports/entries.js
var entries = __webpack_require__(15669);
// EXTERNAL MODULE: ./.build/src/images/transports/exclusive.js
var exclusive = __webpack_require__(51141);
;// CONCATENATED MODULE: ./.build/src/images/transports/artifact-entries.js




const RETENTION_DAYS = 1;
const LISTED_FOR_MS = 3000;
function artifactEntries(artifacts, folder, now) {
    const atSlot = (0,exclusive/* exclusive */.j)();
    let listed;
    const names = (fresh) => {
        if (fresh || listed === undefined || now() - listed.atMs > LISTED_FOR_MS) {
            listed = { names: artifacts.list(entries/* ENTRY_PREFIX */.YT), atMs: now() };
        }
        return listed.names;
    };
    const find = async (prefix) => (await names(!prefix.startsWith(entries/* LAYER_PREFIX */.pv))).findLast((name) => name.startsWith(prefix));
    const restore = (name, slot, file) => atSlot(slot, async () => {
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
    });
    return {
        title: 'the artifacts of this run',
        packs: false,
        find,
        restore,
        restoreNewest: async (prefix, slot, file) => {
            const name = await find(prefix, slot);
            return name !== undefined && restore(name, slot, file);
        },
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

// EXTERNAL MODULE: ./.build/src/images/transports/base-image.js
var base_image = __webpack_require__(63736);
// EXTERNAL MODULE: ./.build/src/images/transports/cache-entries.js
var cache_entries = __webpack_require__(99942);
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

// EXTERNAL MODULE: ./.build/src/images/transports/guarded-entries.js
var guarded_entries = __webpack_require__(19024);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./.build/src/images/transports/kept-files.js
var kept_files = __webpack_require__(66923);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.build/src/docker/labels.js
var labels = __webpack_require__(3757);
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
    const blobs = listOf(value.blobs).map(({ digest, sizeBytes, unpackedBytes, isUnpacked, place }) => {
        if (!isDigest(digest) || !isCount(sizeBytes) || !isCount(unpackedBytes))
            return fail('a blob');
        if (place !== 'kept' && place !== 'packed' && place !== 'base')
            return fail('the place of a blob');
        if (typeof isUnpacked !== 'boolean')
            return fail('how a blob is kept');
        return { digest, sizeBytes, unpackedBytes, isUnpacked, place };
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

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./.build/src/images/transports/record-file.js


const pack = (0,external_node_util_.promisify)(external_node_zlib_.brotliCompress);
const unpack = (0,external_node_util_.promisify)(external_node_zlib_.brotliDecompress);
const FILE_LIMIT = 64 * 1024 * 1024;
const INLINE_CACHE = /"moby\.buildkit\.cache\.v0":"([A-Za-z0-9+/]+=*)"/;
const isText = (part) => part[0] === 0x7b;
function textsOf(part) {
    const text = part.toString('utf8');
    const found = INLINE_CACHE.exec(text);
    const [whole = '', packed = ''] = found ?? [];
    const inner = Buffer.from(packed, 'base64');
    const isSame = found !== null && inner.toString('base64') === packed && Buffer.from(text).equals(part);
    if (!isSame)
        return [part];
    const at = found.index + whole.length - packed.length - 1;
    return [Buffer.from(text.slice(0, at)), inner, Buffer.from(text.slice(at + packed.length))];
}
async function packRecordFile(parts) {
    const texts = [];
    const others = [];
    const shapes = parts.map((part) => {
        if (!isText(part)) {
            others.push(part);
            return `-${part.length}`;
        }
        const own = textsOf(part);
        texts.push(...own);
        return own.map(({ length }) => length).join('+');
    });
    const plain = Buffer.concat([Buffer.from(`${shapes.join(' ')}\n`), ...texts]);
    const packed = await pack(plain, {
        params: {
            [external_node_zlib_.constants.BROTLI_PARAM_MODE]: external_node_zlib_.constants.BROTLI_MODE_TEXT,
            [external_node_zlib_.constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
            [external_node_zlib_.constants.BROTLI_PARAM_LGWIN]: 18,
        },
    });
    const head = Buffer.alloc(4);
    head.writeUInt32BE(packed.length);
    return Buffer.concat([head, packed, ...others]);
}
async function unpackRecordFile(file) {
    const end = 4 + (file.length < 4 ? 0 : file.readUInt32BE(0));
    const plain = await unpack(file.subarray(4, end), { maxOutputLength: FILE_LIMIT });
    const begin = plain.indexOf(10) + 1;
    const shapes = plain.toString('latin1', 0, Math.max(0, begin - 1));
    if (!/^(-\d{1,9}|\d{1,9}(\+\d{1,9}\+\d{1,9})?)( (-\d{1,9}|\d{1,9}(\+\d{1,9}\+\d{1,9})?))*$/.test(shapes)) {
        throw new Error('it is no file of a record');
    }
    const takeText = taker(plain, begin);
    const takeOther = taker(file, end);
    const parts = shapes.split(' ').flatMap((shape) => {
        if (shape.startsWith('-'))
            return [takeOther(shape.slice(1))];
        const [first, inner, last] = shape.split('+').map(takeText);
        return [first, inner && Buffer.from(inner.toString('base64')), last].filter((part) => part !== undefined);
    });
    return Buffer.concat(parts);
}
const taker = (bytes, at) => (length) => {
    const begin = at;
    at += Number(length);
    return bytes.subarray(begin, at);
};

;// CONCATENATED MODULE: ./.build/src/images/transports/found-record.js





async function readRecord(restored, copy, image) {
    const { size } = await (0,promises_.stat)(restored);
    if (size > FILE_LIMIT)
        throw new Error('it is too large for a record');
    const bytes = await unpackRecordFile(await (0,promises_.readFile)(restored));
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
    await (0,promises_.writeFile)(copy, bytes);
    return { record, sizeBytes: size, file: copy, packedAt, diffIds };
}
function layersOf({ image, manifests }, packed) {
    const configs = manifests.flatMap(({ text }) => packed.get(referredBy(text).config ?? '') ?? []);
    const read = configs.map((bytes) => JSON.parse(bytes.toString('utf8')));
    const own = read.find(({ config }) => config?.Labels?.[labels/* LABEL */.d_.digest] === image);
    if (own === undefined && read.length > 0)
        throw new Error('it is made from something else');
    const layers = own?.rootfs?.diff_ids;
    return Array.isArray(layers) ? layers.filter((layer) => typeof layer === 'string') : [];
}

;// CONCATENATED MODULE: ./.build/src/images/transports/kept-image.js


async function isKept({ files }, { digest }) {
    const copy = files.spoolFile();
    try {
        const found = await files.findImage(digest, (file) => readRecord(file, copy, digest));
        const kept = found?.record.blobs.filter(({ place }) => place === 'kept') ?? [];
        const there = await Promise.all(kept.map((blob) => files.hasLayer(blob.digest)));
        const isWhole = there.every(Boolean);
        if (!isWhole)
            files.distrust(digest);
        return found !== undefined && isWhole;
    }
    finally {
        await (0,promises_.rm)(copy, { force: true });
    }
}

// EXTERNAL MODULE: ./.build/src/images/transports/worth.js
var worth = __webpack_require__(4365);
;// CONCATENATED MODULE: ./.build/src/images/transports/lacked-bytes.js


function lackedBytes({ record, diffIds }, local) {
    const kept = record.blobs.filter(({ place }) => place === 'kept');
    const all = kept.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    const present = (0,base_image/* presentLayers */.Ie)(diffIds, local);
    const layers = record.blobs.slice(Math.max(0, record.blobs.length - diffIds.length));
    const lacked = layers.slice(present).filter(({ place }) => place === 'kept');
    const ofBase = layers.slice(present).filter(({ place }) => place === 'base');
    const baseBytes = ofBase.reduce((sum, { sizeBytes }) => sum + sizeBytes * (1 + worth/* COMPRESSION */.Vy), 0);
    const keptBytes = diffIds.length === 0 ? all : lacked.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    const share = all === 0 ? 0 : keptBytes / all;
    const unpackedBytes = Math.round(share * record.unpackedBytes);
    const digests = lacked.map(({ digest }) => digest);
    const cameBytes = lacked.some(({ isUnpacked }) => isUnpacked) ? unpackedBytes : keptBytes;
    return { present, digests, keptBytes, unpackedBytes, diskBytes: cameBytes + unpackedBytes + baseBytes };
}

;// CONCATENATED MODULE: ./.build/src/images/transports/loopback-parts.js

const REPOSITORY = 'isoshard/image';
const ratesOf = ({ files, packing }) => ({
    ...worth/* USUAL */.VY,
    moved: files.meter.rate,
    packed: packing.rate,
});
const loginOf = ({ host, username, password }) => ({
    username,
    password,
    serveraddress: host,
});

// EXTERNAL MODULE: ./.build/src/images/transports/bounded-move.js
var bounded_move = __webpack_require__(59884);
// EXTERNAL MODULE: ./.build/src/images/transports/shelf.js + 2 modules
var transports_shelf = __webpack_require__(68320);
;// CONCATENATED MODULE: ./.build/src/images/transports/swapped-layers.js

function layered(text, count) {
    const value = Object(JSON.parse(text));
    return Array.isArray(value.layers) && value.layers.length === count && count > 0 ? value : undefined;
}
function withLayers(manifest, parsed, layers) {
    const text = JSON.stringify({ ...parsed, layers });
    return { ...manifest, text, digest: `sha256:${(0,external_node_crypto_.createHash)('sha256').update(text).digest('hex')}` };
}
function renamedLayers(manifest, count, rename) {
    const parsed = layered(manifest.text, count);
    if (parsed === undefined)
        return manifest;
    const layers = parsed.layers.map((layer, index) => {
        const name = rename(index, String(layer.digest));
        return name === undefined || name.digest === layer.digest ? layer : { ...layer, ...name };
    });
    return layers.every((layer, index) => layer === parsed.layers[index])
        ? manifest
        : withLayers(manifest, parsed, layers);
}
const layerDigests = (text, count) => layered(text, count)?.layers.map(({ digest }) => String(digest));
function unpackedImage({ top, manifests, blobs }, diffIds, from, isWanted) {
    const manifest = manifests.find(({ digest }) => digest === top);
    const parsed = manifest && layered(manifest.text, diffIds.length);
    if (manifest === undefined || parsed === undefined)
        return undefined;
    const isOci = String(parsed.mediaType ?? manifest.mediaType).includes('.oci.');
    const mediaType = isOci ? 'application/vnd.oci.image.layer.v1.tar' : 'application/vnd.docker.image.rootfs.diff.tar';
    const found = [];
    const layers = parsed.layers.map((layer, index) => {
        const blob = blobs.find(({ digest }) => digest === layer.digest);
        const digest = diffIds[index] ?? '';
        if (index < from || blob?.place !== 'kept' || !(isWanted || blob.isUnpacked))
            return layer;
        if (blob.unpackedBytes === 0 || !/^sha256:[0-9a-f]{64}$/.test(digest))
            return layer;
        found.push({ index, digest, of: blob.digest, size: blob });
        return { mediaType, digest, size: blob.unpackedBytes };
    });
    return found.length === 0 ? undefined : { manifest: withLayers(manifest, parsed, layers), layers: found };
}

;// CONCATENATED MODULE: ./.build/src/images/transports/loopback-pull.js






const SLOWER = 'it comes slower than it is built';
const LOOK_EVERY_MS = 1000;
const ROOMY = 4;
async function pullRecorded(parts, image, found, pulling) {
    const { engine, free } = parts;
    const { record, diffIds } = found;
    const { present, lackedBytes } = pulling;
    const left = { buildMs: record.buildMs, lacked: pulling.lacked };
    offer(parts, found);
    const isRoomy = (free() ?? Number.POSITIVE_INFINITY) > ROOMY * lackedBytes;
    const unpackedFrom = (from) => unpackedImage(record, diffIds, from, !engine.info.keepsPacked && isRoomy);
    const all = unpackedFrom(0);
    const had = new Set(all?.layers.filter(({ index }) => index < present).map(({ digest }) => digest));
    const none = new Set();
    const last = { unpacked: all, had: none };
    const ways = had.size === 0 ? [last] : [{ unpacked: all, had }, { unpacked: unpackedFrom(present), had: none }, last];
    for (const way of ways) {
        if (await isPulled(parts, image, found, { record, left, ...way }, way === last))
            return;
    }
}
async function fetchedAhead({ shelf }, { record, diffIds }, present, work) {
    const layers = unpackedImage(record, diffIds, present, false)?.layers ?? [];
    const bytes = layers.reduce((sum, { size }) => sum + size.unpackedBytes, 0);
    const own = layers.filter(({ index, digest, of, size }) => shelf.fetchAhead(digest, of, size, bytes - index));
    try {
        return await work();
    }
    finally {
        await shelf.dropAhead(own.map(({ digest }) => digest));
    }
}
async function isPulled(parts, image, found, way, isLast) {
    const { shelf } = parts;
    if (way.unpacked !== undefined)
        offerUnpacked(parts, way.unpacked, way.had);
    const own = new Set([...way.record.blobs.map(({ digest }) => digest), ...way.had]);
    let isAsked = false;
    const unwatch = shelf.watch((digest, why) => {
        isAsked ||= why === transports_shelf/* NOT_GIVEN */.y8 && own.has(digest);
    });
    try {
        await pull(parts, image, way);
        return true;
    }
    catch (error) {
        if (!isAsked || isLast)
            throw error;
        offer(parts, found);
        return false;
    }
    finally {
        unwatch();
    }
}
function offer({ shelf }, { record, packedAt, file }) {
    for (const manifest of record.manifests)
        shelf.offerManifest(manifest);
    let at = packedAt;
    for (const blob of record.blobs) {
        const { digest, sizeBytes, place } = blob;
        if (place === 'base')
            shelf.offerBase(digest, sizeBytes);
        if (place === 'kept')
            shelf.offerKept(digest, blob);
        if (place !== 'packed')
            continue;
        shelf.offerFile(digest, sizeBytes, file, at);
        at += sizeBytes;
    }
}
function offerUnpacked({ shelf }, { manifest, layers }, had) {
    shelf.offerManifest(manifest);
    for (const { digest, of, size } of layers)
        shelf.offerUnpacked(digest, of, size, !had.has(digest));
}
async function pull(parts, image, { record, unpacked, had, left }) {
    const { engine, shelf } = parts;
    const server = await parts.server();
    const reference = `${server.host}/${REPOSITORY}@${unpacked?.manifest.digest ?? record.top}`;
    const own = new Set([...record.blobs.map(({ digest }) => digest), ...had]);
    await (0,bounded_move/* boundedMove */.X)(parts, async (options, giveUp) => {
        const unwatch = shelf.watch((digest, why) => {
            if (own.has(digest))
                giveUp(why);
        });
        const looking = setInterval(() => {
            const leftBytes = left.lacked.reduce((sum, digest) => sum + shelf.leftOf(digest), 0);
            if ((0,worth/* isSlowerToGoOn */.TH)(leftBytes, left.buildMs, ratesOf(parts)))
                giveUp(SLOWER);
        }, LOOK_EVERY_MS);
        try {
            await engine.pullImage(reference, { ...options, login: loginOf(server) });
        }
        catch (error) {
            for (const { digest, of } of unpacked?.layers ?? []) {
                if (error.message.includes(digest))
                    parts.files.distrust(of);
            }
            throw error;
        }
        finally {
            clearInterval(looking);
            unwatch();
        }
    });
    try {
        const pulled = await engine.imageFacts(reference);
        if (pulled?.labels[labels/* LABEL */.d_.digest] !== image.digest)
            throw new Error('what came is made from something else');
        const at = image.tag.lastIndexOf(':');
        await engine.tagImage(reference, image.tag.slice(0, at), image.tag.slice(at + 1));
    }
    finally {
        await engine.untagImage(reference).catch(() => false);
    }
}

;// CONCATENATED MODULE: ./.build/src/images/transports/pull-base.js



async function pullBase(parts, reference, layers = 0, begun = () => { }) {
    if (!parts.baseNames.has((0,base_image/* repositoryOf */._M)(reference)))
        throw new Error(`no Dockerfile here builds on ${reference}`);
    const login = await parts.login(reference);
    const at = new Set();
    await (0,bounded_move/* boundedMove */.X)(parts, (options) => parts.engine.pullImage(reference, {
        ...options,
        login,
        onProgress: (said) => {
            options.onProgress?.(said);
            if (said.id !== undefined && OF_A_LAYER.test(said.status ?? ''))
                at.add(said.id);
            if (at.size >= layers)
                begun();
        },
    }));
}
async function besideBase(parts, base, work) {
    let begun = () => { };
    const isAtAll = new Promise((resolve) => {
        begun = resolve;
    });
    const pulling = pullBase(parts, base.reference, base.layers, begun);
    await (parts.engine.info.keepsPacked ? pulling : Promise.race([pulling, isAtAll]));
    const early = await work().then(() => undefined, (error) => error);
    await pulling;
    if (early === undefined)
        return;
    if (early.message !== transports_shelf/* NOT_GIVEN */.y8)
        throw early;
    await work();
}
const OF_A_LAYER = /^(Pulling fs layer|Waiting|Downloading|Already exists|Download complete|Extracting|Pull complete)/;
async function learnBase(parts, image) {
    const name = parts.lowest.get(image.service) ?? '';
    const digest = image.bases?.[name];
    if (digest === undefined || !/^sha256:[0-9a-f]{64}$/.test(digest))
        return;
    const reference = `${name.replace(/@.*$/, '').replace(/:[^/:]*$/, '')}@${digest}`;
    if ((0,base_image/* isOnLoopback */.PL)(reference))
        return;
    try {
        if ((await parts.engine.imageFacts(reference)) === undefined)
            await pullBase(parts, reference);
    }
    catch (error) {
        parts.log.debug(`${reference} is not known: its layers are kept too (${error.message})`);
    }
}
async function servedLayers({ engine, login, log, signal }, { reference, layers }, { platform }) {
    try {
        const served = await engine.remoteLayers(reference, { platform, login: await login(reference), signal });
        if (served.length !== layers)
            throw new Error(`${reference} has ${served.length} layers there, and ${layers} here`);
        return served;
    }
    catch (error) {
        log.debug(`the layers of ${reference} are kept too: ${error.message}`);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./.build/src/images/transports/loopback-fetch.js








const miss = (why) => ({ found: false, why });
async function fetchThroughLoopback(parts, image) {
    const { files, shelf, log, signal } = parts;
    const copy = files.spoolFile();
    let found;
    try {
        found = await files.findImage(image.digest, (file) => readRecord(file, copy, image.digest));
        if (found === undefined)
            return miss(`not in ${files.places}`);
        return await fetchRecorded(parts, image, found);
    }
    catch (error) {
        signal.throwIfAborted();
        if (error instanceof errors/* EnvironmentError */.eG && error.code === 'disk-full')
            throw error;
        const why = error.message;
        if (why === SLOWER)
            return miss(why);
        files.distrust(image.digest);
        shelf.forget(found?.record.blobs.map(({ digest }) => digest) ?? []);
        if (/no space left on device|ENOSPC/i.test(why))
            throw diskFull(image, error);
        log.warning(`the image of ${image.service} could not be fetched from ${files.places}: ${why}`);
        return miss(why);
    }
}
async function fetchRecorded(parts, image, found) {
    const { engine, shelf } = parts;
    const { record, diffIds } = found;
    let local = await (0,base_image/* allFacts */.fo)(engine);
    let lacked = lackedBytes(found, local);
    if ((0,worth/* isSlowerToFetch */.qN)(lacked.keptBytes, lacked.unpackedBytes, record.buildMs, ratesOf(parts)))
        return miss('building it is faster than moving it');
    const needed = async () => {
        local = await (0,base_image/* allFacts */.fo)(engine);
        lacked = lackedBytes(found, local);
        return lacked.diskBytes;
    };
    await parts.room.of(needed, async () => {
        const { present, digests, keptBytes, unpackedBytes } = lacked;
        parts.log.debug(`${image.service}: ${keptBytes} bytes are to come, ${present} layers are here`);
        const pull = () => pullRecorded(parts, image, found, { present, lacked: digests, lackedBytes: unpackedBytes });
        await fetchedAhead(parts, found, present, async () => {
            if (record.base === null || (await isKnown(engine, record.base, diffIds, local)))
                await pull();
            else
                await besideBase(parts, record.base, pull);
        });
    });
    const movedBytes = found.sizeBytes + shelf.takeGiven(record.blobs.map(({ digest }) => digest));
    const all = record.blobs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    return { found: true, movedBytes, sparedBytes: Math.max(0, all - movedBytes) };
}
async function isKnown(engine, base, diffIds, local) {
    return (0,base_image/* presentLayers */.Ie)(diffIds, local) >= base.layers && (await engine.imageFacts(base.reference)) !== undefined;
}
const diskFull = (image, cause) => new errors/* EnvironmentError */.eG('disk-full', `the disk is full: the image of ${image.service} does not fit`, {
    cause,
    hint: 'Free some: `docker system df` shows what takes it, `docker system prune` removes what nothing uses.',
});

;// CONCATENATED MODULE: ./.build/src/images/transports/offered-layers.js




const offered_layers_unpack = (0,external_node_util_.promisify)(external_node_zlib_.gunzip);
const MOST_BYTES = 16 * 1024 * 1024;
async function offerLayers({ shelf, files }, { record, diffIds, file, packedAt }) {
    const top = record.manifests.find(({ digest }) => digest === record.top);
    const digests = top && layerDigests(top.text, diffIds.length);
    if (top === undefined || digests === undefined)
        return undefined;
    const keptAs = new Map();
    const names = [];
    for (const [index, digest] of digests.entries()) {
        const blob = record.blobs.find((one) => one.digest === digest);
        const diffId = diffIds[index] ?? '';
        const size = blob && (await offerOne(blob, diffId));
        if (size === undefined)
            return undefined;
        keptAs.set(diffId, digest);
        names.push({ digest: diffId, size });
    }
    const manifest = renamedLayers(top, diffIds.length, (index) => names[index]);
    shelf.offerManifest(manifest);
    return { manifest, keptAs };
    async function offerOne(blob, diffId) {
        if (!/^sha256:[0-9a-f]{64}$/.test(diffId))
            return undefined;
        const { digest, place, sizeBytes } = blob;
        if (place === 'packed') {
            const raw = await offered_layers_unpack(await readAt(blob), { maxOutputLength: MOST_BYTES });
            const own = files.spoolFile();
            await (0,promises_.writeFile)(own, raw);
            shelf.offerFile(diffId, raw.length, own, 0, { digest, size: sizeBytes });
            return raw.length;
        }
        if (place === 'kept' && blob.unpackedBytes === 0)
            return undefined;
        shelf.offerUnpacked(diffId, digest, blob, place === 'kept');
        return place === 'kept' ? blob.unpackedBytes : sizeBytes;
    }
    async function readAt({ digest, sizeBytes }) {
        const before = record.blobs.slice(0, record.blobs.findIndex((one) => one.digest === digest));
        const at = before.reduce((sum, one) => sum + (one.place === 'packed' ? one.sizeBytes : 0), packedAt);
        const handle = await (0,promises_.open)(file);
        try {
            return (await handle.read(Buffer.alloc(sizeBytes), 0, sizeBytes, at)).buffer;
        }
        finally {
            await handle.close();
        }
    }
}

;// CONCATENATED MODULE: ./.build/src/images/transports/loopback-offer.js









const loopback_offer_LOOK_EVERY_MS = 1000;
async function offerThroughLoopback(parts, image, digests) {
    const { files, log, signal } = parts;
    const copy = files.spoolFile();
    try {
        for (const digest of digests) {
            const found = await files.findImage(digest, (file) => readRecord(file, copy, digest));
            const offered = found && (await offerRecorded(parts, image, found));
            if (offered !== undefined)
                return offered;
        }
    }
    catch (error) {
        signal.throwIfAborted();
        log.debug(`${image.service}: no layer of an earlier image is offered: ${error.message}`);
    }
    return undefined;
}
async function offerRecorded(parts, image, found) {
    const { engine, buildTimes } = parts;
    const { record } = found;
    if (buildTimes.of(image.service) === 0)
        buildTimes.learn(image.service, record.buildMs, record.buildMs);
    const { keptBytes, unpackedBytes } = lackedBytes(found, await (0,base_image/* allFacts */.fo)(engine));
    if ((0,worth/* isSlowerToFetch */.qN)(keptBytes, unpackedBytes, record.buildMs, ratesOf(parts)))
        return undefined;
    if (record.base !== null) {
        if (!isBuiltOn(image, record.base))
            return undefined;
        if ((await engine.imageFacts(record.base.reference)) === undefined)
            await pullBase(parts, record.base.reference);
    }
    offer(parts, found);
    const offered = engine.info.keepsPacked ? undefined : await offerLayers(parts, found);
    const { host, readable } = await parts.server();
    const kept = offered?.keptAs ?? new Map(record.blobs.map(({ digest }) => [digest, digest]));
    const { broken, unwatch } = watched(parts, record.buildMs, kept);
    const reference = `${host}/${readable}@${offered?.manifest.digest ?? record.top}`;
    return { references: [reference], broken, end: unwatch };
}
const isBuiltOn = ({ bases = {} }, { reference }) => Object.values(bases).some((digest) => reference.endsWith(`@${digest}`));
function watched(parts, buildMs, kept) {
    const { shelf, files, clock, silentMs } = parts;
    const breaking = new AbortController();
    const fail = (why) => breaking.abort(new Error(why));
    const own = new Set([...kept.keys(), ...kept.values()]);
    const unwatch = shelf.watch((digest, why) => own.has(digest) && fail(why));
    const before = new Map([...kept.keys()].map((digest) => [digest, shelf.readsOf(digest)]));
    const readsOf = (digest) => shelf.readsOf(digest) - (before.get(digest) ?? 0);
    let movedAtMs = clock.now();
    let leftBefore = 0;
    const look = () => {
        const asked = [...kept].filter(([digest]) => readsOf(digest) > 0);
        const again = asked.find(([digest]) => readsOf(digest) > 1);
        if (again !== undefined) {
            files.distrust(again[1]);
            fail(`${(0,kept_files/* short */.h)(again[0])} has other bytes`);
        }
        const left = asked.reduce((sum, [, keptAs]) => sum + shelf.leftOf(keptAs), 0);
        if (left === 0 || left !== leftBefore)
            movedAtMs = clock.now();
        leftBefore = left;
        if ((0,worth/* isSlowerToGoOn */.TH)(left, buildMs, ratesOf(parts)))
            fail(SLOWER);
        if (clock.now() - movedAtMs > silentMs)
            fail('nothing moved any more');
    };
    const looking = setInterval(look, loopback_offer_LOOK_EVERY_MS);
    return {
        broken: breaking.signal,
        unwatch() {
            clearInterval(looking);
            unwatch();
        },
    };
}

// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
;// CONCATENATED MODULE: ./.build/src/images/transports/loopback-publish.js











async function publishThroughLoopback(parts, image, build) {
    const { engine, shelf, buildTimes } = parts;
    const facts = await engine.imageFacts(image.tag);
    if (facts === undefined)
        return { done: false, why: 'the engine does not have it' };
    await learnBase(parts, image);
    const local = await (0,base_image/* allFacts */.fo)(engine);
    const known = (0,base_image/* baseOf */.bx)(facts, local, parts.baseNames);
    const baseLayers = known?.layers ?? (0,base_image/* namedBaseLayers */.pO)(facts, local);
    const { service } = image;
    const buildMs = build === undefined
        ? buildTimes.of(service)
        : buildTimes.learn(service, (0,worth/* coldBuildMs */.H7)(await engine.imageHistory(image.tag), baseLayers, build), build.ms);
    const served = known && (await servedLayers(parts, known, facts));
    const base = served && known;
    const baseBytes = local.find(({ layers }) => base !== undefined && layers.length === base.layers)?.sizeBytes ?? 0;
    const unpackedBytes = Math.max(0, facts.sizeBytes - baseBytes);
    if ((0,worth/* isSlowerToPublish */.jF)(unpackedBytes, buildMs, ratesOf(parts))) {
        return { done: false, why: `${mb(unpackedBytes)} would move slower than they are built` };
    }
    if (served !== undefined)
        shelf.knowBaseLayers(facts.layers.slice(0, served.length), served);
    const server = await parts.server();
    await parts.packing.of(0, () => pushAll(parts, server, image), () => shelf.takeUnpacked());
    const manifests = manifestsOf(shelf, (0,entries/* slotOf */.SW)(image.digest)).map((manifest) => renamedLayers(manifest, facts.layers.length, (index, digest) => served?.[index] ?? shelf.packedName(digest)));
    const top = manifests[0];
    if (top === undefined)
        return { done: false, why: 'the engine sent no manifest' };
    const wanted = new Map(manifests.flatMap(({ text }) => referredBy(text).blobs).map((one) => [one.digest, one.size]));
    const kept = await keepBlobs(shelf, wanted, new Set(served?.map(({ digest }) => digest)));
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
const mb = (bytes) => `${Math.round(bytes / 1e6)} MB`;
async function pushAll(parts, server, image) {
    const { engine } = parts;
    const tag = (0,entries/* slotOf */.SW)(image.digest);
    const repository = `${server.host}/${REPOSITORY}`;
    await engine.tagImage(image.tag, repository, tag);
    try {
        const digest = await (0,bounded_move/* boundedMove */.X)(parts, (options) => engine.pushImage(`${repository}:${tag}`, { ...options, login: loginOf(server) }));
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
async function keepBlobs(shelf, wanted, base) {
    const blobs = [];
    let movedBytes = 0;
    for (const [digest, sizeBytes] of wanted) {
        const blob = shelf.blob(digest);
        if (blob === undefined || blob.place === 'unpacked' || (blob.place === 'base' && !base.has(digest))) {
            return undefined;
        }
        if (blob.place === 'kept') {
            const saved = await blob.saved;
            if (saved === undefined) {
                shelf.forget([digest]);
                return undefined;
            }
            movedBytes += shelf.takeSaved(digest, saved);
        }
        const place = blob.place === 'file' ? 'packed' : blob.place;
        const { unpackedBytes, isUnpacked } = blob.place === 'kept' ? blob : { unpackedBytes: 0, isUnpacked: false };
        blobs.push({ digest, sizeBytes, unpackedBytes, isUnpacked, place });
    }
    return { blobs, movedBytes };
}
async function saveRecord({ files, shelf }, record) {
    const file = files.spoolFile();
    const head = headOf(record);
    const packed = record.blobs.filter(({ place }) => place === 'packed');
    try {
        const parts = [head];
        for (const { digest } of packed)
            parts.push(await (0,consumers_.buffer)(await shelf.read(digest, 0)));
        const bytes = await packRecordFile(parts);
        await (0,promises_.writeFile)(file, bytes);
        return (await files.saveImage(record.image, file)) ? bytes.length : undefined;
    }
    finally {
        await (0,promises_.rm)(file, { force: true });
    }
}

// EXTERNAL MODULE: ./.build/src/images/transports/meter.js
var meter = __webpack_require__(87328);
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
    const readable = `isoshard/${(0,external_node_crypto_.randomBytes)(24).toString('hex')}`;
    const wanted = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
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
    server.on('clientError', (_error, socket) => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'));
    server.requestTimeout = 0;
    server.keepAliveTimeout = 30_000;
    async function answer(request, response) {
        response.setHeader('docker-distribution-api-version', 'registry/2.0');
        const url = new URL(request.url ?? '/', 'http://loopback');
        const [, name, kind, rest = ''] = /^\/v2\/(?:(.+)\/(blobs|manifests)\/(.*))?$/.exec(url.pathname) ?? [];
        const method = request.method ?? '';
        const isReading = method === 'GET' || method === 'HEAD';
        const isOpen = isReading && name !== undefined && isSame(name, readable);
        if (!isOpen && !isSame(request.headers.authorization ?? '', wanted)) {
            throw new Refusal(401, 'UNAUTHORIZED', { 'www-authenticate': 'Basic realm="isoshard"' });
        }
        if (url.pathname === '/v2/' || url.pathname === '/v2')
            return void response.writeHead(200).end('{}');
        if (name === undefined)
            throw new Refusal(404, 'NAME_UNKNOWN');
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
        for await (const chunk of cut(bytes, end - start + 1))
            await written(response, chunk);
        response.end();
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
        readable,
        async close() {
            server.closeAllConnections();
            await new Promise((resolve) => server.close(resolve));
            await Promise.all([...uploads.values()].map((incoming) => incoming.discard()));
        },
    };
}
function isSame(a, b) {
    const [one, other] = [Buffer.from(a), Buffer.from(b)];
    return one.length === other.length && (0,external_node_crypto_.timingSafeEqual)(one, other);
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
const written = (response, chunk) => new Promise((resolve, reject) => {
    const gone = () => reject(new Error('the connection was closed'));
    response.once('close', gone);
    response.write(chunk, (error) => {
        response.off('close', gone);
        if (error)
            reject(error);
        else
            resolve();
    });
});
async function* cut(bytes, length) {
    let left = length;
    for await (const chunk of bytes) {
        yield chunk.length <= left ? chunk : chunk.subarray(0, left);
        left -= Math.min(left, chunk.length);
        if (left === 0)
            return;
    }
}

// EXTERNAL MODULE: ./.build/src/images/transports/room.js
var room = __webpack_require__(61842);
;// CONCATENATED MODULE: ./.build/src/images/transports/transport.js
const noTransport = (why) => ({
    title: 'no transport',
    fetch: async () => ({ found: false, why }),
    publish: async () => ({ done: false, why }),
    keeps: false,
    offer: async () => undefined,
    close: async () => undefined,
});

// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(78877);
;// CONCATENATED MODULE: ./.build/src/images/transports/young-heap.js

let holders = 0;
function holdYoungHeap() {
    holders += 1;
    if (holders === 1)
        (0,external_node_v8_.setFlagsFromString)('--semi-space-growth-factor=1');
    let isHeld = true;
    return () => {
        if (!isHeld)
            return;
        isHeld = false;
        holders -= 1;
        if (holders === 0)
            (0,external_node_v8_.setFlagsFromString)('--semi-space-growth-factor=2');
    };
}

;// CONCATENATED MODULE: ./.build/src/images/transports/loopback.js















const SILENT_MS = 180_000;
const IDLE_MS = 2000;
function loopbackTransport({ entries, port, ...options }) {
    const { engine, folder, clock, log } = options;
    if (!engine.info.isLocal) {
        const why = 'the Docker engine runs on another host, and cannot reach a registry of this process';
        log.info(`images are not moved: ${why}`);
        return noTransport(why);
    }
    const letGrow = holdYoungHeap();
    const files = new kept_files/* KeptFiles */.u(entries, folder, clock);
    const shelf = new transports_shelf/* ImageShelf */.kM(files, folder, engine.info.keepsPacked);
    let server;
    const { free = () => (0,room/* freeBytes */.go)(engine), keep } = options;
    const parts = {
        silentMs: SILENT_MS,
        buildTimes: new BuildTimes(undefined),
        ...options,
        free,
        room: new room/* SharedRoom */.nq(free, (neededBytes) => (0,room/* makeRoom */.mk)(engine, options, { neededBytes, keep, free })),
        files,
        shelf,
        packing: new meter/* Meter */.k(worth/* USUAL */.VY.packed, clock),
        server: () => {
            server ??= startRegistry(shelf, port);
            return server;
        },
    };
    return {
        title: [...new Set([...entries.from, ...(entries.to ? [entries.to] : [])].map(({ title }) => title))].join(' or '),
        keeps: entries.to !== undefined,
        fetch: (image) => fetchThroughLoopback(parts, image),
        offer: (image, digests) => offerThroughLoopback(parts, image, digests),
        async publish(image, build) {
            if (entries.to === undefined)
                return { done: false, why: entries.whyNot };
            try {
                if (build === undefined && (await isKept(parts, image)))
                    return { done: true, movedBytes: 0, sparedBytes: 0 };
                if (entries.to.failure !== undefined)
                    return { done: false, why: entries.to.failure };
                if (build?.again)
                    files.distrust(image.digest);
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
            await Promise.race([files.idle(), (0,external_node_timers_promises_.setTimeout)(IDLE_MS, undefined, { ref: false })]);
            await (0,promises_.rm)(folder, { recursive: true, force: true });
            letGrow();
        },
    };
}

// EXTERNAL MODULE: ./.build/src/images/transports/registry.js
var transports_registry = __webpack_require__(6298);
// EXTERNAL MODULE: ./.build/src/modes/foreign-code.js
var foreign_code = __webpack_require__(15088);
// EXTERNAL MODULE: ./.build/src/modes/user-cache.js
var user_cache = __webpack_require__(27274);
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
    const choice = writingTo(await choosePlaces(context, services, transport), publishes);
    if (images.length > 0)
        log[context.kind === 'action' ? 'info' : 'debug'](placesLine(choice));
    if (choice.from.length === 0)
        return noTransport(choice.why);
    const login = (reference) => (0,credentials/* loginFor */.L)(reference, env);
    if (choice.from.includes('registry') && registry !== undefined) {
        const why = choice.to === undefined ? choice.why : undefined;
        const keep = new Set(images.map(({ digest }) => digest));
        return (0,transports_registry/* registryTransport */.H)({ engine, log, clock, signal, repository: registry, login, readOnly: why, keep });
    }
    const folder = (0,external_node_path_.join)(paths.temp, 'images');
    const stores = new Map(choice.from.map((place) => [place, (0,guarded_entries/* guardedEntries */.x)(storeAt(context, place, folder), log)]));
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
        lowest: lowestBases(model),
        buildTimes: new BuildTimes((0,last_images/* buildTimesFile */.HL)((0,user_cache/* cacheFolder */.n)(context), config.file)),
        keep: new Set(images.map(({ digest }) => digest)),
    });
}
const storeAt = ({ cache, artifacts, clock }, place, folder) => place === 'artifact' ? artifactEntries(artifacts, folder, clock.now) : (0,cache_entries/* cacheEntries */.v)(cache, folder);
const placesLine = ({ from, to, why }) => from.length === 0
    ? `images are not handed on: ${why}`
    : `images: looked for in the ${from.join(', then in the ')}; kept ${to === undefined ? 'nowhere' : `in the ${to}`}: ${why}`;
function writingTo(choice, publishes) {
    if (choice.to === undefined)
        return choice;
    if (publishes === 'nowhere')
        return { ...choice, to: undefined, why: 'the job that makes the plan keeps images' };
    return publishes === 'anywhere' || choice.to !== 'artifact'
        ? choice
        : { ...choice, to: undefined, why: 'no other job of this run needs them' };
}
async function choosePlaces(context, services, transport) {
    const { env } = context;
    const event = Object((0,foreign_code/* readEvent */.j_)(env.GITHUB_EVENT_PATH));
    return chooseTransport(transport, services, {
        foreign: await (0,foreign_code/* foreignCode */.o)(context),
        eventName: env.GITHUB_EVENT_NAME ?? '',
        ref: env.GITHUB_REF ?? '',
        defaultBranch: event.repository?.default_branch ?? '',
    });
}
function baseNames(model) {
    const references = [...basesByService(model).values()].flatMap(({ images }) => images);
    return new Set(references.map(({ reference }) => (0,base_image/* repositoryOf */._M)(reference)));
}
function lowestBases(model) {
    const all = [...basesByService(model)];
    return new Map(all.flatMap(([service, { lowest }]) => (lowest === undefined ? [] : [[service, lowest]])));
}
function basesByService({ services }) {
    const all = (0,model/* sortedEntries */.CA)(services).flatMap(([name, service]) => {
        if (service.build === undefined)
            return [];
        const section = (0,build_section/* buildSection */.C)(service);
        const file = (0,external_node_path_.resolve)(section.context, section.dockerfile);
        const text = section.inline ?? ((0,build_section/* isFolder */.l)(section.context) && (0,external_node_fs_.existsSync)(file) ? (0,external_node_fs_.readFileSync)(file, 'utf8') : '');
        return [[name, (0,base_images/* basesOf */.c)(text, { ...section, contexts: Object.keys(section.contexts) })]];
    });
    return new Map(all);
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

/***/ 16992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ makePlanOf),
  t: () => (/* binding */ planImagesOf)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/images/last-images.js + 1 modules
var last_images = __webpack_require__(42832);
// EXTERNAL MODULE: ./.build/src/images/plan-images.js + 6 modules
var plan_images = __webpack_require__(50187);
// EXTERNAL MODULE: ./.build/src/modes/config-place.js
var config_place = __webpack_require__(1494);
// EXTERNAL MODULE: ./.build/src/modes/explain-images.js + 1 modules
var explain_images = __webpack_require__(51055);
// EXTERNAL MODULE: ./.build/src/modes/failed-tests.js
var failed_tests = __webpack_require__(71255);
// EXTERNAL MODULE: ./.build/src/modes/image-sources.js
var image_sources = __webpack_require__(57014);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./.build/src/cleanup/sweep.js
var sweep = __webpack_require__(97336);
// EXTERNAL MODULE: ./.build/src/docker/labels.js
var labels = __webpack_require__(3757);
// EXTERNAL MODULE: ./.build/src/runners/adapter.js
var runners_adapter = __webpack_require__(58748);
// EXTERNAL MODULE: ./.build/src/runners/runner-for.js + 8 modules
var runner_for = __webpack_require__(62060);
// EXTERNAL MODULE: ./.build/src/stack/tests-in-service.js + 1 modules
var tests_in_service = __webpack_require__(12590);
// EXTERNAL MODULE: ./.build/src/stack/tests-on-host.js
var tests_on_host = __webpack_require__(65974);
// EXTERNAL MODULE: ./.build/src/stack/volumes.js
var volumes = __webpack_require__(55551);
// EXTERNAL MODULE: ./.build/src/stack/workspace-view.js
var workspace_view = __webpack_require__(37511);
// EXTERNAL MODULE: ./.build/src/modes/invocation-environment.js
var invocation_environment = __webpack_require__(84448);
// EXTERNAL MODULE: ./.build/src/modes/make-stack.js + 1 modules
var make_stack = __webpack_require__(87406);
// EXTERNAL MODULE: ./.build/src/modes/stack-identity.js
var stack_identity = __webpack_require__(8119);
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
        const listing = adapter.parseListing((0,external_node_fs_.readFileSync)(file, 'utf8'), request.suite, request.runnerArguments);
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
    const identity = (0,stack_identity/* identityOf */.c)(session.record.session, { suite, shard, index: 0, total: 0 });
    const environment = {
        suite,
        shard: identity,
        model: undefined,
        published: undefined,
        invocation,
        parent: context.env,
    };
    try {
        const stack = await (0,make_stack/* makeStack */.H)(context, session, {
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
    const identity = (0,stack_identity/* identityOf */.c)(session.record.session, { suite, shard: `${suite.name}-list`, index: 0, total: 0 });
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

// EXTERNAL MODULE: ./.build/src/modes/provide-images.js + 7 modules
var provide_images = __webpack_require__(2802);
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

// EXTERNAL MODULE: ./.build/src/modes/timings.js + 10 modules
var modes_timings = __webpack_require__(33965);
// EXTERNAL MODULE: ./.build/src/modes/user-cache.js
var user_cache = __webpack_require__(27274);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./.build/src/config/duration.js
var duration = __webpack_require__(62744);
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
    const { units, costs } = weighed;
    const isReached = (shards) => (0,partition/* partition */.j)(units, shards, { costs, workers, effort: 'quick' }).makespan <= ms;
    let low = leastFor(weighed, workers, ms);
    let high = low;
    for (let step = 1; high < units.length && !isReached(high); step *= 2) {
        low = high + 1;
        high = Math.min(units.length, high + step);
    }
    while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (isReached(middle))
            high = middle;
        else
            low = middle + 1;
    }
    return { shards: low, unit, ms };
}
function leastFor({ units, costs }, workers, ms) {
    const pieces = (0,bin/* toPieces */.Dy)(units, costs);
    const weights = units.map(({ weight }) => weight);
    let low = 1;
    let high = weights.length;
    while (low < high) {
        const middle = Math.floor((low + high) / 2);
        const bound = Math.max(Math.ceil((0,lower_bound/* lowerBoundWithCosts */.M)(pieces, middle) / workers), (0,lower_bound/* lowerBound */.y)(weights, middle * workers));
        if (bound <= ms)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
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
    const previous = timed && placesOf(timed, weighed, listing, count, workers);
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
function placesOf({ base, gone, keys }, { units, costs }, { tests }, count, workers) {
    if (gone.size === 0 && tests.length === base.size)
        return undefined;
    const groups = new Map();
    for (const { file, group } of tests)
        groups.set(file, (groups.get(file) ?? new Set()).add(group));
    const lost = new Map();
    for (const [id, file] of gone) {
        const [group, ...others] = groups.get(file) ?? [];
        const unit = group === undefined || others.length > 0 ? id : group;
        lost.set(unit, [...(lost.get(unit) ?? []), id]);
    }
    const measured = units.flatMap((unit) => {
        const own = [...unit.tests.filter((id) => base.has(id)), ...(lost.get(unit.id) ?? [])];
        lost.delete(unit.id);
        return own.length === 0 ? [] : [{ ...unit, tests: own, weight: weightOf(own, base) }];
    });
    const alone = [...lost].map(([id, own]) => {
        return { id, tests: own, place: id, weight: weightOf(own, base), keys: keys.get(id) ?? [] };
    });
    const { shards } = (0,partition/* partition */.j)([...measured, ...alone], count, { costs, workers });
    return new Map(shards.flatMap((shard, at) => shard.units.map(({ id }) => [id, at])));
}
const weightOf = (tests, base) => tests.reduce((sum, id) => sum + (base.get(id) ?? 0), 0);
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

// EXTERNAL MODULE: ./.build/src/sharding/matrix.js
var matrix = __webpack_require__(19071);
;// CONCATENATED MODULE: ./.build/src/modes/stacks-at-once.js

function stacksAtOnce(counts, parallel, spread) {
    const total = spread === 'one-each' ? counts.length : counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => spread === 'jobs'
        ? Math.max(1, usualSize(count, (0,matrix/* jobCount */.pN)(count, parallel)))
        : Math.max(1, Math.min(parallel, total)));
}
function usualSize(count, jobs) {
    if (jobs === 0)
        return 1;
    const [small, larger] = [Math.floor(count / jobs), count % jobs];
    return larger * (small + 1) >= (jobs - larger) * small ? small + Number(larger > 0) : small;
}

;// CONCATENATED MODULE: ./.build/src/modes/weighed-plan.js




function weighedPlan(context, { variant, parallel, spread }, { listed, timings, images }) {
    const planAt = (stacks) => {
        const { weights, said } = (0,modes_timings/* weigh */.vi)(context, timings, listed.map((one, at) => ({ ...one, stacks: stacks[at] ?? 1 })));
        const suites = listed.map(({ suite, ...rest }) => ({ ...suite, ...rest, weights: weights.get(suite.name) }));
        return { said, made: makePlan({ commit: context.run.commit, variant, parallel, suites, images }) };
    };
    const counts = listed.map(({ suite: { shards, maxShards } }) => (shards === 'auto' ? maxShards : shards));
    const most = stacksAtOnce(counts, parallel, spread);
    const first = planAt(most);
    const shardsOf = new Map(first.made.plan.suites.map(({ name, shards }) => [name, shards.length]));
    const chosen = listed.map(({ suite }) => shardsOf.get(suite.name) ?? 0);
    const stacks = stacksAtOnce(chosen, parallel, spread);
    return (0,external_node_util_.isDeepStrictEqual)(stacks, most) ? first : planAt(stacks);
}

;// CONCATENATED MODULE: ./.build/src/modes/make-plan.js














function planImagesOf(context, { engine }, config, { model, locate, root }) {
    return (0,plan_images/* planImages */.y6)(engine, model, {
        build: config.images.build,
        locate,
        root,
        defaultPlatform: context.env.DOCKER_DEFAULT_PLATFORM,
        warn: (message, location) => context.log.warning(message, location),
        platform: engine.info.platform,
        memory: (0,external_node_path_.join)((0,user_cache/* cacheFolder */.n)(context), 'files'),
        baseDigest: (0,image_sources/* baseDigests */.B)(context, engine),
    });
}
async function makePlanOf(context, session, request) {
    const { config, suites } = request;
    const sources = await (0,image_sources/* imageSources */.c)(context, session, config, suites);
    const planned = await planImagesOf(context, session, config, sources);
    const last = (0,explain_images/* lastTime */.qi)(context, request);
    const told = (0,explain_images/* tellChanges */.hb)(context, request, planned, last);
    const { images } = planned;
    const publishes = context.kind !== 'action' ? 'nowhere' : request.isWhole ? 'for later runs' : 'anywhere';
    try {
        const earlier = async (service) => (0,last_images/* lastDigests */.GZ)((await last).last, service);
        return await (0,provide_images/* withImages */.n)(context, session, { config, ...sources, images, publishes, earlier }, (outcomes, imagesMs) => planWith(context, session, request, { model: sources.model, images, outcomes, imagesMs }));
    }
    finally {
        if (!context.signal.aborted)
            await told;
    }
}
async function planWith(context, session, request, { model, images, outcomes, imagesMs }) {
    const { config, suites } = request;
    const listed = await Promise.all(suites.map(async (suite) => {
        const all = await listSuite(context, session, {
            config,
            suite,
            images,
            runnerArguments: request.runnerArguments,
        });
        const only = request.only?.get(suite.name);
        const listing = only === undefined ? all : (0,failed_tests/* onlyGroupsOf */.G)(all, only);
        if (all.tests.length === 0 && !passesWithNoTests(suite, request.runnerArguments))
            throw emptySuite(config, suite);
        const place = suite.place.kind === 'service' ? suite.place.service : undefined;
        const image = images.find(({ service }) => service === place)?.tag ?? (place && model.services[place]?.image);
        const inside = image === undefined ? undefined : await session.engine.imageEnvironment(image);
        const root = sourceRoot(context.paths.workspace, config, suite, model, listing, inside?.workingDir || '/');
        return { suite, listing, root };
    }));
    const timings = request.useTimings ? await (0,modes_timings/* readTimings */.kF)(context, config, request.variant) : undefined;
    const { made, said } = weighedPlan(context, request, { listed, timings, images });
    for (const { isWarning, text } of said)
        context.log[isWarning ? 'warning' : 'info'](text);
    for (const note of made.notes)
        context.log.info(note);
    return { plan: made.plan, notes: made.notes, images: outcomes, imagesMs };
}
const passesWithNoTests = (suite, runnerArguments) => [...suite.args, ...runnerArguments].some((argument) => /^--pass-?with-?no-?tests$/i.test(argument));
const emptySuite = (config, suite) => new errors/* ProjectError */.wB('suite-empty', `suite ${suite.name} has no tests: its runner listed none`, {
    location: (0,config_place/* placeInConfig */.t)(config, ['suites', suite.name], 'key'),
    hint: 'Check its args, and the files that its runner looks at; where none is fine, add --pass-with-no-tests to its args.',
});


/***/ }),

/***/ 2802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ withImages),
  r: () => (/* binding */ withPlannedImages)
});

// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/docker/buildx.js
var buildx = __webpack_require__(22506);
// EXTERNAL MODULE: ./.build/src/docker/labels.js
var docker_labels = __webpack_require__(3757);
// EXTERNAL MODULE: ./.build/src/images/base-images.js + 1 modules
var base_images = __webpack_require__(35948);
// EXTERNAL MODULE: ./.build/src/images/build-section.js
var build_section = __webpack_require__(87200);
;// CONCATENATED MODULE: ./.build/src/images/bake-definition.js




function bakeDefinition(model, images, options) {
    const sectionOf = (service) => (0,build_section/* buildSection */.C)(model.services[service] ?? {}, options.defaultPlatform);
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
        composeFile: composeFile(services.map((service) => [nameOf(service), sectionOf(service)])),
        entitlements: [...new Set(targets.flatMap(({ section }) => rightsOf(section)))].sort(),
    };
}
const rightsOf = ({ entitlements, network }) => network === 'host' ? [...entitlements, 'network.host'] : entitlements;
function composeFile(sections) {
    const services = sections.flatMap(([name, { network, context }]) => network === undefined ? [] : [[name, { build: { context: plain(context), network: plain(network) } }]]);
    return services.length === 0 ? undefined : { services: Object.fromEntries(services) };
}
const plain = (value) => value.replaceAll('$', '$$$$');
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
function toTarget(model, { image, section }, names, { writeCaches, keepsLayers = false, earlier }) {
    const labels = { ...section.labels, [docker_labels/* LABEL */.d_.digest]: image.digest };
    const hasOwn = section.noCache || section.cacheTo.some((cache) => !isRunnerCache(cache));
    const from = hasOwn ? [] : (earlier?.get(image.tag)?.references ?? []);
    return withoutEmpty({
        context: literal(section.context),
        contexts: {
            ...pinned(image),
            ...mapValues(section.contexts, (context) => contextOf(pin(context, image.bases), names)),
        },
        dockerfile: section.inline === undefined
            ? literal((0,build_section/* isFolder */.l)(section.context) ? (0,external_node_path_.resolve)(section.context, section.dockerfile) : section.dockerfile)
            : undefined,
        'dockerfile-inline': section.inline === undefined ? undefined : literal(section.inline),
        args: mapValues(section.args, literal),
        labels: Object.fromEntries(Object.entries(labels).map(([name, value]) => [literal(name), literal(value)])),
        tags: [image.tag],
        target: section.target,
        platforms: section.platform === undefined ? [] : [section.platform],
        secret: [
            ...section.secrets.flatMap(({ source, target }) => secretSources(model, source, target)),
            ...section.bakeSecrets,
        ].map(literal),
        ssh: section.ssh.map(literal),
        'cache-from': [...section.cacheFrom.map(literal), ...from.map((reference) => `type=registry,ref=${reference}`)],
        'cache-to': [
            ...(writeCaches ? section.cacheTo.map(literal) : []),
            ...(keepsLayers && !hasOwn && image.tag !== '' ? ['type=inline'] : []),
        ],
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
const isRunnerCache = (cache) => /\btype=gha\b/.test(cache);
const literal = (value) => value.replace(/([$%])\{/g, '$1$1{');
const mapValues = (record, map) => Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
const contextOf = (context, names) => {
    const service = context.startsWith('service:') ? context.slice('service:'.length) : undefined;
    return service === undefined ? literal(context) : `target:${names.get(service) ?? service}`;
};
function pinned({ bases = {} }) {
    const references = Object.keys(bases).filter((reference) => !reference.includes('@'));
    return Object.fromEntries(references.map((one) => [(0,base_images/* familiarName */.h)(one), pin(`${IMAGE}${one}`, bases)]));
}
const IMAGE = 'docker-image://';
function pin(context, bases = {}) {
    const reference = context.startsWith(IMAGE) ? context.slice(IMAGE.length) : '';
    const digest = reference.includes('@') ? undefined : bases[reference];
    return digest === undefined ? context : `${IMAGE}${reference.replace(/:[^/:]*$/, '')}@${digest}`;
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
    const [, blamed] = [...output.matchAll(/^ERROR: target (\S+): /gm)].at(-1) ?? [];
    const last = [...output.matchAll(/^ERROR: (.*)$/gm)].at(-1)?.[1];
    const step = failed.findLast(({ name }) => blamed !== undefined && nameIn(name) === blamed) ??
        failed.findLast(({ error = '' }) => error !== '' && last?.includes(error) === true) ??
        failed.at(-1);
    const excerpt = excerptOf(output);
    const target = targets.find(({ name }) => name === blamed) ?? targetOf(failure, step, excerpt);
    const said = last?.replace(/^(target \S+: )?failed to solve: /, '');
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
const nameIn = (step) => /^\[([\w-]+)[\] ]/.exec(step)?.[1];
function targetOf({ targets, dockerfile }, step, excerpt) {
    if (targets.length === 1)
        return targets[0];
    const named = nameIn(step?.name ?? '');
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
const INTERNAL = /^\[([\w-]+ )?internal\]| load \.dockerignore$|^building with |^resolve image config|^\[auth\]/;
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

;// CONCATENATED MODULE: ./.build/src/images/pins.js

async function withPins(engine, builder, { locate }, image) {
    const kept = [];
    for (const [reference, digest] of Object.entries(image.bases ?? {})) {
        const isServed = digest.startsWith('sha256:');
        const usesEngine = builder === undefined ? !isServed : builder.driver === 'docker';
        const here = usesEngine ? await engine.imageDigest(reference) : undefined;
        if (here === digest)
            continue;
        if (!isServed)
            throw unreachable(image.service, reference, usesEngine, locate);
        kept.push([reference, digest]);
    }
    return { ...image, bases: Object.fromEntries(kept) };
}
function unreachable(service, reference, usesEngine, locate) {
    const why = usesEngine
        ? 'is not the one that the plan was made with, which no registry has'
        : 'is in no registry, and the builder takes none of the engine’s images';
    return new errors/* ProjectError */.wB('build-failed', `service ${service} cannot be built: its base image ${reference} ${why}`, {
        location: locate(['services', service, 'build']),
        hint: usesEngine
            ? 'Load the same image in this job, push it to a registry, or let images be handed on (images.transport).'
            : 'Push it to a registry, or build with the engine’s own builder (`docker buildx use default`).',
    });
}

// EXTERNAL MODULE: ./.build/src/images/transports/base-image.js
var base_image = __webpack_require__(63736);
;// CONCATENATED MODULE: ./.build/src/images/build.js









async function buildImages(engine, context, request) {
    const { log, env, signal } = context;
    const services = request.images.map(({ service }) => service).join(', ');
    await log.group(`Build of ${services}`, async () => {
        const builder = await (0,buildx/* currentBuilder */.h0)({ env, signal });
        const images = await Promise.all(request.images.map((image) => withPins(engine, builder, request, image)));
        warnOfRunnerCaches(context, request);
        await warnOfExtraHosts(context, request);
        const waiting = new Map(request.images.map((image) => [image.tag, image]));
        const onBuilt = ({ tag }) => {
            const image = waiting.get(tag);
            if (image !== undefined)
                request.onBuilt(image);
            waiting.delete(tag);
        };
        const build = (rest, writeCaches) => attempt(context, builder, { ...request, images, onBuilt, ...rest }, writeCaches);
        let earlier = reachable(log, builder, request.earlier);
        for (const { service, tag } of images) {
            if (earlier.has(tag))
                log.info(`${service} is built on what is kept of an earlier image`);
        }
        let first = await build({ earlier }, true);
        if (first.isOfEarlier) {
            log.info(`once more, without layers of earlier images: ${first.error?.message}`);
            earlier = new Map();
            first = await build({ earlier }, true);
        }
        if (first.error === undefined)
            return;
        if (!first.isOfCache)
            throw first.error;
        const second = await build({ earlier }, false);
        if (second.error !== undefined)
            throw second.error;
        log.warning(`a layer cache of ${services} could not be written; the images were built without: ${first.error.message}`);
    });
}
function reachable(log, builder, earlier = new Map()) {
    const isHere = builder?.driver === 'docker';
    const reached = new Map([...earlier].filter(([, { references }]) => isHere || !references.some(base_image/* isOnLoopback */.PL)));
    if (reached.size < earlier.size) {
        const hint = 'with `driver: docker`, or without docker/setup-buildx-action, only what changed would be built';
        log.info(`the builder (${builder?.driver ?? 'unknown'}) does not reach what is kept of earlier images: ${hint}`);
    }
    return reached;
}
function warnOfRunnerCaches({ log }, { model, images }) {
    for (const { service } of images) {
        const { cache_from, cache_to } = model.services[service]?.build ?? {};
        if (![cache_from, cache_to].flat().some((one) => isRunnerCache(String(one))))
            continue;
        log.warning(`service ${service}: layer caches of type=gha need the token of the runner, which builds do not see, and are left out`);
    }
}
async function warnOfExtraHosts({ log, env }, { model, images }) {
    const services = images
        .filter(({ service }) => (0,build_section/* buildSection */.C)(model.services[service] ?? {}).extraHosts.length > 0)
        .map(({ service }) => service);
    if (services.length === 0)
        return;
    const version = await (0,buildx/* buildxVersion */.ry)({ env });
    if (!isOlder(version, 25))
        return;
    log.warning(`build.extra_hosts of ${services.join(', ')} is left out: buildx ${version} does not take it; 0.25 and later do`);
}
const isOlder = (version, than) => {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    return major === 0 && minor < than;
};
const isOfCache = (said) => /^(?:\[[\w-]+\] )?exporting\b.*\bcache\b|cache export|cache exporter|export cache/im.test(said);
async function attempt(context, builder, request, writeCaches) {
    const { log, env, signal } = context;
    const { model, images, scratch, session, keepsLayers = false, earlier = new Map() } = request;
    const defaultPlatform = env.DOCKER_DEFAULT_PLATFORM;
    const definition = bakeDefinition(model, images, { defaultPlatform, writeCaches, keepsLayers, earlier });
    const file = (0,external_node_path_.join)(scratch, 'bake.json');
    (0,external_node_fs_.writeFileSync)(file, JSON.stringify(definition.file), { mode: 0o600 });
    const composeFile = (0,external_node_path_.join)(scratch, 'bake-compose.yml');
    if (definition.composeFile !== undefined) {
        (0,external_node_fs_.writeFileSync)(composeFile, JSON.stringify(definition.composeFile), { mode: 0o600 });
    }
    const progress = new BuildProgress({
        line: (line) => log.info(withoutReferences(line, earlier)),
        output: (line) => log.debug(line),
        done: (name) => {
            const target = exported(name, definition.targets, builder);
            if (target !== undefined)
                request.onBuilt(target.image);
        },
    });
    const args = [
        ...(definition.composeFile === undefined ? [] : ['--file', composeFile]),
        ...(await rights(definition, context)),
        ...['--', ...definition.targets.map(({ name }) => name)],
    ];
    const ownTemp = { ...env, TMPDIR: scratch };
    const broken = AbortSignal.any([...earlier.values()].map((layers) => layers.broken));
    const ended = await (0,buildx/* bake */.Wq)(file, args, {
        ...{ env: ownTemp, session, signal: AbortSignal.any([signal, broken]) },
        onOutput: (chunk) => progress.push(chunk),
    });
    signal.throwIfAborted();
    if (broken.aborted && ended.code !== 0)
        return { error: broken.reason, isOfCache: false, isOfEarlier: true };
    if (ended.code === 0) {
        for (const image of images)
            request.onBuilt(image);
        return { isOfCache: false };
    }
    return toAttempt(request, definition, builder, progress, ended, writeCaches);
}
const withoutReferences = (line, earlier) => [...earlier.values()]
    .flatMap(({ references }) => references)
    .reduce((said, reference) => said.replaceAll(reference, 'an earlier image'), line);
function toAttempt({ locate }, { targets }, builder, progress, ended, writeCaches) {
    const output = `${ended.stdout}\n${ended.stderr}`;
    const error = buildError({
        targets,
        failed: progress.failed,
        output,
        dockerfile: readDockerfile,
        locate: (service, key) => locate(['services', service, ...(key === 'platform' ? [] : ['build']), ...(key === '' ? [] : [key])]),
        platforms: builder?.platforms ?? [],
    });
    const said = `${progress.failed.at(-1)?.name ?? ''}\n${output.match(/^ERROR: .*$/gm)?.at(-1) ?? ''}`;
    const hasCache = targets.some(({ section }) => section.cacheTo.length > 0);
    return { error, isOfCache: writeCaches && hasCache && isOfCache(said) };
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
    const isAsking = !isOlder(await (0,buildx/* buildxVersion */.ry)({ env: options.env }), 17);
    return isAsking ? entitlements.flatMap((one) => ['--allow', one]) : [];
}
function readDockerfile({ section }) {
    if (section.inline !== undefined)
        return { text: section.inline, path: undefined };
    if (!(0,build_section/* isFolder */.l)(section.context))
        return undefined;
    const path = (0,external_node_path_.resolve)(section.context, section.dockerfile);
    try {
        return { text: (0,external_node_fs_.readFileSync)(path, 'utf8'), path };
    }
    catch {
        return { text: '', path };
    }
}

// EXTERNAL MODULE: ./.build/src/images/plan-images.js + 6 modules
var plan_images = __webpack_require__(50187);
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
    const publishing = [];
    const publish = async (image, build) => {
        const sinceMs = clock.now();
        const published = await transport.publish(image, build);
        return { service: image.service, published, ms: clock.now() - sinceMs };
    };
    const fetchOrMiss = async (image) => {
        if ((0,plan_images/* isGiven */.qR)(image)) {
            if (await isGivenHere(engine, context, request, image))
                add(image, 'given');
            else
                missing.push(image);
            return;
        }
        const isHere = request.build !== 'always' && (await engine.hasImage(image.tag));
        const takeHere = () => {
            add(image, 'present');
            publishing.push(publish(image));
        };
        if (isHere && !request.isBuiltAnew)
            return takeHere();
        const fetched = await fetchOne(transport, request, image);
        const other = fetched.found ? await otherPlatform(engine, context, request, image) : undefined;
        if (fetched.found && other === undefined)
            return void add(image, 'cached', fetched);
        if (isHere && !fetched.found)
            return takeHere();
        whyBuilt.set(image.tag, fetched.found ? `what was kept is of ${other}` : fetched.why);
        missing.push(image);
    };
    try {
        await Promise.all(uniqueByTag(request.images).map(fetchOrMiss));
        missing.sort((a, b) => (a.service < b.service ? -1 : 1));
        if (missing.length > 0 && request.build === 'never')
            throw noneMayBeBuilt(missing);
        const beganMs = clock.now();
        const onBuilt = (image) => {
            add(image, 'built', { why: whyBuilt.get(image.tag) ?? '' });
            publishing.push(publish(image, { beganMs, ms: clock.now() - beganMs, again: request.build === 'always' }));
        };
        if (missing.length > 0) {
            const earlier = await earlierLayers(engine, request, missing);
            const keepsLayers = transport.keeps;
            try {
                await buildImages(engine, context, { ...request, images: missing, keepsLayers, earlier, onBuilt });
            }
            finally {
                for (const layers of earlier.values())
                    layers.end();
            }
        }
    }
    catch (error) {
        if (!context.signal.aborted)
            await Promise.all(publishing);
        throw error;
    }
    return { outcomes: inOrder(outcomes), publishing: Promise.all(publishing) };
}
async function earlierLayers(engine, { build, transport, earlier }, images) {
    if (build !== 'missing' || earlier === undefined)
        return new Map();
    const offered = await Promise.all(images.map(async (image) => {
        const digests = await earlier(image.service).catch(() => []);
        const isHere = await Promise.all(digests.map((digest) => engine.hasImage((0,plan_images/* tagOf */.cO)(digest))));
        const layers = digests.length === 0 || isHere.includes(true) ? undefined : await transport.offer(image, digests);
        return layers === undefined ? [] : [[image.tag, layers]];
    }));
    return new Map(offered.flat());
}
const fetchOne = async (transport, { build }, image) => build === 'always' ? { found: false, why: 'images.build is "always"' } : transport.fetch(image);
async function isGivenHere(engine, { log }, { build }, { service, tag, digest }) {
    const id = (await engine.imageEnvironment(tag))?.id;
    if (id === undefined && build !== 'never') {
        throw new errors/* EnvironmentError */.eG('image-missing', `the plan uses the image ${tag} of ${service}, which is not here`, {
            hint: 'It was there when the plan was made, so it was not built: load or pull it in this job too, or remove it there.',
        });
    }
    if (id !== undefined && id !== digest)
        log.warning(`${tag} of ${service} is another image here than where the plan was made`);
    return id !== undefined;
}
async function otherPlatform(engine, { env }, { model }, { service, tag }) {
    const asked = (0,build_section/* buildSection */.C)(model.services[service] ?? {}, env.DOCKER_DEFAULT_PLATFORM).platform;
    const platform = asked === undefined ? (await engine.imageFacts(tag))?.platform : undefined;
    return platform === engine.info.platform ? undefined : platform;
}
const noneMayBeBuilt = (missing) => new errors/* ProjectError */.wB('build-failed', `the images of ${names(missing)} are not here, and images.build is "never"`, {
    hint: 'Load them in an earlier step, or set images.build to "missing".',
});
const inOrder = (outcomes) => [...outcomes].sort((a, b) => (a.service < b.service ? -1 : 1));
const names = (images) => images.map(({ service }) => service).join(', ');
const uniqueByTag = (images) => images.filter(({ tag }, index) => images.findIndex((other) => other.tag === tag) === index);

// EXTERNAL MODULE: ./.build/src/config/duration.js
var duration = __webpack_require__(62744);
// EXTERNAL MODULE: ./.build/src/reports/plain-text.js
var plain_text = __webpack_require__(21291);
;// CONCATENATED MODULE: ./.build/src/reports/images.js


const HOW = { present: 'was there', given: 'yours', cached: 'fetched', built: 'built' };
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(bytes < 10e6 ? 1 : 0)} MB`;
const digest12 = (digest) => digest.replace('sha256:', '').slice(0, 12);
function story({ how, why, place, handedOn }) {
    if (how === 'cached')
        return `fetched from ${place}`;
    if (how === 'given')
        return 'yours, used as it is';
    if (how === 'present')
        return handedOn === undefined ? 'was there' : `was there; kept in ${place}`;
    const reason = why === '' ? '' : ` (${why})`;
    if (handedOn === undefined || (!handedOn.done && handedOn.why === why))
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
        (0,plain_text/* escapeMarkdown */.FV)(row.how === 'cached' ? row.place : story(row).replace(/^(built|was there;?|yours,) ?/, '')),
        megabytes(row.movedBytes),
        megabytes(row.sparedBytes),
        (0,duration/* formatDuration */.a3)(row.ms + (row.handedOn?.ms ?? 0)),
    ].join(' | '));
    const head = '| Image | Digest | | Why, and where | Moved | Spared | Took |\n|---|---|---|---|--:|--:|--:|';
    return `### Images\n\n${head}\n${lines.map((line) => `| ${line} |`).join('\n')}\n\n`;
}

// EXTERNAL MODULE: ./.build/src/modes/image-sources.js
var image_sources = __webpack_require__(57014);
// EXTERNAL MODULE: ./.build/src/modes/image-transport.js + 20 modules
var image_transport = __webpack_require__(7895);
;// CONCATENATED MODULE: ./.build/src/modes/provide-images.js




async function withImages(context, session, { config, model, locate, images, publishes, isPlanned = false, earlier }, work) {
    const begun = context.clock.now();
    const { engine, record } = session;
    const transport = await (0,image_transport/* imageTransport */.hz)(context, engine, { config, model, images, publishes });
    let provided;
    try {
        const isBuiltAnew = isPlanned && config.images.build === 'always';
        const build = isBuiltAnew ? 'missing' : config.images.build;
        const { session: id, scratch } = record;
        const request = { model, images, build, isBuiltAnew, transport, locate, session: id, scratch, earlier };
        provided = await provideImages(engine, context, request);
        context.outputs.set('cache-hit', String(provided.outcomes.every(({ how }) => how !== 'built')));
        await renewTags(engine, provided.outcomes);
        return await work(provided.outcomes, context.clock.now() - begun);
    }
    finally {
        const published = context.signal.aborted ? [] : await (provided?.publishing ?? []);
        await transport.close().catch((error) => context.log.debug(`images: ${error.message}`));
        await tellImages(context, transport.title, provided?.outcomes ?? [], published);
    }
}
async function withPlannedImages(context, session, config, plan, publishes, work) {
    const suites = config.suites.filter(({ name }) => plan.suites.some((planned) => planned.name === name));
    const sources = await (0,image_sources/* imageSources */.c)(context, session, config, suites);
    return withImages(context, session, { config, ...sources, images: plan.images, publishes, isPlanned: true }, work);
}
async function renewTags(engine, outcomes) {
    const present = outcomes
        .filter(({ how, tag }) => how === 'present' && tag.startsWith('isoshard/'))
        .map(({ tag }) => tag);
    await Promise.all(present.map((tag) => engine.tagImage(tag, tag.slice(0, tag.lastIndexOf(':')), tag.slice(tag.lastIndexOf(':') + 1))));
}
async function tellImages({ log, summary }, place, outcomes, published) {
    const rows = outcomes.map((outcome) => {
        const own = published.find(({ service }) => service === outcome.service);
        const isTold = outcome.how === 'built' || (own?.published.done && own.published.movedBytes > 0);
        const one = isTold ? own : undefined;
        const handedOn = one && { done: one.published.done, why: one.published.done ? '' : one.published.why, ms: one.ms };
        const { movedBytes, sparedBytes } = one?.published.done ? one.published : outcome;
        return {
            ...outcome,
            place: outcome.how === 'cached' || one !== undefined ? place : '',
            handedOn,
            movedBytes,
            sparedBytes,
        };
    });
    for (const row of rows)
        log.info(imageLine(row));
    if (rows.length > 0)
        await summary.append(imagesMarkdown(rows));
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

/***/ 19071:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ES: () => (/* binding */ makeMatrix),
/* harmony export */   pN: () => (/* binding */ jobCount)
/* harmony export */ });
/* unused harmony export JOBS_LIMIT */
/* harmony import */ var _config_shard_selection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59741);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36624);


const JOBS_LIMIT = 256;
function makeMatrix(plan) {
    const include = plan.suites.flatMap((suite) => jobsOf(suite, plan));
    if (include.length > JOBS_LIMIT) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz('bad-input', `The plan needs ${include.length} jobs, and a matrix has ${JOBS_LIMIT} at most`, {
            hint: 'Lower `shards` or `max-shards`, or raise `parallel`.',
        });
    }
    if (include.length === 0) {
        const runsOn = plan.suites[0]?.runsOn ?? 'ubuntu-latest';
        include.push({ suite: '', shard: _config_shard_selection_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_SHARD */ .Z, index: 1, total: 1, name: 'nothing to run', 'runs-on': runsOn });
    }
    return {
        matrix: { include },
        shardList: include.map((entry) => entry.shard),
        shardCount: plan.suites.reduce((sum, suite) => sum + suite.shards.length, 0),
    };
}
const jobCount = (shards, parallel) => Math.ceil(shards / Math.max(1, parallel));
function jobsOf(suite, { parallel, variant }) {
    const total = jobCount(suite.shards.length, parallel);
    return Array.from({ length: total }, (_, job) => {
        const from = Math.floor((job * suite.shards.length) / total);
        const to = Math.floor(((job + 1) * suite.shards.length) / total);
        const shards = suite.shards.slice(from, to);
        return {
            suite: suite.name,
            shard: shards.map((shard) => shard.name).join(','),
            index: job + 1,
            total,
            name: `${suite.name} ${range(shards)}/${suite.shards.length}${variant === '' ? '' : ` (${variant})`}`,
            'runs-on': suite.runsOn,
        };
    });
}
function range(shards) {
    const first = shards[0]?.index ?? 0;
    const last = shards.at(-1)?.index ?? first;
    return first === last ? `${first}` : `${first}-${last}`;
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
const NODES = 800_000;
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
    const simple = workers > 1 ? (0,sharding_bin/* copyOf */.zP)(first) : undefined;
    const { bins, proven } = best(pieces, first, bound, options.effort ?? 'full');
    const makespan = (0,sharding_bin/* makespanOf */.aN)(bins);
    const enough = Math.max(makespan, Math.min(lpt, Math.floor(makespan * STAY)));
    const kept = previous && keepPlaces(pieces, shardCount, previous, enough);
    let chosen = kept ?? (pieces.costs.length === 0 ? gather(bins) : bins);
    if (!kept && previous)
        chosen = namedAsBefore(chosen, previous);
    const toShard = ({ pieces: held, load, costs: paid }) => {
        const own = held.map(({ unit }) => unit);
        const weight = paid.length === pieces.costs.length ? load : (0,schedule/* wallOf */.o)(own, 1, costs);
        return { units: own, weight, wall: workers > 1 ? (0,schedule/* wallOf */.o)(own, workers, costs) : weight };
    };
    let shards = chosen.map(toShard);
    let least = proven ? makespan : bound;
    if (workers > 1) {
        shards = spreadOverWorkers(shards, workers, costs);
        const weights = units.map(({ weight }) => weight);
        least = Math.max(Math.ceil(bound / workers), (0,lower_bound/* lowerBound */.y)(weights, shardCount * workers));
    }
    for (const other of [simple, pieces.costs.length > 0 ? longestFirst((0,sharding_bin/* toPieces */.Dy)(units), shardCount) : undefined]) {
        if (other === undefined)
            continue;
        const plain = other.map(toShard);
        const isMended = workers > 1 && options.effort !== 'quick' && !previous;
        const own = isMended ? spreadOverWorkers(plain, workers, costs) : plain;
        if (longest(own) < longest(shards))
            shards = own;
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
