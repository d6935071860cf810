// Somebody without a mouse: nothing but keys, and the focus to be seen after each of them.

import { expect, type Locator, type Page } from '@playwright/test';

/** As many presses of Tab as somebody has patience for. */
const PATIENCE = 60;

export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Presses a key, and looks where the focus is. */
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    await this.expectFocusInSight(key);
  }

  /** Types into what has the focus. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    await this.expectFocusInSight(text);
  }

  /** Takes away what stands in the field with the focus, and types something else. */
  async retype(text: string): Promise<void> {
    await this.page.keyboard.press('Control+a');
    await this.type(text);
  }

  /** Presses Tab, or Shift+Tab, until the focus is there. */
  async tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await expect(target).toBeEnabled();
    for (let presses = 0; presses < PATIENCE; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.press(key);
    }
    throw new Error(`${String(target)} is not reached with ${PATIENCE} presses of ${key}`);
  }

  /** Goes to a button or link and presses it. */
  async pressOn(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.tabTo(target, key);
    await this.press('Enter');
  }

  /** Goes to a list of choices and takes the one that begins so. */
  async choose(target: Locator, beginning: string): Promise<void> {
    await this.tabTo(target);
    await this.type(beginning);
  }

  /** That an element has the focus, lies in the window, is not covered, and is marked. */
  async expectFocusInSight(after: string): Promise<void> {
    await expect.poll(() => this.page.evaluate(whyUnseen), `the focus after ${after}`).toBe('');
  }
}

/** Why the focus cannot be seen; empty where it can. Runs in the page. */
function whyUnseen(): string {
  const element = document.activeElement;
  if (element === null || element === document.body) return 'nothing has the focus';
  const told = element.outerHTML.slice(0, 160);
  const box = element.getBoundingClientRect();
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  if (right - left < 1 || bottom - top < 1) return `outside of the window: ${told}`;
  const within = (part: number, from: number, to: number) => from + (to - from) * part;
  const isOnTop = [0.1, 0.5, 0.9].some((part) => {
    const hit = document.elementFromPoint(within(part, left, right), within(part, top, bottom));
    return hit !== null && (element.contains(hit) || hit.contains(element));
  });
  if (!isOnTop) return `covered: ${told}`;
  if (!element.matches(':focus-visible')) return `not marked: ${told}`;
  // Where its outline would be cut off or stands for more than it, something about it is drawn instead.
  const marks = [element, element.querySelector(':scope > td'), element.closest('label, .button')].filter((mark) => mark !== null);
  const isDrawn = marks.some((mark) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(mark);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || (mark !== element && boxShadow !== 'none');
  });
  return isDrawn ? '' : `no outline: ${told}`;
}
