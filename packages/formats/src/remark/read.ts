import { type ItemIndex, matchItem } from '../item-match/index.ts';
import { normaliseText } from '../text/index.ts';
import { type Lexicon, type RemarkPiece, readPiece } from './piece.ts';
import { saysSomething, splitOutside, withoutListMark } from './split.ts';
import { classOf, dateIn, leadingDate, saysAllHad, TEXT_CLASSES, type TextClass } from './text-class.ts';

/** Words that only say more about the item before them: 人血丙种球蛋白,肌注用10%3ml(300mg):50瓶. */
const CONTINUES =
  /^(?:肌注|静注|口服|外用|规格|型号|符合|每[瓶盒支袋包]|非油性|过滤|需?带|无菌|灭菌|\d+(?:\.\d+)?\s*(?:%|ml|mg|g))/i;
const TOGETHER = /(?:以及|及其[他它]|及|和|与)/;

/**
 * A free-text remark → its pieces, in order. Every stretch of text that says something is exactly one piece: a need, set
 * aside with a reason, or other text with its class. `above`: items that the list above the remark asks for; 防护面罩中全面型500
 * says more about such a line and is none of its own. Nothing is taken out of the text here; redact before showing it.
 */
export function readRemark(
  text: string,
  index: ItemIndex,
  above: readonly string[] = [],
  meant: Lexicon['meant'] = () => undefined,
): RemarkPiece[] {
  const lexicon = { index, meant };
  const asked = new Set(above);
  return splitOutside(normaliseText(text), '\n。!').flatMap((sentence) => {
    const pieces = splitOutside(sentence, ';').flatMap((clause) => readClause(clause, lexicon));
    const own = withoutPartsOfLines(pieces, index, asked);
    for (const piece of own) if (piece.kind === 'need') asked.add(piece.itemId);
    return own;
  });
}

const PART_OF = /^([^,:\d]{0,20}?)(?:其中|之中|当中|中)的?(?=[^,]{0,30}\d)/;

/** 手套中丁腈5000；橡胶5000: the first names its whole; those behind it are parts as long as they are of the same kind. */
function withoutPartsOfLines(
  pieces: readonly RemarkPiece[],
  index: ItemIndex,
  above: ReadonlySet<string>,
): RemarkPiece[] {
  let whole: readonly string[] = [];
  let before: readonly string[] = [];
  return pieces.map((piece) => {
    const named = PART_OF.exec(piece.text)?.[1]?.trim();
    if (named === '') whole = before;
    else if (named !== undefined) whole = categoriesAskedFor(named, index, above);
    const category = piece.kind === 'need' ? index.byId.get(piece.itemId)?.category : undefined;
    const isSame = named !== undefined || category === undefined || whole.includes(category);
    if (whole.length > 0 && piece.kind !== 'text' && isSame) return asText('part-of-line', piece.text);
    whole = [];
    before = category ? [category] : [];
    return piece;
  });
}

/** Of what such words name, where it is asked for above: the categories; else none. */
function categoriesAskedFor(words: string, index: ItemIndex, above: ReadonlySet<string>): readonly string[] {
  const match = matchItem(words, index);
  const items = match.kind === 'matched' ? [match.item] : match.kind === 'ambiguous' ? match.items : [];
  return items.some(({ id }) => above.has(id)) ? items.map(({ category }) => category) : [];
}

function readClause(clause: string, lexicon: Lexicon): RemarkPiece[] {
  const body = withoutListMark(clause);
  const dated = leadingDate(body);
  if (dated && saysSomething(dated.rest))
    return [asText('publication-date', dated.date), ...readClause(dated.rest, lexicon)];
  const parts = splitOutside(body, ',、').flatMap((part) => together(part, lexicon));
  const pieces = joinContinuations(parts, lexicon).map(({ part, known }) => ({
    part,
    known,
    need: known ? null : readPiece(part, lexicon, part),
  }));
  // A clause without any need is one text: instructions are full of commas.
  if (!pieces.some((piece) => piece.need)) {
    const classes = [classOf(body), ...pieces.map((piece) => piece.known)];
    return [asText(TEXT_CLASSES.find((name) => classes.includes(name)) ?? 'note', body)];
  }
  const had = pieces.findLastIndex(({ part }) => saysAllHad(part));
  return pieces.map(({ part, known, need }, at) =>
    need && at < had ? asText('not-a-need', part) : (need ?? asText(known ?? 'note', part)),
  );
}

/** 泡腾片及其它含氯消毒剂 → two parts, if the first is an item by itself. */
function together(part: string, lexicon: Lexicon): string[] {
  const at = TOGETHER.exec(part);
  if (!at || at.index === 0) return [part];
  const before = part.slice(0, at.index);
  const after = part.slice(at.index + at[0].length);
  const both = [before, after].map((side) => readPiece(side, lexicon, part));
  return both[0]?.kind === 'need' && both[1] && both[1].kind !== 'text' ? [before, after] : [part];
}

function joinContinuations(parts: readonly string[], lexicon: Lexicon) {
  const joined: { part: string; known: TextClass | null }[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    const known = classOf(part);
    const continues = before && !before.known && !known && CONTINUES.test(part);
    if (continues && readPiece(part, lexicon, part)?.kind !== 'need') before.part += `,${part}`;
    else joined.push({ part, known });
  }
  return joined;
}

function asText(name: TextClass, text: string): RemarkPiece {
  const date = name === 'publication-date' ? dateIn(text) : null;
  return date ? { kind: 'text', class: name, text, date } : { kind: 'text', class: name, text };
}
