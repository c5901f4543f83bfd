import type { ImportReport } from '@tongzhou/server';

/** The report as a table: each group's parts add up to its head. */
export function reportTable(report: ImportReport): string {
  const { tally, needs, services } = report;
  const rows: [string, number | string][] = [
    [`import into ${report.incident}, as of ${report.asOf}`, ''],
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
    ['  older than what is known', needs.older],
    ['  weaker than what is known', needs.strongerKept],
    ['  refused', needs.refused],
    ['services read', tally.servicesRead],
    ['  listed', services.listed],
    ['  unchanged', services.unchanged],
    ['  refused', services.refused],
    ['  set aside', tally.servicesSetAside],
    ['contacts withheld (personal data)', tally.contactsWithheld],
    ['organisations registered', report.organisationsRegistered],
    ['facts written', report.factsWritten],
  ];
  const width = Math.max(...rows.map(([label]) => label.length)) + 2;
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
