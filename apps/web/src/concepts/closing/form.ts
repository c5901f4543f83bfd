import { CLOSING_LINES, phaseOf, twinsOf } from '@tongzhou/domain';
import {
  FATES,
  GOODS_FATES,
  heldIn,
  isHandedOver,
  isHoldersOwn,
  type LeftKind,
  type LeftShare,
  UNDO_MINUTES,
  whatIsLeft,
} from '@tongzhou/domain/concepts/closing';
import type { WorkContext } from '#form/context.ts';
import { noteField, publicReasonField } from '#form/fields.ts';
import { form, formItem, type WorkItem } from '#form/form.ts';
import type { Section } from '#form/section.ts';
import { number } from '#format/format.ts';
import { closingTexts } from './texts.ts';
import { WHERE } from './where.ts';

/** So many organisations of a line are named. */
const NAMED = 20;

/** What stands between the response and its end, line by line; and what an organisation is asked to take over. */
export const closingSection: Section = {
  id: 'closing',
  order: 17.5,
  may: 'whoever is signed in',
  title: closingTexts.title,
  intro: closingTexts.intro,
  make(context) {
    const { incident, view } = context;
    const leads = context.may('coordinate');
    const phase = phaseOf(incident);
    const shares = phase === 'open' && !leads ? [] : whatIsLeft(view.state, incident, view.now);
    return [
      ...askedItems(context),
      ...(phase === 'open' ? [] : handOverItems(context, shares)),
      ...(leads ? stepItems(context, shares) : []),
      ...(leads ? CLOSING_LINES.map((line) => lineItem(context, line, shares)) : []),
    ];
  },
};

/** Begin, close, reopen: each by two people. */
function stepItems(context: WorkContext, shares: readonly LeftShare[]): WorkItem[] {
  const { incident } = context;
  const fixed = { incident: incident.id };
  const fields = [publicReasonField(context)];
  const phase = phaseOf(incident);
  const name = context.say(incident.name);
  const reopen: WorkItem = {
    id: 'reopen',
    heading: context.w(`重启：${name}`, `Reopen: ${name}`),
    facts: [],
    forms: [
      form({
        command: 'incident.reopen',
        submit: context.w('重启', 'Reopen'),
        tone: 'second',
        folded: context.w('重启', 'Reopen'),
        fixed,
        fields,
      }),
    ],
  };
  if (phase === 'closed') return [reopen];
  if (phase === 'open')
    return [
      ...undoItems(context),
      ...mergeItems(context),
      formItem('begin-closing', context.w(`开始收尾：${name}`, `Begin the closing: ${name}`), {
        command: 'incident.begin-closing',
        fixed,
        fields,
      }),
    ];
  const open = shares.filter((share) => !isHandedOver(share)).length;
  const close: WorkItem =
    open > 0
      ? {
          id: 'close',
          heading: context.w(`终止响应：${name}`, `Close: ${name}`),
          facts: [
            context.w(
              `还有 ${open} 处没有归零，也没有单位承接；办完下列各项后可以终止。`,
              `${open} places are neither at zero nor taken over: the response ends when those below are done.`,
            ),
          ],
          forms: [],
        }
      : formItem('close', context.w(`终止响应：${name}`, `Close: ${name}`), {
          command: 'incident.close',
          fixed,
          fields,
        });
  return [close, reopen];
}

