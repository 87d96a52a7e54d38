// Mail by SMTP to a real server, which also refuses and goes away.
import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { expect, freshPerson, test } from './support.mjs';
import { startStore } from './server.mjs';

/** @typedef {{ to: string[], from: string, text: string }} Mail */

/** A server of mail at a port of its own; `mails` waits for the next one. */
class Sink {
  /** @type {Mail[]} */
  got = [];
  /** Recipients that were refused. */
  refused = 0;
  refuses = false;
  port = 0;
  /** @type {any} */
  server;

  async open() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: (address, _, done) => {
        if (!this.refuses) return done();
        this.refused += 1;
        done(Object.assign(new Error('mailbox busy'), { responseCode: 450 }));
      },
      onData: (stream, { envelope }, done) => {
        let text = '';
        stream.on('data', (piece) => (text += piece));
        stream.on('end', () => {
          this.got.push({ to: envelope.rcptTo.map(({ address }) => address), from: envelope.mailFrom ? envelope.mailFrom.address : '', text: plain(text) });
          done();
        });
      },
    });
    this.server.on('error', () => {});
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server.server, 'listening');
    this.port = this.server.server.address().port;
  }

  close() {
    return new Promise((done) => this.server.close(done));
  }
}

/** Quoted-printable as text. @param {string} text */
const plain = (text) =>
  text.replaceAll('=\r\n', '').replaceAll('\r\n', '\n').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));

const sink = new Sink();
/** @type {{ url: string, stop: () => Promise<void> }} */
let store;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  await sink.open();
  store = await startStore('mail', {
    VITRINE_MAIL__SMTP: `smtp://127.0.0.1:${sink.port}`,
    VITRINE_MAIL__FROM: 'The Store <post@shop.example>',
  });
});
test.afterAll(async () => {
  await store?.stop();
  await sink.close();
});

/** Asks for a new password and follows the link of the mail that comes. @param {import('@playwright/test').Page} page */
async function reset(page, person) {
  await page.goto(`${store.url}/password-resets/new`);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('heading', { name: 'Look into your mail' })).toBeVisible();
}

/** @param {import('@playwright/test').Page} page */
async function someone(page) {
  const person = freshPerson();
  const made = await page.request.post(`${store.url}/accounts`, { form: person, maxRedirects: 0 });
  expect(made.status()).toBe(303);
  await page.context().clearCookies();
  return person;
}

const mailTo = (person) => sink.got.filter(({ to }) => to.includes(person.email));

test('a forgotten password is set anew by a mail', async ({ page }) => {
  const person = await someone(page);
  await reset(page, person);
  await expect.poll(() => mailTo(person).length).toBe(1);
  const [mail] = mailTo(person);
  expect(mail.from).toBe('post@shop.example');
  expect(mail.text).toMatch(/^From: "?The Store"? <post@shop\.example>$/m);
  expect(mail.text).toContain('Subject: Set a new password at Vitrine');
  const link = /http:\S+\/password-resets\/\S+/.exec(mail.text)?.[0] ?? '';
  await page.goto(link);
  await page.getByLabel('New password').fill('another long password');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await expect(page.locator('.top-me')).toBeVisible();
  await expect.poll(() => mailTo(person).length, 'and a mail says so').toBe(2);
  expect(mailTo(person)[1].text).toContain('was just changed');
});

test('a mail that is refused for now comes later', async ({ page }) => {
  const person = await someone(page);
  sink.refuses = true;
  sink.refused = 0;
  await reset(page, person);
  await expect.poll(() => sink.refused).toBeGreaterThan(1);
  expect(mailTo(person)).toEqual([]);
  sink.refuses = false;
  await expect.poll(() => mailTo(person).length, { timeout: 60_000 }).toBe(1);
  await page.goto(/http:\S+\/password-resets\/\S+/.exec(mailTo(person)[0].text)?.[0] ?? '');
  await expect(page.getByLabel('New password')).toBeVisible();
});

test('a mail waits for a server that is away', async ({ page }) => {
  const person = await someone(page);
  await sink.close();
  await reset(page, person);
  await sink.open();
  await expect.poll(() => mailTo(person).length, { timeout: 60_000 }).toBe(1);
});
