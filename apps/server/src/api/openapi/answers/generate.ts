import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { type Schema, SchemaOfTypes } from './schema-of-types.ts';

/** The schemas of all answers; `schemas` are those that they refer to. */
export type AnswerSchemas = {
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly queries: Readonly<Record<string, Schema>>;
  readonly published: Readonly<Record<string, Schema>>;
  readonly others: Readonly<Record<string, Schema>>;
  /** What a command comes to, by its name; without those of which nothing is known. */
  readonly commands: Readonly<Record<string, Schema>>;
};

const ANSWERS = fileURLToPath(new URL('answers.ts', import.meta.url));
const BARREL = fileURLToPath(import.meta.resolve('@tongzhou/domain'));
const CONFIG = fileURLToPath(new URL('../../../../../../tsconfig.json', import.meta.url));

/** Reads the types of the answers with the compiler. Takes some seconds. */
export function generateAnswers(): AnswerSchemas {
  const { config } = ts.readConfigFile(CONFIG, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, include: [] },
    ts.sys,
    fileURLToPath(new URL('.', `file://${CONFIG}`)),
  );
  const program = ts.createProgram([ANSWERS, BARREL], options);
  const checker = program.getTypeChecker();
  const exported = (file: string, name: string): ts.Type | null => {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    const symbol = module && checker.getExportsOfModule(module).find((each) => each.name === name);
    if (!symbol) return null;
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return checker.getDeclaredTypeOfSymbol(target);
  };
  const types = new SchemaOfTypes(program);
  const schemasIn = (type: ts.Type | null | undefined): Record<string, Schema> =>
    type
      ? Object.fromEntries(
          [...types.propertiesOf(type)].sort(byName).map(([name, each]) => [name, types.schemaOf(each)]),
        )
      : {};
  const answers = exported(ANSWERS, 'Answers');
  if (!answers) throw new Error(`${ANSWERS} exports no type Answers`);
  const parts = types.propertiesOf(answers);
  const found = {
    queries: schemasIn(parts.get('queries')),
    published: schemasIn(parts.get('published')),
    others: schemasIn(parts.get('others')),
    commands: schemasIn(parts.get('commands')),
  };
  const { schemas, roots } = types.finish(found);
  return { schemas, ...roots };
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
