import type { AccountPreset } from '../../manifest.js';

const submission = (name: string, host: string, more: AccountPreset['values'] = {}): AccountPreset => ({ name, values: { host, port: 587, useTls: true, ...more } });

/** Mail services by what they themselves say of SMTP submission; whoever is at another enters the server by hand. */
export const mailServices: readonly AccountPreset[] = [
  submission('Gmail, Google Workspace', 'smtp.gmail.com'),
  submission('Microsoft 365', 'smtp.office365.com'),
  submission('IONOS (.es)', 'smtp.ionos.es'),
  submission('OVHcloud', 'ssl0.ovh.net'),
  submission('Zoho Mail (EU)', 'smtp.zoho.eu'),
  submission('Amazon SES (eu-west-1)', 'email-smtp.eu-west-1.amazonaws.com'),
  submission('Brevo', 'smtp-relay.brevo.com'),
  submission('Mailgun (EU)', 'smtp.eu.mailgun.org'),
  submission('Mailjet', 'in-v3.mailjet.com'),
  submission('Postmark', 'smtp.postmarkapp.com'),
  submission('SendGrid', 'smtp.sendgrid.net', { username: 'apikey' }),
];
