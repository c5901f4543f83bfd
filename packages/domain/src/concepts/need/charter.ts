import { clock } from '../../kernel/charter/charter.ts';
import { both } from '../../kernel/words/words.ts';

/** Terms of the charter that are read here. */
export const needCharter = {
  needStaleHours: clock(
    both('需求多少小时后须重新确认', 'Time after which a need asks to be confirmed again'),
    2_160,
  ),
};

type NeedCharter = typeof needCharter;
declare module '../../kernel/charter/charter.ts' {
  interface CharterParameters extends NeedCharter {}
}
