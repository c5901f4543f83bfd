import { concept } from '../../kernel/concept/concept.ts';
import {
  endRequisition,
  stateBreach,
  stateRequisition,
  stateSecurityIncident,
  stateSeriousIncident,
  stateTransaction,
} from './commands.ts';
import { evolveMatter } from './evolve.ts';
import { matterFacts } from './facts.ts';
import { emptyMatterRecords } from './state.ts';
import { matterThings, matterWords } from './words.ts';

export const matter = concept({
  name: 'matter',
  facts: matterFacts,
  evolve: evolveMatter,
  records: emptyMatterRecords,
  commands: [
    stateBreach,
    stateSecurityIncident,
    stateSeriousIncident,
    stateTransaction,
    stateRequisition,
    endRequisition,
  ],
  words: matterWords,
  things: matterThings,
});
