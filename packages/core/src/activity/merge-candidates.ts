import type { Candidate } from "./ports.js";

/** Several candidates as one that the user put together; title and id are the first one's. Needs at least one. */
export function mergeCandidates(parts: readonly Candidate[]): Candidate {
  const [first, ...rest] = parts;
  if (first === undefined) throw new Error("nothing to merge");
  const distinct = (values: readonly string[]) => [...new Set(values)];
  return {
    ...first,
    span: {
      from: parts.map(({ span }) => span.from).sort()[0] ?? first.span.from,
      to:
        parts
          .map(({ span }) => span.to)
          .sort()
          .at(-1) ?? first.span.to,
    },
    areas: distinct(parts.flatMap(({ areas }) => areas)),
    size: {
      commits: sum(parts, (part) => part.size.commits),
      files: sum(parts, (part) => part.size.files),
      added: sum(parts, (part) => part.size.added),
      deleted: sum(parts, (part) => part.size.deleted),
    },
    tests: parts.some(({ tests }) => tests),
    docs: parts.some(({ docs }) => docs),
    coAuthors: [...new Map(parts.flatMap(({ coAuthors }) => coAuthors).map((person) => [person.email, person])).values()],
    reverted: parts.every(({ reverted }) => reverted),
    score: Math.max(...parts.map(({ score }) => score)),
    reasons: distinct([
      `${parts.length} candidates put together by you`,
      ...first.reasons,
      ...rest.flatMap(({ reasons }) => reasons),
    ]),
    sources: distinct(parts.flatMap(({ sources }) => sources)),
    subjects: parts.flatMap(({ subjects }) => subjects),
    pinned: true,
  };
}

function sum(parts: readonly Candidate[], of: (part: Candidate) => number): number {
  return parts.reduce((total, part) => total + of(part), 0);
}
