import type { State } from '../../kernel/state/state.ts';
import { HOUR_MS } from '../../kernel/time/time.ts';
import { type CredentialGap, credentialGap } from '../credential/holds.ts';
import type { Mandate } from './state.ts';

/** Why a mandate stands still. */
export const STANDSTILLS = [
  'revoked',
  'declined',
  'suspended',
  'not-accepted',
  'lapsed',
  'not-begun',
  'ended',
  'credential',
] as const;
export type Standstill = (typeof STANDSTILLS)[number];

/** Its own status alone, by its own facts and the clock: null where nothing keeps it. */
export function ownStandstill(mandate: Mandate, now: string): Exclude<Standstill, 'credential'> | null {
  if (mandate.revoked) return 'revoked';
  if (mandate.declined) return 'declined';
  if (isSuspended(mandate, now)) return 'suspended';
  if (mandate.needsAcceptance && !mandate.accepted) {
    return hasLapsed(mandate, now) ? 'lapsed' : 'not-accepted';
  }
  if (now < mandate.from) return 'not-begun';
  return mandate.until !== null && mandate.until <= now ? 'ended' : null;
}

/** What one person suspended goes on by itself where nobody else stood by it in time. */
export const isSuspended = ({ suspended }: Mandate, now: string): boolean =>
  suspended !== null && (suspended.until === null || now < suspended.until);

const hasLapsed = ({ givenAt, answerWithinHours: hours }: Mandate, now: string): boolean =>
  hours !== undefined && Date.parse(now) >= Date.parse(givenAt) + hours * HOUR_MS;

/** For good: it never comes into force again. */
export const isOver = ({ revoked, declined }: Mandate): boolean => revoked !== null || declined !== null;

/** Still offered, or not in force for another reason than its end: its holder may say yes, once. */
export function mayBeAccepted(mandate: Mandate, now: string): boolean {
  const why = ownStandstill(mandate, now);
  const isOpen = why === null || why === 'not-accepted' || why === 'suspended' || why === 'not-begun';
  return isOpen && !mandate.accepted;
}

/** In force as far as its own facts go. Whether those above it are too, `isInForce` says. */
export const isActive = (mandate: Mandate, now: string): boolean => ownStandstill(mandate, now) === null;

/** A mandate, then the one that it descends from, and so on up to the root. */
export function* chainOf(state: State, mandate: Mandate): Generator<Mandate> {
  let at: Mandate | undefined = mandate;
  // A forged journal could name a mandate as its own ancestor.
  const seen = new Set<string>();
  while (at && !seen.has(at.id)) {
    seen.add(at.id);
    yield at;
    at = at.grantedUnder === null ? undefined : state.mandates.get(at.grantedUnder);
  }
}

/** What keeps a mandate from being used: it, or the one above it that stands still, and why. */
export type Kept = {
  readonly mandate: Mandate;
  readonly why: Standstill;
  readonly credential: CredentialGap | null;
};

/**
 * A mandate is in force while it and all those above it are: whoever loses a mandate loses it for everybody that it was
 * passed on to, and gets it back for all of them.
 */
export function whyNotInForce(state: State, mandate: Mandate, now: string): Kept | null {
  for (const each of chainOf(state, mandate)) {
    const why = ownStandstill(each, now);
    if (why) return { mandate: each, why, credential: null };
    const credential = credentialGap(state, each, now);
    if (credential) return { mandate: each, why: 'credential', credential };
  }
  return null;
}

export const isInForce = (state: State, mandate: Mandate, now: string): boolean =>
  whyNotInForce(state, mandate, now) === null;
