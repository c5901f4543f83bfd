export type Option = { readonly value: string; readonly label: string };

/**
 * A field of a command's input. `path` is where its value goes (`lots.0.amount`), which is also where a refusal points,
 * so that the sentence stands beside the field. `kind` says how to read what was typed.
 */
export type FormField = {
  readonly path: string;
  readonly kind: 'text' | 'long' | 'json' | 'number' | 'money' | 'date' | 'moment' | 'choice' | 'flag';
  readonly label: string;
  readonly hint?: string;
  readonly options?: readonly Option[];
  readonly optional?: boolean;
  readonly value?: string;
};

/** A form for one command. `fixed` values are not asked for. */
export type CommandFormSpec = {
  readonly command: string;
  readonly title: string;
  readonly submit: string;
  readonly fields: readonly FormField[];
  readonly fixed: Readonly<Record<string, string | null>>;
  readonly tone?: 'second';
  /** Behind these words until it is asked for. */
  readonly folded?: string;
};

/** One thing to be dealt with: what it is, and what may be done about it. */
export type WorkItem = {
  readonly id: string;
  readonly heading: string;
  readonly facts: readonly string[];
  readonly link?: { readonly href: string; readonly label: string };
  readonly forms: readonly CommandFormSpec[];
};
