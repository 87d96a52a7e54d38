// A member's post reaches those who follow, with its products; and what others may do with it.
import { enter, join, likes, png, step, store } from './steps.mjs';
import { expect, expectAccessible, picture, signInAs, test } from './support.mjs';

/** Presses the photo of the form at a place and picks a product there by typing. */
const tag = async (
  /** @type {import('@playwright/test').Page} */ page,
  /** @type {{ x: number, y: number }} */ at,
  /** @type {string} */ title,
) => {
  const stage = page.locator('[data-stage]').first();
  const box = await stage.boundingBox();
  if (!box) throw new Error('the photo is not shown');
  await stage.click({ position: { x: box.width * at.x, y: box.height * at.y } });
  const field = page.getByRole('combobox', { name: 'Which product is here?' });
  await expect(field).toBeFocused();
  await field.pressSequentially(title, { delay: 0 });
  await page.getByRole('option', { name: title }).first().click();
  await expect(field).toBeHidden();
};

test('a post with two tags reaches a follower', { tag: '@desktop' }, async ({ page, browser }) => {
  const { sold } = await store(page.request);
  const [first, second] = sold.map(({ product }) => product);
  const mark = `Morning corner ${Date.now().toString(36)}${test.info().project.name}`;

  const reader = await (await browser.newContext({ baseURL: process.env.VITRINE_URL, ...test.info().project.use })).newPage();
  const about = [...new Set([...sold[0].interests, ...sold[1].interests, ...likes])].slice(0, 6);
  await join(reader, { interests: about });

  await test.step('somebody who likes such things follows the member', async () => {
    await signInAs(page, 'member');
    const profile = await page.locator('.top-me').getAttribute('href');
    await reader.goto(profile ?? '');
    const follow = reader.locator('.profile').getByRole('button', { name: 'Follow', exact: true });
    await follow.click();
    await expect(reader.locator('.profile').getByRole('button', { name: 'Following' })).toBeVisible();
  });

  await test.step('the member chooses a photo, tags two products, says something', async () => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Create' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'New post' })).toBeVisible();
    await page.locator('#files').setInputFiles(png());
    await expect(page.locator('[data-photo]')).toHaveCount(1);
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(page.getByRole('button', { name: '2 Edit' })).toHaveAttribute('aria-current', 'step');
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await tag(page, { x: 0.25, y: 0.3 }, first.title);
    await tag(page, { x: 0.75, y: 0.7 }, second.title);
    await expect(page.locator('#compose-tags > li')).toHaveCount(2);
    await expect(page.locator('.stage-point')).toHaveCount(2);
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    const alt = page.getByLabel('What the photo shows');
    await expect(alt).toHaveValue(`A photo with ${first.title} and ${second.title}`);
    await alt.fill('Two things on a shelf in the morning');
    await page.getByLabel('Text', { exact: true }).fill(`${mark} #morninglight`);
    await picture(page, `compose-${test.info().project.name}`, { fullPage: true });
    await expectAccessible(page);
  });

  await test.step('a draft survives leaving the page', async () => {
    await page.goto('/explore');
    await page.goto('/posts/new');
    await expect(page.getByText('Your draft is back.')).toBeVisible();
    await expect(page.locator('#compose-tags > li')).toHaveCount(2);
    await expect(page.getByLabel('Text', { exact: true })).toHaveValue(`${mark} #morninglight`);
    await expect(page.getByLabel('What the photo shows')).toHaveValue('Two things on a shelf in the morning');
  });

  const post = await test.step('and publishes', async () => {
    await step(page, 'Say');
    await page.getByRole('button', { name: 'Publish' }).click();
    await expect(page).toHaveURL(/\/posts\/\d+$/);
    await expect(page.getByRole('article').first()).toContainText(mark);
    return new URL(page.url()).pathname;
  });

  await test.step('the follower finds it in Following and For you, with both products on the photo', async () => {
    // For you shows nothing twice, so it is looked at first.
    for (const lens of ['for-you', 'following']) {
      await reader.goto(`/?lens=${lens}`);
      const card = reader.locator('#feed > article', { hasText: mark });
      await expect(card, lens).toHaveCount(1);
      await card.getByText('Why am I seeing this?').click();
      await expect(card.locator('[data-reason="followed-author"]')).toBeVisible();
    }
    const card = reader.locator('#feed > article', { hasText: mark });
    await expect(card.getByRole('img', { name: 'Two things on a shelf in the morning' })).toBeVisible();
    await card.getByRole('button', { name: 'Show products' }).click({ position: { x: 6, y: 6 } });
    const points = card.locator('a.point');
    await expect(points).toHaveCount(2);
    for (const product of [first, second]) {
      const point = card.locator('.points').getByRole('button', { name: `${product.title},` });
      await expect(point).toBeVisible();
      await expect(card.locator('.strip')).toContainText(product.title);
    }
    await picture(reader, `follower-${test.info().project.name}`);
    // Each point stands where it was placed.
    const frame = await card.locator('.slide').first().boundingBox();
    const dot = await card.locator('.points').getByRole('button', { name: `${first.title},` }).locator('.point-dot').boundingBox();
    if (!frame || !dot) throw new Error('no box');
    expect((dot.x + dot.width / 2 - frame.x) / frame.width).toBeCloseTo(0.25, 1);
    expect((dot.y + dot.height / 2 - frame.y) / frame.height).toBeCloseTo(0.3, 1);
    await points.first().click();
    await expect(reader.getByRole('dialog').getByRole('button', { name: 'Buy now', exact: true })).toBeVisible();
    await reader.keyboard.press('Escape');
  });

  await test.step('smiles and saves count once and can be taken back', async () => {
    const actions = reader.locator('#feed > article', { hasText: mark }).locator('.actions');
    const smile = actions.getByRole('button', { name: 'Smile' });
    await expect(smile).toHaveAttribute('aria-pressed', 'false');
    await smile.click();
    await expect(smile).toHaveAttribute('aria-pressed', 'true');
    await expect(smile).toBeFocused();
    await expect(actions).toContainText('1 smile');
    await actions.getByRole('button', { name: 'Save' }).click();
    await expect(actions.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-pressed', 'true');
    await smile.click();
    await expect(smile).toHaveAttribute('aria-pressed', 'false');
    await reader.goto('/me/saved');
    await expect(reader.locator(`#saved a[href="${post}"]`)).toBeVisible();
  });

  await test.step('comments take the gate', async () => {
    await reader.goto(post);
    await expect(reader.getByLabel('Your comment')).toHaveCount(0);
    await reader.getByRole('link', { name: 'See what is missing' }).click();
    await expect(reader).toHaveURL(/\/write$/);
    const id = post.replace(/\D/g, '');
    const refused = await reader.request.post(`/posts/${id}/comments`, { form: { text: 'hello' }, maxRedirects: 0 });
    expect(refused.status()).toBe(403);

    await page.goto(post);
    await page.getByLabel('Your comment').fill('The light comes from the left.');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.locator('#comments')).toContainText('The light comes from the left.');
    await expect(page.getByLabel('Your comment')).toHaveValue('');
    await reader.goto(post);
    await expect(reader.locator('#comments')).toContainText('The light comes from the left.');
  });

  await test.step('its author removes it, after being asked once more', async () => {
    await page.getByText('Delete this post').click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    // The page is gone and offers to take that back, once for each time.
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(page.getByRole('article').first()).toContainText(mark);
    await page.getByText('Delete this post').click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeVisible();
    const gone = await reader.goto(post);
    expect(gone?.status()).toBe(410);
    await expect(reader.getByRole('heading', { level: 1 })).toBeVisible();
    await reader.goto('/?lens=following');
    await expect(reader.getByText(mark)).toHaveCount(0);
  });
  await reader.context().close();
});

