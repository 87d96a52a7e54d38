// @ts-check
// New posts announce themselves above the feed. While a tab is seen it listens to a stream; hidden tabs hold no connection,
// and coming back counts from the same point. Where the stream is refused the number is asked for now and then.
import { each, language, make, say } from "./dom.js";

/** Milliseconds between two questions without a stream, and between two times it is read out. */
const ASK = 60_000;
const SAY = 60_000;

each("[data-news]", (/** @type {HTMLElement} */ place) => {
  const address = place.dataset.news ?? "";
  /** @type {EventSource | undefined} */
  let stream;
  /** @type {number | undefined} */
  let asking;
  let over = false;
  let saidAt = -SAY;

  /** @param {{ new: number, text: string }} news */
  const show = (news) => {
    place.hidden = !news.new;
    if (!news.new) return;
    const link = place.querySelector("a") ?? place.appendChild(make("a", { class: "button button--small", href: place.dataset.at ?? "/" }));
    if (link.textContent === news.text) return;
    link.textContent = news.text;
    // Everybody sees it; a screen reader hears it once in a while.
    if (performance.now() - saidAt < SAY) return;
    saidAt = performance.now();
    say(news.text, { quiet: true });
  };

  const ask = async () => {
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json", "Accept-Language": language } });
      // Signed out: sent on to the sign-in, and there is nobody to tell.
      if (answer.status === 401 || answer.redirected) stop(true);
      else if (answer.ok) show(await answer.json());
    } catch {
      // No network: the next question comes anyway.
    }
  };

  const poll = () => {
    if (over || asking !== undefined) return;
    void ask();
    asking = setInterval(() => void ask(), ASK);
  };

  /** @param {boolean} [forGood] */
  function stop(forGood = false) {
    over ||= forGood;
    stream?.close();
    stream = undefined;
    clearInterval(asking);
    asking = undefined;
  }

  const listen = () => {
    if (over || stream || document.visibilityState !== "visible" || !place.isConnected) return;
    const opened = new EventSource(address);
    stream = opened;
    opened.addEventListener("news", (event) => show(JSON.parse(event.data)));
    opened.addEventListener("end", () => stop(true));
    opened.addEventListener("error", () => {
      // A connection that broke is opened again by the browser; one that was refused is not.
      if (opened.readyState === EventSource.CLOSED && stream === opened) poll();
    });
  };

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") listen();
    else stop();
  });
  // A page that is kept in memory for the way back holds no connection either.
  addEventListener("pagehide", () => stop());
  addEventListener("pageshow", listen);
  listen();
});
