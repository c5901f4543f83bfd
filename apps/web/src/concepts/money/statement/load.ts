import { error, fail, redirect } from '@sveltejs/kit';
import { type LineMatch, mandatesOf, matchLines, sumOfMoney, type Viewpoint } from '@tongzhou/domain';
import { readStatement, type StatementKind, type StatementLine, sayStatementFault } from '@tongzhou/formats';
import type { Acted, Asked } from '#page/page.ts';
import type { Both } from '#texts/words.ts';

/** As many lines as a page shows; a longer statement is asked of the bank by the month. */
const ROWS_MAX = 500;

const FUNCTIONS: ReadonlySet<string> = new Set(['receive-donation', 'request-payment']);

/** Only who keeps these books: a statement is the organisation’s own. */
function mayLook(view: Viewpoint, organisation: string): void {
  const isOwn = mandatesOf(view, organisation).some(
    ({ active, functions }) => active && functions.some((each) => FUNCTIONS.has(each)),
  );
  if (!isOwn) error(404, { message: 'section' });
}

export const load = ({ visitor, view, language, url, setHeaders }: Asked) => {
  if (!visitor) redirect(303, `/${language}/sign-in?next=${encodeURIComponent(url.pathname)}`);
  setHeaders({ 'cache-control': 'no-store' });
  mayLook(view, visitor.organisation);
  return {};
};

export type Row = StatementLine & {
  readonly state: LineMatch['state'];
  /** What of the books it is, or may be. */
  readonly entries: readonly { readonly href: string; readonly words: string }[];
  /** Where it is taken in, with what the statement says filled in; null: nothing is to be done. */
  readonly take: string | null;
};

export type Compared = {
  readonly fault: Both | null;
  readonly kind: StatementKind | null;
  readonly rows: readonly Row[];
  readonly count: number;
  readonly sums: Readonly<Record<LineMatch['state'], number>>;
  readonly faults: readonly Both[];
};

/** Held against the books, and forgotten: the file has names and accounts of people, and nothing of it is kept. */
export async function act({ visitor, view, incident, language }: Acted, form: FormData) {
  mayLook(view, visitor.organisation);
  const file = form.get('statement');
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
  const read = readStatement(bytes);
  const sums = { booked: 0, alike: 0, 'to-record': 0, missing: 0 };
  if (!read.ok)
    return fail(422, {
      ...{ fault: sayStatementFault(read.fault), kind: null, rows: [], count: 0, sums, faults: [] },
    } satisfies Compared);
  const { kind, lines, faults } = read.statement;
  const matches = matchLines(incident, visitor.organisation, lines);
  for (const { state } of matches) sums[state] += 1;
  const rows = lines.slice(0, ROWS_MAX).map((line, index): Row => {
    const match = matches[index] as LineMatch;
    return { ...line, state: match.state, entries: entriesOf(match), take: takeOf(line, match) };
  });
  return {
    ...{ fault: null, kind, rows, count: lines.length, sums },
    faults: faults.slice(0, ROWS_MAX).map((each) => sayStatementFault(each)),
  } satisfies Compared;

  function entriesOf(match: LineMatch): Row['entries'] {
    if (match.state === 'missing') return [];
    const gift = (id: string) => {
      const code = incident.donations.get(id)?.receiptCode ?? id;
      return { href: `/${language}/gifts/${code}`, words: code };
    };
    const payment = (id: string) => ({
      ...gift(incident.payments.get(id)?.donation ?? id),
      words: incident.payments.get(id)?.goal ?? id,
    });
    if (match.state === 'alike') return match.ids.map(gift);
    if (match.state === 'to-record') return [payment(match.payment)];
    if (match.kind === 'donation') return [gift(match.id)];
    if (match.kind === 'payment') return [payment(match.id)];
    return [{ href: `/${language}/incidents/${incident.id}/refunds/${match.id}`, words: match.id }];
  }

  /** The room where it is entered; of persons nothing goes into an address. */
  function takeOf(line: StatementLine, match: LineMatch): string | null {
    const said = new URLSearchParams({
      ...(line.reference !== null && { reference: line.reference }),
      day: line.bookedOn,
    });
    if (match.state === 'to-record') {
      said.set('payment', match.payment);
      return `/${language}/work/money?${said}#form-${match.payment}-spent-0`;
    }
    if (match.state === 'alike' && line.reference !== null) {
      const gift = incident.donations.get(match.ids[0] ?? '');
      return gift
        ? `/${language}/work/corrections?${new URLSearchParams({ gift: gift.receiptCode, reference: line.reference })}`
        : null;
    }
    if (match.state !== 'missing' || line.direction === 'debit') return null;
    said.set('sum', sumOfMoney(line.amount, line.currency));
    said.set('currency', line.currency);
    return `/${language}/work/donations?${said}#form-money-0`;
  }
}
