// @ts-check
// Forms and links marked `data-swap` are sent by fetch; the answer's elements replace those with the same ids.
// A failure says so and leaves the page as it is, with all that was typed.
import { each, focusable, make, say, t, upgrade } from "./dom.js";

const PATIENCE = 20_000;

/** Why a request gave no usable answer; the message is the sentence to show. */
export class Failure extends Error {}

/**
 * Asks for a fragment.
 * @param {string | URL} address
 * @param {RequestInit & { json?: boolean }} [options] `json`: what the body is
 * @returns {Promise<{ fragment: DocumentFragment, ok: boolean, location: string | null, data?: any }>} `data`: of an answer in JSON
 */
export async function ask(address, options = {}) {
  const headers = { "Vitrine-Fragment": "1", Accept: "text/html", ...(options.json ? { "Content-Type": "application/json" } : {}) };
  const patience = AbortSignal.timeout(PATIENCE);
  const signal = options.signal ? AbortSignal.any([options.signal, patience]) : patience;
  /** @type {Response} */
  let response;
  let text = "";
  try {
    response = await fetch(address, { ...options, headers, signal, credentials: "same-origin" });
    text = await response.text();
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new Failure(t(patience.aborted ? "timeout" : navigator.onLine ? "unreachable" : "offline"));
  }
  let location = response.headers.get("Vitrine-Location");
  // After signing in one comes back to the page one looks at.
  if (location?.startsWith("/sign-in")) {
    location = `/sign-in?next=${encodeURIComponent(window.location.pathname + window.location.search)}`;
  }
  if (response.ok && response.headers.get("Content-Type")?.startsWith("application/json")) {
    return { fragment: document.createDocumentFragment(), ok: true, location, data: JSON.parse(text) };
  }
  const full = /^\s*<!doctype/i.test(text);
  const page = new DOMParser().parseFromString(text, "text/html");
  const fragment = document.createDocumentFragment();
  // A full page comes from an address that knows no fragments, or as an error page: its main part counts.
  fragment.append(...(full ? page.querySelector("main") ?? page.body : page.body).childNodes);
  if (!response.ok && !fragment.firstElementChild) {
    if (response.status === 429) throw new Failure(t("too-many", response.headers.get("Retry-After") ?? "60"));
    throw new Failure(t(response.status === 413 ? "too-large" : response.status < 500 ? "refused" : "fault"));
  }
  return { fragment, ok: response.ok, location };
}

/** What a page that is not the one asked for says: its sentence, or its heading. @param {DocumentFragment} fragment */
export const told = (fragment) =>
  (fragment.querySelector(".empty p, .form-errors p") ?? fragment.querySelector("h1, h2"))?.textContent?.trim() || t("fault");

/**
 * Replaces the elements of the page by those of the answer that have the same ids, keeps what was typed meanwhile, and
 * puts the focus where it belongs.
 * @param {DocumentFragment} fragment
 * @param {{ only?: string, sent?: Map<Element, string> }} [options] `only`: ids to take, at any depth; `sent`: values as they were sent
 * @returns {number} how many elements were replaced
 */
export function put(fragment, { only = "", sent } = {}) {
  const toast = fragment.querySelector("#toast");
  // A way on, such as to the boards after saving, is offered as the button beside the sentence.
  const way = toast?.querySelector("a");
  way?.remove();
  const said = toast?.textContent?.trim();
  if (said) say(said, way ? { action: [way.textContent ?? "", () => follow(way)] } : {});
  toast?.remove();
  const fresh = only
    ? only.split(" ").flatMap((id) => fragment.querySelector(`[id="${CSS.escape(id)}"]`) ?? [])
    : [...fragment.children].filter((child) => child.id);
  let replaced = 0;
  for (const element of fresh) {
    // The sheet may show what the page under it shows as well: both are renewed.
    const old = document.querySelectorAll(`[id="${CSS.escape(element.id)}"]`);
    old.forEach((target, i) => {
      const next = /** @type {HTMLElement} */ (i + 1 < old.length ? element.cloneNode(true) : element);
      const focus = remember(target);
      if (sent) keepTyped(target, next, sent);
      target.replaceWith(next);
      upgrade(next);
      focus?.(next);
      replaced += 1;
    });
  }
  return replaced;
}

