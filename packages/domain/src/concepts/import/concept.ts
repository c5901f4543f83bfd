import { concept } from '../../kernel/concept/concept.ts';
import { recordImport } from './commands.ts';
import { evolveImport } from './evolve.ts';
import { importFacts } from './facts.ts';
import { emptyImportRecords } from './state.ts';

export const imports = concept({
  name: 'import',
  facts: importFacts,
  evolve: evolveImport,
  records: emptyImportRecords,
  commands: [recordImport],
});
