import type { BragRecord } from "./brag.js";

/** Most records that are named under one question; a document that is mostly about what is missing would not be read. */
const MOST = 5;

/** The records to name under a question, and a sentence for the others; empty when there are none. */
export function listed(records: readonly BragRecord[]): { readonly shown: readonly BragRecord[]; readonly more: string } {
  const rest = records.length - MOST;
  // One more line is shorter than a sentence about it.
  if (rest <= 1) return { shown: records, more: "" };
  return { shown: records.slice(0, MOST), more: `And ${rest} more.` };
}
