// Keeps what is marked `data-live` up to date while the page is looked at. The server says only that the record has moved;
// the page is then fetched anew, as everybody gets it. Where there is no place for a stream, it is fetched now and then.
(() => {
  const incident = document.querySelector('[data-live]')?.getAttribute('data-live');
  if (!incident || !('EventSource' in window)) return;
  const EVERY_MS = 30_000;
  let source = null;
  let timer = null;
  let again = null;
  let known = null;
  let busy = false;

  const refresh = async () => {
    if (busy) return;
    busy = true;
    try {
      const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      for (const part of document.querySelectorAll('[data-live]')) {
        const fresh = part.id && page.getElementById(part.id);
        // Whoever is in the middle of it keeps what is there.
        if (fresh && !part.contains(document.activeElement)) part.replaceWith(document.adoptNode(fresh));
      }
    } finally {
      busy = false;
    }
  };
  // A page may be two seconds old, and what moved while one was fetched is not on it: looked at once more after that.
  const moved = () => {
    refresh();
    clearTimeout(again);
    again = setTimeout(refresh, 2_500);
  };
  const follow = () => {
    if (document.visibilityState === 'hidden') {
      source?.close();
      clearInterval(timer);
      source = null;
      return;
    }
    if (source) return;
    // Clocks run also while nothing happens.
    timer = setInterval(refresh, EVERY_MS);
    source = new EventSource(`/api/v1/incidents/${encodeURIComponent(incident)}/stream`);
    source.addEventListener('moved', ({ data }) => {
      if (known !== null && data !== known) moved();
      known = data;
    });
  };
  document.addEventListener('visibilitychange', follow);
  follow();
})();
