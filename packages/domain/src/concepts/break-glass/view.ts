import { must } from '../../kernel/state/must.ts';
import { itemLabel, organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';

/** Goods that left without an order, the latest first: why, shown by what, who has said since whether it was right, and who is late. */
export function breakGlassRows(view: Viewpoint, incidentId: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  return [...incident.breakGlass.values()].reverse().map((used) => {
    const lot = must(incident.lots, used.lot, 'lot');
    return {
      shipment: used.id,
      lot: used.lot,
      item: itemLabel(view, incident.shipments.get(used.id)?.lines[0]?.item ?? lot.item),
      facility: organisationLabel(view, used.facility),
      releaser: organisationLabel(view, lot.owner),
      setting: used.setting,
      amount: used.amount,
      reason: used.reason,
      note: used.note,
      photo: used.photo,
      at: used.at,
      due: used.due,
      status: used.status,
      /** Past its time without a word, or reconciled after it. */
      late: (used.reconciled?.at ?? view.now) > used.due,
      reconciled: used.reconciled && {
        at: used.reconciled.at,
        by: organisationLabel(view, used.reconciled.by),
        reason: used.reconciled.reason,
      },
    };
  });
}
export type BreakGlassRow = ReturnType<typeof breakGlassRows>[number];
