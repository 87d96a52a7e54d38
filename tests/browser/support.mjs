// What every browser test uses: a test that fails on script errors, people, and checks of a page.
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect } from '@playwright/test';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import rules from './htmlvalidate.mjs';
import { out } from './server.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').APIRequestContext} APIRequestContext */

/**
 * Playwright's `test`, which also fails when a page throws, logs an error or breaks the content security policy.
 * A browser's own line about a response with an error status is no fault of the page.
 */
export const test = base.extend({
  baseURL: async ({}, use) => {
    await use(process.env.VITRINE_URL);
  },
  page: async ({ page }, use) => {
    /** @type {string[]} */
    const faults = [];
    page.on('pageerror', (error) => faults.push(error.stack ?? error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        faults.push(message.text());
      }
    });
    await use(page);
    expect(faults, 'errors in the console').toEqual([]);
  },
});

export { expect };

/** A person nobody else in this run is. */
export function freshPerson() {
  const mark = randomUUID().replaceAll('-', '').slice(0, 12);
  return {
    email: `${mark}@people.example`,
    password: `plum ${mark} harbour`,
    handle: `p${mark}`,
    name: `Person ${mark.slice(0, 4)}`,
  };
}

/**
 * Signs up a fresh person through the form and returns them; the page is then wherever sign-up leads (interests).
 * @param {Page} page
 * @param {Partial<ReturnType<typeof freshPerson>>} [wishes]
 */
export async function signUp(page, wishes = {}) {
  const person = { ...freshPerson(), ...wishes };
  await page.goto('/sign-up');
  const form = page.locator('main form[action="/accounts"]');
  await form.locator('input[name=name]').fill(person.name);
  await form.locator('input[name=handle]').fill(person.handle);
  await form.locator('input[name=email]').fill(person.email);
  await form.locator('input[name=password]').fill(person.password);
  await form.locator('button[type=submit]').click();
  await expect(page).not.toHaveURL(/\/sign-up/);
  return person;
}

/**
 * Signs in through the bar that a demo store shows on every page.
 * @param {Page} page
 * @param {'newcomer' | 'shopper' | 'member' | 'operator'} role
 */
export async function signInAs(page, role) {
  await page.goto('/');
  const arrived = page.waitForEvent('framenavigated');
  await page.locator(`form[action="/demo/session"] button[value=${role}]`).click();
  await arrived;
  await expect(page.locator('.top-me')).toBeVisible();
}

/**
 * Lays the whole page out plainly while something looks at it: fixed bars go along with the page (what they cover at
 * this moment can be scrolled free), and cards beyond the view have their true size. Axe takes both for targets that
 * are too small.
 * @template T
 * @param {Page} page
 * @param {() => Promise<T>} look
 */
async function laidOut(page, look) {
  const change = (/** @type {boolean} */ plain) =>
    page.evaluate((plain) => {
      for (const part of document.querySelectorAll('body *:not(dialog, dialog *)')) {
        if (!(part instanceof HTMLElement)) continue;
        const { position, contentVisibility } = getComputedStyle(part);
        if (!plain) for (const name of ['position', 'content-visibility']) part.style.removeProperty(name);
        if (plain && ['fixed', 'sticky'].includes(position)) part.style.position = 'static';
        if (plain && contentVisibility === 'auto') part.style.contentVisibility = 'visible';
      }
    }, plain);
  await change(true);
  try {
    return await look();
  } finally {
    await change(false);
  }
}

/**
 * Expects that axe finds nothing against WCAG 2.2 AA or its best practices on the page as it is now.
 * @param {Page} page
 * @param {string[]} [only] rules to look at, where not all are worth a second look
 */
export async function expectAccessible(page, only) {
  const axe = new AxeBuilder({ page });
  if (only) axe.withRules(only);
  else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
  const { violations } = await laidOut(page, () => axe.analyze());
  const found = violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${impact}): ${help}\n  ${target.join(' ')}\n  ${failureSummary}`),
  );
  expect(found, `axe on ${page.url()}`).toEqual([]);
}

const validator = new HtmlValidate(new StaticConfigLoader(rules));

/**
 * Expects that a page, as the server sends it, is valid HTML. Pass `page.request` to ask as the signed-in person.
 * @param {APIRequestContext} request
 * @param {string} path
 */
export async function expectValidHtml(request, path) {
  const response = await request.get(path, { headers: { accept: 'text/html' } });
  expect(response.headers()['content-type'], path).toContain('text/html');
  await expectValidMarkup(await response.text(), path);
}

/**
 * Expects that this text is a valid page.
 * @param {string} html
 * @param {string} name what the messages call it
 */
export async function expectValidMarkup(html, name) {
  const report = await validator.validateString(html);
  const found = report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column, selector }) => `${line}:${column} ${ruleId}: ${message} [${selector}]`),
  );
  expect(found, `html-validate on ${name}`).toEqual([]);
}

/**
 * Waits until the page is loaded and every picture in view is there. (Not until the network is idle: a page with live
 * events never is.) Pictures aside of the view, in rows that scroll, load when they are near, so they are asked for.
 * @param {Page} page
 */
export async function settled(page) {
  await page.waitForLoadState('load');
  await page.waitForFunction(() =>
    Array.from(document.images).every((image) => {
      const { top, bottom, width } = image.getBoundingClientRect();
      if (width === 0 || bottom < 0 || top > innerHeight) return true;
      image.loading = 'eager';
      return image.complete;
    }),
  );
}

/**
 * Takes a picture of what is seen, to be looked at: `<out>/pictures/<name>.png`. Only for somebody who looks, who says so
 * by `VITRINE_PICTURES=1`: hundreds of them take minutes.
 * @param {Page} page
 * @param {string} name
 * @param {{ fullPage?: boolean }} [options]
 */
export async function picture(page, name, options = {}) {
  await settled(page);
  if (!process.env.VITRINE_PICTURES) return;
  const folder = join(out, 'pictures');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', ...options });
}
