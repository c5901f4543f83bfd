export type Circle = { readonly x: number; readonly y: number; readonly r: number; readonly name: string };
export type Label = { readonly x: number; readonly y: number; readonly anchor: 'start' | 'middle' | 'end' };

type Box = { left: number; top: number; right: number; bottom: number };

/**
 * A place for each circle's name where it covers no other name and stays on the picture; null where there is none (the
 * list under the map has them all). The largest circles choose first: below, above, right, left.
 */
export function placeLabels(
  circles: readonly Circle[],
  size: { readonly width: number; readonly height: number },
  fontSize: number,
): (Label | null)[] {
  const labels: (Label | null)[] = circles.map(() => null);
  const taken: Box[] = [];
  const order = circles.map((_, index) => index).sort((a, b) => (circles[b]?.r ?? 0) - (circles[a]?.r ?? 0));
  for (const index of order) {
    const circle = circles[index] as Circle;
    const width = widthOf(circle.name, fontSize);
    const fitting = candidates(circle, fontSize).find((label) => {
      const box = boxOf(label, width, fontSize);
      const inside = box.left >= 0 && box.right <= size.width && box.top >= 0 && box.bottom <= size.height;
      return inside && !taken.some((other) => overlap(box, other));
    });
    if (!fitting) continue;
    labels[index] = fitting;
    taken.push(boxOf(fitting, width, fontSize));
  }
  return labels;
}

function candidates({ x, y, r }: Circle, fontSize: number): Label[] {
  const middle = Math.round(y + fontSize * 0.35);
  return [
    { x, y: Math.round(y + r + fontSize), anchor: 'middle' },
    { x, y: Math.round(y - r - fontSize * 0.3), anchor: 'middle' },
    { x: x + r + 3, y: middle, anchor: 'start' },
    { x: x - r - 3, y: middle, anchor: 'end' },
  ];
}

/** Chinese signs are as wide as the type is high, others about 0.58 of it. */
const widthOf = (text: string, fontSize: number): number =>
  [...text].reduce((sum, sign) => sum + (/[\u3400-\u9fff]/.test(sign) ? 1 : 0.58) * fontSize, 0);

function boxOf({ x, y, anchor }: Label, width: number, fontSize: number): Box {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - fontSize * 0.85, bottom: y + fontSize * 0.2 };
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
