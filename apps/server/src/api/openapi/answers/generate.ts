import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { type Schema, SchemaOfTypes } from './schema-of-types.ts';

/** The schemas of all answers; `schemas` are those that they refer to. */
export type AnswerSchemas = {
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly queries: Readonly<Record<string, Schema>>;
  readonly published: Readonly<Record<string, Schema>>;
  readonly others: Readonly<Record<string, Schema>>;
  /** What a command comes to, by its name. */
  readonly commands: Readonly<Record<string, Schema>>;
};

const ANSWERS = fileURLToPath(new URL('answers.ts', import.meta.url));
const CONFIG = fileURLToPath(new URL('../../../../../../tsconfig.json', import.meta.url));

/** Refusals leave the server with their sentences, which no type of the domain knows of. */
const BY_HAND = { Refusal: { $ref: '#/components/schemas/Refusal' } };

/** Reads the types of the answers with the compiler. Takes some seconds. */
export function generateAnswers(): AnswerSchemas {
  const { config } = ts.readConfigFile(CONFIG, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, include: [] },
    ts.sys,
    fileURLToPath(new URL('.', `file://${CONFIG}`)),
  );
  const program = ts.createProgram([ANSWERS], options);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(ANSWERS);
  const module = source && checker.getSymbolAtLocation(source);
  const exported = module && checker.getExportsOfModule(module).find(({ name }) => name === 'Answers');
  if (!exported) throw new Error(`${ANSWERS} exports no type Answers`);
  const types = new SchemaOfTypes(program, BY_HAND);
  const schemasIn = (type: ts.Type | null | undefined): Record<string, Schema> =>
    type
      ? Object.fromEntries(
          [...types.propertiesOf(type)].sort(byName).map(([name, each]) => [name, types.schemaOf(each)]),
        )
      : {};
  const parts = types.propertiesOf(checker.getDeclaredTypeOfSymbol(exported));
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
