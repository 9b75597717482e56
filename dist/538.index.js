export const id = 538;
export const ids = [538];
export const modules = {

/***/ 65382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J8: () => (/* binding */ hostPathOf),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   Xm: () => (/* binding */ fileUses),
/* harmony export */   ol: () => (/* binding */ bindSources),
/* harmony export */   xS: () => (/* binding */ factsOf)
/* harmony export */ });
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53916);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45965);


const factsOf = (facts, source) => facts[source] ?? { kind: 'missing', real: source, uid: 0, gid: 0, mode: 0o755 };
const isWithin = (path, root) => path === root || path.startsWith(root === '/' ? root : `${root}/`);
function hostPathOf(model, mount) {
    if (mount.type === 'bind')
        return mount.source?.replace(/(.)\/+$/, '$1');
    if (mount.type !== 'volume')
        return undefined;
    const { device, o } = (model.volumes?.[mount.source ?? '']?.driver_opts ?? {});
    if (device === undefined || !(o ?? '').split(',').some((option) => option === 'bind' || option === 'rbind')) {
        return undefined;
    }
    return (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.join)(device, mount.volume?.subpath ?? '');
}
const TARGET_ROOT = { secrets: '/run/secrets', configs: '/' };
function fileUses(model, definition) {
    return ['secrets', 'configs'].flatMap((kind) => (definition[kind] ?? []).flatMap(({ source: key = '', target }) => {
        const file = model[kind]?.[key]?.file;
        if (typeof file !== 'string')
            return [];
        const to = target ?? key;
        return [{ kind, key, file, target: to.startsWith('/') ? to : (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.join)(TARGET_ROOT[kind], to) }];
    }));
}
function bindSources(model) {
    const sources = new Map();
    const add = (path, { writable, created }) => {
        const known = sources.get(path) ?? { writable: false, created: true };
        sources.set(path, { writable: known.writable || writable, created: known.created && created });
    };
    for (const service of Object.values(model.services)) {
        for (const mount of service.volumes ?? []) {
            const path = hostPathOf(model, mount);
            if (path === undefined)
                continue;
            const created = mount.type === 'bind' && mount.bind?.create_host_path === true;
            add(path, { writable: mount.read_only !== true, created });
        }
        for (const { file } of fileUses(model, service))
            add(file, { writable: false, created: false });
    }
    return new Map((0,_model_js__WEBPACK_IMPORTED_MODULE_1__/* .sortedEntries */ .CA)(Object.fromEntries(sources)));
}


/***/ }),

/***/ 73171:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ ComposeReader),
  q: () => (/* binding */ readComposeProject)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
;// CONCATENATED MODULE: ./.build/src/compose/source/limits.js
const MAX_FILE_BYTES = 1024 * 1024;
const MAX_FILES = 200;
const MAX_TOTAL_BYTES = 4 * MAX_FILE_BYTES;
const MAX_TOKENS = 100_000;
const MAX_DEPTH = 200;
const MAX_ALIASED_NODES = 100_000;

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./.build/src/compose/source/index-document.js


