import { concept } from '../../kernel/concept/concept.ts';
import { stateDestroyed } from './destroyed.ts';
import { evolvePersonalData } from './evolve.ts';
import { personalDataFacts } from './facts.ts';
import { forgetPerson } from './forget.ts';
import { personalDataRefusals } from './refusals.ts';
import { emptyPersonalDataRecords } from './state.ts';
import { personalDataWords } from './words.ts';

export const personalData = concept({
  name: 'personal-data',
  facts: personalDataFacts,
  evolve: evolvePersonalData,
  records: emptyPersonalDataRecords,
  commands: [forgetPerson],
  deeds: [stateDestroyed],
  refusals: personalDataRefusals,
  words: personalDataWords,
});
