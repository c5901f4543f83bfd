import { canonicalJson } from '../../kernel/canonical/canonical.ts';
import { faultsIn } from '../../kernel/concept/faults-in.ts';
import type { releaseFacts } from './facts.ts';
import { goodsReport } from './goods-report.ts';

/** What is wrong with a release: its figures are those that the record gives. */
export const releaseFaults = faultsIn<keyof typeof releaseFacts>({
  'release.published': (incident, { data: { number, content } }, state) =>
    content.kind === 'notice' || canonicalJson(goodsReport(state, incident)) === canonicalJson(content.rows)
      ? null
      : `release ${number} states figures that the ledger does not give`,
});
