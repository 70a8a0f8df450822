import { eventually } from '@messaging/testing';
import type { Locator, Page } from 'playwright-core';

/** More stops than any view has between two things that belong to one job. */
const STOPS_MAX = 150;

/** What is asked of an element in the page; these functions run there. */
interface Drawn {
  readonly ownerDocument: { readonly activeElement: Drawn | null; readonly defaultView: { getComputedStyle(element: Drawn): Readonly<Record<string, string>> } };
  readonly nextElementSibling: Drawn | null;
  readonly parentElement: Drawn | null;
  contains(other: Drawn | null): boolean;
}

/** How an element and what is drawn beside it (the box of a switch, the frame of a field) look. */
const looksOf = (element: Drawn): string =>
  [element, element.nextElementSibling, element.parentElement, element.parentElement?.parentElement]
    .flatMap((one) => (one ? [element.ownerDocument.defaultView.getComputedStyle(one)] : []))
    .map((style) => ['outlineStyle', 'outlineWidth', 'outlineColor', 'borderColor', 'boxShadow', 'transform'].map((name) => style[name]).join())
    .join(' | ');

/** Somebody who has no mouse. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Walks on with Tab until there; refuses a stop that does not show that it has the focus. */
  async to(target: Locator): Promise<void> {
    await target.waitFor({ state: 'attached' });
    let before: string | undefined;
    for (let stop = 0; stop < STOPS_MAX; stop++) {
      // What took its place may stand there with the focus already: its look without is the one to compare with.
      if (!(await this.isOn(target))) before = await target.evaluate(looksOf);
      await this.page.keyboard.press('Tab');
      if (before === undefined || !(await this.isOn(target))) continue;
      await this.hasChanged(target, before);
      return;
    }
    throw new Error(`Tab never came to ${String(target)}`);
  }

  async isOn(target: Locator): Promise<boolean> {
    return target.evaluate((element: Drawn) => element === element.ownerDocument.activeElement);
  }

  /** Whether the focus is somewhere inside. */
  async isWithin(target: Locator): Promise<boolean> {
    return target.evaluate((element: Drawn) => element.contains(element.ownerDocument.activeElement));
  }

  async press(target: Locator, key = 'Enter'): Promise<void> {
    await this.to(target);
    await this.page.keyboard.press(key);
  }

  async type(target: Locator, text: string): Promise<void> {
    await this.to(target);
    await this.page.keyboard.type(text);
  }

  /** Takes the option of a list that begins with what is typed. */
  async choose(field: Locator, text: string): Promise<void> {
    await this.to(field);
    await this.page.keyboard.press('ArrowDown');
    await this.page.getByRole('option', { name: text }).waitFor();
    for (let step = 0; step < STOPS_MAX; step++) {
      const active = await field.getAttribute('aria-activedescendant');
      if (active !== null && (await this.page.locator(`[id="${active}"]`).textContent())?.includes(text)) break;
      await this.page.keyboard.press('ArrowDown');
      await this.hasMovedOn(field, active);
    }
    await this.page.keyboard.press('Enter');
    await this.page.getByRole('option', { name: text }).waitFor({ state: 'hidden' });
  }

  /** Read too early, the option before would be taken for the present one. */
  private async hasMovedOn(field: Locator, from: string | null): Promise<void> {
    await eventually(async () => {
      if ((await field.getAttribute('aria-activedescendant')) === from) throw new Error(`the list of ${String(field)} stands still`);
    });
  }

  /** The frame of a focused field fades in: its first look may still be the old one. */
  private async hasChanged(target: Locator, before: string): Promise<void> {
    await eventually(async () => {
      if ((await target.evaluate(looksOf)) === before) throw new Error(`the focus is not to be seen on ${String(target)}`);
    });
  }
}
