import * as z from "zod";
import { formatNames } from "../playbook/formats.js";
import type { Item } from "../playbook/item.js";

/** A format of the playbook, as input. */
export const FormatName = z.enum(formatNames as [(typeof formatNames)[number], ...typeof formatNames]);

/** One item of the playbook, as lists show it. */
export const ItemJson = z.object({
  id: z.string(),
  format: FormatName,
  version: z.int(),
  title: z.string(),
  summary: z.string().optional(),
  origin: z.enum(["built-in", "yours"]),
  path: z.string().describe("Below the program's folder, or below the vault for your own"),
});

/** An item without its content. */
export function itemToJson(item: Item): z.output<typeof ItemJson> {
  const { content, format, origin, path } = item;
  return {
    id: content.id,
    format,
    version: content.version,
    title: content.title,
    ...("summary" in content && { summary: content.summary }),
    origin,
    path,
  };
}
