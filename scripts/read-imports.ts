import { parseSync, Visitor } from "oxc-parser";

/** One import of a source file, type-only ones included; `specifier` is absent where it is computed at run time. */
export interface Import {
  readonly specifier?: string;
  readonly line: number;
}

/** A use of the clock or of randomness. */
export interface ImpureUse {
  /** As written: `Date.now`. */
  readonly what: string;
  readonly line: number;
}

/** What the boundary check wants to know of a file. Throws when the file can't be parsed: a file that is not read is not checked. */
export function readImports(
  file: string,
  text: string,
): { readonly imports: readonly Import[]; readonly impure: readonly ImpureUse[] } {
  const { program, errors } = parseSync(file, text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${file} can't be parsed: ${error.message}`);

  const imports: Import[] = [];
  const impure: ImpureUse[] = [];
  const add = (source: { readonly type: string; readonly value?: unknown; readonly start: number } | null) => {
    if (source === null) return;
    const line = lineAt(text, source.start);
    imports.push(typeof source.value === "string" ? { specifier: source.value, line } : { line });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.source),
    ExportNamedDeclaration: (node) => add(node.source),
    ExportAllDeclaration: (node) => add(node.source),
    TSImportType: (node) => add(node.source),
    TSExternalModuleReference: (node) => add(node.expression),
    ImportExpression: (node) => add(node.source),
    CallExpression: (node) => {
      const [argument] = node.arguments;
      if (node.callee.type === "Identifier" && node.callee.name === "require" && argument !== undefined) add(argument);
    },
    NewExpression: (node) => {
      if (node.callee.type === "Identifier" && node.callee.name === "Date" && node.arguments.length === 0) {
        impure.push({ what: "new Date()", line: lineAt(text, node.start) });
      }
    },
    MemberExpression: (node) => {
      const { object, property } = node;
      if (object.type !== "Identifier" || property.type !== "Identifier") return;
      const what = `${object.name}.${property.name}`;
      if (["Date.now", "Math.random", "Temporal.Now"].includes(what)) impure.push({ what, line: lineAt(text, node.start) });
    },
  }).visit(program);
  return { imports, impure };
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
