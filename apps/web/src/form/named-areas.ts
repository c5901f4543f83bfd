import { type Area, areasNamed } from '@tongzhou/domain';
import type { ReaderLanguage } from '@tongzhou/messages';
import { siteTexts } from '#texts/site.ts';
import { said, say } from '#texts/words.ts';
import { elsewhereName } from './form.ts';
import { formTexts } from './texts.ts';

const ELSEWHERE = /^area-of:([A-Za-z0-9.]{1,80})$/;
const LISTED_MAX = 6;

/** Areas that were written by name take the place of what is chosen above them; what nobody can tell says so beside its field. */
export function withAreasNamed(
  form: FormData,
  areas: ReadonlyMap<string, Area>,
  language: ReaderLanguage,
): {
  readonly form: FormData;
  readonly errors: Readonly<Record<string, string>>;
  /** What was written there, to stand in the form again. */
  readonly typed: Readonly<Record<string, string>>;
} {
  const named = [...form].flatMap(([name, value]) => {
    const path = ELSEWHERE.exec(name)?.[1];
    return path && typeof value === 'string' && value.trim() !== ''
      ? [[path, value.trim().slice(0, 60)] as const]
      : [];
  });
  if (named.length === 0) return { form, errors: {}, typed: {} };
  const t = said(formTexts, language);
  const { comma } = said(siteTexts, language);
  const changed = new FormData();
  for (const [name, value] of form) changed.append(name, value);
  const errors: Record<string, string> = Object.create(null);
  for (const [path, words] of named) {
    const found = areasNamed(areas, words);
    const [one] = found;
    if (one && found.length === 1) changed.set(`choice:${path}`, one.code);
    else if (one) {
      const which = found.slice(0, LISTED_MAX).map((area) => `${whole(areas, area, language)} ${area.code}`);
      errors[path] = t.areaSeveral(words, which.join(comma));
    } else errors[path] = t.areaUnknown(words);
  }
  const typed = Object.fromEntries(named.map(([path, words]) => [elsewhereName(path), words]));
  return { form: changed, errors, typed };
}

/** An area behind those that it lies in. */
function whole(areas: ReadonlyMap<string, Area>, area: Area, language: ReaderLanguage): string {
  const above = areas.get(area.parent ?? '');
  const name = say(area.name, language);
  if (!above) return name;
  const before = whole(areas, above, language);
  return language === 'zh' ? `${before}${name}` : `${name}, ${before}`;
}
