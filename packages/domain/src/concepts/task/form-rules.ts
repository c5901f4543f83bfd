import { both } from '../../kernel/words/words.ts';

/** What its forms ask beyond the type of each field. */
export const taskFormRules = {
  'place-code-is-taken-in': both(
    '现场签到码由服务器换成凭证后再记录，请经网页或接口提交。',
    'The server turns the code of the place into its proof before anything is recorded: send it through the site or its API.',
  ),
  'place-code-is-drawn': both('现场签到码由服务器生成。', 'The code of the place is drawn by the server.'),
  'seat-link-is-drawn': both('链接由服务器生成。', 'The link is drawn by the server.'),
  'briefing-in-a-language': both(
    '任务说明至少须有一种语言。',
    'A briefing is written in one language at least.',
  ),
  'right-is-a-choice': both('正确答案须是选项之一。', 'The right answer is one of the choices.'),
  'volunteers-once': both('每名志愿者只能填写一次。', 'Each volunteer stands there once.'),
};

type TaskFormRules = typeof taskFormRules;
declare module '../../kernel/form/form-rule.ts' {
  interface FormRules extends TaskFormRules {}
}
