import { parseArgs } from 'node:util';
import type { CliCommand } from '../command-line.ts';
import { reportNamed } from '../report/reports.ts';
import { UsageError } from '../usage-error.ts';

const HERE = 'http://127.0.0.1:8020';

export const reportCommand: CliCommand = {
  name: 'report',
  usage:
    'report trial-balance | balance ACCOUNT | statement ACCOUNT | trace LOT | origin SHIPMENT | ageing | unreconciled\n' +
    '      [--url URL] [--at MOMENT] [--incident ID] [--json]',
  summary: 'asks a site for a report of its ledger (1: the trial balance is not zero, or the site refuses)',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        url: { type: 'string', default: HERE },
        at: { type: 'string' },
        incident: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
    const [name, subject, ...others] = positionals;
    if (others.length > 0 || !URL.canParse(values.url))
      throw new UsageError('say which report of which site');
    const report = reportNamed(name, subject);
    if (values.at !== undefined && Number.isNaN(Date.parse(values.at)))
      throw new UsageError(`"${values.at}" is not a moment such as 2020-02-01T00:00:00Z`);
    const at = values.at === undefined ? undefined : new Date(values.at).toISOString();
    const site = new URL(values.url.endsWith('/') ? values.url : `${values.url}/`);
    const { answer, text, good } = await report.tell({ site, subject, at, incident: values.incident });
    console.log(values.json ? JSON.stringify(answer, null, 2) : text);
    return good ? 0 : 1;
  },
};
