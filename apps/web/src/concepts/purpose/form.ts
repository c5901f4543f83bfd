import { ITEM_CATEGORIES, type Purpose, SPENDING_KINDS } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { inEach, NONE, publicReasonField } from '#form/fields.ts';
import { type FieldOf, form, type Option, type WorkItem } from '#form/form.ts';
import { firstOf, kept } from '#form/kept.ts';
import type { Section } from '#form/section.ts';

export const purposeSection: Section = {
  id: 'purposes',
  order: 3.2,
  may: ['receive-donation'],
  title: ['善款用途', 'Purposes of gifts'],
  intro: [
    '捐赠人从这里公布的用途中选择。用途写明能买什么，公布后不再改动；超出范围的支付申请会被拒绝。',
    'Donors choose among the purposes that are declared here. Each says what may be bought, and is not changed afterwards; a payment for anything else is refused.',
  ],
  make: (context) => [declareItem(context), ...ownPurposes(context).map((each) => ownItem(context, each))],
};

/** As many as a list offers: beyond that, over the API. */
const OFFERED = 60;

/** What a gift may be given for: one's own purposes first, then those that others have declared. */
export function purposeOptions(context: WorkContext): Option[] {
  const { purposes } = context.incident;
  const own = ownPurposes(context);
  const others = firstOf(
    purposes.values(),
    OFFERED - own.length,
    ({ organisation, ended }) => ended === null && organisation !== context.visitor.organisation,
  );
  return [...own, ...others].map(({ id, words }) => ({ value: id, label: context.say(words) }));
}

const ownPurposes = ({ incident, visitor }: WorkContext): Purpose[] =>
  kept(incident.purposes, incident.purposesOf.get(visitor.organisation) ?? []).filter(
    ({ ended }) => ended === null,
  );

/** What a purpose covers, in words. */
const coversOf = (context: WorkContext, { covers }: Purpose): string =>
  [
    ...covers.categories.map((each) => context.label('itemCategory', each)),
    ...covers.items.map((each) => context.itemName(each)),
    ...covers.kinds.map((each) => context.label('spendingKind', each)),
  ].join(context.comma);

const ownItem = (context: WorkContext, purpose: Purpose): WorkItem => ({
  id: purpose.id,
  heading: context.say(purpose.words),
  facts: [context.w('可用于：', 'Covers: ') + coversOf(context, purpose)],
  forms: [
    form({
      command: 'purpose.end',
      submit: context.w('停止接收', 'Take no more gifts for it'),
      tone: 'second',
      folded: context.w('停止接收…', 'Take no more…'),
      fixed: { incident: context.incident.id, purpose: purpose.id },
      fields: [publicReasonField(context)],
    }),
  ],
});

/** As many of each as the form asks for; more over the API. */
const EACH = [0, 1, 2] as const;

const declareItem = (context: WorkContext): WorkItem => ({
  id: 'declare-purpose',
  heading: context.w('公布一项用途', 'Declare a purpose'),
  facts: [],
  link: {
    href: `/${context.language}/incidents/${context.incident.id}/purposes`,
    label: context.w('公开页面', 'Public page'),
  },
  forms: [
    form({
      command: 'purpose.declare',
      submit: context.w('公布', 'Declare it'),
      fixed: { incident: context.incident.id },
      fields: [
        ...inEach(context, 'words', 'text', ['用途', 'Purpose']),
        ...EACH.map(
          (index): FieldOf<'purpose.declare'> => ({
            path: `covers.categories.${index}`,
            kind: 'choice',
            label: context.w('可买的物资类别', 'Category that may be bought'),
            options: [NONE, ...context.options('itemCategory', ITEM_CATEGORIES)],
            optional: true,
          }),
        ),
        {
          path: 'covers.items.0',
          kind: 'choice',
          label: context.w('可买的单种物资', 'Single item that may be bought'),
          options: [NONE, ...context.itemOptions()],
          optional: true,
        },
        ...EACH.map(
          (index): FieldOf<'purpose.declare'> => ({
            path: `covers.kinds.${index}`,
            kind: 'choice',
            label: context.w('可支的其他项目', 'Other spending that it covers'),
            options: [NONE, ...context.options('spendingKind', SPENDING_KINDS)],
            optional: true,
          }),
        ),
      ],
    }),
  ],
});
