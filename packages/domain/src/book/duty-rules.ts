import type { DesignatedPlatforms } from '../concepts/fundraising/platforms.ts';
import type { DutyKind, DutyPack } from '../duty/rule.ts';
import { composeRules, type RulesInUse } from '../duty/rules-in-use.ts';
import type { Calendar } from '../duty/working-days.ts';
import { CHARTER_CLOCKS } from './concepts.ts';
import { isFactType, isPublic } from './facts.ts';

/**
 * The rules of a country, with those that hold everywhere, over the facts and the charter's clocks that there are. Throws `DutyDataError` for what
 * a schema cannot see.
 */
export const rulesInUse = (
  packs: readonly DutyPack[],
  kinds: readonly DutyKind[],
  country: string | null,
  calendars: readonly Calendar[],
  platforms: readonly DesignatedPlatforms[] = [],
): RulesInUse =>
  composeRules(packs, kinds, country, calendars, platforms, {
    isPublicFact: (type) => isFactType(type) && isPublic(type),
    isClock: (term) => CHARTER_CLOCKS.some((clock) => clock === term),
  });
