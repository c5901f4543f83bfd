import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing, statedMoment } from '../../kernel/command/fields.ts';
import { draft, type FactData } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { refuse, wrongState } from '../../kernel/refusal/refusal.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { byItself } from './by-itself.ts';
import { type MatterKind, matterFacts } from './facts.ts';

type Stated = { readonly incident: string; readonly foundAt?: string | undefined };

const { matter: _new, ...breach } = matterFacts['breach.found'].schema.shape;
/** What is asked of every matter: the server names it, and takes the moment of stating it where none is said. */
const stated = {
  incident: identifier,
  organisation: breach.organisation,
  note: breach.note,
  foundAt: breach.foundAt.optional(),
};
const { from, owners, legalBasis, until } = matterFacts['requisition.made'].schema.shape;
const { grade, operator } = matterFacts['security-incident.found'].schema.shape;
const { publicInterest } = matterFacts['product-flaw.found'].schema.shape;
const { asks } = matterFacts['request.received'].schema.shape;

const begins =
  (kind: Exclude<MatterKind, keyof typeof BEGUN_AS>) =>
  (_state: State, { incident, ...said }: Stated, context: Context) => {
    const foundAt = statedMoment(context, said.foundAt ?? context.now, 'foundAt');
    if (!foundAt.ok) return foundAt;
    const matter = context.newId('matter');
    const data = { ...said, matter, foundAt: foundAt.value } as unknown as FactData<typeof kind>;
    return decided([draft(incident, kind, data)], { matter });
  };

/** What ends a matter, and as what it began. */
const BEGUN_AS = {
  'requisition.ended': 'requisition.made',
  'security-incident.ended': 'security-incident.found',
} as const satisfies Partial<Record<MatterKind, MatterKind>>;

const ends =
  (kind: keyof typeof BEGUN_AS) =>
  (
    _state: State,
    {
      incident,
      ...said
    }: Stated & { readonly matter: string; readonly organisation: string; readonly note: string },
    context: Context,
    { matters }: IncidentState,
  ) => {
    const found = existing(matters, said.matter, 'matter', 'matter');
    if (!found.ok) return found;
    const { kind: now, organisation } = found.value;
    if (organisation !== said.organisation)
      return refuse('not-own-matter', { organisation }, { field: 'matter' });
    if (now !== BEGUN_AS[kind]) return wrongState('matter', said.matter, now, BEGUN_AS[kind]);
    const foundAt = statedMoment(context, said.foundAt ?? context.now, 'foundAt');
    if (!foundAt.ok) return foundAt;
    return decided([draft(incident, kind, { ...said, foundAt: foundAt.value })]);
  };

export const stateBreach = defineCommand({
  ...byItself,
  name: 'breach.state',
  outlives: true,
  summary: { zh: '说明发现个人信息泄露', en: 'State a breach of personal data' },
  schema: z.strictObject({ ...stated, persons: breach.persons.default(null) }),
  example: {
    incident: 'covid-2020',
    organisation: 'hubei-red-cross',
    note: '名单误发 / a list sent astray',
    persons: 12,
  },
  decide: begins('breach.found'),
});

export const stateSecurityIncident = defineCommand({
  ...byItself,
  name: 'security-incident.state',
  outlives: true,
  summary: { zh: '说明发生网络安全事件', en: 'State a security incident' },
  schema: z.strictObject({ ...stated, grade, operator: operator.default('other') }),
  example: {
    incident: 'covid-2020',
    organisation: 'hubei-red-cross',
    note: '系统被入侵 / a system was broken into',
    grade: 'larger',
  },
  decide: begins('security-incident.found'),
});

export const stateSeriousIncident = defineCommand({
  ...byItself,
  name: 'serious-incident.state',
  outlives: true,
  summary: { zh: '说明发生严重事件', en: 'State a serious incident' },
  schema: z.strictObject(stated),
  example: {
    incident: 'covid-2020',
    organisation: 'hubei-red-cross',
    note: '库房失火 / a fire in the warehouse',
  },
  decide: begins('serious-incident.found'),
});

