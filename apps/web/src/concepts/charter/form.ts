import { currentCharter } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { formItem, type WorkItem } from '#form/form.ts';

/** The first charter is typed; where one is in force, its terms are tried first, all of them, and then adopted. */
export const charterItem = (context: WorkContext): WorkItem =>
  currentCharter(context.incident) ? nextItem(context) : firstItem(context);

const heading = (context: WorkContext): string => context.w('通过公约新版本', 'Adopt a new charter version');

const firstItem = (context: WorkContext): WorkItem =>
  formItem('charter', heading(context), {
    command: 'charter.adopt',
    fixed: {
      incident: context.incident.id,
      'terms.settingPriority.0': 'isolation',
      'terms.settingPriority.1': 'fever-clinic',
      'terms.settingPriority.2': 'general-ward',
      'terms.settingPriority.3': 'community',
      'participants.0': context.visitor.organisation,
    },
    fields: [
      { path: 'terms.reservePercent', kind: 'number', label: context.w('留存比例 %', 'Reserve %') },
      { path: 'terms.coverDays', kind: 'number', label: context.w('首轮保障天数', 'First cover, days') },
      {
        path: 'terms.unknownStarter',
        kind: 'number',
        label: context.w('数量未知时先给', 'Starter where the amount is unknown'),
      },
      {
        path: 'terms.idleLotHours',
        kind: 'number',
        label: context.w('滞留须说明（小时）', 'Idle goods owe an explanation after (h)'),
      },
      {
        path: 'terms.publicationHours',
        kind: 'number',
        label: context.w('公示间隔（小时）', 'Hours between reports'),
      },
      {
        path: 'terms.needStaleHours',
        kind: 'number',
        label: context.w('需求复核（小时）', 'Needs to be confirmed after (h)'),
      },
      { path: 'agreement', kind: 'text', label: context.w('如何达成', 'How it was agreed') },
    ],
  });

const nextItem = (context: WorkContext): WorkItem => ({
  id: 'charter',
  heading: heading(context),
  facts: [
    context.w(
      '先试算新条款会让谁多、谁少，再通过。',
      'Try the terms first, see who would get more and who less, then adopt them.',
    ),
  ],
  link: {
    href: `/${context.language}/incidents/${context.incident.id}/what-if`,
    label: context.w('试算并通过', 'Try and adopt'),
  },
  forms: [],
});
