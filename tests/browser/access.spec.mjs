// For everybody: colours of one's own, larger text, no motion, everything heard, everything by keyboard.
import { cards, enter, home, join, likes, png, step, store } from './steps.mjs';
import { states } from './pages.mjs';
import { expect, picture, settled, test } from './support.mjs';

/** Presses Tab until something is reached. @param {import('@playwright/test').Page} page @param {import('@playwright/test').Locator} target */
async function tabTo(page, target, most = 80) {
  for (let i = 0; i < most && !(await target.evaluate((e) => e === document.activeElement)); i += 1) await page.keyboard.press('Tab');
  await expect(target).toBeFocused();
}

/** What screen readers were told. @param {import('@playwright/test').Page} page */
const heard = (page) => page.locator('.said').first();

test.describe('in forced colours', () => {
  test.beforeEach(({ page }) => page.emulateMedia({ forcedColors: 'active' }));

  for (const name of ['feed', 'points', 'post-member', 'product-options', 'interests', 'compose-tagging', 'checkout-known', 'bag', 'sheet']) {
    test(`forced colours: ${name}`, async ({ page }) => {
      const state = states.find((one) => one.name === name);
      if (!state) throw new Error(`there is no state ${name}`);
      if (state.as) await enter(page, state.as);
      if (state.open) await state.open(page);
      else await page.goto(state.path ?? '/');
      await picture(page, `${name}-forced`);
    });
  }

  test('states are told apart by more than a ground', async ({ page }) => {
    await join(page, { interests: likes });
    await page.goto('/?lens=newest');
    const style = (/** @type {import('@playwright/test').Locator} */ part, /** @type {string} */ name, pseudo = '') =>
      part.evaluate((element, [name, pseudo]) => getComputedStyle(element, pseudo).getPropertyValue(name), [name, pseudo]);
    expect(await style(page.locator('.tabs a[aria-current]'), 'text-decoration-line')).toBe('underline');
    expect(await style(page.locator('.tabs a:not([aria-current])').first(), 'text-decoration-line')).toBe('none');
    const smile = page.getByRole('button', { name: 'Smile', exact: true }).first();
    const before = await style(smile.locator('svg'), 'fill');
    await smile.click();
    await expect(smile).toHaveAttribute('aria-pressed', 'true');
    expect(await style(smile.locator('svg'), 'fill')).not.toBe(before);

    await page.goto('/interests');
    const tile = page.locator('.pick-tile');
    expect(await style(tile.filter({ has: page.locator(':checked') }).first(), 'outline-style')).toBe('solid');
    expect(await style(tile.filter({ hasNot: page.locator(':checked') }).first(), 'outline-style')).toBe('none');

    const { album } = await store(page.request);
    await page.goto(`/posts/${album.id}`);
    const dot = (/** @type {number} */ n) => style(page.locator('.dot').nth(n), 'background-color', '::before');
    expect(await dot(0)).not.toBe(await dot(1));
  });
});

