import { isInForce, isSuspended, type Mandate } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { reasonField } from '#form/fields.ts';
import { form, type WorkItem } from '#form/form.ts';
import { grantForm, offerForm } from './give-form.ts';
import { wholeMatrixNow } from './matrix.ts';

const SHOWN_MAX = 500;

/** For those who coordinate: gaps with whom to ask, mandates to give, to suspend, to let go on, to take back. */
export function coordinationItems(context: WorkContext): WorkItem[] {
  const { incident, view } = context;
  const gaps =
    incident.id === ''
      ? []
      : wholeMatrixNow(view, incident.id).cells.filter(
          ({ status }) => status === 'gap' || status === 'deputy-only',
        );
  const given = [...view.state.mandates.values()].filter(
    (mandate) =>
      mandate.grantedUnder !== null &&
      !mandate.revoked &&
      !mandate.declined &&
      (mandate.incident === null || mandate.incident === incident.id),
  );
  const inForce = given.filter((mandate) => isInForce(view.state, mandate, view.now));
  const suspended = given.filter((mandate) => isSuspended(mandate, view.now));
  // Not by whoever did it.
  const toStandBy = suspended.filter(
    ({ suspended: made }) =>
      made !== null &&
      made.until !== null &&
      made.by === context.visitor.organisation &&
      made.seat !== context.visitor.seat,
  );
  return [
    ...gaps.map((cell) => ({
      id: `gap-${cell.function}-${cell.area.code}`,
      heading: `${context.w('缺口：', 'Gap: ')}${context.label('mandateFunction', cell.function)} · ${context.say(cell.area.name)}`,
      facts: cell.standing.map(
        (row) =>
          `${context.say(row.organisation.name)}${context.colon}${context.label('mandateStanding', row.standstill)}`,
      ),
      forms: [
        offerForm(context, {
          function: cell.function,
          area: cell.area.code,
          first: cell.couldBeAsked.map(({ id }) => id),
        }),
      ],
    })),
    {
      id: 'grant',
      heading: context.w('授予职责（立即生效）', 'Grant a mandate (in force at once)'),
      facts: [],
      forms: [grantForm(context)],
    },
    {
      id: 'offer',
      heading: context.w('邀请承担职责（接受后生效）', 'Offer a mandate (in force once accepted)'),
      facts: [],
      forms: [offerForm(context)],
    },
    one(context, 'mandate.suspend', context.w('暂停职责', 'Suspend a mandate'), inForce),
    one(
      context,
      'mandate.suspend',
      context.w('复核同事所作的暂停', 'Stand by a colleague’s suspension'),
      toStandBy,
      'stand-by',
    ),
    one(context, 'mandate.resume', context.w('恢复职责', 'Let a mandate go on'), suspended),
    one(context, 'mandate.revoke', context.w('撤销职责', 'Revoke a mandate'), given),
  ].filter((item): item is WorkItem => item !== null);
}

function one(
  context: WorkContext,
  command: 'mandate.suspend' | 'mandate.resume' | 'mandate.revoke',
  heading: string,
  mandates: readonly Mandate[],
  id = command.split('.')[1] as string,
): WorkItem | null {
  if (mandates.length === 0) return null;
  const options = mandates.slice(0, SHOWN_MAX).map((mandate) => ({
    value: mandate.id,
    label: [
      context.organisationName(mandate.holder),
      mandate.functions.map((each) => context.label('mandateFunction', each)).join(context.comma),
      context.areaName(mandate.area),
    ].join(' · '),
  }));
  return {
    id,
    heading,
    facts: [],
    forms: [
      form({
        command,
        submit: heading,
        tone: 'second',
        fixed: {},
        fields: [
          { path: 'mandate', kind: 'choice', label: context.w('职责', 'Mandate'), options },
          reasonField(context),
        ],
      }),
    ],
  };
}
