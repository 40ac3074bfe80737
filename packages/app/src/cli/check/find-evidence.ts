import { autocompleteMultiselect, isCancel } from "@clack/prompts";
import type { Index } from "@upshot/core/ports";
import { cut } from "../render/cut.js";
import { visible } from "../terminal.js";

/** A record as it is offered for evidence. */
export interface Offered {
  readonly id: string;
  readonly title: string;
}

/** Most records that are offered at once; the newest. */
const MOST_OFFERED = 3000;

/** The records that can be evidence, newest first: everything but answered checks and what is private. */
export async function offeredRecords(index: Index): Promise<readonly Offered[]> {
  const found = await index.find(
    {
      conditions: [
        { type: "is", field: "kind", values: ["check"], not: true },
        { type: "is", field: "private", values: ["true"], not: true },
      ],
    },
    { limit: MOST_OFFERED },
  );
  return found.ok ? found.value.entries.map(({ id, title }) => ({ id, title })) : [];
}

/** Asks for the records that an answer rests on; nothing when the user stops. */
export async function askEvidence(
  offered: readonly Offered[],
  already: readonly string[],
): Promise<readonly string[] | undefined> {
  if (offered.length === 0) return [];
  const room = (process.stdout.columns ?? 80) - 34;
  const titles = new Map(offered.map(({ id, title }) => [id, title]));
  const chosen = await autocompleteMultiselect<string>({
    message: "Which records show it? Without one, the answer counts as opinion.",
    placeholder: "type words of a title, or an id",
    options: offered.map(({ id, title }) => ({ value: id, label: cut(visible(title), room), hint: kindAndDay(id) })),
    initialValues: already.filter((id) => titles.has(id)),
    filter: (search, { value }) => holdsWords(`${titles.get(value) ?? ""} ${value}`, search),
    maxItems: 8,
    required: false,
  });
  if (isCancel(chosen)) return undefined;
  // What was there before and is not offered, such as an address, stays.
  return [...already.filter((id) => !titles.has(id)), ...chosen];
}

/** `win 2026-11-19`: enough to tell two titles apart, and short enough to stay on their line. */
function kindAndDay(id: string): string {
  const [kind = "", stem = ""] = id.split("/");
  return visible(`${kind} ${/^\d{4}-\d{2}-\d{2}/.exec(stem)?.[0] ?? ""}`.trim());
}

/** Whether a text holds every word that was typed, in any order. */
function holdsWords(text: string, search: string): boolean {
  const plain = (each: string) => each.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const within = plain(text);
  return plain(search)
    .split(/\s+/)
    .every((word) => within.includes(word));
}
