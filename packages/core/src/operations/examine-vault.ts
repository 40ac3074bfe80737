import * as z from "zod";
import { formatNames } from "../playbook/formats.js";
import { itemsOf } from "../playbook/playbook.js";
import type { Problem } from "../problem.js";
import { ok } from "../problem.js";
import { type Entry, referencedStem } from "../record/entry.js";
import { referenceFields, referenceOf } from "../record/field-type.js";
import { kindNamed, kindOfFolder } from "../record/kinds.js";
import { texts } from "../record/read-field.js";
import { operation } from "./operation.js";

/** One finding of doctor, flat for tables and scripts. */
export const DoctorFinding = z.object({
  code: z.string(),
  message: z.string(),
  file: z.string().optional(),
  line: z.int().optional(),
  column: z.int().optional(),
  hint: z.string().optional(),
});

/** `upshot doctor`: everything in the vault that is not as it should be. */
export const examineVault = operation({
  name: "vault.doctor",
  summary: "Reads the whole vault and says what is not as it should be, and what it would mend",
  input: z.object({ mend: z.boolean().optional().describe("Also mend what can be mended without losing anything") }),
  output: z.object({
    files: z.int(),
    records: z.int(),
    findings: z.array(DoctorFinding),
    mends: z.array(z.object({ what: z.string(), done: z.boolean() })),
  }),
  effect: "write",
  async run(input, world) {
    const examined = await world.vault.examine({ mend: input.mend === true });
    if (!examined.ok) return examined;
    const unreadable = await world.index.problems();
    if (!unreadable.ok) return unreadable;
    const all = await world.index.find({ conditions: [] });
    if (!all.ok) return all;
    const playbook = await Promise.all(formatNames.map(async (format) => (await itemsOf(world.playbook, format)).problems));
    const zone = zoneProblem(world.config.time_zone);
    const findings = [
      ...(zone === undefined ? [] : [zone]),
      ...examined.value.problems,
      ...unreadable.value,
      ...playbook.flat(),
      ...dangling(all.value.entries, await world.vault.list()),
    ].map(flat);
    const distinct = [
      ...new Map(
        findings.map((finding) => [JSON.stringify([finding.code, finding.file, finding.line, finding.message]), finding]),
      ).values(),
    ];
    return ok({
      output: {
        files: examined.value.files,
        records: all.value.total,
        findings: distinct.sort((a, b) => (a.file ?? "").localeCompare(b.file ?? "", "en") || (a.line ?? 0) - (b.line ?? 0)),
        mends: examined.value.mends.map((mend) => ({ ...mend })),
      },
    });
  },
});

function zoneProblem(zone: string | undefined): Problem | undefined {
  if (zone === undefined) return undefined;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return undefined;
  } catch (cause) {
    return {
      code: "vault.config",
      message: `time_zone: nobody knows the zone "${zone}", so days are counted in UTC`,
      place: { file: "upshot.yaml" },
      hint: "write an IANA name such as Europe/Berlin, or take the line out",
      cause,
    };
  }
}

/**
 * References to records that don't exist: shown, never in the way. Files decide what exists, because a record that can't be
 * read, or that the asker may not see, is there all the same.
 */
function dangling(entries: readonly Entry[], paths: readonly string[]): readonly Problem[] {
  const stems = new Map<string, Set<string>>();
  for (const path of paths) {
    const kind = kindOfFolder(path.slice(0, path.indexOf("/")))?.name ?? "";
    stems.set(kind, (stems.get(kind) ?? new Set()).add(referencedStem(path).toLowerCase()));
  }
  const isThere = (wanted: string | true, reference: string) => {
    const stem = referencedStem(reference).toLowerCase();
    return wanted === true ? [...stems.values()].some((known) => known.has(stem)) : stems.get(wanted)?.has(stem) === true;
  };
  return entries.flatMap((entry) => {
    const kind = kindNamed(entry.kind);
    if (kind === undefined) return [];
    return referenceFields(kind).flatMap((field) => {
      const wanted = referenceOf(kind, field);
      if (wanted === undefined) return [];
      return texts(entry, field)
        .filter((reference) => !isThere(wanted, reference) && !(wanted === true && /^https?:/i.test(reference)))
        .map((reference): Problem => {
          return {
            code: "record.dangling",
            message: `${field}: there is no ${wanted === true ? "record" : wanted} "${referencedStem(reference)}"`,
            place: { file: entry.path },
            hint: wanted === true ? "correct the name, or take it out" : `\`upshot new ${wanted}\` makes one`,
          };
        });
    });
  });
}

/** A problem as a finding. */
export function flat(problem: Problem): z.output<typeof DoctorFinding> {
  return {
    code: problem.code,
    message: problem.message,
    ...(problem.place?.file !== undefined && { file: problem.place.file }),
    ...(problem.place?.line !== undefined && { line: problem.place.line }),
    ...(problem.place?.column !== undefined && { column: problem.place.column }),
    ...(problem.hint !== undefined && { hint: problem.hint }),
  };
}
