import { concept } from '../../kernel/concept/concept.ts';
import { loadCharter } from './charter.ts';
import { reportLoad } from './commands.ts';
import { evolveLoad } from './evolve.ts';
import { loadFacts } from './facts.ts';
import { emptyLoadRecords } from './state.ts';

export const load = concept({
  name: 'load',
  facts: loadFacts,
  evolve: evolveLoad,
  records: emptyLoadRecords,
  commands: [reportLoad],
  charter: loadCharter,
});
