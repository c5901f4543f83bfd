import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeText,
  encodeText,
  formatPolicy,
  formatVerifierKey,
  LogClient,
  openCheckpoint,
  parsePolicy,
  policyTrust,
  signCheckpoint,
  type TlogPolicy,
  verifyProof,
} from '../src/index.ts';
import { codeOf, faultOf } from './support/errors.ts';
import { entriesOf, logKeys, ORIGIN, publishedLog, seedOf, witnessKeys } from './support/logs.ts';

const NAMES = ['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3'] as const;
const log = await logKeys();
const witnesses = await Promise.all(
  NAMES.map((name, i) => witnessKeys(`${name}.example`, 10 + i, 1_700_000_000)),
);
const vkeys = witnesses.map(({ verifier }) => formatVerifierKey(verifier));
const logKey = formatVerifierKey(log.verifier);
const lines = NAMES.map((name, i) => `witness ${name} ${vkeys[i]}`);

/** The example of C2SP tlog-policy. */
const EXAMPLE = `log ${logKey}

${lines.slice(0, 3).join('\n')}
group X-witnesses 2 X1 X2 X3

${lines.slice(3).join('\n')}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;

const cosigned = (which: readonly number[]) =>
  signCheckpoint({ origin: ORIGIN, size: 5, root: seedOf(9), extensions: [] }, [
    log.signer,
    ...which.map((i) => (witnesses[i] as (typeof witnesses)[0]).signer),
  ]);

describe('a policy file', () => {
  it('of the specification is read, and opens exactly the checkpoints that it describes', async () => {
    const trust = await policyTrust(parsePolicy(encodeText(EXAMPLE)));
    for (let set = 0; set < 64; set++) {
      const which = NAMES.map((_, i) => i).filter((i) => (set >> i) & 1);
      const meets = which.filter((i) => i < 3).length >= 2 && which.some((i) => i >= 3);
      const opening = cosigned(which).then((signed) => openCheckpoint(signed, trust));
      if (meets) expect((await opening).witnesses).toHaveLength(which.length);
      else expect(await codeOf(() => opening)).toBe('quorum-missed');
    }
  });

  it('takes tabs, comments, space around lines, URLs, and names that are not ASCII', async () => {
    const policy = parsePolicy(
      encodeText(
        `# 水\n \t# more\n\t log\t${logKey}  https://log.example/ \n\n witness 报社 ${vkeys[0]} https://w.example/\nquorum 报社\n`,
      ),
    );
    expect(policy.logs[0]?.url).toBe('https://log.example/');
    expect(policy.witnesses[0]).toMatchObject({ name: '报社', url: 'https://w.example/' });
    const trust = await policyTrust(policy);
    expect((await openCheckpoint(await cosigned([0]), trust)).size).toBe(5);
  });

  it('keeps names that are not UTF-8 apart, as the octets that they are', () => {
    const latin = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
    const file = latin(`witness \xe9 ${vkeys[0]}\nwitness \xe8 ${vkeys[1]}\nquorum \xe8\n`);
    expect(parsePolicy(file).witnesses.map(({ name }) => name)).toEqual(['\xe9', '\xe8']);
  });

  it('with quorum none asks for no cosignature, and still checks those that are there', async () => {
    const trust = await policyTrust(parsePolicy(encodeText(`log ${logKey}\n${lines[0]}\nquorum none\n`)));
    expect((await openCheckpoint(await cosigned([]), trust)).witnesses).toEqual([]);
    expect((await openCheckpoint(await cosigned([0, 1]), trust)).witnesses).toHaveLength(1);
  });

  it('accepts each of its logs under its own origin only', async () => {
    const text = `log ${logKey}\nquorum none\n`;
    const trust = await policyTrust(parsePolicy(encodeText(text)));
    const other = await signCheckpoint(
      { origin: 'other.example', size: 1, root: seedOf(1), extensions: [] },
      [log.signer],
    );
    expect(await codeOf(() => openCheckpoint(other, trust))).toBe('wrong-origin');
  });

  const twin = (vkeys[0] as string).replace('X1.example', 'twin.example');
  it.each([
    ['no quorum', `${lines[0]}\n`],
    ['two quorums', `${lines[0]}\nquorum X1\nquorum X1\n`],
    ['a quorum before its definition', `quorum X1\n${lines[0]}\n`],
    ['an unknown quorum', `${lines[0]}\nquorum X2\n`],
    ['a group before its member', `group g any X1\n${lines[0]}\nquorum g\n`],
    ['a group without members', `${lines[0]}\ngroup g any\nquorum X1\n`],
    ['a group of none', `group g any none\nquorum g\n`],
    ['a group that asks for nobody', `${lines[0]}\ngroup g 0 X1\nquorum g\n`],
    ['a group that asks for too many', `${lines[0]}\ngroup g 2 X1\nquorum g\n`],
    ['a threshold with a leading zero', `${lines[0]}\ngroup g 01 X1\nquorum g\n`],
    ['a member listed twice', `${lines[0]}\ngroup g 2 X1 X1\nquorum g\n`],
    ['a member of two groups', `${lines[0]}\ngroup g any X1\ngroup h any X1\nquorum g\n`],
    ['a name taken twice', `${lines[0]}\nwitness X1 ${vkeys[1]}\nquorum X1\n`],
    ['a group with the name of a witness', `${lines[0]}\ngroup X1 any X1\nquorum X1\n`],
    ['a witness called none', `witness none ${vkeys[0]}\nquorum none\n`],
    ['a witness listed twice', `${lines[0]}\nwitness X2 ${vkeys[0]}\nquorum X1\n`],
    ['a key whose id does not fit', `witness X1 ${twin}\nquorum X1\n`],
    ['a log listed twice', `log ${logKey}\nlog ${logKey}\nquorum none\n`],
    ['a witness with the key of a log', `witness X1 ${logKey}\nquorum X1\n`],
    ['an unknown word', `witnesses X1\nquorum none\n`],
    ['too many words', `quorum none none\n`],
    ['a carriage return', `quorum none\r\n`],
    ['no newline at the end', `quorum none`],
    ['nothing', ''],
  ])('with %s is refused', async (_what, text) => {
    expect(await codeOf(() => parsePolicy(encodeText(text)))).toBe('malformed-policy');
  });

  it('says on which line it is wrong', async () => {
    const fault = await faultOf(() =>
      parsePolicy(encodeText(`# fine\n${lines[0]}\ngroup g any X9\nquorum g\n`)),
    );
    expect(fault.message).toBe('malformed policy: line 3: "X9" is not defined on a line before this one');
  });

  it('is written so that it reads back the same, whatever its groups', () => {
    const policies = fc
      .record({
        perm: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 1 }),
        cut: fc.nat(5),
        k: fc.nat(5),
      })
      .map(({ perm, cut, k }): TlogPolicy => {
        const all = perm.map((i) => ({
          name: NAMES[i] as string,
          key: (witnesses[i] as (typeof witnesses)[0]).verifier,
        }));
        const first = all.slice(0, cut + 1).map(({ name }) => name);
        const rest = all.slice(cut + 1).map(({ name }) => name);
        const inner = { name: 'inner', threshold: 1 + (k % first.length), members: first };
        const members = ['inner', ...rest];
        return {
          logs: [{ key: log.verifier, url: 'https://log.example/' }],
          witnesses: all,
          groups: [inner, { name: 'outer', threshold: 1 + (k % members.length), members }],
          quorum: 'outer',
        };
      });
    fc.assert(
      fc.property(policies, (policy) => {
        const text = formatPolicy(policy);
        expect(decodeText(formatPolicy(parsePolicy(text)))).toBe(decodeText(text));
        expect(parsePolicy(text)).toMatchObject({ groups: policy.groups, quorum: policy.quorum });
      }),
    );
  });

  it('cannot be written with a name of two words, or with what could not be read back', async () => {
    const policy = parsePolicy(encodeText(`${lines[0]}\nquorum X1\n`));
    for (const name of ['a b', 'a\nquorum none', '']) {
      const wrong = { ...policy, witnesses: [{ ...policy.witnesses[0], name }], quorum: name } as TlogPolicy;
      expect(await codeOf(() => formatPolicy(wrong))).toBe('malformed-policy');
    }
  });
});

it('clients and offline proofs verify with a policy file', async () => {
  const trust = await policyTrust(parsePolicy(encodeText(EXAMPLE)));
  const { store, checkpoint } = await publishedLog(entriesOf(30));
  expect(await codeOf(() => new LogClient({ read: store.read, ...trust }).checkpoint())).toBe(
    'quorum-missed',
  );
  const signers = [log, ...[0, 2, 5].map((i) => witnesses[i] as (typeof witnesses)[0])].map(
    ({ signer }) => signer,
  );
  await store.write('checkpoint', await signCheckpoint(checkpoint, signers));
  const client = new LogClient({ read: store.read, ...trust });
  const opened = await client.checkpoint();
  const proven = await verifyProof(await client.proofFile(3, opened), entriesOf(4)[3] as Uint8Array, trust);
  expect(proven.witnesses.map(({ name }) => name)).toEqual(['X1.example', 'X3.example', 'Y3.example']);
});
