// @ts-check
// What an edit does to a picture, for previews: the same steps, in the same order, with the same numbers as the server's
// (crates/photo/src/edit). The numbers come with the page; see there for what each means. Counting in doubles like the
// server, the colours are equal to the bit; pixels that are moved are resampled by the browser, which differs a little.

/**
 * @typedef {{ turns: number, straighten: number, aspect: string, crop: { x: number, y: number, width: number, height: number },
 *   brightness: number, contrast: number, warmth: number, saturation: number, vignette: number, filter: string, strength: number }} Edit
 * @typedef {{ up: number[][], down: number[][] }} Adjustment
 * @typedef {{ luma: number[], brightness: Adjustment, contrast: Adjustment, warmth: Adjustment, saturation: number,
 *   vignette: { from: number, depth: number }, filters: { name: string, curves: number[][], matrix: number[] }[] }} Formulas
 * @typedef {{ width: number, height: number }} Size
 */

const RATIOS = /** @type {Record<string, number>} */ ({ "1:1": 1, "4:5": 0.8, "16:9": 16 / 9 });

/** @returns {Edit} */
export const plain = () => ({
  turns: 0, straighten: 0, aspect: "free", crop: { x: 0, y: 0, width: 1, height: 1 },
  brightness: 0, contrast: 0, warmth: 0, saturation: 0, vignette: 0, filter: "", strength: 100,
});

/** Width and height after the quarter turns. @param {Edit} edit @param {Size} size @returns {Size} */
export const frame = (edit, { width, height }) => (edit.turns % 2 ? { width: height, height: width } : { width, height });

/** How much straightening enlarges. @param {Edit} edit @param {Size} size */
export function zoom(edit, { width, height }) {
  const angle = (Math.abs(edit.straighten) * Math.PI) / 180;
  return Math.cos(angle) + (Math.sin(angle) * Math.max(width, height)) / Math.min(width, height);
}

/** The crop with its sides held to the aspect. @param {Edit} edit @param {Size} size */
export function area(edit, size) {
  const { crop } = edit;
  const ratio = RATIOS[edit.aspect];
  if (!ratio) return crop;
  const { width: across, height: down } = frame(edit, size);
  const wanted = (ratio * down) / across;
  if (crop.width > crop.height * wanted) {
    const width = crop.height * wanted;
    return { ...crop, x: crop.x + (crop.width - width) / 2, width };
  }
  const height = crop.width / wanted;
  return { ...crop, y: crop.y + (crop.height - height) / 2, height };
}

/**
 * Where a point of the result lies in the picture as it came, each number 0 to 1.
 * @param {Edit} edit @param {Size} size @param {[number, number]} point @returns {[number, number]}
 */
export function toSource(edit, size, [x, y]) {
  const cut = area(edit, size);
  const { width, height } = frame(edit, size);
  const [dx, dy] = [(cut.x + x * cut.width - 0.5) * width, (cut.y + y * cut.height - 0.5) * height];
  const angle = (edit.straighten * Math.PI) / 180;
  const by = zoom(edit, size);
  let [u, v] = [(Math.cos(angle) * dx + Math.sin(angle) * dy) / by / width, (Math.cos(angle) * dy - Math.sin(angle) * dx) / by / height];
  for (let turn = 0; turn < edit.turns % 4; turn += 1) [u, v] = [v, -u];
  return [u + 0.5, v + 0.5];
}

/**
 * The way back.
 * @param {Edit} edit @param {Size} size @param {[number, number]} point @returns {[number, number]}
 */
export function fromSource(edit, size, [x, y]) {
  const cut = area(edit, size);
  const { width, height } = frame(edit, size);
  let [u, v] = [x - 0.5, y - 0.5];
  for (let turn = 0; turn < edit.turns % 4; turn += 1) [u, v] = [-v, u];
  const angle = (edit.straighten * Math.PI) / 180;
  const by = zoom(edit, size);
  const [sx, sy] = [u * width * by, v * height * by];
  const [dx, dy] = [Math.cos(angle) * sx - Math.sin(angle) * sy, Math.cos(angle) * sy + Math.sin(angle) * sx];
  return [(dx / width + 0.5 - cut.x) / cut.width, (dy / height + 0.5 - cut.y) / cut.height];
}

/**
 * Draws what the crop shows, without any change of colour, onto a canvas of its own size: at most `most` pixels wide and high.
 * @param {HTMLCanvasElement} canvas
 * @param {CanvasImageSource} picture of the size `size`, or that shape made smaller
 * @param {Size} size
 * @param {Edit} edit
 * @param {number} most
 */
export function shape(canvas, picture, size, edit, most) {
  const cut = area(edit, size);
  const { width, height } = frame(edit, size);
  const [w, h] = [cut.width * width, cut.height * height];
  const scale = Math.min(1, most / Math.max(w, h));
  canvas.width = Math.max(1, Math.round(w * scale));
  canvas.height = Math.max(1, Math.round(h * scale));
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  context.imageSmoothingQuality = "high";
  const [kx, ky] = [canvas.width / w, canvas.height / h];
  context.setTransform(kx, 0, 0, ky, -cut.x * width * kx, -cut.y * height * ky);
  context.translate(width / 2, height / 2);
  context.rotate((edit.straighten * Math.PI) / 180);
  const by = zoom(edit, size);
  context.scale(by, by);
  context.rotate(((edit.turns % 4) * Math.PI) / 2);
  context.drawImage(picture, -size.width / 2, -size.height / 2, size.width, size.height);
  context.resetTransform();
  return context;
}

