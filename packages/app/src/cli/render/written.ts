import { oneLine } from "../terminal.js";
import { type Finding, reportFinding } from "./doctor.js";
import { plural } from "./plural.js";
import type { Renderer } from "./renderer.js";

interface One {
  readonly id: string;
  readonly path: string;
  readonly title: string;
}

interface Many {
  readonly created: readonly One[];
}

/** The id of what was written on standard output, its file on standard error. */
export const written: Renderer = {
  text(output: One, { terminal, workspace, dryRun }) {
    terminal.out(oneLine(output.id));
    if (!dryRun) terminal.note(terminal.colors.dim(`  ${oneLine(`${workspace.root}/${output.path}`)}`));
  },
};

/** What was deleted, and the way back. */
export const deleted: Renderer = {
  text(output: One & { readonly trash: string }, { terminal, dryRun }) {
    terminal.out(oneLine(output.id));
    if (!dryRun) terminal.note(terminal.colors.dim(`  It lies in ${oneLine(output.trash)} now; \`upshot undo\` brings it back.`));
  },
};

/** Ids of all that was created, one a line. */
export const createdMany: Renderer = {
  json: ({ created }: Many) => created,
  text({ created }: Many, { terminal, dryRun }) {
    for (const { id } of created) terminal.out(oneLine(id));
    if (!dryRun) terminal.note(terminal.colors.dim(`${plural(created.length, "record")} created`));
  },
};

/** Ids of the wins that candidates became. */
export const accepted: Renderer = {
  json: ({ created }: Many) => created,
  text({ created }: Many, { terminal, dryRun }) {
    for (const { id } of created) terminal.out(oneLine(id));
    if (!dryRun) terminal.note("What came of it is yours to write: `upshot edit ID`.");
  },
};

/** Ids of drained lines; lines that stay are findings. */
export const drained: Renderer = {
  text({ created, findings, notes }: Many & { readonly findings: readonly Finding[]; readonly notes: readonly string[] }, scene) {
    const { terminal, dryRun } = scene;
    for (const { id } of created) terminal.out(oneLine(id));
    for (const finding of [...findings].sort((a, b) => (a.line ?? 0) - (b.line ?? 0))) reportFinding(finding, terminal, "note");
    for (const note of notes) terminal.note(`  ${terminal.colors.yellow("note")}  ${oneLine(note)}`);
    const stay = findings.length === 0 ? "" : `; ${findings.length} ${findings.length === 1 ? "stays" : "stay"} in inbox.md`;
    if (created.length === 0 && findings.length === 0) terminal.note("Nothing waits in inbox.md.");
    else if (!dryRun) terminal.note(terminal.colors.dim(`${plural(created.length, "line")} drained${stay}`));
  },
  status: (output: { readonly findings: readonly unknown[] }) => (output.findings.length > 0 ? 1 : 0),
};

/** What was merged into what. */
export const merged: Renderer = {
  text(output: { readonly into: string; readonly title: string; readonly merged: readonly string[] }, { terminal, dryRun }) {
    terminal.out(oneLine(output.into));
    if (!dryRun) terminal.note(terminal.colors.dim(`  ${oneLine(output.title)}, with ${oneLine(output.merged.join(", "))}`));
  },
};

/** What will not be offered again. */
export const dismissed: Renderer = {
  text(output: { readonly dismissed: readonly { readonly id: string; readonly title: string }[] }, { terminal, dryRun }) {
    for (const { id, title } of output.dismissed) {
      terminal.out(oneLine(id));
      terminal.note(terminal.colors.dim(`  ${oneLine(title)}`));
    }
    if (!dryRun) terminal.note("Remembered in dismissed.md; imports won't offer it again.");
  },
};

/** The new vault, and what to do first. */
export const initialised: Renderer = {
  text(_output: unknown, { terminal, workspace, dryRun }) {
    terminal.out(oneLine(workspace.root));
    if (dryRun) return;
    terminal.note("Your vault is ready: a folder of plain files. Keep it where you keep what matters.");
    terminal.note('  upshot log "…"           one line for something that came of your work');
    terminal.note("  upshot import git PATH   candidates out of a repository's history");
    terminal.note("  upshot brag              the document");
  },
};

/** What was taken back; the files on standard output. */
export const undone: Renderer = {
  text(output: { readonly undone: string; readonly files: readonly string[] }, { terminal, dryRun }) {
    for (const file of output.files) terminal.out(oneLine(file));
    if (!dryRun) terminal.note(`Took back: ${oneLine(output.undone)}`);
  },
};
