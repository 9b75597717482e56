/** How much of people's compose files is read. Nothing that a project writes comes near. */

/** Size of one file. */
export const MAX_FILE_BYTES = 1024 * 1024;
/** Files of one stack, with all that they include and extend. */
export const MAX_FILES = 200;
/** Size of all of these. */
export const MAX_TOTAL_BYTES = 4 * MAX_FILE_BYTES;
/**
 * Tokens of YAML in one file: words, indicators, spaces, ends of lines. A service of ten lines has about ninety. `yaml` reads
 * some hundred thousand in a tenth of a second.
 */
export const MAX_TOKENS = 100_000;
/** Collections within collections. */
export const MAX_DEPTH = 200;
/** Nodes that the aliases of one document may stand for in all. */
export const MAX_ALIASED_NODES = 100_000;
