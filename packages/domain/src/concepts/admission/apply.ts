import { z } from 'zod';
import { askBack, confirmedField } from '../../kernel/command/asked-back.ts';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { knownArea, knownIncident } from '../../kernel/command/fields.ts';
import { draft, REGISTER } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { accept, type Result, refuse, refuseAll } from '../../kernel/refusal/refusal.ts';
import { listed } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { State } from '../../kernel/state/state.ts';
import { plain } from '../../kernel/text/plain.ts';
import { inBoth, nameSchema } from '../../kernel/words/words.ts';
import { presented, presentedCredential } from '../credential/commands.ts';
import { askOfName, codeInRegister, sameInRegister } from '../organisation/same.ts';
import type { Organisation } from '../organisation/state.ts';
import { admissionFacts, newcomerProfile } from './facts.ts';
import { appliedLately, currentRule, provisionalTerms } from './rule.ts';

const applied = admissionFacts['organisation.applied'].schema.shape;

const input = z.strictObject({
  incident: identifier,
  /** Absent: the applicant's own account. A registrar names another. */
  organisation: identifier.optional(),
  profile: newcomerProfile
    .extend({
      name: nameSchema,
      externalKeys: newcomerProfile.shape.externalKeys.default([]),
      socialCreditCode: newcomerProfile.shape.socialCreditCode.default(null),
      address: newcomerProfile.shape.address.default(null),
      source: newcomerProfile.shape.source.default(null),
    })
    .nullable()
    .default(null),
  functions: applied.functions,
  area: applied.area,
  note: applied.note,
  credentials: z.array(presentedCredential).max(10).default([]),
  confirmed: confirmedField,
});
type Input = z.output<typeof input>;

const applicantOf = (given: Input, context: Context): string =>
  given.organisation ?? context.actor.organisation;

/** 我们想帮忙: an organisation introduces itself, shows its papers, and starts at once with what the incident's rule allows. */
export const applyToHelp = defineCommand({
  name: 'organisation.apply',
  opens: true,
  function: 'register',
  summary: { zh: '申请加入', en: 'Apply to help' },
  schema: input,
  forNewcomers: true,
  example: {
    incident: 'covid-2020',
    profile: {
      name: { zh: '某车队志愿服务中心', en: 'A volunteer motorcade' },
      kind: 'charity',
      area: '420100',
    },
    functions: ['transport'],
    area: '420100',
    note: '冷链车 6 辆，司机 14 人 / six refrigerated lorries, fourteen drivers',
    credentials: [{ kind: 'registration', reference: 'HB-2016-014', issuer: '武汉市民政局' }],
  },
  scope(_state, given, context) {
    const area = knownArea(context, given.area);
    return area.ok
      ? accept({ incident: given.incident, area: given.area, subject: applicantOf(given, context) })
      : area;
  },
  ownRight: (_state, given, context) =>
    applicantOf(given, context) === context.actor.organisation ? { mandate: null } : null,
  decide(state, given, context) {
    const incident = knownIncident(state, given.incident);
    if (!incident.ok) return incident;
    const organisation = applicantOf(given, context);
    const open = mayApply(state, given, organisation, context);
    if (!open.ok) return open;
    const kind = kindOf(state, given, organisation, context);
    if (!kind.ok) return kind;
    const asked = askBack(given.confirmed);
    const profile = given.profile && { ...given.profile, name: inBoth(given.profile.name) };
    const likeness = profile && askOfName(state, asked, profile.name, { at: 'profile.' });
    if (asked.open.length > 0) return refuseAll(asked.open);
    const papers = [];
    for (const [index, each] of given.credentials.entries()) {
      const paper = presented(state, organisation, each, context, `credentials.${index}.`);
      if (!paper.ok) return paper;
      papers.push(paper.value);
    }
    const application = context.newId('application');
    const rule = currentRule(state, given.incident);
    const presents = given.credentials.map((each) => each.kind);
    const applicant = { ...given, organisation, kind: kind.value, presents };
    const isLike = likeness !== null || isUnlookedAt(state, organisation);
    // That it is another one is its own word: whoever has a name that is taken for another's waits until somebody has looked.
    const answer: ReturnType<typeof provisionalTerms> = isLike
      ? { waits: 'name-alike' }
      : rule
        ? provisionalTerms(state, rule, applicant, context.newId('mandate'), context.now)
        : { waits: 'rule-stands-still' };
    const { functions, area, note } = given;
    const provisional = 'terms' in answer ? answer.terms.mandate : null;
    const fact = {
      application,
      incident: given.incident,
      organisation,
      profile,
      functions,
      area,
      note,
      ...asked.said(),
    };
    return decided(
      [
        draft(REGISTER, 'organisation.applied', { ...fact, provisional }),
        ...papers,
        ...('terms' in answer ? [draft(REGISTER, 'mandate.granted', answer.terms)] : []),
      ],
      { application, organisation, mandate: provisional, waits: 'waits' in answer ? answer.waits : null },
    );
  },
});

