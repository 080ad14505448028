// The panel at the side: what is known of a box, or the list of findings.

const panel = { element: document.getElementById("panel"), open: false, address: "", from: null };

function openPanel(title, parts) {
  const close = element("button", "×", "close");
  close.type = "button";
  close.title = say("close");
  close.setAttribute("aria-label", close.title);
  close.addEventListener("click", closePanel);
  const heading = element("h2", title);
  heading.id = "panel-title";
  panel.element.replaceChildren(close, heading, ...parts);
  if (!panel.open) panel.from = document.activeElement;
  panel.open = true;
  panel.element.hidden = false;
  panel.element.scrollTop = 0;
  document.getElementById("findings").setAttribute("aria-expanded", panel.address === "");
  decorate();
}

function closePanel() {
  panel.open = false;
  panel.address = "";
  panel.element.hidden = true;
  document.getElementById("findings").setAttribute("aria-expanded", false);
  decorate();
  panel.from?.focus();
}

function showDetail(address) {
  const detail = content().details[address];
  if (!detail) return;
  panel.address = address;
  const facts = element("dl");
  for (const [about, said] of detail.facts) facts.append(element("dt", about), element("dd", said));
  const parts = [element("p", `${detail.kind} · ${address}`, "kind"), facts];
  if (detail.other && detail.other !== detail.label) parts.unshift(element("p", detail.other, "other"));
  const wrong = content().findings.filter((finding) => finding.targets.includes(address));
  if (wrong.length) parts.push(element("h3", say("findings")), list(wrong));
  openPanel(detail.label, parts);
}

function showFindings() {
  panel.address = "";
  const all = content().findings;
  openPanel(`${say("findings")} (${all.length})`, all.length ? [list(all)] : [element("p", say("nofindings"))]);
}

function list(findings) {
  const made = element("ol");
  for (const finding of findings) {
    const entry = finding.targets.length ? element("button") : element("div");
    if (finding.targets.length) {
      entry.type = "button";
      entry.addEventListener("click", () => goTo(finding));
    }
    const number = element("span", String(finding.number), `number ${finding.tone}`);
    number.title = say(finding.tone);
    entry.append(number, element("span", finding.says, "says"));
    if (finding.also) entry.append(element("span", finding.also, "also"));
    if (finding.advice) entry.append(element("span", finding.advice, "advice"));
    if (!finding.targets.length) entry.append(element("span", say("unmarked"), "also"));
    made.appendChild(element("li")).append(entry);
  }
  return made;
}

/** Shows the first mark of a finding, on the page at hand if it is there. */
function goTo(finding) {
  const marked = (page) => boxes(page).find((box) => finding.targets.some((target) => standsFor(box, target)));
  const page = [shown.page, ...shown.pages].find(marked);
  if (!page) return;
  if (page !== shown.page) showPage(page);
  const box = marked(page);
  reveal(box);
  panel.address = box.dataset.about;
  decorate();
}

function choose(address) {
  const finding = content().findings.find((each) => `finding:${each.number}` === address);
  if (finding) {
    showFindings();
    goTo(finding);
  } else {
    showDetail(address);
  }
}

function makeBoxes(page) {
  for (const box of page.querySelectorAll("g[data-about]")) {
    if (!standsFor(box, box.dataset.about)) continue;
    box.tabIndex = 0;
    box.setAttribute("role", "button");
  }
  page.addEventListener("click", (event) => {
    const box = event.target.closest("g[data-about]");
    if (box) choose(box.dataset.about);
  });
  page.addEventListener("keydown", (event) => {
    const box = event.target.closest("g[data-about]");
    if (!box || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    choose(box.dataset.about);
  });
  page.addEventListener("focusin", (event) => {
    if (event.target.matches("g[data-about]:focus-visible")) reveal(event.target);
  });
}
