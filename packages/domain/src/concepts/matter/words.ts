import { both, type Words } from '../../kernel/words/words.ts';
import type { MatterKind, OPERATORS, REQUESTS } from './facts.ts';

const matterKind: Words<MatterKind> = {
  'breach.found': both('发现个人信息泄露', 'breach of personal data'),
  'security-incident.found': both('网络安全事件', 'security incident'),
  'serious-incident.found': both('严重事件', 'serious incident'),
  'transaction.made': both('重大资产变动、投资或交易', 'major transaction'),
  'requisition.made': both('征用中', 'requisitioned'),
  'requisition.ended': both('征用结束', 'requisition ended'),
  'security-incident.ended': both('网络安全事件处置结束', 'security incident dealt with'),
  'product-flaw.found': both('产品安全缺陷', 'flaw of a product'),
  'sensitive-processing.begun': both('处理敏感个人信息', 'processing of sensitive data'),
  'request.received': both('依法提出的请求', 'request under a law'),
};

/** Who runs what a security incident befell. */
const operator: Words<(typeof OPERATORS)[number]> = {
  'critical-infrastructure': both('关键信息基础设施', 'critical infrastructure'),
  'central-organ': both('中央和国家机关及其直属单位', 'a central state organ'),
  other: both('其他网络运营者', 'another operator'),
};

/** What somebody asked for by right. */
const lawfulRequest: Words<(typeof REQUESTS)[number]> = {
  'donation-agreement': both('签订书面捐赠协议', 'a written donation agreement'),
  'public-information': both('公开政府信息', 'public information'),
  'who-verification': both('世界卫生组织要求核实', 'a verification for WHO'),
};

/** The words of its lists. */
export const matterWords = { matterKind, operator, lawfulRequest };

/** What a refusal may be about, and in which states it can be. */
export const matterThings = {
  matter: { name: both('应报事项', 'matter to be reported'), states: matterKind },
};

type MatterThings = typeof matterThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends MatterThings {}
}
