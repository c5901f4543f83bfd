import type { ActionFailure } from '@sveltejs/kit';
import type { IncidentState, Viewpoint } from '@tongzhou/domain';
import type { ReaderLanguage } from '@tongzhou/messages';
import type { Component } from 'svelte';
import type { Tongzhou, Visitor } from '#server/tongzhou.ts';
import type { Texts } from '#site/texts.ts';
import type { Pair } from '#texts/words.ts';

/** What a page of an incident is asked with. `id`: the thing below it, `lot-7` in `lots/lot-7`; else empty. */
export type Asked = {
  readonly tongzhou: Tongzhou;
  readonly visitor: Visitor | null;
  readonly view: Viewpoint;
  readonly incident: IncidentState;
  readonly id: string;
  readonly language: ReaderLanguage;
  readonly t: Texts;
  readonly url: URL;
  readonly setHeaders: (headers: Record<string, string>) => void;
};

/** Whoever sends a form is signed in. */
export type Acted = Asked & { readonly visitor: Visitor };

/** From each page about how a response is run to the others. */
export type Tab = { readonly href: string; readonly title: string; readonly isCurrent: boolean };

/** Where a page stands in the main navigation, and under which words. */
type InMain = { readonly order: number; readonly title: Pair };

/** A page of the site, outside of any incident, that the main navigation names. */
export type MainPage = InMain & {
  /** Below the language's address. */
  readonly path: string;
  /** Named before there is an incident, too. */
  readonly needsNoIncident?: true;
};

/** What every page knows beside what it loads. */
type Frame = { readonly language: ReaderLanguage; readonly now: string; readonly tabs: readonly Tab[] };

export type PageProps<Load extends (asked: Asked) => unknown, Answer = unknown> = {
  readonly data: Omit<Frame, keyof Awaited<ReturnType<Load>>> & Awaited<ReturnType<Load>>;
  readonly params: { readonly incident: string; readonly id: string };
  /** What a form on the page was answered. */
  readonly form: Answer | null;
  readonly t: Texts;
};

/** A page of an incident, as its folder declares it. */
type PageDefinition<Data, Answer> = {
  /** Below the incident's address: `opinions`, `lots/[lot]`, or nothing. */
  readonly path: string;
  readonly title: Pair;
  /** Where it stands among the pages about how the response is run, and under which words if not its title. */
  readonly tab?: { readonly order: number; readonly title?: Pair };
  readonly main?: InMain;
  readonly load: (asked: Asked) => Data | Promise<Data>;
  /** What its form does. */
  readonly act?: (asked: Acted, form: FormData) => Promise<Answer | ActionFailure<Answer>>;
  readonly component: Component<PageProps<(asked: Asked) => Data, Answer>>;
};

/** A page whose data only its own component looks into. */
export type IncidentPage = Omit<PageDefinition<object, unknown>, 'component'> & {
  readonly component: Component<PageProps<(asked: Asked) => object>>;
};

/** Checks that the component takes what `load` gives, and forgets what that is. */
export const page = <Data extends object, Answer = unknown>(
  definition: PageDefinition<Data, Answer>,
): IncidentPage => definition as unknown as IncidentPage;

/** What a page outside of any incident is asked with: SvelteKit's own event, as far as pages use it. */
export type SiteAsked<Params extends object = object> = {
  readonly locals: App.Locals;
  readonly params: { readonly lang: ReaderLanguage } & Params;
  readonly url: URL;
  readonly setHeaders: (headers: Record<string, string>) => void;
  /** What the site's frame knows: the incident in hand. */
  readonly parent: () => Promise<{ readonly incident: { readonly id: string } | null }>;
};

/** What its form sends. */
export type SiteSent = Omit<SiteAsked, 'parent'> & {
  readonly request: Request;
  readonly getClientAddress: () => string;
};

type SiteFrame = { readonly language: ReaderLanguage; readonly incident: { readonly id: string } | null };
type Loaded<Data> = Data extends object ? Data : object;

export type SitePageProps<Load extends (...asked: never[]) => unknown, Answer = unknown> = {
  readonly data: SiteFrame & Loaded<Awaited<ReturnType<Load>>>;
  readonly form?: Answer | null;
  readonly t: Texts;
};
