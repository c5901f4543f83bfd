import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSite, type Site } from '../api/support.ts';
import { INCIDENT, type SEATS } from '../support/small-world.ts';

let site: Site;
let refund: string;
const here = { incident: INCIDENT };
const fetchPdf = (language: string, id = refund, incident = INCIDENT) =>
  site.api.request(
    `http://tongzhou.example/api/v1/incidents/${incident}/refunds/${id}/slip.pdf?language=${language}`,
  );
const done = async (seat: keyof typeof SEATS, name: string, input: object) => {
  const { status, body } = await site.send(seat, name, { ...here, ...input });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.result;
};

beforeAll(async () => {
  site = await openSite();
  const { donation } = await done('receiver', 'donation.receive', {
    ...{ donor: { kind: 'organisation', donor: 'donor-1', name: '某企业' }, receiver: 'red-cross' },
    ...{ mode: 'discretionary', money: { currency: 'CNY', amount: 100_000 } },
  });
  const proposed = { donation, amount: 10_000, reason: 'agreed-with-donor', note: '协商退回' };
  ({ refund } = await done('gate', 'refund.propose', proposed));
});
afterAll(() => site.application.close());

describe('the slip of a refund as a PDF', () => {
  it('is there once a second person has confirmed it and the log holds that, with its entry and proof', async () => {
    expect((await fetchPdf('zh')).status).toBe(404);
    await done('receiver', 'refund.confirm', { refund, reference: 'CMB-20200207-3' });
    const early = await fetchPdf('zh');
    expect([early.status, (await early.json()).code]).toEqual([503, 'receipt-pending']);
    await site.log.integrateAll();
    for (const language of ['zh', 'en']) {
      const made = await fetchPdf(language);
      expect([made.status, made.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      const bytes = Buffer.from(await made.arrayBuffer());
      const text = bytes.toString('latin1');
      expect(text.startsWith('%PDF-1.7')).toBe(true);
      expect(text.match(/\/AFRelationship \/Source/g)).toHaveLength(3);
      expect(Buffer.from(await (await fetchPdf(language)).arrayBuffer()).equals(bytes)).toBe(true);
    }
  });

  it('of what is not there is not found', async () => {
    expect((await fetchPdf('en', 'refund-0')).status).toBe(404);
    expect((await fetchPdf('en', refund, 'nowhere')).status).toBe(404);
  });
});
