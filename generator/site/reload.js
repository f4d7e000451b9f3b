// Only while serving: loads the page again when the site has changed, and shows what went wrong.
"use strict";
(() => {
  const version = Number(document.currentScript.dataset.version);
  let events = null;

  function show(problem) {
    document.getElementById("briefing-problem")?.remove();
    if (!problem) return;
    const box = document.createElement("pre");
    box.id = "briefing-problem";
    box.setAttribute("role", "alert");
    box.textContent = problem + "\n\n(Click to hide. The page shows the last good state.)";
    box.style.cssText =
      "position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;margin:0;padding:1rem;z-index:9999;" +
      "background:#7a0019;color:#fff;font:14px/1.5 monospace;white-space:pre-wrap;cursor:pointer";
    box.addEventListener("click", () => box.remove());
    document.body.append(box);
  }

  // Hidden pages do not listen: a browser allows only six connections to one host.
  function listen() {
    events?.close();
    events = null;
    if (document.hidden) return;
    events = new EventSource("/_briefing/events");
    events.onmessage = (event) => {
      const state = JSON.parse(event.data);
      if (state.version !== version) location.reload();
      else show(state.problem);
    };
  }

  document.addEventListener("visibilitychange", listen);
  window.addEventListener("pagehide", () => events?.close());
  window.addEventListener("pageshow", listen);
})();
