import { credentialsOf, standingOf } from '../concepts/credential/holds.ts';
import type { Credential } from '../concepts/credential/state.ts';
import { holdersAt } from '../concepts/mandate/holders.ts';
import type { DutyBook } from '../duty/book.ts';
import { owerKey } from '../duty/ower.ts';
import { WARNING_HOURS_MAX, warnsAt } from '../duty/warning.ts';
import type { Duty } from '../kernel/duty/duty.ts';
import { REGISTER } from '../kernel/fact/fact.ts';
import type { MarkedNotice, Notice } from '../kernel/notice/notice.ts';
import type { State } from '../kernel/state/state.ts';
import { afterHours, localDay, localMinute } from '../kernel/time/time.ts';
import type { Bilingual } from '../kernel/words/words.ts';

/** Days before its last day on which the holder of a credential is told. */
export const CREDENTIAL_WARNING_DAYS = 30;

/** A matter that no fact makes worth telling, but the clock: told once under its key, for ever. */
export type TimedMatter = {
  /** The same on every server and after every restart: made of facts alone. */
  readonly key: string;
  readonly kind: 'duty.runs-out-soon' | 'duty.breached' | 'credential.expires-soon';
  /** What it is called: the duty's title. */
  readonly name: Bilingual;
  readonly organisations: readonly string[];
  readonly incident: string;
  /** The fact that began it; null where it is not known. */
  readonly position: number | null;
  /** A moment for a duty, a day for a credential. */
  readonly end: string;
  readonly exercise: boolean;
};

/** One notice of one matter, or of many of one kind that came due together. */
export type TimedNotice = {
  readonly origin: string;
  readonly incident: string;
  readonly position: number | null;
  readonly notice: MarkedNotice;
};

/**
 * What is to be told at a moment because time has passed, less what `isTold` knows. Asked again at any other moment,
 * earlier or later, it names the same matters by the same keys. A duty that ran out before anybody could be warned
 * gives the breach alone. Costs what is owed and runs out within a day, and the credentials of the register.
 */
export function mattersOfTime(
  state: State,
  duties: DutyBook,
  now: string,
  isTold: (key: string) => boolean,
): TimedMatter[] {
  const holders = holdersAt(state, now);
  const lead = state.authority === null ? [] : [state.authority];
  const found: TimedMatter[] = [];
  for (const duty of duties.dueBy(afterHours(now, WARNING_HOURS_MAX))) {
    const { due, incident, position } = duty;
    if (due === null || duty.cited.length === 0) continue;
    const isOver = due < now;
    if (!isOver && now < (warnsAt(duty) ?? due)) continue;
    const kind = isOver ? 'duty.breached' : 'duty.runs-out-soon';
    const key = keyOf(kind, duty, due);
    if (isTold(key)) continue;
    const owing = holders(duty);
    // What nobody in the register owes is the lead agency's to see to, before it is too late.
    const organisations = [...new Set([...owing, ...(isOver || owing.length === 0 ? lead : [])])];
    if (organisations.length === 0) continue;
    const name = duties.rules.kinds.get(duty.kind)?.title ?? { zh: duty.kind, en: duty.kind };
    const exercise = state.incidents.get(incident)?.exercise ?? false;
    found.push({ key, kind, name, organisations, incident, position, end: due, exercise });
  }
  return [...found, ...credentialsThatExpire(state, now, isTold)];
}

/** Each clock of a duty is told of once: one that a charter moves forward is another clock. */
const keyOf = (kind: string, { incident, position, kind: duty, subject, ower }: Duty, due: string): string =>
  JSON.stringify([kind, incident, position, duty, subject, owerKey(ower), due]);

/** A hundred lots that lie idle since the same morning are one notice to whoever keeps them, not a hundred. */
export function noticesOfTime(matters: readonly TimedMatter[]): TimedNotice[] {
  const groups = new Map<string, TimedMatter[]>();
  for (const matter of matters) {
    const { kind, incident, name, organisations } = matter;
    const together = JSON.stringify([kind, incident, name.zh, organisations]);
    const group = groups.get(together);
    if (group) group.push(matter);
    else groups.set(together, [matter]);
  }
  return [...groups.values()].map((group) => {
    const [first] = group.sort((a, b) => (a.end < b.end ? -1 : 1)) as [TimedMatter, ...TimedMatter[]];
    const { key, incident, position } = first;
    const notice = { ...noticeOf(first, group.length), exercise: first.exercise };
    return { origin: key, incident, position, notice };
  });
}

function noticeOf({ kind, name, organisations, incident, end }: TimedMatter, count: number): Notice {
  if (kind === 'credential.expires-soon') {
    const title =
      count === 1
        ? { zh: `贵单位的一项资质将于${end}到期`, en: `A credential of yours expires on ${end}` }
        : {
            zh: `贵单位的${count}项资质即将到期，最早${end}`,
            en: `${count} credentials of yours expire, the first on ${end}`,
          };
    return { kind, urgency: 'normal', organisations, title, path: '/work/standing' };
  }
  const [zh, en] =
    kind === 'duty.breached' ? ['逾期未履行', 'Not done in time'] : ['即将到期', 'Runs out soon'];
  const due = localMinute(end);
  return {
    kind,
    urgency: 'urgent',
    organisations,
    title:
      count === 1
        ? { zh: `${zh}：${name.zh}（期限${due}）`, en: `${en}: ${name.en} (due ${due})` }
        : {
            zh: `${zh}：${name.zh}（${count}项，最早期限${due}）`,
            en: `${en}: ${name.en} (${count}, first due ${due})`,
          },
    path: `/incidents/${incident}/duties`,
  };
}

function* credentialsThatExpire(
  state: State,
  now: string,
  isTold: (key: string) => boolean,
): Generator<TimedMatter> {
  const kind = 'credential.expires-soon';
  const name = { zh: '资质', en: 'credential' };
  const today = localDay(now);
  const last = localDay(afterHours(now, CREDENTIAL_WARNING_DAYS * 24));
  for (const credential of state.credentials.values()) {
    const { id, expiresOn: end, organisation } = credential;
    if (end === null || end < today || end > last) continue;
    const key = JSON.stringify([kind, id]);
    if (isTold(key) || standingOf(credential, now) !== 'confirmed' || isReplaced(state, credential, now))
      continue;
    const organisations = [organisation];
    yield { key, kind, name, organisations, incident: REGISTER, position: null, end, exercise: false };
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