test('text may be spaced out, and pages be twice as large', { tag: '@desktop' }, async ({ page }) => {
  test.slow();
  const { tagged, product } = await store(page.request);
  await join(page);
  for (const path of ['/', `/posts/${tagged.id}`, `/products/${product.id}`, `/accounts/${tagged.author.handle}`, '/interests', '/me/settings', '/search?q=lamp']) {
    await page.goto(path);
    await settled(page);
    // WCAG 1.4.12, through a sheet of styles made by script: the content security policy allows no other.
    const cut = await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }');
      document.adoptedStyleSheets = [sheet];
      const { clientWidth, scrollWidth } = document.documentElement;
      const found = scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide in ${clientWidth}`] : [];
      for (const element of document.querySelectorAll('main button, main label, main h1, main h2, main h3, main p, main li, .pick-name, nav a')) {
        const { overflowX, overflowY, textOverflow, visibility, webkitLineClamp } = getComputedStyle(element);
        const cutsText = [overflowX, overflowY].some((way) => way === 'hidden' || way === 'clip');
        // What is shortened on purpose says so by its dots, and stands in full behind a link.
        if (!cutsText || textOverflow === 'ellipsis' || visibility === 'hidden' || webkitLineClamp !== 'none' || element.closest('.sr') || element.querySelector('img')) continue;
        if (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1) {
          found.push(`${element.tagName} ${element.className}: ${element.textContent?.trim().slice(0, 40)}`);
        }
      }
      document.adoptedStyleSheets = [];
      return found;
    });
    expect(cut, path).toEqual([]);
    // 1280 wide at 200 % are 640, at 400 % 320.
    const { width: before } = page.viewportSize() ?? { width: 390 };
    for (const width of [640, 320]) {
      await page.setViewportSize({ width, height: 600 });
      const sizes = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      expect(sizes[0], `${path} at ${width}`).toBeLessThanOrEqual(sizes[1] ?? 0);
    }
    await page.setViewportSize({ width: before, height: 844 });
  }
});

test('nothing moves for those who asked for it', async ({ page }) => {
  const { tagged } = await store(page.request);
  await page.goto(`/posts/${tagged.id}`);
  const transitions = () => page.evaluate(() =>
    [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter(
      (rule) => rule instanceof CSSMediaRule && /view-transition/.test(rule.cssText) && matchMedia(rule.conditionText).matches,
    ).length,
  );
  expect(await transitions(), 'from page to page').toBe(0);
  await page.locator('.strip-item').first().click();
  await expect(page.getByRole('dialog').getByRole('heading', { level: 2 })).toBeVisible();
  const moving = await page.evaluate(() =>
    document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().duration) > 0).map((one) => one.id || one.constructor.name),
  );
  expect(moving).toEqual([]);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  expect(await transitions(), 'for everybody else').toBeGreaterThan(0);
});

test('what changes is heard, and the focus stays', async ({ page }) => {
  await join(page);
  await page.goto('/?lens=newest');
  const smile = page.getByRole('button', { name: 'Smile', exact: true }).first();
  await smile.focus();
  await page.keyboard.press('Enter');
  await expect(heard(page)).toHaveText(/^\d+ smiles?$/);
  await expect(smile).toBeFocused();
  await expect(smile).toHaveAttribute('aria-pressed', 'true');

  const more = page.locator('[data-more="feed"]');
  await more.focus();
  await expect(heard(page)).toContainText(/More has been loaded: \d+/);

  const { product } = await store(page.request);
  await page.goto(`/products/${product.id}`);
  const add = page.getByRole('button', { name: 'Add to bag' });
  await add.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.toast').filter({ hasText: /bag/i })).toBeVisible();
  await expect(page.locator('#bag-count')).toContainText('1 piece in the bag');
  await expect(add).toBeFocused();

  await page.context().setOffline(true);
  await page.keyboard.press('Enter');
  await expect(page.locator('.toast')).toContainText('You are offline');
  await expect(add).toBeFocused();
});

test('from the feed to an order, by keyboard', { tag: ['@desktop', '@not-mobile'] }, async ({ page }) => {
  await join(page, { interests: [] });
  await page.goto('/?lens=newest');
  const cardsShown = page.locator('#feed > article');
  await expect(cardsShown.first()).toBeVisible();
  // A product that can be bought, wherever it is in the feed: its card is reached by Tab alone.
  const item = cardsShown.locator('.strip-item:not(:has(.stock--out))').first();
  await tabTo(page, item, 200);
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog');
  const buy = sheet.getByRole('button', { name: 'Buy now', exact: true });
  await expect(buy).toBeVisible();
  await tabTo(page, buy);
  await page.keyboard.press('Enter');
  const pay = sheet.getByRole('button', { name: /^Buy now – pay/ });
  await expect(pay).toBeVisible();
  for (const [label, value] of [['Full name', home.name], ['Street and number', home.line1], ['Postal code', home.postal_code], ['City', home.city], ['State or region', home.region]]) {
    await tabTo(page, sheet.getByLabel(String(label)));
    await page.keyboard.type(String(value));
  }
  await tabTo(page, sheet.getByLabel('Country'));
  await page.keyboard.type('United States');
  await tabTo(page, sheet.getByLabel('Test card'));
  await page.keyboard.type(cards.good);
  await tabTo(page, pay);
  await page.keyboard.press('Enter');
  await expect(sheet.getByText(/Thank you/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(item).toBeFocused();
});

test('a product is tagged by keyboard', { tag: ['@desktop', '@not-mobile'] }, async ({ page }) => {
  const { product } = await store(page.request);
  await enter(page, 'member');
  await page.goto('/posts/new');
  await page.evaluate(() => localStorage.clear());
  await page.locator('#files').setInputFiles(png({ seed: 21 }));
  await page.locator('[data-photo]').waitFor();
  await tabTo(page, page.getByRole('button', { name: '3 Tag' }));
  await page.keyboard.press('Enter');
  const tag = page.locator('[data-act=place]').first();
  await expect(tag).toBeVisible();
  await tabTo(page, tag);
  await page.keyboard.press('Enter');
  await page.keyboard.type(product.title);
  // At once, before the answer is there: what was listed for an earlier text must not be chosen.
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[role=option][aria-selected=true]')).toContainText(product.title);
  await page.keyboard.press('Enter');
  const point = page.locator('.stage-point').first();
  await expect(point).toBeFocused();
  const left = () => point.evaluate((/** @type {HTMLElement} */ e) => parseFloat(e.style.left));
  const before = await left();
  await page.keyboard.press('ArrowRight');
  expect(await left()).toBeGreaterThan(before);
  // The alternative text is asked for, and prefilled by what is tagged.
  const next = page.getByRole('button', { name: 'Next', exact: true });
  await tabTo(page, next);
  await page.keyboard.press('Enter');
  const alt = page.locator('input[name=alt]').first();
  await expect(alt).toHaveValue(new RegExp(product.title.split(' ')[0] ?? ''));
  await tabTo(page, alt);
  await page.keyboard.press('End');
  await page.keyboard.type(' on a table');
  await tabTo(page, page.locator('#f-text'));
  await page.keyboard.type('All by keyboard');
  await tabTo(page, page.locator('[data-publish]'), 400);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/posts\/\d+$/);
  await expect(page.locator('.photo-top').first()).toHaveAttribute('alt', /on a table$/);
  await expect(page.locator('.strip-item')).toContainText(product.title);
});

test('what people wrote says its language', async ({ page }) => {
  await enter(page, 'member');
  const { tagged } = await store(page.request);
  const path = `/posts/${tagged.id}/comments`;
  const german = 'Die Lampe steht bei uns schon seit einem Jahr neben dem Sofa und macht jeden Abend schöner.';
  expect((await page.request.post(path, { form: { text: german }, maxRedirects: 0 })).status()).toBe(303);
  await page.goto(`/posts/${tagged.id}`);
  await expect(page.locator('.comment-text', { hasText: german }).first()).toHaveAttribute('lang', 'de');
});
