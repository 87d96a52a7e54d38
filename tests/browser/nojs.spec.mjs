// Everything without JavaScript, with one more step here and there.
import { cards, enter, fillCheckout, join, png, store } from './steps.mjs';
import { expect, expectValidMarkup, picture, signUp, test } from './support.mjs';

/**
 * Does something that leads to a page, and expects that the page is valid as it was sent.
 * @param {import('@playwright/test').Page} page
 * @param {string} name
 * @param {() => Promise<unknown>} act
 */
async function leadsToValidPage(page, name, act) {
  const answer = page.waitForResponse((r) => r.request().isNavigationRequest() && (r.status() < 300 || r.status() >= 400));
  await act();
  await expectValidMarkup(await (await answer).text(), name);
}

const nojs = { tag: ['@nojs', '@not-mobile'] };

test('no JavaScript: sign up, interests, the feed by pages', nojs, async ({ page }) => {
  await signUp(page);
  await expect(page).toHaveURL(/\/interests$/);
  const show = page.getByRole('button', { name: 'Show my feed' });
  for (const name of ['Houseplants', 'Cats', 'Barbecue']) await page.getByRole('checkbox', { name, exact: true }).check();
  await leadsToValidPage(page, 'interests, refused', () => show.click());
  await expect(page.getByText('Pick at least 5 interests.')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Cats', exact: true })).toBeChecked();
  for (const name of ['Interior design', 'Light and lamps']) await page.getByRole('checkbox', { name, exact: true }).check();
  await show.click();
  await expect(page).toHaveURL(/\/$/);

  const ids = () => page.locator('#feed > article').evaluateAll((all) => all.map((item) => item.id));
  const first = await ids();
  expect(first.length).toBeGreaterThan(5);
  await page.getByRole('link', { name: 'Show more' }).click();
  await expect(page).toHaveURL(/cursor=/);
  const second = await ids();
  expect(second.length).toBeGreaterThan(0);
  expect(second.filter((id) => first.includes(id)), 'shown twice').toEqual([]);
  for (const lens of ['Following', 'Newest', 'Most smiled', 'For you']) {
    await page.getByRole('link', { name: lens, exact: true }).click();
    await expect(page.getByRole('link', { name: lens, exact: true })).toHaveAttribute('aria-current', 'page');
  }
});

test('no JavaScript: photo to order, bag and cancellation', nojs, async ({ page }) => {
  await join(page);
  const { tagged, sold } = await store(page.request);
  await test.step('points show by a tap and lead to the product', async () => {
    await page.goto(`/posts/${tagged.id}`);
    const card = page.getByRole('article').first();
    await expect(card.locator('a.point').first()).toBeHidden();
    await card.getByRole('button', { name: 'Show products' }).first().click({ position: { x: 6, y: 6 } });
    await expect(card.locator('a.point').first()).toBeVisible();
    await picture(page, 'nojs-points');
    await card.locator('.strip-item').first().click();
    await expect(page).toHaveURL(/\/products\/\d+\?post=\d+/);
    await expect(page.getByRole('heading', { level: 1, name: tagged.tags[0].product.title })).toBeVisible();
  });

  await test.step('buy one', async () => {
    const [{ product, sku }] = sold;
    await page.goto(`/products/${product.id}?sku=${encodeURIComponent(sku)}`);
    await page.getByRole('main').getByRole('button', { name: 'Buy now', exact: true }).click();
    const form = page.locator('#checkout-form');
    await fillCheckout(form, cards.declined);
    await leadsToValidPage(page, 'checkout, declined', () => form.getByRole('button', { name: /^Buy now – pay/ }).click());
    await expect(form.getByText(/declined\. Nothing was charged/)).toBeVisible();
    await expect(form.getByLabel('Full name')).toHaveValue('Ada Lovelace');
    await form.getByLabel('Test card').fill(cards.good);
    await form.getByRole('button', { name: /^Buy now – pay/ }).click();
    await expect(page).toHaveURL(/\/orders\/\d+$/);
    await page.getByRole('button', { name: 'Cancel order' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'This order is cancelled' })).toBeVisible();
  });

  await test.step('and some through the bag', async () => {
    for (const { product, sku } of sold.slice(0, 2)) {
      await page.goto(`/products/${product.id}?sku=${encodeURIComponent(sku)}`);
      await page.getByRole('main').getByRole('button', { name: 'Add to bag' }).click();
    }
    await page.goto('/bag');
    const line = page.locator('#bag .line', { hasText: sold[0].product.title });
    await line.getByRole('spinbutton').fill('2');
    await line.getByRole('button', { name: 'Update' }).click();
    await expect(page.locator('#nav-bag .count')).toContainText('3 pieces in the bag');
    await page.getByRole('button', { name: `Remove ${sold[1].product.title}` }).click();
    await expect(page.locator('#bag .line')).toHaveCount(1);
    await page.getByRole('link', { name: 'Check out' }).click();
    await page.getByRole('button', { name: /^Buy now – pay/ }).click();
    await expect(page.getByText('Cancel within 30 minutes')).toBeVisible();
  });
});

