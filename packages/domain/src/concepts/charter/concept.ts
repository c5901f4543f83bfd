import type { z } from 'zod';
import type { CharterTerms } from '../../kernel/charter/charter.ts';
import { concept } from '../../kernel/concept/concept.ts';
import { adoptCharter } from './commands.ts';
import { evolveCharter } from './evolve.ts';
import { charterFacts } from './facts.ts';
import { emptyCharterRecords } from './state.ts';

/** What a charter may say is said by the concepts that read it; this one keeps and dates it. */
export const charterOf = (terms: z.ZodType<CharterTerms, CharterTerms>) =>
  concept({
    name: 'charter',
    facts: charterFacts(terms),
    evolve: evolveCharter,
    records: emptyCharterRecords,
    commands: [adoptCharter(terms)],
  });
