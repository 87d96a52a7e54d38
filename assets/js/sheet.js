// @ts-check
// One dialog over the page for products and checkout, with an address of its own.
// Back, Escape, the backdrop, the button and a swipe close it, and the focus goes back to where it came from.
import { make, regionIn, t, upgrade } from "./dom.js";
import { ask, Failure, plainClick, put, waiting } from "./swap.js";

/** The address without its fragment. */
const bare = () => location.href.replace(/#.*/, "");
/** The page under the sheet, which addresses of sheets are laid over. */
const home = bare();
const title = document.title;
/** @type {HTMLElement | null} */
let opener = null;
let turn = 0;

/** @returns {{ dialog: HTMLDialogElement, body: HTMLElement }} */
function parts() {
  let dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("sheet"));
  if (!dialog) {
    dialog = /** @type {HTMLDialogElement} */ (make("dialog", { id: "sheet", class: "sheet" }));
    dialog.append(make("div", { id: "sheet-body" }));
    document.body.append(dialog);
  }
  if (!("ready" in dialog.dataset)) {
    dialog.dataset.ready = "";
    regionIn(dialog);
    regionIn(dialog, true);
    wire(dialog);
  }
  return { dialog, body: /** @type {HTMLElement} */ (dialog.querySelector("#sheet-body")) };
}

/**
 * Shows an address in the sheet.
 * @param {string} address
 * @param {"push" | "replace" | "none"} how what becomes of the history
 */
export async function show(address, how) {
  const { dialog, body } = parts();
  const depth = history.state?.home === home ? history.state.depth : 0;
  if (how === "push") history.pushState({ sheet: address, home, depth: depth + 1 }, "", address);
  if (how === "replace") history.replaceState({ sheet: address, home, depth: Math.max(depth, 1) }, "", address);
  if (!dialog.open) {
    opener = /** @type {HTMLElement} */ (document.activeElement);
    dialog.style.transform = "";
    dialog.showModal();
  }
  const mine = ++turn;
  dialog.ariaBusy = "true";
  dialog.setAttribute("aria-label", t("loading"));
  dialog.removeAttribute("aria-labelledby");
  body.replaceChildren(waiting());
  body.scrollTop = 0;
  try {
    const answer = await ask(address);
    if (mine !== turn) return;
    if (answer.location !== null) return void location.assign(answer.location);
    const content = answer.fragment.querySelector("#sheet-body");
    if (content) {
      body.replaceChildren(...content.childNodes);
      content.remove();
      // What else came belongs to the page under the sheet, such as the bag's count.
      put(answer.fragment);
    } else {
      body.replaceChildren(answer.fragment);
    }
    const heading = /** @type {HTMLElement | null} */ (body.querySelector("#sheet-title, h1, h2"));
    if (heading) {
      heading.id ||= "sheet-title";
      dialog.setAttribute("aria-labelledby", heading.id);
      document.title = heading.textContent?.trim() || title;
    }
    upgrade(body);
    const active = document.activeElement;
    if (!active || !body.contains(active)) {
      const start = /** @type {HTMLElement} */ (body.querySelector("[autofocus], [aria-invalid=true]") ?? heading ?? body);
      if (start === heading || start === body) start.tabIndex = -1;
      start.focus({ preventScroll: true });
    }
  } catch (error) {
    if (mine !== turn) return;
    const again = make("button", { type: "button", class: "button" }, t("again"));
    again.addEventListener("click", () => show(address, "none"));
    const text = error instanceof Failure ? error.message : t("fault");
    body.replaceChildren(make("div", { class: "sheet-failed", role: "alert" }, make("p", {}, text), again));
    if (!(error instanceof Failure)) throw error;
  } finally {
    if (mine === turn) dialog.ariaBusy = null;
  }
}

/** Closes the sheet without touching the history. */
function hide() {
  const { dialog, body } = parts();
  turn += 1;
  if (!dialog.open) return;
  dialog.close();
  body.replaceChildren();
  document.title = title;
  const back = opener?.isConnected ? opener : opener?.id ? document.getElementById(opener.id) : null;
  const give = () => back?.focus({ preventScroll: true });
  give();
  // A step back to an address with a fragment takes the focus to that; it is given back once more.
  if (location.hash) requestAnimationFrame(() => setTimeout(give));
  opener = null;
}

