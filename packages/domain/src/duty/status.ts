import { currentCharter } from '../incident/state.ts';
import { must } from '../state/must.ts';
import type { Viewpoint } from '../view/viewpoint.ts';

/**
 * A clock: who owes what, since when, until when. Open, met or breached is computed from facts, never ticked.
 * The duties of this version come from the charter; those of the law follow as data packs by jurisdiction and date.
 */
export type DutyStatus = {
  readonly duty: 'publish-goods-report' | 'explain-idle-lot';
  readonly rule: string;
  readonly since: string;
  readonly due: string;
  readonly state: 'open' | 'breached';
  /** The lot, for a duty that is about one. */
  readonly subject: string | null;
  readonly organisation: string | null;
};

const addHours = (moment: string, hours: number): string =>
  new Date(Date.parse(moment) + hours * 3_600_000).toISOString();

export function dutyStatuses(view: Viewpoint, incidentId: string): DutyStatus[] {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const charter = currentCharter(incident);
  if (!charter || incident.closedAt) return [];
  const rule = `charter v${charter.version}`;
  const status = (since: string, hours: number) => {
    const due = addHours(since, hours);
    return { since, due, state: due < view.now ? ('breached' as const) : ('open' as const), rule };
  };
  const reports = [...incident.releases.values()].filter(
    (release) => release.publishedAt !== null && release.content.kind === 'goods-report',
  );
  const last = reports
    .map((release) => release.publishedAt as string)
    .sort()
    .at(-1);
  const firstGift = [...incident.donations.values()][0]?.receivedAt;
  const duties: DutyStatus[] = [];
  const since = last ?? firstGift;
  if (since) {
    const clock = status(since, charter.terms.publicationHours);
    duties.push({
      duty: 'publish-goods-report',
      subject: null,
      organisation: view.state.authority,
      ...clock,
    });
  }
  for (const lot of incident.lots.values()) {
    if (lot.firstDispatchAt !== null || lot.idleExplanation !== null || lot.status === 'rejected') continue;
    const clock = status(lot.receivedAt, charter.terms.idleLotHours);
    duties.push({ duty: 'explain-idle-lot', subject: lot.id, organisation: lot.owner, ...clock });
  }
  return duties.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}
