import { realpathSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, relative, resolve, sep } from "node:path";
import { renderBragMarkdown } from "@upshot/core/brag/render-brag-markdown";
import { runOperation } from "@upshot/core/operations/run-operation";
import { showBrag } from "@upshot/core/operations/show-brag";
import { fail, ok, type Result } from "@upshot/core/problem";
import { kinds } from "@upshot/core/record/kinds";
import { renderBragHtml } from "../../export/brag-html.js";
import type { Workspace } from "../../open-workspace.js";
import type { Context } from "../context.js";
import { fileWords } from "../file-words.js";
import { runIn } from "../run-in.js";
import { visible } from "../terminal.js";

type Format = "md" | "html";

/** Format by the end of a file's name. */
const FORMATS: Readonly<Record<string, Format>> = {
  ".md": "md",
  ".markdown": "md",
  ".txt": "md",
  ".html": "html",
  ".htm": "html",
};

/** Files of the vault's root that are no documents. */
const OWN_FILES = new Set(["upshot.yaml", "inbox.md", "dismissed.md"]);

/** `upshot brag`: the document, on the terminal or in a file, with links that work from where it lies. */
export async function brag(context: Context): Promise<number> {
  const { format: asked, out, ...input } = context.request.input as { readonly format?: Format; readonly out?: string };
  const { terminal, globals } = context;
  const workspace = await context.open();
  if (workspace === undefined) return Number(process.exitCode ?? 3);
  try {
    const target = out === undefined ? undefined : resolve(out);
    const format = formatOf(target, asked, workspace);
    if (!format.ok) return context.fail(format.problem);
    if (globals.json === true) return await runIn(workspace, context, input);
    const run = await runOperation(showBrag, input, workspace.world);
    if (!run.ok) return context.fail(run.problem);
    const { brag: document } = run.value.output;
    const from = target === undefined ? workspace.root : dirname(target);
    const linkTo = (record: { readonly path: string }) => relative(from, join(workspace.root, record.path)).split("\\").join("/");
    const text = format.value === "html" ? renderBragHtml(document, { linkTo }) : renderBragMarkdown(document, { linkTo });
    if (target === undefined) terminal.raw(text);
    else if (globals.dryRun === true) terminal.note(`Nothing was written. It would have been:\n  ${visible(target)}`);
    else {
      try {
        writeFileSync(target, text, { mode: 0o600 });
      } catch (cause) {
        return context.fail({
          code: "input.invalid",
          message: `the document can't be written there: ${fileWords(cause)}`,
          place: { file: target },
          cause,
        });
      }
      terminal.out(visible(target));
    }
    for (const { note } of document.leftOut) terminal.note(terminal.colors.dim(visible(note)));
    return 0;
  } finally {
    await workspace.close();
  }
}

/** The format for a file, provided that the file is none of the vault's own: those are never written over. */
function formatOf(target: string | undefined, asked: Format | undefined, { root }: Workspace): Result<Format> {
  if (target === undefined) return ok(asked ?? "md");
  const [first = "", ...below] = relative(realPath(root), join(realPath(dirname(target)), basename(target))).split(sep);
  const isRecord = below.length > 0 && (first.startsWith(".") ? first !== ".." : kinds.some(({ folder }) => folder === first));
  if (isRecord || (below.length === 0 && OWN_FILES.has(first))) {
    return fail({
      code: "input.invalid",
      message: "the vault keeps its own files there",
      place: { file: target },
      hint: "choose a file elsewhere with --out",
    });
  }
  const format = asked ?? FORMATS[extname(target).toLowerCase()];
  if (format !== undefined) return ok(format);
  return fail({
    code: "input.invalid",
    message: "the name does not say in which format to write",
    place: { file: target },
    hint: "end it with .md or .html, or give --format",
  });
}

function realPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    // Writing there will say what is wrong with it.
    return folder;
  }
}
