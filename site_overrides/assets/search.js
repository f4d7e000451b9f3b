/*
 * The search dialog. What finds claims, and the index, load when the dialog opens for the first time
 * (search-engine.js, data/search.js). Text from sources goes to the page as text, never as HTML.
 */
(function () {
  "use strict";

  const { element, load } = globalThis.briefingPage;
  const BASE = new URL("../", document.currentScript.src);
  const CLAIMS_AT_ONCE = 4;
  const LONGEST_CLAIM = 320;
  const WAIT_FOR_ADDRESS = 500;
  const NO_KEY = "briefing-search-without-key";
  const LABELS = { kind: "Kind", actor: "Briefs naming", theme: "Theme", year: "Year" };

  const dialog = document.querySelector("dialog.search");
  if (!dialog || !dialog.showModal) return;
  const part = (name) => dialog.querySelector(`.search__${name}`);
  const [form, words, status, results, more] = ["form", "words", "status", "results", "more"].map(part);
  const keyBox = part("key").querySelector("input");

  let engine = null;
  let found = null;
  let asked = 0;
  let answered = 0;
  let timer;
  let addressTimer;

  /* ---------- small things ---------- */

  const choices = element("div", { class: "search__choices" });
  const filters = element("details", { class: "search__filters" }, element("summary", {}, "Filters"), choices);

  function counted(number, noun) {
    return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
  }

  /** An address of the site; a folder that is opened from disk shows its files, so its page is named. */
  function address(url, anchor) {
    const page = location.protocol === "file:" && (url === "" || url.endsWith("/")) ? `${url}index.html` : url;
    const there = new URL(page, BASE);
    there.hash = anchor;
    return there.href;
  }

  const memory = {
    has: (name) => {
      try {
        return localStorage.getItem(name) !== null;
      } catch {
        return false; // storage is refused, as in some private windows
      }
    },
    set: (name, on) => {
      try {
        if (on) localStorage.setItem(name, "1");
        else localStorage.removeItem(name);
      } catch {
        // The choice then lasts as long as the page.
      }
    },
  };

  /* ---------- the query, and the address that repeats it ---------- */

  const selects = () => [...choices.querySelectorAll("select")];
  const chosen = () => Object.fromEntries(selects().flatMap((one) => (one.value ? [[one.name, one.value]] : [])));

  function keepInAddress(query, filtered) {
    clearTimeout(addressTimer);
    const there = new URL(location.href);
    for (const name of ["q", ...Object.keys(LABELS)]) there.searchParams.delete(name);
    if (query) there.searchParams.set("q", query);
    for (const [name, value] of Object.entries(query ? filtered : {})) there.searchParams.set(name, value);
    if (there.href === location.href) return;
    try {
      history.replaceState(history.state, "", there);
    } catch {
      // Browsers refuse this on pages that were opened from disk.
    }
  }

  /* ---------- results ---------- */

  /** A text with its matches marked; a long one is cut around the first of them. */
  function marked(text) {
    const spans = globalThis.briefingEngine.spans(text, found.needles);
    let from = 0;
    let to = text.length;
    if (text.length > LONGEST_CLAIM) {
      const first = spans.length ? spans[0][0] : 0;
      from = first < LONGEST_CLAIM / 2 ? 0 : text.indexOf(" ", first - LONGEST_CLAIM / 3) + 1;
      to = Math.max(text.lastIndexOf(" ", from + LONGEST_CLAIM), spans.length ? spans[0][1] : 0);
    }
    const nodes = [from > 0 ? "… " : ""];
    let at = from;
    for (const [start, end] of spans) {
      if (start < at || end > to) continue;
      nodes.push(text.slice(at, start), element("mark", {}, text.slice(start, end)));
      at = end;
    }
    nodes.push(text.slice(at, to), to < text.length ? " …" : "");
    return nodes;
  }

  function option(className, href, ...children) {
    return element("a", { class: className, role: "option", tabindex: "-1", href, "aria-selected": "false" }, ...children);
  }

  function claimOption(brief, { anchor, kind, text }) {
    const quote = element("span", { class: "search__quote", dir: "auto" }, ...marked(text));
    const label = element("span", { class: "search__kind" }, kind);
    return option("search__claim", address(brief.url, anchor), quote, " ", label);
  }

  /** A brief: its title, then its best claims; the others come when asked for. */
  function group({ brief, claims }) {
    const title = element("span", { class: "search__title", dir: "auto" }, ...marked(brief.title));
    const about = [brief.kind, brief.year].filter(Boolean).join(" · ");
    const head = option("search__brief", address(brief.url, ""), title);
    if (about) head.append(" ", element("span", { class: "search__kind" }, about));
    const made = element("div", { role: "group", "aria-label": brief.title }, head);
    made.append(...claims.slice(0, CLAIMS_AT_ONCE).map((claim) => claimOption(brief, claim)));
    const others = claims.slice(CLAIMS_AT_ONCE);
    if (others.length) {
      const rest = element("div", { class: "search__rest", role: "option", "aria-selected": "false" });
      rest.append(`${counted(others.length, "more claim")} in this brief`);
      rest.addEventListener("click", () => {
        const added = others.map((claim) => claimOption(brief, claim));
        rest.replaceWith(...added);
        number();
        activate(added[0]);
      });
      made.append(rest);
    }
    return made;
  }

  function pageGroup(pages) {
    const made = element("div", { role: "group", "aria-label": "Pages" });
    for (const page of pages) {
      const title = element("span", { class: "search__title", dir: "auto" }, ...marked(page.title));
      const label = element("span", { class: "search__kind" }, page.kind);
      made.append(option("search__page", address(page.url, ""), title, " ", label));
    }
    return made;
  }

  const options = () => [...results.querySelectorAll("[role=option]")];

  /** Give every option an id, by which the input names the one that is active. */
  function number() {
    options().forEach((one, index) => (one.id = `search-option-${index}`));
  }

  function activate(one) {
    for (const other of options()) other.setAttribute("aria-selected", String(other === one));
    if (one) {
      words.setAttribute("aria-activedescendant", one.id);
      one.scrollIntoView({ block: "nearest" });
    } else words.removeAttribute("aria-activedescendant");
  }

  function empty() {
    results.replaceChildren();
    results.hidden = true;
    more.hidden = true;
    words.setAttribute("aria-expanded", "false");
    activate(null);
  }

  function append(groups) {
    results.append(...groups);
    number();
    results.hidden = options().length === 0;
    words.setAttribute("aria-expanded", String(!results.hidden));
    more.hidden = found.isDone();
  }

  async function showMore() {
    const mine = found;
    const matches = await mine.next();
    if (mine === found) append(matches.map(group));
  }

  function show(answer, matches) {
    empty();
    found = answer;
    const pages = answer.pages.slice(0, CLAIMS_AT_ONCE);
    append([...(pages.length ? [pageGroup(pages)] : []), ...matches.map(group)]);
    results.scrollTop = 0;
  }

  /** What was found, in words; where nothing was, how to find more. */
  function sum(query, filtered) {
    const pages = found.pages.length ? counted(found.pages.length, "page") : "";
    if (found.briefs === 0) {
      const filterHint = Object.keys(filtered).length ? " Take a filter off." : "";
      return `${pages ? `${pages}. ` : ""}No brief has ${query}. All words must stand in one brief: try fewer words, the beginning of a word, or no quotation marks.${filterHint} The full texts of the sources are not searched.`;
    }
    const briefs = (found.atMost ? "up to " : "") + counted(found.briefs, "brief");
    const claims = found.claims ? `${counted(found.claims, "claim")} in ${briefs}` : briefs;
    return pages ? `${claims}, and ${pages}` : claims;
  }

  async function search() {
    if (!engine) return;
    const mine = ++asked;
    const query = words.value.trim();
    const filtered = chosen();
    const count = Object.keys(filtered).length;
    filters.querySelector("summary").textContent = count ? `Filters (${count} set)` : "Filters";
    clearTimeout(addressTimer);
    addressTimer = setTimeout(keepInAddress, WAIT_FOR_ADDRESS, query, filtered);
    const answer = await engine.find(query, filtered);
    // Something is there to look at, and what was typed since will replace it: spare the reader the loading.
    if (mine < asked && answered) return;
    const matches = await answer.next();
    if (mine < answered || !dialog.open) return;
    answered = mine;
    show(answer, matches);
    const hint = count ? "Type words to search the briefs that pass the filters." : "";
    status.textContent = answer.needles.length ? sum(query, filtered) : hint;
  }

  /* ---------- opening and closing ---------- */

  function offerFilters(given) {
    for (const [name, values] of Object.entries(engine.filters)) {
      const select = element("select", { name }, element("option", { value: "" }, "any"));
      for (const value of values) select.append(element("option", { value }, value));
      select.value = values.includes(given.get(name)) ? given.get(name) : "";
      select.addEventListener("change", search);
      choices.append(element("label", {}, LABELS[name], select));
    }
    if (selects().length) status.before(filters);
    filters.open = Object.keys(chosen()).length > 0 || matchMedia("(min-width: 60em) and (min-height: 40em)").matches;
  }

  let starting = null;

  async function start() {
    status.textContent = "Loading …";
    const given = new URL(location.href).searchParams;
    try {
      await load("search-engine.js");
      engine = await globalThis.briefingEngine.open(BASE);
    } catch {
      starting = null; // the next try may succeed
      status.textContent = "Search could not be loaded. Check the connection and open search again.";
      return;
    }
    status.textContent = "";
    offerFilters(given);
    search();
  }

  function openSearch(query) {
    if (!dialog.open) dialog.showModal();
    if (query !== undefined) words.value = query;
    words.focus();
    words.select();
    starting = starting || start();
    if (engine) search();
  }

  /** The browser then puts the focus back to where it was. */
  function close() {
    keepInAddress("", {});
    dialog.close();
  }

  /* ---------- events ---------- */

  function isTyping(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }

  document.addEventListener("keydown", (event) => {
    const withControl = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const isShortcut = withControl && event.key.toLowerCase() === "k";
    const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isShortcut || (isSlash && keyBox.checked && !dialog.open && !isTyping(event.target))) {
      event.preventDefault();
      openSearch();
    }
  });

  words.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, engine ? engine.wait : 0);
  });

  words.addEventListener("keydown", (event) => {
    const all = options();
    const active = all.findIndex((one) => one.getAttribute("aria-selected") === "true");
    const best = results.querySelector(".search__claim") || all[0];
    if (event.key === "ArrowDown" && active < 0) activate(best || null);
    else if (event.key === "ArrowDown" && active < all.length - 1) activate(all[active + 1]);
    else if (event.key === "ArrowUp" && active >= 0) activate(all[active - 1] || null);
    else if (event.key === "Enter") (all[active] || best)?.click();
    else return;
    event.preventDefault();
  });

  results.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link) keepInAddress(words.value.trim(), chosen());
    // A claim on this very page: show it. On another, search stays, so that Back leads to the results.
    if (link && link.href.split("#")[0] === location.href.split(/[?#]/)[0]) close();
  });
  results.addEventListener("mousedown", (event) => event.button === 0 && event.preventDefault()); // keeps the cursor in the field
  more.addEventListener("click", showMore);
  form.addEventListener("submit", (event) => event.preventDefault());
  part("close").addEventListener("click", close);
  dialog.addEventListener("click", (event) => event.target === dialog && close());
  dialog.addEventListener("cancel", () => keepInAddress("", {}));

  keyBox.checked = !memory.has(NO_KEY);
  keyBox.addEventListener("change", () => memory.set(NO_KEY, !keyBox.checked));

  for (const button of document.querySelectorAll("[data-search-open]")) {
    button.hidden = false;
    button.addEventListener("click", () => openSearch());
  }
  const linked = new URL(location.href).searchParams.get("q");
  if (linked) openSearch(linked);
})();
