// The page /try: five chats side by side, each speaking for one of the sample street, and the button that lets a day go by.
'use strict';
(() => {
  const page = document.body.dataset;
  const trouble = document.getElementById('trouble');
  document.getElementById('street').hidden = false;
  const language = `language=${encodeURIComponent(page.language)}`;

  async function ask(path, method = 'POST') {
    const answer = await fetch(new URL(`${path}?${language}`, document.baseURI), { method, credentials: 'same-origin' });
    if (!answer.ok && answer.status !== 409) throw new Error(String(answer.status));
    return answer;
  }

  async function open(section) {
    const info = await (await ask(`people/${section.id}/token`)).json();
    window.showWebChat(section.querySelector('.chat'), info, { groupTimestamp: false });
  }

  const sections = [...document.querySelectorAll('.chats > section')];
  const buttons = [...document.querySelectorAll('.who button')];
  for (const button of buttons) {
    button.addEventListener('click', () => {
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === button));
      for (const section of sections) section.classList.toggle('shown', section.id === button.getAttribute('aria-controls'));
    });
  }

  async function showDay(path, method) {
    const answer = await ask(path, method);
    document.getElementById('day').textContent = await answer.text();
    trouble.textContent = answer.status === 409 ? page.far : '';
  }

  // A button that was pressed waits for its answer; what goes wrong is said.
  function whenPressed(id, what) {
    const button = document.getElementById(id);
    button.addEventListener('click', async () => {
      if (button.getAttribute('aria-disabled') === 'true') return;
      button.setAttribute('aria-disabled', 'true');
      try {
        await what();
      } catch {
        trouble.textContent = page.trouble;
      }
      button.removeAttribute('aria-disabled');
    });
  }

  whenPressed('next-day', () => showDay('next-day'));
  whenPressed('anew', async () => { await ask('anew'); location.reload(); });
  // Another tab may have let days go by.
  document.addEventListener('visibilitychange', () => { if (!document.hidden) showDay('day', 'GET').catch(() => {}); });

  (async () => {
    try {
      for (const section of sections) await open(section);
    } catch {
      trouble.textContent = page.trouble;
    }
  })();
})();
