import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Application } from '../../src/application/application.ts';
import { INCIDENT, openSmallWorld, PHOTO, receiveMasks, SAME_PHOTO, SEATS } from '../support/small-world.ts';

let application: Application;
let lot: string;
beforeAll(async () => {
  application = await openSmallWorld();
  ({ lot } = await receiveMasks(application, 10_000));
});
afterAll(() => application.close());

const take = (
  amount: number,
  idempotencyKey: string,
  seat: { organisation: string; seat: string } = SEATS.gate,
) =>
  application.execute(
    seat,
    'loss.report',
    { incident: INCIDENT, lot, amount, reason: 'damaged', photo: PHOTO, confirmed: [SAME_PHOTO] },
    { idempotencyKey },
  );

describe('retries', () => {
  it('of a command that is on its way get its answer, and hinder nobody', async () => {
    const before = application.state.position;
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, (_, index) => take(5, `key-${index % 20}`)),
    );
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(outcomes.filter((each) => each.ok && !each.replayed)).toHaveLength(20);
    for (const [index, outcome] of outcomes.entries())
      expect(outcome).toMatchObject({ result: (outcomes[index % 20] as { result: object }).result });
    expect(application.state.position).toBe(before + 20);
  });

  it('with another body are refused, at once and later', async () => {
    const [first, other] = await Promise.all([take(5, 'same'), take(6, 'same')]);
    expect(first).toMatchObject({ ok: true, replayed: false });
    const reused = { ok: false, refusals: [{ code: 'idempotency-key-reused' }] };
    expect(other).toMatchObject(reused);
    expect(await take(7, 'same')).toMatchObject(reused);
  });

  it('of a command that was refused are decided anew; another seat’s key is another key', async () => {
    const refusedTwice = await Promise.all([take(1_000_000, 'much'), take(1_000_000, 'much')]);
    expect(refusedTwice.map(({ ok }) => ok)).toEqual([false, false]);
    expect(await take(5, 'mine')).toMatchObject({ ok: true, replayed: false });
    expect(await take(5, 'mine', SEATS.receiver)).toMatchObject({ ok: true, replayed: false });
  });

  it('are answered from the journal where this server has forgotten or never knew them', async () => {
    await take(5, 'old');
    const other = await Application.on(application.database, { folder: application.folder });
    const again = await other.execute(
      SEATS.gate,
      'loss.report',
      { incident: INCIDENT, lot, amount: 5, reason: 'damaged', photo: PHOTO, confirmed: [SAME_PHOTO] },
      { idempotencyKey: 'old' },
    );
    expect(again).toMatchObject({ ok: true, replayed: true });
  });
});
