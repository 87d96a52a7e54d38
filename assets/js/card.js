// @ts-check
// A card in the hand: points on the photo, several photos, sharing, the whole text.
import { each, say, t } from "./dom.js";
import { plainClick } from "./swap.js";

/**
 * Shows or hides the points of a photo.
 * @param {Element} figure
 */
function toggle(figure) {
  const shown = figure.classList.toggle("points-shown");
  const scope = figure.closest("article") ?? figure;
  for (const button of scope.querySelectorAll("[data-points]")) button.ariaExpanded = String(shown);
}

each("[data-photos]", (/** @type {HTMLElement} */ figure) => {
  const rail = /** @type {HTMLElement | null} */ (figure.querySelector("[data-carousel]"));
  const dots = [...((figure.closest("article") ?? figure).querySelector("[data-dots]")?.children ?? [])];
  const steps = /** @type {NodeListOf<HTMLButtonElement>} */ (figure.querySelectorAll("[data-step]"));
  if (!rail) return;
  const direction = getComputedStyle(rail).direction === "rtl" ? -1 : 1;
  const at = () => Math.round(Math.abs(rail.scrollLeft) / (rail.clientWidth || 1));
  const mark = () => {
    const index = at();
    dots.forEach((dot, i) => (i === index ? dot.setAttribute("aria-current", "true") : dot.removeAttribute("aria-current")));
    for (const step of steps) step.hidden = step.dataset.step === "-1" ? index === 0 : index >= rail.children.length - 1;
  };
  const go = (/** @type {number} */ by) => rail.scrollBy({ left: by * direction * rail.clientWidth, behavior: "smooth" });
  let frame = 0;
  rail.addEventListener("scroll", () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(mark);
  }, { passive: true });
  rail.addEventListener("keydown", (event) => {
    if (event.target !== rail || !/^Arrow(Left|Right)$/.test(event.key)) return;
    event.preventDefault();
    go(event.key === "ArrowRight" ? direction : -direction);
  });
  for (const step of steps) step.addEventListener("click", () => go(Number(step.dataset.step)));
  mark();
});

each("[data-expand]", (/** @type {HTMLElement} */ more) => {
  const text = /** @type {HTMLElement | null} */ (more.previousElementSibling);
  if (text && text.scrollHeight <= text.clientHeight + 1) more.hidden = true;
});

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  if (!target.closest || !plainClick(event)) return;

  const points = target.closest("[data-points]");
  if (points) {
    const figure = points.closest("[data-photos]") ?? points.closest("article")?.querySelector("[data-photos]");
    if (figure) {
      event.preventDefault();
      toggle(figure);
    }
    return;
  }

  const share = /** @type {HTMLElement | null} */ (target.closest("[data-share]"));
  if (share) {
    event.preventDefault();
    void pass(share);
    return;
  }

  const more = /** @type {HTMLElement | null} */ (target.closest("[data-expand]"));
  if (more) {
    const text = /** @type {HTMLElement | null} */ (more.previousElementSibling);
    if (!text) return;
    event.preventDefault();
    text.classList.remove("clamped");
    more.remove();
    text.tabIndex = -1;
    text.focus({ preventScroll: true });
    return;
  }

  // The photo itself; points, links and buttons on it mean what they say.
  const figure = target.closest("[data-photos]");
  const control = target.closest("a, button, input, summary");
  if (figure && !(control && figure.contains(control))) toggle(figure);
});

// Two quick taps are a smile, as people are used to; the points toggled twice stay as they were.
document.addEventListener("dblclick", (event) => {
  const target = /** @type {Element} */ (event.target);
  const figure = target.closest?.("[data-photos]");
  if (!figure || target.closest("a, button")) return;
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
