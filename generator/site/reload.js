// Only while serving: loads the page again when it has changed, and shows what went wrong.
"use strict";
(() => {
  const page = document.currentScript.dataset.page;
  const hasFailed = document.getElementById("briefing-failed") !== null;
  const ID = "briefing-problems";
  const CLOSED = "briefing-closed";
  let looks = 0;
  const STYLE =
    "display:flex;gap:1rem;align-items:start;position:fixed;inset:auto 0 0 0;box-sizing:border-box;z-index:9999;" +
    "max-height:30vh;overflow:auto;margin:0;padding:.5rem 1rem;" +
    "background:#7a0019;color:#fff;font:13px/1.4 monospace;overflow-wrap:anywhere";
  const LINES = "margin:.25rem 0 .5rem;white-space:pre-wrap;font:inherit";
  const BUTTON =
    "position:sticky;top:0;flex:none;margin-inline-start:auto;padding:.25rem .75rem;font:inherit;cursor:pointer;" +
    "background:#fff;color:#7a0019;border:0;border-radius:3px";

  function element(name, text, style) {
    const made = document.createElement(name);
    made.textContent = text;
    made.style.cssText = style;
    return made;
  }

  function part(sentence, problems) {
    return problems ? [element("strong", sentence, ""), element("pre", problems, LINES)] : [];
  }

  function show(behind, missing) {
    const parts = [
      ...part("Not every edit shows until this is mended:", behind),
      ...part(behind || hasFailed ? "Also wrong:" : "The site is up to date, but for this:", missing),
    ];
    const text = parts.map((part) => part.textContent).join("\n");
    const last = document.getElementById(ID);
    if (last?.dataset.text === text) return;
    last?.remove();
    document.body.style.paddingBottom = "";
    if (!text || sessionStorage.getItem(CLOSED) === text) return;
    sessionStorage.removeItem(CLOSED);

    const box = element("section", "", STYLE);
    box.id = ID;
    box.dataset.text = text;
    box.tabIndex = 0; // so that the keyboard can scroll it
    box.setAttribute("aria-label", "Problems");
    const told = element("div", "", "min-width:0");
    told.setAttribute("role", "alert");
    told.append(...parts);
    const button = element("button", "Close", BUTTON);
    button.title = "Close (Escape)";
    button.addEventListener("click", close);
    box.append(told, button);
    document.body.append(box);
    // The end of the page can be scrolled out from under it.
    document.body.style.paddingBottom = box.offsetHeight + "px";
  }

  function close() {
    const box = document.getElementById(ID);
    if (!box) return;
    sessionStorage.setItem(CLOSED, box.dataset.text); // until something else is wrong
    box.remove();
    document.body.style.paddingBottom = "";
  }

  async function look() {
    if (document.hidden) return;
    const mine = ++looks;
    const query = "page=" + encodeURIComponent(location.pathname);
    const answer = await fetch("/_briefing/state?" + query).catch(() => null);
    const now = answer?.ok ? await answer.json() : null;
    if (!now || mine !== looks) return; // a later look knows better
    // A page that cannot be made any more stays as it was.
    const stays = now.failure && !hasFailed;
    if (now.page !== page && !stays) location.reload();
    else show([now.behind, stays && now.failure].filter(Boolean).join("\n"), now.missing);
  }

  const bell = new BroadcastChannel("briefing");

  function listen() {
    new EventSource("/_briefing/events").addEventListener("message", () => {
      bell.postMessage("");
      look();
    });
    return new Promise(() => {}); // as long as this page is open
  }

  // One of all open pages listens, and wakes the others: a browser allows six connections to one host.
  bell.addEventListener("message", look);
  if (navigator.locks) navigator.locks.request("briefing", listen);
  else listen();
  document.addEventListener("visibilitychange", look);
  window.addEventListener("pageshow", look);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open]")) close();
  });
})();
