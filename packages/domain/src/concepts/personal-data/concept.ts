import { concept } from '../../kernel/concept/concept.ts';
import { evolvePersonalData } from './evolve.ts';
import { personalDataFacts } from './facts.ts';
import { personalDataFaults } from './faults.ts';
import { emptyPersonalDataRecords } from './state.ts';
import { personalDataWords } from './words.ts';

export const personalData = concept({
  name: 'personal-data',
  facts: personalDataFacts,
  evolve: evolvePersonalData,
  records: emptyPersonalDataRecords,
  faults: personalDataFaults,
  words: personalDataWords,
});
