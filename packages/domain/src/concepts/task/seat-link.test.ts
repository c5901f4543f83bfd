import { MACHINE, seatAnchor, seatProof, volunteerHome, whyNotSit } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';

const CODE = '7K4M-92QX-0RTB-E5HN';
const here = { incident: INCIDENT };
const why = (rule: string) => [{ code: 'volunteer-rule', parameters: { why: rule } }];

function enrolled(world: World): string {
  const terms = { area: '420105', skills: [], isAdult: true, credentialsChecked: true };
  return world.done(SEATS.lead, 'volunteer.enrol', { ...here, ...terms }).volunteer as string;
}
const offer = (world: World, volunteer: string, code = CODE) =>
  world.done(SEATS.lead, 'volunteer.offer-seat', {
    ...{ ...here, volunteer, anchor: seatAnchor(seatProof(volunteer, code)) },
  });
function sit(world: World, seat: string, organisation = 'lead') {
  world.deed({ organisation: 'lead', seat: MACHINE }, 'seat.open', {
    ...{ organisation, seat, functions: ['volunteer'] },
  });
  return { organisation, seat };
}
const taking = (volunteer: string, code = CODE) => ({
  ...{ ...here, volunteer, proof: seatProof(volunteer, code), consents: true },
});

describe('somebody who was enrolled on paper', () => {
  it('sits down in his seat by a link, once, with the hours that he has', () => {
    const world = hubei();
    const volunteer = enrolled(world);
    const title = { zh: '送菜', en: 'Carry food' };
    const { task } = world.done(SEATS.lead, 'task.open', {
      ...{ ...here, title, area: '420105', where: '小区', peopleNeeded: 2 },
      ...{ from: world.now, until: new Date(Date.parse(world.now) + 8 * 3_600_000).toISOString() },
    });
    world.done(SEATS.lead, 'task.take', { ...here, task, volunteer });
    world.done(SEATS.lead, 'shift.start', { ...here, task, volunteers: [volunteer] });
    world.pass(2);
    world.done(SEATS.lead, 'shift.end', { ...here, task, volunteers: [volunteer] });
    const bare = world.refused(SEATS.lead, 'volunteer.offer-seat', { ...here, volunteer });
    expect(bare).toMatchObject([
      { code: 'input-invalid', parameters: { fault: 'rule', rule: 'seat-link-is-drawn' } },
    ]);
    offer(world, volunteer);
    const by = sit(world, 'volunteer-1');
    world.done(by, 'volunteer.take-seat', taking(volunteer));
    expect(world.incident.volunteerAt.get('volunteer-1')).toBe(volunteer);
    expect(volunteerHome(world.view, INCIDENT, 'volunteer-1')).toMatchObject({ id: volunteer });
    expect(world.incident.volunteers.get(volunteer)?.shifts).toHaveLength(1);
    // Once: neither he nor another comes by it again.
    expect(world.refused(by, 'volunteer.take-seat', taking(volunteer))).toMatchObject([
      { code: 'already-exists' },
    ]);
    const other = sit(world, 'volunteer-2');
    expect(world.refused(other, 'volunteer.take-seat', taking(volunteer))).toMatchObject(why('has-seat'));
    expect(world.refused(SEATS.lead, 'volunteer.offer-seat', { ...here, volunteer })).toMatchObject(
      why('has-seat'),
    );
    world.audit();
  });

  it('not by another’s code, nor by the one before, nor after a week, nor in another organisation’s name', () => {
    const world = hubei();
    const [volunteer, second] = [enrolled(world), enrolled(world)];
    const by = sit(world, 'volunteer-1');
    const take = (input: object, actor = by) => world.refused(actor, 'volunteer.take-seat', input);
    expect(take(taking(volunteer))).toMatchObject(why('link-ended'));
    offer(world, volunteer);
    // Whoever reads the log has the anchor, and it opens nothing.
    const anchor = seatAnchor(seatProof(volunteer, CODE));
    expect(take({ ...taking(volunteer), proof: anchor })).toMatchObject(why('link-ended'));
    offer(world, second, 'AAAA-AAAA-AAAA-AAAA');
    expect(take({ ...taking(second), proof: seatProof(volunteer, CODE) })).toMatchObject(why('link-ended'));
    const stranger = sit(world, 'volunteer-9', 'red-cross');
    expect(take(taking(volunteer), stranger)).toMatchObject([{ code: 'volunteer-of-another' }]);
    offer(world, volunteer, 'BBBB-BBBB-BBBB-BBBB');
    expect(take(taking(volunteer))).toMatchObject(why('link-ended'));
    const found = world.incident.volunteers.get(volunteer);
    const proof = seatProof(volunteer, 'BBBB-BBBB-BBBB-BBBB');
    expect(found && whyNotSit(found, proof, world.now)).toBeNull();
    world.pass(7 * 24 + 0.1);
    expect(take(taking(volunteer, 'BBBB-BBBB-BBBB-BBBB'))).toMatchObject(why('link-ended'));
    expect(world.refused(SEATS.union, 'volunteer.offer-seat', { ...here, volunteer }).length).toBeGreaterThan(
      0,
    );
    world.audit();
  });
});
