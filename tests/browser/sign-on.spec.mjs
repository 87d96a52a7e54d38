// Sign-on at a real provider of OpenID Connect, in a store of its own.
import { createServer } from 'node:http';
import { once } from 'node:events';
import { expect, expectAccessible, expectValidHtml, picture, test } from './support.mjs';
import { startStore } from './server.mjs';

/** What the provider says of people, by the name they sign in with there. @type {Record<string, object>} */
const people = {
  mira: { email: 'mira@example.com', email_verified: true, preferred_username: 'Mira.Kern', name: 'Mira Kern', groups: ['members'] },
  zoe: { email: 'ola@example.com', email_verified: false, preferred_username: 'zoe', name: 'Zoe' },
};

/** @type {{ url: string, stop: () => Promise<void> }} */
let store;
/** @type {import('node:http').Server} */
let provider;

test.beforeAll(async () => {
  // The store has to know the provider, and the provider the store: each has its address before the other is asked.
  provider = createServer().listen(0, '127.0.0.1');
  await once(provider, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (provider.address());
  const issuer = `http://127.0.0.1:${port}`;
  store = await startStore('sign-on', {
    VITRINE_SIGN_ON__ISSUER: issuer,
    VITRINE_SIGN_ON__CLIENT_ID: 'store',
    VITRINE_SIGN_ON__CLIENT_SECRET: 'a secret: with signs',
    VITRINE_SIGN_ON__NAME: 'Kern Login',
    VITRINE_SIGN_ON__MEMBER: 'groups=members',
  });
  const { Provider } = await import('oidc-provider');
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: 'store',
        client_secret: 'a secret: with signs',
        redirect_uris: [`${named()}/sign-on/callback`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'preferred_username', 'groups'] },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
    pkce: { required: () => true },
    cookies: { keys: ['for this run'] },
  });
  provider.on('request', oidc.callback());
});

test.afterAll(async () => {
  await store?.stop();
  provider?.closeAllConnections();
  provider?.close();
});

const named = () => store.url.replace('127.0.0.1', 'localhost');

/**
 * Signs in at the provider, and lets it tell who it is.
 * @param {import('@playwright/test').Page} page
 * @param {string} who
 */
async function atProvider(page, who) {
  await page.getByPlaceholder('Enter any login').fill(who);
  await page.getByPlaceholder('and password').fill('whatever');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

test('somebody signs on, comes back, and loses a claim', async ({ page, context }) => {
  await page.goto(`${named()}/sign-in?next=%2Fbag`);
  await picture(page, 'sign-on-button');
  await expectAccessible(page);
  await expectValidHtml(page.request, `${named()}/sign-in`);
  await page.getByRole('link', { name: 'Sign in with Kern Login' }).click();
  await atProvider(page, 'mira');
  await expect(page).toHaveURL(`${named()}/interests`);
  await page.goto(`${named()}/me`);
  await expect(page.getByText('@mira_kern')).toBeVisible();
  await expect(page.getByRole('main').getByText('Member', { exact: true })).toBeVisible();

  // The store forgets her; the provider still knows her, and lets her through without a word.
  await page.getByRole('button', { name: 'Sign out' }).click();
  people.mira = { ...people.mira, groups: [] };
  await page.goto(`${named()}/sign-in?next=%2Fbag`);
  await page.getByRole('link', { name: 'Sign in with Kern Login' }).click();
  await expect(page).toHaveURL(`${named()}/bag`);
  await page.goto(`${named()}/me`);
  await expect(page.getByText('@mira_kern')).toBeVisible();
  await expect(page.getByRole('main').getByText('Member', { exact: true })).toBeHidden();

  await page.goto(`${named()}/me/settings`);
  await expect(page.locator('#set-sign-on')).toContainText('Your account is connected with Kern Login. mira@example.com.');
  await expectAccessible(page);
  await picture(page, 'sign-on-settings', { fullPage: true });
  await page.getByRole('button', { name: 'Disconnect' }).click();
  await expect(page.locator('#set-sign-on')).toContainText('Your account is no longer connected.');
  // And back again, by a form and a script.
  await page.getByRole('button', { name: 'Connect with Kern Login' }).click();
  await expect(page.locator('#set-sign-on')).toContainText('Your account is connected with Kern Login');
  expect((await context.cookies(named())).map((cookie) => cookie.name)).not.toContain('__Host-sign-on');
});

test('a way back of nobody, or of another browser, signs nobody in', async ({ page, context }) => {
  const lost = page.getByText('begann in einem anderen Fenster');
  const cookies = async () => (await context.cookies(named())).map((cookie) => cookie.name);
  await page.goto(`${named()}/sign-in`);
  await page.request.post(`${named()}/language?_method=put`, { form: { language: 'de' } });
  await page.reload();
  await page.getByRole('link', { name: 'Mit Kern Login anmelden' }).click();
  await expect(page.getByPlaceholder('Enter any login')).toBeVisible();
  // What this browser kept is gone: to the store it is another one.
  await context.clearCookies({ name: '__Host-sign-on' });
  await atProvider(page, 'mira');
  await expect(lost).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: 'Anmelden' })).toBeVisible();
  expect(await cookies()).not.toContain('__Host-session');
  await expectAccessible(page);
  await picture(page, 'sign-on-lost');

  // The provider gives a state back that the store never made.
  const begun = await page.request.get(`${named()}/sign-on`, { maxRedirects: 0 });
  const address = new URL(begun.headers().location);
  address.searchParams.set('state', 'made-up');
  await page.goto(address.href);
  await expect(page).toHaveURL(/\/sign-on\/callback\?.*state=made-up/);
  await expect(lost).toBeVisible();
  expect(await cookies()).not.toContain('__Host-session');
});

test('an address that the provider does not vouch for opens no account', async ({ page }) => {
  const made = await page.request.post(`${named()}/accounts`, {
    form: { email: 'ola@example.com', password: 'a long password', handle: 'ola', name: 'Ola' },
    maxRedirects: 0,
  });
  expect(made.status()).toBe(303);
  await page.context().clearCookies();
  await page.goto(`${named()}/sign-in`);
  await page.getByRole('link', { name: 'Sign in with Kern Login' }).click();
  await atProvider(page, 'zoe');
  await expect(page.getByText('There is an account with your e-mail address already')).toBeVisible();
  await expectAccessible(page);
});

test('connecting works without scripts', { tag: ['@nojs', '@not-mobile'] }, async ({ page }) => {
  await page.request.post(`${named()}/accounts`, {
    form: { email: 'ben@example.com', password: 'a long password', handle: 'ben', name: 'Ben' },
    maxRedirects: 0,
  });
  people.ben = { email: 'ben@elsewhere.example' };
  await page.goto(`${named()}/me/settings`);
  await page.getByRole('button', { name: 'Connect with Kern Login' }).click();
  await page.getByRole('link', { name: 'Continue' }).click();
  await atProvider(page, 'ben');
  await expect(page.locator('#set-sign-on')).toContainText('Your account is connected with Kern Login');
});
