import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import { existing, incidentScope, knownArea, knownIncident } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier, instant, shortText } from '../../kernel/fact/fields.ts';
import { accept, refuse, wrongState } from '../../kernel/refusal/refusal.ts';
import { routeSchema, transportFacts } from './facts.ts';

export const stateRoutes = defineCommand({
  name: 'routes.state',
  function: 'transport',
  summary: { zh: '通报道路', en: 'State what the roads are like' },
  schema: z.strictObject({
    incident: identifier,
    routes: z
      .array(routeSchema.extend({ open: z.boolean().default(true), oneWay: z.boolean().default(false) }))
      .min(1)
      .max(200),
    source: shortText,
  }),
  example: {
    incident: 'covid-2020',
    routes: [{ from: '420100', to: '420600', kilometres: 330, minutes: 360 }],
    source: '省交通运输厅 / provincial transport department',
  },
  scope: incidentScope,
  decide(_state, { incident, ...input }, context) {
    for (const [index, { from, to }] of input.routes.entries()) {
      for (const [code, field] of [
        [from, `routes.${index}.from`],
        [to, `routes.${index}.to`],
      ] as const) {
        const area = knownArea(context, code, field);
        if (!area.ok) return area;
      }
    }
    return decided([draft(incident, 'routes.stated', input)], { routes: input.routes.length });
  },
});

const offered = transportFacts['transport.offered'].schema.shape;

export const offerTransport = defineCommand({
  name: 'transport.offer',
  function: 'transport',
  summary: { zh: '提供运力', en: 'Offer transport' },
  schema: z.strictObject({
    incident: identifier,
    carrier: identifier,
    from: offered.from,
    to: offered.to,
    kilogramsPerDay: offered.kilogramsPerDay,
    validFrom: instant.optional(),
    validUntil: offered.validUntil.default(null),
  }),
  example: {
    incident: 'covid-2020',
    carrier: 'china-post',
    from: '420100',
    to: '420000',
    kilogramsPerDay: 12_000,
  },
  scope(state, input, context) {
    const incident = knownIncident(state, input.incident);
    if (!incident.ok) return incident;
    const carrier = existing(state.organisations, input.carrier, 'organisation', 'carrier');
    if (!carrier.ok) return carrier;
    const from = knownArea(context, input.from, 'from');
    if (!from.ok) return from;
    // A carrier's own offer is its own matter wherever it drives; its mandate's area is where it is at home.
    return accept({ incident: input.incident, area: carrier.value.area, subject: input.carrier });
  },
  decide(_state, { incident, ...input }, context) {
    const to = knownArea(context, input.to, 'to');
    if (!to.ok) return to;
    const validFrom = new Date(input.validFrom ?? context.now).toISOString();
    const validUntil = input.validUntil && new Date(input.validUntil).toISOString();
    if (validUntil !== null && validUntil <= validFrom) {
      return refuse('date-impossible', { date: validUntil, why: 'before-start' }, { field: 'validUntil' });
    }
    const offer = context.newId('offer');
    return decided([draft(incident, 'transport.offered', { ...input, offer, validFrom, validUntil })], {
      offer,
    });
  },
});

export const endTransport = defineCommand({
  name: 'transport.end',
  function: 'transport',
  summary: { zh: '终止运力', en: 'End an offer of transport' },
  schema: z.strictObject({ incident: identifier, offer: identifier, reason: shortText }),
  example: { incident: 'covid-2020', offer: 'offer-1', reason: '车辆检修 / lorries under repair' },
  scope(state, input) {
    const incident = knownIncident(state, input.incident);
    if (!incident.ok) return incident;
    const offer = existing(incident.value.offers, input.offer, 'transport-offer', 'offer');
    if (!offer.ok) return offer;
    const { carrier } = offer.value;
    const area = state.organisations.get(carrier)?.area ?? incident.value.area;
    return accept({ incident: input.incident, area, subject: carrier, found: offer.value });
  },
  decide: (_state, { incident, ...input }, _context, { ended }) =>
    ended
      ? wrongState('transport-offer', input.offer, 'ended', 'offered', { field: 'offer' })
      : decided([draft(incident, 'transport.ended', input)]),
});
