// @ts-check
// A card in the hand: several photos, sharing, two taps for a smile. Points and the whole text need no script.
import { each, say, t } from "./dom.js";
import { plainClick } from "./swap.js";

each("[data-photos]", (/** @type {HTMLElement} */ figure) => {
  const rail = /** @type {HTMLElement | null} */ (figure.querySelector("[data-carousel]"));
  // The dots stand in the figure or right after it.
  const holder = figure.querySelector("[data-dots]") ?? figure.parentElement?.querySelector("[data-dots]");
  const dots = /** @type {HTMLElement[]} */ ([...(holder?.children ?? [])]);
  const steps = /** @type {NodeListOf<HTMLButtonElement>} */ (figure.querySelectorAll("[data-step]"));
  if (!rail || dots.length < 2) return;
  // Read when it is needed: at the start it would make the browser lay out every card, also those far below.
  const direction = () => (getComputedStyle(rail).direction === "rtl" ? -1 : 1);
  const at = () => Math.round(Math.abs(rail.scrollLeft) / (rail.clientWidth || 1));
  const mark = (index = at()) => {
    dots.forEach((dot, i) => (i === index ? dot.setAttribute("aria-current", "true") : dot.removeAttribute("aria-current")));
    for (const step of steps) step.hidden = step.dataset.step === "-1" ? index === 0 : index >= rail.children.length - 1;
  };
  const go = (/** @type {number} */ index) => rail.scrollTo({ left: index * direction() * rail.clientWidth, behavior: "smooth" });
  let frame = 0;
  rail.addEventListener("scroll", () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => mark());
  }, { passive: true });
  rail.addEventListener("keydown", (event) => {
    if (event.target !== rail || !/^Arrow(Left|Right)$/.test(event.key)) return;
    event.preventDefault();
    go(at() + (event.key === "ArrowRight" ? direction() : -direction()));
  });
  for (const step of steps) step.addEventListener("click", () => go(at() + Number(step.dataset.step)));
  dots.forEach((dot, i) => dot.addEventListener("click", (event) => {
    event.preventDefault();
    go(i);
  }));
  // A photo that is scrolled to later, by the browser itself too, says so by an event.
  mark(0);
});

// Who was muted or blocked leaves the page with everything of theirs.
each("[data-gone]", (/** @type {HTMLElement} */ place) => {
  for (const theirs of document.querySelectorAll(place.dataset.gone || "none")) {
    (theirs.parentElement?.matches(".comments li") ? theirs.parentElement : theirs).remove();
  }
});

// Without a script a point leads to the product's page: a link. With one it opens the sheet here: a button, which the
// space bar presses too.
each("a.point", (/** @type {HTMLAnchorElement} */ point) => {
  point.setAttribute("role", "button");
  point.setAttribute("aria-haspopup", "dialog");
  point.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    point.click();
  });
});

document.addEventListener("click", (event) => {
  const share = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest?.("[data-share]"));
  if (!share || !plainClick(event)) return;
  event.preventDefault();
  void pass(share);
});

// Two quick taps are a smile, as people are used to; the points toggled twice stay as they were.
document.addEventListener("dblclick", (event) => {
  const target = /** @type {Element} */ (event.target);
  const figure = target.closest?.("[data-photos]");
  if (!figure || target.closest("a, button:not(.show)")) return;
  const smile = /** @type {HTMLButtonElement | null} */ (figure.closest("article")?.querySelector("button[data-smile]") ?? null);
  if (smile && smile.ariaPressed !== "true") smile.click();
});

/**
 * Hands an address to the system's sharing, or copies it.
 * @param {HTMLElement} element
 */
async function pass(element) {
  const url = new URL(element.dataset.share || element.getAttribute("href") || "", document.baseURI).href;
  const { title } = element.dataset;
  if (navigator.share && matchMedia("(pointer: coarse)").matches) {
    try {
      await navigator.share({ url, title });
      return;
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return;
    }
  }
  try {
    await navigator.clipboard.writeText(url);
    say(t("copied"));
  } catch {
    say(t("copy-failed", url));
  }
}
