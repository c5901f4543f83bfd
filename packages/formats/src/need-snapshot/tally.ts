import type { TextClass } from '../remark/index.ts';
import type { SetAsideReason } from '../set-aside/index.ts';

/** Everything that was read, counted by what became of it. `checkTally` proves that the parts make the whole. */
export type Tally = {
  readonly hospitalsRead: number;
  readonly hospitalsDistinct: number;
  readonly hospitalsMerged: number;
  readonly hospitalsSetAside: number;
  /** Entries of `supplies`. */
  readonly supplyLines: number;
  /** Stretches of remarks that say something. */
  readonly remarkPieces: number;
  /** Need lines in the result, those of unknown and of no amount included. */
  readonly needsStated: number;
  readonly amountsKnown: number;
  readonly amountsUnknown: number;
  readonly amountsUnlimited: number;
  readonly amountsZero: number;
  /** Statements whose amount went into another line's sum. */
  readonly partsAdded: number;
  /** Statements that gave way to another of the same item and facility. */
  readonly duplicatesMerged: number;
  /** Supply entries and remark pieces only, by reason. */
  readonly setAside: Readonly<Partial<Record<SetAsideReason, number>>>;
  readonly nonNeedText: Readonly<Partial<Record<TextClass, number>>>;
  readonly fieldsSetAside: number;
  readonly servicesRead: number;
  readonly servicesListed: number;
  readonly servicesSetAside: number;
  readonly contactsWithheld: number;
  readonly webAddressesDropped: number;
  readonly extraFieldsIgnored: number;
};

/** The tally as one level of names: `setAside.item-unknown`, for records that hold only numbers. */
export function flattenTally(tally: Tally): Record<string, number> {
  const flat: Record<string, number> = {};
  for (const [name, value] of Object.entries(tally)) {
    if (typeof value === 'number') flat[name] = value;
    else for (const [part, count] of Object.entries(value)) flat[`${name}.${part}`] = Number(count);
  }
  return flat;
}

export const sumOf = (counts: Readonly<Partial<Record<string, number>>>): number =>
  Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0);

export function countBy<Name extends string>(names: readonly Name[]): Partial<Record<Name, number>> {
  const counts: Partial<Record<Name, number>> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
