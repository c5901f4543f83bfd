import { checkRecord, goodsReport, missingFrom, type Refusal } from '@tongzhou/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '../../src/application/application.ts';
import { done, INCIDENT, openSmallWorld, receiveMasks, SEATS, stateNeed } from '../support/small-world.ts';

/**
 * F1: on 30 January 2020 row 14 of the Hubei Red Cross table said 36,000 N95 in, 16,000 + 16,000 out. Here it is typed
 * as its operator would have typed it, step by step.
 */
describe('F1: Record 14 cannot happen', () => {
  let application: Application;
  let lot: string;
  const refusalsOf = async (doing: ReturnType<Application['execute']>): Promise<readonly Refusal[]> => {
    const outcome = await doing;
    return outcome.ok ? [] : outcome.refusals;
  };
  const need = (facility: string, setting: string) =>
    `${INCIDENT}.${facility}.mask-medical-protective.${setting}`;
  const byHand = (lines: { need: string; amount: number }[]) =>
    application.execute(SEATS.lead, 'allocation.propose-by-hand', {
      incident: INCIDENT,
      reason: '按捐赠意向协调',
      lines: lines.map((line) => ({ ...line, lot })),
    });

  beforeAll(async () => {
    application = await openSmallWorld();
    await done(stateNeed(application, SEATS.renai, 18_000, 'isolation'));
    await done(stateNeed(application, SEATS.renai, 18_000, 'general-ward'));
    await done(stateNeed(application, SEATS.union, 18_000, 'general-ward'));
  });
  afterAll(() => application.close());

  it('“N95” over a KN95 paper is KN95', async () => {
    const received = await receiveMasks(application, 36_000, {
      item: 'respirator-n95',
      standard: 'GB 2626-2006',
    });
    lot = received.lot;
    expect(received.quarantined).toBeNull();
    expect(application.state.incidents.get(INCIDENT)?.lots.get(lot)).toMatchObject({
      claimedItem: 'respirator-n95',
      item: 'respirator-kn95',
      status: 'accepted',
    });
  });

  it('nothing of it can be allocated while it is held in doubt', async () => {
    await done(
      application.execute(SEATS.inspector, 'lot.hold', { incident: INCIDENT, lot, reason: '申报与凭证不一' }),
    );
    const refusals = await refusalsOf(byHand([{ need: need('union', 'general-ward'), amount: 16_000 }]));
    expect(refusals).toMatchObject([{ code: 'lot-quarantined', field: 'lines.0.lot' }]);
  });

  it('the seat that received it cannot inspect it, and no inspector can call it what its paper does not prove', async () => {
    const inspect = (seat: typeof SEATS.inspector | typeof SEATS.receiver, item: string) =>
      application.execute(seat, 'lot.inspect', { incident: INCIDENT, lot, outcome: 'accepted', item });
    expect(await refusalsOf(inspect(SEATS.receiver, 'respirator-kn95'))).toMatchObject([
      { code: 'four-eyes' },
    ]);
    for (const item of ['respirator-n95', 'mask-medical-protective']) {
      const [refusal] = await refusalsOf(inspect(SEATS.inspector, item));
      expect(refusal).toMatchObject({
        code: 'standard-unproven',
        field: 'item',
        parameters: { proven: 'respirator-kn95' },
      });
    }
    await done(inspect(SEATS.inspector, 'respirator-kn95'));
  });

  it('it does not go to isolation, and not to a hospital that is not designated for it', async () => {
    const refusals = await refusalsOf(byHand([{ need: need('renai', 'isolation'), amount: 16_000 }]));
    expect(refusals.map((each) => each.code).sort()).toEqual([
      'facility-not-eligible',
      'item-not-permitted-in-setting',
    ]);
  });

  it('the typed row is refused for exactly two reasons: its sum, and its item’s class', () => {
    const evidence = [{ kind: 'test-report' as const, standard: 'GB 2626-2006', reference: 'R-1' }];
    const refusals = checkRecord(application.state, application.items, {
      item: 'mask-medical-protective',
      received: 36_000,
      receivedOn: '2020-01-26',
      publishedOn: '2020-01-30',
      evidence,
      lines: [
        { recipient: '仁爱医院', setting: 'general-ward', amount: 16_000 },
        { recipient: '协和医院', setting: 'general-ward', amount: 16_000 },
      ],
      remaining: 0,
    });
    expect(refusals).toMatchObject([
      { code: 'sum-differs', parameters: { stated: 36_000, parts: 32_000, missing: 4_000 } },
      { code: 'standard-unproven', field: 'item' },
    ]);
  });

  it('what leaves by the rules is published as it is: 32,000 delivered, and the 4,000 visible as stock', async () => {
    const lines = [
      { need: need('renai', 'general-ward'), amount: 16_000 },
      { need: need('union', 'general-ward'), amount: 16_000 },
    ];
    const { run } = await done(byHand(lines));
    expect(
      await refusalsOf(application.execute(SEATS.lead, 'allocation.approve', { incident: INCIDENT, run })),
    ).toMatchObject([{ code: 'four-eyes' }]);
    const { orders } = await done(
      application.execute(SEATS.approver, 'allocation.approve', { incident: INCIDENT, run }),
    );
    for (const order of orders as string[]) {
      const { shipment } = await done(
        application.execute(SEATS.gate, 'shipment.dispatch', {
          incident: INCIDENT,
          order,
          carrier: '中国邮政',
        }),
      );
      const sent = application.state.incidents.get(INCIDENT)?.shipments.get(shipment as string);
      const seat = sent?.facility === 'union' ? SEATS.union : SEATS.renai;
      await done(
        application.execute(seat, 'delivery.confirm', {
          incident: INCIDENT,
          shipment,
          lines: [{ lot, received: 16_000 }],
        }),
      );
    }
    const incident = application.state.incidents.get(INCIDENT);
    if (!incident) throw new Error('no incident');
    const [row] = goodsReport(application.state, incident);
    expect(row).toMatchObject({ item: 'respirator-kn95', received: 36_000, delivered: 32_000, stock: 4_000 });
    expect(missingFrom(row as NonNullable<typeof row>)).toBe(0);
  });

  it('a release is computed, signed by two, and never changed', async () => {
    const press = { organisation: 'lead', seat: 'press-1' };
    const { release } = await done(
      application.execute(press, 'release.draft-goods-report', { incident: INCIDENT }),
    );
    expect(
      await refusalsOf(application.execute(press, 'release.publish', { incident: INCIDENT, release })),
    ).toMatchObject([{ code: 'four-eyes' }]);
    await done(application.execute(SEATS.approver, 'release.publish', { incident: INCIDENT, release }));
    for (const command of ['release.decline', 'release.publish']) {
      const refusals = await refusalsOf(
        application.execute(SEATS.approver, command, {
          incident: INCIDENT,
          release,
          ...(command === 'release.decline' ? { reason: 'x' } : {}),
        }),
      );
      expect(refusals).toMatchObject([{ code: 'published-is-permanent' }]);
    }
  });
});
