/** The command that a project's own tools would use, told from the lock file that lies beside it. */

/** Lock file, and what then comes before the program's name. */
export type LockFileCommands = readonly (readonly [file: string, command: readonly string[]])[];

/** The command of the first lock file that is there, else `otherwise`. */
export function commandByLockFile(
  files: readonly string[],
  commands: LockFileCommands,
  otherwise: readonly string[],
): readonly string[] {
  return commands.find(([file]) => files.includes(file))?.[1] ?? otherwise;
}