/** Goes where a link that is on no page leads, as if it were pressed. @param {HTMLElement} link */
function follow(link) {
  document.body.append(link);
  link.click();
  link.remove();
}

/**
 * Where the focus is within an element that goes away, as a way to find it again in what comes.
 * @param {Element} target
 * @returns {((next: HTMLElement) => void) | undefined}
 */
function remember(target) {
  const active = /** @type {HTMLElement} */ (document.activeElement);
  if (!target.contains(active)) return;
  const index = [...target.querySelectorAll(focusable)].indexOf(active);
  const { id } = active;
  const name = active.getAttribute("name");
  const value = active.matches("button, [type=radio], [type=checkbox]") ? active.getAttribute("value") : null;
  const caret = active instanceof HTMLInputElement && /^(text|search|url|tel|password)$/.test(active.type) ? active.selectionEnd : null;
  return (next) => {
    const all = /** @type {HTMLElement[]} */ ([...next.querySelectorAll(focusable)]);
    const same =
      next.querySelector("[aria-invalid=true], [autofocus]") ??
      (id && next.querySelector(`[id="${CSS.escape(id)}"]`)) ??
      null;
    const found = /** @type {HTMLElement} */ (
      same ||
        all.find((e) => name && e.getAttribute("name") === name && (value === null || e.getAttribute("value") === value)) ||
        (next.matches(focusable) ? next : all[Math.min(Math.max(index, 0), all.length - 1)]) ||
        next
    );
    if (!found.matches(focusable)) found.tabIndex = -1;
    found.focus({ preventScroll: found === same ? false : true });
    if (caret !== null && found instanceof HTMLInputElement && /^(text|search|url|tel|password)$/.test(found.type)) {
      found.setSelectionRange(caret, caret);
    }
  };
}

/**
 * Carries over what was typed while the request was under way, and what a server never sends back: passwords and chosen
 * files of a refused form.
 * @param {Element} old
 * @param {Element} next
 * @param {Map<Element, string>} sent
 */
function keepTyped(old, next, sent) {
  const refused = next.querySelector("[aria-invalid=true], .form-errors") !== null;
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (old.querySelectorAll("input, textarea"))) {
    if (!field.name) continue;
    const twin = /** @type {HTMLInputElement | null} */ (
      [...next.querySelectorAll(`[name="${CSS.escape(field.name)}"]`)].find((e) => e.getAttribute("type") === field.getAttribute("type")) ?? null
    );
    if (!twin) continue;
    if (field.type === "file") {
      if (refused && field.files?.length) twin.files = field.files;
    } else if (field.type === "password") {
      if (refused) twin.value = field.value;
    } else if (!/^(hidden|checkbox|radio|submit|image)$/.test(field.type) && sent.has(field) && sent.get(field) !== field.value) {
      twin.value = field.value;
    }
  }
}

/** @type {WeakMap<Element, AbortController>} */
const under = new WeakMap();

/**
 * Sends a form or follows a link by fetch and puts the answer in its place.
 * @param {HTMLFormElement | HTMLAnchorElement} source
 * @param {HTMLElement | null} [submitter]
 */
