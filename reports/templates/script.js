"use strict";
(function () {
  var root = document.documentElement;
  var tools = document.getElementById("tools");
  function each(query, act) {
    Array.prototype.forEach.call(document.querySelectorAll(query), act);
  }
  each("input[name=lang]", function (radio) {
    radio.addEventListener("change", function () {
      if (radio.checked) { root.lang = radio.value; }
    });
  });
  function unfold(open) {
    each("details", function (one) { one.open = open; });
  }
  function folded() {
    var kept = [];
    each("details", function (one) { if (!one.open) { kept.push(one); } });
    return kept;
  }
  var closed = [];
  window.addEventListener("beforeprint", function () { closed = folded(); unfold(true); });
  window.addEventListener("afterprint", function () {
    closed.forEach(function (one) { one.open = false; });
  });
  function reveal() {
    var target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    var above = target;
    while (above) {
      if (above.tagName === "DETAILS") { above.open = true; }
      above = above.parentElement;
    }
    if (target) { target.scrollIntoView(); }
  }
  window.addEventListener("hashchange", reveal);
  reveal();
  if (!tools) { return; }
  tools.hidden = false;
  each("[data-unfold]", function (button) {
    button.addEventListener("click", function () { unfold(button.dataset.unfold === "all"); });
  });
  each("[data-filter]", function (box) {
    box.addEventListener("change", function () {
      each(".finding[data-severity='" + box.dataset.filter + "']", function (one) {
        one.hidden = !box.checked;
      });
    });
  });
})();
