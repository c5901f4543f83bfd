import { concept, view } from '../../kernel/concept/concept.ts';
import { both } from '../../kernel/words/words.ts';
import { endFundraising, startFundraising, stateSecondaryPurpose } from './commands.ts';
import { evolveFundraising } from './evolve.ts';
import { fundraisingFacts } from './facts.ts';
import { fundraisingRefusals } from './refusals.ts';
import { emptyFundraisingRecords } from './state.ts';
import { fundraisingRows } from './view.ts';
import { fundraisingThings, fundraisingWords } from './words.ts';

export const fundraising = concept({
  name: 'fundraising',
  facts: fundraisingFacts,
  evolve: evolveFundraising,
  records: emptyFundraisingRecords,
  commands: [startFundraising, stateSecondaryPurpose, endFundraising],
  views: {
    fundraisings: view(
      both('公开募捐：方案、备案与时限', 'Public fundraisings: plans, filings and clocks'),
      fundraisingRows,
    ),
  },
  words: fundraisingWords,
  things: fundraisingThings,
  refusals: fundraisingRefusals,
});
