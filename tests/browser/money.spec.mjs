// Money: declined, confirmed to the bank, paid, sent, sent back, paid back; in English and in German.
import { buy, cards, enter, fillCheckout, home, join, store } from './steps.mjs';
import { expect, test } from './support.mjs';

const asks = '4000 0027 6000 3184';

const languages = {
  en: {
    checkout: 'Checkout', now: 'Buy now', pay: /^Buy now – pay/, declined: 'The card was declined', confirm: 'Confirm the payment',
    yes: 'Yes, it is me', thanks: 'Thank you, it is ordered', cancel: 'Cancel order', cancelled: 'This order is cancelled',
    back: 'Send something back', ask: 'Ask for the return', asked: 'Return: asked for',
    withdraw: 'Withdraw from the contract here', sure: 'Confirm withdrawal', withdrawn: 'Withdrawal: approved',
  },
  de: {
    checkout: 'Zur Kasse', now: 'Jetzt kaufen', pay: /^Zahlungspflichtig bestellen/, declined: 'Die Karte wurde abgelehnt', confirm: 'Zahlung bestätigen',
    yes: 'Ja, ich bin es', thanks: 'Danke für deine Bestellung', cancel: 'Bestellung stornieren', cancelled: 'Diese Bestellung ist storniert',
    back: 'Etwas zurückschicken', ask: 'Rücksendung anfragen', asked: 'Rücksendung: angefragt',
    withdraw: 'Vertrag widerrufen', sure: 'Widerruf bestätigen', withdrawn: 'Widerruf: genehmigt',
  },
};

for (const [language, words] of Object.entries(languages)) {
  test(`declined, asked by the bank, paid, cancelled (${language})`, async ({ page }) => {
    await join(page);
    const { sku } = await store(page.request);
    await page.request.post('/bag/lines', { form: { sku, quantity: 1 } });
    await page.goto('/checkout');
    const form = page.locator('#checkout-form');
    await fillCheckout(form, cards.declined);
    if (language === 'de') {
      await page.request.post('/language?_method=put', { form: { language } });
      await page.goto('/checkout');
      for (const [name, value] of Object.entries(home)) {
        const field = form.locator(`[name=${name}]`);
        if (name === 'country') await field.selectOption(value);
        else await field.fill(value);
      }
      await form.locator('[name=test_card]').fill(cards.declined);
    }
    await form.getByRole('button', { name: words.pay }).click();
    await expect(page.getByText(words.declined).first()).toBeVisible();
    await form.locator('[name=test_card]').fill(asks);
    await form.getByRole('button', { name: words.pay }).click();
    await expect(page.getByRole('heading', { level: 1, name: words.confirm })).toBeVisible();
    await page.getByRole('button', { name: words.yes }).click();
    await expect(page.getByRole('heading', { level: 1, name: words.thanks })).toBeVisible();
    await page.getByRole('button', { name: words.cancel }).click();
    await expect(page.getByRole('heading', { level: 1, name: words.cancelled })).toBeVisible();
  });

  test(`one tap, and taken back (${language})`, async ({ page }) => {
    await join(page);
    const { product, sku } = await store(page.request);
    // The first order made address and card known; from then on it is one tap.
    await buy(page, sku);
    if (language === 'de') await page.request.post('/language?_method=put', { form: { language } });
    await page.goto(`/products/${product.id}?sku=${encodeURIComponent(sku)}`);
    await page.getByRole('button', { name: words.now, exact: true }).click();
    const pay = page.getByRole('button', { name: words.pay });
    await expect(pay).toContainText(language === 'de' ? /\d,\d\d/ : /\d\.\d\d/);
    await pay.click();
    await expect(page.getByText(words.thanks).first()).toBeVisible();
    await expect(page).toHaveURL(/\/orders\/\d+$/);
    await page.getByRole('button', { name: words.cancel }).click();
    await expect(page.getByText(words.cancelled).first()).toBeVisible();
    await expect(page.getByRole('button', { name: words.cancel })).toBeHidden();
  });

  test(`sent, sent back, withdrawn from (${language})`, async ({ page, browser, baseURL }) => {
    await join(page);
    const { sku } = await store(page.request);
    const at = await buy(page, sku, 2);
    const desk = await browser.newContext({ baseURL });
    const operator = await desk.newPage();
    await enter(operator, 'operator');
    await operator.goto(`/operator${at}`);
    await operator.getByRole('button', { name: 'Send the parcel' }).click();
    await operator.getByRole('button', { name: 'Delivered' }).click();
    if (language === 'de') await page.request.post('/language?_method=put', { form: { language } });
    await page.goto(at);
    await page.getByRole('link', { name: words.back }).click();
    await page.locator('[name=quantity-0]').fill('1');
    await page.getByRole('button', { name: words.ask }).click();
    await expect(page.getByText(words.asked)).toBeVisible();
    await operator.goto(`/operator${at}`);
    await operator.getByRole('button', { name: 'Approve' }).click();
    await operator.getByRole('button', { name: 'Received, back to stock' }).click();
    await operator.getByRole('button', { name: 'Pay back' }).first().click();
    await expect(operator.getByText('Return: paid back')).toBeVisible();
    // Of the rest the shopper withdraws: one click here, the second there.
    await page.goto(at);
    await page.getByRole('link', { name: words.withdraw }).click();
    await page.getByRole('button', { name: words.sure }).click();
    await expect(page.getByText(words.withdrawn)).toBeVisible();
    await desk.close();
  });
}
