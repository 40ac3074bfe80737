import { visible } from "../terminal.js";
import type { Renderer } from "./renderer.js";
import { wrapWords } from "./wrap-words.js";
import { written } from "./written.js";

interface Begun {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly sections: number;
  readonly filled: readonly string[];
  readonly before: readonly string[];
}

/** The new document's id, its file, how much of it the vault could fill, and what to ask before it is sent. */
export const document: Renderer = {
  text(output: Begun, scene) {
    written.text(output as never, scene);
    const { terminal } = scene;
    const filled =
      output.filled.length === 0 ? "nothing is filled in yet" : `filled from your records: ${output.filled.join(", ")}`;
    const lines = [
      `${output.sections} sections; ${filled}`,
      ...output.before.map((question) => `before you send it: ${question}`),
    ];
    for (const line of lines.flatMap((text) => wrapWords(visible(text), terminal.width - 2)))
      terminal.note(terminal.colors.dim(`  ${line}`));
  },
};
