// The line above a page that says what has just happened, with one thing to do about it where there is one.

const notice = document.getElementById("notice");

export const said = () => notice.textContent;

export function tell(words, action = "", act = null) {
  notice.textContent = words;
  notice.hidden = !words;
  if (action) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: action });
    button.addEventListener("click", act);
    notice.append(" ", button);
  }
}
