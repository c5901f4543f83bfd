import { writtenAs } from './forms.ts';

/** A one-time code, or that of a place, as it is typed (`plainCode` reads it). */
export const codeSchema = writtenAs('signature-code', /^[0-9A-Za-z](?:[ -]?[0-9A-Za-z]){15}$/);
