import { concept } from '../../kernel/concept/concept.ts';
import { interestCharter } from './charter.ts';
import { declareInterest, endInterest, stateNoInterest } from './commands.ts';
import { evolveInterest } from './evolve.ts';
import { interestFacts } from './facts.ts';
import { interestRefusals } from './refusals.ts';
import { emptyInterestRecords, emptyInterestRegister } from './state.ts';
import { interestThings, interestWords } from './words.ts';

export const interest = concept({
  name: 'interest',
  facts: interestFacts,
  evolve: evolveInterest,
  register: emptyInterestRegister,
  records: emptyInterestRecords,
  commands: [declareInterest, endInterest, stateNoInterest],
  charter: interestCharter,
  words: interestWords,
  things: interestThings,
  refusals: interestRefusals,
});
