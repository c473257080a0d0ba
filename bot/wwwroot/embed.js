// One script tag on a town's page: a button in the corner that opens the chat in a frame. Needs nothing of that page, and leaves nothing in it
// but one element; its style is made by script, so that a content security policy without inline styles doesn't refuse it.
'use strict';
(() => {
  const told = /* told */ null;
  const own = document.currentScript;
  const root = new URL('.', own.src);
  const asked = (own.dataset.language || document.documentElement.lang || navigator.language || '').slice(0, 2).toLowerCase();
  const words = told.words[asked] ?? told.words[told.language];
  const address = new URL(`chat?guess=${words.language}`, root).href;
  const mayShow = location.origin === root.origin || told.origins.includes(location.origin);

  const style = new CSSStyleSheet();
  style.replaceSync(`
    :host { all: initial; color-scheme: light dark; }
    .open, .close { font: 600 1.0625rem/1.3 system-ui, sans-serif; cursor: pointer; border: 2px solid #0b57a4; background: #0b57a4; color: #fff; text-decoration: none; }
    .open { position: fixed; inset-block-end: 1rem; inset-inline-end: 1rem; z-index: 2147483000; padding: .8rem 1.2rem; border-radius: 2rem; box-shadow: 0 2px 8px #0006; }
    .open:focus-visible, .close:focus-visible, iframe:focus-visible { outline: 3px solid #fff; outline-offset: -5px; box-shadow: 0 0 0 4px #0b57a4; }
    .panel { position: fixed; inset-block-end: 1rem; inset-inline-end: 1rem; z-index: 2147483001; box-sizing: border-box; display: flex; flex-direction: column;
      inline-size: min(26rem, 100vw - 2rem); block-size: min(42rem, 100dvh - 2rem); border: 2px solid #0b57a4; border-radius: .6rem; overflow: hidden; background: Canvas; }
    .close { padding: .6rem 1rem; border-radius: 0; text-align: start; }
    iframe { flex: 1; border: 0; inline-size: 100%; }
    [hidden] { display: none; }
    @media (max-width: 30rem) { .panel { inset: 0; inline-size: 100vw; block-size: 100dvh; border: 0; border-radius: 0; } }
  `);

  function make(name, attributes, text = '') {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.textContent = text;
    return element;
  }

  const host = make('div', { lang: words.language, dir: words.direction });
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [style];

  // Where the frame would be refused the button still leads somewhere.
  function link() {
    shadow.append(make('a', { class: 'open', href: address, target: '_blank', rel: 'noopener' }, words.open));
  }

  function button() {
    const open = make('button', { type: 'button', class: 'open', 'aria-expanded': 'false', 'aria-controls': 'panel', 'aria-haspopup': 'dialog' }, words.open);
    const panel = make('div', { id: 'panel', class: 'panel', role: 'dialog', 'aria-label': words.title, hidden: '' });
    const close = make('button', { type: 'button', class: 'close' }, words.close);
    const frame = make('iframe', { title: words.title, referrerpolicy: 'no-referrer' });
    panel.append(close, frame);
    shadow.append(open, panel);

    function show(visible) {
      panel.hidden = !visible;
      open.setAttribute('aria-expanded', String(visible));
      if (!visible) { open.focus(); return; }
      // Nothing is asked of the bot before somebody wants to talk.
      if (!frame.src) frame.src = address;
      frame.focus();
    }

    open.addEventListener('click', () => show(panel.hidden));
    close.addEventListener('click', () => show(false));
    panel.addEventListener('keydown', event => { if (event.key === 'Escape') show(false); });
    frame.addEventListener('load', () => { if (!panel.hidden) frame.focus(); });
    // Keys that are pressed within the frame are heard there alone.
    addEventListener('message', event => {
      if (event.source === frame.contentWindow && event.origin === root.origin && event.data === 'solidarity:close') show(false);
    });
  }

  if (mayShow) button(); else link();
  if (document.body) document.body.append(host); else addEventListener('DOMContentLoaded', () => document.body.append(host));
})();
