export const id = 592;
export const ids = [592];
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

/***/ 13440:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ explainPlan),
  h: () => (/* binding */ tellChanges)
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





function lastImagesFile(cache, project) {
    return (0,external_node_path_.join)(cache, 'images', `${(0,external_node_crypto_.createHash)('sha256').update(project).digest('hex').slice(0, 32)}.json`);
}
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
        images.set(service, { digest, sinceMs: nowMs, inputs: kept, because: because.slice(0, KEPT_REASONS) });
        return { service, digest, tag, how: before === undefined ? 'new' : 'changed', because };
    });
    const isChanged = explained.some(({ how }) => how === 'new' || how === 'changed');
    return { explained, next: isChanged ? { ...last, images: Object.fromEntries(images) } : undefined };
}
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
    const { digest, sinceMs, because, inputs } = value;
    return (typeof digest === 'string' &&
        typeof sinceMs === 'number' &&
        Math.abs(sinceMs) <= LATEST_MS &&
        Array.isArray(because) &&
        because.every(isText) &&
        isRecord(inputs) &&
        Object.values(inputs).every(isText));
}
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value) => typeof value === 'string';

;// CONCATENATED MODULE: ./.build/src/images/shared-images.js



const KEY_PREFIX = 'isoshard-ingredients-1/';
const keyOf = (variant) => `${KEY_PREFIX}${variant}/`;
const cachedFile = ({ paths }) => (0,external_node_path_.join)(paths.temp, 'ingredients', 'images.json');
async function fetchLast(context, variant) {
    const file = cachedFile(context);
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(file), { recursive: true });
    try {
        await context.cache.restore(keyOf(variant), [file]);
        return readLast(file);
    }
    finally {
        (0,external_node_fs_.rmSync)(file, { force: true });
    }
}
async function keepLast(context, variant, last) {
    const { cache, run, log } = context;
    const file = cachedFile(context);
    try {
        if (!writeLast(file, last))
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




const lastFile = (context, config) => lastImagesFile((0,user_cache/* cacheFolder */.n)(context), config.file);
const isInCache = ({ kind, cache }) => kind === 'action' && cache.available;
async function lastTime(context, { config, variant }) {
    if (isInCache(context))
        return { last: await fetchLast(context, variant), shared: true };
    return { last: readLast(lastFile(context, config)), shared: false };
}
const SHOWN = 3;
async function tellChanges(context, request, planned) {
    try {
        await compareAndKeep(context, request, planned);
    }
    catch (error) {
        context.log.debug(`what changed in images is not told: ${error.message}`);
    }
}
async function compareAndKeep(context, request, planned) {
    const { log, clock } = context;
    const { explained, next } = explainImages(await lastTime(context, request), planned, clock.now());
    for (const { service, because } of explained.filter(({ how }) => how === 'changed')) {
        const more = because.length - SHOWN;
        const shown = [...because.slice(0, SHOWN), ...(more > 0 ? [`${more} more (\`isoshard plan --explain\`)`] : [])];
        log.info(`image of ${service} changed: ${shown.join('; ')}`);
    }
    if (next === undefined)
        return;
    if (!isInCache(context))
        return void writeLast(lastFile(context, request.config), next);
    if ((0,foreign_code/* isDefaultBranch */.ok)(context) && (await (0,foreign_code/* foreignCode */.o)(context)) === undefined)
        await keepLast(context, request.variant, next);
}
async function explainPlan(context, { engine }, request, planned) {
    const { explained } = explainImages(await lastTime(context, request), planned, context.clock.now());
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
const schema = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    suites: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
        name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
        shards: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
            tests: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(test.extend({ outcome: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() })),
            notRun: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(test),
            setup: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J()),
        })),
    })),
    findings: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ suite: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().optional(), tests: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()) })),
});
function failedTests(folder) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'report.json');
    const hint = '`isoshard run` writes it; name its folder with --output.';
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(file))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz('bad-arguments', `--failed: there is no ${file}`, { hint });
    let report;
    try {
        report = schema.parse(JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8')));
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz('bad-arguments', `--failed: ${file} is no report of a run`, { hint, cause });
    }
    const failed = new Map();
    const add = (suite, ids) => {
        if (ids.length > 0)
            failed.set(suite, new Set([...(failed.get(suite) ?? []), ...ids]));
    };
    for (const { name, shards } of report.suites) {
        for (const { tests, notRun } of shards) {
            add(name, tests.filter(({ outcome }) => outcome === 'failed' || outcome === 'interrupted').map(({ id }) => id));
            add(name, notRun.map(({ id }) => id));
        }
    }
    for (const { suite, tests } of report.findings)
        if (suite !== undefined)
            add(suite, tests);
    return failed;
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
    return async (reference, pull) => {
        const here = await engine.imageDigest(reference);
        if (here !== undefined && !pull)
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

/***/ 31592:
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
// EXTERNAL MODULE: ./.build/src/compose/model.js
var compose_model = __webpack_require__(45965);
// EXTERNAL MODULE: ./.build/src/images/build-section.js
var build_section = __webpack_require__(87200);
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
// EXTERNAL MODULE: ./.build/src/images/base-images.js + 2 modules
var base_images = __webpack_require__(94971);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
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
    const take = (path, stat) => found.set(path, describe(`${folder}/${path}`, path, stat, memory));
    const takeFolder = (path) => {
        if (path === '' || found.has(path))
            return;
        takeFolder(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
        take(path, (0,external_node_fs_.lstatSync)(`${folder}/${path}`));
    };
    const walk = async (relative) => {
        const prefix = relative === '' ? '' : `${relative}/`;
        for (const entry of (0,external_node_fs_.readdirSync)(`${folder}/${relative}`, { withFileTypes: true })) {
            const path = prefix + entry.name;
            const isIgnored = ignores(path);
            if (!isIgnored) {
                const stat = (0,external_node_fs_.lstatSync)(`${folder}/${path}`, { throwIfNoEntry: false });
                if (stat === undefined)
                    continue;
                takeFolder(relative);
                take(path, stat);
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
        const section = (0,build_section/* buildSection */.C)(definition, this.request.defaultPlatform);
        const { dockerfile, dockerfilePath, bases: named } = readBuildFiles(service, section, this.request);
        const folders = Object.entries(section.contexts).filter(([, context]) => (0,build_section/* isFolder */.l)(context));
        const others = Object.entries(section.contexts).filter(([, context]) => context.startsWith('service:'));
        const images = Object.values(section.contexts).filter((context) => context.startsWith('docker-image://'));
        const references = [
            ...named.images.map(({ reference }) => reference),
            ...images.map((one) => one.slice('docker-image://'.length)),
        ];
        const [files, contexts, services, bases] = await Promise.all([
            (0,build_section/* isFolder */.l)(section.context) ? this.contexts.files(section.context, dockerfilePath) : undefined,
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
    const previous = timed && placesOf(timed, weighed, count, workers);
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
function placesOf({ base, keys }, { units, costs }, count, workers) {
    const listed = new Set(units.flatMap(({ tests }) => tests));
    const gone = [...base].filter(([id]) => !listed.has(id));
    if (gone.length === 0 && listed.size === base.size)
        return undefined;
    const known = units.flatMap((unit) => {
        const tests = unit.tests.filter((id) => base.has(id));
        const weight = tests.reduce((sum, id) => sum + (base.get(id) ?? 0), 0);
        return tests.length === 0 ? [] : [{ ...unit, tests, weight }];
    });
    const left = gone.map(([id, weight]) => ({ id, tests: [id], place: id, weight, keys: keys.get(id) ?? [] }));
    const { shards } = (0,partition/* partition */.j)([...known, ...left], count, { costs, workers });
    return new Map(shards.flatMap((shard, at) => shard.units.map(({ id }) => [id, at])));
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

// EXTERNAL MODULE: ./.build/src/modes/explain-images.js + 3 modules
var explain_images = __webpack_require__(13440);
// EXTERNAL MODULE: ./.build/src/modes/failed-tests.js
var failed_tests = __webpack_require__(71255);
// EXTERNAL MODULE: ./.build/src/modes/image-sources.js
var image_sources = __webpack_require__(57014);
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

// EXTERNAL MODULE: ./.build/src/modes/provide-images.js + 6 modules
var provide_images = __webpack_require__(57497);
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

// EXTERNAL MODULE: ./.build/src/modes/timings.js + 11 modules
var modes_timings = __webpack_require__(89765);
// EXTERNAL MODULE: ./.build/src/modes/user-cache.js
var user_cache = __webpack_require__(27274);
;// CONCATENATED MODULE: ./.build/src/modes/make-plan.js












function planImagesOf(context, { engine }, config, { model, locate, root }) {
    return planImages(engine, model, {
        build: config.images.build,
        locate,
        root,
        defaultPlatform: context.env.DOCKER_DEFAULT_PLATFORM,
        memory: (0,external_node_path_.join)((0,user_cache/* cacheFolder */.n)(context), 'files'),
        baseDigest: (0,image_sources/* baseDigests */.B)(context, engine),
    });
}
async function makePlanOf(context, session, request) {
    const { config, suites } = request;
    const sources = await (0,image_sources/* imageSources */.c)(context, session, config, suites);
    const planned = await planImagesOf(context, session, config, sources);
    const told = (0,explain_images/* tellChanges */.h)(context, request, planned);
    const { images } = planned;
    const publishes = context.kind === 'action';
    try {
        return await (0,provide_images/* withImages */.n)(context, session, { config, ...sources, images, publishes }, (outcomes, imagesMs) => planWith(context, session, request, { model: sources.model, images, outcomes, imagesMs }));
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
    return { plan: made.plan, notes: made.notes, images: outcomes, imagesMs };
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

/***/ 57497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ withImages)
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
function toTarget(model, { image, section }, names, { writeCaches }) {
    const labels = { ...section.labels, [docker_labels/* LABEL */.d_.digest]: image.digest };
    return withoutEmpty({
        context: literal(section.context),
        contexts: { ...pinned(image), ...mapValues(section.contexts, (context) => contextOf(context, names)) },
        dockerfile: section.inline === undefined
            ? literal((0,build_section/* isFolder */.l)(section.context) ? (0,external_node_path_.resolve)(section.context, section.dockerfile) : section.dockerfile)
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

;// CONCATENATED MODULE: ./.build/src/images/build.js







async function buildImages(engine, context, request) {
    const { log, env, signal } = context;
    const services = request.images.map(({ service }) => service).join(', ');
    await log.group(`Build of ${services}`, async () => {
        const builder = await (0,buildx/* currentBuilder */.h0)({ env, signal });
        const images = await Promise.all(request.images.map((image) => withPins(engine, context, builder, image)));
        warnOfRunnerCaches(context, request);
        await warnOfExtraHosts(context, request);
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
const OF_CACHE = /cache export|exporting cache|cache exporter|export(ing)? (to )?\w* ?cache/i;
async function attempt(context, builder, request, writeCaches) {
    const { log, env, signal } = context;
    const { model, images, scratch, session } = request;
    const defaultPlatform = env.DOCKER_DEFAULT_PLATFORM;
    const definition = bakeDefinition(model, images, { defaultPlatform, writeCaches });
    const file = (0,external_node_path_.join)(scratch, 'bake.json');
    (0,external_node_fs_.writeFileSync)(file, JSON.stringify(definition.file), { mode: 0o600 });
    const composeFile = (0,external_node_path_.join)(scratch, 'bake-compose.yml');
    if (definition.composeFile !== undefined) {
        (0,external_node_fs_.writeFileSync)(composeFile, JSON.stringify(definition.composeFile), { mode: 0o600 });
    }
    const progress = new BuildProgress({
        line: (line) => log.info(line),
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
    const ended = await (0,buildx/* bake */.Wq)(file, args, { env: ownTemp, session, signal, onOutput: (chunk) => progress.push(chunk) });
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
        dockerfile: readDockerfile,
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
    const beganMs = clock.now();
    const publishing = [];
    const publish = async (image) => {
        const builtMs = clock.now() - beganMs;
        const published = await transport.publish(image, { beganMs, ms: builtMs });
        return { service: image.service, published, ms: clock.now() - beganMs - builtMs };
    };
    const onBuilt = (image) => {
        add(image, 'built', { why: whyBuilt.get(image.tag) ?? '' });
        publishing.push(publish(image));
    };
    try {
        await buildImages(engine, context, { ...request, images: missing, onBuilt });
    }
    catch (error) {
        if (!context.signal.aborted)
            await Promise.all(publishing);
        throw error;
    }
    return { outcomes: inOrder(outcomes), publishing: Promise.all(publishing) };
}
const fetchOne = async (transport, { build }, image) => build === 'always' ? { found: false, why: 'images.build is "always"' } : transport.fetch(image);
const inOrder = (outcomes) => [...outcomes].sort((a, b) => (a.service < b.service ? -1 : 1));
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
        (0,plain_text/* escapeMarkdown */.FV)(row.how === 'built' ? story(row).replace(/^built ?/, '') : row.place),
        megabytes(row.movedBytes),
        megabytes(row.sparedBytes),
        (0,duration/* formatDuration */.a3)(row.ms + (row.handedOn?.ms ?? 0)),
    ].join(' | '));
    const head = '| Image | Digest | | Why, and where | Moved | Spared | Took |\n|---|---|---|---|--:|--:|--:|';
    return `### Images\n\n${head}\n${lines.map((line) => `| ${line} |`).join('\n')}\n\n`;
}

// EXTERNAL MODULE: ./.build/src/modes/image-transport.js + 14 modules
var image_transport = __webpack_require__(6840);
;// CONCATENATED MODULE: ./.build/src/modes/provide-images.js



async function withImages(context, session, { config, model, locate, images, publishes }, work) {
    const begun = context.clock.now();
    const { engine, record } = session;
    const transport = await (0,image_transport/* imageTransport */.hz)(context, engine, { config, model, images, publishes });
    let provided;
    try {
        const { build } = config.images;
        const { session: id, scratch } = record;
        provided = await provideImages(engine, context, { model, images, build, transport, locate, session: id, scratch });
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


/***/ })

};
