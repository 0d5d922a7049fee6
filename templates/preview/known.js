// What the LMS knows of the attempt: sent to be kept, and shown in words as they come back.

/** Milliseconds in which changes are gathered before they are put into words. */
const GATHER = 60;
/** Bytes a browser still sends for a page that is going away. */
const LAST_WORDS = 60000;

/**
 * @typedef {{sentence: string, rows: [string, string][], answers: [string, string, string][]}} Told
 *
 * @param {Readonly<{sentence: HTMLElement, saved: HTMLElement, rows: HTMLElement, table: HTMLElement, answers: HTMLElement}>} parts
 * @param {import("./panel.js").Texts} texts
 */
export function openKnown(parts, texts) {
  let latest = 0;
  let timer = 0;
  /** One request after the other: what is asked for later must know what was sent before. */
  let queue = Promise.resolve();

  /** @param {number} order @param {Told} told */
  const show = (order, { sentence, rows, answers }) => {
    if (order < latest) return;
    if (parts.sentence.textContent !== sentence) parts.sentence.textContent = sentence;
    parts.rows.replaceChildren(...rows.flatMap(([name, value]) => [cell("dt", name), cell("dd", value)]));
    parts.table.hidden = answers.length === 0;
    parts.answers.replaceChildren(
      ...answers.map((answer) => {
        const row = document.createElement("tr");
        row.append(...answer.map((text) => cell("td", text)));
        return row;
      }),
    );
  };

  /**
   * @param {URLSearchParams} query
   * @param {{method?: string, body?: string}} options
   */
  const ask = (query, options = {}) => {
    const answer = queue.then(() => send(query, options));
    queue = answer;
    return answer;
  };

  /**
   * @param {URLSearchParams} query
   * @param {{method?: string, body?: string}} options
   */
  const send = async (query, options) => {
    latest += 1;
    const order = latest;
    try {
      const keepalive = options.method === "POST" && String(options.body).length < LAST_WORDS;
      const answer = await fetch(`attempt?${query}`, { ...options, keepalive });
      const told = await answer.json();
      show(order, told);
      return told;
    } catch {
      // The preview has stopped, and says so itself.
      return {};
    }
  };

  return Object.freeze({
    /**
     * What is kept of the attempt.
     *
     * @param {URLSearchParams} query
     * @returns {Promise<import("./lms.js").Kept>}
     */
    fetch: async (query) => {
      const { kept = {} } = await ask(query);
      parts.saved.textContent = "";
      return kept;
    },
    /** @param {URLSearchParams} query @param {() => import("./lms.js").Kept} snapshot */
    changed: (query, snapshot) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        parts.saved.textContent = texts("Not saved yet.");
        ask(query, { method: "POST", body: JSON.stringify({ cmi: snapshot().cmi }) });
      }, GATHER);
    },
    /** @param {URLSearchParams} query @param {import("./lms.js").Kept} kept */
    keep: (query, kept) => {
      clearTimeout(timer);
      parts.saved.textContent = texts("Saved at {time}.", { time: new Date().toLocaleTimeString("da-DK", { hour: "2-digit", minute: "2-digit", second: "2-digit" }) });
      return ask(query, { method: "POST", body: JSON.stringify({ cmi: kept.cmi, kept }) });
    },
    /** @param {URLSearchParams} query */
    forget: (query) => {
      clearTimeout(timer);
      parts.saved.textContent = "";
      return ask(query, { method: "DELETE" });
    },
  });
}

/** @param {string} name @param {string} text */
function cell(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
