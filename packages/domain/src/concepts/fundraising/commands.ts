import { z } from 'zod';
import { type AskBack, askBack, confirmedField } from '../../kernel/command/asked-back.ts';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing, knownArea, knownIncident, statedMoment } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { citedOn } from '../../kernel/law/cited.ts';
import { accept, type Result, refusal, refuse, refuseAll, wrongState } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { localDay } from '../../kernel/time/time.ts';
import { gapOf } from '../credential/holds.ts';
import { fundraisingFacts } from './facts.ts';
import { askOfFilings, filingsNamed } from './filed-before.ts';
import { isDesignated } from './platforms.ts';
import type { Fundraising } from './state.ts';

const {
  fundraising: _new,
  confirmed: _said,
  organisation: _own,
  ...plan
} = fundraisingFacts['fundraising.started'].schema.shape;

/**
 * Whoever raises funds in public holds the qualification for it (慈善法 22), checked and not expired. One that has none works
 * with one that has: the qualified one carries it out, and names its partner (慈善法 26). Nobody is named as the one who
 * answers without having said so itself. What a law wants filed first holds it back.
 */
export const startFundraising = defineCommand({
  name: 'fundraising.start',
  opens: true,
  function: 'receive-donation',
  summary: { zh: '开始公开募捐', en: 'Start a public fundraising' },
  schema: z.strictObject({
    incident: identifier,
    ...plan,
    startedOn: plan.startedOn.optional(),
    endsOn: plan.endsOn.default(null),
    platforms: plan.platforms.default([]),
    partner: plan.partner.default(null),
    secondaryPurpose: plan.secondaryPurpose.default(null),
    planFiled: plan.planFiled.default(null),
    officeTold: plan.officeTold.default(null),
    confirmed: confirmedField,
  }),
  example: {
    incident: 'covid-2020',
    title: { zh: '抗疫专项募捐', en: 'Appeal against the epidemic' },
    purpose: { zh: '购买医用防护物资', en: 'Buy protective equipment for hospitals' },
    startedOn: '2020-01-26T00:00:00Z',
    endsOn: '2020-12-31',
    area: '420000',
    platforms: ['腾讯公益 / Tencent Charity'],
    surplus: '用于其他传染病防控 / goes to the control of other diseases',
  },
  scope(state, input, context) {
    const incident = knownIncident(state, input.incident);
    if (!incident.ok) return incident;
    // Gifts come from anywhere; the mandate's area is where the organisation is at home.
    const { organisation } = context.actor;
    const area = state.organisations.get(organisation)?.area ?? incident.value.area;
    return accept({ incident: input.incident, area, subject: organisation, found: incident.value });
  },
  decide(state, { incident: id, confirmed, ...input }, context, incident) {
    const { organisation } = context.actor;
    const area = knownArea(context, input.area);
    if (!area.ok) return area;
    const startedOn = statedMoment(context, input.startedOn ?? context.now, 'startedOn');
    if (!startedOn.ok) return startedOn;
    if (input.endsOn !== null && input.endsOn < localDay(startedOn.value, context.country.clock))
      return refuse('date-impossible', { date: input.endsOn, why: 'before-start' }, { field: 'endsOn' });
    if (input.partner !== null && !state.organisations.has(input.partner))
      return refuse('not-found', { kind: 'organisation', id: input.partner }, { field: 'partner' });
    if (input.partner === organisation)
      return refuse('self-named', { organisation }, { field: 'partner', rule: '慈善法 26' });
    const gap = gapOf(state, organisation, 'public-fundraising', context.now, false);
    if (gap) {
      const { kind, standing, expiredOn } = gap;
      return refuse(
        'credential-missing',
        { kind, organisation, standing, expiredOn },
        { rule: '慈善法 22, 慈善法 26' },
      );
    }
    const filed = filingsNamed(incident, organisation, input, startedOn.value);
    if (!filed.ok) return filed;
    const asked = askBack(confirmed);
    const home = state.organisations.get(organisation)?.area ?? incident.area;
    const missing = askOfFilings(asked, incident, filed.value, startedOn.value, context, home);
    if (missing) return refuseAll([missing]);
    askOfPlatforms(asked, input.platforms, localDay(startedOn.value, context.country.clock), context);
    if (asked.open.length > 0) return refuseAll(asked.open);
    const fundraising = context.newId('fundraising');
    const started = { ...input, fundraising, organisation, startedOn: startedOn.value, ...asked.said() };
    return decided([draft(id, 'fundraising.started', started)], { fundraising });
  },
});

