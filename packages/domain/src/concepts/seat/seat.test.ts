import { type Actor, type Decided, decide, type Result } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { hubei, SEATS, type World } from '../../../test/support/world.ts';

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
    expect(world.act(SEATS.lead, 'facility.classify', CLASSIFY).ok).toBe(true);
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
    world.done(known, 'facility.classify', CLASSIFY);
    expect(world.facts.at(-1)?.actor).toEqual({ ...SEATS.lead, mandate: 'mandate-root' });
    expect(world.log.join()).not.toContain('张三');
    world.audit();
  });

  it('of the system does nothing but its own deeds', () => {
    const world = hubei();
    expect(world.refused(MACHINE, 'facility.classify', CLASSIFY)).toMatchObject([{ code: 'not-own-matter' }]);
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