function indexDocument(root) {
    const keys = new Map();
    const aliases = new Map();
    const anchors = new Map();
    let nodes = 0;
    let aliased = 0;
    let mistake;
    const complain = (kind, message, offset) => {
        if (mistake === undefined || (kind === 'aliases' && mistake.kind !== kind))
            mistake = { kind, message, offset };
    };
    const visitAlias = (alias, offset) => {
        const anchor = anchors.get(alias.source);
        if (anchor === undefined)
            return complain('syntax', `there is no anchor &${alias.source} before this alias`, offset);
        if (anchor.size === undefined)
            return complain('aliases', `the anchor &${alias.source} contains itself`, anchor.offset);
        aliases.set(alias, anchor);
        nodes += anchor.size;
        aliased += anchor.size;
        if (aliased > MAX_ALIASED_NODES) {
            const message = `expected aliases to stand for at most ${MAX_ALIASED_NODES} nodes, got more by the anchor &${alias.source}`;
            complain('aliases', message, anchor.offset);
        }
    };
    const visitMap = (map) => {
        const byName = new Map();
        keys.set(map, byName);
        for (const pair of map.items) {
            const offset = startOf(pair.key) ?? 0;
            visit(pair.key, offset);
            const name = nameOf((0,dist/* isAlias */.Vj)(pair.key) ? aliases.get(pair.key)?.node : pair.key);
            if (name !== undefined) {
                if (byName.has(name) && name !== '<<')
                    complain('syntax', `the key ${JSON.stringify(name)} is there twice`, offset);
                byName.set(name, pair);
            }
            visit(pair.value, offset);
        }
    };
    const visit = (node, offset) => {
        if ((0,dist/* isAlias */.Vj)(node))
            return visitAlias(node, offset);
        const before = nodes;
        nodes += 1;
        const name = (0,dist/* isScalar */.jn)(node) || (0,dist/* isMap */.jh)(node) || (0,dist/* isSeq */.oP)(node) ? node.anchor : undefined;
        const anchor = { node, offset, size: undefined };
        if (name !== undefined)
            anchors.set(name, anchor);
        if ((0,dist/* isMap */.jh)(node))
            visitMap(node);
        if ((0,dist/* isSeq */.oP)(node))
            for (const item of node.items)
                visit(item, startOf(item) ?? offset);
        anchor.size = nodes - before;
    };
    visit(root, startOf(root) ?? 0);
    return { root, keys, aliases, mistake };
}
const startOf = (node) => node?.range?.[0];
const nameOf = (key) => ((0,dist/* isScalar */.jn)(key) ? (key.source ?? String(key.value)) : undefined);

;// CONCATENATED MODULE: ./.build/src/compose/source/mistake.js
const firstOf = (mistakes) => mistakes.reduce((first, one) => first === undefined || (one !== undefined && one.offset < first.offset) ? one : first);

;// CONCATENATED MODULE: ./.build/src/compose/source/nodes.js


function entryOf(document, map, key) {
    const own = document.keys.get(map);
    const maps = own === undefined || own.has(key) || !own.has('<<') ? [map] : withMerged(document, map);
    for (const one of maps) {
        const pair = document.keys.get(one)?.get(key);
        if (pair !== undefined)
            return followed(document, { node: pair.value, offset: startOf(pair.key) ?? 0 });
    }
    return undefined;
}
function keysOf(document, map) {
    const keys = new Set();
    for (const one of withMerged(document, map))
        for (const key of document.keys.get(one)?.keys() ?? [])
            keys.add(key);
    keys.delete('<<');
    return [...keys];
}
function* withMerged(document, map) {
    const seen = new Set();
    const waiting = [map];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        if (seen.has(next))
            continue;
        seen.add(next);
        yield next;
        const pair = document.keys.get(next)?.get('<<');
        if (pair === undefined)
            continue;
        const merged = followed(document, { node: pair.value, offset: 0 });
        const sources = (0,dist/* isSeq */.oP)(merged.node) ? itemsOf(document, merged) : [merged];
        for (const { node } of sources.toReversed())
            if ((0,dist/* isMap */.jh)(node))
                waiting.push(node);
    }
}
function itemsOf(document, list) {
    if (!(0,dist/* isSeq */.oP)(list.node))
        return [list];
    return list.node.items.map((node) => followed(document, { node, offset: startOf(node) ?? list.offset }));
}
function textOf(node) {
    if (!(0,dist/* isScalar */.jn)(node))
        return undefined;
    const text = node.source ?? String(node.value);
    return text === '' && node.type === dist/* Scalar */.X5.PLAIN ? undefined : text;
}
const followed = (document, found) => (0,dist/* isAlias */.Vj)(found.node) ? (document.aliases.get(found.node) ?? { ...found, node: undefined }) : found;

;// CONCATENATED MODULE: ./.build/src/compose/source/unindented-line.js

