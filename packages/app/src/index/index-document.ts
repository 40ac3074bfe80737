import { readEntry } from "@upshot/core/codec/read-entry";
import { dateOf, referencesOf, visibilityOf } from "@upshot/core/query/matches";
import { isPrivate, veil } from "@upshot/core/query/veil";
import { withPlainLetters } from "@upshot/core/query/words";
import type { Entry, VaultPath } from "@upshot/core/record/entry";
import { kindNamed } from "@upshot/core/record/kinds";
import { withoutComments } from "@upshot/core/record/without-comments";
import { apart, BODY, fieldTerms, presenceTerm, type TermMemory, termsOf, VISIBILITY } from "./field-terms.js";

/** What the index keeps of a file that holds a record. */
export interface IndexDocument {
  readonly kind: string;
  readonly date: string | null;
  /** Title and fields as JSON. */
  readonly data: string;
  /** Where the body begins in the file's text, in UTF-16 units; nothing for a private record. */
  readonly bodyAt: number | null;
  /** For the full-text index: title, body, and the terms of the fields. */
  readonly title: string;
  readonly body: string;
  readonly terms: string;
}

/** A file as the index keeps it: a record where there is one, and whether reading it gave any problem. */
export interface IndexedFile {
  readonly document?: IndexDocument;
  readonly hasProblems: boolean;
}

/** Reads a file for the index. Of a private record nothing but kind, date and opaque sources gets in. */
export function indexFile(path: string, text: string, memory: TermMemory): IndexedFile {
  const { entry, problems } = readEntry(path as VaultPath, text);
  const hasProblems = problems.length > 0;
  return entry === undefined ? { hasProblems } : { document: documentOf(entry, text, memory), hasProblems };
}

function documentOf(entry: Entry, text: string, memory: TermMemory): IndexDocument {
  const hidden = isPrivate(entry);
  const { kind, title, fields, body } = veil(entry);
  const veiled = { kind, fields };
  const written = withoutComments(body);
  const words = hidden ? [] : (kindNamed(kind)?.words?.(entry) ?? []);
  return {
    kind,
    date: dateOf(veiled) ?? null,
    data: JSON.stringify([title, fields]),
    bodyAt: hidden ? null : text.length - body.length,
    // The rest of the text can't hold a NUL, but a title may, through an escape in YAML.
    title: withPlainLetters(title).replaceAll("\0", " "),
    body: withPlainLetters(written),
    terms: [
      fieldTerms(fields, referencesOf(kind), memory),
      termsOf(VISIBILITY, visibilityOf(veiled)),
      written.trim() === "" ? "" : presenceTerm(BODY),
      ...words.map((word) => apart(withPlainLetters(word))),
    ].join(" "),
  };
}
