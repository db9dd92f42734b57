/** The page that shows the handsets: HTML made here, kept up to date by page-script.js. */
import { faultNames, faultTable, groupOf, type Fault, type FaultGroup } from './fault-table.ts';
import type { FaultState } from './faults.ts';
import type { Message } from './message.ts';
import type { Store } from './store.ts';

const mostPhones = 60;
const mostBubbles = 40;

const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const clockFace = new Intl.DateTimeFormat('en-AU', {
  timeZone: 'Australia/Sydney',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
});

const groups: [FaultGroup, string][] = [
  ['answer', 'The answer to the next send'],
  ['fate', 'What becomes of the message'],
  ['callbacks', 'Receipts'],
  ['list', 'Lists'],
  ['read', 'The next look-up'],
  ['outage', 'For all numbers, from now on'],
];

/** 0491 570 006 as people read it; other countries' numbers as they are. */
function readable(number: string): string {
  const mobile = /^\+61(\d{3})(\d{3})(\d{3})$/.exec(number);
  return mobile ? `0${mobile.slice(1).join(' ')}` : number;
}

function time(at: number): string {
  const date = new Date(at);
  return `<time datetime="${date.toISOString()}">${escape(clockFace.format(date))}</time>`;
}

type Bubble = { at: number; html: string };

function bubble(message: Message): Bubble[] {
  const out = message.direction === 'inbound';
  const at = out ? message.createdAt : message.onHandsetAt;
  if (at === null) return [];
  const who = out ? 'Reply from this handset' : (message.from ?? message.messagingServiceSid ?? '');
  const html = `<li class="${out ? 'reply' : 'received'}"><p class="who">${escape(who)}</p><p class="text">${escape(message.body)}</p><p class="when">${time(at)}</p></li>`;
  return [{ at, html }];
}

/** What this handset was sent and hasn't got. */
function missing(messages: readonly Message[]): string {
  const lines = messages
    .filter(({ direction, onHandsetAt }) => direction !== 'inbound' && onHandsetAt === null)
    .map(({ status, errorCode }) => (errorCode === null ? status : `${status} (${errorCode})`));
  const counted = [...new Set(lines)].map((what) => `${lines.filter((line) => line === what).length} ${what}`);
  return counted.length ? `<p class="missing">Not on this handset: ${escape(counted.join(', '))}</p>` : '';
}

function phone(number: string, messages: readonly Message[], optedOut: boolean): string {
  const bubbles = messages.flatMap(bubble).reverse();
  bubbles.sort((a, b) => b.at - a.at);
  const more = bubbles.length - mostBubbles;
  const id = `phone-${number.slice(1)}`;
  return `<article class="phone" id="${id}" aria-labelledby="${id}-name">
<h3 id="${id}-name">${escape(readable(number))}</h3>
<div data-live>
${optedOut ? '<p class="out">Opted out with STOP: further messages are refused (21610) until START.</p>' : ''}
${missing(messages)}
${
  bubbles.length
    ? `<ol tabindex="0" aria-label="Messages">${bubbles
        .slice(0, mostBubbles)
        .map(({ html }) => html)
        .join('')}</ol>`
    : '<p class="none">Nothing received yet.</p>'
}
${more > 0 ? `<p class="none">And ${more} older.</p>` : ''}
</div>
<form class="answer" data-number="${escape(number)}">
<label for="${id}-reply">Reply from ${escape(readable(number))}</label>
<div class="row"><input id="${id}-reply" name="body" maxlength="1600" autocomplete="off" required><button>Send</button>
<button type="button" data-word="${optedOut ? 'START' : 'STOP'}">${optedOut ? 'START' : 'STOP'}</button></div>
</form>
</article>`;
}

const faultWords = ({ name, code, seconds }: Fault): string =>
  [name, ...(code === undefined ? [] : [`code ${code}`]), ...(seconds === undefined ? [] : [`${seconds} s`])].join(
    ', ',
  );

function waiting({ creates, reads, chance }: FaultState, outUntil: number, now: number): string {
  const line = (key: string, sets: Fault[][], what: string) =>
    sets.map((set) => {
      const faults = set.length ? set.map(faultWords).join(' + ') : 'no fault';
      return `${key === '*' ? 'Any number' : readable(key)}, next ${what}: ${faults}`;
    });
  const lines = [
    ...Object.entries(creates).flatMap(([key, sets]) => line(key, sets, 'send')),
    ...Object.entries(reads).flatMap(([key, sets]) => line(key, sets, 'look-up')),
  ];
  if (chance) {
    const odds = faultNames.filter((name) => chance.mix[name]).map((name) => `${name} ${chance.mix[name]}`);
    lines.push(`By chance (seed ${chance.seed}): ${odds.join(', ') || 'nothing'}`);
  }
  const items = lines.map((text) => `<li>${escape(text)}</li>`);
  if (outUntil > now) items.push(`<li>No receipts until ${time(outUntil)}</li>`);
  return items.length ? `<ul>${items.join('')}</ul>` : '<p>No fault is set.</p>';
}

