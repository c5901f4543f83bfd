import { accept, type Result, refuse } from '@tongzhou/domain';

/** A caller's name for one act, or none: 1–200 printable ASCII characters, so that every client can send any of them. */
export function readIdempotencyKey(given: unknown, field: string): Result<{ idempotencyKey?: string }> {
  if (given === undefined || given === null) return accept({});
  if (typeof given === 'string' && /^[\x20-\x7e]{1,200}$/.test(given))
    return accept({ idempotencyKey: given });
  return refuse(
    'input-invalid',
    { detail: 'an idempotency key has 1 to 200 printable ASCII characters' },
    { field },
  );
}
