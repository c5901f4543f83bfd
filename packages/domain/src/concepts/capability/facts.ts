import { z } from 'zod';
import { fact } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';

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

export const capabilityFacts = {
  'capability.declared': fact({
    title: both('申报能力', 'Capability declared'),
    under: 'register',
    schema: z.strictObject({
      capability: identifier,
      organisation: identifier,
      kind: z.enum(CAPABILITY_KINDS),
      /** 1: the most capable. What makes a type of a kind is for the jurisdiction to say. */
      type: z.int().min(1).max(4),
      /** Teams, lorries, beds, seats: by the kind. */
      units: z.int().min(1).max(100_000),
      note: shortText.nullable(),
    }),
  }),
  'capability.ended': fact({
    title: both('撤下能力', 'Capability withdrawn'),
    under: 'register',
    schema: z.strictObject({ capability: identifier, reason: shortText }),
  }),
};

type CapabilityFacts = typeof capabilityFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends CapabilityFacts {}
}
