// A draft goes from one device to another, and a published post is changed in the open.
import { enter, step } from './steps.mjs';
import { expect, test } from './support.mjs';

test('a draft is found again on another device, and the post that it becomes keeps what it said', async ({ page, browser }) => {
  const mark = `On two devices ${Date.now().toString(36)}${test.info().project.name}`;
  await enter(page, 'member');
  await page.goto('/posts/new');
  await page.locator('label', { hasText: 'Idea' }).click();
  await step(page, 'Say');
  const kept = page.waitForResponse((answer) => new URL(answer.url()).pathname === '/drafts' && answer.request().method() === 'POST');
  await page.getByLabel('Text', { exact: true }).fill(mark);
  expect((await kept).ok()).toBe(true);
  await page.close();

  const other = await (await browser.newContext({ baseURL: process.env.VITRINE_URL, ...test.info().project.use })).newPage();
  await enter(other, 'member');
  await other.goto('/drafts');
  await other.getByRole('link', { name: `Continue ${mark}` }).click();
  await step(other, 'Say');
  await expect(other.getByLabel('Text', { exact: true })).toHaveValue(mark);
  await other.getByRole('button', { name: 'Publish' }).click();
  await expect(other).toHaveURL(/\/posts\/\d+$/);
  const post = other.url();
  await other.goto('/drafts');
  await expect(other.getByText(mark)).toHaveCount(0);

  await other.goto(post);
  await other.getByRole('link', { name: 'Edit this post' }).click();
  await other.getByLabel('Text', { exact: true }).fill(`${mark}, and said better`);
  await other.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(other.getByRole('article').first()).toContainText('said better');
  await other.getByRole('article').first().getByRole('link', { name: 'edited' }).click();
  await expect(other.locator('blockquote')).toHaveText(mark);
  await other.context().close();
});
