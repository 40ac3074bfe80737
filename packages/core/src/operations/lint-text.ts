import * as z from "zod";
import { placesIn } from "../codec/place-at.js";
import { LINT_TYPES, type Template } from "../playbook/formats/template.js";
import { compileRules } from "../playbook/lint/compile-rules.js";
import { type LintType, LONGEST_TEXT, lintText as lint } from "../playbook/lint/lint-text.js";
import { readSource } from "../playbook/lint/read-source.js";
import { itemOf, itemsOf } from "../playbook/playbook.js";
import { ok, type Problem, type Result } from "../problem.js";
import { kindOfFolder } from "../record/kinds.js";
import { DoctorFinding, flat } from "./examine-vault.js";
import { findOne } from "./find-one.js";
import { operation, type World } from "./operation.js";

/** What a text is, for lint. */
export const LintAs = z.enum(LINT_TYPES);

const LintFinding = z.object({
  in: z.string().describe("Which of the texts"),
  rule: z.string(),
  severity: z.enum(["error", "warning", "notice"]),
  start: z.int().describe("UTF-16 offset"),
  end: z.int().describe("UTF-16 offset behind the last unit"),
  line: z.int(),
  column: z.int(),
  match: z.string().describe("The words"),
  message: z.string(),
  rewrite: z.string().optional().describe("What could stand in place of the words; what is not known is a blank"),
  question: z.string().optional().describe("What to answer, where nobody but you knows"),
});

interface Text {
  readonly name: string;
  readonly text: string;
  readonly as?: LintType | undefined;
}

/** `upshot lint`: what is missing or in the way in a text, held against the rules for its type. */
export const lintText = operation({
  name: "lint.check",
  summary:
    "Says what is missing or in the way in a win, an ask, a position, a document: each finding with why, and what to write",
  input: z.object({
    records: z.array(z.string().min(1)).optional().describe("Records, by id, stem, or the beginning of one"),
    texts: z
      .array(z.object({ name: z.string(), text: z.string(), as: LintAs.optional() }))
      .optional()
      .describe("Texts that are no records, each with a name and what it is"),
    text: z.string().optional().describe("One text"),
    as: LintAs.optional().describe("What the text is; a record or document knows it by itself"),
  }),
  output: z.object({
    texts: z.array(z.object({ name: z.string(), as: LintAs, findings: z.int() })),
    findings: z.array(LintFinding),
    problems: z.array(DoctorFinding).describe("Texts that could not be looked at, rules that can't be used"),
  }),
  effect: "read",
  async run(input, world) {
    const { items, problems: unread } = await itemsOf(world.playbook, "rule");
    const { rules, faults } = compileRules(items.map(({ content }) => content));
    const ids = items.map(({ content }) => content.id);
    const problems: Problem[] = [...unread, ...faults.map(faultProblem)];
    const given: Text[] = [...(input.text === undefined ? [] : [{ name: "text", text: input.text }]), ...(input.texts ?? [])];
    for (const record of input.records ?? []) {
      const text = await textOfRecord(world, record);
      if (text.ok) given.push(text.value);
      else problems.push(text.problem);
    }
    const texts: { name: string; as: LintType; findings: number }[] = [];
    const findings: z.input<typeof LintFinding>[] = [];
    for (const text of given) {
      const source = readSource(text.text, ids);
      const template = await templateOf(world, source.template);
      const as = input.as ?? text.as ?? typeOf(text.name, template);
      if (as === undefined) {
        problems.push(noType(text.name));
        continue;
      }
      problems.push(...source.problems.map((problem) => ({ ...problem, place: { ...problem.place, file: text.name } })));
      if (text.text.length > LONGEST_TEXT) problems.push(tooLong(text.name));
      const found = lint({ text: text.text, as, rules, record: source.record, template, off: source.off });
      texts.push({ name: text.name, as, findings: found.length });
      const placeOf = placesIn(text.text);
      for (const finding of found) {
        const { line, column } = placeOf(finding.start);
        findings.push({ in: text.name, ...finding, line, column, match: text.text.slice(finding.start, finding.end) });
      }
    }
    return ok({ output: { texts, findings, problems: problems.map(flat) } });
  },
});

async function textOfRecord(world: World, reference: string): Promise<Result<Text>> {
  const entry = await findOne(world, reference);
  if (!entry.ok) return entry;
  const file = await world.vault.read(entry.value.path);
  return file.ok ? ok({ name: entry.value.path, text: file.value.text }) : file;
}

async function templateOf(world: World, id: string | undefined): Promise<Template | undefined> {
  if (id === undefined) return undefined;
  const item = await itemOf(world.playbook, "template", id);
  return item.ok ? item.value.content : undefined;
}

/** A document is what its template says, a record what its kind is. */
function typeOf(name: string, template: Template | undefined): LintType | undefined {
  if (template !== undefined) return template.as ?? "document";
  const folders = name.split(/[\\/]/).slice(0, -1);
  const kinds = folders.flatMap((folder) => kindOfFolder(folder)?.name ?? []);
  return LINT_TYPES.find((type) => kinds.includes(type));
}

function noType(name: string): Problem {
  return {
    code: "input.invalid",
    message: `it is not known what "${name}" is`,
    hint: `say it with --as: ${LINT_TYPES.join(", ")}`,
  };
}

function tooLong(name: string): Problem {
  return {
    code: "input.invalid",
    message: `only the first ${LONGEST_TEXT.toLocaleString("en")} characters were looked at`,
    place: { file: name },
    hint: "part the text, and look at each part",
  };
}

function faultProblem({ rule, message }: { readonly rule: string; readonly message: string }): Problem {
  return {
    code: "playbook.invalid",
    message: `the rule ${rule} can't be used: ${message}`,
    hint: "`upshot playbook validate` shows where",
  };
}
