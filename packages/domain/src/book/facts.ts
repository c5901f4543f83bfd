import { z } from 'zod';
import type { MandateFunction } from '../kernel/command/functions.ts';
import { decisionSchema } from '../kernel/fact/decision.ts';
import { actorSchema, type Fact, type FactDefinitions, type FactType } from '../kernel/fact/fact.ts';
import type { Bilingual } from '../kernel/words/words.ts';
import { gather } from './gather.ts';

/** Every kind of fact, by type, as its concept defines it. */
export const factDefinitions: FactDefinitions = gather('facts');

export const FACT_TYPES = Object.keys(factDefinitions) as FactType[];

export const isFactType = (type: string): type is FactType => Object.hasOwn(factDefinitions, type);

/** All facts are public and enter the log, but those that stay with the participants. */
export const isPublic = (type: FactType): boolean => factDefinitions[type].isPublic !== false;

/** The function under which a fact is stated; null where none is asked for. */
export const functionOf = (type: FactType): MandateFunction | null => {
  const { under } = factDefinitions[type];
  return under === 'clock' ? null : under;
};

/** Does it follow from an earlier fact and the clock alone? */
export const isOfClock = (type: FactType): boolean => factDefinitions[type].under === 'clock';

export const factTitle = (type: FactType): Bilingual => factDefinitions[type].title;

const envelopeSchema = z.strictObject({
  position: z.int().min(1),
  incident: z.string(),
  type: z.string(),
  at: z.iso.datetime(),
  actor: actorSchema,
  data: z.unknown(),
  decision: decisionSchema.optional(),
});

/** Reads a fact from outside (a log entry). Throws a ZodError that names the path of what is wrong. */
export function parseFact(value: unknown): Fact {
  const envelope = parseEnvelope(value);
  return { ...envelope, data: factDefinitions[envelope.type].schema.parse(envelope.data) } as Fact;
}

/** The same, but that its data are taken as they stand. */
export function parseEnvelope(value: unknown): Fact {
  const envelope = envelopeSchema.parse(value);
  if (!isFactType(envelope.type)) {
    throw new z.ZodError([
      { code: 'custom', path: ['type'], message: `unknown fact type ${envelope.type}`, input: envelope.type },
    ]);
  }
  return envelope as Fact;
}
