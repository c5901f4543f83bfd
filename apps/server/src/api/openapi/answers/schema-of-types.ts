import { basename } from 'node:path';
import ts from 'typescript';

/** JSON Schema, 2020-12. */
export type Schema = { readonly [key: string]: unknown };

/**
 * Turns types, as the compiler infers them, into the JSON Schemas of what `JSON.stringify` makes of their values. A type
 * with a name of its own becomes a component of that name; two that share a name are told apart by their files.
 */
export class SchemaOfTypes {
  readonly #checker: ts.TypeChecker;
  readonly #program: ts.Program;
  /** Named types, by a number that stands for each until the names are settled. */
  readonly #components = new Map<
    ts.Type,
    { readonly id: number; readonly symbol: ts.Symbol; schema: Schema }
  >();
  /** Types without a name on the way down: one that comes up within itself has none to be referred to by. */
  readonly #open = new Set<ts.Type>();

  constructor(program: ts.Program) {
    this.#program = program;
    this.#checker = program.getTypeChecker();
  }

  /** The properties of an object type, each with its schema; those that are objects of objects are walked by the caller. */
  propertiesOf(type: ts.Type): Map<string, ts.Type> {
    return new Map(
      this.#checker
        .getPropertiesOfType(type)
        .map((symbol) => [symbol.name, this.#checker.getTypeOfSymbol(symbol)]),
    );
  }

  schemaOf(type: ts.Type): Schema {
    const named = type.aliasSymbol ?? (type.isClassOrInterface() ? type.symbol : undefined);
    if (!named || type.aliasTypeArguments || this.#isOfLibrary(named) || !isWorthAName(type))
      return this.#anonymous(type);
    const known = this.#components.get(type);
    if (known) return reference(known.id);
    const component = { id: this.#components.size, symbol: named, schema: {} as Schema };
    this.#components.set(type, component);
    const description = described(named, this.#checker);
    component.schema = { ...description, ...this.#structure(type) };
    return reference(component.id);
  }

  /** Settles the names: schemas by name, and `roots` with references to them. */
  finish<Roots>(roots: Roots): { readonly schemas: Record<string, Schema>; readonly roots: Roots } {
    const all = [...this.#components.values()];
    const names = new Map<number, string>();
    for (const { id, symbol } of all) {
      const symbols = new Set(
        all.filter((each) => each.symbol.name === symbol.name).map((each) => each.symbol),
      );
      const isAlone = symbols.size === 1;
      names.set(id, isAlone ? symbol.name : `${pascal(fileOf(symbol))}${symbol.name}`);
    }
    const taken = new Map<string, number>();
    for (const [id, name] of names) {
      const count = (taken.get(name) ?? 0) + 1;
      taken.set(name, count);
      if (count > 1) names.set(id, `${name}${count}`);
    }
    const renamed = <Value>(value: Value): Value =>
      JSON.parse(
        JSON.stringify(value).replace(/"#component-(\d+)"/g, (_, id) =>
          JSON.stringify(`#/components/schemas/${names.get(Number(id))}`),
        ),
      ) as Value;
    const schemas = all
      .map(({ id, schema }) => [names.get(id) as string, renamed(schema)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return { schemas: Object.fromEntries(schemas), roots: renamed(roots) };
  }

  #anonymous(type: ts.Type): Schema {
    if (this.#open.has(type))
      throw new Error(`${this.#checker.typeToString(type)} holds itself and has no name to refer to it by`);
    this.#open.add(type);
    try {
      return this.#structure(type);
    } finally {
      this.#open.delete(type);
    }
  }

  #structure(type: ts.Type): Schema {
    const { flags } = type;
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {};
    if (flags & ts.TypeFlags.Null) return { type: 'null' };
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (flags & ts.TypeFlags.BooleanLiteral) return { const: this.#checker.typeToString(type) === 'true' };
    if (flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
    if (flags & ts.TypeFlags.StringLike) return { type: 'string' };
    if (flags & ts.TypeFlags.NumberLike) return { type: 'number' };
    if (type.isUnion()) return this.#union(type);
    if (type.isIntersection()) {
      // A brand: what is written is the plain value.
      const plain = type.types.find(
        (each) => each.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike),
      );
      if (plain) return this.#structure(plain);
    }
    if (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return this.#object(type);
    throw new Error(`${this.#checker.typeToString(type)} has no form as JSON`);
  }

  #union(type: ts.UnionType): Schema {
    // Where the compiler remembers of which named unions this one was written, so does the schema.
    const written = (type as { origin?: ts.Type }).origin;
    const members = (written?.isUnion() ? written.types : type.types).filter(
      (each) => !(each.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)),
    );
    const isTrueAndFalse = members.filter((each) => each.flags & ts.TypeFlags.BooleanLiteral).length === 2;
    const plain = members.filter((each) => !isTrueAndFalse || !(each.flags & ts.TypeFlags.BooleanLiteral));
    const schemas = plain.map((each) => this.schemaOf(each));
    if (isTrueAndFalse) schemas.push({ type: 'boolean' });
    return merged(schemas);
  }

  #object(type: ts.Type): Schema {
    const checker = this.#checker;
    const name = type.symbol?.name;
    if (name === 'Date' && this.#isOfLibrary(type.symbol)) return { type: 'string', format: 'date-time' };
    // JSON.stringify sees no entries of a map or a set.
    if (/^(Readonly)?(Map|Set)$/.test(name ?? '') && this.#isOfLibrary(type.symbol))
      return { type: 'object', maxProperties: 0 };
    if (checker.isTupleType(type)) return this.#tuple(type as ts.TupleTypeReference);
    if (checker.isArrayType(type)) {
      const [item] = checker.getTypeArguments(type as ts.TypeReference);
      return { type: 'array', items: this.schemaOf(item as ts.Type) };
    }
    const properties: Record<string, Schema> = {};
    const required: string[] = [];
    for (const symbol of checker.getPropertiesOfType(type)) {
      if (symbol.name.startsWith('__')) continue;
      const whole = checker.getTypeOfSymbol(symbol);
      // Functions are not written, and neither is what is undefined.
      if (whole.getCallSignatures().length > 0) continue;
      const isOptional = Boolean(symbol.flags & ts.SymbolFlags.Optional) || holdsUndefined(whole);
      const schema = this.schemaOf(whole);
      properties[symbol.name] = { ...schema, ...described(symbol, checker) };
      if (!isOptional) required.push(symbol.name);
    }
    const index = checker.getIndexInfoOfType(type, ts.IndexKind.String);
    return {
      type: 'object',
      ...(Object.keys(properties).length > 0 ? { properties } : {}),
      ...(required.length > 0 ? { required: required.sort() } : {}),
      ...(index ? { additionalProperties: this.schemaOf(index.type) } : {}),
    };
  }

  #tuple(type: ts.TupleTypeReference): Schema {
    const items = this.#checker.getTypeArguments(type).map((each) => this.schemaOf(each));
    const isOpen = type.target.combinedFlags & ts.ElementFlags.Variable;
    if (isOpen) return { type: 'array', items: merged(items) };
    return { type: 'array', prefixItems: items, minItems: items.length, maxItems: items.length };
  }

  #isOfLibrary(symbol: ts.Symbol): boolean {
    const file = symbol.declarations?.[0]?.getSourceFile();
    return file !== undefined && this.#program.isSourceFileDefaultLibrary(file);
  }
}

const reference = (id: number): Schema => ({ $ref: `#component-${id}` });

/** A name for a text or a number says no more than the type does. */
const isWorthAName = (type: ts.Type): boolean =>
  type.isUnion() || Boolean(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection));

const holdsUndefined = (type: ts.Type): boolean =>
  type.isUnion() && type.types.some((each) => each.flags & ts.TypeFlags.Undefined);

function described(symbol: ts.Symbol, checker: ts.TypeChecker): Schema {
  const words = ts.displayPartsToString(symbol.getDocumentationComment(checker)).replaceAll('\n', ' ').trim();
  return words === '' ? {} : { description: words };
}

/** One schema for several: constants as an enumeration, plain types as a list of types, the rest side by side. */
function merged(schemas: readonly Schema[]): Schema {
  const distinct = [...new Map(schemas.map((each) => [JSON.stringify(each), each])).values()];
  const isBare = (each: Schema, key: string) => key in each && Object.keys(each).length === 1;
  const constants = distinct.filter((each) => isBare(each, 'const')).map((each) => each.const);
  const types = distinct.filter((each) => isBare(each, 'type')).map((each) => each.type);
  const rest = distinct.filter((each) => !isBare(each, 'const') && !isBare(each, 'type'));
  const parts: Schema[] = [...rest];
  if (constants.length > 0 && types.length === 1 && types[0] === 'null' && rest.length === 0)
    return { enum: [...constants.sort(), null] };
  if (constants.length > 0) parts.push({ enum: constants.sort() });
  if (types.length > 0) parts.push({ type: types.length === 1 ? types[0] : types.sort() });
  // Their order in the compiler's mind is of no meaning, and changes with files that have nothing to do with it.
  const ordered = parts.map((each) => JSON.stringify(each)).sort();
  return parts.length === 1 ? (parts[0] as Schema) : { anyOf: ordered.map((each) => JSON.parse(each)) };
}

const fileOf = (symbol: ts.Symbol): string =>
  basename(symbol.declarations?.[0]?.getSourceFile().fileName ?? '', '.ts');

const pascal = (name: string): string =>
  name.replace(/(^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, __, letter) => letter.toUpperCase());
