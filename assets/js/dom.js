// @ts-check
// What every other module needs: the words of the page, the live regions, and one way to start on new markup.

/** @type {Record<string, string>} */
const words = {};
for (const block of document.querySelectorAll("script.words")) Object.assign(words, JSON.parse(block.textContent || "{}"));

/**
 * A sentence of the message catalogue; `{a}` and `{b}` in it are replaced by the values in order.
 * @param {string} key
 * @param {...(string | number)} values
 */
export function t(key, ...values) {
  return (words[key] ?? key).replace(/\{([ab])\}/g, (_, name) => String(values[name === "a" ? 0 : 1] ?? ""));
}

/** The language of the page, for Intl. */
export const language = document.documentElement.lang || "en";

/** Who looks: the way to one's own profile in the top bar; nothing for a visitor. */
export const viewer = () => document.querySelector(".top-me")?.getAttribute("href") ?? "";

/** @type {[string, (element: any) => void, WeakSet<Element>][]} */
const starters = [];

/**
 * Runs `start` once for every element that matches, now and in markup added later.
 * @param {string} selector
 * @param {(element: any) => void} start
 */
export function each(selector, start) {
  starters.push([selector, start, new WeakSet()]);
  upgrade(document.documentElement);
}

/**
 * Tells the starters about new markup.
 * @param {Element} root
 */
export function upgrade(root) {
  for (const [selector, start, seen] of starters) {
    for (const element of [root, ...root.querySelectorAll(selector)]) {
      if (element.matches(selector) && !seen.has(element)) {
        seen.add(element);
        start(element);
      }
    }
  }
}

/**
 * Makes an element. Properties are set as attributes; `text` is its text.
 * @param {string} name
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** @type {number | undefined} */
let fading;

/**
 * Says something to everybody: in a live region and as a toast. The region lies in the open dialog, as all else is inert then.
 * @param {string} text
 * @param {{ quiet?: boolean, action?: [string, () => void] }} [options] `quiet`: only for screen readers; `action`: a button
 */
export function say(text, { quiet = false, action } = {}) {
  const region = regionIn(document.querySelector("dialog[open]") ?? document.body, quiet);
  region.replaceChildren();
  // A new turn of the event loop, so that the same sentence twice is spoken twice.
  setTimeout(() => {
    // Two things said at once stand beside each other.
    if (region.hasChildNodes()) region.append(" ");
    region.append(make("span", {}, text));
    if (action) {
      const button = make("button", { type: "button" }, action[0]);
      button.addEventListener("click", () => {
        region.replaceChildren();
        action[1]();
      });
      region.append(button);
    }
  }, 30);
  if (quiet) return;
  clearTimeout(fading);
  fading = setTimeout(() => region.replaceChildren(), action ? 15000 : 7000);
}

/**
 * A live region of the page or of a dialog, seen or only heard, made on first use; the modules make theirs at the start,
 * as a region has to be there before anything is said in it.
 * @param {Element} where
 * @param {boolean} [quiet]
 */
export function regionIn(where, quiet = false) {
  const found = [...where.children].find((child) => child.matches(quiet ? ".said" : ".toast"));
  if (found) return found;
  const region = make("div", { class: quiet ? "said sr" : "toast", role: "status" });
  where.append(region);
  return region;
}

/** What can take the focus. */
export const focusable = "a[href], button:not([disabled]), input:not([type=hidden], [disabled]), select, textarea, summary, [tabindex]";
