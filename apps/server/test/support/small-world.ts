import { createHash } from 'node:crypto';
import { type Actor, NAMED_FIRST } from '@tongzhou/domain';
import { Application } from '../../src/application/application.ts';
import type { Outcome } from '../../src/journal/submitted.ts';
import { dataFolder } from './databases.ts';

/** The seats of a small response: a lead agency, a Red Cross with a hall, two hospitals. */
export const SEATS = {
  lead: { organisation: 'lead', seat: 'lead-1' },
  approver: { organisation: 'lead', seat: 'lead-2' },
  receiver: { organisation: 'red-cross', seat: 'receiver' },
  inspector: { organisation: 'red-cross', seat: 'inspector' },
  gate: { organisation: 'red-cross', seat: 'gate' },
  union: { organisation: 'union', seat: 'union-1' },
  renai: { organisation: 'renai', seat: 'renai-1' },
} as const;

export const INCIDENT = 'incident-1';

const PHOTO_BYTES = new TextEncoder().encode('%PDF-1.7\na soaked carton\n%%EOF\n');
/** A photograph that the Red Cross has sent. */
export const PHOTO = createHash('sha256').update(PHOTO_BYTES).digest('hex');
/** It is shown for each loss: that is asked back, and meant. */
export const SAME_PHOTO = `photograph-shown-before:photo=${PHOTO}`;

/** `exercise`: on a clock that shows this at the beginning. */
export async function openSmallWorld(
  databaseUrl?: string,
  folder = dataFolder(),
  exercise?: Date,
): Promise<Application> {
  const application = await Application.open({ folder, databaseUrl });
  if (exercise) await application.setExerciseClock(exercise);
  await settle(application, exercise !== undefined);
  await application.files.put(SEATS.receiver, { incident: INCIDENT, bytes: PHOTO_BYTES });
  return application;
}

async function settle(application: Application, isExercise: boolean): Promise<void> {
  await done(
    application.establish({
      organisation: 'lead',
      name: { zh: '指挥部', en: 'Command' },
      kind: 'government',
      area: '420000',
      externalKeys: [],
      facilityClass: null,
      socialCreditCode: null,
      address: null,
      source: null,
      legalBasis: '通知',
    }),
  );
  const lead = (name: string, input: object) => done(byTwo(application, SEATS.lead, name, input));
  // Who decides over goods and publishes is named, the lead agency itself (F7).
  await lead('mandate.grant', {
    ...{ mandate: 'mandate-named', holder: 'lead', functions: [...NAMED_FIRST], reach: 'area' },
    ...{ area: '420000', legalBasis: '通知' },
  });
  const organisation = (id: string, zh: string, kind: string, area: string, facilityClass: string | null) =>
    lead('organisation.register', { organisation: id, name: { zh, en: id }, kind, area, facilityClass });
  await organisation('red-cross', '红十字会', 'charity', '420106', null);
  await organisation('union', '协和医院', 'health-facility', '420103', 'designated');
  await organisation('renai', '仁爱医院', 'health-facility', '420111', 'general');
  await lead('place.register', {
    place: 'hall-a',
    owner: 'red-cross',
    name: { zh: 'A馆', en: 'Hall A' },
    area: '420105',
  });
  await lead('incident.declare', {
    incident: INCIDENT,
    name: { zh: '测试', en: 'Test' },
    type: 'public-health',
    area: '420000',
    legalBasis: '通知',
    exercise: isExercise,
  });
  await lead('charter.adopt', {
    incident: INCIDENT,
    agreement: 'test',
    participants: ['lead'],
    terms: {
      settingPriority: ['isolation', 'fever-clinic', 'general-ward', 'community'],
      reservePercent: 0,
      coverDays: 7,
      unknownStarter: 0,
      idleLotHours: 24,
      publicationHours: 24,
      needStaleHours: 72,
      complaintHours: 48,
      // Under load one lot is millions, and nobody stands by to inspect it or to say that it is meant.
      intakeInspectedAbove: 1_000_000_000,
      provenIntakeInspectedAbove: 1_000_000_000,
      askedBackAboveTonnes: 100_000,
    },
  });
  const grant = (holder: string, functions: string[], area: string) =>
    lead('mandate.grant', { holder, functions, reach: 'own', area, incident: INCIDENT, legalBasis: '通知' });
  await grant(
    'red-cross',
    [
      'receive-donation',
      'inspect-goods',
      'release-goods',
      'keep-stock',
      'record-loss',
      'request-payment',
      'approve-payment',
    ],
    '420000',
  );
  await grant('union', ['state-need', 'confirm-delivery', 'report-use', 'keep-stock'], '420103');
  await grant('renai', ['state-need', 'confirm-delivery', 'report-use', 'keep-stock'], '420111');
}

/** What two people decide is signed by the lead agency's other seat, or by another seat of the same organisation. */
export async function byTwo(
  application: Application,
  actor: Actor,
  name: string,
  input: object,
): Promise<Outcome> {
  const asked = await application.execute(actor, name, input);
  if (!asked.ok || !('countersignature' in asked.result)) return asked;
  const seat = actor.seat === SEATS.approver.seat ? SEATS.lead.seat : SEATS.approver.seat;
  const second =
    actor.organisation === 'lead'
      ? { organisation: 'lead', seat }
      : { ...actor, seat: `${actor.organisation}-countersigner` };
  return application.execute(second, 'countersignature.give', asked.result);
}

export async function done(doing: Promise<Outcome>): Promise<Record<string, unknown>> {
  const outcome = await doing;
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusals)}`);
  return outcome.result as Record<string, unknown>;
}

/** A lot of masks in the hall, its class proven or not. Answers its id and the receipt's code. */
let parcels = 0;
export async function receiveMasks(
  application: Application,
  amount: number,
  {
    item = 'mask-medical-protective',
    standard = 'GB 19083-2010' as string | null,
    expiresOn = null as string | null,
  } = {},
): Promise<{ lot: string; receiptCode: string; quarantined: string | null }> {
  parcels += 1;
  const result = await done(
    application.execute(SEATS.receiver, 'donation.receive', {
      incident: INCIDENT,
      donor: { kind: 'organisation', donor: 'donor-1', name: '某企业' },
      receiver: 'red-cross',
      place: 'hall-a',
      mode: 'discretionary',
      lots: [
        {
          claimedItem: item,
          amount,
          // A parcel like an earlier one would be asked back.
          batch: `B-${parcels}`,
          expiresOn,
          evidence: standard ? [{ kind: 'test-report', standard, reference: 'R-1' }] : [],
        },
      ],
    }),
  );
  const [lot] = result.lots as { lot: string; quarantined: string | null }[];
  return {
    lot: lot?.lot as string,
    quarantined: lot?.quarantined ?? null,
    receiptCode: result.receiptCode as string,
  };
}

export const stateNeed = (
  application: Application,
  seat: { organisation: string; seat: string },
  amount: number,
  setting = 'isolation',
  item = 'mask-medical-protective',
) =>
  application.execute(seat, 'need.state', {
    incident: INCIDENT,
    facility: seat.organisation,
    item,
    setting,
    quantity: { kind: 'exact', amount },
    // So much that the amount lasts for the charter's days of cover.
    usePerDay: Math.ceil(amount / 7),
  });
