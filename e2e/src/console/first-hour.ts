import { erpEvent, eventually, type SmtpSink } from '@messaging/testing';
import type { Locator, Page } from 'playwright-core';
import { mailTo, type Shop } from '../shop/shop.js';
import { stepShown } from './browser.js';

/** What is read of an element in the browser; this side knows no DOM. */
interface Drawn {
  readonly ownerDocument: { readonly defaultView: { readonly getComputedStyle: (of: unknown) => { readonly color: string } } };
}

/** A product that runs, and the link that opens it for the first time. */
export interface OpenedShop {
  readonly baseUrl: string;
  readonly link: string;
  readonly shop: Shop;
  readonly sink: SmtpSink;
}

/** One red point. */
const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

/** The sandbox answers for this number, as a person would: libs/providers/src/sandbox/README.md. */
const numberThatAnswers = '+15005550015';

/** As a hair salon's old program writes it; Nora said no, and nobody knows where Ramón has his mail. */
export const customerList = ['Código;Nombre;Apellidos;Correo;Ofertas', 's-1;Lola;Vega;lola@example.com;sí', 's-2;Pablo;Ruiz;pablo@example.com;sí', 's-3;Nora;Gil;nora@example.com;no', 's-4;Ramón;Sanz;;sí', ';Sin;Número;nadie@example.com;sí'].join('\r\n');

/** The first hour of a new shop, step by step in a real browser: each step rests on those before. */
export class FirstHour {
  constructor(private readonly page: Page, private readonly at: OpenedShop) {}

  async arrive(): Promise<void> {
    const { page } = this;
    await page.goto(this.at.link);
    await page.getByRole('textbox', { name: 'Your name' }).fill('Ana Sol');
    await page.getByRole('textbox', { name: 'Your email' }).fill('ana@example.com');
    await page.getByLabel('New password').fill('a sentence that ana keeps');
    await page.getByRole('button', { name: 'Save and go on' }).click();
    await page.getByRole('heading', { level: 1, name: 'Hello, Ana' }).waitFor();
    await page.getByText('on trial: nothing leaves').waitFor();
  }

  async sendFirstMessage(): Promise<void> {
    await this.page.getByRole('button', { name: 'Send it' }).click();
    await this.page.getByRole('heading', { name: 'Your first message' }).waitFor();
    await this.page.getByText('It arrived.').waitFor();
    if (this.at.sink.journal().length > 0) throw new Error('the trial sent a mail');
  }

  async connectMail(): Promise<void> {
    await this.#go('Settings');
    const email = this.page.getByRole('region', { name: 'Email' });
    await email.getByRole('combobox', { name: 'Delivered by' }).click();
    await this.page.getByRole('option', { name: /Mail server/ }).click();
    await email.getByRole('textbox', { name: 'Sender name' }).fill('Salón Sol');
    await email.getByRole('textbox', { name: 'Sender address' }).fill('shop@example.com');
    await email.getByRole('textbox', { name: 'Server' }).fill(this.at.sink.host);
    await email.getByRole('textbox', { name: 'Port' }).fill(String(this.at.sink.port));
    await email.getByRole('switch', { name: /TLS/ }).press('Space');
    await email.getByRole('button', { name: 'Save' }).click();
    await email.getByText('Saved, not tried yet.').waitFor();
    await this.#go('Dashboard');
    await this.page.getByRole('link', { name: /^Test the channel that you set up/ }).click();
    await email.getByRole('button', { name: 'Try it' }).click();
    // Nobody's domain has records here: mail leaves all the same, and the shop is told what is missing.
    await email.getByText(/^It works\./).waitFor();
    await email.getByText('v=spf1', { exact: false }).waitFor();
    await this.page.reload();
    await email.getByText(/^Tried on .+: it works/).waitFor();
    await this.#go('Dashboard');
    await this.page.getByText('Connect a channel: email, SMS or WhatsApp').waitFor();
    await this.#go('Settings');
  }

  async importCustomers(): Promise<void> {
    const { page } = this;
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Customer list' }).click();
    await page.getByText('This sends nothing.', { exact: false }).waitFor();
    await page.locator('input[type=file]').setInputFiles({ name: 'clientes.csv', mimeType: 'text/csv', buffer: Buffer.from(customerList) });
    await page.getByRole('cell', { name: 'lola@example.com' }).waitFor();
    await page.getByRole('combobox', { name: 'What “Ofertas” holds' }).click();
    await page.getByRole('option', { name: 'Marketing by Email: yes or no' }).click();
    await page.getByText('4 of 5 lines can be used').waitFor();
    await page.getByRole('radio', { name: 'The file says it for each' }).check();
    // Somebody reloads in the middle of it: file, columns and answer are still there.
    await this.#untilKept('file');
    await page.reload();
    await page.getByText('4 of 5 lines can be used').waitFor();
    await page.getByText('1 line has no usable customer number and is not taken').waitFor();
    await page.getByRole('button', { name: 'Bring in 4 customers' }).click();
    await page.getByRole('heading', { name: 'Your list has been read' }).waitFor();
    await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download these lines' }).click()]);
  }

