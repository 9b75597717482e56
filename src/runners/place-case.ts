/** Which file of a suite a test case belongs to, by what JUnit XML says of it. */
import type { JunitCase } from './junit.js';

/** `files`: relative, forward slashes. Returns a function that is quick for many cases. */
export function placeIn(files: readonly string[]): (test: JunitCase) => string | undefined {
  const exact = new Set(files);
  const dotted = files.map((file) => ({ file, name: dots(file) }));
  const known = new Map<string, string | undefined>();
  const find = (written: string): string | undefined => {
    const place = written.replaceAll('\\', '/').replace(/^\.\//, '');
    if (exact.has(place)) return place;
    const ends = longest(files.filter((file) => place.endsWith(`/${file}`)));
    if (ends !== undefined) return ends;
    const holds = files.filter((file) => file.endsWith(`/${place}`));
    if (holds.length > 0) return holds.length === 1 ? holds[0] : undefined;
    // `tests.test_x.TestClass` (pytest), `com.example.CartTest` (JVM).
    const inside = longest(dotted.filter(({ name }) => `${place}.`.startsWith(`${name}.`)).map(({ file }) => file));
    if (inside !== undefined) return inside;
    const classes = dotted.filter(({ name }) => name.endsWith(`.${place}`));
    return classes.length === 1 ? classes[0]?.file : undefined;
  };
  return (test) => {
    for (const place of test.places) {
      if (!known.has(place)) known.set(place, find(place));
      const file = known.get(place);
      if (file !== undefined) return file;
    }
    return undefined;
  };
}

const dots = (file: string): string => file.replace(/\.[^./]+$/, '').replaceAll('/', '.');

const longest = (files: readonly string[]): string | undefined =>
  files.reduce<string | undefined>(
    (best, file) => (best !== undefined && best.length >= file.length ? best : file),
    undefined,
  );
