/** A relative or absolute path as a link's destination: never a scheme, never another host, nothing that ends it early. */
export function linkDestination(path: string): string {
  const encoded = path
    .replace(/\p{Cs}/gu, "\ufffd")
    .replace(/[^\p{L}\p{N}/._~-]/gu, (character) => encodeURIComponent(character).replace(/[!'()*]/g, percent));
  return encoded.replace(/^\/{2,}/, "/");
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
