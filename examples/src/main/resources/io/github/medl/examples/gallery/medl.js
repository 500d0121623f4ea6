// Search and filters of the index; arrow keys between figures. Without it all figures are shown.
(function () {
  "use strict";
  var form = document.getElementById("filter");
  if (form) {
    form.hidden = false;
    var cards = Array.prototype.slice.call(document.querySelectorAll("[data-words]"));
    var sections = Array.prototype.slice.call(document.querySelectorAll("section[data-chapter]"));
    var count = document.getElementById("count");
    var fields = form.elements;
    var apply = function () {
      var words = fields.q.value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      cards.forEach(function (card) {
        var ok =
          words.every(function (word) { return card.dataset.words.indexOf(word) >= 0; }) &&
          (!fields.kind.value || card.dataset.kind === fields.kind.value) &&
          (!fields.status.value || card.dataset.status === fields.status.value) &&
          (!fields.evidence.value || card.dataset.evidence === fields.evidence.value) &&
          (!fields.chapter.value || card.closest("section").dataset.chapter === fields.chapter.value);
        card.hidden = !ok;
        shown += ok ? 1 : 0;
      });
      sections.forEach(function (section) {
        section.hidden = !section.querySelector("[data-words]:not([hidden])");
      });
      count.textContent = shown === cards.length ? shown + " figures" : shown + " of " + cards.length + " figures";
    };
    form.addEventListener("input", apply);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () { setTimeout(apply, 0); });
    apply();
  }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || /INPUT|SELECT|TEXTAREA/.test(event.target.tagName)) {
      return;
    }
    var search = document.querySelector("input[type=search]");
    if (event.key === "/" && search) {
      event.preventDefault();
      search.focus();
    }
    var rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    var link = rel && document.querySelector("a[rel=" + rel + "]");
    if (link) {
      window.location.href = link.href;
    }
  });
})();
