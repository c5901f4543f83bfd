import { describe, expect, it } from 'vitest';
import { judged } from '../../../test/support/forger.ts';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';
import { noticesOf } from '../../book/notices.ts';
import { pledgeRows } from './view.ts';

const ITEM = 'mask-medical-protective';
const GIVER = SEATS.union;
const offer = (world: World, more: object = {}) =>
  world.done(GIVER, 'pledge.make', {
    incident: INCIDENT,
    organisation: 'union',
    item: ITEM,
    amount: 20_000,
    ...more,
  }).pledge as string;
const answer = (pledge: string, more: object = {}) => ({
  incident: INCIDENT,
  pledge,
  outcome: 'accepted',
  ...more,
});
const rows = (world: World) => pledgeRows(world.view, INCIDENT);

describe('a pledge', () => {
  it('is made by anybody for itself, without a mandate, and for nobody else', () => {
    const world = hubei();
    offer(world, { note: '每箱 1,000 只' });
    expect(rows(world)).toMatchObject([{ state: 'open', amount: 20_000, organisation: { id: 'union' } }]);
    const forOther = { incident: INCIDENT, organisation: 'renai', item: ITEM, amount: 1 };
    expect(world.refused(GIVER, 'pledge.make', forOther)).toMatchObject([{ code: 'not-own-matter' }]);
    world.audit();
  });

  it('is of goods that the catalogue knows, and ready on a day that can still come', () => {
    const world = hubei();
    const of = (more: object) => ({
      incident: INCIDENT,
      organisation: 'union',
      item: ITEM,
      amount: 1,
      ...more,
    });
    expect(world.refused(GIVER, 'pledge.make', of({ item: 'moon-dust' }))).toMatchObject([
      { code: 'item-unknown', field: 'item' },
    ]);
    expect(world.refused(GIVER, 'pledge.make', of({ readyOn: '2020-01-25' }))).toMatchObject([
      { code: 'date-impossible', field: 'readyOn' },
    ]);
  });

  it('is one of as many a day as the charter allows: the log is no place to flood', () => {
    const world = hubei({ pledgesPerDay: 3 });
    for (let count = 0; count < 3; count += 1) offer(world);
    const more = { incident: INCIDENT, organisation: 'union', item: ITEM, amount: 1 };
    expect(world.refused(GIVER, 'pledge.make', more)).toMatchObject([
      { code: 'as-many-as-a-day-takes', field: 'organisation', parameters: { kind: 'pledge', perDay: 3 } },
    ]);
    world.pass(24);
    offer(world);
    world.audit();
  });

  it('is answered by whoever takes gifts in: yes, no with a reason, or “ask them instead”', () => {
    const world = hubei();
    const [first, second, third] = [offer(world), offer(world), offer(world)];
    world.done(SEATS.receiving, 'pledge.answer', answer(first as string));
    const no = { outcome: 'declined', reason: '库房已满' };
    world.done(SEATS.receiving, 'pledge.answer', answer(second as string, no));
    const elsewhere = { outcome: 'redirected', to: 'tianyou', reason: '请直接联系' };
    world.done(SEATS.receiving, 'pledge.answer', answer(third as string, elsewhere));
    expect(rows(world).map(({ state }) => state)).toEqual(['redirected', 'declined', 'accepted']);
    expect(rows(world)[0]?.answer).toMatchObject({ to: { id: 'tianyou' }, by: { id: 'red-cross' } });
    world.audit();
  });

  it('is sent neither back to who makes it nor to who answers it, and with a receiver only where it is sent on', () => {
    const world = hubei();
    const pledge = offer(world);
    const why = (more: object) => {
      const outcome = world.act(SEATS.receiving, 'pledge.answer', answer(pledge, { reason: 'x', ...more }));
      return outcome.ok ? null : outcome.refusals.map((each) => each.parameters);
    };
    const to = (id: string) => ({ outcome: 'redirected', to: id });
    expect(why(to('red-cross'))).toMatchObject([{ why: 'itself' }]);
    expect(why(to('union'))).toMatchObject([{ why: 'itself' }]);
    expect(why(to('nobody'))).toMatchObject([{ why: 'no-receiver' }]);
    expect(why({ outcome: 'declined', to: 'tianyou' })).toMatchObject([{ why: 'a-receiver-too-many' }]);
    expect(why({ outcome: 'accepted', to: 'tianyou' })).toMatchObject([{ why: 'a-receiver-too-many' }]);
    expect(why(to('tianyou'))).toBeNull();
  });

  it('is not answered without a reason, nor elsewhere without an address, nor twice', () => {
    const world = hubei();
    const pledge = offer(world);
    const why = (more: object) =>
      world.refused(SEATS.receiving, 'pledge.answer', answer(pledge, more)).map((each) => each.parameters);
    expect(why({ outcome: 'declined' })).toMatchObject([{ why: 'no-reason' }]);
    expect(why({ outcome: 'redirected', reason: '已满' })).toMatchObject([{ why: 'no-receiver' }]);
    expect(why({ outcome: 'redirected', reason: '已满', to: 'nobody' })).toMatchObject([
      { why: 'no-receiver' },
    ]);
    expect(why({ outcome: 'redirected', reason: '已满', to: 'union' })).toMatchObject([{ why: 'itself' }]);
    expect(why({ to: 'renai' })).toMatchObject([{ why: 'a-receiver-too-many' }]);
    world.done(SEATS.receiving, 'pledge.answer', answer(pledge));
    expect(world.refused(SEATS.receiving, 'pledge.answer', answer(pledge))).toMatchObject([
      { code: 'wrong-state', parameters: { state: 'accepted' } },
    ]);
  });

  it('is not answered by the one that offers, nor by one that takes no gifts in', () => {
    const world = hubei();
    const own = world.done(SEATS.receiving, 'pledge.make', {
      incident: INCIDENT,
      organisation: 'red-cross',
      item: ITEM,
      amount: 5,
    }).pledge as string;
    expect(world.refused(SEATS.receiving, 'pledge.answer', answer(own))).toMatchObject([
      { code: 'pledge-rule', parameters: { why: 'itself' } },
    ]);
    expect(world.refused(SEATS.renai, 'pledge.answer', answer(own))).toMatchObject([
      { code: 'mandate-missing' },
    ]);
  });

  it('made by a slip is taken back openly by the one that made it, while it waits', () => {
    const world = hubei();
    const pledge = offer(world, { amount: 2_000_000 });
    const back = { incident: INCIDENT, pledge, reason: '数量填写有误' };
    expect(world.refused(SEATS.renai, 'pledge.end', back)).toMatchObject([{ code: 'not-own-matter' }]);
    world.done(GIVER, 'pledge.end', back);
    expect(rows(world)).toMatchObject([{ state: 'withdrawn', withdrawn: { reason: '数量填写有误' } }]);
    expect(world.refused(SEATS.receiving, 'pledge.answer', answer(pledge))).toMatchObject([
      { code: 'wrong-state', parameters: { state: 'withdrawn' } },
    ]);
    world.audit();
  });

  it('is late when the charter’s time for an answer is over', () => {
    const world = hubei({ pledgeAnswerHours: 6 });
    offer(world);
    world.pass(6);
    expect(rows(world)).toMatchObject([{ isLate: false }]);
    world.pass(1);
    expect(rows(world)).toMatchObject([{ isLate: true }]);
  });

  it('is told to whoever takes gifts in, and the answer to the one that offers', () => {
    const world = hubei();
    const pledge = offer(world);
    const told = () =>
      noticesOf(world.state, world.facts.at(-1) as never).map((each) => [each.kind, each.organisations]);
    expect(told()).toEqual([['pledge.to-answer', ['red-cross']]]);
    world.done(SEATS.receiving, 'pledge.answer', answer(pledge));
    expect(told()).toEqual([['pledge.answered', ['union']]]);
  });

  it('cannot be answered in the record against the rule: the auditor names it', () => {
    const world = hubei();
    const pledge = offer(world);
    const answered = { pledge, outcome: 'declined', to: null, reason: null };
    const said = judged(world, SEATS.receiving, 'pledge.answer', { incident: INCIDENT, ...answered }, [
      'pledge.answered',
      answered,
    ]);
    expect(said).toMatch(/pledge.answer is refused there: pledge-rule .*no-reason/);
  });
});
