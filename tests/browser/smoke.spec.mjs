// Every kind of page opens, has a title, is valid HTML and accessible, on a phone, on a desk, in the dark, without
// JavaScript.
import { pages } from './pages.mjs';
import { expect, expectAccessible, expectValidHtml, signInAs, test } from './support.mjs';

test('the server says that it is well', async ({ request }) => {
  const response = await request.get('/healthz');
  expect(response.status()).toBe(200);
});

for (const { path, as } of pages) {
  const tag = ['@desktop', '@dark', '@nojs'];
  test(`${path} as ${as ?? 'a visitor'}`, { tag }, async ({ page, javaScriptEnabled }) => {
    if (as) await signInAs(page, as);
    const response = await page.goto(path);
    expect(response?.status()).toBe(200);
    await expect(page).toHaveTitle(/\S/);
    await expect(page.locator('main')).toBeVisible();
    const { width, scroll } = await page.evaluate(() => ({
      width: document.documentElement.clientWidth,
      scroll: document.documentElement.scrollWidth,
    }));
    expect(scroll, 'nothing sticks out at the side').toBeLessThanOrEqual(width);
    await expectValidHtml(page.request, path);
    if (javaScriptEnabled !== false) await expectAccessible(page);
  });
}
