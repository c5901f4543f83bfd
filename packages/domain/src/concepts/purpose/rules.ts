import { ruleFault } from '../../kernel/form/form-rule.ts';
import type { ItemIndex } from '../../kernel/item/index-of-items.ts';
import { unknownItem } from '../../kernel/item/unknown-item.ts';
import { citedOn } from '../../kernel/law/cited.ts';
import {
  accept,
  type Refusal,
  type Result,
  refusal,
  refuse,
  wrongState,
} from '../../kernel/refusal/refusal.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import type { SpendingKind } from './facts.ts';
import type { Purpose } from './state.ts';

/** As many as one organisation declares: a choice that nobody can read is none. */
export const PURPOSES_MAX = 40;

/** What a line of a request buys: an item of the catalogue, or something of another kind. */
export type Bought = { readonly item: string | null; readonly kind: SpendingKind | null };

/** One that takes gifts, or why there is none. */
export function openPurpose({ purposes }: IncidentState, id: string, field: string): Result<Purpose> {
  const found = purposes.get(id);
  if (!found) return refuse('not-found', { kind: 'purpose', id }, { field });
  return found.ended === null ? accept(found) : wrongState('purpose', id, 'ended', 'open', { field });
}

/** How a refusal names it, whichever way the record was read. */
export const named = ({ id: purpose, words: { zh, en } }: Purpose) => ({ purpose, words: { zh, en } });

const isCovered = (items: ItemIndex, { covers }: Purpose, { item, kind }: Bought): boolean => {
  if (kind !== null) return covers.kinds.includes(kind);
  const category = items.byId.get(item ?? '')?.category;
  return (
    covers.items.includes(item ?? '') || (category !== undefined && covers.categories.includes(category))
  );
};

/**
 * Why this may not be bought: it names nothing, or two things; the catalogue does not know it; or the purpose of the money
 * does not cover it (慈善法 56). `purpose` null: the money is for anything.
 */
export function whyNotBought(
  items: ItemIndex,
  purpose: Purpose | null,
  bought: Bought,
  field: string,
  now: string,
): Refusal | null {
  const { item, kind } = bought;
  if ((item === null) === (kind === null))
    return refusal('input-invalid', ruleFault('item-or-kind'), { field: `${field}.item` });
  if (item !== null && !items.byId.has(item)) return unknownItem(items, item, `${field}.item`);
  if (purpose === null || isCovered(items, purpose, bought)) return null;
  return refusal(
    'purpose-broken',
    { ...named(purpose), ...(kind === null ? { item: item ?? '' } : { kind }) },
    { field: `${field}.${item === null ? 'kind' : 'item'}`, rule: `${citedOn('purpose', now)}, I3` },
  );
}
