import { both, type Words } from '../../kernel/words/words.ts';
import type { BREAK_GLASS_OUTCOMES, BREAK_GLASS_REASONS } from './facts.ts';

const breakGlassReason: Words<(typeof BREAK_GLASS_REASONS)[number]> = {
  'life-at-risk': both('危及患者或医护人员生命', 'lives of patients or staff at risk'),
  'store-runs-out': both('机构库存即将用尽', 'the facility’s store runs out'),
  'nobody-to-decide': both('无法及时联系审批人', 'nobody to decide can be reached in time'),
  'no-connection': both('网络或系统中断', 'no connection to the system'),
  'lorry-waits': both('车辆已到，不能等待', 'the lorry is here and cannot wait'),
  other: both('其他（请说明）', 'other (say what)'),
};

const breakGlassState: Words<'open' | (typeof BREAK_GLASS_OUTCOMES)[number]> = {
  open: both('待核销', 'not reconciled yet'),
  approved: both('已核销，准予', 'reconciled: approved'),
  irregular: both('已核销，不合规', 'reconciled: irregular'),
};

/** The words of its lists. */
export const breakGlassWords = { breakGlassReason, breakGlassState };

/** What a refusal may be about, and in which states it can be. */
export const breakGlassThings = {
  'break-glass': { name: both('紧急放行', 'release by break-glass'), states: breakGlassState },
};

type BreakGlassThings = typeof breakGlassThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends BreakGlassThings {}
}
