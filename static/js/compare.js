// Lights the partner of the link that the pointer or the focus is on.

export function startCompare() {
  const texts = document.querySelector("[data-texts]");
  if (!texts) return;
  const light = (on) => (e) => {
    const href = e.target.closest?.(".marker")?.getAttribute("href");
    if (href?.startsWith("#")) document.getElementById(href.slice(1))?.classList.toggle("is-lit", on);
  };
  texts.addEventListener("pointerover", light(true));
  texts.addEventListener("pointerout", light(false));
  texts.addEventListener("focusin", light(true));
  texts.addEventListener("focusout", light(false));
}
