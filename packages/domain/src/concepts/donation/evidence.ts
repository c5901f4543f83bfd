import type { z } from 'zod';
import { editionsIn, type ItemIndex, itemsProvenBy } from '../../kernel/item/index-of-items.ts';
import type { Item } from '../../kernel/item/item.ts';
import { numberCovers, readRegistration } from '../../kernel/item/registration.ts';
import type { evidenceSchema, QuarantineReason } from './facts.ts';

export type Evidence = Pick<z.output<typeof evidenceSchema>, 'standard' | 'reference'>;

type Judgement = {
  /** What the papers prove it to be; null: nothing. */
  provenItem: string | null;
  /** What it counts as. */
  item: string;
  quarantined: QuarantineReason | null;
};

type Said = { readonly proves: readonly Item[]; readonly allows: (item: Item) => boolean };

/**
 * What the papers prove, whatever the label hopes. Record 14 of 30 January 2020 said "N95" over a paper that said
 * GB 2626 (KN95): here the lot counts as what its papers prove. What is less than its claim may serve at once where
 * that is permitted; what is more, or another thing, or in contradiction, waits until somebody has looked.
 */
export function judgeEvidence(
  items: ItemIndex,
  claimedItem: string,
  evidence: readonly Evidence[],
  expiresOn: string | null,
  today: string,
): Judgement {
  const judged = judgePapers(items, claimedItem, evidence, today);
  return expiresOn !== null && expiresOn < today ? { ...judged, quarantined: 'expired' } : judged;
}

function judgePapers(
  items: ItemIndex,
  claim: string,
  evidence: readonly Evidence[],
  today: string,
): Judgement {
  const { proven, contradict } = provenTogether(items, evidence, today);
  if (contradict) return { provenItem: null, item: claim, quarantined: 'papers-contradict' };
  if (proven.includes(claim)) return { provenItem: claim, item: claim, quarantined: null };
  const claimed = items.byId.get(claim);
  const [first] = proven;
  if (first === undefined) {
    if (!claimed?.evidenceRequired) return { provenItem: claim, item: claim, quarantined: null };
    const lower = claimed.withoutPapers;
    return { provenItem: null, item: lower ?? claim, quarantined: lower ? null : 'no-evidence' };
  }
  if (proven.some((id) => items.byId.get(id)?.withoutPapers === claim))
    return { provenItem: claim, item: claim, quarantined: null };
  const isLess = proven.length === 1 && isNoMore(items.byId.get(first), claimed);
  return { provenItem: first, item: first, quarantined: isLess ? null : 'evidence-differs-from-claim' };
}

/** Of the same kind, and to be used nowhere where the other may not be. */
const isNoMore = (found: Item | undefined, claimed: Item | undefined): boolean =>
  found !== undefined &&
  found.category === claimed?.category &&
  found.settings.every((setting) => claimed.settings.includes(setting));

/**
 * What all papers prove together: the items that at least one proves and that none speaks against. A paper without a
 * standard says nothing, unless its number does. They contradict each other where nothing is left that all allow.
 */
export function provenTogether(
  items: ItemIndex,
  evidence: readonly Evidence[],
  today: string,
): { readonly proven: string[]; readonly contradict: boolean } {
  const all = evidence.flatMap((paper) => whatItSays(items, paper, today) ?? []);
  const named = [...new Set(all.flatMap(({ proves }) => proves))];
  const proven = named.filter((item) => all.every(({ allows }) => allows(item)));
  return { proven: proven.map(({ id }) => id), contradict: named.length > 0 && proven.length === 0 };
}

/** The items that one paper proves by itself. */
export const provenBy = (items: ItemIndex, paper: Evidence, today: string): string[] =>
  (whatItSays(items, paper, today)?.proves ?? []).map(({ id }) => id);

/** A report may say that the goods failed: it names the standard all the same. `disqualified`, and `not qualified`. */
const FAILED =
  /不合格|不符合|不通过|未通过|不达标|未达标|\bfail(?:s|ed|ure)?\b|\bdisqualified\b|\bnon-?conform|\b(?:not|un)[ -]?(?:qualified|conform|compl(?:y|iant)|pass)/iu;

/** Null: it says nothing of what the goods are; a failed test and an edition that has not been issued yet do not either. */
function whatItSays(items: ItemIndex, { standard, reference }: Evidence, today: string): Said | null {
  if (FAILED.test(`${standard ?? ''} ${reference}`)) return null;
  const thisYear = Number.parseInt(today, 10);
  if (editionsIn(standard ?? '').some(({ year }) => year > thisYear)) return null;
  const numbers = [standard ?? '', reference, `${standard ?? ''}${reference}`].flatMap(
    (text) => readRegistration(text) ?? [],
  );
  const isCovered = (item: Item) => numbers.every((number) => numberCovers(number, item));
  const proves = (standard === null ? [] : itemsProvenBy(items, standard)).filter(isCovered);
  const isOfClass = numbers.some(({ kind }) => kind === 'device');
  if (proves.length > 0) return { proves, allows: (item) => proves.includes(item) };
  // A registration names no product standard: of goods that another paper proves it allows what its number covers.
  return isOfClass ? { proves, allows: isCovered } : null;
}
