import { writeFileSync } from "node:fs";
import { dirname, extname, join, relative, resolve } from "node:path";
import { renderBragMarkdown } from "@upshot/core/brag/render-brag-markdown";
import { runOperation } from "@upshot/core/operations/run-operation";
import { showBrag } from "@upshot/core/operations/show-brag";
import { renderBragHtml } from "../../export/brag-html.js";
import type { Context } from "../context.js";
import { runIn } from "../run-in.js";
import { visible } from "../terminal.js";

/** `upshot brag`: the document, on the terminal or in a file, with links that work from where it lies. */
export async function brag(context: Context): Promise<number> {
  const { format: asked, out, ...input } = context.request.input as { readonly format?: "md" | "html"; readonly out?: string };
  const { terminal } = context;
  const workspace = await context.open();
  if (workspace === undefined) return Number(process.exitCode ?? 3);
  try {
    if (context.globals.json === true) return await runIn(workspace, context, input);
    const run = await runOperation(showBrag, input, workspace.world);
    if (!run.ok) return context.fail(run.problem);
    const { brag: document } = run.value.output;
    const target = out === undefined ? undefined : resolve(out);
    const format = asked ?? (target !== undefined && /^\.html?$/i.test(extname(target)) ? "html" : "md");
    const from = target === undefined ? workspace.root : dirname(target);
    const linkTo = (record: { readonly path: string }) => relative(from, join(workspace.root, record.path)).split("\\").join("/");
    const text = format === "html" ? renderBragHtml(document, { linkTo }) : renderBragMarkdown(document, { linkTo });
    if (target === undefined) terminal.raw(text);
    else {
      try {
        writeFileSync(target, text, { mode: 0o600 });
      } catch (cause) {
        return context.fail({
          code: "input.invalid",
          message: "the document can't be written there",
          place: { file: target },
          hint: "choose another --out",
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
