// The operator dresses the store and takes care of posts; shoppers see it. And an order on paper.
import { enter, join, buy, png, store } from './steps.mjs';
import { expect, picture, test } from './support.mjs';

test.describe.configure({ mode: 'serial' });

/** @param {import('@playwright/test').Browser} browser */
async function visitor(browser) {
  const context = await browser.newContext({ baseURL: process.env.VITRINE_URL });
  return context.newPage();
}

test('a theme and texts are set and seen by shoppers', async ({ page, browser }) => {
  await enter(page, 'operator');
  await page.goto('/operator/theme');
  await page.getByLabel('Store name').fill('Casa Lima');
  await page.getByLabel('Accent on light pages').fill('#3366cc');
  await page.getByLabel('Own CSS').fill('.foot { outline: 3px solid rgb(1, 2, 3); }');
  await page.getByRole('button', { name: 'Save the theme' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Done.' })).toBeVisible();
  await page.getByLabel('Picture').setInputFiles(png({ width: 240, height: 60, seed: 3 }));
  await page.getByRole('button', { name: 'Set the logo' }).click();
  await expect(page.getByAltText('The logo as it is now')).toBeVisible();

  await page.goto('/operator/texts/notice?language=en');
  await page.getByLabel('Text').fill('Closed **on Monday**.');
  await page.getByRole('button', { name: 'Preview' }).click();
  await expect(page.locator('#text-preview strong')).toHaveText('on Monday');
  await page.getByRole('button', { name: 'Save and show' }).click();
  await page.goto('/operator/texts/imprint?language=en');
  await page.getByLabel('Text').fill('# Casa Lima\n\n1 High Street, Springfield');
  await page.getByRole('button', { name: 'Save and show' }).click();

  const guest = await visitor(browser);
  await guest.goto('/');
  await expect(guest.locator('.notice-bar')).toContainText('Closed on Monday.');
  await expect(guest.getByRole('link', { name: 'Casa Lima' }).locator('img')).toBeVisible();
  const seen = await guest.evaluate(() => [
    getComputedStyle(document.documentElement).getPropertyValue('--accent').trim(),
    getComputedStyle(/** @type {Element} */ (document.querySelector('.foot'))).outlineColor,
  ]);
  expect(seen).toEqual(['#3366cc', 'rgb(1, 2, 3)']);
  await picture(guest, 'themed');
  await guest.getByRole('contentinfo').getByRole('link', { name: 'Imprint' }).click();
  await expect(guest.getByText('1 High Street, Springfield')).toBeVisible();

  await page.goto('/operator/audit');
  // Other tests write to the log meanwhile.
  await expect(page.locator('#log-rows tr').filter({ hasText: 'Text' }).first()).toBeVisible();
});

test('an order is printed as a sheet with who sells and to whom', async ({ page }) => {
  await join(page);
  await page.goto(await buy(page, (await store(page.request)).sku));
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.letterhead')).toBeVisible();
  await expect(page.locator('.letterhead')).toContainText('Ada Lovelace');
  await expect(page.locator('.letterhead-foot')).toContainText('1 High Street, Springfield');
  for (const part of ['.nav', '.top', '.foot', '.notice-bar', '.order-page .cancel', '.order-page .row']) {
    for (const one of await page.locator(part).all()) await expect(one).toBeHidden();
  }
  await expect(page.locator('.order .sums')).toBeVisible();
  await picture(page, 'order-printed', { fullPage: true });
});

test('what was set is taken back', async ({ page }) => {
  await enter(page, 'operator');
  await page.goto('/operator/theme');
  await page.getByRole('button', { name: 'Reset the theme' }).click();
  for (const name of ['notice', 'imprint']) {
    await page.goto(`/operator/texts/${name}?language=en`);
    await page.getByLabel('Text').fill('');
    await page.getByRole('button', { name: 'Save and show' }).click();
  }
  await page.goto('/');
  await expect(page.locator('.notice-bar')).toHaveCount(0);
  await expect(page.locator('link[href^="/theme/"]')).toHaveCount(0);
});

test('a post is removed with a reason, and brought back', async ({ page, browser }) => {
  await enter(page, 'operator');
  const { posts } = await store(page.request);
  const { id } = posts[posts.length - 2];
  await page.goto(`/posts/${id}`);
  await page.getByText('Remove this post').click();
  await page.getByLabel('Reason').fill('It shows somebody who did not agree.');
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  const guest = await visitor(browser);
  const gone = await guest.goto(`/posts/${id}`);
  expect(gone?.status()).toBe(410);
  await expect(guest.getByRole('heading', { name: 'This post is gone' })).toBeVisible();
  await expect(guest.getByText('did not agree')).toHaveCount(0);
  await page.goto('/operator/posts?only=removed');
  const row = page.locator(`#desk-${id}`);
  await expect(row).toContainText('did not agree');
  await row.getByRole('button', { name: /Bring back/ }).click();
  const back = await guest.goto(`/posts/${id}`);
  expect(back?.status()).toBe(200);
});
