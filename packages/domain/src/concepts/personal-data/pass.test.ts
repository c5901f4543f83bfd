import { findPersonalData, SEAT_FUNCTIONS } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';
import { fingerprintOf } from './pass.ts';

/** A waybill that reads like a telephone number. */
const WORDS = '电话登记的运单 13800000001 已到';
const noticed = { incident: INCIDENT, question: { zh: WORDS, en: 'Where is it?' }, source: '热线' };
const ask = (world: World, seat = SEATS.lead) => world.act(seat, 'opinion.notice', noticed);
const codes = (outcome: ReturnType<World['act']>) =>
  outcome.ok ? [] : outcome.refusals.map(({ code, field }) => [code, field]);

describe('a text that is taken for personal data', () => {
  it('is refused until a colleague has read it and says that it holds none; then it stands', () => {
    const world = hubei();
    expect(findPersonalData(WORDS)).not.toEqual([]);
    expect(codes(ask(world))).toEqual([['personal-data', 'question.zh']]);
    const passing = { text: fingerprintOf(WORDS), author: SEATS.lead.seat };
    for (const seat of [SEATS.lead, SEATS.second])
      world.deed({ organisation: 'lead', seat: 'machine' }, 'seat.open', {
        ...seat,
        functions: [...SEAT_FUNCTIONS],
      });
    expect(codes(world.act(SEATS.lead, 'text.pass', passing))).toEqual([['four-eyes', null]]);
    world.done(SEATS.second, 'text.pass', passing);
    expect(codes(world.act(SEATS.second, 'text.pass', passing))).toEqual([['unchanged', 'text']]);
    expect(codes(ask(world))).toEqual([]);
    // The words alone were read: another number, and another's word for it, are not.
    const other = { ...noticed, question: { zh: WORDS.replace('0001', '0002'), en: 'Where?' } };
    expect(codes(world.act(SEATS.lead, 'opinion.notice', other))).toEqual([['personal-data', 'question.zh']]);
    expect(codes(ask(world, SEATS.second))).toEqual([['personal-data', 'question.zh']]);
    world.audit();
  });

  it('is passed for one’s own colleagues only, by who speaks for the organisation', () => {
    const world = hubei();
    const passing = { text: fingerprintOf(WORDS), author: SEATS.lead.seat };
    world.deed({ organisation: 'lead', seat: 'machine' }, 'seat.open', { ...SEATS.lead });
    world.deed({ organisation: 'lead', seat: 'machine' }, 'seat.open', {
      ...SEATS.second,
      functions: ['keep-stock'],
    });
    expect(codes(world.act(SEATS.union, 'text.pass', passing))).toEqual([['not-found', 'author']]);
    expect(codes(world.act(SEATS.second, 'text.pass', passing))).toEqual([['seat-function-missing', null]]);
    world.audit();
  });
});
