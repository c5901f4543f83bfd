// Keeps the count in the header, and the list where there is one, up to date while the page is looked at. A hidden page
// holds no connection: browsers have few of them for one site.
(() => {
  const badge = document.getElementById('unseen');
  if (!badge || !('EventSource' in window)) return;
  let source = null;

  const refresh = async () => {
    const answer = await fetch(document.getElementById('notices') ? location.href : '/api/v1/notices', {
      headers: { accept: document.getElementById('notices') ? 'text/html' : 'application/json' },
    });
    if (!answer.ok) return;
    const list = document.getElementById('notices');
    if (list) {
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.getElementById('notices');
      if (fresh) list.replaceWith(document.adoptNode(fresh));
      show(page.getElementById('unseen')?.textContent ?? '0');
    } else {
      const { unseen } = await answer.json();
      show(unseen > 99 ? '99+' : String(unseen));
    }
  };
  const show = (count) => {
    badge.textContent = count;
    badge.hidden = count === '0';
  };
  const follow = () => {
    if (document.visibilityState === 'hidden') {
      source?.close();
      source = null;
      return;
    }
    if (source) return;
    source = new EventSource('/api/v1/notices/stream');
    source.addEventListener('open', refresh);
    source.addEventListener('notice', refresh);
  };
  document.addEventListener('visibilitychange', follow);
  follow();
})();
