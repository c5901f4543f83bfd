import { sha256 } from '@tongzhou/tlog/hash';
import { plainCode } from '../../kernel/text/code.ts';
import type { Task } from './state.ts';

/** Checks, in and out together, that one poster is good for. */
export const PLACE_CHECKS = 2_048;

/**
 * The code on a poster proves that somebody stood before it, and the log that everybody reads must not give it away. So each check
 * shows one link of a chain of hashes that ends in the anchor, and the next check needs the link before: whoever reads the log knows
 * the past ones and none that is still to come (Lamport 1981). `steps`: how often the code's own hash is hashed again; the anchor has
 * `PLACE_CHECKS` of them.
 */
export function placeLink(task: string, code: string, steps: number): string {
  let link = hex(sha256(new TextEncoder().encode(`tongzhou/place-code/v1\n${task}\n${plainCode(code)}`)));
  for (let step = 0; step < steps; step += 1) link = nextOf(link);
  return link;
}

/** The link that the next check of this task shows, where this is its code; null: it is not, or the poster is used up. */
export function nextPlaceLink({ id, place }: Pick<Task, 'id' | 'place'>, code: string): string | null {
  if (!place || place.left === 0) return null;
  const link = placeLink(id, code, place.left - 1);
  return nextOf(link) === place.anchor ? link : null;
}

/** Why this is no proof of having been there; null: it is one. */
export function whyNotThere(
  { place }: Pick<Task, 'place'>,
  link: string | null,
): 'no-poster' | 'poster-used-up' | 'not-there' | null {
  if (!place) return 'no-poster';
  if (place.left === 0) return 'poster-used-up';
  return link !== null && nextOf(link) === place.anchor ? null : 'not-there';
}

const nextOf = (link: string): string => hex(sha256(new TextEncoder().encode(link)));

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
