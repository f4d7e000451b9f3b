/*
 * Filters for long tables. The tables are complete without this file: all controls are made here, so that
 * nobody meets a control that does nothing.
 */
(function () {
  "use strict";

  const { announce, element } = globalThis.briefingPage;
  const FEWEST_COMPARED = 2;
  const MOST_COMPARED = 5;

  /** A labelled choice of the values that occur in the rows. */
  function choice(label, values, changed) {
    const sorted = [...new Set(values)].filter(Boolean).sort((one, other) => one.localeCompare(other, "en"));
    if (sorted.length < 2) return null;
    const select = element("select", {}, element("option", { value: "" }, "all"));
    for (const value of sorted) select.append(element("option", { value }, value));
    select.addEventListener("change", changed);
    return { select, node: element("label", {}, label + " ", select) };
  }

  /** A labelled field that keeps rows whose text holds the words. */
  function words(changed) {
    const input = element("input", { type: "search", autocomplete: "off" });
    input.addEventListener("input", changed);
    return { input, node: element("label", {}, "Words ", input) };
  }

  function bar(table, ...nodes) {
    const status = element("output", { "aria-live": "polite" });
    const form = element("form", { class: "filters our-words", role: "search", "aria-label": "Filter the table" });
    form.append(...nodes, status);
    form.addEventListener("submit", (event) => event.preventDefault());
    (table.closest(".matrix-scroll") || table).before(form);
    return status;
  }

  function show(rows, keep, status, noun) {
    let shown = 0;
    for (const row of rows) {
      row.hidden = !keep(row);
      shown += row.hidden ? 0 : 1;
    }
    status.textContent = `${shown} of ${rows.length} ${noun}`;
  }

  function filterActors(table) {
    const rows = [...table.tBodies[0].rows];
    const kindOf = (row) => row.querySelector('[data-label="Kind"]').textContent;
    const update = () =>
      show(
        rows,
        (row) =>
          (!kind || !kind.select.value || kindOf(row) === kind.select.value) &&
          row.textContent.toLowerCase().includes(field.input.value.toLowerCase()),
        status,
        "actors",
      );
    const kind = choice("Kind", rows.map(kindOf), update);
    const field = words(update);
    const status = bar(table, ...(kind ? [kind.node] : []), field.node);
    update();
  }

  function filterMatrix(table) {
    const rows = [...table.tBodies[0].rows];
    const actorsOf = (row) => (row.dataset.actors || "").split("|");
    // The words that the legend has, without the mark before them.
    const statesOf = (row) => [...row.querySelectorAll(".state")].map((state) => state.lastChild.textContent.trim());
    const picks = new Map();
    let comparing = false;
    const has = (row, control, values) => !control || !control.select.value || values(row).includes(control.select.value);
    const update = () =>
      show(
        rows,
        (row) =>
          comparing
            ? picks.get(row).checked
            : has(row, kind, (one) => [one.dataset.kind]) &&
              has(row, year, (one) => [one.dataset.year]) &&
              has(row, actor, actorsOf) &&
              has(row, state, statesOf) &&
              row.textContent.toLowerCase().includes(field.input.value.toLowerCase()),
        status,
        "documents",
      );
    const kind = choice("Kind", rows.map((row) => row.dataset.kind), update);
    const year = choice("Year", rows.map((row) => row.dataset.year), update);
    const actor = choice("Actor", rows.flatMap(actorsOf), update);
    const state = choice("Any cell", rows.flatMap(statesOf), update);
    const field = words(update);
    const compare = element("button", { type: "button", "aria-pressed": "false", disabled: "" }, "Compare the ticked");
    compare.addEventListener("click", () => {
      comparing = !comparing && [...picks.values()].some((box) => box.checked);
      compare.setAttribute("aria-pressed", String(comparing));
      compare.textContent = comparing ? "Show all again" : "Compare the ticked";
      update();
      compare.disabled = !comparing && [...picks.values()].filter((box) => box.checked).length < FEWEST_COMPARED;
    });
    for (const row of rows) {
      const name = row.cells[0].querySelector("a").textContent;
      const box = element("input", { type: "checkbox", "aria-label": `Compare ${name}` });
      box.addEventListener("change", () => {
        const ticked = () => [...picks.values()].filter((one) => one.checked).length;
        if (ticked() > MOST_COMPARED) {
          box.checked = false;
          announce(`At most ${MOST_COMPARED} documents can be compared`);
        }
        compare.disabled = !comparing && ticked() < FEWEST_COMPARED;
      });
      picks.set(row, box);
      row.cells[0].prepend(box, " ");
    }
    const controls = [kind, year, actor, state, field].filter(Boolean).map((control) => control.node);
    const status = bar(table, ...controls, compare);
    update();
  }

  function start() {
    for (const table of document.querySelectorAll("table[data-filter]")) {
      if (table.dataset.filter === "actors") filterActors(table);
      if (table.dataset.filter === "matrix") filterMatrix(table);
    }
  }

  start();
})();
