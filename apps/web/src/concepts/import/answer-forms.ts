import { WHOLE_COUNTRY } from '@tongzhou/domain';
import type { ImportQuestion } from '@tongzhou/domain/concepts/import';
import type { WorkContext } from '#form/context.ts';
import { NONE } from '#form/fields.ts';
import { type CommandFormSpec, form } from '#form/form.ts';

/** How a question can be answered, each way a form of its own. `candidates`: items that may be meant; none: any may. */
export function answerForms(
  context: WorkContext,
  question: string,
  asks: ImportQuestion,
  candidates: readonly string[] = [],
): readonly CommandFormSpec[] {
  const nothing = nothingForm(context, question);
  switch (asks) {
    case 'item-ambiguous':
    case 'item-unknown':
      return [itemForm(context, question, candidates), nothing];
    case 'amount-maybe-date':
    case 'amount-not-read':
    case 'amount-negative':
    case 'amount-absurd':
    case 'amount-not-whole':
    case 'unit-not-convertible':
      return [amountForm(context, question, candidates[0]), nothing];
    case 'area-unknown':
      return [areaForm(context, question), nothing];
    case 'amounts-conflict':
      return [amountForm(context, question, candidates[0])];
    case 'hospital-gone':
    case 'line-gone':
      return [goneForm(context, question, 'closed'), goneForm(context, question, 'forgotten')];
  }
}

const itemForm = (context: WorkContext, question: string, candidates: readonly string[]): CommandFormSpec =>
  form({
    command: 'import.answer',
    submit: context.w('就是这种物资', 'This item is meant'),
    fixed: { incident: context.incident.id, question, 'answer.kind': 'item' },
    fields: [
      {
        path: 'answer.item',
        kind: 'choice',
        label: context.w('物资', 'Item'),
        options: [
          NONE,
          ...context.itemOptions(({ id }) => candidates.length === 0 || candidates.includes(id)),
        ],
      },
    ],
  });

const amountForm = (context: WorkContext, question: string, item: string | undefined): CommandFormSpec =>
  form({
    command: 'import.answer',
    submit: context.w('就是这个数量', 'This amount is meant'),
    fixed: {
      incident: context.incident.id,
      question,
      'answer.kind': 'amount',
    },
    fields: [
      {
        path: 'answer.amount',
        kind: 'number',
        label: context.w('数量', 'Amount'),
        hint: item
          ? context.w(`${context.itemName(item)}，按基本单位`, `${context.itemName(item)}, in base units`)
          : context.w('按基本单位', 'in base units'),
      },
    ],
  });

const areaForm = (context: WorkContext, question: string): CommandFormSpec =>
  form({
    command: 'import.answer',
    submit: context.w('在这里', 'It lies here'),
    fixed: { incident: context.incident.id, question, 'answer.kind': 'area' },
    fields: [
      {
        path: 'answer.area',
        kind: 'choice',
        label: context.w('市县', 'Place'),
        // Nothing is chosen beforehand: a click too early would file it somewhere.
        options: [NONE, ...context.areaOptions().filter(({ value }) => value !== WHOLE_COUNTRY)],
        elsewhere: context.elsewhere,
      },
    ],
  });

const goneForm = (context: WorkContext, question: string, kind: 'closed' | 'forgotten'): CommandFormSpec =>
  form({
    command: 'import.answer',
    submit:
      kind === 'closed'
        ? context.w('问过了：已不需要', 'Asked there: not needed any more')
        : context.w('名单漏了，仍然需要', 'Left out, and still needed'),
    ...(kind === 'forgotten' ? { tone: 'second' as const } : {}),
    fixed: { incident: context.incident.id, question, 'answer.kind': kind },
    fields: [],
  });

const nothingForm = (context: WorkContext, question: string): CommandFormSpec =>
  form({
    command: 'import.answer',
    submit: context.w('不登记', 'Register nothing of it'),
    tone: 'second',
    folded: context.w('不登记…', 'Nothing is to be registered…'),
    fixed: { incident: context.incident.id, question, 'answer.kind': 'nothing' },
    fields: [
      {
        path: 'answer.reason',
        kind: 'text',
        label: context.w('原因（公开）', 'Reason (public)'),
      },
    ],
  });
