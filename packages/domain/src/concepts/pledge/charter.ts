import { z } from 'zod';
import { parameterOr } from '../../kernel/charter/charter.ts';
import { both } from '../../kernel/words/words.ts';

/** Terms of the charter that are read here. */
export const pledgeCharter = {
  pledgeAnswerHours: parameterOr(
    24,
    both('认捐多少小时内应得到答复', 'Time within which a pledge is to be answered'),
    both('小时', 'hours'),
    z.int().min(1).max(720),
  ),
  pledgesPerDay: parameterOr(
    50,
    both(
      '一个单位二十四小时内可提出的认捐数：公开日志不可被灌满',
      'Pledges that one organisation may make within 24 hours: the public log is no place to flood',
    ),
    both('项', 'pledges'),
    z.int().min(1).max(10_000),
  ),
};

type PledgeCharter = typeof pledgeCharter;
declare module '../../kernel/charter/charter.ts' {
  interface CharterParameters extends PledgeCharter {}
}
