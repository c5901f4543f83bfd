import { z } from 'zod';
import { confirmedFact } from '../../kernel/command/asked-back.ts';
import { fact } from '../../kernel/fact/fact.ts';
import {
  amountSchema,
  calendarDate,
  creditCodeSchema,
  currencySchema,
  fileSchema,
  identifier,
  sha256Schema,
  shortText,
} from '../../kernel/fact/fields.ts';
import { happenedFact } from '../../kernel/fact/moment.ts';
import { writtenAs } from '../../kernel/form/forms.ts';
import { SETTINGS } from '../../kernel/item/item.ts';
import { both } from '../../kernel/words/words.ts';
import { transfersField } from '../../ledger/transfer.ts';
import { referenceSchema } from './bank-transfer.ts';

/** directed: the donor named who shall have it. discretionary: the receiver may decide, under the charter. */
export const GIFT_MODES = ['directed', 'discretionary'] as const;

/**
 * A donor that is an organisation stands by its name. A person stands as a salted commitment (`commitTo`); the data
 * live outside the log, sealed, and destroying their key and the salt unlinks them (慈善法 82, PIPL 47). Each gift has a
 * salt and a donor id of its own, so that the public cannot tell whether two gifts come from one person.
 */
export const donorSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('organisation'),
    donor: identifier,
    name: shortText,
    /** 统一社会信用代码 (GB 32100-2015), where it is known: it finds the donor again, however the name is written. */
    creditCode: creditCodeSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('person'),
    donor: identifier,
    commitment: sha256Schema,
  }),
  z.strictObject({ kind: z.literal('anonymous'), donor: identifier }),
]);

/** How many papers a lot may have that stand, before an inspector brings his own. */
export const PAPERS_MAX = 20;
/** How many of them by one seat: no hand fills a lot with what is worthless. */
export const PAPERS_OF_SEAT_MAX = 10;

export const EVIDENCE_KINDS = [
  'label-photo',
  'test-report',
  'device-registration',
  'certificate',
  'customs-paper',
] as const;

/** A paper as it is handed in. */
export const evidenceSchema = z.strictObject({
  kind: z.enum(EVIDENCE_KINDS),
  /** The standard that the paper itself names, such as `GB 2626-2006`, or several; never what somebody hopes it is. */
  standard: shortText.nullable(),
  reference: shortText,
  /** The fingerprint of its scan, where it is kept. */
  file: fileSchema.nullable().default(null),
});

/** The same in the record. */
export const paperSchema = z.strictObject({
  paper: identifier,
  ...evidenceSchema.shape,
  file: fileSchema.nullable(),
  /** The items that it proves by itself. */
  proves: z.array(identifier),
});

/** Why a lot waits in quarantine. */
export const QUARANTINE_REASONS = [
  'no-evidence',
  'evidence-differs-from-claim',
  'papers-contradict',
  'papers-changed',
  'large-intake',
  'expired',
] as const;
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];

export const lotSchema = z.strictObject({
  lot: identifier,
  /** What the donor says it is. */
  claimedItem: identifier,
  /** What the evidence proves it to be; null while nothing proves it. */
  provenItem: identifier.nullable(),
  /** What it counts as: what is proven, or the claim while it waits, or what goods without proof may serve as. */
  item: identifier,
  amount: amountSchema,
  batch: shortText.nullable(),
  expiresOn: calendarDate.nullable(),
  evidence: z.array(paperSchema).max(PAPERS_MAX),
  /** Null, or why it waits in quarantine. */
  quarantined: z.enum(QUARANTINE_REASONS).nullable(),
  bin: shortText.nullable(),
  /** As the code on the box says: which product (GTIN), and which one of it. */
  gtin: writtenAs('gtin', /^\d{14}$/).optional(),
  serial: shortText.optional(),
  /** Base units in one pack of this lot, where it came in packs: what its boxes say. */
  packHolds: z.int().min(2).max(1_000_000).optional(),
});

