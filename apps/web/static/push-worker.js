// Shows push messages, and opens what they speak of. It takes no requests of the page and keeps nothing.
const NOTICES = '/zh/work/notices';

/** A message that cannot be read is still said: a browser that is told in silence ends the subscription. */
const read = (data) => {
  try {
    const { title, body, path, language } = data.json();
    return { title: String(title), body: String(body ?? ''), path: String(path), language };
  } catch {
    return { title: '同舟 Tongzhou', body: '', path: NOTICES, language: 'zh' };
  }
};

/** A path of this site; anything else leads to the list of notices. */
const inside = (path) => {
  const url = new URL(path, location.origin);
  return path.startsWith('/') && url.origin === location.origin ? url.href : location.origin + NOTICES;
};

addEventListener('push', (event) => {
  const { title, body, path, language } = read(event.data);
  event.waitUntil(
    registration.showNotification(title, {
      body,
      lang: language === 'en' ? 'en' : 'zh-CN',
      icon: '/favicon.svg',
      data: { path },
    }),
  );
});

addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(clients.openWindow(inside(String(event.notification.data?.path ?? NOTICES))));
});
