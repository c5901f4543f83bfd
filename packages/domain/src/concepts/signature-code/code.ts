import { sha256 } from '@tongzhou/tlog/hash';
import { writtenAs } from '../../kernel/form/forms.ts';
import { accept, type Result, refuse, wrongState } from '../../kernel/refusal/refusal.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import type { SignatureCode } from './state.ts';

/** Sixteen letters of thirty-two: 80 bits, so that nobody comes from what the record holds to the code. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;

/** As it is read off paper: small letters, spaces and dashes do not matter, nor O for 0 or I and L for 1. */
export const codeSchema = writtenAs('signature-code', /^[0-9A-Za-z](?:[ -]?[0-9A-Za-z]){15}$/);

const plain = (written: string): string =>
  written.toUpperCase().replaceAll(/[ -]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** Such as `7K4M-92QX-0RTB-E5HN`. `bytes`: sixteen that chance gave. */
export function writeCode(bytes: Uint8Array): string {
  const letters = Array.from(bytes.subarray(0, LENGTH), (byte) => LETTERS[byte & 31]).join('');
  return (letters.match(/.{4}/g) ?? []).join('-');
}

/** What the record holds of a code: anybody can check the code against it, and nobody can come back to the code. */
export function commitToCode(facility: string, code: string): string {
  const text = `tongzhou/signature-code/v1\n${facility}\n${plain(code)}`;
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
