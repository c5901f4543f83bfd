import { isVolunteerSeat } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import type { WorkItem } from '#form/form.ts';
import { seatCould } from '#form/may.ts';
import type { Section } from '#form/section.ts';
import * as concepts from '../concepts.ts';

/** The rooms of the workspace, each open to those whose mandates hold one of its functions. */
export const sections: readonly Section[] = Object.values(concepts)
  .flatMap((concept) => ('sections' in concept ? concept.sections : []))
  .sort((a, b) => a.order - b.order);

/** What a room is for, in the reader's words. */
export const introOf = ({ intro }: Section, context: WorkContext): string =>
  context.say(typeof intro === 'function' ? intro(context) : intro);

export const openSections = (context: WorkContext): readonly Section[] =>
  sections.filter(
    ({ may, needsNoIncident }) =>
      isFor(context, may) && (context.incident.id !== '' || needsNoIncident === true),
  );

function isFor(context: WorkContext, may: Section['may']): boolean {
  const isVolunteer = isVolunteerSeat(context.view.state, context.visitor.seat);
  if (may === 'volunteers' || isVolunteer) return may === 'volunteers' && isVolunteer;
  return may === 'whoever is signed in' || may.some((each) => context.may(each));
}

/** What is to be dealt with in a room, with those forms that the visitor's seat could hand in. */
export const itemsIn = (section: Section, context: WorkContext): readonly WorkItem[] =>
  section.make(context).map((item) => ({
    ...item,
    forms: item.forms.filter(({ command }) => seatCould(context.view, context.visitor, command)),
  }));