const INDENT = ' '.repeat(100);
function unindentedLine(text, lexeme, offset) {
    let start = 0;
    if (lexeme === dist/* CST */.DB.FLOW_END)
        start = text.lastIndexOf('\n', offset - 1) + 1;
    else if (isOpenQuote(lexeme))
        start = text.indexOf('\n', offset + lexeme.length) + 1;
    const isIndented = start === 0 || start === text.length || text.startsWith(INDENT, start);
    return isIndented || /^(---|\.\.\.)/.test(text.slice(start, start + 3)) ? undefined : start;
}
const indentLine = (text, start) => text.slice(0, start) + INDENT + text.slice(start);
function isOpenQuote(lexeme) {
    if (lexeme.startsWith("'"))
        return lexeme.split("'").length % 2 === 0;
    if (!lexeme.startsWith('"'))
        return false;
    let end = lexeme.length - 1;
    while (lexeme[end - 1] === '\\')
        end -= 1;
    const isEscaped = (lexeme.length - 1 - end) % 2 === 1;
    return lexeme.length === 1 || !lexeme.endsWith('"') || isEscaped;
}

;// CONCATENATED MODULE: ./.build/src/compose/source/parse-text.js



const MAX_READ_AGAIN = 8 * MAX_FILE_BYTES;
function parseText(text) {
    try {
        let indented = text;
        let read = readTokens(indented, true);
        for (let length = 0; read.unindentedAt !== undefined; length += indented.length) {
            indented = indentLine(indented, read.unindentedAt);
            read = readTokens(indented, length < MAX_READ_AGAIN);
        }
        const { tokens, excess } = read;
        const parsed = excess === undefined ? composeDocuments(tokens, indented.length) : { roots: [], mistake: excess };
        return { text: indented, ...parsed };
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return { text, roots: [], mistake: { kind: 'syntax', message: `cannot be read: ${reason}`, offset: 0 } };
    }
}
function readTokens(text, stops) {
    const parser = new dist/* Parser */.iX();
    const tokens = [];
    let count = 0;
    let before = '';
    for (const lexeme of new dist/* Lexer */.JG().lex(text)) {
        const unindentedAt = before === dist/* CST */.DB.SCALAR ? undefined : unindentedLine(text, lexeme, parser.offset);
        if (stops && unindentedAt !== undefined)
            return { tokens, unindentedAt };
        before = lexeme;
        for (const token of parser.next(lexeme))
            tokens.push(token);
        count += 1;
        if (count > MAX_TOKENS) {
            const message = `expected at most ${MAX_TOKENS} tokens of YAML, got more`;
            return { tokens, excess: { kind: 'size', message, offset: parser.offset } };
        }
        const top = parser.stack.length > MAX_DEPTH + 1 ? parser.stack.at(-1) : undefined;
        if (top !== undefined && 'items' in top) {
            const message = `expected at most ${MAX_DEPTH} levels of nesting, got more`;
            return { tokens, excess: { kind: 'depth', message, offset: top.offset } };
        }
        if (tokens.at(-1)?.type === 'error')
            break;
    }
    for (const token of parser.end())
        tokens.push(token);
    return { tokens };
}
const TOLERATED = ['BAD_DQ_ESCAPE', 'IMPOSSIBLE'];
function composeDocuments(tokens, end) {
    const composer = new dist/* Composer */.Dk({ schema: 'failsafe', resolveKnownTags: false, uniqueKeys: false, strict: false });
    let mistake;
    const note = (place, code, message, isWarning) => {
        if (isWarning === true || TOLERATED.includes(code))
            return;
        const offset = typeof place === 'number' ? place : 'offset' in place ? place.offset : (place[0] ?? 0);
        if (mistake === undefined || offset < mistake.offset)
            mistake = { kind: 'syntax', message, offset };
    };
    Object.assign(composer, { onError: note });
    const documents = [...composer.compose(tokens, true, end)];
    for (const { errors } of documents)
        for (const { pos, code, message } of errors)
            note(pos, code, message);
    return { roots: documents.map(({ contents }) => contents), mistake };
}

;// CONCATENATED MODULE: ./.build/src/compose/source/parse-file.js






