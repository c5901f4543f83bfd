import { describe, expect, it } from 'vitest';
import {
  allocate,
  confirm,
  DUTIES,
  dispatch,
  hubei,
  INCIDENT,
  need,
  receive,
  SEATS,
  World,
} from '../../../test/support/world.ts';
import { availableIn } from '../../ledger/ledger.ts';
import { ageingCounts, stockAgeing } from './ageing.ts';

const MASK = 'mask-medical-protective';
const at = (world: World, account: string) => availableIn(world.state.ledger, account);
const inWard = (world: World, lot: string, kind = 'facility') => at(world, `${kind}:union:-:${lot}:none`);

/** The hospital has these lots, in this order of arrival. */
function delivered(...days: (string | null)[]): { world: World; lots: string[] } {
  const world = hubei();
  const lots = days.map((expiresOn) => receive(world, 100, { expiresOn }).lot.id);
  const wanted = need(world, 'union', 100 * lots.length);
  const { orders } = allocate(
    world,
    lots.map((lot) => ({ need: wanted, lot, amount: 100 })),
  );
  for (const order of orders) confirm(world, dispatch(world, order));
  return { world, lots };
}

const use = (world: World, amount: number, more: object = {}) =>
  world.act(SEATS.union, 'use.report', {
    incident: INCIDENT,
    facility: 'union',
    item: MASK,
    amount,
    ...more,
  });

describe('use', () => {
  it('takes what expires first, whatever came first, and what bears no day last', () => {
    const { world, lots } = delivered(null, '2020-12-31', '2020-06-30');
    const [undated, late, soon] = lots as [string, string, string];
    expect(use(world, 130).ok).toBe(true);
    expect([soon, late, undated].map((lot) => inWard(world, lot))).toEqual([0, 70, 100]);
    expect([soon, late, undated].map((lot) => inWard(world, lot, 'consumed'))).toEqual([100, 30, 0]);
    expect(use(world, 100).ok).toBe(true);
    expect([soon, late, undated].map((lot) => inWard(world, lot))).toEqual([0, 0, 70]);
    world.audit();
  });

  it('may be of all that is there, and of no more', () => {
    const { world } = delivered('2020-12-31', null);
    const outcome = use(world, 201);
    expect(!outcome.ok && outcome.refusals).toMatchObject([
      { code: 'stock-insufficient', field: 'amount', rule: 'I1', parameters: { available: 200, asked: 201 } },
    ]);
    expect(use(world, 200).ok).toBe(true);
    const nothing = use(world, 1);
    expect(!nothing.ok && nothing.refusals[0]?.code).toBe('stock-insufficient');
  });

  it('is of an item and a place that exist, in an incident that is open', () => {
    const { world } = delivered(null);
    const code = (more: object) => {
      const outcome = use(world, 1, more);
      return !outcome.ok && [outcome.refusals[0]?.code, outcome.refusals[0]?.field];
    };
    expect(code({ item: 'moon-dust' })).toEqual(['item-unknown', 'item']);
    expect(code({ facility: 'nowhere' })).toEqual(['not-found', 'facility']);
    expect(code({ incident: 'nowhere' })).toEqual(['not-found', 'incident']);
  });

  it('of many lots is as many facts as it takes, a hundred lots in each', () => {
    const world = hubei();
    const lots = Array.from({ length: 101 }, () => receive(world, 1).lot.id);
    const wanted = need(world, 'union', 101);
    for (const part of [lots.slice(0, 60), lots.slice(60)]) {
      const { orders } = allocate(
        world,
        part.map((lot) => ({ need: wanted, lot, amount: 1 })),
      );
      for (const order of orders) confirm(world, dispatch(world, order));
    }
    const outcome = use(world, 101);
    const facts = outcome.ok ? outcome.value.facts : [];
    expect(facts.map(({ data }) => (data as { transfers: unknown[] }).transfers.length)).toEqual([100, 1]);
    expect(outcome.ok && (outcome.value.result as { uses: string[] }).uses).toHaveLength(2);
  });
});

