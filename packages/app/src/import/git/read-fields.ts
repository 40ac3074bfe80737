const NUL = 0;

/**
 * Cuts a stream of NUL-terminated fields into records of `count` fields, whatever the chunks. Fields are views of the
 * chunk they arrived in: a reader copies (decodes) what it keeps.
 */
export function fieldReader(count: number, onRecord: (fields: readonly Buffer[]) => void): (chunk: Buffer) => void {
  let rest: Buffer | undefined;
  let fields: Buffer[] = [];
  return (chunk) => {
    const bytes: Buffer = rest === undefined ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(NUL, rest?.length ?? 0); end !== -1; end = bytes.indexOf(NUL, start)) {
      fields.push(bytes.subarray(start, end));
      start = end + 1;
      if (fields.length === count) {
        onRecord(fields);
        fields = [];
      }
    }
    rest = start === bytes.length ? undefined : bytes.subarray(start);
  };
}
