import { nameOf } from '../../kernel/notice/name.ts';
import { type Notice, ofSeat, type Tellers } from '../../kernel/notice/notice.ts';
import type { State } from '../../kernel/state/state.ts';
import { localMinute } from '../../kernel/time/time.ts';
import type { Bilingual } from '../../kernel/words/words.ts';
import type { taskNoticeKinds } from './notice-kinds.ts';

type About = {
  readonly incident: string;
  readonly actor: { readonly organisation: string };
  readonly data: { readonly task: string; readonly organisation: string };
};

/** One notice to others than who acted, with the task's name and who acted in it. */
function told(
  state: State,
  { incident, actor, data }: About,
  kind: keyof typeof taskNoticeKinds,
  to: readonly (string | undefined)[],
  title: (by: Bilingual, task: Bilingual) => Bilingual,
): readonly Notice[] {
  const task = state.incidents.get(incident)?.tasks.get(data.task);
  const organisations = [...new Set(to)].filter(
    (each): each is string => each !== undefined && each !== actor.organisation,
  );
  if (!task || organisations.length === 0) return [];
  const [by, name] = [nameOf(state, actor.organisation), task.title];
  return [{ kind, urgency: 'normal', organisations, title: title(by, name), path: '/work/tasks' }];
}

const openerOf = (state: State, { incident, data }: About) =>
  state.incidents.get(incident)?.tasks.get(data.task)?.organisation;

const passedOn = (by: Bilingual, task: Bilingual): Bilingual => ({
  zh: `${by.zh}承接任务：${task.zh}`,
  en: `${by.en} runs a task now: ${task.en}`,
});

const seatOf = (state: State, incident: string, volunteer: string): string | null =>
  state.incidents.get(incident)?.volunteers.get(volunteer)?.seat ?? null;

/** Those who are on it and have seats of their own hear what is different. */
function changed(
  state: State,
  { incident, data }: { readonly incident: string; readonly data: { readonly task: string } },
  title: (task: Bilingual) => Bilingual,
): Notice[] {
  const task = state.incidents.get(incident)?.tasks.get(data.task);
  const seats = [...(task?.volunteers ?? [])].flatMap((id) => seatOf(state, incident, id) ?? []);
  if (!task || seats.length === 0) return [];
  const organisations = seats.map(ofSeat);
  const path = '/work/volunteering';
  return [{ kind: 'task.changed', urgency: 'normal', organisations, title: title(task.title), path }];
}

/** The same, where another organisation runs it now. */
const runBy = (
  state: State,
  fact: Parameters<typeof changed>[1],
  organisation: string | undefined,
): Notice[] =>
  changed(state, fact, (task) => {
    const by = nameOf(state, organisation ?? '-');
    return { zh: `改由${by.zh}组织：${task.zh}`, en: `${by.en} runs it now: ${task.en}` };
  });

/** Whoever must answer hears of it, and whoever waits hears of the answer; who opened a task hears where it goes. */
export const noticesOfTasks: Tellers<
  | 'task.asked'
  | 'task.ask-answered'
  | 'task.claimed'
  | 'task.handed-over'
  | 'task.handover-answered'
  | 'task.given-back'
  | 'volunteer.asked'
  | 'volunteer.answered'
  | 'task.briefed'
  | 'task.left'
  | 'task.closed'
