import { keptFilters } from "@upshot/core/playbook/formats/guide";
import { itemsOf } from "@upshot/core/playbook/playbook";
import { matches } from "@upshot/core/query/matches";
import { parseQuery } from "@upshot/core/query/parse-query";
import type { DateText, Entry } from "@upshot/core/record/entry";
import { kindNamed } from "@upshot/core/record/kinds";
import { describe, expect, it } from "vitest";
import { fieldWords, vocabulary } from "../../src/cli/complete/vocabulary.js";
import { createDiskPlaybook } from "../../src/playbook/disk-playbook.js";
import { asked } from "../cli/read-request.js";

const playbook = createDiskPlaybook();
const today = "2026-11-20" as DateText;
const ids = async (format: "check" | "template" | "question" | "guide") =>
  (await itemsOf(playbook, format)).items.map(({ content }) => content.id);
const { items: guides } = await itemsOf(playbook, "guide");
const known = {
  check: await ids("check"),
  template: await ids("template"),
  question: await ids("question"),
  guide: await ids("guide"),
};

/** Every command that a guide names, the one that it ends in among them. */
const commands = guides.flatMap(({ path, body = "", content }) =>
  [...new Set([content.start, ...[...body.matchAll(/`(upshot(?: [^`]*)?)`/g)].map(([, line = ""]) => line)])].map(
    (line) => [path.replace("playbook/guides/", ""), line] as const,
  ),
);

/** Words in capitals stand for something that the reader puts in. */
const isBlank = (value: string) => /^[A-Z]+$/.test(value) || value.includes("…");

describe("the commands of the guides", () => {
  it("are there: each guide has its own and ends in it", () => {
    expect(guides).toHaveLength(80);
    expect(guides.filter(({ body = "", content }) => !body.trimEnd().endsWith(`\n\`${content.start}\``))).toEqual([]);
  });

  it.each(commands)("%s: %s", async (_, line) => {
    const { path, input } = await asked(...shellWords(line));
    for (const format of ["check", "template", "question", "guide"] as const) {
      const id = input[format];
      if (typeof id === "string" && !isBlank(id)) expect(known[format]).toContain(id);
    }
    const { filter } = input;
    if (typeof filter === "string") expect(filterFault(filter)).toBeUndefined();
    if (path === "edit") {
      for (const change of (input["set"] ?? []) as readonly string[]) {
        const field = /^[a-z_]+/.exec(change)?.[0] ?? "";
        // `consent` and `reused` are fields of the reader's own, which the guides bring in.
        if (!["consent", "reused"].includes(field)) expect(fieldWords(field), `edit --set ${field}`).toBeDefined();
      }
    }
  });
});

describe("what keeps a practice", () => {
  it.each(guides.map((guide) => [guide.content.practice, guide] as const))("%s: is what its filters name", (_, { content }) => {
    const filters = keptFilters(content);
    const named = (field: string) =>
      filters.flatMap((filter) => new RegExp(`(?<!-)\\b${field}:(\\S+)`).exec(filter)?.[1]?.split(",") ?? []);
    for (const format of ["check", "template"] as const) {
      const wanted = named(format);
      const found = known[format].filter((id) => filters.some((filter) => isFound(filter, madeWith(format, id))));
      expect(wanted.filter((id) => !id.endsWith("*")).every((id) => known[format].includes(id))).toBe(true);
      if (wanted.length > 0) expect(found.filter((id) => !wanted.some((name) => id === name || isPrefix(name, id)))).toEqual([]);
    }
  });

  it.each(guides.map(({ content }) => [content.practice, content] as const))(
    "%s: is what its command makes",
    async (_, content) => {
      const { path, input } = await asked(...shellWords(content.start));
      const made = recordOf(path, input);
      if (made === undefined) return expect(NOTHING_MADE).toContain(content.practice);
      expect(keptFilters(content).some((filter) => isFound(filter, made))).toBe(true);
    },
  );
});

/** Practices that begin with looking, importing or choosing; their guides say what to keep of it. */
const NOTHING_MADE = ["A12", "B1", "B10", "B11", "C2", "D11", "F2", "G1", "G6", "G7"];

/** The record that a command makes, as far as filters look at it; nothing for a command that makes none. */
function recordOf(path: string, input: Readonly<Record<string, unknown>>): Entry | undefined {
  if (path === "check") return madeWith("check", String(input["check"]));
  if (path === "new document") return madeWith("template", String(input["template"]));
  const kind =
    path === "log" ? (String(input["text"]).startsWith("promise:") ? "promise" : "win") : /^new (\w+)$/.exec(path)?.[1];
  return kind === undefined ? undefined : entry(kind, input);
}

function madeWith(format: "check" | "template", id: string): Entry {
  return entry(format === "check" ? "check" : "document", { [format]: `${id}@1` });
}

function entry(kind: string, fields: Readonly<Record<string, unknown>>): Entry {
  expect(kindNamed(kind)).toBeDefined();
  return {
    id: `${kind}/x`,
    kind,
    stem: "x",
    path: `${kind}s/x.md`,
    title: "X",
    body: "",
    fields: { date: today, ...fields },
  } as never;
}

function isFound(filter: string, made: Entry): boolean {
  const query = parseQuery(filter, { today });
  return query.ok && matches(query.value, made);
}

function isPrefix(name: string, id: string): boolean {
  return name.endsWith("*") && id.startsWith(name.slice(0, -1));
}

function filterFault(filter: string): string | undefined {
  const query = parseQuery(filter, { today });
  if (!query.ok) return query.problem.message;
  const fields = query.value.conditions.flatMap((condition) =>
    "field" in condition ? condition.field.replaceAll("_", "-") : [],
  );
  return fields.find((field) => !vocabulary.filterFields.includes(field));
}

/** The words behind `upshot` as a shell gives them to the program; what comes after a pipe is not ours. */
function shellWords(line: string): readonly string[] {
  const own = line.split(/ \| | && | > /)[0] ?? "";
  return [...own.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) => word.replace(/["']/g, "")).slice(1);
}