async function swap(source, submitter = null) {
  let address;
  /** @type {RequestInit} */
  const options = {};
  const sent = new Map();
  if (source instanceof HTMLFormElement) {
    // A form sends once until its answer is there; a live search starts over instead.
    if (source.ariaBusy === "true" && !("live" in source.dataset)) return;
    under.get(source)?.abort();
    const data = new FormData(source, submitter);
    const method = submitter?.getAttribute("formmethod") ?? source.getAttribute("method") ?? "get";
    address = new URL(submitter?.getAttribute("formaction") ?? source.getAttribute("action") ?? "", document.baseURI);
    for (const field of /** @type {Iterable<any>} */ (source.elements)) sent.set(field, field.value);
    if (method.toLowerCase() === "get") {
      address.search = new URLSearchParams(/** @type {any} */ (data)).toString();
    } else {
      options.method = "POST";
      options.body = source.enctype === "multipart/form-data" ? data : new URLSearchParams(/** @type {any} */ (data));
    }
  } else {
    if (source.ariaBusy === "true") return;
    address = new URL(source.href);
  }
  const controller = new AbortController();
  under.set(source, controller);
  source.ariaBusy = "true";
  try {
    const answer = await ask(address, { ...options, signal: controller.signal });
    if (answer.location !== null) {
      const done = new CustomEvent("vitrine:done", { bubbles: true, cancelable: true, detail: answer.location });
      put(answer.fragment);
      if (source.dispatchEvent(done)) window.location.assign(answer.location);
      return;
    }
    const only = source.dataset.swap;
    // What a menu in the sheet did shows on the page under it.
    if ("closes" in source.dataset && source.closest("dialog")) {
      source.dispatchEvent(new CustomEvent("vitrine:close", { bubbles: true }));
      put(answer.fragment, { only, sent });
      return;
    }
    // Nothing fits: that is a page of its own, such as an error's.
    if (!put(answer.fragment, { only, sent }) && answer.fragment.firstElementChild) throw new Failure(told(answer.fragment));
    // Numbers that changed are told to who does not see them.
    const heard = source.dataset.say && document.getElementById(source.dataset.say)?.textContent?.trim();
    if (heard) say(heard, { quiet: true });
    if ("address" in source.dataset) history.replaceState(history.state, "", address);
  } catch (error) {
    if (controller.signal.aborted) return;
    const again = { action: /** @type {[string, () => void]} */ ([t("again"), () => swap(source, submitter)]) };
    say(error instanceof Failure ? error.message : t("fault"), source.isConnected ? again : {});
    if (!(error instanceof Failure)) throw error;
  } finally {
    if (under.get(source) === controller) source.ariaBusy = null;
  }
}

/** @type {WeakSet<Element>} */
const leaving = new WeakSet();

document.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (event.defaultPrevented || form.method === "dialog") return;
  // A button may say so for itself, where the form's own way is another one.
  if ("swap" in form.dataset || (event.submitter && "swap" in event.submitter.dataset)) {
    event.preventDefault();
    void swap(form, event.submitter);
  } else if (form.method !== "get") {
    // A second press while the page is leaving sends nothing twice.
    if (leaving.has(form)) event.preventDefault();
    leaving.add(form);
    form.ariaBusy = "true";
  }
});

addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.forms) {
    leaving.delete(form);
    form.ariaBusy = null;
  }
});

/** @param {MouseEvent} event */
export const plainClick = (event) =>
  !event.defaultPrevented && event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

document.addEventListener("click", (event) => {
  const link = /** @type {Element} */ (event.target).closest?.("a[data-swap]");
  if (!link || !plainClick(event)) return;
  event.preventDefault();
  void swap(/** @type {HTMLAnchorElement} */ (link));
});

document.addEventListener("change", (event) => {
  const field = /** @type {HTMLInputElement} */ (event.target);
  if (field.matches("[data-auto]") && field.form && field.checkValidity()) field.form.requestSubmit();
});

each("form[data-live]", (/** @type {HTMLFormElement} */ form) => {
  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => form.requestSubmit(), 250);
  });
});

// One idle row of dots for whatever waits, so that loading keeps its shape.
export const waiting = () => make("div", { class: "waiting", "aria-hidden": "true" }, make("i"), make("i"), make("i"));
