import {
  type Actor,
  canonicalJson,
  type Decided,
  decide,
  type Result,
  SEAT_FUNCTIONS,
  SEAT_ROLES,
} from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { HALL, hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';

const MACHINE: Actor = { organisation: 'lead', seat: 'machine' };
const CLASSIFY = { organisation: 'renai', facilityClass: 'designated', legalBasis: '通告' };

const deed = (world: World, actor: Actor, command: string, input: object): Result<Decided> =>
  decide(world.state, { command, input }, world.by(actor), world.around);
const codes = (made: Result<Decided>) =>
  made.ok ? made.value.facts.map(({ type }) => type) : made.refusals.map(({ code }) => code);

describe('a seat', () => {
  it('is opened by the machine alone, once, in one organisation for ever', () => {
    const world = hubei();
    const seat = { organisation: 'renai', seat: 'seat-1' };
    expect(codes(deed(world, SEATS.lead, 'seat.open', seat))).toEqual(['not-own-matter']);
    expect(codes(deed(world, { ...MACHINE, organisation: 'renai' }, 'seat.open', seat))).toEqual([
      'not-own-matter',
    ]);
    world.deed(MACHINE, 'seat.open', seat);
    expect(codes(deed(world, MACHINE, 'seat.open', seat))).toEqual([]);
    expect(codes(deed(world, MACHINE, 'seat.open', { ...seat, organisation: 'union' }))).toEqual([
      'already-exists',
    ]);
    // A newcomer sits before it is on the register.
    expect(codes(deed(world, MACHINE, 'seat.open', { organisation: 'org-new', seat: 'seat-2' }))).toEqual([
      'seat.opened',
    ]);
    world.audit();
  });

  it('is opened for no other organisation than the one for which it has acted, and for none where nobody sits', () => {
    const world = hubei();
    const open = (organisation: string, name: string) =>
      codes(deed(world, MACHINE, 'seat.open', { organisation, seat: name }));
    expect(open('renai', SEATS.lead.seat)).toEqual(['already-exists']);
    expect(open('renai', 'machine')).toEqual(['already-exists']);
    expect(open('lead', 'clock')).toEqual(['already-exists']);
    expect(open('lead', SEATS.lead.seat)).toEqual(['seat.opened']);
  });

  it('acts for its own organisation, and where seats are known no other acts', () => {
    const world = hubei();
    world.deed(MACHINE, 'seat.open', { organisation: 'lead', seat: SEATS.lead.seat });
    expect(world.state.seats.get(SEATS.lead.seat)?.functions.size).toBe(SEAT_FUNCTIONS.length);
    expect(world.alone(SEATS.lead, 'facility.classify', CLASSIFY).ok).toBe(true);
    const [refused] = world.refused(SEATS.second, 'facility.classify', CLASSIFY);
    expect(refused).toMatchObject({ code: 'seat-not-open', parameters: { ...SEATS.second } });
    // A seat that the log has opened, for another organisation.
    world.deed(MACHINE, 'seat.open', { organisation: 'renai', seat: 'seat-1' });
    const lent = { organisation: 'union', seat: 'seat-1' };
    expect(
      world.refused(lent, 'credential.present', {
        ...{
          organisation: 'union',
          kind: 'registration',
          reference: null,
          issuer: '卫健委',
          expiresOn: null,
        },
      }),
    ).toMatchObject([{ code: 'seat-not-open' }]);
    world.audit();
  });

  it('is all of a person that the log says: what else an account knows of him goes no further', () => {
    const world = hubei();
    const known = { ...SEATS.lead, name: '张三', email: 'zhang@example.org' };
    world.alone(known, 'facility.classify', CLASSIFY);
    expect(world.facts.at(-1)?.actor).toEqual({ ...SEATS.lead, mandate: 'mandate-root' });
    expect(world.log.join()).not.toContain('张三');
    world.audit();
  });

  it('of the system does nothing but its own deeds', () => {
    const world = hubei();
    expect(world.refused(MACHINE, 'facility.classify', CLASSIFY)).toMatchObject([{ code: 'not-own-matter' }]);
  });
});

describe('who in an organisation does what', () => {
  const open = (world: World, seat: Actor, functions: readonly string[]) =>
    world.deed(MACHINE, 'seat.open', { ...seat, functions });
  /** The Red Cross as it stood: everybody there could do everything. Now the hands are apart. */
  function divided(): World {
    const world = hubei();
    open(world, SEATS.receiving, [...SEAT_ROLES.receiving, 'administer', 'represent']);
    open(world, SEATS.inspection, SEAT_ROLES.inspection);
    open(world, SEATS.gate, SEAT_ROLES.gate);
    return world;
  }
  const gift = {
    ...{ incident: INCIDENT, receiver: 'red-cross', place: HALL, mode: 'discretionary', earmarkedFor: null },
    donor: { kind: 'organisation', donor: 'donor-1', name: '某企业' },
    lots: [{ claimedItem: 'goggles', amount: 40, batch: 'B-1', expiresOn: null, bin: null, evidence: [] }],
  };

  it('is the organisation’s own word: a seat without the function is refused, and hears who has it and who says so', () => {
    const world = divided();
    const [refused] = world.refused(SEATS.gate, 'donation.receive', gift);
    expect(refused).toMatchObject({
      code: 'seat-function-missing',
      parameters: {
        function: 'receive-donation',
        couldAct: [SEATS.receiving.seat],
        couldAppoint: [SEATS.receiving.seat],
      },
    });
    expect(world.act(SEATS.receiving, 'donation.receive', gift).ok).toBe(true);
    world.audit();
  });

  it('is judged by the auditor as well', () => {
    const world = divided();
    world.done(SEATS.receiving, 'donation.receive', gift);
    const last = JSON.parse(world.log.at(-1) as string);
    world.log[world.log.length - 1] = canonicalJson({
      ...last,
      actor: { ...last.actor, seat: SEATS.gate.seat },
    });
    expect(() => world.audit()).toThrow(/seat-function-missing/);
  });

  it('changes openly, and never leaves an organisation that nobody administers', () => {
    const world = divided();
    const appoint = (by: Actor, seat: Actor, functions: readonly string[]) =>
      world.act(by, 'seat.appoint', { seat: seat.seat, functions, reason: '换岗' });
    expect(codes(appoint(SEATS.gate, SEATS.gate, ['receive-donation']))).toEqual(['seat-function-missing']);
    expect(codes(appoint(SEATS.receiving, SEATS.receiving, ['receive-donation']))).toEqual([
      'seat-last-administrator',
    ]);
    expect(
      codes(world.act(SEATS.receiving, 'seat.close', { seat: SEATS.receiving.seat, reason: '离岗' })),
    ).toEqual(['seat-last-administrator']);
    expect(codes(appoint(SEATS.receiving, SEATS.gate, [...SEAT_ROLES.gate]))).toEqual(['unchanged']);
    expect(codes(appoint(SEATS.receiving, SEATS.union, ['release-goods']))).toEqual(['not-found']);
    expect(codes(appoint(SEATS.receiving, SEATS.gate, ['administer', 'receive-donation']))).toEqual([
      'seat.appointed',
    ]);
    expect(
      world.act(SEATS.gate, 'donation.receive', { ...gift, lots: [{ ...gift.lots[0], batch: 'B-2' }] }).ok,
    ).toBe(true);
    expect(
      codes(world.act(SEATS.gate, 'seat.close', { seat: SEATS.receiving.seat, reason: '离岗' })),
    ).toEqual(['seat.closed']);
    // Whoever has left acts no more, and the seat is never somebody else's.
    expect(codes(world.act(SEATS.receiving, 'donation.receive', gift))).toEqual(['seat-not-open']);
    expect(
      codes(world.act(SEATS.gate, 'seat.create', { seat: SEATS.receiving.seat, functions: ['transport'] })),
    ).toEqual(['already-exists']);
    world.audit();
  });

  it('is told of nobody elsewhere: an organisation makes places for its own people alone', () => {
    const world = divided();
    const { seat } = world.done(SEATS.receiving, 'seat.create', { functions: ['request-payment'] });
    expect(world.state.seats.get(seat as string)).toMatchObject({
      organisation: 'red-cross',
      openedBy: SEATS.receiving.seat,
    });
    const lead = world.act(SEATS.lead, 'seat.appoint', { seat, functions: ['transport'], reason: '统筹' });
    expect(codes(lead)).toEqual(['not-found']);
    world.audit();
  });

  it('is taken back by the machine as well, but for the last that administers an organisation of the register', () => {
    const world = divided();
    const shut = (organisation: string, seat: string, by = MACHINE) =>
      codes(
        deed(world, by, 'seat.shut', { organisation, seat, reason: '邀请过期 / the invitation ran out' }),
      );
    const { seat } = world.done(SEATS.receiving, 'seat.create', { functions: ['administer'] });
    expect(shut('red-cross', seat as string, SEATS.lead)).toEqual(['not-own-matter']);
    expect(shut('union', seat as string)).toEqual(['not-found']);
    expect(shut('red-cross', seat as string)).toEqual(['seat.closed']);
    world.deed(MACHINE, 'seat.shut', { organisation: 'red-cross', seat, reason: '过期' });
    expect(shut('red-cross', seat as string)).toEqual(['not-found']);
    expect(shut('red-cross', SEATS.receiving.seat)).toEqual(['seat-last-administrator']);
    expect(shut('red-cross', SEATS.gate.seat)).toEqual(['seat.closed']);
    // Nobody but itself is behind a newcomer that was never registered.
    world.deed(MACHINE, 'seat.open', { organisation: 'org-new', seat: 'seat-new' });
    expect(shut('org-new', 'seat-new')).toEqual(['seat.closed']);
    world.audit();
  });

  it('has somebody who administers as soon as a person comes, though programs had seats before', () => {
    const world = hubei();
    world.deed(MACHINE, 'seat.open', { organisation: 'renai', seat: 'program', functions: ['keep-stock'] });
    world.deed(MACHINE, 'seat.open', { organisation: 'renai', seat: 'seat-1' });
    world.deed(MACHINE, 'seat.open', { organisation: 'renai', seat: 'seat-2' });
    const said = (seat: string) => world.state.seats.get(seat)?.functions.size;
    expect([said('program'), said('seat-1'), said('seat-2')]).toEqual([1, SEAT_FUNCTIONS.length, 0]);
  });

  it('lets a small organisation give one person everything: whoever sits first has it all, later ones what is said', () => {
    const world = hubei();
    world.deed(MACHINE, 'seat.open', { organisation: 'renai', seat: 'seat-1' });
    world.deed(MACHINE, 'seat.open', { organisation: 'renai', seat: 'seat-2' });
    const said = (seat: string) => world.state.seats.get(seat)?.functions.size;
    expect([said('seat-1'), said('seat-2')]).toEqual([SEAT_FUNCTIONS.length, 0]);
  });

  it('holds no more than so many places', () => {
    const world = hubei();
    for (let index = 0; index < 2_000; index += 1)
      world.deed(MACHINE, 'seat.open', { organisation: 'renai', seat: `seat-${index}` });
    const more = world.act({ organisation: 'renai', seat: 'seat-0' }, 'seat.create', {
      functions: ['transport'],
    });
    expect(codes(more)).toEqual(['seats-too-many']);
  });

  it('asks everybody to say that something has happened, whatever else they may', () => {
    const world = divided();
    const noticed = {
      ...{ incident: INCIDENT, kind: 'outbreak', area: '420103', noticedAt: world.now },
      ...{ text: '发热患者增多', persons: null },
    };
    const made = world.act(SEATS.gate, 'event.notice', noticed);
    expect(codes(made)).not.toContain('seat-function-missing');
  });
});

describe('the running hash of what is kept beside the log', () => {
  const hash = 'a'.repeat(64);
  it('is stated by the machine, each time of more lines', () => {
    const world = hubei();
    const attest = (lines: number, actor = MACHINE) =>
      codes(deed(world, actor, 'records.attest', { lines, hash }));
    expect(attest(3, SEATS.lead)).toEqual(['not-own-matter']);
    world.deed(MACHINE, 'records.attest', { lines: 3, hash });
    expect(world.state.attested).toEqual({ lines: 3, hash });
    expect(attest(3)).toEqual([]);
    expect(attest(2)).toEqual([]);
    expect(attest(4)).toEqual(['records.attested']);
    expect(attest(0)).toEqual(['input-invalid']);
    world.audit();
  });
});
