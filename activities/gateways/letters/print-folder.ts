/**
 * The folder from which the printer takes letters, and where it answers (docs/letters.md): `<letterId>.pdf` lies there whole; the printer
 * answers by `<letterId>.issued` or `<letterId>.failed`, and never prints a letter again that it has answered `issued`.
 */
import { randomUUID } from 'node:crypto';
import { access, link, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const printAnswers = ['issued', 'failed'] as const;
export type PrintAnswer = (typeof printAnswers)[number];
/** `at`: when the printer gave it. */
export type Answered = { letterId: string; answer: PrintAnswer; at: Date };

export type PrintFolder = {
  /**
   * Puts `<letterId>.pdf` into place, whole. Where it lies there already, or the printer has answered that it is issued, nothing is done:
   * asked twice, it is printed once. The folder is never made here: where a mount is away, there is none. Throws PrintFolderUnavailable.
   */
  put(letterId: string, pdf: Uint8Array): Promise<void>;
  /** What the printer has answered and nobody has cleared. */
  answers(): Promise<Answered[]>;
  /** The answer is stored: a failed letter is taken away; of one that was issued the answer stays, as proof, until it is forgotten. */
  clear(letterId: string, answer: PrintAnswer): Promise<void>;
  /** Nobody will put it there again. */
  forget(letterId: string): Promise<void>;
};

/** Nothing can be put there for the moment. */
export class PrintFolderUnavailable extends Error {}

export function openPrintFolder(path: string): PrintFolder {
  const file = (letterId: string, ending: PrintAnswer | 'pdf') => join(path, `${letterId}.${ending}`);
  const remove = (letterId: string, ending: PrintAnswer | 'pdf') => rm(file(letterId, ending), { force: true });
  async function putOnce(letterId: string, pdf: Uint8Array): Promise<void> {
    if (await exists(file(letterId, 'issued'))) return;
    if (await exists(file(letterId, 'failed'))) {
      // an answer to the try before, which was stored and not cleared any more
      await remove(letterId, 'pdf');
      await remove(letterId, 'failed');
    }
    const part = join(path, `.${letterId}.${randomUUID()}.part`); // of its own: two who write at once spoil nothing
    try {
      await writeFile(part, pdf, { flush: true, mode: 0o640 });
      await link(part, file(letterId, 'pdf')).catch((error: unknown) => {
        if (!isThere(error)) throw error;
      });
      if (await exists(file(letterId, 'issued'))) await remove(letterId, 'pdf'); // by another, while this one stood still
    } finally {
      await rm(part, { force: true });
    }
  }
  return {
    async put(letterId, pdf) {
      try {
        await putOnce(letterId, pdf);
      } catch (error) {
        throw new PrintFolderUnavailable('the print folder', { cause: error });
      }
    },

    async answers() {
      const found: Answered[] = [];
      for (const name of await readdir(path).catch(() => [])) {
        const [letterId = '', ending, more] = name.split('.');
        const answer = printAnswers.find((word) => word === ending);
        if (!answer || more !== undefined || !isId(letterId)) continue;
        const at = await stat(file(letterId, answer)).catch(() => null);
        if (at) found.push({ letterId, answer, at: at.mtime });
      }
      return found;
    },

    async clear(letterId, answer) {
      await remove(letterId, 'pdf');
      if (answer === 'failed') await remove(letterId, 'failed');
    },

    async forget(letterId) {
      await remove(letterId, 'pdf');
      await remove(letterId, 'issued');
    },
  };
}

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
const isThere = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EEXIST';
