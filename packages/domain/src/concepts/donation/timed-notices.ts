import { agreed } from '../../kernel/charter/charter.ts';
import { leftOpen } from '../../kernel/notice/left-open.ts';
import type { TimedTellers } from '../../kernel/notice/timed.ts';
import { must } from '../../kernel/state/must.ts';
import { afterHours } from '../../kernel/time/time.ts';
import { both } from '../../kernel/words/words.ts';
import { holdersOf } from '../mandate/audience.ts';
import { donationCharter } from './charter.ts';

export const timedNoticesOfGifts: TimedTellers<'finding.overdue'> = {
  'finding.overdue': leftOpen(
    'finding.overdue',
    both('查验意见待第二人复核', 'a finding that waits for a second inspector'),
    () => '/work/inspection',
    function* (incident, { state, now }) {
      const hours = agreed(incident, 'findingConfirmHours', donationCharter);
      for (const id of incident.findingsOpen) {
        const { finding, owner } = must(incident.lots, id, 'lot');
        if (finding === null) continue;
        const mustAct = () => holdersOf(state, 'inspect-goods', incident.id, owner, now);
        yield { id: `${id} ${finding.at}`, due: afterHours(finding.at, hours), mustAct };
      }
    },
  ),
};
