import { z } from 'zod';
import { calendarDate, identifier, shortText } from '../../kernel/fact/fields.ts';
import { CREDENTIAL_KINDS } from './kinds.ts';

/** The paper itself stays with its holder; its fingerprint shows whether a paper that is laid before somebody is this one. */
export const credentialEvidence = z.strictObject({
  name: shortText,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
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

/** What an organisation can send, in the manner of resource typing (NIMS: kind, and type 1 the most capable to 4). */
export const CAPABILITY_KINDS = [
  'medical-team',
  'rescue-team',
  'disinfection-team',
  'lorries',
  'cold-chain-lorries',
  'boats',
  'warehouse',
  'shelter',
  'support-line',
  'community-workers',
  'volunteers',
  'kitchen',
  'laboratory',
] as const;
export type CapabilityKind = (typeof CAPABILITY_KINDS)[number];

export const standingFacts = {
  'credential.presented': z.strictObject({
    credential: identifier,
    organisation: identifier,
    ...credentialTerms,
  }),
  /** By another organisation than its holder. */
  'credential.checked': z.strictObject({
    credential: identifier,
    outcome: z.enum(CHECK_OUTCOMES),
    /** How it was checked: the register looked up, the office asked, the original seen. */
    note: shortText,
  }),
  'capability.declared': z.strictObject({
    capability: identifier,
    organisation: identifier,
    kind: z.enum(CAPABILITY_KINDS),
    /** 1: the most capable. What makes a type of a kind is for the jurisdiction to say. */
    type: z.int().min(1).max(4),
    /** Teams, lorries, beds, seats: by the kind. */
    units: z.int().min(1).max(100_000),
    note: shortText.nullable(),
  }),
  'capability.ended': z.strictObject({ capability: identifier, reason: shortText }),
  /** Its issuer or a checker says that it no longer holds. */
  'credential.revoked': z.strictObject({ credential: identifier, reason: shortText }),
};
