// Who may write: the program says which rule is missing and how to meet it.
import { buy, enter, join, step, store } from './steps.mjs';
import { expect, expectAccessible, picture, signInAs, test } from './support.mjs';

test('membership and purchases open the gate', async ({ page, browser }) => {
  const person = await join(page);
  const { sold } = await store(page.request);
  const rule = (/** @type {string} */ name) => page.locator('.rule', { has: page.getByRole('heading', { name }) });

  await test.step('both rules are missing, and the page says how to meet them', async () => {
    const response = await page.goto('/posts/new');
    expect(response?.status()).toBe(403);
    await expect(page.getByRole('heading', { level: 1, name: 'Who may post and comment' })).toBeVisible();
    await expect(rule('Membership')).toContainText('missing');
    await expect(rule('Membership')).toContainText('The store grants it');
    await expect(rule('Own purchases')).toContainText('Buy for 50.00 USD more.');
    await picture(page, 'gate');
    await expectAccessible(page);
    const refused = await page.request.post('/posts', { multipart: { kind: 'idea', text: 'hello' }, maxRedirects: 0 });
    expect(refused.status()).toBe(403);
  });

  const operator = await (await browser.newContext({ baseURL: process.env.VITRINE_URL })).newPage();
  await test.step('the operator grants a membership', async () => {
    await signInAs(operator, 'operator');
    await operator.goto('/operator');
    await operator.getByRole('searchbox', { name: 'Search by name, handle or e-mail' }).fill(person.handle);
    const row = operator.getByRole('row', { name: person.handle });
    await expect(operator.locator('#people-rows tr')).toHaveCount(1);
    await row.getByRole('button', { name: `Grant a membership to ${person.name}` }).click();
    await expect(row).toContainText('Running');
    await picture(operator, 'operator');
  });

  await test.step('the purchases remain', async () => {
    await page.goto('/write');
    await expect(rule('Membership')).toContainText('Your membership is running.');
    await expect(rule('Own purchases')).toContainText('missing');
    await page.goto('/me');
    await expect(page.locator('main')).toContainText('Buy for 50.00 USD more.');
  });

  await test.step('buying for less than 50.00 is counted and not enough', async () => {
    const { product, sku } = sold[0];
    expect(product.price.amount).toBeLessThan(5_000);
    await buy(page, sku);
    await page.goto('/write');
    const left = ((5_000 - product.price.amount) / 100).toFixed(2);
    await expect(rule('Own purchases')).toContainText(`Buy for ${left} USD more.`);
  });

  const second = sold[1];
  let order = '';
  await test.step('buying the rest opens it', async () => {
    const quantity = Math.ceil(5_000 / second.product.price.amount);
    await page.goto(`/checkout?sku=${encodeURIComponent(second.sku)}&quantity=${quantity}`);
    await page.getByRole('button', { name: /^Buy now – pay/ }).click();
    await expect(page).toHaveURL(/\/orders\/\d+$/);
    order = new URL(page.url()).pathname;
    await page.goto('/write');
    await expect(page.getByRole('heading', { level: 1, name: 'You can post' })).toBeVisible();
    await page.getByRole('link', { name: 'Make a post' }).click();
  });

  const text = `Shelves want a place for keys. ${person.handle}`;
  await test.step('and a post works', async () => {
    await page.locator('label', { hasText: 'Idea' }).click();
    await step(page, 'Say');
    await page.getByLabel('Text', { exact: true }).fill(text);
    await page.getByRole('button', { name: 'Publish' }).click();
    await expect(page).toHaveURL(/\/posts\/\d+$/);
    await expect(page.locator('main')).toContainText(text);
    await page.goto(`/accounts/${person.handle}`);
    await expect(page.locator('#profile-posts li')).toHaveCount(1);
  });

  await test.step('a cancelled order counts no longer', async () => {
    await page.goto(order);
    await page.getByRole('button', { name: 'Cancel order' }).click();
    await expect(page.locator('.order-facts')).toContainText('Cancelled');
    await page.goto('/write');
    await expect(rule('Own purchases')).toContainText('missing');
  });

  await test.step('an ended membership closes it as well', async () => {
    await operator.goto(`/operator?q=${person.handle}`);
    await operator.getByRole('button', { name: `End the membership of ${person.name}` }).click();
    await expect(operator.getByRole('row', { name: person.handle })).toContainText('None');
    await page.reload();
    await expect(rule('Membership')).toContainText('missing');
  });
  await operator.context().close();
});

test('only operators see the operator’s page', async ({ page }) => {
  await page.goto('/operator');
  await expect(page).toHaveURL(/\/sign-in\?next=%2Foperator$/);
  await enter(page, 'shopper');
  const shopper = await page.goto('/operator');
  expect(shopper?.status()).toBe(403);
  await expect(page.getByRole('heading', { level: 1, name: 'This is not open to you' })).toBeVisible();
  const refused = await page.request.post('/operator/memberships', { form: { handle: 'anybody' }, maxRedirects: 0 });
  expect(refused.status()).toBe(403);
});
