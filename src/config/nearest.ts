/** The known word that somebody most likely meant. Pure. */

/** Words are compared without their case and separators, so that `workingDirectory` is near `working-directory`. */
function folded(word: string): string {
  return word.toLowerCase().replace(/[-_\s]/g, '');
}

/**
 * Edits that turn `from` into `to`: inserting, removing or replacing a character, or swapping two neighbours
 * (optimal string alignment distance).
 */
export function editDistance(from: string, to: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current.push(
        Math.min(
          (previous[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (previous[column - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = previous;
    previous = current;
  }
  return previous[to.length] ?? 0;
}

/**
 * The candidate nearest to `word`, or undefined if none is near: at most a third of its characters are wrong, or it is
 * the beginning of just that candidate. Words over 64 characters are near nothing.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > 64) return undefined;
  const wanted = folded(word);
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  const known = [...candidates];
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of known) {
    const distance = editDistance(wanted, folded(candidate));
    if (distance <= allowed && (best === undefined || distance < best.distance)) best = { candidate, distance };
  }
  if (best !== undefined) return best.candidate;
  const longer = known.filter((candidate) => wanted.length >= 3 && folded(candidate).startsWith(wanted));
  return longer.length === 1 ? longer[0] : undefined;
}

/** `; did you mean "X"?`, or nothing if no candidate is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const candidate = nearest(word, candidates);
  return candidate === undefined ? '' : `; did you mean ${JSON.stringify(candidate)}?`;
}
