import type { FieldValue } from "../record/entry.js";
import { isList, isMap } from "./plain-data.js";
import { renderInline, renderItem, renderPair } from "./render-yaml.js";

/** How a file breaks and indents its lines; what is put in follows it. */
export interface YamlStyle {
  readonly newline: string;
  /** Spaces by which a map inside a map is set in. */
  readonly step: number;
  /** Spaces by which a list is set in below its key; 0 is common. */
  readonly listStep: number;
  /** Whether a new value may take several lines. */
  readonly lines: "many" | "one";
}

/** The spaces that js-yaml sets nested lines in by. */
const RENDERED_STEP = 2;

/** The style of a YAML text, from the first nested map and list in it; two spaces where there is none. */
export function styleOf(yaml: string, newline: string): YamlStyle {
  const map = /^[^\s#-][^\r\n]*:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r)( +)[^\s#-]/m.exec(yaml)?.[1];
  const list = /^[^\s#-][^\r\n]*:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r)( *)-[ \t]/m.exec(yaml)?.[1];
  return { newline, step: map?.length ?? RENDERED_STEP, listStep: list?.length ?? RENDERED_STEP, lines: "many" };
}

/** `key: value` for a block map whose keys stand in `column` (0-based). The first line is not set in, and the last has no line break. */
export function pairLines(key: string, value: FieldValue, column: number, style: YamlStyle): string {
  if (style.lines === "one") return renderInline({ [key]: value }, "flow").slice(1, -1);
  const shift = isList(value) ? style.listStep - RENDERED_STEP : isMap(value) ? style.step - RENDERED_STEP : 0;
  return setIn(renderPair(key, value), column + shift, style);
}

/** `- value` for a block list whose dashes stand in `column` (0-based), set in like `pairLines`. */
export function itemLines(value: FieldValue, column: number, style: YamlStyle): string {
  return style.lines === "one" ? `- ${renderInline(value, "block")}` : setIn(renderItem(value), column, style);
}

/** Sets in all lines but the first; a negative number takes spaces away. Empty lines stay empty. */
function setIn(text: string, spaces: number, { newline }: YamlStyle): string {
  const [first = "", ...rest] = text.split("\n");
  const indented = rest.map((line) => (line === "" ? line : spaces < 0 ? line.slice(-spaces) : " ".repeat(spaces) + line));
  return [first, ...indented].join(newline);
}
