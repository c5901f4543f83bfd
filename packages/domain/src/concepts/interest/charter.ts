import { z } from 'zod';
import { parameterOr } from '../../kernel/charter/charter.ts';
import { both } from '../../kernel/words/words.ts';

/** Terms of the charter that are read here. */
export const interestCharter = {
  interestsDeclared: parameterOr(
    0,
    both(
      '参与分配、采购支付、查验的人须先声明有无利害关系，每次声明的有效天数（0：不要求）',
      'Days for which a statement about interests holds, without which nobody allocates, pays or inspects (0: none is asked for)',
    ),
    both('天', 'days'),
    z.int().min(0).max(730),
  ),
};

type InterestCharter = typeof interestCharter;
declare module '../../kernel/charter/charter.ts' {
  interface CharterParameters extends InterestCharter {}
}
