/** `no-text`: no encoding fits. `garbled`: it was decoded wrongly before it came here, and what it said is lost. */
export type DecodingFault = 'no-text' | 'garbled';
export type Decoded =
  | {
      readonly ok: true;
      readonly text: string;
      readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
    }
  | { readonly ok: false; readonly fault: DecodingFault };

/** So much is looked at to tell an encoding; the whole is decoded all the same. */
const LOOKED_AT = 4_096;
/** In a Chinese text nearly all signs are those that people write. */
const USUAL_LEAST = 0.95;

/**
 * The text of a file, whichever program saved it: UTF-8, UTF-16 in either order, GB18030 (with GBK and GB 2312 in it), with a
 * byte order mark or without. What no encoding explains, or what was garbled on its way, is refused: nothing of it is guessed.
 * Never throws.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const marked = MARKS.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  const wide = marked?.encoding ?? wideOrder(bytes);
  for (const encoding of wide ? [wide] : (['utf-8', 'gb18030'] as const)) {
    const text = decodedAs(encoding, bytes);
    if (text === null || (encoding !== 'utf-8' && !isUsual(text))) continue;
    return isGarbled(text) ? { ok: false, fault: 'garbled' } : { ok: true, text, encoding };
  }
  return { ok: false, fault: 'no-text' };
}

const MARKS = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

function decodedAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Line ends, commas and digits have a nought before or behind them in UTF-16; elsewhere a text has none. */
function wideOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 2 || bytes.length % 2 !== 0) return null;
  let [little, big] = [0, 0];
  for (let index = 0; index < Math.min(bytes.length, LOOKED_AT); index += 2) {
    const [first, second] = [bytes[index] as number, bytes[index + 1] as number];
    if (second === 0 && isPlain(first)) little += 1;
    if (first === 0 && isPlain(second)) big += 1;
  }
  if (little === big) return null;
  return little > big ? 'utf-16le' : 'utf-16be';
}

const isPlain = (byte: number): boolean =>
  byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte < 127);

/** Nearly every pair of bytes is something in GB18030: it is Chinese if it is what people write. */
function isUsual(text: string): boolean {
  const signs = [...text.slice(0, LOOKED_AT)];
  const usual = signs.filter((sign) => USUAL.test(sign)).length;
  return usual >= signs.length * USUAL_LEAST;
}
const USUAL =
  /[\t\n\r\x20-\x7e\u00a0-\u00ff\u2000-\u206f\u2190-\u22ff\u2460-\u24ff\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]/u;

/**
 * Signs of a text that was read in one encoding and saved in another: the replacement sign; 锟斤拷, which is that sign read
 * as GBK; 烫烫烫 and 屯屯屯, which are a compiler's fill; and UTF-8 read byte by byte (`åŒ»ç”¨`, `é›¶`).
 */
const isGarbled = (text: string): boolean =>
  /\ufffd|锟斤拷|烫烫烫|屯屯屯/.test(text) ||
  (text.match(/[ÃÂäåæçèé][\u0080-\u00bf\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/g) ?? []).length >=
    3;
