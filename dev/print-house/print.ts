/** The printer as the contract has it: each letter that lies in the folder is printed once, and answered. */
import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Prints what lies there and has no answer yet: a line in `printed.txt` for each, with nothing that stands in it. A file named `fail` in
 * the folder makes every one fail instead. Returns the ids of those printed.
 */
export async function printWhatLies(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  const answered = new Set(names.filter((name) => /\.(issued|failed)$/.test(name)).map((name) => name.split('.')[0]));
  const printed: string[] = [];
  for (const name of names) {
    const [id = '', ending] = name.split('.');
    if (ending !== 'pdf' || id === '' || answered.has(id)) continue;
    const pdf = await readFile(join(folder, name)).catch(() => null); // taken away meanwhile
    if (!pdf) continue;
    const whole = pdf.subarray(0, 5).toString() === '%PDF-' && pdf.includes('%%EOF');
    if (!whole || names.includes('fail')) await writeFile(join(folder, `${id}.failed`), '');
    else {
      await appendFile(join(folder, 'printed.txt'), `${id}\n`);
      await writeFile(join(folder, `${id}.issued`), '');
      printed.push(id);
    }
  }
  return printed;
}
