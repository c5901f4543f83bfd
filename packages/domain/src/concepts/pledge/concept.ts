import { concept, view } from '../../kernel/concept/concept.ts';
import { both } from '../../kernel/words/words.ts';
import { pledgeCharter } from './charter.ts';
import { answerPledge, endPledge, makePledge } from './commands.ts';
import { evolvePledge } from './evolve.ts';
import { pledgeFacts } from './facts.ts';
import { pledgeNoticeKinds } from './notice-kinds.ts';
import { noticesOfPledge } from './notices.ts';
import { pledgeRefusals } from './refusals.ts';
import { emptyPledgeRecords } from './state.ts';
import { pledgeRows } from './view.ts';
import { pledgeThings, pledgeWords } from './words.ts';

export const pledge = concept({
  name: 'pledge',
  facts: pledgeFacts,
  evolve: evolvePledge,
  records: emptyPledgeRecords,
  commands: [makePledge, answerPledge, endPledge],
  views: { pledges: view(both('认捐及其答复', 'Pledges, and how they were answered'), pledgeRows) },
  noticeKinds: pledgeNoticeKinds,
  notices: noticesOfPledge,
  charter: pledgeCharter,
  words: pledgeWords,
  things: pledgeThings,
  refusals: pledgeRefusals,
});
