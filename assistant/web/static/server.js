// What a page asks of the server, with its answer or null where the server cannot be reached.

export async function post(address, body) {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    return response.ok ? response : null;
  } catch {
    return null;
  }
}

// Saves what the server writes as a file; gives its name, or null.
export async function download(address, body) {
  const response = await post(address, body);
  if (!response) return null;
  const name = decodeURIComponent(/filename\*=UTF-8''(.+)$/.exec(response.headers.get("Content-Disposition"))[1]);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return name;
}
