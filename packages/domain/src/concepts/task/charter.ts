import { z } from 'zod';
import { parameterOr } from '../../kernel/charter/charter.ts';
import { both } from '../../kernel/words/words.ts';

/** Terms of the charter that are read here. */
export const taskCharter = {
  workHoursPerDay: parameterOr(
    12,
    both('任意二十四小时内每人最多服务时间', 'Most that anybody works within any twenty-four hours'),
    both('小时', 'hours'),
    z.int().min(1).max(16),
  ),
  workHoursPerWeek: parameterOr(
    84,
    both(
      '本人未说明时，任意七天内每人最多服务时间',
      'Most that a volunteer who has not said works within any seven days',
    ),
    both('小时', 'hours'),
    z.int().min(1).max(100),
  ),
  restAfterHours: parameterOr(
    8,
    both(
      '累计服务满多少小时后须连续休息（中间未满休息时间的服务合并计算）',
      'Hours of work after which a volunteer rests; shifts with less than that rest between them count together',
    ),
    both('小时', 'hours'),
    z.int().min(1).max(16),
  ),
  restHours: parameterOr(
    8,
    both('须连续休息多少小时', 'Hours of rest then'),
    both('小时', 'hours'),
    z.int().min(0).max(24),
  ),
  peopleAskedAbove: parameterOr(
    100,
    both('一项志愿任务超过多少人时须再次确认', 'More volunteers for one task than this are asked back'),
    both('人', 'people'),
    z.int().min(1).max(1000),
  ),
  taskAnswerHours: parameterOr(
    24,
    both(
      '他机构请求承接志愿任务，逾多少小时未答复即可承接（任务未另行说明时）',
      'Hours after which a task that another organisation asked for is free to it, where nobody answers and the task says none',
    ),
    both('小时', 'hours'),
    z.int().min(1).max(168),
  ),
  shiftNoticeHours: parameterOr(
    2,
    both(
      '任务开始前多少小时提醒有账号的志愿者',
      'Hours before a task begins at which volunteers with an account are reminded',
    ),
    both('小时', 'hours'),
    z.int().min(0).max(48),
  ),
  earlyCheckInMinutes: parameterOr(
    60,
    both('任务开始前多少分钟起可以签到', 'Minutes before a task begins from which people are checked in'),
    both('分钟', 'minutes'),
    z.int().min(0).max(720),
  ),
};

type TaskCharter = typeof taskCharter;
declare module '../../kernel/charter/charter.ts' {
  interface CharterParameters extends TaskCharter {}
}
