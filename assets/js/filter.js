// @ts-check
// A search box over tiles that are all on the page, and a count of what is picked.
import { each, language, say, t } from "./dom.js";

/** Small letters without accents, for comparing. @param {string} text */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase(language);

each("[data-filter]", (/** @type {HTMLElement} */ root) => {
  const input = /** @type {HTMLInputElement | null} */ (root.querySelector("[data-filter-input]"));
  const items = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-filter-item]")]);
  const groups = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-filter-group]")]);
  const all = /** @type {HTMLButtonElement | null} */ (root.querySelector("[data-filter-all]"));
  const count = root.querySelector("[data-filter-count]");
  const texts = items.map((item) => plain(item.textContent ?? ""));
  let timer = 0;

  const apply = () => {
    const wanted = plain(input?.value ?? "").split(/\s+/).filter(Boolean);
    const every = root.classList.contains("all");
    let found = 0;
    items.forEach((item, i) => {
      const matches = wanted.every((word) => texts[i]?.includes(word));
      // Without a search only the tiles shown first and those picked are there, until all are asked for.
      const shown = wanted.length ? matches : every || !("late" in item.dataset) || item.querySelector(":checked") !== null;
      item.hidden = !shown;
      if (shown) found += 1;
    });
    for (const group of groups) group.hidden = !group.querySelector("[data-filter-item]:not([hidden])");
    if (all) all.hidden = every || wanted.length > 0;
    const text = wanted.length ? (found ? t("found", found) : t("found-none")) : "";
    if (count) count.textContent = text;
    clearTimeout(timer);
    if (text) timer = setTimeout(() => say(text, { quiet: true }), 500);
  };

  input?.addEventListener("input", apply);
  input?.addEventListener("keydown", (event) => {
    // Enter in the search box looks for tiles and does not send the form.
    if (event.key === "Enter") event.preventDefault();
  });
  all?.addEventListener("click", () => {
    root.classList.add("all");
    const first = items.find((item) => item.hidden);
    apply();
    /** @type {HTMLElement | null} */ (first?.querySelector("input") ?? null)?.focus();
  });
  apply();
  root.classList.add("ready");
});

each("form[data-pick]", (/** @type {HTMLFormElement} */ form) => {
  const least = Number(form.dataset.pick);
  const output = /** @type {HTMLElement | null} */ (form.querySelector("[data-picked]"));
  const button = /** @type {HTMLButtonElement | null} */ (form.querySelector("[data-awake]"));
  const most = Number(form.dataset.most) || Infinity;
  const apply = () => {
    const boxes = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[name=interests]")]);
    const n = boxes.filter((box) => box.checked).length;
    if (output) output.textContent = n < least ? t("picked", n, least) : t("picked-enough", n);
    form.classList.toggle("enough", n >= least);
    // Asleep, yet reachable: pressing it says how many are missing.
    if (button) button.ariaDisabled = n < least ? "true" : null;
    for (const box of boxes) box.disabled = !box.checked && n >= most;
  };
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => {
    if (button?.ariaDisabled !== "true") return;
    event.preventDefault();
    say(output?.textContent ?? "");
  }, { capture: true });
  apply();
});
