import { areaContains } from '../area/area.ts';
import type { FactType } from '../fact/fact.ts';
import { localDay } from '../time/time.ts';
import type { Bilingual } from '../words/words.ts';

type Term = { readonly from: string; readonly until: string | null; readonly utcOffset: string };

/** Is a rule in force at a moment, by the clock of its own jurisdiction? */
export function isInForce({ from, until, utcOffset }: Term, moment: string): boolean {
  const day = localDay(moment, utcOffset);
  return from <= day && (until === null || day < until);
}

/** What a law wants filed before an act: the act waits for it. */
export type Prerequisite = Term & {
  readonly id: string;
  readonly law: Bilingual;
  readonly article: string;
  /** Kinds of filings, of which one does; the first is what the law speaks of. */
  readonly filings: readonly string[];
  /** So many days before, at least; 0: before. */
  readonly days: number;
  /** Under which article it may follow, if it could not come first; null: it may not. */
  readonly leave: Bilingual | null;
  readonly area: string;
  /** Whose place counts. */
  readonly place: 'incident' | 'owed-by';
};

export type Prerequisites = ReadonlyMap<FactType, readonly Prerequisite[]>;

/**
 * Those of an act that hold there and then. `owers`: the area of whoever acts. Where no law held at the moment that is stated, those of
 * the moment at which it is written down: nobody escapes a law by stating a day before the first.
 */
export function prerequisitesOf(
  all: Prerequisites,
  act: FactType,
  stated: string,
  areas: { readonly incident: string; readonly owers: string },
  written = stated,
): readonly Prerequisite[] {
  const there = (all.get(act) ?? []).filter((each) =>
    areaContains(each.area, each.place === 'owed-by' ? areas.owers : areas.incident),
  );
  const then = there.filter((each) => isInForce(each, stated));
  return then.length > 0 ? then : there.filter((each) => isInForce(each, written));
}
