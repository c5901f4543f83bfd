import { concept } from '../../kernel/concept/concept.ts';
import { answerImport, recordImport } from './commands.ts';
import { evolveImport } from './evolve.ts';
import { importFacts } from './facts.ts';
import { importRefusals } from './refusals.ts';
import { emptyImportRecords } from './state.ts';
import { importThings, importWords } from './words.ts';

export const imports = concept({
  name: 'import',
  facts: importFacts,
  evolve: evolveImport,
  records: emptyImportRecords,
  commands: [recordImport, answerImport],
  words: importWords,
  things: importThings,
  refusals: importRefusals,
});
