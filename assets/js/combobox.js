// @ts-check
// A search field with a list of products under it, by the pattern of the ARIA guide: the focus stays in the field.
import { make, say, t } from "./dom.js";
import { ask, Failure, told } from "./swap.js";

/**
 * @param {HTMLInputElement} input
 * @param {(product: { id: string, title: string, price: string, picture: Element | null }) => void} choose
 */
export function combobox(input, choose) {
  const list = make("ul", { id: `${input.id}-list`, class: "options", role: "listbox", hidden: "" });
  const none = make("p", { class: "quiet", hidden: "" }, t("product-none"));
  input.after(list, none);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" })) {
    input.setAttribute(name, value);
  }
  let timer = 0;
  /** What the list answers: options for an earlier text are shown until the new ones come, and cannot be chosen. */
  let answered = "";
  /** @type {AbortController | null} */
  let under = null;

  const options = () => /** @type {HTMLElement[]} */ ([...list.children]);
  const open = (/** @type {boolean} */ shown) => {
    list.hidden = !shown;
    input.ariaExpanded = String(shown);
    if (shown) list.scrollIntoView({ block: "nearest" });
    else mark(-1);
  };
  const mark = (/** @type {number} */ index) => {
    options().forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
    const option = options()[index];
    if (option) {
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  };
  const marked = () => options().findIndex((option) => option.ariaSelected === "true");
  const take = (/** @type {HTMLElement} */ option) => {
    open(false);
    const { product = "", title = "", price = "" } = option.dataset;
    choose({ id: product, title, price, picture: option.querySelector("img, .thumb") });
  };

  async function find() {
    clearTimeout(timer);
    under?.abort();
    under = new AbortController();
    const { signal } = under;
    const q = input.value.trim();
    try {
      const { fragment, ok } = await ask(`/products/search?q=${encodeURIComponent(q)}`, { signal });
      if (!ok) throw new Failure(told(fragment));
      const found = fragment.querySelector("#product-options");
      list.ariaLabel = found?.ariaLabel ?? "";
      list.replaceChildren(...(found?.children ?? []));
      answered = q;
      for (const option of options()) option.id = `${input.id}-${option.dataset.product}`;
      const n = options().length;
      open(n > 0 && document.activeElement === input);
      none.hidden = n > 0 || !q;
      if (q) say(n ? t("product-found", n) : t("product-none"), { quiet: true });
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof Failure)) throw error;
      say(error.message, { action: [t("again"), find] });
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(find, 180);
  });
  input.addEventListener("focus", () => {
    if (!options().length) void find();
    else open(true);
  });
  input.addEventListener("blur", () => open(false));
  // The press on an option must not take the focus from the field.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[role=option]"));
    if (option) take(option);
  });
  input.addEventListener("keydown", (event) => {
    const n = options().length;
    const at = marked();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (input.value.trim() !== answered) {
        void find().then(() => mark(event.key === "ArrowDown" ? 0 : options().length - 1));
        return;
      }
      if (!n) return;
      open(true);
      mark((at + (event.key === "ArrowDown" ? 1 : at < 0 ? 0 : -1) + n) % n);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (input.value.trim() !== answered) return void find();
      const option = options()[list.hidden ? -1 : Math.max(at, n === 1 ? 0 : at)];
      if (option) take(option);
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      event.preventDefault();
      open(false);
    }
  });
}
