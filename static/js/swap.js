// Follows the links and forms of a results page without leaving it: the new
// page is fetched and its results take the old ones' place, so that scroll and
// focus stay. Each followed link is one history entry; ticking an article for
// comparison is none.

const root = () => document.querySelector("[data-swap-root]");
let underWay = null;

export function canSwap() {
  return root() !== null;
}

export async function swap(url, { replace = false, history: record = true, scroll = window.scrollY } = {}) {
  underWay?.abort();
  const mine = (underWay = new AbortController());
  const kept = describe(document.activeElement);
  const current = document.querySelector(".hit.is-current")?.id;
  let answer, page;
  try {
    answer = await fetch(url, { signal: mine.signal, headers: { Accept: "text/html" } });
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch (err) {
    if (err.name !== "AbortError") location.assign(url);
    return;
  }
  const fresh = page.querySelector("[data-swap-root]");
  if (!answer.ok || !fresh || !root()) {
    location.assign(url);
    return;
  }
  if (record) {
    if (replace) {
      history.replaceState({ scroll }, "", answer.url);
    } else {
      history.replaceState({ scroll: window.scrollY }, "");
      history.pushState({ scroll }, "", answer.url);
    }
  }
  const filters = root().querySelector("#filters")?.matches(":target, .is-open");
  const open = [...root().querySelectorAll("details[open]")].map((d) => d.closest("[id]")?.id);
  root().replaceWith(document.adoptNode(fresh));
  if (filters) root().querySelector("#filters")?.classList.add("is-open"); // the new one is no target
  document.title = page.title;
  for (const form of document.querySelectorAll(".masthead .search-form")) {
    const other = page.querySelector(".masthead .search-form");
    if (other) form.replaceWith(document.adoptNode(other));
  }
  for (const id of open) {
    const details = id && document.getElementById(id)?.querySelector("details");
    if (details) details.open = true;
  }
  const hit = current && document.getElementById(current);
  hit?.classList.add("is-current");
  hit?.setAttribute("tabindex", "-1");
  refocus(kept);
  window.scrollTo({ top: scroll, behavior: "instant" });
}

// describe remembers what had the focus in a way that outlives the swap.
function describe(el) {
  if (!el || el === document.body) return null;
  const group = el.closest("[id]");
  return {
    id: el.id,
    group: group?.id,
    name: el.closest(".value")?.querySelector(".name")?.textContent,
    kind: el.className,
    field: el.getAttribute("name"),
    value: el.getAttribute("value"),
  };
}

function refocus(kept) {
  if (!kept) return;
  const group = (kept.group && document.getElementById(kept.group)) || root();
  const row = [...group.querySelectorAll(".value")].find((v) => v.querySelector(".name")?.textContent === kept.name);
  const field = kept.field && [...group.querySelectorAll("input, button")].find((i) => i.name === kept.field && i.value === kept.value);
  const link = row?.querySelector(kept.kind === "exclude" ? ".exclude, .pick" : ".pick");
  const target = (kept.id && document.getElementById(kept.id)) || link || field || (group.matches(".group") ? group.querySelector("a, input") : null) || document.getElementById("main");
  target?.focus({ preventScroll: true });
}

const plain = (e) => !e.defaultPrevented && e.button === 0 && !e.metaKey && !e.ctrlKey && !e.shiftKey && !e.altKey;

function address(form, submitter) {
  const data = new FormData(form, submitter);
  const params = new URLSearchParams([...data].filter(([, v]) => v !== ""));
  return `${new URL(form.action).pathname}?${params}`;
}

export function startSwapping() {
  document.addEventListener("click", (e) => {
    const link = e.target.closest?.("[data-swap-root] a[data-swap]");
    if (!link || !plain(e)) return;
    e.preventDefault();
    swap(link.href.baseVal ?? link.href);
  });
  document.addEventListener("submit", (e) => {
    const form = e.target;
    if (!form.closest("[data-swap-root]") || e.submitter?.hasAttribute("formaction")) return;
    e.preventDefault();
    swap(address(form, e.submitter), { scroll: form.matches("[data-hits]") ? 0 : window.scrollY });
  });
  document.addEventListener("change", (e) => {
    const form = e.target.closest("[data-swap-root] [data-hits]");
    if (!form || e.target.name !== "pick") return;
    const page = new URLSearchParams(location.search).get("page");
    swap(address(form) + (page ? `&page=${page}` : ""), { replace: true });
  });
  document.addEventListener("click", (e) => {
    if (e.target.closest?.("#filters a[href='#results']")) document.getElementById("filters").classList.remove("is-open");
  });
  window.addEventListener("popstate", (e) => {
    if (e.state && root()) swap(location.href, { history: false, scroll: e.state.scroll ?? 0 });
  });
}
