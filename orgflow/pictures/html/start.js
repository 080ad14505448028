// Everything gets its listeners, and the first page is shown.

function makePicture(page) {
  const svg = page.querySelector("svg");
  // As a title it would hover over the whole page.
  const title = svg.querySelector("title");
  svg.setAttribute("aria-label", title.textContent);
  title.remove();
  svg.setAttribute("role", "group");
  svg.setAttribute("tabindex", "0");
  makeStage(svg);
  makeBoxes(page);
}

function onClick(id, does) {
  document.getElementById(id)?.addEventListener("click", does);
}

document.documentElement.classList.add("live");
document.getElementById("tools").hidden = false;
editions.forEach(makeTabs);
document.querySelectorAll(".page").forEach(makePicture);

onClick("previous", () => turn(-1));
onClick("next", () => turn(1));
onClick("smaller", () => zoom(1 / STEP));
onClick("larger", () => zoom(STEP));
onClick("whole", () => fit(picture()));
onClick("findings", () => (panel.open && !panel.address ? closePanel() : showFindings()));

document.getElementById("search").addEventListener("input", search);
document.getElementById("search").addEventListener("keydown", (event) => {
  if (event.key === "Enter") nextHit(event.shiftKey ? -1 : 1);
});
document.getElementById("language")?.addEventListener("change", (event) => {
  if (panel.open) closePanel();
  showEdition(document.getElementById(event.target.value));
  search();
  event.target.focus();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && panel.open) {
    closePanel();
    return;
  }
  if (event.target.matches("input, select") || event.ctrlKey || event.altKey || event.metaKey) return;
  const does = {
    "+": () => zoom(STEP),
    "=": () => zoom(STEP),
    "-": () => zoom(1 / STEP),
    0: () => fit(picture()),
    PageDown: () => turn(1),
    PageUp: () => turn(-1),
    "/": () => document.getElementById("search").focus(),
  }[event.key];
  if (!does) return;
  event.preventDefault();
  does();
});

onPage(() => {
  fit(picture());
  decorate();
});
window.addEventListener("beforeprint", () => document.querySelectorAll(".page svg").forEach(fit));
showEdition(editions[0]);
