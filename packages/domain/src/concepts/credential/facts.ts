import { z } from 'zod';
import { fact } from '../../kernel/fact/fact.ts';
import { calendarDate, fileSchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';
import { CREDENTIAL_KINDS } from './kinds.ts';

/** The paper lies in the store of files, for those who check it; here are its name and its fingerprint. */
export const credentialEvidence = z.strictObject({
  name: shortText,
  sha256: fileSchema,
});

export const credentialTerms = {
  kind: z.enum(CREDENTIAL_KINDS),
  /** Its number as it stands on the paper; null where it has none. */
  reference: shortText.nullable(),
  issuer: shortText,
  /** The last day on which it holds; null: it has no end. */
  expiresOn: calendarDate.nullable(),
  evidence: credentialEvidence.nullable(),
};

export const CHECK_OUTCOMES = ['confirmed', 'refused'] as const;

export const credentialFacts = {
  'credential.presented': fact({
    title: both('提交资质', 'Credential presented'),
    under: 'register',
    schema: z.strictObject({
      credential: identifier,
      organisation: identifier,
      ...credentialTerms,
    }),
  }),
  /** By another organisation than its holder. */
  'credential.checked': fact({
    title: both('核验资质', 'Credential checked'),
    under: 'check-credentials',
    schema: z.strictObject({
      credential: identifier,
      outcome: z.enum(CHECK_OUTCOMES),
      /** How it was checked: the register looked up, the office asked, the original seen. */
      note: shortText,
    }),
  }),
  /** Its issuer or a checker says that it no longer holds. */
  'credential.revoked': fact({
    title: both('注销资质', 'Credential revoked'),
    under: 'check-credentials',
    schema: z.strictObject({ credential: identifier, reason: shortText }),
  }),
};

type CredentialFacts = typeof credentialFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends CredentialFacts {}
}
