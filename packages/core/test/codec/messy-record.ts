import fc from "fast-check";

/** One top-level entry of front matter as somebody may have typed it, its lines ending in `\n`. */
interface Chunk {
  readonly key: string;
  readonly text: string;
}

/** A record file typed by hand over the years, with its parts, so that a test can say which bytes an edit may touch. */
export interface MessyRecord {
  readonly text: string;
  /** Text of each top-level entry, comment lines above it left out, with the file's line breaks. */
  readonly chunks: readonly Chunk[];
}

const plain = fc.constantFrom(
  "one",
  "two words",
  "2026-11-20",
  "650",
  "-1.5",
  "true",
  "no",
  "012",
  "~",
  "a:b",
  "é",
  "x#y",
  "http://a.b/c?d=e#f",
  "maria-lopez",
);
const quoted = fc.constantFrom(
  "'one'",
  "'it''s'",
  "''",
  '"two"',
  '"a\\nb"',
  '"# no comment"',
  "'a: b'",
  '"\\u263a"',
  "' x '",
  "'[a]'",
);
const scalar = fc.oneof(plain, quoted);
const comment = fc.constantFrom("", "", "", " # why", "   # a: b", " # 'x", "\t# tab");
const flowItem: fc.Arbitrary<string> = fc.oneof(
  scalar.filter((text) => text !== "a:b"),
  fc.constantFrom("[]", "[1, 2]", "{p: 1}", "{ p: 'x', q: [a] }"),
);

const flowList = fc
  .tuple(fc.array(flowItem, { maxLength: 4 }), fc.constantFrom(", ", ",", " , "), fc.constantFrom("", " "), fc.boolean())
  .map(([items, comma, pad, trailing]) => `[${pad}${items.join(comma)}${trailing && items.length > 0 ? "," : ""}${pad}]`);

const flowMap = fc
  .tuple(fc.uniqueArray(fc.constantFrom("p", "q", "'r'", '"s"'), { maxLength: 3 }), flowItem, fc.boolean())
  .map(
    ([keys, value, trailing]) =>
      `{ ${keys.map((key) => `${key}: ${value}`).join(", ")}${trailing && keys.length > 0 ? "," : ""} }`,
  );

