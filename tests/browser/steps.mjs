// Steps that many specs take: the quick way in, orders, pictures, and what the demo store holds.
import { randomUUID } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { expect, freshPerson } from './support.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').APIRequestContext} APIRequestContext */

/** Test cards of the built-in payment provider. */
export const cards = { good: '4242 4242 4242 4242', declined: '4000 0000 0000 0002' };

/** Where things are sent in the tests. */
export const home = {
  name: 'Ada Lovelace',
  line1: '12 Analytical Row',
  postal_code: '62701',
  city: 'Springfield',
  region: 'IL',
  country: 'US',
};

/** Interests that the demo store has posts and products of. */
export const likes = ['houseplants', 'interior-design', 'barbecue', 'cats', 'lighting'];

/**
 * Goes to a step of making a post.
 * @param {Page} page
 * @param {'Choose' | 'Edit' | 'Tag' | 'Say'} name
 */
export const step = (page, name) => page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name }).click();

/**
 * Signs the page's context in as one of the demo's people, without opening a page.
 * @param {Page} page
 * @param {'newcomer' | 'shopper' | 'member' | 'operator'} role
 */
export async function enter(page, role) {
  const response = await page.request.post('/demo/session', { form: { role }, maxRedirects: 0 });
  expect(response.status()).toBe(303);
}

/**
 * Makes an account for the page's context through the form's address, with interests picked; returns the person.
 * @param {Page} page
 * @param {{ interests?: string[] }} [wishes]
 */
export async function join(page, { interests = likes } = {}) {
  const person = freshPerson();
  const made = await page.request.post('/accounts', { form: person, maxRedirects: 0 });
  expect(made.status(), await made.text()).toBe(303);
  if (interests.length) await pick(page, interests);
  return person;
}

/**
 * Picks interests for whoever the page's context is signed in as.
 * @param {Page} page
 * @param {string[]} interests
 */
export async function pick(page, interests) {
  const form = new FormData();
  for (const slug of interests) form.append('interests', slug);
  const picked = await page.request.post('/me/interests?_method=put', { form, maxRedirects: 0 });
  expect(picked.status()).toBe(303);
}

/**
 * Buys for the page's context, through the checkout's address; returns the address of the order.
 * @param {Page} page
 * @param {string} sku
 * @param {number} [quantity]
 */
export async function buy(page, sku, quantity = 1) {
  const response = await page.request.post('/orders', {
    form: { key: randomUUID(), sku, quantity, ...home, test_card: cards.good },
    maxRedirects: 0,
  });
  expect(response.status(), await response.text()).toBe(303);
  return response.headers().location;
}

/**
 * Fills the checkout's address and card.
 * @param {import('@playwright/test').Locator} form
 * @param {string} card
 */
export async function fillCheckout(form, card) {
  await form.getByLabel('Full name').fill(home.name);
  await form.getByLabel('Street and number').fill(home.line1);
  await form.getByLabel('Postal code').fill(home.postal_code);
  await form.getByLabel('City').fill(home.city);
  await form.getByLabel('State or region').fill(home.region);
  await form.getByLabel('Country').selectOption(home.country);
  await form.getByLabel('Test card').fill(card);
}

/**
 * @typedef {{ id: string, title: string, price: { amount: number, currency: string }, available: boolean }} Product
 * @typedef {{ id: string, kind: string, text: string, author: { handle: string, name: string }, photos: object[], hashtags: string[], tags: { photo: number | null, product: Product }[] }} Post
 */

/** @type {Promise<Awaited<ReturnType<typeof look>>> | undefined} */
let seen;

/**
 * What this store holds, found through its API once per worker.
 * @param {APIRequestContext} request
 */
export const store = (request) => (seen ??= look(request));

/** @param {APIRequestContext} request */
async function look(request) {
  const get = async (/** @type {string} */ path) => {
    const response = await request.get(`/api/v1${path}`);
    expect(response.status(), path).toBe(200);
    return response.json();
  };
  /** @type {Post[]} */
  const posts = [];
  let next = '';
  // The most smiled ones first: what other tests publish and delete meanwhile comes last.
  while (posts.length < 1_000) {
    const page = await get(`/feed?lens=most-smiled&limit=50${next && `&cursor=${next}`}`);
    posts.push(...page.items.map((/** @type {{ post: Post | null }} */ item) => item.post).filter(Boolean));
    if (!page.next) break;
    ({ next } = page);
  }
  const find = (/** @type {string} */ what, /** @type {(post: Post) => boolean} */ fits) => {
    const found = posts.find(fits);
    if (!found) throw new Error(`this store has no ${what}`);
    return found;
  };
  const placed = (/** @type {Post} */ post) => post.tags.filter((tag) => tag.photo !== null);
  const tagged = find('post with two tags', (post) => placed(post).length > 1 && post.photos.length === 1);
  const products = posts.flatMap((post) => post.tags.map((tag) => tag.product));
  const cheap = products.filter((product) => product.available && product.price.amount < 5_000);
  if (!cheap.length) throw new Error('this store sells nothing below 50.00');
  /** Some that can be bought in any number. @type {{ product: Product, sku: string, interests: string[] }[]} */
  const sold = [];
  for (const product of cheap) {
    const { variants, interests } = await get(`/products/${product.id}`);
    const ready = variants.find((/** @type {{ available: boolean, stock?: number | null }} */ v) => v.available && (v.stock ?? 99) > 20);
    if (ready && !sold.some((one) => one.sku === ready.sku)) sold.push({ product, sku: ready.sku, interests });
    if (sold.length > 2) break;
  }
  const soldOut = products.find((product) => !product.available);
  if (!soldOut) throw new Error('nothing tagged in this store is sold out');
  /** @type {Product | undefined} */
  let options;
  for (const product of products) {
    if ((await get(`/products/${product.id}`)).variants.length > 1) options = product;
    if (options) break;
  }
  if (!options) throw new Error('nothing tagged in this store comes in options');
  if (sold.length < 2) throw new Error('this store has too little in stock');
  return {
    posts,
    tagged,
    idea: find('idea', (post) => post.kind === 'idea'),
    album: find('post with several photos', (post) => post.photos.length > 1),
    hashtag: find('post with a hashtag', (post) => post.hashtags.length > 0).hashtags[0],
    sold,
    product: sold[0].product,
    options,
    soldOut,
    sku: sold[0].sku,
  };
}

/**
 * A PNG of bands of colour, different for every seed; made here, so that no photo has to be kept.
 * @param {{ width?: number, height?: number, seed?: number }} [wishes]
 */
export function png({ width = 600, height = 750, seed = Math.floor(Math.random() * 1e6) } = {}) {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * (width * 3 + 1) + 1 + x * 3;
      rows[at] = (((x + seed) >> 5) * 37) & 255;
      rows[at + 1] = (((y + seed) >> 6) * 53) & 255;
      rows[at + 2] = ((x + y + seed) >> 2) & 255;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const chunk = (/** @type {string} */ type, /** @type {Buffer} */ body) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
    const out = Buffer.alloc(8 + named.length);
    out.writeUInt32BE(body.length, 0);
    named.copy(out, 4);
    out.writeUInt32BE(crc32(named), 4 + named.length);
    return out;
  };
  return {
    name: `photo-${seed}.png`,
    mimeType: 'image/png',
    buffer: Buffer.concat([
      Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
      chunk('IHDR', head),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  };
}
