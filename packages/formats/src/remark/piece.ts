import type { Item, Quantity } from '@tongzhou/domain';
import { toBaseUnits } from '../amount/index.ts';
import { type ItemIndex, matchItem } from '../item-match/index.ts';
import type { SetAsideReason } from '../set-aside/index.ts';
import { simplified } from '../text/index.ts';
import { readPart } from './part.ts';
import type { TextClass } from './text-class.ts';

export type RemarkPiece =
  | {
      readonly kind: 'need';
      readonly itemId: string;
      readonly quantity: Quantity;
      readonly specification: string | null;
      readonly text: string;
      readonly notes: readonly ('one-means-unknown' | 'unit-not-written')[];
    }
  | {
      readonly kind: 'set-aside';
      readonly reason: SetAsideReason;
      readonly text: string;
      /** Items that may be meant. */
      readonly candidates?: readonly string[];
    }
  | { readonly kind: 'text'; readonly class: TextClass; readonly text: string; readonly date?: string };

/** Words for goods in general: they ask for nothing that could be sent. */
const GENERAL =
  /^(?:一些|各类|各种|相关|以下|上述|等|的|医疗|医用|防护|防疫|救灾|捐赠|应急|生活|抗疫)*(?:物资|用品|设备|耗材|器械|药品|物品)(?:名称|数量|紧缺|不足|出于紧缺状态)?$/;

/** What a remark is read with: the catalogue, and what people have said that words mean which it does not know for certain. */
export type Lexicon = { readonly index: ItemIndex; readonly meant: (text: string) => Item | undefined };

/** What a part of a remark asks for; `null`: it asks for nothing. */
export function readPiece(text: string, { index, meant }: Lexicon, context: string): RemarkPiece | null {
  const part = readPart(simplified(text));
  if (part.words === '' || GENERAL.test(part.words)) return null;
  const match = matchItem(part.words, index, context);
  const item = match.kind === 'matched' ? match.item : meant(text);
  if (!item && match.kind === 'ambiguous') {
    const candidates = match.items.map(({ id }) => id);
    return { kind: 'set-aside', reason: 'item-ambiguous', text, candidates };
  }
  if (!item) {
    const counted =
      part.amount !== null &&
      (part.amount.unit !== null ||
        part.asks ||
        part.amount.quantity.kind !== 'exact' ||
        part.amount.quantity.amount > 1);
    return counted || part.asks ? { kind: 'set-aside', reason: 'item-unknown', text } : null;
  }
  const need = { kind: 'need', itemId: item.id, specification: part.specification, text } as const;
  if (part.amount === null) return { ...need, quantity: { kind: 'unknown' }, notes: [] };
  // The convention of the value column was kept in the remarks too (医用面屏:1).
  if (part.amount.bareOne) return { ...need, quantity: { kind: 'unknown' }, notes: ['one-means-unknown'] };
  const base = toBaseUnits(part.amount, item);
  if (!base.ok) return { kind: 'set-aside', reason: base.reason, text };
  return {
    ...need,
    quantity: base.quantity,
    notes: part.amount.unit === null && hasNumber(base.quantity) ? ['unit-not-written'] : [],
  };
}

const hasNumber = (quantity: Quantity): boolean => ['exact', 'range', 'at-least'].includes(quantity.kind);
