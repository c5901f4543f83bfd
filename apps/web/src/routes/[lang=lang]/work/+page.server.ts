import { mandatesOf, organisationLabel } from '@tongzhou/domain';
import { openWork } from '#server/work/open.ts';
import { openSections } from '#server/work/sections.ts';

export const load = ({ params, locals }) => {
  const context = openWork(locals, params.lang as 'zh' | 'en');
  return {
    organisation: organisationLabel(context.view, context.visitor.organisation),
    seat: context.visitor.seat,
    mandates: mandatesOf(context.view, context.visitor.organisation).filter((mandate) => mandate.active),
    sections: openSections(context).map((section) => {
      const made = section.make(context);
      return {
        id: section.id,
        title: context.say(section.title),
        intro: made.intro,
        count: made.items.filter((item) => item.forms.length > 0).length,
      };
    }),
  };
};
