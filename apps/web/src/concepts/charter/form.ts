import { type CharterTerms, charterParameters, currentCharter, SETTINGS } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { type FieldOf, type FormField, form, type WorkItem } from '#form/form.ts';
import { number } from '#format/format.ts';
import { boundsOf, TERM_NAMES, type TermName, TermSpeaker } from './terms.ts';
import { charterTexts } from './texts.ts';

/** Every term that a charter may say, as its concept declares it, filled in with what is in force. */
export const charterItem = (context: WorkContext): WorkItem => {
  const { incident } = context;
  const inForce = currentCharter(incident);
  const page = `/${context.language}/incidents/${incident.id}`;
  const heading = context.w('通过公约新版本', 'Adopt a new charter version');
  return {
    id: 'charter',
    heading,
    facts: inForce
      ? [
          context.w(
            `现行第 ${inForce.version} 版。先试算新条款会让谁多、谁少，再通过。`,
            `Version ${inForce.version} is in force. Try the terms first, see who would get more and who less, then adopt them.`,
          ),
        ]
      : [],
    link: inForce
      ? { href: `${page}/what-if`, label: context.w('试算并通过', 'Try and adopt') }
      : { href: `${page}/charter`, label: context.w('公约页面', 'The page of the charter') },
    forms: [
      form({
        command: 'charter.adopt',
        submit: heading,
        ...(inForce && { folded: context.w('逐条填写…', 'Term by term…') }),
        fixed: { incident: incident.id, 'participants.0': context.visitor.organisation },
        fields: [
          // The paths are the names of the terms, which no form can know beforehand.
          ...(termFields(context, inForce?.terms) as unknown as FieldOf<'charter.adopt'>[]),
          { path: 'agreement', kind: 'text', label: context.w('如何达成', 'How it was agreed') },
        ],
      }),
    ],
  };
};

function termFields(context: WorkContext, inForce: CharterTerms | undefined): FormField[] {
  const speaker = new TermSpeaker(context.view, context.language);
  const ofTerm = (name: TermName): FormField => {
    const { schema } = charterParameters[name];
    const optional = schema.safeParse(undefined).success;
    const bounds = boundsOf(name);
    const isNumber = bounds !== null;
    const value = inForce?.[name] ?? (name === 'settingPriority' ? SETTINGS : undefined);
    const otherwise = speaker.otherwise(name);
    const hints = [
      bounds
        ? context.say(charterTexts.bounds(number(bounds.least), number(bounds.most)))
        : context.say(charterTexts.asData),
      otherwise !== null
        ? context.say(charterTexts.holds(otherwise))
        : optional
          ? context.say(charterTexts.empty)
          : '',
    ];
    return {
      path: `terms.${name}`,
      kind: isNumber ? 'number' : 'json',
      label: speaker.label(name),
      hint: hints.filter((hint) => hint !== '').join(' · '),
      optional,
      ...(value !== undefined && { value: isNumber ? String(value) : JSON.stringify(value) }),
    };
  };
  const fields = TERM_NAMES.map(ofTerm);
  return [...fields.filter(({ kind }) => kind === 'number'), ...fields.filter(({ kind }) => kind === 'json')];
}