> = {
  // Whoever asked may have to ask another.
  'volunteer.answered': (state, { incident, actor, data }) => {
    const task = state.incidents.get(incident)?.tasks.get(data.task);
    if (!task || seatOf(state, incident, data.volunteer) !== actor.seat) return [];
    return [
      {
        kind: 'volunteer.answered',
        urgency: 'normal',
        organisations: [task.holder],
        title: data.accepts
          ? { zh: `志愿者同意参加：${task.title.zh}`, en: `A volunteer will come: ${task.title.en}` }
          : { zh: `志愿者不能参加：${task.title.zh}`, en: `A volunteer will not come: ${task.title.en}` },
        path: '/work/tasks',
      },
    ];
  },
  'task.briefed': (state, fact) =>
    changed(state, fact, (task) => ({
      zh: `须知有更新，请先阅读：${task.zh}`,
      en: `What to know has changed, please read it first: ${task.en}`,
    })),
  'task.left': (state, { incident, actor, data }) => {
    const seat = seatOf(state, incident, data.volunteer);
    const task = state.incidents.get(incident)?.tasks.get(data.task);
    if (seat === null || seat === actor.seat || !task) return [];
    return [
      {
        kind: 'task.changed',
        urgency: 'urgent',
        organisations: [ofSeat(seat)],
        title: {
          zh: `您已不在这项任务中，请不要前往：${task.title.zh}`,
          en: `You are no longer on this task, please stay at home: ${task.title.en}`,
        },
        path: '/work/volunteering',
      },
    ];
  },
  'volunteer.asked': (state, { incident, actor, data }) => {
    const found = state.incidents.get(incident);
    const seat = found?.volunteers.get(data.volunteer)?.seat ?? null;
    const [by, task] = [nameOf(state, actor.organisation), found?.tasks.get(data.task)?.title];
    if (seat === null || !task) return [];
    return [
      {
        kind: 'volunteer.asked',
        urgency: 'normal',
        organisations: [ofSeat(seat)],
        title: { zh: `${by.zh}邀请您参加：${task.zh}`, en: `${by.en} asks you for a task: ${task.en}` },
        path: '/work/volunteering',
      },
    ];
  },
  // Whoever would come stays at home.
  'task.closed': (state, { incident, data }) => {
    const found = state.incidents.get(incident);
    const task = found?.tasks.get(data.task);
    if (!found || !task || data.outcome !== 'called-off') return [];
    const seats = [...task.volunteers].flatMap((id) => found.volunteers.get(id)?.seat ?? []);
    return [
      {
        kind: 'task.called-off',
        urgency: 'urgent',
        organisations: seats.map(ofSeat),
        title: {
          zh: `任务已取消，请不要前往：${task.title.zh}`,
          en: `Called off, please stay at home: ${task.title.en}`,
        },
        path: '/work/volunteering',
      },
    ];
  },
  'task.asked': (state, fact) =>
    told(
      state,
      fact,
      'task.asked',
      [state.incidents.get(fact.incident)?.tasks.get(fact.data.task)?.holder],
      (by, task) => ({
        zh: `${by.zh}请求承接任务：${task.zh}，请在${localMinute(fact.data.answerBy, state.country.clock)}前答复`,
        en: `${by.en} asks for a task: ${task.en}; answer by ${localMinute(fact.data.answerBy, state.country.clock)}`,
      }),
    ),
  'task.ask-answered': (state, fact) => [
    ...(fact.data.accepts ? runBy(state, fact, fact.data.organisation) : []),
    ...told(
      state,
      fact,
      'task.answered',
      [fact.data.organisation, ...(fact.data.accepts ? [openerOf(state, fact)] : [])],
      (by, task) =>
        fact.data.accepts
          ? { zh: `${by.zh}同意移转任务：${task.zh}`, en: `${by.en} agrees to pass a task on: ${task.en}` }
          : { zh: `${by.zh}未同意移转任务：${task.zh}`, en: `${by.en} keeps a task: ${task.en}` },
    ),
  ],
  'task.claimed': (state, fact) => [
    ...runBy(state, fact, fact.data.organisation),
    ...told(state, fact, 'task.passed-on', [fact.data.from, openerOf(state, fact)], passedOn),
  ],
  'task.handed-over': (state, fact) =>
    told(state, fact, 'task.offered', [fact.data.organisation], (by, task) => ({
      zh: `${by.zh}提请贵单位承接任务：${task.zh}`,
      en: `${by.en} offers you a task: ${task.en}`,
    })),
  'task.handover-answered': (state, fact) => [
    ...(fact.data.accepts ? runBy(state, fact, fact.data.organisation) : []),
    ...told(
      state,
      fact,
      fact.data.accepts ? 'task.passed-on' : 'task.answered',
      [fact.data.from, ...(fact.data.accepts ? [openerOf(state, fact)] : [])],
      (by, task) =>
        fact.data.accepts
          ? passedOn(by, task)
          : { zh: `${by.zh}未承接任务：${task.zh}`, en: `${by.en} does not take a task: ${task.en}` },
    ),
  ],
  'task.given-back': (state, fact) => [
    ...runBy(state, fact, openerOf(state, fact)),
    ...told(state, fact, 'task.passed-on', [openerOf(state, fact)], (by, task) => ({
      zh: `${by.zh}交还任务：${task.zh}`,
      en: `${by.en} gives a task back: ${task.en}`,
    })),
  ],
};
