// Bytes of the feed page by type, and a table of what Lighthouse says of the main pages on a phone with slow 4G, on a
// demo store. The last line is JSON.
// Usage: node bench_page.mjs [RUNS]
import { request as httpRequest } from 'node:http';
import { chromium as browsers } from '@playwright/test';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { chromium, startDemo } from './server.mjs';
import { settled, signInAs } from './support.mjs';

const runs = Number(process.argv[2] ?? 3);
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];

/**
 * The length of an answer's body as it goes over the wire.
 * @param {string} url
 * @param {string} encoding what the client accepts
 * @param {string} cookie
 * @returns {Promise<number>}
 */
function bodyLength(url, encoding, cookie) {
  return new Promise((done, failed) => {
    const headers = { 'accept-encoding': encoding, accept: '*/*', ...(cookie && { cookie }) };
    const request = httpRequest(url, { headers }, (response) => {
      let bytes = 0;
      response.on('data', (part) => (bytes += part.length));
      response.on('end', () => done(bytes));
      response.on('error', failed);
      if (response.statusCode !== 200) failed(new Error(`${url}: ${response.statusCode}`));
    });
    request.on('error', failed);
    request.end();
  });
}

/**
 * Loads the feed as a phone and adds up what it fetched.
 * @param {import('@playwright/test').Page} page
 * @param {string} cookie
 */
async function feedBytes(page, cookie) {
  const origin = new URL(page.url()).origin;
  /** @type {Map<string, string>} */
  const fetched = new Map();
  page.on('response', (response) => {
    const type = response.headers()['content-type'] ?? '';
    const kind = /html/.test(type) ? 'html' : /css/.test(type) ? 'css' : /javascript/.test(type) ? 'js' : /^image/.test(type) ? 'images' : 'other';
    if (response.url().startsWith(origin) && response.status() === 200) fetched.set(response.url(), kind);
  });
  await page.goto('/');
  await settled(page);
  /** @type {Record<string, { files: number, compressed: number, raw: number }>} */
  const bytes = {};
  for (const [url, kind] of fetched) {
    const sum = (bytes[kind] ??= { files: 0, compressed: 0, raw: 0 });
    sum.files += 1;
    sum.compressed += await bodyLength(url, 'gzip, deflate, br, zstd', cookie);
    sum.raw += await bodyLength(url, 'identity', cookie);
  }
  return bytes;
}

/**
 * The addresses to measure: the feed, the first post, product and profile in it, the checkout of the product.
 * @param {import('@playwright/test').Page} page
 */
async function addresses(page) {
  const first = async (/** @type {string} */ pattern) => {
    const links = await page.locator(`main a[href*="${pattern}"]`).evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    const link = links.find(Boolean);
    if (!link) throw new Error(`the feed links to no ${pattern}`);
    return link;
  };
  // What is newest is there however often somebody looked.
  await page.goto('/?lens=newest');
  const paths = { feed: '/', post: await first('/posts/'), product: await first('/products/'), profile: await first('/accounts/') };
  await page.goto(paths.product);
  const sku = await page.locator('main form[action="/checkout"] [name=sku]').first().evaluate((/** @type {HTMLInputElement} */ e) => e.value);
  return { ...paths, checkout: `/checkout?sku=${encodeURIComponent(sku)}&quantity=1` };
}

// `VITRINE_URL` names a demo store that runs already.
const running = process.env.VITRINE_URL;
const demo = running ? { url: running, stop: async () => {} } : await startDemo();
let chrome;
try {
  const browser = await browsers.launch(chromium);
  const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
  const context = await browser.newContext({ baseURL: demo.url, ...phone });
  const page = await context.newPage();
  await signInAs(page, 'shopper');
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const bytes = await feedBytes(page, cookie);
  const paths = await addresses(page);
  await browser.close();
  for (const [kind, sum] of Object.entries(bytes)) {
    console.log(`${kind}: ${sum.files} files, ${sum.compressed} bytes compressed, ${sum.raw} raw`);
  }

  /** @type {Record<string, Record<string, number>>} */
  const scores = {};
  for (const [name, path] of Object.entries(paths)) {
    // Each page in a browser of its own: the service worker of the page before would ask without the cookie.
    await chrome?.kill();
    chrome = await launch({ chromePath: chromium.executablePath, chromeFlags: ['--headless=new', ...chromium.args] });
    /** @type {Record<string, number>[]} */
    const seen = [];
    for (let run = 0; run < runs; run += 1) {
      const result = await lighthouse(`${demo.url}${path}`, {
        port: chrome.port,
        output: 'json',
        logLevel: 'error',
        onlyCategories: categories,
        formFactor: 'mobile',
        extraHeaders: { Cookie: cookie },
      });
      if (!result || result.lhr.runtimeError) throw new Error(result?.lhr.runtimeError?.message ?? 'Lighthouse gave nothing');
      const { lhr } = result;
      if (new URL(lhr.finalDisplayedUrl).pathname !== new URL(`${demo.url}${path}`).pathname) throw new Error(`${path} led to ${lhr.finalDisplayedUrl}`);
      seen.push({
        ...Object.fromEntries(categories.map((id) => [id, Math.round((lhr.categories[id].score ?? 0) * 100)])),
        'largest-contentful-paint-ms': Math.round(lhr.audits['largest-contentful-paint'].numericValue ?? 0),
        'total-blocking-time-ms': Math.round(lhr.audits['total-blocking-time'].numericValue ?? 0),
        bytes: Math.round(lhr.audits['total-byte-weight']?.numericValue ?? 0),
        requests: /** @type {any} */ (lhr.audits['network-requests']?.details)?.items?.length ?? 0,
        'layout-shift': Number((lhr.audits['cumulative-layout-shift'].numericValue ?? 0).toFixed(4)),
      });
      if (run === 0) {
        const faults = Object.values(lhr.audits).filter((a) => a.score !== null && a.score < 0.9 && a.scoreDisplayMode === 'binary');
        for (const fault of faults) console.log(`  ${name}: ${fault.id}: ${fault.title}`);
      }
    }
    const median = (/** @type {string} */ id) => seen.map((run) => run[id]).sort((a, b) => a - b)[Math.floor(seen.length / 2)];
    scores[name] = Object.fromEntries(Object.keys(seen[0]).map((id) => [id, median(id)]));
    console.log(`${name}: ${JSON.stringify(scores[name])}`);
  }
  const columns = Object.keys(Object.values(scores)[0] ?? {});
  console.log(`| page | ${columns.join(' | ')} |\n|---|${columns.map(() => '--:|').join('')}`);
  for (const [name, row] of Object.entries(scores)) console.log(`| ${name} | ${columns.map((column) => row[column]).join(' | ')} |`);
  console.log(JSON.stringify({ bench: 'page', runs, bytes, scores }));
} finally {
  await chrome?.kill();
  await demo.stop();
}
