// Subscribes this browser to push messages (RFC 8030) when its person asks for it. Without scripts the page still lists
// and removes devices.
(() => {
  const section = document.getElementById('push');
  const form = document.getElementById('push-form');
  if (!section || !form) return;
  const say = (which) => {
    for (const each of section.querySelectorAll('[data-say]')) each.hidden = each.dataset.say !== which;
  };
  // A page over plain http, other than on this machine, has none of them.
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) {
    say('unsupported');
    return;
  }
  form.hidden = false;
  if (Notification.permission === 'denied') say('denied');

  const { key, language } = section.dataset;
  const bytes = (text) =>
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (each) => each.charCodeAt(0));
  const isSame = (buffer) => {
    const [one, two] = [new Uint8Array(buffer ?? 0), bytes(key)];
    return one.length === two.length && one.every((byte, index) => byte === two[index]);
  };
  const minute = (name) => {
    const [hours, minutes] = String(new FormData(form).get(name) ?? '').split(':');
    return minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
  };

  const subscribe = async () => {
    await navigator.serviceWorker.register('/push-worker.js');
    const registration = await navigator.serviceWorker.ready;
    const known = await registration.pushManager.getSubscription();
    // Made for an earlier key of the installation: push services would refuse what is signed by this one.
    if (known && !isSame(known.options.applicationServerKey)) await known.unsubscribe();
    return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) });
  };

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      if ((await Notification.requestPermission()) !== 'granted') {
        say('denied');
        return;
      }
      const { endpoint, keys } = (await subscribe()).toJSON();
      const [from, until] = [minute('from'), minute('until')];
      const answer = await fetch('/api/v1/notices/push', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          endpoint,
          keys,
          language,
          mode: new FormData(form).get('mode'),
          quiet: from === null || until === null ? null : { from, until },
        }),
      });
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
      location.hash = 'push';
      location.reload();
    } catch (error) {
      console.error(error);
      say('failed');
    }
  });
})();
