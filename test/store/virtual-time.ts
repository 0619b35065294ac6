/**
 * A clock that a test moves: `setTimeout`, `clearTimeout` and `Date.now` of this process follow it
 * while it is installed. Everything else that is asynchronous, such as WebCrypto, runs as it does and
 * is waited for before the clock moves on, so that a run depends on nothing but its input.
 */

interface Timer {
  at: number;
  run: () => void;
  /** As a timer of Node has it: for a socket of an earlier test that ends meanwhile. */
  unref: () => Timer;
}

/** Where real time starts for a run, in milliseconds since 1970. */
const START = Date.now();

/** WebCrypto's methods that the handler uses. They work in threads of their own. */
const CRYPTO_METHODS = ['importKey', 'sign', 'verify'] as const;

export class VirtualTime {
  /** Milliseconds since the run began. */
  now = 0;
  #timers: Timer[] = [];
  #pending = 0;
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Takes over the process's timers.
   *
   * @returns a function that gives them back
   */
  install(): () => void {
    const { setTimeout, clearTimeout } = globalThis;
    const { now } = Date;
    const start = (run: (...args: unknown[]) => void, delay = 0, ...args: unknown[]): Timer => {
      const at = this.now + Math.max(0, delay);
      const timer = { at, run: () => run(...args), unref: () => timer };
      this.#timers.push(timer);
      return timer;
    };
    const stop = (stopped: unknown) => {
      this.#timers = this.#timers.filter((timer) => timer !== stopped);
    };
    Object.assign(globalThis, { setTimeout: start, clearTimeout: stop });
    Date.now = () => START + this.now;
    const restoreCrypto = this.#followCrypto();
    return () => {
      Object.assign(globalThis, { setTimeout, clearTimeout });
      Date.now = now;
      restoreCrypto();
    };
  }

  /** Moves the clock on by so many milliseconds, and lets happen all that is due until then. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.now + milliseconds;
    await this.#runUntil(end);
    this.now = end;
  }

  /**
   * Moves the clock on until nothing is left to happen.
   *
   * @param limit throws when there is still a timer after so many milliseconds
   */
  async untilQuiet(limit = 600_000): Promise<void> {
    const end = this.now + limit;
    await this.#runUntil(end);
    if (this.#timers.length > 0) throw new Error(`Not quiet after ${limit} ms.`);
  }

  async #runUntil(end: number): Promise<void> {
    for (;;) {
      await this.#settle();
      const next = this.#timers.reduce<Timer | undefined>(
        (first, timer) => (first && first.at <= timer.at ? first : timer),
        undefined,
      );
      if (!next || next.at > end) return;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.now = next.at;
      next.run();
    }
  }

  /** Waits until nothing but timers is left. */
  async #settle(): Promise<void> {
    do {
      await new Promise((resolve) => setImmediate(resolve));
    } while (this.#pending > 0);
  }

  /** Counts what WebCrypto is doing, and lets it end in the order in which it has begun. */
  #followCrypto(): () => void {
    const subtle = Object.getPrototypeOf(crypto.subtle);
    const originals = CRYPTO_METHODS.map((name) => [name, subtle[name]] as const);
    for (const [name, original] of originals) {
      subtle[name] = (...args: unknown[]) => {
        this.#pending += 1;
        const work: Promise<unknown> = original.apply(crypto.subtle, args);
        const ended = Promise.allSettled([this.#last, work]).then(() => work);
        this.#last = ended.catch(() => {});
        return ended.finally(() => {
          this.#pending -= 1;
        });
      };
    }
    return () => Object.assign(subtle, Object.fromEntries(originals));
  }
}

/** Settles after so many milliseconds of the clock that is installed. */
export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
