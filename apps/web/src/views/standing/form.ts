import { applicationItems, joinItem, ruleItem } from '#concepts/admission/form.ts';
import { capabilityItems } from '#concepts/capability/form.ts';
import { checkItems, presentItem } from '#concepts/credential/form.ts';
import type { WorkContext } from '#form/context.ts';
import type { WorkItem } from '#form/form.ts';
import type { Section } from '#form/section.ts';

/** One's own papers; those of others to check; newcomers to approve, and the rule that lets them in. */
export const standingSection: Section = {
  id: 'standing',
  order: 17,
  may: 'whoever is signed in',
  title: ['资质、能力与申请', 'Credentials, capabilities, applications'],
  intro: [
    '资质由持有者提交，由另一机构核验；需要资质的职责，资质到期即停。',
    'Credentials are presented by their holder and checked by another; a mandate that requires one stands still when it expires.',
  ],
  make: items,
};

function items(context: WorkContext): WorkItem[] {
  const isKnown = context.view.state.organisations.has(context.visitor.organisation);
  return [
    ...(context.may('coordinate') ? applicationItems(context) : []),
    ...(context.may('check-credentials') ? checkItems(context) : []),
    ...(isKnown ? [presentItem(context), ...capabilityItems(context)] : [joinItem(context)]),
    ...(context.may('coordinate') && context.incident.id !== '' ? [ruleItem(context)] : []),
  ];
}
