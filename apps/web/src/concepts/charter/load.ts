import { type Charter, currentCharter } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';
import { TERM_NAMES, TermSpeaker } from './terms.ts';

export const load = ({ view, incident, language }: Asked) => {
  const speaker = new TermSpeaker(view, language);
  const inForce = currentCharter(incident) ?? null;
  return {
    inForce: inForce && { version: inForce.version, at: inForce.at, agreement: inForce.agreement },
    terms: TERM_NAMES.map((name) => ({
      name,
      meaning: speaker.meaning(name),
      isSaid: inForce?.terms[name] !== undefined,
      ...speaker.say(name, inForce?.terms ?? null),
    })),
    /** The newest first, each with what it changed. */
    versions: incident.charters
      .map(({ version, at, agreement, terms }, index) => ({
        version,
        at,
        agreement,
        changes: changes(speaker, incident.charters[index - 1]?.terms, terms),
      }))
      .reverse(),
  };
};

/** Null for the first version. */
function changes(speaker: TermSpeaker, before: Charter['terms'] | undefined, after: Charter['terms']) {
  if (!before) return null;
  return TERM_NAMES.map((name) => speaker.change(name, before, after)).filter(
    (change) => change.parts.length > 0 || change.before !== change.after,
  );
}
