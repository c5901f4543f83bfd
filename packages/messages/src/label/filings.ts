import type { MatterKind, SubmissionKind } from '@tongzhou/domain';
import { both as b } from '../language/language.ts';
import type { Words } from './words.ts';

/** What is filed, reported or published elsewhere, and shown here with evidence. */
export const submissionKind: Words<SubmissionKind> = {
  'fundraising-plan': b('募捐方案备案', 'fundraising plan filed'),
  'notice-to-civil-affairs': b('告知民政部门', 'notice to civil affairs'),
  'fundraising-progress': b('募捐进展公布', 'progress of the fundraising'),
  'final-account': b('募捐情况全面公布', 'full account of the fundraising'),
  'audit-report': b('第三方审计报告', 'report of an outside auditor'),
  'congress-report': b('向人大常委会专项报告', 'report to the people’s congress committee'),
  'breach-notice': b('个人信息泄露通知', 'notice of a data breach'),
  'deferred-notice': b('紧急情况消除后的告知', 'notice that urgency deferred'),
  'security-report': b('网络安全事件报告', 'report of a security incident'),
  'serious-incident-report': b('严重事件报告', 'report of a serious incident'),
  'transaction-disclosure': b('重大交易公开', 'disclosure of a transaction'),
  'requisition-return': b('征用财产返还与补偿', 'return and compensation of what was requisitioned'),
};

export const matterKind: Words<MatterKind> = {
  'breach.found': b('发现个人信息泄露', 'personal data leaked'),
  'security-incident.found': b('网络安全事件', 'security incident'),
  'serious-incident.found': b('严重事件', 'serious incident'),
  'transaction.made': b('重大资产变动、投资或交易', 'major transaction'),
  'requisition.made': b('征用中', 'requisitioned'),
  'requisition.ended': b('征用结束', 'requisition ended'),
};

export const fundraisingState: Words<'open' | 'ended'> = {
  open: b('进行中', 'going on'),
  ended: b('已结束', 'ended'),
};
