import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const donationNoticeKinds = {
  'lot.to-inspect': both('物资待查验', 'Lots to inspect'),
  'finding.overdue': both('查验意见逾期未复核', 'Finding not confirmed in time'),
  'earmark.questioned': both('定向意愿征询', 'Donor to be asked'),
  'earmark.answered': both('定向意愿答复', 'Donor has answered'),
};

type DonationNoticeKinds = typeof donationNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends DonationNoticeKinds {}
}
