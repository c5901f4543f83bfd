import { PLEDGE_OUTCOMES, type Pledge } from '@tongzhou/domain/concepts/pledge';
import type { WorkContext } from '#form/context.ts';
import { NONE, noteField, publicReasonField } from '#form/fields.ts';
import { form, type WorkItem } from '#form/form.ts';
import type { Section } from '#form/section.ts';
import { pledgeTexts } from './texts.ts';

const SHOWN_MAX = 50;

/** What one offers oneself, and what waits for an answer from whoever takes gifts in. */
export const pledgeSection: Section = {
  id: 'pledges',
  order: 2.5,
  may: 'whoever is signed in',
  title: pledgeTexts.title,
  intro: pledgeTexts.intro,
  make(context) {
    const { organisation } = context.visitor;
    const waiting = [...context.incident.pledgesOpen].flatMap((id) => context.incident.pledges.get(id) ?? []);
    const own = waiting.filter((each) => each.organisation === organisation);
    const others = context.may('receive-donation')
      ? waiting.filter((each) => each.organisation !== organisation)
      : [];
    return [
      makeItem(context),
      ...others.slice(0, SHOWN_MAX).map((each) => answerItem(context, each)),
      ...own.slice(0, SHOWN_MAX).map((each) => withdrawItem(context, each)),
    ];
  },
};

const makeItem = (context: WorkContext): WorkItem => ({
  id: 'pledge',
  heading: context.w('我们可以捐', 'We can give'),
  facts: [context.w('公开。得到答复再发运。', 'Public. Wait for the answer before anything is sent.')],
  forms: [
    form({
      command: 'pledge.make',
      submit: context.w('认捐', 'Pledge'),
      fixed: { incident: context.incident.id, organisation: context.visitor.organisation },
      fields: [
        { path: 'item', kind: 'choice', label: context.w('物资', 'Goods'), options: context.itemOptions() },
        { path: 'amount', kind: 'number', label: context.w('数量', 'Amount') },
        {
          path: 'readyOn',
          kind: 'date',
          label: context.w('何日起可发运', 'Ready from'),
          hint: context.w('不填即为随时', 'left empty: at once'),
          optional: true,
        },
        noteField(context),
      ],
    }),
  ],
});

const headingOf = (context: WorkContext, { organisation, item, amount }: Pledge): string =>
  `${context.organisationName(organisation)} · ${context.itemName(item)} ${context.amount(amount, item)}`;

const answerItem = (context: WorkContext, pledge: Pledge): WorkItem => ({
  id: pledge.id,
  heading: headingOf(context, pledge),
  facts: pledge.note === null ? [] : [pledge.note],
  forms: [
    form({
      command: 'pledge.answer',
      submit: context.w('答复', 'Answer'),
      fixed: { incident: context.incident.id, pledge: pledge.id },
      fields: [
        {
          path: 'outcome',
          kind: 'choice',
          label: context.w('答复', 'Answer'),
          options: context.options('pledgeOutcome', PLEDGE_OUTCOMES),
        },
        {
          path: 'to',
          kind: 'choice',
          label: context.w('转荐给', 'Ask instead'),
          optional: true,
          options: [NONE, ...context.organisationOptions()],
        },
        { ...publicReasonField(context), optional: true },
      ],
    }),
  ],
});

const withdrawItem = (context: WorkContext, pledge: Pledge): WorkItem => ({
  id: pledge.id,
  heading: headingOf(context, pledge),
  facts: [context.label('pledgeState', 'open')],
  forms: [
    form({
      command: 'pledge.end',
      submit: context.w('撤回', 'Withdraw'),
      tone: 'second',
      folded: context.w('撤回', 'Withdraw'),
      fixed: { incident: context.incident.id, pledge: pledge.id },
      fields: [publicReasonField(context)],
    }),
  ],
});
