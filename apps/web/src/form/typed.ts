/** A moment as a form's field gives it, in Chinese time, or with its own zone; undefined for an empty field, null for nonsense. */
export function momentTyped(text: string): string | undefined | null {
  const typed = text.trim();
  if (typed === '') return undefined;
  if (!/^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?)?$/.test(typed)) return null;
  const whole = typed.length === 10 ? `${typed}T23:59:59.999` : typed.replace(' ', 'T');
  const moment = new Date(/(Z|[+-]\d\d:\d\d)$/.test(whole) ? whole : `${whole}+08:00`);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
