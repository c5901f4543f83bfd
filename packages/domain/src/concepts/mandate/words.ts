import { both, type Words } from '../../kernel/words/words.ts';
import type { Breadth } from './breadth.ts';
import type { MANDATE_ROLES } from './facts.ts';
import type { Standstill } from './force.ts';

const mandateReach: Words<'own' | 'area'> = {
  own: both('仅限本机构的事务', 'its own matters only'),
  area: both('辖区内所有机构的事务', 'everybody in the area'),
};

const mandateRole: Words<(typeof MANDATE_ROLES)[number]> = {
  owner: both('主责', 'owner'),
  deputy: both('副责', 'deputy'),
};

/** Why a mandate stands still; `none` where it is in force. */
export const mandateStanding: Words<Standstill | 'none'> = {
  none: both('有效', 'in force'),
  revoked: both('已撤销', 'revoked'),
  declined: both('已谢绝或交回', 'declined or laid down'),
  suspended: both('已暂停', 'suspended'),
  'not-accepted': both('等待接受', 'waits for its holder to accept'),
  lapsed: both('邀请已过期', 'the offer has lapsed'),
  'not-begun': both('尚未开始', 'not begun'),
  ended: both('已到期', 'ended'),
  credential: both('资质不足', 'a credential is lacking'),
};

/** In what a mandate can be too wide. */
export const mandateBreadth: Words<Breadth> = {
  functions: both('职能', 'functions'),
  reach: both('事务范围', 'reach'),
  area: both('区域', 'area'),
  incident: both('事件', 'incident'),
  until: both('期限', 'term'),
  itemCategories: both('物资类别', 'item categories'),
  limits: both('限额', 'limits'),
  requires: both('所需资质', 'required credentials'),
};

/** The words of its lists. */
export const mandateWords = { mandateReach, mandateRole, mandateStanding, mandateBreadth };

/** What a refusal may be about, and in which states it can be. */
export const mandateThings = {
  mandate: { name: both('职责', 'mandate') },
};

type MandateThings = typeof mandateThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends MandateThings {}
}
