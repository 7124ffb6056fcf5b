(function () {
  "use strict";

  /* The theme's search listens to keys alone: text that is pasted, dictated or composed comes without one. */
  document.addEventListener("input", function (event) {
    if (event.target.name === "query" && !event.isComposing) {
      event.target.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    }
  });

  /* A link to another language leads to the segment that is being read, which has the same id there. */

  /* The segment in the address, if the reader has not scrolled away from it; else the first one below the header. */
  function current() {
    var top = document.querySelector(".md-header").getBoundingClientRect().bottom;
    var segments = Array.from(document.querySelectorAll("aside.segment > a"), function (link) {
      return document.getElementById(link.hash.slice(1));
    });
    if (window.scrollY < 40) return location.hash && document.querySelector(":target") ? location.hash : "";
    var seen = segments.filter(function (segment) {
      return segment.getBoundingClientRect().bottom > top && segment.getBoundingClientRect().top < innerHeight;
    });
    var target = document.querySelector(":target");
    if (seen.includes(target)) return location.hash;
    return seen.length ? "#" + seen[0].id : "";
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[data-language]");
    if (link) link.hash = current();
  });
})();
