import { charterItem } from '#concepts/charter/form.ts';
import { assessItem, confirmLevelItems, declareItem, levelItem, termsItem } from '#concepts/incident/form.ts';
import { firstMandateItem } from '#concepts/mandate/register-form.ts';
import { classifyItem, organisationItem, placeItem } from '#concepts/organisation/form.ts';
import { openRenames, renameItem } from '#concepts/organisation/rename-form.ts';
import { registerItems } from '#concepts/register/form.ts';
import type { WorkContext } from '#form/context.ts';
import type { WorkItem } from '#form/form.ts';
import type { Section } from '#form/section.ts';

export const registerSection: Section = {
  id: 'register',
  order: 18,
  may: ['coordinate', 'register'],
  title: ['统筹与登记', 'Coordinate and register'],
  intro: [
    '职责即权限：没有被授予的职能，谁也做不了。',
    'Mandates are the access control: nobody does what nobody was mandated to do.',
  ],
  needsNoIncident: true,
  make: items,
};

function items(context: WorkContext): WorkItem[] {
  // A level and a charter belong to an incident; before there is one they are not offered.
  const ofIncident = context.incident.id === '' ? [] : [levelItem, termsItem, assessItem, charterItem];
  const offered = [
    ...[organisationItem, firstMandateItem, placeItem, classifyItem, renameItem],
    ...ofIncident,
    declareItem,
  ];
  return [
    ...confirmLevelItems(context),
    ...openRenames(context),
    ...offered.map((item) => item(context)),
    ...registerItems(context),
  ];
}
