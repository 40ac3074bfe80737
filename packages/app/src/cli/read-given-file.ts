import { readFileSync, statSync } from "node:fs";
import { fail, ok, type Result } from "@upshot/core/problem";

/** What a file that the user named is for, and how to get at one that works. */
export interface GivenFile {
  /** As in "the answers can't be read". */
  readonly what: string;
  /** Most bytes that are read. */
  readonly most: number;
  readonly hint: string;
}

/** The bytes of a file that the user named. Never waits on a pipe or reads without end from a device. */
export function readGivenFile(file: string, { what, most, hint }: GivenFile): Result<Uint8Array> {
  const refuse = (message: string, more?: { readonly hint?: string; readonly cause?: unknown }) =>
    fail({ code: "input.invalid", message, place: { file }, hint, ...more });
  try {
    const facts = statSync(file);
    if (facts.isDirectory()) return refuse(`${what} can't be read: this is a folder`);
    if (!facts.isFile())
      return refuse(`${what} can't be read: this is a pipe, socket or device`, { hint: "give - and send it to standard input" });
    if (facts.size > most)
      return refuse(`${what} can't be read: the file has ${(facts.size / 1024 / 1024).toFixed(1)} MB`, {
        hint: "keep the part of it that is needed here",
      });
    return ok(readFileSync(file));
  } catch (cause) {
    const isMissing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    return refuse(`${what} can't be read${isMissing ? ": there is no such file" : ""}`, { cause });
  }
}
