"use strict";

// Runs before the page is drawn, so that it appears in the reader's colours at once.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => {
    try {
      return localStorage.getItem("usher.theme");
    } catch {
      return null;
    }
  };
  const apply = () => {
    const isDark = chosen() ? chosen() === "dark" : dark.matches;
    root.dataset.theme = isDark ? "dark" : "light";
    root.classList.toggle("dark-mode", isDark);
  };
  dark.addEventListener("change", apply);
  window.usherTheme = {
    toggle() {
      try {
        localStorage.setItem("usher.theme", root.dataset.theme === "dark" ? "light" : "dark");
      } catch {
        // Without storage the choice of the system stays.
      }
      apply();
    },
  };
  apply();
})();
