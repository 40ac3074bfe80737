import type { Size } from "./inbox-screen.js";

/** The whole terminal for as long as a list is worked through; what was on it before comes back. */
export interface FullScreen {
  size(): Size;
  draw(lines: readonly string[]): void;
  /** Gives the terminal back, to an editor or for good. */
  leave(): void;
  enter(): void;
}

/** Takes the terminal's other screen, so that its history stays as it was. `onResize` is called while it is taken. */
export function takeFullScreen(onResize: () => void): FullScreen {
  const { stdout } = process;
  const screen: FullScreen = {
    size: () => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 }),
    draw: (lines) => stdout.write(`\u001b[H${lines.map((line) => `${line}\u001b[K`).join("\n")}\u001b[J`),
    leave: () => {
      stdout.off("resize", onResize);
      stdout.write("\u001b[?25h\u001b[?1049l");
    },
    enter: () => {
      stdout.on("resize", onResize);
      stdout.write("\u001b[?1049h\u001b[?25l");
    },
  };
  screen.enter();
  return screen;
}
