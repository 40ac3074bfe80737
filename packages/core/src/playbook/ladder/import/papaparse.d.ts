// The published types need Node's, which core does without. This is the part that is used.
declare module "papaparse" {
  interface ParseError {
    readonly code: string;
    readonly message: string;
    readonly row?: number;
  }
  interface ParseResult {
    readonly data: readonly (readonly string[])[];
    readonly errors: readonly ParseError[];
    readonly meta: { readonly delimiter: string };
  }
  const papa: {
    parse(
      text: string,
      options: {
        readonly delimiter?: string;
        readonly delimitersToGuess?: readonly string[];
        readonly preview?: number;
        readonly skipEmptyLines?: boolean;
      },
    ): ParseResult;
  };
  // biome-ignore lint/style/noDefaultExport: the package is CommonJS, which gives Node nothing but a default.
  export default papa;
}
