import ts from 'typescript';

/** A text in both languages; what is filled in when it is said stands as `{0}`, `{1}` … */
export type Pair = { readonly zh: string; readonly en: string };

const HAN = /\p{Script=Han}/u;
const LETTERS = /[A-Za-z]/;

/** A text with the source of what stands in each of its slots. */
type Piece = { readonly parts: readonly string[]; readonly slots: readonly string[] };

/**
 * Every pair in a file of TypeScript, whatever way it is written: `both(zh, en)`, `[zh, en]`, `{ zh, en }`, or two objects
 * of the same shape under `zh` and `en`. By an id that follows from the names around it, so that it stays when words change.
 */
export function pairsInCode(file: string, source: string): Map<string, Pair> {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const found = new Map<string, Pair>();
  const add = (names: readonly string[], zh: ts.Node | undefined, en: ts.Node | undefined) => {
    const pair = zh && en ? pairOf(zh, en) : null;
    if (pair) keep(found, names.join('.'), pair);
    return pair !== null;
  };
  const visit = (node: ts.Node, names: readonly string[]): void => {
    const here = nameOf(node);
    const within = here === null ? names : [...names, here];
    if (ts.isCallExpression(node)) {
      for (const [index, argument] of node.arguments.entries())
        add(within, argument, node.arguments[index + 1]);
    } else if (ts.isArrayLiteralExpression(node) && node.elements.length === 2) {
      add(within, node.elements[0], node.elements[1]);
    } else if (ts.isObjectLiteralExpression(node)) {
      const [zh, en] = [partOf(node, 'zh'), partOf(node, 'en')];
      if (zh && en && !add(within, zh, en)) sideBySide(within, zh, en, add);
    }
    ts.forEachChild(node, (child) => visit(child, within));
  };
  visit(tree, []);
  return found;
}

/** The same of two files of one shape, one for each language: `export const zh = { … }`, `export const en = { … }`. */
export function pairsInFiles(zhSource: string, enSource: string): Map<string, Pair> {
  const found = new Map<string, Pair>();
  const [zh, en] = [exportsOf(zhSource), exportsOf(enSource)];
  for (const [name, node] of zh) {
    const other = en.get(name.replace(/zh$/i, (half) => (half === 'zh' ? 'en' : 'En'))) ?? en.get(name);
    if (other)
      sideBySide([], node, other, (names, one, two) => {
        const pair = one && two ? pairOf(one, two) : null;
        if (pair) keep(found, names.join('.'), pair);
        return pair !== null;
      });
  }
  return found;
}

function keep(found: Map<string, Pair>, id: string, pair: Pair): void {
  let free = id;
  for (let number = 2; found.has(free); number += 1) free = `${id}~${number}`;
  found.set(free, pair);
}

type Add = (names: readonly string[], zh: ts.Node | undefined, en: ts.Node | undefined) => boolean;

function sideBySide(names: readonly string[], zh: ts.Node, en: ts.Node, add: Add): void {
  const [one, two] = [bare(zh), bare(en)];
  if (!ts.isObjectLiteralExpression(one) || !ts.isObjectLiteralExpression(two)) return;
  for (const property of one.properties) {
    const name = nameOf(property);
    const value = name === null ? undefined : partOf(one, name);
    const other = name === null ? undefined : partOf(two, name);
    if (name === null || !value || !other) continue;
    if (!add([...names, name], value, other)) sideBySide([...names, name], value, other, add);
  }
}

function exportsOf(source: string): Map<string, ts.Expression> {
  const tree = ts.createSourceFile('texts.ts', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const found = new Map<string, ts.Expression>();
  for (const statement of tree.statements)
    if (ts.isVariableStatement(statement))
      for (const { name, initializer } of statement.declarationList.declarations)
        if (ts.isIdentifier(name) && initializer) found.set(name.text, initializer);
  return found;
}

function nameOf(node: ts.Node): string | null {
  const named =
    ts.isVariableDeclaration(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isFunctionDeclaration(node);
  if (!named || !node.name) return null;
  return ts.isIdentifier(node.name) || ts.isStringLiteral(node.name) ? node.name.text : null;
}

function partOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const property of object.properties)
    if (ts.isPropertyAssignment(property) && nameOf(property) === name) return property.initializer;
  return undefined;
}

/** Without brackets, `as const`, and the arrow of a function that only fills slots. */
function bare(node: ts.Node): ts.Node {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
    return bare(node.expression);
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) return bare(node.body);
  return node;
}

function pieceOf(node: ts.Node): Piece | null {
  const text = bare(node);
  if (ts.isStringLiteral(text) || ts.isNoSubstitutionTemplateLiteral(text))
    return { parts: [text.text], slots: [] };
  if (ts.isTemplateExpression(text))
    return {
      parts: [text.head.text, ...text.templateSpans.map(({ literal }) => literal.text)],
      slots: text.templateSpans.map(({ expression }) => expression.getText()),
    };
  return null;
}

function pairOf(zhNode: ts.Node, enNode: ts.Node): Pair | null {
  const [zh, en] = [pieceOf(zhNode), pieceOf(enNode)];
  if (!zh || !en || !HAN.test(zh.parts.join('')) || HAN.test(en.parts.join(''))) return null;
  if (!LETTERS.test(en.parts.join('')) && en.slots.length === 0) return null;
  // The same thing stands in a slot of both, though each half names its own: `by.zh` and `by.en`.
  const places = new Map<string, number>();
  const place = (slot: string): number => {
    const same = slot.replace(/\b(zh|en)\b/g, '').replace(/(Zh|En)\b/g, '');
    if (!places.has(same)) places.set(same, places.size);
    return places.get(same) as number;
  };
  const filled = ({ parts, slots }: Piece) =>
    parts
      .map((part, index) => (index === 0 ? part : `{${place(slots[index - 1] as string)}}${part}`))
      .join('');
  const english = filled(en);
  return { zh: filled(zh), en: english };
}
