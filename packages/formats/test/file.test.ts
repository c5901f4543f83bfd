import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type KeptFile, keptFile } from '../src/index.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const join = (...parts: (Uint8Array | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
const kept = async (bytes: Uint8Array): Promise<KeptFile> => {
  const file = await keptFile(bytes);
  if (typeof file === 'string') throw new Error(file);
  return file;
};
const holds = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes).includes(Buffer.from(text, 'latin1'));

/** A grey point: the smallest JPEG that a browser draws. */
const JPEG = Uint8Array.from(
  Buffer.from(
    '/9j/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z',
    'base64',
  ),
);
const segment = (marker: number, content: Uint8Array): Uint8Array =>
  join([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255], content);
/** Exif as a telephone writes it: which way up, and where (a pointer to the position, and its words). */
const exif = (orientation: number): Uint8Array =>
  segment(
    0xe1,
    join(
      bytesOf('Exif\0\0'),
      [0x49, 0x49, 42, 0, 8, 0, 0, 0, 2, 0],
      [0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0],
      [0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0, 0, 0, 0],
      bytesOf('GPS 30.5928 N 114.3055 E'),
    ),
  );
const withSegments = (...segments: Uint8Array[]): Uint8Array =>
  join(JPEG.subarray(0, 2), ...segments, JPEG.subarray(2));

