import {
  accept,
  calendarDate,
  must,
  PUBLISHED_VIEWS,
  type PublishedAnswer,
  type PublishedViewName,
  publishedDays,
  publishedTitles,
  publishedViews,
  type Result,
  refuse,
} from '@tongzhou/domain';
import { z } from 'zod';
import type { Application } from '../../application/application.ts';
import { viewpointOf } from '../../application/viewpoint.ts';
import { databaseBalances } from '../../ledger/balances.ts';
import { NotSolved } from '../../solving/solvers.ts';
import { defineQuery } from './query.ts';

/** What each published view answers, except those asked for by a query of their own. */
export type PublishedAnswers = {
  readonly [Name in Exclude<PublishedViewName, Own>]: Omit<PublishedAnswer, 'view' | 'data'> & {
    readonly view: Name;
    readonly data: ReturnType<(typeof publishedViews)[Name]>;
  };
};

/** Asked for by a query of its own, which takes filters. */
type Own = 'duties';
const hasOwnQuery = (name: PublishedViewName): name is Own => name === 'duties';

/** The views that an auditor computes again from the log, each by its own name; what grows for ever, by the day. */
export const publishedQueries = PUBLISHED_VIEWS.filter((name) => !hasOwnQuery(name)).map((name) =>
  defineQuery({
    path: `/incidents/{incident}/${name}`,
    summary: publishedTitles[name],
    parameters: z.object({
      incident: z.string().max(120),
      ...(publishedDays[name] && { day: calendarDate.optional() }),
    }),
    async answer(application, { incident, day }: { incident: string; day?: string | undefined }) {
      return application.state.incidents.has(incident)
        ? orNotReady(publishedAnswer(application, name, incident, day))
        : refuse('not-found', { kind: 'incident', id: incident }, { field: 'incident' });
    },
  }),
);

/** What takes long is solved beside the writer's thread, where others may wait. */
async function orNotReady(answer: Promise<PublishedAnswer>): Promise<Result<PublishedAnswer>> {
  try {
    return accept(await answer);
  } catch (error) {
    if (error instanceof NotSolved) return refuse('allocation-not-ready', { why: error.why });
    throw error;
  }
}

/** Balances come from the database's own ledger, so that an audit sees it too; all else from the facts. */
async function publishedAnswer(
  application: Application,
  name: PublishedViewName,
  incident: string,
  asked: string | undefined,
): Promise<PublishedAnswer> {
  const view = viewpointOf(application);
  const { publicPosition } = view.state;
  const known = must(view.state.incidents, incident, 'incident');
  const head = { view: name, incident, exercise: known.exercise, position: publicPosition, now: view.now };
  if (name === 'balances') {
    const { position, rows } = await databaseBalances(application.database);
    return { ...head, position, data: rows };
  }
  if (name === 'comparison') {
    const { position, now, comparison } = await application.comparisons.exact(incident);
    return { ...head, position, now, data: comparison };
  }
  const days = publishedDays[name]?.(known);
  if (!days) return { ...head, data: publishedViews[name](view, incident) };
  const day = asked ?? days.at(-1) ?? null;
  return { ...head, day, days, data: day === null ? [] : publishedViews[name](view, incident, day) };
}
