import { agreed } from '../../kernel/charter/charter.ts';
import { leftOpen } from '../../kernel/notice/left-open.ts';
import type { TimedTellers } from '../../kernel/notice/timed.ts';
import { must } from '../../kernel/state/must.ts';
import { afterHours } from '../../kernel/time/time.ts';
import { both } from '../../kernel/words/words.ts';
import { correctionCharter } from './charter.ts';

export const timedNoticesOfCorrections: TimedTellers<'correction.overdue'> = {
  'correction.overdue': leftOpen(
    'correction.overdue',
    both('更正待复核', 'a correction to be confirmed'),
    () => '/work/corrections',
    function* (incident) {
      const hours = agreed(incident, 'correctionConfirmHours', correctionCharter);
      for (const id of incident.correctionsOpen) {
        const { at, donation } = must(incident.corrections, id, 'correction');
        yield { id, due: afterHours(at, hours), mustAct: () => [incident.donations.get(donation)?.receiver] };
      }
    },
  ),
};
