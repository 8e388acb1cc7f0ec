// What one does with a timeline. Clips are changed where they stand, so that members which nobody
// here knows stay as they are. Each returns the clip that is chosen afterwards.
import {effect, get, list, listOf, member, number, set} from "./timeline.js";

export const SHORTEST = 0.04;
const IMAGE_SECONDS = 3;
const CAPTION_SECONDS = 3;

const round = seconds => Math.round(seconds * 1000) / 1000;
const played = piece => piece.kind === "picture" || piece.kind === "sound" || piece.kind === "image";
const speed = piece => number(piece.clip, "Speed") || 1;
const clips = row => row.track[member(row.track, row.clips)];

function tracks(timeline, name) {
  if (!Array.isArray(get(timeline, name))) {
    set(timeline, name, []);
  }
  return get(timeline, name);
}

// Clips stay where they are when one among them comes or goes.
function pin(row, except) {
  for (const piece of row.follows ? [] : row.pieces) {
    if (piece !== except && !piece.pinned && !piece.follower) {
      set(piece.clip, "TimelineIn", round(piece.from));
    }
  }
}

// From a place of its own back into the row.
function unpin(piece) {
  const clip = piece.clip;
  if (number(clip, "TimelineOut") !== undefined) {
    const length = piece.until - piece.from;
    set(clip, piece.still ? "Duration" : "Out",
      round(piece.still ? length : (number(clip, "In") ?? 0) + length * speed(piece)));
  }
  set(clip, "TimelineIn", undefined);
  set(clip, "TimelineOut", undefined);
}

function shift(piece, from) {
  const by = from - piece.from;
  const until = number(piece.clip, "TimelineOut");
  set(piece.clip, "TimelineIn", round(from));
  if (until !== undefined) {
    set(piece.clip, "TimelineOut", round(until + by));
  }
}

function newTrack(timeline, kind) {
  const {tracks: name, clips: member} = listOf(kind);
  const track = {[member]: []};
  tracks(timeline, name).push(track);
  return {kind, track, clips: member, follows: name === "VideoTracks" && tracks(timeline, name).length === 1, pieces: []};
}

// Moves a clip to where it begins at that time, in its row, in another or, without one, in a new
// one. In the first row of pictures it goes between the clips that are there.
export function move(timeline, piece, row, from) {
  const target = row ?? newTrack(timeline, piece.kind);
  const start = Math.max(0, from);
  if (target === piece.row && (piece.pinned || !target.follows)) {
    pin(target, piece);
    shift(piece, start);
    if (piece.kind !== "caption" && piece.kind !== "effect") {
      clips(target).sort((one, two) => begin(target, one) - begin(target, two));
    }
    return piece.clip;
  }
  const centre = start + (piece.until - piece.from) / 2;
  const before = target.pieces
    .filter(other => other !== piece && (other.from + other.until) / 2 < centre);
  pin(piece.row, piece);
  pin(target, piece);
  clips(piece.row).splice(clips(piece.row).indexOf(piece.clip), 1);
  if (target.follows) {
    unpin(piece);
  } else {
    shift(piece, start);
  }
  const index = before.length ? clips(target).indexOf(before.at(-1).clip) + 1 : 0;
  clips(target).splice(index, 0, piece.clip);
  return piece.clip;
}

const begin = (row, clip) =>
  number(clip, "TimelineIn") ?? row.pieces.find(piece => piece.clip === clip)?.from ?? 0;

// One place earlier or later among its like.
export function step(piece, by) {
  const all = clips(piece.row);
  const index = all.indexOf(piece.clip);
  const to = Math.min(all.length - 1, Math.max(0, index + by));
  all.splice(to, 0, ...all.splice(index, 1));
  return piece.clip;
}

export function trimEnd(piece, until, materials) {
  const clip = piece.clip;
  let length = Math.max(SHORTEST, until - piece.from);
  if (played(piece) && !piece.still && !get(clip, "LoopMode")) {
    const from = number(clip, "In") ?? 0;
    const whole = materials[piece.source]?.seconds;
    length = whole ? Math.min(length, (whole - from) / speed(piece)) : length;
    set(clip, "Out", round(from + length * speed(piece)));
  }
  if (!played(piece) || get(clip, "LoopMode") || number(clip, "TimelineOut") !== undefined) {
    set(clip, "TimelineOut", round(piece.from + length));
  } else if (piece.still) {
    set(clip, "Duration", round(length));
  }
  return clip;
}

