// The controls of a figure. Each change is asked for at once; the server answers the latest.
(function () {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const knobs = JSON.parse($("declared").textContent);
  const page = Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) => b.toString(16).padStart(2, "0")).join("");
  const state = {}; // name to text, as it is typed after --set
  let asked = 0; // how many requests were made; answers to earlier ones are not shown
  let timer = 0;

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    Object.entries(attributes || {}).forEach(([name, value]) => element.setAttribute(name, value));
    element.append(...children);
    return element;
  }

  // x_{1} and x^{2} of the figures' own texts, as indices and powers.
  function math(element, words) {
    words.split(/([_^]\{[^}]*\})/).forEach((part) => {
      const mark = /^([_^])\{([^}]*)\}$/.exec(part);
      element.append(mark ? make(mark[1] === "_" ? "sub" : "sup", {}, mark[2]) : part);
    });
    return element;
  }

  // Numbers of a slider: equal steps of the value, or of its logarithm, rounded to what people read.
  function nice(step) {
    const power = Math.pow(10, Math.floor(Math.log10(step)));
    return (step / power < 1.5 ? 1 : step / power < 3.5 ? 2 : step / power < 7.5 ? 5 : 10) * power;
  }
  function text(value, digits) {
    return String(Number(value.toPrecision(digits)));
  }
  function scale(knob) {
    const least = knob.least, most = knob.most, book = Number(knob.book);
    if (knob.byRatio) {
      const ratio = Math.log(most / least), steps = 240;
      const near = Math.round((steps * Math.log(book / least)) / ratio);
      return {
        max: steps,
        value: (at) => at === near ? knob.book : at === 0 ? text(least, 12) : at === steps ? text(most, 12)
          : knob.kind === "real" ? text(least * Math.exp((ratio * at) / steps), 2) : String(Math.round(Number(text(least * Math.exp((ratio * at) / steps), 2)))),
        at: (value) => Math.round((steps * Math.log(value / least)) / ratio),
        book: near
      };
    }
    const step = knob.kind === "real" ? nice((most - least) / 200) : Math.max(1, nice((most - least) / 400));
    const max = Math.round((most - least) / step), near = Math.round((book - least) / step);
    return {
      max: max,
      value: (at) => at === near ? knob.book : at === max ? text(most, 12) : text(least + at * step, 10),
      at: (value) => Math.round((value - least) / step),
      book: near
    };
  }

  function control(knob) {
    const id = "knob-" + knob.name;
    const legend = make("legend", {}, math(make("span", { class: "symbol" }), knob.symbol), knob.meaning);
    const wrong = make("p", { class: "wrong", id: id + "-wrong", role: "alert", hidden: "" });
    const back = make("button", { type: "button", title: "The book's value" });
    const foot = make("div", { class: "foot" }, back);
    const set = make("fieldset", { class: "knob", "data-name": knob.name }, legend);
    const name = knob.symbol.replace(/[_^{}]/g, "") + ", " + knob.meaning;
    let show;
    if (knob.kind === "real" || knob.kind === "whole" || knob.kind === "seed") {
      const field = make("input", { type: "text", id: id, inputmode: "decimal", "aria-label": name, "aria-describedby": id + "-wrong", spellcheck: "false" });
      const line = make("div", { class: "line" });
      let slider, track;
      if (knob.kind === "seed") {
        const next = make("button", { type: "button" }, "another");
        next.addEventListener("click", () => change(knob, String(Number(state[knob.name]) >= knob.most ? knob.least : Number(state[knob.name]) + 1)));
        line.append(field, next);
      } else {
        track = scale(knob);
        const marks = make("datalist", { id: id + "-book" }, make("option", { value: track.book }));
        slider = make("input", { type: "range", min: 0, max: track.max, step: 1, list: id + "-book", "aria-label": name });
        slider.addEventListener("input", () => change(knob, track.value(Number(slider.value)), "slider"));
        line.append(slider, field, marks);
      }
      field.addEventListener("input", () => change(knob, field.value.trim(), "field"));
      foot.append(make("span", {}, knob.allowed.replace(/^a (whole )?number /, "")));
      set.append(line);
      show = (value, from) => {
        if (from !== "field") field.value = value;
        if (slider) {
          if (from !== "slider" && isFinite(Number(value))) slider.value = track.at(Number(value));
          slider.setAttribute("aria-valuetext", value);
        }
      };
    } else if (knob.kind === "switch") {
      const box = make("input", { type: "checkbox", id: id });
      box.addEventListener("change", () => change(knob, box.checked ? "on" : "off"));
      set.append(make("label", { class: "switch" }, box, knob.symbol));
      show = (value) => { box.checked = value === "on"; };
    } else if (knob.kind === "choice") {
      const list = make("select", { id: id, "aria-label": name }, ...knob.words.map((word) => make("option", {}, word)));
      list.addEventListener("change", () => change(knob, list.value));
      set.append(list);
      show = (value) => { list.value = value; };
    } else {
      const cells = make("div", { class: "cells" });
      cells.style.gridTemplateColumns = "repeat(" + knob.columns + ", minmax(0, 1fr))";
      const fields = [];
      for (let i = 0; i < knob.rows * knob.columns; i++) {
        const where = ", row " + (Math.floor(i / knob.columns) + 1) + ", column " + ((i % knob.columns) + 1);
        const field = make("input", { type: "text", inputmode: "decimal", "aria-label": name + where, spellcheck: "false" });
        field.addEventListener("input", () => {
          const rows = [];
          for (let r = 0; r < knob.rows; r++) rows.push(fields.slice(r * knob.columns, (r + 1) * knob.columns).map((f) => f.value.trim() || "?").join(" "));
          change(knob, rows.join("; "), "field");
        });
        fields.push(field);
        cells.append(field);
      }
      set.append(cells);
      show = (value, from) => {
        if (from !== "field") value.split(/[\s;]+/).forEach((entry, i) => { fields[i].value = entry; });
      };
    }
    back.textContent = knob.kind === "matrix" ? "as in the book" : "book: " + knob.book;
    back.addEventListener("click", () => change(knob, knob.book));
    set.append(foot, wrong);
    knob.show = (value, from) => {
      show(value, from);
      set.classList.toggle("changed", value !== knob.book);
      back.disabled = value === knob.book;
    };
    knob.wrong = (words) => {
      wrong.hidden = !words;
      wrong.textContent = words || "";
      set.querySelectorAll("input[type=text]").forEach((f) => f.setAttribute("aria-invalid", words ? "true" : "false"));
    };
    return set;
  }

  function change(knob, value, from) {
    state[knob.name] = value;
    knob.show(value, from);
    all.disabled = knobs.every((k) => state[k.name] === k.book);
    remember();
    ask();
  }

  function remember() {
    const changed = knobs.filter((k) => state[k.name] !== k.book);
    history.replaceState(null, "", changed.length ? "#" + changed.map((k) => encodeURIComponent(k.name) + "=" + encodeURIComponent(state[k.name])).join("&") : location.pathname);
  }

  function recall() {
    knobs.forEach((knob) => { state[knob.name] = knob.value; });
    location.hash.slice(1).split("&").forEach((pair) => {
      const [name, value] = pair.split("=").map((part) => { try { return decodeURIComponent(part || ""); } catch (e) { return ""; } });
      if (knobs.some((knob) => knob.name === name) && value) state[name] = value;
    });
  }

  async function ask() {
    const number = ++asked;
    clearTimeout(timer);
    timer = setTimeout(() => { if (number === asked) busy(); }, 200);
    try {
      const response = await fetch("draw?page=" + page, { method: "POST", body: JSON.stringify(state) });
      if (!response.ok) {
        const words = await response.text();
        if (number === asked) refused(words);
        return;
      }
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = "";
      for (;;) {
        const part = await reader.read();
        const lines = (rest + (part.value || "")).split("\n");
        rest = lines.pop();
        if (number === asked) lines.forEach((line) => told(JSON.parse(line)));
        if (part.done) return;
      }
    } catch (e) {
      if (number === asked) {
        clearTimeout(timer);
        state_("failed", "medl no longer answers");
        problem("The program behind this page has ended; start medl play again.");
      }
    }
  }

  function state_(css, words) {
    $("badge").className = "badge " + css.split(" ")[0];
    $("badge").textContent = css;
    $("told").textContent = words;
    $("bar").hidden = true;
  }

  function problem(words) {
    $("failed").hidden = !words;
    $("failed").textContent = words || "";
  }

  function busy() {
    $("pictures").classList.add("stale");
    $("told").textContent = "computing ...";
    $("bar").removeAttribute("value");
    $("bar").hidden = false;
  }

  function refused(words) {
    clearTimeout(timer);
    $("pictures").classList.add("stale");
    state_("failed", "not computed");
    $("badge").textContent = "refused";
    const named = words.replace(/^[^:]*: /, "");
    const knob = knobs.find((k) => named.startsWith(k.name + " "));
    knobs.forEach((k) => k.wrong(k === knob ? named + "." : ""));
    problem(knob ? "" : words);
  }

  function told(line) {
    if (line.progress) {
      const p = line.progress;
      busy();
      $("told").textContent = p.stage + " " + p.done + " of " + p.total;
      $("bar").max = p.total;
      $("bar").value = p.done;
    } else if (line.drawn) {
      clearTimeout(timer);
      drawn(line.drawn);
    } else if (line.failed) {
      clearTimeout(timer);
      knobs.forEach((k) => k.wrong(""));
      state_("failed", "not computed");
      problem(line.failed);
    }
  }

  function drawn(d) {
    knobs.forEach((k) => k.wrong(""));
    problem(d.failed);
    state_(d.status, "computed in " + (d.seconds < 0.1 ? Math.max(1, Math.round(d.seconds * 1000)) + " ms" : d.seconds.toPrecision(2) + " s"));
    $("note").hidden = !d.note || !!d.failed;
    $("note").textContent = d.note;
    $("command").textContent = d.command;
    $("pictures").classList.toggle("stale", !!d.failed);
    if (d.failed) return;
    const images = Array.from($("pictures").children);
    d.pictures.forEach((picture, i) => {
      const image = images[i] || $("pictures").appendChild(make("img"));
      image.width = picture.width;
      image.height = picture.height;
      image.classList.toggle("wide", picture.width > 1.8 * picture.height);
      image.alt = document.title + (i ? ", part " + (i + 1) : "") + "; its numbers stand in the table below";
      image.src = picture.src;
    });
    images.slice(d.pictures.length).forEach((image) => image.remove());
    const same = d.checks.filter((check) => check.same).length;
    $("counted").textContent = d.checks.length === 0 ? "Nothing to compare." : d.status === "explored"
      ? same + " of " + d.checks.length + " hold all the same. With parameters of your own they are shown, and count for nothing."
      : same + " of " + d.checks.length + " hold.";
    rows($("checks"), d.checks.map((check) => {
      const row = make("tr", { class: check.same ? "same" : "other" },
        math(make("td", { class: "name" }), check.name),
        make("td", { class: "num", "data-label": "now", title: check.full }, check.ours),
        make("td", { class: "num", "data-label": check.same ? "reference, the same:" : "reference" }, check.expected),
        make("td", { "data-label": "from" }, check.source));
      return row;
    }));
    $("more").hidden = d.values.length === 0;
    rows($("values"), d.values.map((value) => make("tr", {}, make("td", { class: "name" }, value.name), make("td", { class: "num" }, value.text))));
  }

  function rows(body, list) {
    body.replaceChildren(...list);
  }

  const all = make("button", { type: "button", id: "all" }, "All as in the book");
  all.addEventListener("click", () => {
    knobs.forEach((k) => { state[k.name] = k.book; k.show(k.book); });
    all.disabled = true;
    remember();
    ask();
  });
  const caption = $("caption").textContent;
  $("caption").textContent = "";
  math($("caption"), caption);
  recall();
  knobs.forEach((knob) => $("knobs").append(control(knob)));
  knobs.forEach((knob) => knob.show(state[knob.name]));
  if (knobs.length) $("knobs").append(all);
  all.disabled = knobs.every((k) => state[k.name] === k.book);
  $("knobs").addEventListener("submit", (event) => event.preventDefault());

  // Whether somebody still looks at this page: medl play --exit-on-close ends without.
  const here = () => fetch("here?page=" + page, { method: "POST" }).catch(() => {});
  setInterval(here, 20000);
  window.addEventListener("pageshow", here);
  window.addEventListener("pagehide", () => navigator.sendBeacon("bye?page=" + page));
  ask();
})();
