import { emitKeypressEvents, type Key } from "node:readline";

/** Keys as they are pressed; the terminal is given back by `close`. */
export interface Keys extends AsyncIterable<string> {
  /** Lets another program have the terminal. */
  pause(): void;
  resume(): void;
  close(): void;
}

/** Reads single keys: letters as they are (`a`, `G`), others by name (`up`, `return`, `escape`, `ctrl-c`). */
export function readKeys(): Keys {
  const { stdin } = process;
  const waiting: string[] = [];
  let wake: (() => void) | undefined;
  let closed = false;
  const onKey = (text: string | undefined, key: Key) => {
    const name =
      key.ctrl === true
        ? `ctrl-${key.name}`
        : text !== undefined && /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(text)
          ? text
          : (key.name ?? "");
    if (name !== "") waiting.push(name);
    wake?.();
  };
  const start = () => {
    stdin.setRawMode(true);
    stdin.resume();
  };
  const stop = () => {
    stdin.setRawMode(false);
    stdin.pause();
  };
  emitKeypressEvents(stdin);
  stdin.on("keypress", onKey);
  start();
  return {
    pause: stop,
    resume: start,
    close: () => {
      closed = true;
      stdin.off("keypress", onKey);
      stop();
      wake?.();
    },
    [Symbol.asyncIterator]: () => ({
      next: async () => {
        while (waiting.length === 0 && !closed) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        const value = waiting.shift();
        return value === undefined ? { done: true, value: undefined } : { done: false, value };
      },
    }),
  };
}
