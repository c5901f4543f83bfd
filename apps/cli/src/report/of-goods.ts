import type { DeliveryOrigin, LotTrace } from '@tongzhou/domain';
import { askSite, incidentMeant } from './ask.ts';
import { type Report, subjectOf } from './report.ts';
import { table } from './table.ts';

/** Where goods went, and what stood behind them. */
export const reportsOfGoods: Readonly<Record<string, Report>> = {
  trace: {
    takes: 'LOT',
    async tell(asked) {
      const incident = await incidentMeant(asked.site, asked.incident);
      const path = `/incidents/${encodeURIComponent(incident)}/lots/${subjectOf(asked)}`;
      const answer = await askSite<{ data: LotTrace }>(asked.site, path);
      const { lot, gift, deliveries } = answer.data;
      const text = [
        `${lot.id}: ${lot.amount} ${lot.item.unit.en} of ${lot.item.id} (claimed ${lot.claimedItem.id}), ${lot.status}`,
        `from ${gift.donor.zh} / ${gift.donor.en}, receipt ${gift.receiptCode}, received ${gift.receivedAt}`,
        ...lot.evidence.map(
          ({ kind, standard, reference }) => `evidence: ${kind} ${standard ?? ''} ${reference ?? ''}`,
        ),
        table(
          ['now at', 'of', 'amount', 'promised'],
          lot.shares.map((share) => [
            `${share.kind} ${share.purpose}`,
            share.holder.id,
            share.amount,
            share.reserved,
          ]),
        ),
        table(
          ['order', 'facility', 'amount', 'received', 'status', 'shipment'],
          deliveries.map((row) => [
            row.order,
            row.facility.id,
            row.amount,
            row.received,
            row.status,
            row.shipment,
          ]),
        ),
      ].join('\n');
      return { answer, good: true, text };
    },
  },
  origin: {
    takes: 'SHIPMENT',
    async tell(asked) {
      const incident = await incidentMeant(asked.site, asked.incident);
      const path = `/incidents/${encodeURIComponent(incident)}/shipments/${subjectOf(asked)}/origin`;
      const answer = await askSite<{ data: DeliveryOrigin }>(asked.site, path);
      const { shipment, decision, breakGlass, lines } = answer.data;
      const text = [
        `${shipment.id} to ${shipment.facility.id}, ${shipment.status}, sent ${shipment.dispatchedAt} by ${shipment.releaser.id}`,
        decision
          ? `decided by ${decision.decidedBy?.id ?? '-'} at ${decision.decidedAt ?? '-'}: run ${decision.run}, charter ${decision.charterVersion}, ${decision.method}`
          : `released by break-glass: ${breakGlass?.reason}, ${breakGlass?.status}`,
        table(
          ['lot', 'item', 'sent', 'received', 'receipt', 'donor', 'rule'],
          lines.map((line) => [
            line.lot,
            line.item.id,
            line.sent,
            line.received,
            line.gift.receiptCode,
            line.gift.donor.zh,
            line.rule,
          ]),
        ),
      ].join('\n');
      return { answer, good: true, text };
    },
  },
};
