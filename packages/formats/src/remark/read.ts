import type { ItemIndex } from '../item-match/index.ts';
import { normaliseText } from '../text/index.ts';
import { type RemarkPiece, readPiece } from './piece.ts';
import { saysSomething, splitOutside, withoutListMark } from './split.ts';
import { classOf, dateIn, leadingDate, TEXT_CLASSES, type TextClass } from './text-class.ts';

/** Words that only say more about the item before them: 人血丙种球蛋白,肌注用10%3ml(300mg):50瓶. */
const CONTINUES =
  /^(?:肌注|静注|口服|外用|规格|型号|符合|每[瓶盒支袋包]|非油性|过滤|需?带|无菌|灭菌|\d+(?:\.\d+)?\s*(?:%|ml|mg|g))/i;
const TOGETHER = /(?:以及|及其[他它]|及|和|与)/;

/**
 * A free-text remark → its pieces, in order. Every stretch of text that says something is exactly one piece: a need, set
 * aside with a reason, or other text with its class. Nothing is taken out of the text here; redact before showing it.
 */
export function readRemark(text: string, index: ItemIndex): RemarkPiece[] {
  return splitOutside(normaliseText(text), '\n;。!').flatMap((clause) => readClause(clause, index));
}

function readClause(clause: string, index: ItemIndex): RemarkPiece[] {
  const body = withoutListMark(clause);
  const dated = leadingDate(body);
  if (dated && saysSomething(dated.rest))
    return [asText('publication-date', dated.date), ...readClause(dated.rest, index)];
  const parts = splitOutside(body, ',、').flatMap((part) => together(part, index));
  const pieces = joinContinuations(parts, index).map(({ part, known }) => ({
    part,
    known,
    need: known ? null : readPiece(part, index, part),
  }));
  // A clause without any need is one text: instructions are full of commas.
  if (!pieces.some((piece) => piece.need)) {
    const classes = [classOf(body), ...pieces.map((piece) => piece.known)];
    return [asText(TEXT_CLASSES.find((name) => classes.includes(name)) ?? 'note', body)];
  }
  return pieces.map(({ part, known, need }) => need ?? asText(known ?? 'note', part));
}

/** 泡腾片及其它含氯消毒剂 → two parts, if the first is an item by itself. */
function together(part: string, index: ItemIndex): string[] {
  const at = TOGETHER.exec(part);
  if (!at || at.index === 0) return [part];
  const before = part.slice(0, at.index);
  const after = part.slice(at.index + at[0].length);
  const both = [before, after].map((side) => readPiece(side, index, part));
  return both[0]?.kind === 'need' && both[1] && both[1].kind !== 'text' ? [before, after] : [part];
}

function joinContinuations(parts: readonly string[], index: ItemIndex) {
  const joined: { part: string; known: TextClass | null }[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    const known = classOf(part);
    const continues = before && !before.known && !known && CONTINUES.test(part);
    if (continues && readPiece(part, index, part)?.kind !== 'need') before.part += `,${part}`;
    else joined.push({ part, known });
  }
  return joined;
}

function asText(name: TextClass, text: string): RemarkPiece {
  const date = name === 'publication-date' ? dateIn(text) : null;
  return date ? { kind: 'text', class: name, text, date } : { kind: 'text', class: name, text };
}
