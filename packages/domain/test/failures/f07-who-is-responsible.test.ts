import { MANDATE_FUNCTIONS, NAMED_FIRST, OF_ONES_OWN } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { mandateMatrix } from '../../src/concepts/mandate/matrix.ts';
import {
  allocate,
  buying,
  dispatch,
  hubei,
  INCIDENT,
  need,
  purposeFor,
  receive,
  SEATS,
  World,
} from '../support/world.ts';

/*
 * In 2020 the Red Cross said that the Health Commission decides, and the Commission that the Red Cross does. Nobody had been
 * named, and nobody noticed (field study, F7).
 */
const here = { incident: INCIDENT };
const cell = (world: World, wanted: string) =>
  mandateMatrix(world.view, INCIDENT, 'whole').cells.find((each) => each.function === wanted);
const unnamed = () => hubei({}, new World(), { named: false });
const name = (world: World, functions: readonly string[]) =>
  world.done(SEATS.lead, 'mandate.grant', {
    ...{ holder: 'lead', functions, reach: 'area', area: '420000', ...here, legalBasis: '通知' },
  });

describe('F7: with nobody named to decide', () => {
  it('the system is red and refuses allocation, approval and publication, and says who can name somebody', () => {
    const world = unnamed();
    for (const wanted of NAMED_FIRST) expect(cell(world, wanted)).toMatchObject({ status: 'gap' });
    receive(world, 100);
    need(world, 'union', 50);
    expect(world.refused(SEATS.lead, 'allocation.propose', here)).toMatchObject([
      {
        code: 'mandate-missing',
        parameters: { function: 'allocate', couldAct: [], couldAssign: ['lead'] },
      },
    ]);
    name(world, ['allocate']);
    const { run } = world.done(SEATS.lead, 'allocation.propose', here);
    expect(world.refused(SEATS.second, 'allocation.approve', { ...here, run })).toMatchObject([
      { code: 'mandate-missing', parameters: { function: 'approve-allocation' } },
    ]);
    const draft = world.done(SEATS.lead, 'release.draft-goods-report', { ...here });
    expect(world.refused(SEATS.second, 'release.publish', { ...here, release: draft.release })).toMatchObject(
      [{ code: 'mandate-missing', parameters: { function: 'approve-release' } }],
    );
    name(world, ['approve-allocation', 'approve-release']);
    expect(world.act(SEATS.second, 'allocation.approve', { ...here, run }).ok).toBe(true);
    for (const wanted of NAMED_FIRST) expect(cell(world, wanted)).toMatchObject({ status: 'held' });
    world.audit();
  });

  it('three states are told apart: held; done by the lead agency unnamed, and how often; nobody', () => {
    const world = unnamed();
    expect(cell(world, 'coordinate')).toMatchObject({ status: 'held', foundingActs: null });
    const before = cell(world, 'register');
    expect(before).toMatchObject({ status: 'founding' });
    world.done(SEATS.lead, 'place.register', {
      ...{ place: 'hall-b', owner: 'red-cross', name: { zh: 'B 馆', en: 'Hall B' }, area: '420105' },
    });
    expect(cell(world, 'register')?.foundingActs).toBe((before?.foundingActs ?? 0) + 1);
    expect(cell(world, 'allocate')).toMatchObject({ status: 'gap', foundingActs: null });
    expect(cell(world, 'inspect-goods')).toMatchObject({ status: 'in-part' });
    for (const wanted of MANDATE_FUNCTIONS)
      if (OF_ONES_OWN.has(wanted)) expect(cell(world, wanted)?.status, wanted).not.toBe('founding');
  });

  it('the founding mandate is no licence for another’s goods, money or signatures', () => {
    const world = hubei();
    const { lot } = receive(world, 100);
    const wanted = need(world, 'union', 60, 'isolation');
    const [order = ''] = allocate(world, [{ need: wanted, lot: lot.id, amount: 60 }]).orders;
    const money = {
      ...here,
      receiver: 'red-cross',
      mode: 'directed',
      donor: { kind: 'anonymous', donor: 'donor-9' },
    };
    const { donation } = world.done(SEATS.receiving, 'donation.receive', {
      ...{ ...money, money: { currency: 'CNY', amount: 5_000 }, purpose: purposeFor(world) },
    });
    const own = (command: string, input: object) => {
      const [refused] = world.refused(SEATS.lead, command, { ...here, ...input });
      return [command, refused?.code, refused?.parameters];
    };
    const couldAct = (id: string) => expect.objectContaining({ couldAct: [id] });
    expect(own('payment.request', { donation, ...buying(5_000) })).toEqual([
      'payment.request',
      'mandate-missing',
      couldAct('red-cross'),
    ]);
    expect(own('shipment.dispatch', { order, carrier: '自提' })).toEqual([
      'shipment.dispatch',
      'mandate-missing',
      couldAct('red-cross'),
    ]);
    expect(own('count.record', { lot: lot.id, counted: 1 })).toEqual([
      'count.record',
      'mandate-missing',
      couldAct('red-cross'),
    ]);
    const shipment = dispatch(world, order);
    const lines = [{ lot: lot.id, received: 60 }];
    const [, code] = own('delivery.confirm', { shipment, lines });
    expect(code).toBe('signature-not-due');
    world.audit();
  });
});
