import { concept } from '../../kernel/concept/concept.ts';
import {
  endRequisition,
  endSecurityIncident,
  stateBreach,
  stateProductFlaw,
  stateRequest,
  stateRequisition,
  stateSecurityIncident,
  stateSensitiveProcessing,
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
    endSecurityIncident,
    stateProductFlaw,
    stateSensitiveProcessing,
    stateRequest,
  ],
  words: matterWords,
  things: matterThings,
});
