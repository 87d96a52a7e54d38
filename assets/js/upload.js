// @ts-check
// Photos on their way to the server: a preview at once, progress, another try, their order kept.
import { make, say, t } from "./dom.js";

const AT_ONCE = 2;
const PATIENCE = 120_000;
/** Waits before another try by itself, in milliseconds; after the last one it is up to the person. */
const WAITS = [1000, 2000, 4000, 8000, 15_000, 30_000];

/**
 * @param {{ list: HTMLElement, most: number, address: string, done: (item: HTMLElement) => void }} options `done` is given the
 *   element that the server made of a photo
 */
export function uploads({ list, most, address, done }) {
  /** @type {(() => Promise<void>)[]} */
  const queue = [];
  let running = 0;

  const next = () => {
    while (running < AT_ONCE && queue.length) {
      running += 1;
      void queue.shift()?.().finally(() => {
        running -= 1;
        next();
      });
    }
  };

  /** @param {File} file */
  function start(file) {
    const stage = make("div", { class: "stage stage--waiting" });
    const bar = /** @type {HTMLProgressElement} */ (make("progress", { max: "100", value: "0", "aria-label": t("uploading", file.name) }));
    const words = make("p", { class: "quiet" }, t("uploading", file.name));
    const again = make("button", { type: "button", class: "button button--small", hidden: "" }, t("again"));
    const drop = make("button", { type: "button", class: "icon-button", "aria-label": t("close") }, "×");
    const item = make("li", { class: "compose-photo compose-photo--waiting" }, stage, bar, make("div", { class: "compose-photo-do" }, words, again, drop));
    list.append(item);
    item.scrollIntoView({ block: "nearest", inline: "center" });
    void preview(file, stage);
    const request = new XMLHttpRequest();
    drop.addEventListener("click", () => {
      request.abort();
      item.remove();
    });
    let tries = 0;
    let timer = 0;
    const retry = () => {
      clearTimeout(timer);
      removeEventListener("online", retry);
      if (!item.isConnected || again.hidden) return;
      again.hidden = true;
      bar.hidden = false;
      enqueue();
    };
    again.addEventListener("click", () => {
      tries = 0;
      retry();
    });
    const enqueue = () => {
      queue.push(send);
      next();
    };
    /** @returns {Promise<void>} */
    const send = () => new Promise((finished) => {
      if (!item.isConnected) return finished();
      item.dataset.busy = "";
      delete item.dataset.broken;
      words.textContent = t("uploading", file.name);
      // A file that was refused will be refused again: only what may pass is offered to be tried again.
      const fail = (/** @type {string} */ why, mayPass = true) => {
        delete item.dataset.broken;
        bar.hidden = true;
        again.hidden = !mayPass;
        words.textContent = why;
        say(`${t("upload-failed", file.name)} ${why}`.trim());
      };
      request.open("POST", address);
      request.timeout = PATIENCE;
      request.setRequestHeader("Vitrine-Fragment", "1");
      request.upload.onprogress = (event) => {
        if (event.lengthComputable) bar.value = (event.loaded / event.total) * 100;
      };
      request.onload = () => {
        const answer = new DOMParser().parseFromString(request.responseText, "text/html");
        const made = /** @type {HTMLElement | null} */ (answer.querySelector("[data-photo]"));
        const elsewhere = request.getResponseHeader("Vitrine-Location");
        if (made && request.status < 300) {
          item.replaceWith(made);
          done(made);
          say(t("uploaded", file.name), { quiet: true });
        } else if (elsewhere) {
          location.assign(elsewhere);
        } else if (request.status === 503) {
          broken(t("fault"));
        } else if (request.status === 413) {
          fail(t("too-large"), false);
        } else {
          // A fragment has no main; a whole page may begin with the store's own notice.
          const said = answer.querySelector(".field-error") ?? answer.querySelector("main p") ?? answer.querySelector("p");
          fail(said?.textContent?.trim() || t(request.status < 500 ? "refused" : "fault"), request.status !== 422);
        }
      };
      // The line broke: it goes on by itself, at once when the browser says that it is back.
      const broken = (/** @type {string} */ why) => {
        const wait = WAITS[tries];
        if (wait === undefined) return fail(why);
        if (!tries) say(t("upload-again", file.name));
        tries += 1;
        item.dataset.broken = "";
        bar.hidden = true;
        again.hidden = false;
        words.textContent = why;
        timer = setTimeout(retry, wait);
        addEventListener("online", retry);
      };
      request.onerror = () => broken(t(navigator.onLine ? "unreachable" : "offline"));
      request.ontimeout = () => broken(t("timeout"));
      request.onloadend = () => {
        delete item.dataset.busy;
        finished();
      };
      const body = new FormData();
      body.append("file", file);
      request.send(body);
    });
    enqueue();
  }

  return {
    /** @param {File[]} files */
    add(files) {
      for (const file of files) {
        if (file.type && !file.type.startsWith("image/")) {
          say(t("not-a-photo", file.name));
        } else if (list.children.length >= most) {
          return say(t("too-many-photos", most));
        } else {
          start(file);
        }
      }
    },
    /** Whether something is still on its way. */
    busy: () => queue.length > 0 || list.querySelector("[data-busy], [data-broken]") !== null,
  };
}

/**
 * Draws the photo small; what the browser cannot read is left to the server.
 * @param {File} file
 * @param {HTMLElement} stage
 */
async function preview(file, stage) {
  try {
    const picture = await createImageBitmap(file, { resizeWidth: 560, resizeQuality: "medium" });
    const canvas = /** @type {HTMLCanvasElement} */ (make("canvas", { "aria-hidden": "true" }));
    canvas.width = picture.width;
    canvas.height = picture.height;
    canvas.getContext("2d")?.drawImage(picture, 0, 0);
    picture.close();
    stage.append(canvas);
  } catch {
    // No preview.
  }
}
