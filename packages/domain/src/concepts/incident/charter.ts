import { z } from 'zod';
import { hoursOr, parameterOr } from '../../kernel/charter/charter.ts';
import { both } from '../../kernel/words/words.ts';

/** Terms of the charter that are read here. */
export const incidentCharter = {
  secondPersonHours: hoursOr(
    24,
    both(
      '一人提高响应级别或启动预案立即生效；多少小时内须由另一人复核，否则失效',
      'One person raises the level or starts a plan at once; hours within which another confirms it, else it lapses',
    ),
  ),
  lateEntryHours: parameterOr(
    72,
    both(
      '纸面记录最迟多少小时内补录，并按发生时间计算',
      'Hours within which what happened on paper may be entered later, and counts as of when it happened',
    ),
    both('小时', 'hours'),
    z.int().min(0).max(720),
  ),
};

type IncidentCharter = typeof incidentCharter;
declare module '../../kernel/charter/charter.ts' {
  interface CharterParameters extends IncidentCharter {}
}
