import { say } from '@tongzhou/messages';
import type { Letter } from '../../mail/post-office.ts';
import type { ToldNotice } from '../notice-row.ts';

const WORDS = {
  zh: {
    site: '同舟',
    exercise: '演练',
    alarm: '警报',
    urgent: '紧急',
    several: (count: number) => `${count} 条通知`,
    end: '在工作台“通知”页可更改或关闭邮件提醒。',
  },
  en: {
    site: 'Tongzhou',
    exercise: 'Exercise',
    alarm: 'Alarm',
    urgent: 'Urgent',
    several: (count: number) => `${count} notices`,
    end: 'Change or end these letters on the page “Notices” of your workspace.',
  },
};
const RANK = { alarm: 0, urgent: 1, normal: 2 } as const;

/** One letter for all that waited, the gravest first. Plain text: nothing in it loads from anywhere. */
export function letterOf(notices: readonly ToldNotice[], language: 'zh' | 'en', site: string): Letter {
  const words = WORDS[language];
  const sorted = [...notices].sort((a, b) => RANK[a.urgency] - RANK[b.urgency] || a.number - b.number);
  const [first] = sorted;
  if (!first) throw new Error('a letter without a notice');
  const mark = ({ exercise, urgency }: ToldNotice) =>
    `${exercise ? `[${words.exercise}] ` : ''}${urgency === 'normal' ? '' : `[${words[urgency]}] `}`;
  const more = sorted.length > 1 ? ` (${words.several(sorted.length)})` : '';
  const lines = sorted.map(
    (notice) => `${mark(notice)}${say(notice.title, language)}\n${site}/${language}${notice.path}\n`,
  );
  // A line break in a subject would begin another header.
  const subject = `${words.site}: ${mark(first)}${say(first.title, language)}${more}`.replace(
    /[\r\n]+/g,
    ' ',
  );
  return { subject, text: `${lines.join('\n')}\n-- \n${words.end}\n` };
}
