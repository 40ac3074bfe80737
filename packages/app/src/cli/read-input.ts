import { text } from "node:stream/consumers";

/** Everything on standard input, or nothing when a person sits there. */
export async function readInput(): Promise<string | undefined> {
  return process.stdin.isTTY === true ? undefined : endOnInterrupt(() => text(process.stdin));
}

/** Reads what may never come. Nothing is half done while it waits, so the first Ctrl-C ends the process. */
export async function endOnInterrupt<T>(read: () => Promise<T>): Promise<T> {
  const end = () => process.exit(130);
  process.on("SIGINT", end);
  try {
    return await read();
  } finally {
    process.off("SIGINT", end);
  }
}
