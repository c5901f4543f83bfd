import { concept, view } from '../../kernel/concept/concept.ts';
import { both } from '../../kernel/words/words.ts';
import { eventCharter } from './charter.ts';
import { discloseEvent, noticeEvent, reportEvent } from './commands.ts';
import { evolveEvent } from './evolve.ts';
import { eventFacts } from './facts.ts';
import { assessEvent, endEvent, verifyEvent } from './judge.ts';
import { eventNoticeKinds } from './notice-kinds.ts';
import { noticesOfEvent } from './notices.ts';
import { eventFirstSeats } from './parties.ts';
import { eventRefusals } from './refusals.ts';
import { emptyEventRecords } from './state.ts';
import { eventRows } from './view.ts';
import { eventThings, eventWords } from './words.ts';

export const event = concept({
  name: 'event',
  facts: eventFacts,
  evolve: evolveEvent,
  records: emptyEventRecords,
  commands: [noticeEvent, discloseEvent, reportEvent, verifyEvent, assessEvent, endEvent],
  views: {
    events: view(
      both('事件报告：谁何时发现、报告、核实', 'Reports of events: who noticed, told and verified when'),
      eventRows,
    ),
  },
  notices: noticesOfEvent,
  noticeKinds: eventNoticeKinds,
  firstSeats: eventFirstSeats,
  charter: eventCharter,
  words: eventWords,
  things: eventThings,
  refusals: eventRefusals,
});
