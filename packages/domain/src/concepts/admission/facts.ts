import { z } from 'zod';
import { areaCodeSchema } from '../../kernel/area/area.ts';
import { confirmedFact } from '../../kernel/command/asked-back.ts';
import { MANDATE_FUNCTIONS } from '../../kernel/command/functions.ts';
import { fact } from '../../kernel/fact/fact.ts';
import { basisSchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';
import { CREDENTIAL_KINDS } from '../credential/kinds.ts';
import { mandateLimits } from '../mandate/facts.ts';
import { ORGANISATION_KINDS, organisationProfile } from '../organisation/facts.ts';

const functions = z.array(z.enum(MANDATE_FUNCTIONS)).min(1);

/** What an incident gives to organisations that come to help and that nobody has looked at yet: little, and for days. */
export const admissionTerms = z.strictObject({
  /** Which of the functions that a newcomer asks for it may do at once, in its own matters only. */
  functions,
  kinds: z.array(z.enum(ORGANISATION_KINDS)).min(1),
  /** Credentials that it must have presented, checked or not yet. */
  requires: z.array(z.enum(CREDENTIAL_KINDS)),
  /** Days after which the provisional mandate ends by itself. */
  days: z.int().min(1).max(60),
  limits: mandateLimits.nullable(),
  /** Organisations that may apply by themselves within any 24 hours: the public log is no place to flood. */
  perDay: z.int().min(1).max(1_000),
  legalBasis: basisSchema,
});
export type AdmissionTerms = z.infer<typeof admissionTerms>;

/** How an organisation introduces itself; what a facility may treat is for the lead agency to say, not for itself. */
export const newcomerProfile = z
  .strictObject(organisationProfile)
  .omit({ organisation: true, facilityClass: true });

export const APPLICATION_OUTCOMES = ['approved', 'declined'] as const;

export const admissionFacts = {
  'admission-rule.adopted': fact({
    title: both('通过准入规则', 'Rule of admission adopted'),
    under: 'coordinate',
    schema: z.strictObject({
      incident: identifier,
      version: z.int().min(1),
      terms: admissionTerms,
      /** The activation with whose plan it came, and with which it falls; absent: it was adopted by itself. */
      activation: identifier.optional(),
    }),
  }),
  /** Nobody comes by it any more; what it gave stays until its days are over. */
  'admission-rule.ended': fact({
    title: both('终止准入规则', 'Rule of admission ended'),
    under: 'coordinate',
    schema: z.strictObject({ incident: identifier, version: z.int().min(1), reason: shortText }),
  }),
  /** It came with an activation that nobody else stood by in time: it is void, and so is what it gave at once. */
  'admission-rule.lapsed': fact({
    title: both('准入规则随预案启动失效', 'Rule of admission lapsed with its activation'),
    under: null,
    schema: z.strictObject({ incident: identifier, version: z.int().min(1), activation: identifier }),
  }),
  'organisation.applied': fact({
    title: both('申请加入', 'Organisation applied to help'),
    under: 'register',
    schema: z.strictObject({
      application: identifier,
      incident: identifier,
      organisation: identifier,
      /** Null where it is on the register already. */
      profile: newcomerProfile.nullable(),
      /** What it wants to do, and where. */
      functions,
      area: areaCodeSchema,
      note: shortText,
      /** The mandate that the rule gives it at once; null where it waits for somebody's decision. */
      provisional: identifier.nullable(),
      confirmed: confirmedFact,
    }),
  }),
  'application.decided': fact({
    title: both('处理申请', 'Application decided'),
    under: 'coordinate',
    schema: z.strictObject({
      application: identifier,
      outcome: z.enum(APPLICATION_OUTCOMES),
      /** The full mandate; null where there is none. */
      mandate: identifier.nullable(),
      note: shortText,
    }),
  }),
};

type AdmissionFacts = typeof admissionFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends AdmissionFacts {}
}
