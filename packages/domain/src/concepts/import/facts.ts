import { z } from 'zod';
import { fact } from '../../kernel/fact/fact.ts';
import { fileSchema, identifier, instant, sha256Schema, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';

export const setAsidePieceSchema = z.strictObject({
  reason: shortText,
  where: shortText,
  /** The original text, with personal data taken out. */
  original: z.string().max(2000),
});

export const importFacts = {
  'import.recorded': fact({
    title: both('登记导入', 'Import recorded'),
    under: 'import-records',
    schema: z.strictObject({
      importId: identifier,
      source: shortText,
      asOf: instant,
      /** The files that were read, as they lie in the store. */
      files: z.array(z.strictObject({ name: shortText, file: fileSchema })).max(50),
      /** Counts whose parts add up to what was read. */
      tally: z.record(z.string().max(80), z.int().min(0)),
    }),
  }),
  /** For the participants only: what could not be read, to be settled by a person. */
  'import.pieces-set-aside': fact({
    title: both('导入待复核', 'Import pieces set aside'),
    under: 'import-records',
    isPublic: false,
    schema: z.strictObject({
      importId: identifier,
      /** Under which they are sealed. */
      salt: sha256Schema,
      pieces: z.array(setAsidePieceSchema).min(1).max(100),
    }),
  }),
};

type ImportFacts = typeof importFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends ImportFacts {}
}
