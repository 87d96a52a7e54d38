// Every kind of page, and every state of one that looks different. `as` is whom the demo bar signs in; nobody by
// default. `open` goes there and makes the state; it returns the address to validate, if it is another than where the
// page ends up.
import { buy, cards, join, png, step, store } from './steps.mjs';

/**
 * @typedef {{
 *   name: string,
 *   path?: string,
 *   as?: 'newcomer' | 'shopper' | 'member' | 'operator',
 *   status?: number,
 *   plain?: number,
 *   open?: (page: import('@playwright/test').Page) => Promise<unknown>,
 *   scripted?: boolean,
 * }} State `scripted`: there is no such state without JavaScript. `plain`: the status
 * without JavaScript, where a script takes a refusal in its stride.
 */

/** Opens a page of something the store holds. @param {(held: Awaited<ReturnType<typeof store>>) => string} path */
const held = (path) => async (/** @type {import('@playwright/test').Page} */ page) => {
  await page.goto(path(await store(page.request)));
};

/** Removes the post with the fewest smiles; its id. @param {import('@playwright/test').Page} page */
async function removed(page) {
  const { posts } = await store(page.request);
  const { id } = posts[posts.length - 1];
  const done = await page.request.post(`/posts/${id}/removal?_method=put`, { form: { reason: 'An example' }, maxRedirects: 0 });
  if (done.status() !== 303) throw new Error(`${id} was not removed: ${done.status()}`);
  return id;
}

/** A newcomer's board with two things on it; its address. @param {import('@playwright/test').Page} page */
async function boardOf(page) {
  await join(page);
  const { product, tagged } = await store(page.request);
  const form = { name: 'Reading room', about: 'Chairs, lamps and shelves', visibility: 'public', kind: 'product', item: product.id };
  const made = await page.request.post('/boards', { form, maxRedirects: 0 });
  const address = made.headers().location ?? '';
  if (made.status() !== 303 || !address) throw new Error(`no board: ${made.status()}`);
  await page.request.post(`${address}/sections`, { form: { section: 'Light' }, maxRedirects: 0 });
  await page.request.post(`${address}/items/post/${tagged.id}?_method=put`, { form: { note: 'For the window' }, maxRedirects: 0 });
  await page.goto(address);
  return address;
}

