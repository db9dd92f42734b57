/** Letters on their way to the printer (OA-15). */
import { readLetter } from '../prisma/repositories/letters.ts';
import type { Printing } from '../workflows/contracts/letter-issue.ts';
import type { Deps } from './deps.ts';
import { renderLetter } from './gateways/letters/render-letter.ts';

export const createLetters = ({ db, letterKeys, printFolder }: Deps) => ({
  /** Renders the letter and puts it into the print folder, once however often it is asked. Throws where that is not possible now. */
  async printLetter({ letterId }: Printing): Promise<'queued'> {
    const fields = await readLetter(db, letterKeys, letterId);
    if (!fields) throw new Error('a letter without what stands in it is never printed');
    await printFolder.put(letterId, await renderLetter(fields));
    return 'queued';
  },
});
