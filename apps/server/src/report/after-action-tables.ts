import type { Review } from '@tongzhou/domain';
import { formatCsv } from '@tongzhou/formats';

type Table = {
  readonly header: readonly string[];
  readonly rows: (review: Review) => (string | number | null)[][];
};

/** The review as tables, one for each of its parts. */
export const AFTER_ACTION_TABLES = {
  duties: {
    header: ['organisation', 'name_zh', 'name_en', 'met', 'late', 'open', 'breached', 'lifted'],
    rows: ({ duties }) =>
      duties.byOrganisation.map(({ organisation: { id, name }, counts }) => [
        ...[id, name.zh, name.en],
        ...[counts.met, counts.late, counts.open, counts.breached, counts.lifted],
      ]),
  },
  responses: {
    header: [
      'kind',
      'organisation',
      'name_zh',
      'name_en',
      'answered',
      'waiting',
      'median_minutes',
      'longest_minutes',
    ],
    rows: ({ responses }) =>
      responses.byActor.map(
        ({ kind, organisation: { id, name }, answered, waiting, medianMinutes, longestMinutes }) => [
          ...[kind, id, name.zh, name.en],
          ...[answered, waiting, medianMinutes, longestMinutes],
        ],
      ),
  },
  functions: {
    header: ['function', 'unheld_hours', 'unheld_percent', 'first_held_at'],
    rows: ({ functions }) =>
      functions.map((each) => [each.function, each.openHours, each.openPercent, each.firstHeldAt]),
  },
  coverage: {
    header: ['item', 'name_zh', 'name_en', 'at', 'needed', 'arrived'],
    rows: ({ coverage }) =>
      coverage.flatMap(({ item, points }) =>
        points.map(({ at, needed, arrived }) => [item.id, item.name.zh, item.name.en, at, needed, arrived]),
      ),
  },
  recommendations: {
    header: ['recommendation', 'at', 'organisation', 'plan', 'about', 'explanation', 'answered_by'],
    rows: ({ recommendations }) =>
      recommendations.map(({ id, at, organisation, plan, about, explanation, answeredBy }) => [
        ...[id, at, organisation.id, plan, about, explanation],
        answeredBy ? `${answeredBy.plan} v${answeredBy.version}` : null,
      ]),
  },
} as const satisfies Record<string, Table>;

export type AfterActionTable = keyof typeof AFTER_ACTION_TABLES;

export const afterActionCsv = (review: Review, name: AfterActionTable): string => {
  const table: Table = AFTER_ACTION_TABLES[name];
  return formatCsv([...table.header], table.rows(review));
};
