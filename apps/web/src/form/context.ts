import type {
  FactData,
  FactType,
  IncidentState,
  Item,
  MandateFunction,
  PlanTerms,
  Viewpoint,
} from '@tongzhou/domain';
import { agreed, answersTo, charterParameters, recommendationsOf, whyNotSecond } from '@tongzhou/domain';
import type { LabelList, ReaderLanguage } from '@tongzhou/messages';
import { amount, number } from '#format/format.ts';
import type { Visitor } from '#server/tongzhou.ts';
import { label } from '#texts/label.ts';
import { siteTexts } from '#texts/site.ts';
import { type Both, type Pair, say } from '#texts/words.ts';
import type { FormField, Option } from './form.ts';
import { visitorMay } from './may.ts';
import { nearAreas } from './near-areas.ts';
import { formTexts } from './texts.ts';

/** Terms that rooms of the workspace name in words. */
type AgreedTerm = 'workHoursPerDay' | 'breakGlassCap' | 'breakGlassHours' | 'signatureCodeDays';

/** What a section of the workspace is made from: who looks, at what, in which language. */
export class WorkContext {
  readonly view: Viewpoint;
  readonly incident: IncidentState;
  readonly visitor: Visitor;
  readonly language: ReaderLanguage;
  /** Days for which personal data are kept after the end of a response; null where the page does not say. */
  readonly retentionDays: number | null;

  /** Standard plans that come with the system. */
  readonly planLibrary: readonly PlanTerms[];
  /** What the page's address asks for. */
  readonly asked: URLSearchParams | null;
  /** Newcomers whose e-mail nobody has confirmed. */
  readonly unconfirmed: ReadonlySet<string>;

  constructor(
    view: Viewpoint,
    incident: IncidentState,
    visitor: Visitor,
    language: ReaderLanguage,
    retentionDays: number | null = null,
    planLibrary: readonly PlanTerms[] = [],
    asked: URLSearchParams | null = null,
    unconfirmed: ReadonlySet<string> = new Set(),
  ) {
    this.unconfirmed = unconfirmed;
    this.asked = asked;
    this.planLibrary = planLibrary;
    this.retentionDays = retentionDays;
    this.view = view;
    this.incident = incident;
    this.visitor = visitor;
    this.language = language;
  }

  /** Of words said in each language, those that the reader wants. */
  w(...words: Pair): string {
    return this.say(words);
  }

  get colon(): string {
    return this.say(siteTexts.colon);
  }

  get comma(): string {
    return this.say(siteTexts.comma);
  }

  say(words: Pair | Both): string {
    return say(words, this.language);
  }

  label(list: LabelList, value: string | null): string {
    return label(list, value, this.language);
  }

  options(list: LabelList, values: readonly string[]): Option[] {
    return values.map((value) => ({ value, label: this.label(list, value) }));
  }

  /** A term of the charter in force, or what holds while it says nothing. */
  agreed(name: AgreedTerm): number {
    return agreed(this.incident, name, charterParameters);
  }

  /** What after-action reviews asked for and no version has answered. */
  get openRecommendations(): readonly { readonly id: string; readonly text: string }[] {
    const answers = answersTo(this.view.state);
    return [...this.view.state.incidents.values()]
      .flatMap((incident) => recommendationsOf(incident))
      .filter(({ id }) => !answers.has(id))
      .map(({ id, explanation }) => ({ id, text: explanation.slice(0, 80) }));
  }

  /** Four eyes (I12), as the domain says it: may the visitor's seat do the second part, or did it do the first? */
  maySecond<Type extends FactType>(type: Type, data: Partial<FactData<Type>>): boolean {
    // What names the first part is all that is known of a fact that nobody has drafted yet.
    const fact = { incident: this.incident.id, type, data } as unknown as Parameters<typeof whyNotSecond>[1];
    return whyNotSecond(this.view.state, fact, { seat: this.visitor.seat, now: this.view.now }) === null;
  }

  /** Is the visitor offered what this function does? */
  may(wanted: MandateFunction): boolean {
    return visitorMay(this.view, this.visitor, wanted);
  }

  itemOptions(isOffered: (item: Item) => boolean = () => true): Option[] {
    return [...this.view.items.byId.values()].filter(isOffered).map((item) => ({
      value: item.id,
      label: `${this.say(item.name)} (${this.say(item.baseUnit)})`,
    }));
  }

  itemName(id: string): string {
    const item = this.view.items.byId.get(id);
    return item ? this.say(item.name) : id;
  }

  /** With the item's unit. */
  amount(value: number, item: string): string {
    const unit = this.view.items.byId.get(item)?.baseUnit;
    return unit ? amount(value, unit, this.language) : number(value);
  }

  organisationName(id: string): string {
    const known = this.view.state.organisations.get(id);
    return known ? this.say(known.name) : id;
  }

  areaName(code: string): string {
    const area = this.view.areas.get(code);
    return area ? this.say(area.name) : code;
  }

  /** Of a country thousands: to choose from are provinces, and what lies in that of the response and in one's own. */
  areaOptions(): Option[] {
    return nearAreas(this.view, this.incident.area, this.visitor.organisation).map((area) => ({
      value: area.code,
      label: `${this.say(area.name)} ${area.code}`,
    }));
  }

  /** A choice of areas, and beside it what is not among them, by name or code. */
  areas(): Pick<FormField, 'options' | 'elsewhere'> {
    return { options: this.areaOptions(), elsewhere: this.elsewhere };
  }

  get elsewhere(): string {
    return this.say(formTexts.elsewhere);
  }

  /** All organisations; those named first stand first. */
  organisationOptions(first: readonly string[] = []): Option[] {
    const rest = [...this.view.state.organisations.values()].flatMap(({ id, ended }) =>
      ended === null && !first.includes(id) ? [id] : [],
    );
    return [...first, ...rest].map((value) => ({ value, label: this.organisationName(value) }));
  }

  /** The visitor's own facility, or all facilities where the organisation acts for an area. */
  facilityOptions(): Option[] {
    const own = this.view.state.organisations.get(this.visitor.organisation);
    const list = own?.facilityClass
      ? [own]
      : [...this.view.state.organisations.values()].filter(
          ({ facilityClass, ended }) => facilityClass !== null && ended === null,
        );
    return list.map((each) => ({ value: each.id, label: this.say(each.name) }));
  }
}
