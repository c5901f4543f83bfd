import { fontBytes, fontRuns, type Run, type Weight } from './fonts.ts';

export type TextStyle = { readonly size: number; readonly weight?: Weight; readonly colour?: string };

/** What these functions use of a PDFKit document. */
export type Canvas = Pick<
  PDFKit.PDFDocument,
  'registerFont' | 'font' | 'fontSize' | 'fillColor' | 'text' | 'widthOfString'
>;

const LEADING = 1.5;
/** Marks that never begin a line (GB/T 15834). */
const NOT_FIRST = /^[，。；：、！？）】》”’%,.;:!?)\]]/u;
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u;

/** Writes text from (x, y), wrapped to a width, all in points; answers the y below it. */
export function paragraph(
  canvas: Canvas,
  text: string,
  at: { readonly x: number; readonly y: number; readonly width: number },
  style: TextStyle,
): number {
  const { size, weight = 400, colour = '#17242b' } = style;
  let { y } = at;
  for (const line of wrap(canvas, text, at.width, size, weight)) {
    let { x } = at;
    for (const run of fontRuns(line, weight)) {
      select(canvas, run, size).fillColor(colour).text(run.text, x, y, { lineBreak: false });
      x += canvas.widthOfString(run.text);
    }
    y += size * LEADING;
  }
  return y;
}

function wrap(canvas: Canvas, text: string, width: number, size: number, weight: Weight): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of words(text)) {
    let rest = word;
    let wide = widthOf(canvas, rest, size, weight);
    if (used > 0 && used + widthOf(canvas, rest.trimEnd(), size, weight) > width) {
      lines.push(line.trimEnd());
      [line, used] = ['', 0];
    }
    // A word wider than the line, such as a hash, breaks where it must.
    while (wide > width) {
      let fits = rest.length;
      while (fits > 1 && widthOf(canvas, rest.slice(0, fits), size, weight) > width) fits -= 1;
      lines.push(rest.slice(0, fits));
      rest = rest.slice(fits);
      wide = widthOf(canvas, rest, size, weight);
    }
    line += rest;
    used += wide;
  }
  return line === '' ? lines : [...lines, line.trimEnd()];
}

/** Where a line may break: after a space, and on both sides of a Chinese character, but not before a closing mark. */
function words(text: string): string[] {
  const found: string[] = [];
  for (const character of text) {
    const last = found.at(-1);
    const joins =
      last !== undefined &&
      (NOT_FIRST.test(character) || (!WIDE.test(character) && !WIDE.test(last) && !last.endsWith(' ')));
    if (joins) found[found.length - 1] = last + character;
    else found.push(character);
  }
  return found;
}

const widthOf = (canvas: Canvas, text: string, size: number, weight: Weight): number =>
  fontRuns(text, weight).reduce((sum, run) => {
    select(canvas, run, size);
    return sum + canvas.widthOfString(run.text);
  }, 0);

function select(canvas: Canvas, { font }: Run, size: number): Canvas {
  canvas.registerFont(font, fontBytes(font));
  return canvas.font(font).fontSize(size);
}
