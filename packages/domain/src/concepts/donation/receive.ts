import { z } from 'zod';
import { type AskBack, askBack, confirmedField } from '../../kernel/command/asked-back.ts';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing, knownIncident, personalDataRefusals } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { happenedFact } from '../../kernel/fact/moment.ts';
import { type RuleFault, ruleFault } from '../../kernel/form/form-rule.ts';
import {
  accept,
  type Refusal,
  type Result,
  refusal,
  refuse,
  refuseAll,
} from '../../kernel/refusal/refusal.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { donorAccount, fundAccount, usablePurpose } from '../../ledger/accounts.ts';
import { happened } from '../incident/happened.ts';
import { isStopped } from '../need/eligibility.ts';
import { personSchema } from '../personal-data/person.ts';
import { openPurpose } from '../purpose/rules.ts';
import { whyNotTransfer } from './bank-transfer.ts';
import { currentDonor } from './donor-name.ts';
import { donorsLike, whoElse } from './donors.ts';
import { askIfEnteredBefore } from './entered-before.ts';
import { donationFacts, donorSchema, GIFT_MODES } from './facts.ts';
import { askOfLots, lotInput, readLots, takeIn, whyNotLots } from './intake.ts';
import { askOfSum } from './plausible.ts';

const received = donationFacts['donation.received'].schema.shape;
const [organisation, person, anonymous] = donorSchema.options;

/**
 * Who gives, as a form says it. Of a person: either `person`, which the server seals and replaces by a commitment before
 * the command is decided, or a commitment that the receiver's own system has made and keeps the salt of.
 */
export const donorInput = z.discriminatedUnion('kind', [
  // Without an id: the one that has given under this code or name, or a new one.
  organisation.partial({ donor: true }),
  person.partial({ donor: true, commitment: true }).extend({ person: personSchema.optional() }),
  anonymous,
]);

/**
 * "Received" has one meaning: counted at a place by the receiver, in the ledger, with a receipt. A promise is not a
 * receipt, and a listing is not a promise (F4: two definitions of "received" are impossible).
 */
export const receiveDonation = defineCommand({
  name: 'donation.receive',
  function: 'receive-donation',
  summary: { zh: '接收捐赠并出具收据', en: 'Receive a donation and give a receipt' },
  schema: z.strictObject({
    incident: identifier,
    donor: donorInput,
    receiver: identifier,
    place: identifier.nullable().default(null),
    mode: z.enum(GIFT_MODES),
    earmarkedFor: identifier.nullable().default(null),
    purpose: received.purpose.default(null),
    purposeWords: received.purposeWords.default(null),
    lots: z.array(lotInput).max(60).default([]),
    money: received.money.default(null),
    reference: received.reference.default(null),
    happenedAt: happenedFact,
    confirmed: confirmedField,
  }),
  example: {
    incident: 'covid-2020',
    donor: { kind: 'organisation', donor: 'donor-a', name: '某企业 / an enterprise' },
    receiver: 'hubei-red-cross',
    place: 'hall-a',
    mode: 'discretionary',
    lots: [
      {
        claimedItem: 'mask-medical-protective',
        amount: 36_000,
        batch: 'B-0129',
        expiresOn: '2022-01-31',
        evidence: [{ kind: 'test-report', standard: 'GB 19083-2010', reference: 'T-2020-014' }],
        bin: 'A-03-2',
      },
    ],
  },
  scope(state, input, context) {
    const incident = knownIncident(state, input.incident);
    if (!incident.ok) return incident;
    const receiver = existing(state.organisations, input.receiver, 'organisation', 'receiver');
    if (!receiver.ok) return receiver;
    const place = input.place === null ? null : existing(state.places, input.place, 'place', 'place');
    if (place && !place.ok) return place;
    const categories = input.lots.flatMap((lot) => context.items.byId.get(lot.claimedItem)?.category ?? []);
    const area = place?.ok ? place.value.area : receiver.value.area;
    const scope = { incident: input.incident, area, subject: input.receiver };
    return accept({ ...scope, itemCategories: categories, found: incident.value });
  },
  decide(state, input, context, records) {
    const refusals = formRefusals(input);
    const found = whoGives(state, records, input.donor, context);
    if (!found.ok) return found;
    const donor = donorSchema.safeParse(found.value);
    if (!donor.success) {
      refusals.push(refusal('input-invalid', ruleFault('person-has-name'), { field: 'donor.person.name' }));
      return refuseAll(refusals);
    }
    if (input.earmarkedFor !== null && state.organisations.get(input.earmarkedFor)?.facilityClass == null) {
      refusals.push(
        refusal('not-found', { kind: 'facility', id: input.earmarkedFor }, { field: 'earmarkedFor' }),
      );
    }
    if (input.purpose !== null) {
      const purpose = openPurpose(records, input.purpose, 'purpose');
      if (!purpose.ok) refusals.push(...purpose.refusals);
    }
    if (input.place !== null && state.places.get(input.place)?.owner !== input.receiver) {
      refusals.push(refusal('not-found', { kind: 'place', id: input.place }, { field: 'place' }));
    }
    refusals.push(...whyNotLots(context, input.lots));
    refusals.push(...whyNotTransfer(records, input.receiver, input.reference, 'reference'));
    const when = happened(context, records, input.happenedAt);
    if (!when.ok) refusals.push(...when.refusals);
    const asked = askBack(input.confirmed);
    const read = readLots(context, asked, input.lots);
    refusals.push(...read.refusals);
    const counted = refusals.length > 0 ? [] : read.counted;
    askAboutStop(records, input, asked);
    if (input.money) askOfSum(asked, records, input.money, 'money.amount');
    const entered = input.happenedAt ?? context.now;
    const { data: giver } = donor;
    askOfLots(context, asked, records, { giver, counted, lots: input.lots });
    const linkedTo = askIfEnteredBefore(
      asked,
      records,
      { donor: giver, parcels: counted, money: input.money },
      entered,
    );
    refusals.push(...asked.open);
    if (refusals.length > 0) return refuseAll(refusals);

    const donation = context.newId('gift');
    // Short, so that whoever draws nonces for an hour could give the code of one gift to another as well.
    let receiptCode = context.newReceiptCode();
    while (state.receipts.has(receiptCode)) receiptCode = context.newReceiptCode();
    const intake = { donor: donor.data, at: entered, seat: context.actor.seat };
    const { lots, transfers } = takeIn(context, records, intake, counted, (id) => ({
      from: donorAccount(donor.data.donor, id),
      to: { id, owner: input.receiver, place: input.place as string },
      purpose: usablePurpose(input),
    }));
    if (input.money) {
      const { currency, amount } = input.money;
      const purpose = input.purpose === null ? 'free' : 'earmarked';
      const to = fundAccount(input.receiver, donation, currency, purpose);
      transfers.push({
        phase: 'posted',
        transfer: context.newId('transfer'),
        from: donorAccount(donor.data.donor, currency),
        to,
        amount,
      });
    }
    const { incident: id, confirmed: _, happenedAt: __, ...gift } = input;
    return decided(
      [
        draft(id, 'donation.received', {
          ...gift,
          donor: donor.data,
          donation,
          receiptCode,
          lots,
          ...(linkedTo.length > 0 && { linkedTo }),
          ...asked.said(),
          ...(when.ok && when.value),
          transfers,
        }),
      ],
      {
        donation,
        receiptCode,
        lots: lots.map(({ lot, provenItem, item, quarantined }) => ({ lot, provenItem, item, quarantined })),
      },
    );
  },
});

