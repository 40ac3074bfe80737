import { type EventType, load, type State } from "js-yaml";
import { readSchema } from "./yaml-schema.js";

/** The way to a value: keys of maps and positions in lists. */
export type DataPath = readonly (string | number)[];

/** One node as the parser met it. */
interface Node {
  /** Offset at which the parser began to look for it; white space and comments may stand before it. */
  readonly from: number;
  readonly children: Node[];
  result: unknown;
}

/**
 * Offset in readable YAML of the key at the end of a path, or of the list item; of the nearest part above it where
 * the last parts of the path are not there. Nothing when even the first part is not there.
 * It parses again, so it is only called once there is a problem to place.
 */
export function locateInYaml(yaml: string, path: DataPath): number | undefined {
  const root: Node = { from: 0, children: [], result: undefined };
  const open = [root];
  const collections = new Map<unknown, Node>();
  const listener = (event: EventType, state: State & { readonly position: number }) => {
    if (event === "open") {
      const node: Node = { from: state.position, children: [], result: undefined };
      open.at(-1)?.children.push(node);
      open.push(node);
      return;
    }
    const node = open.pop();
    if (node === undefined) return;
    node.result = state.result;
    // A scalar or an alias reports a node of its own around it; the innermost one that has children is the collection.
    if (typeof state.result === "object" && state.result !== null && !collections.has(state.result))
      collections.set(state.result, node);
  };
  let value: unknown = load(yaml, { schema: readSchema, listener: listener as (event: EventType, state: State) => void });

  let offset: number | undefined;
  for (const part of path) {
    const node = collections.get(value);
    const child = node === undefined ? undefined : childAt(node, value, part);
    if (child === undefined) return offset;
    offset = skipSpace(yaml, child.from);
    value = (value as Record<string | number, unknown>)[part];
  }
  return offset;
}

/** The node of a map's key, or of a list's item. Its children are keys and values in turn, unless some are left empty. */
function childAt(node: Node, value: unknown, part: string | number): Node | undefined {
  if (Array.isArray(value)) return node.children.length === value.length ? node.children[Number(part)] : undefined;
  const inTurn = node.children.length === 2 * Object.keys(value as object).length;
  return node.children.find((child, index) => String(child.result) === String(part) && (!inTurn || index % 2 === 0));
}

function skipSpace(yaml: string, offset: number): number {
  const space = /(?:[\s,]|#[^\r\n]*)*/y;
  space.lastIndex = offset;
  return offset + (space.exec(yaml)?.[0].length ?? 0);
}
