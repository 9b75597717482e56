/**
 * A container beside a stack's services that has their files open, what lies below and what was written, and does nothing until it is asked: to begin a
 * container would take as long as a reset by template.
 */
import type { Engine } from '../docker/engine.js';
import type { MountedSlot } from './mount-state.js';
import { dataPath } from './save.js';
import { type SqlitePair, sqliteCommand } from './sqlite-template.js';
import { lastingPaths, type SlotDatabases, STAT_FORMAT } from './written-files.js';

/** What it prints of files; characters. More is not compared. */
const MOST_CHARACTERS = 16 * 1024 * 1024;

const END = 'isoshard: all files';

/**
 * Puts databases back or looks at them, then lists every layer and, as services see them, the paths that it is given. A `stat` that knows no fractions of a second
 * could miss that something was written.
 */
const SCRIPT = `count=$1; shift
if [ "$count" -gt 0 ]; then said=$("$1" "$2" "$3" "$4" "$5" 2>&1) || { printf '%s\\n' "$said"; exit 9; }; fi
shift 5
touch /tmp/moment && case $(stat -c %y /tmp/moment) in
  *.000000000*) echo 'stat knows no fractions of a second'; exit 9 ;;
  *.*) ;;
  *) echo 'stat knows no fractions of a second'; exit 9 ;;
esac
{ find /upper/*/upper -exec stat -c '${STAT_FORMAT}' {} +; [ $# = 0 ] || stat -c '%f %u %g %i %n' -- "$@"; } 2> /dev/null
echo '${END}'
`;

export interface KeeperRequest {
  /** Of a service that uses the databases. */
  readonly image: string;
  readonly labels: Record<string, string>;
  readonly slots: readonly MountedSlot[];
  /** By slot. */
  readonly databases: readonly SlotDatabases[];
}

export class Keeper {
  private constructor(
    private readonly engine: Engine,
    private readonly id: string,
    private readonly pairs: readonly SqlitePair[],
    private readonly lasting: readonly string[],
  ) {}

  /** Makes and starts it. It goes by `remove`, or with the stack. */
  static async start(engine: Engine, { image, labels, slots, databases }: KeeperRequest): Promise<Keeper> {
    const mounts: Record<string, string> = {};
    for (const [index, { volume, upperVolume, saved }] of slots.entries()) {
      mounts[volume] = `/merged/${index}`;
      mounts[upperVolume] = `/upper/${index}`;
      mounts[saved.volume] = `/door/${saved.volume}`;
    }
    const readOnly = slots.flatMap(({ upperVolume, saved }) => [upperVolume, saved.volume]);
    const work = { argv: ['sleep', '2147483647'], isUrgent: true, readOnly };
    const id = await engine.createDoor(image, mounts, labels, work);
    await engine.start(id).catch(async (error: Error) => {
      await engine.remove({ kind: 'container', id });
      throw error;
    });
    const all = databases.flatMap(({ sqlite }, index) => {
      const slot = slots[index];
      return slot === undefined ? [] : sqlite.map(({ path }) => ({ path, index, folder: dataPath(slot.saved) }));
    });
    const pairs = all.map(({ path, index, folder }) => ({
      below: `${folder}/${path}`,
      above: `/merged/${index}/${path}`,
    }));
    const lasting = databases.flatMap((one, index) => lastingPaths(one).map((path) => `/merged/${index}/${path}`));
    return new Keeper(engine, id, pairs, lasting);
  }

  /** The listing for `watchedLines`, after SQLite's databases were put back or compared with what was saved; or why that could not be. */
  async list(what: 'restore' | 'look'): Promise<{ readonly listing: string } | string> {
    const argv = [
      'sh',
      '-c',
      SCRIPT,
      'sh',
      `${this.pairs.length}`,
      ...sqliteCommand(this.pairs, what),
      ...this.lasting,
    ];
    const { exitCode, output } = await this.engine.exec(this.id, argv, { most: MOST_CHARACTERS });
    const text = output.trimEnd();
    if (exitCode === 0 && text.endsWith(END)) return { listing: text };
    return exitCode === 9 ? text : `its files cannot be listed (status ${exitCode})`;
  }

  remove(): Promise<void> {
    return this.engine.remove({ kind: 'container', id: this.id });
  }
}
