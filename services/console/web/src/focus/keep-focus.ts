import type { AnyRouter } from '@tanstack/react-router';

/** Where the focus was: what surrounded it, the innermost first, and what Tab stopped at then. */
interface Place {
  readonly element: HTMLElement;
  readonly around: readonly Element[];
  readonly stops: readonly HTMLElement[];
}

/** So soon after the mouse or a finger, what loses the focus loses it to them. */
const POINTED_MS = 1000;

const isUsable = (element: HTMLElement): boolean => element.isConnected && !element.matches(':disabled') && element.tabIndex >= 0 && element.getClientRects().length > 0;

const stopsIn = (root: ParentNode): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex="0"], [contenteditable="true"]')].filter(isUsable);

const layerOf = (element: Element): Element | null => element.closest('[role="dialog"], [role="menu"], [role="listbox"]');

const isWriting = (element: Element): boolean => element.matches('textarea, [contenteditable="true"], input:not([type="checkbox"], [type="radio"])');

function* outward(from: Element): Generator<Element> {
  for (let one: Element | null = from; one; one = one.parentElement) yield one;
}

/** In the smallest surrounding that is left and has any: what took its place, else what came after it, else before. */
function nearestTo({ element, around, stops }: Place, isTouched: boolean): HTMLElement | undefined {
  // Nobody who taps asked for a keyboard on the screen.
  const isWelcome = (stop: HTMLElement): boolean => isUsable(stop) && !(isTouched && isWriting(stop));
  const index = stops.indexOf(element);
  const known = [...stops.slice(index + 1), ...stops.slice(0, Math.max(index, 0)).reverse()].filter(isWelcome);
  const left = around.find(({ isConnected }) => isConnected);
  const view = document.querySelector('main');
  for (const one of left ? outward(left) : []) {
    // Above the view's own parts nothing is near any more.
    if (one.contains(view) || one.parentElement === view) return undefined;
    const fresh = one === left ? stopsIn(one).find((stop) => isWelcome(stop) && !stops.includes(stop)) : undefined;
    const found = fresh ?? known.find((stop) => one.contains(stop));
    if (found) return found;
  }
  return undefined;
}

/**
 * The focus is never lost. Browsers drop it, without a word, together with what had it: a row that was deleted, a button that
 * waits for its answer or has turned into another, a view that has given way to the next. It goes on then: back to the button
 * when it has its answer, to what is nearest, to the heading of the new view. After a refusal it goes to the first field
 * that has to be changed, unless somebody is still writing.
 */
class FocusKeeper {
  private place: Place | undefined;
  /** The last one below whatever lies open above the page. */
  private placeOnPage: Place | undefined;
  private isDue = false;
  private isViewNew = false;
  private isRefused = false;
  private isEntered = false;
  private isTouched = false;
  private pointedAt = 0;

  watch(router: AnyRouter): void {
    document.addEventListener('focusin', ({ target }) => this.remember(target));
    document.addEventListener('focusout', ({ target, relatedTarget }) => relatedTarget === null && this.forgetIfLeft(target));
    document.addEventListener('keydown', ({ key }) => { this.isEntered = key === 'Enter'; this.isTouched = false; }, { capture: true });
    document.addEventListener('pointerdown', ({ pointerType }) => { this.isTouched = pointerType === 'touch'; this.pointedAt = performance.now(); }, { capture: true });
    new MutationObserver((records) => this.heed(records)).observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled', 'aria-invalid'] });
    router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
      if (!pathChanged || !fromLocation) return;
      this.isViewNew = true;
      this.look();
    });
    this.remember(document.activeElement);
  }

  private remember(target: EventTarget | null): void {
    if (!(target instanceof HTMLElement) || target === document.body) return;
    this.place = { element: target, around: [...outward(target)].slice(1), stops: stopsIn(document) };
    if (!layerOf(target)) this.placeOnPage = this.place;
  }

  /** Somebody clicked beside everything, or looks at another window; a button that was disabled for the blink of an eye was not left. */
  private forgetIfLeft(target: EventTarget | null): void {
    const isLeft = !document.hasFocus() || performance.now() - this.pointedAt < POINTED_MS;
    if (!isLeft) return;
    requestAnimationFrame(() => {
      if (target instanceof HTMLElement && target === this.place?.element && isUsable(target)) this.place = undefined;
    });
  }

  private heed(records: readonly MutationRecord[]): void {
    if (records.some(({ attributeName, target }) => attributeName === 'aria-invalid' && target instanceof Element && target.ariaInvalid === 'true')) this.isRefused = true;
    if (this.isRefused || this.isViewNew || (this.place && document.activeElement !== this.place.element)) this.look();
    else if (this.place?.element.matches(':disabled')) this.look();
  }

  /** Once what is drawn now is drawn: only then does the browser drop the focus. */
  private look(): void {
    if (this.isDue) return;
    this.isDue = true;
    requestAnimationFrame(() => setTimeout(() => {
      this.isDue = false;
      this.next()?.focus({ preventScroll: this.isViewNew });
    }));
  }

  private next(): HTMLElement | undefined {
    const active = document.activeElement ?? document.body;
    const refused = this.isRefused && (!isWriting(active) || this.isEntered) ? this.firstRefused() : undefined;
    this.isRefused = false;
    if (refused) return refused;
    const isLost = active === document.body;
    if (this.isViewNew) return this.headingOf(active);
    return isLost && this.place ? this.successorOf(this.place) : undefined;
  }

  private firstRefused(): HTMLElement | undefined {
    const layer = [...document.querySelectorAll('[role="dialog"]')].at(-1) ?? document;
    return [...layer.querySelectorAll<HTMLElement>('[aria-invalid="true"]')].find(isUsable);
  }

  /** Who is inside the new view already stays there. */
  private headingOf(active: Element): HTMLElement | undefined {
    const view = document.querySelector('main');
    const isInside = (view?.contains(active) ?? false) && active !== view;
    const heading = view?.querySelector('h1');
    if (isInside || document.querySelector('[role="dialog"] :focus')) this.isViewNew = false;
    if (!this.isViewNew || !heading) return undefined;
    this.isViewNew = false;
    heading.tabIndex = -1;
    return heading;
  }

  private successorOf(place: Place): HTMLElement | undefined {
    const { element } = place;
    // What waits for its answer has the focus again afterwards.
    if (element.isConnected && element.dataset['loading'] !== undefined) return undefined;
    const isAbove = place !== this.placeOnPage && !place.around.some((one) => one.isConnected && layerOf(one));
    if (isAbove) return this.placeOnPage ? this.onPage(this.placeOnPage) : undefined;
    return this.onPage(place);
  }

  private onPage(place: Place): HTMLElement | undefined {
    if (isUsable(place.element)) return place.element;
    const nearest = nearestTo(place, this.isTouched);
    if (nearest) return nearest;
    this.isViewNew = true;
    return this.headingOf(document.body);
  }
}

/** From now on, for as long as the page is there. */
export const keepFocus = (router: AnyRouter): void => new FocusKeeper().watch(router);
