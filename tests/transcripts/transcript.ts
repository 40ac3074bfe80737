/** What a command did. */
export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  /** Exit code, or the name of the signal that ended it. */
  readonly exit: number | string;
}

/** A scenario: prose as it stands, and the commands of its `console` blocks in the order in which they run. */
export type Piece = { readonly type: "text"; readonly text: string } | { readonly type: "command"; readonly command: string };

/**
 * Reads a scenario. In a `console` block, a line that starts with `$ ` is a command and `> ` continues it; the rest is
 * what an earlier run printed, and is left out: running the commands gives it again.
 */
export function parseTranscript(markdown: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let isInConsole = false;
  for (const line of markdown.split("\n")) {
    const last = pieces.at(-1);
    if (isInConsole && line.startsWith("$ ")) {
      pieces.push({ type: "command", command: line.slice(2) });
    } else if (isInConsole && (line === ">" || line.startsWith("> ")) && last?.type === "command") {
      pieces[pieces.length - 1] = { type: "command", command: `${last.command}\n${line.slice(2)}` };
    } else if (!isInConsole || line === "```") {
      isInConsole = line === "```console" || (isInConsole && line !== "```");
      pieces.push({ type: "text", text: line });
    }
  }
  return pieces;
}

/** The scenario as Markdown again, each command followed by what `results` says it did, in the order of the commands. */
export function renderTranscript(pieces: readonly Piece[], results: readonly Ran[]): string {
  const left = [...results];
  return pieces
    .map((piece) => {
      if (piece.type === "text") return piece.text;
      const result = left.shift();
      return [
        `$ ${piece.command.split("\n").join("\n> ").replace(/^> $/gm, ">")}`,
        ...(result === undefined ? [] : resultLines(result)),
      ].join("\n");
    })
    .join("\n");
}

/** Standard output as it is, then standard error behind `! `, then the exit code if it is not 0. */
function resultLines({ stdout, stderr, exit }: Ran): readonly string[] {
  return [
    ...outputLines(stdout).map((line) => (/^([$>!\\] |\[exit |\[no newline\]|```)/.test(line) ? `\\${line}` : line)),
    ...(stdout === "" || stdout.endsWith("\n") ? [] : ["[no newline]"]),
    ...outputLines(stderr).map((line) => `! ${line}`.trimEnd()),
    ...(exit === 0 ? [] : [`[exit ${exit}]`]),
  ];
}

function outputLines(output: string): readonly string[] {
  return output === "" ? [] : output.replace(/\n$/, "").split("\n");
}
