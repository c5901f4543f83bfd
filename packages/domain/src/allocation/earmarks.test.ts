import { earmarkRows, type Fact, giftByCode, noticesOf } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import {
  AREAS,
  allocate,
  hubei,
  INCIDENT,
  ITEMS,
  need,
  paper,
  receive,
  SCAN,
  SEATS,
  type World,
} from '../../test/support/world.ts';

const view = (world: World) => ({
  state: world.state,
  items: ITEMS,
  areas: AREAS,
  duties: world.duties,
  now: world.now,
});
const rows = (world: World) => earmarkRows(view(world), INCIDENT);
const answer = (lot: string, said: object) => ({
  incident: INCIDENT,
  lot,
  reference: '捐赠人 1 月 27 日来函',
  file: SCAN,
  ...said,
});
const ask = (world: World, lot: string) =>
  world.done(SEATS.receiving, 'earmark.ask', { incident: INCIDENT, lot, reason: '该院所提需求已满足' });

describe('a direction that cannot be followed', () => {
  it('is listed with what stands in its way, and goes to nobody else', () => {
    const world = hubei();
    const { lot } = receive(world, 100, { earmarkedFor: 'renai' });
    expect(rows(world)).toMatchObject([
      { lot: lot.id, available: 100, obstacle: 'no-need-stated', question: null },
    ]);
    const urgent = need(world, 'union', 100, 'isolation');
    const { run } = allocate(world);
    expect(world.incident.runs.get(run)?.lines).toMatchObject([{ need: urgent, amount: 0 }]);
    need(world, 'renai', 40);
    expect(rows(world)).toEqual([]);
    allocate(world);
    expect(rows(world)).toMatchObject([{ available: 60, obstacle: 'enough-there' }]);
    world.done(SEATS.renai, 'facility.stop-receiving', {
      incident: INCIDENT,
      facility: 'renai',
      reason: '满',
    });
    expect(rows(world)).toMatchObject([{ available: 60 }]);
  });

  it('is put to the donor, and only the donor’s word lifts or turns it', () => {
    const world = hubei();
    const { lot, receiptCode } = receive(world, 100, { earmarkedFor: 'renai' });
    const urgent = need(world, 'union', 100, 'isolation');
    expect(
      world.refused(SEATS.receiving, 'earmark.record-answer', answer(lot.id, { answer: 'lifted' })),
    ).toMatchObject([{ code: 'wrong-state' }]);
    ask(world, lot.id);
    expect(rows(world)).toMatchObject([{ question: { reason: '该院所提需求已满足' } }]);
    world.done(SEATS.receiving, 'earmark.record-answer', answer(lot.id, { answer: 'kept' }));
    expect(rows(world)).toMatchObject([{ obstacle: 'no-need-stated', question: null }]);
    ask(world, lot.id);
    world.done(SEATS.gate, 'earmark.record-answer', answer(lot.id, { answer: 'lifted' }));
    expect(rows(world)).toEqual([]);
    const { run } = allocate(world);
    expect(world.incident.runs.get(run)?.lines).toMatchObject([{ need: urgent, amount: 100 }]);
    expect(giftByCode(view(world), receiptCode)?.lots[0]?.way.steps.map(({ type }) => type)).toEqual([
      'donation.received',
      'earmark.questioned',
      'earmark.answered',
      'earmark.questioned',
      'earmark.answered',
      'order.issued',
    ]);
    world.audit();
  });

  it('is listed in the order in which the gifts came, and the lots of one gift as they stand in it', () => {
    const world = hubei();
    const lots = [3, 1, 2].map((amount) => receive(world, amount, { earmarkedFor: 'renai' }).lot.id);
    const gift = world.done(SEATS.receiving, 'donation.receive', {
      ...{ incident: INCIDENT, donor: { kind: 'organisation', donor: 'donor-1', name: '某企业' } },
      ...{ receiver: 'red-cross', place: 'hall-a', mode: 'directed', earmarkedFor: 'renai' },
      lots: [9, 8].map((amount) => ({
        ...{ claimedItem: 'mask-medical-protective', amount },
        evidence: [{ kind: 'test-report', standard: 'GB 19083-2010', reference: 'x' }],
      })),
    });
    const together = (gift.lots as { lot: string }[]).map(({ lot }) => lot);
    // A lot that moves within its store keeps its place in the list.
    const [first] = lots;
    for (const [from, to] of [
      ['earmarked', 'reserve'],
      ['reserve', 'earmarked'],
    ])
      world.done(SEATS.gate, 'transfer.post', {
        ...{ incident: INCIDENT, owner: 'red-cross' },
        groups: [
          [
            {
              ...{ phase: 'posted', amount: 3 },
              from: `stock:red-cross:hall-a:${first}:${from}`,
              to: `stock:red-cross:hall-a:${first}:${to}`,
            },
          ],
        ],
      });
    expect(rows(world).map(({ lot }) => lot)).toEqual([...lots, ...together]);
  });

  it('can be turned to another facility, which must be one', () => {
    const world = hubei();
    const { lot } = receive(world, 100, { earmarkedFor: 'renai' });
    ask(world, lot.id);
    const to = (facility: string | null) => answer(lot.id, { answer: 'redirected', facility });
    expect(world.refused(SEATS.gate, 'earmark.record-answer', to('red-cross'))).toMatchObject([
      { code: 'not-found', field: 'facility' },
    ]);
    expect(world.refused(SEATS.gate, 'earmark.record-answer', to(null))).toMatchObject([
      { code: 'not-found', field: 'facility' },
    ]);
    expect(world.refused(SEATS.union, 'earmark.record-answer', to('union'))).toMatchObject([
      { code: 'mandate-missing' },
    ]);
    world.done(SEATS.gate, 'earmark.record-answer', to('tianyou'));
    expect(world.incident.lots.get(lot.id)?.earmarkedFor).toBe('tianyou');
    const { lot: free } = receive(world, 10);
    expect(
      world.refused(SEATS.receiving, 'earmark.ask', { incident: INCIDENT, lot: free.id, reason: '-' }),
    ).toMatchObject([{ code: 'wrong-state' }]);
    world.audit();
  });

  it('is lifted or turned by no single clerk, and by no paper that nobody can see', () => {
    const world = hubei();
    const { lot, receiptCode } = receive(world, 100, { earmarkedFor: 'renai' });
    ask(world, lot.id);
    const to = answer(lot.id, { answer: 'redirected', facility: 'tianyou' });
    const lifted = answer(lot.id, { answer: 'lifted' });
    for (const said of [to, lifted])
      expect(world.refused(SEATS.receiving, 'earmark.record-answer', said)).toMatchObject([
        { code: 'four-eyes', parameters: { first: 'earmark.ask' } },
      ]);
    expect(
      world.refused(SEATS.gate, 'earmark.record-answer', { ...to, file: null, reference: '电话' }),
    ).toMatchObject([{ code: 'answer-unshown', field: 'file' }]);
    world.done(SEATS.gate, 'earmark.record-answer', to);
    const [told] = noticesOf(world.state, world.facts.at(-1) as Fact);
    expect(new Set(told?.organisations)).toEqual(new Set(['red-cross', 'renai', 'tianyou']));
    expect(giftByCode(view(world), receiptCode)?.lots[0]?.way.steps.at(-1)).toMatchObject({
      ...{ type: 'earmark.answered', outcome: 'redirected', facility: { id: 'tianyou' }, file: SCAN },
    });
    world.audit();
  });

  it('is its donor’s own to lift, where the donor has a seat of its own', () => {
    const world = hubei();
    const { lots } = world.done(SEATS.receiving, 'donation.receive', {
      ...{ incident: INCIDENT, donor: { kind: 'organisation', donor: 'union', name: '武汉协和医院' } },
      ...{ receiver: 'red-cross', place: 'hall-a', mode: 'directed', earmarkedFor: 'renai' },
      lots: [{ claimedItem: 'mask-medical-protective', amount: 100, evidence: [paper('GB 19083-2010')] }],
    });
    const [{ lot }] = lots as [{ lot: string }];
    ask(world, lot);
    const said = answer(lot, { answer: 'lifted', file: null, reference: '本院答复' });
    expect(world.refused(SEATS.tianyou, 'earmark.record-answer', said)).toMatchObject([
      { code: 'mandate-missing' },
    ]);
    world.done(SEATS.union, 'earmark.record-answer', said);
    expect(world.incident.lots.get(lot)).toMatchObject({ earmarkedFor: null });
    expect(world.incident.lots.get(lot)?.earmarkAnswers).toMatchObject([{ by: 'union', answer: 'lifted' }]);
    world.audit();
  });
});
