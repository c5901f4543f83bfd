import { type Standstill, whyNotInForce } from '../concepts/mandate/force.ts';
import type { Mandate } from '../concepts/mandate/state.ts';
import { mandatesHeldBy } from '../concepts/mandate/who.ts';
import { currentCharter } from '../kernel/charter/charter.ts';
import { MANDATE_FUNCTIONS, type MandateFunction } from '../kernel/command/functions.ts';
import { areaLabel, organisationLabel, type Viewpoint } from '../kernel/view/viewpoint.ts';
import type { Bilingual } from '../kernel/words/words.ts';
import { commands } from './commands.ts';

export type Act = { readonly command: string; readonly name: Bilingual };

const actsOf = (wanted: MandateFunction): Act[] =>
  [...commands.values()]
    .filter((command) => command.function === wanted)
    .map(({ name, summary }) => ({ command: name, name: summary }));

/** What anybody may do in its own matter, without a mandate. */
export const actsByOwnRight = (): Act[] =>
  [...commands.values()]
    .filter((command) => command.function === null || command.ownRight !== undefined)
    .map(({ name, summary }) => ({ command: name, name: summary }));

/**
 * What an organisation may do without asking anybody: the functions that it holds now, how far, and the acts that each allows;
 * how much of its own goods it keeps back by the charter of each open incident; and what stands still, and why.
 */
export function autonomyOf(view: Viewpoint, organisation: string) {
  const { state, now } = view;
  const own = mandatesHeldBy(state, organisation).map((mandate) => ({
    mandate,
    kept: whyNotInForce(state, mandate, now),
  }));
  const inForce = own.filter(({ kept }) => kept === null).map(({ mandate }) => mandate);
  return {
    organisation: organisationLabel(view, organisation),
    functions: MANDATE_FUNCTIONS.flatMap((wanted) => {
      const under = inForce.filter((mandate) => mandate.functions.includes(wanted));
      return under.length === 0
        ? []
        : [
            {
              function: wanted,
              acts: actsOf(wanted),
              under: under.map((mandate) => extentOf(view, mandate)),
            },
          ];
    }),
    byOwnRight: actsByOwnRight(),
    reserves: [...state.incidents.values()]
      .filter((incident) => incident.closedAt === null)
      .flatMap((incident) => {
        const charter = currentCharter(incident);
        return charter ? [{ incident: incident.id, percent: charter.terms.reservePercent }] : [];
      }),
    standing: own.flatMap(({ mandate, kept }) =>
      kept === null || OVER.has(kept.why)
        ? []
        : [{ ...extentOf(view, mandate), functions: mandate.functions, why: kept.why }],
    ),
  };
}

export type Autonomy = ReturnType<typeof autonomyOf>;

const OVER: ReadonlySet<Standstill> = new Set(['revoked', 'declined', 'lapsed', 'ended']);

const extentOf = (view: Viewpoint, mandate: Mandate) => ({
  mandate: mandate.id,
  reach: mandate.reach,
  area: areaLabel(view, mandate.area),
  incident: mandate.incident,
  itemCategories: mandate.itemCategories,
  limits: mandate.limits ?? null,
  until: mandate.until,
  mayDelegate: mandate.delegable ?? false,
  provisional: mandate.underRule !== undefined,
});
