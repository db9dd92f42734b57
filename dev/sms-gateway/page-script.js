/** Keeps the page up to date without taking away what somebody is typing, and sends replies and faults. */
const said = document.getElementById('said');
const say = (text, wrong = false) => {
  said.textContent = text;
  said.classList.toggle('wrong', wrong);
};

let refreshing = false;
let again = false;
async function refresh() {
  if (refreshing) {
    again = true;
    return;
  }
  refreshing = true;
  try {
    const answer = await fetch('/handsets');
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const id of ['waiting', 'count']) replace(document.getElementById(id), fresh.getElementById(id));
    const phones = document.getElementById('phones');
    // what is new goes on top; a phone that is there already stays, with what is typed in it
    for (const phone of [...fresh.querySelectorAll('.phone')].reverse()) {
      const shown = document.getElementById(phone.id);
      if (!shown) {
        phones.prepend(document.adoptNode(phone));
        continue;
      }
      replace(shown.querySelector('[data-live]'), phone.querySelector('[data-live]'));
      const [word, freshWord] = [shown, phone].map((each) => each.querySelector('[data-word]'));
      word.dataset.word = freshWord.dataset.word;
      word.textContent = freshWord.textContent;
    }
  } catch {
    say('The SMS gateway does not answer.', true);
  } finally {
    refreshing = false;
    if (again) {
      again = false;
      setTimeout(refresh, 200);
    }
  }
}

function replace(shown, fresh) {
  if (shown.innerHTML !== fresh.innerHTML) shown.replaceChildren(...fresh.childNodes);
}

async function post(path, body) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const told = await answer.json();
  if (!answer.ok) throw new Error(told.problem ?? `The gateway answered ${answer.status}.`);
  return told;
}

const saying = (done) => (promise) => promise.then(done, (error) => say(error.message, true));

function reply(number, body) {
  return saying(({ webhook }) =>
    webhook >= 200 && webhook < 300
      ? say(`“${body}” has gone to Casewright.`)
      : say(`“${body}” was sent, but Casewright did not take it (${webhook || 'no answer'}).`, true),
  )(post('/control/inbound', { from: number, body }));
}

/** 0491 570 006 as +61491570006. */
const international = (typed) => typed.replace(/[\s()-]/g, '').replace(/^0/, '+61');

document.addEventListener('submit', (event) => {
  event.preventDefault();
  const form = event.target;
  const field = (name) => form.elements.namedItem(name).value.trim();
  if (form.matches('.answer')) {
    void reply(form.dataset.number, field('body')).then(() => form.reset());
    return;
  }
  const fault = { name: field('name') };
  for (const detail of ['code', 'seconds']) if (field(detail)) fault[detail] = Number(field(detail));
  const number = field('number') ? international(field('number')) : null;
  void saying(() => say(`${fault.name} is set.`))(
    post('/control/faults', { number, faults: [fault], times: Number(field('times')) }),
  );
});

document.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (button?.dataset.word) void reply(button.form.dataset.number, button.dataset.word);
  if (button?.dataset.post) void saying(() => say(button.dataset.done))(post(button.dataset.post, {}));
});

const faultName = document.getElementById('fault-name');
const showWhat = () => {
  document.getElementById('fault-what').textContent = faultName.selectedOptions[0].dataset.what;
};
faultName.addEventListener('change', showWhat);
showWhat();

const events = new EventSource('/events');
events.addEventListener('open', refresh);
events.addEventListener('message', refresh);
