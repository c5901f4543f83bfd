import { autonomyOf, incidentRows, organisationLabel, refuse } from '@tongzhou/domain';
import { z } from 'zod';
import { allocationLinesQuery } from './allocation-lines.ts';
import { dutyQuery } from './duties.ts';
import { holding } from './envelope.ts';
import { goodsCheckQuery } from './goods-check.ts';
import { ledgerQueries } from './ledger.ts';
import { planQueries } from './plans.ts';
import { factQueries } from './public-facts.ts';
import { publishedQueries } from './published.ts';
import { type AnswersOf, defineQuery, type Query } from './query.ts';

const nothing = z.object({});

/** Those with an address and an answer of their own. */
const ownQueries = [
  defineQuery({
    path: '/incidents',
    summary: { zh: '突发事件', en: 'Incidents' },
    parameters: nothing,
    answer: (application) => holding(application, incidentRows),
  }),
  defineQuery({
    path: '/items',
    summary: { zh: '物资目录', en: 'Item catalogue' },
    parameters: nothing,
    answer: (application) => holding(application, ({ items }) => [...items.byId.values()]),
  }),
  defineQuery({
    path: '/areas',
    summary: { zh: '行政区划', en: 'Areas' },
    parameters: nothing,
    answer: (application) => holding(application, ({ areas }) => [...areas.values()]),
  }),
  defineQuery({
    path: '/organisations',
    summary: { zh: '登记的机构', en: 'Organisations on the register' },
    parameters: nothing,
    answer: (application) =>
      holding(application, (view) =>
        [...view.state.organisations.keys()].map((id) => organisationLabel(view, id)),
      ),
  }),
  defineQuery({
    path: '/organisations/{organisation}/autonomy',
    summary: { zh: '机构无需请示即可办理的事项', en: 'What an organisation may do without asking' },
    parameters: z.object({ organisation: z.string().max(120) }),
    answer: (application, { organisation }) =>
      application.state.organisations.has(organisation)
        ? holding(application, (view) => autonomyOf(view, organisation))
        : refuse('not-found', { kind: 'organisation', id: organisation }, { field: 'organisation' }),
  }),
  ...factQueries,
  ...ledgerQueries,
  ...planQueries,
  dutyQuery,
  goodsCheckQuery,
  allocationLinesQuery,
] as const;

export type QueryAnswers = AnswersOf<typeof ownQueries>;

/** What anyone may ask. Each entry is a route, and stands in the OpenAPI document; nothing else has to be told. */
export const queries = [...ownQueries, ...publishedQueries] as readonly Query[];
