import { expect, test } from 'vitest';
import { type FieldOf, field, form } from './form.ts';
import type { At, PathOf } from './path.ts';

/** What is checked here is checked by the compiler: an expected error that is none fails `npm run check`. */

const label = 'Label';
const submit = '';

type Sample = {
  readonly name: { readonly zh: string; readonly en: string };
  readonly kind: 'a' | 'b';
  readonly lots: readonly { readonly amount: number; readonly papers?: readonly string[] | null }[];
  readonly by: Readonly<Record<string, { readonly hours: number }>>;
  readonly donor:
    | { readonly kind: 'person'; readonly age: number }
    | { readonly kind: 'firm'; readonly code: string };
  readonly note?: string | null;
};

test('paths go through objects, lists, records, unions, and what may be absent', () => {
  const paths: PathOf<Sample>[] = [
    'name.zh',
    'kind',
    'lots.0.amount',
    'lots.12.papers.3',
    'by.anybody.hours',
    'donor.kind',
    'donor.age',
    'donor.code',
    'note',
  ];
  // @ts-expect-error a list is counted
  const noIndex: PathOf<Sample> = 'lots.first.amount';
  // @ts-expect-error no such language
  const noName: PathOf<Sample> = 'name.fr';
  // @ts-expect-error nothing is below words
  const tooDeep: PathOf<Sample> = 'note.length';
  const hours: At<Sample, 'by.anybody.hours'> = 3;
  const kind: At<Sample, 'donor.kind'> = 'firm';
  expect([paths.length, noIndex, noName, tooDeep, hours, kind]).toHaveLength(6);
});

test('a form’s command, paths, kinds and fixed values are the domain’s', () => {
  const opinion = { incident: 'incident-1', opinion: 'opinion-1' };
  const right = form({
    submit,
    command: 'opinion.answer',
    fixed: opinion,
    fields: [
      { path: 'answer.zh', kind: 'long', label },
      { path: 'release', kind: 'number', label },
    ],
  });
  expect(right.command).toBe('opinion.answer');

  // @ts-expect-error a command mistyped
  form({ submit, command: 'opinion.anwser', fixed: {}, fields: [] });
  // @ts-expect-error a path that is fixed, mistyped
  form({ submit, command: 'opinion.answer', fixed: { incidnt: 'incident-1' }, fields: [] });
  // @ts-expect-error a path that is asked, mistyped
  const noPath: FieldOf<'opinion.answer'> = { path: 'answer.x', kind: 'long', label };
  // @ts-expect-error a number is not asked as words
  const noKind: FieldOf<'opinion.answer'> = { path: 'release', kind: 'text', label };
  expect([noPath, noKind]).toHaveLength(2);
  // @ts-expect-error a value that the list does not have
  form({ submit, command: 'mandate.grant', fixed: { reach: 'everywhere' }, fields: [] });
  // @ts-expect-error a result that the command does not answer
  form({ submit, command: 'order.cancel', fixed: {}, fields: [], keeps: [{ result: 'receiptCode' }] });

  const reason = field({ path: 'reason', kind: 'text', label });
  form({ submit, command: 'order.cancel', fixed: { order: 'order-1' }, fields: [reason] });
  // @ts-expect-error a field shared by forms, where this command has no such path
  form({ submit, command: 'opinion.answer', fixed: opinion, fields: [reason] });
});
