/* Shortcuts of the desk: "g" and then the key of a section, "/" to search, "?" for the list of them.
   Nothing happens while somebody types, or with a modifier. A link says its key in data-desk-key;
   without this script everything is a link. */
(() => {
  "use strict";
  const typing = (node) =>
    node instanceof HTMLElement &&
    (node.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(node.tagName));
  const links = new Map(
    [...document.querySelectorAll("[data-desk-key]")].map((link) => [link.dataset.deskKey, link]),
  );
  let leader = 0;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const follows = event.timeStamp - leader < 1500;
    leader = 0;
    if (event.key === "g" && !follows) {
      leader = event.timeStamp;
    } else if (event.key === "/") {
      const search = document.querySelector(".cd input[type=search]");
      if (search) {
        event.preventDefault();
        search.focus();
      }
    } else if (links.has(event.key) && (follows || event.key === "?")) {
      event.preventDefault();
      links.get(event.key).click();
    }
  });
})();