function lineItem(
  context: WorkContext,
  line: (typeof CLOSING_LINES)[number],
  all: readonly LeftShare[],
): WorkItem {
  const { incident, language } = context;
  const shares = all.filter((each) => each.line === line);
  const count = shares.reduce((sum, share) => sum + share.count, 0);
  const isOfGoods = line === 'stock' || line === 'transit';
  const kind = shares[0]?.kinds[0]?.kind;
  return {
    id: line,
    heading: `${context.label('closingLine', line)} · ${count === 0 ? context.say(closingTexts.zero) : number(count)}`,
    facts: shares.slice(0, NAMED).map((share) => saidShare(context, share)),
    ...(kind && {
      link: { href: `/${language}/work/${WHERE[kind].room}`, label: context.say(closingTexts.deal) },
    }),
    forms:
      phaseOf(incident) === 'open' || count === 0
        ? []
        : [
            form({
              command: 'residue.assign',
              submit: context.w('指定', 'Assign'),
              tone: 'second',
              folded: context.w('指定承接单位', 'Assign it to an owner'),
              fixed: { incident: incident.id, line },
              fields: [
                {
                  path: 'of',
                  kind: 'choice',
                  label: context.w('谁的', 'Whose'),
                  // Goods and money are assigned holder by holder.
                  optional: !isHoldersOwn(line),
                  options: [
                    ...(isHoldersOwn(line) ? [] : [{ value: '', label: context.say(closingTexts.all) }]),
                    ...shares.map(({ of }) => ({ value: of, label: context.organisationName(of) })),
                  ],
                },
                {
                  path: 'owner',
                  kind: 'choice',
                  label: context.w('承接单位', 'Owner'),
                  options: [...context.view.state.organisations.values()]
                    .filter(({ ended }) => !ended)
                    .map(({ id, name }) => ({ value: id, label: context.say(name) })),
                },
                {
                  path: 'fate',
                  kind: 'choice',
                  label: context.w('如何处置', 'What becomes of it'),
                  options: context.options('residueFate', isOfGoods ? GOODS_FATES : FATES.slice(-1)),
                },
                { path: 'by', kind: 'date', label: context.w('完成日期', 'By which day'), optional: true },
                noteField(context),
              ],
            }),
          ],
  };
}

/** 物资批次 20; lots: 20. */
const saidKind = (context: WorkContext, kind: LeftKind, count: number): string =>
  context.w(
    `${context.label('leftKind', kind)} ${number(count)}`,
    `${context.label('leftKind', kind)}: ${number(count)}`,
  );

function saidShare(context: WorkContext, { of, kinds, residue }: LeftShare): string {
  const what = kinds.map(({ kind, count }) => saidKind(context, kind, count)).join(context.comma);
  const who = residue
    ? `${context.organisationName(residue.owner)}, ${context.label('residueState', residue.status)}`
    : context.say(closingTexts.nobody);
  return `${context.organisationName(of)}${context.colon} ${what} · ${who}`;
}

/** What the visitor's organisation is asked to take over. */
function askedItems(context: WorkContext): WorkItem[] {
  const { incident, visitor } = context;
  return [...incident.residues.values()]
    .filter(({ owner, status }) => owner === visitor.organisation && status === 'assigned')
    .map(({ id, line, of, fate, by, note }) => {
      const fixed = { incident: incident.id, residue: id };
      const whose = of === null ? context.say(closingTexts.all) : context.organisationName(of);
      return {
        id,
        heading: context.w(
          `请承接：${context.label('closingLine', line)}（${whose}）`,
          `You are asked to take over: ${context.label('closingLine', line)} (${whose})`,
        ),
        facts: [
          [
            context.label('residueFate', fate),
            ...(by === null ? [] : [context.w(`${by} 前`, `by ${by}`)]),
            ...(note === null ? [] : [note]),
          ].join(' · '),
        ],
        forms: [
          form({ command: 'residue.accept', submit: context.w('承接', 'Take it over'), fixed, fields: [] }),
          form({
            command: 'residue.decline',
            submit: context.w('不承接', 'Decline'),
            tone: 'second',
            folded: context.w('不承接', 'Decline'),
            fixed,
            fields: [publicReasonField(context)],
          }),
        ],
      };
    });
}

