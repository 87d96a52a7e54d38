// New posts announce themselves above the feed of somebody who has it open: by a stream, by asking where that is refused, and
// not at all without a script.
import { enter, join, step } from './steps.mjs';
import { expect, expectAccessible, signInAs, test } from './support.mjs';

/** @typedef {import('@playwright/test').Page} Page */

/** Somebody signed in on a page of their own. @param {import('@playwright/test').Browser} browser @param {object} [more] */
const another = async (browser, more = {}) =>
  (await browser.newContext({ baseURL: process.env.VITRINE_URL, ...test.info().project.use, ...more })).newPage();

/** Publishes an idea as whoever is signed in. @param {Page} page @param {string} text */
async function publish(page, text) {
  await page.goto('/posts/new');
  await page.locator('label', { hasText: 'Idea' }).click();
  await step(page, 'Say');
  await page.getByLabel('Text', { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page).toHaveURL(/\/posts\/\d+/);
}

/** Follows the member of the demo. @param {Page} reader @param {string} profile */
async function follow(reader, profile) {
  await reader.goto(profile);
  await reader.locator('.profile').getByRole('button', { name: 'Follow', exact: true }).click();
  await expect(reader.locator('.profile').getByRole('button', { name: 'Following' })).toBeVisible();
}

test('a post announces itself to a follower who has the feed open', { tag: '@desktop' }, async ({ page, browser }) => {
  await signInAs(page, 'member');
  const profile = (await page.locator('.top-me').getAttribute('href')) ?? '';
  const reader = await another(browser);
  await join(reader);
  await follow(reader, profile);
  const opened = reader.waitForResponse((r) => r.url().includes('/feed/news'));
  await reader.goto('/?lens=following');
  expect((await opened).headers()['content-type']).toBe('text/event-stream');
  const link = reader.locator('#news a');
  await expect(link).toBeHidden();
  const mark = `News ${Date.now().toString(36)}${test.info().project.name}`;
  await publish(page, mark);
  // Other tests publish as the same member.
  await expect(link).toHaveText(/^\d+ new posts?$/);
  await expect(reader.locator('.said')).toContainText(/\d+ new posts?/);
  await expectAccessible(reader);
  await link.click();
  await expect(reader.getByText(mark)).toBeVisible();
  await reader.context().close();
});

test('where the stream is refused the number is asked for', { tag: '@desktop' }, async ({ page, browser }) => {
  await signInAs(page, 'member');
  const profile = (await page.locator('.top-me').getAttribute('href')) ?? '';
  const reader = await another(browser, { serviceWorkers: 'block' });
  await join(reader);
  await follow(reader, profile);
  // The refusal waits until there is something new, so that the first question already finds it.
  /** @type {(value?: unknown) => void} */
  let refuse = () => {};
  const published = new Promise((done) => (refuse = done));
  await reader.route('**/feed/news**', async (route) => {
    if (!route.request().headers().accept?.includes('text/event-stream')) return route.continue();
    await published;
    await route.fulfill({ status: 503 });
  });
  await reader.goto('/?lens=following', { waitUntil: 'domcontentloaded' });
  await publish(page, `News ${Date.now().toString(36)}${test.info().project.name}`);
  refuse();
  await expect(reader.locator('#news a')).toHaveText(/^\d+ new posts?$/);
  await reader.context().close();
});

test('no JavaScript: nothing announces itself and nothing is lost', { tag: ['@nojs', '@not-mobile'] }, async ({ page }) => {
  await enter(page, 'member');
  await page.goto('/?lens=newest');
  await expect(page.locator('#news')).toBeHidden();
});
