import type { State } from '../state/state.ts';
import type { Bilingual } from '../words/words.ts';

export const nameOf = (state: State, organisation: string): Bilingual =>
  state.organisations.get(organisation)?.name ?? { zh: organisation, en: organisation };

export const placeName = (state: State, place: string): Bilingual =>
  state.places.get(place)?.name ?? { zh: place, en: place };

export const incidentName = (state: State, incident: string): Bilingual =>
  state.incidents.get(incident)?.name ?? { zh: incident, en: incident };
