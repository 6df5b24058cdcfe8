/** Turns SVG text as Vega writes it into one that is the same on every run, and no longer than it must be. */

/**
 * Rounds coordinates to three decimals, counts ids from 1 within the chart and puts the chart's id before
 * them, and drops the invisible shapes that serve a pointer.
 */
export function tidySvg(svg: string, chartId: string): string {
  const ids = new Map<string, string>();
  const ownId = (id: string): string => {
    const known = ids.get(id) ?? `${chartId}-${ids.size + 1}`;
    ids.set(id, known);
    return known;
  };
  return (
    svg
      .replace(/<path class="(?:foreground|background)"[^>]* d=""[^>]*\/>/g, '')
      .replace(/<path class="foreground"[^>]*display="none"[^>]*\/>/g, '')
      .replace(/ (?:pointer-events|aria-hidden|aria-roledescription|role)="[^"]*"/g, '')
      .replace(/ xmlns:xlink="[^"]*"/, '')
      .replace(lengths, (attribute) => attribute.replace(longNumber, shortNumber))
      // A family whose name has a digit, as `Source Sans 3`, is only read in quotes.
      .replace(/ font-family="([^'"]*)"/g, ` font-family="'$1'"`)
      // A stroke on letters is a clear ground for them, so it goes beneath.
      .replace(/<text (?=[^>]* stroke=")/g, '<text paint-order="stroke" stroke-linejoin="round" ')
      .replace(/ id="([^"]*)"/g, (_, id: string) => ` id="${ownId(id)}"`)
      .replace(/url\(#([^)]*)\)/g, (_, id: string) => `url(#${ownId(id)})`)
  );
}

/** The attributes that hold lengths; digits elsewhere belong to words and colours. */
const lengths =
  / (?:d|transform|[xy][12]?|d[xy]|width|height|viewBox|font-size|stroke-width|(?:fill-|stroke-)?opacity|offset)="[^"]*"/g;

/** A number with more than three decimals, or with an exponent. */
const longNumber = /-?\d*\.\d{4,}(?:e[-+]?\d+)?|-?\d+(?:\.\d+)?e[-+]?\d+/g;

function shortNumber(text: string): string {
  const rounded = Math.round(Number(text) * 1000) / 1000;
  return String(rounded === 0 ? 0 : rounded);
}
