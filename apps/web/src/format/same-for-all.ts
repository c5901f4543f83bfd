import type { Both } from '#texts/words.ts';

type Named = { readonly id: string; readonly name: Both };

/** Those whom every list names, where all lists name the same and there are several of them; else nobody. */
export function sameForAll(lists: readonly (readonly Named[])[]): readonly Named[] {
  const key = (list: readonly Named[]) => list.map(({ id }) => id).join(' ');
  const [first, ...rest] = lists.filter((list) => list.length > 0);
  if (!first || rest.length === 0) return [];
  return rest.every((each) => key(each) === key(first)) ? first : [];
}
