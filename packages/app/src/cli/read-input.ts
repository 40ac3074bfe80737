import { text } from "node:stream/consumers";

/** Everything on standard input, or nothing when a person sits there. */
export async function readInput(): Promise<string | undefined> {
  return process.stdin.isTTY === true ? undefined : text(process.stdin);
}
