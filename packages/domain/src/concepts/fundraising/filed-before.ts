import type { AskBack } from '../../kernel/command/asked-back.ts';
import type { Context } from '../../kernel/command/context.ts';
import { type Prerequisite, prerequisitesOf } from '../../kernel/duty/prerequisite.ts';
import { accept, type Result, refusal, refuse } from '../../kernel/refusal/refusal.ts';
import { firstFew, grouped } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { DAY_MS, localDay } from '../../kernel/time/time.ts';
import type { SubmissionKind } from '../submission/kinds.ts';
import type { Submission } from '../submission/state.ts';

/** Which field of a plan names a filing that came before it. */
const FILED_BEFORE = {
  planFiled: 'fundraising-plan',
  officeTold: 'notice-to-civil-affairs',
} as const satisfies Readonly<Record<string, SubmissionKind>>;
type Field = keyof typeof FILED_BEFORE;
const FIELDS = Object.keys(FILED_BEFORE) as Field[];

export type Named = { readonly [Each in Field]: string | null };

/** The filings that an appeal names: its organisation's own, of their kind, of no other appeal, made before it began. */
export function filingsNamed(
  incident: IncidentState,
  organisation: string,
  named: Named,
  startedOn: string,
): Result<readonly Submission[]> {
  const found: Submission[] = [];
  for (const field of FIELDS) {
    const id = named[field];
    if (id === null) continue;
    const filing = incident.submissions.get(id);
    if (!filing) return refuse('not-found', { kind: 'submission', id }, { field });
    const why = whyNotOf(filing, organisation, FILED_BEFORE[field], startedOn);
    if (why) return refuse('filing-unfit', { why }, { field });
    found.push(filing);
  }
  return accept(found);
}

/** So many of what was filed ahead are offered to an appeal. */
const AHEAD_MAX = 20;

/** What an organisation filed of an appeal that has not begun, of one kind: the first made first. */
export const filedAhead = (
  incident: IncidentState,
  organisation: string,
  kind: SubmissionKind,
): Submission[] =>
  firstFew(grouped(incident.filedAhead, organisation), AHEAD_MAX)
    .map((id) => must(incident.submissions, id, 'submission'))
    .filter((each) => each.kind === kind);

export const FILING_FAULTS = [
  'another-organisation',
  'another-kind',
  'another-appeal',
  'after-start',
] as const;
export type FilingFault = (typeof FILING_FAULTS)[number];

function whyNotOf(
  filing: Submission,
  organisation: string,
  kind: SubmissionKind,
  startedOn: string,
): FilingFault | null {
  if (filing.organisation !== organisation) return 'another-organisation';
  if (filing.kind !== kind) return 'another-kind';
  if (filing.about !== null) return 'another-appeal';
  return filing.madeAt > startedOn ? 'after-start' : null;
}

/** What holds an appeal back: the law that wants something filed before it, unless it was, or the law lets it follow. */
export function askOfFilings(
  asked: AskBack,
  incident: IncidentState,
  filed: readonly Submission[],
  startedOn: string,
  { prerequisites, now }: Pick<Context, 'prerequisites' | 'now'>,
  owers: string,
) {
  const areas = { incident: incident.area, owers };
  const unmet = prerequisitesOf(prerequisites, 'fundraising.started', startedOn, areas, now).filter(
    (each) => !filed.some((filing) => comesBefore(each, filing, startedOn)),
  );
  const first = unmet.find(({ leave }) => leave === null);
  if (first)
    return refusal('filing-must-precede', termsOf(first), { field: fieldOf(first), rule: ruleOf(first) });
  // The longest is asked about, in the name of all.
  const [longest] = unmet.toSorted((a, b) => b.days - a.days);
  if (longest)
    asked.ask(
      refusal(
        'filing-should-precede',
        { ...termsOf(longest), leave: longest.leave ?? longest.law },
        { field: fieldOf(longest), rule: unmet.map(ruleOf).join('; ') },
      ),
      unmet
        .map(({ id }) => id)
        .sort()
        .join('.'),
    );
  return null;
}

function comesBefore(
  { filings, days, utcOffset }: Prerequisite,
  { kind, madeAt }: Submission,
  startedOn: string,
) {
  if (!filings.includes(kind)) return false;
  const [filed, started] = [madeAt, startedOn].map((each) => Date.parse(localDay(each, utcOffset)));
  return (started as number) - (filed as number) >= days * DAY_MS;
}

const termsOf = ({ law, article, filings, days }: Prerequisite) => ({
  ...{ law, article, days },
  filing: filings[0] as SubmissionKind,
});
const ruleOf = ({ law, article }: Prerequisite): string => `${law.zh} ${article}`;
const fieldOf = ({ filings }: Prerequisite): Field =>
  FIELDS.find((field) => filings[0] === FILED_BEFORE[field]) ?? 'planFiled';