function parseFile(text) {
    const sizeBytes = Buffer.byteLength(text);
    if (sizeBytes > MAX_FILE_BYTES) {
        const message = `expected at most ${MAX_FILE_BYTES} bytes, got ${sizeBytes}`;
        return { documents: [], mistake: { kind: 'size', message, offset: 0 }, lineAt: () => 1 };
    }
    const parsed = parseText(text);
    const documents = parsed.roots.map(indexDocument);
    const mistakes = [parsed.mistake, ...documents.flatMap(({ root, mistake }) => [mistake, rootMistake(root)])];
    return {
        documents: documents.filter(({ root, mistake }) => (0,dist/* isMap */.jh)(root) && mistake?.kind !== 'aliases'),
        mistake: parsed.mistake ?? firstOf(mistakes),
        lineAt: lineCounter(parsed.text),
    };
}
function rootMistake(root) {
    const isEmpty = !(0,dist/* isCollection */.P3)(root) && textOf(root) === undefined;
    if ((0,dist/* isMap */.jh)(root) || isEmpty)
        return undefined;
    return { kind: 'root', message: 'expected a mapping with `services`', offset: startOf(root) ?? 0 };
}
function lineCounter(text) {
    let lines;
    return (offset) => {
        if (lines === undefined) {
            lines = new dist/* LineCounter */.HN();
            lines.addNewLine(0);
            for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1))
                lines.addNewLine(end + 1);
        }
        return lines.linePos(offset).line;
    };
}

;// CONCATENATED MODULE: ./.build/src/compose/source/file-store.js


const MAX_TRIES = 5 * MAX_FILES;
function fileStore(read) {
    const files = new Map();
    const tried = new Set();
    let length = 0;
    let isCut = false;
    return {
        files,
        get isCut() {
            return isCut;
        },
        open(file, folders) {
            if (tried.has(file))
                return files.get(file);
            isCut ||= tried.size >= MAX_TRIES;
            if (tried.size >= MAX_TRIES)
                return undefined;
            tried.add(file);
            const text = read(file);
            if (text === undefined)
                return undefined;
            const parsed = parseFile(text);
            if (parsed.documents.length > 0)
                length += text.length;
            isCut ||= files.size >= MAX_FILES || length > MAX_TOTAL_BYTES;
            if (isCut)
                return undefined;
            const source = { file, folders: [...new Set(folders)], ...parsed };
            files.set(file, source);
            return source;
        },
    };
}

;// CONCATENATED MODULE: ./.build/src/compose/source/interpolate.js
const MAX_LENGTH = 4096;
const interpolate_MAX_DEPTH = 10;
function interpolate(text, env, depth = 0) {
    if (!text.includes('$') || text.length > MAX_LENGTH || depth > interpolate_MAX_DEPTH)
        return text;
    let done = '';
    let at = 0;
    for (let dollar = text.indexOf('$'); dollar >= 0; dollar = text.indexOf('$', at)) {
        done += text.slice(at, dollar);
        const rest = text.slice(dollar + 1);
        const name = /^[A-Za-z_]\w*/.exec(rest)?.[0];
        const end = rest.startsWith('{') ? closingBrace(rest) : -1;
        if (name !== undefined)
            done += valueIn(name, env) ?? '';
        else if (end >= 0)
            done += substitute(rest.slice(1, end), env, depth);
        else
            done += '$';
        at = dollar + 1 + (name?.length ?? (end >= 0 ? end + 1 : rest.startsWith('$') ? 1 : 0));
    }
    return done + text.slice(at);
}
function substitute(expression, env, depth) {
    const [, name = '', operator = '', other = ''] = /^(\w+)(?:(:?[-+?])([\s\S]*))?$/.exec(expression) ?? [];
    const value = valueIn(name, env);
    const isThere = value !== undefined && !(operator.startsWith(':') && value === '');
    if (operator.endsWith('-'))
        return isThere ? value : interpolate(other, env, depth + 1);
    if (operator.endsWith('+'))
        return isThere ? interpolate(other, env, depth + 1) : '';
    return value ?? '';
}
const valueIn = (name, env) => Object.hasOwn(env, name) ? env[name] : undefined;
function closingBrace(text) {
    let open = 0;
    for (let at = 0; at < text.length; at += 1) {
        if (text[at] === '{')
            open += 1;
        if (text[at] === '}')
            open -= 1;
        if (open === 0)
            return at;
    }
    return -1;
}
function splitAtColons(text) {
    const parts = [];
    let open = 0;
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
        if (text[at] === '{' && (open > 0 || text[at - 1] === '$'))
            open += 1;
        if (text[at] === '}' && open > 0)
            open -= 1;
        if (text[at] !== ':' || open > 0)
            continue;
        parts.push(text.slice(start, at));
        start = at + 1;
    }
    return [...parts, text.slice(start)];
}

