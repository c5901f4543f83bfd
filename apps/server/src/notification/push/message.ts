import { say } from '@tongzhou/messages';
import type { ToldNotice } from '../notice-row.ts';

/** What the service worker shows. Its path is opened on this site only. */
export type PushMessage = {
  readonly title: string;
  readonly body: string;
  readonly path: string;
  readonly language: 'zh' | 'en';
};

const WORDS = {
  zh: {
    exercise: '演练',
    alarm: '警报',
    urgent: '紧急',
    more: (n: number) => `另有 ${n} 条通知`,
    site: '同舟',
  },
  en: {
    exercise: 'Exercise',
    alarm: 'Alarm',
    urgent: 'Urgent',
    more: (n: number) => `and ${n} more notices`,
    site: 'Tongzhou',
  },
};
const RANK = { alarm: 0, urgent: 1, normal: 2 } as const;
const TITLE_CHARACTERS_MAX = 200;

/** One message for all that waited: the gravest, and how many more. */
export function messageOf(notices: readonly ToldNotice[], language: 'zh' | 'en'): PushMessage {
  const sorted = [...notices].sort((a, b) => RANK[a.urgency] - RANK[b.urgency] || a.number - b.number);
  const [first] = sorted;
  if (!first) throw new Error('a push message without a notice');
  const words = WORDS[language];
  const urgency = first.urgency === 'normal' ? '' : `[${words[first.urgency]}] `;
  const mark = `${first.exercise ? `[${words.exercise}] ` : ''}${urgency}`;
  return {
    title: `${mark}${say(first.title, language)}`.slice(0, TITLE_CHARACTERS_MAX),
    body: sorted.length > 1 ? words.more(sorted.length - 1) : words.site,
    path: sorted.length > 1 ? `/${language}/work/notices` : `/${language}${first.path}`,
    language,
  };
}
