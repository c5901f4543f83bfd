/** Circled numbers are list marks, not amounts: NFKC alone would turn ①口罩 into 1口罩. */
const CIRCLED = /[\u2460-\u2473]/g;
/** 10² is not 102, and ½ is not 12. */
const SUPERSCRIPTS = /[\u00b2\u00b3\u00b9\u2070-\u208e]/g;
const FRACTIONS = /[\u00bc-\u00be\u2150-\u215f]/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is for
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;

/**
 * One way of writing: full-width forms become plain ones (NFKC), one kind of line end (`\n`), one kind of space,
 * nothing invisible, no blank ends. Never throws; lone surrogates become U+FFFD.
 */
export function normaliseText(text: string): string {
  return text
    .toWellFormed()
    .replace(CIRCLED, (mark) => `(${mark.charCodeAt(0) - 0x245f})`)
    .replace(SUPERSCRIPTS, (mark) => `^${mark.normalize('NFKC')}`)
    .replace(FRACTIONS, (mark) => ` ${mark.normalize('NFKC')}`)
    .normalize('NFKC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(INVISIBLE, '')
    .replace(CONTROLS, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .trim();
}
