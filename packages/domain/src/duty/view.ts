import { holdersAt } from '../concepts/mandate/holders.ts';
import { DUTY_STATES, type Duty, type DutyState, dutyState } from '../kernel/duty/duty.ts';
import { earlier } from '../kernel/time/time.ts';
import { areaLabel, organisationLabel, type Viewpoint } from '../kernel/view/viewpoint.ts';
import type { RuleInUse } from './rules-in-use.ts';

/** A rule as it is shown: what the law says, where to read it, and whether somebody has. */
export type RuleShown = Pick<
  RuleInUse,
  | 'id'
  | 'title'
  | 'owedTo'
  | 'within'
  | 'evidence'
  | 'law'
  | 'article'
  | 'source'
  | 'checked'
  | 'uncheckedBecause'
  | 'from'
  | 'until'
>;

export type DutyFilter = {
  readonly organisation?: string | undefined;
  readonly state?: DutyState | undefined;
};

/**
 * What is owed in an incident, to whom, until when, under which law: breached first, then open by what runs out next, then
 * what is done. Each rule that is cited stands once beside the rows. Unfiltered, this is what an auditor computes again.
 */
export function dutyRows(view: Viewpoint, incident: string, filter: DutyFilter = {}) {
  const { duties: book, state, now } = view;
  const holders = holdersAt(state, now);
  const counts: Record<DutyState, number> = { breached: 0, open: 0, late: 0, met: 0, lifted: 0 };
  const rules = new Map<string, RuleShown>();
  const rows = [];
  const { organisation } = filter;
  const asked = organisation === undefined ? book.of(incident) : book.maybeOwedBy(incident, organisation);
  for (const duty of asked) {
    const owing = holders(duty);
    const at = dutyState(duty, now);
    if (filter.organisation !== undefined && !owing.includes(filter.organisation)) continue;
    counts[at] += 1;
    if (filter.state !== undefined && at !== filter.state) continue;
    for (const { rule } of duty.cited)
      if (!rules.has(rule)) rules.set(rule, shown(book.rules.byId.get(rule)));
    rows.push({ ...row(view, duty), state: at, owing: owing.map((id) => organisationLabel(view, id)) });
  }
  rows.sort(
    (a, b) =>
      DUTY_STATES.indexOf(a.state) - DUTY_STATES.indexOf(b.state) ||
      (isOver(a.state) ? b.ordinal - a.ordinal : earlier(a.due, b.due) || a.ordinal - b.ordinal),
  );
  return { counts, rows, rules: [...rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

/** So many of each list: of clocks, of what is owed without an end, of what is done. */
export type DutyPageAsked = {
  readonly state?: DutyState | undefined;
  readonly most: { readonly clocks: number; readonly prompt: number; readonly done: number };
};

/** The first of each list of `dutyRows`, read as far as they are shown, and how many there are. */
export function dutyPage(view: Viewpoint, incident: string, { state, most }: DutyPageAsked) {
  const { duties: book, now } = view;
  const holders = holdersAt(view.state, now);
  const rules = new Map<string, RuleShown>();
  const { prompt, ...counts } = book.countStates(incident, now);
  const isAsked = (each: DutyState): boolean => state === undefined || state === each;
  const shownAs = (duties: readonly Duty[]) =>
    duties.map((duty) => {
      for (const { rule } of duty.cited)
        if (!rules.has(rule)) rules.set(rule, shown(book.rules.byId.get(rule)));
      const owing = holders(duty).map((id) => organisationLabel(view, id));
      return { ...row(view, duty), state: dutyState(duty, now), owing };
    });
  const breached = isAsked('breached') ? book.firstBreached(incident, now, most.clocks) : [];
  const running = isAsked('open')
    ? firstOf(book.runningOut(incident, now), most.clocks - breached.length)
    : [];
  const over = DONE.filter(isAsked);
  const done: Duty[] = [];
  for (const each of over) done.push(...firstOf(book.over(incident, each), most.done - done.length));
  const clocks = (isAsked('breached') ? counts.breached : 0) + (isAsked('open') ? counts.open - prompt : 0);
  return {
    counts,
    clocks: { rows: shownAs([...breached, ...running]), count: clocks },
    prompt: {
      rows: shownAs(isAsked('open') ? firstOf(book.prompt(incident), most.prompt) : []),
      count: isAsked('open') ? prompt : 0,
    },
    done: { rows: shownAs(done), count: over.reduce((sum, each) => sum + counts[each], 0) },
    rules: [...rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

const DONE = ['late', 'met', 'lifted'] as const;

function firstOf(duties: Iterable<Duty>, most: number): Duty[] {
  const found: Duty[] = [];
  if (most <= 0) return found;
  for (const duty of duties) {
    found.push(duty);
    if (found.length >= most) break;
  }
  return found;
}

export type DutyRows = ReturnType<typeof dutyRows>;
export type DutyRow = DutyRows['rows'][number];

const isOver = (state: DutyState): boolean => state !== 'open' && state !== 'breached';

function row(view: Viewpoint, duty: Duty) {
  const { kinds } = view.duties.rules;
  const { ordinal, kind, subject, ower, position, since, due, cited, metAt, endedAt, closedBy } = duty;
  const area = ower.function && areaLabel(view, ower.function.area);
  return {
    ordinal,
    kind,
    title: kinds.get(kind)?.title ?? { zh: kind, en: kind },
    subject,
    /** The function that owes it, where the law names no organisation. */
    function: ower.function && area ? { name: ower.function.name, area } : null,
    office: ower.office,
    position,
    since,
    due,
    cited,
    metAt,
    endedAt,
    closedBy,
  };
}

/** A book cites only rules that it was given. */
function shown(rule: RuleInUse | undefined): RuleShown {
  if (!rule) throw new Error('duties: a rule is cited that the book does not hold');
  const {
    id,
    title,
    owedTo,
    within,
    evidence,
    law,
    article,
    source,
    checked,
    uncheckedBecause,
    from,
    until,
  } = rule;
  const shownAs = { id, title, owedTo, within, evidence, law, article, source, checked, from, until };
  return uncheckedBecause === undefined ? shownAs : { ...shownAs, uncheckedBecause };
}
