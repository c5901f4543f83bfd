import {
  type Correction,
  CURRENCIES,
  currentDonor,
  type Donation,
  type Lot,
  standing,
} from '@tongzhou/domain';
import { purposeOptions } from '#concepts/purpose/form.ts';
import type { WorkContext } from '#form/context.ts';
import { NONE, publicReasonField } from '#form/fields.ts';
import { type CommandFormSpec, form, type WorkItem } from '#form/form.ts';
import { firstKept, kept } from '#form/kept.ts';
import type { Section } from '#form/section.ts';
import { moment } from '#format/format.ts';
import { changesOf, valueIn } from './changes.ts';

const LATEST = 12;
/** Each names all facilities and items; the others open with their own address. */
const WITH_FORMS = 3;
const OPEN_SHOWN = 50;

/** Slips at the dock: what waits for a second person, and the gifts of which something may be put right. */
export const correctionSection: Section = {
  id: 'corrections',
  order: 3.5,
  may: ['receive-donation', 'inspect-goods'],
  title: ['更正捐赠记录', 'Put a gift right'],
  intro: [
    '填错的不涂改：写明正确内容和理由，旧值和新值都公开。涉及物资、款项或用途的，由另一席位确认后生效，账目随之更正，不计损耗。较早的捐赠：打开收据页，点“更正这份捐赠”。',
    'What was typed wrongly is not erased: state what is right and why; old and new stay public. Where goods, money or their use follow, another seat confirms; the ledger follows, and nothing counts as lost. For an older gift open its receipt and choose “Put this gift right”.',
  ],
  make: (context) => [
    ...openCorrections(context),
    ...giftsToCorrect(context).map((gift, index) => giftItem(context, gift, index < WITH_FORMS)),
  ],
};

/** What a donor with seats of its own is asked: it knows what it gave. */
export const giversCorrectionSection: Section = {
  id: 'own-gifts',
  order: 3.55,
  may: 'whoever is signed in',
  title: ['我方捐赠的更正', 'Corrections of what we gave'],
  intro: [
    '接收机构对贵单位捐赠的记录提出更正时，贵单位可以作为第二人确认，或说明原记录无误。',
    'Where a receiver proposes to put the record of your gift right, you may be the second person that confirms it, or say that the entry was right.',
  ],
  make: (context) =>
    correctionItems(context, ({ donation, lot }) => {
      const { donations, lots } = context.incident;
      const gift = donations.get(donation);
      return (
        gift?.donor.kind === 'organisation' &&
        currentDonor(context.incident, gift.donor.donor) === context.visitor.organisation &&
        gift.receiver !== context.visitor.organisation &&
        lots.get(lot ?? '')?.payment == null
      );
    }),
};

function openCorrections(context: WorkContext): WorkItem[] {
  const { incident, visitor } = context;
  return correctionItems(
    context,
    ({ donation, lot, from, to }) =>
      incident.donations.get(donation)?.receiver === visitor.organisation ||
      (lot !== null && (to.amount ?? 0) < (from.amount ?? 0) && context.may('inspect-goods')),
  );
}

function correctionItems(context: WorkContext, isAsked: (correction: Correction) => boolean): WorkItem[] {
  const { incident } = context;
  const asked = firstKept(incident.corrections, incident.correctionsOpen, OPEN_SHOWN, isAsked);
  return asked.map((correction) => ({
    id: correction.id,
    heading: context.w('更正待确认', 'A correction waits for a second person'),
    facts: [
      ...changesOf(context.view, incident.id, correction).map(
        ({ field, from, to }) =>
          `${context.label('correctedField', field)}${context.colon}${context.say(from)} → ${context.say(to)}`,
      ),
      `${correction.reason} · ${moment(correction.at, context.language)}`,
    ],
    link: linkTo(context, correction.donation),
    forms: [...confirmForm(context, correction), declineForm(context, correction)],
  }));
}

