import { both } from '../../kernel/words/words.ts';

/** What its forms ask beyond the type of each field. */
export const planFormRules = {
  'entry-once': ({ entry }: { readonly entry: string }) =>
    both(`${entry} 重复出现。`, `${entry} stands there twice.`),
  'entry-of-function': ({ entry }: { readonly entry: string }) =>
    both(`没有名为 ${entry} 的职能条目。`, `There is no function entry ${entry}.`),
  'entry-only-asks': ({ entry }: { readonly entry: string }) =>
    both(
      `${entry} 只是邀请：尚未同意的机构不承担义务。`,
      `${entry} only asks: who has not said yes owes nothing.`,
    ),
  'activator-takes-all': both('启动者须负责整个事件。', 'Whoever activates takes the whole incident.'),
  'level-known': both('尚未确定响应级别，请选择。', 'No response level has been set: choose one.'),
};

type PlanFormRules = typeof planFormRules;
declare module '../../kernel/form/form-rule.ts' {
  interface FormRules extends PlanFormRules {}
}
