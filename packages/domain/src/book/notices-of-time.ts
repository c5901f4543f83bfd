import type { DutyBook } from '../duty/book.ts';
import { timedNoticesOfDuties } from '../duty/timed-notices.ts';
import type { MarkedNotice } from '../kernel/notice/notice.ts';
import type { TimedMatter, TimedTeller } from '../kernel/notice/timed.ts';
import type { State } from '../kernel/state/state.ts';
import { gather } from './gather.ts';

const tellers = { ...timedNoticesOfDuties, ...gather('timedNotices') };

type TimedKind = keyof typeof tellers;
const kinds = Object.entries(tellers) as (readonly [TimedKind, TimedTeller])[];

/** A matter as it is told: of which kind, with the mark of an exercise, by which clock. */
export type MarkedMatter = TimedMatter & {
  readonly kind: TimedKind;
  readonly exercise: boolean;
  readonly clock: string;
};

/** One notice of one matter, or of many of one kind that came due together. */
export type TimedNotice = {
  readonly origin: string;
  readonly incident: string;
  readonly position: number | null;
  readonly notice: MarkedNotice;
};

/**
 * What is to be told at a moment because time has passed, less what `isTold` knows: of duties, and what each concept says
 * in its `timed-notices.ts`. Asked again at any other moment, earlier or later, it names the same matters by the same keys.
 */
export function mattersOfTime(
  state: State,
  duties: DutyBook,
  now: string,
  isTold: (key: string) => boolean,
): MarkedMatter[] {
  return kinds.flatMap(([kind, { matters }]) =>
    Array.from(matters({ state, duties, now }, isTold), (matter) => {
      const exercise = state.incidents.get(matter.incident)?.exercise ?? false;
      return { ...matter, kind, exercise, clock: state.country.clock };
    }),
  );
}

/** A hundred lots that lie idle since the same morning are one notice to whoever keeps them, not a hundred. */
export function noticesOfTime(matters: readonly MarkedMatter[]): TimedNotice[] {
  const groups = new Map<string, MarkedMatter[]>();
  for (const matter of matters) {
    const { kind, incident, name, organisations } = matter;
    const together = JSON.stringify([kind, incident, name.zh, organisations]);
    const group = groups.get(together);
    if (group) group.push(matter);
    else groups.set(together, [matter]);
  }
  return [...groups.values()].map((group) => {
    const [first] = group.sort((a, b) => (a.end < b.end ? -1 : 1)) as [MarkedMatter, ...MarkedMatter[]];
    const { key, kind, incident, position, organisations, exercise } = first;
    const { urgency, title, path } = tellers[kind];
    const notice = {
      kind,
      urgency,
      organisations,
      exercise,
      title: title(first, group.length, first.clock),
    };
    return { origin: key, incident, position, notice: { ...notice, path: path(first) } };
  });
}
