import { parseArgs } from "node:util";

/** Options that a quick command understands, and whether each takes a value. */
type QuickOptions = Readonly<Record<string, { readonly type: "string" | "boolean" }>>;

/** A line of a quick command: its words, and what was said by options. */
export interface QuickLine {
  readonly command: string;
  readonly words: readonly string[];
  /** Values by option; the last one counts. */
  readonly values: Readonly<Record<string, string | undefined>>;
  /** Options without a value that were given. */
  readonly flags: ReadonlySet<string>;
}

/** Options of every quick command. */
const EVERYWHERE = { vault: { type: "string" }, json: { type: "boolean" }, "no-color": { type: "boolean" } } as const;

/** Reads a line for a quick command. Nothing when it holds any option but these: the whole program knows all of them. */
export function readQuickLine(argv: readonly string[], own: QuickOptions): QuickLine | undefined {
  const options: QuickOptions = { ...EVERYWHERE, ...own };
  const { positionals, tokens } = parseArgs({
    args: [...argv],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values: Record<string, string | undefined> = {};
  const flags = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (option === undefined || (option.type === "string") !== (token.value !== undefined)) return undefined;
    if (token.value === undefined) flags.add(token.name);
    else values[token.name] = token.value;
  }
  const [command = "", ...words] = positionals;
  return { command, words, values, flags };
}
