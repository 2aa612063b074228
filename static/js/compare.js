// Joins the two texts of a comparison: pointing at a link's number lights both
// its sentences, choosing it sets them level. A link has one number, which stands
// once in either text.

const texts = () => document.querySelector("[data-texts]");
const sentence = (marker) => document.getElementById(marker.getAttribute("href").slice(1));
const partner = (marker) =>
  [...texts().querySelectorAll(".marker")].find((m) => m !== marker && m.textContent === marker.textContent);

// light marks or unmarks the two sentences of a link.
function light(marker, on, name) {
  for (const m of [marker, partner(marker)]) if (m) sentence(m)?.classList.toggle(name, on);
}

// level sets the two sentences of a link beside each other. The text whose
// sentence stands higher moves down, and the page with it, so that the chosen
// one stays where it is. Texts under each other stay as they are.
export function level(marker) {
  const other = partner(marker);
  if (!other) return;
  for (const s of texts().querySelectorAll(".is-pinned")) s.classList.remove("is-pinned");
  light(marker, true, "is-pinned");
  const [mine, its] = [marker, other].map((m) => m.closest("section"));
  if (stacked()) return;
  const before = marker.getBoundingClientRect().top;
  reset();
  const by = top(sentence(other)) - top(sentence(marker));
  (by < 0 ? mine : its).style.paddingTop = `calc(var(--space-3) + ${Math.abs(by)}px)`;
  window.scrollBy({ top: marker.getBoundingClientRect().top - before, behavior: "instant" });
}

const stacked = () => {
  const [a, b] = [...texts().children].map((s) => s.getBoundingClientRect().left);
  return a === b;
};
const top = (el) => el.getBoundingClientRect().top;

function reset() {
  for (const s of texts().children) s.style.paddingTop = "";
}

export function startCompare() {
  if (!texts()) return;
  window.addEventListener("resize", reset);
  const pointed = (on) => (e) => {
    const marker = e.target.closest?.(".marker");
    if (marker) light(marker, on, "is-lit");
  };
  texts().addEventListener("pointerover", pointed(true));
  texts().addEventListener("pointerout", pointed(false));
  texts().addEventListener("focusin", pointed(true));
  texts().addEventListener("focusout", pointed(false));
  texts().addEventListener("click", (e) => {
    const marker = e.target.closest(".marker");
    if (!marker || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
    e.preventDefault();
    level(marker);
    history.replaceState(history.state, "", marker.hash);
    partner(marker)?.focus({ preventScroll: true });
    if (stacked()) sentence(marker)?.scrollIntoView({ block: "center" });
  });
}
