// @ts-check
// Stripe's own script takes the card and asks the bank; this starts it and sends our form when it is done. Only the pages
// that need it load either.
import { each } from "./dom.js";

each("form[data-stripe]", (/** @type {HTMLFormElement} */ form) => {
  const start = /** @type {any} */ (window).Stripe;
  if (!start) return;
  const stripe = start(form.dataset.key);
  const secret = form.dataset.secret;
  const trouble = /** @type {HTMLElement | null} */ (form.querySelector("[data-stripe-error]"));
  const saves = form.dataset.stripe === "save";
  const elements = saves ? stripe.elements({ clientSecret: secret }) : null;
  elements?.create("payment").mount(form.querySelector("[data-stripe-card]"));
  /** @param {{ error?: { message?: string } }} result */
  const done = (result) => {
    if (result.error && saves) {
      if (trouble) {
        trouble.textContent = result.error.message ?? "";
        trouble.hidden = false;
      }
      return;
    }
    // Refused or approved: the server asks Stripe what came of it.
    form.submit();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void (saves
      ? stripe.confirmSetup({ elements, redirect: "if_required" }).then(done)
      : stripe.handleNextAction({ clientSecret: secret }).then(done));
  });
  if (!saves) void stripe.handleNextAction({ clientSecret: secret }).then(done);
});
