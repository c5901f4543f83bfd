import { type Actor, type Decided, decide, KEY_HOURS, noticesOf, type Result } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';

const MACHINE: Actor = { organisation: 'lead', seat: 'machine' };
const THIRD: Actor = { organisation: 'lead', seat: 'lead.third' };
const codes = (made: Result<Decided>) =>
  made.ok ? made.value.facts.map(({ type }) => type) : made.refusals.map(({ code }) => code);
const grant = {
  ...{ mandate: 'mandate-new', holder: 'union', functions: ['transport'], reach: 'own', area: '420103' },
  ...{ incident: INCIDENT, legalBasis: '指挥部通知' },
};

/** Three who may do everything, of whom the operator let each in. */
function three(): World {
  const world = hubei();
  for (const each of [SEATS.lead, SEATS.second]) world.deed(MACHINE, 'seat.open', { ...each });
  for (const { seat } of [SEATS.second, THIRD]) open(world, seat);
  return world;
}
const EVERYTHING = (world: World) => [...(world.state.seats.get(SEATS.lead.seat)?.functions ?? [])];
const open = (world: World, seat: string) =>
  world.state.seats.has(seat)
    ? world.done(SEATS.lead, 'seat.appoint', { seat, functions: EVERYTHING(world), reason: '分工' })
    : world.deed(MACHINE, 'seat.open', { organisation: 'lead', seat, functions: EVERYTHING(world) });
const rekey = (world: World, seat: Actor, by: Actor | null) =>
  world.deed(MACHINE, 'seat.rekey', { ...seat, by: by?.seat ?? null });
/** What comes of it where the first asks and the second signs. */
function signed(world: World, first: Actor, second: Actor) {
  const made = world.alone(first, 'mandate.grant', grant);
  if (!made.ok) throw new Error(JSON.stringify(made.refusals));
  const { countersignature } = made.value.result;
  return codes(world.alone(second, 'countersignature.give', { countersignature }));
}
const DONE = ['countersignature.given', 'mandate.granted'];

describe('whoever held the key of a colleague’s seat', () => {
  it('is no second person beside it, either way round, until three days have passed', () => {
    for (const [first, second] of [
      [SEATS.lead, SEATS.second],
      [SEATS.second, SEATS.lead],
    ] as const) {
      const world = three();
      rekey(world, SEATS.second, SEATS.lead);
      expect(signed(world, first, second)).toEqual(['seat-in-one-hand']);
      world.pass(KEY_HOURS - 1);
      expect(signed(world, first, second)).toEqual(['seat-in-one-hand']);
      world.pass(1);
      expect(signed(world, first, second)).toEqual(DONE);
      world.audit();
    }
  });

  it('holds up nobody else: a third colleague signs at once', () => {
    const world = three();
    rekey(world, SEATS.second, SEATS.lead);
    expect(signed(world, SEATS.lead, THIRD)).toEqual(DONE);
    world.audit();
  });

  it('gains nothing by a chain of keys, nor by two seats that are both in his hand', () => {
    const world = three();
    const fourth = { organisation: 'lead', seat: 'lead.fourth' };
    open(world, fourth.seat);
    rekey(world, SEATS.second, SEATS.lead);
    rekey(world, THIRD, SEATS.second);
    rekey(world, fourth, SEATS.lead);
    expect(signed(world, SEATS.lead, THIRD)).toEqual(['seat-in-one-hand']);
    expect(signed(world, SEATS.second, fourth)).toEqual(['seat-in-one-hand']);
    expect(signed(world, THIRD, fourth)).toEqual(['seat-in-one-hand']);
  });

  it('is not meant who has invited somebody: that is how an organisation begins', () => {
    const world = three();
    const one = { organisation: 'lead', seat: 'lead.a' };
    world.done(SEATS.lead, 'seat.create', { seat: one.seat, functions: EVERYTHING(world) });
    expect(signed(world, SEATS.lead, one)).toEqual(DONE);
    world.audit();
  });

  it('may be the operator, who is no colleague', () => {
    const world = three();
    rekey(world, SEATS.second, null);
    expect(signed(world, SEATS.lead, SEATS.second)).toEqual(DONE);
  });

  it('is asked of goods and texts as well: what one receives the other does not confirm', () => {
    const world = three();
    rekey(world, SEATS.second, SEATS.lead);
    const text = 'a'.repeat(64);
    const pass = (author: Actor) => codes(world.act(SEATS.lead, 'text.pass', { text, author: author.seat }));
    expect(pass(SEATS.second)).toEqual(['seat-in-one-hand']);
    expect(pass(THIRD)).toEqual(['text.passed']);
  });
});

describe('a way in that was made anew', () => {
  const ask = (world: World, by: Actor, input: object) =>
    codes(decide(world.state, { command: 'seat.rekey', input }, world.by(by), world.around));

  it('is stated by the machine alone, of an open seat, by somebody who administers there', () => {
    const world = three();
    const said = { ...SEATS.second, by: SEATS.lead.seat };
    expect(ask(world, SEATS.lead, said)).toEqual(['not-own-matter']);
    expect(ask(world, MACHINE, { ...said, seat: 'nobody' })).toEqual(['not-found']);
    expect(ask(world, MACHINE, { ...said, by: SEATS.union.seat })).toEqual(['not-found']);
    expect(ask(world, MACHINE, { ...said, by: said.seat })).toEqual(['not-found']);
    expect(ask(world, MACHINE, said)).toEqual(['seat.rekeyed']);
  });

  it('is told to the whole organisation, and so is the end of a seat', () => {
    const world = three();
    rekey(world, SEATS.second, SEATS.lead);
    const told = () => noticesOf(world.state, world.facts.at(-1) as never);
    expect(told()).toMatchObject([{ kind: 'seat.rekeyed', urgency: 'urgent', organisations: ['lead'] }]);
    world.done(SEATS.lead, 'seat.close', { seat: SEATS.second.seat, reason: '离岗' });
    expect(told()).toMatchObject([{ kind: 'seat.closed', organisations: ['lead'] }]);
    expect(told()[0]?.title.en).toContain(SEATS.lead.seat);
  });
});
