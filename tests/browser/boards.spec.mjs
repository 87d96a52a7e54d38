// Boards: saved in two taps, arranged, shared.
import { join, store } from './steps.mjs';
import { expect, expectAccessible, picture, test } from './support.mjs';

test('from the feed onto a board in two taps', { tag: '@desktop' }, async ({ page }) => {
  await join(page);
  await page.goto('/?lens=newest');
  const card = page.locator('#feed > article:has(.actions)').first();
  await card.getByRole('button', { name: 'Save', exact: true }).click();
  await page.locator('.toast').getByRole('button', { name: 'Choose a board' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByRole('heading', { name: 'Choose boards' })).toBeVisible();
  await expectAccessible(page);
  await sheet.getByLabel('New board').fill('Cosy corner');
  await sheet.getByRole('button', { name: 'Create' }).click();
  const board = sheet.getByRole('button', { name: /Cosy corner/ });
  await expect(board).toHaveAttribute('aria-pressed', 'true');
  await picture(page, 'board-choices');
  await board.click();
  await expect(board).toHaveAttribute('aria-pressed', 'false');
  await board.click();
  await expect(board).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.goto('/me/boards');
  await page.getByRole('link', { name: /Cosy corner/ }).click();
  await expect(page.locator('#board > li')).toHaveCount(1);
  await picture(page, 'board');
});

test('a board is arranged, deleted and brought back', async ({ page }) => {
  await join(page);
  const { product, tagged } = await store(page.request);
  await page.goto('/me/boards');
  await page.getByLabel('Name').fill('Reading room');
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Reading room' })).toBeVisible();
  for (const path of [`/products/${product.id}/boards`, `/posts/${tagged.id}/boards`]) {
    await page.goto(path);
    const board = page.getByRole('button', { name: /Reading room/ });
    await board.click();
    await expect(board).toHaveAttribute('aria-pressed', 'true');
  }
  await page.goto('/me/boards');
  await page.getByRole('link', { name: /Reading room/ }).click();
  const address = page.url();
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByLabel('New section').fill('Light');
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByText('Light', { exact: true })).toBeVisible();
  await page.goto(`${address}?arrange=1`);
  const rows = page.locator('#board > li');
  await rows.first().getByLabel(/^Note/).fill('For the window');
  await rows.first().getByLabel(/^Section/).selectOption({ label: 'Light' });
  await rows.first().getByRole('button', { name: 'Save', exact: true }).click();
  await expect(rows.first().getByLabel(/^Note/)).toHaveValue('For the window');
  await rows.first().getByRole('button', { name: /^One place later/ }).click();
  await expect(rows.last().getByLabel(/^Note/)).toHaveValue('For the window');
  await page.goto(address);
  await page.getByRole('link', { name: 'Light' }).click();
  await expect(page.locator('#board > li')).toHaveCount(1);
  await expect(page.locator('#board')).toContainText('For the window');
  await page.goto(`${address}/edit`);
  await page.getByRole('button', { name: 'Delete the board' }).click();
  await expect(page.getByText('The board is gone.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Reading room' })).toBeVisible();
});

test('two people collect on a secret board', async ({ page, browser, baseURL }) => {
  await join(page);
  const other = await (await browser.newContext({ baseURL })).newPage();
  await join(other);
  const handle = async (/** @type {import('@playwright/test').Page} */ of) => {
    await of.goto('/me');
    return ((await of.locator('.me-head p').first().textContent()) ?? '').match(/@(\w+)/)?.[1] ?? '';
  };
  const name = await handle(other);
  await page.goto('/me/boards');
  await page.getByLabel('Name').fill('Surprise');
  await page.getByLabel(/^Secret/).check();
  await page.getByRole('button', { name: 'Create' }).click();
  const address = new URL(page.url()).pathname;
  expect((await other.request.get(address)).status()).toBe(404);
  await page.goto(`${address}/edit`);
  await page.getByLabel('Ask somebody').fill(`@${name}`);
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByText('asked', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await other.goto('/me/boards');
  await expect(other.getByText(/asks you to collect on “Surprise”/)).toBeVisible();
  await expectAccessible(other);
  await other.getByRole('button', { name: 'Join' }).click();
  await expect(other.getByRole('heading', { level: 1, name: 'Surprise' })).toBeVisible();
  await expect(other.getByRole('link', { name: 'Arrange' })).toBeVisible();
  await other.context().close();
});
