import { both, type Words } from '../../kernel/words/words.ts';
import type { SubmissionKind } from './kinds.ts';

/** What is filed, reported or published elsewhere, and shown here with evidence. */
const submissionKind: Words<SubmissionKind> = {
  'fundraising-plan': both('募捐方案备案', 'fundraising plan filed'),
  'notice-to-civil-affairs': both('告知民政部门', 'notice to civil affairs'),
  'fundraising-progress': both('募捐进展公布', 'progress of the fundraising'),
  'final-account': both('募捐情况全面公布', 'full account of the fundraising'),
  'audit-report': both('第三方审计报告', 'report of an outside auditor'),
  'congress-report': both('向人大常委会专项报告', 'report to the people’s congress committee'),
  'breach-notice': both('个人信息泄露通知', 'notice of a data breach'),
  'deferred-notice': both('紧急情况消除后的告知', 'notice that urgency deferred'),
  'security-report': both('网络安全事件报告', 'report of a security incident'),
  'serious-incident-report': both('严重事件报告', 'report of a serious incident'),
  'transaction-disclosure': both('重大交易公开', 'disclosure of a transaction'),
  'requisition-return': both('征用财产返还与补偿', 'return and compensation of what was requisitioned'),
  'data-destruction': both('系统外个人信息销毁记录', 'destruction of personal data held elsewhere'),
  'request-answer': both('对依法请求的答复', 'answer to a request under a law'),
  'surplus-disposal': both('剩余捐赠财产处理情况', 'what became of a surplus'),
  'annual-report': both('年度工作报告和财务会计报告', 'annual report and accounts'),
  'related-party-list': both('关联方名单及关联关系说明', 'list of related parties'),
  'impact-assessment': both('个人信息保护影响评估', 'impact assessment'),
  'security-final-report': both('网络安全事件处置总结', 'final report of a security incident'),
  'flaw-report': both('产品安全缺陷报告', 'report of a product’s flaw'),
  'alert-text': both('预警信息全文（八要素）', 'alert with its eight parts'),
  'psychological-aid': both('心理援助的组织安排', 'how psychological aid is organised'),
  helpline: both('求助电话等渠道的公布', 'helpline made public'),
  'response-summary': both('应急处置总结', 'summary of the response'),
};

/** The words of its lists. */
export const submissionWords = { submissionKind };

/** What a refusal may be about, and in which states it can be. */
export const submissionThings = {
  auditor: { name: both('审计机构', 'auditor') },
  submission: { name: both('报送记录', 'filing') },
};

type SubmissionThings = typeof submissionThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends SubmissionThings {}
}
