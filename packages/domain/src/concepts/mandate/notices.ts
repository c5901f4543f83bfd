import type { FactOf } from '../../kernel/fact/fact.ts';
import { nameOf } from '../../kernel/notice/name.ts';
import type { Notice, NoticeKind } from '../../kernel/notice/notice.ts';
import type { State } from '../../kernel/state/state.ts';
import { localMinute } from '../../kernel/time/time.ts';
import type { Mandate } from './state.ts';

/** Of who may do what: the holder hears of what others do to its mandate, the giver of what the holder does. */
export const noticesOfMandates = {
  'mandate.granted': (state: State, { actor, data }: FactOf<'mandate.granted'>): Notice[] => {
    const giver = nameOf(state, actor.organisation);
    const path = '/work/mandates';
    return data.needsAcceptance
      ? [
          {
            kind: 'mandate.offered',
            // An offer that lapses while nobody looks leaves the gap open.
            urgency: data.answerWithinHours === undefined ? 'normal' : 'urgent',
            organisations: [data.holder],
            title: {
              zh: `${giver.zh}请贵单位承担一项职责${data.answerWithinHours === undefined ? '' : `（${data.answerWithinHours}小时内答复）`}`,
              en: `${giver.en} asks you to take a mandate${data.answerWithinHours === undefined ? '' : ` (answer within ${data.answerWithinHours} h)`}`,
            },
            path,
          },
        ]
      : [
          {
            kind: 'mandate.granted',
            urgency: 'normal',
            organisations: [data.holder],
            title: { zh: `${giver.zh}授予贵单位职权`, en: `${giver.en} has given you a mandate` },
            path,
          },
        ];
  },
  'mandate.accepted': (state: State, { data }: FactOf<'mandate.accepted'>): Notice[] =>
    toGiver(state, data.mandate, 'mandate.accepted', 'normal', (holder) => ({
      zh: `${holder.zh}接受了职责`,
      en: `${holder.en} has accepted its mandate`,
    })),
  'mandate.declined': (state: State, { data }: FactOf<'mandate.declined'>): Notice[] => {
    const mandate = state.mandates.get(data.mandate);
    // What was never accepted was refused; anything else was held, and is laid down.
    return mandate?.needsAcceptance && !mandate.accepted
      ? toGiver(state, data.mandate, 'mandate.declined', 'urgent', (holder) => ({
          zh: `${holder.zh}谢绝了职责`,
          en: `${holder.en} has declined its mandate`,
        }))
      : toGiver(state, data.mandate, 'mandate.laid-down', 'urgent', (holder) => ({
          zh: `${holder.zh}卸下了职责`,
          en: `${holder.en} has laid its mandate down`,
        }));
  },
  'mandate.suspended': (state: State, { actor, data }: FactOf<'mandate.suspended'>): Notice[] => {
    const by = nameOf(state, actor.organisation);
    const until = data.until && localMinute(data.until, state.country.clock);
    const toStandBy: Notice[] =
      until === null
        ? []
        : [
            {
              kind: 'mandate.suspended',
              urgency: 'urgent',
              organisations: [actor.organisation],
              title: {
                zh: `一位同事暂停了一项职权：${until}前须另一人复核，否则自行恢复`,
                en: `A colleague suspended a mandate: unless another stands by it, it goes on at ${until}`,
              },
              path: '/work/mandates',
            },
          ];
    const told = toHolder(state, data.mandate, 'mandate.suspended', 'urgent', {
      zh: `${by.zh}暂停了贵单位的一项职权${until === null ? '' : `（至${until}，复核后延续）`}`,
      en: `${by.en} has suspended one of your mandates${until === null ? '' : ` (until ${until}; longer if a second person stands by it)`}`,
    });
    return [...told, ...toStandBy];
  },
  'mandate.resumed': (state: State, { actor, data }: FactOf<'mandate.resumed'>): Notice[] => {
    const by = nameOf(state, actor.organisation);
    return toHolder(state, data.mandate, 'mandate.resumed', 'normal', {
      zh: `${by.zh}恢复了贵单位的一项职权`,
      en: `${by.en} lets one of your mandates go on`,
    });
  },
  'mandate.revoked': (state: State, { actor, data }: FactOf<'mandate.revoked'>): Notice[] => {
    const by = nameOf(state, actor.organisation);
    return toHolder(state, data.mandate, 'mandate.revoked', 'urgent', {
      zh: `${by.zh}收回了贵单位的一项职权`,
      en: `${by.en} has revoked one of your mandates`,
    });
  },
};

function toHolder(
  state: State,
  id: string,
  kind: NoticeKind,
  urgency: Notice['urgency'],
  title: Notice['title'],
): Notice[] {
  const holder = state.mandates.get(id)?.holder;
  return holder === undefined
    ? []
    : [{ kind, urgency, organisations: [holder], title, path: '/work/mandates' }];
}

function toGiver(
  state: State,
  id: string,
  kind: NoticeKind,
  urgency: Notice['urgency'],
  say: (holder: Notice['title']) => Notice['title'],
): Notice[] {
  const mandate: Mandate | undefined = state.mandates.get(id);
  const giver = mandate?.grantedBy ?? state.authority;
  if (!mandate || giver === null) return [];
  const path = '/work/mandates';
  return [{ kind, urgency, organisations: [giver], title: say(nameOf(state, mandate.holder)), path }];
}
