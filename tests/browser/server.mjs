// A demo store for the browser: started under the guard of xtask, so that it ends with whoever started it.
// As Playwright's global set-up it serves a whole run; the scripts beside it call startDemo themselves.
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const target = resolve(root, process.env.CARGO_TARGET_DIR ?? 'target');

/** Where results, traces, pictures and the demo's log go. */
export const out = process.env.VITRINE_BROWSER_OUT ?? join(target, 'browser');

/** The browser, and how to start it on machines without a screen, a sandbox or a network. */
export const chromium = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

/**
 * Starts `vitrine demo` with a fresh folder and waits until it prints its address.
 * `stop` ends it and removes the folder.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export const startDemo = () => start('demo', {});

/**
 * Starts an empty store, configured by `VITRINE_…`, as `startDemo` does.
 * @param {string} name of its log
 * @param {Record<string, string>} configuration
 */
export const startStore = (name, configuration) => start('serve', configuration, name);

/**
 * @param {'demo' | 'serve'} command
 * @param {Record<string, string>} configuration
 * @param {string} [name]
 */
async function start(command, configuration, name = command) {
  const binary = process.env.VITRINE_BIN ?? join(target, 'debug/vitrine');
  if (!existsSync(binary)) throw new Error(`${binary} is not there: cargo build, or set VITRINE_BIN`);
  mkdirSync(out, { recursive: true });
  const data = mkdtempSync(join(tmpdir(), `vitrine-${name}-`));
  const logFile = join(out, `${name}.log`);
  const log = createWriteStream(logFile);
  // What steers the tests is no configuration of the program, which would refuse it.
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith('VITRINE_')));
  const guard = spawn(
    'bash',
    [join(root, 'xtask/guard.sh'), 'TERM', data, binary, command, '--data', data, '--listen', '127.0.0.1:0'],
    { cwd: root, env: { ...env, ...configuration }, stdio: ['pipe', 'pipe', 'pipe'] },
  );
  const ended = new Promise((done) => guard.once('close', done));
  const stop = async () => {
    guard.stdin.end();
    await ended;
  };
  let said = '';
  guard.stderr.on('data', (text) => {
    said += text;
    log.write(text);
  });
  try {
    const url = await new Promise((found, failed) => {
      const lines = createInterface({ input: guard.stdout });
      lines.on('line', (line) => {
        said += `${line}\n`;
        log.write(`${line}\n`);
        const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
        if (address) found(address[0]);
      });
      lines.once('close', () => failed(new Error(`it ended before it printed its address:\n${said}`)));
      guard.once('error', failed);
      // A seeded store takes a minute; ten mean that something hangs.
      setTimeout(() => failed(new Error(`it printed no address:\n${said}`)), 600_000).unref();
    });
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Playwright's global set-up. `VITRINE_URL` names a store that runs already. */
export default async function globalSetup() {
  if (process.env.VITRINE_URL) return undefined;
  const demo = await startDemo();
  process.env.VITRINE_URL = demo.url;
  return demo.stop;
}
