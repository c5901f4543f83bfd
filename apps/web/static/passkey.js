// Passkeys (WebAuthn): signs in with one, or makes one, where the page has a place for it. Without scripts there are passwords.
(() => {
  const places = document.querySelectorAll('[data-passkey]');
  if (places.length === 0 || !('PublicKeyCredential' in window)) return;

  const bytes = (text) =>
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (each) => each.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
  const ids = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

  const ask = async (path, body) => {
    const answer = await fetch(`/api/v1/passkeys${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body ?? {}),
    });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.status === 204 ? null : answer.json();
  };

  const signIn = async () => {
    const options = await ask('/challenge');
    const { rawId, id, type, response, authenticatorAttachment } = await navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        allowCredentials: ids(options.allowCredentials),
      },
    });
    await ask('/sign-in', {
      response: {
        id,
        rawId: text(rawId),
        type,
        authenticatorAttachment: authenticatorAttachment ?? undefined,
        clientExtensionResults: {},
        response: {
          clientDataJSON: text(response.clientDataJSON),
          authenticatorData: text(response.authenticatorData),
          signature: text(response.signature),
          userHandle: response.userHandle ? text(response.userHandle) : undefined,
        },
      },
    });
  };

  const add = async (form) => {
    const options = await ask('/new');
    const { rawId, id, type, response, authenticatorAttachment } = await navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        user: { ...options.user, id: bytes(options.user.id) },
        excludeCredentials: ids(options.excludeCredentials),
      },
    });
    await ask('', {
      name: String(new FormData(form).get('name') ?? ''),
      response: {
        id,
        rawId: text(rawId),
        type,
        authenticatorAttachment: authenticatorAttachment ?? undefined,
        clientExtensionResults: {},
        response: {
          clientDataJSON: text(response.clientDataJSON),
          attestationObject: text(response.attestationObject),
          transports: response.getTransports?.() ?? [],
        },
      },
    });
  };

  for (const form of places) {
    form.hidden = false;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const failed = form.querySelector('[data-failed]');
      failed.hidden = true;
      try {
        await (form.dataset.passkey === 'add' ? add(form) : signIn());
        location.assign(form.dataset.next);
      } catch {
        failed.hidden = false;
      }
    });
  }
})();
