// Keeping away from people, topics and things, and hearing of what others do: from the menus to the list.
import { join, store } from './steps.mjs';
import { expect, expectAccessible, picture, signInAs, test } from './support.mjs';

/**
 * The first card of a post of somebody else in the newest posts, with its author.
 * @param {import('@playwright/test').Page} page
 */
async function firstCard(page) {
  await page.goto('/?lens=newest');
  const card = page.locator('article.card[data-by]').first();
  const id = (await card.getAttribute('id')) ?? '';
  const name = (await card.locator('.card-who h2').textContent()) ?? '';
  return { card: page.locator(`#${id}`), id, name: name.trim(), handle: (await card.getAttribute('data-by')) ?? '' };
}

test('"Not this" takes a post away in its place, and Undo brings it back', { tag: '@desktop' }, async ({ page }) => {
  await join(page);
  const { card, id } = await firstCard(page);
  await test.step('by keyboard, from the card', async () => {
    await card.getByRole('link', { name: /^More about/ }).focus();
    await page.keyboard.press('Enter');
    const menu = page.getByRole('dialog');
    await expect(menu.getByRole('heading', { name: 'What to do' })).toBeFocused();
    await expectAccessible(page);
    await picture(page, 'menu');
    await menu.getByRole('button', { name: 'Not this' }).focus();
    await page.keyboard.press('Enter');
    await expect(menu).toBeHidden();
    await expect(card).toContainText('Hidden. It will not come back to your feeds.');
    await expect(card.getByRole('button', { name: 'Undo' })).toBeFocused();
    await expect(page).toHaveURL(/lens=newest$/);
    await picture(page, 'not-this');
  });
  await card.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator(`article#${id}`).getByRole('button', { name: 'Smile' })).toBeVisible();
  await page.reload();
  await expect(page.locator(`article#${id}`)).toBeVisible();
});

test('a block from the menu of a card holds at once and everywhere', { tag: '@desktop' }, async ({ page }) => {
  await join(page);
  const { card, name, handle } = await firstCard(page);
  await card.getByRole('link', { name: /^More about/ }).click();
  const menu = page.getByRole('dialog');
  await menu.getByRole('link', { name: `Block ${name}` }).click();
  await expect(menu.getByRole('heading', { name: `Block ${name}?` })).toBeVisible();
  await expectAccessible(page);
  await menu.getByRole('button', { name: `Block ${name}` }).click();
  await expect(menu).toBeHidden();
  await expect(card).toContainText(`${name} is blocked.`);
  await expect(page.locator(`[data-by="${handle}"]`)).toHaveCount(0);
  await page.goto(`/accounts/${handle}`);
  await expect(page.getByText(`You blocked ${name}.`)).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'blocked-profile');
  await page.getByRole('button', { name: 'Unblock' }).click();
  await expect(page.locator('.profile').getByRole('button', { name: 'Follow', exact: true })).toBeVisible();
});

test('a mute from the profile, and its end in the list', async ({ page }) => {
  await join(page);
  const { name, handle } = await firstCard(page);
  await page.goto(`/accounts/${handle}`);
  await page.locator('.profile').getByRole('link', { name: /^More about/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: `Mute ${name}` }).click();
  await expect(page.getByText(`You muted ${name}.`)).toBeVisible();
  await page.goto('/?lens=newest');
  await expect(page.locator(`article.card[data-by="${handle}"]`)).toHaveCount(0);
  await page.goto('/me/settings');
  await page.getByRole('link', { name: 'Muted' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: `Unmute: ${name}` }).click();
  await expect(page.getByRole('heading', { name: 'You muted nobody and nothing' })).toBeVisible();
});

test('a topic is muted and heard again', async ({ page }) => {
  await join(page);
  await page.goto('/topics/houseplants');
  await page.locator('.topic-head').getByRole('link', { name: /^More about/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Mute the topic/ }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.goto('/me/mutes');
  await page.getByRole('button', { name: /^Unmute/ }).click();
  await expect(page.getByRole('heading', { name: 'You muted nobody and nothing' })).toBeVisible();
});

test('a follow tells the other person, who reads it', { tag: '@desktop' }, async ({ page, browser }) => {
  const other = await (await browser.newContext({ baseURL: process.env.VITRINE_URL, ...test.info().project.use })).newPage();
  const author = await join(other);
  await join(page);
  await page.goto(`/accounts/${author.handle}`);
  await page.locator('.profile').getByRole('button', { name: 'Follow', exact: true }).click();
  await expect(page.locator('.profile').getByRole('button', { name: 'Following' })).toBeVisible();
  await expect(async () => {
    await other.goto('/');
    await expect(other.getByRole('link', { name: 'Notifications, 1 unread' })).toBeVisible({ timeout: 500 });
  }).toPass();
  await other.getByRole('link', { name: 'Notifications, 1 unread' }).click();
  await expect(other.getByRole('link', { name: /began to follow you$/ })).toBeVisible();
  await expectAccessible(other);
  await picture(other, 'notifications');
  await other.goto('/');
  await expect(other.getByRole('link', { name: 'Notifications', exact: true })).toBeVisible();
  await other.close();
});

test('somebody chooses what to hear of', async ({ page }) => {
  await join(page);
  await page.goto('/me/notifications/choices');
  await page.getByLabel('Smiles at my posts').uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Your choice is saved.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Smiles at my posts')).not.toBeChecked();
  await expect(page.getByLabel('New followers')).toBeChecked();
});

test('without a script the menu is a page of its own', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: process.env.VITRINE_URL, ...test.info().project.use, javaScriptEnabled: false });
  const page = await context.newPage();
  await signInAs(page, 'newcomer');
  const { album } = await store(page.request);
  await page.goto(`/posts/${album.id}`);
  await page.getByRole('article').first().getByRole('link', { name: /^More about/ }).click();
  await page.getByRole('button', { name: /^Not this/ }).click();
  await page.getByRole('button', { name: /^Show again/ }).click();
  await expect(page.getByRole('button', { name: /^Not this/ })).toBeVisible();
  await context.close();
});
