import { z } from 'zod';
import { agreed } from '../../kernel/charter/charter.ts';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing, knownIncident } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier, sha256Schema, shortText } from '../../kernel/fact/fields.ts';
import { ruleFault } from '../../kernel/form/form-rule.ts';
import { accept, refuse, wrongState } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { signatureCodeCharter } from './charter.ts';
import { stateOfCode } from './code.ts';
import { CODES_PER_SHEET } from './facts.ts';

/** Nobody else, whatever its mandates, makes codes in a facility's name. */
const facilitysRight = (_state: State, input: { readonly facility: string }, { actor }: Context) =>
  input.facility === actor.organisation ? { mandate: null } : null;

/**
 * A sheet of codes that the facility prints and hands over at the ramp, one for each lorry. The server draws them, answers
 * them once and keeps none; who has a safe of its own may draw them itself, and sends what they are known by.
 */
export const issueSignatureCodes = defineCommand({
  name: 'signature-codes.issue',
  outlives: 'stock',
  seatFunction: 'confirm-delivery',
  function: null,
  summary: { zh: '开具一次性签收码', en: 'Issue one-time signature codes' },
  schema: z.strictObject({
    incident: identifier,
    facility: identifier,
    /** How many the server shall draw. */
    count: z.int().min(1).max(CODES_PER_SHEET).optional(),
    commitments: z.array(sha256Schema).min(1).max(CODES_PER_SHEET).optional(),
  }),
  example: { incident: 'covid-2020', facility: 'wuhan-union', count: 10 },
  scope(state, input) {
    const incident = knownIncident(state, input.incident);
    if (!incident.ok) return incident;
    const facility = existing(state.organisations, input.facility, 'facility', 'facility');
    if (!facility.ok) return facility;
    const { area, facilityClass } = facility.value;
    if (facilityClass === null)
      return refuse('not-found', { kind: 'facility', id: input.facility }, { field: 'facility' });
    return accept({ incident: input.incident, area, subject: input.facility, found: incident.value });
  },
  ownRight: facilitysRight,
  decide(_state, { incident: id, facility, commitments }, { newId }, incident) {
    if (commitments === undefined)
      return refuse('input-invalid', ruleFault('codes-are-drawn'), { field: 'commitments' });
    const known = commitments.find(
      (each, index) => commitments.indexOf(each) !== index || incident.signatureCodes.has(each),
    );
    if (known !== undefined)
      return refuse('already-exists', { kind: 'signature-code', id: known }, { field: 'commitments' });
    const sheet = newId('sheet');
    const days = agreed(incident, 'signatureCodeDays', signatureCodeCharter);
    const data = { sheet, facility, commitments, days };
    return decided([draft(id, 'signature-codes.issued', data)], { sheet, days });
  },
});

export const cancelSignatureCodes = defineCommand({
  name: 'signature-codes.cancel',
  outlives: 'stock',
  seatFunction: 'confirm-delivery',
  function: null,
  summary: { zh: '作废一张签收码', en: 'Cancel a sheet of signature codes' },
  schema: z.strictObject({ incident: identifier, sheet: identifier, reason: shortText }),
  example: { incident: 'covid-2020', sheet: 'sheet-7f3k', reason: '遗失 / lost' },
  scope(state, input) {
    const incident = knownIncident(state, input.incident);
    if (!incident.ok) return incident;
    const sheet = existing(incident.value.codeSheets, input.sheet, 'signature-code', 'sheet');
    if (!sheet.ok) return sheet;
    const { facility } = sheet.value;
    const area = state.organisations.get(facility)?.area ?? incident.value.area;
    return accept({
      incident: input.incident,
      area,
      subject: facility,
      found: { incident: incident.value, sheet: sheet.value },
    });
  },
  ownRight(state, input, context) {
    const sheet = state.incidents.get(input.incident)?.codeSheets.get(input.sheet);
    return sheet ? facilitysRight(state, sheet, context) : null;
  },
  decide(_state, { incident: id, ...input }, { now }, { incident, sheet }) {
    const states = sheet.commitments.flatMap((each) => {
      const code = incident.signatureCodes.get(each);
      return code ? [stateOfCode(code, now)] : [];
    });
    return states.includes('open')
      ? decided([draft(id, 'signature-codes.cancelled', input)])
      : wrongState('signature-code', sheet.id, states[0] ?? 'used', 'open', { field: 'sheet' });
  },
});
