// Zoom and pan: a page is seen through its viewBox.

const LARGEST = 12;
const STEP = 1.25;

function picture() {
  return shown.page.querySelector("svg");
}

/** The whole page, as it was written. */
function whole(svg) {
  return svg.whole ??= { x: 0, y: 0, width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };
}

function look(svg, x, y, width) {
  const all = whole(svg);
  width = Math.min(all.width, Math.max(all.width / LARGEST, width));
  const height = (width * all.height) / all.width;
  x = Math.min(all.width - width, Math.max(0, x));
  y = Math.min(all.height - height, Math.max(0, y));
  svg.setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
  if (svg === picture()) {
    document.getElementById("whole").textContent = `${Math.round((100 * all.width) / width)}%`;
  }
}

/** Makes everything larger (or smaller) around a point of the picture, else around its middle. */
function zoom(by, point = null) {
  const svg = picture();
  const view = svg.viewBox.baseVal;
  const width = Math.min(whole(svg).width, Math.max(whole(svg).width / LARGEST, view.width / by));
  const { x, y } = point ?? { x: view.x + view.width / 2, y: view.y + view.height / 2 };
  const share = width / view.width;
  look(svg, x - (x - view.x) * share, y - (y - view.y) * share, width);
}

function pan(across, down) {
  const { x, y, width, height } = picture().viewBox.baseVal;
  look(picture(), x + across * width, y + down * height, width);
}

function fit(svg) {
  look(svg, 0, 0, whole(svg).width);
}

/** Brings a box into the middle if it is outside of what is seen. */
function reveal(box) {
  const svg = picture();
  const view = svg.viewBox.baseVal;
  const { x, y, width, height } = box.getBBox();
  const inside =
    x >= view.x && y >= view.y && x + width <= view.x + view.width && y + height <= view.y + view.height;
  if (!inside) look(svg, x + width / 2 - view.width / 2, y + height / 2 - view.height / 2, view.width);
}

function pointAt(svg, event) {
  return new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
}

function makeStage(svg) {
  whole(svg);
  let start = null;
  let dragged = false;
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? STEP : 1 / STEP, pointAt(svg, event));
  }, { passive: false });
  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    start = { x: event.clientX, y: event.clientY, scale: svg.getScreenCTM().a, view: { ...viewOf(svg) } };
    dragged = false;
  });
  svg.addEventListener("pointermove", (event) => {
    if (!start) return;
    const across = event.clientX - start.x;
    const down = event.clientY - start.y;
    if (!dragged && Math.hypot(across, down) < 4) return;
    if (!dragged) svg.setPointerCapture(event.pointerId);
    dragged = true;
    look(svg, start.view.x - across / start.scale, start.view.y - down / start.scale, start.view.width);
  });
  for (const end of ["pointerup", "pointercancel"]) svg.addEventListener(end, () => (start = null));
  // A picture that was pulled was not clicked.
  svg.addEventListener("click", (event) => dragged && event.stopPropagation(), true);
  svg.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, -0.1], ArrowDown: [0, 0.1] }[event.key];
    if (!by || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    pan(...by);
  });
}

function viewOf(svg) {
  const { x, y, width } = svg.viewBox.baseVal;
  return { x, y, width };
}
