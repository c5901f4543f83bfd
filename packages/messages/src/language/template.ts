/** A sentence with slots, `{0}` … , as it is rendered in English, and what it is in another language. */
export type Template = {
  readonly pattern: RegExp;
  /** Which slot each group of the pattern holds. */
  readonly slots: readonly string[];
  readonly to: string;
  /** How many characters of the English stand fast: of two that match, the longer one is meant. */
  readonly telling: number;
};

const SLOT = /\{(\d+)\}/;

/** Null for a text without slots, and for one of which nothing but slots and spaces would be left. */
export function templateOf(en: string, to: string): Template | null {
  const parts = en.split(SLOT);
  if (parts.length === 1) return null;
  const fixed = parts.filter((_part, index) => index % 2 === 0);
  const telling = fixed.join('').trim().length;
  if (telling === 0) return null;
  const source = parts.map((part, index) => (index % 2 === 0 ? escaped(part) : '([\\s\\S]*?)')).join('');
  const slots = parts.filter((_part, index) => index % 2 === 1);
  return { pattern: new RegExp(`^${source}$`), slots, to, telling };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
