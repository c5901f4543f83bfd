import { localDay } from '../duty/deadline.ts';
import type { Duty } from '../duty/duty.ts';
import { holdersAt } from '../duty/holders.ts';
import { afterHours, type DutyBook, WARNING_HOURS_MAX, warnsAt } from '../duty/index.ts';
import { owerKey } from '../duty/ower.ts';
import { REGISTER } from '../fact/fact.ts';
import { credentialsOf, standingOf } from '../standing/holds.ts';
import type { Credential } from '../standing/state.ts';
import type { State } from '../state/state.ts';
import type { Notice } from './notice.ts';

/** Days before its last day on which the holder of a credential is told. */
export const CREDENTIAL_WARNING_DAYS = 30;
const CHINA = '+08:00';

/** A notice that no fact gives, but the clock: told once under its key, for ever. */
export type TimedNotice = {
  /** The same on every server and after every restart: made of facts alone. */
  readonly key: string;
  readonly incident: string;
  /** The fact that began what runs out; null where it is not known. */
  readonly position: number | null;
  readonly notice: Notice;
};

/**
 * What is to be told at a moment because time has passed, less what `isTold` knows. Asked again at any other moment,
 * earlier or later, it names the same matters by the same keys. A duty that ran out before anybody could be warned
 * gives the breach alone. Costs what is owed and runs out within a day, and the credentials of the register.
 */
export function noticesOfTime(
  state: State,
  duties: DutyBook,
  now: string,
  isTold: (key: string) => boolean,
): TimedNotice[] {
  const holders = holdersAt(state, now);
  const found: TimedNotice[] = [];
  for (const duty of duties.dueBy(afterHours(now, WARNING_HOURS_MAX))) {
    const { due, incident, position } = duty;
    const from = warnsAt(duty);
    if (due === null || from === null || now < from || duty.cited.length === 0) continue;
    const kind = due < now ? 'duty.breached' : 'duty.runs-out-soon';
    const key = keyOf(kind, duty, due);
    if (isTold(key)) continue;
    const notice = dutyNotice(state, duties, { ...duty, due }, kind, holders(duty));
    if (notice.organisations.length > 0) found.push({ key, incident, position, notice });
  }
  return [...found, ...credentialsThatExpire(state, now, isTold)];
}

/** Each clock of a duty is told of once: one that a charter moves forward is another clock. */
const keyOf = (kind: string, { incident, position, kind: duty, subject, ower }: Duty, due: string): string =>
  JSON.stringify([kind, incident, position, duty, subject, owerKey(ower), due]);

function dutyNotice(
  state: State,
  duties: DutyBook,
  duty: Duty & { readonly due: string },
  kind: 'duty.runs-out-soon' | 'duty.breached',
  owing: readonly string[],
): Notice {
  const title = duties.rules.kinds.get(duty.kind)?.title ?? { zh: duty.kind, en: duty.kind };
  const lead = state.authority === null ? [] : [state.authority];
  const end = localMinute(duty.due);
  const isBreach = kind === 'duty.breached';
  return {
    kind,
    urgency: 'urgent',
    // What nobody in the register owes is the lead agency's to see to, before it is too late.
    organisations: [...new Set([...owing, ...(isBreach || owing.length === 0 ? lead : [])])],
    title: isBreach
      ? { zh: `逾期未履行：${title.zh}（期限${end}）`, en: `Not done in time: ${title.en} (due ${end})` }
      : { zh: `即将到期：${title.zh}（期限${end}）`, en: `Runs out soon: ${title.en} (due ${end})` },
    path: `/incidents/${duty.incident}/duties`,
  };
}

/** `2020-01-27 08:00` in China, which has one time all year. */
const localMinute = (moment: string): string =>
  `${localDay(moment, CHINA)} ${new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(11, 16)}`;

function* credentialsThatExpire(
  state: State,
  now: string,
  isTold: (key: string) => boolean,
): Generator<TimedNotice> {
  const today = now.slice(0, 10);
  const last = afterHours(now, CREDENTIAL_WARNING_DAYS * 24).slice(0, 10);
  for (const credential of state.credentials.values()) {
    const { id, expiresOn, organisation } = credential;
    if (expiresOn === null || expiresOn < today || expiresOn > last) continue;
    const key = JSON.stringify(['credential.expires-soon', id]);
    if (isTold(key) || standingOf(credential, now) !== 'confirmed' || isReplaced(state, credential, now))
      continue;
    const notice: Notice = {
      kind: 'credential.expires-soon',
      urgency: 'normal',
      organisations: [organisation],
      title: {
        zh: `贵单位的一项资质将于${expiresOn}到期`,
        en: `A credential of yours expires on ${expiresOn}`,
      },
      path: '/work/standing',
    };
    yield { key, incident: REGISTER, position: null, notice };
  }
}

/** Another of its kind holds longer. */
const isReplaced = (state: State, { id, kind, organisation, expiresOn }: Credential, now: string): boolean =>
  credentialsOf(state, organisation).some(
    (other) =>
      other.id !== id &&
      other.kind === kind &&
      standingOf(other, now) === 'confirmed' &&
      (other.expiresOn === null || (expiresOn !== null && other.expiresOn > expiresOn)),
  );
