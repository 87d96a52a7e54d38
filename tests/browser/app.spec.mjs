// The store as an app on a phone: without a network, installed, shared from and shared to; pages kept in memory.
import { chromium as browsers } from '@playwright/test';
import { enter, join, png, step, store } from './steps.mjs';
import { chromium } from './server.mjs';
import { expect, settled, test } from './support.mjs';

test.use({ serviceWorkers: 'allow' });

/** The addresses the service worker keeps with the feed. @param {import('@playwright/test').Page} page */
const keptWithFeed = (page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const requests = await (await caches.open('feed')).keys();
    return requests.map(({ url }) => new URL(url).pathname);
  });

/** Opens the feed and waits until it is kept with its first picture. @param {import('@playwright/test').Page} page */
async function visit(page) {
  await page.goto('/');
  await settled(page);
  await expect.poll(() => keptWithFeed(page)).toContain('/');
  await expect.poll(async () => (await keptWithFeed(page)).filter((path) => path.startsWith('/media/')).length).toBeGreaterThan(0);
}

const cards = (/** @type {import('@playwright/test').Page} */ page) =>
  page.locator('#feed > article').evaluateAll((all) => all.map(({ id }) => id));

test('without a network the last feed is there, and other pages say so', async ({ page, context }) => {
  await join(page);
  await visit(page);
  const seen = await cards(page);
  await context.setOffline(true);
  await page.goto('/');
  expect(await cards(page)).toEqual(seen);
  await expect(page.locator('.toast')).toContainText('You are offline. This is your feed as it was on');
  const first = page.locator('#feed img.photo-top').first();
  await expect.poll(() => first.evaluate((/** @type {HTMLImageElement} */ image) => image.naturalWidth)).toBeGreaterThan(0);
  // The style sheet is there as well.
  expect(await page.locator('.nav').evaluate((nav) => getComputedStyle(nav).position)).toBe('fixed');

  await page.goto('/bag');
  await expect(page.getByRole('heading', { level: 1, name: 'You are offline' })).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('heading', { level: 1, name: 'You are offline' })).toBeHidden();
  await expect(page).toHaveURL(/\/bag$/);
  await expect(page.locator('main h1')).toContainText('Bag');
});

test('the page without a network speaks the language of the store', async ({ page, context }) => {
  await page.goto('/?lang=de');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.goto('/explore');
  await context.setOffline(true);
  await page.goto('/about/ranking');
  await expect(page.getByRole('heading', { level: 1, name: 'Du bist offline' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
});

test('nothing of one person is left for another', async ({ page, context }) => {
  const { handle } = await join(page);
  await visit(page);
  const kept = () => page.evaluate(async () => {
    const texts = [];
    for (const name of await caches.keys()) {
      for (const response of await (await caches.open(name)).matchAll()) texts.push(await response.text());
    }
    return texts.join('\n');
  });
  expect(await kept()).toContain(handle);
  await page.goto('/me');
  expect(await kept(), 'private pages are not kept').not.toContain('sessions/current');
  await page.locator('form[action^="/sessions/current"] button').click();
  await expect(page.locator('.top-me')).toHaveCount(0);
  await expect.poll(kept).not.toContain(handle);
  await context.setOffline(true);
  await page.goto('/');
  await expect(page.locator('.top-me')).toHaveCount(0);
  expect(await page.content()).not.toContain(handle);

  // Somebody else who signs in, without signing out before.
  await context.setOffline(false);
  await join(page);
  await visit(page);
  const other = await join(page);
  await page.goto('/');
  await expect.poll(kept).toContain(other.handle);
  await expect.poll(async () => (await kept()).includes(handle)).toBe(false);
});

test('a new release leaves the files of the one before and no others', async ({ page }) => {
  await page.goto('/explore');
  const shells = () => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('shell ')));
  const registered = () => page.evaluate(() => navigator.serviceWorker.ready.then((registration) => registration.active?.state));
  await expect.poll(registered).toBe('activated');
  const [now] = await shells();
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).unregister();
    for (const name of await caches.keys()) await caches.delete(name);
    for (const name of ['shell oldest', 'shell older', 'shell old']) await caches.open(name);
  });
  await page.reload();
  await expect.poll(registered).toBe('activated');
  await expect.poll(shells).toEqual(['shell old', now]);
});

