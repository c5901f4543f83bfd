import { RECOMMENDATION_SUBJECTS } from '@tongzhou/domain';
import { NONE } from '#form/fields.ts';
import { form, type Option } from '#form/form.ts';
import type { Texts } from '#site/texts.ts';

/** Of a review: what should be done otherwise next time, and in which plan. */
export const recommendForm = ({ recommendations: t }: Texts, incident: string, plans: readonly Option[]) =>
  form({
    command: 'recommendation.make',
    submit: t.recommend,
    fixed: { incident },
    fields: [
      {
        path: 'about',
        kind: 'choice',
        label: t.about,
        options: RECOMMENDATION_SUBJECTS.map((value) => ({ value, label: t.subjects[value] })),
      },
      { path: 'plan', kind: 'choice', label: t.plan, optional: true, options: [NONE, ...plans] },
      { path: 'explanation', kind: 'long', label: t.what },
    ],
  });
