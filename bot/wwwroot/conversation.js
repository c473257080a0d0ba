// What both pages with a chat have in common: Web Chat, as it looks here, speaking Direct Line with this same server.
'use strict';
const firstLine = ({ text = '' }) => text.trim().split('\n')[0];

// Where focus was on a button of a message that goes, it is on the same one of the newest message, ticked or not; without such a one, on all that was said (in the
// box to write in it would open a phone's keyboard).
function keepFocus(chat) {
  const button = document.activeElement;
  if (!chat.contains(button) || !button.matches('.ac-pushButton')) return () => {};
  return () => requestAnimationFrame(() => requestAnimationFrame(() => {
    if (button.isConnected) return;
    const now = [...[...chat.querySelectorAll('article')].at(-1)?.querySelectorAll('.ac-pushButton') ?? []];
    const same = now.find(({ title }) => title.endsWith(button.title) || button.title.endsWith(title));
    (same ?? chat.querySelector('.webchat__basic-transcript'))?.focus();
  }));
}

// A browser that is theirs no more, or a street that has begun anew: Web Chat would try for ever. The server is asked, and it is said.
function watchConnection(info) {
  const gone = document.getElementById('gone');
  gone.querySelector('button').onclick = () => location.reload();
  const [expired, failed] = [3, 4];
  return async status => {
    if (status !== expired && status !== failed) return;
    try {
      const answer = await fetch(new URL('v3/directline/tokens/refresh', document.baseURI), { method: 'POST', headers: { Authorization: `Bearer ${info.token}` } });
      if (answer.status === 403) gone.hidden = false;
    } catch {
      // The server is not there: Web Chat says so, and tries again.
    }
  };
}

window.showWebChat = (chat, info, more = {}) => {
  const page = document.body.dataset;
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const lost = watchConnection(info);
  const replaced = new Map();
  const standing = new Map();
  const store = window.WebChat.createStore({}, ({ dispatch }) => next => action => {
    const { activity } = action.payload ?? {};
    switch (action.type) {
      case 'DIRECT_LINE/CONNECT_FULFILLED':
        dispatch({ type: 'WEB_CHAT/SEND_EVENT', payload: { name: 'webchat/join', value: { start: page.start } } });
        return next(action);
      case 'DIRECT_LINE/UPDATE_CONNECTION_STATUS':
        lost(action.payload.connectionStatus);
        return next(action);
      case 'DIRECT_LINE/QUEUE_INCOMING_ACTIVITY': {
        // Web Chat would wait for the earlier one, which may be gone.
        const { replyToId, ...alone } = activity;
        if (replyToId) replaced.set(activity.id, replaced.get(replyToId) ?? replyToId);
        return next({ ...action, payload: { ...action.payload, activity: alone } });
      }
      case 'DIRECT_LINE/INCOMING_ACTIVITY': {
        const first = replaced.get(activity.id) ?? activity.id;
        const earlier = standing.get(first);
        if (activity.from.role === 'bot') standing.set(first, activity);
        if (!earlier || earlier.id === activity.id) return next(action);
        const refocus = keepFocus(chat);
        const result = next(action);
        // What takes the place of an earlier message: the same list, ticked once more, is there once; of another question the words stay, without its buttons.
        if (firstLine(earlier) === firstLine(activity)) dispatch({ type: 'DIRECT_LINE/DELETE_ACTIVITY', payload: { activityID: earlier.id } });
        else next({ ...action, payload: { activity: { ...earlier, attachments: earlier.attachments?.filter(one => !one.content?.buttons) } } });
        refocus();
        return result;
      }
      default: return next(action);
    }
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
      bubbleMinWidth: 180,
      markdownRespectCRLF: true,
      // A long message is read from its beginning.
      autoScrollSnapOnActivity: true,
      autoScrollSnapOnPage: true,
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
  // A command that the bot names is a link, which Web Chat shows as a button: whoever presses it says it, as if they had typed it.
  chat.addEventListener('click', event => {
    const command = event.target.closest?.('button[value^="#/"]');
    if (!command) return;
    event.preventDefault();
    event.stopPropagation();
    store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text: command.value.slice(1) } });
  }, true);
};
