const OPENING = '([{【「《<“';
/** A web address, the marks of what was taken out of it included. */
const ADDRESS = /^https?:\/\/(?:<[a-z]+ removed>|\S)+/i;
const CLOSING = ')]}】」》>”';

/**
 * Splits at the given signs where they stand outside brackets and quotes, outside web addresses, and not between
 * digits (10,000). Brackets that never close hold no longer than their line.
 */
export function splitOutside(text: string, signs: string): string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  for (let at = 0; at < text.length; ) {
    const address = ADDRESS.exec(text.slice(at, at + 2000));
    if (address) {
      part += address[0];
      at += address[0].length;
      continue;
    }
    const sign = text.charAt(at);
    at += 1;
    if (sign === '\n') depth = 0;
    else if (OPENING.includes(sign) && closesOnItsLine(text, at, sign)) depth += 1;
    else if (CLOSING.includes(sign)) depth = Math.max(0, depth - 1);
    const betweenDigits = sign === ',' && /\d$/.test(part) && /^\d{3}(?!\d)/.test(text.slice(at, at + 4));
    if (depth === 0 && signs.includes(sign) && !betweenDigits) {
      parts.push(part);
      part = '';
    } else part += sign;
  }
  parts.push(part);
  return parts.map((piece) => piece.trim()).filter(saysSomething);
}

/** Marks alone say nothing and are no piece. */
export const saysSomething = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

function closesOnItsLine(text: string, from: number, sign: string): boolean {
  const closing = CLOSING.charAt(OPENING.indexOf(sign));
  const near = text.slice(from, from + 200);
  const close = near.indexOf(closing);
  return close >= 0 && !near.slice(0, close).includes('\n');
}

/** List marks in front: `A1、` `B9.` `1. ` `(2)` `三、` — but neither 3.6 nor 2020.02. */
const MARK =
  /^(?:[A-Za-z]?\d{1,2}\s*(?:[、)]|\.(?!\d))|\(\s*(?:\d{1,2}|[一二三四五六七八九十])\s*\)|[一二三四五六七八九十]{1,2}、|[-•·*●■□◆]\s+)\s*/;

export function withoutListMark(text: string): string {
  const rest = text.replace(MARK, '');
  return saysSomething(rest) ? rest : text;
}
