import { expect, it } from "vitest";
import { knownFields, typeOf } from "../../src/query/known-fields.js";

it.each([
  ["date", "date"],
  ["due", "date"],
  ["moved.from", "date"],
  ["left", "text"],
  ["confidence", "number"],
  ["cadence", "number"],
  ["metrics.to", "number"],
  ["metrics.unit", "text"],
  ["decides", "boolean"],
  ["private", "boolean"],
  ["theme", "reference"],
  ["seen_by", "reference"],
  ["with", "reference"],
  ["level", ["current", "next"]],
  ["level.anything", ["current", "next"]],
  ["state", ["open", "landed", "missed", "active", "parked", "done"]],
  ["visibility", ["me", "manager", "company", "public"]],
  ["role", "text"],
  ["tags", "text"],
  ["nothing", undefined],
  ["metrics.nothing", undefined],
])("%s holds %s", (field, type) => {
  expect(typeOf(knownFields(), field)).toEqual(type);
});
