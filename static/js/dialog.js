// Shows the page of all values of a facet in a dialog over the results.
import { canSwap, swap } from "./swap.js";

// wait is how long typing must rest before the values are filtered.
const wait = 200;

export function startDialog() {
  document.addEventListener("click", (e) => {
    const link = e.target.closest?.("a[data-dialog]");
    if (!link || !canSwap() || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey) return;
    e.preventDefault();
    open(link);
  });
}

async function open(link) {
  const dialog = document.createElement("dialog");
  dialog.className = "facet-dialog";
  dialog.setAttribute("aria-label", link.textContent.trim());
  if (!(await fill(dialog, link.href))) return location.assign(link.href);
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (e) => follow(dialog, e));
  dialog.addEventListener("submit", (e) => {
    e.preventDefault();
    fill(dialog, address(e.target));
  });
  let resting;
  dialog.addEventListener("input", (e) => {
    const form = e.target.form;
    clearTimeout(resting);
    resting = setTimeout(() => fill(dialog, address(form)), wait);
  });
  dialog.showModal();
  dialog.querySelector("input[type=text]")?.focus();
}

function address(form) {
  return `${new URL(form.action).pathname}?${new URLSearchParams(new FormData(form))}`;
}

async function fill(dialog, url) {
  const answer = await fetch(url).catch(() => null);
  if (!answer?.ok) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-facet-page]");
  if (!page) return false;
  const typed = dialog.querySelector("input[type=text]");
  const back = page.querySelector("[data-close]");
  if (back) back.textContent = "Close";
  dialog.replaceChildren(document.adoptNode(page));
  if (typed) {
    const box = dialog.querySelector("input[type=text]");
    box.value = typed.value;
    box.focus();
    box.setSelectionRange(typed.selectionStart, typed.selectionEnd);
  }
  return true;
}

function follow(dialog, e) {
  if (e.target === dialog) return dialog.close();
  const link = e.target.closest("a");
  if (!link || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey) return;
  e.preventDefault();
  if (link.matches("[data-close]")) return dialog.close();
  if (new URL(link.href).pathname.startsWith("/facet/")) return fill(dialog, link.href);
  dialog.close();
  swap(link.href);
}
