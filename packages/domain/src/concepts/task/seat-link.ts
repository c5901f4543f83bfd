import { sha256 } from '@tongzhou/tlog/hash';
import { plainCode } from '../../kernel/text/code.ts';
import { afterHours } from '../../kernel/time/time.ts';
import type { VolunteerRule } from './fitness.ts';
import type { Volunteer } from './state.ts';

/** A link that is handed over on paper may wait for the weekend. */
export const SEAT_LINK_HOURS = 7 * 24;

/**
 * Somebody who was enrolled on paper sits down in an account by a code that his organisation hands him. The log holds what the
 * code's hash hashes to; whoever comes shows that hash, and everybody can see that it fits: nobody else, not the server either,
 * could have shown it. The code itself is drawn by the server, shown once, and stands nowhere.
 */
export const seatProof = (volunteer: string, code: string): string =>
  hashed(`tongzhou/volunteer-seat/v1\n${volunteer}\n${plainCode(code)}`);

export const seatAnchor = (proof: string): string => hashed(proof);

/** Why this volunteer's seat is not given for this proof; null: it is. */
export function whyNotSit(
  { seat, seatOffer, leftAt }: Pick<Volunteer, 'seat' | 'seatOffer' | 'leftAt'>,
  proof: string,
  now: string,
): VolunteerRule | null {
  if (seat !== null) return 'has-seat';
  if (leftAt !== null) return 'left';
  const fits = seatOffer !== null && seatOffer.anchor === seatAnchor(proof);
  return fits && now <= afterHours(seatOffer.at, SEAT_LINK_HOURS) ? null : 'link-ended';
}

const hashed = (text: string): string =>
  Array.from(sha256(new TextEncoder().encode(text)), (byte) => byte.toString(16).padStart(2, '0')).join('');
