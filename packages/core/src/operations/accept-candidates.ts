import * as z from "zod";
import type { Candidate } from "../activity/ports.js";
import { foldSources } from "../activity/source-keys.js";
import { slugOf } from "../codec/slug.js";
import type { Change } from "../ports.js";
import { fail, ok } from "../problem.js";
import type { DateText, Entry, Fields } from "../record/entry.js";
import { win } from "../record/kinds/win.js";
import { withoutControls } from "../record/plain-text.js";
import { texts } from "../record/read-field.js";
import { chosenCandidates, waitingCandidates, withFingerprints } from "./candidates.js";
import { newRecord } from "./new-record.js";
import { operation, type World } from "./operation.js";
import { Written } from "./record-json.js";

/** How many commit subjects stand in the Action section of a prefilled win. */
const SUBJECTS = 12;

/** `upshot inbox accept`: candidates become wins, prefilled with what the import knows and nothing else. */
export const acceptCandidates = operation({
  name: "inbox.accept",
  summary: "Makes wins out of candidates, prefilled; what came of them is yours to write",
  input: z.object({
    candidates: z.array(z.string()).optional().describe("Ids from `upshot inbox`"),
    top: z.int().min(1).optional().describe("The N most notable ones"),
  }),
  output: z.object({ created: z.array(Written) }),
  effect: "write",
  async run(input, world) {
    const chosen =
      input.top === undefined ? await chosenCandidates(world, input.candidates ?? []) : await topOf(world, input.top);
    if (!chosen.ok) return chosen;
    if (chosen.value.length === 0) {
      return input.top === undefined
        ? fail({ code: "input.invalid", message: "name candidates, or give --top N", hint: "`upshot inbox` lists what waits" })
        : fail({
            code: "candidate.not-found",
            message: "no candidate is waiting",
            hint: "`upshot import git PATH` reads a repository",
          });
    }
    const people = await world.index.find({ conditions: [{ type: "is", field: "kind", values: ["person"], not: false }] });
    if (!people.ok) return people;
    const created: z.output<typeof Written>[] = [];
    const changes: Change[] = [];
    for (const waiting of chosen.value) {
      const candidate = await withFingerprints(world, waiting);
      const made = await newRecord(winOf(candidate, people.value.entries), world, new Set(changes.map((change) => change.path)));
      if (!made.ok) return made;
      created.push({ id: made.value.entry.id, path: made.value.entry.path, title: made.value.entry.title });
      changes.push(made.value.change);
    }
    return ok({
      output: { created },
      plan: { summary: created.length === 1 ? `accept ${created[0]?.id}` : `accept ${created.length} candidates`, changes },
    });
  },
});

async function topOf(world: World, top: number) {
  const waiting = await waitingCandidates(world);
  return waiting.ok ? ok(waiting.value.slice(0, top)) : waiting;
}

function winOf(candidate: Candidate, people: readonly Entry[]) {
  const byMail = new Map(people.flatMap((person) => texts(person, "emails").map((mail) => [mail.toLowerCase(), person.stem])));
  const stems = [...new Set(candidate.coAuthors.map(({ name, email }) => byMail.get(email.toLowerCase()) ?? slugOf(name)))];
  const { from, to } = candidate.span;
  const fields: Fields = {
    date: from as DateText,
    ...(to !== from && { end: to as DateText }),
    ...(stems.length > 0 && { with: stems }),
    sources: foldSources(candidate.sources),
  };
  return { kind: win, title: withoutControls(candidate.title).replace(/\s+/g, " ").trim(), fields, body: bodyOf(candidate) };
}

/** The kind's sections, with the commits under Action; Problem and Result stay open, because the history does not know them. */
function bodyOf(candidate: Candidate): string {
  const { size } = candidate;
  const subjects = candidate.subjects
    .slice(0, SUBJECTS)
    .map((subject) => `- ${withoutControls(subject).replace(/\s+/g, " ").trim()}`);
  const more = candidate.subjects.length - subjects.length;
  const facts = [
    `${size.commits} ${size.commits === 1 ? "commit" : "commits"} in ${candidate.repositoryName}`,
    ...(size.files > 0 ? [`${size.files} ${size.files === 1 ? "file" : "files"}, +${size.added} −${size.deleted} lines`] : []),
    ...(candidate.release === undefined ? [] : [`first released in ${candidate.release}`]),
    ...(candidate.reverted ? ["reverted later"] : []),
  ];
  const action = [...subjects, ...(more > 0 ? [`- and ${more} more`] : []), "", `${facts.join("; ")}.`];
  return win.sections.map(({ heading }) => `## ${heading}\n${heading === "Action" ? `\n${action.join("\n")}\n` : ""}`).join("\n");
}
