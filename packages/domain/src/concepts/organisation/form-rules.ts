import { both } from '../../kernel/words/words.ts';

/** What its forms ask beyond the type of each field. */
export const organisationFormRules = {
  'name-stays': both('名称与现有登记相同。', 'This is the name that stands there already.'),
};

type OrganisationFormRules = typeof organisationFormRules;
declare module '../../kernel/form/form-rule.ts' {
  interface FormRules extends OrganisationFormRules {}
}
