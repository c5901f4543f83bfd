import type { AskBack } from '../../kernel/command/asked-back.ts';
import type { Setting } from '../../kernel/item/item.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { askOfJump, peerKey, peersName, plausibleRange } from '../need/plausible.ts';
import type { SettingLoad } from './state.ts';

/** What of a report can rise beyond what is plausible. */
export const COUNTED = ['patients', 'beds'] as const;

/** Settings whose patients or beds rise beyond what counts by the facility's word; each is asked back. */
export function jumpsOf(
  { organisations }: State,
  incident: IncidentState,
  asked: AskBack,
  facility: string,
  loads: readonly SettingLoad[],
): Setting[] {
  const known = incident.loads.get(facility);
  const facilityClass = organisations.get(facility)?.facilityClass ?? 'unclassified';
  return loads.flatMap((load, index) => {
    const [anchor, counts] = [known?.anchor, known?.counts].map((all) =>
      all?.find(({ setting }) => setting === load.setting),
    );
    const jumps = COUNTED.filter((figure) => {
      const own = counts?.[figure] ?? null;
      const name = peersName(facilityClass, load.setting, figure);
      return askOfJump(asked, incident, {
        field: `loads.${index}.${figure}`,
        said: load[figure],
        anchor: anchor?.[figure] ?? null,
        range: plausibleRange(incident, name, own === null ? null : peerKey(own, facility)),
      });
    });
    return jumps.length > 0 ? [load.setting] : [];
  });
}