/** @param {number[]} curve @param {number} value */
function at(curve, value) {
  const place = (value * 16) / 255;
  const i = Math.min(Math.floor(place), 15);
  const from = /** @type {number} */ (curve[i]);
  return from + (place - i) * (/** @type {number} */ (curve[i + 1]) - from);
}

const mixed = (/** @type {number[]} */ curve, /** @type {number} */ value, /** @type {number} */ amount) =>
  value + amount * (at(curve, value) - value);

/** @param {Adjustment} adjustment @param {number} c @param {number} value @param {number} amount */
const adjusted = (adjustment, c, value, amount) =>
  amount < 0 ? mixed(adjustment.down[c] ?? [], value, -amount) : mixed(adjustment.up[c] ?? [], value, amount);

const QUARTERS = 4 * 255 + 1;

/**
 * Changes the colours of pixels in place.
 * @param {Uint8ClampedArray} data four samples a pixel
 * @param {number} width
 * @param {number} height
 * @param {Edit} edit
 * @param {Formulas} all
 */
export function colours(data, width, height, edit, all) {
  const { brightness, contrast, warmth, vignette } = edit;
  const filter = all.filters.find(({ name }) => name === edit.filter);
  if (!brightness && !contrast && !warmth && !vignette && !edit.saturation && (!filter || !edit.strength)) return;
  const strength = edit.strength / 100;
  const channels = [0, 1, 2];
  const first = channels.map((c) => Float64Array.from({ length: 256 }, (_, v) => (filter ? mixed(filter.curves[c] ?? [], v, strength) : v)));
  const m = Array.from({ length: 9 }, (_, i) => {
    const same = Math.floor(i / 3) === i % 3 ? 1 : 0;
    return filter ? same + strength * (/** @type {number} */ (filter.matrix[i]) - same) : same;
  });
  const second = channels.map((c) => Float64Array.from({ length: QUARTERS }, (_, q) =>
    adjusted(all.warmth, c, adjusted(all.contrast, c, adjusted(all.brightness, c, q / 4, brightness / 100), contrast / 100), warmth / 100)));
  const amount = edit.saturation / 100;
  const saturation = amount < 0 ? 1 + amount : 1 + amount * (all.saturation - 1);
  const dark = (vignette / 100) * all.vignette.depth;
  const { from } = all.vignette;
  const distances = (/** @type {number} */ side) => Float64Array.from({ length: side }, (_, i) => {
    const d = (i * 2 + 1 - side) / side;
    return d * d;
  });
  const across = distances(width);
  const down = distances(height);
  const [r1, g1, b1] = /** @type {[Float64Array, Float64Array, Float64Array]} */ (first);
  const [r2, g2, b2] = /** @type {[Float64Array, Float64Array, Float64Array]} */ (second);
  const [m0, m1, m2, m3, m4, m5, m6, m7, m8] = /** @type {[number, number, number, number, number, number, number, number, number]} */ (/** @type {unknown} */ (m));
  const [lr, lg, lb] = /** @type {[number, number, number]} */ (/** @type {unknown} */ (all.luma));
  const quarter = (/** @type {number} */ value) => Math.min(Math.max(Math.floor(value * 4 + 0.5), 0), QUARTERS - 1);
  let i = 0;
  for (let y = 0; y < height; y += 1) {
    const dy = /** @type {number} */ (down[y]);
    for (let x = 0; x < width; x += 1) {
      const r0 = /** @type {number} */ (r1[/** @type {number} */ (data[i])]);
      const g0 = /** @type {number} */ (g1[/** @type {number} */ (data[i + 1])]);
      const b0 = /** @type {number} */ (b1[/** @type {number} */ (data[i + 2])]);
      const r = /** @type {number} */ (r2[quarter(m0 * r0 + m1 * g0 + m2 * b0)]);
      const g = /** @type {number} */ (g2[quarter(m3 * r0 + m4 * g0 + m5 * b0)]);
      const b = /** @type {number} */ (b2[quarter(m6 * r0 + m7 * g0 + m8 * b0)]);
      const grey = lr * r + lg * g + lb * b;
      const w = ((/** @type {number} */ (across[x]) + dy) / 2 - from) / (1 - from);
      const light = w > 0 ? 1 - dark * w * w : 1;
      // The array itself would round halves to even.
      data[i] = Math.floor((grey + saturation * (r - grey)) * light + 0.5);
      data[i + 1] = Math.floor((grey + saturation * (g - grey)) * light + 0.5);
      data[i + 2] = Math.floor((grey + saturation * (b - grey)) * light + 0.5);
      i += 4;
    }
  }
}
