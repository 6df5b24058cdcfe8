/** Turns a chart's plan into the DrawingML part that Excel draws. */

import { attributeText, elementText } from '../../markup/xmlText.ts';
import { plainDecimal } from '../../numbers/roundDecimal.ts';
import { unreachable } from '../../problems/unreachable.ts';
import { FONT_NAME } from '../plan/columnWidth.ts';
import type {
  ChartAxisPlan,
  ChartLabelPlan,
  ChartPlan,
  ChartSeriesPlan,
  RangePlan,
  SeriesLook,
  WorkbookColours,
} from '../WorkbookPlan.ts';
import { XML_HEAD } from '../write/xml.ts';

const CATEGORY_AXIS = 111_111_111;
const VALUE_AXIS = 222_222_222;
/** Sizes in hundredths of a point. */
const LABEL_SIZE = 1000;
const AXIS_TITLE_SIZE = 1000;
const TITLE_SIZE = 1400;
/** Labels that stand side by side along the foot. */
const MOST_LABELS = 12;

/** Colour is never the only signal: each line has a dash of its own too. */
const dashes = ['solid', 'dash', 'sysDot', 'lgDash', 'dashDot', 'sysDash'];
const markers = ['circle', 'square', 'triangle', 'diamond', 'x', 'plus'];

export function chartPart(chart: ChartPlan, language: string, colours: WorkbookColours): string {
  return [
    XML_HEAD,
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
    `<c:date1904 val="0"/><c:lang val="${attributeText(language)}"/><c:roundedCorners val="0"/>`,
    `<c:chart>${titleElement(chart.title, TITLE_SIZE, true)}<c:autoTitleDeleted val="0"/>`,
    `<c:plotArea>${layoutElement(chart)}${plot(chart)}${axes(chart, colours)}</c:plotArea>`,
    legendElement(chart),
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>',
    '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>',
    `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${LABEL_SIZE}">${solid(colours.ink)}${LATIN}</a:defRPr></a:pPr><a:endParaRPr lang="${attributeText(language)}"/></a:p></c:txPr>`,
    '</c:chartSpace>',
  ].join('');
}

const LATIN = `<a:latin typeface="${FONT_NAME}"/>`;

/** A white edge parts what is stacked, so that colour need not. */
const SEPARATOR = '<a:ln w="9525"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln>';

const NO_LINE = '<a:ln w="19050"><a:noFill/></a:ln>';
const NO_MARKER = '<c:marker><c:symbol val="none"/></c:marker>';

function solid(colour: string): string {
  return `<a:solidFill><a:srgbClr val="${colour.slice(1).toUpperCase()}"/></a:solidFill>`;
}

function titleElement(text: string, size: number, bold: boolean): string {
  if (text === '') return '';
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}" b="${bold ? 1 : 0}"/></a:pPr><a:r><a:rPr sz="${size}" b="${bold ? 1 : 0}">${LATIN}</a:rPr><a:t>${elementText(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
}

/** Words beside the last point of a line need room that no program makes by itself. */
function layoutElement(chart: ChartPlan): string {
  const isLabelled = chart.series.some(({ labels }) =>
    [...labels.values()].some(({ position }) => position === 'right'),
  );
  if (!isLabelled || chart.kind === 'column' || chart.kind === 'area') return '<c:layout/>';
  return '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.09"/><c:y val="0.17"/><c:w val="0.73"/><c:h val="0.64"/></c:manualLayout></c:layout>';
}

/** Lines and words that comment on the data have no entry. */
function legendElement({ series, hasLegend }: ChartPlan): string {
  if (!hasLegend) return '';
  const hidden = series.map(({ isComment }, at) =>
    isComment ? `<c:legendEntry><c:idx val="${at}"/><c:delete val="1"/></c:legendEntry>` : '',
  );
  return `<c:legend><c:legendPos val="b"/>${hidden.join('')}<c:overlay val="0"/></c:legend>`;
}

/** Each kind of series is a chart of its own over the same axes; what lies behind comes first. */
function plot(chart: ChartPlan): string {
  const numbered = chart.series.map((one, at) => ({ one, at, group: groupOf(chart, one.look) }));
  const axisIds = `<c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/>`;
  return (['scatter', 'area', 'bars', 'line'] as const)
    .map((group) => {
      const own = numbered.filter((each) => each.group === group);
      if (own.length === 0) return '';
      const series = own.map(({ one, at }) => seriesElement(chart, one, at)).join('');
      return groupElement(chart, group, series, axisIds);
    })
    .join('');
}

