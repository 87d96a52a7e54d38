// Codes in the bag, a plan from its trial to paid to cancelled, and the shopper's own limits; in German as well.
import { randomUUID } from 'node:crypto';
import { buy, cards, enter, home, join, store } from './steps.mjs';
import { expect, expectAccessible, test } from './support.mjs';

/** Words of the pages, by language. */
const words = {
  en: {
    code: 'Code or gift card',
    redeem: 'Redeem',
    unknown: 'There is no such code.',
    members: 'This code is for members.',
    card: 'Test card',
    start: 'Start the free trial',
    trial: 'free trial',
    cancel: 'Cancel membership',
    ends: 'ends then',
    keep: 'Keep the membership',
    buy: 'Become a member, and pay',
    declined: /declined\. Nothing was charged/,
    running: 'running',
    receipts: 'Receipts',
    yearly: /Change to Yearly/,
    credited: 'for the rest of the period before',
    budget: 'At most',
    budgetSave: 'Save',
    days: 'Days',
    pause: 'Pause buying',
    unpause: 'Take the pause back',
    wait: 'Let it wait 24 hours',
    waits: 'It waits 24 hours',
    remove: 'Remove',
    over: 'Nothing was bought.',
    paused: 'You paused buying until',
    waiting: 'it can be bought from',
  },
  de: {
    code: 'Code oder Gutschein',
    redeem: 'Einlösen',
    unknown: 'Diesen Code gibt es nicht.',
    members: 'Dieser Code ist für Mitglieder.',
    card: 'Testkarte',
    start: 'Kostenlos beginnen',
    trial: 'kostenlose Zeit',
    cancel: 'Mitgliedschaft kündigen',
    ends: 'endet dann',
    keep: 'Mitgliedschaft behalten',
    buy: 'Kostenpflichtig Mitglied werden',
    declined: /abgelehnt\. Es wurde nichts/,
    running: 'läuft',
    receipts: 'Belege',
    yearly: /Zu Jährlich wechseln/,
    credited: 'für den Rest des Zeitraums davor',
    budget: 'Höchstens',
    budgetSave: 'Speichern',
    days: 'Tage',
    pause: 'Kaufen pausieren',
    unpause: 'Pause zurücknehmen',
    wait: '24 Stunden warten lassen',
    waits: 'Es wartet 24 Stunden',
    remove: 'Entfernen',
    over: 'Es wurde nichts gekauft.',
    paused: 'Du hast das Kaufen bis',
    waiting: 'kaufen kannst du es ab',
  },
};

for (const [language, said] of Object.entries(words)) {
  test(`a code for members, a trial, and the end of it: ${language}`, { tag: '@desktop' }, async ({ page, browser }) => {
    const code = `CLUB${Math.floor(Math.random() * 1e9)}`;
    await test.step('the operator plans a promotion', async () => {
      const operator = await browser.newContext();
      const desk = await operator.newPage();
      await enter(desk, 'operator');
      const made = await desk.request.post('/operator/promotions', {
        form: { label: 'Club ten', code, kind: 'percent', value: '10', audience: 'members' },
        maxRedirects: 0,
      });
      expect(made.status(), await made.text()).toBe(303);
      await operator.close();
    });

    const person = await join(page);
    const chosen = await page.request.post('/language?_method=put', { form: { language }, maxRedirects: 0 });
    expect(chosen.status()).toBe(303);
    const { sku, product } = await store(page.request);
    const enterCode = async (/** @type {string} */ typed) => {
      await page.getByLabel(said.code).fill(typed);
      await page.getByRole('button', { name: said.redeem }).click();
    };

    await test.step('each code that does not hold says why, at the field', async () => {
      await page.request.post('/bag/lines', { form: { sku, quantity: 1 } });
      await page.goto('/bag');
      await enterCode('NONSENSE');
      await expect(page.locator('#f-code-error')).toContainText(said.unknown);
      await enterCode(code);
      await expect(page.locator('#f-code-error')).toContainText(said.members);
    });

    await test.step('the trial begins without a payment', async () => {
      await page.goto('/membership');
      await page.getByLabel(said.card).fill(cards.good);
      await page.getByRole('button', { name: said.start }).click();
      await expect(page.locator('#membership')).toContainText(said.trial);
      await expectAccessible(page);
    });

    await test.step('the code holds now', async () => {
      await page.goto('/bag');
      await enterCode(code.toLowerCase());
      await expect(page.locator('.sums')).toContainText('Club ten');
      await expect(page.locator('.bag-codes')).toContainText(code);
    });

    await test.step('enough is bought, and the gate opens', async () => {
      await page.goto('/write');
      await expect(page.locator('.rule--missing')).toHaveCount(1);
      await buy(page, sku, Math.ceil(5_000 / product.price.amount));
      await page.goto('/write');
      await expect(page.locator('.rule--missing')).toHaveCount(0);
    });

    await test.step('the store ends it; there is no second trial, and a declined card buys nothing', async () => {
      const operator = await browser.newContext();
      const desk = await operator.newPage();
      await enter(desk, 'operator');
      const ended = await desk.request.post(`/operator/memberships/${person.handle}?_method=delete`, { maxRedirects: 0 });
      expect(ended.status()).toBe(303);
      await operator.close();
      await page.goto('/membership');
      await expect(page.getByRole('button', { name: said.start })).toHaveCount(0);
      await page.getByLabel(said.card).fill(cards.declined);
      await page.getByRole('button', { name: said.buy }).click();
      await expect(page.locator('#membership')).toContainText(said.declined);
      await expectAccessible(page);
    });

    await test.step('paid at once, with a receipt; a dearer plan takes off what is left', async () => {
      await page.getByLabel(said.card).fill(cards.good);
      await page.getByRole('button', { name: said.buy }).click();
      await expect(page.locator('#plan-own')).toContainText(said.running);
      await expect(page.getByRole('heading', { name: said.receipts })).toBeVisible();
      await expect(page.locator('#membership .ledger li')).toHaveCount(1);
      await page.getByRole('button', { name: said.yearly }).click();
      await expect(page.locator('#membership .ledger li')).toHaveCount(2);
      await expect(page.locator('#membership .ledger li').first()).toContainText(said.credited);
      await expectAccessible(page);
    });

    await test.step('cancelled, and kept after all', async () => {
      await page.getByRole('button', { name: said.cancel }).click();
      await expect(page.locator('#membership')).toContainText(said.ends);
      await page.getByRole('button', { name: said.keep }).click();
      await expect(page.getByRole('button', { name: said.cancel })).toBeVisible();
    });
  });
}

