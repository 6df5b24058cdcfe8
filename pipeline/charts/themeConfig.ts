/** Turns a theme into the configuration of Vega-Lite: one look for all charts. */
import type { Measurer } from '../fonts/Measurer.ts';
import type { JsonObject } from '../json/Json.ts';
import { familyKeyOf, figuresFamily, fontId } from '../theme/fontIds.ts';
import type { Theme } from '../theme/Theme.ts';

/** Widths of lines, in points. */
const HAIRLINE = 0.5;
const SERIES = 1.5;

export function themeConfig(theme: Theme, measurer: Measurer): JsonObject {
  const { colours, charts, fonts } = theme;
  const family = figuresFamily(fonts);
  const size = charts.labelSize;
  // Vega rounds a baseline's offset to whole points; half the height of a capital centres a label exactly.
  const halfCapital = (measurer.metrics(fontId(familyKeyOf(family, fonts), 400, false)).capHeight * size) / 2;
  const label = { font: family, fontSize: size, baseline: 'alphabetic', limit: 0 };
  return {
    aria: false,
    font: family,
    background: null,
    padding: 0,
    customFormatTypes: false,
    view: { stroke: null, fill: null, continuousWidth: 200, continuousHeight: 120 },
    axis: {
      title: null,
      titleFont: family,
      titleFontSize: size,
      titleFontWeight: 400,
      titleColor: colours.grey,
      titleLimit: 0,
      labelFont: family,
      labelFontSize: size,
      labelColor: colours.grey,
      labelLimit: 0,
      labelPadding: 3,
      domainColor: colours.rule,
      domainWidth: HAIRLINE,
      tickColor: colours.rule,
      tickWidth: HAIRLINE,
      tickSize: 3,
      tickRound: false,
      gridColor: colours.grid,
      gridWidth: HAIRLINE,
      translate: 0,
      labelFlush: false,
    },
    // Vega moves the ticks of bands by half a pixel, for the sake of screens.
    axisBand: { tickOffset: 0 },
    axisX: { grid: false },
    axisXDiscrete: { ticks: false, labelAngle: 0, labelPadding: 4 },
    axisY: {
      grid: true,
      domain: false,
      ticks: false,
      labelPadding: 4,
      labelBaseline: 'alphabetic',
      labelOffset: halfCapital,
    },
    axisYDiscrete: { grid: false, labelColor: colours.ink, labelPadding: 6 },
    axisYQuantitative: { tickCount: 5 },
    axisXQuantitative: { tickCount: 8 },
    legend: {
      labelFont: family,
      labelFontSize: size,
      labelColor: colours.ink,
      labelLimit: 0,
      title: null,
      titleFont: family,
      titleFontSize: size,
      titleFontWeight: 400,
      titleColor: colours.grey,
      titleLimit: 0,
      symbolSize: 50,
      symbolStrokeWidth: 0,
      symbolType: 'square',
      orient: 'top',
      direction: 'horizontal',
      offset: 6,
      padding: 0,
      columnPadding: 10,
      gradientThickness: 6,
      gradientLength: 120,
    },
    header: {
      title: null,
      labelFont: family,
      labelFontSize: size,
      labelFontWeight: 600,
      labelColor: colours.ink,
      labelLimit: 0,
      labelPadding: 4,
      labelAnchor: 'start',
    },
    title: {
      font: family,
      fontSize: size,
      fontWeight: 600,
      color: colours.ink,
      anchor: 'start',
      offset: 4,
      limit: 0,
    },
    concat: { spacing: 14 },
    facet: { spacing: 14 },
    mark: { color: colours.accent },
    area: { line: false, fillOpacity: 1 },
    bar: { color: colours.accent, discreteBandSize: { band: 0.72 } },
    rect: { stroke: null },
    line: { strokeWidth: SERIES, strokeCap: 'round', strokeJoin: 'round' },
    trail: { color: colours.accent },
    point: { filled: true, size: 24, strokeWidth: 0, opacity: 1 },
    circle: { size: 24, opacity: 1 },
    square: { size: 24, opacity: 1 },
    tick: { thickness: 1 },
    rule: { color: colours.rule, strokeWidth: HAIRLINE },
    geoshape: { stroke: colours.paper, strokeWidth: HAIRLINE, fill: colours.grid },
    arc: { stroke: colours.paper, strokeWidth: HAIRLINE },
    text: { ...label, color: colours.ink, dy: halfCapital, align: 'left' },
    range: {
      category: [colours.accent, colours.grey, ...Object.values(colours.named)],
      ordinal: [...colours.sequential],
      ramp: [...colours.sequential],
      heatmap: [...colours.sequential],
      diverging: [...colours.diverging],
    },
    style: {
      /** A series' name at the end of its line. */
      seriesLabel: { ...label, fontWeight: 600, align: 'left', dx: 5, dy: halfCapital },
      /** A figure at the end of a bar. */
      valueLabel: { ...label, align: 'left', dx: 3, dy: halfCapital, color: colours.ink },
      /** What happened, at the top of a vertical rule. */
      eventLabel: { ...label, align: 'left', dx: 3, dy: 2 * halfCapital, color: colours.grey },
      eventRule: { color: colours.grey, strokeWidth: HAIRLINE, strokeDash: [2, 2] },
      zeroRule: { color: colours.grey, strokeWidth: HAIRLINE },
      /** A remark within the plot. */
      remark: { ...label, align: 'left', dy: halfCapital, color: colours.grey },
    },
  };
}