/** By itself only where the incident has adopted a rule for that, and not in a flood; once at a time. */
function mayApply(state: State, given: Input, organisation: string, context: Context): Result<null> {
  const earlier = listed(state.applicationsOf, organisation)
    .map((id) => must(state.applications, id, 'application'))
    .find((each) => each.incident === given.incident && each.decided === null);
  if (earlier) return refuse('already-exists', { kind: 'application', id: earlier.id });
  if (organisation !== context.actor.organisation) return accept(null);
  const rule = currentRule(state, given.incident);
  if (!rule) return refuse('admission-closed', { incident: given.incident });
  const lately = appliedLately(state, given.incident, context.now);
  return lately < rule.terms.perDay ? accept(null) : refuse('admission-full', { perDay: rule.terms.perDay });
}

/** It came under a name that may be taken for another's, and nobody has admitted it since. */
function isUnlookedAt(state: State, organisation: string): boolean {
  const all = listed(state.applicationsOf, organisation).map((id) =>
    must(state.applications, id, 'application'),
  );
  return (
    all.some(({ confirmed }) => confirmed !== undefined) &&
    !all.some(({ decided }) => decided?.outcome === 'approved')
  );
}

/** Its kind; and that it takes nobody's name. */
function kindOf(
  state: State,
  given: Input,
  organisation: string,
  context: Context,
): Result<Organisation['kind']> {
  const known = state.organisations.get(organisation);
  if (given.profile === null) {
    return known
      ? accept(known.kind)
      : refuse('not-found', { kind: 'organisation', id: organisation }, { field: 'profile' });
  }
  if (known)
    return refuse('already-exists', { kind: 'organisation', id: organisation }, { field: 'profile' });
  const { socialCreditCode, externalKeys, area, kind } = given.profile;
  const name = inBoth(given.profile.name);
  const home = knownArea(context, area, 'profile.area');
  if (!home.ok) return home;
  const taken = externalKeys.find((key) => state.organisationByExternalKey.has(key));
  if (taken)
    return refuse('already-exists', { kind: 'organisation', id: taken }, { field: 'profile.externalKeys' });
  const asked = { zh: plain(name.zh), en: plain(name.en) };
  for (const language of ['zh', 'en'] as const)
    if (asked[language] === '') return refuse('input-invalid', EMPTY, { field: `profile.name.${language}` });
  const coded = codeInRegister(state, socialCreditCode);
  if (coded !== null)
    return refuse('credit-code-taken', { organisation: coded }, { field: 'profile.socialCreditCode' });
  const same = sameInRegister(state, name, null);
  return same
    ? refuse('already-exists', { kind: 'organisation', id: same.id }, { field: `profile.name.${same.by}` })
    : accept(kind);
}

const EMPTY = { fault: 'size', of: 'characters', bound: 'least', limit: 1 } as const;
