import type {
  Breadth,
  CapabilityKind,
  CredentialKind,
  CredentialStanding,
  MANDATE_ROLES,
  Standstill,
  WaitingReason,
} from '@tongzhou/domain';
import { both as b } from '../language/language.ts';
import type { Words } from './words.ts';

export const credentialKind: Words<CredentialKind> = {
  registration: b('法人登记', 'legal registration'),
  'public-fundraising': b('公开募捐资格', 'qualification for public fundraising'),
  medical: b('医疗资质', 'medical licence'),
  transport: b('运输资质', 'transport licence'),
  'psychological-support': b('心理援助资质', 'qualification for psychological support'),
  training: b('培训', 'training'),
  exercise: b('演练', 'exercise'),
  'red-cross': b('红十字会', 'Red Cross society'),
};

/** What an organisation can send, and in what it is counted. */
export const capabilityKind: Words<CapabilityKind> = {
  'medical-team': b('医疗队（支）', 'medical teams'),
  'rescue-team': b('救援队（支）', 'rescue teams'),
  'disinfection-team': b('消杀队（支）', 'disinfection teams'),
  lorries: b('货车（辆）', 'lorries'),
  'cold-chain-lorries': b('冷藏车（辆）', 'cold-chain lorries'),
  boats: b('船艇（艘）', 'boats'),
  warehouse: b('仓库（平方米）', 'warehouse (square metres)'),
  shelter: b('安置场所（床位）', 'shelter (beds)'),
  'support-line': b('心理援助热线（席位）', 'support line (seats)'),
  'community-workers': b('社区工作者（人）', 'community workers'),
  volunteers: b('志愿者（人）', 'volunteers'),
  kitchen: b('供餐（份／日）', 'kitchen (meals a day)'),
  laboratory: b('检测（份／日）', 'laboratory (samples a day)'),
};

export const credentialStanding: Words<CredentialStanding | 'missing'> = {
  confirmed: b('已核验', 'confirmed'),
  unchecked: b('尚未核验', 'not checked yet'),
  expired: b('已过期', 'expired'),
  revoked: b('已注销', 'revoked'),
  refused: b('核验未通过', 'refused'),
  missing: b('未提交', 'never presented'),
};

export const mandateRole: Words<(typeof MANDATE_ROLES)[number]> = {
  owner: b('主责', 'owner'),
  deputy: b('副责', 'deputy'),
};

/** Why a mandate stands still; `none` where it is in force. */
export const mandateStanding: Words<Standstill | 'none'> = {
  none: b('有效', 'in force'),
  revoked: b('已撤销', 'revoked'),
  declined: b('已谢绝或交回', 'declined or laid down'),
  suspended: b('已暂停', 'suspended'),
  'not-accepted': b('等待接受', 'waits for its holder to accept'),
  lapsed: b('邀请已过期', 'the offer has lapsed'),
  'not-begun': b('尚未开始', 'not begun'),
  ended: b('已到期', 'ended'),
  credential: b('资质不足', 'a credential is lacking'),
};

/** In what a mandate can be too wide. */
export const mandateBreadth: Words<Breadth> = {
  functions: b('职能', 'functions'),
  reach: b('事务范围', 'reach'),
  area: b('区域', 'area'),
  incident: b('事件', 'incident'),
  until: b('期限', 'term'),
  itemCategories: b('物资类别', 'item categories'),
  limits: b('限额', 'limits'),
  requires: b('所需资质', 'required credentials'),
};

export const applicationStatus: Words<'open' | 'approved' | 'declined'> = {
  open: b('等待审批', 'waiting for a decision'),
  approved: b('已批准', 'approved'),
  declined: b('未批准', 'declined'),
};

/** Why a newcomer gets nothing by rule, and waits for somebody's decision. */
export const waitingReason: Words<WaitingReason> = {
  functions: b('所申请的职能须经审批', 'what it asks for needs a decision'),
  kind: b('此类机构须经审批', 'organisations of this kind need a decision'),
  credential: b('所需资质尚未提交', 'a credential that the rule requires was not presented'),
  'rule-stands-still': b('准入规则目前不生效', 'the rule of admission is not in force'),
  'too-wide': b('超出准入规则的范围', 'it is wider than the rule may give'),
};
