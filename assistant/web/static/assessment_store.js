// The self-assessments of this browser. Where it keeps nothing, they live as long as the page.

const KEPT = "assistant.assessments";
let held = {};
export let keeps = true;

try {
  held = JSON.parse(localStorage.getItem(KEPT) ?? "{}") ?? {};
} catch {
  keeps = probe();
}

// Another tab may have written meanwhile: what it wrote is taken over before ours is added.
function change(make) {
  try {
    held = JSON.parse(localStorage.getItem(KEPT) ?? "{}") ?? held;
  } catch {
    // what is held stands
  }
  make(held);
  try {
    localStorage.setItem(KEPT, JSON.stringify(held));
    keeps = true;
  } catch {
    keeps = false;
  }
}

function probe() {
  try {
    localStorage.setItem(KEPT, "{}"); // what was kept could not be read
    return true;
  } catch {
    return false;
  }
}

export const all = () => Object.entries(held).sort(([, a], [, b]) => b.updated - a.updated);
export const find = (id) => held[id];
export const put = (id, name, answers) => change((kept) => (kept[id] = { name, answers, updated: Date.now() }));
export const restore = (id, one) => change((kept) => (kept[id] = one));
export const remove = (id) => change((kept) => delete kept[id]);
export const newId = () => crypto.getRandomValues(new Uint32Array(2)).reduce((id, part) => id + part.toString(36), "");
