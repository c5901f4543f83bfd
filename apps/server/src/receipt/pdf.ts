import { type Language, labels } from '@tongzhou/messages';
import { ATTACHED, giftLines } from '@tongzhou/receipt';
import PDFDocument from 'pdfkit';
import { encode } from 'uqr';
import { paragraph } from './paragraph.ts';
import { giftAddress, type Receipt } from './receipt.ts';
import { PRINTED as P } from './words.ts';

// A4 in points (ISO 216; 1 pt = 1/72 inch).
const [WIDTH, HEIGHT] = [595.28, 841.89];
const MARGIN = 48;
const INNER = WIDTH - 2 * MARGIN;
const LABEL = 96;
const QR_SIDE = 118;
const [INK, SOFT, RULE, BRAND, WARN] = ['#17242b', '#4d5c64', '#d9d6cb', '#0b4a5c', '#8a4b00'];

/**
 * The receipt as a PDF/A-3b (ISO 19005-3: archival, fonts embedded, attachments allowed) that carries its proof, its
 * entry and the log's key. The same receipt gives the same bytes: no clock is read.
 */
export async function receiptPdf(receipt: Receipt): Promise<Uint8Array> {
  const { language: l, gift, log } = receipt;
  const moment = new Date(gift.at);
  const document = paper(`${P.title[l]} ${gift.receiptCode}`, l, moment);
  const written = collect(document);
  document.addPage();
  draw(document, receipt);
  attach(document, { ...receipt, key: log.key }, moment);
  document.end();
  return written;
}

/** An empty PDF/A-3b. */
export const paper = (title: string, l: Language, moment: Date): PDFKit.PDFDocument =>
  new PDFDocument({
    size: [WIDTH, HEIGHT],
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    subset: 'PDF/A-3b',
    lang: l === 'zh' ? 'zh-CN' : 'en',
    displayTitle: true,
    // PDFKit's default font would be loaded, and PDF/A forbids it.
    font: null as unknown as string,
    info: {
      Title: title,
      Creator: 'Tongzhou',
      Producer: 'Tongzhou',
      CreationDate: moment,
      ModDate: moment,
    },
  });

function draw(document: PDFKit.PDFDocument, receipt: Receipt): void {
  const { language: l, gift } = receipt;
  let y = head(document, P.title[l], gift.receiptCode, giftAddress(receipt), receipt);
  y = heading(document, P.gift[l], y);
  for (const { label, text } of giftLines(gift, receipt.names, l)) y = row(document, label, text, y, 11);
  if (receipt.corrections.length > 0) y = heading(document, P.corrected[l], y + 10);
  for (const { field, from, to, reason, position } of receipt.corrections) {
    const text = `${from} → ${to} (${P.correction(reason, position)[l]})`;
    y = row(document, labels.correctedField[field][l], text, y, 10);
  }
  y = placeInLog(document, receipt, y + 10);
  y = heading(document, P.check[l], y + 10);
  for (const [index, sentence] of P.checkSentences(receipt.address, l).entries()) {
    const at = { x: MARGIN, y: room(document, y, 48), width: INNER };
    y = paragraph(document, `${index + 1}. ${sentence[l]}`, at, { size: 10 }) + 2;
  }
  note(document, P.notProven[l], y);
}

/** Smaller words at the end of a paper. */
export function note(document: PDFKit.PDFDocument, text: string, y: number): void {
  const last = { x: MARGIN, y: room(document, y + 6, 40), width: INNER };
  paragraph(document, text, last, { size: 9, colour: SOFT });
}

