import { dutyNoticeKinds } from '../duty/notice-kinds.ts';
import type { Fact, FactType } from '../kernel/fact/fact.ts';
import { isOfExercise } from '../kernel/notice/exercise.ts';
import type { MarkedNotice, Notice, NoticeKind, NoticeKinds } from '../kernel/notice/notice.ts';
import type { State } from '../kernel/state/state.ts';
import { gather } from './gather.ts';

/** What each kind is called where somebody chooses among them. */
export const NOTICE_KIND_NAMES: NoticeKinds = { ...gather('noticeKinds'), ...dutyNoticeKinds };

export const NOTICE_KINDS = Object.keys(NOTICE_KIND_NAMES) as NoticeKind[];

type Teller = (state: State, fact: Fact) => readonly Notice[];
const tellers = gather('notices') as Partial<Record<FactType, Teller>>;

/** Facts of which some notice can come; all others are passed over. */
export const TOLD_FACTS = Object.keys(tellers) as FactType[];

/**
 * What a fact is worth telling, and to whom. `state` holds the fact; it may have gone further, for whoever catches up:
 * mandates are then judged at the fact's own moment, so that only a later revocation changes who is told.
 */
export function noticesOf(state: State, fact: Fact): readonly MarkedNotice[] {
  const notices = (tellers[fact.type]?.(state, fact) ?? []).filter(
    (notice) => notice.organisations.length > 0,
  );
  if (notices.length === 0) return [];
  const exercise = isOfExercise(state, fact);
  return notices.map((notice) => ({ ...notice, exercise }));
}
