import { decided, defineCommand } from '../../kernel/command/command.ts';
import { incidentScope } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { type Refusal, refusal, refuse, refuseAll } from '../../kernel/refusal/refusal.ts';
import { localDay } from '../../kernel/time/time.ts';
import { incidentFacts } from './facts.ts';

/** A response is expected to last until a day that has not passed when it is said. */
export const whyNotUntil = (
  expectedUntil: string | null | undefined,
  now: string,
  clock: string,
): Refusal | null =>
  expectedUntil && expectedUntil < localDay(now, clock)
    ? refusal(
        'date-impossible',
        { date: expectedUntil, why: 'before-start' },
        { field: 'expectedUntil', rule: '突发事件应对法 72(2)' },
      )
    : null;

/** Also where a response lasts longer than was said: who reads the page knows until when it is meant. */
export const stateTerms = defineCommand({
  name: 'incident.state-terms',
  function: 'coordinate',
  summary: { zh: '说明响应期限与措施', en: 'State term and measures of the response' },
  schema: incidentFacts['incident.terms-stated'].schema,
  example: {
    incident: 'covid-2020',
    expectedUntil: '2020-04-30',
    measures: '关闭人员密集场所 / crowded places are closed',
    reason: '疫情仍在发展 / the outbreak goes on',
  },
  scope: incidentScope,
  decide(state, input, { now }, { expectedUntil, measures }) {
    if (input.expectedUntil === expectedUntil && input.measures === measures)
      return refuse('unchanged', {}, { field: 'expectedUntil' });
    const fault = whyNotUntil(input.expectedUntil, now, state.country.clock);
    return fault ? refuseAll([fault]) : decided([draft(input.incident, 'incident.terms-stated', input)]);
  },
});
