import type { State } from '../../kernel/state/state.ts';
import { localDay } from '../../kernel/time/time.ts';
import type { Mandate } from '../mandate/state.ts';
import type { CredentialKind } from './kinds.ts';
import type { Credential } from './state.ts';

export const CREDENTIAL_STANDINGS = ['confirmed', 'unchecked', 'expired', 'revoked', 'refused'] as const;
/** The nearer to the front, the nearer to being enough. */
export type CredentialStanding = (typeof CREDENTIAL_STANDINGS)[number];

/** Computed from its facts and the clock: a credential holds to the end of its last day there, as lots do. */
export function standingOf(credential: Credential, now: string, clock: string): CredentialStanding {
  if (credential.revoked) return 'revoked';
  if (credential.checked?.outcome === 'refused') return 'refused';
  if (credential.expiresOn !== null && credential.expiresOn < localDay(now, clock)) return 'expired';
  return credential.checked ? 'confirmed' : 'unchecked';
}

export const credentialsOf = (state: State, organisation: string): Credential[] =>
  (state.credentialsOf.get(organisation) ?? []).flatMap((id) => state.credentials.get(id) ?? []);

/** A credential that a mandate requires and its holder has not got, or no longer. */
export type CredentialGap = {
  readonly kind: CredentialKind;
  readonly organisation: string;
  /** The one that comes nearest; null where none was ever presented. */
  readonly credential: string | null;
  readonly standing: Exclude<CredentialStanding, 'confirmed'> | 'missing';
  readonly expiredOn: string | null;
};

/**
 * The first credential that a mandate requires and its holder lacks. A provisional mandate, which a rule gave and nobody
 * decided, is content with one that was presented and is not checked yet: it lasts days, and a refusal ends it at once.
 */
export function credentialGap(
  state: State,
  mandate: Pick<Mandate, 'holder' | 'requires' | 'underRule'>,
  now: string,
): CredentialGap | null {
  for (const kind of mandate.requires ?? []) {
    const gap = gapOf(state, mandate.holder, kind, now, mandate.underRule !== undefined);
    if (gap) return gap;
  }
  return null;
}

export function gapOf(
  state: State,
  organisation: string,
  kind: CredentialKind,
  now: string,
  uncheckedIsEnough: boolean,
): CredentialGap | null {
  const nearest = credentialsOf(state, organisation)
    .filter((each) => each.kind === kind)
    .map((each) => ({ each, standing: standingOf(each, now, state.country.clock) }))
    .sort((a, b) => CREDENTIAL_STANDINGS.indexOf(a.standing) - CREDENTIAL_STANDINGS.indexOf(b.standing))[0];
  if (!nearest) return { kind, organisation, credential: null, standing: 'missing', expiredOn: null };
  const { each, standing } = nearest;
  if (standing === 'confirmed' || (standing === 'unchecked' && uncheckedIsEnough)) return null;
  return { kind, organisation, credential: each.id, standing, expiredOn: each.expiresOn };
}
