import { visible } from "../terminal.js";
import type { Renderer } from "./renderer.js";
import { written } from "./written.js";

interface Begun {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly sections: number;
  readonly filled: readonly string[];
}

/** The new document's id, its file, and how much of it the vault could fill. */
export const document: Renderer = {
  text(output: Begun, scene) {
    written.text(output as never, scene);
    const { terminal } = scene;
    const filled =
      output.filled.length === 0 ? "nothing is filled in yet" : `filled from your records: ${output.filled.join(", ")}`;
    terminal.note(terminal.colors.dim(`  ${output.sections} sections; ${visible(filled)}`));
  },
};
