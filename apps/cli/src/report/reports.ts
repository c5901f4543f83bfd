import { UsageError } from '../usage-error.ts';
import { reportsOfAccounts } from './of-accounts.ts';
import { reportsOfGoods } from './of-goods.ts';
import { reportsOfWhatWaits } from './of-what-waits.ts';
import type { Report } from './report.ts';

const reports: Readonly<Record<string, Report>> = {
  ...reportsOfAccounts,
  ...reportsOfGoods,
  ...reportsOfWhatWaits,
};

/** The report of that name, asked as it wants to be asked. */
export function reportNamed(name: string | undefined, subject: string | undefined): Report {
  const report = name !== undefined && Object.hasOwn(reports, name) ? reports[name] : undefined;
  if (!report) throw new UsageError(`say which report: ${Object.keys(reports).join(', ')}`);
  if ((report.takes === null) !== (subject === undefined))
    throw new UsageError(report.takes === null ? `${name} takes no more words` : `name the ${report.takes}`);
  return report;
}
