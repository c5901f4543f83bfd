import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { connect } from 'node:tls';
import { SYSTEM_PATH } from './certificates.ts';

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** A program of this machine that a test needs beside itself. */
export function started(
  program: string,
  args: readonly string[],
  cwd: string,
  environment: Record<string, string> = {},
): ChildProcess {
  return spawn(program, args, { stdio: 'ignore', cwd, env: { ...environment, PATH: SYSTEM_PATH } });
}

export async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await gone;
}

/** Until something speaks TLS at a port of this machine. */
export async function speaksTls(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const isUp = await new Promise<boolean>((resolve) => {
      const socket = connect(
        { host: '127.0.0.1', port, servername: 'site.example', rejectUnauthorized: false },
        () => {
          socket.destroy();
          resolve(true);
        },
      );
      socket.on('error', () => resolve(false));
    });
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nothing speaks TLS at port ${port}`);
}
