/*
 * What every page does beyond HTML: the reader's colours, copying a claim or its address, a glance at the source passage,
 * and the table of contents that follows. Every page is complete without this file.
 */
(function () {
  "use strict";

  const root = document.documentElement;
  const here = document.currentScript.src;

  root.classList.replace("no-js", "js");

  /* ---------- old addresses ---------- */

  // A refresh by HTML loses the part after #, which names the claim.
  const moved = document.querySelector('meta[name="moved-to"]');
  if (moved) location.replace(new URL(moved.content, location.href.split("#")[0]).href + location.hash);

  /* ---------- colours ---------- */

  const THEMES = ["system", "light", "dark"];
  const stored = () => {
    try {
      return localStorage.getItem("briefing-theme") || "system";
    } catch {
      return "system"; // storage is refused, as in some private windows
    }
  };

  function useTheme(theme) {
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
    try {
      localStorage.setItem("briefing-theme", theme);
    } catch {
      // The choice then lasts as long as the page.
    }
  }

  function offerThemes(button) {
    const show = (theme) => {
      button.dataset.shows = theme;
      const words = theme === "system" ? "light or dark as the system" : theme;
      button.setAttribute("aria-label", `Colours: ${words}. Change`);
      button.title = `Colours: ${words}`;
    };
    show(stored());
    button.addEventListener("click", () => {
      const next = THEMES[(THEMES.indexOf(button.dataset.shows) + 1) % THEMES.length];
      useTheme(next);
      show(next);
      announce(`Colours: ${next}`);
    });
  }

  if (stored() !== "system") root.dataset.theme = stored();

  /* ---------- the font of the sources' words ---------- */

  const FONTS = {
    latin:
      "U+0-FF, U+131, U+152-153, U+2BB-2BC, U+2C6, U+2DA, U+2DC, U+304, U+308, U+329, U+2000-206F, U+20AC, U+2122, " +
      "U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD",
    "latin-ext":
      "U+100-130, U+132-151, U+154-2BA, U+2BD-2C5, U+2C7-2CC, U+2CE-2D7, U+2DD-2FF, U+1D00-1DBF, U+1E00-1E9F, " +
      "U+1EF2-1EFF, U+20A0-20AB, U+20AD-20C4, U+2113, U+2C60-2C7F, U+A720-A7FF",
  };

  // Browsers give pages opened from disk no font file, and say so as an error; there the system's serif serves.
  if (location.protocol !== "file:") {
    for (const [part, unicodeRange] of Object.entries(FONTS)) {
      const source = new URL(`fonts/source-serif-4-${part}-400-normal.woff2`, here);
      const font = new FontFace("Source Serif 4", `url("${source}")`, { display: "fallback", unicodeRange });
      document.fonts.add(font);
      if (part === "latin") font.load().catch(() => {}); // on its way before the styles ask for it
    }
  }

  /* ---------- making elements ---------- */

  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  /* ---------- saying what happened ---------- */

  let voice;
  let silence;

  /** Show a short message, and have it read out. */
  function announce(words) {
    if (!voice) {
      voice = document.createElement("div");
      voice.className = "announcement our-words";
      voice.setAttribute("role", "status");
      document.body.append(voice);
    }
    clearTimeout(silence);
    // A live region speaks when its text changes, so it is emptied first.
    voice.textContent = "";
    requestAnimationFrame(() => (voice.textContent = words));
    silence = setTimeout(() => (voice.textContent = ""), 2500);
  }

  /* ---------- other pages ---------- */

  /** The page that a link leads to: this one, or another of the site, where the browser may read it. */
  async function pageOf(link) {
    const { pathname } = new URL(link.href);
    if (pathname === location.pathname) return document;
    if (location.protocol === "file:") return null; // browsers read no other file from here
    const answer = await fetch(pathname);
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  }

  /* ---------- copying a claim ---------- */

  /** Copy the address of a claim, and show it as the page's own; the reader stays where they are. */
  async function copyAddress(link) {
    showAddress(link);
    try {
      await navigator.clipboard.writeText(link.href);
      announce("Link copied");
    } catch {
      announce("The browser refused to copy; the link is in the address bar");
    }
  }

  /** A claim's words, the source as its brief states it, and the address. */
  async function citedQuote(link) {
    const claim = link.closest(".claim");
    const words = (claim ? claim.querySelector("h3") : link.parentNode.previousElementSibling).textContent.trim();
    const page = await pageOf(link);
    const source = page.querySelector("[data-reference]").dataset.reference;
    return new Blob([`“${words}” — ${source}, ${link.href}`], { type: "text/plain" });
  }

  async function copyQuote(link) {
    const quote = citedQuote(link);
    quote.catch(() => {}); // told below, by the copying that fails with it
    try {
      // Safari lets a page copy only at once after a click; the words may follow, for they may be on another page.
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": quote })]);
      announce("Quote copied");
    } catch {
      announce("The quote could not be copied; select it instead");
    }
  }

  function offerQuotes() {
    for (const link of document.querySelectorAll(".claim-links .permalink")) {
      // From disk, the source of a claim on another page cannot be read.
      if (location.protocol === "file:" && !link.getAttribute("href").startsWith("#")) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy-quote";
      button.title = "Copy quote with reference";
      button.setAttribute("aria-label", button.title);
      button.textContent = "❝";
      link.after(button);
    }
  }

  /** Put an address of this page into the address bar and mark its claim, without scrolling there. */
  function showAddress(link) {
    if (link.href.split("#")[0] !== location.href.split("#")[0]) return;
    const [left, top] = [scrollX, scrollY];
    location.replace(link.hash); // only a way to it, unlike history.replaceState, lets :target follow
    scrollTo({ left, top, behavior: "instant" });
  }

  /* ---------- a glance at the source ---------- */

  const WAIT = 250;
  const GRACE = 300; // milliseconds in which the pointer may cross from the link to the passage
  const glance = document.createElement("div");
  let glanceOf = null;
  let timer;
  let leaving;

  /** The passage that holds an anchor: on this page, or on the one that the link leads to. */
  async function passageOf(link) {
    const anchor = new URL(link.href).hash.slice(1);
    const page = await pageOf(link);
    const mark = page && page.getElementById(anchor);
    const passage = mark && mark.closest(".source-text > *");
    if (!passage) return null;
    const copy = document.createElement("p");
    copy.append(...document.importNode(passage, true).childNodes);
    const { lang, dir } = passage.closest(".source-text");
    Object.assign(copy, { lang, dir });
    for (const node of copy.querySelectorAll(".line, .back")) node.remove();
    for (const node of copy.querySelectorAll("mark")) {
      const meant = node.id === anchor || node.querySelector(`[id="${anchor}"]`);
      node.classList.toggle("meant", Boolean(meant));
    }
    for (const node of copy.querySelectorAll("[id]")) node.removeAttribute("id");
    return copy;
  }

  async function showGlance(link) {
    glanceOf = link;
    const passage = await passageOf(link).catch(() => null);
    if (!passage || glanceOf !== link) return;
    const label = document.createElement("span");
    label.className = "our-words";
    label.textContent = "In the source";
    glance.replaceChildren(label, passage);
    glance.hidden = false;
    const box = link.getBoundingClientRect();
    const meant = glance.querySelector(".meant");
    glance.scrollTop = meant ? meant.offsetTop - 40 : 0;
    const below = box.bottom + glance.offsetHeight + 8 < innerHeight || box.top < glance.offsetHeight + 8;
    const left = Math.min(box.left, root.clientWidth - glance.offsetWidth - 16);
    glance.style.left = `${Math.max(8, left) + scrollX}px`;
    glance.style.top = `${(below ? box.bottom + 6 : box.top - glance.offsetHeight - 6) + scrollY}px`;
    link.setAttribute("aria-describedby", glance.id);
  }

  function hideGlance() {
    clearTimeout(timer);
    clearTimeout(leaving);
    if (glanceOf) glanceOf.removeAttribute("aria-describedby");
    glanceOf = null;
    glance.hidden = true;
  }

  function offerGlances() {
    glance.className = "glance";
    glance.id = "glance";
    glance.setAttribute("role", "tooltip");
    glance.hidden = true;
    document.body.append(glance);
    const sourceLink = (node) => node.closest && node.closest('.claim-links a[href*="#s-"]');
    const enter = (event) => {
      if (isOfGlance(event.target)) clearTimeout(leaving);
      const link = sourceLink(event.target);
      if (!link || link === glanceOf) return;
      hideGlance();
      timer = setTimeout(showGlance, WAIT, link);
    };
    const isOfGlance = (node) => node instanceof Node && Boolean(glance.contains(node) || glanceOf?.contains(node));
    // The pointer may rest on the passage itself, to read or to select, and takes a moment to get there.
    const leave = (event) => {
      if (!sourceLink(event.target) && !glance.contains(event.target)) return;
      if (isOfGlance(event.relatedTarget)) return;
      clearTimeout(leaving);
      if (event.type === "focusout") hideGlance();
      else if (glance.hidden) hideGlance();
      else leaving = setTimeout(hideGlance, GRACE);
    };
    document.addEventListener("pointerover", (event) => event.pointerType === "mouse" && enter(event));
    document.addEventListener("pointerout", leave);
    document.addEventListener("focusin", (event) => event.target.matches(":focus-visible") && enter(event));
    document.addEventListener("focusout", leave);
    document.addEventListener("keydown", (event) => event.key === "Escape" && hideGlance());
  }

  /* ---------- table of contents ---------- */

  const BEGINS_AT = 80; // pixels below the window's top at which a section counts as being read

  function followContents(nav) {
    const links = [...nav.querySelectorAll("a")];
    const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    const follow = () => {
      const atEnd = scrollY > 0 && scrollY + innerHeight >= root.scrollHeight - 2;
      const passed = headings.filter((heading) => heading && heading.getBoundingClientRect().top < BEGINS_AT);
      const chosen = headings.findIndex((heading) => heading && `#${heading.id}` === decodeURIComponent(location.hash));
      const isSeen = chosen >= 0 && headings[chosen].getBoundingClientRect().bottom > 0;
      // At the end of the page a short section cannot get to the top: the one that was asked for counts, else the last.
      const current = atEnd ? (isSeen ? chosen : headings.length - 1) : Math.max(0, passed.length - 1);
      links.forEach((link, place) => {
        if (place === current) link.setAttribute("aria-current", "location");
        else link.removeAttribute("aria-current");
      });
    };
    let waiting = false;
    addEventListener(
      "scroll",
      () => {
        if (waiting) return;
        waiting = true;
        requestAnimationFrame(() => {
          waiting = false;
          follow();
        });
      },
      { passive: true },
    );
    follow();
  }

  function foldContents(button) {
    button.addEventListener("click", () => {
      button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") === "false"));
    });
  }

  /* ---------- pages read from disk ---------- */

  /** Browsers open no folder as a page, so links to folders get the file in it. */
  function nameFiles() {
    for (const link of document.querySelectorAll('a[href^="file:"], a[href]:not([href*=":"])')) {
      const address = new URL(link.href);
      if (!address.pathname.endsWith("/")) continue;
      address.pathname += "index.html";
      link.href = address.href;
    }
  }

  /* ---------- what only some pages need ---------- */

  /** Load another script of ours, by its address relative to this one. Works from file:// as well. */
  function load(address) {
    return new Promise((resolve, reject) => {
      const script = element("script", { src: new URL(address, here).href });
      script.onload = resolve;
      script.onerror = () => reject(new Error(`could not load ${script.src}`));
      document.head.append(script);
    });
  }

  addEventListener("DOMContentLoaded", () => {
    offerThemes(document.querySelector(".palette-switch"));
    offerGlances();
    offerQuotes();
    const contents = document.querySelector(".toc");
    if (contents) {
      followContents(contents);
      foldContents(contents.querySelector("button"));
    }
    if (location.protocol === "file:") nameFiles();
    if (document.querySelector("table[data-filter]")) load("filters.js");
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a.permalink");
      const button = event.target.closest(".copy-quote");
      if (button) copyQuote(button.previousElementSibling);
      const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
      if (link && isPlain) {
        event.preventDefault();
        copyAddress(link);
      }
    });
  });

  /** For our other scripts, which run after this one. */
  globalThis.briefingPage = { announce, element, load };

  addEventListener("beforeprint", () => {
    for (const node of document.querySelectorAll(".print-address")) node.textContent = location.href.split("#")[0];
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
})();
