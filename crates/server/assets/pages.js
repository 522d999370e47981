// Comfort on top of pages that work without it: dropping files, keys, choosing an order.
"use strict";

const form = document.querySelector("form.give");
if (form) {
  const input = form.querySelector("input[type=file]");
  const drop = form.querySelector(".drop");
  const list = form.querySelector(".chosen");
  const button = form.querySelector("button");
  form.classList.add("live");
  const show = () => {
    list.replaceChildren(...Array.from(input.files, (file) => {
      const item = document.createElement("li");
      item.textContent = file.name;
      return item;
    }));
  };
  input.addEventListener("change", show);
  for (const kind of ["dragenter", "dragover"]) {
    document.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) drop.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (event.dataTransfer.files.length > 0) {
      input.files = event.dataTransfer.files;
      show();
    }
  });
  form.addEventListener("submit", () => {
    button.dataset.ready = button.textContent;
    button.textContent = button.dataset.working;
    button.disabled = true;
  });
  // Coming back by the browser's own button must not find a dead form.
  window.addEventListener("pageshow", () => {
    if (button.dataset.ready) button.textContent = button.dataset.ready;
    button.disabled = false;
    show();
  });
}

const order = document.querySelector(".search select");
if (order) order.addEventListener("change", () => order.form.requestSubmit());

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, select, textarea")) return;
  const step = { j: 1, k: -1 }[event.key];
  const rows = Array.from(document.querySelectorAll(".ranking .open"));
  if (step && rows.length > 0) {
    const at = rows.indexOf(document.activeElement);
    const to = at < 0 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1);
    rows[to].focus();
    rows[to].closest("tr").scrollIntoView({ block: "nearest" });
  } else if (step) {
    const link = document.querySelector(step > 0 ? "a[rel=next]" : "a[rel=prev]");
    if (link) link.click();
  } else if (event.key === "u") {
    const up = document.querySelector("a[rel=up]");
    if (up) up.click();
  } else if (event.key === "/") {
    const search = document.querySelector("input[type=search]");
    if (search) {
      event.preventDefault();
      search.focus();
    }
  }
});