const crc = (bytes: Uint8Array): number[] => {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  const end = ~sum >>> 0;
  return [end >>> 24, (end >>> 16) & 255, (end >>> 8) & 255, end & 255];
};
const chunk = (name: string, content: Uint8Array): Uint8Array => {
  const named = join(bytesOf(name), content);
  return join([0, 0, content.length >> 8, content.length & 255], named, crc(named));
};
const PNG_START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PNG = (...more: Uint8Array[]): Uint8Array =>
  join(
    PNG_START,
    chunk('IHDR', Uint8Array.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    ...more,
    chunk('IDAT', Uint8Array.from([0x78, 0x9c, 0x63, 0x60, 0, 0, 0, 2, 0, 1])),
    chunk('IEND', new Uint8Array()),
  );

const riff = (name: string, content: Uint8Array): Uint8Array =>
  join(bytesOf(name), [content.length, 0, 0, 0], content, content.length % 2 ? [0] : []);
const WEBP = (...chunks: Uint8Array[]): Uint8Array => {
  const body = join(bytesOf('WEBP'), ...chunks);
  return join(bytesOf('RIFF'), [body.length, 0, 0, 0], body);
};
const VP8X = (told: number) => riff('VP8X', Uint8Array.from([told, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
const VP8L = riff('VP8L', Uint8Array.from([0x2f, 0, 0, 0, 0, 0x88, 0x88, 8]));

/** A packed folder, each of its files as deflate (PKZIP APPNOTE 4.3). */
const packed = (files: Readonly<Record<string, Uint8Array>>, said?: number): Uint8Array => {
  const parts = Object.entries(files).map(([name, content]) => {
    const deflated = deflateRawSync(content, { level: 9 });
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(crc32(content), 14);
    head.writeUInt32LE(deflated.length, 18);
    head.writeUInt32LE(said ?? content.length, 22);
    head.writeUInt16LE(name.length, 26);
    return Buffer.concat([head, Buffer.from(name), deflated]);
  });
  return new Uint8Array(Buffer.concat([...parts, Buffer.from('PK\x05\x06'), Buffer.alloc(18)]));
};
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TYPES = `<Types><Override PartName="/xl/workbook.xml" ContentType="${SHEET}.main+xml"/></Types>`;

describe('a packed sheet', () => {
  it('is known by the list of types in it', async () => {
    const bytes = packed({
      '[Content_Types].xml': bytesOf(TYPES),
      'xl/workbook.xml': bytesOf('<workbook/>'),
    });
    expect(await kept(bytes)).toEqual({ type: SHEET, bytes });
  });

  it.each([
    ['says how large it is', undefined],
    ['says that it is small', 500],
  ])('that would unpack to 100 MB and %s is not unpacked', async (_what, said) => {
    const bomb = packed({ '[Content_Types].xml': new Uint8Array(100_000_000) }, said);
    expect(bomb.length).toBeLessThan(400_000);
    let most = 0;
    const before = process.memoryUsage().rss;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss - before);
    }, 1);
    const began = performance.now();
    const file = await keptFile(bomb);
    clearInterval(watch);
    expect(file).toBe('type-unknown');
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(most).toBeLessThan(50_000_000);
  });

  it('of very many files is looked at for a second at most', async () => {
    const many = packed(
      Object.fromEntries(Array.from({ length: 60_000 }, (_each, at) => [`x/${at}`, bytesOf('')])),
    );
    const began = performance.now();
    expect(await keptFile(many)).toBe('type-unknown');
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('is read by nobody who follows what its XML names: entities stay words, and nothing outside is asked for', async () => {
    const entities = `<?xml version="1.0"?><!DOCTYPE t [<!ENTITY out SYSTEM "file:///etc/passwd"><!ENTITY a "${SHEET}"><!ENTITY b "&a;&a;&a;">]>`;
    // Were it resolved, this would be a sheet.
    const disguised = packed({
      '[Content_Types].xml': bytesOf(
        `${entities}<Types><Override ContentType="&a;.main+xml"/>&b;&out;</Types>`,
      ),
    });
    const asked = vi.spyOn(globalThis, 'fetch');
    expect(await keptFile(disguised)).toBe('type-unknown');
    // Of a real one they change nothing: the bytes are kept as they came.
    const bytes = packed({
      '[Content_Types].xml': bytesOf(entities + TYPES),
      'xl/workbook.xml': bytesOf(entities),
    });
    expect((await kept(bytes)).bytes).toEqual(bytes);
    expect(asked).not.toHaveBeenCalled();
    asked.mockRestore();
  });
});

describe('a picture as it is kept', () => {
  it('says no longer where it was taken', async () => {
    const file = await kept(withSegments(exif(1), segment(0xfe, bytesOf('Zhang San, 114.3055'))));
    expect(file.type).toBe('image/jpeg');
    expect(file.bytes).toEqual(JPEG);
  });

  it('stays the right way up', async () => {
    const { bytes } = await kept(withSegments(exif(6)));
    expect(holds(bytes, 'GPS')).toBe(false);
    expect(holds(bytes, 'Exif')).toBe(true);
    // Once stripped it stays as it is, and its way up with it.
    expect((await kept(bytes)).bytes).toEqual(bytes);
    expect((await kept(withSegments(exif(9)))).bytes).toEqual(JPEG);
  });

  it('keeps its colours, and no other words of the camera', async () => {
    const profile = segment(0xe2, bytesOf('ICC_PROFILE\0 colours'));
    const film = segment(0xe2, bytesOf('MPF\0 more pictures'));
    const press = segment(0xed, bytesOf('Photoshop 3.0\0 caption'));
    const { bytes } = await kept(withSegments(profile, film, press));
    expect(bytes).toEqual(withSegments(profile));
  });

  it('ends where the picture ends', async () => {
    expect((await kept(join(JPEG, bytesOf('a short film, and where')))).bytes).toEqual(JPEG);
    expect((await kept(join(PNG(), bytesOf('after')))).bytes).toEqual(PNG());
  });

  it('of PNG loses its texts, times and Exif', async () => {
    const told = PNG(
      chunk('tEXt', bytesOf('Comment\0 30.5928 N')),
      chunk('eXIf', bytesOf('MM GPS')),
      chunk('tIME', Uint8Array.from([7, 228, 1, 30, 3, 0, 0])),
    );
    expect((await kept(told)).bytes).toEqual(PNG());
    const grey = PNG(chunk('gAMA', Uint8Array.from([0, 0, 177, 143])));
    expect((await kept(grey)).bytes).toEqual(grey);
  });

  it('of WebP loses Exif and XMP, and its header says so', async () => {
    const told = WEBP(VP8X(0b1100), VP8L, riff('EXIF', bytesOf('GPS here')), riff('XMP ', bytesOf('<x/>')));
    const file = await kept(told);
    expect(file.type).toBe('image/webp');
    expect(file.bytes).toEqual(WEBP(VP8X(0), VP8L));
  });

  it('is refused where it is not whole', async () => {
    expect(await keptFile(JPEG.subarray(0, JPEG.length - 2))).toBe('damaged');
    expect(await keptFile(JPEG.subarray(0, 30))).toBe('damaged');
    expect(await keptFile(PNG().subarray(0, PNG().length - 6))).toBe('damaged');
    expect(await keptFile(WEBP(VP8X(0), VP8L).subarray(0, 34))).toBe('damaged');
  });
});

describe('of which type a file is', () => {
  it('says its content', async () => {
    const pdf = bytesOf('%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF\n');
    expect(await keptFile(pdf)).toEqual({ type: 'application/pdf', bytes: pdf });
    expect(await keptFile(bytesOf('名称,数量\n口罩,36000\n'))).toMatchObject({ type: 'text/csv' });
    // 口罩 as Chinese spreadsheets write it (GB 18030).
    expect(await keptFile(Uint8Array.from([0xbf, 0xda, 0xd5, 0xd6, 0x2c, 0x31]))).toMatchObject({
      type: 'text/csv',
    });
  });

  it('is none for programs, archives, films, nothing', async () => {
    expect(await keptFile(new Uint8Array())).toBe('empty');
    const ELF = join([0x7f], bytesOf('ELF'), [2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 62, 0]);
    const ZIP = join(
      bytesOf('PK'),
      [3, 4, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 97],
    );
    const GIF = bytesOf('GIF89a');
    for (const bytes of [ELF, ZIP, GIF, Uint8Array.from([0, 1, 2])])
      expect(await keptFile(bytes)).toBe('type-unknown');
  });

  it('never breaks, and what is kept is kept as it is', async () => {
    const start = fc.constantFrom(new Uint8Array(), JPEG, PNG(), WEBP(VP8X(12), VP8L), bytesOf('%PDF-'));
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 200 }), fc.nat(80), async (known, random, cut) => {
        const file = await keptFile(join(known.subarray(0, Math.max(0, known.length - cut)), random));
        if (typeof file === 'string') return;
        expect(await keptFile(file.bytes)).toEqual(file);
      }),
    );
  });
});