/** What the visitor's organisation holds itself it may hand to another: two of its people sign. */
function handOverItems(context: WorkContext, shares: readonly LeftShare[]): WorkItem[] {
  const { incident, view, visitor } = context;
  return shares
    .filter(({ line, of }) => of === visitor.organisation && (line === 'stock' || line === 'transit'))
    .map((share) => ({
      id: `hand-over-${share.line}`,
      heading: context.w(
        `移交本单位的遗留物资：${context.label('closingLine', share.line)}`,
        `Hand over what is yours: ${context.label('closingLine', share.line)}`,
      ),
      facts: [saidShare(context, share)],
      forms: [
        form({
          command: 'residue.assign',
          submit: context.w('移交', 'Hand over'),
          tone: 'second',
          folded: context.w('移交给其他单位', 'Hand it to another organisation'),
          fixed: { incident: incident.id, line: share.line, of: share.of },
          fields: [
            {
              path: 'owner',
              kind: 'choice',
              label: context.w('承接单位', 'Owner'),
              options: [...view.state.organisations.values()]
                .filter(({ id, ended }) => !ended && id !== visitor.organisation)
                .map(({ id, name }) => ({ value: id, label: context.say(name) })),
            },
            {
              path: 'fate',
              kind: 'choice',
              label: context.w('如何处置', 'What becomes of it'),
              options: context.options('residueFate', GOODS_FATES),
            },
            { path: 'by', kind: 'date', label: context.w('完成日期', 'By which day'), optional: true },
            noteField(context),
          ],
        }),
      ],
    }));
}

/** While it may be: within minutes of the declaration, and nothing has happened. */
function undoItems(context: WorkContext): WorkItem[] {
  const { incident, view, visitor } = context;
  const age = Date.parse(view.now) - Date.parse(incident.declaredAt);
  const mayUndo =
    incident.declaredBy === visitor.organisation &&
    age <= UNDO_MINUTES * 60_000 &&
    heldIn(view.state, incident).length === 0;
  if (!mayUndo) return [];
  const name = context.say(incident.name);
  return [
    {
      id: 'undo',
      heading: context.w(`误报？撤销：${name}`, `Declared by mistake? Undo: ${name}`),
      facts: [
        context.w(
          `宣布后 ${UNDO_MINUTES} 分钟内、尚无人办理任何事项时可以撤销；撤销公开可见。`,
          `Within ${UNDO_MINUTES} minutes, and while nobody has done anything in it. It stays visible to everybody.`,
        ),
      ],
      forms: [
        form({
          command: 'incident.undo',
          submit: context.w('撤销', 'Undo'),
          tone: 'second',
          fixed: { incident: incident.id },
          fields: [publicReasonField(context)],
        }),
      ],
    },
  ];
}

/** Where the same goes on elsewhere. */
function mergeItems(context: WorkContext): WorkItem[] {
  const { incident, view } = context;
  const twins = twinsOf(view.state, incident).filter(({ id }) => id !== incident.id);
  if (twins.length === 0) return [];
  const held = heldIn(view.state, incident);
  const name = context.say(incident.name);
  return [
    {
      id: 'merge',
      heading: context.w(`与另一起重复？并入：${name}`, `The same as another? Merge: ${name}`),
      facts:
        held.length === 0
          ? []
          : [
              context.w(
                `本事件中已有：${held.map(({ kind, count }) => `${context.label('incidentHolding', kind)} ${count}`).join('、')}，不能并入；请在此收尾。`,
                `It holds ${held.map(({ kind, count }) => `${context.label('incidentHolding', kind)}: ${count}`).join(', ')}: it cannot be merged; close it instead.`,
              ),
            ],
      forms:
        held.length > 0
          ? []
          : [
              form({
                command: 'incident.merge',
                submit: context.w('并入', 'Merge'),
                tone: 'second',
                folded: context.w('并入另一事件', 'Merge into another'),
                fixed: { incident: incident.id },
                fields: [
                  {
                    path: 'into',
                    kind: 'choice',
                    label: context.w('并入', 'Into'),
                    options: twins.map(({ id, name: other }) => ({ value: id, label: context.say(other) })),
                  },
                  publicReasonField(context),
                ],
              }),
            ],
    },
  ];
}
