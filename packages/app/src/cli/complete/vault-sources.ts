import { waitingCandidates } from "@upshot/core/operations/candidates";
import { openAnywhere, type Workspace } from "../../open-workspace.js";
import type { Sources } from "./completion.js";
import { vocabulary } from "./vocabulary.js";

/** The most values that are offered at once. */
const MOST = 200;

/** Words from the vault, which is opened by the first question. Without a vault, or when it can't be read, there are none. */
export function vaultSources(vault: string | undefined): Sources & { close(): Promise<void> } {
  let opened: Promise<Workspace | undefined> | undefined;
  const workspace = () => {
    opened ??= openAnywhere(vault === undefined ? {} : { vault }).then((found) => (found.ok ? found.value : undefined));
    return opened;
  };
  return {
    // The names of the files say it all, and are there without the index.
    async stems(kind, prefix) {
      const folder = kind === undefined ? undefined : vocabulary.folders[kind];
      const paths = (await (await workspace())?.world.vault.list(folder)) ?? [];
      const stems = paths.map((path) => path.slice(path.lastIndexOf("/") + 1, -".md".length));
      return stems
        .filter((stem) => stem.startsWith(prefix))
        .sort()
        .reverse()
        .slice(0, MOST);
    },
    async values(field, prefix) {
      const values = await (await workspace())?.world.index.values(field, prefix, MOST);
      return values?.ok === true ? values.value : [];
    },
    async candidates() {
      const open = await workspace();
      const waiting = open === undefined ? undefined : await waitingCandidates(open.world);
      return waiting?.ok === true ? waiting.value.slice(0, MOST) : [];
    },
    async items(format) {
      const playbook = (await workspace())?.world.playbook;
      if (playbook === undefined) return [];
      const [{ itemsOf }, { formatNames }] = await Promise.all([
        import("@upshot/core/playbook/playbook"),
        import("@upshot/core/playbook/formats"),
      ]);
      const read = await Promise.all((format === undefined ? formatNames : [format]).map((each) => itemsOf(playbook, each)));
      return read.flatMap(({ items }) =>
        items.map(({ content }) => ({
          id: content.id,
          title: content.title,
          ...("topics" in content && { topics: content.topics }),
        })),
      );
    },
    async close() {
      await (await opened)?.close();
    },
  };
}
