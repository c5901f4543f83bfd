import { redact } from '@tongzhou/domain';
import { questionKeyOf } from '@tongzhou/domain/concepts/import';
import { classOf, readRemark, splitOutside, type TextClass } from '../remark/index.ts';
import type { SetAsideReason } from '../set-aside/index.ts';
import { matchKey, normaliseText } from '../text/index.ts';
import {
  type Asked,
  askedOf,
  type Collector,
  meantItem,
  type ReadingContext,
  type RowPlace,
} from './collector.ts';
import { asOriginal, isBlank, ownField, type Row, shown } from './fields.ts';
import { ORIGINAL_CHARACTERS_MAX, TEXT_CHARACTERS_MAX } from './limits.ts';
import type { Statement } from './snapshot.ts';

/** Words of a remark that state no need; empty where they are somebody's contact or account. */
export type RowText = { readonly class: TextClass; readonly text: string; readonly date?: string };

export type RemarkField = {
  readonly statements: readonly Statement[];
  readonly texts: readonly RowText[];
  /** Those set aside included. */
  readonly pieces: number;
};

/** `above`: what the list of the same row asks for. */
export function readRemarkField(
  row: Row,
  place: RowPlace,
  url: string | null,
  context: ReadingContext,
  above: readonly string[],
): RemarkField {
  const { items, out, answers } = context;
  const about = (text: string) => questionKeyOf(['item', place.name ?? '', matchKey(text), '']);
  const askedOfPiece = (piece: {
    reason: SetAsideReason;
    text: string;
    candidates?: readonly string[];
  }): Asked =>
    piece.reason.startsWith('item-') ? askedOf(answers, about(piece.text), piece.candidates) : {};
  const statements: Statement[] = [];
  const texts: RowText[] = [];
  const remark = ownField(row, 'remark');
  if (isBlank(remark)) return { statements, texts, pieces: 0 };
  if (typeof remark !== 'string' || remark.length > TEXT_CHARACTERS_MAX) {
    const reason = typeof remark === 'string' ? 'text-too-long' : 'field-of-wrong-type';
    out.put(reason, 'line', place, 'remark', withoutContacts(remark, out));
    return { statements, texts, pieces: 1 };
  }
  const pieces = readRemark(remark, items, above, (text) => meantItem(about(text), context));
  for (const piece of pieces) {
    if (piece.kind === 'set-aside')
      out.put(piece.reason, 'line', place, 'remark', piece.text, askedOfPiece(piece));
    else if (piece.kind === 'text') {
      const isPrivate = piece.class === 'contact' || piece.class === 'bank-account';
      if (isPrivate) out.contactsWithheld += 1;
      texts.push({ ...piece, text: isPrivate ? '' : redact(piece.text) });
    } else {
      const { itemId, quantity, notes } = piece;
      const original = {
        key: redact(piece.text),
        value: null,
        from: 'remark',
        row: place.number ?? place.row,
      } as const;
      statements.push({ itemId, quantity, specification: shown(piece.specification), original, url, notes });
    }
  }
  return { statements, texts, pieces: pieces.length };
}

/** A remark without its sentences about persons and accounts; these are counted. */
export function withoutContacts(remark: unknown, out: Collector): string {
  if (typeof remark !== 'string') return asOriginal(remark);
  const kept: string[] = [];
  for (const clause of splitOutside(normaliseText(remark.slice(0, ORIGINAL_CHARACTERS_MAX)), '\n;。')) {
    const about = classOf(clause);
    if (about === 'contact' || about === 'bank-account') out.contactsWithheld += 1;
    else kept.push(redact(clause));
  }
  return redact(kept.join('；'));
}
