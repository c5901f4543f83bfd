import { agreed } from '../../kernel/charter/charter.ts';
import { ofSeat } from '../../kernel/notice/notice.ts';
import type { TimedMatter, TimedTellers } from '../../kernel/notice/timed.ts';
import { secondOf } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { keysOf } from '../../kernel/state/ordered.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { afterHours, localMinute } from '../../kernel/time/time.ts';
import { taskCharter } from './charter.ts';
import type { Task } from './state.ts';

/** Open tasks that begin between two moments, by whoever runs them; costs those and no others. */
function* beginning({ tasks, tasksOf }: IncidentState, now: string, until: string): Generator<Task> {
  for (const own of tasksOf.values())
    for (const key of keysOf(own, now)) {
      const task = must(tasks, secondOf(key), 'task');
      if (task.from > until) break;
      yield task;
    }
}

/** Who has a seat of his own is reminded of what he has taken, before it begins. */
export const timedNoticesOfTasks: TimedTellers<'shift.begins-soon'> = {
  'shift.begins-soon': {
    urgency: 'urgent',
    path: () => '/work/volunteering',
    title: ({ name, end }, count, clock) =>
      count === 1
        ? {
            zh: `即将开始（${localMinute(end, clock)}）：${name.zh}`,
            en: `Begins soon (${localMinute(end, clock)}): ${name.en}`,
          }
        : {
            zh: `即将开始（最早${localMinute(end, clock)}，${count}项）：${name.zh}`,
            en: `Begin soon (${count}, first ${localMinute(end, clock)}): ${name.en}`,
          },
    *matters({ state, now }, isTold): Generator<TimedMatter> {
      for (const incident of state.incidents.values()) {
        if (incident.closedAt !== null) continue;
        const hours = agreed(incident, 'shiftNoticeHours', taskCharter);
        for (const { id, title: name, from: end, volunteers } of beginning(
          incident,
          now,
          afterHours(now, hours),
        ))
          for (const volunteer of volunteers) {
            const seat = incident.volunteers.get(volunteer)?.seat ?? null;
            const key = JSON.stringify(['shift.begins-soon', incident.id, id, volunteer]);
            if (seat === null || isTold(key)) continue;
            yield { key, name, organisations: [ofSeat(seat)], incident: incident.id, position: null, end };
          }
      }
    },
  },
};
