import { z } from 'zod';
import { fact } from '../../kernel/fact/fact.ts';
import { identifier, instant, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';
import { credentialEvidence } from '../credential/facts.ts';
import { SUBMISSION_KINDS } from './kinds.ts';

export const submissionFacts = {
  /** An organisation says of itself that it has filed, reported or published, and shows by what anybody can check it. */
  'submission.made': fact({
    title: both('报送或备案', 'Filing made'),
    under: null,
    schema: z.strictObject({
      submission: identifier,
      organisation: identifier,
      kind: z.enum(SUBMISSION_KINDS),
      /** The fundraising or the matter; null: the response as a whole, or an appeal that has not begun. */
      about: identifier.nullable(),
      /** The office, or the place of publication. */
      to: shortText,
      /** The number that the office gave it. */
      reference: shortText.nullable(),
      madeAt: instant,
      /** The paper stays with its holder; its fingerprint shows whether a paper is this one. */
      paper: credentialEvidence.nullable(),
      /** Who audited, for an audit: another organisation. */
      auditor: identifier.nullable(),
    }),
  }),
};

type SubmissionFacts = typeof submissionFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends SubmissionFacts {}
}
