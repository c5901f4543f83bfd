import { z } from 'zod';
import { fact } from '../../kernel/fact/fact.ts';
import { identifier, sha256Schema, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';

/** On one sheet of paper. */
export const CODES_PER_SHEET = 50;

export const signatureCodeFacts = {
  /** A facility has codes in its hands, each good for one signature. The record holds what each can be recognised by, and no code. */
  'signature-codes.issued': fact({
    title: both('开具签收码', 'Signature codes issued'),
    under: null,
    schema: z.strictObject({
      sheet: identifier,
      facility: identifier,
      commitments: z.array(sha256Schema).min(1).max(CODES_PER_SHEET),
      days: z.int().min(1),
    }),
  }),
  /** A sheet was lost, or is not needed: what is left on it is worth nothing. */
  'signature-codes.cancelled': fact({
    title: both('作废签收码', 'Signature codes cancelled'),
    under: null,
    schema: z.strictObject({ sheet: identifier, reason: shortText }),
  }),
};

type SignatureCodeFacts = typeof signatureCodeFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends SignatureCodeFacts {}
}
