import { serveMcp } from "../../mcp/serve-mcp.js";
import type { Context } from "../context.js";

declare const UPSHOT_VERSION: string;

/** `upshot mcp`: serves until the agent closes its end. */
export async function mcp({ request, globals }: Context): Promise<number> {
  const { readOnly, private: givePrivate } = request.input as { readonly readOnly?: boolean; readonly private?: boolean };
  await serveMcp({
    version: UPSHOT_VERSION,
    ...(globals.vault !== undefined && { vault: globals.vault }),
    readOnly: readOnly === true,
    givePrivate: givePrivate === true,
    dryRun: globals.dryRun === true,
  });
  return 0;
}
