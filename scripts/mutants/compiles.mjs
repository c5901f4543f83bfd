// A mutant that the compiler refuses can reach nobody, and judges no test: it is not drawn (as Stryker's own checker of
// types does). Only the changed file is compiled again; a mutant that others would refuse stays in the sample.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** These put a statement in place of another; all others an expression. */
const STATEMENTS = new Set(['BlockStatement', 'CallExpression']);
const CASE = /^(case|default)\b/;

export function compiler(root, files) {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root);
  const paths = files.map((name) => join(root, name));
  const changed = new Map();
  const versions = new Map();
  const text = (path) => changed.get(path) ?? ts.sys.readFile(path);
  const service = ts.createLanguageService({
    ...ts.sys,
    getCompilationSettings: () => options,
    getScriptFileNames: () => [join(root, 'packages/domain/src/index.ts'), ...paths],
    getScriptVersion: (path) => String(versions.get(path) ?? 0),
    getScriptSnapshot: (path) => {
      const read = text(path);
      return read === undefined ? undefined : ts.ScriptSnapshot.fromString(read);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
  });

  const write = (path, source) => {
    if (source === null) changed.delete(path);
    else changed.set(path, source);
    versions.set(path, (versions.get(path) ?? 0) + 1);
  };

  const mutated = ({ fileName, location, mutatorName, replacement }) => {
    const source = readFileSync(join(root, fileName), 'utf8');
    const starts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
    const at = ({ line, column }) => starts[line] + column;
    const put = STATEMENTS.has(mutatorName) || CASE.test(replacement) ? replacement : `(${replacement})`;
    return source.slice(0, at(location.start)) + put + source.slice(at(location.end));
  };

  const refused = (mutants) => {
    for (const mutant of mutants) write(join(root, mutant.fileName), mutated(mutant));
    const found = mutants.filter(({ fileName }) => {
      const path = join(root, fileName);
      return service.getSyntacticDiagnostics(path).length + service.getSemanticDiagnostics(path).length > 0;
    });
    for (const { fileName } of mutants) write(join(root, fileName), null);
    return found;
  };

  /** At once, one in each file; whatever is refused is asked about again in other company, as that may be to blame. */
  return function compiling(mutants) {
    const once = inCompany(mutants).flatMap(refused);
    const twice = new Set(inCompany(once.reverse()).flatMap(refused));
    return mutants.filter((mutant) => !twice.has(mutant));
  };
}

/** Groups in which no two mutants change the same file. */
function inCompany(mutants) {
  const groups = [];
  const seen = new Map();
  for (const mutant of mutants) {
    const turn = seen.get(mutant.fileName) ?? 0;
    seen.set(mutant.fileName, turn + 1);
    groups[turn] = [...(groups[turn] ?? []), mutant];
  }
  return groups;
}
