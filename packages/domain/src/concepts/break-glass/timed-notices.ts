import type { TimedTellers } from '../../kernel/notice/timed.ts';
import { must } from '../../kernel/state/must.ts';
import { localMinute } from '../../kernel/time/time.ts';
import { both } from '../../kernel/words/words.ts';

/** Costs what is open, not what was ever released. */
export const timedNoticesOfBreakGlass: TimedTellers<'break-glass.overdue'> = {
  'break-glass.overdue': {
    urgency: 'urgent',
    path: ({ incident }) => `/incidents/${incident}/deliveries`,
    title: ({ end }, count) =>
      count === 1
        ? both(
            `紧急放行逾期未核销（期限${localMinute(end)}）`,
            `Break-glass not reconciled (due ${localMinute(end)})`,
          )
        : both(
            `${count}次紧急放行逾期未核销，最早期限${localMinute(end)}`,
            `${count} releases by break-glass not reconciled, the first due ${localMinute(end)}`,
          ),
    *matters({ state, now }, isTold) {
      for (const incident of state.incidents.values())
        for (const id of incident.breakGlassOpen) {
          const { due: end } = must(incident.breakGlass, id, 'release by break-glass');
          const key = JSON.stringify(['break-glass.overdue', incident.id, id]);
          if (now <= end || isTold(key)) continue;
          const { releaser } = must(incident.shipments, id, 'shipment');
          const organisations = [
            ...new Set([releaser, ...(state.authority === null ? [] : [state.authority])]),
          ];
          const name = both('紧急放行', 'release by break-glass');
          yield { key, name, organisations, incident: incident.id, position: null, end };
        }
    },
  },
};
