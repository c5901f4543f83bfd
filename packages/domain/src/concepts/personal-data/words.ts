import { both, type Words } from '../../kernel/words/words.ts';
import type { ErasureReason, ReadingReason } from './rules.ts';

const readingReason: Words<ReadingReason> = {
  'issue-receipt': both('开具票据', 'to issue a receipt'),
  'answer-donor': both('答复捐赠人', 'to answer the donor'),
  'return-gift': both('退还捐赠', 'to return a gift'),
  audit: both('审计核对', 'audit'),
  'legal-duty': both('履行法定义务', 'a legal duty'),
  emergency: both('紧急情况', 'an emergency'),
};

const erasureReason: Words<ErasureReason> = {
  'person-asked': both('本人要求', 'the person asked'),
  'consent-withdrawn': both('撤回同意', 'consent withdrawn'),
  'purpose-achieved': both('目的已实现', 'purpose achieved'),
  'retention-ended': both('保存期限届满', 'retention period over'),
  unlawful: both('处理不合法', 'held unlawfully'),
};

/** The words of its lists. */
export const personalDataWords = { readingReason, erasureReason };

/** What a refusal may be about. */
export const personalDataThings = { text: { name: both('待复核的文字', 'text that waits for a look') } };

type PersonalDataThings = typeof personalDataThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends PersonalDataThings {}
}
