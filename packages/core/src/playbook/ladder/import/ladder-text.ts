import { dump } from "js-yaml";
import { writeSchema } from "../../../codec/yaml-schema.js";
import type { Ladder } from "../../formats/ladder.js";

/** A ladder as a file of the playbook, each expectation on a line of its own. */
export function ladderText(ladder: Ladder): string {
  return dump(ladder, { schema: writeSchema, lineWidth: -1, noRefs: true });
}
