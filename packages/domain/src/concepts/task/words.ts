import { both, type Words } from '../../kernel/words/words.ts';
import type { Availability, Skill } from './facts.ts';
import type { Unready } from './readiness.ts';
import type { TaskState } from './view.ts';

const skill: Words<Skill> = {
  carrying: both('搬运', 'carrying'),
  driving: both('驾驶', 'driving'),
  cooking: both('炊事', 'cooking'),
  'first-aid': both('急救', 'first aid'),
  medical: both('医护', 'medical care'),
  translation: both('翻译', 'translation'),
  counselling: both('心理支持', 'counselling'),
  'data-entry': both('数据录入', 'data entry'),
  construction: both('修建', 'construction'),
};

const taskState: Words<TaskState> = {
  open: both('招募中', 'open'),
  over: both('时间已过', 'its time is over'),
  done: both('已完成', 'done'),
  'called-off': both('已取消', 'called off'),
};

const availability: Words<Availability> = {
  mornings: both('上午', 'mornings'),
  afternoons: both('下午', 'afternoons'),
  evenings: both('晚上', 'evenings'),
  nights: both('夜间', 'nights'),
  weekends: both('周末', 'weekends'),
};

export const unready: Words<Unready> = {
  briefing: both('未阅读任务说明', 'the briefing has not been read'),
  quiz: both('未通过任务说明的提问', 'the questions of the briefing have not been answered'),
};

/** The words of its lists. */
export const taskWords = { skill, taskState, availability, unready };

/** What a refusal may be about, and in which states it can be. */
export const taskThings = {
  task: { name: both('任务', 'task'), states: taskState },
  volunteer: { name: both('志愿者', 'volunteer') },
};

type TaskThings = typeof taskThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends TaskThings {}
}
