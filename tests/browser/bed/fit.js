// What does not fit: wider than the window, or too small to hit (WCAG 2.5.8: 24 px; our own main controls: 44).
(section, { main }) => {
  const faults = [];
  const root = document.documentElement;
  const name = (element) => element.outerHTML.slice(0, 110);
  if (root.scrollWidth > root.clientWidth) {
    const wide = Array.from(section.querySelectorAll("*")).filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 1 && box.right > root.clientWidth + 1 && !element.closest(".table, pre, .unseen, svg");
    });
    faults.push(`the page is ${root.scrollWidth} wide`, ...wide.slice(0, 4).map(name));
  }
  const size = (element) => {
    const label = element.closest("label") ?? (element.id && section.querySelector(`label[for="${CSS.escape(element.id)}"]`));
    const boxes = [element, label].filter(Boolean).map((one) => one.getBoundingClientRect());
    return [Math.max(...boxes.map((box) => box.width)), Math.max(...boxes.map((box) => box.height))];
  };
  for (const element of section.querySelectorAll("button, summary, input, select, textarea, label.tick, [role=tab]")) {
    if (!element.checkVisibility() || element.closest("pre, .table, [hidden]")) continue;
    const least = element.matches(main) ? 43.5 : 24;
    const [width, height] = size(element);
    if (width > 1 && (width < least || height < least)) faults.push(`${Math.round(width)} × ${Math.round(height)}: ${name(element)}`);
  }
  return faults;
}
