import { both } from '../../kernel/words/words.ts';

/** What its forms ask beyond the type of each field. */
export const transferFormRules = {
  'steps-in-all': ({ limit }: { readonly limit: number }) =>
    both(`一次最多 ${limit} 笔过账。`, `At most ${limit} transfers in one call.`),
  'one-place': both('一次只能办理一个库点的过账。', 'One call moves the goods of one place.'),
};

type TransferFormRules = typeof transferFormRules;
declare module '../../kernel/form/form-rule.ts' {
  interface FormRules extends TransferFormRules {}
}
