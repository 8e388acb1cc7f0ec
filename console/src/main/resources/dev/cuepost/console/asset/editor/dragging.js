// Clips by hand: with the pointer, and with the keys.
import {fill, rowName, seconds} from "./drawing.js";
import {move, remove, split, step, trimEnd, trimStart} from "./changes.js";

const SNAP_PIXELS = 8;
const THRESHOLD_PIXELS = 4;
const SMALL = 0.1;

// The time itself, or that of an edge or of the playhead close to it.
function snapped(editor, time, piece) {
  const near = SNAP_PIXELS / editor.drawing.scale;
  const places = [0, editor.at, ...editor.view.pieces
    .filter(other => other !== piece).flatMap(other => [other.from, other.until])];
  const best = places.reduce((one, two) => Math.abs(two - time) < Math.abs(one - time) ? two : one);
  return Math.abs(best - time) < near ? best : time;
}

// The row of its kind below the pointer; "new" below the last of them.
function rowAt(editor, piece, clientY) {
  const lanes = [...editor.drawing.root.querySelectorAll(".lane")]
    .filter(lane => lane.row.kind === piece.kind);
  const hit = lanes.find(lane => {
    const box = lane.getBoundingClientRect();
    return clientY >= box.top && clientY < box.bottom;
  });
  const last = lanes.at(-1).getBoundingClientRect();
  if (hit) {
    return hit.row;
  }
  return clientY > last.bottom + last.height / 3 ? undefined : piece.row;
}

export function byPointer(editor) {
  const {drawing} = editor;
  drawing.root.addEventListener("pointerdown", down => {
    if (down.button !== 0) {
      return;
    }
    if (down.target.closest(".ruler")) {
      seek(editor, down);
      return;
    }
    const button = down.target.closest(".piece");
    if (button) {
      drag(editor, button, down);
    }
  });
}

function seek(editor, down) {
  const ruler = down.target.closest(".ruler");
  const go = event => editor.seek(editor.drawing.timeAt(event.clientX));
  ruler.setPointerCapture(down.pointerId);
  ruler.addEventListener("pointermove", go);
  ruler.addEventListener("pointerup", () => ruler.removeEventListener("pointermove", go), {once: true});
  go(down);
}

function drag(editor, button, down) {
  const {drawing, words} = editor;
  const piece = button.piece;
  const edge = down.target.closest("[data-edge]")?.dataset.edge;
  const grabbed = drawing.timeAt(down.clientX);
  let last;
  let moved = false;
  editor.hold();
  button.setPointerCapture(down.pointerId);

  function over(event) {
    if (!moved && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < THRESHOLD_PIXELS) {
      return;
    }
    moved = true;
    button.classList.add("dragged");
    const by = drawing.timeAt(event.clientX) - grabbed;
    if (edge === "end") {
      last = {until: snapped(editor, piece.until + by, piece)};
      drawing.place(button, piece.from, Math.max(piece.from, last.until));
      editor.tell(fill(words["at.until"], seconds(last.until)));
    } else if (edge === "begin") {
      last = {from: Math.max(0, snapped(editor, piece.from + by, piece))};
      drawing.place(button, Math.min(last.from, piece.until), piece.until);
      editor.tell(fill(words["at.from"], seconds(last.from)));
    } else {
      const from = snapped(editor, Math.max(0, piece.from + by), piece);
      last = {from, row: rowAt(editor, piece, event.clientY)};
      drawing.place(button, from, from + piece.until - piece.from);
      button.style.translate = `0 ${event.clientY - down.clientY}px`;
      editor.tell(fill(words["at.from"], seconds(from)));
    }
  }

  function end(event) {
    button.removeEventListener("pointermove", over);
    button.removeEventListener("pointerup", end);
    button.removeEventListener("pointercancel", end);
    document.removeEventListener("keydown", escape);
    editor.letGo();
    if (!moved || !last || event.type !== "pointerup") {
      editor.chosen = piece.path;
      editor.refresh();
    } else if (edge === "end") {
      editor.change(() => trimEnd(piece, last.until, editor.materials));
    } else if (edge === "begin") {
      editor.change(() => trimStart(piece, last.from));
    } else {
      editor.change(timeline => move(timeline, piece, last.row, last.from));
    }
  }

  function escape(event) {
    if (event.key === "Escape") {
      end(event);
    }
  }

  button.addEventListener("pointermove", over);
  button.addEventListener("pointerup", end);
  button.addEventListener("pointercancel", end);
  document.addEventListener("keydown", escape);
}

// The next row of its kind; without one, a new one below the last.
function neighbour(editor, piece, by) {
  const rows = editor.view.rows.filter(row => row.kind === piece.kind);
  const to = rows.indexOf(piece.row) + by;
  return {there: to >= 0, row: rows[to]};
}

export function splitAt(editor, piece) {
  const at = editor.at;
  if (piece && at > piece.from && at < piece.until) {
    editor.change(() => split(piece, at));
  } else {
    editor.tell(editor.words["split.none"]);
  }
}

export function byKeys(editor) {
  editor.drawing.root.addEventListener("keydown", event => {
    const piece = event.target.closest?.(".piece")?.piece;
    if (piece && act(editor, piece, event)) {
      event.preventDefault();
    }
  });
  editor.drawing.root.addEventListener("focusin", event => {
    const piece = event.target.closest(".piece")?.piece;
    if (piece && piece.path !== editor.chosen) {
      editor.choose(piece.path);
    }
  });
}

function act(editor, piece, event) {
  if (event.ctrlKey || event.metaKey) {
    return false;
  }
  const by = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
  if (by && event.shiftKey) {
    editor.change(() => trimEnd(piece, piece.until + by * SMALL, editor.materials));
  } else if (by && event.altKey) {
    editor.change(() => trimStart(piece, piece.from + by * SMALL));
  } else if (by) {
    editor.change(timeline => piece.row.follows && !piece.pinned
      ? step(piece, by) : move(timeline, piece, piece.row, piece.from + by * SMALL));
  } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    const {there, row} = neighbour(editor, piece, event.key === "ArrowUp" ? -1 : 1);
    if (there && (row || piece.row.pieces.length > 1)) {
      editor.change(timeline => move(timeline, piece, row, piece.from));
      const now = editor.piece();
      editor.tell(now ? rowName(now.row, editor.words) : "");
    }
  } else if (event.key === "Delete" || event.key === "Backspace") {
    editor.change(timeline => remove(timeline, piece));
  } else if (event.key === "s" || event.key === "S") {
    splitAt(editor, piece);
  } else if (event.key === "Home") {
    editor.seek(piece.from);
  } else {
    return false;
  }
  return true;
}
