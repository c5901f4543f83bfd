/** Longer words are hardly ever said twice. */
const LENGTH_MOST = 200;
/** Of two generations of texts, the younger holds so many at most: a few megabytes in all. */
const TEXTS_MOST = 8_192;

/** What follows from a text alone, remembered for a while: names, reasons and the words of lists come again and again. */
export function remembered<Value>(look: (text: string) => Value): (text: string) => Value {
  let young = new Map<string, Value>();
  let old: ReadonlyMap<string, Value> = new Map();
  return (text) => {
    if (text.length > LENGTH_MOST) return look(text);
    const known = young.get(text);
    if (known !== undefined) return known;
    const value = old.get(text) ?? look(text);
    if (young.size >= TEXTS_MOST) {
      old = young;
      young = new Map();
    }
    young.set(text, value);
    return value;
  };
}
