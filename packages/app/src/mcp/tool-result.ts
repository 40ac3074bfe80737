import type { CallToolResult } from "@modelcontextprotocol/server";
import type { Run } from "@upshot/core/operations/run-operation";
import type { Problem } from "@upshot/core/problem";

/** A problem as a tool's answer: the model reads what is wrong and what can be done, and may try again. */
export function problemResult({ code, message, place, hint }: Problem): CallToolResult {
  return { isError: true, content: [{ type: "text", text: JSON.stringify({ code, message, place, hint }) }] };
}

/** The answer of a run: all of it as data, and a text for hosts and models that read only text. */
export function runResult(operation: string, run: Run<unknown>, notes: readonly string[]): CallToolResult {
  const output = run.output as Readonly<Record<string, unknown>>;
  const text = [(texts[operation] ?? JSON.stringify)(output as never), ...planNotes(run), ...notes].join("\n\n");
  return { content: [{ type: "text", text }], structuredContent: output };
}

/** Operations whose answer reads better as text than as JSON. */
const texts: Readonly<Record<string, (output: never) => string>> = {
  "record.list": listText,
  "record.find": listText,
  "record.show": recordText,
  "brag.show": ({ markdown }: { readonly markdown: string }) => markdown,
};

interface RecordJson {
  readonly id: string;
  readonly title: string;
  readonly body?: string;
}

function listText({ records, total }: { readonly records: readonly RecordJson[]; readonly total: number }): string {
  const head = records.length === total ? `${total} records` : `${records.length} of ${total} records`;
  return [head, ...records.map(({ id, title }) => `${id}  ${title}`)].join("\n");
}

function recordText({ body, ...fields }: RecordJson): string {
  return `${JSON.stringify(fields)}\n\n${body ?? ""}`;
}

function planNotes({ plan, applied }: Run<unknown>): readonly string[] {
  if (plan === undefined) return [];
  if (applied === undefined) {
    const changes = plan.changes.map(
      (change) => `${change.type} ${change.path}${change.type === "move" ? ` to ${change.to}` : ""}`,
    );
    return [`Dry run: nothing was written. It would have been: ${changes.join(", ")}.`];
  }
  return applied.conflicts.map(
    ({ path, copy }) => `${path} was changed by somebody else meanwhile; theirs stays, this change is in ${copy}.`,
  );
}
