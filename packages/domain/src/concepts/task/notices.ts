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

/** Whoever must answer hears of it, and whoever waits hears of the answer; who opened a task hears where it goes. */
export const noticesOfTasks: Tellers<
  | 'task.asked'
  | 'task.ask-answered'
  | 'task.claimed'
  | 'task.handed-over'
  | 'task.handover-answered'
  | 'task.given-back'
  | 'volunteer.asked'
  | 'task.closed'
> = {
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
        zh: `${by.zh}请求承接任务：${task.zh}，请在${localMinute(fact.data.answerBy)}前答复`,
        en: `${by.en} asks for a task: ${task.en}; answer by ${localMinute(fact.data.answerBy)}`,
      }),
    ),
  'task.ask-answered': (state, fact) =>
    told(
      state,
      fact,
      'task.answered',
      [fact.data.organisation, ...(fact.data.accepts ? [openerOf(state, fact)] : [])],
      (by, task) =>
        fact.data.accepts
          ? { zh: `${by.zh}同意移转任务：${task.zh}`, en: `${by.en} agrees to pass a task on: ${task.en}` }
          : { zh: `${by.zh}未同意移转任务：${task.zh}`, en: `${by.en} keeps a task: ${task.en}` },
    ),
  'task.claimed': (state, fact) =>
    told(state, fact, 'task.passed-on', [fact.data.from, openerOf(state, fact)], passedOn),
  'task.handed-over': (state, fact) =>
    told(state, fact, 'task.offered', [fact.data.organisation], (by, task) => ({
      zh: `${by.zh}提请贵单位承接任务：${task.zh}`,
      en: `${by.en} offers you a task: ${task.en}`,
    })),
  'task.handover-answered': (state, fact) =>
    told(
      state,
      fact,
      fact.data.accepts ? 'task.passed-on' : 'task.answered',
      [fact.data.from, ...(fact.data.accepts ? [openerOf(state, fact)] : [])],
      (by, task) =>
        fact.data.accepts
          ? passedOn(by, task)
          : { zh: `${by.zh}未承接任务：${task.zh}`, en: `${by.en} does not take a task: ${task.en}` },
    ),
  'task.given-back': (state, fact) =>
    told(state, fact, 'task.passed-on', [openerOf(state, fact)], (by, task) => ({
      zh: `${by.zh}交还任务：${task.zh}`,
      en: `${by.en} gives a task back: ${task.en}`,
    })),
};