type Input = z.output<typeof receiveDonation.schema>;

/** A facility that has enough of it said so: the giver, or another facility, may be better asked first (F12). */
function askAboutStop(
  incident: IncidentState,
  {
    earmarkedFor,
    lots,
  }: { readonly earmarkedFor: string | null; readonly lots: readonly { claimedItem: string }[] },
  asked: AskBack,
): void {
  if (earmarkedFor === null) return;
  for (const item of new Set(lots.map(({ claimedItem }) => claimedItem)))
    if (isStopped(incident, earmarkedFor, item))
      asked.ask(
        refusal(
          'facility-said-stop',
          { facility: earmarkedFor, item },
          { field: 'earmarkedFor', rule: 'F12' },
        ),
        item,
      );
}

/** An organisation that gave before is the same donor again, whoever types its name. */
function whoGives(
  register: State,
  incident: IncidentState,
  donor: z.infer<typeof donorInput>,
  { newId }: Pick<Context, 'newId'>,
): Result<z.infer<typeof donorInput>> {
  if (donor.donor !== undefined) {
    const another = whoElse(register, incident, { ...donor, donor: donor.donor });
    if (another) return refuse('donor-is-another', another, { field: 'donor.donor' });
  }
  if (donor.kind !== 'organisation') return accept(donor);
  if (donor.donor !== undefined) return accept({ ...donor, donor: currentDonor(incident, donor.donor) });
  const [known, ...others] = donorsLike(incident, donor.name, donor.creditCode);
  if (known !== undefined && others.length > 0)
    return refuse(
      'donor-ambiguous',
      { name: donor.name, donors: [known, ...others] },
      { field: 'donor.donor' },
    );
  return accept({ ...donor, donor: known ?? newId('donor') });
}

function formRefusals(input: Input): Refusal[] {
  const refusals: Refusal[] = [];
  const broken = (field: string, fault: RuleFault) =>
    refusals.push(refusal('input-invalid', fault, { field }));
  if (input.lots.length === 0 && input.money === null) broken('lots', ruleFault('goods-or-money'));
  if (input.lots.length > 0 && input.place === null) broken('place', ruleFault('goods-need-place'));
  // The ledger keeps goods for a facility and money for a purpose; the other way round nothing would be kept (I3).
  if (input.mode === 'directed' && input.lots.length > 0 && input.earmarkedFor === null) {
    broken('earmarkedFor', ruleFault('directed-names-whom'));
  }
  if (input.mode === 'directed' && input.money !== null && input.purpose === null) {
    broken('purpose', ruleFault('directed-names-whom'));
  }
  if (input.mode === 'discretionary' && (input.earmarkedFor !== null || input.purpose !== null)) {
    broken('mode', ruleFault('named-is-directed'));
  }
  if (input.reference !== null && input.money === null) broken('reference', ruleFault('reference-of-money'));
  if (input.purposeWords !== null && input.purpose === null)
    broken('purpose', ruleFault('words-need-purpose'));
  const batches = Object.fromEntries(input.lots.map((lot, index) => [`lots.${index}.batch`, lot.batch]));
  const donorName = input.donor.kind === 'organisation' ? input.donor.name : null;
  // All that is wrong with a form is said at once.
  return [
    ...refusals,
    ...personalDataRefusals({
      purposeWords: input.purposeWords,
      'donor.name': donorName,
      ...batches,
    }),
  ];
}
