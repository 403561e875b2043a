// Writes text to the clipboard, also where the newer way is refused (a page without https).

export async function writeToClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // refused by the browser, or not there: the older way
  }
  const holder = document.createElement("textarea");
  holder.value = text;
  holder.className = "sr-only";
  document.body.append(holder);
  holder.select();
  const copied = document.execCommand("copy");
  holder.remove();
  return copied;
}

// Says on the button itself whether it worked, for two seconds.
export async function copyFrom(button, text, { copied, copy_failed }) {
  button.dataset.label ??= button.textContent;
  button.textContent = (await writeToClipboard(text)) ? copied : copy_failed;
  setTimeout(() => (button.textContent = button.dataset.label), 2000);
}
