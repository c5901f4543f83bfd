import type { WorkContext } from '#form/context.ts';
import type { WorkItem } from '#form/form.ts';
import { grantForm } from './give-form.ts';

/** Grants an organisation that has just been registered what it is for: any number of functions, as wide as it shall be. */
export const firstMandateItem = (context: WorkContext): WorkItem => ({
  id: 'mandate',
  heading: context.w('授予职责', 'Grant a mandate'),
  facts: [],
  forms: [grantForm(context)],
});