test('the form refuses what is no photo and says why', async ({ page }) => {
  await enter(page, 'member');
  await page.goto('/posts/new');
  await page.locator('#files').setInputFiles({ name: 'note.png', mimeType: 'image/png', buffer: Buffer.from('this is no picture') });
  await expect(page.locator('.compose-photo--waiting')).toContainText('This file is not a photo.');
  await step(page, 'Say');
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.locator('#files-error, .form-errors').first()).toBeVisible();
  await expect(page).toHaveURL(/\/posts\/new$/);
});

test('following a topic brings its posts', async ({ page }) => {
  await join(page);
  await page.goto('/topics/houseplants');
  await page.getByRole('main').getByRole('button', { name: 'Follow', exact: true }).first().click();
  await expect(page.locator('#follow-topic-houseplants').getByRole('button', { name: 'Following' })).toBeVisible();
  await page.goto('/?lens=following');
  const cards = page.locator('#feed > article');
  await expect(cards.first()).toBeVisible();
  await expect(page.locator('[data-reason="followed-topic"]').first()).toHaveText(/Houseplants/);
  await page.goto('/topics/houseplants');
  await page.getByRole('button', { name: 'Following' }).first().click();
  await expect(page.locator('#follow-topic-houseplants').getByRole('button', { name: 'Follow', exact: true })).toBeVisible();
});
