import type { Command } from "./manifest.js";

/** How a command is written: `upshot show [options] <record>`. */
export function usageOf({ path, arguments: words }: Command): string {
  const shown = words.map(({ name, many, required }) => {
    const word = `${name}${many === true ? "..." : ""}`;
    return required === true ? `<${word}>` : `[${word}]`;
  });
  return ["upshot", path, "[options]", ...shown].join(" ");
}
