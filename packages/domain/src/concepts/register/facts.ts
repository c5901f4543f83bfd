import { z } from 'zod';
import { areaCodeSchema } from '../../kernel/area/area.ts';
import { fact } from '../../kernel/fact/fact.ts';
import { basisSchema, identifier, instant, shortText } from '../../kernel/fact/fields.ts';
import { bilingualSchema, both } from '../../kernel/words/words.ts';
import { FACILITY_CLASSES, organisationProfile } from '../organisation/facts.ts';

/** What stood there, and what stands there now. */
const change = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ from: value, to: value }).optional();

const profile = organisationProfile;

export const registerFacts = {
  /** A wrong entry put right: each field with what stood there, so that nothing is lost. */
  'organisation.corrected': fact({
    title: both('更正机构登记', 'Entry of an organisation corrected'),
    under: 'register',
    schema: z.strictObject({
      organisation: identifier,
      changes: z.strictObject({
        kind: change(profile.kind),
        /** Follows where it is no health facility any more. */
        facilityClass: change(z.enum(FACILITY_CLASSES).nullable()),
        area: change(areaCodeSchema),
        address: change(profile.address),
        socialCreditCode: change(profile.socialCreditCode),
      }),
      reason: shortText,
    }),
  }),
  'place.corrected': fact({
    title: both('更正库点登记', 'Entry of a place corrected'),
    under: 'register',
    schema: z.strictObject({
      place: identifier,
      changes: z.strictObject({
        name: change(bilingualSchema),
        area: change(areaCodeSchema),
        owner: change(identifier),
      }),
      reason: shortText,
    }),
  }),
  /** It is no more: its mandates end and its seats close; what it did stays. */
  'organisation.closed': fact({
    title: both('注销机构', 'Organisation closed'),
    under: 'register',
    schema: z.strictObject({ organisation: identifier, legalBasis: basisSchema, reason: shortText }),
  }),
  /** It was closed by mistake, or takes its work up again. Mandates and seats are given anew. */
  'organisation.reopened': fact({
    title: both('恢复机构', 'Organisation opened again'),
    under: 'register',
    schema: z.strictObject({ organisation: identifier, closedAt: instant, reason: shortText }),
  }),
  /** Two became one, or were one from the beginning: the histories of both stand, and the old id leads to the new. */
  'organisation.merged': fact({
    title: both('合并机构', 'Organisations merged'),
    under: 'register',
    schema: z.strictObject({
      organisation: identifier,
      into: identifier,
      legalBasis: basisSchema,
      reason: shortText,
    }),
  }),
  /** Follows the registration of the branch. */
  'organisation.branched': fact({
    title: both('设立分支机构', 'Branch of an organisation set up'),
    under: 'register',
    schema: z.strictObject({ organisation: identifier, parent: identifier, reason: shortText }),
  }),
};

type RegisterFacts = typeof registerFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends RegisterFacts {}
}
