// The main job: a newcomer picks interests, scrolls, taps, buys, and may change their mind.
import { cards, fillCheckout, home, join, store } from './steps.mjs';
import { expect, expectAccessible, picture, signUp, test } from './support.mjs';

const wanted = ['Houseplants', 'Interior design', 'Barbecue', 'Cats', 'Light and lamps'];

test('from newcomer to order, and back', { tag: '@desktop' }, async ({ page }) => {
  await test.step('sign up', async () => {
    await signUp(page);
    await expect(page).toHaveURL(/\/interests$/);
    await expect(page.getByRole('heading', { level: 1, name: 'What do you like?' })).toBeVisible();
  });

  await test.step('four interests are too few, for the page and for the server', async () => {
    const button = page.getByRole('button', { name: 'Show my feed' });
    const count = page.locator('[data-picked]');
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    for (const name of wanted.slice(0, 4)) await page.getByRole('checkbox', { name, exact: true }).check();
    await expect(count).toHaveText('4 of 5');
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    // Asleep, yet it can be pressed: it says how many are missing.
    await button.click({ force: true });
    await expect(page.locator('.toast', { hasText: '4 of 5' })).toBeVisible();
    await expect(page).toHaveURL(/\/interests$/);

    const refused = await page.request.post('/me/interests?_method=put', { form: { interests: 'cats' }, maxRedirects: 0 });
    expect(refused.status()).toBe(422);
    expect(await refused.text()).toContain('Pick at least 5 interests.');
  });

  await test.step('the search finds one by another word, and the fifth wakes the button', async () => {
    const last = page.getByRole('checkbox', { name: 'Light and lamps', exact: true });
    await page.getByRole('searchbox', { name: 'Search interests' }).fill('lamps');
    await expect(page.getByRole('checkbox', { name: 'Cats', exact: true })).toBeHidden();
    await last.check();
    await expect(page.locator('[data-picked]')).toHaveText('5 picked');
    const button = page.getByRole('button', { name: 'Show my feed' });
    await expect(button).not.toHaveAttribute('aria-disabled', 'true');
    await button.click();
    await expect(page).toHaveURL(/\/$/);
  });

  const cards_ = page.locator('#feed > article');
  await test.step('the first feed is made of them, and says so', async () => {
    await expect(cards_.first()).toBeVisible();
    expect(await cards_.count()).toBeGreaterThan(5);
    const why = cards_.locator('details.why');
    await expect(why).toHaveCount(await cards_.count());
    await why.first().getByText('Why am I seeing this?').click();
    await expect(why.first().getByRole('listitem').first()).toBeVisible();
    const reasons = await page.locator('[data-reason="picked-interest"]').allTextContents();
    expect(reasons.length, 'items because of a picked interest').toBeGreaterThan((await cards_.count()) / 2);
    const named = new Set(reasons.map((reason) => reason.replace('Because you picked ', '')));
    expect([...named].filter((name) => !wanted.includes(name)), 'reasons that nobody gave').toEqual([]);
    expect(named.size, 'different interests on the first page').toBeGreaterThan(1);
    await picture(page, `feed-${test.info().project.name}`);
  });

  const card = cards_.filter({ has: page.getByRole('button', { name: 'Show products' }) }).filter({ has: page.locator('.stock:not(.stock--out)') }).first();
  const points = card.locator('a.point');
  await test.step('a tap on the photo shows its products, another one hides them', async () => {
    const show = card.getByRole('button', { name: 'Show products' }).first();
    await expect(points.first()).toBeHidden();
    await show.click({ position: { x: 6, y: 6 } });
    await expect(points.first()).toBeVisible();
    await expect(points.first()).toHaveAccessibleName(/.+, .*\d\.\d\d\sUSD/);
    const tagged = card.locator('.strip-item');
    expect(await tagged.count(), 'the list equals the points').toBeGreaterThanOrEqual(await points.count());
    await picture(page, `points-${test.info().project.name}`);
    await show.click({ position: { x: 6, y: 6 } });
    await expect(points.first()).toBeHidden();
  });

  const sheet = page.getByRole('dialog');
  const entry = card.locator('li', { has: page.locator('.stock:not(.stock--out)') }).locator('.strip-item').first();
  const title = (await entry.locator('.strip-title').textContent()) ?? '';
  await test.step('a product opens over the feed with its own address, and closes by Escape and by back', async () => {
    await entry.focus();
    await page.keyboard.press('Enter');
    await expect(sheet.getByRole('heading', { name: title })).toBeVisible();
    await expect(page).toHaveURL(/\/products\/\d+/);
    await expect(sheet).toHaveAccessibleName(title);
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await expect(page).toHaveURL(/\/$/);
    await expect(entry).toBeFocused();

    await entry.click();
    await expect(sheet.getByRole('heading', { name: title })).toBeVisible();
    await page.goBack();
    await expect(sheet).toBeHidden();
    await expect(page).toHaveURL(/\/$/);
    await page.goForward();
    await expect(sheet.getByRole('heading', { name: title })).toBeVisible();
    await picture(page, `sheet-${test.info().project.name}`);
    await expectAccessible(page);
  });

  const total = /^Buy now – pay [\d,]+\.\d\d USD$/;
  await test.step('Buy now shows everything on one screen', async () => {
    await sheet.getByRole('button', { name: 'Buy now', exact: true }).click();
    await expect(sheet.getByRole('button', { name: total })).toBeVisible();
    await expect(page).toHaveURL(/\/checkout\?/);
    await expect(sheet.locator('.line-title')).toHaveText(title);
    await picture(page, `checkout-${test.info().project.name}`);
  });

  await test.step('a field left out is named', async () => {
    await fillCheckout(sheet, cards.good);
    // A postal code of blanks passes the browser and not the store.
    await sheet.getByLabel('Postal code').fill('   ');
    await sheet.getByRole('button', { name: total }).click();
    await expect(sheet.getByLabel('Postal code')).toHaveAttribute('aria-invalid', 'true');
    await expect(sheet.getByLabel('Full name')).toHaveValue(home.name);
  });

  await test.step('a declined card says so and keeps what was typed', async () => {
    await fillCheckout(sheet, cards.declined);
    await sheet.getByRole('button', { name: total }).click();
    await expect(sheet.getByRole('alert').or(sheet.locator('.field-error')).first()).toBeVisible();
    await expect(sheet.getByText(/declined\. Nothing was charged/)).toBeVisible();
    await expect(sheet.getByLabel('Street and number')).toHaveValue(home.line1);
    await expect(sheet.getByLabel('City')).toHaveValue(home.city);
    await expect(sheet.getByLabel('Test card')).toHaveValue(cards.declined);
    await picture(page, `declined-${test.info().project.name}`);
  });

  await test.step('another card buys it', async () => {
    await sheet.getByLabel('Test card').fill(cards.good);
    await sheet.getByRole('button', { name: total }).click();
    await expect(sheet.getByText('Cancel within 30 minutes')).toBeVisible();
    await expect(page).toHaveURL(/\/orders\/\d+$/);
    await expect(sheet.locator('.order-facts')).toContainText('Paid');
    await picture(page, `order-${test.info().project.name}`);
  });

  await test.step('and it can be cancelled', async () => {
    await sheet.getByRole('button', { name: 'Cancel order' }).click();
    await expect(sheet.locator('.order-facts')).toContainText('Cancelled');
    await expect(sheet.getByRole('button', { name: 'Cancel order' })).toBeHidden();
    const order = new URL(page.url()).pathname;
    await sheet.getByRole('link', { name: 'Back to the feed' }).click();
    await expect(sheet).toBeHidden();
    await expect(entry).toBeInViewport();
    await page.goto(order);
    await expect(page.getByRole('heading', { level: 1, name: 'This order is cancelled' })).toBeVisible();
    await page.goto('/orders');
    await expect(page.locator('#orders')).toContainText(title);
    await expect(page.locator('#orders')).toContainText('Cancelled');
  });
});

