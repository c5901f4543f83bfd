import { mount } from 'svelte';
import '../src/design/design.css';
import OfflinePage from './OfflinePage.svelte';
import VerifyWorker from './worker.ts?worker&inline';

const stated = document.querySelector('meta[name="tongzhou-log-key"]')?.getAttribute('content') ?? '';
mount(OfflinePage, {
  target: document.body,
  props: {
    // As it stands in the file before a site has written its key into it.
    siteKey: stated === '' || stated.startsWith('%') ? null : stated,
    createWorker: () => new VerifyWorker(),
  },
});
