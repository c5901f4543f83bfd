import { z } from 'zod';
import { clock, parameterOr } from '../../kernel/charter/charter.ts';
import { both } from '../../kernel/words/words.ts';

/** Terms of the charter that are read here. */
export const complaintCharter = {
  complaintHours: clock(
    both('申诉多少小时内应得到答复', 'Time within which a complaint is to be answered'),
    720,
  ),
  complaintsPerDay: parameterOr(
    20,
    both(
      '一个单位二十四小时内可提出的申诉数：公开日志不可被灌满',
      'Complaints that one organisation may make within 24 hours: the public log is no place to flood',
    ),
    both('项', 'complaints'),
    z.int().min(1).max(10_000),
  ),
};

type ComplaintCharter = typeof complaintCharter;
declare module '../../kernel/charter/charter.ts' {
  interface CharterParameters extends ComplaintCharter {}
}
