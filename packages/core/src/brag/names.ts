import { type Entry, referencedStem } from "../record/entry.js";
import type { Brag } from "./brag.js";
import { oneLine } from "./one-line.js";

/** Turns references into what a reader may see. */
export interface Names {
  /** The people's names, and how many more there are who may not be named to this audience. */
  people(references: readonly string[]): { readonly named: string[]; readonly others: number };
  /** The theme's title; nothing when there is no reference or the audience may not see it. */
  theme(reference: string | undefined): string | undefined;
  /** Whether one of them sits where decisions are made. */
  decides(references: readonly string[]): boolean;
}

/**
 * Names from the person and theme records among the entries. A reference without a record stays as it was written.
 * A record that is private shows its title to nobody, one that is set to `visibility: me` not to the manager: then the
 * manager's document says nothing of it, and the user's own keeps the reference as written.
 */
export function namesFrom(entries: readonly Entry[], audience: Brag["audience"]): Names {
  const byId = new Map(
    entries.filter(({ kind }) => kind === "person" || kind === "theme").map((entry) => [entry.id as string, entry]),
  );

  const show = (kind: "person" | "theme", reference: string): string | undefined => {
    const stem = referencedStem(reference);
    const entry = byId.get(`${kind}/${stem}`);
    const asWritten = oneLine(stem, 80);
    if (entry === undefined) return asWritten === "" ? undefined : asWritten;
    const hidden = entry.fields["private"] === true || entry.fields["visibility"] === "me";
    if (hidden && audience === "manager") return undefined;
    return entry.fields["private"] === true ? asWritten : oneLine(entry.title, 80) || asWritten;
  };

  return {
    people(references) {
      const shown = [...new Set(references.map(referencedStem))].map((reference) => show("person", reference));
      const named = shown.filter((name) => name !== undefined);
      return { named, others: shown.length - named.length };
    },
    theme: (reference) => (reference === undefined ? undefined : show("theme", reference)),
    decides: (references) =>
      references.some((reference) => byId.get(`person/${referencedStem(reference)}`)?.fields["decides"] === true),
  };
}
