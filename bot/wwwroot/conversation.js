// What both pages with a chat have in common: Web Chat, as it looks here, speaking Direct Line with this same server.
'use strict';
window.showWebChat = (chat, info, more = {}) => {
  const page = document.body.dataset;
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const store = window.WebChat.createStore({}, ({ dispatch }) => next => action => {
    if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED') {
      dispatch({ type: 'WEB_CHAT/SEND_EVENT', payload: { name: 'webchat/join', value: { start: page.start } } });
    }
    return next(action);
  });
  window.WebChat.renderWebChat({
    directLine: window.WebChat.createDirectLine({ token: info.token, domain: new URL('v3/directline', document.baseURI).href, webSocket: true }),
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
      notificationText: dark ? '#c4c4c4' : '#4a4a4a',
      failedConnectivity: dark ? '#ff9f9f' : '#b00020',
      suggestedActionBackgroundColor: dark ? '#16181b' : '#ffffff',
      suggestedActionBackgroundColorOnActive: dark ? '#24282d' : '#f3f5f7',
      suggestedActionBackgroundColorOnFocus: dark ? '#24282d' : '#f3f5f7',
      suggestedActionBackgroundColorOnHover: dark ? '#24282d' : '#f3f5f7',
      ...more,
    },
  }, chat);
  // A command that the bot names is a link within the page, of which Web Chat makes a button: whoever presses it says it, as if they had typed it.
  chat.addEventListener('click', event => {
    const command = event.target.closest?.('button[value^="#/"]');
    if (command) store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text: command.value.slice(1) } });
  });
};