export const stateTransaction = defineCommand({
  ...byItself,
  name: 'transaction.state',
  outlives: true,
  summary: { zh: '说明重大资产变动、投资或交易', en: 'State a major transaction' },
  schema: z.strictObject({ ...stated, relatedParty: z.boolean().default(false) }),
  example: {
    incident: 'covid-2020',
    organisation: 'hubei-red-cross',
    note: '购置仓库 / a warehouse was bought',
    relatedParty: false,
  },
  decide: begins('transaction.made'),
});

export const stateRequisition = defineCommand({
  ...byItself,
  name: 'requisition.state',
  opens: true,
  summary: { zh: '说明征用', en: 'State a requisition' },
  schema: z.strictObject({
    ...stated,
    from: from.default(null),
    owners: owners.default(1),
    legalBasis,
    until: until.default(null),
  }),
  example: {
    incident: 'covid-2020',
    organisation: 'wuhan-command',
    note: '征用酒店作隔离点 / a hotel taken for isolation',
    owners: 1,
    legalBasis: '突发事件应对法 12 / Emergency Response Law, Art. 12',
    until: '2020-04-30',
  },
  decide(state, said, context) {
    if (said.from !== null && !state.organisations.has(said.from))
      return refuse('not-found', { kind: 'organisation', id: said.from }, { field: 'from' });
    return begins('requisition.made')(state, said, context);
  },
});

export const endRequisition = defineCommand({
  ...byItself,
  name: 'requisition.end',
  outlives: true,
  summary: { zh: '说明征用结束', en: 'State that a requisition has ended' },
  schema: z.strictObject({ ...stated, matter: identifier }),
  example: {
    incident: 'covid-2020',
    organisation: 'wuhan-command',
    matter: 'matter-7f3k',
    note: '隔离点撤销 / no longer needed',
  },
  decide: ends('requisition.ended'),
});

export const endSecurityIncident = defineCommand({
  ...byItself,
  name: 'security-incident.end',
  outlives: true,
  summary: { zh: '说明网络安全事件处置结束', en: 'State that a security incident is dealt with' },
  schema: z.strictObject({ ...stated, matter: identifier }),
  example: {
    incident: 'covid-2020',
    organisation: 'hubei-red-cross',
    matter: 'matter-7f3k',
    note: '系统已恢复 / the system is restored',
  },
  decide: ends('security-incident.ended'),
});

export const stateProductFlaw = defineCommand({
  ...byItself,
  name: 'product-flaw.state',
  outlives: true,
  summary: { zh: '说明发现产品安全缺陷', en: 'State a flaw of a product' },
  schema: z.strictObject({ ...stated, publicInterest: publicInterest.default(false) }),
  example: {
    incident: 'covid-2020',
    organisation: 'hubei-red-cross',
    note: '登记系统有漏洞 / the registration system has a hole',
    publicInterest: true,
  },
  decide: begins('product-flaw.found'),
});

export const stateSensitiveProcessing = defineCommand({
  ...byItself,
  name: 'sensitive-processing.state',
  outlives: true,
  summary: { zh: '说明处理敏感个人信息', en: 'State processing of sensitive data' },
  schema: z.strictObject(stated),
  example: {
    incident: 'covid-2020',
    organisation: 'wuhan-command',
    note: '登记密接者健康状况 / health of contacts is recorded',
  },
  decide: begins('sensitive-processing.begun'),
});

export const stateRequest = defineCommand({
  ...byItself,
  name: 'request.state',
  outlives: true,
  summary: { zh: '说明收到依法提出的请求', en: 'State a request under a law' },
  schema: z.strictObject({ ...stated, asks }),
  example: {
    incident: 'covid-2020',
    organisation: 'wuhan-command',
    note: '申请公开物资分配记录 / asks for records of the allocation',
    asks: 'public-information',
  },
  decide: begins('request.received'),
});
