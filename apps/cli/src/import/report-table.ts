import type { ImportReport } from '@tongzhou/server';

/** The report as a table: each group's parts add up to its head. */
export function reportTable(report: ImportReport): string {
  const { tally, needs, services } = report;
  const rows: [string, number | string][] = [
    [
      `${report.isCheck ? 'NOTHING IS WRITTEN: ' : ''}import into ${report.incident}, as of ${report.asOf}`,
      '',
    ],
    ...(report.saysAsOf
      ? ([
          [
            `the list speaks of ${report.saysAsOf}; the exercise's clock has not come there, so it is taken as of now`,
            '',
          ],
        ] as [string, string][])
      : []),
    ['hospitals read', tally.hospitalsRead],
    ['  distinct', tally.hospitalsDistinct],
    ['  duplicates merged', tally.hospitalsMerged],
    ['  set aside', tally.hospitalsSetAside],
    ['lines read', tally.supplyLines + tally.remarkPieces],
    ['  in the supply lists', tally.supplyLines],
    ['  pieces of remarks', tally.remarkPieces],
    ['became', ''],
    ['  need lines', tally.needsStated],
    ['    amount known', tally.amountsKnown],
    ['    amount unknown', tally.amountsUnknown],
    ['    unlimited', tally.amountsUnlimited],
    ['    zero (not needed now)', tally.amountsZero],
    ['  parts added to another line', tally.partsAdded],
    ['  duplicates merged', tally.duplicatesMerged],
    ...group('  set aside', tally.setAside),
    ...group('  not a need', tally.nonNeedText),
    ['need lines in the journal', ''],
    ['  stated', needs.stated],
    ['  updated', needs.updated],
    ['  unchanged', needs.unchanged],
    ['    of these confirmed by being listed again', report.needsAgain],
    ['  older than what is known', needs.older],
    ['  weaker than what is known', needs.strongerKept],
    ['  asked about: nobody knows where the facility lies', needs.asked],
    ['  refused', needs.refused],
    ['gone from the list', report.gone.lines],
    ['  of facilities that are gone as a whole', report.gone.hospitals],
    ['  closed, as somebody has answered', report.gone.closed],
    ['questions for a person (room: imports)', report.questions],
    ['services read', tally.servicesRead],
    ['  listed', services.listed],
    ['  unchanged', services.unchanged],
    ['  refused', services.refused],
    ['  set aside', tally.servicesSetAside],
    ['contacts withheld (personal data)', tally.contactsWithheld],
    ['organisations registered', report.organisationsRegistered],
    ['facts written', report.factsWritten],
  ];
  const width = Math.max(...rows.map(([label, value]) => (value === '' ? 0 : label.length))) + 2;
  const lines = rows.map(([label, value]) =>
    value === '' ? label : label.padEnd(width) + String(value).padStart(7),
  );
  for (const { where, code, detail } of report.refusals) lines.push(`refused: ${where}: ${code} ${detail}`);
  for (const { what, stated, counted } of report.differences) {
    lines.push(`DOES NOT ADD UP: ${what}: ${stated} stated, ${counted} counted`);
  }
  if (report.differences.length === 0) lines.push('every line is accounted for');
  return lines.join('\n');
}

function group(head: string, counts: Readonly<Record<string, number>>): [string, number][] {
  const entries = Object.entries(counts).filter(([, count]) => count > 0);
  const sum = entries.reduce((total, [, count]) => total + count, 0);
  return [[head, sum], ...entries.map(([reason, count]): [string, number] => [`    ${reason}`, count])];
}
