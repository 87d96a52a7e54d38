// Making a post: what the editor shows is what the server makes, by pointer and by keyboard, and a broken line loses nothing.
import { enter, png, step } from './steps.mjs';
import { expect, expectAccessible, picture, test } from './support.mjs';

/** @typedef {import('@playwright/test').Page} Page */

/** A photo of the demo store, as a file. @param {Page} page */
async function photo(page) {
  const { items } = await (await page.request.get('/api/v1/feed?lens=most-smiled&limit=20')).json();
  const shown = items.flatMap((/** @type {any} */ item) => item.post?.photos ?? [])[0];
  const file = await page.request.get(shown.share_url);
  expect(file.status()).toBe(200);
  return { name: 'shop.jpg', mimeType: 'image/jpeg', buffer: await file.body() };
}

/** Opens the form with a photo in it, at its second step. @param {Page} page */
async function editing(page) {
  await enter(page, 'member');
  await page.goto('/posts/new');
  await page.locator('#files').setInputFiles(await photo(page));
  await expect(page.locator('[data-photo]')).toHaveCount(1);
  await step(page, 'Edit');
  await expect(page.locator('[data-editor-canvas][data-drawn]')).toBeVisible();
}

/** Moves a slider. @param {Page} page @param {string} name @param {number} value */
const slide = (page, name, value) => page.getByRole('slider', { name }).fill(String(value));

/** Leaves the step, and waits for the server's picture; returns the mean difference between it and the preview. @param {Page} page */
async function difference(page) {
  // Two frames: the preview is drawn in the first one after the last change.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const preview = await page.locator('[data-editor-canvas]').evaluate((/** @type {HTMLCanvasElement} */ canvas) => canvas.toDataURL('image/png'));
  const made = page.waitForResponse((answer) => answer.url().endsWith('/edit') && answer.request().method() === 'PUT');
  await step(page, 'Tag');
  expect((await made).status()).toBe(200);
  const answer = await (await made).text();
  return page.evaluate(async ({ preview, answer }) => {
    const item = new DOMParser().parseFromString(answer, 'text/html').querySelector('img');
    const sizes = (item?.getAttribute('srcset') ?? '').split(', ').map((part) => part.split(' ')[0] ?? '');
    const pixels = async (/** @type {string} */ address, /** @type {{ width: number, height: number } | undefined} */ size) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [size?.width ?? image.naturalWidth, size?.height ?? image.naturalHeight];
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      context.imageSmoothingQuality = 'high';
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      return { data: context.getImageData(0, 0, canvas.width, canvas.height).data, width: canvas.width, height: canvas.height, ratio: image.naturalWidth / image.naturalHeight };
    };
    const drawn = await pixels(preview, undefined);
    const final = await pixels(sizes.at(-1) ?? '', drawn);
    let sum = 0;
    for (let i = 0; i < drawn.data.length; i += 1) if (i % 4 !== 3) sum += Math.abs((drawn.data[i] ?? 0) - (final.data[i] ?? 0));
    return { mean: sum / (drawn.width * drawn.height * 3), shapes: final.ratio / (drawn.width / drawn.height) };
  }, { preview, answer });
}

test('the preview is what the server makes', async ({ page }) => {
  test.slow();
  await editing(page);
  const filters = ['Linen', 'Noon', 'Ember', 'Harbour', 'Moss', 'Dusk', 'Frost', 'Berry', 'Chalk', 'Attic', 'Ink', 'Slate'];
  const light = page.locator('label', { hasText: /^Light$/ });
  const shape = page.locator('label', { hasText: /^Crop$/ });
  const filter = page.locator('label', { hasText: /^Filters$/ });
  for (const [k, name] of filters.entries()) {
    await filter.click();
    await page.getByRole('radio', { name, exact: true }).check({ force: true });
    await slide(page, 'Strength', 100 - k * 6);
    await light.click();
    await slide(page, 'Brightness', k * 8 - 40);
    await slide(page, 'Contrast', 30 - k * 5);
    await slide(page, 'Warmth', k % 2 ? 40 : -30);
    await slide(page, 'Saturation', k * 10 - 60);
    await slide(page, 'Vignette', k * 8);
    if (k % 4 === 1) {
      await shape.click();
      await slide(page, 'Straighten', k * 2 - 7);
      await page.locator('label', { hasText: /^4:5$/ }).click();
      await page.getByRole('button', { name: 'Turn right' }).click();
      await filter.click();
    }
    const { mean, shapes } = await difference(page);
    expect(mean, name).toBeLessThan(2);
    expect(Math.abs(shapes - 1), name).toBeLessThan(0.01);
    await step(page, 'Edit');
  }
});

