import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A server of the post that keeps what it is handed. */
export async function mailServer() {
  const letters: { readonly to: readonly string[]; readonly text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, callback) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        letters.push({ to, text: readable(Buffer.concat(parts).toString()) });
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    letters,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** Head and body, as a person reads the body. */
function readable(letter: string): string {
  const [head = '', ...rest] = letter.split(/\r?\n\r?\n/);
  const body = rest.join('\n\n');
  const text = /^content-transfer-encoding: base64/im.test(head)
    ? Buffer.from(body.replace(/\s/g, ''), 'base64').toString()
    : body.replace(/=\r?\n/g, '').replace(/=3D/g, '=');
  return `${head}\n\n${text}`;
}
