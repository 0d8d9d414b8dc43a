// What the pages do better with a script; all of it works without one through links and :target.
"use strict";

(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // "/" goes to the search box, as in most tools for reading.
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      document.getElementById("find").focus();
    }
  });

  // A story: show only statements, only events, or one act.
  const chips = document.querySelector("[data-chips]");
  if (chips) {
    chips.hidden = false;
    chips.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      const wanted = button.dataset.show;
      all("button", chips).forEach((each) => each.setAttribute("aria-pressed", String(each === button)));
      all(".entries .entry").forEach((entry) => {
        const kinds = [...entry.dataset.kind.split(" "), entry.dataset.code];
        entry.hidden = wanted !== "" && !kinds.includes(wanted);
      });
    });
  }

  // An article: choose a record in the text or in the list, and see its words and its reasons.
  const panel = document.querySelector(".panel");
  if (!panel) return;
  all("[data-hint]", panel).forEach((hint) => { hint.hidden = false; });
  const records = all(".record", panel);
  const marks = all(".paper .m");
  const wide = window.matchMedia("(min-width: 60.01rem)");

  const choose = (id, { scroll = true } = {}) => {
    document.body.classList.add("chosen");
    records.forEach((record) => record.classList.toggle("open", record.dataset.id === id));
    marks.forEach((mark) => mark.classList.toggle("active", id !== null && mark.dataset.ids.split(" ").includes(id)));
    const record = records.find((each) => each.dataset.id === id);
    const group = record && record.closest("details");
    if (group) group.open = true;
    if (record && scroll && wide.matches) {
      const head = panel.querySelector(".panel-head").offsetHeight;
      panel.scrollTop += record.getBoundingClientRect().top - panel.getBoundingClientRect().top - head - 8;
    }
  };

  const toText = (id) => {
    const mark = document.getElementById(`t-${id}`) || marks.find((each) => each.dataset.ids.split(" ").includes(id));
    if (mark) mark.scrollIntoView({ block: wide.matches ? "center" : "start" });
  };

  const remember = (id) => history.replaceState(null, "", id === null ? location.pathname : `#r-${id}`);

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a");
    if (!link) return;
    if (link.matches(".paper .m")) {
      event.preventDefault();
      const id = link.hash.slice(3);
      choose(id);
      remember(id);
      // The sheet of a phone covers what was chosen: bring it above.
      if (!wide.matches) link.scrollIntoView({ block: "start" });
    } else if (link.matches(".record-line")) {
      event.preventDefault();
      const id = link.closest(".record").dataset.id;
      choose(id, { scroll: false });
      toText(id);
      remember(id);
    } else if (link.matches("[data-close]")) {
      event.preventDefault();
      choose(null);
      remember(null);
    } else if (link.matches("[data-to-text]")) {
      event.preventDefault();
      toText(link.closest(".record").dataset.id);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, select, textarea")) return;
    const now = records.findIndex((record) => record.classList.contains("open"));
    if (event.key === "Escape") {
      choose(null);
      remember(null);
    } else if (event.key === "j" || event.key === "k") {
      const next = records[Math.min(records.length - 1, Math.max(0, now + (event.key === "j" ? 1 : -1)))];
      if (!next) return;
      choose(next.dataset.id);
      toText(next.dataset.id);
      remember(next.dataset.id);
    }
  });

  const fromAddress = () => {
    const group = location.hash.startsWith("#flaws-") && document.getElementById(location.hash.slice(1));
    if (group) group.querySelector("details").open = true;
    if (!location.hash.startsWith("#r-")) return;
    const id = location.hash.slice(3);
    choose(id);
    toText(id);
  };
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
})();
