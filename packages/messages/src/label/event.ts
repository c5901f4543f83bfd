import type { EventKind, REPORT_CHANNELS, VERIFICATION_OUTCOMES } from '@tongzhou/domain';
import { both as b } from '../language/language.ts';
import type { Words } from './words.ts';

export const eventKind: Words<EventKind> = {
  'unexplained-group-illness': b('群体性不明原因疾病', 'unexplained illness of a group'),
  'infectious-outbreak': b('传染病暴发、流行', 'outbreak of an infectious disease'),
  'pathogen-loss': b('菌种、毒种丢失', 'loss of a pathogen'),
  'major-poisoning': b('重大食物或职业中毒', 'major food or occupational poisoning'),
  'class-a-disease': b('甲类（含按甲类管理）传染病', 'class A disease, or managed as one'),
  'class-b-or-c-disease': b('乙类、丙类传染病', 'class B or C disease'),
  disaster: b('自然灾害', 'natural disaster'),
  accident: b('事故灾难', 'accident'),
  security: b('社会安全事件', 'social security event'),
  other: b('其他', 'other'),
};

export const reportChannel: Words<(typeof REPORT_CHANNELS)[number]> = {
  network: b('网络直报', 'direct reporting network'),
  telephone: b('电话', 'telephone'),
  fax: b('传真', 'fax'),
  paper: b('书面', 'paper'),
};

export const verificationOutcome: Words<(typeof VERIFICATION_OUTCOMES)[number]> = {
  confirmed: b('属实', 'confirmed'),
  disproved: b('排除', 'disproved'),
  unclear: b('尚不明确', 'unclear'),
};
