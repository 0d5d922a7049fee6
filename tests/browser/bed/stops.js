// The places of a page where Tab must stop, in the order of the document: numbered, for the walk to compare with.
// A group of radio buttons or tabs is one stop.
(section) => {
  const groups = new Set();
  const stops = Array.from(
    section.querySelectorAll("a[href], button, input, select, textarea, summary, audio[controls], video[controls], [tabindex]"),
  ).filter((element) => {
    if (element.disabled || element.tabIndex < 0 || !element.checkVisibility({ visibilityProperty: true })) return false;
    if (element.closest("[inert], [hidden], .unseen:not(:focus-within)") && !element.matches("input")) return false;
    if (element.type !== "radio") return true;
    const group = `${element.name} ${element.form?.id}`;
    const chosen = section.querySelector(`input[name="${CSS.escape(element.name)}"]:checked`);
    if (groups.has(group) || (chosen && chosen !== element)) return false;
    groups.add(group);
    return true;
  });
  stops.forEach((element, place) => element.setAttribute("data-stop", String(place)));
  return stops.length;
}
