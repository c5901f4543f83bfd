import { agreed } from '../../kernel/charter/charter.ts';
import type { TimedTellers } from '../../kernel/notice/timed.ts';
import { pair, secondOf } from '../../kernel/state/lists.ts';
import { keysOf } from '../../kernel/state/ordered.ts';
import { afterHours } from '../../kernel/time/time.ts';
import { both } from '../../kernel/words/words.ts';
import { needCharter } from './charter.ts';

/** Where a facility says with one tap that its figures are still right. */
const STILL_RIGHT = '/work/needs?still-right=1';

/** One to each facility, however many needs, and again once they have grown old anew. Costs the facilities that owe an answer. */
export const timedNoticesOfNeeds: TimedTellers<'need.stale'> = {
  'need.stale': {
    urgency: 'normal',
    path: () => STILL_RIGHT,
    title: () =>
      both(
        '贵单位的需求数字已久未更新：还对吗？对就点一下确认',
        'Your needs were stated a while ago. Are they still right? One tap says so',
      ),
    *matters({ state, now }, isTold) {
      for (const incident of state.incidents.values()) {
        const hours = agreed(incident, 'needStaleHours', needCharter);
        if (hours === null || incident.closedAt) continue;
        // Old is what is older by a whole hour.
        const bound = afterHours(now, -hours - 1);
        for (const freshFromAndFacility of keysOf(incident.facilitiesByAge)) {
          const [freshFrom = ''] = freshFromAndFacility.split(' ', 1);
          if (freshFrom > bound) break;
          const facility = secondOf(freshFromAndFacility);
          const key = JSON.stringify(['need.stale', incident.id, pair(freshFrom, facility)]);
          if (isTold(key)) continue;
          const end = afterHours(freshFrom, hours);
          yield {
            ...{ key, name: both('需求', 'needs'), organisations: [facility] },
            ...{ incident: incident.id, position: null, end },
          };
        }
      }
    },
  },
};
