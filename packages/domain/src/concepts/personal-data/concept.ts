import { concept } from '../../kernel/concept/concept.ts';
import { stateDestroyed } from './destroyed.ts';
import { evolvePersonalData } from './evolve.ts';
import { personalDataFacts } from './facts.ts';
import { forgetPerson } from './forget.ts';
import { passText } from './pass.ts';
import { personalDataRefusals } from './refusals.ts';
import { emptyPersonalDataRecords, emptyTextRegister } from './state.ts';
import { personalDataThings, personalDataWords } from './words.ts';

export const personalData = concept({
  name: 'personal-data',
  facts: personalDataFacts,
  evolve: evolvePersonalData,
  records: emptyPersonalDataRecords,
  register: emptyTextRegister,
  commands: [forgetPerson, passText],
  deeds: [stateDestroyed],
  refusals: personalDataRefusals,
  words: personalDataWords,
  things: personalDataThings,
});
