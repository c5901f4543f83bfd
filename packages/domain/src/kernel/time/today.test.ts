import { CHINA, localDay, standingOf, stockAgeing } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { CHARITY, PLAN, qualify } from '../../../test/support/filings.ts';
import {
  allocate,
  hubei,
  INCIDENT,
  need,
  paper,
  receive,
  SEATS,
  World,
} from '../../../test/support/world.ts';
import { gramsPromised } from '../../concepts/transport/offers.ts';

/** 04:00 on 1 March in Beijing; in Greenwich it is still February. */
const FOUR_IN_THE_MORNING = '2020-02-29T20:00:00.000Z';
const YESTERDAY = '2020-02-29';
const TODAY = '2020-03-01';
const early = () => hubei({}, new World(FOUR_IN_THE_MORNING));
const codes = (refusals: readonly { code: string }[]) => refusals.map(({ code }) => code);

describe('at 04:00 in Beijing, what expired yesterday is expired', () => {
  it('the day is that of the place', () => {
    expect(localDay(FOUR_IN_THE_MORNING, CHINA)).toBe(TODAY);
    expect(localDay(FOUR_IN_THE_MORNING, '+00:00')).toBe(YESTERDAY);
    expect(localDay('2020-02-29T15:59:59.999Z', CHINA)).toBe(YESTERDAY);
    expect(localDay('2020-02-29T16:00:00.000Z', CHINA)).toBe(TODAY);
  });

  it('at intake: the lot goes into quarantine; goods of today are good', () => {
    const world = early();
    expect(receive(world, 100, { expiresOn: YESTERDAY }).lot.quarantined).toBe('expired');
    expect(receive(world, 100, { expiresOn: TODAY }).lot.quarantined).toBeNull();
    world.audit();
  });

  it('at inspection: no paper makes it good again', () => {
    const world = early();
    const { lot } = receive(world, 100, { item: 'goggles', standard: null, expiresOn: YESTERDAY });
    const judged = world.refused(SEATS.inspection, 'lot.inspect', {
      incident: INCIDENT,
      lot: lot.id,
      outcome: 'accepted',
      item: 'goggles',
      evidence: [paper('GB 14866-2006')],
      note: '报告相符',
    });
    expect(codes(judged)).toEqual(['lot-expired']);
  });

  it('in a proposal and at the gate: goods that expired overnight do not leave', () => {
    const world = hubei({}, new World('2020-02-29T03:00:00.000Z'));
    receive(world, 100, { expiresOn: YESTERDAY });
    need(world, 'union', 100);
    const [order] = allocate(world).orders;
    world.now = FOUR_IN_THE_MORNING;
    const refused = world.refused(SEATS.gate, 'shipment.dispatch', {
      incident: INCIDENT,
      order,
      carrier: '顺丰',
    });
    expect(codes(refused)).toEqual(['lot-expired']);
    const next = early();
    receive(next, 100, { expiresOn: TODAY });
    need(next, 'union', 100);
    expect(allocate(next).orders).toHaveLength(1);
  });

  it('in the ageing of stock', () => {
    const world = early();
    receive(world, 100, { expiresOn: TODAY });
    receive(world, 100, { expiresOn: YESTERDAY });
    const left = stockAgeing(world.view, INCIDENT).map(({ expiresOn, daysLeft }) => [expiresOn, daysLeft]);
    expect(left.sort()).toEqual([
      [YESTERDAY, -1],
      [TODAY, 0],
    ]);
  });

  it('for a credential: presented, standing', () => {
    const world = early();
    const present = (expiresOn: string) => ({
      organisation: 'red-cross',
      credential: `licence-${expiresOn}`,
      kind: 'transport',
      reference: '鄂交运管许可 0127',
      issuer: '武汉市交通运输局',
      expiresOn,
      evidence: null,
    });
    expect(world.refused(SEATS.receiving, 'credential.present', present(YESTERDAY))).toMatchObject([
      { code: 'credential-missing', parameters: { standing: 'expired' } },
    ]);
    world.done(SEATS.receiving, 'credential.present', present(TODAY));
    const credential = world.state.credentials.get(`licence-${TODAY}`);
    if (!credential) throw new Error('it was presented');
    expect(standingOf(credential, '2020-03-01T15:59:59.999Z', CHINA)).not.toBe('expired');
    expect(standingOf(credential, '2020-03-01T16:00:00.000Z', CHINA)).toBe('expired');
  });

  it('for a mandate: its last day runs to midnight there', () => {
    const world = early();
    const { mandate } = world.done(SEATS.lead, 'mandate.grant', {
      holder: 'red-cross',
      functions: ['state-need'],
      reach: 'own',
      area: '420100',
      incident: INCIDENT,
      until: TODAY,
      legalBasis: '指挥部通知',
    });
    expect(world.state.mandates.get(mandate as string)?.until).toBe('2020-03-01T15:59:59.999Z');
  });

  it('for the end of a fundraising', () => {
    const world = hubei({}, new World('2026-02-28T20:00:00.000Z'));
    qualify(world);
    const plan = { ...PLAN, startedOn: '2026-02-28T20:00:00.000Z' };
    const ended = world.refused(CHARITY, 'fundraising.start', { ...plan, endsOn: '2026-02-28' });
    expect(codes(ended)).toEqual(['date-impossible']);
    expect(world.act(CHARITY, 'fundraising.start', { ...plan, endsOn: '2026-03-01' }).ok).toBe(true);
  });

  it('for a lorry: what was ordered before eight in the morning is of this day', () => {
    const line = { lot: 'lot-1', need: 'need-1', amount: 3, transfer: 'transfer-1' };
    const order = {
      id: 'order-1',
      transport: 'lorry',
      issuedAt: FOUR_IN_THE_MORNING,
      status: 'issued',
      lines: [line],
    };
    const incident = {
      clock: CHINA,
      orders: new Map([['order-1', order]]),
      ordersCarried: ['order-1'],
      lots: new Map([['lot-1', { item: 'mask' }]]),
    };
    const promised = (day: string) => gramsPromised(incident as never, day, () => 5).get('lorry') ?? 0;
    expect([promised(YESTERDAY), promised(TODAY)]).toEqual([0, 15]);
  });
});
