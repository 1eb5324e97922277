"use strict";

const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

const remembered = {
  get(name) {
    try {
      return localStorage.getItem(`usher.${name}`);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(`usher.${name}`, value);
    } catch {
      // Without storage nothing is remembered.
    }
  },
};

// ---- Menu and colours

const menu = one(".menu");
const open = (yes) => {
  document.body.classList.toggle("menu-open", yes);
  menu.setAttribute("aria-expanded", String(yes));
};
menu.addEventListener("click", () => open(!document.body.classList.contains("menu-open")));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && document.body.classList.contains("menu-open")) {
    open(false);
    menu.focus();
  }
});
one(".theme").addEventListener("click", () => window.usherTheme.toggle());
one(".pages [aria-current]")?.scrollIntoView({ block: "nearest" });

// ---- Copy

for (const button of all(".copy")) {
  button.addEventListener("click", async () => {
    const code = one("code", button.closest(".code")).textContent;
    try {
      await navigator.clipboard.writeText(code);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(one("code", button.closest(".code")));
      button.textContent = "Selected";
    }
    setTimeout(() => (button.textContent = "Copy"), 1600);
  });
}

// ---- Tabs

const groups = all(".tabs").map((group, number) => {
  const panels = all(":scope > .tab", group);
  const list = document.createElement("div");
  list.className = "tab-list";
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-label", "Language");
  const tabs = panels.map((panel, at) => {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.id = `tab-${number}-${at}`;
    tab.textContent = panel.dataset.tab;
    tab.setAttribute("role", "tab");
    panel.id = `panel-${number}-${at}`;
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    tab.setAttribute("aria-controls", panel.id);
    tab.addEventListener("click", () => choose(tab.textContent));
    list.append(tab);
    return tab;
  });
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = tabs.indexOf(document.activeElement);
    if (step && at >= 0) {
      const next = tabs[(at + step + tabs.length) % tabs.length];
      choose(next.textContent);
      next.focus();
      event.preventDefault();
    }
  });
  group.prepend(list);
  return { tabs, panels };
});

const show = (name) => {
  for (const { tabs, panels } of groups) {
    const at = Math.max(0, tabs.findIndex((tab) => tab.textContent === name));
    tabs.forEach((tab, index) => {
      tab.setAttribute("aria-selected", String(index === at));
      tab.tabIndex = index === at ? 0 : -1;
      panels[index].hidden = index !== at;
    });
  }
};
const choose = (name) => {
  remembered.set("language", name);
  show(name);
};
show(remembered.get("language"));

// ---- Contents: marks the chapter that is being read

const entries = all(".contents a");
if (entries.length > 0) {
  const chapters = entries.map((entry) => document.getElementById(entry.hash.slice(1)));
  const mark = () => {
    const passed = chapters.filter((chapter) => chapter.getBoundingClientRect().top < 140);
    const at = Math.max(0, passed.length - 1);
    entries.forEach((entry, index) => entry.classList.toggle("now", index === at));
  };
  addEventListener("scroll", mark, { passive: true });
  mark();
}

// ---- Search

const finder = one(".finder");
const words = one("#words");
const found = one("#found");
const hint = one(".hint", finder);
const MOST = 12;
let index = null;
let at = -1;

const load = async () => {
  if (index === null) {
    const answer = await fetch("/docs/search.json");
    index = answer.ok ? await answer.json() : [];
  }
  return index;
};

const score = (entry, parts) => {
  const title = entry.title.toLowerCase();
  const rest = `${entry.text} ${entry.kind} ${title.replaceAll("_", " ")}`.toLowerCase();
  let sum = 0;
  for (const part of parts) {
    if (title === part) sum += 12;
    else if (title.startsWith(part)) sum += 8;
    else if (title.includes(part)) sum += 5;
    else if (rest.includes(part)) sum += 2;
    else if (entry.words?.includes(part)) sum += 1;
    else return 0;
  }
  return sum + (entry.kind === "Page" ? 2 : 0);
};

const point = (next) => {
  const items = all("li", found);
  at = items.length === 0 ? -1 : (next + items.length) % items.length;
  items.forEach((item, number) => item.setAttribute("aria-selected", String(number === at)));
  items[at]?.scrollIntoView({ block: "nearest" });
  if (at >= 0) words.setAttribute("aria-activedescendant", items[at].id);
  else words.removeAttribute("aria-activedescendant");
};

const go = (path) => {
  finder.close();
  const target = new URL(path, location.href);
  const samePage = target.pathname === location.pathname;
  location.assign(path);
  if (samePage && target.pathname === "/docs" && target.hash) {
    location.reload();
  }
};

const search = async () => {
  const parts = words.value.toLowerCase().split(/\s+/).filter(Boolean);
  const known = await load();
  const best =
    parts.length === 0
      ? known.filter((entry) => entry.kind === "Page").map((entry) => ({ entry, points: 1 }))
      : known
          .map((entry) => ({ entry, points: score(entry, parts) }))
          .filter(({ points }) => points > 0)
          .sort((left, right) => right.points - left.points);
  found.replaceChildren(
    ...best.slice(0, MOST).map(({ entry }, number) => {
      const item = document.createElement("li");
      item.id = `found-${number}`;
      item.setAttribute("role", "option");
      const kind = document.createElement("span");
      kind.className = "kind";
      kind.textContent = entry.kind;
      const title = document.createElement("strong");
      title.textContent = entry.title;
      const text = document.createElement("span");
      text.className = "text";
      text.textContent = entry.text;
      item.append(kind, title, text);
      item.addEventListener("click", () => go(entry.path));
      item.dataset.path = entry.path;
      return item;
    }),
  );
  words.setAttribute("aria-expanded", String(best.length > 0));
  hint.textContent =
    best.length === 0 ? "Nothing found." : "Arrow keys choose, Enter opens, Escape closes.";
  point(0);
};

const start = () => {
  finder.showModal();
  words.select();
  search();
};
one(".search").addEventListener("click", start);
words.addEventListener("input", search);
words.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    point(at + (event.key === "ArrowDown" ? 1 : -1));
    event.preventDefault();
  } else if (event.key === "Enter") {
    const item = all("li", found)[at];
    if (item) go(item.dataset.path);
  }
});
finder.addEventListener("click", (event) => {
  if (event.target === finder) finder.close();
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  const wanted = event.key === "/" || (event.key === "k" && (event.metaKey || event.ctrlKey));
  if (wanted && !typing && !finder.open) {
    event.preventDefault();
    start();
  }
});
