import type { FactData } from '../../kernel/fact/fact.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { afterHours, DAY_MS } from '../../kernel/time/time.ts';
import type { Place } from './holders-for.ts';
import type { FunctionEntry, TaskEntry } from './terms.ts';

type Batch = Pick<FactData<'plan.mandates-granted'>, 'grantedUnder' | 'from' | 'until'>;

/**
 * The mandate that an entry gives to one holder: the same for the server that gives it and for whoever replays the log.
 * It stands only while the response is as high as the entry asks.
 */
export function grantTerms(
  entry: FunctionEntry,
  incident: Pick<IncidentState, 'id'>,
  { holder, area }: Place,
  mandate: string,
  { grantedUnder, from, until }: Batch,
): FactData<'mandate.granted'> {
  const { functions, scale, itemCategories, role, delegable, limits, requires, answerWithinHours } = entry;
  const level = entry.level === 'IV' ? null : entry.level;
  return {
    mandate,
    holder,
    functions,
    reach: scale === 'organisation' ? 'own' : 'area',
    area,
    incident: incident.id,
    itemCategories: itemCategories ?? null,
    from,
    until,
    legalBasis: entry.legalBasis,
    grantedUnder,
    ...(role && { role }),
    ...(delegable !== undefined && { delegable }),
    ...((limits || level) && {
      limits: { goods: null, money: null, ...limits, level: limits?.level ?? level },
    }),
    ...(requires && { requires }),
    ...(answerWithinHours !== undefined && { needsAcceptance: true, answerWithinHours }),
  };
}

export const endOf = (entry: FunctionEntry, from: string): string | null =>
  entry.days === undefined ? null : new Date(Date.parse(from) + entry.days * DAY_MS).toISOString();

/** When the first tasks of an entry begin and end that are opened at a moment. */
export function timeOf({ startsAfterHours, lastsHours }: TaskEntry, opened: string) {
  const from = afterHours(opened, startsAfterHours ?? 0);
  return { from, until: afterHours(from, lastsHours) };
}

export const mandateOfRow = (activation: string, ordinal: number): string => `${activation}.m${ordinal}`;
export const taskOfRow = (activation: string, ordinal: number): string => `${activation}.t${ordinal}`;