export const donationFacts = {
  'donation.received': fact({
    title: both('接收捐赠', 'Donation received'),
    under: 'receive-donation',
    moves: ['donor>fund', 'donor>stock'],
    schema: z.strictObject({
      donation: identifier,
      /** Printed on the receipt; finds the gift's page. */
      receiptCode: identifier,
      donor: donorSchema,
      receiver: identifier,
      place: identifier.nullable(),
      mode: z.enum(GIFT_MODES),
      /** For a directed gift of goods: the facility that shall have it. */
      earmarkedFor: identifier.nullable(),
      /** For money with a purpose: which of those that are declared. */
      purpose: identifier.nullable(),
      /** How the donor put it; what binds is the purpose beside it. */
      purposeWords: shortText.nullable(),
      lots: z.array(lotSchema).max(60),
      money: z.strictObject({ currency: currencySchema, amount: amountSchema }).nullable(),
      /** What the bank calls the transfer by which the money came. */
      reference: referenceSchema.nullable(),
      /** Gifts that it is alike to, and another one all the same, as whoever took it in has confirmed. */
      happenedAt: happenedFact,
      linkedTo: z.array(identifier).min(1).max(10).optional(),
      confirmed: confirmedFact,
      transfers: transfersField,
    }),
  }),
  'lot.inspected': fact({
    title: both('查验批次', 'Lot inspected'),
    under: 'inspect-goods',
    moves: [
      'stock>returned',
      'stock>stock',
      'stock>donor',
      'donor>stock',
      'stock>supplier',
      'supplier>stock',
    ],
    schema: z.strictObject({
      lot: identifier,
      outcome: z.enum(['accepted', 'rejected']),
      /** The item that the inspector found, by evidence; of what is rejected, what it counted as. */
      item: identifier,
      evidence: z.array(paperSchema).max(PAPERS_MAX),
      settings: z.array(z.enum(SETTINGS)),
      note: shortText.nullable(),
      /** A second inspector confirms the finding that waited. */
      confirms: z.boolean(),
      /** Where part has left as what it was: the lot that the rest becomes. */
      rest: identifier.optional(),
      /** What was asked back about its papers and is meant. */
      confirmed: confirmedFact,
      happenedAt: happenedFact,
      transfers: transfersField,
    }),
  }),
  /** What an inspector found of goods that a second one has to look at as well: nothing moves yet. */
  'lot.finding-recorded': fact({
    title: both('查验意见待复核', 'Finding waits for a second inspector'),
    under: 'inspect-goods',
    schema: z.strictObject({
      lot: identifier,
      outcome: z.enum(['accepted', 'rejected']),
      item: identifier,
      evidence: z.array(paperSchema).max(PAPERS_MAX),
      note: shortText.nullable(),
      confirmed: confirmedFact,
      happenedAt: happenedFact,
    }),
  }),
  /** A paper that came after the goods. */
  'paper.added': fact({
    title: both('补充凭证', 'Paper added'),
    under: 'receive-donation',
    schema: z.strictObject({
      lot: identifier,
      ...paperSchema.shape,
      /** Where the lot waits: why, from now on. */
      quarantined: z.enum(QUARANTINE_REASONS).nullable(),
      confirmed: confirmedFact,
    }),
  }),
  /** A paper was found to be false or another lot's: it stays to be seen, struck through, and proves nothing any more. */
  'paper.struck': fact({
    title: both('划除凭证', 'Paper struck out'),
    under: 'inspect-goods',
    schema: z.strictObject({
      lot: identifier,
      paper: identifier,
      reason: shortText,
      quarantined: z.enum(QUARANTINE_REASONS),
    }),
  }),
  /** A direction that cannot be followed now, put to the donor. */
  'earmark.questioned': fact({
    title: both('就定向征询捐赠人', 'Donor asked about a direction'),
    under: 'receive-donation',
    schema: z.strictObject({ lot: identifier, reason: shortText }),
  }),
  /** The donor's own word: it stays, it is lifted, or another facility shall have it. */
  'earmark.answered': fact({
    title: both('捐赠人答复定向', 'Donor answered about a direction'),
    under: 'receive-donation',
    moves: ['stock>stock'],
    schema: z.strictObject({
      lot: identifier,
      answer: z.enum(['kept', 'lifted', 'redirected']),
      /** Only where redirected. */
      facility: identifier.nullable(),
      /** The letter, message or call that shows it. */
      reference: shortText,
      /** Its scan; null where the donor answers for itself, or where all stays as it was. */
      file: fileSchema.nullable(),
      /** Where lifted, the goods move from what is earmarked to what is free; else empty. */
      transfers: z.array(transfersField.element).max(1),
    }),
  }),
};

type DonationFacts = typeof donationFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends DonationFacts {}
}
