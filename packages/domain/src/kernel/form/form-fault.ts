import type { RuleFault } from './form-rule.ts';
import type { FormName } from './forms.ts';

/** The types of JSON, and whole numbers apart. */
export type FormType = 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object' | 'null' | 'other';

/** What is wrong with a value, as a value: never a sentence, so that it can be said in any language. */
export type FormFault =
  | { readonly fault: 'missing' }
  | { readonly fault: 'type'; readonly expected: FormType; readonly received: FormType }
  /** Text where a number is asked for: what it might mean, the smallest first. */
  | { readonly fault: 'number'; readonly typed: string; readonly readings: readonly number[] }
  /** It is none of the values of a list. */
  | { readonly fault: 'value'; readonly values: readonly (string | number | boolean | null)[] }
  | {
      readonly fault: 'size';
      readonly of: 'characters' | 'entries' | 'number';
      readonly bound: 'least' | 'most' | 'above' | 'below' | 'exactly';
      readonly limit: number;
    }
  | { readonly fault: 'multiple'; readonly of: number }
  | { readonly fault: 'fields-unknown'; readonly fields: readonly string[] }
  | { readonly fault: 'form'; readonly form: FormName }
  /** Several shapes are allowed, and it has none of them. */
  | { readonly fault: 'shape' }
  | RuleFault;
