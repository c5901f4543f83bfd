import { z } from 'zod';
import { clock, parameter, parameterOr } from '../../kernel/charter/charter.ts';
import { both } from '../../kernel/words/words.ts';
import { EVIDENCE_LEVELS, type EvidenceLevel } from './facts.ts';

const percent = z.int().min(1).max(100);

/** What a statement counts for by how far it has been checked, per cent; `old`: at most, once it asks to be confirmed again. */
const weights = z.strictObject({
  ...(Object.fromEntries(EVIDENCE_LEVELS.map((level) => [level, percent])) as {
    readonly [Level in EvidenceLevel]: typeof percent;
  }),
  old: percent,
});

/** Terms of the charter that are read here. */
export const needCharter = {
  needStaleHours: clock(
    both('需求多少小时后须重新确认', 'Time after which a need asks to be confirmed again'),
    2_160,
  ),
  evidenceWeights: parameter(
    both(
      '分配时，需求按核实程度折算多少；过期未确认的最多算多少；未约定则都算足',
      'What a need counts for in an allocation by how far it has been checked, and at most once it is old; unsaid: all count in full',
    ),
    both('%', '%'),
    weights.optional(),
  ),
  needJumpFactor: parameterOr(
    3,
    both(
      '机构自报的数字超过上次核实数的多少倍，须经其他单位核实才算数',
      'How many times the figure that was last confirmed a facility may state by its own word; beyond it another organisation confirms it first',
    ),
    both('倍', 'times'),
    // Beyond it own word would come near the hundredfold that must not pay.
    z.int().min(2).max(10),
  ),
  needPeersFactor: parameterOr(
    10,
    both(
      '首次自报超过同类机构中位数的多少倍，须经其他单位核实才算数',
      'How many times the median of its like a facility may state at first; beyond it another organisation confirms it first',
    ),
    both('倍', 'times'),
    z.int().min(2).max(1_000),
  ),
};

type NeedCharter = typeof needCharter;
declare module '../../kernel/charter/charter.ts' {
  interface CharterParameters extends NeedCharter {}
}
