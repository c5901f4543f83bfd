import { words } from '#texts/words.ts';

export const eventTexts = words({
  title: ['事件报告', 'Event reports'],
  intro: [
    '谁在何时发现、何时向谁报告、谁作了核实：时限自发现之时起算，依当日有效的法律。报告的文字由主管部门决定公布；在此之前只公开其指纹。',
    'Who noticed what when, who told whom, who verified it. Time counts from when it was noticed, by the law of that day. What a report says is published by the competent authority; until then only its fingerprint is.',
  ],
  goodFaith: [
    '如实报告后经核实排除的，不追究报告者的责任（突发公共卫生事件应对法 31、32；传染病防治法 51）。',
    'Nobody is blamed for an honest report that proves to be none (Public Health Emergencies Law 31, 32; Infectious Diseases Law 51).',
  ],
  goodFaithOfDisease: [
    '如实报告传染病后经核实排除的，不追究报告者的责任（传染病防治法 51）。',
    'Nobody is blamed for an honest report of a disease that proves to be none (Infectious Diseases Law 51).',
  ],
  goodFaithBefore: [
    '如实报告后经核实排除的，报告义务视为已履行，不再另有所负。',
    'An honest report that proves to be none has met the duty to report; nothing more is owed.',
  ],
  words: ['报告内容', 'What the report says'],
  sealed: [
    '报告内容尚未公布，其加盐指纹（SHA-256）',
    'The words are not published yet; their salted fingerprint (SHA-256)',
  ],
  notifiesWho: ['向世界卫生组织的通报', 'notification of WHO'],
  none: ['尚无报告。', 'None yet.'],
  noticed: ['发现', 'Noticed'],
  stated: (time: string) => [`登记于 ${time}`, `on record ${time}`],
  reported: ['报告', 'Reported'],
  verified: ['核实', 'Verified'],
  clocks: ['时限', 'Clocks'],
  ended: ['已平息', 'over'],
  reference: ['收文编号', 'received as'],
  mustNotify: ['须向世界卫生组织通报', 'WHO must be notified'],
  notReported: ['尚未报告', 'not reported yet'],
  proof: ['条目', 'entry'],
});
