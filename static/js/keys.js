// The keys that the help page lists. None acts while something is typed.
import { level } from "./compare.js";

const typing = (el) => el.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");

export function startKeys() {
  document.addEventListener("keydown", (e) => {
    if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || typing(e.target) || document.querySelector("dialog[open]")) return;
    const act = actions[e.key];
    if (act && act(e) !== false) e.preventDefault();
  });
}

const actions = {
  "/": () => {
    const box = document.querySelector("[data-search]");
    box?.focus();
    box?.select();
  },
  "?": () => location.assign("/help#keys"),
  j: () => step(1),
  k: () => step(-1),
  x: () => current()?.querySelector("input[name=pick]")?.click() ?? false,
  c: () => document.querySelector(".compare-button")?.click() ?? false,
  n: () => hop(1),
  p: () => hop(-1),
  Enter: (e) => {
    if (e.target !== document.body && !e.target.matches("main, .hit")) return false;
    const link = current()?.querySelector("a.title");
    return link ? link.click() : false;
  },
};

const current = () => document.querySelector(".hit.is-current");

// step moves the mark among the results, or to the neighbouring article.
function step(by) {
  const hits = [...document.querySelectorAll(".hit")];
  if (hits.length === 0) {
    const link = document.querySelector(by > 0 ? "[data-next]" : "[data-prev]");
    return link ? link.click() : false;
  }
  const at = hits.indexOf(current());
  const next = hits[Math.min(hits.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
  current()?.classList.remove("is-current");
  next.classList.add("is-current");
  next.setAttribute("tabindex", "-1");
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

// hop goes to the next occurrence of the query, or link of a comparison.
function hop(by) {
  const stops = [...document.querySelectorAll("mark[id], .texts > section:first-child .marker")];
  if (stops.length === 0) return false;
  const here = document.activeElement;
  const same = (s) => here.matches(".marker") && s.textContent === here.textContent; // in the other text
  let at = stops.findIndex((s) => s === here || (s.id && `#${s.id}` === location.hash) || same(s));
  if (at < 0 && by < 0) at = 0;
  const next = stops[(at + by + stops.length) % stops.length];
  if (next.id) history.replaceState(history.state, "", `#${next.id}`);
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
  if (next.matches(".marker")) level(next);
}
