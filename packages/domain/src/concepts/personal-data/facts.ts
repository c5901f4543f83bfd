import { z } from 'zod';
import { fact } from '../../kernel/fact/fact.ts';
import { identifier, instant, sha256Schema } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';
import { ERASURE_REASONS } from './rules.ts';

export const erasureReason = z.enum(ERASURE_REASONS);

export const personalDataFacts = {
  /**
   * Two people of the organisation that received the gift decided that the giver's data go before their time. Names the
   * commitment, which after it nobody can tie to anybody.
   */
  'personal-data.forgotten': fact({
    title: both('决定删除个人信息', 'Destruction of personal data decided'),
    under: 'protect-persons',
    schema: z.strictObject({ commitment: sha256Schema, reason: erasureReason }),
  }),
  /**
   * Stated by the server alone, when it holds nothing more of the persons of a response that has ended. There is no command
   * for it: a button would be a promise, and this is to be what happened.
   */
  'personal-data.destroyed': fact({
    title: both('个人信息已销毁', 'Personal data destroyed'),
    under: 'clock',
    schema: z.strictObject({
      /** Which runs the installation. */
      organisation: identifier,
      /** Gifts of persons of which data had been held: the record itself says how many those are. */
      persons: z.int().min(0),
      /** The moment to which the period of retention let them be held. */
      until: instant,
    }),
  }),
  /** Somebody else than its author read a text that was taken for personal data, and found none in it. */
  'text.passed': fact({
    title: both('文字复核通过', 'Text passed'),
    under: null,
    schema: z.strictObject({
      /** Its fingerprint (`fingerprintOf`). */
      text: sha256Schema,
      /** The seat whose words it is. */
      author: identifier,
    }),
  }),
};

type PersonalDataFacts = typeof personalDataFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends PersonalDataFacts {}
}
