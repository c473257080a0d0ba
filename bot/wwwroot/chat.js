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

  function begin(info) {
    form.hidden = true;
    chat.hidden = false;
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    const store = window.WebChat.createStore({}, ({ dispatch }) => next => action => {
      if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED') {
        dispatch({ type: 'WEB_CHAT/SEND_EVENT', payload: { name: 'webchat/join', value: { start: page.start } } });
      }
      return next(action);
    });
    window.WebChat.renderWebChat({
      directLine: window.WebChat.createDirectLine({ token: info.token, domain: root, webSocket: true }),
      locale: page.locale,
      nonce: page.nonce,
      store,
      userID: info.conversationId,
      styleOptions: {
        hideUploadButton: true,
        bubbleMaxWidth: 640,
        markdownRespectCRLF: true,
        primaryFont: 'system-ui, "DejaVu Sans", sans-serif',
        fontSizeSmall: '0.9rem',
        accent: dark ? '#8cc4ff' : '#0b57a4',
        backgroundColor: dark ? '#16181b' : '#ffffff',
        bubbleBackground: dark ? '#24282d' : '#f3f5f7',
        bubbleTextColor: dark ? '#f2f2f2' : '#1b1b1b',
        bubbleFromUserBackground: dark ? '#123a5f' : '#e2effb',
        bubbleFromUserTextColor: dark ? '#f2f2f2' : '#1b1b1b',
        sendBoxBackground: dark ? '#24282d' : '#ffffff',
        sendBoxTextColor: dark ? '#f2f2f2' : '#1b1b1b',
        subtle: dark ? '#c4c4c4' : '#4a4a4a',
        timestampColor: dark ? '#c4c4c4' : '#4a4a4a',
      },
    }, chat);
    chat.querySelector('[data-id="webchat-sendbox-input"], textarea, input')?.focus();
  }

  async function enter(name) {
    trouble.textContent = '';
    try {
      const info = await token(name);
      if (info) { begin(info); return; }
      form.hidden = false;
      field.focus();
    } catch {
      trouble.textContent = page.trouble;
      form.hidden = false;
    }
  }

  form.addEventListener('submit', event => {
    event.preventDefault();
    const name = field.value.trim();
    if (name) enter(name); else field.focus();
  });
  enter('');
})();