/** The list may be behind the Ministry's: what it does not have is asked back with the rule, and the answer stands in the record. */
function askOfPlatforms(
  asked: AskBack,
  platforms: readonly string[],
  day: string,
  { platforms: designated }: Context,
): void {
  if (!designated) return;
  for (const [index, platform] of platforms.entries()) {
    if (isDesignated(designated, platform, day)) continue;
    const { asOf } = designated;
    const rule = citedOn('platforms', day);
    const field = `platforms.${index}`;
    asked.ask(refusal('platform-not-designated', { platform, asOf }, { field, rule }), writtenOut(platform));
  }
}

/** A name as a confirmation can hold it: by its code points. */
const writtenOut = (name: string): string =>
  Array.from(name, (sign) => sign.codePointAt(0)?.toString(36))
    .join('-')
    .slice(0, 160);

type OfFundraising = { readonly incident: string; readonly fundraising: string };

/** One that goes on; also after the response, for gifts do not stop with it. */
function running(state: State, input: OfFundraising): Result<Fundraising> {
  const incident = existing(state.incidents, input.incident, 'incident', 'incident');
  if (!incident.ok) return incident;
  const { fundraisings } = incident.value;
  const found = existing(fundraisings, input.fundraising, 'fundraising', 'fundraising');
  if (!found.ok || found.value.ended === null) return found;
  return wrongState('fundraising', input.fundraising, 'ended', 'open');
}

/** Whoever began one may finish it and complete it, whatever became of its mandate or its papers. */
const ofItsOwner = {
  function: 'receive-donation' as const,
  scope(state: State, input: OfFundraising) {
    const found = running(state, input);
    if (!found.ok) return found;
    const { area, organisation } = found.value;
    return accept({ incident: input.incident, area, subject: organisation, found: found.value });
  },
  ownRight: (state: State, input: OfFundraising, { actor }: Context) =>
    state.incidents.get(input.incident)?.fundraisings.get(input.fundraising)?.organisation ===
    actor.organisation
      ? { mandate: null }
      : null,
};

export const endFundraising = defineCommand({
  ...ofItsOwner,
  name: 'fundraising.end',
  outlives: 'money',
  summary: { zh: '结束公开募捐', en: 'End a public fundraising' },
  schema: z.strictObject({ incident: identifier, fundraising: identifier, reason: shortText }),
  example: {
    incident: 'covid-2020',
    fundraising: 'fundraising-7f3k',
    reason: '目的已达成 / its purpose is met',
  },
  decide(_state, { incident, ...input }, _context, { organisation }) {
    return decided([draft(incident, 'fundraising.ended', { ...input, organisation })]);
  },
});

export const stateSecondaryPurpose = defineCommand({
  ...ofItsOwner,
  name: 'fundraising.state-secondary-purpose',
  outlives: 'money',
  summary: { zh: '说明募捐的备用用途', en: 'State a fundraising’s secondary purpose' },
  schema: z.strictObject({ incident: identifier, fundraising: identifier, secondaryPurpose: shortText }),
  example: {
    incident: 'covid-2020',
    fundraising: 'fundraising-7f3k',
    secondaryPurpose: '用于灾后重建 / goes to rebuilding',
  },
  decide: (_state, { incident, ...input }, _context, { secondaryPurpose }) =>
    secondaryPurpose === input.secondaryPurpose
      ? refuse('unchanged', {}, { field: 'secondaryPurpose' })
      : decided([draft(incident, 'fundraising.secondary-purpose-stated', input)]),
});
