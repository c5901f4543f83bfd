import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const donationNoticeKinds = {
  'lot.to-inspect': both('物资待查验', 'Lots to inspect'),
  'finding.overdue': both('查验意见逾期未复核', 'Finding not confirmed in time'),
  'lot.found-otherwise': both('已发出的物资经查验不符', 'Goods sent were found to be something else'),
  'lot.rejected': both('捐赠物资被拒收', 'Goods given were rejected'),
  'earmark.questioned': both('定向意愿征询', 'Donor to be asked'),
  'earmark.answered': both('定向意愿答复', 'Donor has answered'),
};

type DonationNoticeKinds = typeof donationNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends DonationNoticeKinds {}
}
