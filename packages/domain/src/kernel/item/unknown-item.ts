import { type Refusal, refusal } from '../refusal/refusal.ts';
import type { ItemIndex } from './index-of-items.ts';
import { itemsNamed } from './items-named.ts';

/** Where an item's id should stand stands another word: of several items it says which they are, and nothing is guessed. */
export function unknownItem(items: ItemIndex, id: string, field: string): Refusal {
  const candidates = itemsNamed(items, id).map((item) => item.id);
  return candidates.length > 1
    ? refusal('item-ambiguous', { id, items: candidates }, { field })
    : refusal('item-unknown', { id }, { field });
}
