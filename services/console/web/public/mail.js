// Shows a mail inside the console's frame (mail/mail-frame.tsx). The page has an origin of its own and a policy that
// runs nothing of the mail: what arrives is parsed as a document and put in place of this one, never run.
'use strict';

const tell = (message) => window.parent.postMessage(message, '*');

// What mail programs give to a mail that chose no looks of its own; anything it says wins.
const plainLook = document.createElement('style');
plainLook.textContent = ':where(body) { margin: 1rem; font: 15px/1.55 -apple-system, "Segoe UI", Roboto, Arial, sans-serif; overflow-wrap: anywhere; }';

/** What the mail says about light and dark follows the look that was chosen, not the device. */
function chooseScheme(scheme) {
  for (const { cssRules } of document.styleSheets) {
    for (const rule of cssRules) {
      if (rule instanceof CSSMediaRule) rule.media.mediaText = rule.media.mediaText.replaceAll(/\(prefers-color-scheme:\s*(\w+)\)/g, (_, wanted) => (wanted === scheme ? '(min-width: 0px)' : '(max-width: 0px)'));
    }
  }
}

function show({ html, scheme }) {
  const mail = new DOMParser().parseFromString(html, 'text/html');
  for (const link of mail.querySelectorAll('a[href]')) link.removeAttribute('href');
  document.documentElement.style.colorScheme = scheme;
  document.head.replaceChildren(plainLook, ...mail.querySelectorAll('head style'));
  chooseScheme(scheme);
  document.body.replaceWith(document.adoptNode(mail.body));
  // Pictures arrive later and make it longer.
  const { documentElement: page } = document;
  new ResizeObserver(() => tell({ type: 'mail:height', height: page.scrollHeight > page.clientHeight ? page.scrollHeight : page.offsetHeight })).observe(document.body);
}

window.addEventListener('message', ({ source, data }) => {
  if (source === window.parent && typeof data?.html === 'string') show(data);
});
tell({ type: 'mail:ready' });
