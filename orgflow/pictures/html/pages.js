"use strict";
// The pages of the edition that is shown: one at a time, in tabs. Without scripts they all stand below each other.

const book = JSON.parse(document.getElementById("book").textContent);
const editions = [...document.querySelectorAll(".edition")];
const shown = { edition: editions[0], pages: [], page: null };
const watchers = [];

/** Calls `watcher` whenever another page is shown. */
function onPage(watcher) {
  watchers.push(watcher);
}

/** What the edition says, knows and found. */
function content() {
  return book[shown.edition.id];
}

/** A sentence of the edition's language with its places filled. */
function say(name, parts = {}) {
  return content().words[name].replace(/\{(\w+)\}/g, (_, part) => parts[part]);
}

/** An element with text; whatever the text is, it stays text. */
function element(name, text = "", className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

function svgElement(name, attributes, text = "") {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}

function tabs() {
  return [...shown.edition.querySelectorAll("nav a")];
}

function tabOf(page) {
  return tabs().find((tab) => tab.hash.slice(1) === page.parentElement.id);
}

function showEdition(edition) {
  const number = Math.max(0, shown.pages.indexOf(shown.page));
  shown.edition = edition;
  shown.pages = [...edition.querySelectorAll(".page")];
  for (const each of editions) each.hidden = each !== edition;
  document.documentElement.lang = edition.lang;
  document.title = document.getElementById("title").textContent = content().title;
  for (const each of document.querySelectorAll("[data-named]")) {
    each.title = say(each.dataset.named);
    each.setAttribute("aria-label", each.title);
  }
  document.getElementById("search").placeholder = say("search");
  document.getElementById("findings").textContent = `${say("findings")} (${content().findings.length})`;
  showPage(shown.pages[Math.min(number, shown.pages.length - 1)]);
}

function showPage(page) {
  shown.page = page;
  for (const section of shown.edition.querySelectorAll(".tab")) {
    const here = section === page.parentElement;
    section.classList.toggle("shown", here);
    for (const each of section.querySelectorAll(".page")) each.classList.toggle("shown", each === page);
  }
  for (const tab of tabs()) {
    const here = tab === tabOf(page);
    tab.setAttribute("aria-selected", here);
    tab.tabIndex = here ? 0 : -1;
    if (here) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
  const at = shown.pages.indexOf(page);
  document.getElementById("place").textContent = `${at + 1} / ${shown.pages.length}`;
  document.getElementById("place").setAttribute("aria-label", say("page", { at: at + 1, count: shown.pages.length }));
  document.getElementById("previous").disabled = at === 0;
  document.getElementById("next").disabled = at === shown.pages.length - 1;
  for (const watcher of watchers) watcher();
}

function turn(by) {
  const page = shown.pages[shown.pages.indexOf(shown.page) + by];
  if (page) showPage(page);
}

function openTab(tab) {
  showPage(document.getElementById(tab.hash.slice(1)).querySelector(".page"));
}

function makeTabs(edition) {
  const list = edition.querySelector("nav");
  list.setAttribute("role", "tablist");
  for (const tab of list.children) {
    const section = document.getElementById(tab.hash.slice(1));
    tab.id = `${section.id}-tab`;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", section.id);
    section.setAttribute("role", "tabpanel");
    section.setAttribute("aria-labelledby", tab.id);
  }
  list.addEventListener("click", (event) => {
    const tab = event.target.closest("a");
    if (!tab) return;
    event.preventDefault();
    openTab(tab);
  });
  list.addEventListener("keydown", (event) => {
    const all = tabs();
    const at = all.indexOf(event.target);
    const to = {
      ArrowRight: (at + 1) % all.length,
      ArrowLeft: (at + all.length - 1) % all.length,
      Home: 0,
      End: all.length - 1,
      " ": at,
      Enter: at,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    openTab(all[to]);
    all[to].focus();
  });
}
