import { both, type Words } from '../../kernel/words/words.ts';
import type { CapabilityKind } from './facts.ts';

/** What an organisation can send, and in what it is counted. */
const capabilityKind: Words<CapabilityKind> = {
  'medical-team': both('医疗队（支）', 'medical teams'),
  'rescue-team': both('救援队（支）', 'rescue teams'),
  'disinfection-team': both('消杀队（支）', 'disinfection teams'),
  lorries: both('货车（辆）', 'lorries'),
  'cold-chain-lorries': both('冷藏车（辆）', 'cold-chain lorries'),
  boats: both('船艇（艘）', 'boats'),
  warehouse: both('仓库（平方米）', 'warehouse (square metres)'),
  shelter: both('安置场所（床位）', 'shelter (beds)'),
  'support-line': both('心理援助热线（席位）', 'support line (seats)'),
  'community-workers': both('社区工作者（人）', 'community workers'),
  volunteers: both('志愿者（人）', 'volunteers'),
  kitchen: both('供餐（份／日）', 'kitchen (meals a day)'),
  laboratory: both('检测（份／日）', 'laboratory (samples a day)'),
};

/** The words of its lists. */
export const capabilityWords = { capabilityKind };

/** What a refusal may be about, and in which states it can be. */
export const capabilityThings = {
  capability: { name: both('能力', 'capability') },
};

type CapabilityThings = typeof capabilityThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends CapabilityThings {}
}