type Group = 'scatter' | 'area' | 'bars' | 'line';

function groupOf({ kind }: ChartPlan, look: SeriesLook): Group {
  return kind === 'scatter' ? 'scatter' : look === 'points' ? 'line' : look;
}

function groupElement(chart: ChartPlan, group: Group, series: string, axisIds: string): string {
  const stacked = chart.grouping !== 'clustered';
  switch (group) {
    case 'bars': {
      const direction = chart.kind === 'bar' ? 'bar' : 'col';
      const overlap = `<c:overlap val="${stacked || chart.overlaps ? 100 : 0}"/>`;
      return `<c:barChart><c:barDir val="${direction}"/><c:grouping val="${chart.grouping}"/><c:varyColors val="0"/>${series}<c:gapWidth val="50"/>${overlap}${axisIds}</c:barChart>`;
    }
    case 'line':
      return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${axisIds}</c:lineChart>`;
    case 'area':
      return `<c:areaChart><c:grouping val="${stacked ? chart.grouping : 'standard'}"/><c:varyColors val="0"/>${series}${axisIds}</c:areaChart>`;
    case 'scatter':
      return `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>${series}${axisIds}</c:scatterChart>`;
    default:
      return unreachable(group);
  }
}

function seriesElement(chart: ChartPlan, series: ChartSeriesPlan, at: number): string {
  const { look, colour, isComment } = series;
  const group = groupOf(chart, look);
  const head = `<c:ser><c:idx val="${at}"/><c:order val="${at}"/><c:tx><c:v>${elementText(series.name)}</c:v></c:tx>`;
  const fill = colour === undefined ? '' : solid(colour);
  const dash = isComment ? 'sysDash' : (dashes[at % dashes.length] ?? 'solid');
  const width = isComment ? 12_700 : 28_575;
  const line =
    look === 'line'
      ? `<a:ln w="${width}" cap="rnd">${fill}<a:prstDash val="${dash}"/><a:round/></a:ln>`
      : NO_LINE;
  const isMarked = !isComment && (series.hasMarkers || look === 'points');
  const marker = isMarked ? markerElement(at, fill) : NO_MARKER;
  const rest = `${pointElements(series, group)}${labelElements(series, group)}${errorBars(series)}`;
  const xy = `<c:xVal>${numbers(series.categories)}</c:xVal><c:yVal>${numbers(series.values)}</c:yVal>`;
  const categories = `<c:cat>${categoryData(series.categories)}</c:cat><c:val>${numbers(series.values)}</c:val>`;
  switch (group) {
    case 'bars':
      return `${head}<c:spPr>${fill}${SEPARATOR}</c:spPr><c:invertIfNegative val="0"/>${rest}${categories}</c:ser>`;
    case 'area':
      return `${head}<c:spPr>${areaLook(series, fill)}</c:spPr>${rest}${categories}</c:ser>`;
    case 'line':
      return `${head}<c:spPr>${line}</c:spPr>${marker}${rest}${categories}<c:smooth val="0"/></c:ser>`;
    case 'scatter':
      return `${head}<c:spPr>${line}</c:spPr>${marker}${rest}${xy}<c:smooth val="0"/></c:ser>`;
    default:
      return unreachable(group);
  }
}

/** Beneath a line of its own an area is pale, so that words upon it can be read. */
function areaLook({ colour, edge }: ChartSeriesPlan, fill: string): string {
  if (edge === undefined || colour === undefined) return `${fill}${SEPARATOR}`;
  const pale = solid(colour).replace('/></a:solidFill>', '><a:alpha val="20000"/></a:srgbClr></a:solidFill>');
  return `${pale}<a:ln w="28575">${solid(edge)}</a:ln>`;
}

function markerElement(at: number, fill: string): string {
  const symbol = markers[at % markers.length] ?? 'circle';
  return `<c:marker><c:symbol val="${symbol}"/><c:size val="7"/><c:spPr>${fill}<a:ln w="9525">${fill}</a:ln></c:spPr></c:marker>`;
}

/** Points of a colour of their own, or drawn as outlines since their values are not final. */
function pointElements({ pointColours, hollow, colour = '#000000' }: ChartSeriesPlan, group: Group): string {
  return [...new Set([...pointColours.keys(), ...hollow])]
    .toSorted((a, b) => a - b)
    .map((at) => {
      const own = solid(pointColours.get(at) ?? colour);
      const outline = `<a:noFill/><a:ln w="12700">${own}</a:ln>`;
      const isHollow = hollow.has(at);
      const isBar = group === 'bars';
      const look = isHollow ? outline : `${own}${isBar ? SEPARATOR : `<a:ln w="9525">${own}</a:ln>`}`;
      return isBar
        ? `<c:dPt><c:idx val="${at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>${look}</c:spPr></c:dPt>`
        : `<c:dPt><c:idx val="${at}"/><c:marker><c:symbol val="circle"/><c:size val="7"/><c:spPr>${look}</c:spPr></c:marker><c:bubble3D val="0"/></c:dPt>`;
    })
    .join('');
}

