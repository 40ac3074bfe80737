import { sections } from "../../codec/sections.js";
import type { Fault } from "../explain-issue.js";
import { GUIDE_SECTIONS, type Guide } from "../formats/guide.js";

/** What is wrong with a guide beside its front matter: sections that are missing, empty, strange or in another order. */
export function guideFaults(guide: Guide, body: string): readonly Fault[] {
  const there = sections(body);
  const headings = there.map(({ heading }) => heading);
  const known: readonly string[] = GUIDE_SECTIONS;
  const inOrder = known.filter((heading) => headings.includes(heading));
  const ours = headings.filter((heading) => known.includes(heading));
  const hint = `a guide has the sections ${GUIDE_SECTIONS.join(", ")}, in this order`;
  const at = (inBody: number, message: string): Fault => ({ path: [], inBody, message, hint });
  const faults = [
    ...known
      .filter((heading) => !headings.includes(heading))
      .map((heading) => at(body.length, `the section "## ${heading}" is missing`)),
    ...there
      .filter(({ heading }) => !known.includes(heading))
      .map(({ heading, start }) => at(start, `"## ${heading}" is not a section of a guide`)),
    ...there.filter(({ text }) => text === "").map(({ heading, start }) => at(start, `the section "## ${heading}" is empty`)),
    ...(ours.join("\n") === inOrder.join("\n") ? [] : [at(0, "the sections are in another order, or one is there twice")]),
  ];
  return [
    ...(guide.start === "upshot" || guide.start.startsWith("upshot ")
      ? []
      : [{ path: ["start"], message: "start is a command of Upshot", hint: "begin it with upshot" }]),
    ...faults,
  ];
}
