import { canonicalJson, type Decided, type Result } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { endResponse } from '../../../test/support/ending.ts';
import { HALL, hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';

const COMMITMENT = 'b'.repeat(64);
const reason = 'consent-withdrawn';
const codes = (made: Result<Decided>) =>
  made.ok ? made.value.facts.map(({ type }) => type) : made.refusals.map(({ code }) => code);

/** A person has given to the Red Cross, which has an officer for personal data. */
function given(): { world: World; receiptCode: string } {
  const world = hubei();
  world.done(SEATS.lead, 'mandate.grant', {
    ...{ holder: 'red-cross', functions: ['protect-persons'], reach: 'own', area: '420000' },
    ...{ incident: INCIDENT, legalBasis: '个人信息保护法' },
  });
  const { receiptCode } = world.done(SEATS.receiving, 'donation.receive', {
    ...{ incident: INCIDENT, donor: { kind: 'person', donor: 'donor-7', commitment: COMMITMENT } },
    ...{ receiver: 'red-cross', place: HALL, mode: 'discretionary' },
    lots: [{ claimedItem: 'alcohol-75', amount: 20, batch: 'B-1', evidence: [] }],
  });
  return { world, receiptCode: receiptCode as string };
}

const ask = (world: World, input: object): string => {
  const made = world.alone(SEATS.receiving, 'personal-data.forget', input);
  if (!made.ok) throw new Error(JSON.stringify(made.refusals));
  return made.value.result.countersignature as string;
};

describe('the data of a person who gave', () => {
  it('go by two people of the receiver; the log names the commitment, the reason and both seats', () => {
    const { world, receiptCode } = given();
    const countersignature = ask(world, { receiptCode: receiptCode.toLowerCase(), reason });
    expect(world.incident.personsForgotten.size).toBe(0);
    const sign = (actor: typeof SEATS.gate) =>
      codes(world.alone(actor, 'countersignature.give', { countersignature }));
    expect(sign(SEATS.receiving)).toEqual(['four-eyes']);
    expect(sign(SEATS.lead)).toEqual(['not-own-matter']);
    expect(sign(SEATS.gate)).toEqual(['countersignature.given', 'personal-data.forgotten']);
    expect(world.facts.at(-1)).toMatchObject({
      ...{ incident: INCIDENT, data: { commitment: COMMITMENT, reason }, actor: SEATS.gate },
    });
    expect(world.incident.personsForgotten.get(COMMITMENT)).toMatchObject({
      ...{ organisation: 'red-cross', seat: SEATS.gate.seat, reason, at: world.now },
    });
    world.audit();
  });

  it('go once, for a reason of the law, and only where a person gave', () => {
    const { world, receiptCode } = given();
    const forget = (input: object) => codes(world.act(SEATS.receiving, 'personal-data.forget', input));
    expect(forget({ receiptCode: 'TZ-0000-0000', reason })).toEqual(['person-not-held']);
    expect(forget({ receiptCode, reason: 'tidy up' })).toEqual(['input-invalid']);
    expect(forget({ receiptCode, reason })).toEqual(['countersignature.given', 'personal-data.forgotten']);
    expect(forget({ receiptCode, reason })).toEqual(['person-not-held']);
    const { receiptCode: of } = world.done(SEATS.receiving, 'donation.receive', {
      ...{ incident: INCIDENT, donor: { kind: 'organisation', donor: 'donor-1', name: '某企业' } },
      ...{ receiver: 'red-cross', mode: 'discretionary', money: { amount: 1, currency: 'CNY' } },
    });
    expect(forget({ receiptCode: of, reason })).toEqual(['person-not-held']);
    world.audit();
  });

  it('are the receiver’s business alone, and after the end of the response still', () => {
    const { world, receiptCode } = given();
    const asked = { receiptCode, reason };
    for (const other of [SEATS.lead, SEATS.union])
      expect(world.refused(other, 'personal-data.forget', asked)).toMatchObject([
        { code: 'mandate-missing', parameters: { function: 'protect-persons', couldAct: ['red-cross'] } },
      ]);
    endResponse(world);
    world.done(SEATS.receiving, 'personal-data.forget', asked);
    world.audit();
  });

  it('stay where the second seat may not do it, and where nobody has signed in three days', () => {
    const { world, receiptCode } = given();
    const machine = { organisation: 'lead', seat: 'machine' };
    for (const first of [SEATS.receiving, SEATS.inspection]) world.deed(machine, 'seat.open', first);
    world.deed(machine, 'seat.open', { ...SEATS.gate, functions: ['release-goods'] });
    const sign = (countersignature: string, actor = SEATS.gate) =>
      codes(world.alone(actor, 'countersignature.give', { countersignature }));
    const asked = ask(world, { receiptCode, reason });
    expect(sign(asked)).toEqual(['seat-function-missing']);
    world.pass(72.01);
    expect(sign(asked, SEATS.inspection as typeof SEATS.gate)).toEqual(['countersignature-lapsed']);
    expect(world.incident.personsForgotten.size).toBe(0);
    world.audit();
  });

  it('an auditor finds a destruction that only one person decided, or of another commitment', () => {
    const { world, receiptCode } = given();
    world.done(SEATS.receiving, 'personal-data.forget', { receiptCode, reason });
    const at = world.log.length - 1;
    const other = JSON.parse(world.log[at] as string);
    const signed = world.log[at] as string;
    world.log[at] = canonicalJson({ ...other, data: { ...other.data, commitment: 'c'.repeat(64) } });
    expect(() => world.audit()).toThrow(/commitment/);
    world.log[at] = signed;
    world.log.splice(at - 1, 1);
    expect(() => world.audit()).toThrow();
  });
});
