// @ts-check
// Passkeys: asks the browser for one and sends its answer by the form that asked.
import { each, say, t } from "./dom.js";
import { Failure, ask, put } from "./swap.js";

/** @typedef {{ challenge: string, options: any }} Challenge */

/** @param {string} text base64url */
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

/** @param {ArrayBuffer | null | undefined} buffer */
const text = (buffer) =>
  buffer && btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/** Whether this browser holds passkeys of this host here. @param {string} host */
const possible = (host) =>
  "PublicKeyCredential" in window && (location.hostname === host || location.hostname.endsWith(`.${host}`));

/**
 * What `navigator.credentials` takes: bytes instead of their text.
 * @param {any} options
 */
function readable({ challenge, user, excludeCredentials, allowCredentials, ...rest }) {
  const list = (/** @type {any[] | undefined} */ all) => all?.map((one) => ({ ...one, id: bytes(one.id) }));
  const read = { ...rest, challenge: bytes(challenge) };
  if (user) read.user = { ...user, id: bytes(user.id) };
  if (excludeCredentials) read.excludeCredentials = list(excludeCredentials);
  if (allowCredentials) read.allowCredentials = list(allowCredentials);
  return read;
}

/** The answer as the server reads it. @param {any} credential */
function written({ rawId, response, type }) {
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const said = Object.fromEntries(parts.filter((name) => response[name]).map((name) => [name, text(response[name])]));
  return JSON.stringify({ id: text(rawId), rawId: text(rawId), type, response: said });
}

/**
 * Asks the server for a challenge; what it refuses is put in place.
 * @param {string} address
 * @param {HTMLFormElement} [form]
 * @returns {Promise<Challenge | null>}
 */
async function challenge(address, form) {
  const body = new URLSearchParams(form ? /** @type {any} */ (new FormData(form)) : {});
  const answer = await ask(address, { method: "POST", body });
  if (answer.location) location.assign(answer.location);
  if (answer.data) return answer.data;
  if (!put(answer.fragment)) throw new Failure(t("refused"));
  return null;
}

/**
 * Fills the answer into the form and sends it.
 * @param {HTMLFormElement} form
 * @param {Challenge} asked
 * @param {Credential | null} credential
 */
function send(form, asked, credential) {
  if (!credential) return;
  const fill = (/** @type {string} */ name, /** @type {string} */ value) => {
    /** @type {HTMLInputElement} */ (form.elements.namedItem(name)).value = value;
  };
  fill("challenge", asked.challenge);
  fill("credential", written(credential));
  form.dataset.filled = "";
  answered = true;
  form.requestSubmit();
}

/** Says what went wrong; somebody who closed the browser's window knows. @param {unknown} error */
function trouble(error) {
  if (error instanceof Failure) say(error.message);
  else if (error instanceof DOMException && error.name === "InvalidStateError") say(t("passkey-here"));
  else if (error instanceof DOMException && (error.name === "NotAllowedError" || error.name === "AbortError")) say(t("passkey-stopped"), { quiet: error.name === "AbortError" });
  else say(t("passkey-failed"));
}

each("form[data-passkey-add]", (/** @type {HTMLFormElement} */ form) => {
  if (!possible(form.dataset.passkeyHost ?? "")) {
    // Without the form the part has nothing to show unless there are passkeys.
    const part = form.closest("[data-passkeys]");
    if (part && !part.querySelector("li")) part.setAttribute("hidden", "");
    return;
  }
  form.hidden = false;
  let busy = false;
  form.addEventListener("submit", (event) => {
    if ("filled" in form.dataset) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (busy) return;
    busy = true;
    void (async () => {
      try {
        const asked = await challenge(form.dataset.passkeyAdd ?? "", form);
        if (asked) send(form, asked, await navigator.credentials.create({ publicKey: readable(asked.options) }));
      } catch (error) {
        trouble(error);
      } finally {
        busy = false;
        delete form.dataset.filled;
      }
    })();
  });
});

/** An answer was sent; the form that comes back with a refusal does not ask again by itself. */
let answered = false;

/** How long a challenge that waits in the background is used; the server keeps it a little longer. */
const RENEW = 9 * 60_000;

each("form[data-passkey-sign-in]", (/** @type {HTMLFormElement} */ form) => {
  if (!possible(form.dataset.passkeyHost ?? "")) return;
  form.hidden = false;
  const address = form.dataset.passkeySignIn ?? "";
  let waiting = new AbortController();

  /** Offers passkeys among what the browser fills in, where it can. */
  const offer = async () => {
    const field = document.querySelector("input[autocomplete~=webauthn]");
    if (answered || !field || !(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
    const { signal } = (waiting = new AbortController());
    const renew = setTimeout(() => {
      waiting.abort();
      if (form.isConnected) void offer();
    }, RENEW);
    try {
      const asked = await challenge(address);
      if (!asked || signal.aborted) return;
      send(form, asked, await navigator.credentials.get({ publicKey: readable(asked.options), mediation: "conditional", signal }));
    } catch {
      // Nobody asked for it: a page of signing in works without.
    } finally {
      clearTimeout(renew);
    }
  };

  form.addEventListener("submit", (event) => {
    if ("filled" in form.dataset) {
      delete form.dataset.filled;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting.abort();
    void (async () => {
      try {
        const asked = await challenge(address);
        if (asked) send(form, asked, await navigator.credentials.get({ publicKey: readable(asked.options) }));
      } catch (error) {
        trouble(error);
        void offer();
      }
    })();
  });
  void offer();
});
