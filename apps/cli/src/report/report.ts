export type Asked = {
  readonly site: URL;
  readonly subject: string | undefined;
  readonly at: string | undefined;
  readonly incident: string | undefined;
};
type Told = {
  /** As the API gives it. */
  readonly answer: unknown;
  readonly text: string;
  /** False where the report itself is bad news: the command then ends with 1. */
  readonly good: boolean;
};
export type Report = { readonly takes: string | null; readonly tell: (asked: Asked) => Promise<Told> };

export const query = (values: Record<string, string | undefined>): string => {
  const set = Object.entries(values).filter(([, value]) => value !== undefined) as [string, string][];
  return set.length > 0 ? `?${new URLSearchParams(set)}` : '';
};
export const subjectOf = ({ subject }: Asked): string => encodeURIComponent(subject as string);
export const holds = ({ position, at }: { position: number; at: string | null }): string =>
  `after fact ${position}${at === null ? '' : `, ${at}`}`;

export type AtMoment<Data> = { readonly position: number; readonly at: string | null; readonly data: Data };
