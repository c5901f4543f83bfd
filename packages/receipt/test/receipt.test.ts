import { createVerifier } from '@tongzhou/tlog';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  giftLines,
  NO_NAMES,
  ReceiptError,
  readEntry,
  readReceiptFile,
  sayFault,
  sayVerified,
  verifyReceipt,
} from '../src/index.ts';
import { GIFT, logWithGift, ORIGIN } from './support.ts';

let log: Awaited<ReturnType<typeof logWithGift>>;
let trust: { log: Awaited<ReturnType<typeof createVerifier>> };
beforeAll(async () => {
  log = await logWithGift();
  trust = { log: await createVerifier(log.key) };
});

const failure = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'verified';
  } catch (error) {
    return sayFault(error).code;
  }
};

describe('a .tlog-proof that carries its entry', () => {
  it('is all that a person needs besides the key', async () => {
    const receipt = await verifyReceipt(await readReceiptFile(log.withEntry), { trust });
    expect(receipt).toMatchObject({
      form: 'tlog-proof',
      origin: ORIGIN,
      index: 3,
      size: 10,
      keyFrom: 'pinned',
      entry: GIFT,
      content: { kind: 'gift', gift: { receiptCode: 'TZ-7K4M-92QX', position: 7 } },
    });
  });

  it('does not verify with any one bit changed, wherever it is', async () => {
    for (let at = 0; at < log.withEntry.length; at++) {
      const changed = log.withEntry.slice();
      changed[at] = (changed[at] as number) ^ (1 << (at % 8));
      const code = await failure(readReceiptFile(changed).then((file) => verifyReceipt(file, { trust })));
      expect([at, code]).not.toEqual([at, 'verified']);
    }
  });

  it('without a key says that a key is missing, and by another key that the signer is unknown', async () => {
    const file = await readReceiptFile(log.withEntry);
    expect(await failure(verifyReceipt(file))).toBe('no-key');
    const other = { log: await createVerifier((await logWithGift()).key) };
    expect(await failure(verifyReceipt(file, { trust: other }))).toBe('unknown-signer');
  });
});

describe('a bare .tlog-proof', () => {
  it('verifies with the entry beside it, and not with another', async () => {
    const file = await readReceiptFile(log.bare);
    expect(await failure(verifyReceipt(file, { trust }))).toBe('no-entry');
    expect(await failure(verifyReceipt(file, { trust, entry: log.entry }))).toBe('verified');
    const other = new TextEncoder().encode(GIFT.replace('36000', '32000'));
    expect(await failure(verifyReceipt(file, { trust, entry: other }))).toBe('wrong-inclusion');
  });
});

describe('other files', () => {
  it.each([
    ['nothing', ''],
    ['a text', 'hello'],
    ['a picture', '\u0089PNG'],
  ])('%s is no receipt', async (_what, text) => {
    await expect(readReceiptFile(new TextEncoder().encode(text))).rejects.toThrow(ReceiptError);
  });

  it('a PDF without a proof says what became of it, a PDF with two is refused', async () => {
    const pdf = (...attached: Uint8Array[]) =>
      Buffer.concat([
        Buffer.from('%PDF-1.7\n'),
        ...attached.flatMap((bytes, index) => [
          Buffer.from(`${index + 1} 0 obj\n<< /Type /EmbeddedFile /Length ${bytes.length} >>\nstream\n`),
          bytes,
          Buffer.from('\nendstream\nendobj\n'),
        ]),
      ]);
    expect(await failure(readReceiptFile(pdf()))).toBe('no-proof-in-pdf');
    expect(await failure(readReceiptFile(pdf(log.withEntry, log.withEntry)))).toBe('several-proofs');
    const bare = await readReceiptFile(pdf(log.bare, log.entry));
    expect(await failure(verifyReceipt(bare, { trust }))).toBe('verified');
  });

  it('an attachment that unpacks to far more than a proof is left out, not unpacked', async () => {
    const { deflateSync } = await import('node:zlib');
    const packed = deflateSync(Buffer.alloc(50_000_000));
    const head = `%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`;
    expect(await failure(readReceiptFile(Buffer.concat([Buffer.from(head), packed])))).toBe(
      'no-proof-in-pdf',
    );
  });
});

describe('in words', () => {
  it('a gift is told line by line in both languages, with ids where no name is known', () => {
    const content = readEntry(GIFT);
    if (content.kind !== 'gift') throw new Error('no gift');
    const names = {
      ...NO_NAMES,
      item: () => ({ name: { zh: '医用外科口罩', en: 'Surgical mask' }, unit: { zh: '只', en: 'piece' } }),
    };
    const zh = giftLines(content.gift, names, 'zh').map(({ text }) => text);
    expect(zh).toContain('医用外科口罩 × 36,000 只（没有标准凭证）');
    expect(zh).toContain('测试企业');
    expect(zh.some((text) => text.includes('10:00') && text.includes('北京时间'))).toBe(true);
    const en = giftLines(content.gift, NO_NAMES, 'en').map(({ text }) => text);
    expect(en).toContain('mask-surgical × 36,000 (no evidence of its standard)');
    expect(en).toContain('wuhan-union');
  });

  it('goods that are less by their papers than by their name are told as both', () => {
    const fact = JSON.parse(GIFT);
    Object.assign(fact.data.lots[0], { item: 'mask-without-proof', quarantined: null });
    const content = readEntry(JSON.stringify(fact));
    if (content.kind !== 'gift') throw new Error('no gift');
    expect(giftLines(content.gift, NO_NAMES, 'en').map(({ text }) => text)).toContain(
      'mask-surgical × 36,000 (by its papers it counts as mask-without-proof)',
    );
  });

  it('a person who gave is not named, whatever else the entry holds', () => {
    const fact = JSON.parse(GIFT);
    fact.data.donor = { kind: 'person', donor: 'donor-1', commitment: 'ab'.repeat(32) };
    const content = readEntry(JSON.stringify(fact));
    if (content.kind !== 'gift') throw new Error('no gift');
    const text = JSON.stringify(giftLines(content.gift, NO_NAMES, 'zh'));
    expect(text).toContain('姓名不公开');
    expect(text).not.toContain('abab');
  });

  it('a key taken from the receipt itself comes with its warning first', async () => {
    const pinned = await verifyReceipt(await readReceiptFile(log.withEntry), { trust });
    const own = { ...pinned, keyFrom: 'receipt' as const };
    expect(sayVerified(own).showsNot[0]?.en).toContain('a forger brings his own key');
    expect(JSON.stringify(sayVerified(pinned))).not.toContain('forger brings');
    expect(JSON.stringify(sayVerified(pinned).showsNot)).toContain('boxes hold');
  });
});
