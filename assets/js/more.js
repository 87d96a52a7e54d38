// @ts-check
// The endless feed: the next page is fetched before the end is reached and appended in order. Coming back finds the
// same list at the same place.
import { each, make, say, t, upgrade, viewer } from "./dom.js";
import { ask, Failure, plainClick, told } from "./swap.js";

/** @type {Set<HTMLElement>} lists that grew on this page */
const grown = new Set();

const near = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) if (entry.isIntersecting) void load(/** @type {HTMLAnchorElement} */ (entry.target));
  },
  { rootMargin: "1500px 0px" },
);

/**
 * Fetches the page a link names, appends its items and puts the next link in place of this one.
 * @param {HTMLAnchorElement} link
 * @param {boolean} [asked] a person pressed it
 */
async function load(link, asked = false) {
  const id = link.dataset.more ?? "";
  const list = document.getElementById(id);
  if (!list || link.ariaBusy === "true") return;
  near.unobserve(link);
  link.ariaBusy = "true";
  const holder = /** @type {HTMLElement} */ (link.parentElement);
  try {
    const { fragment, ok } = await ask(link.href);
    const more = fragment.querySelector(`[id="${CSS.escape(id)}"]`);
    if (!ok || !more) throw new Failure(told(fragment));
    const next = fragment.querySelector(`[data-more="${CSS.escape(id)}"]`);
    // What stands in the link's place: the next link with what is around it, or the word that this was the end.
    const after = next ? (next.parentElement ?? next) : more.nextElementSibling;
    const fresh = [...more.children].filter((item) => !item.id || !document.getElementById(item.id));
    list.append(...fresh);
    grown.add(list);
    for (const item of fresh) upgrade(item);
    if (after) {
      holder.replaceWith(after);
      upgrade(after);
    } else {
      holder.remove();
    }
    if (fresh.length) say(t("more-loaded", fresh.length), { quiet: true });
    if (!next) say(t("end"), { quiet: true });
    if (asked) {
      const first = /** @type {HTMLElement | undefined} */ (fresh[0]);
      if (first) {
        first.tabIndex = -1;
        first.focus({ preventScroll: true });
      }
    }
  } catch (error) {
    holder.querySelector(".more-failed")?.remove();
    holder.prepend(make("p", { class: "more-failed", role: "alert" }, error instanceof Failure ? error.message : t("fault")));
    link.textContent = t("again");
    link.ariaBusy = null;
    if (!(error instanceof Failure)) throw error;
  }
}

document.addEventListener("click", (event) => {
  const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest?.("a[data-more]"));
  if (!link || !plainClick(event)) return;
  event.preventDefault();
  void load(link, true);
});

const key = () => `list ${location.pathname}${location.search}`;

/** The items of the lists, in their order. */
const items = () => [...grown].flatMap((list) => /** @type {HTMLElement[]} */ ([...list.children]));

/** Puts back what the browser forgets where it keeps no page in memory. */
function restore() {
  const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  const text = sessionStorage.getItem(key());
  sessionStorage.removeItem(key());
  if (navigation?.type !== "back_forward" || !text) return;
  /** @type {{ viewer: string, y: number, seen: [string, number] | null, lists: [string, string, string | null][] }} */
  const kept = JSON.parse(text);
  // Somebody else's list, or one from before signing in, is not put back.
  if (kept.viewer !== viewer()) return;
  for (const [id, html, holder] of kept.lists) {
    const list = document.getElementById(id);
    if (!list) continue;
    list.innerHTML = html;
    grown.add(list);
    const old = document.querySelector(`[data-more="${CSS.escape(id)}"]`)?.parentElement;
    if (old && holder) old.innerHTML = holder;
    else old?.remove();
  }
  // Items that are not drawn yet have guessed heights: what was seen says where one was, not a distance.
  history.scrollRestoration = "manual";
  const place = () => {
    const item = kept.seen && document.getElementById(kept.seen[0]);
    if (item && kept.seen) scrollBy({ top: item.getBoundingClientRect().top - kept.seen[1], behavior: "instant" });
    else scrollTo({ top: kept.y, behavior: "instant" });
  };
  // The heights above become true once drawn, which moves things; a person who scrolls ends it.
  let frames = 20;
  for (const kind of ["wheel", "touchstart", "keydown"]) addEventListener(kind, () => (frames = 0), { once: true, passive: true });
  const settle = () => {
    if (frames <= 0) return;
    frames -= 1;
    place();
    requestAnimationFrame(settle);
  };
  settle();
  addEventListener("load", () => frames > 0 && place(), { once: true });
}

addEventListener("pagehide", () => {
  history.scrollRestoration = "auto";
  if (!grown.size) return;
  const lists = [...grown].filter((list) => list.isConnected).map((list) => [
    list.id,
    list.innerHTML,
    document.querySelector(`[data-more="${CSS.escape(list.id)}"]`)?.parentElement?.innerHTML ?? null,
  ]);
  const first = items().find((item) => item.id && item.getBoundingClientRect().bottom > 0);
  const seen = first ? [first.id, first.getBoundingClientRect().top] : null;
  try {
    sessionStorage.setItem(key(), JSON.stringify({ viewer: viewer(), y: scrollY, seen, lists }));
  } catch {
    // Full storage costs the place in the list, nothing else.
  }
});

try {
  restore();
} catch {
  // What cannot be read is not put back.
}
each("a[data-more]", (link) => near.observe(link));
