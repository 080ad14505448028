// Search over the labels of all pages, in either language, and the marks on the page that is shown.

const found = { hits: [], at: -1 };
const HALO = 3;

/** The boxes of a page that say something; its frame and legend repeat on every page. */
function boxes(page) {
  return [...page.querySelectorAll("svg > g[id]")].filter((box) => !/^(frame|legend|panel)\b/.test(nameOf(box)));
}

function nameOf(box) {
  return box.id.slice(box.id.indexOf("/") + 1);
}

/** Whether a box is what stands for the object itself, not a mark on it. */
function standsFor(box, address) {
  return nameOf(box) === address;
}

function folded(text) {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}

function words(box) {
  const detail = content().details[box.dataset.about];
  const known = detail && standsFor(box, box.dataset.about) ? `${detail.label}\n${detail.other}` : "";
  return folded(`${box.textContent}\n${known}`);
}

function search() {
  const wanted = folded(document.getElementById("search").value);
  found.hits = wanted
    ? shown.pages.flatMap((page) => boxes(page).filter((box) => words(box).includes(wanted)))
    : [];
  const here = found.hits.findIndex((box) => shown.page.contains(box));
  found.at = found.hits.length ? Math.max(0, here) : -1;
  showHit();
}

function nextHit(by) {
  if (!found.hits.length) return;
  found.at = (found.at + by + found.hits.length) % found.hits.length;
  showHit();
}

function showHit() {
  const box = found.hits[found.at];
  if (box && !shown.page.contains(box)) showPage(box.closest(".page"));
  if (box) reveal(box);
  decorate();
}

function tellHits() {
  const asked = document.getElementById("search").value.trim();
  const count = found.hits.length;
  document.getElementById("hits").textContent =
    count ? say("hits", { at: found.at + 1, count }) : asked ? say("nohits") : "";
}

/** Draws what is found, chosen and wrong onto the page that is shown. */
function decorate() {
  tellHits();
  for (const old of document.querySelectorAll(".marks")) old.remove();
  const marks = picture().appendChild(svgElement("g", { class: "marks", "aria-hidden": "true" }));
  for (const box of found.hits.filter((each) => shown.page.contains(each))) {
    halo(marks, box, box === found.hits[found.at] ? "hit here" : "hit");
  }
  for (const box of boxes(shown.page)) {
    const address = box.dataset.about;
    if (!address || !standsFor(box, address)) continue;
    if (address === panel.address) halo(marks, box, "chosen");
    if (panel.open) badges(marks, box, content().findings.filter((each) => each.targets.includes(address)));
  }
}

function halo(marks, box, look) {
  const { x, y, width, height } = box.getBBox();
  marks.append(svgElement("rect", {
    x: x - HALO, y: y - HALO, width: width + 2 * HALO, height: height + 2 * HALO, rx: 4, class: look,
  }));
}

/** Numbers at the upper right corner of a box: beside words that stand alone, on the slope of a diamond. */
function badges(marks, box, findings) {
  const { x, y, width, height } = box.getBBox();
  const shape = box.querySelector("rect, circle, path")?.localName;
  const [right, middle] = {
    rect: [x + width - 4, y],
    circle: [x + 0.85 * width, y + 0.15 * height],
    path: [x + 0.8 * width, y + 0.3 * height],
  }[shape] ?? [x + width + 10 + 15 * (findings.length - 1), y + height / 2];
  findings.forEach((finding, place) => {
    const across = right - 15 * (findings.length - 1 - place);
    const badge = svgElement("g", { class: `badge ${finding.tone}` });
    badge.append(
      svgElement("circle", { cx: across, cy: middle, r: 7 }),
      svgElement("text", { x: across, y: middle + 3, "text-anchor": "middle", "font-size": 8.5 }, String(finding.number)),
    );
    marks.append(badge);
  });
}
