import { visible } from "../terminal.js";
import { reportFinding } from "./doctor.js";
import type { Renderer } from "./renderer.js";

interface One {
  readonly id: string;
  readonly path: string;
  readonly title: string;
}

/** The id of what was written on standard output, its file on standard error. */
export const written: Renderer = {
  text(output: One, { terminal, workspace }) {
    terminal.out(visible(output.id));
    terminal.note(terminal.colors.dim(`  ${visible(`${workspace.root}/${output.path}`)}`));
  },
};

/** What was deleted, and the way back. */
export const deleted: Renderer = {
  text(output: One & { readonly trash: string }, { terminal }) {
    terminal.out(visible(output.id));
    terminal.note(terminal.colors.dim(`  lies in ${visible(output.trash)} now; \`upshot undo\` brings it back`));
  },
};

/** Ids of all that was created, one a line. */
export const createdMany: Renderer = {
  json: (output: { readonly created: readonly One[] }) => output.created,
  text(output: { readonly created: readonly One[] }, { terminal }) {
    for (const { id, title } of output.created) {
      terminal.out(visible(id));
      terminal.note(terminal.colors.dim(`  ${visible(title)}`));
    }
  },
};

/** Ids of drained lines; lines that stay are findings. */
export const drained: Renderer = {
  text(
    output: {
      readonly created: readonly One[];
      readonly findings: readonly Parameters<typeof reportFinding>[0][];
      readonly notes: readonly string[];
    },
    scene,
  ) {
    const { terminal } = scene;
    for (const { id } of output.created) terminal.out(visible(id));
    for (const finding of output.findings) reportFinding(finding, terminal, "note");
    for (const note of output.notes) terminal.note(`  ${terminal.colors.yellow("note")}  ${visible(note)}`);
    if (output.created.length === 0 && output.findings.length === 0) terminal.note("inbox.md holds nothing to drain.");
  },
  status: (output: { readonly findings: readonly unknown[] }) => (output.findings.length > 0 ? 1 : 0),
};

/** What was merged into what. */
export const merged: Renderer = {
  text(output: { readonly into: string; readonly title: string; readonly merged: readonly string[] }, { terminal }) {
    terminal.out(visible(output.into));
    terminal.note(terminal.colors.dim(`  ${visible(output.title)}, with ${visible(output.merged.join(", "))}`));
  },
};

/** What will not be offered again. */
export const dismissed: Renderer = {
  text(output: { readonly dismissed: readonly { readonly id: string; readonly title: string }[] }, { terminal }) {
    for (const { id, title } of output.dismissed) terminal.out(`${visible(id)}  ${visible(title)}`);
    terminal.note(terminal.colors.dim("  remembered in dismissed.md; imports won't offer it again"));
  },
};

/** The new vault, and what to do first. */
export const initialised: Renderer = {
  text(_output: unknown, { terminal, workspace }) {
    terminal.out(visible(workspace.root));
    terminal.note("Your vault is ready. It is a folder of plain files; keep it where you keep what matters, in git if you like.");
    terminal.note('  upshot log "…"           one line for something that came of your work');
    terminal.note("  upshot import git PATH   candidates out of a repository's history");
    terminal.note("  upshot brag              the document");
  },
};

/** What was taken back. */
export const undone: Renderer = {
  text(output: { readonly undone: string; readonly files: readonly string[] }, { terminal }) {
    terminal.out(`Took back: ${visible(output.undone)}`);
    for (const file of output.files) terminal.note(terminal.colors.dim(`  ${visible(file)}`));
  },
};
