import { concept } from '../../kernel/concept/concept.ts';
import { endFundraising, startFundraising, stateSecondaryPurpose } from './commands.ts';
import { evolveFundraising } from './evolve.ts';
import { fundraisingFacts } from './facts.ts';
import { fundraisingOwners } from './parties.ts';
import { emptyFundraisingRecords } from './state.ts';
import { fundraisingRows } from './view.ts';

export const fundraising = concept({
  name: 'fundraising',
  facts: fundraisingFacts,
  evolve: evolveFundraising,
  records: emptyFundraisingRecords,
  commands: [startFundraising, stateSecondaryPurpose, endFundraising],
  owners: fundraisingOwners,
  views: { fundraisings: fundraisingRows },
});
