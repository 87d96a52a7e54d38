// @ts-check
// The service worker: keeps what every page is made of, a page for when there is no network, and the last feed with the
// pictures that were seen. Nothing else of the store is kept: no bag, no order, nobody's private page. What was kept for
// one person goes as soon as a page is made for another. The server writes `TOLD` before this text.

/** @typedef {{ build: string, files: string[], languages: string[] }} Told */
/** @typedef {{ viewer: string, language: string }} State whom the kept feed was made for, and the language of the last page */
// @ts-expect-error the first line of the text that is served
const told = /** @type {Told} */ (TOLD);
const worker = /** @type {any} */ (self);

const SHELL = `shell ${told.build}`;
const FEED = "feed";
const STATE = "state";
/** The feed is kept under this address, whichever of its lenses it was. */
const HOME = "/";
/** Pictures kept with the feed, at most: some 3 MB. */
const PICTURES = 48;

const offline = (/** @type {string} */ language) => `/offline?lang=${language}`;

worker.addEventListener("install", (/** @type {any} */ event) => {
  // Pages of the build before stay as they are; the next page one opens is of this one.
  worker.skipWaiting();
  event.waitUntil(fill());
});

async function fill() {
  const shell = await caches.open(SHELL);
  const pages = told.languages.map(async (language) => {
    // Asked for as nobody, so that nothing of whoever is signed in is in it.
    const page = await fetch(offline(language), { credentials: "omit", cache: "no-cache" });
    if (!page.ok) throw new TypeError(page.statusText);
    await shell.put(offline(language), page);
  });
  await Promise.all([shell.addAll(told.files), ...pages]);
}

worker.addEventListener("activate", (/** @type {any} */ event) => {
  event.waitUntil(Promise.all([tidy(), worker.registration.navigationPreload?.enable()]));
});

/** The files of this build and of the one before stay: a page that is still open may ask for more of its own. */
async function tidy() {
  const shells = (await caches.keys()).filter((name) => name.startsWith("shell ") && name !== SHELL);
  await Promise.all(shells.slice(0, -1).map((name) => caches.delete(name)));
}

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  /** @type {Request} */
  const request = event.request;
  const { origin, pathname } = new URL(request.url);
  if (origin !== worker.location.origin) return;
  if (request.method !== "GET") {
    // Whoever signs in or out may be somebody else next. The next page says so as well, if there is a next one.
    if (/^\/(sessions|accounts$|demo\/session|me$|me\/sessions|password-resets|passkeys)/.test(pathname)) event.waitUntil(forget());
  } else if (request.mode === "navigate") {
    event.respondWith(page(event));
  } else if (pathname.startsWith("/assets/")) {
    event.respondWith(kept(request).then((held) => held ?? fetch(request)));
  } else if (pathname.startsWith("/media/")) {
    event.respondWith(fetch(request).catch(async () => (await kept(request)) ?? Response.error()));
  }
});

/** @param {RequestInfo} request @returns {Promise<Response | undefined>} */
const kept = (request) => caches.match(request, { ignoreVary: true });

/** @param {any} event */
async function page(event) {
  /** @type {Response} */
  let response;
  try {
    response = (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return without(event.request.url);
  }
  event.waitUntil(note(event.request.url, response.clone()));
  return response;
}

/**
 * What is shown without a network: the last feed at its own addresses, else the page that says so.
 * @param {string} url
 */
async function without(url) {
  if (isFeed(url)) {
    const feed = await (await caches.open(FEED)).match(HOME, { ignoreVary: true });
    if (feed) {
      // The page reads this from its own timing and says how old it is.
      const headers = new Headers(feed.headers);
      headers.set("Server-Timing", `kept;desc="${feed.headers.get("Date") ?? ""}"`);
      return new Response(feed.body, { status: 200, headers });
    }
  }
  const { language } = await state();
  const found = (await kept(offline(language))) ?? (await kept(offline(told.languages[0] ?? "en")));
  return found ?? Response.error();
}

/** Whether an address is the start of the feed. @param {string} url */
function isFeed(url) {
  const { pathname, searchParams } = new URL(url);
  return pathname === HOME && !searchParams.has("cursor");
}

/** @returns {Promise<State>} */
async function state() {
  const held = await (await caches.open(STATE)).match("/state");
  return held ? held.json() : { viewer: "", language: worker.navigator.language.split("-")[0] };
}

/** @param {State} next */
const remember = async (next) => (await caches.open(STATE)).put("/state", Response.json(next));

/**
 * Notes for whom a page was made and in which language, and keeps it if it is the feed.
 * @param {string} url
 * @param {Response} response
 */
async function note(url, response) {
  const viewer = response.headers.get("Vitrine-Viewer");
  if (viewer === null) return;
  const before = await state();
  if (before.viewer !== viewer) await forget();
  const language = response.headers.get("Content-Language") ?? before.language;
  if (before.viewer !== viewer || before.language !== language) await remember({ viewer, language });
  if (response.status === 200 && isFeed(url)) await (await caches.open(FEED)).put(HOME, response);
}

/** Forgets what was kept for somebody. */
async function forget() {
  const { language } = await state();
  await Promise.all([caches.delete(FEED), remember({ viewer: "", language })]);
}

worker.addEventListener("message", (/** @type {any} */ event) => {
  if (event.data?.kind === "feed") event.waitUntil(pictures(event.data));
});

/**
 * Keeps the pictures a feed has shown, and the feed itself where it was opened before this worker was there.
 * @param {{ url: string, seen: string[] }} feed
 */
async function pictures({ url, seen }) {
  if (new URL(url).origin !== worker.location.origin || !isFeed(url)) return;
  if (!(await (await caches.open(FEED)).match(HOME, { ignoreVary: true }))) {
    // What the browser still holds of the page that is open, rather than another one.
    await note(url, await fetch(url, { cache: "force-cache", headers: { Accept: "text/html" } }));
  }
  const feed = await caches.open(FEED);
  const wanted = new Set(seen.filter((address) => new URL(address).pathname.startsWith("/media/")).slice(0, PICTURES));
  const there = new Set((await feed.keys()).map((request) => request.url));
  for (const address of there) if (address.includes("/media/") && !wanted.has(address)) await feed.delete(address);
  await Promise.allSettled([...wanted].filter((address) => !there.has(address)).map((address) => feed.add(address)));
}
