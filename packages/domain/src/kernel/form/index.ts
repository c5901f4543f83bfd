export * from './form-fault.ts';
export * from './form-refusals.ts';
export { type FormRule, type FormRules, otherwise, type RuleFault, ruleFault } from './form-rule.ts';
export { FORM_WORDS, type FormName, writtenAs } from './forms.ts';
export { sayFormFault } from './say-form-fault.ts';
