/** Device names of Windows: a file of that name can't be opened there, whatever its ending. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/** Marks that turn the direction of text, and signs of no width: they make a name look like another. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/;
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
const REPLACEMENT = "\uFFFD";
/** Bytes that common file systems allow in one name. */
const LONGEST = 255;

/**
 * Why one part of a path (a file's or folder's name) would make trouble on some system or mislead a reader, in words;
 * `undefined` when it is safe.
 */
export function unsafeName(name: string): string | undefined {
  if (CONTROL.test(name)) return "it holds control characters";
  if (INVISIBLE.test(name)) return "it holds invisible characters or such that turn the direction of text";
  if (name.includes(REPLACEMENT)) return "it is not written in UTF-8";
  if (/[<>:"|?*\\]/.test(name)) return 'it holds one of < > : " | ? * \\, which other systems do not allow';
  if (/[. ]$/.test(name)) return "it ends with a period or a space, which Windows takes away";
  if (DEVICE.test(name)) return "Windows keeps it for a device";
  if (Buffer.byteLength(name) > LONGEST) return `it is longer than ${LONGEST} bytes`;
  return undefined;
}
