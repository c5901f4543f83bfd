import { COUNTRY_UNSAID } from '../country/country.ts';
import { localDay } from '../time/time.ts';

/** An article as it is cited from a day on; the laws and their numbers are those of `data/duties/README.md`. */
type Cited = { readonly from: string; readonly rule: string };

/** The first is cited of earlier days too: no law said it better then. */
const ARTICLES = {
  /** What was given for a purpose is used for it. */
  purpose: [
    { from: '2016-09-01', rule: '慈善法（2016）55' },
    { from: '2024-09-05', rule: '慈善法 56' },
  ],
  /** Over the internet an appeal goes through designated platforms. */
  platforms: [
    { from: '2016-09-01', rule: '慈善法（2016）23' },
    { from: '2024-09-05', rule: '慈善法 27' },
  ],
} as const satisfies Readonly<Record<string, readonly Cited[]>>;

/** How the law that holds on the day of a moment is cited: its articles were numbered anew when it was amended. */
export function citedOn(what: keyof typeof ARTICLES, moment: string): string {
  const day = moment.length === 10 ? moment : localDay(moment, COUNTRY_UNSAID.clock);
  const [first, ...later] = ARTICLES[what];
  return (later.findLast(({ from }) => from <= day) ?? first).rule;
}
