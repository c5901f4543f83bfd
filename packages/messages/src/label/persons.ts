import type { ErasureReason, ReadingReason } from '@tongzhou/domain';
import { both as b } from '../language/language.ts';
import type { Words } from './words.ts';

export const readingReason: Words<ReadingReason> = {
  'issue-receipt': b('开具票据', 'to issue a receipt'),
  'answer-donor': b('答复捐赠人', 'to answer the donor'),
  'return-gift': b('退还捐赠', 'to return a gift'),
  audit: b('审计核对', 'audit'),
  'legal-duty': b('履行法定义务', 'a legal duty'),
  emergency: b('紧急情况', 'an emergency'),
};

export const erasureReason: Words<ErasureReason> = {
  'person-asked': b('本人要求', 'the person asked'),
  'consent-withdrawn': b('撤回同意', 'consent withdrawn'),
  'purpose-achieved': b('目的已实现', 'purpose achieved'),
  'retention-ended': b('保存期限届满', 'retention period over'),
  unlawful: b('处理不合法', 'held unlawfully'),
};