export function trimStart(piece, from) {
  const clip = piece.clip;
  let by = Math.min(from - piece.from, piece.until - piece.from - SHORTEST);
  if (played(piece) && !piece.still) {
    by = Math.max(by, -(number(clip, "In") ?? 0) / speed(piece));
    set(clip, "In", round((number(clip, "In") ?? 0) + by * speed(piece)));
  } else if (piece.still && number(clip, "TimelineOut") === undefined) {
    set(clip, "Duration", round(piece.until - piece.from - by));
  }
  if (piece.pinned) {
    set(clip, "TimelineIn", round(Math.max(0, piece.from + by)));
  }
  return clip;
}

// Two clips of one; what leads into the next clip goes with the second.
export function split(piece, at) {
  const first = piece.clip;
  const second = structuredClone(first);
  if (played(piece) && !piece.still) {
    const cut = round((number(first, "In") ?? 0) + (at - piece.from) * speed(piece));
    set(first, "Out", cut);
    set(second, "In", cut);
  } else if (piece.still && number(first, "TimelineOut") === undefined) {
    set(first, "Duration", round(at - piece.from));
    set(second, "Duration", round(piece.until - at));
  }
  if (piece.pinned) {
    set(second, "TimelineIn", round(at));
    if (!played(piece) || number(first, "TimelineOut") !== undefined) {
      set(second, "TimelineOut", round(piece.until));
      set(first, "TimelineOut", round(at));
    }
  }
  set(second, "ClipId", undefined);
  removeEffect(first, "Transition");
  clips(piece.row).splice(clips(piece.row).indexOf(first) + 1, 0, second);
  return second;
}

// A track that is empty then goes too, but for the first one of pictures.
export function remove(timeline, piece) {
  const row = piece.row;
  const next = row.pieces[piece.index + 1] ?? row.pieces[piece.index - 1];
  pin(row, piece);
  clips(row).splice(clips(row).indexOf(piece.clip), 1);
  if (!clips(row).length && !row.follows) {
    const all = get(timeline, row.path.replace(/\[.*/, ""));
    all.splice(all.indexOf(row.track), 1);
  }
  return next?.clip;
}

function removeEffect(clip, type) {
  const found = effect(clip, type);
  if (found) {
    const all = get(clip, "Effects");
    all.splice(all.indexOf(found), 1);
    if (!all.length) {
      set(clip, "Effects", undefined);
    }
  }
}

// The effect of that type with these members, or none.
export function setEffect(clip, type, members) {
  if (!members) {
    removeEffect(clip, type);
    return clip;
  }
  let found = effect(clip, type);
  if (!found) {
    found = {Type: type};
    if (!Array.isArray(get(clip, "Effects"))) {
      set(clip, "Effects", []);
    }
    get(clip, "Effects").push(found);
  }
  Object.entries(members).forEach(([name, value]) => set(found, name, value));
  return clip;
}

// A film or picture behind the others; a sound on a track of its own, from that time on.
export function add(timeline, id, kind, at) {
  const clip = {MediaId: id};
  if (kind === "audio") {
    set(clip, "TimelineIn", round(at));
    newTrack(timeline, "sound").track.AudioTrackClips.push(clip);
    return clip;
  }
  if (kind === "image") {
    clip.Type = "Image";
    clip.Duration = IMAGE_SECONDS;
  }
  const all = tracks(timeline, "VideoTracks");
  if (!all.length) {
    all.push({VideoTrackClips: []});
  }
  if (!list(all[0], "VideoTrackClips").length) {
    set(all[0], "VideoTrackClips", []);
  }
  get(all[0], "VideoTrackClips").push(clip);
  return clip;
}

export function addCaption(timeline, content, at) {
  const clip = {Type: "Text", Content: content, TimelineIn: round(at),
    TimelineOut: round(at + CAPTION_SECONDS), Alignment: "BottomCenter", Y: 0.08, FontSize: 48,
    FontColor: "#ffffff", Outline: 2};
  const all = tracks(timeline, "SubtitleTracks");
  const track = all.find(one => Array.isArray(get(one, "SubtitleTrackClips")))
    ?? newTrack(timeline, "caption").track;
  get(track, "SubtitleTrackClips").push(clip);
  return clip;
}

