import { z } from 'zod';
import { parameterOr } from '../../kernel/charter/charter.ts';
import { both } from '../../kernel/words/words.ts';

/** Terms of the charter that are read here. */
export const incidentCharter = {
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