test('several things through the bag', { tag: '@desktop' }, async ({ page }) => {
  await join(page);
  const { sold } = await store(page.request);
  const [first, second] = sold;
  const count = page.locator('#nav-bag .count');

  await page.goto(`/products/${first.product.id}?sku=${encodeURIComponent(first.sku)}`);
  await expect(page.getByRole('heading', { level: 1, name: first.product.title })).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Add to bag' }).click();
  await expect(count).toContainText('1 piece in the bag');
  await expect(page.getByText('Added to the bag.')).toBeVisible();

  await page.goto(`/products/${second.product.id}?sku=${encodeURIComponent(second.sku)}`);
  await page.getByRole('main').getByRole('button', { name: 'Add to bag' }).click();
  await expect(count).toContainText('2 pieces in the bag');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Bag' }).click();
  await expect(page).toHaveURL(/\/bag$/);

  const line = page.locator('#bag .line', { hasText: first.product.title });
  const price = (/** @type {string | null} */ text) => Number((text ?? '').replace(/[^\d.]/g, ''));
  const amount = price(await line.locator('.line-amount').textContent());
  await line.getByRole('spinbutton', { name: `Quantity of ${first.product.title}` }).fill('3');
  await page.keyboard.press('Tab');
  await expect(count).toContainText('4 pieces in the bag');
  await expect.poll(async () => price(await line.locator('.line-amount').textContent())).toBeCloseTo(amount * 3, 2);
  await picture(page, `bag-${test.info().project.name}`);

  await page.getByRole('button', { name: `Remove ${second.product.title}` }).click();
  await expect(page.locator('#bag .line')).toHaveCount(1);
  await expect(count).toContainText('3 pieces in the bag');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('#bag .line')).toHaveCount(2);
  await expect(count).toContainText('4 pieces in the bag');

  const total = price(await page.locator('#bag .sums-total .money').textContent());
  await page.getByRole('link', { name: 'Check out' }).click();
  await expect(page).toHaveURL(/\/checkout$/);
  const form = page.locator('#checkout-form');
  await fillCheckout(form, cards.good);
  const pay = form.getByRole('button', { name: /^Buy now – pay/ });
  expect(price(await pay.textContent())).toBeCloseTo(total, 2);
  await pay.click();
  await expect(page).toHaveURL(/\/orders\/\d+$/);
  await expect(page.locator('main .line')).toHaveCount(2);
  await expect(page.getByText('Cancel within 30 minutes')).toBeVisible();
  await expect(count).toContainText('nothing in the bag');

  // The address and the card used last stand in for typing them again.
  await page.goto(`/checkout?sku=${encodeURIComponent(first.sku)}&quantity=1`);
  await expect(page.locator('#checkout-form')).toContainText(home.line1);
  await expect(page.getByLabel('Full name')).toBeHidden();
  await page.getByRole('button', { name: /^Buy now – pay/ }).click();
  await expect(page.getByText('Cancel within 30 minutes')).toBeVisible();
});

test('a total that rose is told before anything is bought', async ({ page }) => {
  await join(page);
  const { sku } = await store(page.request);
  await page.goto(`/checkout?sku=${encodeURIComponent(sku)}&quantity=1`);
  const form = page.locator('#checkout-form');
  await fillCheckout(form, cards.good);
  // What was shown is made lower than what it costs.
  const shown = form.locator('input[name=expected_total]');
  await shown.evaluate((/** @type {HTMLInputElement} */ input) => (input.value = String(Number(input.value) - 100)));
  await form.getByRole('button', { name: /^Buy now – pay/ }).click();
  await expect(form.getByText(/The total changed from/)).toBeVisible();
  await expect(form.getByLabel('Full name')).toHaveValue(home.name);
  await page.goto('/orders');
  await expect(page.getByText('No orders yet')).toBeVisible();
});
