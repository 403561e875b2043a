// Follows the index while it is brought up to date; without scripts the page says so and a reload shows the rest.

const PAUSE = 700;

const job = document.getElementById("job");

async function follow() {
  let state;
  try {
    const response = await fetch("/staff/library/job");
    if (!response.ok) return;
    state = await response.json();
  } catch {
    setTimeout(follow, PAUSE * 4);
    return;
  }
  const bar = job.querySelector("progress");
  const said = job.querySelector("span");
  if (state.running) {
    if (state.total) {
      bar.max = state.total;
      bar.value = state.done;
    }
    said.textContent = state.said;
    setTimeout(follow, PAUSE);
    return;
  }
  job.querySelector("p").textContent = state.said;
  bar.hidden = true;
  said.textContent = "";
}

if (job && !job.hidden) follow();
