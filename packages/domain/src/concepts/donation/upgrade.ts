import type { Context } from '../../kernel/command/context.ts';
import type { ItemIndex } from '../../kernel/item/index-of-items.ts';
import type { Item } from '../../kernel/item/item.ts';
import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import { localDay } from '../../kernel/time/time.ts';
import { type Evidence, provenBy, provenTogether } from './evidence.ts';
import type { Lot } from './state.ts';

type Standing = Evidence & {
  readonly file: string | null;
  readonly added: { readonly seat: string };
};

/**
 * Would it become an item that needs proof, where the papers that came with it did not prove that, or do no longer? Then one
 * hand is not enough. What it was accepted as before, by papers that still stand, it may become again.
 */
export function isUpgrade(items: ItemIndex, lot: Lot, item: Item): boolean {
  if (!item.evidenceRequired || lot.acceptedAs === item.id) return false;
  const came = lot.evidence.filter(({ atReceipt }) => atReceipt);
  const left = came.filter(({ struck }) => struck === null);
  return ![came, left].every((papers) => provenTogether(items, papers).proven.includes(item.id));
}

/** Every reason why this seat cannot accept the lot as this item by these papers. */
export function whyNotAccepted(
  { actor, items, now }: Context,
  lot: Lot,
  item: Item,
  papers: readonly Standing[],
): Refusal[] {
  if (lot.expiresOn !== null && lot.expiresOn < localDay(now)) {
    const parameters = { lot: lot.id, expiredOn: lot.expiresOn };
    return [refusal('lot-expired', parameters, { field: 'outcome', rule: 'I13' })];
  }
  if (!item.evidenceRequired) return [];
  const { proven, contradict } = provenTogether(items, papers);
  if (contradict) {
    const each = papers.flatMap(({ standard }) => standard ?? []).join(' · ');
    return [refusal('papers-contradict', { lot: lot.id, standards: each }, { field: 'item', rule: 'I13' })];
  }
  if (!proven.includes(item.id)) {
    const parameters = { claimed: item.id, proven: proven.join(', ') || '-' };
    return [refusal('standard-unproven', parameters, { field: 'item', rule: item.standards[0] ?? 'I13' })];
  }
  return isUpgrade(items, lot, item) ? whyNotUpgrade(items, lot, item, papers, actor.seat) : [];
}

/** The paper that decides is there to be read, and neither it nor the end of another was brought about by the same hand. */
function whyNotUpgrade(
  items: ItemIndex,
  lot: Lot,
  item: Item,
  papers: readonly Standing[],
  seat: string,
): Refusal[] {
  const filed = papers.filter((paper) => paper.file !== null && provenBy(items, paper).includes(item.id));
  const refusals: Refusal[] = [];
  if (filed.length === 0)
    refusals.push(
      refusal('upgrade-needs-file', { lot: lot.id, item: item.id }, { field: 'item', rule: 'I13' }),
    );
  else if (filed.every(({ added }) => added.seat === seat))
    refusals.push(refusal('four-eyes', { first: 'paper.add' }, { field: 'item', rule: 'I12' }));
  if (lot.evidence.some(({ struck }) => struck?.seat === seat))
    refusals.push(refusal('four-eyes', { first: 'paper.strike' }, { field: 'item', rule: 'I12' }));
  return refusals;
}
