import type { Catalogue, Item, Setting } from './item.ts';

/** The catalogue, ready for questions. */
export type ItemIndex = {
  readonly version: string;
  readonly byId: ReadonlyMap<string, Item>;
  /** Standard family (`GB 2626`) → the items that it proves. */
  readonly byStandard: ReadonlyMap<string, readonly Item[]>;
  /** Words that several items go by, with those items. */
  readonly generalNames: Catalogue['generalNames'];
  /** Standard family → the years of its editions. */
  readonly editions: ReadonlyMap<string, readonly number[]>;
};

export function indexItems(catalogue: Catalogue): ItemIndex {
  const byStandard = new Map<string, Item[]>();
  for (const item of catalogue.items) {
    for (const standard of item.standards) {
      const family = standardFamily(standard);
      byStandard.set(family, [...(byStandard.get(family) ?? []), item]);
    }
  }
  const byId = new Map(catalogue.items.map((item) => [item.id, item]));
  return {
    version: catalogue.version,
    byId,
    byStandard,
    generalNames: catalogue.generalNames,
    editions: new Map(Object.entries(catalogue.editions)),
  };
}

/** Kinds of registration that stand in a standard's place, for medicines and devices: the number follows the word. */
const REGISTRATIONS = ['国药准字', '国械注准', '国械注进', '中国药典'];

/** `GB19083-2010`, `gb 19083` and `GB 19083` are one family; `YY/T 0969-2013` keeps its `/T`. */
export function standardFamily(standard: string): string {
  const text = standard.normalize('NFKC').toUpperCase().replace(/\s+/g, ' ').trim();
  const registration = REGISTRATIONS.find((word) => text.startsWith(word));
  if (registration) return registration;
  const match = /^([A-Z]+(?:\/[A-Z]+)?) ?(\d+(?:\.\d+)?)/.exec(text);
  return match ? `${match[1]} ${match[2]}` : text;
}

/** A paper may name several standards that it was tested by: `GB 19083-2010 / GB 2626-2006`. */
const standardsIn = (text: string): string[] =>
  text.split(/\s*\/\s*(?=[A-Za-z]{2})|[、，,;；+]/).filter((part) => part.trim() !== '');

/** The years that a paper names with its standards, each with its family: `GB 19083-2010`, `EN 149:2001+A1:2009`. */
export const editionsIn = (standard: string): { readonly family: string; readonly year: number }[] =>
  standardsIn(standard).flatMap((each) => {
    const family = standardFamily(each);
    const text = each.normalize('NFKC').toUpperCase().replace(/\s+/g, ' ').trim();
    const year = /^[A-Z]+(?:\/[A-Z]+)? ?\d+(?:\.\d+)? ?[-‐-―−:] ?(\d{4})(?!\d)/.exec(text)?.[1];
    return year === undefined ? [] : [{ family, year: Number.parseInt(year, 10) }];
  });

/** The items that a paper naming this standard, or these standards, can prove. */
export function itemsProvenBy(items: ItemIndex, standard: string): readonly Item[] {
  return [
    ...new Set(standardsIn(standard).flatMap((each) => items.byStandard.get(standardFamily(each)) ?? [])),
  ];
}

/**
 * May `offered` serve where `needed` was asked for, in this setting, on this day? The exact item always may, where it
 * is permitted at all; another only by a substitution rule of the catalogue that is in force.
 */
export function mayServe(
  items: ItemIndex,
  offered: string,
  needed: string,
  setting: Setting,
  day: string,
): boolean {
  if (offered === needed) return true;
  const rule = items.byId.get(needed)?.substitutes.find((each) => each.item === offered);
  if (!rule?.settings.includes(setting)) return false;
  return (!rule.from || rule.from <= day) && (!rule.until || day <= rule.until);
}
