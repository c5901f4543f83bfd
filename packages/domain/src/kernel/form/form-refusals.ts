import type { z } from 'zod';
import { wholeTyped } from '../number/index.ts';
import { type Refusal, refusal } from '../refusal/refusal.ts';
import type { FormFault, FormType } from './form-fault.ts';
import type { RuleFault } from './form-rule.ts';
import { isFormName } from './forms.ts';

type Issue = z.core.$ZodIssue;

/**
 * What a schema found wrong with an input, issue by issue: read from the codes and bounds that zod gives, never from its
 * sentences. `under`: the path at which the input stands in what was sent.
 */
export const formRefusals = (error: z.ZodError, input: unknown, under: readonly string[] = []): Refusal[] =>
  error.issues.flatMap((issue) => refusalsOf(issue, input, under));

function refusalsOf(issue: Issue, input: unknown, under: readonly string[]): Refusal[] {
  const path = [...under, ...issue.path.map(String)];
  const at = path.length === 0 ? {} : { field: path.join('.') };
  const value = valueAt(input, issue.path);
  if (issue.code === 'invalid_union' && value !== undefined && issue.errors.length > 0) {
    const nearest = nearestOption(issue.errors);
    return nearest
      ? nearest.flatMap((each) => refusalsOf(each, value, path))
      : [refusal('input-invalid', { fault: 'shape' }, at)];
  }
  if (issue.code === 'invalid_key')
    return issue.issues.flatMap((each) => refusalsOf(each, path.at(-1), path));
  const isAmount = AMOUNTS.has(path.at(-1) ?? '');
  if (isAmount && issue.code === 'too_small') return [refusal('amount-not-positive', {}, at)];
  if (isAmount && issue.code === 'too_big')
    return [refusal('amount-absurd', { max: Number(issue.maximum) }, at)];
  return [refusal('input-invalid', faultOf(issue, value), at)];
}

/** An amount that is negative, broken or absurd gets its own answer. */
const AMOUNTS: ReadonlySet<string> = new Set(['amount', 'least', 'most', 'received', 'onHand', 'usePerDay']);

/** Of several allowed shapes, what is wrong with the one that is nearest; undefined where two are as near. */
function nearestOption(options: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const fewest = Math.min(...options.map(({ length }) => length));
  const near = options.filter(({ length }) => length === fewest);
  return near.length === 1 ? near[0] : undefined;
}

function faultOf(issue: Issue, value: unknown): FormFault {
  switch (issue.code) {
    case 'invalid_type':
      if (value === undefined) return { fault: 'missing' };
      if (typeof value === 'string' && NUMBERS.has(issue.expected)) return numberFault(value);
      return { fault: 'type', expected: EXPECTED[issue.expected] ?? 'other', received: typeOf(value) };
    case 'invalid_value':
      if (value === undefined) return { fault: 'missing' };
      return { fault: 'value', values: issue.values.map(plain) };
    case 'invalid_union':
      if (value === undefined) return { fault: 'missing' };
      return 'options' in issue && issue.options
        ? { fault: 'value', values: issue.options.map(plain) }
        : { fault: 'shape' };
    case 'too_small':
      return size(issue.origin, issue.exact, issue.inclusive === false ? 'above' : 'least', issue.minimum);
    case 'too_big':
      return size(issue.origin, issue.exact, issue.inclusive === false ? 'below' : 'most', issue.maximum);
    case 'not_multiple_of':
      return { fault: 'multiple', of: issue.divisor };
    case 'unrecognized_keys':
      return { fault: 'fields-unknown', fields: issue.keys };
    case 'invalid_format':
      return { fault: 'form', form: isFormName(issue.format) ? issue.format : 'other' };
    case 'custom':
      return isRuleFault(issue.params) ? issue.params : { fault: 'shape' };
    default:
      return { fault: 'shape' };
  }
}

/** What `otherwise` gave. */
const isRuleFault = (params: unknown): params is RuleFault =>
  (params as { readonly fault?: unknown } | undefined)?.fault === 'rule';

const size = (
  origin: string,
  exact: boolean | undefined,
  bound: 'least' | 'most' | 'above' | 'below',
  limit: number | bigint,
): FormFault => ({
  fault: 'size',
  of: origin === 'string' ? 'characters' : COUNTED.has(origin) ? 'entries' : 'number',
  bound: exact ? 'exactly' : bound,
  limit: Number(limit),
});

const NUMBERS: ReadonlySet<string> = new Set(['number', 'int']);
/** As much of what was typed as an answer repeats. */
const TYPED_MAX = 40;

function numberFault(written: string): FormFault {
  const typed = wholeTyped(written.slice(0, TYPED_MAX));
  return {
    fault: 'number',
    typed: written.slice(0, TYPED_MAX),
    readings: typed.ok ? [typed.value] : typed.readings,
  };
}

const COUNTED: ReadonlySet<string> = new Set(['array', 'set', 'map', 'tuple', 'record', 'object']);

const EXPECTED: Readonly<Record<string, FormType>> = {
  string: 'string',
  number: 'number',
  int: 'integer',
  boolean: 'boolean',
  array: 'array',
  tuple: 'array',
  object: 'object',
  record: 'object',
  null: 'null',
};

function typeOf(value: unknown): FormType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' || type === 'object' ? type : 'other';
}

const plain = (value: unknown): string | number | boolean | null =>
  value === null || typeof value === 'number' || typeof value === 'boolean' ? value : String(value);

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    input,
  );
