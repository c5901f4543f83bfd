import { decided, defineCommand } from '../../kernel/command/command.ts';
import { incidentScope, statedMoment } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { serviceFacts } from './facts.ts';

const listing = serviceFacts['service.listed'].schema;

export const listService = defineCommand({
  name: 'service.list',
  opens: true,
  function: 'import-records',
  summary: { zh: '登记服务', en: 'List a service' },
  schema: listing.extend({ incident: identifier, service: identifier.optional() }),
  example: {
    incident: 'covid-2020',
    kind: 'transport',
    name: '某物流公司 / a carrier',
    area: '420100',
    lines: [{ label: '冷链车 / refrigerated lorries', quantity: { kind: 'exact', amount: 12 } }],
    asOf: '2020-02-03T08:00:00+08:00',
    source: null,
    externalKey: 'example:carrier',
  },
  scope: incidentScope,
  decide(_state, { incident, ...input }, context, { serviceByExternalKey }) {
    const asOf = statedMoment(context, input.asOf, 'asOf');
    if (!asOf.ok) return asOf;
    const known = serviceByExternalKey.get(input.externalKey);
    const service = known ?? input.service ?? context.newId('service');
    return decided([draft(incident, 'service.listed', { ...input, asOf: asOf.value, service })], { service });
  },
});
