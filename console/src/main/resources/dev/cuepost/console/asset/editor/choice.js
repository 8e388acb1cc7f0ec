// What can be said of the clip that is chosen, as fields.
import {element, rowName, seconds} from "./drawing.js";
import {setEffect, trimEnd, move} from "./changes.js";
import {effect, get, number, overlap, set, word} from "./timeline.js";

const TRANSITIONS = ["fade", "wipeleft", "wiperight", "wipeup", "wipedown", "circleopen", "pixelize",
  "radial", "fadecolor", "fadegrayscale"];
const PLACES = ["TopLeft", "TopCenter", "TopRight", "CenterLeft", "CenterCenter", "CenterRight",
  "BottomLeft", "BottomCenter", "BottomRight"];

export class Choice {
  constructor(editor, root) {
    this.editor = editor;
    this.root = root;
  }

  draw() {
    const {words} = this.editor;
    const piece = this.editor.piece();
    if (!piece) {
      this.root.replaceChildren(element("p", {class: "hint"}, words["choice.none"]));
      return;
    }
    const focused = document.activeElement?.id;
    const problem = this.editor.problem?.path === piece.path ? [this.problem()] : [];
    this.root.replaceChildren(
      element("h3", {}, piece.label),
      element("p", {class: "hint"}, rowName(piece.row, words)),
      ...problem,
      ...this.fields(piece));
    if (focused && this.root.querySelector("#" + CSS.escape(focused))) {
      document.getElementById(focused).focus();
    }
  }

  problem() {
    return element("p", {class: "error"}, this.editor.problem.sentence);
  }

  fields(piece) {
    const times = [this.start(piece), this.length(piece)];
    switch (piece.kind) {
      case "caption":
        return [...this.caption(piece), this.pair(...times)];
      case "sound":
        return [this.pair(...times), this.cut(piece), this.volume(piece), this.loop(piece)];
      case "picture":
        return [this.pair(...times), ...(piece.still ? [] : [this.cut(piece), this.volume(piece)]),
          ...this.transition(piece)];
      default:
        return [this.pair(...times)];
    }
  }

  pair(...fields) {
    return element("div", {class: "pair"}, ...fields);
  }

  // A field with its label; the change is given what was typed.
  field(name, input, change) {
    const id = "choice-" + name;
    input.id = id;
    input.addEventListener("change", () => change(input.type === "checkbox" ? input.checked : input.value));
    const label = element("label", {for: id}, this.editor.words["choice." + name]);
    return input.type === "checkbox"
      ? element("div", {class: "check"}, input, label)
      : element("div", {class: "field"}, label, input);
  }

  figure(name, value, change, placeholder) {
    const input = element("input", {type: "text", inputmode: "decimal", autocomplete: "off", placeholder});
    input.value = value === undefined ? "" : seconds(value);
    return this.field(name, input, typed => {
      const figure = typed.trim() === "" ? undefined : Number(typed.replace(",", "."));
      if (Number.isNaN(figure) || figure < 0) {
        this.editor.tell(this.editor.words["choice.figure"]);
        this.draw();
      } else {
        change(figure);
      }
    });
  }

  select(name, value, options, change) {
    const input = element("select", {}, ...options.map(([key, text]) =>
      element("option", {value: key, selected: key === value}, text)));
    return this.field(name, input, change);
  }

  start(piece) {
    const {words} = this.editor;
    return this.figure("start", piece.pinned ? piece.from : undefined, from => this.editor.change(
      timeline => {
        if (from !== undefined) {
          set(piece.clip, "TimelineIn", piece.from);
          return move(timeline, {...piece, pinned: true}, piece.row, from);
        }
        set(piece.clip, "TimelineIn", undefined);
        return piece.clip;
      }), piece.row.follows ? words["choice.follows"] : seconds(piece.from));
  }

  length(piece) {
    return this.figure("length", piece.until - piece.from, length => this.editor.change(() =>
      trimEnd(piece, piece.from + (length || 0), this.editor.materials)));
  }

  cut(piece) {
    const put = name => value => this.editor.change(() => {
      set(piece.clip, name, value);
      return piece.clip;
    });
    return this.pair(
      this.figure("in", number(piece.clip, "In"), put("In"), "0"),
      this.figure("out", number(piece.clip, "Out"), put("Out"), this.editor.words["choice.end"]));
  }

  volume(piece) {
    const found = effect(piece.clip, "Volume");
    const gain = found ? number(found, "Gain") ?? 1 : 1;
    const input = element("input", {type: "range", min: 0, max: 200, step: 5});
    input.value = Math.round(gain * 100);
    const told = element("output", {for: "choice-volume"}, input.value + " %");
    input.addEventListener("input", () => { told.textContent = input.value + " %"; });
    const field = this.field("volume", input, value => this.editor.change(() =>
      setEffect(piece.clip, "Volume", Number(value) === 100 ? undefined : {Gain: Number(value) / 100})));
    field.append(told);
    return field;
  }

  loop(piece) {
    const input = element("input", {type: "checkbox"});
    input.checked = /^true$/i.test(word(piece.clip, "LoopMode"));
    return this.field("loop", input, checked => this.editor.change(() => {
      set(piece.clip, "LoopMode", checked ? true : undefined);
      return piece.clip;
    }));
  }

  // Into the clip behind it, where there is one.
  transition(piece) {
    if (!piece.row.pieces[piece.index + 1]) {
      return [];
    }
    const {words} = this.editor;
    const found = effect(piece.clip, "Transition");
    const look = found ? word(found, "SubType") || "fade" : "";
    const looks = TRANSITIONS.includes(look) || !look ? TRANSITIONS : [look, ...TRANSITIONS];
    const put = members => this.editor.change(() => setEffect(piece.clip, "Transition", members));
    const fields = [this.select("transition", look,
      [["", words["choice.transition.none"]], ...looks.map(one => [one, words["look." + one] ?? one])],
      value => put(value ? {SubType: value, Duration: overlap(piece.clip) || 0.5} : undefined))];
    return found
      ? [this.pair(...fields, this.figure("lasting", overlap(piece.clip), value => put({Duration: value || 0.1})))]
      : fields;
  }

  caption(piece) {
    const clip = piece.clip;
    const put = (name, value) => this.editor.change(() => {
      set(clip, name, value);
      return clip;
    });
    const text = element("textarea", {rows: 2});
    text.value = word(clip, "Content");
    const colour = element("input", {type: "color"});
    const rgb = word(clip, "FontColor").replace(/^#?/, "#");
    colour.value = /^#[0-9a-f]{6}$/i.test(rgb) ? rgb : "#ffffff";
    const bold = element("input", {type: "checkbox"});
    bold.checked = /^true$/i.test(word(get(clip, "FontFace") ?? {}, "Bold"));
    const place = PLACES.find(one => one.toLowerCase() === word(clip, "Alignment").toLowerCase()) ?? "";
    return [
      this.field("text", text, value => put("Content", value || "…")),
      this.pair(
        this.select("place", place,
          [...(place ? [] : [["", "–"]]), ...PLACES.map(one => [one, this.editor.words["place." + one]])],
          value => put("Alignment", value || undefined)),
        this.figure("size", number(clip, "FontSize") ?? 20, value => put("FontSize", value || 20))),
      this.pair(
        this.field("colour", colour, value => put("FontColor", value)),
        this.field("bold", bold, checked =>
          put("FontFace", {...(get(clip, "FontFace") ?? {}), Bold: checked}))),
    ];
  }
}