describe('a loss', () => {
  const lose = (world: World, lot: string, amount: number, more: object = {}) =>
    world.act(SEATS.gate, 'loss.report', { incident: INCIDENT, lot, amount, reason: 'damaged', ...more });

  it('may be of all that lies free, and of no more', () => {
    const world = hubei();
    const { id } = receive(world, 100).lot;
    const outcome = lose(world, id, 101);
    expect(!outcome.ok && outcome.refusals).toMatchObject([
      { code: 'stock-insufficient', field: 'amount', rule: 'I1', parameters: { available: 100, asked: 101 } },
    ]);
    expect(lose(world, id, 100).ok).toBe(true);
    expect(at(world, `stock:red-cross:hall-a:${id}:free`)).toBe(0);
    expect(at(world, `loss:red-cross:-:${id}:none`)).toBe(0);
  });

  it('of goods in quarantine is taken from there', () => {
    const world = hubei();
    const { id } = receive(world, 100, { item: 'goggles', standard: null }).lot;
    expect(lose(world, id, 40).ok).toBe(true);
    expect(at(world, `stock:red-cross:hall-a:${id}:quarantine`)).toBe(60);
  });

  it('for a reason that no code names is put in words', () => {
    const world = hubei();
    const { id } = receive(world, 100).lot;
    const outcome = lose(world, id, 1, { reason: 'other' });
    expect(!outcome.ok && outcome.refusals).toMatchObject([{ code: 'reason-required', field: 'note' }]);
    expect(lose(world, id, 1, { reason: 'other', note: '被水冲走' }).ok).toBe(true);
  });

  it('is of a lot that exists', () => {
    const outcome = lose(hubei(), 'lot-nowhere', 1);
    expect(!outcome.ok && outcome.refusals).toMatchObject([{ code: 'not-found', field: 'lot' }]);
  });
});

describe('what lies in stores', () => {
  /** Terms of the charter: younger than a day, than three, older; soon is within 30 days. */
  const stored = () => hubei({ ageBandsHours: [24, 72], expiringDays: 30 });

  it('is listed the oldest first, and falls into the band that it has not outgrown', () => {
    const world = stored();
    const oldest = receive(world, 10).lot.id;
    world.pass(48);
    const second = receive(world, 10).lot.id;
    world.pass(24);
    const youngest = receive(world, 10, { item: 'goggles', standard: null }).lot.id;
    const rows = stockAgeing(world.view, INCIDENT);
    expect(rows.map(({ lot, ageHours, band }) => [lot, ageHours, band])).toEqual([
      [oldest, 72, 2],
      [second, 24, 1],
      [youngest, 0, 0],
    ]);
    expect(rows.map(({ purpose }) => purpose)).toEqual(['free', 'free', 'quarantine']);
    expect(ageingCounts(world.view, INCIDENT).bands).toEqual([
      { untilHours: 24, lots: 1 },
      { untilHours: 72, lots: 1 },
      { untilHours: null, lots: 1 },
    ]);
  });

  it('says what is promised of it, and until when it is good', () => {
    const world = stored();
    const { lot, receiptCode } = receive(world, 100, { expiresOn: '2020-01-27' });
    receive(world, 10);
    allocate(world, [{ need: need(world, 'union', 30), lot: lot.id, amount: 30 }]);
    const rows = stockAgeing(world.view, INCIDENT);
    expect(rows.find((row) => row.lot === lot.id)).toMatchObject({
      amount: 100,
      promised: 30,
      daysLeft: 1,
      place: 'hall-a',
      placeName: { en: 'Expo hall A' },
      receiptCode,
    });
    expect(rows.find((row) => row.lot !== lot.id)).toMatchObject({ amount: 10, promised: 0, daysLeft: null });
    world.pass(48);
    expect(stockAgeing(world.view, INCIDENT).find((row) => row.lot === lot.id)?.daysLeft).toBe(-1);
  });

  it('is soon past its day, as many days before it as the charter says', () => {
    const world = stored();
    receive(world, 10, { expiresOn: '2020-02-25' });
    receive(world, 10, { expiresOn: '2020-02-26' });
    expect(ageingCounts(world.view, INCIDENT).expiring).toBe(1);
    world.pass(24);
    expect(ageingCounts(world.view, INCIDENT).expiring).toBe(2);
  });

  it('owes its donor a word once it has lain too long, until that is said', () => {
    const world = hubei({ idleLotHours: 24 }, new World(undefined, DUTIES));
    const { id } = receive(world, 10).lot;
    const owed = () => [
      stockAgeing(world.view, INCIDENT)[0]?.explanationOwed,
      ageingCounts(world.view, INCIDENT).owed,
    ];
    expect(owed()).toEqual([false, 0]);
    world.pass(25);
    expect(owed()).toEqual([true, 1]);
    world.done(SEATS.gate, 'lot.explain-idle', { incident: INCIDENT, lot: id, explanation: '等待检验' });
    expect(owed()).toEqual([false, 0]);
  });
});
