import { type IncidentState, itemLabel, organisationLabel, type Viewpoint } from '@tongzhou/domain';
import { wordsFor } from '@tongzhou/messages';
import { alike, type Both } from '#texts/words.ts';

/** What a duty is about, as words: a lot by its goods, an organisation by its name; null where only a number is known. */
export function subjectName(view: Viewpoint, incident: IncidentState, id: string | null): Both | null {
  if (id === null) return null;
  const lot = incident.lots.get(id);
  if (lot) return itemLabel(view, lot.item).name;
  const event = incident.events.get(id);
  if (event) return wordsFor('eventKind', event.kind);
  const opinion = incident.opinions.get(id);
  if (opinion) return opinion.question;
  const fundraising = incident.fundraisings.get(id);
  if (fundraising) return fundraising.title;
  const matter = incident.matters.get(id);
  if (matter) return alike(matter.note);
  return view.state.organisations.has(id) ? organisationLabel(view, id).name : null;
}

/** The page of a lot; of other subjects there is none. */
const subjectPath = (incident: IncidentState, id: string | null): string | null =>
  id !== null && incident.lots.has(id) ? `/incidents/${incident.id}/lots/${id}` : null;

/** A clock as the pages show it: who owes it and what it is about, by name. */
export const shownClock = (
  view: Viewpoint,
  incident: IncidentState,
  { title, due, state, subject, organisation }: Clock,
) => ({
  title,
  due,
  state,
  name: organisation === null ? null : organisationLabel(view, organisation).name,
  about: subjectName(view, incident, subject),
  path: subjectPath(incident, subject),
});

type Clock = {
  readonly title: Both;
  readonly due: string | null;
  readonly state: 'open' | 'breached';
  readonly subject: string | null;
  readonly organisation: string | null;
};
