/** A letter as pages: PDF 1.7, tagged for screen readers, in the agency's form: address in the window of a DL envelope. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { spokenPassword } from '../../../domain/online-accounts/temporary-password.ts';
import { formatDate } from '../../../domain/time/format.ts';
import type { LetterFields } from '../../../prisma/letter-seal.ts';

const mm = (millimetres: number): number => (millimetres / 25.4) * 72;
const page = { left: mm(25), right: mm(20), top: mm(20), bottom: mm(25) };
const width = mm(210) - page.left - page.right;
/** Where the window of a DL envelope shows it, folded in three. */
const addressTop = mm(48);
const addressWidth = mm(90);
const bodyTop = mm(95);
const size = 11;

const require = createRequire(import.meta.url);
const font = (name: string) => readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));
let fonts: { plain: Buffer; bold: Buffer } | undefined; // read once, when the first letter is rendered

export const letterTitle = 'Your temporary password';

/** Takes what stands in it. Returns the PDF's bytes. The same letter is the same pages, whenever it is rendered. */
export async function renderLetter(fields: LetterFields): Promise<Uint8Array> {
  fonts ??= { plain: font('DejaVuSans'), bold: font('DejaVuSans-Bold') };
  const doc = new PDFDocument({
    size: 'A4',
    margins: page,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-AU',
    displayTitle: true,
    font: '',
    info: { Title: letterTitle, Author: 'Child Support', CreationDate: new Date(`${fields.date}T00:00:00Z`) },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  doc.registerFont('plain', fonts.plain);
  doc.registerFont('bold', fonts.bold);
  write(doc, fields);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

type Doc = InstanceType<typeof PDFDocument>;

function write(doc: Doc, { address, name, csid, accountKey, password, date, validUntil }: LetterFields): void {
  const document = doc.struct('Document');
  doc.addStructure(document);
  /** One element of the structure: what a screen reader reads as one. */
  const element = (tag: 'H1' | 'H2' | 'P', put: () => void) => document.add(doc.struct(tag, {}, put));
  const paragraph = (text: string, bold = false) =>
    element('P', () => doc.font(bold ? 'bold' : 'plain', size).text(text, { width, lineGap: 3, paragraphGap: 8 }));

  element('P', () => {
    doc.font('bold', 18).text('Child Support', page.left, page.top, { width: mm(90) });
    doc.font('plain', 9).text('Online services', { width: mm(90) });
  });
  element('P', () =>
    doc.font('plain', size).text(`${formatDate(date)}\nCSID ${csid}`, page.left + mm(105), page.top, {
      width: width - mm(105),
      align: 'right',
    }),
  );
  element('P', () =>
    doc.font('plain', size).text(address.join('\n'), page.left, addressTop, { width: addressWidth, lineGap: 2 }),
  );
  doc.x = page.left;
  doc.y = Math.max(bodyTop, doc.y + mm(8));
  paragraph(`Dear ${name},`);
  element('H1', () => doc.font('bold', 15).text(letterTitle, { width, paragraphGap: 8 }));
  paragraph(
    'You asked us for access to your online account. With this letter you receive the key of your account and a temporary password.',
  );
  element('H2', () => doc.font('bold', size).text('Account key', { width }));
  element('P', () => doc.font('plain', 16).text(accountKey, { width, paragraphGap: 8, characterSpacing: 1 }));
  element('H2', () => doc.font('bold', size).text('Temporary password', { width }));
  element('P', () => doc.font('bold', 22).text(password, { width, paragraphGap: 2, characterSpacing: 2 }));
  element('P', () => doc.font('plain', 9).text(spokenPassword(password).join(' · '), { width, paragraphGap: 10 }));
  paragraph(
    `You can use the temporary password once, until ${formatDate(validUntil)}. You are then asked to choose a password of your own. It makes no difference whether you type capital or small letters, with or without the hyphens.`,
  );
  paragraph('Keep this letter safe, and tell nobody what stands in it. We will never ask you for your password.', true);
  paragraph(
    'If you did not ask for this, or if the password does not work, please ring us. We will ask you questions to make sure that we are speaking with you.',
  );
  paragraph('Yours sincerely');
  paragraph('Child Support', true);
}
