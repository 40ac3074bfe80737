import { listInbox } from "@upshot/core/operations/list-inbox";
import { runOperation } from "@upshot/core/operations/run-operation";
import type { Workspace } from "../../open-workspace.js";
import type { Context } from "../context.js";
import type { FullScreen } from "../inbox/full-screen.js";
import type { InboxView } from "../inbox/inbox-screen.js";
import { openInEditor } from "../open-editor.js";
import type { Waiting } from "../render/inbox-list.js";
import { plural } from "../render/plural.js";
import { runIn } from "../run-in.js";

/** `upshot inbox`: a list; in a terminal, one that is worked through by keyboard. */
export async function inbox(context: Context): Promise<number> {
  const { plain, ...input } = context.request.input as { readonly plain?: boolean; readonly count?: boolean };
  const { globals, terminal } = context;
  const workspace = await context.open();
  if (workspace === undefined) return Number(process.exitCode ?? 3);
  try {
    const isPlain = plain === true || input.count === true || globals.json === true || globals.dryRun === true;
    if (isPlain || !terminal.interactive) return await runIn(workspace, context, input);
    const listed = await runOperation(listInbox, input, workspace.world);
    if (!listed.ok) return context.fail(listed.problem);
    if (listed.value.output.candidates.length === 0) return await runIn(workspace, context, input);
    return await work(context, workspace, listed.value.output.candidates, input);
  } finally {
    await workspace.close();
  }
}

async function work(
  { terminal }: Context,
  workspace: Workspace,
  candidates: readonly Waiting[],
  input: Readonly<Record<string, unknown>>,
): Promise<number> {
  const [{ workInbox }, { candidateRows, inboxScreen }, { takeFullScreen }, { readKeys }] = await Promise.all([
    import("../inbox/work-inbox.js"),
    import("../inbox/inbox-screen.js"),
    import("../inbox/full-screen.js"),
    import("../inbox/read-keys.js"),
  ]);
  let last: InboxView | undefined;
  const redraw = () => {
    if (last !== undefined) screen.draw(inboxScreen(last, screen.size(), terminal.colors));
  };
  const screen: FullScreen = takeFullScreen(redraw);
  const keys = readKeys();
  try {
    const worked = await workInbox(
      {
        world: workspace.world,
        input,
        keys,
        page: () => candidateRows(screen.size()),
        show: (view) => {
          last = view;
          redraw();
        },
        edit: async (path) => {
          keys.pause();
          screen.leave();
          try {
            return await openInEditor(workspace, [path]);
          } finally {
            screen.enter();
            keys.resume();
          }
        },
      },
      candidates,
    );
    screen.leave();
    const added = worked.added === 0 ? "" : `${worked.added} added to wins, `;
    terminal.note(
      `${worked.accepted} accepted, ${added}${worked.dismissed} dismissed; ${plural(worked.waiting, "candidate")} left.`,
    );
    return worked.interrupted ? 130 : 0;
  } catch (error) {
    screen.leave();
    throw error;
  } finally {
    keys.close();
  }
}