  /** The browser's store answers when it likes; nobody reloads within a millisecond of the last click, but a test would. */
  async #untilKept(answer: string): Promise<void> {
    const kept = `new Promise((resolve, reject) => {
      const request = indexedDB.open('messaging');
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const all = request.result.transaction('held').objectStore('held').getAll();
        all.onsuccess = () => { request.result.close(); resolve(all.result.map(({ value }) => value.consent?.kind)); };
        all.onerror = () => reject(all.error);
      };
    })`;
    await eventually(async () => {
      const answers = await this.page.evaluate<readonly string[]>(kept);
      if (!answers.includes(answer)) throw new Error(`kept: ${answers.join(', ')}`);
    });
  }

  async writeTemplate(): Promise<void> {
    const { page } = this;
    await this.#go('Templates');
    await page.getByRole('link', { name: 'New template' }).click();
    await page.getByRole('button', { name: /^Email|Email Long/ }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Opening hours');
    await page.getByRole('textbox', { name: 'Subject' }).fill('We open earlier');
    await page.getByRole('button', { name: 'Paragraph' }).click();
    await page.getByRole('textbox', { name: 'Paragraph' }).fill('Hello, from Monday on we open at eight.');
    await page.getByRole('button', { name: 'Picture' }).click();
    await page.locator('input[type=file]').setInputFiles({ name: 'our-shop.png', mimeType: 'image/png', buffer: Buffer.from(picture, 'base64') });
    const preview = page.frameLocator('iframe[title="Preview"]');
    await preview.getByText('from Monday on we open at eight').waitFor();
    await preview.getByRole('img', { name: 'our shop' }).waitFor();
    await this.#looksDifferentAtNight(preview.getByText('from Monday on we open at eight'));
    await page.getByRole('button', { name: 'Create template' }).click();
    await page.getByRole('heading', { level: 1, name: 'Opening hours' }).waitFor();
  }

  /** The look that is chosen decides what the mail says about light and dark; the device is light all along. */
  async #looksDifferentAtNight(words: Locator): Promise<void> {
    const ink = (): Promise<string> => words.evaluate((element: Drawn) => element.ownerDocument.defaultView.getComputedStyle(element).color);
    const byDay = await ink();
    await this.page.getByText('Dark', { exact: true }).click();
    await eventually(async () => {
      if ((await ink()) === byDay) throw new Error(`the mail's words are ${byDay} in both looks`);
    });
  }

  async runCampaign(): Promise<void> {
    const { page } = this;
    await this.#go('Campaigns');
    await page.getByRole('link', { name: 'New campaign' }).first().click();
    await page.getByRole('textbox', { name: 'Name' }).fill('We open at eight');
    await page.getByRole('combobox', { name: 'Template' }).click();
    await page.getByRole('option', { name: 'Opening hours' }).click();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('heading', { name: '2 people will get it' }).waitFor();
    for (const step of ['content', 'time', 'review']) {
      await page.getByRole('button', { name: 'Next' }).click();
      await stepShown(page, step);
      if (step === 'content') await this.#tryCampaign();
      if (step === 'time') await this.#keepAnHour();
    }
    await page.getByText(/^2 people, by email, right away.*; 2 left out\.$/).waitFor();
    await page.getByRole('button', { name: 'Send to 2 people' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send to 2 people' }).click();
    await page.getByText(/^Done .*: 2 of 4 went out; 2 left out\.$/).first().waitFor();
    await mailTo(this.at.sink, 'pablo@example.com');
    const raw = this.at.sink.raw(await mailTo(this.at.sink, 'lola@example.com')).toString();
    const html = raw.replaceAll('=\r\n', '').replaceAll('=3D', '='); // quoted-printable
    const image = await fetch(/src="([^"]*\/i\/[\w-]+)"/.exec(html)?.[1] ?? 'about:blank');
    if (image.headers.get('content-type') !== 'image/png') throw new Error(`the picture of the mail is ${image.status} ${image.headers.get('content-type') ?? ''}`);
  }

  /** One mail to herself before anybody else gets one, with the way out that readers of a campaign have. */
  async #tryCampaign(): Promise<void> {
    const { page } = this;
    await page.frameLocator('iframe[title="Preview"]').getByText('Unsubscribe').waitFor();
    await page.getByRole('button', { name: 'Send yourself a test' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('The test is on its way.').waitFor();
    await mailTo(this.at.sink, 'ana@example.com');
  }

  /** The hour that was chosen is still there after a reload; then it goes out at once all the same. */
  async #keepAnHour(): Promise<void> {
    const { page } = this;
    await page.getByRole('radio', { name: 'At a certain time' }).check();
    await page.getByLabel('Date and time').fill('2099-01-07T18:30');
    await page.waitForURL(/at=2099-01-07/);
    await page.reload();
    const hour = await page.getByLabel('Date and time').inputValue();
    if (hour !== '2099-01-07T18:30') throw new Error(`the hour became ${hour}`);
    await page.getByRole('radio', { name: 'As soon as I start it' }).check();
  }

  async seeWhoWasLeftOut(): Promise<void> {
    const { page } = this;
    await page.getByRole('link', { name: '2 left out' }).click();
    await page.waitForURL('**status=skipped**');
    await page.getByRole('link', { name: 'Nora Gil' }).waitFor();
    await page.getByText('The customer has not agreed to marketing on this channel').waitFor();
    await page.getByText('The customer has no address').waitFor();
    await page.getByRole('link', { name: 'Lola Vega' }).waitFor({ state: 'detached' });
  }

  async useCampaignAgain(): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: 'Duplicate' }).click();
    await page.getByRole('heading', { level: 1, name: 'We open at eight (copy)' }).waitFor();
    await page.getByRole('heading', { name: '2 people will get it' }).waitFor();
  }

  async switchWelcomeOn(): Promise<void> {
    const { page } = this;
    await this.#go('Automations');
    await page.getByRole('switch', { name: 'On or off: Welcome' }).press('Space');
    await page.getByRole('dialog').getByRole('button', { name: 'Switch on' }).click();
    await page.getByText('is on.').waitFor();
    await this.at.shop.publish(erpEvent('customer.created', { customerId: 'luis', customer: { id: 'luis', firstName: 'Luis', email: 'luis@example.com', locale: 'es' } }));
    await mailTo(this.at.sink, 'luis@example.com');
    await this.#go('Messages');
    await page.getByRole('button', { name: /^Luis: / }).click();
    await page.getByText('Sent by an automation.').waitFor();
  }

  async findOutWhyNothingCame(): Promise<void> {
    await this.at.shop.publish(erpEvent('customer.created', { customerId: 'eva', customer: { id: 'eva', firstName: 'Eva', email: null, phone: null } }));
    // The diary is written once the event has gone round: until then she is not known.
    await this.at.shop.executionOf('eva');
    await this.page.goto(`${this.at.baseUrl}/m/messaging/messages/customers/eva/`);
    await this.page.getByRole('heading', { level: 1, name: /Eva/ }).waitFor();
    await this.page.getByText('The customer has no address').first().waitFor();
  }

  async answerReply(): Promise<void> {
    const { page } = this;
    await page.goto(`${this.at.baseUrl}/m/messaging/messages/new/?channel=sms`);
    await page.getByText('An address', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Address' }).fill(numberThatAnswers);
    await page.getByRole('textbox', { name: 'Text' }).fill('Is Thursday at ten all right?');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('It is on its way.').waitFor();
    await page.goto(`${this.at.baseUrl}/m/messaging/messages/conversations/`);
    await page.getByText('(sandbox)').first().click();
    await page.getByRole('textbox', { name: 'Write an answer' }).fill('Then see you on Thursday.');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Then see you on Thursday.').first().waitFor();
  }

  #go(view: string): Promise<void> {
    return this.page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: view }).click();
  }
}

/** The story as sentences. */
export const firstHourSteps: readonly (readonly [string, (hour: FirstHour) => Promise<void>])[] = [
  ['begins with the printed link, a name and a password', (hour) => hour.arrive()],
  ['sends a first message within a minute, and watches what becomes of it', (hour) => hour.sendFirstMessage()],
  ['connects its mail server and sees that it works', (hour) => hour.connectMail()],
  ['brings its customers in from a file, and knows which line was not taken', (hour) => hour.importCustomers()],
  ['writes a template without knowing HTML', (hour) => hour.writeTemplate()],
  ['runs a campaign to its end', (hour) => hour.runCampaign()],
  ['sees who was left out of it, and why', (hour) => hour.seeWhoWasLeftOut()],
  ['makes the same campaign once more, as a draft', (hour) => hour.useCampaignAgain()],
  ['switches the welcome on, and an event of its ERP becomes a mail that arrives', (hour) => hour.switchWelcomeOn()],
  ['finds out why somebody got nothing', (hour) => hour.findOutWhyNothingCame()],
  ['answers somebody who writes back', (hour) => hour.answerReply()],
];