const positions = { top: 't', bottom: 'b', right: 'r', left: 'l', centre: 'ctr', outside: 'outEnd' } as const;
const HIDDEN =
  '<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>';

function labelElements({ labels }: ChartSeriesPlan, group: Group): string {
  if (labels.size === 0) return '';
  const own = [...labels]
    .toSorted(([a], [b]) => a - b)
    .map(([at, label]) => {
      const { text, numberFormat, colour, position } = label;
      const run = `sz="${LABEL_SIZE}" b="0"`;
      // The programs' own place for labels of an area is its middle, which has no name.
      const place =
        position === undefined || group === 'area' ? '' : `<c:dLblPos val="${positions[position]}"/>`;
      const shows = `<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr><a:defRPr ${run}>${solid(colour)}${LATIN}</a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr>${place}<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;
      return numberFormat === undefined
        ? `<c:dLbl><c:idx val="${at}"/><c:layout/><c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/>${paragraphs(text, label)}</c:rich></c:tx>${shows.replace(/<c:txPr>.*<\/c:txPr>/, '')}</c:dLbl>`
        : `<c:dLbl><c:idx val="${at}"/><c:numFmt formatCode="${attributeText(numberFormat)}" sourceLinked="0"/>${shows}</c:dLbl>`;
    });
  return `<c:dLbls>${own.join('')}${HIDDEN}</c:dLbls>`;
}

function paragraphs(text: string, { colour }: ChartLabelPlan): string {
  return text
    .split('\n')
    .map(
      (line) =>
        `<a:p><a:r><a:rPr sz="${LABEL_SIZE}" b="0">${solid(colour)}${LATIN}</a:rPr><a:t>${elementText(line)}</a:t></a:r></a:p>`,
    )
    .join('');
}

/** A line down from each point: what Excel calls an error bar is the one upright line that it draws at a category. */
function errorBars({ drop, colour = '#000000', isComment }: ChartSeriesPlan): string {
  if (drop === undefined) return '';
  const [type, length] = drop === 'whole' ? ['percentage', 100] : ['fixedVal', plainDecimal(drop)];
  const dash = isComment ? '<a:prstDash val="sysDash"/>' : '';
  return `<c:errBars><c:errDir val="y"/><c:errBarType val="minus"/><c:errValType val="${type}"/><c:noEndCap val="1"/><c:val val="${length}"/><c:spPr><a:ln w="12700">${solid(colour)}${dash}</a:ln></c:spPr></c:errBars>`;
}

/** Numbers with what stands in them now; a gap has no point. */
function numbers(range: RangePlan): string {
  const points = range.values
    .map((value, at) =>
      typeof value === 'number' ? `<c:pt idx="${at}"><c:v>${plainDecimal(value)}</c:v></c:pt>` : '',
    )
    .join('');
  return `<c:numRef><c:f>${elementText(range.reference)}</c:f><c:numCache><c:formatCode>${elementText(range.numberFormat)}</c:formatCode><c:ptCount val="${range.values.length}"/>${points}</c:numCache></c:numRef>`;
}

function categoryData(range: RangePlan): string {
  if (range.values.every((value) => value === null || typeof value === 'number')) return numbers(range);
  const points = range.values
    .map((value, at) =>
      value === null
        ? ''
        : `<c:pt idx="${at}"><c:v>${elementText(typeof value === 'number' ? plainDecimal(value) : value)}</c:v></c:pt>`,
    )
    .join('');
  return `<c:strRef><c:f>${elementText(range.reference)}</c:f><c:strCache><c:ptCount val="${range.values.length}"/>${points}</c:strCache></c:strRef>`;
}

function axes(chart: ChartPlan, colours: WorkbookColours): string {
  const { categoryAxis, valueAxis } = chart;
  const horizontal = chart.kind === 'bar';
  const grid = `<c:majorGridlines><c:spPr><a:ln w="6350">${solid(colours.grid)}</a:ln></c:spPr></c:majorGridlines>`;
  const scatter = chart.kind === 'scatter';
  const category = scatter
    ? `<c:valAx>${axisHead(CATEGORY_AXIS, categoryAxis, 'b', false, '')}${axisLabels(categoryAxis, 'low', colours)}<c:crossAx val="${VALUE_AXIS}"/><c:crosses val="autoZero"/><c:crossBetween val="midCat"/>${stepElement(categoryAxis)}</c:valAx>`
    : categoryElement(chart, colours);
  // With the first bar at the top, the far end of the category axis is the bottom.
  const crosses = horizontal ? 'max' : 'autoZero';
  const value = `<c:valAx>${axisHead(VALUE_AXIS, valueAxis, horizontal ? 'b' : 'l', false, grid)}${axisLabels(valueAxis, 'nextTo', colours)}<c:crossAx val="${CATEGORY_AXIS}"/><c:crosses val="${crosses}"/><c:crossBetween val="${chart.kind === 'area' || scatter ? 'midCat' : 'between'}"/></c:valAx>`;
  return category + value;
}

function stepElement({ step }: ChartAxisPlan): string {
  return step === undefined ? '' : `<c:majorUnit val="${step}"/>`;
}

function categoryElement(chart: ChartPlan, colours: WorkbookColours): string {
  const axis = chart.categoryAxis;
  const horizontal = chart.kind === 'bar';
  const body = `${axisHead(CATEGORY_AXIS, axis, horizontal ? 'l' : 'b', horizontal, '')}${axisLabels(axis, 'low', colours)}<c:crossAx val="${VALUE_AXIS}"/><c:crosses val="autoZero"/>`;
  return axis.kind === 'date'
    ? `<c:dateAx>${body}<c:auto val="1"/><c:lblOffset val="100"/><c:baseTimeUnit val="${axis.numberFormat.includes('d ') ? 'days' : 'months'}"/></c:dateAx>`
    : `<c:catAx>${body}<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>${labelSkip(chart)}<c:noMultiLvlLbl val="1"/></c:catAx>`;
}

/** Years along the foot of a chart stay upright when every second or fifth is named. */
function labelSkip(chart: ChartPlan): string {
  const count = chart.series[0]?.categories.values.length ?? 0;
  if (chart.kind === 'bar' || count <= MOST_LABELS) return '';
  const step = Math.ceil(count / MOST_LABELS);
  return `<c:tickLblSkip val="${step}"/>`;
}

function axisHead(id: number, axis: ChartAxisPlan, side: 'b' | 'l', reversed: boolean, grid: string): string {
  const max = axis.max === undefined ? '' : `<c:max val="${axis.max}"/>`;
  const min = axis.min === undefined ? '' : `<c:min val="${axis.min}"/>`;
  const orientation = reversed ? 'maxMin' : 'minMax';
  return `<c:axId val="${id}"/><c:scaling><c:orientation val="${orientation}"/>${max}${min}</c:scaling><c:delete val="0"/><c:axPos val="${side}"/>${grid}${titleElement(axis.title, AXIS_TITLE_SIZE, false)}`;
}

function axisLabels(axis: ChartAxisPlan, position: 'low' | 'nextTo', colours: WorkbookColours): string {
  return `<c:numFmt formatCode="${attributeText(axis.numberFormat)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="${position}"/><c:spPr><a:ln w="6350">${solid(colours.grid)}</a:ln></c:spPr>`;
}
