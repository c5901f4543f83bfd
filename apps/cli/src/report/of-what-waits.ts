import type { AgeingRow, UnreconciledRow } from '@tongzhou/domain';
import { askSite, incidentMeant } from './ask.ts';
import type { Report } from './report.ts';
import { table } from './table.ts';

export const reportsOfWhatWaits: Readonly<Record<string, Report>> = {
  ageing: {
    takes: null,
    async tell({ site, incident }) {
      const id = await incidentMeant(site, incident);
      const answer = await askSite<{ data: AgeingRow[] }>(
        site,
        `/incidents/${encodeURIComponent(id)}/ageing`,
      );
      const rows = answer.data.map((row) => [
        row.lot,
        row.item.id,
        row.owner.id,
        row.place,
        row.purpose,
        row.amount,
        row.promised,
        row.ageHours,
        row.daysLeft,
        row.explanationOwed ? 'explanation owed' : '',
      ]);
      const header = [
        'lot',
        'item',
        'owner',
        'place',
        'purpose',
        'amount',
        'promised',
        'hours',
        'days left',
        '',
      ];
      return { answer, good: true, text: table(header, rows) };
    },
  },
  unreconciled: {
    takes: null,
    async tell({ site, incident }) {
      const id = await incidentMeant(site, incident);
      const path = `/incidents/${encodeURIComponent(id)}/unreconciled`;
      const answer = await askSite<{ data: UnreconciledRow[] }>(site, path);
      const rows = answer.data.map((row) => [
        row.kind,
        row.id,
        row.unit,
        row.amount,
        row.since,
        row.hours,
        row.expiresAt,
        row.mustAct.id,
      ]);
      const header = ['what', 'id', 'unit', 'amount', 'since', 'hours', 'expires', 'must act'];
      return { answer, good: true, text: table(header, rows) };
    },
  },
};