test('it can be installed, and takes photos from the share sheet', async ({ page }) => {
  await enter(page, 'member');
  await page.goto('/posts/new');
  const address = /** @type {string} */ (await page.locator('link[rel=manifest]').getAttribute('href'));
  const manifest = await (await page.request.get(address)).json();
  expect(manifest).toMatchObject({ display: 'standalone', start_url: '/', lang: 'en' });
  for (const { src, sizes } of manifest.icons) {
    expect((await page.request.get(src)).status(), src).toBe(200);
    if (sizes === 'any') continue;
    const size = await page.evaluate(async (src) => {
      const image = await createImageBitmap(await (await fetch(src)).blob());
      return `${image.width}x${image.height}`;
    }, src);
    expect(size).toBe(sizes);
  }
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  const { errors } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);

  // What was begun before stays, and what is shared joins it.
  await step(page, 'Say');
  await page.locator('#f-text').fill('Begun before');
  await page.goto('/');
  const { action, method, enctype, params } = manifest.share_target;
  await page.evaluate(({ action, method, enctype, params }) => {
    const form = document.createElement('form');
    Object.assign(form, { id: 'shared', action, method, enctype });
    for (const [type, name, value] of [['text', params.text, 'Look at this'], ['text', params.url, 'https://example.com/'], ['file', params.files[0].name, '']]) {
      const input = document.createElement('input');
      Object.assign(input, { type, name });
      if (value) input.value = value;
      form.append(input);
    }
    document.body.append(form);
  }, { action, method, enctype, params });
  await page.locator('#shared input[type=file]').setInputFiles(png({ seed: 11 }));
  await page.locator('#shared').evaluate((/** @type {HTMLFormElement} */ form) => form.submit());
  await expect(page.locator('[data-stage] img')).toHaveCount(1);
  await expect(page.locator('#f-text')).toHaveValue('Begun before\nLook at this\nhttps://example.com/');
  await expect(page).toHaveURL(/\/posts\/new$/);
  await page.evaluate(() => localStorage.clear());

  // The share sheet comes from no page at all; another site may not post here.
  const multipart = { [params.files[0].name]: png({ seed: 12 }) };
  const from = (/** @type {string} */ site) => page.request.post(action, { multipart, headers: { 'sec-fetch-site': site } });
  expect((await from('none')).status()).toBe(200);
  expect((await from('cross-site')).status()).toBe(403);
});

test('sharing a post, a product, a profile', async ({ page, context, baseURL }) => {
  const { tagged, product } = await store(page.request);
  await page.addInitScript(() => {
    Object.assign(navigator, { share: async (/** @type {unknown} */ data) => Object.assign(window, { shared: data }) });
  });
  for (const path of [`/posts/${tagged.id}`, `/products/${product.id}`, `/accounts/${tagged.author.handle}`]) {
    await page.goto(path);
    await page.getByRole('link', { name: 'Share' }).first().click();
    await expect.poll(() => page.evaluate(() => /** @type {any} */ (window).shared?.url)).toBe(`${baseURL}${path}`);
    expect(await page.evaluate(() => /** @type {any} */ (window).shared.title)).toMatch(/\S/);
  }
  // Where there is no such thing, the address is copied.
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => Object.assign(navigator, { share: undefined }));
  await page.getByRole('link', { name: 'Share' }).first().click();
  await expect(page.locator('.toast')).toContainText('Link copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${baseURL}/accounts/${tagged.author.handle}`);
});

test('pages come back out of memory, unless somebody signed in or out meanwhile', async ({ baseURL }) => {
  // Playwright's own browser has this switched off.
  const browser = await browsers.launch({ ...chromium, ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  try {
    const page = await (await browser.newContext({ baseURL, serviceWorkers: 'block' })).newPage();
    await join(page);
    await page.addInitScript(() => {
      addEventListener('pageshow', (event) => Object.assign(window, { persisted: event.persisted }));
      Object.assign(window, { mark: Math.random() });
    });
    const mark = () => page.evaluate(() => /** @type {any} */ (window).mark);
    const persisted = () => page.evaluate(() => /** @type {any} */ (window).persisted).catch(() => undefined);
    for (const path of ['/', '/explore', '/bag', '/me/settings']) {
      await page.goto(path);
      const before = await mark();
      await page.goto('/about/ranking');
      await page.evaluate(() => history.back()).catch(() => {});
      await expect.poll(persisted, path).toBe(true);
      expect(await mark()).toBe(before);
    }
    const before = await mark();
    await page.goto('/about/ranking');
    await page.request.post('/sessions/current?_method=delete', { maxRedirects: 0 });
    await page.goto('/explore');
    await page.evaluate(() => history.go(-2)).catch(() => {});
    await expect.poll(() => mark().catch(() => before)).not.toBe(before);
    await expect(page.locator('.top-me')).toHaveCount(0);
  } finally {
    await browser.close();
  }
});
