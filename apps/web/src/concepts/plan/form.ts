import {
  activationsToConfirm,
  currentPlan,
  type PlanTerms,
  phaseOf,
  planFits,
  RESPONSE_LEVELS,
  underwayIn,
} from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { publicReasonField } from '#form/fields.ts';
import { type CommandFormSpec, type FieldOf, form, type WorkItem } from '#form/form.ts';
import type { Section } from '#form/section.ts';
import { day, moment } from '#format/format.ts';

/** Activating is first: in the first hour nobody scrolls. Then what waits for a second person; then the library. */
export const planSection: Section = {
  id: 'plans',
  order: 12,
  may: ['coordinate'],
  title: ['预案', 'Plans'],
  intro: [
    '一次启动：职责、义务、需求、任务和第一份通告逐项就位。预案由一人提出、另一人通过，所改之处一目了然。',
    'One act: mandates, duties, needs, tasks and the first notice follow. A plan is proposed by one person and adopted by another, who sees what it changes.',
  ],
  make: items,
};

function items(context: WorkContext): WorkItem[] {
  return [
    ...confirmItems(context),
    ...takeOverItem(context),
    ...activationItems(context),
    ...proposalItems(context),
    ...planItems(context),
    ...libraryItems(context),
  ];
}

/** What one person started waits for a second; the reader may be that one. */
function confirmItems(context: WorkContext): WorkItem[] {
  const { incident, view } = context;
  if (incident.id === '') return [];
  return activationsToConfirm(incident).map(({ activation, plan, startedBy, confirmUntil }) => ({
    id: `confirm-${activation}`,
    heading: context.w(
      `待复核：启动“${context.say(currentPlan(view.state, plan)?.terms.name ?? { zh: plan, en: plan })}”`,
      `To confirm: “${context.say(currentPlan(view.state, plan)?.terms.name ?? { zh: plan, en: plan })}” was started`,
    ),
    facts: [
      context.w(
        `${startedBy} 已启动并生效；${moment(confirmUntil ?? view.now, context.language)} 前须由另一人复核，否则所授职责终止。`,
        `${startedBy} started it, and it is in force. Unless another person confirms it by ${moment(confirmUntil ?? view.now, context.language)} the mandates that it gave end.`,
      ),
    ],
    link: link(context),
    forms: context.maySecond('plan.activation-confirmed', { activation, plan })
      ? [
          form({
            command: 'plan.confirm',
            submit: context.w('复核通过', 'Confirm'),
            fixed: { incident: incident.id, activation },
            fields: [],
          }),
        ]
      : [],
  }));
}

/** Where another organisation began what it may no longer go on with. */
function takeOverItem(context: WorkContext): WorkItem[] {
  const { incident, visitor } = context;
  const underway = incident.id === '' ? null : underwayIn(incident);
  if (!underway || underway.activation.organisation === visitor.organisation) return [];
  const by = context.organisationName(underway.activation.organisation);
  return [
    {
      id: 'take-over',
      heading: context.w(`${by} 正在启动 ${underway.use.plan}`, `${by} is carrying ${underway.use.plan} out`),
      facts: [],
      link: link(context),
      forms: [
        form({
          command: 'plan.take-over',
          submit: context.w('接手', 'Take over'),
          tone: 'second',
          fixed: { incident: incident.id },
          fields: [publicReasonField(context)],
        }),
      ],
    },
  ];
}

const link = (context: WorkContext) => ({
  href: `/${context.language}/incidents/${context.incident.id}/plan`,
  label: context.w('进度与缺口', 'Progress and gaps'),
});

function activationItems(context: WorkContext): WorkItem[] {
  const { incident, view } = context;
  if (incident.id === '' || phaseOf(incident) !== 'open') return [];
  const fitting = [...view.state.plans.keys()].flatMap((id) => {
    const plan = currentPlan(view.state, id);
    return plan && planFits(plan.terms, incident) ? [plan] : [];
  });
  return fitting.map(({ terms, version }) => {
    const use = incident.plans.get(terms.plan);
    return {
      id: `activate-${terms.plan}`,
      heading: `${context.say(terms.name)} · ${context.w(`第 ${version} 版`, `version ${version}`)}`,
      facts: [
        `${context.w('适用区域', 'For')}: ${context.areaName(terms.area)}`,
        use
          ? context.w(
              `已按${use.level}级启动；再次启动会补上新登记的机构和更高级别的部分。`,
              `Active at level ${use.level}; activating it again adds newcomers and what a higher level asks for.`,
            )
          : context.w('尚未启动', 'Not active'),
      ],
      link: use
        ? link(context)
        : { href: `/${context.language}/plans/${terms.plan}`, label: context.w('预案内容', 'What it says') },
      forms: [
        form({
          command: 'plan.activate',
          submit: context.w('启动', 'Activate'),
          fixed: { incident: incident.id, plan: terms.plan },
          fields: [
            {
              path: 'level',
              kind: 'choice',
              label: context.w('响应级别', 'Response level'),
              options: RESPONSE_LEVELS.map((level) => ({
                value: level,
                label: context.w(`${level} 级`, level),
              })),
              value: use?.level ?? incident.responseLevel ?? 'IV',
            },
            publicReasonField(context),
          ],
        }),
      ],
    };
  });
}

