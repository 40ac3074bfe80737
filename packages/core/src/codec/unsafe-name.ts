import type { Problem } from "../problem.js";

/** Names that Windows keeps for devices, whatever ending follows. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;

/** Characters that change the direction of text around them, or that can't be seen. */
const INVISIBLE = /[\p{Bidi_Control}\p{Cc}\p{Zl}\p{Zp}\u200b\u2060-\u2064\u206a-\u206f\ufeff\u00ad\u180e]/u;

/** Characters that no file name on Windows may have. */
const FORBIDDEN = /[<>:"|?*\\]/;

/** Whether Windows takes a name, with or without an ending, for a device. */
export function isDeviceName(name: string): boolean {
  return DEVICE.test(name);
}

/**
 * What is wrong with a path's names, if anything: such a file can't be copied to every system, or isn't what it looks like.
 * The record in it is readable all the same. Invisible characters are shown as their code point.
 */
export function unsafeName(path: string): Problem | undefined {
  if (PLAIN.test(path)) return undefined;
  const name = path.split("/").find((part) => fault(part) !== undefined);
  if (name === undefined) return undefined;
  return {
    code: "record.unsafe-name",
    message: `The name ${visible(name)} ${fault(name)}`,
    place: { file: path },
    hint: "Rename the file; letters, digits and hyphens are safe everywhere.",
  };
}

/** The names that Upshot itself gives, apart from devices: found fast, since every record that is read comes by. */
const PLAIN = /^(?:[a-z]{5,}\/(?:\d{4}\/)?[\p{Ll}\p{Lo}\d][\p{Ll}\p{Lo}\d]{4}[\p{Ll}\p{Lo}\d-]*\.md)$/u;

function fault(name: string): string | undefined {
  if (INVISIBLE.test(name)) return "holds characters that can't be seen";
  if (FORBIDDEN.test(name)) return "holds characters that Windows does not allow";
  if (isDeviceName(name)) return "means a device on Windows";
  if (/^\s|[\s.]$|\s\.[^.]*$/.test(name)) return "begins or ends with a space, or ends with a dot";
  return undefined;
}

function visible(name: string): string {
  return JSON.stringify(name).replace(new RegExp(INVISIBLE, "gu"), (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}
