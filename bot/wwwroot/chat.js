// The page /chat: asks a first name once, then hands over to Web Chat, which speaks Direct Line with this same server.
'use strict';
(() => {
  const page = document.body.dataset;
  const form = document.querySelector('form');
  const field = form.querySelector('input');
  const trouble = document.getElementById('trouble');
  const chat = document.getElementById('chat');
  const root = new URL('v3/directline', document.baseURI).href;

  async function token(name) {
    const answer = await fetch(`${root}/tokens/generate?language=${encodeURIComponent(page.language)}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(name ? { user: { name } } : {}),
    });
    if (answer.status === 400) return null;
    if (!answer.ok) throw new Error(String(answer.status));
    return await answer.json();
  }

  // Somebody comes back from another device, with a code that they have written down.
  const comingBack = document.getElementById('return');

  async function comeBack(code) {
    trouble.textContent = '';
    try {
      const answer = await fetch(`${root}/visitors/return`, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ code }),
      });
      if (answer.ok) { begin(await answer.json()); return; }
      trouble.textContent = answer.status === 429 ? comingBack.dataset.tooOften : answer.status === 403 || answer.status === 400 ? comingBack.dataset.wrong : page.trouble;
    } catch {
      trouble.textContent = page.trouble;
    }
    comingBack.querySelector('input').focus();
  }

  comingBack.addEventListener('submit', event => {
    event.preventDefault();
    comeBack(comingBack.querySelector('input').value);
  });

  function begin(info) {
    form.hidden = comingBack.hidden = true;
    chat.hidden = false;
    window.showWebChat(chat, info);
    chat.querySelector('[data-id="webchat-sendbox-input"], textarea, input')?.focus();
  }

  async function enter(name) {
    trouble.textContent = '';
    try {
      const info = await token(name);
      if (info) { begin(info); return; }
      form.hidden = comingBack.hidden = false;
      field.focus();
    } catch {
      trouble.textContent = page.trouble;
      form.hidden = comingBack.hidden = false;
    }
  }

  form.addEventListener('submit', event => {
    event.preventDefault();
    const name = field.value.trim();
    if (name) enter(name); else field.focus();
  });
  enter('');
})();
