import type { Format } from "@upshot/core/playbook/formats";

/** One word that may stand where the cursor is. */
export interface Suggestion {
  readonly value: string;
  readonly about?: string;
}

/** What may stand there: words of ours, or the shell's own files or folders. */
export type Completion =
  | { readonly type: "words"; readonly words: readonly Suggestion[] }
  | { readonly type: "files" }
  | { readonly type: "folders" };

/** Where words come from that only the vault knows. What can't be read gives none. */
export interface Sources {
  /** Stems of one kind's records, or of all, that begin with `prefix`; newest first. */
  stems(kind: string | undefined, prefix: string): Promise<readonly string[]>;
  /** Values of a field over all records that begin with `prefix`, most used first. */
  values(field: string, prefix: string): Promise<readonly string[]>;
  /** Candidates that wait in the inbox. */
  candidates(): Promise<readonly { readonly id: string; readonly title: string }[]>;
  /** Items of the playbook, of one format or of all. */
  items(
    format?: Format,
  ): Promise<readonly { readonly id: string; readonly title: string; readonly topics?: readonly string[] | undefined }[]>;
}

/** Words out of plain values. */
export function words(values: Iterable<string>): Completion {
  return { type: "words", words: [...values].map((value) => ({ value })) };
}

/** The words of a completion that begin with what was typed. */
export function beginning(completion: Completion, typed: string): Completion {
  if (completion.type !== "words") return completion;
  return { type: "words", words: completion.words.filter(({ value }) => value.startsWith(typed)) };
}

/** The same words with something in front of each, which was typed already. */
export function behind(prefix: string, completion: Completion): Completion {
  if (completion.type !== "words") return completion;
  return { type: "words", words: completion.words.map((word) => ({ ...word, value: prefix + word.value })) };
}