/** @type {State[]} */
export const states = [
  { name: 'front', path: '/' },
  { name: 'feed', path: '/?lens=for-you', as: 'shopper' },
  { name: 'feed-following', path: '/?lens=following', as: 'shopper' },
  { name: 'feed-following-empty', path: '/?lens=following', as: 'newcomer' },
  { name: 'feed-newest', path: '/?lens=newest', as: 'shopper' },
  { name: 'feed-most-smiled', path: '/?lens=most-smiled', as: 'shopper' },
  { name: 'my-feed', path: '/me/feed', as: 'shopper' },
  { name: 'my-feed-new', path: '/me/feed', as: 'newcomer' },
  { name: 'topic', path: '/topics/houseplants', as: 'shopper' },
  { name: 'hashtag', open: held(({ hashtag }) => `/hashtags/${encodeURIComponent(hashtag.toLowerCase())}`) },
  { name: 'hashtag-empty', path: '/hashtags/nobodywroteabout' },
  {
    name: 'points',
    open: async (page) => {
      const { tagged } = await store(page.request);
      await page.goto(`/posts/${tagged.id}`);
      await page.locator('button.show').first().click({ position: { x: 6, y: 6 } });
    },
  },
  { name: 'post', as: 'shopper', open: held(({ tagged }) => `/posts/${tagged.id}`) },
  { name: 'post-member', as: 'member', open: held(({ album }) => `/posts/${album.id}`) },
  { name: 'post-visitor', open: held(({ album }) => `/posts/${album.id}`) },
  { name: 'idea', open: held(({ idea }) => `/posts/${idea.id}`) },
  { name: 'product', open: held(({ product }) => `/products/${product.id}`), as: 'shopper' },
  { name: 'product-options', open: held(({ options }) => `/products/${options.id}`) },
  {
    name: 'product-soon',
    as: 'operator',
    open: async (page) => {
      const { soldOut } = await store(page.request);
      const terms = `/operator/products/${soldOut.id}/terms?_method=put`;
      const set = await page.request.post(terms, { form: { opens_at: '2099-01-01T18:00', per_person: '2' }, maxRedirects: 0 });
      if (set.status() !== 303) throw new Error(`no drop was made: ${set.status()}`);
      await page.goto(`/products/${soldOut.id}`);
      // For this page alone: others show it sold out.
      await page.request.post(terms, { form: {}, maxRedirects: 0 });
    },
  },
  { name: 'product-sold-out', open: held(({ soldOut }) => `/products/${soldOut.id}`) },
  {
    name: 'sheet',
    as: 'shopper',
    scripted: true,
    open: async (page) => {
      const { tagged } = await store(page.request);
      await page.goto(`/posts/${tagged.id}`);
      await page.locator('.strip-item').first().click();
      await page.getByRole('dialog').getByRole('heading', { name: tagged.tags[0].product.title }).waitFor();
    },
  },
  {
    name: 'sheet-checkout',
    scripted: true,
    open: async (page) => {
      await join(page);
      const { product } = await store(page.request);
      await page.goto(`/search?q=${encodeURIComponent(product.title)}`);
      await page.locator(`a[href^="/products/${product.id}"]`).first().click();
      await page.getByRole('dialog').getByRole('button', { name: 'Buy now', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: /^Buy now – pay/ }).waitFor();
    },
  },
  { name: 'profile', open: held(({ tagged }) => `/accounts/${tagged.author.handle}`), as: 'shopper' },
  { name: 'menu-post', as: 'shopper', open: held(({ tagged }) => `/posts/${tagged.id}/menu`) },
  { name: 'menu-product', as: 'shopper', open: held(({ product }) => `/products/${product.id}/menu`) },
  { name: 'menu-topic', as: 'shopper', path: '/topics/houseplants/menu' },
  { name: 'block-asked', as: 'newcomer', open: held(({ tagged }) => `/accounts/${tagged.author.handle}/block`) },
  {
    name: 'menu-open',
    as: 'shopper',
    scripted: true,
    open: async (page) => {
      await page.goto('/?lens=newest');
      await page.locator('article.card').first().getByRole('link', { name: /^More about/ }).click();
      await page.getByRole('dialog').getByRole('heading', { name: 'What to do' }).waitFor();
    },
  },
  {
    name: 'avoided',
    open: async (page) => {
      await join(page);
      const { tagged, product } = await store(page.request);
      const put = (/** @type {string} */ path) => page.request.post(`${path}?_method=put`, { form: { at: '' }, maxRedirects: 0 });
      await put(`/accounts/${tagged.author.handle}/block`);
      await put(`/products/${product.id}/hide`);
      await page.goto('/me/hides');
    },
  },
  {
    name: 'profile-blocked',
    open: async (page) => {
      await join(page);
      const { tagged } = await store(page.request);
      await page.request.post(`/accounts/${tagged.author.handle}/block?_method=put`, { form: { at: '' }, maxRedirects: 0 });
      await page.goto(`/accounts/${tagged.author.handle}`);
    },
  },
  { name: 'blocks-none', path: '/me/blocks', as: 'newcomer' },
  { name: 'mutes-none', path: '/me/mutes', as: 'newcomer' },
  { name: 'notifications', path: '/me/notifications', as: 'member' },
  {
    name: 'notifications-empty',
    open: async (page) => {
      await join(page);
      await page.goto('/me/notifications');
    },
  },
  { name: 'notification-choices', path: '/me/notifications/choices', as: 'shopper' },
  {
    name: 'profile-own-empty',
    open: async (page) => {
      const person = await join(page);
      await page.goto(`/accounts/${person.handle}`);
    },
  },
  { name: 'explore', path: '/explore' },
  { name: 'search', path: '/search', as: 'shopper' },
  { name: 'search-results', open: held(({ tagged }) => `/search?q=${encodeURIComponent(tagged.tags[0].product.title.split(' ')[0])}`) },
  { name: 'search-nothing', path: '/search?q=zzqqxy' },
  { name: 'interests', path: '/interests', as: 'newcomer' },
  { name: 'sign-up', path: '/sign-up' },
  {
    name: 'sign-up-refused',
    scripted: true,
    open: async (page) => {
      await page.goto('/sign-up');
      await page.getByLabel('Your name').fill('Ada');
      await page.getByLabel('Handle').fill('no blanks here');
      await page.getByLabel('E-mail').fill('ada@example.com');
      await page.getByLabel('Password').fill('qwertyuiop');
      await page.getByRole('button', { name: 'Sign up', exact: true }).click();
      await page.locator('.field-error').first().waitFor();
    },
  },
  { name: 'sign-in', path: '/sign-in?next=%2Fbag' },
  { name: 'password-reset', path: '/password-resets/new' },
  { name: 'settings', path: '/me/settings', as: 'shopper' },
  { name: 'compose', path: '/posts/new', as: 'member' },
  { name: 'drafts', path: '/drafts', as: 'member' },
  {
    name: 'compose-tagging',
    as: 'member',
    scripted: true,
    open: async (page) => {
      const { product } = await store(page.request);
      await page.goto('/posts/new');
      await page.locator('#files').setInputFiles(png({ seed: 7 }));
      await page.locator('[data-photo]').waitFor();
      await step(page, 'Tag');
      await page.locator('[data-stage] img').first().click({ position: { x: 90, y: 120 } });
      await page.getByRole('combobox', { name: 'Which product is here?' }).fill(product.title);
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'compose-editing',
    as: 'member',
    scripted: true,
    open: async (page) => {
      await page.goto('/posts/new');
      await page.locator('#files').setInputFiles(png({ seed: 7 }));
      await page.locator('[data-photo]').waitFor();
      await step(page, 'Edit');
      await page.locator('[data-editor-canvas][data-drawn]').waitFor();
    },
  },
  {
    name: 'compose-saying',
    as: 'member',
    scripted: true,
    open: async (page) => {
      await page.goto('/posts/new');
      await page.locator('#files').setInputFiles(png({ seed: 7 }));
      await page.locator('[data-photo]').waitFor();
      await step(page, 'Say');
    },
  },
  { name: 'gate', path: '/write', as: 'newcomer' },
  { name: 'gate-visitor', path: '/write' },
  { name: 'gate-member', path: '/write', as: 'member' },
  { name: 'bag-empty', path: '/bag', as: 'newcomer' },
  {
    name: 'bag',
    open: async (page) => {
      await join(page);
      for (const { sku } of (await store(page.request)).sold) {
        await page.request.post('/bag/lines', { form: { sku, quantity: 2 } });
      }
      await page.goto('/bag');
    },
  },
  {
    name: 'bag-visitor',
    open: async (page) => {
      const { sku } = await store(page.request);
      await page.request.post('/bag/lines', { form: { sku, quantity: 1 } });
      await page.goto('/bag');
    },
  },
  {
    name: 'bag-code-refused',
    plain: 422,
    open: async (page) => {
      await join(page);
      const { sku } = await store(page.request);
      await page.request.post('/bag/lines', { form: { sku, quantity: 1 } });
      await page.goto('/bag');
      await page.getByLabel('Code or gift card').fill('NONSENSE');
      await page.getByRole('button', { name: 'Redeem' }).click();
      await page.getByText('There is no such code.').waitFor();
      return '/bag';
    },
  },
  {
    name: 'checkout',
    open: async (page) => {
      await join(page);
      const { sku } = await store(page.request);
      await page.goto(`/checkout?sku=${encodeURIComponent(sku)}&quantity=1`);
    },
  },
  {
    name: 'checkout-known',
    open: async (page) => {
      await join(page);
      const { sku } = await store(page.request);
      await buy(page, sku);
      await page.goto(`/checkout?sku=${encodeURIComponent(sku)}&quantity=2`);
    },
  },
  {
    name: 'order',
    open: async (page) => {
      await join(page);
      await page.goto(await buy(page, (await store(page.request)).sku));
    },
  },
  {
    name: 'order-return',
    open: async (page) => {
      await join(page);
      const at = await buy(page, (await store(page.request)).sku);
      await page.goto(`${at}/returns/new`);
    },
  },
  {
    name: 'order-withdrawal',
    open: async (page) => {
      await join(page);
      const at = await buy(page, (await store(page.request)).sku);
      await page.goto(`${at}/withdrawal`);
    },
  },
  { name: 'cards', path: '/me/payment-methods', as: 'shopper' },
  { name: 'desk-orders', path: '/operator/orders', as: 'operator' },
  {
    name: 'desk-order',
    as: 'operator',
    open: async (page) => {
      await page.goto('/operator/orders?state=to-ship');
      await page.locator('#desk-rows a').first().click();
      await page.locator('#desk').waitFor();
    },
  },
  { name: 'desk-returns', path: '/operator/returns', as: 'operator' },
  { name: 'desk-stock', path: '/operator/stock', as: 'operator' },
  { name: 'orders', path: '/orders', as: 'shopper' },
  { name: 'orders-empty', path: '/orders', as: 'newcomer' },
  { name: 'me', path: '/me', as: 'shopper' },
  { name: 'me-member', path: '/me', as: 'member' },
  { name: 'saved', path: '/me/saved', as: 'shopper' },
  { name: 'boards-none', path: '/me/boards', as: 'newcomer' },
  {
    name: 'board',
    open: async (page) => {
      await boardOf(page);
    },
  },
  {
    name: 'board-arranged',
    open: async (page) => {
      await page.goto(`${await boardOf(page)}?arrange=1`);
    },
  },
  {
    name: 'board-edited',
    open: async (page) => {
      await page.goto(`${await boardOf(page)}/edit`);
    },
  },
  {
    name: 'board-choices',
    open: async (page) => {
      await boardOf(page);
      const { tagged } = await store(page.request);
      await page.goto(`/posts/${tagged.id}/boards`);
    },
  },
  { name: 'saved-empty', path: '/me/saved', as: 'newcomer' },
  { name: 'my-points', path: '/me/points', as: 'newcomer' },
  { name: 'membership-visitor', path: '/membership' },
  {
    name: 'membership',
    open: async (page) => {
      await join(page);
      await page.goto('/membership');
    },
  },
  { name: 'membership-granted', path: '/membership', as: 'member' },
  {
    name: 'membership-trial',
    open: async (page) => {
      await join(page);
      await page.request.post('/membership', { form: { plan: 'monthly', test_card: cards.good }, maxRedirects: 0 });
      await page.goto('/membership');
    },
  },
  {
    name: 'limits',
    open: async (page) => {
      await join(page);
      const { sku } = await store(page.request);
      await page.request.post('/me/limits/budget?_method=put', { form: { budget: '100' }, maxRedirects: 0 });
      await page.request.post('/me/limits/pause?_method=put', { form: { days: '7' }, maxRedirects: 0 });
      await page.request.post('/me/cooling', { form: { sku }, maxRedirects: 0 });
      await page.goto('/me/limits');
    },
  },
  {
    name: 'checkout-limited',
    open: async (page) => {
      await join(page);
      const { sku } = await store(page.request);
      await page.request.post('/me/cooling', { form: { sku }, maxRedirects: 0 });
      await page.goto(`/checkout?sku=${encodeURIComponent(sku)}&quantity=1`);
    },
  },
  { name: 'operator-plans', path: '/operator/plans', as: 'operator' },
  { name: 'shop-rules', path: '/operator/shop', as: 'operator' },
  {
    name: 'shop-rules-refused',
    plain: 422,
    as: 'operator',
    open: async (page) => {
      await page.goto('/operator/shop');
      const part = page.locator('#shop-promotions');
      await part.locator('summary').click();
      await part.getByLabel('Name, as shoppers read it').fill('Spring');
      await part.getByLabel('How much').fill('lots');
      await part.getByRole('button', { name: 'Save' }).click();
      await part.locator('.field-error').first().waitFor();
      return '/operator/shop';
    },
  },
  { name: 'operator', path: '/operator', as: 'operator' },
  { name: 'operator-nobody', path: '/operator?q=zzqqxy', as: 'operator' },
  { name: 'operator-person', as: 'operator', open: held(({ tagged }) => `/operator/people/${tagged.author.handle}`) },
  { name: 'operator-memberships', path: '/operator/memberships', as: 'operator' },
  { name: 'operator-posts', path: '/operator/posts', as: 'operator' },
  { name: 'operator-ranking', path: '/operator/ranking', as: 'operator' },
  {
    name: 'operator-ranking-record',
    as: 'operator',
    open: held(({ tagged }) => `/operator/ranking?handle=${tagged.author.handle}`),
  },
  { name: 'operator-posts-none', path: '/operator/posts?q=zzqqxy', as: 'operator' },
  { name: 'operator-products', path: '/operator/products', as: 'operator' },
  { name: 'operator-product', as: 'operator', open: held(({ options }) => `/operator/products/${options.id}`) },
  { name: 'operator-texts', path: '/operator/texts', as: 'operator' },
  { name: 'operator-text', path: '/operator/texts/imprint?language=en', as: 'operator' },
  { name: 'operator-theme', path: '/operator/theme', as: 'operator' },
  {
    name: 'operator-theme-refused',
    status: 422,
    as: 'operator',
    scripted: true,
    open: async (page) => {
      await page.goto('/operator/theme');
      await page.getByLabel('Accent on light pages').fill('#ffcc00');
      await page.getByRole('button', { name: 'Save the theme' }).click();
      await page.getByRole('button', { name: /^Take #/ }).waitFor();
    },
  },
  { name: 'operator-audit', path: '/operator/audit', as: 'operator' },
  { name: 'operator-audit-none', path: '/operator/audit?what=nothing', as: 'operator' },
  { name: 'imports', path: '/operator/imports', as: 'operator' },
  { name: 'ranking', path: '/about/ranking' },
  { name: 'about-reviews', path: '/about/reviews' },
  { name: 'help', path: '/help' },
  { name: 'accessibility', path: '/accessibility' },
  { name: 'terms-missing', path: '/terms' },
  {
    name: 'gone',
    as: 'operator',
    status: 410,
    open: async (page) => {
      const made = await page.request.get('/operator/posts?only=removed');
      const id = /href="\/posts\/(\d+)"/.exec(await made.text())?.[1] ?? (await removed(page));
      await page.goto(`/posts/${id}`);
    },
  },
  { name: 'not-found', path: '/nothing/here', status: 404 },
  { name: 'forbidden', path: '/operator', as: 'shopper', status: 403 },
];
