import { eventually, type ProductProcess } from '@messaging/testing';
import type { Browser, Locator, Page } from 'playwright-core';
import { Shop, startProduct } from '../shop/shop.js';
import { launchBrowser, signIn, stepShown, storyMs } from './browser.js';
import { Keyboard } from './keyboard.js';
import { fillSalon } from './salon.js';

describe('the console by keyboard alone', () => {
  let product: ProductProcess;
  let browser: Browser;
  let shop: Shop;
  let page: Page;
  let keys: Keyboard;
  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser();
    shop = Shop.of(product);
    await fillSalon(shop);
    ({ page } = await signIn(browser, product.signInUrl ?? ''));
    keys = new Keyboard(page);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await product.dispose();
  });

  const open = async (path: string): Promise<void> => {
    await page.goto(`${product.baseUrl}/m/messaging/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name }).first();
  const holdsFocus = (target: Locator): Promise<void> => eventually(async () => expect(await keys.isWithin(target)).toBe(true));
  /** What is said of a field after its name. */
  const heardAt = async (field: Locator): Promise<string> => {
    const told = (await field.getAttribute('aria-describedby'))?.split(' ').filter(Boolean) ?? [];
    return (await Promise.all(told.map((id) => page.locator(`[id="${id}"]`).textContent()))).join(' ');
  };
  const hasFocus = (target: Locator): Promise<void> => eventually(async () => expect(await keys.isOn(target)).toBe(true));

  it('skips the navigation, and is led by it', async () => {
    await open('dashboard/');
    const skip = page.getByRole('link', { name: 'Skip to content' });
    await keys.press(skip);
    await hasFocus(page.locator('main'));
    expect(page.url()).toBe(`${product.baseUrl}/m/messaging/dashboard/`);
    await open('dashboard/');
    await keys.press(page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Templates' }));
    await hasFocus(page.getByRole('heading', { level: 1, name: 'Templates' }));
  });

  it('hears at the field what is wrong with it, when a message was refused', async () => {
    await open('messages/new/?channel=sms&recipient=address');
    const address = page.getByRole('textbox', { name: 'Address' });
    await keys.type(address, 'nobody');
    await keys.type(page.getByRole('textbox', { name: 'Text' }), 'See you at ten.');
    await keys.press(button(/^Send$/));
    await hasFocus(address);
    expect(await heardAt(address)).toContain('give it with its country code');
  }, storyMs);

  it('writes a message', async () => {
    await open('messages/');
    await keys.press(page.getByRole('link', { name: 'New message' }));
    await page.getByRole('heading', { level: 1, name: 'New message' }).waitFor();
    await keys.choose(page.getByRole('combobox', { name: 'Channel' }), 'SMS');
    await keys.to(page.getByRole('radio', { name: 'A customer' }));
    await page.keyboard.press('ArrowRight');
    await keys.type(page.getByRole('textbox', { name: 'Address' }), '+34600111999');
    await keys.type(page.getByRole('textbox', { name: 'Text' }), 'See you at ten.');
    await keys.press(button(/^Send$/));
    await page.getByText('It is on its way.').waitFor();
  }, storyMs);

  it('opens a message from the list, and is back in the list when it closes', async () => {
    await open('messages/');
    const row = button(/^\+34600111999: See you at ten\.$/);
    await keys.press(row);
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('heading', { name: 'How it went' }).waitFor();
    await holdsFocus(drawer);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await hasFocus(row);
  }, storyMs);

  it('writes a template', async () => {
    await open('templates/new/');
    await keys.press(button(/^SMS/));
    await keys.type(page.getByRole('textbox', { name: 'Name' }), 'By keyboard');
    await keys.type(page.getByRole('textbox', { name: 'Text' }), 'We open earlier. STOP to opt out');
    await keys.press(button('Insert'));
    await holdsFocus(page.getByRole('menu'));
    await page.keyboard.press('Escape');
    await hasFocus(button('Insert'));
    await page.keyboard.press('Enter');
    await holdsFocus(page.getByRole('menu'));
    await page.keyboard.press('ArrowDown');
    await hasFocus(page.getByRole('menuitem').first());
    await page.keyboard.press('Enter');
    const words = page.getByRole('textbox', { name: 'Text' });
    await hasFocus(words);
    await page.keyboard.type(' dear');
    await page.getByText(/STOP to opt out.* dear/).first().waitFor();
    await keys.press(button('Create template'));
    await page.getByRole('heading', { level: 1, name: 'By keyboard' }).waitFor();
  }, storyMs);

  it('sends a campaign', async () => {
    await open('campaigns/new/');
    await keys.press(button('Next'));
    await hasFocus(page.getByRole('textbox', { name: 'Name' }));
    await page.getByText('Give it a name.').waitFor();
    await page.getByText('Choose a template.').waitFor();
    await keys.type(page.getByRole('textbox', { name: 'Name' }), 'Earlier');
    await keys.choose(page.getByRole('combobox', { name: 'Channel' }), 'SMS');
    await keys.choose(page.getByRole('combobox', { name: 'Template' }), 'By keyboard');
    for (const next of ['audience', 'content', 'time', 'review']) {
      await keys.press(button('Next'));
      await stepShown(page, next);
      if (next === 'content' || next === 'time') await hasFocus(button('Next'));
    }
    await keys.press(button(/^Send to \d+ people$/));
    await keys.press(page.getByRole('dialog').getByRole('button', { name: /^Send to \d+ people$/ }));
    await page.getByText(/^Done .*: \d+ of \d+ arrived/).first().waitFor();
    await hasFocus(page.getByRole('heading', { level: 1, name: 'Earlier' }));
  }, storyMs);

  it('switches an automation on, after a dialog that takes the focus and gives it back', async () => {
    await open('automations/');
    const birthday = page.getByRole('switch', { name: 'On or off: Birthday' });
    await keys.press(birthday, 'Space');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await holdsFocus(dialog);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await hasFocus(birthday);
    await page.keyboard.press('Space');
    await holdsFocus(dialog);
    await keys.press(dialog.getByRole('button', { name: 'Switch on' }));
    await page.getByText(/is on\.$/).waitFor();
  }, storyMs);

  it('stays near what has gone: a view, a row, a button that waited or turned into another', async () => {
    await open('automations/');
    await keys.press(page.getByRole('link', { name: /^Birthday/ }));
    await hasFocus(page.getByRole('heading', { level: 1, name: 'Birthday' }));
    await keys.press(page.getByRole('switch', { name: 'Only for some customers' }), 'Space');
    await keys.press(button('Condition'));
    await hasFocus(page.getByRole('combobox', { name: 'What' }));
    const value = page.getByRole('textbox', { name: 'Value' });
    await keys.press(button('Save'));
    await page.getByText('Enter the value of each condition.').waitFor();
    await hasFocus(value);
    await keys.type(value, 'Ana');
    expect(await value.inputValue()).toBe('Ana');
    await keys.press(button('Remove'));
    await button('Remove').waitFor({ state: 'detached' });
    await hasFocus(button('Group'));
    await open('settings/shop/');
    const address = page.getByRole('textbox', { name: 'Link to a customer' });
    await keys.type(address, 'https://erp.example/{customerId}');
    await keys.press(button('Save'));
    await page.getByText('Saved', { exact: true }).waitFor();
    await hasFocus(button('Save'));
    expect(await button('Save').getAttribute('aria-disabled')).toBe('true');
    await open('settings/keys/');
    await keys.press(button('Make a key'));
    await keys.type(page.getByRole('dialog').getByRole('textbox', { name: 'Name' }), 'Till');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Make a key' }).waitFor({ state: 'detached' });
    await eventually(async () => expect(await page.evaluate('document.activeElement === document.body')).toBe(false));
  }, storyMs);

  it('chooses in a menu, which gives the focus back', async () => {
    await open('dashboard/');
    const account = button(/^Your account/);
    await keys.press(account);
    const menu = page.getByRole('menu');
    await holdsFocus(menu);
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });
    await hasFocus(account);
    await page.keyboard.press('Enter');
    await holdsFocus(menu);
    const spanish = page.getByRole('menuitem', { name: 'Español' });
    for (let step = 0; step < 20 && !(await keys.isOn(spanish)); step++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Menú' }).waitFor();
  }, storyMs);

  it('hears in its own language, beside the field, what a form would not take', async () => {
    await open('settings/shop/');
    const field = page.getByRole('textbox', { name: 'Los avisos van a' });
    await keys.type(field, 'nobody');
    await keys.press(button('Guardar'));
    await page.getByText('El texto no tiene la forma correcta.').first().waitFor();
    await eventually(async () => expect(await field.getAttribute('aria-invalid')).toBe('true'));
    expect(await heardAt(field)).toContain('El texto no tiene la forma correcta.');
    await hasFocus(field);
  }, storyMs);
});