const longFlow = fc
  .tuple(fc.array(fc.tuple(scalar, comment), { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(
    ([items, trailing]) =>
      `[\n${items.map(([item, note], index) => `    ${item}${index < items.length - 1 || trailing ? "," : ""}${note}\n`).join("")}  ]`,
  );

const indent = fc.constantFrom("  ", "    ", "   ");
const gap = fc.constantFrom("", "", "", "\n", "# between\n", "      # deep\n", "  # two\n");

const blockScalar = fc
  .tuple(
    fc.constantFrom("|", ">", "|-", ">-", "|+", "|2"),
    comment,
    fc.array(fc.constantFrom("text", "# text", "a: b", "- x", ""), { minLength: 1, maxLength: 3 }),
    indent,
  )
  .map(([header, note, lines, step]) => {
    const by = header.endsWith("2") ? "  " : step;
    return ` ${header}${note.replace("\t", " ")}\n${lines.map((line) => (line === "" ? "\n" : `${by}${line}\n`)).join("")}`;
  });

const listOfScalars = fc
  .tuple(
    fc.array(fc.tuple(fc.oneof(scalar, flowList), comment, gap), { minLength: 1, maxLength: 4 }),
    fc.constantFrom("", "  ", "    "),
    comment,
  )
  .map(
    ([items, step, note]) =>
      `${note}\n${items.map(([item, end, above], index) => `${index === 0 ? "" : above}${step}- ${item}${end}\n`).join("")}`,
  );

const pairs = fc.uniqueArray(
  fc.tuple(fc.constantFrom("name", "from", "to", "'unit'", "why"), fc.oneof(scalar, flowList, fc.constant("")), comment, gap),
  {
    minLength: 1,
    maxLength: 3,
    selector: ([key]) => key,
  },
);

const mapOfScalars = fc
  .tuple(pairs, indent, comment)
  .map(
    ([items, step, note]) =>
      `${note}\n${items.map(([key, value, end, above], index) => `${index === 0 ? "" : above}${step}${key}:${value === "" ? "" : " "}${value}${end}\n`).join("")}`,
  );

const listOfMaps = fc
  .tuple(
    fc.array(pairs, { minLength: 1, maxLength: 3 }),
    fc.constantFrom("", "  ", "    "),
    fc.constantFrom("- ", "-   "),
    comment,
  )
  .map(([maps, step, dash, note]) => {
    const inner = step + " ".repeat(dash.length);
    const lines = maps.map((map) =>
      map
        .map(
          ([key, value, end, above], index) =>
            `${index === 0 ? step + dash : above + inner}${key}:${value === "" ? "" : " "}${value}${end}\n`,
        )
        .join(""),
    );
    return `${note}\n${lines.join("")}`;
  });

const nested = mapOfScalars.map((text) => {
  const [first, ...lines] = text.split("\n");
  return `\n  deep:${first}\n${lines.map((line) => (line === "" ? line : `  ${line}`)).join("\n")}`;
});

const value = fc.oneof(
  fc
    .tuple(fc.oneof(scalar, flowList, flowMap), fc.constantFrom(" ", "  "), comment)
    .map(([text, space, note]) => `${space}${text}${note}\n`),
  fc.tuple(longFlow, comment).map(([text, note]) => ` ${text}${note}\n`),
  comment.map((note) => `${note}\n`),
  blockScalar,
  listOfScalars,
  mapOfScalars,
  listOfMaps,
  nested,
  fc.constant("\n  on the next line\n"),
  fc.constant(" folded\n  over lines\n"),
);

const key = fc.constantFrom("theme", "'role'", '"level"', "glue", "my key", "tags", "metrics", "with", "x-y", "é");
const body = fc.constantFrom(
  "",
  "\n",
  "# Title\n\ntext\n",
  "\n\n# Title #\nno end",
  "text\n\n```\n# not a title\n```\n\n  # Real\n",
  "---\nrule\n---\n",
  "#\n\n## Two\n",
);

/** Record files in many hands' styles: comments, blank lines, every style of scalar, list and map, CRLF, a byte order mark, no last line break. */
export const messyRecord: fc.Arbitrary<MessyRecord> = fc
  .tuple(
    fc.uniqueArray(fc.tuple(key, value, gap), { maxLength: 6, selector: ([name]) => name }),
    fc.record({
      crlf: fc.boolean(),
      bom: fc.boolean(),
      fence: fc.constantFrom("---", "...", "---  "),
      tail: gap,
      front: fc.boolean(),
      body,
    }),
  )
  .map(([entries, { crlf, bom, fence, tail, front, body: content }]) => {
    const breaks = (text: string) => (crlf ? text.replaceAll("\n", "\r\n") : text);
    // Below a block scalar, empty lines and deeper comments would be its text; elsewhere deeper comments belong to what is above them.
    const above = [...entries.map(([, , lines]) => lines), tail].map((lines, index) =>
      /^ [|>]/.test(entries[index - 1]?.[1] ?? "") && !lines.startsWith("#") ? "" : lines,
    );
    const deeper = (index: number) => (index > 0 && above[index]?.startsWith(" ") ? (above[index] ?? "") : "");
    const chunks = entries.map(([name, text], index) => ({
      key: name.replace(/^['"]|['"]$/g, ""),
      text: breaks(`${name}:${text}${deeper(index + 1)}`),
    }));
    const lines = [...chunks.map(({ text }) => text), ""]
      .map((text, index) => (deeper(index) === "" ? breaks(above[index] ?? "") : "") + text)
      .join("");
    const head = front ? `${breaks("---\n")}${lines}${breaks(`${fence}\n`)}` : "";
    const text = !front && content.startsWith("---") ? "text" : content;
    return { text: (bom ? "\ufeff" : "") + head + breaks(text), chunks: front ? chunks : [] };
  });
