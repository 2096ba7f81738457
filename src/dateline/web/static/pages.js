// What only improves the pages: they work the same without it. No request leaves from here.
"use strict";
(() => {
  const DAY = 86400000;
  const iso = (time) => new Date(time).toISOString().slice(0, 10);

  // The slider over the record's days moves the date field and, let go of, asks for that day. Keys move it day by day, so
  // that it asks once they rest, and on the page that comes it has the focus again.
  const REST = 600;
  const MOVED = "dateline-slider";
  const slide = (range) => {
    const form = range.form;
    const field = form.elements["as_of"];
    const first = Date.parse(range.dataset.first);
    const told = () => iso(first + Number(range.value) * DAY);
    const show = () => {
      field.value = told();
      range.setAttribute("aria-valuetext", told());
    };
    let byKey = false;
    let waiting = 0;
    const ask = () => {
      if (byKey) sessionStorage.setItem(MOVED, "1");
      form.requestSubmit();
    };
    range.setAttribute("aria-valuetext", told());
    range.addEventListener("keydown", () => { byKey = true; });
    range.addEventListener("pointerdown", () => { byKey = false; });
    range.addEventListener("input", show);
    range.addEventListener("change", () => {
      show();
      clearTimeout(waiting);
      waiting = setTimeout(ask, byKey ? REST : 0);
    });
    range.hidden = false;
    if (sessionStorage.getItem(MOVED)) range.focus();
    sessionStorage.removeItem(MOVED);
  };

  // The panel with a value's sentences takes the focus when it opens; Escape and its button close it and give it back.
  const panel = (side) => {
    let from = null;
    const close = () => {
      side.replaceChildren();
      if (from) from.focus();
      from = null;
    };
    document.addEventListener("click", (event) => {
      const why = event.target.closest("a.why");
      if (why) from = why;
      if (event.target.closest("#side .close")) close();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && side.childElementCount) close();
    });
    new MutationObserver(() => {
      if (side.childElementCount) side.focus();
    }).observe(side, { childList: true });
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("input[data-first]").forEach(slide);
    const side = document.getElementById("side");
    if (side) panel(side);
  });
})();
