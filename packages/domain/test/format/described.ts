import { commands, deeds, factDefinitions, RULES } from '@tongzhou/domain';
import { z } from 'zod';
import type { Schema } from './narrowed.ts';

/** What of the record's format can be written down: every kind of fact, and everything that a decision may name. */
export type Format = {
  readonly rules: number;
  readonly facts: Readonly<
    Record<
      string,
      {
        readonly isPublic: boolean;
        readonly under: string | null;
        readonly moves: readonly string[];
        readonly schema: Schema;
      }
    >
  >;
  /** Of commands and deeds: what each is asked with. */
  readonly decisions: Readonly<Record<string, Schema>>;
};

const written = (schema: z.ZodType): Schema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;

/** As it is by the program of today. */
export const formatOfToday = (): Format => ({
  rules: RULES,
  facts: Object.fromEntries(
    Object.entries(factDefinitions).map(([type, { isPublic, under, moves, schema }]) => [
      type,
      { isPublic: isPublic !== false, under, moves: [...(moves ?? [])].sort(), schema: written(schema) },
    ]),
  ),
  decisions: Object.fromEntries(
    [...commands.values(), ...deeds.values()].map(({ name, schema }) => [name, written(schema)]),
  ),
});
