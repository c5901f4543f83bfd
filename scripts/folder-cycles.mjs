// `node scripts/folder-cycles.mjs ROOT …`: do values flow one way between the rooms of a source tree? In each folder, its
// subfolders and its own files are rooms; a room depends on another where a file in it imports a value from there.
// Type-only imports do not count. Prints each cycle with the imports that close it; ends with 1 where there is one.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';

const SOURCE = /(?<!\.d|\.test)\.(ts|mts|mjs|js|svelte)$/;

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesBelow(path);
    return SOURCE.test(entry.name) ? [path] : [];
  });
}

/** What is between the script tags of a Svelte file; a module is all script. */
const scriptOf = (path) => {
  const text = readFileSync(path, 'utf8');
  if (!path.endsWith('.svelte')) return text;
  return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script).join('\n');
};

const isValue = ({ isTypeOnly }) => !isTypeOnly;

/** Module names of which a file takes a value, and of those whose effects it wants. */
export function valueImports(path) {
  const source = ts.createSourceFile(`${path}.ts`, scriptOf(path), ts.ScriptTarget.Latest, false);
  const found = [];
  const visit = (node) => {
    if (ts.isImportDeclaration(node)) {
      const { importClause: clause } = node;
      const named = clause?.namedBindings;
      const takes =
        !clause ||
        (isValue(clause) &&
          (clause.name !== undefined ||
            named === undefined ||
            ts.isNamespaceImport(named) ||
            named.elements.some(isValue)));
      if (takes) found.push(node.moduleSpecifier.text);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      const { exportClause: clause } = node;
      const all = !clause || ts.isNamespaceExport(clause);
      if (isValue(node) && (all || clause.elements.some(isValue))) found.push(node.moduleSpecifier.text);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [name] = node.arguments;
      if (name && ts.isStringLiteralLike(name)) found.push(name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The `imports` of the package that a folder is in, such as `#design/*`: prefix → folder. */
function aliasesOf(folder) {
  let at = resolve(folder);
  while (!existsSync(join(at, 'package.json')) && dirname(at) !== at) at = dirname(at);
  const { imports = {} } = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8'));
  return Object.entries(imports)
    .filter(([name, to]) => name.endsWith('*') && typeof to === 'string' && to.endsWith('*'))
    .map(([name, to]) => [name.slice(0, -1), join(at, to.slice(0, -1))]);
}

/** Edges between files below a root: [from, to], as paths below it. */
function edgesOf(root) {
  const files = new Set(filesBelow(root).map((path) => resolve(path)));
  const aliases = aliasesOf(root);
  const targetOf = (from, name) => {
    const alias = aliases.find(([prefix]) => name.startsWith(prefix));
    if (alias) return resolve(alias[1], name.slice(alias[0].length));
    return name.startsWith('.') ? resolve(dirname(from), name) : null;
  };
  return [...files].flatMap((from) =>
    valueImports(from)
      .map((name) => targetOf(from, name))
      .filter((to) => to !== null && to !== from && files.has(to))
      .map((to) => [relative(root, from), relative(root, to)]),
  );
}

/** Room of a folder → rooms of the same folder that it depends on → imports that say so. */
function roomsOf(edges) {
  const folders = new Map();
  for (const [from, to] of edges) {
    const [a, b] = [from.split(sep), to.split(sep)];
    let depth = 0;
    while (a[depth] === b[depth]) depth += 1;
    const folder = a.slice(0, depth).join('/');
    const rooms = folders.get(folder) ?? new Map();
    folders.set(folder, rooms);
    const needed = rooms.get(a[depth]) ?? new Map();
    rooms.set(a[depth], needed);
    needed.set(b[depth], [...(needed.get(b[depth]) ?? []), [from, to]]);
  }
  return folders;
}

/** The knots of a graph, each with more than one room (Tarjan's strongly connected components). */
function knotsOf(rooms) {
  const index = new Map();
  const low = new Map();
  const open = [];
  const knots = [];
  const visit = (room) => {
    index.set(room, index.size);
    low.set(room, index.get(room));
    open.push(room);
    for (const next of rooms.get(room)?.keys() ?? []) {
      if (!index.has(next)) visit(next);
      if (open.includes(next)) low.set(room, Math.min(low.get(room), low.get(next)));
    }
    if (low.get(room) !== index.get(room)) return;
    const knot = open.splice(open.indexOf(room));
    if (knot.length > 1) knots.push(knot);
  };
  for (const room of rooms.keys()) if (!index.has(room)) visit(room);
  return knots;
}

/** Every knot below a root: the folder, its rooms that are tied together, and the imports between them. */
export function knotsBelow(root) {
  return [...roomsOf(edgesOf(root))].flatMap(([folder, rooms]) =>
    knotsOf(rooms).map((knot) => ({
      folder: folder === '' ? root : join(root, folder),
      rooms: knot.sort(),
      imports: knot.flatMap((from) =>
        [...(rooms.get(from) ?? [])].filter(([to]) => knot.includes(to)).flatMap(([, edges]) => edges),
      ),
    })),
  );
}

if (import.meta.main ?? basename(process.argv[1] ?? '') === 'folder-cycles.mjs') {
  const roots = process.argv.slice(2).filter((path) => existsSync(path) && statSync(path).isDirectory());
  if (roots.length === 0) {
    console.error('usage: node scripts/folder-cycles.mjs ROOT …');
    process.exit(2);
  }
  const knots = roots.flatMap(knotsBelow);
  for (const { folder, rooms, imports } of knots) {
    console.error(`${folder}: ${rooms.join(', ')} depend on each other`);
    for (const [from, to] of imports.slice(0, 40)) console.error(`    ${from} → ${to}`);
    if (imports.length > 40) console.error(`    … ${imports.length - 40} more`);
  }
  console.log(`${roots.length} source trees, ${knots.length} cycles between rooms`);
  process.exit(knots.length === 0 ? 0 : 1);
}
