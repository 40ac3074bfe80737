import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCommands } from "./run-transcript.js";
import { parseTranscript, renderTranscript } from "./transcript.js";

const folder = import.meta.dirname;
const scenarios = readdirSync(folder).filter((file) => file.endsWith(".md") && file !== "README.md");

describe.concurrent("transcripts", () => {
  // Tests that run side by side need an `expect` of their own.
  it.for(scenarios)("%s says what the program prints", async (file, { expect }) => {
    const path = join(folder, file);
    const pieces = parseTranscript(readFileSync(path, "utf8"));
    const commands = pieces.flatMap((piece) => (piece.type === "command" ? [piece.command] : []));
    const rendered = renderTranscript(pieces, await runCommands(commands));
    await expect(rendered).toMatchFileSnapshot(path);
  });
});

describe("a transcript", () => {
  it("keeps prose, joins continued commands, and marks errors, exit codes and a missing newline", () => {
    const pieces = parseTranscript("# Title\n\n```console\n$ cat <<END\n> x\n> END\nold output\n```\n\nEnd\n");
    const ran = { stdout: "x\n$ y\n\nz", stderr: "went wrong\n", exit: 2 };
    expect(renderTranscript(pieces, [ran])).toBe(
      "# Title\n\n```console\n$ cat <<END\n> x\n> END\nx\n\\$ y\n\nz\n[no newline]\n! went wrong\n[exit 2]\n```\n\nEnd\n",
    );
  });

  it("runs in a folder and a home of its own, on a day that stands still", async () => {
    const [ran] = await runCommands(['echo "$PWD $HOME $UPSHOT_TODAY $TZ"; echo oops >&2; cat; exit 3']);
    expect(ran).toEqual({ stdout: "$PWD $HOME 2026-11-20 UTC\n", stderr: "oops\n", exit: 3 });
  });
});
