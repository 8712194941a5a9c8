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
  each("table.sortable", function (table) {
    var body = table.tBodies[0];
    each("table.sortable th[data-by]", function (head) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      while (head.firstChild) { button.appendChild(head.firstChild); }
      head.appendChild(button);
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") !== "descending";
        each("table.sortable th", function (one) { one.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        var key = "data-" + head.dataset.by;
        Array.prototype.slice.call(body.rows).map(function (row, place) {
          return { row: row, place: place, by: row.getAttribute(key) };
        }).sort(function (one, two) {
          var order = one.by < two.by ? 1 : one.by > two.by ? -1 : 0;
          return (down ? order : -order) || one.place - two.place;
        }).forEach(function (one) { body.appendChild(one.row); });
      });
    });
  });
  var places = {};
  each(".contents a", function (link) { places[link.hash.slice(1)] = link; });
  if (window.IntersectionObserver && Object.keys(places).length) {
    var seen = {};
    var watch = new IntersectionObserver(function (entries) {
      entries.forEach(function (one) { seen[one.target.id] = one.isIntersecting; });
      var at = Object.keys(places).filter(function (id) { return seen[id]; })[0];
      Object.keys(places).forEach(function (id) {
        if (id === at) { places[id].setAttribute("aria-current", "true"); }
        else { places[id].removeAttribute("aria-current"); }
      });
    }, { rootMargin: "-15% 0px -60% 0px" });
    Object.keys(places).forEach(function (id) { watch.observe(document.getElementById(id)); });
  }
  if (!tools) { return; }
  tools.hidden = false;
  each("[data-unfold]", function (button) {
    button.addEventListener("click", function () { unfold(button.dataset.unfold === "all"); });
  });
  function wanted(group) {
    var boxes = document.querySelectorAll("[data-filter=" + group + "]");
    var kept = [];
    Array.prototype.forEach.call(boxes, function (box) { if (box.checked) { kept.push(box.value); } });
    return boxes.length ? kept : null;
  }
  function sift() {
    var groups = ["severity", "layer", "owner", "status"].map(function (name) {
      return [name, wanted(name)];
    });
    var shown = 0;
    each(".finding", function (one) {
      one.hidden = !groups.every(function (group) {
        return !group[1] || group[1].some(function (value) {
          var has = one.dataset[group[0]];
          return has === value || (group[0] === "layer" && has.split(" ").indexOf(value) >= 0);
        });
      });
      if (!one.hidden) { shown += 1; }
    });
    document.querySelector("[data-shown]").textContent = shown;
  }
  each("[data-filter]", function (box) { box.addEventListener("change", sift); });
})();
