import { holdersAt } from '../concepts/mandate/holders.ts';
import { dutyState } from '../kernel/duty/duty.ts';
import { earlier } from '../kernel/time/time.ts';
import type { Viewpoint } from '../kernel/view/viewpoint.ts';
import type { Bilingual } from '../kernel/words/words.ts';

/** A clock that runs: who owes what, since when, until when. Open or breached is computed from facts, never ticked. */
export type DutyStatus = {
  readonly duty: string;
  readonly title: Bilingual;
  /** The rule that decides the moment; for a charter's, its version. */
  readonly rule: string;
  readonly since: string;
  readonly due: string;
  readonly state: 'open' | 'breached';
  /** The lot, for a duty that is about one. */
  readonly subject: string | null;
  /** Null where several hold the function that owes it, or nobody. */
  readonly organisation: string | null;
};

/** The clocks of an incident that still run or have run out, the earliest first. Duties without a number have none. */
export function dutyStatuses(view: Viewpoint, incidentId: string): DutyStatus[] {
  const { duties, state, now } = view;
  const holders = holdersAt(state, now);
  const statuses: DutyStatus[] = [];
  for (const duty of duties.outstanding(incidentId)) {
    const { kind, subject, since, due, cited } = duty;
    const [first] = cited;
    if (due === null || !first) continue;
    const owing = holders(duty);
    statuses.push({
      duty: kind,
      title: duties.rules.kinds.get(kind)?.title ?? { zh: kind, en: kind },
      rule: first.charterVersion === null ? first.rule : `charter v${first.charterVersion}`,
      since,
      due,
      state: dutyState(duty, now) === 'breached' ? 'breached' : 'open',
      subject,
      organisation: owing.length === 1 ? (owing[0] as string) : null,
    });
  }
  return statuses.sort((a, b) => earlier(a.due, b.due));
}
