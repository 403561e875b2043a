// The line above a page that says what has just happened, with one thing to do about it where there is one.

const PASSING = 8_000; // milliseconds that good news stays

const notice = document.getElementById("notice");
let timer = 0;

export const said = () => notice.textContent;

export function tell(words, action = "", act = null) {
  clearTimeout(timer);
  notice.textContent = words;
  notice.hidden = !words;
  if (action) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: action });
    button.addEventListener("click", act);
    notice.append(" ", button);
  }
}

// Says that something was done, and is gone after a while: it would lie over what is read next.
export function mention(words) {
  tell(words);
  timer = setTimeout(() => tell(""), PASSING);
}
