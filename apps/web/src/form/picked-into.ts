/** Names of the controls of a list of references, and of its button, whose value says which fields take what was chosen. */
export const PICK = { what: 'pick', of: 'pick-of', into: 'pick-into' } as const;

/**
 * The texts of a form with the chosen reference in them: in the place of the first `{}`, or at the end. Null: nothing was
 * chosen, the form was sent for something else.
 */
export function pickedInto(
  form: FormData,
  typed: Readonly<Record<string, string>>,
): Record<string, string> | null {
  const into = form.get(PICK.into);
  if (typeof into !== 'string') return null;
  const of = String(form.get(PICK.of) ?? '');
  const reference = `{${String(form.get(PICK.what) ?? '').replace('*', () => of)}}`;
  const paths = into.split(' ').filter((path) => Object.hasOwn(typed, path));
  const texts = paths.map((path) => {
    const text = typed[path] ?? '';
    const place = /[{｛]\s*[}｝]/;
    return [path, place.test(text) ? text.replace(place, () => reference) : `${text}${reference}`] as const;
  });
  return { ...typed, ...Object.fromEntries(texts) };
}
