import type { Bilingual } from '../words/words.ts';

/**
 * What a form asks beyond the type of each field ("a gift holds goods or money"), by name: its words, or how they are made
 * of its parameters. Each concept adds its own (`declare module`), and says them as `formRules`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: the concepts fill it
export interface FormRules {}
export type FormRule = keyof FormRules;

/** The words of some rules; `never`, because each takes parameters of its own. */
export type FormRuleWords = Readonly<Record<string, Bilingual | ((parameters: never) => Bilingual)>>;

type Parameters<Rule extends FormRule> = FormRules[Rule] extends (parameters: infer Needed) => Bilingual
  ? Needed
  : Record<never, never>;

/** Which rule a form breaks, with what its words need. */
export type RuleFault = {
  readonly [Rule in FormRule]: { readonly fault: 'rule'; readonly rule: Rule } & Parameters<Rule>;
}[FormRule];

type Needed<Rule extends FormRule> = FormRules[Rule] extends Bilingual ? [] : [parameters: Parameters<Rule>];

export const ruleFault = <Rule extends FormRule>(rule: Rule, ...[parameters]: Needed<Rule>): RuleFault =>
  ({ fault: 'rule', rule, ...(parameters as object | undefined) }) as RuleFault;

/** For `.refine`: the rule that is broken where the check fails, and in which field. */
export const otherwise = <Rule extends FormRule>(
  rule: Rule,
  path: string[] = [],
  ...parameters: Needed<Rule>
): { path: string[]; params: RuleFault } => ({ path, params: ruleFault(rule, ...parameters) });
