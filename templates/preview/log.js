// The calls between course and LMS, the latest first; drawn only when somebody looks.

const MOST = 300;

/**
 * @param {Readonly<{list: HTMLElement, details: HTMLDetailsElement, count: HTMLElement}>} parts
 */
export function mountLog({ list, details, count }) {
  /** @type {import("./lms.js").Call[]} */
  let calls = [];
  let number = 0;
  let waiting = false;

  const draw = () => {
    waiting = false;
    count.textContent = number ? String(number) : "";
    if (details.open) list.replaceChildren(...calls.map(line));
  };
  const soon = () => {
    if (!waiting) requestAnimationFrame(draw);
    waiting = true;
  };
  details.addEventListener("toggle", draw);

  return Object.freeze({
    /** @param {import("./lms.js").Call} call */
    add: (call) => {
      number += 1;
      calls = [call, ...calls.slice(0, MOST - 1)];
      soon();
    },
    clear: () => {
      number = 0;
      calls = [];
      soon();
    },
  });
}

/** @param {import("./lms.js").Call} call */
function line({ name, values, answer, error, at }) {
  const item = document.createElement("li");
  const time = document.createElement("time");
  time.textContent = at.toLocaleTimeString("da-DK");
  const said = document.createElement("code");
  said.textContent = `${name}(${values.map((value) => JSON.stringify(value)).join(", ")})`;
  const got = document.createElement("code");
  got.className = "answer";
  got.textContent = `→ ${JSON.stringify(answer)}${error === "0" ? "" : ` (${error})`}`;
  item.classList.toggle("failed", error !== "0" && error !== "403");
  item.append(time, " ", said, " ", got);
  return item;
}
