import fc from "fast-check";
import { expect, it } from "vitest";
import { parseCapture } from "../../src/capture/parse-capture.js";
import type { DateText } from "../../src/record/entry.js";
import { canonicalUnit } from "../../src/record/units.js";

const TODAY = "2026-11-20" as DateText;

const MARKS = [
  "#search",
  "#faster-cold-start",
  "@maria",
  "@maria-lopez's",
  "^system",
  "^code",
  "!next",
  "!current:scope",
  "+fri",
  "+2026-11-18",
];
const LOOKALIKES = [
  "#1",
  "C#",
  "a@b.org",
  "^2",
  "^sytem",
  "!important",
  "+1",
  "+2026-02-30",
  "@types/node",
  "https://x.org/#a@b",
  "`#x",
  "y`",
];
const WORDS = [
  "Cut",
  "cold",
  "start",
  "Paired",
  "with",
  "and",
  "from",
  "to",
  "by",
  "per",
  "week",
  "pages",
  "on-call",
  "🚀",
  "支付",
  "naïve",
  "(see",
  "it)",
  "-",
  '"so',
  'it"',
];
const NUMBERS = [
  "1.8s",
  "650ms",
  "->",
  "→",
  "1,200",
  "12",
  "3",
  "~40",
  "$41k",
  "€6k/mo",
  "0.05%",
  "2h30",
  "v1.2",
  "9:00",
  "2026",
  "10^6",
  "1.5x",
  "3 of 12",
];

const line = fc
  .array(
    fc.oneof(
      fc.constantFrom(...MARKS),
      fc.constantFrom(...LOOKALIKES),
      fc.constantFrom(...WORDS),
      fc.constantFrom(...NUMBERS),
      fc.string(),
    ),
    {
      minLength: 1,
      maxLength: 14,
    },
  )
  .map((words) => words.join(" "));

/** The words of a text, as far as they have letters or digits. */
const wordsOf = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
/** A word without its sigil, brackets and punctuation. */
const bare = (word: string) => word.replace(/^[([{]?[#@^!+]|^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, "");

it("every word of a line is a mark that was read, a part of its one metric, or still in the title", () => {
  fc.assert(
    fc.property(line, (text) => {
      const [first = ""] = text.trim().split(/[\n\r\v\f\u0085\u2028\u2029]/);
      fc.pre(!/[\u0000-\u001f\u007f-\u009f\ufeff]/.test(text) && !/^(?:win|promise|decision|note):/i.test(first));
      const capture = parseCapture(text, TODAY);
      const left = new Map<string, number>();
      for (const word of wordsOf(capture.title)) left.set(bare(word), (left.get(bare(word)) ?? 0) + 1);

      const isMark = (word: string) => {
        const name = bare(word).replace(/['’]s$/, "");
        if (/^[([{]?#/.test(word)) return capture.theme === name || capture.tags.includes(name);
        if (/^[([{]?@/.test(word)) return capture.people.includes(name);
        return /^[([{]?[\^!+]/.test(word) && !capture.unread.some(({ mark }) => mark === word);
      };
      const gone = wordsOf(first).filter((word) => {
        if (isMark(word)) return false;
        const count = left.get(bare(word)) ?? 0;
        left.set(bare(word), count - 1);
        return count <= 0;
      });
      if (gone.length === 0) return;

      // Words go only with one metric at the end of the line, and only those that it says.
      expect(capture.metrics).toHaveLength(1);
      const [metric] = capture.metrics;
      const said = new Set([
        "from",
        "to",
        "down",
        "up",
        "by",
        "at",
        "of",
        "per",
        "a",
        "is",
        "now",
        ...(metric?.unit ?? "").split(" "),
      ]);
      for (const word of gone) {
        const words = word.split(/[^\p{L}\p{M}\p{N}.,'’-]+/u).flatMap((part) => part.split(/(?<=\d)(?=\p{L})/u));
        for (const part of words.filter((each) => /[\p{L}\p{N}]/u.test(each))) {
          const isSaid = said.has(part) || said.has(canonicalUnit(part)) || metric?.period?.startsWith(part) === true;
          expect(isSaid || /^[-−.]?\d/.test(part) || /^(?:k|mo|h|s|ms)$/.test(part), `${word} of ${text}`).toBe(true);
        }
      }
    }),
    { numRuns: 1_000 },
  );
});

it("a line without sigils and arrows is its title, word for word", () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[\p{L}\p{N}.,;()"'`-]{1,8}$/u), { minLength: 1, maxLength: 10 }), (words) => {
      fc.pre(!/->|–>|—>|=>/.test(words.join(" ")) && !words.includes("to"));
      expect(parseCapture(words.join("  "), TODAY)).toMatchObject({
        kind: "win",
        title: words.join(" "),
        metrics: [],
        people: [],
        tags: [],
      });
    }),
  );
});