/** What the paper is, its code, and where more of it stands; answers the y below it. */
export function head(
  document: PDFKit.PDFDocument,
  title: string,
  code: string,
  link: string,
  { language: l, exercise }: Pick<Receipt, 'language' | 'exercise'>,
): number {
  const left = INNER - QR_SIDE - 24;
  let y = MARGIN;
  y = paragraph(
    document,
    P.brand[l],
    { x: MARGIN, y, width: left },
    { size: 12, weight: 700, colour: BRAND },
  );
  y = paragraph(document, title, { x: MARGIN, y, width: left }, { size: 24, weight: 700 });
  y = paragraph(document, code, { x: MARGIN, y, width: left }, { size: 18, colour: BRAND });
  if (exercise) {
    y = paragraph(document, P.exercise[l], { x: MARGIN, y: y + 2, width: left }, { size: 11, colour: WARN });
  }
  const right = WIDTH - MARGIN - QR_SIDE;
  drawCode(document, link, right, MARGIN);
  const below = paragraph(
    document,
    P.follow[l],
    { x: right, y: MARGIN + QR_SIDE + 4, width: QR_SIDE },
    { size: 8, colour: SOFT },
  );
  return Math.max(y, below) + 8;
}

/** Where in which log the entry stands. */
export function placeInLog(
  document: PDFKit.PDFDocument,
  { language: l, log }: Pick<Receipt, 'language' | 'log'>,
  top: number,
): number {
  let y = heading(document, P.log[l], top);
  const witnesses = log.witnesses.length > 0 ? log.witnesses.join(', ') : P.noWitnesses[l];
  for (const [label, text] of [
    [P.origin[l], log.origin],
    [P.entry[l], P.ofSize(log.index, log.size)[l]],
    [P.root[l], log.root],
    [P.key[l], log.key],
    [P.witnesses[l], witnesses],
  ] as const) {
    y = row(document, label, text, y, 9);
  }
  return y;
}

/** Starts a new page where the old one is full: a gift may hold sixty lots. */
function room(document: PDFKit.PDFDocument, y: number, needed: number): number {
  if (y + needed <= HEIGHT - MARGIN) return y;
  document.addPage();
  return MARGIN;
}

export function heading(document: PDFKit.PDFDocument, text: string, y: number): number {
  const top = room(document, y, 60);
  const next = paragraph(
    document,
    text,
    { x: MARGIN, y: top, width: INNER },
    { size: 12, weight: 700, colour: INK },
  );
  document
    .moveTo(MARGIN, next)
    .lineTo(WIDTH - MARGIN, next)
    .lineWidth(0.7)
    .strokeColor(RULE)
    .stroke();
  return next + 6;
}

export function row(
  document: PDFKit.PDFDocument,
  label: string,
  text: string,
  y: number,
  size: number,
): number {
  const top = room(document, y, size * 4.5);
  const under = paragraph(document, label, { x: MARGIN, y: top, width: LABEL - 8 }, { size, colour: SOFT });
  const end = paragraph(document, text, { x: MARGIN + LABEL, y: top, width: INNER - LABEL }, { size });
  return Math.max(under, end) + 2;
}

/** A QR code (ISO/IEC 18004) with error correction M, drawn as rectangles: sharp at any size. */
function drawCode(document: PDFKit.PDFDocument, text: string, x: number, y: number): void {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const side = QR_SIDE / size;
  data.forEach((line, down) => {
    line.forEach((dark, across) => {
      if (dark) document.rect(x + across * side, y + down * side, side, side);
    });
  });
  document.fill('#000000');
}

/** What a paper carries, so that anybody can check it without a network. */
export function attach(
  document: PDFKit.PDFDocument,
  {
    language: l,
    proof,
    entry,
    key,
  }: Pick<Receipt, 'language' | 'proof' | 'entry'> & { readonly key: string },
  moment: Date,
): void {
  const when = { creationDate: moment, modifiedDate: moment };
  const files = [
    { name: ATTACHED.proof, bytes: proof, type: 'text/plain' },
    { name: ATTACHED.entry, bytes: entry, type: 'application/json' },
    { name: ATTACHED.key, bytes: Buffer.from(`${key}\n`), type: 'text/plain' },
  ];
  for (const { name, bytes, type } of files) {
    const options = { name, type, relationship: 'Source', description: P.attached[l], ...when };
    document.file(Buffer.from(bytes), options);
  }
}

export function collect(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    document.on('error', reject);
  });
}
