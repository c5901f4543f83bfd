import { isInForce, type Mandate, mandatesHeldBy, ownStandstill } from '@tongzhou/domain';
import { ownBranchItem } from '#concepts/register/form.ts';
import type { WorkContext } from '#form/context.ts';
import { reasonField } from '#form/fields.ts';
import { type CommandFormSpec, form, type WorkItem } from '#form/form.ts';
import type { Section } from '#form/section.ts';
import { day, inLanguage } from '#format/format.ts';
import { coordinationItems } from './coordination-form.ts';
import { delegateForm } from './give-form.ts';

/** What one was given: to accept, to pass on, to lay down. For those who coordinate: gaps, offers, suspensions. */
export const mandateSection: Section = {
  id: 'mandates',
  order: 16,
  may: 'whoever is signed in',
  title: ['职责', 'Mandates'],
  intro: [
    '接受后生效；可转授的，只能转授更窄的范围；随时可以交回。',
    'In force once accepted; what may be passed on is passed on narrower; it may be laid down at any time.',
  ],
  make: mandateItems,
};

function mandateItems(context: WorkContext): WorkItem[] {
  const own = mandatesHeldBy(context.view.state, context.visitor.organisation).filter(
    (mandate) => !mandate.revoked && !mandate.declined,
  );
  return [
    ...own.map((mandate) => ownItem(context, mandate)),
    ...(context.view.state.organisations.has(context.visitor.organisation) ? [ownBranchItem(context)] : []),
    ...(context.may('coordinate') ? coordinationItems(context) : []),
  ];
}

/** So many functions stand in a heading; the rest below it. */
const NAMED_MAX = 4;

function ownItem(context: WorkContext, mandate: Mandate): WorkItem {
  const { view } = context;
  const standstill = ownStandstill(mandate, view.now);
  const standing = standstill ?? (isInForce(view.state, mandate, view.now) ? 'none' : 'suspended');
  const isLong = mandate.functions.length > NAMED_MAX + 1;
  const named = (functions: Mandate['functions']) =>
    functions.map((each) => context.label('mandateFunction', each)).join(context.comma);
  const forms: CommandFormSpec[] = [];
  if (standstill === 'not-accepted') {
    forms.push(
      form({
        command: 'mandate.accept',
        submit: context.w('接受', 'Accept'),
        fixed: { mandate: mandate.id },
        fields: [],
      }),
    );
  }
  if (standing === 'none' && mandate.delegable) forms.push(delegateForm(context, mandate));
  if (mandate.grantedUnder !== null) {
    forms.push(
      form({
        command: 'mandate.decline',
        submit: mandate.accepted ? context.w('交回', 'Lay down') : context.w('谢绝', 'Decline'),
        tone: 'second',
        ...(standing === 'none' && { folded: context.w('交回…', 'Lay down…') }),
        fixed: { mandate: mandate.id },
        fields: [reasonField(context)],
      }),
    );
  }
  return {
    id: `own-${mandate.id}`,
    heading: isLong
      ? `${named(mandate.functions.slice(0, NAMED_MAX))}${context.w(` 等 ${mandate.functions.length} 项`, ` and ${mandate.functions.length - NAMED_MAX} more`)}`
      : named(mandate.functions),
    facts: [
      ...(isLong ? [named(mandate.functions)] : []),
      context.label('mandateStanding', standing),
      `${context.areaName(mandate.area)} · ${context.label('mandateReach', mandate.reach)}`,
      inLanguage(mandate.legalBasis, context.language),
      ...(mandate.until ? [`${context.w('至', 'until')} ${day(mandate.until, context.language)}`] : []),
      ...(mandate.requires ?? []).map(
        (kind) => `${context.w('须有', 'Requires')} ${context.label('credentialKind', kind)}`,
      ),
    ],
    forms,
  };
}
