import type { toHtml } from "hast-util-to-html";

type Tree = Exclude<Parameters<typeof toHtml>[0], readonly unknown[]>;

/** A node of an HTML document as data; text in it is text, whatever it holds. */
export type HtmlNode = Extract<Tree, { type: "element" | "text" }>;
type Properties = Extract<Tree, { type: "element" }>["properties"];

/** An element. Strings among the children become text; `undefined` is left out. */
export function element(
  tagName: string,
  properties: Properties,
  ...children: readonly (HtmlNode | string | undefined)[]
): HtmlNode {
  return {
    type: "element",
    tagName,
    properties,
    children: children
      .filter((child) => child !== undefined)
      .map((child) => (typeof child === "string" ? { type: "text", value: child } : child)),
  };
}