test('a photo is edited by keyboard, and its points stay on what they point at', { tag: ['@desktop', '@not-mobile'] }, async ({ page }) => {
  await editing(page);
  await expectAccessible(page);
  await picture(page, `editor-${test.info().project.name}`);
  await page.locator('[data-tool]').first().focus();
  await page.keyboard.press('ArrowLeft');
  const corner = page.getByRole('button', { name: /^Top left corner/ });
  await corner.focus();
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('Shift+ArrowRight');
  for (let i = 0; i < 2; i += 1) await page.keyboard.press('Shift+ArrowDown');
  const box = page.locator('[data-crop]');
  await expect.poll(() => box.evaluate((e) => [e.style.left, e.style.top].map((side) => Math.round(parseFloat(side))))).toEqual([20, 10]);
  await page.getByRole('button', { name: 'Take all changes back' }).click();
  await expect.poll(() => box.evaluate((e) => e.style.left)).toBe('0%');
  await page.locator('label', { hasText: /^1:1$/ }).click();
  const made = page.waitForResponse((answer) => answer.url().endsWith('/edit'));
  await step(page, 'Choose');
  await made;
  await expect(page.locator('[data-stage] img')).toHaveJSProperty('complete', true);
  await expect.poll(() => page.locator('[data-stage] img').evaluate((/** @type {HTMLImageElement} */ e) => e.naturalWidth === e.naturalHeight)).toBe(true);
  // A reload finds the edit with the photo, which is kept by the server.
  await page.reload();
  await expect(page.locator('[data-photo]')).toHaveCount(1);
  expect(JSON.parse((await page.locator('[data-photo]').getAttribute('data-edit-of')) ?? '{}').aspect).toBe('1:1');
  await page.evaluate(() => localStorage.clear());
});

test('three uploads outlive a broken line', async ({ page, context }) => {
  await enter(page, 'member');
  await page.goto('/posts/new');
  let broken = 0;
  // The line breaks in the middle of the second and the third photo, and once more.
  await page.route('**/posts/photos', async (route) => {
    broken += 1;
    if (broken === 2 || broken === 3) return route.abort('connectionreset');
    return route.continue();
  });
  await page.locator('#files').setInputFiles([png({ seed: 1 }), png({ seed: 2 }), png({ seed: 3 })]);
  await expect(page.locator('[data-photo]')).toHaveCount(3, { timeout: 30_000 });
  expect(broken).toBeGreaterThanOrEqual(5);

  await test.step('and one that was offline goes on when the line is back', async () => {
    await page.unroute('**/posts/photos');
    await context.setOffline(true);
    await page.locator('#files').setInputFiles(png({ seed: 4 }));
    await expect(page.locator('.compose-photo--waiting [data-broken], .compose-photo--waiting[data-broken]')).toHaveCount(1);
    await context.setOffline(false);
    await expect(page.locator('[data-photo]')).toHaveCount(4, { timeout: 30_000 });
  });

  await test.step('photos are put in another order and taken away', async () => {
    const names = () => page.locator('[data-photo]').evaluateAll((items) => items.map((item) => item.getAttribute('data-photo')));
    const before = await names();
    await page.locator('[data-photo]').first().getByRole('button', { name: 'Move later' }).click();
    await expect.poll(names).toEqual([before[1], before[0], before[2], before[3]]);
    await page.locator('[data-photo]').first().getByRole('button', { name: 'Remove photo' }).click();
    await expect(page.locator('[data-photo]')).toHaveCount(3);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(names).toEqual([before[1], before[0], before[2], before[3]]);
  });
  await page.evaluate(() => localStorage.clear());
});
