import { inflateSync } from 'node:zlib';
import { readReceiptFile, sayFault, verifyReceipt } from '@tongzhou/receipt';
import { createVerifier } from '@tongzhou/tlog';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSite, type Site } from '../api/support.ts';
import { receiveMasks, SEATS } from '../support/small-world.ts';

let site: Site;
let code: string;
let pdf: Record<'zh' | 'en', Buffer>;

const fetchPdf = (language: string, receipt = code) =>
  site.api.request(`http://tongzhou.example/api/v1/receipts/${receipt}/receipt.pdf?language=${language}`);

beforeAll(async () => {
  site = await openSite();
  code = (await receiveMasks(site.application, 12_345)).receiptCode;
});
afterAll(() => site.application.close());

describe('a receipt as a PDF', () => {
  it('before the gift is in the log, says when to ask again', async () => {
    const early = await fetchPdf('zh');
    expect(early.status).toBe(503);
    expect(early.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    expect(await early.json()).toMatchObject({ code: 'receipt-pending' });
    await site.log.integrateAll();
    const [zh, en] = await Promise.all(['zh', 'en'].map((language) => fetchPdf(language)));
    expect([zh?.status, en?.status]).toEqual([200, 200]);
    expect(zh?.headers.get('content-type')).toBe('application/pdf');
    pdf = {
      zh: Buffer.from((await zh?.arrayBuffer()) as ArrayBuffer),
      en: Buffer.from((await en?.arrayBuffer()) as ArrayBuffer),
    };
  });

  it.each(['zh', 'en'] as const)('in %s is small, and the same bytes when made again', async (language) => {
    expect(pdf[language].length).toBeLessThan(300_000);
    const { Receipts } = await import('../../src/receipt/receipts.ts');
    const again = await new Receipts(site.application, site.log).pdf(
      code,
      language,
      site.application.publicUrl,
    );
    expect(Buffer.from(again as Uint8Array).equals(pdf[language])).toBe(true);
  });

  it('has each character of its words in embedded fonts that say which character they draw', () => {
    const mapped = charactersMapped(pdf.zh);
    const words = `捐赠收据${code}医用防护口罩12,345只某企业接收单位它在公开日志里的位置签名公钥怎样自己核对`;
    expect([...words].filter((each) => !mapped.has(each))).toEqual([]);
    expect([...'Donation receipt Handed to'].filter((each) => !charactersMapped(pdf.en).has(each))).toEqual(
      [],
    );
    const fonts = pdf.zh.toString('latin1');
    expect(fonts.match(/\/Type \/FontDescriptor/g)?.length).toBe(fonts.match(/\/FontFile2 /g)?.length);
  });

  it.each(['zh', 'en'] as const)('in %s verifies by itself, against the pinned key', async (language) => {
    const file = await readReceiptFile(pdf[language]);
    expect(file).toMatchObject({ form: 'pdf', statedKey: site.log.verifierKey });
    const trust = { log: await createVerifier(site.log.verifierKey) };
    const receipt = await verifyReceipt(file, { trust });
    expect(receipt).toMatchObject({
      keyFrom: 'pinned',
      content: { kind: 'gift', gift: { receiptCode: code } },
    });
    expect((await verifyReceipt(file)).keyFrom).toBe('receipt');
  });

  it('with any byte flipped, tells the same as before or nothing', async () => {
    const trust = { log: await createVerifier(site.log.verifierKey) };
    const whole = await verifyReceipt(await readReceiptFile(pdf.zh), { trust });
    const start = pdf.zh.indexOf('c2sp.org');
    const at = start < 0 ? firstEmbedded(pdf.zh) : start;
    let found = 0;
    // Every byte around the proof, and every two hundredth of the rest.
    const places = new Set<number>();
    for (let i = at - 300; i < at + 2_000 && i < pdf.zh.length; i++) places.add(i);
    for (let i = 0; i < pdf.zh.length; i += 200) places.add(i);
    for (const place of places) {
      const changed = Buffer.from(pdf.zh);
      changed[place] = (changed[place] as number) ^ 1;
      try {
        const receipt = await verifyReceipt(await readReceiptFile(changed), { trust });
        expect([place, receipt.entry]).toEqual([place, whole.entry]);
      } catch (error) {
        expect(sayFault(error).words.zh).toBeTruthy();
        found += 1;
      }
    }
    expect(found).toBeGreaterThan(500);
  }, 120_000);

  it('says and carries of the donor what the public entry says, byte for byte, and nothing else', async () => {
    const { body } = await site.ask(`/api/v1/receipts/${code}`);
    const published = Buffer.from(await (await site.api.request(body.entry)).arrayBuffer());
    const { entry } = await readReceiptFile(pdf.zh);
    expect(Buffer.from(entry as Uint8Array).equals(published)).toBe(true);
    const attached = [...streams(pdf.zh)].filter((each) => each.startsWith('{'));
    expect(attached).toEqual([published.toString('latin1')]);
  });

  it('of a code that there is not, is not found, in both languages', async () => {
    const none = await fetchPdf('zh', 'TZ-0000-0000');
    expect(none.status).toBe(404);
    expect((await none.json()).messages.en).toContain('receipt');
  });
});

describe('the receipt of a gift that was put right', () => {
  it('still proves the first entry, and prints old, new, why and which fact says so', async () => {
    const { donation = '', incident = '' } = site.application.state.receipts.get(code) ?? {};
    const [lot] = site.application.state.incidents.get(incident)?.donations.get(donation)?.lots ?? [];
    const act = async (seat: typeof SEATS.receiver | typeof SEATS.gate, name: string, input: object) => {
      const outcome = await site.application.execute(seat, name, { incident, ...input });
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
      return outcome.result;
    };
    const to = { amount: 11_345 };
    const { correction } = await act(SEATS.receiver, 'correction.propose', {
      donation,
      lot,
      to,
      reason: '錯龜',
    });
    await act(SEATS.gate, 'correction.confirm', { correction });
    await site.log.integrateAll();
    const file = Buffer.from(await (await fetchPdf('zh')).arrayBuffer());
    expect([...'其后的更正数量或金额錯龜'].filter((each) => !charactersMapped(file).has(each))).toEqual([]);
    const trust = { log: await createVerifier(site.log.verifierKey) };
    expect((await verifyReceipt(await readReceiptFile(file), { trust })).content).toMatchObject({
      gift: { receiptCode: code, lots: [{ amount: 12_345 }] },
    });
  });
});

describe('a receipt’s .tlog-proof', () => {
  it('carries its entry', async () => {
    const answer = await site.api.request(`/api/v1/receipts/${code}/receipt.tlog-proof`);
    const file = await readReceiptFile(new Uint8Array(await answer.arrayBuffer()));
    const trust = { log: await createVerifier(site.log.verifierKey) };
    expect((await verifyReceipt(file, { trust })).content).toMatchObject({ gift: { receiptCode: code } });
  });
});

/** All streams of a PDF, unpacked. */
function* streams(bytes: Buffer): Generator<string> {
  const text = bytes.toString('latin1');
  for (const match of text.matchAll(/\/Length (\d+)[\s\S]{0,300}?>>\s*stream\r?\n/g)) {
    const start = match.index + match[0].length;
    const raw = bytes.subarray(start, start + Number(match[1]));
    yield raw[0] === 0x78 ? inflateSync(raw).toString('latin1') : raw.toString('latin1');
  }
}

/** The characters that the ToUnicode maps of the fonts name (ISO 32000-1, 9.10.3): what makes text selectable. */
function charactersMapped(bytes: Buffer): Set<string> {
  const found = new Set<string>();
  for (const stream of streams(bytes)) {
    for (const range of stream.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
      for (const list of (range[1] as string).matchAll(/\[([^\]]*)\]/g)) {
        for (const one of (list[1] as string).matchAll(/<([0-9a-f ]+)>/g)) {
          const units = (one[1] as string).split(' ').map((hex) => Number.parseInt(hex, 16));
          found.add(String.fromCharCode(...units));
        }
      }
    }
  }
  return found;
}

const firstEmbedded = (bytes: Buffer): number => bytes.toString('latin1').indexOf('/EmbeddedFile');
