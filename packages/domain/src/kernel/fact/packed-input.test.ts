import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { packInput, unpackInput } from './packed-input.ts';

const LONG = { words: '口罩，'.repeat(3_000), amount: 5 };
const packed = packInput(LONG) as string;
const [length = '', text = ''] = packed.split(' ');
const pack = (plain: string, says = new TextEncoder().encode(plain).length, more = ''): string =>
  `${says} ${Buffer.concat([deflateSync(Buffer.from(plain)), Buffer.from(more)]).toString('base64')}`;
const fill = 'x'.repeat(5_000);

describe('a long input', () => {
  it('is packed, and comes out as it was', () => {
    expect(packed).toMatch(/^\d+ [A-Za-z0-9+/]+={0,2}$/);
    expect(packed.length).toBeLessThan(500);
    expect(unpackInput(packed)).toEqual(LONG);
  });

  it('keeps every letter, even one that marks the order of bytes', () => {
    const input = { words: `\ufeff${fill}` };
    expect(unpackInput(packInput(input))).toEqual(input);
  });

  it('and a short one stands there for everybody to read', () => {
    const short = { words: '口罩' };
    expect(packInput(short)).toBe(short);
    expect(unpackInput(short)).toBe(short);
  });

  it.each([
    ['another length than it says, less', `${Number(length) - 1} ${text}`, /not packed as it should be/],
    ['another length than it says, more', `${Number(length) + 1} ${text}`, /not packed as it should be/],
    ['no length', text, /not packed as it should be/],
    ['a length with a nought before it', `0${packed}`, /not packed as it should be/],
    ['a length that nobody could unpack', `99999999 ${text}`, /not packed as it should be/],
    ['words behind it', `${packed} 13800138000`, /not packed as it should be/],
    [
      'bytes behind it',
      pack(JSON.stringify({ words: fill }), undefined, 'call me'),
      /not packed as it should be/,
    ],
    ['another alphabet', `${length} ${text.replaceAll('=', '')}-_`, /not packed as it should be/],
    ['a line break inside', `${length} ${text.slice(0, 8)}\n${text.slice(8)}`, /not packed as it should be/],
    ['nothing', '', /not packed as it should be/],
    ['what is not compressed at all', `5000 ${btoa(fill)}`, /not packed as it should be/],
    [
      'bytes that are no text',
      `5000 ${btoa(String.fromCharCode(...deflateSync(new Uint8Array(5_000).fill(0xff))))}`,
      /not packed/,
    ],
    ['what is no JSON', pack(fill), /not what is packed/],
    ['a list', pack(JSON.stringify([fill])), /not what is packed/],
    ['a text', pack(JSON.stringify(fill)), /not what is packed/],
    ['what is short', pack('{"words":"x"}'), /not what is packed/],
    ['spaces between', pack(JSON.stringify({ words: fill }, null, 1)), /canonical form/],
    ['the same word twice', pack(`{"a":1,"a":2,"words":"${fill}"}`), /canonical form/],
    ['its fields in another order', pack(`{"words":"${fill}","a":1}`), /canonical form/],
  ])('is not %s', (_what, input, fault) => {
    expect(() => unpackInput(input)).toThrow(fault);
  });

  it('is not left unpacked', () => {
    expect(() => unpackInput(LONG)).toThrow(/long and not packed/);
  });

  it('that would become larger than it says is not unpacked: a bomb takes no memory', () => {
    const bomb = Buffer.from(deflateSync(new Uint8Array(64 * 1024 * 1024))).toString('base64');
    const before = process.memoryUsage().arrayBuffers;
    expect(() => unpackInput(`5000 ${bomb}`)).toThrow(/not packed as it should be/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4 * 1024 * 1024);
  });
});
