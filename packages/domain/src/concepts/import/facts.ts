import { z } from 'zod';
import { identifier, instant, shortText } from '../../kernel/fact/fields.ts';

export const setAsidePieceSchema = z.strictObject({
  reason: shortText,
  where: shortText,
  /** The original text, with personal data taken out. */
  original: z.string().max(2000),
});

export const importFacts = {
  'import.recorded': z.strictObject({
    importId: identifier,
    source: shortText,
    asOf: instant,
    /** Counts whose parts add up to what was read. */
    tally: z.record(z.string().max(80), z.int().min(0)),
  }),
  /** For the participants only: what could not be read, to be settled by a person. */
  'import.pieces-set-aside': z.strictObject({
    importId: identifier,
    pieces: z.array(setAsidePieceSchema).min(1).max(100),
  }),
};
