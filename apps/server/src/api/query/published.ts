import {
  accept,
  PUBLISHED_VIEWS,
  type PublishedAnswer,
  type PublishedViewName,
  publishedViews,
  refuse,
} from '@tongzhou/domain';
import { z } from 'zod';
import type { Application } from '../../application/application.ts';
import { viewpointOf } from '../../application/viewpoint.ts';
import { databaseBalances } from '../../ledger/balances.ts';
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

const SUMMARIES: { readonly [Name in Exclude<PublishedViewName, Own>]: { zh: string; en: string } } = {
  overview: { zh: '事件概览', en: 'An incident on one page' },
  needs: { zh: '需求，按用完的先后', en: 'Needs, in the order in which they run out' },
  'needs-by-item': { zh: '按物资汇总的需求', en: 'Needs by item' },
  'needs-by-city': { zh: '按城市汇总的需求', en: 'Needs by city' },
  silent: { zh: '尚未上报的机构', en: 'Facilities that have not reported' },
  goods: { zh: '物资收发存', en: 'Goods in, out and held' },
  deliveries: { zh: '每一笔交付', en: 'Every delivery' },
  allocations: { zh: '分配方案', en: 'Allocations' },
  releases: { zh: '公示', en: 'Releases' },
  gifts: { zh: '捐赠及其去向', en: 'Gifts, and where they are' },
  services: { zh: '登记的服务', en: 'Services on record' },
  mandates: {
    zh: '职能与区域：谁承担、缺口与重叠',
    en: 'Functions and areas: holders, gaps and overlaps',
  },
  organisations: { zh: '机构及其职责', en: 'Organisations and their mandates' },
  capabilities: { zh: '能力名录：谁能派出什么', en: 'Capabilities: who could send what' },
  fundraisings: {
    zh: '公开募捐：方案、备案与时限',
    en: 'Public fundraisings: plans, filings and clocks',
  },
  earmarks: {
    zh: '暂时无法按捐赠人指定使用的物资',
    en: 'Directed gifts that cannot go where their donors said',
  },
  transport: { zh: '道路、运力与在院病人', en: 'Roads, offers of transport, patients in care' },
  comparison: {
    zh: '此刻的分配会带来什么：统筹、各自为战、先到先得',
    en: 'What an allocation of this moment comes to: in one boat, in silos, first come',
  },
  ageing: { zh: '库存账龄与效期', en: 'Ageing of stock: since when, good until when' },
  unreconciled: {
    zh: '尚未对上的事项，及应由谁处理',
    en: 'What two sides have not yet agreed on, and who has to act',
  },
  board: {
    zh: '指挥看板：级别、时钟、缺口、保障、账龄',
    en: 'The lead’s board: level, clocks, gaps, coverage, ageing',
  },
  tasks: { zh: '志愿任务：还缺多少人', en: 'Tasks for volunteers: how many people they still want' },
  plans: { zh: '已启动的预案：进度与缺口', en: 'Plans in use: how far, and which functions nobody holds' },
  events: {
    zh: '事件报告：谁何时发现、报告、核实',
    en: 'Reports of events: who noticed, told and verified when',
  },
  opinions: { zh: '公众关切与新闻发布会', en: 'What the public asked and was told; press conferences' },
  balances: { zh: '全部账户余额', en: 'Every account of the ledger' },
};

/** The views that an auditor computes again from the log, each by its own name. */
export const publishedQueries = PUBLISHED_VIEWS.filter((name) => !hasOwnQuery(name)).map((name) =>
  defineQuery({
    path: `/incidents/{incident}/${name}`,
    summary: SUMMARIES[name],
    parameters: z.object({ incident: z.string().max(120) }),
    async answer(application, { incident }) {
      return application.state.incidents.has(incident)
        ? accept(await publishedAnswer(application, name, incident))
        : refuse('not-found', { kind: 'incident', id: incident }, { field: 'incident' });
    },
  }),
);

/** Balances come from the database's own ledger, so that an audit sees it too; all else from the facts. */
async function publishedAnswer(
  application: Application,
  name: PublishedViewName,
  incident: string,
): Promise<PublishedAnswer> {
  const view = viewpointOf(application);
  const { publicPosition } = view.state;
  const exercise = view.state.incidents.get(incident)?.exercise ?? false;
  const head = { view: name, incident, exercise, position: publicPosition, now: view.now };
  if (name !== 'balances') return { ...head, data: publishedViews[name](view, incident) };
  const { position, rows } = await databaseBalances(application.database);
  return { ...head, position, data: rows };
}
