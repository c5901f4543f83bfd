const BROWSERS = [
  ['Edge', /\bEdgA?\//],
  ['Firefox', /\bFirefox\//],
  ['Opera', /\bOPR\//],
  ['Chrome', /\bChrome\//],
  ['Safari', /\bSafari\//],
] as const;
const SYSTEMS = [
  ['Android', /Android|HarmonyOS/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
] as const;

/** `Chrome · Android`: enough to tell one's devices apart. No version and no model is kept. */
export function deviceName(userAgent: string | null): string {
  const find = (list: readonly (readonly [string, RegExp])[]) =>
    list.find(([, pattern]) => pattern.test((userAgent ?? '').slice(0, 500)))?.[0];
  return [find(BROWSERS) ?? '—', find(SYSTEMS)].filter(Boolean).join(' · ');
}
