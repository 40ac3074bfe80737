import { CST, Parser } from "yaml";
import type { DataPath } from "./locate-in-yaml.js";

/** A map or list as it is written. */
export type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;

/** An entry of a map or list, and the map or list it is in. */
export interface Site {
  readonly collection: Collection;
  readonly item: CST.CollectionItem;
}

/** The top of a YAML text: its map, or nothing when it holds at most comments. Undefined when it is not a single map. */
export function rootOf(yaml: string): { readonly map?: Collection } | undefined {
  const documents: CST.Document[] = [];
  for (const token of new Parser().parse(yaml)) {
    if (token.type === "document") documents.push(token);
    else if (token.type !== "comment" && token.type !== "newline" && token.type !== "space") return undefined;
  }
  const [document, ...others] = documents;
  if (document === undefined) return {};
  if (others.length > 0 || !document.start.every(isBlank) || !(document.end ?? []).every(isBlank)) return undefined;
  if (document.value === undefined) return {};
  return CST.isCollection(document.value) ? { map: document.value } : undefined;
}

/** The map or list at a path; undefined when something else, or nothing, is there. */
export function collectionAt(root: Collection, path: DataPath): Collection | undefined {
  if (path.length === 0) return root;
  const value = siteAt(root, path)?.item.value;
  return CST.isCollection(value) ? value : undefined;
}

/** The entry at a path; undefined when it is not there, or stands there only by an alias. */
export function siteAt(root: Collection, path: DataPath): Site | undefined {
  const step = path.at(-1);
  const collection = step === undefined ? undefined : collectionAt(root, path.slice(0, -1));
  if (collection === undefined || step === undefined) return undefined;
  const items = itemsOf(collection);
  const item = typeof step === "number" ? items[step] : items.find((each) => keyOf(each) === step);
  return item === undefined ? undefined : { collection, item };
}

/** The entries of a map or list; the parser also keeps a place for comments behind the last one and for a trailing comma. */
export function itemsOf(collection: Collection): readonly CST.CollectionItem[] {
  const items: readonly CST.CollectionItem[] = collection.items;
  if (collection.type === "block-seq") return items.filter((item) => tokenOf(item.start, "seq-item-ind") !== undefined);
  return items.filter((item) => item.key != null || item.value !== undefined || item.sep !== undefined);
}

/** Offset behind the last character of a token, comments behind it left out. Of a block scalar, behind its last line break. */
export function endOf(token: CST.Token): number {
  switch (token.type) {
    case "block-scalar": {
      const last = token.props.at(-1);
      return (last === undefined ? token.offset : endOf(last)) + token.source.length;
    }
    case "flow-collection": {
      const close = token.end.find((each) => each.type === "flow-map-end" || each.type === "flow-seq-end");
      return close === undefined ? token.offset : endOf(close);
    }
    case "block-map":
    case "block-seq": {
      const last = itemsOf(token).at(-1);
      return last === undefined ? token.offset : endOfItem(last);
    }
    case "document":
      return token.value === undefined ? token.offset : endOf(token.value);
    default:
      return token.offset + token.source.length;
  }
}

/** Offset behind an entry: its value, else the sign that announces one, else its key. */
export function endOfItem(item: CST.CollectionItem): number {
  if (item.value !== undefined) return endOf(item.value);
  const last = signOf(item) ?? item.key;
  return last == null ? startOfItem(item) : endOf(last);
}

/** Offset of an entry's first character: the dash of a list item, the key of a map, whatever announces it included. */
export function startOfItem(item: CST.CollectionItem): number {
  const first = item.start.find((token) => !isBlank(token) && token.type !== "comma");
  return first?.offset ?? item.key?.offset ?? item.sep?.[0]?.offset ?? item.value?.offset ?? 0;
}

/** The sign after which a value stands: the colon behind a key, or the dash of a list item. */
export function signOf(item: CST.CollectionItem): CST.SourceToken | undefined {
  return tokenOf(item.sep ?? [], "map-value-ind") ?? tokenOf(item.start, "seq-item-ind");
}

/** The first token of a type. */
function tokenOf(tokens: readonly CST.SourceToken[], type: CST.SourceToken["type"]): CST.SourceToken | undefined {
  return tokens.find((token) => token.type === type);
}

function keyOf(item: CST.CollectionItem): string | undefined {
  try {
    return CST.resolveAsScalar(item.key)?.value;
  } catch {
    return undefined;
  }
}

function isBlank(token: CST.SourceToken): boolean {
  return token.type === "space" || token.type === "newline" || token.type === "comment";
}
