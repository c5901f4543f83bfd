import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import { existing } from '../../kernel/command/fields.ts';
import { draft, REGISTER } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { accept, refuse, wrongState } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { localDay } from '../../kernel/time/time.ts';
import { CHECK_OUTCOMES, credentialTerms } from './facts.ts';
import { whyNotCheck } from './rules.ts';
import type { Credential } from './state.ts';

/** What whoever presents a credential fills in. */
export const presentedCredential = z.strictObject({
  ...credentialTerms,
  credential: identifier.optional(),
  reference: credentialTerms.reference.default(null),
  expiresOn: credentialTerms.expiresOn.default(null),
  evidence: credentialTerms.evidence.default(null),
});

/** The fact of one that is presented; refused where it has expired already or its id is taken. */
export function presented(
  state: State,
  organisation: string,
  given: z.infer<typeof presentedCredential>,
  { now, newId }: { readonly now: string; readonly newId: (prefix: string) => string },
  field = '',
) {
  const credential = given.credential ?? newId('credential');
  if (state.credentials.has(credential))
    return refuse('already-exists', { kind: 'credential', id: credential }, { field: `${field}credential` });
  if (given.expiresOn !== null && given.expiresOn < localDay(now, state.country.clock)) {
    const gone = { kind: given.kind, organisation, standing: 'expired', expiredOn: given.expiresOn } as const;
    return refuse('credential-missing', gone, { field: `${field}expiresOn` });
  }
  return accept(draft(REGISTER, 'credential.presented', { ...given, credential, organisation }));
}

export const presentCredential = defineCommand({
  name: 'credential.present',
  function: 'register',
  summary: { zh: '提交资质', en: 'Present a credential' },
  schema: z.strictObject({ organisation: identifier, ...presentedCredential.shape }),
  example: {
    organisation: 'wuhan-blue-sky',
    kind: 'transport',
    reference: '鄂交运管许可 0127',
    issuer: '武汉市交通运输局',
    expiresOn: '2021-06-30',
    evidence: { name: 'licence.pdf', sha256: 'a'.repeat(64) },
  },
  scope: (state, input) => registerScope(state, input.organisation),
  // An organisation presents its own papers; a registrar those of others.
  ownRight: (_state, input, context) =>
    context.actor.organisation === input.organisation ? { mandate: null } : null,
  decide(state, { organisation, ...given }, context) {
    const fact = presented(state, organisation, given, context);
    return fact.ok ? decided([fact.value], { credential: fact.value.data.credential }) : fact;
  },
});

export const checkCredential = defineCommand({
  name: 'credential.check',
  function: 'check-credentials',
  summary: { zh: '核验资质', en: 'Check a credential' },
  schema: z.strictObject({ credential: identifier, outcome: z.enum(CHECK_OUTCOMES), note: shortText }),
  example: {
    credential: 'credential-7f3k',
    outcome: 'confirmed',
    note: '登记册已查 / looked up in the register',
  },
  scope: credentialScope,
  decide: (_state, input, { actor }, credential) =>
    refuseCheck(credential, actor.organisation) ?? decided([draft(REGISTER, 'credential.checked', input)]),
});

export const revokeCredential = defineCommand({
  name: 'credential.revoke',
  function: 'check-credentials',
  summary: { zh: '注销资质', en: 'Revoke a credential' },
  schema: z.strictObject({ credential: identifier, reason: shortText }),
  example: { credential: 'credential-7f3k', reason: '发证机关吊销 / revoked by its issuer' },
  scope: credentialScope,
  decide: (_state, input, { actor }, credential) =>
    refuseCheck(credential, actor.organisation) ?? decided([draft(REGISTER, 'credential.revoked', input)]),
});

function credentialScope(state: State, input: { readonly credential: string }) {
  const credential = existing(state.credentials, input.credential, 'credential', 'credential');
  if (!credential.ok) return credential;
  const scope = registerScope(state, credential.value.organisation);
  return scope.ok ? accept({ ...scope.value, found: credential.value }) : scope;
}

function registerScope(state: State, id: string) {
  const organisation = existing(state.organisations, id, 'organisation', 'organisation');
  return organisation.ok
    ? accept({ incident: null, area: organisation.value.area, subject: id })
    : organisation;
}

function refuseCheck(credential: Credential, checker: string) {
  const { id, organisation } = credential;
  switch (whyNotCheck(credential, checker)) {
    case 'its-holder':
      return refuse('checker-is-holder', { organisation }, { field: 'credential' });
    case 'revoked':
      return wrongState('credential', id, 'revoked', 'confirmed');
    case null:
      return null;
  }
}
