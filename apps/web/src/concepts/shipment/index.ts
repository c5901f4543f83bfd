import { incidentTexts } from '#concepts/incident/texts.ts';
import type { Section } from '#form/section.ts';
import { type IncidentPage, page } from '#page/page.ts';
import { navTexts } from '#texts/site.ts';
import { deliverySection, handOverSection } from './delivery-form.ts';
import { orderSection } from './form.ts';
import { load } from './load.ts';
import { load as originLoad } from './origin-load.ts';
import OriginPage from './origin-page.svelte';
import Page from './page.svelte';
import { shipmentTexts } from './texts.ts';

/** Orders, goods on the way, and their arrival. */
export const texts = { shipments: shipmentTexts };

export const pages: readonly IncidentPage[] = [
  page({
    path: 'deliveries',
    title: incidentTexts.whereItWent,
    main: { order: 3, title: navTexts.flows },
    load,
    component: Page,
  }),
  page({
    path: 'shipments/[shipment]',
    title: shipmentTexts.originTitle,
    load: originLoad,
    component: OriginPage,
  }),
];

export const sections: readonly Section[] = [deliverySection, orderSection, handOverSection];
