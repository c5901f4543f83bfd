import { both, type Words } from '../words/words.ts';
import type { DutyState } from './duty.ts';

const dutyState: Words<DutyState> = {
  breached: both('已逾期', 'overdue'),
  open: both('进行中', 'open'),
  late: both('迟于期限完成', 'met late'),
  met: both('按时完成', 'met in time'),
  lifted: both('不再需要', 'no longer owed'),
};

/** The words of its lists. */
export const dutyWords = { dutyState };
