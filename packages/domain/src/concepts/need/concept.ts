import { concept, view } from '../../kernel/concept/concept.ts';
import { both } from '../../kernel/words/words.ts';
import { needsByCity, silentFacilities } from './by-city.ts';
import { needsByItem } from './by-item.ts';
import { needCharter } from './charter.ts';
import {
  confirmNeed,
  listNeedsAgain,
  reaffirmNeeds,
  resumeReceiving,
  stateNeed,
  stopReceiving,
  withdrawNeed,
} from './commands.ts';
import { evolveNeed } from './evolve.ts';
import { needFacts } from './facts.ts';
import { needNoticeKinds } from './notice-kinds.ts';
import { noticesOfNeeds } from './notices.ts';
import { needFirstSeats } from './parties.ts';
import { needRefusals } from './refusals.ts';
import { emptyNeedRecords, emptyNeedRegister } from './state.ts';
import { timedNoticesOfNeeds } from './timed-notices.ts';
import { needRows } from './view.ts';
import { needThings, needWords } from './words.ts';

export const need = concept({
  name: 'need',
  facts: needFacts,
  evolve: evolveNeed,
  records: emptyNeedRecords,
  register: emptyNeedRegister,
  commands: [
    stateNeed,
    confirmNeed,
    reaffirmNeeds,
    listNeedsAgain,
    withdrawNeed,
    stopReceiving,
    resumeReceiving,
  ],
  views: {
    needs: view(both('需求，按用完的先后', 'Needs, in the order in which they run out'), needRows),
    'needs-by-item': view(both('按物资汇总的需求', 'Needs by item'), needsByItem),
    'needs-by-city': view(both('按城市汇总的需求', 'Needs by city'), needsByCity),
    silent: view(both('尚未上报的机构', 'Facilities that have not reported'), silentFacilities),
  },
  notices: noticesOfNeeds,
  noticeKinds: needNoticeKinds,
  timedNotices: timedNoticesOfNeeds,
  firstSeats: needFirstSeats,
  charter: needCharter,
  words: needWords,
  things: needThings,
  refusals: needRefusals,
});
