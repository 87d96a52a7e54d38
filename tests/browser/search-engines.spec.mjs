// What machines read of the pages: canonical addresses, Open Graph, JSON-LD, sitemap, robots.
import { store } from './steps.mjs';
import { expect, test } from './support.mjs';

/** @typedef {import('@playwright/test').APIRequestContext} APIRequestContext */

/**
 * What the head of a page says.
 * @param {import('@playwright/test').Page} page
 * @param {string} path
 */
async function head(page, path) {
  const response = await page.goto(path);
  expect(response?.status(), path).toBe(200);
  return page.evaluate(() => {
    const value = (/** @type {string} */ selector, /** @type {string} */ name) => document.head.querySelector(selector)?.getAttribute(name) ?? '';
    return {
      title: document.title,
      description: value('meta[name=description]', 'content'),
      canonical: value('link[rel=canonical]', 'href'),
      robots: value('meta[name=robots]', 'content'),
      og: Object.fromEntries(Array.from(document.head.querySelectorAll('meta[property^="og:"]'), (m) => [m.getAttribute('property'), m.getAttribute('content') ?? ''])),
      ld: Array.from(document.querySelectorAll('script[type="application/ld+json"]'), (s) => JSON.parse(s.textContent ?? '')),
    };
  });
}

/**
 * The store's public address, as it says itself; another name of the one that is asked.
 * @param {APIRequestContext} request
 * @param {string | undefined} baseURL
 */
async function publicAddress(request, baseURL) {
  const [, origin] = /^Sitemap: (.+)\/sitemap\.xml$/m.exec(await (await request.get('/robots.txt')).text()) ?? [];
  expect(new URL(origin).port).toBe(new URL(baseURL ?? '').port);
  return origin;
}

test('public pages describe themselves', async ({ page, baseURL }) => {
  const origin = await publicAddress(page.request, baseURL);
  const { tagged, product } = await store(page.request);
  const expected = {
    '/': 'WebSite',
    [`/posts/${tagged.id}`]: 'SocialMediaPosting',
    [`/products/${product.id}`]: 'Product',
    [`/accounts/${tagged.author.handle}`]: 'ProfilePage',
  };
  for (const [path, type] of Object.entries(expected)) {
    const { title, description, canonical, robots, og, ld } = await head(page, path);
    expect(title, path).toMatch(/\S/);
    expect(description, path).toMatch(/\S{2}/);
    expect(description.length, path).toBeLessThanOrEqual(200);
    expect(robots, path).toBe('');
    expect(canonical, path).toBe(`${origin}${path}`);
    expect(og['og:url'], path).toBe(canonical);
    expect(og['og:title'], path).toMatch(/\S/);
    expect(og['og:description'], path).toBe(description);
    expect(ld.map((object) => object['@type']), path).toContain(type);
    for (const object of ld) expect(object['@context'], path).toBe('https://schema.org');
    if (og['og:image']) {
      expect(og['og:image'].startsWith(`${origin}/`), og['og:image']).toBe(true);
      const image = await page.request.get(og['og:image'].slice(origin.length));
      expect(image.status(), og['og:image']).toBe(200);
      expect(image.headers()['content-type']).toMatch(/^image\/(jpeg|webp|png)/);
    }
  }

  const { og, ld } = await head(page, `/products/${product.id}?post=${tagged.id}`);
  expect(og['og:url'], 'without what one came by').toBe(`${origin}/products/${product.id}`);
  const said = ld.find((object) => object['@type'] === 'Product');
  expect(said.name).toBe(product.title);
  expect(said.offers.length).toBeGreaterThan(0);
  for (const offer of said.offers) {
    expect(offer.price).toMatch(/^\d+\.\d\d$/);
    expect(offer.priceCurrency).toBe(product.price.currency);
    expect(offer.availability).toMatch(/^https:\/\/schema\.org\/(InStock|OutOfStock)$/);
  }
  if (said.aggregateRating) expect(Number(said.aggregateRating.ratingValue)).toBeLessThanOrEqual(5);
  const post = (await head(page, `/posts/${tagged.id}`)).ld.find((object) => object['@type'] === 'SocialMediaPosting');
  expect(post.author.name).toBe(tagged.author.name);
  expect(post.mentions.map((/** @type {{ name: string }} */ one) => one.name)).toEqual(tagged.tags.map((tag) => tag.product.title));
  expect(og['og:image'], 'a product has a picture').toBeTruthy();
});

test('pages of one’s own are kept out', async ({ page }) => {
  for (const path of ['/sign-in', '/sign-up', '/search?q=lamp', '/write']) {
    const { robots, canonical } = await head(page, path);
    expect(robots, path).toBe('noindex');
    expect(canonical, path).toBe('');
  }
  // The checkout is behind the sign-in.
  const { product } = await store(page.request);
  await page.goto(`/products/${product.id}`);
  const sku = await page.locator('main form[action="/checkout"] [name=sku]').first().evaluate((/** @type {HTMLInputElement} */ e) => e.value);
  expect((await head(page, `/checkout?sku=${encodeURIComponent(sku)}&quantity=1`)).robots).toBe('noindex');
  expect(new URL(page.url()).pathname).toBe('/sign-in');
});

test('robots.txt and the sitemap agree', async ({ request, page, baseURL }) => {
  const origin = await publicAddress(request, baseURL);
  const robots = await (await request.get('/robots.txt')).text();
  const disallowed = [...robots.matchAll(/^Disallow: (\S+)$/gm)].map(([, path]) => path);
  expect(disallowed).toContain('/bag');

  const index = await request.get('/sitemap.xml');
  expect(index.headers()['content-type']).toMatch(/xml/);
  const locations = (/** @type {string} */ xml) => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url);
  const parts = locations(await index.text());
  expect(parts.length).toBeGreaterThanOrEqual(4);
  /** @type {string[]} */
  const all = [];
  for (const part of parts) {
    expect(part.startsWith(`${origin}/sitemap/`), part).toBe(true);
    const response = await request.get(part.slice(origin.length));
    expect(response.status(), part).toBe(200);
    const text = await response.text();
    expect(text.startsWith('<?xml version="1.0" encoding="UTF-8"?>'), part).toBe(true);
    const found = locations(text);
    expect(found.length, part).toBeGreaterThan(0);
    all.push(...found);
  }
  expect(new Set(all).size, 'no address twice').toBe(all.length);
  for (const url of all) {
    expect(url.startsWith(`${origin}/`), url).toBe(true);
    const path = url.slice(origin.length);
    expect(disallowed.some((prefix) => path.startsWith(prefix)), `${path} is disallowed`).toBe(false);
  }
  const { tagged, product } = await store(request);
  for (const path of ['/', '/explore', '/topics/cats', `/posts/${tagged.id}`, `/products/${product.id}`, `/accounts/${tagged.author.handle}`]) {
    expect(all, path).toContain(`${origin}${path}`);
  }
  // Every kind of address is there and names itself as the one to keep.
  const kinds = new Map(all.map((url) => [url.replace(/[^/]+$/, ''), url]));
  for (const url of kinds.values()) expect((await head(page, url.slice(origin.length))).canonical).toBe(url);
});
