// Every page and state is valid HTML, accessible and keeps to its width: on a phone, on a tablet, on a desk, in the
// dark; and opens without JavaScript.
import { states } from './pages.mjs';
import { enter } from './steps.mjs';
import { expect, expectAccessible, expectValidHtml, picture, test } from './support.mjs';

test('the server says that it is well', async ({ request }) => {
  const response = await request.get('/healthz');
  expect(response.status()).toBe(200);
});

/**
 * Opens a state and expects what every page has.
 * @param {import('@playwright/test').Page} page
 * @param {import('./pages.mjs').State} state
 */
async function open(page, { path, as, status = 200, open }) {
  if (as) await enter(page, as);
  /** @type {number | undefined} */
  let answered;
  page.on('response', (response) => {
    if (response.request().isNavigationRequest()) answered = response.status();
  });
  if (open) await open(page);
  else await page.goto(path ?? '/');
  expect(answered).toBe(status);
  await expect(page).toHaveTitle(/\S/);
  await expect(page.locator('main')).toBeVisible();
}

/** Nothing sticks out at the side. @param {import('@playwright/test').Page} page */
async function keepsToItsWidth(page) {
  const { width, scroll } = await page.evaluate(() => ({
    width: document.documentElement.clientWidth,
    scroll: document.documentElement.scrollWidth,
  }));
  expect(scroll, `nothing sticks out at ${width}`).toBeLessThanOrEqual(width);
}

/** Pages and states with every kind of part, looked at from right to left and in the language of the longest words. */
const spoken = [
  'front', 'feed', 'points', 'post-member', 'product', 'product-options', 'sheet', 'profile', 'search-results', 'interests', 'sign-up',
  'settings', 'compose', 'gate', 'bag', 'checkout-known', 'order', 'imports', 'not-found',
];
/** French differs from German by its words alone. */
const inFrench = ['front', 'product', 'sign-up', 'settings', 'compose', 'gate', 'checkout-known'];

for (const [language, names] of Object.entries({ de: spoken, fr: inFrench, 'ar-XB': spoken })) {
  for (const state of states.filter(({ name }) => names.includes(name))) {
    test(`page in ${language}: ${state.name}`, async ({ page }) => {
      // Every page is asked for in the language, also where a form leads to it.
      await page.route('**/*', async (route) => {
        const request = route.request();
        if (!request.isNavigationRequest() || request.method() !== 'GET') return route.continue();
        const url = new URL(request.url());
        url.searchParams.set('lang', language);
        return route.continue({ url: url.href });
      });
      await open(page, state);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await keepsToItsWidth(page);
      await expectAccessible(page);
      await picture(page, `${state.name}-${language}`);
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        await keepsToItsWidth(page);
      }
      await page.setViewportSize({ width: 390, height: 844 });
      await page.emulateMedia({ colorScheme: 'dark' });
      await picture(page, `${state.name}-${language}-dark`);
    });
  }
}

for (const state of states) {
  test(`page: ${state.name}`, async ({ page }) => {
    await open(page, state);
    if (!state.scripted) await expectValidHtml(page.request, page.url());
    await keepsToItsWidth(page);
    await expectAccessible(page);
    await picture(page, `${state.name}-390`);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page, ['color-contrast', 'link-in-text-block']);
    await picture(page, `${state.name}-dark`);
    await page.emulateMedia({ colorScheme: 'light' });
    for (const width of [320, 768]) {
      await page.setViewportSize({ width, height: 900 });
      await keepsToItsWidth(page);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await keepsToItsWidth(page);
    await expectAccessible(page);
    await picture(page, `${state.name}-1280`);
  });

  if (state.scripted) continue;
  test(`page without JavaScript: ${state.name}`, { tag: ['@nojs', '@not-mobile'] }, async ({ page }) => {
    await open(page, { ...state, status: state.plain ?? state.status });
    await keepsToItsWidth(page);
  });
}
