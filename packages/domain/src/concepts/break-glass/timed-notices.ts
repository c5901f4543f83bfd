import { leftOpen } from '../../kernel/notice/left-open.ts';
import type { TimedTellers } from '../../kernel/notice/timed.ts';
import { must } from '../../kernel/state/must.ts';
import { both } from '../../kernel/words/words.ts';

export const timedNoticesOfBreakGlass: TimedTellers<'break-glass.overdue'> = {
  'break-glass.overdue': leftOpen(
    'break-glass.overdue',
    both('紧急放行待核销', 'break-glass to be reconciled'),
    ({ incident }) => `/incidents/${incident}/deliveries`,
    function* ({ breakGlass, breakGlassOpen, shipments }, { state }) {
      for (const id of breakGlassOpen) {
        const { due } = must(breakGlass, id, 'release by break-glass');
        yield { id, due, mustAct: () => [shipments.get(id)?.releaser, state.authority] };
      }
    },
  ),
};
