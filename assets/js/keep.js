// @ts-check
// The store without a network: starts the service worker, tells it which pictures of the feed were seen, says when what
// one sees was kept. And no page that the browser held in memory shows one person's things to another.
import { each, language, say, t, viewer } from "./dom.js";

const WHO = "viewer";

/** Remembers who looks, for pages that come back out of memory. */
function look() {
  try {
    localStorage.setItem(WHO, viewer());
  } catch {
    // Without storage the browser keeps no page that could be wrong for long.
  }
}
// At the latest when the page is left; see the end of this file.
addEventListener("pagehide", look);
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  if (localStorage.getItem(WHO) === viewer()) return;
  // Signed in or out meanwhile, perhaps in another window: this page is somebody else's.
  document.documentElement.hidden = true;
  location.reload();
});

/** What the page says of itself: it was kept since this moment. */
function keptSince() {
  const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  return entry?.serverTiming?.find(({ name }) => name === "kept")?.description;
}
const since = keptSince();
if (since !== undefined) {
  const moment = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  say(t("kept", moment.format(new Date(since || document.lastModified))));
}

// The page that says there is no network looks again by itself.
each("[data-offline]", () => addEventListener("online", () => location.reload()));
each("[data-reload]", (/** @type {HTMLElement} */ button) => button.addEventListener("click", () => location.reload()));

const begin = () => {
  look();
  if (!navigator.serviceWorker) return;
  void start().catch(() => {
    // A browser may refuse, such as in a private window: everything but the pages without a network works.
  });
};
// Nothing of it competes with what one came to see: storage is on the disk.
if (document.readyState === "complete") begin();
else addEventListener("load", begin, { once: true });

async function start() {
  await navigator.serviceWorker.register("/worker.js", { updateViaCache: "none" });
  const { active } = await navigator.serviceWorker.ready;
  if (!active || location.pathname !== "/" || since !== undefined) return;
  const tell = () => {
    // Once people have signed in or out elsewhere, this page is not theirs any more.
    if (localStorage.getItem(WHO) !== viewer()) return;
    const images = /** @type {NodeListOf<HTMLImageElement>} */ (document.querySelectorAll("#feed img, .top img"));
    const seen = [...images].filter((image) => image.complete && image.currentSrc.startsWith("http")).map((image) => image.currentSrc);
    active.postMessage({ kind: "feed", url: location.href, seen });
  };
  tell();
  addEventListener("visibilitychange", () => document.visibilityState === "hidden" && tell());
}