test('no JavaScript: smile, save, follow, search', nojs, async ({ page }) => {
  await join(page);
  const { tagged } = await store(page.request);
  await page.goto(`/posts/${tagged.id}`);
  const actions = page.locator('.actions').first();
  for (const name of ['Smile', 'Save']) {
    await actions.getByRole('button', { name }).click();
    await expect(actions.getByRole('button', { name })).toHaveAttribute('aria-pressed', 'true');
    await expect(page, 'one stays on the page').toHaveURL(new RegExp(`/posts/${tagged.id}`));
  }
  await page.goto('/me/saved');
  await expect(page.locator(`a[href="/posts/${tagged.id}"]`)).toBeVisible();
  await page.goto(`/accounts/${tagged.author.handle}`);
  await page.locator('.profile').getByRole('button', { name: 'Follow', exact: true }).click();
  await expect(page.locator('.profile').getByRole('button', { name: 'Following' })).toBeVisible();
  await page.goto('/?lens=following');
  await expect(page.locator('#feed > article', { hasText: tagged.author.name }).first()).toBeVisible();

  await page.goto('/explore');
  const word = tagged.tags[0].product.title;
  await page.getByRole('main').getByRole('searchbox', { name: 'Search' }).fill(word);
  await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
  await expect(page.locator('#results')).toContainText(word);
});

test('no JavaScript: a post with a photo and a product on it', nojs, async ({ page }) => {
  await enter(page, 'member');
  const { product } = await store(page.request);
  await page.goto('/posts/new');
  await page.locator('#files').setInputFiles(png({ width: 640, height: 480 }));
  await page.getByRole('button', { name: 'Add the chosen photos' }).click();
  await expect(page.locator('[data-photo]')).toHaveCount(1);
  await page.getByLabel('Text', { exact: true }).fill('Without any script');
  await page.getByLabel('Find a product').fill(product.title);
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await page.getByRole('button', { name: `Add ${product.title}`, exact: true }).click();
  await expect(page.locator('#compose-tags > li')).toContainText(product.title);
  await expect(page.getByLabel('Text', { exact: true })).toHaveValue('Without any script');
  // The photo of the form is 320 wide: a quarter from the left, half way down.
  const photo = page.getByRole('button', { name: "Put the product’s point here" });
  await leadsToValidPage(page, 'the form with a photo and a tag', () => photo.click({ position: { x: 80, y: 120 } }));
  await expect(page.locator('.stage-dots circle')).toHaveAttribute('cx', /^2[45]\d/);
  await page.getByLabel('What the photo shows').fill('Bands of colour');
  await picture(page, 'nojs-compose', { fullPage: true });
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page).toHaveURL(/\/posts\/\d+$/);
  const card = page.getByRole('article').first();
  await expect(card.getByRole('img', { name: 'Bands of colour' })).toBeVisible();
  await card.getByRole('button', { name: 'Show products' }).click({ position: { x: 6, y: 6 } });
  const point = card.locator('.points').getByRole('link', { name: `${product.title},` });
  await expect(point).toBeVisible();
  const frame = await card.locator('.slide').boundingBox();
  const dot = await point.locator('.point-dot').boundingBox();
  if (!frame || !dot) throw new Error('no box');
  expect((dot.x + dot.width / 2 - frame.x) / frame.width).toBeCloseTo(0.25, 1);
  expect((dot.y + dot.height / 2 - frame.y) / frame.height).toBeCloseTo(0.5, 1);
  await page.getByLabel('Your comment').fill('By a plain form.');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.locator('#comments')).toContainText('By a plain form.');
});
