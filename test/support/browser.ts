/** A real Chromium, whatever the machine has. */
import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

/** Starts one browser process; who started it closes it. Throws a sentence where no Chromium can be found. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, args } = await findChromium();
  return chromium.launch({ executablePath, args: [...args, '--no-sandbox', '--disable-background-networking'] });
}

async function findChromium(): Promise<{ executablePath: string; args: string[] }> {
  const given = process.env['CHROME_PATH'];
  if (given) return { executablePath: given, args: [] };
  if (process.platform === 'linux' && process.arch === 'x64') {
    // without a zygote and in a single process all contexts share one network state: a second person would see the first one's data
    const args = sparticuz.args.filter((arg) => arg !== '--single-process' && arg !== '--no-zygote');
    return { executablePath: await sparticuz.executablePath(), args };
  }
  const found = [chromium.executablePath(), ...installed].find((path) => path !== '' && existsSync(path));
  if (!found) throw new Error('No Chromium or Chrome was found: say with CHROME_PATH where one is.');
  return { executablePath: found, args: [] };
}

const installed = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
];