for (const [language, said] of Object.entries(words)) {
  test(`a budget, a pause, and what waits: ${language}`, async ({ page }) => {
    await join(page);
    const chosen = await page.request.post('/language?_method=put', { form: { language }, maxRedirects: 0 });
    expect(chosen.status()).toBe(303);
    const { sku, product } = await store(page.request);
    const checkout = `/checkout?sku=${encodeURIComponent(sku)}&quantity=1`;
    const order = () =>
      page.request.post('/orders', { form: { key: randomUUID(), sku, quantity: 1, ...home, test_card: cards.good }, maxRedirects: 0 });

    await test.step('a budget below the total: the checkout says so, and the server keeps it', async () => {
      await page.goto('/me/limits');
      await page.getByLabel(said.budget).fill('0.01');
      await page.locator('#limits').getByRole('button', { name: said.budgetSave }).click();
      await expect(page.locator('#limits progress')).toBeVisible();
      await expectAccessible(page);
      await page.goto(checkout);
      await expect(page.locator('#checkout-form')).toContainText(said.over);
      const refused = await order();
      expect(refused.status()).toBe(409);
      expect(await refused.text()).toContain(said.over);
    });

    await test.step('a pause, taken back at once', async () => {
      await page.goto('/me/limits');
      await page.getByLabel(said.budget).fill('');
      await page.locator('#limits').getByRole('button', { name: said.budgetSave }).click();
      await expect(page.locator('#limits progress')).toHaveCount(0);
      await page.getByLabel(said.days).fill('2');
      await page.getByRole('button', { name: said.pause }).click();
      await expect(page.getByRole('button', { name: said.unpause })).toBeVisible();
      await page.goto(checkout);
      await expect(page.locator('#checkout-form')).toContainText(said.paused);
      await page.goto('/me/limits');
      await page.getByRole('button', { name: said.unpause }).click();
      await expect(page.getByRole('button', { name: said.unpause })).toHaveCount(0);
    });

    await test.step('what waits cannot be bought, and a slip is mended', async () => {
      await page.goto(`/products/${product.id}?sku=${encodeURIComponent(sku)}`);
      await page.getByRole('main').getByRole('button', { name: said.wait }).click();
      await expect(page.getByText(said.waits)).toBeVisible();
      await page.goto(checkout);
      await expect(page.locator('#checkout-form')).toContainText(said.waiting);
      expect((await order()).status()).toBe(409);
      await page.goto('/me/limits');
      await expectAccessible(page);
      await page.getByRole('button', { name: said.remove }).click();
      await expect(page.locator('#limits .rule-row')).toHaveCount(0);
      expect((await order()).status()).toBe(303);
    });
  });
}

test('what a visitor put in the bag is there after signing up', async ({ page }) => {
  const { sku, product } = await store(page.request);
  await page.request.post('/bag/lines', { form: { sku, quantity: 2 } });
  await page.goto('/bag');
  await expect(page.locator('#bag')).toContainText(product.title);
  await join(page);
  await page.goto('/bag');
  await expect(page.locator('#bag')).toContainText(product.title);
});
