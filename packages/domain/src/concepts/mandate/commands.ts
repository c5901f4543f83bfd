import { z } from 'zod';
import { defineCommand } from '../../kernel/command/command.ts';
import { existing, knownArea } from '../../kernel/command/fields.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { accept, refuse } from '../../kernel/refusal/refusal.ts';
import { subjectOf, widerIn } from './breadth.ts';
import { mandateTerms } from './facts.ts';
import { whyNotInForce } from './force.ts';
import { give, giveFromOwn, placeScope, refuseWider, settled, termsGiven } from './give.ts';

export const grantMandate = defineCommand({
  name: 'mandate.grant',
  opens: true,
  function: 'coordinate',
  summary: { zh: '授予职责', en: 'Grant a mandate' },
  schema: termsGiven,
  example: {
    holder: 'wuhan-union',
    functions: ['state-need', 'confirm-delivery', 'report-use'],
    reach: 'own',
    area: '420102',
    incident: 'covid-2020',
    legalBasis: '突发公共卫生事件应急条例 第 39 条',
  },
  scope: (_state, given, context) => placeScope(given, context),
  countersigned: () => true,
  decide(state, asked, context) {
    const given = settled(state, asked, context);
    return given.ok ? giveFromOwn(state, given.value, context) : given;
  },
});

/** Asks an organisation to take a function on: in force when it says yes. */
export const offerMandate = defineCommand({
  name: 'mandate.offer',
  opens: true,
  function: 'coordinate',
  summary: { zh: '邀请承担职责', en: 'Offer a mandate' },
  schema: termsGiven
    .omit({ needsAcceptance: true })
    .extend({ answerWithinHours: mandateTerms.answerWithinHours }),
  example: {
    holder: 'wuhan-blue-sky',
    functions: ['transport'],
    reach: 'area',
    area: '420100',
    incident: 'covid-2020',
    requires: ['transport'],
    legalBasis: '指挥部通告 第 12 号',
    answerWithinHours: 6,
  },
  scope: (_state, given, context) => placeScope(given, context),
  countersigned: () => true,
  decide(state, { answerWithinHours, ...asked }, context) {
    const given = settled(state, { ...asked, needsAcceptance: true }, context);
    if (!given.ok) return given;
    const offer = answerWithinHours === undefined ? given.value : { ...given.value, answerWithinHours };
    return giveFromOwn(state, offer, context);
  },
});

/** Subsidiarity: whoever holds a delegable mandate passes a narrower one on, and needs nobody's leave for it. */
export const delegateMandate = defineCommand({
  name: 'mandate.delegate',
  opens: true,
  function: null,
  summary: { zh: '转授职责', en: 'Delegate a mandate' },
  schema: z.strictObject({
    ...termsGiven.shape,
    under: identifier,
    functions: termsGiven.shape.functions.optional(),
    reach: termsGiven.shape.reach.optional(),
    area: termsGiven.shape.area.optional(),
  }),
  example: {
    under: 'mandate-7f3k',
    holder: 'jointown',
    functions: ['keep-stock'],
    limits: { goods: 50_000, money: null, level: null },
    legalBasis: '仓储协议 / storage agreement',
  },
  scope(state, given, context) {
    const under = existing(state.mandates, given.under, 'mandate', 'under');
    if (!under.ok) return under;
    const place = given.area ?? under.value.area;
    const area = knownArea(context, place);
    const incident = given.incident ?? under.value.incident;
    const { holder: subject } = under.value;
    return area.ok ? accept({ incident, area: place, subject, found: under.value }) : area;
  },
  ownRight: (state, given, context) =>
    state.mandates.get(given.under)?.holder === context.actor.organisation ? { mandate: given.under } : null,
  countersigned: () => true,
  decide(state, { under, ...asked }, context, own) {
    if (!own.delegable) return refuse('not-delegable', { id: under }, { field: 'under' });
    if (whyNotInForce(state, own, context.now))
      return refuse('mandate-not-active', { id: under }, { field: 'under' });
    // What is not said is as the mandate that is passed on.
    const isBranch = state.organisations.get(asked.holder)?.parent === own.holder;
    // A branch does in its own matters what its parent does in its: they were the parent's before.
    const whose = isBranch ? asked.holder : subjectOf(own);
    const subject = asked.subject ?? (own.reach === 'own' ? whose : undefined);
    const inherited = {
      ...asked,
      functions: asked.functions ?? own.functions,
      reach: asked.reach ?? own.reach,
      area: asked.area ?? own.area,
      incident: asked.incident ?? own.incident,
      itemCategories: asked.itemCategories ?? own.itemCategories,
      until: asked.until ?? own.until,
      ...(own.limits && !asked.limits && { limits: own.limits }),
      ...(own.requires && { requires: [...new Set([...own.requires, ...(asked.requires ?? [])])] }),
      ...(subject !== undefined && { subject }),
    };
    const given = settled(state, inherited, context);
    if (!given.ok) return given;
    if (given.value.holder === own.holder)
      return refuse('delegation-cycle', { organisation: own.holder }, { field: 'holder' });
    const compared =
      isBranch && subject === asked.holder ? { ...given.value, subject: subjectOf(own) } : given.value;
    if (widerIn(own, compared)) return refuseWider([own], compared);
    return give(state, own, given.value);
  },
});