const confirmForm = (context: WorkContext, { id }: Correction): CommandFormSpec[] =>
  context.maySecond('gift.corrected', { correction: id })
    ? [
        form({
          command: 'correction.confirm',
          submit: context.w('已核对，确认更正', 'I have looked: confirm'),
          fixed: { incident: context.incident.id, correction: id },
          fields: [],
        }),
      ]
    : [];

const declineForm = (context: WorkContext, { id }: Correction): CommandFormSpec =>
  form({
    command: 'correction.decline',
    submit: context.w('不予更正', 'Decline'),
    tone: 'second',
    folded: context.w('原记录无误…', 'The entry was right…'),
    fixed: { incident: context.incident.id, correction: id },
    fields: [publicReasonField(context)],
  });

/** The gift that the page was asked for by its code, or the latest that the organisation took in. */
function giftsToCorrect({ incident, visitor, view, asked }: WorkContext): Donation[] {
  const code = asked?.get('gift')?.trim().toUpperCase();
  const found = code ? view.state.receipts.get(code)?.donation : undefined;
  const latest = (incident.lotsOfOwner.get(visitor.organisation) ?? [])
    .slice(-LATEST)
    .flatMap((lot) => incident.lots.get(lot)?.donation ?? []);
  const ids = found === undefined ? new Set(latest.reverse()) : [found];
  return kept(incident.donations, ids).filter(({ receiver }) => receiver === visitor.organisation);
}

const linkTo = ({ incident, language }: WorkContext, donation: string) => {
  const code = incident.donations.get(donation)?.receiptCode ?? '';
  return { href: `/${language}/gifts/${code}`, label: code };
};

function giftItem(context: WorkContext, gift: Donation, isOpen: boolean): WorkItem {
  const lots = kept(context.incident.lots, gift.lots);
  const who =
    gift.donor.kind === 'organisation' ? gift.donor.name : context.w('个人或匿名', 'a person, or unnamed');
  return {
    id: gift.id,
    heading: context.w(`${who} 的捐赠`, `Given by ${who}`),
    facts: [
      moment(gift.receivedAt, context.language),
      ...lots.map((lot) => `${context.itemName(lot.item)} ${context.amount(lot.amount, lot.item)}`),
    ],
    link: isOpen
      ? linkTo(context, gift.id)
      : {
          href: `/${context.language}/work/corrections?gift=${gift.receiptCode}`,
          label: context.w(`更正 ${gift.receiptCode}`, `Put right ${gift.receiptCode}`),
        },
    forms: isOpen ? [...lots.map((lot) => lotForm(context, gift, lot)), ...giftForms(context, gift)] : [],
  };
}

/** What stands there now, beside the field; left empty it stays. */
const now = (
  context: WorkContext,
  gift: Donation,
  lot: Lot | null,
  field: keyof ReturnType<typeof standing>,
) => ({
  hint: context.w(
    `现为：${context.say(valueIn(context.view, context.incident, gift, lot, field, standing(gift, lot)))}`,
    `now: ${context.say(valueIn(context.view, context.incident, gift, lot, field, standing(gift, lot)))}`,
  ),
  optional: true,
  label: context.label('correctedField', field),
});

function lotForm(context: WorkContext, gift: Donation, lot: Lot): CommandFormSpec {
  const title = context.w(`更正 ${context.itemName(lot.item)}`, `Put right: ${context.itemName(lot.item)}`);
  return form({
    command: 'correction.propose',
    submit: context.w('提出更正', 'Propose the correction'),
    tone: 'second',
    folded: `${title}…`,
    fixed: { incident: context.incident.id, donation: gift.id, lot: lot.id },
    fields: [
      { path: 'to.amount', kind: 'number', ...now(context, gift, lot, 'amount') },
      {
        path: 'to.claimedItem',
        kind: 'choice',
        options: [NONE, ...context.itemOptions()],
        ...now(context, gift, lot, 'claimedItem'),
      },
      { path: 'to.batch', kind: 'text', ...now(context, gift, lot, 'batch') },
      { path: 'to.expiresOn', kind: 'date', ...now(context, gift, lot, 'expiresOn') },
      { path: 'to.bin', kind: 'text', ...now(context, gift, lot, 'bin') },
      publicReasonField(context),
    ],
  });
}

