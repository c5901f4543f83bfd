import { both, type Words } from '../../kernel/words/words.ts';
import type { WaitingReason } from './rule.ts';

const applicationStatus: Words<'open' | 'approved' | 'declined'> = {
  open: both('等待审批', 'waiting for a decision'),
  approved: both('已批准', 'approved'),
  declined: both('未批准', 'declined'),
};

/** Why a newcomer gets nothing by rule, and waits for somebody's decision. */
const waitingReason: Words<WaitingReason> = {
  functions: both('所申请的职能须经审批', 'what it asks for needs a decision'),
  kind: both('此类机构须经审批', 'organisations of this kind need a decision'),
  credential: both('所需资质尚未提交', 'a credential that the rule requires was not presented'),
  'rule-stands-still': both('准入规则目前不生效', 'the rule of admission is not in force'),
  'name-alike': both(
    '名称与已登记机构相近，须先核对',
    'its name may be taken for another’s: somebody looks first',
  ),
  'too-wide': both('超出准入规则的范围', 'it is wider than the rule may give'),
};

/** The words of its lists. */
export const admissionWords = { applicationStatus, waitingReason };

/** What a refusal may be about, and in which states it can be. */
export const admissionThings = {
  application: { name: both('申请', 'application'), states: applicationStatus },
};

type AdmissionThings = typeof admissionThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends AdmissionThings {}
}
