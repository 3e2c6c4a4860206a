// A chart as a PNG: its SVG, drawn element by element on a canvas. Fetched when the first PNG is asked for.
//
// The SVG goes into the page for a moment, unseen, so that the page's own style sheet and fonts apply: an SVG shown as
// an image may load no fonts, and Vietnamese letters would come from whatever the system has. It brings no style of
// its own, which the page's security policy would refuse.

/** Draws an SVG's text `scale` times as large; gives the file, and an address that an <img> can show. */
export async function png(svg, scale) {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  const drawing = document.importNode(parsed, true);
  const holder = document.createElement('div');
  holder.className = 'vh';
  holder.setAttribute('aria-hidden', 'true');
  holder.append(drawing);
  document.body.append(holder);
  try {
    const words = drawing.textContent;
    const style = getComputedStyle(drawing.querySelector('text') ?? drawing);
    // Canvas text does not wait for fonts.
    await Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 16px ${style.fontFamily}`, words)));
    const canvas = document.createElement('canvas');
    const [width, height] = ['width', 'height'].map((side) => Math.ceil(number(drawing, side)));
    canvas.width = width * scale;
    canvas.height = height * scale;
    const ink = canvas.getContext('2d');
    ink.scale(scale, scale);
    ink.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--paper');
    ink.fillRect(0, 0, width, height);
    paintAll(ink, drawing, drawing);
    const file = await new Promise((done) => canvas.toBlob(done, 'image/png'));
    return { file, address: canvas.toDataURL('image/png') };
  } finally {
    holder.remove();
  }
}

const number = (element, name) => Number.parseFloat(element.getAttribute(name) ?? '0') || 0;

function paintAll(ink, parent, whole) {
  for (const element of parent.children) paint(ink, element, whole);
}

function paint(ink, element, whole) {
  if (['title', 'desc', 'defs'].includes(element.tagName)) return;
  ink.save();
  const move = /^translate\(([-\d.]+)[ ,]+([-\d.]+)\)$/.exec(element.getAttribute('transform') ?? '');
  if (move) ink.translate(Number(move[1]), Number(move[2]));
  const style = getComputedStyle(element);
  if (element.tagName === 'g') {
    paintAll(ink, element, whole);
  } else if (style.display !== 'none') {
    if (element.tagName === 'text') write(ink, element, style);
    else trace(ink, element, style, whole);
  }
  ink.restore();
}

/** Fills and strokes a shape as its style says. */
function trace(ink, element, style, whole) {
  const shape = outline(element);
  const filled = filling(ink, style.fill, whole);
  const stroked = stroke(ink, style);
  const steps = [
    () => filled && withInk(ink, style.fillOpacity, () => { ink.fillStyle = filled; ink.fill(shape); }),
    () => stroked && withInk(ink, style.strokeOpacity, () => ink.stroke(shape)),
  ];
  if (style.paintOrder.startsWith('stroke')) steps.reverse();
  for (const step of steps) step();
}

function withInk(ink, opacity, draw) {
  ink.globalAlpha = Number.parseFloat(opacity);
  draw();
}

function outline(element) {
  const at = (name) => number(element, name);
  const shape = new Path2D(element.tagName === 'path' ? element.getAttribute('d') : undefined);
  if (element.tagName === 'rect') {
    const share = (name, side) => (element.getAttribute(name)?.endsWith('%') ? number(element.ownerSVGElement, name) : side);
    shape.roundRect(at('x'), at('y'), share('width', at('width')), share('height', at('height')), at('rx'));
  } else if (element.tagName === 'circle') {
    shape.arc(at('cx'), at('cy'), at('r'), 0, 2 * Math.PI);
  } else if (element.tagName === 'line') {
    shape.moveTo(at('x1'), at('y1'));
    shape.lineTo(at('x2'), at('y2'));
  } else if (element.tagName === 'polyline' || element.tagName === 'polygon') {
    shape.addPath(new Path2D(`M${element.getAttribute('points')}${element.tagName === 'polygon' ? 'Z' : ''}`));
  }
  return shape;
}

/** Sets the pen; whether there is one. */
function stroke(ink, style) {
  const width = Number.parseFloat(style.strokeWidth);
  if (style.stroke === 'none' || !(width > 0)) return false;
  ink.strokeStyle = style.stroke;
  ink.lineWidth = width;
  ink.lineJoin = style.strokeLinejoin;
  ink.lineCap = style.strokeLinecap;
  ink.setLineDash(style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[ ,]+/).map(Number.parseFloat));
  return true;
}

/** A colour, or a hatching made of its pattern's own elements. */
function filling(ink, fill, whole) {
  if (fill === 'none') return null;
  const id = /^url\(["']?#([^"')]+)/.exec(fill)?.[1];
  const pattern = id && [...whole.querySelectorAll('pattern')].find((one) => one.id === id);
  if (!pattern) return fill;
  const FINE = 8;
  const tile = document.createElement('canvas');
  tile.width = number(pattern, 'width') * FINE;
  tile.height = number(pattern, 'height') * FINE;
  const tileInk = tile.getContext('2d');
  tileInk.scale(FINE, FINE);
  paintAll(tileInk, pattern, whole);
  const hatching = ink.createPattern(tile, 'repeat');
  const turn = Number.parseFloat(/rotate\(([-\d.]+)/.exec(pattern.getAttribute('patternTransform') ?? '')?.[1] ?? '0');
  hatching.setTransform(new DOMMatrix().rotate(turn).scale(1 / FINE));
  return hatching;
}

function write(ink, element, style) {
  ink.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  ink.textAlign = { middle: 'center', end: 'right' }[style.textAnchor] ?? 'left';
  const words = [element.textContent, number(element, 'x'), number(element, 'y')];
  if (style.paintOrder.startsWith('stroke') && stroke(ink, style)) ink.strokeText(...words);
  ink.fillStyle = style.fill;
  ink.fillText(...words);
}
