import { agreed } from '../../kernel/charter/charter.ts';
import { leftOpen } from '../../kernel/notice/left-open.ts';
import type { TimedTellers } from '../../kernel/notice/timed.ts';
import { must } from '../../kernel/state/must.ts';
import { afterHours } from '../../kernel/time/time.ts';
import { both } from '../../kernel/words/words.ts';
import { stockCharter } from './charter.ts';

export const timedNoticesOfStock: TimedTellers<'loss.overdue'> = {
  'loss.overdue': leftOpen(
    'loss.overdue',
    both('损耗待复核', 'a loss to be confirmed'),
    () => '/work/losses',
    function* (incident, { state }) {
      const hours = agreed(incident, 'lossConfirmHours', stockCharter);
      const large = agreed(incident, 'lossThirdPartyFrom', stockCharter);
      for (const id of incident.lossesReported) {
        const { reportedAt, lot, lostInAll } = must(incident.losses, id, 'loss');
        const third = lostInAll >= large ? state.authority : null;
        const mustAct = () => [incident.lots.get(lot)?.owner, third];
        yield { id, due: afterHours(reportedAt, hours), mustAct };
      }
    },
  ),
};
