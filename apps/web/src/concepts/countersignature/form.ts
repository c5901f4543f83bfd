import { COUNTERSIGN_HOURS, type Countersignature, commands } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { reasonField } from '#form/fields.ts';
import { form, type WorkItem } from '#form/form.ts';
import { kept } from '#form/kept.ts';
import type { Section } from '#form/section.ts';
import { moment } from '#format/format.ts';
import { saidLines, saidShort } from './said.ts';

const SHOWN = 40;
/** So many of a kind are signed at once. */
const TOGETHER = 100;
/** From so many on. */
const TOGETHER_FROM = 3;
/** Of what was asked for, so many lines. */
const LINES = 100;

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
  make(context) {
    const open = kept(context.view.state.countersignatures, [
      ...(context.view.state.countersignaturesOpen.get(context.visitor.organisation) ?? []),
    ]);
    return [...alike(context, open), ...open.slice(0, SHOWN).map((each) => waiting(context, each))];
  },
};

/** Many of a kind that one colleague asks for, such as the mandates of a first day: read as a list and signed at once. */
function alike(context: WorkContext, open: readonly Countersignature[]): WorkItem[] {
  const kinds = new Map<string, Countersignature[]>();
  for (const each of open) {
    if (each.seat === context.visitor.seat) continue;
    const key = `${each.seat} ${each.command}`;
    kinds.set(key, [...(kinds.get(key) ?? []), each]);
  }
  return [...kinds.values()]
    .filter(({ length }) => length >= TOGETHER_FROM)
    .map((all) => {
      const together = all.slice(0, TOGETHER);
      const [{ command, seat, id }] = together as [Countersignature];
      return {
        id: `alike-${id}`,
        heading: context.w(
          `${commandWords(context, command)}：${all.length} 项，由 ${seat} 提请`,
          `${commandWords(context, command)}: ${all.length}, asked for by ${seat}`,
        ),
        facts: [],
        forms: [
          form({
            command: 'countersignature.give',
            submit: context.w('复核通过所选', 'Countersign what is ticked'),
            tone: 'second',
            folded: context.w('看清单，一并复核…', 'Look at the list and countersign together…'),
            fixed: {},
            fields: [],
            each: {
              path: 'countersignature',
              legend: context.w('逐项看过再勾选', 'Tick what you have looked at'),
              all: context.w(
                `以上 ${together.length} 项都看过`,
                `All ${together.length} of these, looked at`,
              ),
              options: together.map((one) => ({ value: one.id, label: saidShort(context, one) })),
            },
          }),
        ],
      };
    });
}

function commandWords(context: WorkContext, command: string): string {
  const summary = commands.get(command)?.summary;
  return summary ? context.say(summary) : command;
}

function waiting(context: WorkContext, asked: Countersignature): WorkItem {
  const isOwn = asked.seat === context.visitor.seat;
  return {
    id: asked.id,
    heading: commandWords(context, asked.command),
    facts: [
      context.w(
        `${moment(asked.at, context.language)} 由 ${asked.seat} 提请`,
        `asked for by ${asked.seat}, ${moment(asked.at, context.language)}`,
      ),
      ...saidLines(context, asked).slice(0, LINES),
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
