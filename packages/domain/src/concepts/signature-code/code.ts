import { sha256 } from '@tongzhou/tlog/hash';
import { accept, type Result, refuse, wrongState } from '../../kernel/refusal/refusal.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { plainCode } from '../../kernel/text/code.ts';
import type { SignatureCode } from './state.ts';

/** What the record holds of a code: anybody can check the code against it, and nobody can come back to the code. */
export function commitToCode(facility: string, code: string): string {
  const text = `tongzhou/signature-code/v1\n${facility}\n${plainCode(code)}`;
  return Array.from(sha256(new TextEncoder().encode(text)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

export const stateOfCode = (code: SignatureCode, now: string): SignatureCode['status'] | 'lapsed' =>
  code.status === 'open' && code.expiresAt <= now ? 'lapsed' : code.status;

/** What a facility's code is known by, or why it signs nothing. */
export function whatCode(
  incident: IncidentState,
  facility: string,
  written: string,
  now: string,
): Result<string> {
  const commitment = commitToCode(facility, written);
  const code = incident.signatureCodes.get(commitment);
  if (!code) return refuse('signature-code-wrong', { facility }, { field: 'code', rule: 'F9' });
  const state = stateOfCode(code, now);
  return state === 'open'
    ? accept(commitment)
    : wrongState('signature-code', code.sheet, state, 'open', { field: 'code', rule: 'F9' });
}
