import { both, type Words } from '../../kernel/words/words.ts';
import type { MatterKind } from './facts.ts';

const matterKind: Words<MatterKind> = {
  'breach.found': both('发现个人信息泄露', 'breach of personal data'),
  'security-incident.found': both('网络安全事件', 'security incident'),
  'serious-incident.found': both('严重事件', 'serious incident'),
  'transaction.made': both('重大资产变动、投资或交易', 'major transaction'),
  'requisition.made': both('征用中', 'requisitioned'),
  'requisition.ended': both('征用结束', 'requisition ended'),
};

/** The words of its lists. */
export const matterWords = { matterKind };

/** What a refusal may be about, and in which states it can be. */
export const matterThings = {
  matter: { name: both('应报事项', 'matter to be reported'), states: matterKind },
};

type MatterThings = typeof matterThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends MatterThings {}
}
