/** Of a digit of any script: ten of them always stand in a row, from nought on, at 0 or 6 of a row of sixteen. */
export function digitOf(sign: string): number {
  const code = sign.codePointAt(0) as number;
  const place = code & 15;
  return /\p{Nd}/u.test(String.fromCodePoint(code - place)) ? place : place - 6;
}
