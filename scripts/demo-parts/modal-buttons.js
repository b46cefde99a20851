/**
 * Runs in local-slack's page, before its own script. That page draws the buttons of a modal and does nothing when they are pressed;
 * this sends the press by the page's own socket, as its server expects it.
 */
(() => {
  let socket;
  let modals = [];

  const slack = SLACK;
  const PageSocket = window.WebSocket;
  window.WebSocket = function SlackSocket() {
    socket = new PageSocket(`${slack.url.replace(/^http/, 'ws')}/ui`);
    socket.addEventListener('message', ({ data }) => {
      const news = JSON.parse(data);
      if (news.t === 'init') modals = news.state.modalStack;
      if (news.t === 'view') modals = news.stack;
    });
    return socket;
  };

  // Caught on the way down: the page lets no click in a modal come up again.
  document.addEventListener('click', press, { capture: true });

  function press({ target }) {
    const pressed = target instanceof Element && target.closest('.modal .bk-button');
    if (!pressed) return;
    // Drawn in the order of the view, so that the place says which it is.
    const place = [...document.querySelectorAll('.modal .bk-button')].indexOf(pressed);
    const button = buttonsOf(modals.at(-1))[place];
    const user = document.querySelector('.actas select')?.value;
    if (!button || !user) return;
    const { text, title } = button.confirm ?? {};
    if (text && !window.confirm([title?.text, text.text].filter(Boolean).join('\n\n'))) return;
    socket.send(JSON.stringify({ t: 'block_action', channel: slack.channel, user, action: button }));
  }

  function buttonsOf(view) {
    return (view?.blocks ?? []).flatMap(({ block_id, accessory, elements = [] }) =>
      [...(accessory ? [accessory] : []), ...elements]
        .filter(({ type }) => type === 'button')
        .map((button) => ({ ...button, block_id })),
    );
  }
})();