/** Closes the sheet as a person does: all its steps of the history are taken back. */
function close() {
  const state = history.state;
  if (state?.sheet && state.home === home) history.go(-state.depth);
  else hide();
}

/** @param {HTMLDialogElement} dialog */
function wire(dialog) {
  dialog.addEventListener("cancel", (event) => {
    if (event.target !== dialog) return;
    event.preventDefault();
    close();
  });
  // Only a press that began on the backdrop closes, not the end of a text selection.
  let pressed = false;
  dialog.addEventListener("pointerdown", (event) => (pressed = event.target === dialog && outside(event)));
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog && pressed && outside(event)) close();
  });
  const outside = (/** @type {MouseEvent} */ event) => {
    const box = dialog.getBoundingClientRect();
    return event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
  };

  // A swipe down from the top of the content pulls the sheet away, where it lies at the bottom of the screen.
  let start = 0;
  let from = 0;
  let pulling = false;
  const height = (/** @type {TouchEvent} */ event) => event.changedTouches[0]?.clientY ?? 0;
  dialog.addEventListener("touchstart", (event) => {
    const scroller = scrolled(event.target);
    pulling = event.touches.length === 1 && !scroller && matchMedia("(max-width: 767px)").matches;
    start = height(event);
    from = event.timeStamp;
  }, { passive: true });
  dialog.addEventListener("touchmove", (event) => {
    if (!pulling) return;
    const way = height(event) - start;
    dialog.classList.toggle("pulled", way > 0);
    dialog.style.transform = way > 0 ? `translateY(${way}px)` : "";
    if (way < -4) pulling = false;
  }, { passive: true });
  const release = (/** @type {TouchEvent} */ event) => {
    const way = height(event) - start;
    dialog.classList.remove("pulled");
    if (pulling && (way > 120 || (way > 40 && way / (event.timeStamp - from) > 0.5))) close();
    else dialog.style.transform = "";
    pulling = false;
  };
  dialog.addEventListener("touchend", release);
  dialog.addEventListener("touchcancel", release);
  /** Whether something between the touch and the dialog is scrolled or is being typed in. @param {EventTarget | null} target */
  const scrolled = (target) => {
    for (let e = /** @type {Element | null} */ (target); e && e !== dialog.parentElement; e = e.parentElement) {
      if (e.scrollTop > 0 || e.matches("input, textarea, select")) return true;
    }
    return false;
  };
}

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const dialog = /** @type {HTMLDialogElement | null} */ (target.closest?.("dialog#sheet"));
  if (!plainClick(event)) return;
  if (dialog && target.closest("[data-close], form[method=dialog] button")) {
    event.preventDefault();
    close();
    return;
  }
  const link = /** @type {HTMLAnchorElement | null} */ (target.closest?.("a[data-sheet]"));
  if (!link || link.origin !== location.origin) return;
  event.preventDefault();
  void show(link.pathname + link.search, "push");
});

// A form that asks for something to look at, such as the checkout of one product, opens it in the sheet.
document.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (event.defaultPrevented || !("sheet" in form.dataset) || form.method !== "get") return;
  event.preventDefault();
  const asked = new URLSearchParams(/** @type {any} */ (new FormData(form, event.submitter)));
  void show(`${new URL(form.action).pathname}?${asked}`, "push");
});

// A form answered with an address stays in the sheet, except for the way to signing in.
document.addEventListener("vitrine:done", (event) => {
  const { detail, target } = /** @type {CustomEvent<string>} */ (event);
  if (!(/** @type {Element} */ (target).closest("dialog#sheet"))) return;
  if (/^\/(sign-in|sign-up|interests)/.test(detail)) return;
  // Some forms change the page under the sheet as well.
  if ("leaves" in /** @type {HTMLElement} */ (target).dataset) return;
  event.preventDefault();
  if (new URL(detail, home).href.replace(/#.*/, "") === home) close();
  else void show(detail, "replace");
});

// A form in the sheet that is done with it: the sheet closes at once, its steps of the history follow.
document.addEventListener("vitrine:close", () => {
  const { state } = history;
  hide();
  if (state?.sheet && state.home === home) history.go(-state.depth);
});

addEventListener("popstate", () => {
  const { state } = history;
  if (state?.sheet && state.home === home) void show(state.sheet, "none");
  else if (bare() === home) hide();
  else location.reload();
});
