/**
 * A log as the runner reads it: which of its lines are workflow commands (actions/runner, `ActionCommand.cs` and
 * `ActionCommandManager.cs`), and what people see of the rest.
 */

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly title?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

export interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

export interface RunnerLog {
  /** Every command that the runner would obey, in order. */
  readonly commands: readonly RunnerCommand[];
  readonly annotations: readonly Annotation[];
  /** Folds with the lines in them. The runner knows no fold in a fold: a new one ends the last. */
  readonly groups: readonly { readonly title: string; readonly lines: readonly string[]; readonly closed: boolean }[];
  /** Lines that are no command. */
  readonly lines: readonly string[];
}

const known = new Set(
  'set-output save-state add-mask set-env add-path add-matcher remove-matcher debug warning error notice group endgroup echo stop-commands internal-set-repo-path'.split(
    ' ',
  ),
);

/** Reads a whole log; lines between `stop-commands` and its token are lines, whatever they hold. */
export function parseCommands(log: string): RunnerLog {
  const commands: RunnerCommand[] = [];
  const annotations: Annotation[] = [];
  const groups: { title: string; lines: string[]; closed: boolean }[] = [];
  const lines: string[] = [];
  let stopToken: string | undefined;

  for (const line of log.split(/\r\n|\r|\n/)) {
    const command = parseCommand(line, stopToken);
    const open = groups.at(-1);
    if (stopToken !== undefined && command?.name === stopToken) {
      stopToken = undefined;
      continue;
    }
    if (stopToken !== undefined || command === undefined) {
      lines.push(line);
      if (open !== undefined && !open.closed) open.lines.push(line);
      continue;
    }
    commands.push(command);
    if (command.name === 'stop-commands' && isGoodToken(command.data)) stopToken = command.data;
    if (open !== undefined && (command.name === 'endgroup' || command.name === 'group')) open.closed = true;
    if (command.name === 'group') groups.push({ title: command.data, lines: [], closed: false });
    const annotation = toAnnotation(command);
    if (annotation !== undefined) annotations.push(annotation);
  }
  return { commands, annotations, groups, lines };
}

/** A token that is a command's name, or none, is refused and stops nothing. */
function isGoodToken(token: string): boolean {
  return token !== '' && token !== 'pause-logging' && !known.has(token.toLowerCase());
}

function parseCommand(line: string, token: string | undefined): RunnerCommand | undefined {
  const isKnown = (name: string): boolean => known.has(name.toLowerCase()) || name === token;
  // U+0085 is white space to .NET, not to JavaScript.
  const newStyle = /^[\s\u0085]*::([^\s:]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/s.exec(line);
  if (newStyle?.[1] !== undefined && isKnown(newStyle[1])) {
    const [, name, properties = '', data = ''] = newStyle;
    return { name, properties: parseProperties(properties, ','), data: unescaped(data) };
  }
  const oldStyle = /##\[([^\s\]]+)(?: ([^\]]*))?\](.*)$/s.exec(line);
  if (oldStyle?.[1] !== undefined && isKnown(oldStyle[1])) {
    const [, name, properties = '', data = ''] = oldStyle;
    return { name, properties: parseProperties(properties, ';'), data: unescaped(data) };
  }
  return undefined;
}

function parseProperties(text: string, separator: ',' | ';'): Record<string, string> {
  const pairs = text.split(separator).flatMap((pair) => {
    const at = pair.indexOf('=');
    return at > 0 ? [[pair.slice(0, at).trim(), unescaped(pair.slice(at + 1))] as const] : [];
  });
  return Object.fromEntries(pairs);
}

function unescaped(text: string): string {
  const characters: Record<string, string> = { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' };
  return text.replace(/%(0D|0A|3A|2C|25)/g, (code) => characters[code] ?? code);
}

function toAnnotation({ name, properties, data }: RunnerCommand): Annotation | undefined {
  if (name !== 'error' && name !== 'warning' && name !== 'notice') return undefined;
  return {
    level: name,
    message: data,
    ...(properties.title === undefined ? {} : { title: properties.title }),
    ...(properties.file === undefined ? {} : { file: properties.file }),
    ...(properties.line === undefined ? {} : { line: Number(properties.line) }),
    ...(properties.col === undefined ? {} : { column: Number(properties.col) }),
  };
}
