/** Escape sequences; one that is begun and never ended loses its beginning only, so that no text goes with it. */
const ESCAPES = /\u001b\[[0-9;?]*[ -/]*[@-~]|\u001b[\]PX^_][^\u0007\u001b\n]{0,2000}(?:\u0007|\u001b\\)|\u001b[@-_]?/g;
const LINE_ENDS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;
const LONE_SURROGATES = /\p{Surrogate}/gu;

/**
 * Text without terminal escapes and other control characters; tabs stay, and every kind of line end is a newline. Half
 * characters become U+FFFD, as they would in the file. For text that comes from outside (commit messages, captured lines)
 * and goes into a record.
 */
export function withoutControls(text: string): string {
  return text.replace(LINE_ENDS, "\n").replace(ESCAPES, "").replace(CONTROLS, "").replace(LONE_SURROGATES, "\ufffd");
}
