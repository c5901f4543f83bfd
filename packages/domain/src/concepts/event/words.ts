import { both, type Words } from '../../kernel/words/words.ts';
import type { EventKind, REPORT_CHANNELS, VERIFICATION_OUTCOMES } from './facts.ts';

const eventKind: Words<EventKind> = {
  'unexplained-group-illness': both('群体性不明原因疾病', 'unexplained illness of a group'),
  'infectious-outbreak': both('传染病暴发、流行', 'outbreak of an infectious disease'),
  'pathogen-loss': both('菌种、毒种丢失', 'loss of a pathogen'),
  'major-poisoning': both('重大食物或职业中毒', 'major food or occupational poisoning'),
  'class-a-disease': both('甲类（含按甲类管理）传染病', 'class A disease, or managed as one'),
  'class-b-or-c-disease': both('乙类、丙类传染病', 'class B or C disease'),
  disaster: both('自然灾害', 'natural disaster'),
  accident: both('事故灾难', 'accident'),
  security: both('社会安全事件', 'social security event'),
  other: both('其他', 'other'),
};

const reportChannel: Words<(typeof REPORT_CHANNELS)[number]> = {
  network: both('网络直报', 'direct reporting network'),
  telephone: both('电话', 'telephone'),
  fax: both('传真', 'fax'),
  paper: both('书面', 'paper'),
};

const verificationOutcome: Words<(typeof VERIFICATION_OUTCOMES)[number]> = {
  confirmed: both('属实', 'confirmed'),
  disproved: both('排除', 'disproved'),
  unclear: both('尚不明确', 'unclear'),
};

/** The words of its lists. */
export const eventWords = { eventKind, reportChannel, verificationOutcome };

/** What a refusal may be about, and in which states it can be. */
export const eventThings = {
  event: {
    name: both('所报告的事件', 'reported event'),
    states: {
      open: both('进行中', 'open'),
      ended: both('已平息', 'over'),
    },
  },
};

type EventThings = typeof eventThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends EventThings {}
}
