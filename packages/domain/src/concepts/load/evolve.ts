import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { must } from '../../kernel/state/must.ts';
import { putUnder, takeOutUnder } from '../../kernel/state/ordered.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { confirmedBy, evidenceOf } from '../need/evidence.ts';
import { peerKey, peersName } from '../need/plausible.ts';
import { COUNTED } from './jumps.ts';
import type { FacilityLoad, SettingLoad } from './state.ts';

export const evolveLoad: Evolvers<'facility.load-reported' | 'facility.load-confirmed'> = {
  'facility.load-reported'(state, { incident: of, at, position, actor, data }) {
    const incident = must(state.incidents, of, 'incident');
    const { waits = [], confirmed: _, ...report } = data;
    const earlier = incident.loads.get(data.facility);
    const plausible = report.loads.filter(({ setting }) => !waits.includes(setting));
    recount(incident, {
      ...report,
      ...{ reportedAt: at, position, reportedBySeat: actor.seat, waits },
      evidence: evidenceOf(actor.organisation, data.facility, data.letter),
      confirmed: null,
      // A setting that waits counts as it did before, or not at all.
      counts: [...plausible, ...(earlier?.counts ?? []).filter(({ setting }) => waits.includes(setting))],
      anchor: firstOf(earlier?.anchor ?? [], plausible),
      facilityClass: state.organisations.get(data.facility)?.facilityClass ?? 'unclassified',
    });
  },
  'facility.load-confirmed'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const load = must(incident.loads, fact.data.facility, 'load');
    const anchor = firstOf(load.loads, load.anchor);
    recount(incident, { ...load, ...confirmedBy(fact), waits: [], counts: load.loads, anchor });
  },
};

/** Of each setting and figure the first that is more than nothing. */
function firstOf(first: readonly SettingLoad[], then: readonly SettingLoad[]): SettingLoad[] {
  const settings = new Set([...first, ...then].map(({ setting }) => setting));
  return [...settings].map((setting) => {
    const [one, other] = [first, then].map((loads) => loads.find((each) => each.setting === setting));
    const either = (figure: (typeof COUNTED)[number]) => one?.[figure] || other?.[figure] || null;
    return { setting, patients: either('patients'), beds: either('beds') };
  });
}

function recount(incident: IncidentState, load: FacilityLoad): void {
  const earlier = incident.loads.get(load.facility);
  if (earlier) countFigures(incident, earlier, takeOutUnder);
  incident.loads.set(load.facility, load);
  countFigures(incident, load, putUnder);
}

function countFigures(
  { figuresOfPeers }: IncidentState,
  { facility, facilityClass, counts }: FacilityLoad,
  change: typeof takeOutUnder,
): void {
  for (const each of counts)
    for (const figure of COUNTED) {
      const value = each[figure];
      if (value === null) continue;
      change(figuresOfPeers, peersName(facilityClass, each.setting, figure), peerKey(value, facility));
    }
}