function proposalItems(context: WorkContext): WorkItem[] {
  const open = [...context.view.state.planProposals.values()].filter(({ decided }) => decided === null);
  return open.map(({ proposal, terms, reason: why, organisation, at, changesVersion }) => {
    const isOwn = !context.maySecond('plan.adopted', { proposal });
    const adopt: CommandFormSpec = form({
      command: 'plan.adopt',
      submit: context.w('通过', 'Adopt'),
      fixed: { proposal },
      fields: [],
    });
    const decline: CommandFormSpec = form({
      command: 'plan.decline',
      submit: context.w('不予通过', 'Decline'),
      tone: 'second',
      fixed: { proposal },
      fields: [publicReasonField(context)],
    });
    return {
      id: `proposal-${proposal}`,
      heading: `${context.w('待通过', 'Waits for a second person')}: ${context.say(terms.name)}`,
      facts: [
        `${context.organisationName(organisation)} · ${day(at, context.language)} · ${why}`,
        changesVersion === 0
          ? context.w('首版', 'The first version')
          : context.w(`修改第 ${changesVersion} 版`, `Changes version ${changesVersion}`),
        ...(isOwn
          ? [context.w('由您提出，须由另一人通过。', 'You proposed it; somebody else adopts it.')]
          : []),
      ],
      link: {
        href: `/${context.language}/plans/${terms.plan}?proposal=${proposal}`,
        label: context.w('看它改动什么', 'See what it changes'),
      },
      forms: isOwn ? [decline] : [adopt, decline],
    };
  });
}

function planItems(context: WorkContext): WorkItem[] {
  return [...context.view.state.plans.values()].flatMap((versions) => {
    const current = versions.at(-1);
    if (!current) return [];
    return {
      id: `change-${current.terms.plan}`,
      heading: `${context.w('修改', 'Change')}: ${context.say(current.terms.name)}`,
      facts: [],
      link: {
        href: `/${context.language}/plans/${current.terms.plan}`,
        label: context.w('版本与差别', 'Versions and differences'),
      },
      forms: [proposeForm(context, current.terms, context.w('提出新版', 'Propose the next version'))],
    };
  });
}

/** Standard plans that nobody has taken over yet, set to the visitor's own place. */
function libraryItems(context: WorkContext): WorkItem[] {
  const own = context.view.state.organisations.get(context.visitor.organisation)?.area ?? '000000';
  const proposed = new Set([...context.view.state.planProposals.values()].map(({ terms }) => terms.plan));
  return context.planLibrary
    .filter(({ plan }) => !proposed.has(plan))
    .map((terms) => ({
      id: `library-${terms.plan}`,
      heading: `${context.w('标准预案', 'Standard plan')}: ${context.say(terms.name)}`,
      facts: [terms.legalBasis, terms.source],
      forms: [
        proposeForm(context, { ...terms, area: own }, context.w('为本地采用', 'Take over for this place')),
      ],
    }));
}

function proposeForm(context: WorkContext, terms: PlanTerms, submit: string): CommandFormSpec {
  const recommendations: FieldOf<'plan.propose'>[] = context.openRecommendations.map(
    ({ id, text }, index) => ({
      path: `answers.${index}`,
      kind: 'choice',
      label: text,
      optional: true,
      options: [
        { value: '', label: context.w('未采纳', 'not answered') },
        { value: id, label: context.w('本版予以回应', 'answered by this version') },
      ],
    }),
  );
  return form({
    command: 'plan.propose',
    submit,
    folded: context.w('编辑并提出', 'Edit and propose'),
    fixed: {},
    fields: [
      {
        path: 'terms',
        kind: 'json',
        label: context.w('预案全文（JSON，格式见 data/plans）', 'The whole plan (JSON, as in data/plans)'),
        value: JSON.stringify(terms, null, 2),
      },
      publicReasonField(context),
      ...recommendations,
    ],
  });
}
