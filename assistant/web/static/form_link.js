// A link that carries a whole filled form behind its #, where no server and no log ever sees it.

const PREFIX = "#s=";
const LONGEST = 200_000;

export async function write(path, one) {
  const packed = await through(new CompressionStream("deflate-raw"), new TextEncoder().encode(JSON.stringify(one)));
  const text = btoa(String.fromCharCode(...packed)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return `${location.origin}${path}${PREFIX}${text}`;
}

export const carried = (hash) => hash.startsWith(PREFIX);

// Gives null where the address carries none; throws where what it carries is damaged.
export async function read(hash) {
  if (!carried(hash)) return null;
  const text = hash.slice(PREFIX.length).replaceAll("-", "+").replaceAll("_", "/");
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const json = new TextDecoder().decode(await through(new DecompressionStream("deflate-raw"), packed));
  const { name, answers } = JSON.parse(json);
  if (typeof name !== "string" || typeof answers !== "object" || answers === null) throw new Error("not a form");
  return { name: name.slice(0, 60), answers };
}

async function through(stream, bytes) {
  const read = new Response(new Blob([bytes]).stream().pipeThrough(stream)).body.getReader();
  const parts = [];
  let length = 0;
  for (let part = await read.read(); !part.done; part = await read.read()) {
    parts.push(part.value);
    length += part.value.length;
    if (length > LONGEST) throw new Error("too long"); // a small link can unpack to any size
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
