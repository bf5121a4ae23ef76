// The time slider, below every view: two ends over the days that the statements name, and a button that lets time pass.

const DAYS = [...new Set([...statements.values()].flatMap((s) => daysOf(s) ?? []))].sort();
const BEAT = 900; // milliseconds of one day that is told of
let playing = null;

function buildTimeline() {
  byId("timeline").hidden = DAYS.length < 2;
  if (DAYS.length < 2) return;
  for (const end of ["since", "until"]) {
    byId(end).max = String(DAYS.length - 1);
    byId(end).addEventListener("input", () => onSlide(end));
  }
  byId("play").addEventListener("click", () => (playing === null ? play() : pause()));
  showTime();
}

// The ends as positions among the days; an end that was linked may lie between two.
function spanOf() {
  const first = state.since === null ? 0 : DAYS.findIndex((day) => day >= state.since);
  const last = state.until === null ? DAYS.length - 1 : DAYS.findLastIndex((day) => day <= state.until);
  return [first < 0 ? DAYS.length - 1 : first, Math.max(0, last)];
}

function onSlide(end) {
  pause();
  let [first, last] = [Number(byId("since").value), Number(byId("until").value)];
  if (first > last) [first, last] = end === "since" ? [first, first] : [last, last];
  setSpan(first, last);
}

function setSpan(first, last) {
  state.since = first === 0 ? null : DAYS[first];
  state.until = last === DAYS.length - 1 ? null : DAYS[last];
  showTime();
  applyView();
}

function showTime() {
  if (DAYS.length < 2) return;
  const [first, last] = spanOf();
  byId("since").value = String(first);
  byId("until").value = String(last);
  byId("since").setAttribute("aria-valuetext", DAYS[first]);
  byId("until").setAttribute("aria-valuetext", DAYS[last]);
  byId("span").textContent = first === last ? DAYS[first] : `${DAYS[first]} – ${DAYS[last]}`;
}

// Time passes from the first end on, day by day; from the end it begins anew.
function play() {
  const [first, last] = spanOf();
  let now = last === DAYS.length - 1 ? first : last;
  setSpan(first, now);
  showPlaying(true);
  playing = setInterval(() => {
    now += 1;
    setSpan(first, now);
    if (now >= DAYS.length - 1) pause();
  }, BEAT);
}

function pause() {
  if (playing !== null) clearInterval(playing);
  playing = null;
  showPlaying(false);
}

function showPlaying(isPlaying) {
  pane.setAttribute("aria-live", isPlaying ? "off" : "polite"); // each day would be read aloud
  byId("play").textContent = isPlaying ? "❚❚" : "▶";
  byId("play").setAttribute("aria-label", isPlaying ? "Pause" : "Play through time");
}
