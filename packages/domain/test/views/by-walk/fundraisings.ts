import type { Fundraising } from '../../../src/concepts/fundraising/state.ts';
import type { Submission } from '../../../src/concepts/submission/state.ts';
import { compareText } from '../../../src/kernel/canonical/compare.ts';
import { type Duty, dutyState } from '../../../src/kernel/duty/duty.ts';
import { must } from '../../../src/kernel/state/must.ts';
import { earlier } from '../../../src/kernel/time/time.ts';
import { areaLabel, organisationLabel, type Viewpoint } from '../../../src/kernel/view/viewpoint.ts';

/**
 * The fundraisings of an incident, the newest first: the public part of each plan, what was filed about it with what
 * evidence, and what its organisation owes about it. Where to give stands with the charity and the platforms, not here.
 */
export function fundraisingRows(view: Viewpoint, incidentId: string) {
  const { fundraisings, submissions } = must(view.state.incidents, incidentId, 'incident');
  const filed = Map.groupBy(submissions.values(), ({ about }) => about);
  const about = view.duties.of(incidentId).filter(({ subject }) => fundraisings.has(subject ?? ''));
  const owed = Map.groupBy(about, ({ subject }) => subject);
  return [...fundraisings.values()]
    .sort((a, b) => -compareText(a.startedOn, b.startedOn) || compareText(a.id, b.id))
    .map((each) => ({
      ...terms(view, each),
      filings: (filed.get(each.id) ?? []).map((filing) => filingRow(view, filing)),
      duties: (owed.get(each.id) ?? [])
        .map((duty) => dutyAbout(view, duty))
        .sort((a, b) => earlier(a.due, b.due)),
    }));
}

function dutyAbout(view: Viewpoint, duty: Duty) {
  const { kind, since, due, metAt, cited } = duty;
  return {
    kind,
    title: view.duties.rules.kinds.get(kind)?.title ?? { zh: kind, en: kind },
    state: dutyState(duty, view.now),
    since,
    due,
    metAt,
    rules: cited.map(({ rule }) => rule),
  };
}

function terms(view: Viewpoint, each: Fundraising) {
  const { id, title, purpose, startedOn, endsOn, platforms, secondaryPurpose, surplus, ended } = each;
  return {
    id,
    organisation: organisationLabel(view, each.organisation),
    partner: each.partner === null ? null : organisationLabel(view, each.partner),
    title,
    purpose,
    startedOn,
    endsOn,
    area: areaLabel(view, each.area),
    platforms,
    secondaryPurpose,
    surplus,
    ended,
  };
}

/** A filing as anybody may check it: to whom, when, by which number or paper. */
function filingRow(view: Viewpoint, each: Submission) {
  const { id, kind, about, to, reference, madeAt, recordedAt, paper, position } = each;
  return {
    id,
    kind,
    organisation: organisationLabel(view, each.organisation),
    about,
    to,
    reference,
    madeAt,
    recordedAt,
    paper,
    auditor: each.auditor === null ? null : organisationLabel(view, each.auditor),
    position,
  };
}
