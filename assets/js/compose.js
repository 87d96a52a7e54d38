// @ts-check
// A post in the making: photos go up while one goes on, a tap on a photo tags a product, and what was typed is kept.
// The hidden fields of the form stay the truth; points and numbers are drawn from them.
import { each, language, make, say, t, upgrade } from "./dom.js";
import { combobox } from "./combobox.js";
import { editor } from "./editor.js";
import { ask, Failure, put } from "./swap.js";
import { uploads } from "./upload.js";

const STEPS = ["choose", "edit", "tag", "say"];
/** The step one was at, as the form may be drawn anew. */
let step = "choose";

/** @typedef {{ id: string, title: string, price: string, picture: Element | null }} Product */

const clamp = (/** @type {number} */ value) => Math.min(1, Math.max(0, value));

each("form[data-compose]", (/** @type {HTMLFormElement} */ form) => {
  const photos = /** @type {HTMLElement} */ (form.querySelector("#compose-photos"));
  const tags = /** @type {HTMLElement} */ (form.querySelector("#compose-tags"));
  const blank = /** @type {HTMLTemplateElement} */ (form.querySelector("#tag-row"));
  const search = /** @type {HTMLInputElement} */ (form.querySelector("#tag-q"));
  const most = { photos: Number(form.dataset.photosMax), tags: Number(form.dataset.tagsMax) };
  const store = `draft ${form.dataset.compose}`;
  /** @type {WeakMap<Element, HTMLButtonElement>} the point of a line */
  const points = new WeakMap();

  const photoItems = () => /** @type {HTMLElement[]} */ ([...photos.querySelectorAll("[data-photo]")]);
  const rows = () => /** @type {HTMLElement[]} */ ([...tags.children]);
  const field = (/** @type {Element} */ row, /** @type {string} */ name) =>
    /** @type {HTMLInputElement} */ (row.querySelector(`[name="${name}"]`));
  const titleOf = (/** @type {Element} */ row) => row.querySelector("[data-title]")?.textContent ?? "";

  // What the server rendered as positions is remembered as photos, which can be moved and removed.
  for (const row of rows()) {
    const photo = photoItems()[Number(field(row, "tag_photo").value)];
    if (field(row, "tag_photo").value && photo) {
      Object.assign(row.dataset, { on: photo.dataset.photo, x: field(row, "tag_x").value, y: field(row, "tag_y").value });
    }
  }

  /** Brings hidden fields, numbers, points and suggested texts in step. */
  function sync() {
    const items = photoItems();
    rows().forEach((row, k) => {
      const position = items.findIndex((item) => item.dataset.photo === row.dataset.on);
      const placed = position >= 0;
      field(row, "tag_photo").value = placed ? String(position) : "";
      field(row, "tag_x").value = placed ? (row.dataset.x ?? "") : "";
      field(row, "tag_y").value = placed ? (row.dataset.y ?? "") : "";
      const number = row.querySelector("[data-number]");
      if (number) number.textContent = String(k + 1);
      /** @type {HTMLElement | null} */ (row.querySelector("[data-act=place-tag]"))?.toggleAttribute("hidden", placed || !items.length);
      let point = points.get(row);
      const stage = items[position]?.querySelector("[data-stage]");
      if (!placed || !stage) {
        point?.remove();
        return;
      }
      point ??= newPoint(row);
      point.textContent = String(k + 1);
      point.ariaLabel = t("move-point", titleOf(row));
      point.style.left = `${Number(row.dataset.x) * 100}%`;
      point.style.top = `${Number(row.dataset.y) * 100}%`;
      if (point.parentElement !== stage) stage.append(point);
    });
    items.forEach((item, k) => {
      const on = rows().filter((row) => row.dataset.on === item.dataset.photo);
      const alt = field(item, "alt");
      const names = new Intl.ListFormat(language).format(on.map(titleOf));
      const suggested = names ? t("alt-from", names) : "";
      if (!alt.value || alt.value === item.dataset.suggested) alt.value = suggested;
      item.dataset.suggested = suggested;
      const move = (/** @type {string} */ name, /** @type {boolean} */ last) =>
        /** @type {HTMLButtonElement} */ (item.querySelector(`[data-act=${name}]`)).toggleAttribute("disabled", last);
      move("photo_up", k === 0);
      move("photo_down", k === items.length - 1);
    });
    keep();
  }

  // ---- Points

  /**
   * The point of a line: dragged, moved by arrow keys, removed by Delete.
   * @param {HTMLElement} row
   */
  function newPoint(row) {
    const point = /** @type {HTMLButtonElement} */ (make("button", { type: "button", class: "stage-point" }));
    points.set(row, point);
    const set = (/** @type {number} */ x, /** @type {number} */ y) => {
      Object.assign(row.dataset, { x: clamp(x).toFixed(4), y: clamp(y).toFixed(4) });
      sync();
    };
    point.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      const box = /** @type {Element} */ (point.parentElement).getBoundingClientRect();
      const from = { x: event.clientX, y: event.clientY };
      let moved = false;
      point.setPointerCapture(event.pointerId);
      const move = (/** @type {PointerEvent} */ e) => {
        moved ||= Math.hypot(e.clientX - from.x, e.clientY - from.y) > 4;
        if (moved) set((e.clientX - box.left) / box.width, (e.clientY - box.top) / box.height);
      };
      point.addEventListener("pointermove", move);
      point.addEventListener("lostpointercapture", () => point.removeEventListener("pointermove", move), { once: true });
    });
    point.addEventListener("keydown", (event) => {
      const step = event.shiftKey ? 0.05 : 0.01;
      const by = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
      if (by) {
        event.preventDefault();
        set(Number(row.dataset.x) + (by[0] ?? 0), Number(row.dataset.y) + (by[1] ?? 0));
      } else if (event.key === "Delete" || event.key === "Backspace") {
        event.preventDefault();
        removeTag(row);
      }
    });
    point.addEventListener("focus", () => row.classList.add("compose-tag--on"));
    point.addEventListener("blur", () => row.classList.remove("compose-tag--on"));
    return point;
  }

  /**
   * @param {Product} product
   * @param {{ on: string, x: number, y: number }} [place]
   */
  function addTag(product, place) {
    if (rows().length >= most.tags) return say(t("too-many-tags", most.tags));
    const row = /** @type {HTMLElement} */ (document.importNode(blank.content, true).firstElementChild);
    field(row, "tag_product").value = product.id;
    for (const part of ["title", "price"]) {
      const element = row.querySelector(`[data-${part}]`);
      if (element) element.textContent = part === "title" ? product.title : product.price;
    }
    if (product.picture) row.querySelector(".thumb")?.replaceWith(product.picture.cloneNode(true));
    const remove = row.querySelector("[data-act=remove_tag]");
    if (remove) remove.ariaLabel = `${remove.ariaLabel?.trim()} ${product.title}`;
    if (place) Object.assign(row.dataset, { on: place.on, x: place.x.toFixed(4), y: place.y.toFixed(4) });
    tags.append(row);
    sync();
    points.get(row)?.focus({ preventScroll: true });
    say(place ? t("point-here", product.title) : product.title, { quiet: true });
  }

  /** @param {HTMLElement} row */
  function removeTag(row) {
    const next = row.nextElementSibling;
    const focus = points.get(row) === document.activeElement || row.contains(document.activeElement);
    points.get(row)?.remove();
    row.remove();
    sync();
    if (focus) search.focus({ preventScroll: true });
    const back = () => {
      tags.insertBefore(row, next?.parentElement === tags ? next : null);
      sync();
    };
    say(t("tag-removed", titleOf(row)), { action: [t("undo"), back] });
  }

  /**
   * Asks which product is at a place of a photo.
   * @param {HTMLElement} item
   * @param {number} x
   * @param {number} y
   */
  function askAt(item, x, y) {
    form.querySelector(".tag-panel")?.dispatchEvent(new Event("close"));
    if (rows().length >= most.tags) return say(t("too-many-tags", most.tags));
    const stage = /** @type {HTMLElement} */ (item.querySelector("[data-stage]"));
    const mark = make("span", { class: "stage-mark" });
    mark.style.left = `${x * 100}%`;
    mark.style.top = `${y * 100}%`;
    stage.append(mark);
    const input = /** @type {HTMLInputElement} */ (
      make("input", { type: "search", id: "tag-panel-q", class: "input", autocomplete: "off", placeholder: t("typing") })
    );
    const shut = make("button", { type: "button", class: "icon-button", "aria-label": t("close") }, "×");
    const panel = make("div", { class: "tag-panel", role: "dialog", "aria-labelledby": "tag-panel-label" },
      make("div", { class: "tag-panel-head" }, make("label", { for: input.id, id: "tag-panel-label" }, t("place")), shut), input);
    stage.after(panel);
    const close = () => {
      panel.remove();
      mark.remove();
    };
    panel.addEventListener("close", close);
    shut.addEventListener("click", () => {
      close();
      /** @type {HTMLElement | null} */ (item.querySelector("[data-act=place]"))?.focus();
    });
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") shut.click();
    });
    combobox(input, (product) => {
      close();
      addTag(product, { on: item.dataset.photo ?? "", x, y });
    });
    input.focus();
    panel.scrollIntoView({ block: "nearest" });
  }

  // ---- Photos

  const up = uploads({
    list: photos,
    most: most.photos,
    address: "/posts/photos",
    done: (item) => {
      upgrade(item);
      sync();
    },
  });
  const files = /** @type {HTMLInputElement} */ (form.querySelector("#files"));
  for (const input of [files, /** @type {HTMLInputElement} */ (form.querySelector("#camera"))]) {
    input.addEventListener("change", () => {
      up.add([...(input.files ?? [])]);
      input.value = "";
    });
  }
  const drop = form.querySelector("[data-drop]");
  for (const kind of ["dragover", "dragleave", "drop"]) {
    form.addEventListener(kind, (event) => {
      const { dataTransfer } = /** @type {DragEvent} */ (event);
      if (!dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      drop?.classList.toggle("drop--over", kind === "dragover");
      if (kind === "drop") up.add([...dataTransfer.files]);
    });
  }
  const paste = (/** @type {ClipboardEvent} */ event) => {
    if (!form.isConnected) return document.removeEventListener("paste", paste);
    const pasted = [...(event.clipboardData?.files ?? [])].filter((file) => file.type.startsWith("image/"));
    if (!pasted.length) return;
    event.preventDefault();
    up.add(pasted);
  };
  document.addEventListener("paste", paste);

  // ---- Steps

  const edits = editor(/** @type {HTMLElement} */ (form.querySelector("[data-editor]")), {
    items: photoItems,
    changed: (item, move) => {
      // The points stay on what they point at; what was cut off goes to the edge.
      for (const row of rows().filter((r) => r.dataset.on === item.dataset.photo)) {
        const [x, y] = move([Number(row.dataset.x), Number(row.dataset.y)]);
        Object.assign(row.dataset, { x: clamp(x).toFixed(4), y: clamp(y).toFixed(4) });
      }
      sync();
    },
  });

  /** @param {string} to @param {HTMLElement} [item] */
  function go(to, item) {
    const moved = to !== step;
    step = to;
    form.dataset.step = to;
    for (const button of form.querySelectorAll("[data-step-to]")) {
      if (/** @type {HTMLElement} */ (button).dataset.stepTo === to) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    }
    const at = STEPS.indexOf(to);
    /** @type {HTMLElement} */ (form.querySelector("[data-step-back]")).hidden = at === 0;
    /** @type {HTMLElement} */ (form.querySelector("[data-step-next]")).hidden = at === STEPS.length - 1;
    if (to === "edit") edits.open(item);
    else void edits.save();
    if (moved) form.scrollIntoView({ block: "start" });
  }
  form.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("button"));
    if (!button) return;
    const at = STEPS.indexOf(step);
    const to = button.dataset.stepTo ?? ("stepNext" in button.dataset ? STEPS[at + 1] : "stepBack" in button.dataset ? STEPS[at - 1] : "");
    if (!to) return;
    go(to);
    // The way on stays under the finger; at the last step it is gone, so the step itself takes the focus.
    if (button.hidden) /** @type {HTMLElement | null} */ (form.querySelector(`[data-step-to=${to}]`))?.focus();
  });
  const wrong = form.querySelector(".field-error, [aria-invalid=true]");
  const parts = { say: ".compose-part--say, .compose-alt", tag: ".compose-part--tag" };
  go(wrong ? (Object.entries(parts).find(([, selector]) => wrong.closest(selector))?.[0] ?? "choose") : step);

  // ---- Presses

  form.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const button = /** @type {HTMLElement | null} */ (target.closest("[data-act]"));
    const item = /** @type {HTMLElement | null} */ (target.closest("[data-photo]"));
    const row = /** @type {HTMLElement | null} */ (target.closest("[data-tag]"));
    if (!button) {
      const stage = target.closest("[data-stage]");
      if (!stage || !item || target.closest(".stage-point")) return;
      if (step === "choose") return go("edit", item);
      if (step !== "tag") return;
      const box = stage.getBoundingClientRect();
      const { clientX, clientY } = /** @type {MouseEvent} */ (event);
      askAt(item, clamp((clientX - box.left) / box.width), clamp((clientY - box.top) / box.height));
      return;
    }
    event.preventDefault();
    const { act } = button.dataset;
    if (act === "place" && item) askAt(item, 0.5, 0.5);
    if (act === "remove_tag" && row) removeTag(row);
    if (act === "place-tag" && row) {
      const middle = photos.getBoundingClientRect().left + photos.clientWidth / 2;
      const seen = photoItems().find((i) => i.getBoundingClientRect().right > middle) ?? photoItems()[0];
      Object.assign(row.dataset, { on: seen?.dataset.photo, x: "0.5", y: "0.5" });
      sync();
      points.get(row)?.focus();
    }
    if (act === "photo_up" && item) item.previousElementSibling?.before(item);
    if (act === "photo_down" && item) item.nextElementSibling?.after(item);
    if (act?.startsWith("photo_") && item) {
      sync();
      button.focus();
      item.scrollIntoView({ block: "nearest", inline: "center" });
      say(t("move-row", photoItems().indexOf(item) + 1, photoItems().length), { quiet: true });
    }
    if (act === "remove_photo" && item) {
      const next = item.nextElementSibling;
      item.remove();
      sync();
      files.focus();
      const back = () => {
        photos.insertBefore(item, next?.parentElement === photos ? next : null);
        sync();
      };
      say(t("photo-removed"), { action: [t("undo"), back] });
    }
  });

  form.addEventListener("keydown", (event) => {
    // Enter in a line of text does not send the form.
    if (event.key === "Enter" && event.target instanceof HTMLInputElement && !/submit|radio|checkbox/.test(event.target.type)) {
      event.preventDefault();
    }
  });
  combobox(search, (product) => {
    search.value = "";
    addTag(product);
  });

  // ---- Keeping

  let timer = 0;
  let published = false;
  const save = () => {
    const kept = /** @type {[string, string][]} */ (
      [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !/^(q|placing)$/.test(name))
    );
    const worth = kept.some(([name, value]) => value && !/^(alt|tag_match|kind|draft)$/.test(name));
    if (worth) toServer(kept);
    try {
      if (worth) localStorage.setItem(store, JSON.stringify(kept));
      else localStorage.removeItem(store);
    } catch {
      // Without storage the form itself still keeps everything while it is open.
    }
  };
  /** The draft as the server has it, so that nothing is sent twice. */
  let there = JSON.stringify([...new FormData(form)].filter(([name]) => !/^(q|placing)$/.test(name)));
  let sending = Promise.resolve();
  /** Keeps the draft on the server, one after the other: the first answer says which draft it is. @param {[string, string][]} kept */
  function toServer(kept) {
    sending = sending.then(async () => {
      const now = JSON.stringify(kept);
      if (published || now === there || !form.isConnected) return;
      const held = field(form, "draft").value;
      const body = new URLSearchParams(kept.filter(([name]) => name !== "draft"));
      try {
        const { fragment, ok } = await ask(held ? `/drafts/${held}` : "/drafts", { method: held ? "PUT" : "POST", body });
        const answered = /** @type {HTMLInputElement | null} */ (fragment.querySelector("[name=draft]"));
        // A draft that is gone was published or deleted elsewhere: what is here now becomes another one.
        field(form, "draft").value = ok && answered ? answered.value : "";
        if (ok) there = now;
        if (ok && !held) say(t("draft-kept"), { quiet: true });
      } catch (error) {
        // The copy on this device is kept; the next change tries again.
        if (!(error instanceof Failure)) throw error;
      }
    });
  }
  // The field shows the time of where one is, and what is sent and kept is UTC.
  const planned = /** @type {HTMLInputElement} */ (form.querySelector("#publish-at"));
  if (planned.dataset.utc) {
    const at = new Date(planned.dataset.utc);
    planned.value = new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  }
  form.addEventListener("formdata", ({ formData }) => {
    const at = formData.get("publish_at");
    if (at) formData.set("publish_at", new Date(String(at)).toISOString());
  });
  const keep = () => {
    clearTimeout(timer);
    if (!published) timer = setTimeout(save, 800);
  };
  form.addEventListener("input", keep);
  addEventListener("pagehide", () => form.isConnected && !published && save());

  form.addEventListener("submit", (event) => {
    if (up.busy() || edits.busy()) {
      event.preventDefault();
      say(t(up.busy() ? "wait-uploads" : "wait-edits"));
      void edits.save();
    }
  });
  form.addEventListener("vitrine:done", (event) => {
    if (/** @type {CustomEvent<string>} */ (event).detail.startsWith("/sign-in")) return;
    published = true;
    clearTimeout(timer);
    localStorage.removeItem(store);
  });
  addEventListener("beforeunload", (event) => {
    if (form.isConnected && (up.busy() || edits.busy())) event.preventDefault();
  });

  const kept = localStorage.getItem(store);
  // A phone's share sheet opened this page with photos in it: they join what was begun before.
  const shared = new URLSearchParams(location.search).has("shared");
  if (shared) history.replaceState(history.state, "", "/posts/new");
  if (kept && (shared || (!photoItems().length && !rows().length && !field(form, "text").value))) void restore(kept);
  else sync();

  /** The server draws the kept draft again, without photos and products that are gone. @param {string} text */
  async function restore(text) {
    try {
      const body = new URLSearchParams(JSON.parse(text));
      for (const item of photoItems()) {
        body.append("photo", item.dataset.photo ?? "");
        body.append("alt", field(item, "alt").value);
      }
      const [before, now] = [body.get("text") ?? "", field(form, "text").value];
      if (!before.includes(now)) body.set("text", `${before}\n${now}`.trim());
      const { fragment, ok } = await ask(`/posts/new?lang=${language}`, { method: "POST", body });
      if (!ok || !put(fragment, { only: "compose" })) return;
      const held = body.get("draft");
      const drop = async () => {
        localStorage.removeItem(store);
        if (held) await fetch(`/drafts/${held}`, { method: "DELETE", headers: { "Vitrine-Fragment": "1" } }).catch(() => undefined);
        document.querySelector("form[data-compose]")?.remove();
        location.reload();
      };
      say(t("draft-back"), { action: [t("draft-drop"), () => void drop()] });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      say(error.message);
    }
  }
});
