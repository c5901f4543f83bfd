import { hoursOr } from '../../kernel/charter/charter.ts';
import { both } from '../../kernel/words/words.ts';

/** Terms of the charter that are read here. */
export const countersignatureCharter = {
  secondPersonHours: hoursOr(
    24,
    both(
      '一人提高响应级别、启动预案或暂停职责立即生效；多少小时内须由另一人复核，否则失效',
      'One person raises the level, starts a plan or suspends a mandate at once; hours within which another confirms it, else it lapses',
    ),
  ),
};

type CountersignatureCharter = typeof countersignatureCharter;
declare module '../../kernel/charter/charter.ts' {
  interface CharterParameters extends CountersignatureCharter {}
}
