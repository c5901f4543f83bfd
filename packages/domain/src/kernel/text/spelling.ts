import { plain } from './plain.ts';

/** So many letters may always differ; of a long name a quarter. */
const LETTERS = 2;
const SHARE = 4;

/**
 * Is one name another spelling of the other: a letter wrong, a word left out? By the edit distance (Levenshtein 1966) of what
 * `plain` leaves of them. A wholly different name is somebody else's.
 */
export function isSpelling(one: string, other: string): boolean {
  const [a, b] = [[...plain(one)], [...plain(other)]];
  return distance(a, b) <= Math.max(LETTERS, Math.floor(Math.max(a.length, b.length) / SHARE));
}

function distance(a: readonly string[], b: readonly string[]): number {
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, letter] of a.entries()) {
    const now = [row + 1];
    for (const [column, other] of b.entries())
      now.push(
        Math.min(
          (before[column] as number) + (letter === other ? 0 : 1),
          (before[column + 1] as number) + 1,
          (now[column] as number) + 1,
        ),
      );
    before = now;
  }
  return before[b.length] as number;
}
