import type { ComposedMail } from './compose.js';
import { envelopeCommands, extensionsOf, refusedHere } from './envelope-commands.js';

const mail = (envelope: Partial<ComposedMail['envelope']> = {}): ComposedMail => ({
  envelope: { from: 'b+tok@shop.example', to: 'ana@x.example', envelopeId: 'tok', ...envelope },
  messageIdHeader: 'i@shop.example',
  raw: 'Subject: x\r\n\r\nx\r\n',
});
const offering = (...lines: string[]) => extensionsOf(['250-mx.example SIZE DSN hello', ...lines.map((line) => `250-${line}`), '250 HELP'].join('\n'));

describe('the commands before the data', () => {
  it('carry no parameter that the server did not offer', () => {
    expect(envelopeCommands(mail(), offering('PIPELINING'))).toBe('MAIL FROM:<b+tok@shop.example>\r\nRCPT TO:<ana@x.example>\r\n');
  });

  it('announce the size, and ask for notifications', () => {
    expect(envelopeCommands(mail({ to: 'a+b=c@x.example' }), offering('SIZE 1000', '8bitmime', 'dsn'))).toBe(
      'MAIL FROM:<b+tok@shop.example> SIZE=17 RET=HDRS ENVID=tok\r\n' +
        'RCPT TO:<a+b=c@x.example> NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;a+2Bb+3Dc@x.example\r\n',
    );
  });

  it('say SMTPUTF8 only for an address that needs it', () => {
    const offered = offering('SMTPUTF8');
    expect(envelopeCommands(mail(), offered)).not.toContain('SMTPUTF8');
    expect(Buffer.from(envelopeCommands(mail({ to: 'añá@x.example' }), offered), 'latin1').toString()).toMatch(/^MAIL FROM:<[^>]+> SMTPUTF8\r\nRCPT TO:<añá@x\.example>\r\n/);
    expect(envelopeCommands(mail({ to: 'añá@x.example' }), offering('DSN'))).toContain('ORCPT=rfc822;a+C3+B1+C3+A1@x.example');
  });

  it.each(['a@x.example>\r\nRCPT TO:<eve@x.example', 'a\nb@x.example', '<a@x.example', ''])('cannot be forged by the address %j', (to) => {
    expect(refusedHere(mail({ to }), offering())).toMatchObject({ code: 'EENVELOPE', command: 'API' });
  });

  it.each([
    ['SIZE 10', true],
    ['SIZE=10', true],
    ['SIZE 17', false],
    ['SIZE 0', false],
    ['SIZE', false],
  ])('are not said when %s is too little', (line, refused) => {
    expect(refusedHere(mail(), offering(line)) !== undefined).toBe(refused);
  });

  it('take a HELO reply for no offer', () => {
    expect(extensionsOf('250 PIPELINING').size).toBe(0);
    expect(extensionsOf('').size).toBe(0);
  });
});
