import fc from "fast-check";
import type { Fields, FieldValue } from "../../src/record/entry.js";

/** Texts that YAML, Markdown or a terminal could take for something else. */
export const TRICKY_TEXTS = [
  ...[
    "",
    " ",
    "no",
    "yes",
    "on",
    "null",
    "~",
    "true",
    "012",
    "0x1F",
    "0o17",
    "1_000",
    "1e3",
    "-0",
    ".5",
    "+5",
    "12:30:45",
    ".inf",
    ".NaN",
  ],
  ...[
    "2026-11-20",
    "2026-11-20T10:00:00Z",
    "12345678901234567890",
    "---",
    "...",
    "--- a",
    "- a",
    "-",
    "?",
    "? a",
    ":",
    ": a",
    "a: b",
    "a:",
  ],
  ...[
    "#",
    "# a",
    "a #b",
    "a # b",
    "@a",
    "`a`",
    "&a",
    "*a",
    "!a",
    "!!str a",
    "%a",
    "|",
    "> a",
    "[a",
    "a]",
    "{a",
    "a, b",
    "'",
    '"',
    "it's",
    '"a"',
  ],
  ...[
    " a",
    "a ",
    "\ta",
    "a\t",
    "\n",
    "\n\n",
    "a\n",
    "\na",
    "a\nb",
    "a\n\nb\n\n",
    " a\n  b",
    "a\r\nb",
    "a\rb",
    "a\n ",
    "\\",
    "\\n",
    "<<",
    "=",
  ],
  ...[
    "🎉",
    "e\u0301",
    "\u00e9",
    "\ufeff",
    "\ufeffa",
    "\u2028",
    "\u0085",
    "\u00a0a",
    "\u202eabc",
    "\u200b",
    "\ud800",
    "\udc00a",
    "\u0000",
    "\u0007",
    "\u001b[31m",
    "\u007f",
  ],
  ...["<<<<<<< HEAD", "a\n=======\nb", "x".repeat(300), "a ".repeat(200), "__proto__", "constructor"],
];

/** Any text: plain, Unicode, half surrogates, controls and the tricky ones. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: "grapheme", maxLength: 20 }) },
  { weight: 3, arbitrary: fc.constantFrom(...TRICKY_TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 }).map((units) => String.fromCharCode(...units)),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.constantFrom("a", " ", "\n", "\r", "\t", "#", ":", "-", "'", '"'), { maxLength: 12 })
      .map((parts) => parts.join("")),
  },
);

const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  fc.constantFrom(0, 1e21, 5e-324, 2 ** 53, -1.5, 0.1, 1e100),
);

/** Keys that a user may make up: not those of a kind, not the envelope's, not the unsafe ones. */
export const anyKey: fc.Arbitrary<string> = anyText.filter((key) => !RESERVED.has(key));

const RESERVED = new Set([
  "__proto__",
  "constructor",
  "prototype",
  "title",
  "tags",
  "links",
  "sources",
  "visibility",
  "private",
  "theme",
  "date",
]);

/** Any value that front matter can hold. */
export const anyValue: fc.Arbitrary<FieldValue> = fc.letrec<{ value: FieldValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: "small", withCrossShrink: true },
    fc.oneof(fc.constant(null), fc.boolean(), number, anyText, anyText),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(anyKey, tie("value"), { maxKeys: 4 }),
  ),
})).value;

/** Fields under keys that no kind knows. */
export const anyFields: fc.Arbitrary<Fields> = fc.dictionary(anyKey, anyValue, { maxKeys: 6 });
