import type { Amounts } from './facts.ts';
import type { Place } from './holders-for.ts';
import { atLevel } from './in-use.ts';
import { facilitiesWithoutNeed, givenSince, hasTask, placesToFill, type Work } from './rows.ts';

export const NOTHING: Amounts = { mandates: 0, duties: 0, needs: 0, tasks: 0, releases: 0 };

/** How much there is to do, before anything is done: the mandates to come have their duties and first tasks too. */
export function amountsOf(work: Work): Amounts {
  const { terms, use } = work;
  const coming = new Map<string, readonly Place[]>();
  let mandates = 0;
  for (const { entry, places } of placesToFill(work)) {
    coming.set(entry.entry, places);
    mandates += places.length;
  }
  const after = ({ entry, of }: { readonly entry: string; readonly of: string }) => [
    ...givenSince(use, of, entry),
    ...(coming.get(of) ?? []),
  ];
  return {
    mandates,
    duties: atLevel(terms.duties, use.level).reduce((sum, each) => sum + after(each).length, 0),
    needs: atLevel(terms.needs, use.level).reduce(
      (sum, entry) => sum + facilitiesWithoutNeed(work, entry).length,
      0,
    ),
    tasks: atLevel(terms.tasks, use.level).reduce(
      (sum, each) => sum + after(each).filter((place) => !hasTask(work, each.entry, place)).length,
      0,
    ),
    releases: atLevel(terms.releases, use.level).filter(({ entry }) => !use.handled.has(entry)).length,
  };
}

export const sumOf = (amounts: Amounts): number =>
  amounts.mandates + amounts.duties + amounts.needs + amounts.tasks + amounts.releases;