function giftForms(context: WorkContext, gift: Donation): CommandFormSpec[] {
  const { state } = context.view;
  const facilities = [...state.organisations.values()].filter((each) => each.facilityClass !== null);
  const about = { incident: context.incident.id, donation: gift.id };
  const propose = context.w('提出更正', 'Propose the correction');
  return [
    form({
      command: 'correction.propose',
      submit: propose,
      tone: 'second',
      folded: context.w(
        '更正金额、流水号、名称、定向或用途…',
        'Put right sum, reference, name, direction or purpose…',
      ),
      fixed: about,
      fields: [
        ...(gift.money
          ? [
              {
                path: 'to.amount' as const,
                kind: 'money' as const,
                currency: gift.money.currency,
                ...now(context, gift, null, 'amount'),
              },
              {
                path: 'to.reference' as const,
                kind: 'text' as const,
                // From a line of a statement, where that is how one came here.
                value: context.asked?.get('reference') ?? '',
                ...now(context, gift, null, 'reference'),
              },
              {
                path: 'to.currency' as const,
                kind: 'choice' as const,
                options: [NONE, ...CURRENCIES.map((value) => ({ value, label: value }))],
                ...now(context, gift, null, 'currency'),
              },
            ]
          : []),
        ...(gift.donor.kind === 'organisation'
          ? [
              {
                path: 'to.donorName' as const,
                kind: 'text' as const,
                ...now(context, gift, null, 'donorName'),
              },
            ]
          : []),
        ...(gift.lots.length > 0
          ? [
              {
                path: 'to.earmarkedFor' as const,
                kind: 'choice' as const,
                options: [
                  NONE,
                  ...facilities.map((each) => ({ value: each.id, label: context.say(each.name) })),
                ],
                ...now(context, gift, null, 'earmarkedFor'),
              },
            ]
          : []),
        ...(gift.money
          ? [
              {
                path: 'to.purpose' as const,
                kind: 'choice' as const,
                options: [NONE, ...purposeOptions(context)],
                ...now(context, gift, null, 'purpose'),
              },
            ]
          : []),
        publicReasonField(context),
      ],
    }),
    ...(gift.donor.kind === 'organisation' ? [otherDonorForm(context, gift)] : []),
    ...(gift.mode === 'directed' ? [undirectedForm(context, gift)] : []),
  ];
}

const otherDonorForm = (context: WorkContext, gift: Donation): CommandFormSpec =>
  form({
    command: 'correction.propose',
    submit: context.w('提出更正', 'Propose the correction'),
    tone: 'second',
    folded: context.w('捐赠人是另一家…', 'Somebody else gave it…'),
    fixed: {
      incident: context.incident.id,
      donation: gift.id,
      'to.donor': `donor-${crypto.randomUUID().slice(0, 8)}`,
    },
    fields: [
      { path: 'to.donorName', kind: 'text', label: context.w('捐赠单位名称', 'Donor (organisation)') },
      publicReasonField(context),
    ],
  });

const undirectedForm = (context: WorkContext, gift: Donation): CommandFormSpec =>
  form({
    command: 'correction.propose',
    submit: context.w('提出更正', 'Propose the correction'),
    tone: 'second',
    folded: context.w('捐赠人没有指定…', 'The donor named nobody and no purpose…'),
    fixed: {
      incident: context.incident.id,
      donation: gift.id,
      ...(gift.earmarkedFor !== null ? { 'to.earmarkedFor': null } : { 'to.purpose': null }),
    },
    fields: [publicReasonField(context)],
  });
