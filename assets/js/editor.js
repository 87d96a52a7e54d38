// @ts-check
// The editing step: one photo at a time, previews as one goes, and the final picture made by the server when one leaves it.
import { make, say, t } from "./dom.js";
import { area, colours, frame, fromSource, plain, shape, toSource } from "./edit.js";
import { ask, Failure, told } from "./swap.js";

/** @typedef {import("./edit.js").Edit} Edit */

const PREVIEW = 720;
const SMALL = 88;
const LEAST = 0.05;

/** @type {import("./edit.js").Formulas} */
const formulas = JSON.parse(document.querySelector("#formulas")?.textContent || "{}");

/**
 * @param {HTMLElement} root
 * @param {{ items: () => HTMLElement[], changed: (item: HTMLElement, move: (point: [number, number]) => [number, number]) => void }} options
 *   `changed` is told of a photo the server made anew, and where its points have gone
 */
export function editor(root, { items, changed }) {
  const one = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (root.querySelector(selector));
  const all = (/** @type {string} */ selector) => /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll(selector)]);
  const canvas = /** @type {HTMLCanvasElement} */ (one("[data-editor-canvas]"));
  const crop = one("[data-crop]");
  const strip = one("[data-editor-photos]");
  /** @type {WeakMap<HTMLElement, Edit>} what one is about to do, by photo */
  const wanted = new WeakMap();
  /** @type {WeakMap<HTMLElement, HTMLImageElement>} */
  const pictures = new WeakMap();
  /** @type {Set<HTMLElement>} photos the server is working on */
  const working = new Set();
  /** @type {HTMLElement | undefined} */
  let current;
  let tool = "filters";
  /** The picture in its shape without colours, to be coloured again at every move of a slider. @type {ImageData | undefined} */
  let shaped;

  const kept = (/** @type {HTMLElement} */ item) => /** @type {Edit} */ ({ ...plain(), ...JSON.parse(item.dataset.editOf || "{}") });
  const edit = (/** @type {HTMLElement} */ item) => {
    const found = wanted.get(item) ?? kept(item);
    wanted.set(item, found);
    return found;
  };
  const size = (/** @type {HTMLElement} */ item) => ({ width: Number(item.dataset.baseWidth) || 1, height: Number(item.dataset.baseHeight) || 1 });
  const same = (/** @type {Edit} */ a, /** @type {Edit} */ b) => JSON.stringify({ ...plain(), ...a }) === JSON.stringify({ ...plain(), ...b });

  // ---- Drawing

  let frameAsked = 0;
  const draw = (again = true) => {
    if (again) shaped = undefined;
    cancelAnimationFrame(frameAsked);
    frameAsked = requestAnimationFrame(paint);
  };

  function paint() {
    const item = current;
    const picture = item && pictures.get(item);
    if (!item || !picture) return;
    const now = edit(item);
    // While the crop is chosen the whole frame is seen.
    const seen = tool === "shape" ? { ...now, aspect: "free", crop: plain().crop } : now;
    if (!shaped) {
      const context = shape(canvas, picture, size(item), seen, PREVIEW);
      shaped = context.getImageData(0, 0, canvas.width, canvas.height);
    }
    const data = new ImageData(new Uint8ClampedArray(shaped.data), shaped.width, shaped.height);
    colours(data.data, data.width, data.height, seen, formulas);
    canvas.getContext("2d")?.putImageData(data, 0, 0);
    canvas.dataset.drawn = item.dataset.photo;
    placeCrop();
  }

  function drawSmall() {
    const picture = current && pictures.get(current);
    if (!current || !picture) return;
    const now = edit(current);
    const scratch = document.createElement("canvas");
    const context = shape(scratch, picture, size(current), now, SMALL);
    const base = context.getImageData(0, 0, scratch.width, scratch.height);
    for (const choice of all("[data-filter-of]")) {
      const small = /** @type {HTMLCanvasElement} */ (choice.parentElement?.querySelector("canvas"));
      [small.width, small.height] = [base.width, base.height];
      const data = new ImageData(new Uint8ClampedArray(base.data), base.width, base.height);
      colours(data.data, data.width, data.height, { ...plain(), filter: choice.value, strength: 100 }, formulas);
      small.getContext("2d")?.putImageData(data, 0, 0);
    }
  }

  function placeCrop() {
    if (!current) return;
    crop.hidden = tool !== "shape";
    const { x, y, width, height } = area(edit(current), size(current));
    Object.assign(crop.style, { left: `${x * 100}%`, top: `${y * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` });
  }

  /** Shows in the fields what the edit says. */
  function fill() {
    if (!current) return;
    const now = edit(current);
    for (const field of all("[data-edit]")) {
      const value = /** @type {Record<string, any>} */ (now)[field.dataset.edit ?? ""];
      field.value = String(value);
      tell(field);
    }
    for (const choice of all("[data-filter-of]")) choice.checked = choice.value === now.filter;
    for (const choice of all("[data-aspect]")) choice.checked = choice.value === now.aspect;
    one("[data-edit=strength]").toggleAttribute("disabled", !now.filter);
  }
  const tell = (/** @type {HTMLInputElement} */ field) => {
    const output = root.querySelector(`[data-value=${field.dataset.edit}]`);
    if (output) output.textContent = field.value;
  };

  // ---- Photos

  function list() {
    const photos = items().filter((item) => item.dataset.base);
    one("[data-editor-none]").hidden = photos.length > 0;
    one("[data-editor-body]").hidden = !photos.length;
    strip.replaceChildren(...photos.map((item, k) => {
      const button = make("button", { type: "button", class: "editor-photo", "aria-label": t("edit-photo", k + 1), "aria-pressed": String(item === current) });
      const image = item.querySelector("img");
      if (image) button.append(make("img", { src: image.currentSrc || image.src, alt: "" }));
      button.addEventListener("click", () => void open(item));
      return button;
    }));
    strip.hidden = photos.length < 2;
    return photos;
  }

  /** @param {HTMLElement} item */
  async function open(item) {
    if (current && current !== item) void save(current);
    current = item;
    list();
    fill();
    if (!pictures.has(item)) {
      const picture = new Image();
      picture.src = item.dataset.base ?? "";
      await picture.decode().catch(() => say(t("unreachable")));
      pictures.set(item, picture);
    }
    if (current !== item) return;
    draw();
    drawSmall();
  }

  /**
   * Has the server make the picture, if it is another one by now.
   * @param {HTMLElement} item
   * @returns {Promise<boolean>} whether the photo is as it was wanted
   */
  async function save(item) {
    const now = wanted.get(item);
    if (!now || !item.isConnected || same(now, kept(item))) return true;
    if (working.has(item)) return false;
    working.add(item);
    const before = kept(item);
    const sent = structuredClone(now);
    try {
      const { fragment, ok } = await ask(`/photos/${item.dataset.photo}/edit`, { method: "PUT", body: JSON.stringify(sent), json: true });
      const made = /** @type {HTMLElement | null} */ (fragment.querySelector("[data-photo]"));
      if (!ok || !made) throw new Failure(told(fragment));
      const [image, old] = [made.querySelector("img"), item.querySelector("img")];
      if (image && old) {
        image.alt = old.alt;
        old.replaceWith(image);
      }
      item.dataset.editOf = made.dataset.editOf;
      changed(item, (point) => fromSource(sent, size(item), toSource(before, size(item), point)));
      say(t("edited", items().indexOf(item) + 1), { quiet: true });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      say(t("edit-failed", error.message), { action: [t("again"), () => void save(item)] });
      return false;
    } finally {
      working.delete(item);
    }
    // What was changed meanwhile follows.
    return save(item);
  }

  // ---- Fields

  root.addEventListener("input", (event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    if (!current) return;
    const now = edit(current);
    if (field.dataset.tool) {
      tool = field.value;
      for (const part of all("[data-tool-of]")) part.hidden = part.dataset.toolOf !== tool;
      return draw();
    }
    if ("filterOf" in field.dataset) {
      now.filter = field.value;
      fill();
      return draw(false);
    }
    if ("aspect" in field.dataset) {
      now.aspect = field.value;
      if (field.value !== "free") now.crop = plain().crop;
      now.crop = { ...area(now, size(current)) };
      drawSmall();
      return draw();
    }
    if (field.dataset.edit) {
      /** @type {Record<string, any>} */ (now)[field.dataset.edit] = Number(field.value);
      tell(field);
      draw(field.dataset.edit === "straighten");
    }
  });
  root.addEventListener("change", (event) => {
    // Fields of the editor are no part of the post.
    event.stopPropagation();
    if (/** @type {HTMLElement} */ (event.target).dataset.edit === "straighten") drawSmall();
  });
  root.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("button"));
    if (!current || !button) return;
    const now = edit(current);
    if (button.dataset.turn) {
      now.turns = (now.turns + Number(button.dataset.turn) + 4) % 4;
      now.crop = plain().crop;
      now.crop = { ...area(now, size(current)) };
    } else if ("editReset" in button.dataset) {
      wanted.set(current, plain());
      fill();
    } else {
      return;
    }
    drawSmall();
    draw();
  });

  // ---- The crop

  /**
   * Moves the crop, or a corner of it, by parts of the frame.
   * @param {string} corner empty: all of it
   * @param {number} dx
   * @param {number} dy
   * @param {Edit["crop"]} from
   */
  function resize(corner, dx, dy, from) {
    if (!current) return;
    const now = edit(current);
    const hold = (/** @type {number} */ value, /** @type {number} */ low, /** @type {number} */ high) => Math.min(Math.max(value, low), high);
    if (!corner) {
      now.crop = { ...from, x: hold(from.x + dx, 0, 1 - from.width), y: hold(from.y + dy, 0, 1 - from.height) };
      return draw(false);
    }
    const [west, north] = [corner.endsWith("w"), corner.startsWith("n")];
    // The corner across stays where it is.
    const [fixedX, fixedY] = [west ? from.x + from.width : from.x, north ? from.y + from.height : from.y];
    let width = hold(from.width + (west ? -dx : dx), LEAST, west ? fixedX : 1 - fixedX);
    let height = hold(from.height + (north ? -dy : dy), LEAST, north ? fixedY : 1 - fixedY);
    if (now.aspect !== "free") {
      const box = frame(now, size(current));
      const ratio = { "1:1": 1, "4:5": 0.8 }[now.aspect] ?? 16 / 9;
      const unit = (ratio * box.height) / box.width;
      if (width / unit <= height) height = width / unit;
      else width = height * unit;
      if (height < LEAST || width < LEAST) return;
    }
    now.crop = { x: west ? fixedX - width : fixedX, y: north ? fixedY - height : fixedY, width, height };
    draw(false);
  }

  crop.addEventListener("pointerdown", (event) => {
    const handle = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("button"));
    if (!current || !handle || event.button !== 0) return;
    const box = canvas.getBoundingClientRect();
    const from = { ...area(edit(current), size(current)) };
    const start = { x: event.clientX, y: event.clientY };
    handle.setPointerCapture(event.pointerId);
    const move = (/** @type {PointerEvent} */ e) =>
      resize(handle.dataset.corner ?? "", (e.clientX - start.x) / box.width, (e.clientY - start.y) / box.height, from);
    handle.addEventListener("pointermove", move);
    handle.addEventListener("lostpointercapture", () => {
      handle.removeEventListener("pointermove", move);
      drawSmall();
    }, { once: true });
  });
  crop.addEventListener("keydown", (event) => {
    const step = event.shiftKey ? 0.05 : 0.01;
    const by = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    const handle = /** @type {HTMLElement} */ (event.target);
    if (!by || !current) return;
    event.preventDefault();
    resize(handle.dataset.corner ?? "", by[0] ?? 0, by[1] ?? 0, { ...area(edit(current), size(current)) });
  });

  return {
    /** The step is shown. @param {HTMLElement} [item] the photo to begin with */
    open(item) {
      const photos = list();
      const first = item ?? (current && photos.includes(current) ? current : photos[0]);
      if (first) void open(first);
    },
    /** Has everything made that was changed; true when all of it is. */
    save: async () => (await Promise.all(items().map(save))).every(Boolean),
    /** Whether a photo is not yet as it was wanted. */
    busy: () => working.size > 0 || items().some((item) => wanted.has(item) && !same(edit(item), kept(item))),
  };
}
