// Exit 0 where the server of this machine says that it is well; 1 with what is ill, where not.
const answer = await fetch(`http://127.0.0.1:${process.env.PORT ?? 8020}/healthz`, {
  signal: AbortSignal.timeout(8_000),
}).catch((error) => error);
if (answer instanceof Error) {
  console.error(answer.cause?.code ?? answer.message);
  process.exit(1);
}
console.log(await answer.text());
process.exit(answer.ok ? 0 : 1);
