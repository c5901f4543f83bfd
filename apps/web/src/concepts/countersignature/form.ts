import { COUNTERSIGN_HOURS, type Countersignature, commands, unpackInput } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { reasonField } from '#form/fields.ts';
import { form, type WorkItem } from '#form/form.ts';
import { kept } from '#form/kept.ts';
import type { Section } from '#form/section.ts';
import { moment } from '#format/format.ts';

const SHOWN = 40;
/** Of what was asked for, so many lines; a charter or a plan has a page of its own. */
const LINES = 40;

/** What a colleague has asked for and a second person looks at, with all that it says. */
export const countersignatureSection: Section = {
  id: 'countersignatures',
  order: 0.5,
  may: 'whoever is signed in',
  needsNoIncident: true,
  title: ['待复核', 'To countersign'],
  intro: [
    `授予职责、公约、准入规则、改变机构类别、降低级别、终止响应、删除捐赠人个人信息由两人决定：一人提请，另一人看过内容再通过。${COUNTERSIGN_HOURS} 小时内无人复核的，须重新提请。`,
    `Granting, charters, rules of admission, a facility’s class, a lower level, the end of a response and the destruction of a giver’s data are decided by two: one asks, another looks and signs. What nobody has signed within ${COUNTERSIGN_HOURS} hours is asked for anew.`,
  ],
  make: (context) =>
    kept(context.view.state.countersignatures, [
      ...(context.view.state.countersignaturesOpen.get(context.visitor.organisation) ?? []),
    ])
      .slice(0, SHOWN)
      .map((each) => waiting(context, each)),
};

function waiting(context: WorkContext, asked: Countersignature): WorkItem {
  const isOwn = asked.seat === context.visitor.seat;
  const summary = commands.get(asked.command)?.summary;
  return {
    id: asked.id,
    heading: summary ? context.say(summary) : asked.command,
    facts: [
      context.w(
        `${moment(asked.at, context.language)} 由 ${asked.seat} 提请`,
        `asked for by ${asked.seat}, ${moment(asked.at, context.language)}`,
      ),
      ...linesOf(context, unpackInput(asked.input)).slice(0, LINES),
    ],
    forms: [
      ...(isOwn
        ? []
        : [
            form({
              command: 'countersignature.give',
              submit: context.w('复核通过', 'Countersign'),
              fixed: { countersignature: asked.id },
              fields: [],
            }),
          ]),
      form({
        command: 'countersignature.refuse',
        submit: isOwn ? context.w('撤回', 'Call back') : context.w('退回', 'Refuse'),
        tone: 'second',
        folded: isOwn ? context.w('撤回…', 'Call back…') : context.w('退回…', 'Refuse…'),
        fixed: { countersignature: asked.id },
        fields: [reasonField(context)],
      }),
    ],
  };
}

/** What stands in the input, a line a field, with names in the place of ids. */
function linesOf(context: WorkContext, value: unknown, path = ''): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object'))
    return [`${path}: ${value.map((each) => named(context, each)).join(context.comma)}`];
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([key, each]) =>
      linesOf(context, each, path === '' ? key : `${path}.${key}`),
    );
  return [`${path}: ${named(context, value)}`];
}

function named(context: WorkContext, value: unknown): string {
  const text = String(value);
  const { state, areas, items } = context.view;
  const known =
    state.organisations.get(text)?.name ??
    areas.get(text)?.name ??
    items.byId.get(text)?.name ??
    state.incidents.get(text)?.name;
  if (known) return context.say(known);
  const label = context.label('seatFunction', text);
  return label === '' ? text : label;
}
