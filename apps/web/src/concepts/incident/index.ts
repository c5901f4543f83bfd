import { incidentTexts } from './texts.ts';

/** The event that is responded to. */
export const texts = { incident: incidentTexts };
