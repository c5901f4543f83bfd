import type { ScopeWith } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing, knownIncident } from '../../kernel/command/fields.ts';
import type { ItemIndex } from '../../kernel/item/index-of-items.ts';
import { accept, type Result } from '../../kernel/refusal/refusal.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import type { Lot } from './state.ts';

/** What a lot command is about, once its scope has looked it up. */
export type FoundLot = { readonly incident: IncidentState; readonly lot: Lot };

/** What a command on a lot touches: its owner's matter, at its place, in its item's category. */
export function lotScope(
  state: State,
  input: { incident: string; lot: string },
  context: Context,
): Result<ScopeWith<FoundLot>> {
  const incident = knownIncident(state, input.incident);
  if (!incident.ok) return incident;
  const lot = existing(incident.value.lots, input.lot, 'lot', 'lot');
  if (!lot.ok) return lot;
  const category = context.items.byId.get(lot.value.item)?.category;
  const area = state.places.get(lot.value.place)?.area ?? incident.value.area;
  const found = { incident: incident.value, lot: lot.value };
  const scope = { incident: input.incident, area, subject: lot.value.owner, found };
  return accept(category ? { ...scope, itemCategories: [category] } : scope);
}

/** The categories of the goods that some lines move; a mandate for medicines does not move masks. */
export const categoriesOf = (
  items: ItemIndex,
  incident: IncidentState,
  lines: readonly { readonly lot: string | null }[],
) => [
  ...new Set(
    lines.flatMap(({ lot }) => items.byId.get(incident.lots.get(lot ?? '')?.item ?? '')?.category ?? []),
  ),
];
