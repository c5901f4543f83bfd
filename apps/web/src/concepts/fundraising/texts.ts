import { words } from '#texts/words.ts';

export const fundraisingTexts = words({
  title: ['公开募捐', 'Fundraisings'],
  intro: [
    '为本事件开展的公开募捐：方案、报送凭据与法定时限。本系统不收取捐款；捐赠请到募捐机构或指定平台。',
    'Public fundraisings for this incident: their plans, their filings with evidence, their clocks by law. This system collects nothing; give to the charity itself or on a designated platform.',
  ],
  partner: ['合作方', 'with'],
  noEnd: ['未定截止日期', 'no end named'],
  platforms: ['指定平台', 'Designated platforms'],
  noPlatform: ['不通过互联网平台', 'none on the internet'],
  surplus: ['剩余财产', 'What is left over'],
  secondaryPurpose: ['备用用途', 'Secondary purpose'],
  ended: (date: string) => [`${date} 结束`, `ended ${date}`],
  clocks: ['义务与时限', 'Duties and clocks'],
  due: (moment: string) => [`最迟 ${moment}`, `by ${moment}`],
  filings: ['报送与备案', 'Filings'],
  reference: ['受理编号', 'Number'],
  auditor: ['审计机构', 'Auditor'],
  none: ['尚无登记的公开募捐。', 'None on record yet.'],
});
