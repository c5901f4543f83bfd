import { connect } from 'node:net';

/**
 * Readers of a site in a process of their own, as plain as they can be: so many connections that each ask for the next address when they
 * are answered. Says on its standard output how many answers came, how they were, and when each position was last seen.
 */
const [url = '', seconds = '2', connections = '1', ...paths] = process.argv.slice(2);
const { hostname, port } = new URL(url);
const until = Date.now() + Number(seconds) * 1_000;
const lastSeen: Record<string, number> = {};
const statuses: Record<string, number> = {};
let answers = 0;
let bytes = 0;
let slowest = 0;
let next = 0;

function read(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let asked = 0;
    let head = '';
    let left = -1;
    const ask = () => {
      asked = performance.now();
      const path = paths[next++ % paths.length];
      socket.write(`GET ${path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\naccept-encoding: br, gzip\r\n\r\n`);
    };
    const whole = () => {
      answers += 1;
      slowest = Math.max(slowest, performance.now() - asked);
      const status = head.slice(9, 12);
      statuses[status] = (statuses[status] ?? 0) + 1;
      const position = /x-tongzhou-position: (\d+)/i.exec(head)?.[1];
      if (position !== undefined) lastSeen[position] = Date.now();
      head = '';
      left = -1;
      if (Date.now() < until) ask();
      else {
        socket.end();
        resolve();
      }
    };
    socket.on('connect', ask);
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      bytes += chunk.length;
      let body = chunk.length;
      if (left < 0) {
        head += chunk.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        body = head.length - end - 4;
        head = head.slice(0, end);
        left = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      }
      left -= body;
      if (left <= 0) whole();
    });
  });
}

await Promise.all(Array.from({ length: Number(connections) }, read));
process.stdout.write(JSON.stringify({ answers, bytes, slowest, statuses, lastSeen }));
