// The README's pictures, made of a demo store: docs/images/*.webp, each under 120 kB.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium as browsers } from '@playwright/test';
import { chromium, startDemo } from './server.mjs';
import { settled, signInAs } from './support.mjs';

const folder = resolve(dirname(fileURLToPath(import.meta.url)), '../../docs/images');
const largest = 120_000;
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const desk = { viewport: { width: 1280, height: 800 } };

/** The feed as a shopper sees it. @param {import('@playwright/test').Page} page */
const feed = async (page) => signInAs(page, 'shopper');

/** A product opened over the feed. @param {import('@playwright/test').Page} page */
const sheet = async (page) => {
  await signInAs(page, 'shopper');
  await page.locator('main article a[href*="/products/"]').filter({ visible: true }).first().click();
  await page.locator('dialog[open]').waitFor();
};

/** @type {{ name: string, context: object, open: (page: import('@playwright/test').Page) => Promise<unknown> }[]} */
const shots = [
  { name: 'feed-mobile', context: phone, open: feed },
  { name: 'feed-desktop', context: desk, open: feed },
  { name: 'feed-dark', context: { ...phone, colorScheme: 'dark' }, open: feed },
  { name: 'sheet', context: phone, open: sheet },
  {
    name: 'interests',
    context: phone,
    open: async (page) => {
      await signInAs(page, 'newcomer');
      await page.goto('/interests');
    },
  },
];

/**
 * A PNG as WebP of the best quality that fits.
 * @param {import('@playwright/test').Page} canvas an empty page, which does the work
 * @param {Buffer} png
 */
async function small(canvas, png) {
  for (const quality of [0.85, 0.75, 0.65, 0.55, 0.45, 0.35]) {
    const base64 = await canvas.evaluate(
      async ([data, quality]) => {
        const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
        const surface = new OffscreenCanvas(image.width, image.height);
        surface.getContext('2d')?.drawImage(image, 0, 0);
        const bytes = new Uint8Array(await (await surface.convertToBlob({ type: 'image/webp', quality })).arrayBuffer());
        return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      },
      /** @type {[string, number]} */ ([png.toString('base64'), quality]),
    );
    const webp = Buffer.from(base64, 'base64');
    if (webp.length <= largest) return webp;
  }
  throw new Error('a picture does not fit');
}

const running = process.env.VITRINE_URL;
const demo = running ? { url: running, stop: async () => {} } : await startDemo();
const browser = await browsers.launch(chromium);
try {
  mkdirSync(folder, { recursive: true });
  const canvas = await browser.newPage();
  for (const { name, context, open } of shots) {
    const page = await browser.newPage({ baseURL: demo.url, reducedMotion: 'reduce', locale: 'en-US', ...context });
    await open(page);
    await settled(page);
    const webp = await small(canvas, await page.screenshot({ animations: 'disabled' }));
    writeFileSync(join(folder, `${name}.webp`), webp);
    console.log(`${name}.webp ${webp.length} bytes`);
    await page.close();
  }
} finally {
  await browser.close();
  await demo.stop();
}
