// Takes the one-use token out of the address, exchanges it for a session cookie and goes on to the documentation.
'use strict';

const docs = new URL('api/v1/docs', document.baseURI).href;
const say = (status, next = '') => {
  document.getElementById('status').textContent = status;
  // Words between backquotes are commands: shown as code, never as markup.
  const parts = next.split('`').map((text, index) => (index % 2 ? Object.assign(document.createElement('code'), { textContent: text }) : text));
  document.getElementById('next').replaceChildren(...parts);
};

const howToGetALink = 'Open the link that the platform printed when it first started, or run `npm run sign-in-link` on its machine for a new one.';

async function exchange(token) {
  const response = await fetch(new URL('api/v1/sign-in', document.baseURI), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  if (response.ok) return location.replace(docs);
  const problem = await response.json().catch(() => ({}));
  switch (problem.code) {
    case 'SIGN_IN.TOKEN_USED':
      return say('This link was used already. Each link works once.', 'Run `npm run sign-in-link` on the machine that runs the platform: it prints a new one.');
    case 'SIGN_IN.TOKEN_EXPIRED':
      return say('This link is too old. Each link works for a day.', 'Run `npm run sign-in-link` on the machine that runs the platform: it prints a new one.');
    case 'SIGN_IN.TOKEN_UNKNOWN':
      return say('This link is not known here.', howToGetALink);
    case 'SIGN_IN.OFF':
      return say('Sign-in is not done here.', 'This platform takes its tokens from your ERP: open it from there.');
    case 'RATE.LIMITED':
      return say('Too many tries.', 'Wait a minute, then open the link again.');
    default:
      return say('Signing in did not work.', problem.detail ?? 'The platform did not answer as expected. Try again in a moment.');
  }
}

const token = new URLSearchParams(location.hash.slice(1)).get('token');
// Out of the address bar and the history before anything else happens.
history.replaceState(null, '', location.pathname);
if (token) exchange(token).catch(() => say('The platform does not answer.', 'Is it still running? Open the link again in a moment.'));
else say('To sign in you need a sign-in link.', howToGetALink);