;// CONCATENATED MODULE: ./.build/src/compose/source/references.js


function includesOf(document) {
    const include = (0,dist/* isMap */.jh)(document.root) ? entryOf(document, document.root, 'include') : undefined;
    return (include === undefined ? [] : itemsOf(document, include)).map((item) => {
        const { node } = item;
        const paths = (0,dist/* isMap */.jh)(node) ? entryOf(document, node, 'path') : item;
        return {
            paths: (paths === undefined ? [] : itemsOf(document, paths)).flatMap((path) => textOf(path.node) ?? []),
            projectDirectory: (0,dist/* isMap */.jh)(node) ? textOf(entryOf(document, node, 'project_directory')?.node) : undefined,
        };
    });
}
function serviceNames(document) {
    const services = servicesOf(document);
    return (0,dist/* isMap */.jh)(services) ? keysOf(document, services) : [];
}
function serviceNode(document, service) {
    const services = servicesOf(document);
    return (0,dist/* isMap */.jh)(services) ? entryOf(document, services, service)?.node : undefined;
}
function extendsOf(document, service) {
    const definition = serviceNode(document, service);
    const node = (0,dist/* isMap */.jh)(definition) ? entryOf(document, definition, 'extends')?.node : undefined;
    if (!(0,dist/* isMap */.jh)(node)) {
        const name = textOf(node);
        return name === undefined ? undefined : { service: name, file: undefined };
    }
    const name = textOf(entryOf(document, node, 'service')?.node);
    return name === undefined ? undefined : { service: name, file: textOf(entryOf(document, node, 'file')?.node) };
}
const servicesOf = (document) => (0,dist/* isMap */.jh)(document.root) ? entryOf(document, document.root, 'services')?.node : undefined;

;// CONCATENATED MODULE: ./.build/src/compose/source/read-tree.js




