import { concept } from '../../kernel/concept/concept.ts';
import { loadCharter } from './charter.ts';
import { confirmLoad, reportLoad } from './commands.ts';
import { evolveLoad } from './evolve.ts';
import { loadFacts } from './facts.ts';
import { loadFormRules } from './form-rules.ts';
import { loadFirstSeats } from './parties.ts';
import { emptyLoadRecords } from './state.ts';
import { loadThings } from './words.ts';

export const load = concept({
  name: 'load',
  facts: loadFacts,
  evolve: evolveLoad,
  records: emptyLoadRecords,
  commands: [reportLoad, confirmLoad],
  firstSeats: loadFirstSeats,
  charter: loadCharter,
  things: loadThings,
  formRules: loadFormRules,
});
