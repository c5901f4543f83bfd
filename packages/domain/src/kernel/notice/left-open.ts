import type { IncidentState } from '../state/state.ts';
import { localMinute } from '../time/time.ts';
import type { Bilingual } from '../words/words.ts';
import type { Moment, TimedMatter, TimedTeller } from './timed.ts';

/** Something that somebody began and somebody else has to end. */
export type LeftOpen = {
  readonly id: string;
  /** Until when, by the charter. */
  readonly due: string;
  /** Who has to end it; null: nobody is known. */
  readonly mustAct: () => readonly (string | null | undefined)[];
};

/** Tells once of each thing that is open beyond its time. Costs what is open. */
export const leftOpen = (
  kind: string,
  name: Bilingual,
  path: TimedTeller['path'],
  openIn: (incident: IncidentState, moment: Moment) => Iterable<LeftOpen>,
): TimedTeller => ({
  urgency: 'urgent',
  path,
  title: ({ end }, count, clock) => {
    const due = localMinute(end, clock);
    return count === 1
      ? { zh: `逾期未处理：${name.zh}（期限${due}）`, en: `Not done in time: ${name.en} (due ${due})` }
      : {
          zh: `逾期未处理：${name.zh}（${count}项，最早期限${due}）`,
          en: `Not done in time: ${name.en} (${count}, first due ${due})`,
        };
  },
  *matters(moment, isTold): Generator<TimedMatter> {
    for (const incident of moment.state.incidents.values())
      for (const { id, due: end, mustAct } of openIn(incident, moment)) {
        const key = JSON.stringify([kind, incident.id, id]);
        if (moment.now <= end || isTold(key)) continue;
        const organisations = [...new Set(mustAct().flatMap((each) => each ?? []))];
        if (organisations.length === 0) continue;
        yield { key, name, organisations, incident: incident.id, position: null, end };
      }
  },
});
