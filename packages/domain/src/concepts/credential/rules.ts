import type { Credential } from './state.ts';

/**
 * Why this organisation cannot say of a credential whether it holds: nobody checks itself; what is revoked stays so, and a
 * new paper is presented. Null: it can.
 */
export function whyNotCheck(
  { organisation, revoked }: Credential,
  checker: string,
): 'its-holder' | 'revoked' | null {
  if (organisation === checker) return 'its-holder';
  return revoked ? 'revoked' : null;
}
