import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INCIDENT, PHOTO, receiveMasks, SAME_PHOTO } from '../support/small-world.ts';
import { bearer, listen, openSite, read, type Site } from './support.ts';

let site: Site;
let door: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  site = await openSite();
  door = await listen(site);
});
afterAll(async () => {
  await door.close();
  await site.application.close();
});

const post = async (path: string, body: unknown, headers: Record<string, string> = {}) =>
  read(
    await fetch(`${door.url}/api/v1${path}`, {
      method: 'POST',
      headers: { ...bearer(site.tokens.gate), ...headers },
      body: JSON.stringify(body),
    }),
  );

const take = (lot: string, amount: number) => ({
  incident: INCIDENT,
  lot,
  amount,
  reason: 'damaged',
  photo: PHOTO,
  confirmed: [SAME_PHOTO],
});
const held = (lot: string) => {
  const accounts = [...site.application.state.ledger.accounts.values()].filter((each) => each.unit === lot);
  const stock = accounts.find((each) => each.id.startsWith('stock:'));
  return stock ? stock.in - stock.out - stock.pendingOut : 0;
};

describe('many at once', () => {
  it('32 clients never take more than there is, and exactly as many succeed as there is goods for', async () => {
    const { lot } = await receiveMasks(site.application, 1_050);
    const answers = await Promise.all(
      Array.from({ length: 32 }, () => post('/commands/loss.report', take(lot, 100))),
    );
    const refused = answers.filter(({ status }) => status !== 201);
    expect(answers.length - refused.length).toBe(10);
    for (const { status, body } of refused) {
      expect([status, body.code, body.field]).toEqual([409, 'stock-insufficient', 'amount']);
      expect(body.parameters).toMatchObject({ available: 50, asked: 100 });
    }
    expect(held(lot)).toBe(50);
  });

  it('32 retries of one act have one effect and one answer', async () => {
    const { lot } = await receiveMasks(site.application, 1_000);
    const answers = await Promise.all(
      Array.from({ length: 32 }, () =>
        post('/commands/loss.report', take(lot, 10), { 'idempotency-key': `once ${lot}` }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.result.loss)).size).toBe(1);
    expect(answers.filter(({ body }) => !body.replayed)).toHaveLength(1);
    expect(held(lot)).toBe(990);
  });

  it('a batch answers each command in its place, and one that is refused hinders no other', async () => {
    const { lot } = await receiveMasks(site.application, 1_000);
    const loss = (amount: number, idempotencyKey?: string) => ({
      name: 'loss.report',
      input: take(lot, amount),
      ...(idempotencyKey ? { idempotencyKey } : {}),
    });
    const { status, body } = await post('/batches', {
      commands: [
        loss(600, `b1 ${lot}`),
        loss(600),
        { name: 'loss.forget', input: {} },
        loss(-1),
        loss(400),
        loss(600, `b1 ${lot}`),
        loss(1, 'é'),
      ],
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ done: 3, refused: 4 });
    const summary = body.answers.map((each: { ok: boolean; status: number; code?: string }) => [
      each.status,
      each.code,
    ]);
    expect(summary).toEqual([
      [201, undefined],
      [409, 'stock-insufficient'],
      [404, 'not-found'],
      [422, 'amount-not-positive'],
      [201, undefined],
      [201, undefined],
      [422, 'input-invalid'],
    ]);
    expect(body.answers[5].replayed).toBe(true);
    expect(body.answers[6].field).toBe('commands.6.idempotencyKey');
    expect(held(lot)).toBe(0);
  });

  it('2,000 needs in one batch are all there afterwards', async () => {
    const before = site.application.state.position;
    const commands = Array.from({ length: 2_000 }, (_, index) => ({
      name: 'organisation.register',
      input: {
        organisation: `many-${index}`,
        name: { zh: `机构 ${index}`, en: `Organisation ${index}` },
        kind: 'other',
        area: '420100',
      },
    }));
    const { body } = await post('/batches', { commands }, bearer(site.tokens.lead));
    expect(body.done).toBe(2_000);
    expect(site.application.state.position).toBe(before + 2_000);
    const empty = await post('/batches', { commands: [] });
    expect(empty).toMatchObject({ status: 422, body: { code: 'input-invalid', field: 'commands' } });
  });
});
