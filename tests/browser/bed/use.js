// Answers, opens and presses everything on a page once: whatever the controls take. What starts over or leaves is let be.
(section) => {
  const done = new Set();
  const left = (selector) =>
    Array.from(section.querySelectorAll(selector)).filter(
      (one) => !done.has(one) && !one.disabled && one.checkVisibility() && !one.closest("[inert], [hidden]"),
    );
  const told = (one) => {
    for (const type of ["input", "change"]) one.dispatchEvent(new Event(type, { bubbles: true }));
  };
  const fill = () => {
    for (const one of left("input, select, textarea")) {
      done.add(one);
      if (one.type === "radio") {
        if (!section.querySelector(`input[name="${CSS.escape(one.name)}"]:checked`)) one.click();
      } else if (one.type === "checkbox") one.click();
      else if (one.tagName === "SELECT") {
        one.selectedIndex = one.options.length - 1;
        told(one);
      } else {
        one.value = one.inputMode === "decimal" || one.inputMode === "numeric" ? "42" : "Jeg spørger en kollega.";
        told(one);
      }
    }
  };
  for (let round = 0; round < 200; round += 1) {
    for (const one of left("details")) {
      done.add(one);
      one.open = true;
    }
    fill();
    const button = left("button:not(.again, [data-again], [data-restart], [data-open], [aria-disabled='true'])")[0];
    if (!button) return;
    done.add(button);
    button.click();
  }
}
