import { concept, viewByDay } from '../../kernel/concept/concept.ts';
import { daysOf } from '../../kernel/state/by-day.ts';
import { both } from '../../kernel/words/words.ts';
import { breakGlassCharter } from './charter.ts';
import { breakGlass as breakGlassCommand, judgeBreakGlassAnew, reconcileBreakGlass } from './commands.ts';
import { evolveBreakGlass } from './evolve.ts';
import { breakGlassFacts } from './facts.ts';
import { breakGlassNoticeKinds } from './notice-kinds.ts';
import { noticesOfBreakGlass } from './notices.ts';
import { breakGlassFirstSeats } from './parties.ts';
import { breakGlassRefusals } from './refusals.ts';
import { emptyBreakGlassRecords } from './state.ts';
import { timedNoticesOfBreakGlass } from './timed-notices.ts';
import { breakGlassRows } from './view.ts';
import { breakGlassThings, breakGlassWords } from './words.ts';

export const breakGlass = concept({
  name: 'break-glass',
  facts: breakGlassFacts,
  evolve: evolveBreakGlass,
  records: emptyBreakGlassRecords,
  commands: [breakGlassCommand, reconcileBreakGlass, judgeBreakGlassAnew],
  views: {
    'break-glass': viewByDay(
      both('每一次紧急放行', 'Every release by break-glass'),
      ({ breakGlassInOrder, clock }) => daysOf(breakGlassInOrder, clock),
      breakGlassRows,
    ),
  },
  notices: noticesOfBreakGlass,
  noticeKinds: breakGlassNoticeKinds,
  timedNotices: timedNoticesOfBreakGlass,
  firstSeats: breakGlassFirstSeats,
  charter: breakGlassCharter,
  words: breakGlassWords,
  things: breakGlassThings,
  refusals: breakGlassRefusals,
});
