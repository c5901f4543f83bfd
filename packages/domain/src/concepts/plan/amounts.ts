import type { Amounts } from './facts.ts';
import { atLevel } from './in-use.ts';
import { facilitiesWithoutNeed, givenSince, placesToFill, type Work } from './rows.ts';

export const NOTHING: Amounts = { mandates: 0, duties: 0, needs: 0, tasks: 0, releases: 0 };

/** How much there is to do, before anything is done: the mandates to come have their duties and first tasks too. */
export function amountsOf(work: Work): Amounts {
  const { terms, use } = work;
  const coming = new Map<string, number>();
  let mandates = 0;
  for (const { entry, places } of placesToFill(work)) {
    coming.set(entry.entry, places.length);
    mandates += places.length;
  }
  const following = (entries: readonly { readonly entry: string; readonly of: string }[]) =>
    entries.reduce(
      (sum, { entry, of }) => sum + givenSince(use, of, entry).length + (coming.get(of) ?? 0),
      0,
    );
  return {
    mandates,
    duties: following(atLevel(terms.duties, use.level)),
    needs: atLevel(terms.needs, use.level).reduce(
      (sum, entry) => sum + facilitiesWithoutNeed(work, entry).length,
      0,
    ),
    tasks: following(atLevel(terms.tasks, use.level)),
    releases: atLevel(terms.releases, use.level).filter(({ entry }) => !use.handled.has(entry)).length,
  };
}

export const sumOf = (amounts: Amounts): number =>
  amounts.mandates + amounts.duties + amounts.needs + amounts.tasks + amounts.releases;
