import { readChoice, readForm } from './opt-out-form.rules.js';
import { pagePolicy, renderPage } from './opt-out-page.rules.js';

describe('the opt-out page', () => {
  it('shows a hub\'s name as text, whatever it is', () => {
    const page = renderPage({ state: 'question', language: 'en', hubName: '<script>alert(1)</script>', channel: 'email' });
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;');
  });

  it.each([['en', 'Stop marketing messages', 'Keep receiving them'], ['es', 'No recibir más publicidad', 'Seguir recibiéndola']] as const)('asks with two clear choices in %s', (language, stop, keep) => {
    const page = renderPage({ state: 'question', language, hubName: 'Salón', channel: 'sms' });
    expect([...page.matchAll(/value="(\w+)">([^<]+)</g)].map(([, choice, text]) => [choice, text])).toEqual([['stop', stop], ['keep', keep]]);
    expect(page).toContain('Salón');
  });

  it('offers the opposite after a choice, and nothing for a link that is none of ours', () => {
    const page = (state: 'stop' | 'resume' | 'unknown') => renderPage({ state, language: 'es', hubName: undefined, channel: 'sms' });
    expect(page('stop')).toContain('value="resume"');
    expect(page('resume')).toContain('value="stop"');
    expect(page('unknown')).not.toContain('<form');
  });

  it('begins its sentences with a capital for a business without a name, and writes a name as its business does', () => {
    const text = (language: 'en' | 'es', hubName?: string) => /<p>([^<]+)/.exec(renderPage({ state: 'stop', language, hubName, channel: 'email' }))?.[1];
    expect(text('en')).toMatch(/^This business will/);
    expect(text('es')).toMatch(/^Este negocio no/);
    expect(text('es', 'sol y luna')).toMatch(/^sol y luna no/);
  });

  it('can be read in the other language, which asks nothing again that was answered', () => {
    const page = (state: 'question' | 'stop' | 'unknown', language: 'en' | 'es' = 'es') => renderPage({ state, language, hubName: 'Sol', channel: 'email' });
    expect(page('question')).toContain('<a href="?lang=en" hreflang="en" lang="en">English</a>');
    expect(page('question', 'en')).toContain('<a href="?lang=es" hreflang="es" lang="es">Español</a>');
    expect(page('unknown')).toContain('href="?lang=en"');
    expect(page('stop')).toContain('<form method="post" action="?lang=en"><button name="choice" value="stop" lang="en">English</button></form>');
  });

  it('loads nothing and posts nowhere else', () => {
    expect(pagePolicy).toContain("form-action 'self'");
  });
});

describe('a posted choice', () => {
  it('is a stop unless it says otherwise', async () => {
    const form = await readForm('application/x-www-form-urlencoded', Buffer.from('List-Unsubscribe=One-Click'));
    expect(form?.get('List-Unsubscribe')).toBe('One-Click');
    expect(readChoice(form)).toEqual({ ok: true, value: 'stop' });
    expect(readChoice(await readForm('multipart/form-data; boundary=x', Buffer.from('broken')))).toEqual({ ok: true, value: 'stop' });
    expect(readChoice(new URLSearchParams('choice=resume'))).toEqual({ ok: true, value: 'resume' });
    expect(readChoice(new URLSearchParams('choice=x'))).toMatchObject({ ok: false, problem: { kind: 'malformed' } });
  });
});
