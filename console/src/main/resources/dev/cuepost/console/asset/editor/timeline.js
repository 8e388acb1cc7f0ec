// A timeline as it stands in its JSON, and where its clips lie: what the server's sketch of it tells.
// Nothing is changed here.

const GUESS = 5;

const LISTS = [
  {kind: "picture", tracks: "VideoTracks", clips: "VideoTrackClips"},
  {kind: "image", tracks: "ImageTracks", clips: "ImageTrackClips"},
  {kind: "sound", tracks: "AudioTracks", clips: "AudioTrackClips"},
  {kind: "caption", tracks: "SubtitleTracks", clips: "SubtitleTrackClips"},
  {kind: "effect", tracks: "EffectTracks", clips: "EffectTrackItems"},
];

export const listOf = kind => LISTS.find(list => list.kind === kind);

// Names of members are read without regard to their case.
export function member(object, name) {
  if (Object.hasOwn(object, name)) {
    return name;
  }
  const lower = name.toLowerCase();
  return Object.keys(object).find(key => key.toLowerCase() === lower) ?? name;
}

export const get = (object, name) => object[member(object, name)] ?? undefined;

export function set(object, name, value) {
  if (value === undefined) {
    delete object[member(object, name)];
  } else {
    object[member(object, name)] = value;
  }
}

export function number(object, name) {
  const value = parseFloat(get(object, name));
  return Number.isFinite(value) ? value : undefined;
}

export function list(object, name) {
  const value = get(object, name);
  return Array.isArray(value) ? value.filter(one => one && typeof one === "object") : [];
}

export const word = (object, name) => String(get(object, name) ?? "");

export const effect = (clip, type) =>
  list(clip, "Effects").find(one => word(one, "Type").toLowerCase() === type.toLowerCase());

const sourceOf = clip => word(clip, "MediaId") || word(clip, "ImageId") || word(clip, "MediaURL");

const isStill = (kind, clip) =>
  kind === "image" || (kind === "picture" && /image$/i.test(word(clip, "Type")));

// A video track may hold effects or captions.
function kindOf(list, track) {
  const type = word(track, "Type").toLowerCase();
  if (list.kind === "picture" && type.startsWith("effect")) {
    return "effect";
  }
  return list.kind === "picture" && type === "subtitle" ? "caption" : list.kind;
}

function fileName(address) {
  const name = address.replace(/[?#].*/, "").replace(/.*\//, "");
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function label(kind, clip, materials) {
  if (kind === "caption") {
    return word(clip, "Content").split("\n")[0] || fileName(word(clip, "FileURL")) || "…";
  }
  if (kind === "effect") {
    return word(clip, "SubType") || word(clip, "Type") || "…";
  }
  const source = sourceOf(clip);
  return materials[source]?.name || (source.includes("/") ? fileName(source) : source) || "…";
}

// How long what is taken from the source lasts; nothing where nobody knows.
function lasts(piece, materials) {
  const clip = piece.clip;
  if (piece.still) {
    return number(clip, "Duration") ?? GUESS;
  }
  const from = number(clip, "In") ?? 0;
  const until = number(clip, "Out") ?? materials[piece.source]?.seconds ?? number(clip, "MaxOut");
  return until > from ? (until - from) / (number(clip, "Speed") || 1) : undefined;
}

function place(piece, next, named, materials) {
  const clip = piece.clip;
  const leader = named.get(word(clip, "ReferenceClipId"));
  piece.pinned = number(clip, "TimelineIn") !== undefined;
  piece.follower = Boolean(leader);
  piece.from = number(clip, "TimelineIn") ?? leader?.from ?? Math.max(0, next);
  const length = lasts(piece, materials);
  const until = number(clip, "TimelineOut") ?? leader?.until ?? (length && piece.from + length);
  piece.guessed = until === undefined;
  piece.until = Math.max(piece.from + 0.001, until ?? piece.from + GUESS);
  const id = word(clip, "ClipId");
  if (id && !named.has(id)) {
    named.set(id, piece);
  }
}

export function overlap(clip) {
  const transition = effect(clip, "Transition");
  return transition ? number(transition, "Duration") ?? 1 : 0;
}

// Every track with its clips. The first track of pictures is one clip after the other.
export function read(timeline, materials) {
  const rows = [];
  const named = new Map();
  for (const written of LISTS) {
    list(timeline, written.tracks).forEach((track, number) => {
      const kind = kindOf(written, track);
      const clips = kind === "caption" && !list(track, written.clips).length
        && list(track, "VideoTrackClips").length ? "VideoTrackClips" : written.clips;
      const path = `${written.tracks}[${number}]`;
      rows.push({kind, track, clips, path, number: rows.filter(row => row.kind === kind).length + 1,
        follows: written.kind === "picture" && number === 0, pieces: list(track, clips).map(
          (clip, index) => ({kind, clip, index, path: `${path}.${clips}[${index}]`,
            source: sourceOf(clip), still: isStill(kind, clip), label: label(kind, clip, materials)}))});
    });
  }
  const played = rows.filter(row => row.kind !== "caption" && row.kind !== "effect");
  for (const row of played) {
    let next = 0;
    for (const piece of row.pieces) {
      place(piece, next, named, materials);
      next = piece.until - (row.kind === "sound" ? 0 : overlap(piece.clip));
    }
  }
  const last = Math.max(0, ...played.flatMap(row => row.pieces.map(piece => piece.until)));
  const end = Math.min(last, number(timeline, "MaxDuration") ?? last);
  for (const row of rows.filter(row => !played.includes(row))) {
    for (const piece of row.pieces) {
      piece.from = number(piece.clip, "TimelineIn") ?? 0;
      piece.until = Math.max(piece.from + 0.001, number(piece.clip, "TimelineOut") ?? end);
      piece.pinned = true;
    }
  }
  rows.forEach(row => row.pieces.forEach(piece => { piece.row = row; }));
  return {rows, end, pieces: rows.flatMap(row => row.pieces)};
}