/** The part of the page that changes: the faults that wait, and the handsets, the one with the latest news first. */
export function handsets(store: Store, now: number): { faults: string; phones: string } {
  const byNumber = new Map<string, Message[]>();
  for (const message of store.messages.values()) {
    const number = message.direction === 'inbound' ? (message.from ?? '') : message.to;
    const messages = byNumber.get(number) ?? [];
    messages.push(message);
    byNumber.delete(number); // to the end: the latest
    byNumber.set(number, messages);
  }
  const all = [...byNumber].reverse();
  const shown = all.slice(0, mostPhones);
  const phones = shown.map(([number, messages]) => phone(number, messages, store.optedOut.has(number)));
  return {
    faults: `<div id="waiting">${waiting(store.faults, store.outUntil, now)}</div>`,
    phones: `<div id="count"><p>${count(all.length)} It is ${time(now)} here.</p></div>
<div id="phones">${phones.join('\n')}</div>`,
  };
}

function count(handsets: number): string {
  if (handsets === 0) return 'No handset has been written to yet. Send an SMS from Casewright and it shows here.';
  if (handsets > mostPhones) return `The latest ${mostPhones} of ${handsets} handsets.`;
  return handsets === 1 ? 'One handset.' : `${handsets} handsets.`;
}

function faultForm(): string {
  const options = groups.map(([group, label]) => {
    const names = faultNames.filter((name) => groupOf(name) === group);
    const each = names.map(
      (name) =>
        `<option value="${name}" data-what="${escape(faultTable[name].what.replaceAll('`', ''))}">${name}</option>`,
    );
    return `<optgroup label="${escape(label)}">${each.join('')}</optgroup>`;
  });
  return `<form id="fault">
<div class="field"><label for="fault-number">Number</label><input id="fault-number" name="number" aria-describedby="number-hint" autocomplete="off"><p class="hint" id="number-hint">0491 570 006 or +61…; empty: the next to any number</p></div>
<div class="field wide"><label for="fault-name">Fault</label><select id="fault-name" name="name" aria-describedby="fault-what">${options.join('')}</select><p class="hint" id="fault-what">${escape(faultTable.cutBefore.what)}</p></div>
<div class="field"><label for="fault-code">Code</label><input id="fault-code" name="code" inputmode="numeric" pattern="\\d{5}" autocomplete="off" aria-describedby="code-hint"><p class="hint" id="code-hint">where the fault has one</p></div>
<div class="field"><label for="fault-seconds">Seconds</label><input id="fault-seconds" name="seconds" inputmode="numeric" pattern="\\d+" autocomplete="off" aria-describedby="seconds-hint"><p class="hint" id="seconds-hint">where the fault has some</p></div>
<div class="field"><label for="fault-times">Times</label><input id="fault-times" name="times" type="number" min="1" max="1000" value="1"></div>
<div class="field"><button>Set fault</button></div>
</form>
<div class="row"><button type="button" data-post="/control/faults/clear" data-done="No fault waits any more.">Clear all faults</button>
<button type="button" data-post="/control/release" data-done="Whatever hung has been let go.">Release what hangs</button>
<button type="button" data-post="/control/lists/reveal" data-done="Lists show everything.">Show all in lists</button></div>`;
}

/** The whole page. */
export function page(store: Store, now: number): string {
  const { faults, phones } = handsets(store, now);
  return `<!doctype html>
<html lang="en-AU">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Handsets – SMS gateway (development)</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
<script src="/page.js" defer></script>
</head>
<body>
<header><h1>Handsets</h1><p>The SMS gateway of this development machine: nothing here reaches a real phone.</p></header>
<main>
<section aria-labelledby="phones-title"><h2 id="phones-title">What the handsets got</h2>
${phones}
</section>
<section aria-labelledby="faults-title"><h2 id="faults-title">Faults</h2>
${faults}
<details><summary>Set a fault</summary>
${faultForm()}
</details>
</section>
</main>
<p id="said" role="status"></p>
</body>
</html>`;
}
