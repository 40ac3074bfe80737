import * as z from "zod";
import { parseScalar } from "../codec/parse-scalar.js";
import { parseRecordsJson } from "../codec/record-json.js";
import type { Change } from "../ports.js";
import { fail, ok, type Result } from "../problem.js";
import { type Fields, type FieldValue, splitId } from "../record/entry.js";
import { fieldType, referenceOf } from "../record/field-type.js";
import { aboutField, FilledText } from "../record/fields.js";
import type { Kind } from "../record/kind.js";
import { kindNamed, kinds } from "../record/kinds.js";
import { metricText } from "./metric-text.js";
import { newRecord } from "./new-record.js";
import { operation } from "./operation.js";
import { RecordJson, Written } from "./record-json.js";

/** `upshot win create "…"`: the operation that creates one kind; made for every kind alike. */
export function createOfKind(kind: Kind) {
  return operation({
    name: `${kind.name}.create`,
    summary: `Creates a ${kind.name}. ${kind.summary}`,
    input: z.object({
      title: z.string().min(1).describe("Title, in one line"),
      body: z.string().optional().describe("Markdown under the title"),
      ...inputShape(kind),
    }),
    output: Written,
    effect: "write",
    async run(input, world) {
      const { title, body, ...given } = input as { title: string; body?: string } & Record<string, unknown>;
      const fields = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Fields;
      const read = structured(kind, fields);
      if (!read.ok) return read;
      const made = await newRecord(
        { kind, title, fields: read.value, ...(body === undefined ? { sections: true } : { body }) },
        world,
      );
      if (!made.ok) return made;
      const { entry, change } = made.value;
      return ok({
        output: { id: entry.id, path: entry.path, title: entry.title },
        plan: { summary: `create ${entry.id}`, changes: [change] },
      });
    },
  });
}

/** Creates records out of their JSON, as `show --json` and `list --json` give it. */
export const createRecord = operation({
  name: "record.create",
  summary: "Creates records from their JSON, as show and list give it out",
  input: z.object({
    records: z.union([z.string(), z.array(RecordJson.partial({ id: true }))]).describe("JSON text, or the records themselves"),
  }),
  output: z.object({ created: z.array(Written) }),
  effect: "write",
  async run(input, world) {
    const parsed = parseRecordsJson(typeof input.records === "string" ? input.records : JSON.stringify(input.records));
    if (!parsed.ok) return parsed;
    const created: z.output<typeof Written>[] = [];
    const changes: Change[] = [];
    for (const record of parsed.value) {
      const kind = kindNamed(record.kind);
      if (kind === undefined) {
        return fail({
          code: "input.invalid",
          message: `there is no kind "${record.kind}"`,
          hint: `kinds are ${kinds.map((each) => each.name).join(", ")}`,
        });
      }
      const named = record.id === undefined ? undefined : splitId(record.id);
      if (named?.kind !== undefined && named.kind !== kind.name) {
        return fail({
          code: "input.invalid",
          message: `"${record.id}" can't be the id of a ${kind.name}`,
          hint: "let the id begin with the kind, or leave one of them out",
        });
      }
      const made = await newRecord(
        {
          kind,
          title: record.title,
          fields: record.fields,
          ...(record.body !== undefined && { body: record.body }),
          ...(record.heading !== undefined && { heading: record.heading }),
          ...(named !== undefined && { stem: named.stem }),
        },
        world,
        new Set(changes.map((change) => change.path)),
      );
      if (!made.ok) return made;
      created.push({ id: made.value.entry.id, path: made.value.entry.path, title: made.value.entry.title });
      changes.push(made.value.change);
    }
    return ok({
      output: { created },
      plan: { summary: created.length === 1 ? `create ${created[0]?.id}` : `create ${created.length} records`, changes },
    });
  },
});

/** The kind's fields as an input: the date may be left out, and a metric may be given as text (`cold start 1.8s -> 650ms`). */
function inputShape(kind: Kind): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(kind.fields.shape).map(([key, schema]) => {
      const field = schema as z.core.$ZodType;
      const description = aboutField(schema as z.core.$ZodType).description ?? key;
      if (key === "metrics")
        return [
          key,
          z
            .array(z.union([z.string(), z.looseObject({})]))
            .optional()
            .describe(`${description}; or as text: "cold start 1.8s -> 650ms"`),
        ];
      // No label at all is one that was forgotten.
      if (fieldType(kind, key) === "texts" && referenceOf(kind, key) === undefined)
        return [key, z.optional(z.array(FilledText)).describe(description)];
      // A structured value may also be written as YAML, for faces that only have text: `{ scope: next }`.
      const input = fieldType(kind, key) === "any" ? z.union([field, z.string()]) : field;
      return [key, z.optional(input).describe(description)];
    }),
  );
}

/** Fields with a structure read out of the values that came as text. */
function structured(kind: Kind, fields: Fields): Result<Fields> {
  const read: Record<string, FieldValue> = {};
  for (const [key, value] of Object.entries(fields)) {
    const accepts = kind.fields.shape[key] as { safeParse(value: unknown): { success: boolean } } | undefined;
    if (key === "metrics" && Array.isArray(value)) {
      const metrics: FieldValue[] = [];
      for (const metric of value) {
        const one = typeof metric === "string" ? metricText(metric) : ok(metric as FieldValue);
        if (!one.ok) return one;
        metrics.push(one.value);
      }
      read[key] = metrics;
    } else read[key] = typeof value === "string" && accepts?.safeParse(value).success === false ? parseScalar(value) : value;
  }
  return ok(read);
}
