import { comparisonView } from '../allocation/comparison/what-if.ts';
import { dutyRows } from '../duty/view.ts';
import { view, viewByDay } from '../kernel/concept/concept.ts';
import { daysOf } from '../kernel/state/by-day.ts';
import { both } from '../kernel/words/words.ts';
import { balanceRows } from './balances.ts';
import { leadBoard } from './board.ts';
import { finalReport } from './final-report.ts';
import { giftRows } from './gift.ts';
import { incidentView } from './incident.ts';
import { organisationView } from './organisation.ts';
import { unreconciledRows } from './unreconciled.ts';

/** Published views that span concepts. */
export const spanningViews = {
  overview: view(both('事件概览', 'An incident on one page'), incidentView),
  gifts: viewByDay(
    both('捐赠及其去向', 'Gifts, and where they are'),
    ({ giftsInOrder, clock }) => daysOf(giftsInOrder, clock),
    giftRows,
  ),
  organisations: view(both('机构及其职责', 'Organisations and their mandates'), (from) =>
    [...from.state.organisations.keys()].map((id) => organisationView(from, id)),
  ),
  comparison: view(
    both(
      '此刻的分配会带来什么：统筹、各自为战、先到先得',
      'What an allocation of this moment comes to: in one boat, in silos, first come',
    ),
    comparisonView,
  ),
  board: view(
    both('指挥看板：级别、时钟、缺口、保障、账龄', 'The lead’s board: level, clocks, gaps, coverage, ageing'),
    leadBoard,
  ),
  duties: view(both('法定义务与时限', 'Duties, with their clocks'), (from, incident) =>
    dutyRows(from, incident),
  ),
  'final-report': view(
    both(
      '终结报告：来了什么、去了哪里、还剩什么、由谁承接',
      'The final report: what came, what went, what remains and with whom',
    ),
    finalReport,
  ),
  unreconciled: view(
    both('尚未对上的事项，及应由谁处理', 'What two sides have not yet agreed on, and who has to act'),
    unreconciledRows,
  ),
  balances: view(both('全部账户余额', 'Every account of the ledger'), ({ state }) => balanceRows(state)),
} as const;