function readTree(files, read, env) {
    const store = fileStore(read);
    const includes = new Map();
    const project = (0,external_node_path_.dirname)(files[0] ?? '/');
    const waiting = files.flatMap((file) => {
        const source = store.open(file, [(0,external_node_path_.dirname)(file), project]);
        return source === undefined ? [] : [{ source }];
    });
    const seen = new Set();
    for (const task of waiting) {
        const key = JSON.stringify([task.source.file, task.service]);
        if (seen.has(key))
            continue;
        seen.add(key);
        for (const document of task.source.documents) {
            for (const included of task.service === undefined ? openIncluded(store, task.source, document, env) : []) {
                includes.set(task.source, (includes.get(task.source) ?? new Set()).add(included));
                waiting.push({ source: included });
            }
            for (const extended of openExtended(store, task, document, env))
                waiting.push(extended);
        }
    }
    return {
        files: store.files,
        isCut: store.isCut,
        includes,
        extended: (from, { file }) => file === undefined ? from : inFolders(from, file, env, (path) => store.files.get(path)),
    };
}
function openIncluded(store, source, document, env) {
    return includesOf(document).flatMap(({ paths, projectDirectory }) => {
        const named = projectDirectory === undefined ? undefined : interpolate(projectDirectory, env);
        const folders = named === undefined ? [] : source.folders.map((folder) => (0,external_node_path_.resolve)(folder, named));
        return paths.flatMap((path) => inFolders(source, path, env, (file) => store.open(file, [...folders, (0,external_node_path_.dirname)(file)])) ?? []);
    });
}
function openExtended(store, { source, service }, document, env) {
    return (service === undefined ? serviceNames(document) : [service]).flatMap((name) => {
        const { service: base, file } = extendsOf(document, name) ?? {};
        if (base === undefined)
            return [];
        if (file === undefined)
            return [{ source, service: base }];
        const extended = inFolders(source, file, env, (path) => store.open(path, [(0,external_node_path_.dirname)(path)]));
        return extended === undefined ? [] : [{ source: extended, service: base }];
    });
}
function inFolders(from, path, env, get) {
    const written = interpolate(path, env);
    for (const folder of from.folders) {
        const found = get((0,external_node_path_.resolve)(folder, written));
        if (found !== undefined)
            return found;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./.build/src/compose/source/check.js



const HINTS = {
    size: 'Move what is generated or large out of it: `include`, `env_file`, `configs` with a `file`.',
    depth: 'No key of a compose file lies that deep: flatten what is nested.',
    aliases: 'Write out what the aliases (`*name`) repeat, or use fewer of them.',
    syntax: 'Correct the YAML there; `docker compose config` reads the same file.',
    root: 'A compose file begins with keys such as `services:`.',
};
const MAX_MESSAGE = 300;
function checkSources(files, read, env = {}) {
    const tree = readTree(files, read, env);
    for (const { file, mistake, lineAt } of tree.files.values()) {
        if (mistake === undefined)
            continue;
        const line = lineAt(mistake.offset);
        const message = mistake.message.replace(/\s+/g, ' ').slice(0, MAX_MESSAGE);
        throw new errors/* ProjectError */.wB('compose-invalid', `line ${line}: ${message}`, {
            location: { file, line },
            hint: HINTS[mistake.kind],
        });
    }
    if (!tree.isCut)
        return;
    const message = `expected at most ${MAX_FILES} compose files of ${MAX_TOTAL_BYTES} bytes in all, got more by include and extends`;
    const [file] = files;
    throw new errors/* ProjectError */.wB('compose-invalid', message, {
        ...(file !== undefined && { location: { file } }),
        hint: 'Include fewer files.',
    });
}

;// CONCATENATED MODULE: ./.build/src/compose/source/short-syntax.js


const short_syntax_MAX_LENGTH = 4096;
function hasTarget(list, text, target) {
    if (text.length > short_syntax_MAX_LENGTH)
        return false;
    const parts = splitAtColons(text);
    if (list === 'ports')
        return isTarget(list, parts.at(-1) ?? '', target);
    if (list === 'tmpfs')
        return isTarget(list, parts[0] ?? '', target);
    if (list === 'volumes' || list === 'devices') {
        return [parts, withDrives(parts)].some(([first = '', second]) => isTarget(list, second ?? first, target));
    }
    return isTarget(list, text, target);
}
function isTarget(list, written, target) {
    if (written === target)
        return true;
    if (list === 'ports')
        return coversPort(written, target);
    if (list === 'secrets')
        return `/run/secrets/${written}` === target;
    if (list === 'configs')
        return `/${written}` === target;
    return written !== '' && cleaned(written) === cleaned(target);
}
const cleaned = (path) => external_node_path_.posix.normalize(path).replace(/(?<=.)\/$/, '');
function coversPort(written, target) {
    const [ports = '', protocol = 'tcp'] = written.split('/');
    const [port = '', wanted = protocol] = target.split('/');
    const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(ports) ?? [];
    return /^\d+$/.test(port) && wanted === protocol && Number(first) <= Number(port) && Number(port) <= Number(last);
}
function withDrives(parts) {
    const joined = [];
    for (const part of parts) {
        const drive = joined.at(-1) ?? '';
        if (/^[A-Za-z]$/.test(drive) && /^[\\/]/.test(part))
            joined[joined.length - 1] = `${drive}:${part}`;
        else
            joined.push(part);
    }
    return joined;
}

;// CONCATENATED MODULE: ./.build/src/compose/source/find-item.js




function findItem(document, list, query) {
    return itemsOf(document, list).findLast(({ node }) => isMeant(document, node, query));
}
function findNamed(document, map, item) {
    if (!(0,dist/* isMap */.jh)(map.node))
        return undefined;
    const exact = entryOf(document, map.node, item);
    if (exact !== undefined)
        return exact;
    const end = item.search(/[=:]/);
    return end < 0 ? undefined : entryOf(document, map.node, item.slice(0, end));
}
function isMeant(document, node, { step, list, env }) {
    const meets = (text, test) => text !== undefined && (test(text) || (text.includes('$') && test(interpolate(text, env))));
    const field = (key) => ((0,dist/* isMap */.jh)(node) ? textOf(entryOf(document, node, key)?.node) : undefined);
    if ('item' in step)
        return meets(textOf(node) ?? field('source'), (text) => beginsWith(text, step.item));
    const { target } = step;
    if (!(0,dist/* isMap */.jh)(node))
        return meets(textOf(node), (text) => hasTarget(list, text, target));
    const isNamed = list === 'secrets' || list === 'configs';
    return (meets(field('target'), (text) => isTarget(list, text, target)) ||
        (isNamed && meets(field('source'), (text) => isTarget(list, text, target))));
}
const beginsWith = (text, item) => text.startsWith(item) && (text.length === item.length || text[item.length] === '=' || text[item.length] === ':');

;// CONCATENATED MODULE: ./.build/src/compose/source/walk.js



function walk(document, path, env) {
    let at = { node: document.root, offset: 0 };
    let hides;
    for (const [depth, step] of path.entries()) {
        const before = path[depth - 1];
        const next = take(document, at, step, typeof before === 'string' ? before : '', env);
        if (next === undefined)
            return { ...at, depth, hides };
        at = next;
        hides = tagOf(at.node) ?? hides;
        if (hides === 'reset')
            return { ...at, depth: depth + 1, hides };
    }
    return { ...at, depth: path.length, hides };
}
function take(document, at, step, list, env) {
    if (typeof step === 'string') {
        if ((0,dist/* isMap */.jh)(at.node))
            return entryOf(document, at.node, step);
        return (0,dist/* isSeq */.oP)(at.node) ? findItem(document, at, { step: { item: step }, list, env }) : undefined;
    }
    if ((0,dist/* isMap */.jh)(at.node))
        return 'item' in step ? findNamed(document, at, step.item) : undefined;
    return findItem(document, at, { step, list, env });
}
function tagOf(node) {
    const tag = (0,dist/* isAlias */.Vj)(node) ? undefined : node?.tag;
    return tag === '!reset' ? 'reset' : tag === '!override' ? 'override' : undefined;
}

;// CONCATENATED MODULE: ./.build/src/compose/source/sources.js




const MAX_EXTENDED = 100;
function readSources(files, read, env = {}) {
    const tree = readTree(files, read, env);
    const layers = layersOf(tree, files);
    const known = new Map();
    return {
        files: [...tree.files.keys()],
        locate(path) {
            const key = JSON.stringify(path);
            if (!known.has(key))
                known.set(key, find(tree, layers, path, env));
            return known.get(key);
        },
    };
}
function layersOf({ files, includes }, tops) {
    const layers = [];
    const seen = new Set();
    const waiting = tops.flatMap((file) => files.get(file) ?? []);
    for (let source = waiting.pop(); source !== undefined; source = waiting.pop()) {
        if (seen.has(source))
            continue;
        seen.add(source);
        for (const layer of layersIn(source))
            layers.push(layer);
        for (const included of includes.get(source) ?? [])
            waiting.push(included);
    }
    return layers;
}
const layersIn = (source, service) => source.documents.toReversed().map((document) => ({ source, document, ...(service !== undefined && { service }) }));
function find(tree, layers, path, env) {
    let best;
    for (const { source, document, service } of withExtended(tree, layers, path)) {
        const walked = walk(document, service === undefined ? path : ['services', service, ...path.slice(2)], env);
        const deepest = best?.walked.depth ?? 0;
        if (walked.depth > deepest || (walked.hides === 'reset' && walked.depth === deepest))
            best = { source, walked };
        if (walked.depth === path.length || walked.hides !== undefined)
            break;
    }
    return best === undefined || best.walked.depth === 0 ? undefined : positionOf(best.source, best.walked);
}
function* withExtended(tree, layers, path) {
    const [section, name] = path;
    const service = section === 'services' && typeof name === 'string' ? name : undefined;
    const seen = new Set();
    const waiting = layers.toReversed();
    for (let layer = waiting.pop(); layer !== undefined; layer = waiting.pop()) {
        yield layer;
        const called = layer.service ?? service;
        const definition = called === undefined ? undefined : serviceNode(layer.document, called);
        if (called === undefined || definition === undefined || seen.has(definition) || seen.size >= MAX_EXTENDED)
            continue;
        seen.add(definition);
        const reference = extendsOf(layer.document, called);
        const base = reference && tree.extended(layer.source, reference);
        if (reference === undefined || base === undefined)
            continue;
        for (const extended of layersIn(base, reference.service).reverse())
            waiting.push(extended);
    }
}
function positionOf(source, { node, offset }) {
    const text = textOf(node);
    return { file: source.file, line: source.lineAt(offset), ...(text !== undefined && { text }) };
}

// EXTERNAL MODULE: ./.build/src/docker/compose.js + 2 modules
var compose = __webpack_require__(34455);
;// CONCATENATED MODULE: ./.build/src/modes/compose-project.js





const UNREADABLE_BYTES = 64 * 1024 * 1024;
function read(file) {
    try {
        const stat = (0,external_node_fs_.statSync)(file);
        return stat.isFile() && stat.size < UNREADABLE_BYTES ? (0,external_node_fs_.readFileSync)(file, 'utf8') : undefined;
    }
    catch {
        return undefined;
    }
}
async function readComposeProject(source, env, signal) {
    const files = (0,compose/* composeFiles */.ml)(source, env);
    checkSources(files, read, env);
    const model = (await (0,compose/* resolveModel */.AX)(source, { env, ...(signal && { signal }) }));
    let sources;
    return {
        model,
        root: gitRoot(source.folder),
        sources: {
            locate: (path) => {
                sources ??= readSources(files, read, env);
                return sources.locate(path);
            },
        },
    };
}
const withoutStack = (folder) => ({
    model: { name: 'none', services: {} },
    root: gitRoot(folder),
    sources: { locate: () => undefined },
});
function gitRoot(folder) {
    for (let at = folder;; at = (0,external_node_path_.dirname)(at)) {
        if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(at, '.git')))
            return at;
        if ((0,external_node_path_.dirname)(at) === at)
            return folder;
    }
}
class ComposeReader {
    asked = new Map();
    first = new Map();
    isConstant = new Map();
    async read({ files, folder }, env, identity, signal) {
        if (files === false)
            return withoutStack(folder);
        const source = { files, folder };
        const key = JSON.stringify([source, identity]);
        const known = this.asked.get(key);
        if (known !== undefined)
            return known;
        const own = this.readAnew(source, identity, () => readComposeProject(source, { ...env, ...identity }, signal));
        this.asked.set(key, own);
        return own;
    }
    async readAnew(source, { ISOSHARD_SUITE, ISOSHARD_SHARDS }, resolve) {
        const key = JSON.stringify([source, ISOSHARD_SUITE, ISOSHARD_SHARDS]);
        const first = this.first.get(key);
        if (first === undefined) {
            const own = resolve();
            this.first.set(key, own);
            return own;
        }
        const known = await first;
        const isConstant = this.isConstant.get(key);
        if (isConstant !== undefined)
            return (await isConstant) ? known : resolve();
        const own = resolve();
        this.isConstant.set(key, own.then(({ model }) => JSON.stringify(model) === JSON.stringify(known.model), () => false));
        return own;
    }
}


/***/ })

};
