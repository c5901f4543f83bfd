import { agreed } from '../../kernel/charter/charter.ts';
import type { Context } from '../../kernel/command/context.ts';
import type { ItemIndex } from '../../kernel/item/index-of-items.ts';
import type { Item } from '../../kernel/item/item.ts';
import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { localDay } from '../../kernel/time/time.ts';
import { donationCharter } from './charter.ts';
import { type Evidence, provenBy, provenTogether } from './evidence.ts';
import { isLess } from './left.ts';
import { givenOfKindWith } from './lot-index.ts';
import type { Lot } from './state.ts';

type Standing = Evidence & {
  readonly file: string | null;
  readonly added: { readonly seat: string };
};

/**
 * Would it become an item that needs proof, where the papers that came with it did not prove that, or do no longer? What it
 * was accepted as before, by papers that still stand, it may become again.
 */
export function isUpgrade(items: ItemIndex, lot: Lot, item: Item, today: string): boolean {
  if (!item.evidenceRequired || lot.acceptedAs === item.id) return false;
  return !cameWith(items, lot, today).every((proven) => proven.includes(item.id));
}

/** What the papers that came with it prove: all of them, and those that still stand. */
function cameWith(items: ItemIndex, lot: Lot, today: string): string[][] {
  const came = lot.evidence.filter(({ atReceipt }) => atReceipt);
  const left = came.filter(({ struck }) => struck === null);
  return [came, left].map((papers) => provenTogether(items, papers, today).proven);
}

/** Would it be permitted where nothing so far permits it? That is more, also where it needs no paper. */
function isPermittedMore(items: ItemIndex, lot: Lot, item: Item, today: string): boolean {
  const claimed = items.byId.get(lot.claimedItem);
  const unproven = claimed?.evidenceRequired ? claimed.withoutPapers : lot.claimedItem;
  const known = [lot.acceptedAs, unproven, ...(cameWith(items, lot, today)[1] ?? [])];
  return !known.some((id) => {
    const settings = items.byId.get(id ?? '')?.settings ?? [];
    return item.settings.every((setting) => settings.includes(setting));
  });
}

/** Would it become less than it was accepted as, or than its papers prove? */
function isDowngrade(items: ItemIndex, lot: Lot, item: Item, today: string): boolean {
  const standing = lot.evidence.filter(({ struck }) => struck === null);
  const known = [lot.acceptedAs, ...provenTogether(items, standing, today).proven];
  return !known.includes(item.id) && known.some((id) => isLess(item, items.byId.get(id ?? '')));
}

/**
 * One pair of eyes makes no large amount more than it was, or less than was proven of it, and sends none back; and what was in
 * use already does not vanish by one hand, however little it is. `item` null: it is rejected.
 */
export function needsSecond(
  { items, now, country }: Pick<Context, 'items' | 'now' | 'country'>,
  incident: IncidentState,
  lot: Lot,
  item: Item | null,
): boolean {
  const today = localDay(now, country.clock);
  const category = (item ?? items.byId.get(lot.item))?.category;
  const isLarge =
    givenOfKindWith(incident, items, lot, category) >
    agreed(incident, 'secondInspectorAbove', donationCharter);
  if (item === null) return isLarge || lot.wasAccepted;
  const changes = [isUpgrade, isPermittedMore, isDowngrade];
  return isLarge && changes.some((isSuch) => isSuch(items, lot, item, today));
}

/** Every reason why this seat cannot accept the lot as this item by these papers. */
export function whyNotAccepted(
  { actor, items, now, country }: Context,
  lot: Lot,
  item: Item,
  papers: readonly Standing[],
): Refusal[] {
  if (lot.expiresOn !== null && lot.expiresOn < localDay(now, country.clock)) {
    const parameters = { lot: lot.id, expiredOn: lot.expiresOn };
    return [refusal('lot-expired', parameters, { field: 'outcome', rule: 'I13' })];
  }
  if (!item.evidenceRequired) return [];
  const { proven, contradict } = provenTogether(items, papers, localDay(now, country.clock));
  if (contradict) {
    const each = papers.flatMap(({ standard }) => standard ?? []).join(' · ');
    return [refusal('papers-contradict', { lot: lot.id, standards: each }, { field: 'item', rule: 'I13' })];
  }
  if (!proven.includes(item.id)) {
    const parameters = { claimed: item.id, proven: proven.join(', ') || '-' };
    return [refusal('standard-unproven', parameters, { field: 'item', rule: item.standards[0] ?? 'I13' })];
  }
  return isUpgrade(items, lot, item, localDay(now, country.clock))
    ? whyNotUpgrade(items, lot, item, papers, actor.seat, localDay(now, country.clock))
    : [];
}

/** The paper that decides is there to be read, and neither it nor the end of another was brought about by the same hand. */
function whyNotUpgrade(
  items: ItemIndex,
  lot: Lot,
  item: Item,
  papers: readonly Standing[],
  seat: string,
  today: string,
): Refusal[] {
  const filed = papers.filter(
    (paper) => paper.file !== null && provenBy(items, paper, today).includes(item.id),
  );
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
