/* SPDX-License-Identifier: EUPL-1.2
   An extra on top of the form: keeps what is typed, and brings the reader to an error summary.
   Without it every button saves as well. */
"use strict";

(() => {
  const target = document.querySelector("[data-focus]");
  if (target) target.focus();

  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  const status = form.querySelector("[data-autosave-status]");
  let timer = 0;
  let isLeaving = false;

  const save = async () => {
    if (isLeaving) return;
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        credentials: "same-origin",
      });
      status.textContent = answer.ok ? status.dataset.saved : status.dataset.failed;
    } catch {
      status.textContent = status.dataset.failed;
    }
  };

  form.addEventListener("input", () => {
    status.textContent = "";
    clearTimeout(timer);
    timer = setTimeout(save, 1500);
  });
  // The button that was pressed saves everything; a late autosave must not come after it.
  form.addEventListener("submit", () => {
    isLeaving = true;
    clearTimeout(timer);
  });
})();
