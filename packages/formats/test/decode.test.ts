import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../src/index.ts';

/** GB18030 by the platform's own decoder, turned round: two bytes for each sign that it knows. */
const GB = new Map<string, readonly number[]>();
const decoder = new TextDecoder('gb18030');
for (let high = 0x81; high <= 0xfe; high += 1)
  for (let low = 0x40; low <= 0xfe; low += 1) {
    const sign = decoder.decode(new Uint8Array([high, low]));
    if (low !== 0x7f && [...sign].length === 1) GB.set(sign, [high, low]);
  }
const gb18030 = (text: string): Uint8Array =>
  new Uint8Array([...text].flatMap((sign) => GB.get(sign) ?? [sign.charCodeAt(0)]));
const wide = (text: string, order: 'le' | 'be', mark = true): Uint8Array => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return new Uint8Array(order === 'le' ? bytes : bytes.swap16());
};
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const SHEET = '物资,数量\n医用防护口罩,36000\n护目镜,1200\n';

describe('a file, whichever program saved it', () => {
  it('says the same in every encoding, with the mark and without', () => {
    const saved = {
      'utf-8': [utf8(SHEET), utf8(`\ufeff${SHEET}`)],
      'utf-16le': [wide(SHEET, 'le'), wide(SHEET, 'le', false)],
      'utf-16be': [wide(SHEET, 'be'), wide(SHEET, 'be', false)],
      gb18030: [gb18030(SHEET)],
    };
    for (const [encoding, files] of Object.entries(saved))
      for (const bytes of files) expect(decodeText(bytes)).toEqual({ ok: true, text: SHEET, encoding });
  });

  it('whatever Chinese it holds, is read back as it was written', () => {
    const signs = [...GB.keys()].filter((sign) => /[\u4e00-\u9fff]/.test(sign));
    const rows = fc.array(
      fc.tuple(fc.array(fc.constantFrom(...signs), { minLength: 2, maxLength: 12 }), fc.nat(99_999)),
      {
        minLength: 1,
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(rows, (all) => {
        const text = all.map(([words, amount]) => `${words.join('')},${amount}`).join('\n');
        for (const bytes of [utf8(text), wide(text, 'le', false), wide(text, 'be')])
          expect(decodeText(bytes)).toMatchObject({ ok: true, text });
        // Short rows of rare signs may be UTF-8 by chance; then they are not refused as text either.
        const read = decodeText(gb18030(text));
        expect(read.ok && (read.encoding === 'utf-8' || read.text === text)).toBe(true);
      }),
    );
  });

  it('that was garbled before it came is refused, and so is what is no text', () => {
    const twice = new TextDecoder('windows-1252').decode(utf8(SHEET));
    const lost = new TextDecoder('utf-8').decode(gb18030(SHEET));
    const known = new TextDecoder('gb18030').decode(utf8('\ufffd\ufffd\ufffd\ufffd'));
    for (const text of [twice, lost, known])
      expect(decodeText(utf8(text)), text).toEqual({ ok: false, fault: 'garbled' });
    expect(decodeText(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a]))).toEqual({
      ok: false,
      fault: 'no-text',
    });
    expect(decodeText(utf8('café, naïve, Ångström'))).toMatchObject({ ok: true, encoding: 'utf-8' });
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const read = decodeText(bytes);
        if (read.ok) expect(typeof read.text).toBe('string');
      }),
    );
  });
});
