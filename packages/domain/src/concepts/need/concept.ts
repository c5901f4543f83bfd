import { concept } from '../../kernel/concept/concept.ts';
import { needsByCity, silentFacilities } from './by-city.ts';
import { needsByItem } from './by-item.ts';
import { needCharter } from './charter.ts';
import { resumeReceiving, stateNeed, stopReceiving } from './commands.ts';
import { evolveNeed } from './evolve.ts';
import { needFacts } from './facts.ts';
import { needNoticeKinds } from './notice-kinds.ts';
import { noticesOfNeeds } from './notices.ts';
import { needRefusals } from './refusals.ts';
import { emptyNeedRecords } from './state.ts';
import { needRows } from './view.ts';
import { needThings, needWords } from './words.ts';

export const need = concept({
  name: 'need',
  facts: needFacts,
  evolve: evolveNeed,
  records: emptyNeedRecords,
  commands: [stateNeed, stopReceiving, resumeReceiving],
  views: {
    needs: needRows,
    'needs-by-item': needsByItem,
    'needs-by-city': needsByCity,
    silent: silentFacilities,
  },
  notices: noticesOfNeeds,
  noticeKinds: needNoticeKinds,
  charter: needCharter,
  words: needWords,
  things: needThings,
  refusals: needRefusals,
});
