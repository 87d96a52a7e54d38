// Passkeys, with the authenticator that Chromium pretends to have.
import { join } from './steps.mjs';
import { expect, expectAccessible, picture, test } from './support.mjs';

/** @typedef {import('@playwright/test').Page} Page */

/** The store by its name: passkeys belong to a name, never to a number. */
const named = () => process.env.VITRINE_URL?.replace('127.0.0.1', 'localhost') ?? '';
test.use({ baseURL: ({}, use) => use(named()) });

/**
 * A device that holds passkeys and knows its owner.
 * @param {Page} page
 */
async function device(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const present = (/** @type {boolean} */ enabled) =>
    session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
  const verified = (/** @type {boolean} */ isUserVerified) =>
    session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  const held = async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials;
  return { present, verified, held };
}

/** @param {Page} page @param {string} language */
async function speak(page, language) {
  const chosen = await page.request.post('/language?_method=put', { form: { language }, maxRedirects: 0 });
  expect(chosen.status()).toBe(303);
}

/** @param {Page} page */
async function signOut(page) {
  await page.request.post('/sessions/current?_method=delete', { maxRedirects: 0 });
}

const words = {
  en: { title: 'Passkeys', name: 'Name', add: 'Add a passkey', added: 'The passkey is added.', by: 'Sign in with a passkey', remove: 'Remove', gone: 'The passkey is removed.', save: 'Save', saved: 'Saved.', unknown: /no longer opens an account/ },
  de: { title: 'Passkeys', name: 'Name', add: 'Passkey hinzufügen', added: 'Der Passkey ist hinzugefügt.', by: 'Mit einem Passkey anmelden', remove: 'Entfernen', gone: 'Der Passkey ist entfernt.', save: 'Speichern', saved: 'Gespeichert.', unknown: /öffnet hier kein Konto mehr/ },
};

for (const [tag, w] of Object.entries(words)) {
  test(`a passkey is added, signs in, and is removed: ${tag}`, { tag: '@desktop' }, async ({ page }) => {
    const keys = await device(page);
    // The page of signing in offers passkeys by itself; a finger that always lies on the sensor would take it up.
    await keys.present(false);
    const person = await join(page, { interests: [] });
    await speak(page, tag);
    await page.goto('/me/settings');
    const part = page.locator('#set-passkeys');
    await expect(part.getByRole('heading', { name: w.title })).toBeVisible();

    await test.step('add it', async () => {
      await part.getByLabel(w.name).fill('Ana’s phone');
      await keys.present(true);
      await part.getByRole('button', { name: w.add }).click();
      await expect(part.getByText(w.added)).toBeVisible();
      await expect(part.getByRole('listitem')).toHaveCount(1);
      await expect(part.getByRole('listitem')).toContainText('Ana’s phone');
      expect(await keys.held()).toHaveLength(1);
      await picture(page, `passkeys-${tag}-${test.info().project.name}`, { fullPage: true });
      await expectAccessible(page);
    });

    await test.step('name it anew', async () => {
      await part.locator('summary').click();
      await part.getByRole('listitem').getByLabel(w.name).fill('The old phone');
      await part.getByRole('button', { name: w.save }).click();
      await expect(part.getByText(w.saved)).toBeVisible();
      await expect(part.getByRole('listitem')).toContainText('The old phone');
    });

    await test.step('sign in by it, with nothing typed', async () => {
      await keys.present(false);
      await signOut(page);
      await page.goto('/sign-in?next=%2Fbag');
      await picture(page, `passkey-sign-in-${tag}-${test.info().project.name}`);
      await expectAccessible(page);
      // Pressing the button ends what the page offered by itself.
      await keys.present(true);
      await page.getByRole('button', { name: w.by }).click();
      await expect(page).toHaveURL(/\/bag$/);
      const me = await page.request.get('/me');
      expect(await me.text()).toContain(person.handle);
    });

    await test.step('remove it: the device still has it, the store no longer takes it', async () => {
      await page.goto('/me/settings');
      await part.locator('summary').click();
      await part.getByRole('button', { name: w.remove }).click();
      await expect(part.getByText(w.gone)).toBeVisible();
      await expect(part.getByRole('listitem')).toHaveCount(0);
      await keys.present(false);
      await signOut(page);
      await page.goto('/sign-in');
      await keys.present(true);
      await page.getByRole('button', { name: w.by }).click();
      await expect(page.getByRole('alert')).toContainText(w.unknown);
    });
  });
}

test('the browser offers the passkey where the address is typed', async ({ page }) => {
  const keys = await device(page);
  await join(page, { interests: [] });
  await page.goto('/me/settings');
  await page.locator('#set-passkeys').getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.locator('#set-passkeys').getByRole('listitem')).toHaveCount(1);
  await signOut(page);
  // The finger lies on the sensor: the offer is taken up as soon as the page makes it.
  await page.goto('/sign-in?next=%2Fbag');
  await expect(page).toHaveURL(/\/bag$/);
  expect((await keys.held())[0].signCount).toBeGreaterThan(1);
});

test('who closes the window of the browser is told, and nothing is added', async ({ page }) => {
  const keys = await device(page);
  await keys.verified(false);
  await join(page, { interests: [] });
  await page.goto('/me/settings');
  await page.locator('#set-passkeys').getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.locator('.toast')).toContainText('No passkey was chosen');
  await expect(page.locator('#set-passkeys').getByRole('listitem')).toHaveCount(0);
});

test('without scripts nothing of it is shown', { tag: ['@nojs', '@not-mobile'] }, async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByText('passkey')).toBeHidden();
});
