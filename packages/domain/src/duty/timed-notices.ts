import { holdersAt } from '../concepts/mandate/holders.ts';
import type { Duty } from '../kernel/duty/duty.ts';
import type { Moment, TimedMatter, TimedTeller, TimedTellers } from '../kernel/notice/timed.ts';
import { afterHours, localMinute } from '../kernel/time/time.ts';
import type { dutyNoticeKinds } from './notice-kinds.ts';
import { owerKey } from './ower.ts';
import { WARNING_HOURS_MAX, warnsAt } from './warning.ts';

/** A duty that ran out before anybody could be warned gives the breach alone. Both cost what is owed and runs out within a day. */
export const timedNoticesOfDuties: TimedTellers<keyof typeof dutyNoticeKinds> = {
  'duty.breached': {
    ...told('逾期未履行', 'Not done in time'),
    *matters(moment, isTold) {
      const { state, duties, now } = moment;
      const holders = holdersAt(state, now);
      for (const [duty, due] of running(duties.dueBy(now))) {
        const key = keyOf('duty.breached', duty, due);
        if (now <= due || isTold(key)) continue;
        yield* toldOf(moment, key, duty, due, [...holders(duty), ...leadOf(moment)]);
      }
    },
  },
  'duty.runs-out-soon': {
    ...told('即将到期', 'Runs out soon'),
    *matters(moment, isTold) {
      const { state, duties, now } = moment;
      const holders = holdersAt(state, now);
      for (const [duty, due] of running(duties.dueBy(afterHours(now, WARNING_HOURS_MAX)))) {
        if (due < now || now < (warnsAt(duty) ?? due)) continue;
        const key = keyOf('duty.runs-out-soon', duty, due);
        if (isTold(key)) continue;
        const owing = holders(duty);
        // What nobody in the register owes is the lead agency's to see to, before it is too late.
        yield* toldOf(moment, key, duty, due, owing.length === 0 ? leadOf(moment) : owing);
      }
    },
  },
};

const leadOf = ({ state: { authority } }: Moment): readonly string[] =>
  authority === null ? [] : [authority];

/** Those that the record holds, with their end. */
function* running(duties: readonly Duty[]): Generator<readonly [Duty, string]> {
  for (const duty of duties) if (duty.due !== null && duty.cited.length > 0) yield [duty, duty.due];
}

function* toldOf(
  { duties }: Moment,
  key: string,
  { kind, incident, position }: Duty,
  end: string,
  whom: readonly string[],
): Generator<TimedMatter> {
  const organisations = [...new Set(whom)];
  if (organisations.length === 0) return;
  const name = duties.rules.kinds.get(kind)?.title ?? { zh: kind, en: kind };
  yield { key, name, organisations, incident, position, end };
}

/** Each clock of a duty is told of once: one that a charter moves forward is another clock. */
const keyOf = (kind: string, { incident, position, kind: duty, subject, ower }: Duty, due: string): string =>
  JSON.stringify([kind, incident, position, duty, subject, owerKey(ower), due]);

function told(zh: string, en: string): Omit<TimedTeller, 'matters'> {
  return {
    urgency: 'urgent',
    path: ({ incident }) => `/incidents/${incident}/duties`,
    title({ name, end }, count, clock) {
      const due = localMinute(end, clock);
      return count === 1
        ? { zh: `${zh}：${name.zh}（期限${due}）`, en: `${en}: ${name.en} (due ${due})` }
        : {
            zh: `${zh}：${name.zh}（${count}项，最早期限${due}）`,
            en: `${en}: ${name.en} (${count}, first due ${due})`,
          };
    },
  };
}
