// The page /try: five chats side by side, each speaking for one of the sample street, and the button that lets a day go by.
'use strict';
(() => {
  const page = document.body.dataset;
  const trouble = document.getElementById('trouble');
  const language = `language=${encodeURIComponent(page.language)}`;

  async function post(path) {
    const answer = await fetch(new URL(`${path}?${language}`, document.baseURI), { method: 'POST', credentials: 'same-origin' });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer;
  }

  async function open(section) {
    const info = await (await post(`people/${section.id}/token`)).json();
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

  const nextDay = document.getElementById('next-day');
  nextDay.addEventListener('click', async () => {
    nextDay.disabled = true;
    try {
      document.getElementById('day').textContent = await (await post('next-day')).text();
      trouble.textContent = '';
    } catch {
      trouble.textContent = page.trouble;
    }
    nextDay.disabled = false;
  });

  (async () => {
    try {
      for (const section of sections) await open(section);
    } catch {
      trouble.textContent = page.trouble;
    }
  })();
})();
