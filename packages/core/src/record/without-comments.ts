/**
 * Markdown without its comments, as its readers see it; a comment that has lines of its own goes with them. One that is
 * never closed is text.
 */
export function withoutComments(text: string): string {
  let kept = "";
  let from = 0;
  for (let at = text.indexOf("<!--"); at >= 0; at = text.indexOf("<!--", from)) {
    const end = text.indexOf("-->", at + 4);
    if (end < 0) break;
    kept += text.slice(from, at);
    from = end + 3;
    if (at > 0 && text[at - 1] !== "\n") kept += " ";
    else while (text[from] === "\n" || text[from] === "\r") from += 1;
  }
  return from === 0 ? text : kept + text.slice(from);
}
