"use strict";
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const named = (id) => document.getElementById(id);

// filters: hide cards, and fade marks in the text that only hidden cards speak of
const form = named("filter");
function applyFilters() {
  const chosen = new FormData(form);
  const cards = all(".card");
  const hidden = new Set();
  for (const card of cards) {
    const shown = chosen.getAll("status").includes(card.dataset.status)
      && chosen.getAll("severity").includes(card.dataset.severity);
    card.hidden = !shown;
    if (!shown) hidden.add(card.id);
  }
  for (const mark of all("mark")) {
    mark.classList.toggle("off", mark.dataset.card.split(" ").every((id) => hidden.has(id)));
  }
  for (const link of all(".grid a")) {
    link.classList.toggle("off", hidden.has(link.hash.slice(1)));
  }
  const count = named("shown");
  count.value = `${count.dataset.word} ${cards.length - hidden.size} / ${cards.length}`;
}
form.hidden = false;
form.addEventListener("change", applyFilters);
form.addEventListener("reset", () => setTimeout(applyFilters));
form.addEventListener("submit", (event) => event.preventDefault());
applyFilters();

// links: show what is pointed to, even where a filter hides it, and light up the whole quote
function show(id) {
  const target = named(id);
  if (!target) return false;
  const card = target.closest(".card");
  if (card) card.hidden = false;
  for (const lit of all(".lit")) lit.classList.remove("lit");
  const quoted = all("mark").filter((mark) => mark.dataset.mark.split(" ").includes(id));
  for (const lit of quoted.length ? quoted : [target]) lit.classList.add("lit");
  const pane = target.closest(".text");
  if (pane && pane.scrollHeight > pane.clientHeight && getComputedStyle(pane).overflowY === "auto") {
    // a wide window: move the pane alone, so that the finding stays where it is
    const offset = target.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTop += offset - pane.clientHeight / 3;
  } else {
    target.scrollIntoView({ block: pane ? "center" : "start" });
  }
  target.focus({ preventScroll: true });
  return true;
}
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const id = decodeURIComponent(link.hash.slice(1));
  if (show(id)) {
    event.preventDefault();
    history.pushState(null, "", link.hash);
  }
});
const arrive = () => location.hash && show(decodeURIComponent(location.hash.slice(1)));
addEventListener("popstate", arrive);
arrive();

// suggested clauses to the clipboard; an old browser or a strict one gets them selected instead
async function copy(button) {
  const source = named(button.dataset.copy);
  const before = button.textContent;
  let told = button.dataset.done;
  try {
    await navigator.clipboard.writeText(source.textContent);
  } catch {
    const range = document.createRange();
    range.selectNodeContents(source);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    if (!document.execCommand("copy")) told = button.dataset.failed;
  }
  button.textContent = told;
  setTimeout(() => { button.textContent = before; }, 2000);
}
for (const button of all("button.copy")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}

// paper has no clicks: print what is folded
addEventListener("beforeprint", () => {
  for (const folded of all("details:not([open])")) {
    folded.open = true;
    folded.dataset.folded = "";
  }
});
addEventListener("afterprint", () => {
  for (const folded of all("details[data-folded]")) {
    folded.open = false;
    delete folded.dataset.folded;
  }
});
