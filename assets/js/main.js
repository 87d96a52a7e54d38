// @ts-check
// Starts the rest. Every page works without any of it.
import { each, language, regionIn } from "./dom.js";
import "./swap.js";
import "./sheet.js";
import "./more.js";
import "./card.js";
import "./keep.js";

document.documentElement.classList.add("js");
regionIn(document.body);
regionIn(document.body, true);

// Parts of few pages come when they are needed.
each("[data-filter], form[data-pick]", once(() => import("./filter.js")));
each("form[data-passkey-add], form[data-passkey-sign-in]", once(() => import("./passkeys.js")));
each("form[data-compose]", once(() => import("./compose.js")));
each("[data-news]", once(() => import("./news.js")));

/** @param {() => Promise<unknown>} load */
function once(load) {
  let loaded = false;
  return () => {
    if (!loaded) void load();
    loaded = true;
  };
}

document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-print]")) window.print();
});

// The minutes left for cancelling an order.
each("time[data-left]", (/** @type {HTMLElement} */ time) => {
  // Seconds left by the server's clock; the clock here may be wrong.
  const end = performance.now() + Number(time.dataset.left) * 1000;
  const minutes = new Intl.NumberFormat(language, { style: "unit", unit: "minute", unitDisplay: "long" });
  const tick = () => {
    if (!time.isConnected) return;
    const left = end - performance.now();
    time.textContent = minutes.format(Math.max(0, Math.ceil(left / 60_000)));
    if (left > 0) setTimeout(tick, Math.min(left, (left % 60_000) + 200));
    else /** @type {HTMLElement | null} */ (time.closest("[data-left-end]"))?.setAttribute("hidden", "");
  };
  tick();
});
