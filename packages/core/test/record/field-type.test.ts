import { describe, expect, it } from "vitest";
import { allowedValues, fieldType, referenceFields, referenceOf } from "../../src/record/field-type.js";
import { decision } from "../../src/record/kinds/decision.js";
import { person } from "../../src/record/kinds/person.js";
import { promise } from "../../src/record/kinds/promise.js";
import { win } from "../../src/record/kinds/win.js";
import { kinds } from "../../src/record/kinds.js";

describe("a field's type", () => {
  it("is text for texts, dates, references and words of a closed set", () => {
    expect(["date", "role", "theme", "glue", "visibility"].map((field) => fieldType(win, field))).toEqual(Array(5).fill("text"));
  });
  it("is texts for lists of them", () => {
    expect(["with", "seen_by", "tags", "links", "sources"].map((field) => fieldType(win, field))).toEqual(Array(5).fill("texts"));
  });
  it("is scalar for numbers and yes or no", () => {
    expect([fieldType(decision, "confidence"), fieldType(person, "decides"), fieldType(win, "private")]).toEqual(
      Array(3).fill("scalar"),
    );
  });
  it("is any where it has a structure, and where no schema knows it", () => {
    expect([
      fieldType(win, "metrics"),
      fieldType(win, "level"),
      fieldType(promise, "moved"),
      fieldType(win, "metrics.0.to"),
    ]).toEqual(Array(4).fill("any"));
    expect([fieldType(win, "unknown"), fieldType(win, "constructor"), fieldType(win, "__proto__")]).toEqual(Array(3).fill("any"));
  });
});

describe("references", () => {
  it("name the kind they refer to, alone and in lists", () => {
    expect([referenceOf(win, "theme"), referenceOf(win, "with"), referenceOf(promise, "to"), referenceOf(win, "glue")]).toEqual([
      ...["theme", "person", "person", undefined],
    ]);
    expect(referenceFields(win)).toEqual(["theme", "with", "seen_by"]);
  });
  it("refer to kinds that exist", () => {
    const names = kinds.map((kind) => kind.name);
    for (const kind of kinds)
      for (const field of referenceFields(kind)) expect([...names, true]).toContain(referenceOf(kind, field));
  });
});

it("the words that a field may hold are known where they are a closed set", () => {
  expect(allowedValues(win, "role")).toEqual(["led", "contributed", "supported"]);
  expect(allowedValues(win, "glue")).toEqual([]);
  expect(allowedValues(win, "unknown")).toEqual([]);
});
