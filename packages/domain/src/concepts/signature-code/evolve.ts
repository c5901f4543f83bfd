import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { list } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { afterHours } from '../../kernel/time/time.ts';

export const evolveSignatureCode: Evolvers<'signature-codes.issued' | 'signature-codes.cancelled'> = {
  'signature-codes.issued'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const { sheet, facility, commitments, days } = fact.data;
    const expiresAt = afterHours(fact.at, days * 24);
    incident.codeSheets.set(sheet, {
      id: sheet,
      facility,
      issuedAt: fact.at,
      expiresAt,
      commitments,
      cancelled: null,
    });
    list(incident.sheetsOfFacility, facility, sheet);
    for (const commitment of commitments)
      incident.signatureCodes.set(commitment, { sheet, facility, expiresAt, status: 'open' });
  },
  'signature-codes.cancelled'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const sheet = must(incident.codeSheets, fact.data.sheet, 'sheet of codes');
    sheet.cancelled = { at: fact.at, reason: fact.data.reason };
    for (const commitment of sheet.commitments) {
      const code = must(incident.signatureCodes, commitment, 'code');
      if (code.status === 'open') code.status = 'cancelled';
    }
  },
};

/** It has signed, and signs nothing more. */
export function spend(incident: IncidentState, commitment: string | null): void {
  if (commitment !== null) must(incident.signatureCodes, commitment, 'code').status = 'used';
}
