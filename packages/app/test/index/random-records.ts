import type { Condition } from "@upshot/core/query/query";
import fc from "fast-check";

/** Words that fold, join, stand for signs or mean something to YAML or the filter language. */
const WORDS = [
  ..."cold start cache Cold STRASSE Straße naïve na\u0131ve e\u0301tude Étude ﬁne İstanbul Ёлка 日本語 हिन्दी 2026 2026-07-01 07 ms % € C++ a.b a_b maria-lopez lopez win next glue x".split(
    " ",
  ),
  "한국어".normalize("NFD"),
  "soft\u00adhyphen",
  "\ue000\ue001",
  "\x80x\x82",
];
const KEYS = [
  "theme",
  "seen_by",
  "with",
  "level",
  "tags",
  "glue",
  "metrics",
  "confidence",
  "due",
  "end",
  "own key",
  "Own-Key",
  "a.b",
  "größe",
  "visibility",
];

const word = fc.constantFrom(...WORDS);
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((some) => some.join(" "));
const date = fc.constantFrom("2026-06-30", "2026-07-01", "2026-07-15", "2026-12-31", "2027-01-01");

/** A value of a field as YAML flow text: plain, list or map. */
const scalar = fc.oneof(
  words.map((text) => JSON.stringify(text)),
  date,
  fc.integer({ min: -3, max: 3000 }).map(String),
  fc.constantFrom("true", "null", '""'),
);
const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }).map((items) => `[${items.join(", ")}]`) },
  {
    weight: 1,
    arbitrary: fc
      .uniqueArray(fc.tuple(fc.constantFrom("scope", "craft", "name", "from", "unit"), scalar), {
        maxLength: 3,
        selector: ([key]) => key,
      })
      .map((entries) => `{ ${entries.map(([key, item]) => `${key}: ${item}`).join(", ")} }`),
  },
);

/** The text of one file: mostly a record, now and then one that can't be read, a private one or no record at all. */
export const fileText: fc.Arbitrary<string> = fc
  .record({
    date: fc.option(date),
    title: fc.option(words),
    fields: fc.uniqueArray(fc.tuple(fc.constantFrom(...KEYS), value), { maxLength: 5, selector: ([key]) => key }),
    body: fc.array(words, { maxLength: 6 }),
    odd: fc.constantFrom("", "", "", "", "", "private: true", "theme: [", "private: maybe"),
    end: fc.constantFrom("\n", "\r\n", ""),
  })
  .map(({ date: day, title, fields, body, odd, end }) => {
    const lines = [
      ...(day === null ? [] : [`date: ${day}`]),
      ...(title === null ? [] : [`title: ${JSON.stringify(title)}`]),
      ...fields.map(([key, text]) => `${key}: ${text}`),
      ...(odd === "" ? [] : [odd]),
    ];
    return ["---", ...lines, "---", ...body].join(end === "" ? "\n" : end) + end;
  });

/** A place in the vault. */
export const filePath: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom("wins/2026", "wins/2025", "promises", "people", "notes/a/b", "decisions", "themes"),
    fc.constantFrom("a", "B", "b-1", "maria-lopez", "2026-07-01-cold-start", "ü", "z z"),
  )
  .map(([folder, stem]) => `${folder}/${stem}.md`);

/** Some files, no path twice. */
export const files: fc.Arbitrary<ReadonlyMap<string, string>> = fc
  .array(fc.tuple(filePath, fileText), { minLength: 1, maxLength: 40 })
  .map((some) => new Map(some));

const field = fc.constantFrom(
  ...KEYS,
  "kind",
  "id",
  "title",
  "path",
  "date",
  "text",
  "level.scope",
  "metrics.from",
  "seen-by",
  "sources",
  "nothing",
  "a",
);
const bound = fc.option(fc.record({ value: fc.oneof(date, fc.integer({ min: -1, max: 2500 })), inclusive: fc.boolean() }), {
  nil: undefined,
});
const wanted = fc.oneof(
  words,
  word.map((text) => `${text.slice(0, 3)}*`),
);
const not = fc.boolean();

/** A condition of any type, `any` included. */
export const condition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition; simple: Condition }>((tie) => ({
  simple: fc.oneof(
    fc.record({ type: fc.constant("word" as const), text: word, prefix: fc.boolean(), not }),
    fc.record({ type: fc.constant("phrase" as const), text: words, not }),
    fc.record({ type: fc.constant("is" as const), field, values: fc.array(wanted, { maxLength: 3 }), not }),
    fc.record({ type: fc.constant("has" as const), field, not }),
    fc.record({ field, from: bound, to: bound, not }).map(
      ({ field: name, from, to, not: negated }): Condition => ({
        type: "range",
        field: name,
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
        not: negated,
      }),
    ),
  ),
  condition: fc.oneof(
    { maxDepth: 2 },
    { weight: 6, arbitrary: tie("simple") },
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constant("any" as const), conditions: fc.array(tie("condition"), { maxLength: 3 }), not }),
    },
  ),
})).condition;
