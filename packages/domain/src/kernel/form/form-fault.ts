import type { RuleFault } from './form-rule.ts';
import type { FormName } from './forms.ts';

/** The types of JSON, and whole numbers apart. */
export const FORM_TYPES = [
  'string',
  'number',
  'integer',
  'boolean',
  'array',
  'object',
  'null',
  'other',
] as const;
export type FormType = (typeof FORM_TYPES)[number];

/** In what a size is counted. */
export const SIZES = ['characters', 'entries', 'number'] as const;
export const BOUNDS = ['least', 'most', 'above', 'below', 'exactly'] as const;

/** What is wrong with a value, as a value: never a sentence, so that it can be said in any language. */
export type FormFault =
  | { readonly fault: 'missing' }
  | { readonly fault: 'type'; readonly expected: FormType; readonly received: FormType }
  /** It is none of the values of a list. */
  | { readonly fault: 'value'; readonly values: readonly (string | number | boolean | null)[] }
  | {
      readonly fault: 'size';
      readonly of: (typeof SIZES)[number];
      readonly bound: (typeof BOUNDS)[number];
      readonly limit: number;
    }
  | { readonly fault: 'multiple'; readonly of: number }
  | { readonly fault: 'fields-unknown'; readonly fields: readonly string[] }
  | { readonly fault: 'form'; readonly form: FormName }
  /** Several shapes are allowed, and it has none of them. */
  | { readonly fault: 'shape' }
  | RuleFault;
