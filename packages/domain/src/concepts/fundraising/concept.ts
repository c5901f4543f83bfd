import { concept } from '../../kernel/concept/concept.ts';
import { endFundraising, startFundraising, stateSecondaryPurpose } from './commands.ts';
import { evolveFundraising } from './evolve.ts';
import { fundraisingFacts } from './facts.ts';
import { fundraisingFaults } from './faults.ts';
import { fundraisingOwners } from './parties.ts';
import { emptyFundraisingRecords } from './state.ts';
import { fundraisingRows } from './view.ts';
import { fundraisingThings, fundraisingWords } from './words.ts';

export const fundraising = concept({
  name: 'fundraising',
  facts: fundraisingFacts,
  evolve: evolveFundraising,
  records: emptyFundraisingRecords,
  commands: [startFundraising, stateSecondaryPurpose, endFundraising],
  owners: fundraisingOwners,
  faults: fundraisingFaults,
  views: { fundraisings: fundraisingRows },
  words: fundraisingWords,
  things: fundraisingThings,
});
