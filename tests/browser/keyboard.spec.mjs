// By keyboard alone, and the endless feed with its way back.
import { join, store } from './steps.mjs';
import { expect, signInAs, test } from './support.mjs';

test('the demo bar signs one in as each of its people', async ({ page }) => {
  for (const role of /** @type {const} */ (['shopper', 'member', 'operator'])) {
    await signInAs(page, role);
    await expect(page.locator('#feed > article').first()).toBeVisible();
  }
  await signInAs(page, 'newcomer');
  await expect(page).toHaveURL(/\/interests$/);
});

test('skip link, points, sheet: by keyboard', { tag: ['@desktop', '@not-mobile'] }, async ({ page }) => {
  const { tagged } = await store(page.request);
  await join(page);
  await page.goto(`/posts/${tagged.id}`);

  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();

  const card = page.getByRole('article').first();
  const show = card.getByRole('button', { name: 'Show products' }).first();
  // From the content onwards only Tab, until the photo is reached.
  for (let i = 0; i < 12 && !(await show.evaluate((e) => e === document.activeElement)); i += 1) await page.keyboard.press('Tab');
  await expect(show).toBeFocused();
  await page.keyboard.press('Enter');
  const points = card.locator('a.point');
  await expect(points.first()).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(points.first()).toBeFocused();
  await expect(points.first()).toHaveRole('button');
  await page.keyboard.press('Space');
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByRole('button', { name: 'Buy now', exact: true })).toBeVisible();
  const inside = () => page.evaluate(() => {
    const active = document.activeElement;
    return active === document.body || !!active?.closest('dialog#sheet');
  });
  await expect.poll(() => page.evaluate(() => !!document.activeElement?.closest('dialog#sheet'))).toBe(true);
  const stops = await sheet.locator('a[href], button:visible, input:not([type=hidden]), select').count();
  for (let i = 0; i < stops + 3; i += 1) {
    await page.keyboard.press('Tab');
    expect(await inside(), `after ${i + 1} steps the focus is in the sheet`).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(points.first()).toBeFocused();
  await expect(page).toHaveURL(new RegExp(`/posts/${tagged.id}(#main)?$`));
});

test('several photos by arrow keys', { tag: ['@desktop', '@not-mobile'] }, async ({ page }) => {
  const { album } = await store(page.request);
  await page.goto(`/posts/${album.id}`);
  const card = page.getByRole('article').first();
  const dots = card.locator('[data-dots] a');
  await expect(dots).toHaveCount(album.photos.length);
  await expect(dots.first()).toHaveAttribute('aria-current', 'true');
  await card.getByRole('group', { name: 'Photos' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(dots.nth(1)).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('ArrowLeft');
  await expect(dots.first()).toHaveAttribute('aria-current', 'true');
});

test('the feed goes on, in order, and is found again', { tag: '@desktop' }, async ({ page }) => {
  await join(page);
  await page.goto('/?lens=newest');
  const cards = page.locator('#feed > article');
  const ids = () => cards.evaluateAll((all) => all.map((item) => item.id));
  const first = await ids();
  await page.locator('[data-more="feed"]').scrollIntoViewIfNeeded();
  await expect.poll(() => cards.count(), { timeout: 30_000 }).toBeGreaterThan(first.length);
  await cards.last().scrollIntoViewIfNeeded();
  await expect.poll(() => cards.count(), { timeout: 30_000 }).toBeGreaterThan(first.length * 2);
  const all = await ids();
  expect(all.slice(0, first.length), 'what was there stays in its order').toEqual(first);
  expect(new Set(all).size, 'nothing twice').toBe(all.length);
  const { posts } = await store(page.request);
  // Identifiers grow with time.
  const order = posts.map((post) => BigInt(post.id)).sort((a, b) => (a < b ? 1 : -1)).map((id) => `post-${id}`);
  // Posts that other tests publish meanwhile are not in the list made at the start.
  const known = all.filter((id) => order.includes(id));
  expect(known, 'newest first').toEqual(order.filter((id) => known.includes(id)));
  expect(known.length).toBeGreaterThan(first.length);

  const target = cards.nth(first.length + 3);
  const id = await target.getAttribute('id');
  await target.scrollIntoViewIfNeeded();
  await target.locator('.card-who time, h2 a').first().click();
  await expect(page).toHaveURL(/\/(posts|products|accounts)\//);
  await page.goBack();
  await expect(page.locator(`#${id}`)).toBeInViewport();
  expect((await ids()).slice(0, all.length)).toEqual(all);
});
