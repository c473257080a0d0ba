// The page /chat: asks a first name once, then hands over to Web Chat, which speaks Direct Line with this same server.
'use strict';
(() => {
  const page = document.body.dataset;
  const form = document.querySelector('form');
  const field = form.querySelector('input');
  const trouble = document.getElementById('trouble');
  const chat = document.getElementById('chat');
  const notKept = document.getElementById('not-kept');
  // Within another page, that of a town.
  const framed = window.top !== window.self;
  const root = new URL('v3/directline', document.baseURI).href;

  // Web Chat is large: it comes while a name is being typed.
  let webChat = arrival();

  function arrival() {
    const arrived = new Promise((ready, failed) => {
      for (const [event, then] of [['load', ready], ['error', failed]]) {
        document.addEventListener(event, ({ target }) => { if (target.id === 'webchat') then(); }, true);
      }
    });
    // Said where it is waited for.
    arrived.catch(() => {});
    return arrived;
  }

  async function webChatThere() {
    try {
      await webChat;
    } catch (failure) {
      // It is asked for again, for whoever tries again.
      const [missing, again] = [document.getElementById('webchat'), document.createElement('script')];
      for (const { name, value } of missing.attributes) again.setAttribute(name, value);
      webChat = arrival();
      missing.replaceWith(again);
      throw failure;
    }
  }

  async function token(name) {
    const answer = await fetch(`${root}/tokens/generate?language=${encodeURIComponent(page.language)}${framed ? '&framed=yes' : ''}`, {
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

  const codeTrouble = document.getElementById('code-trouble');
  const codeField = comingBack.querySelector('input');

  function sayOfCode(words) {
    codeTrouble.textContent = words;
    codeField.focus();
    comingBack.scrollIntoView({ block: 'nearest' });
  }

  async function comeBack(code) {
    codeTrouble.textContent = '';
    try {
      const answer = await fetch(`${root}/visitors/return${framed ? '?framed=yes' : ''}`, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ code }),
      });
      if (answer.ok) {
        // From here on the page is theirs, in their language.
        if (await isKept()) { location.reload(); return; }
        await webChatThere();
        begin(await answer.json());
        sayNotKept();
        return;
      }
      sayOfCode(answer.status === 429 ? comingBack.dataset.tooOften : answer.status === 403 || answer.status === 400 ? comingBack.dataset.wrong : page.trouble);
    } catch {
      sayOfCode(page.trouble);
    }
  }

  comingBack.addEventListener('submit', event => {
    event.preventDefault();
    comeBack(codeField.value);
  });

  function begin(info) {
    form.hidden = comingBack.hidden = true;
    chat.hidden = false;
    document.body.classList.add('open');
    window.showWebChat(chat, info);
    chat.querySelector('[data-id="webchat-sendbox-input"], textarea, input')?.focus();
  }

  async function enter(name) {
    trouble.textContent = '';
    try {
      await webChatThere();
      const info = await token(name);
      if (!info) { ask(); return; }
      begin(info);
      if (!await isKept()) sayNotKept();
    } catch (failure) {
      trouble.textContent = failure?.message === '429' ? page.tooMany : page.trouble;
      trouble.scrollIntoView({ block: 'nearest' });
      form.hidden = comingBack.hidden = false;
    }
  }

  // A browser may refuse cookies, within another site's page above all. The token is in memory: the conversation goes on, for as long as the page is open.
  async function isKept() {
    try {
      const answer = await fetch(new URL('chat/kept', document.baseURI).href, { credentials: 'same-origin' });
      return await answer.text() === 'yes';
    } catch {
      return true;
    }
  }

  function sayNotKept() {
    notKept.hidden = false;
    notKept.querySelector('a').hidden = !framed;
  }

  function ask() {
    form.hidden = comingBack.hidden = false;
    field.focus();
  }

  form.addEventListener('submit', event => {
    event.preventDefault();
    const name = field.value.trim();
    if (name) enter(name); else field.focus();
  });
  // Whoever shows this frame hears no key that is pressed in it.
  if (framed) {
    document.addEventListener('keydown', event => {
      if (event.key === 'Escape' && !event.defaultPrevented) window.parent.postMessage('solidarity:close', '*');
    });
  }
  if (page.known === 'yes') enter(''); else ask();
})();
